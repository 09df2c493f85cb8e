"""Same thing first: voices, reporting verbs, steps, quotations and initials are compared within one statement."""

import pandas as pd
import pytest
import samestory as ss
from helpers import corpus_of


def found(one, two, kind):
    """Rules and certainties of the differences of a kind that have a passage in both reports."""
    table = ss.discrepancies.find(corpus_of(one, two, event="e"))
    part = table[(table["kind"] == kind) & table["start"].notna()]
    return set(zip(part["rule"], part["certainty"]))


def shown(one, two, kind):
    """Rules of a kind whose differences are shown."""
    return {rule for rule, certainty in found(one, two, kind) if certainty != "low"}


OWN = "The council ignored three warnings about the northern dam before the flood."


@pytest.mark.parametrize(
    "other",
    [
        "Critics claim that the council ignored three warnings about the northern dam before the flood.",
        "The council ignored three warnings about the northern dam before the flood, Ole Moe alleged.",
        "Ida Lund believes that the council ignored three warnings about the northern dam before the flood.",
    ],
)
def test_what_an_outlet_makes_its_own_and_another_gives_as_a_claim(other):
    assert shown(OWN, other, "attribution") == {"quoted, reported or the outlet's own"}


@pytest.mark.parametrize(
    "one, two",
    [
        (OWN, "The council ignored two warnings about the northern dam before the flood, Ole Moe alleged."),
        (OWN, "Critics claim that the council never heard of the flood."),
        ("Ole Moe noted that the dam needs repairs.", "Repairs are what the dam needs, Ole Moe said in Lund."),
        ("The premier, Ida Lund, thanked the crews for their help.", "Premier Ida Lund praised the crews."),
        (
            "There is no water shortage, the attorney Ole Moe said on Friday.",
            "We will have a water shortage, and we will then be sued, the premier Ida Lund said on Friday.",
        ),
        ("The dam leaks, the engineer Ole Moe told reporters.", "The dam leaks, said the engineer Ole Moe."),
        (
            "Minister Dahl warned that the bridge was built without any permit.",
            "The bridge was built without any permit, Premier Lund said in Bergen.",
        ),
        ("Many workers lost their pay on Friday.", "Lund promised to see that workers get the pay they lost."),
    ],
)
def test_no_row_is_shown_for_other_statements_speakers_or_plain_verbs(one, two):
    assert not shown(one, two, "attribution")


@pytest.mark.parametrize("verb", ["claimed", "admitted", "warned", "insisted", "conceded", "complained"])
def test_a_verb_that_judges_one_statement_of_one_speaker(verb):
    one = f"Premier Lund {verb} that the bridge was built without any permit."
    assert shown(one, "The bridge was built without any permit, Premier Lund said in Bergen.", "attribution")


@pytest.mark.parametrize("verb", ["told reporters", "noted", "stated", "remarked", "added", "wrote"])
def test_plain_verbs_are_no_difference_that_is_shown(verb):
    one = f"Premier Lund {verb} that the bridge was built without any permit."
    assert not shown(one, "The bridge was built without any permit, Premier Lund said in Bergen.", "attribution")


QUOTED = "“We will drain every flooded street of this town before the winter,” Ida Lund said."


@pytest.mark.parametrize(
    "other",
    [
        "“We will clear every flooded street of this town before the winter,” said Lund.",
        "“We are going to drain all flooded streets of this town before winter comes,” Ms. Lund told the council.",
        "“We will drain each flooded street and yard of this town before the winter,” said Ida Lund.",
    ],
)
def test_other_words_inside_the_marks_of_one_utterance(other):
    kinds = {"one utterance, other words", "other words inside the marks"}
    assert shown(QUOTED, other, "quote_variant") & kinds


@pytest.mark.parametrize(
    "other",
    [
        "Ida Lund said that “every flooded street” will be drained.",
        "“We will drain every flooded street,” Ida Lund said. “It is a promise to this town.”",
        "“We will drain every flooded street … before the winter,” Ida Lund said at noon in Bergen.",
        "“We will drain every flooded street [of the capital] before the winter,” Ida Lund said at noon in Bergen.",
        "“I have never seen so many empty shops in one street,” Ida Lund said.",
        "“We will drain every flooded street of this town before the winter,” said Lund.",
    ],
)
def test_a_cut_or_another_utterance_is_no_variant(other):
    assert "one utterance, other words" not in shown(QUOTED, other, "quote_variant")


def test_two_people_of_one_last_name_do_not_render_one_utterance():
    one = "“I used money that belonged to the club for trips,” Anna Berg told the court."
    assert not found(one, "“I used money of the club for my own trips,” Karl Berg said later.", "quote_variant")


@pytest.mark.parametrize(
    "one, two",
    [
        ("The owner is a fierce defender of small shops.", "Many FD users like small shops."),
        ("The plan was a new bridge crossing at Lund.", "NBC filmed the harbor."),
        ("“It is history,” Rep. Ann Lee said.", "The HR 1 bill failed."),
        ("Former Arkansas Rep. Lee spoke.", "An AR rifle was found."),
        ("It was a cold winter in Bergen.", "CWB closed the pier."),
    ],
)
def test_initials_are_not_read_from_any_words(one, two):
    assert not found(one, two, "name_or_term")


@pytest.mark.parametrize(
    "one, two",
    [
        ("The Federal Harbor Agency closed the pier.", "The FHA closed a pier."),
        ("The Bureau of Harbor Safety closed the pier.", "The BHS closed a pier."),
        ("The Northern Light Rail opened in May.", "The NLR is quick."),
    ],
)
def test_initials_of_a_run_with_capitals_or_of_a_definition(one, two):
    assert "initials or the words" in {rule for rule, _ in found(one, two, "name_or_term")}


@pytest.mark.parametrize(
    "text, word",
    [
        ("Lund told reporters that she won.", None),
        ("It barely clears the bar.", None),
        ("The back of the ship.", None),
        ("Reportedly she won.", "Reportedly"),
        ("They surely won.", "surely"),
        ("She may win.", "may"),
    ],
)
def test_a_noun_or_another_verb_is_no_step_of_certainty(text, word):
    steps = ss.discrepancies.scale_steps(pd.DataFrame({"text": [text]}), "certainty")
    assert steps["word"].tolist() == ([word] if word else [])


@pytest.mark.parametrize(
    "one, two, is_shown",
    [
        (
            "After a long debate at night the harbor council may close the old pier.",
            "Fishermen of the town fear that the harbor council will close the old pier.",
            True,
        ),
        (
            "After a long debate at night the harbor council may close the old pier.",
            "Fishermen of the old pier will vote on the harbor council in spring.",
            False,
        ),
        ("Lund reminded reporters of the vote she won.", "Lund barely clears the vote she won.", False),
    ],
)
def test_steps_of_a_scale_need_one_act_of_one_subject(one, two, is_shown):
    assert any(rule.startswith("scale of") for rule in shown(one, two, "speech_act")) is is_shown


def test_an_operative_is_no_operation():
    one = "Foreign operatives stole the plans of the northern harbor last year."
    two = "The intervention that stole the plans of the northern harbor came last year."
    assert not any(rule.startswith("terms of") for rule, _ in found(one, two, "name_or_term"))
