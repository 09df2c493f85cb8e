"""The column `rule`: which function chose the speaker. The sentences are our own; each is a case of one rule."""

import ast

import pytest
import samestory as ss
from helpers import TOP, corpus_of


@pytest.mark.parametrize(
    "rule, text",
    [
        ("cue_behind", "“The harvest was poor,” said Maria Lopez."),
        ("cue_behind", "“The harvest was poor,” according to Maria Lopez."),
        ("question_behind", "“Where is the grain?” Maria Lopez, a retired judge, asked."),
        ("cue_before", "Maria Lopez added: “We will sow again.”"),
        ("cue_before", "Maria Lopez described the harvest as “a heavy loss” on Monday."),
        ("signed", "The letters:\n\n“We will sow again in spring.” Maria Lopez"),
        ("introduced_by_colon", "Maria Lopez gave two reasons:\n\n“It rained in May and it froze in June.”"),
        ("name_behind_dash", "“We will sow again in spring.” — Maria Lopez, farmer"),
        ("closing_cue", "The winter will be “long and lean” for all, Maria Lopez said."),
        ("unlisted_verb", "“We will sow again,” Maria Lopez deadpanned."),
        ("labeled", "Maria Lopez came again.\n\nLopez: We lost the harvest.\n\nTom Hill: You lost it here."),
        ("interviewed", "Maria Lopez came again.\n\nA: We lost the harvest.\n\nQ: Where was it lost?"),
        ("led_up_to", "Maria Lopez had a word for it, “We will sow until the end.”"),
    ],
)
def test_rule_of_a_quotation(rule, text):
    row = ss.voices.quotations(corpus_of(text)).iloc[0]
    assert (row["rule"], row["speaker"]) == (rule, "Maria Lopez")


def test_a_quotation_without_a_cue_takes_its_speaker_from_its_neighbor():
    behind = ss.voices.quotations(corpus_of("“The harvest was poor,” Maria Lopez said. “Nobody expected it.”"))
    assert behind["rule"].tolist() == ["cue_behind", "carried_over"]
    before = ss.voices.quotations(corpus_of("“Nobody came.” “We were alone,” Maria Lopez said."))
    assert before["rule"].tolist() == ["shared_with_next", "cue_behind"]


def test_two_other_reports_are_named_as_the_rule():
    texts = [
        "“The harvest was poor but nobody went hungry,” said Maria Lopez.",
        "Maria Lopez said: “The harvest was poor but nobody went hungry.”",
        "“The harvest was poor but nobody went hungry,” the speaker told the hall.",
    ]
    rules = ss.voices.quotations(corpus_of(*texts, event="harvest"))["rule"].tolist()
    assert rules == ["cue_behind", "cue_before", "named_in_other_reports"]


@pytest.mark.parametrize(
    "rule, text",
    [
        ("subject", "Maria Lopez said that the harvest was poor."),
        ("source_behind_verb", "The harvest was poor, said Maria Lopez."),
        ("source_of_phrase", "According to Maria Lopez, the harvest was poor."),
        ("agent", "The plan was criticized by Maria Lopez."),
        ("possessor_of_noun", "Maria Lopez’s claim that the harvest was poor is wrong."),
        ("possessor", "Maria Lopez’s remarks stressed that the harvest was poor."),
        ("speaker_at_colon", "Maria Lopez: We Lost the Harvest\n\nIt rained again."),
    ],
)
def test_rule_of_a_report(rule, text):
    row = ss.voices.reports(corpus_of(text)).iloc[0]
    assert row["rule"] == rule
    assert row["speaker"].casefold().startswith("maria lopez")


def test_no_speaker_has_no_rule():
    designation = ss.voices.quotations(corpus_of("The states signed the “Green Corridor Partnership” on Monday."))
    assert designation[["speaker", "rule"]].values.tolist() == [["", ""]]
    passive = ss.voices.reports(corpus_of("It was said that the harvest was poor, and there it was."))
    assert (passive["rule"] == "").eq(passive["speaker"] == "").all()


def test_every_rule_on_the_seeds_is_a_function_of_voices_that_the_face_names():
    folder = TOP / "lib" / "samestory" / "voices"
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in folder.rglob("_*.py")]
    functions = {node.name for tree in trees for node in tree.body if isinstance(node, ast.FunctionDef)}
    corpus = ss.read_corpus(TOP / "seeds")
    for table in (ss.voices.quotations(corpus), ss.voices.reports(corpus)):
        rules = set(table["rule"]) - {""}
        assert rules and rules <= functions
        assert all(rule in ss.voices.__doc__ for rule in rules)
        assert ((table["rule"] == "") == (table["speaker"] == "")).all()
