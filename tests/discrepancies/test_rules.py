"""The instrument: every rule has a pair of reports that it tells apart; a rule without one fails here."""

import tomllib
from pathlib import Path

import pytest
import samestory as ss
from helpers import corpus_of

RULES = ss.discrepancies.rules()
KEYS = list(zip(RULES["kind"], RULES["rule"], RULES["compares"]))
EXAMPLES = {
    (example["kind"], example["rule"], example["compares"]): example
    for path in sorted(Path(__file__).parent.glob("*_examples.toml"))
    for example in tomllib.loads(path.read_text(encoding="utf-8"))["example"]
}


def reports_with(kind, rule, *texts):
    """The articles that have a passage of a difference of this kind and rule."""
    table = ss.discrepancies.find(corpus_of(*texts, event="e"))
    part = table[(table["kind"] == kind) & (table["rule"] == rule) & table["start"].notna()]
    return set(part["article"].astype(str))


@pytest.mark.slow
@pytest.mark.parametrize("key", KEYS, ids=" | ".join)
def test_a_rule_tells_its_example_apart(key):
    assert key in EXAMPLES, "a rule needs an example in tests/discrepancies/*_examples.toml"
    kind, rule, _ = key
    example = EXAMPLES[key]
    others = [example["third"]] if "third" in example else []
    reports = reports_with(kind, example.get("found", rule), example["one"], example["two"], *others)
    assert reports == ({"a0"} if kind == "omission" else {"a0", "a1"})
    if "agree" in example:
        assert not reports_with(kind, example.get("found", rule), example["one"], example["agree"], *others)


def test_no_example_without_a_rule():
    assert set(EXAMPLES) <= set(KEYS)


def test_the_table_says_what_a_coder_needs_to_know():
    assert RULES.columns.tolist()[:5] == ["rule", "kind", "severity", "source", "measures"]
    assert not RULES.duplicated(["rule", "kind", "compares"]).any()
    assert (RULES[["rule", "kind", "severity", "source", "measures", "compares"]] != "").all(axis=None)
    severities = {severity for cell in RULES["severity"] for severity in cell.split(" or ")}
    assert severities == {"substantive", "wording", "trivial"}
    kinds = "quote_variant number date_time place name_or_term speech_act attribution contradiction omission"
    assert RULES["kind"].drop_duplicates().tolist() == kinds.split()


def test_every_difference_is_of_a_rule_with_one_of_its_severities(seeds):
    table = ss.discrepancies.find(seeds).drop_duplicates("discrepancy")
    known = {(kind, rule): set() for kind, rule, _ in KEYS}
    for (kind, rule, _), severity in zip(KEYS, RULES["severity"]):
        known[kind, rule] |= set(severity.split(" or "))
    for kind, rule, severity in zip(table["kind"], table["rule"], table["severity"]):
        opening = rule.split(" of ")[0] + " of {key}"
        assert severity in known.get((kind, rule), known.get((kind, opening), ()))


def test_an_example_of_one_rule_is_told_from_another_event():
    example = EXAMPLES["contradiction", "negation", "sentences that share words"]
    corpus = corpus_of(example["one"], example["two"], event=["e", "f"])
    assert ss.discrepancies.find(corpus).empty
