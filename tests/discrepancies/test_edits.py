"""Edits of near-identical sentences: for every rule a pair that differs by one edit; spans and severities."""

import tomllib
from pathlib import Path

import pytest
import samestory as ss
from helpers import corpus_of

pytestmark = pytest.mark.slow

EXAMPLES = tomllib.loads(Path(__file__).with_name("edit_examples.toml").read_text(encoding="utf-8"))["example"]


def found(*texts):
    return ss.discrepancies.find(corpus_of(*texts, event="e"))


def rules_found(*texts):
    table = found(*texts)
    return set(zip(table["kind"], table["rule"]))


def test_a_rule_fits_whichever_report_comes_first():
    texts = [text for example in EXAMPLES for text in (example["two"], example["one"])]
    events = [f"e{n // 2}" for n in range(len(texts))]
    table = ss.discrepancies.find(corpus_of(*texts, event=events))
    rules = set(zip(table["event"], table["kind"], table["rule"]))
    assert {(f"e{n}", example["kind"], example["rule"]) for n, example in enumerate(EXAMPLES)} <= rules


def spans(one, two, kind, rule):
    table = found(one, two)
    rows = table[(table["kind"] == kind) & (table["rule"] == rule)]
    return rows["text"].tolist(), set(rows["severity"])


@pytest.mark.parametrize(
    ("old", "new", "kind", "rule", "shown", "severity"),
    [
        ("sold 12 boats", "sold 15 boats", "number", "other number", ["12 boats", "15 boats"], "substantive"),
        ("sold about 12 boats", "sold over 12 boats", "number", "hedge", ["about", "over"], "wording"),
        ("did not sail", "did sail", "contradiction", "negation", ["did not sail", "did sail"], "substantive"),
        ("on Monday", "on Friday", "date_time", "other time", ["Monday", "Friday"], "substantive"),
        ("the law", "the bill", "name_or_term", "other word for the same thing", ["law", "bill"], "wording"),
        ("the tariff", "the duty", "name_or_term", "other word for the same thing", ["tariff", "duty"], "substantive"),
    ],
)
def test_what_is_shown_and_how_severe_it_is(old, new, kind, rule, shown, severity):
    text = "The two harbor towns said that {} after a long debate among all of the fishermen."
    texts, severities = spans(text.format(old), text.format(new), kind, rule)
    assert texts == shown and severities == {severity}


@pytest.mark.parametrize(
    ("one", "two", "severity"),
    [
        ("We will do it now.", "We will do that now.", "trivial"),
        ("We will do it now.", "We may do it now.", "substantive"),
    ],
)
def test_a_quotation_is_shown_whole(one, two, severity):
    text = "“Order will come to every corner of this old harbor,” the minister Berit Lund said. “{}”"
    texts, severities = spans(text.format(one), text.format(two), "quote_variant", "other words inside the marks")
    assert texts == [one, two] and severities == {severity}


@pytest.mark.parametrize(
    ("one", "two", "exchanged"),
    [
        ("Captain Olsen praised Inspector Dahl", "Inspector Dahl praised Captain Olsen", True),
        ("Peru and Chile signed the treaty", "Chile and Peru signed the treaty", False),
        ("the old man followed the dog", "the dog followed the old man", True),
        ("boats and nets were bought", "nets and boats were bought", False),
    ],
)
def test_parties_exchanged(one, two, exchanged):
    text = "After the long search of the whole harbor {} before the crowd."
    rule = ("contradiction", "doer and goal exchanged")
    assert (rule in rules_found(text.format(one), text.format(two))) == exchanged


def test_names_exchanged_beside_another_edit():
    one = "On that cold day Captain Ole Olsen praised Inspector Dahl before the whole crew of the ship."
    two = "On that dark day Inspector Dahl praised Captain Ole Olsen before the whole crew of the ship."
    assert ("contradiction", "doer and goal exchanged") in rules_found(one, two)


def test_an_edit_is_shown_for_every_report():
    text = "Inspectors found {} barrels of chemical waste on board the old tanker."
    table = found(*(text.format(n) for n in (240, 310, 240)))
    rows = table[table["rule"] == "other number"]
    assert rows["text"].tolist() == ["240 barrels", "310 barrels", "240 barrels"] and rows["discrepancy"].nunique() == 1


def test_only_a_report_that_retells_the_text_leaves_a_sentence_out():
    text = EXAMPLES[-1]["one"]
    other = "The storm flooded many villages on the island. Prices rose. Schools closed. Nobody came to the fair."
    assert (EXAMPLES[-1]["kind"], EXAMPLES[-1]["rule"]) not in rules_found(text, other)
