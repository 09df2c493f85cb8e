"""Finding differences of two hostile reports takes no longer than their length; what bounds it is said."""

import warnings

import pytest
import samestory as ss
from helpers import corpus_of, growth
from samestory.discrepancies._near_identical import edits_of

LEAST = 6  # 4 is linear, 16 quadratic
KINDS = {
    "one sentence": lambda size: "The mayor said that " + "word " * size,
    "negators": lambda size: "The mayor did " + "not say " * (size // 2),
    "quotations": lambda size: "“We won,” " * (size // 2),
    "one sentence again and again": lambda size: (
        "The mayor of Larvik said on Monday that 12 boats sank. " * (size // 10)
    ),
    "one-character lines": lambda size: "b\n" * (size // 4),
    "sentences alike": lambda size: "".join(f"On Monday {n} boats sank off Larvik. " for n in range(size // 8)),
    "quotations alike": lambda size: "".join(f"“We sold {n} boats,” Ole Moe said. " for n in range(size // 8)),
    "names": lambda size: "Ann Lee and " * (size // 3),
    "months": lambda size: "Monday May 5, March 2024, " * (size // 6),
    "holders of offices": lambda size: "".join(
        f"Harbor master Karin Lund{n} sold boats in Larvik on May {n % 28 + 1}, Ole Moe{n} said. "
        for n in range(size // 18)
    ),
    "he said that": lambda size: "he said that " * (size // 3),
    "scores": lambda size: "won 5 to 4, " * (size // 4),
    "scores denied": lambda size: "won 5 to 4, not lost, " * (size // 6),
    "short quotations": lambda size: "“We won,” he said. " * (size // 4),
    "speaker behind": lambda size: "“x,” said Ann Lee. " * (size // 4),
}


@pytest.mark.filterwarnings("ignore:.*too much is alike")
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.timed
def test_differences(kind):
    steps = (ss.actors.mentions, ss.alignment.claims, ss.quantities.find)
    assert growth(ss.discrepancies.find, KINDS[kind], 3000, *steps) < LEAST


def _alike(numbers):
    return " ".join(f"On Monday {n} boats sank off Larvik." for n in numbers)


def test_a_bound_that_is_met_is_said_with_the_article():
    corpus = corpus_of(_alike(range(1500)), _alike(range(1, 1500)), ids=["long list", "other"], event="e")
    with pytest.warns(UserWarning, match="'long list', 'other'"):
        table = ss.discrepancies.find(corpus)
    assert table.attrs["limited"] == ["long list", "other"]


def test_sentences_beyond_the_ten_thousandth_are_not_compared_and_it_is_said():
    lines = "b\n" * 10_001
    corpus = corpus_of(lines + "Nine boats sank off Larvik.", "Ten boats sank off Larvik.", event="e")
    with pytest.warns(UserWarning, match="'a0' for"):
        table = ss.discrepancies.find(corpus)
    assert table["text"].dropna().tolist() == [] and table.attrs["limited"] == ["a0"]
    alone = ss.discrepancies.find(corpus_of("Nine boats sank off Larvik.", "Ten boats sank off Larvik.", event="e"))
    assert {"Nine boats", "Ten boats"} <= set(alone["text"])  # within the bound they do differ


def test_ordinary_reports_are_compared_in_full():
    corpus = corpus_of(_alike(range(30)), _alike(range(1, 30)), event="e")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert ss.discrepancies.find(corpus).attrs["limited"] == []


def test_equal_sentences_again_and_again_have_partners():
    """What a report says twice has a partner each time, and the one sentence that differs is found among many alike."""
    one = [f"On Monday {n} boats sank off Larvik." for n in range(1200)]
    other = [*one[:600], "On Monday 600 boats sank off Bergen.", *one[601:]]
    corpus = corpus_of(" ".join(one), " ".join(other), event="e")
    with pytest.warns(UserWarning, match="too much is alike"):
        table = ss.discrepancies.find(corpus)
    assert {"larvik", "bergen"} <= set(table["value"].str.lower())


def test_an_endless_sentence_is_aligned_at_its_ends():
    words = tuple(f"w{n}" for n in range(1500))
    assert edits_of(words, (*words[:700], "other", *words[701:])) == ((700, 701, 700, 701),)
    assert edits_of(words, words[:5] + words[6:]) == ((5, 6, 5, 5),)
    assert edits_of(("x",) * 1500, ("x",) * 1501) == ((1500, 1500, 1500, 1501),)
