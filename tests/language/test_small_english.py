"""Closed lists of English: negators by use, capitals, inflection, cue verbs, scales."""

import re

import pytest
from samestory import codebooks
from samestory.language import capitals, inflection, negation, scales
from samestory.language.cue_verbs import cue_verbs, inventory
from vaderSentiment.vaderSentiment import NEGATE


def test_eight_of_the_common_negators_are_in_the_list_of_vader():
    assert negation.negators() - set(NEGATE) == {"no", "nobody", "hardly"}


@pytest.mark.parametrize(
    ("word", "common", "terms", "clauses"),
    [
        ("never", True, True, True),
        ("couldn't", True, True, True),
        ("scarcely", False, True, True),
        ("lack", False, True, False),
        ("unless", False, False, True),
        ("couldnt", False, False, True),
        ("note", False, False, False),
    ],
)
def test_what_denies_for_which_use(word, common, terms, clauses):
    assert [negation.denies(word, use) for use in ("common", "terms", "clauses")] == [common, terms, clauses]
    assert negation.is_negator(word) == clauses


def test_only_after_not_denies_nothing():
    assert scales.listed("nothing_denied") == {"only", "just", "merely", "simply", "least"}


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("Putin Praises India for Its Policy", True),
        ("Putin praises India for its policy", False),
        ("President Putin met Prime Minister Modi in New Delhi.", False),  # three names, but "met" is small
        ("India Buys Oil.", True),  # with a stop every word must have a capital
        ("India Buys oil and Gas Again.", False),
        ("India Buys oil and Gas", True),  # one of four is small
        ("India buys oil Again", False),
        ("Yes", False),  # fewer than three content words
    ],
)
def test_title_case(text, headline):
    assert capitals.title_case(text, (0, len(text))) == headline


@pytest.mark.parametrize("word", ["Monday", "may", "Asked", "Europe’s", "Quickly", "Over", "SAID"])
def test_no_part_of_a_name(word):
    assert capitals.FUNCTION.fullmatch(word)


@pytest.mark.parametrize("word", ["Putin", "Delhi", "Reserve", "Mayor", "Sundaym"])
def test_may_be_part_of_a_name(word):
    assert not capitals.FUNCTION.fullmatch(word)


def test_no_word_is_both_a_past_form_and_none():
    assert not inflection.PAST & inflection.NOT_PAST
    assert not [word for word in inflection.PAST if re.search("ed$", word) and word != "led"]


@pytest.mark.parametrize(
    ("noun", "expected"),
    [("claim", "claims"), ("inquiry", "inquiries"), ("essay", "essays"), ("address", "addresses"), ("tax", "taxes")],
)
def test_plurals(noun, expected):
    assert inflection.plural(noun) == expected


def test_longer_cues_come_first_and_modals_are_no_verb_forms():
    found = inventory({"a": {"terms": ["point", "point out", "may"]}})
    assert [term.lemma for term in found.verbs["points"]] == ["point out", "point"]
    assert "may" in found.verbs and "may" not in found.forms


def test_cue_verbs_are_built_once():
    assert cue_verbs() is cue_verbs()


def test_a_stem_on_two_scales_has_both_entries_once():
    acts = codebooks.read("discrepancies")["acts"]
    expected = {(name, n) for name, act in acts.items() for n, step in enumerate(act["steps"]) if "suggest" in step}
    entries = scales.lexicon().acts[("suggest",)]
    assert set(entries) == expected and len(entries) == len(expected) > 1


def test_the_longest_entry_wins():
    assert scales.marks(["press", "for", "for"], scales.lexicon().acts) == [(0, 2, [("direction", 2)])]
