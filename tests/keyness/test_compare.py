"""keyness.compare against published examples and the formulas worked out word by word."""

import math
import os
import subprocess
import sys

import numpy as np
import pandas as pd
import pytest
import samestory as ss
from helpers import corpus_of
from hypothesis import given
from hypothesis import strategies as st
from samestory import keyness
from samestory.errors import ArgumentError
from scipy import stats

COLUMNS = """word target_count reference_count target_per_1000 reference_per_1000 target_articles reference_articles
    top_article_share log_ratio low high percent_difference g2 log_odds_z z p q dispersion example""".split()
LETTERS = st.lists(st.sampled_from("a b c d e".split()), min_size=1, max_size=12)
SIDES = st.lists(LETTERS, min_size=2, max_size=6)


def compared(target, reference):
    sides = ["one"] * len(target) + ["other"] * len(reference)
    return keyness.compare(corpus_of(*target, *reference, side=sides), "side", "one")


def row(table, word):
    rows = table[table["word"] == word]
    assert len(rows) == 1, word
    return rows.iloc[0]


def g2(a, b, size_a, size_b):
    """The two cells of the wizard, as printed in Rayson & Garside (2000)."""
    both = (a + b) / (size_a + size_b)
    return 2 * sum(n * math.log(n / (size * both)) for n, size in ((a, size_a), (b, size_b)) if n)


# Published examples ----------------------------------------------------------------------------------------------


def test_g2_of_the_example_for_the_wizard():
    # 52 in 50,000 words against 57 in 75,000: "+ 2.65", .10 % and .08 % (teaching example for the UCREL wizard).
    table = compared(["word " * 52 + "x " * 49_948], ["word " * 57 + "x " * 74_943])
    found = row(table, "word")
    assert round(found["g2"], 2) == 2.65 and found["g2"] == pytest.approx(g2(52, 57, 50_000, 75_000), abs=1e-9)
    assert round(found["target_per_1000"] / 10, 2) == 0.10 and round(found["reference_per_1000"] / 10, 2) == 0.08


def test_g2_of_keep_by_learners_and_native_speakers():
    # P. Rayson, Corpora list, 18 January 2002: KEEP, keep, keeps, keeping, kept in two corpora of a million words each.
    # Of sides of one size the size does not matter.
    published = {"all": (392, 170, 90), "keep": (348, 99, 147), "keeps": (15, 14, 0), "keeping": (9, 32, 14)}
    published["kept"] = (21, 25, 0)
    sides = []
    for side in (0, 1):
        words = [word for word, counts in published.items() for _ in range(counts[side])]
        sides.append([" ".join(words + ["x"] * (10_000 - len(words)))])
    table = compared(*sides)
    assert {word: round(row(table, word)["g2"]) for word in published} == {w: n for w, (*_, n) in published.items()}


def test_dispersion_of_the_example_of_gries():
    # Gries (2008), five parts of 9, 10, 10, 10 and 11 letters; "a" stands in them 1 to 5 times: DP .18, normalized .22.
    parts = [
        "b a m n i b e u p",
        "b a s a t b e w q n",
        "b c a g a b e s t a",
        "b a g h a b e a a t",
        "b a h a a b e a x a t",
    ]
    table = compared(parts[:1], parts[1:])
    assert row(table, "a")["dispersion"] == pytest.approx(0.18 / (1 - 0.18), abs=1e-12)
    assert row(table, "x")["dispersion"] == pytest.approx((1 - 0.22) / (1 - 0.18), abs=1e-12)


# The formulas, word by word --------------------------------------------------------------------------------------


def variance(articles, word):
    size, n = sum(map(len, articles)), len(articles)
    rate = sum(a.count(word) for a in articles) / size
    return n / (n - 1) * sum((a.count(word) - rate * len(a)) ** 2 for a in articles) / size**2


def log_odds_z(x, y, size_x, size_y, prior=500):
    """Monroe, Colaresi & Quinn (2008): difference of log odds, its variance, their ratio."""
    alpha = prior * (x + y) / (size_x + size_y)
    odds = [math.log((n + alpha) / (size + prior - n - alpha)) for n, size in ((x, size_x), (y, size_y))]
    return (odds[0] - odds[1]) / math.sqrt(1 / (x + alpha) + 1 / (y + alpha))


@given(SIDES, SIDES)
def test_equals_the_formulas(target, reference):
    table = compared([" ".join(a) for a in target], [" ".join(a) for a in reference])
    size, other_size = sum(map(len, target)), sum(map(len, reference))
    assert sorted(table["word"]) == sorted({w for a in target + reference for w in a})
    for found in table.itertuples():
        x, y = (sum(a.count(found.word) for a in side) for side in (target, reference))
        assert (found.target_count, found.reference_count) == (x, y)
        assert found.target_articles == sum(found.word in a for a in target)
        assert found.reference_articles == sum(found.word in a for a in reference)
        assert found.top_article_share == max(a.count(found.word) for a in target + reference) / (x + y)
        assert found.g2 == pytest.approx(g2(x, y, size, other_size), abs=1e-9)
        if x + y < size + other_size:
            assert found.log_odds_z == pytest.approx(log_odds_z(x, y, size, other_size), abs=1e-9)
        assert found.percent_difference == (pytest.approx(100 * (x / size / (y / other_size) - 1)) if y else math.inf)
        both = [variance(side, found.word) for side in (target, reference)]
        if sum(both) > 1e-12:
            z = (x / size - y / other_size) / math.sqrt(sum(both))
            assert found.z == pytest.approx(z, rel=1e-6, abs=1e-9)
        half = 0.5 if x == 0 or y == 0 else 0
        ratio = math.log2((x + half) / size) - math.log2((y + half) / other_size)
        assert found.log_ratio == pytest.approx(ratio, abs=1e-9)
        of_log = [v * s**2 / (n + half) ** 2 if n else 2 for v, s, n in zip(both, (size, other_size), (x, y))]
        reach = stats.t.ppf(0.975, len(target) + len(reference) - 2) * math.sqrt(sum(of_log)) / math.log(2)
        assert found.high - ratio == pytest.approx(reach, abs=1e-4) and ratio - found.low == pytest.approx(
            reach, abs=1e-4
        )
        assert found.note == "descriptive" and math.isnan(found.p) and math.isnan(found.q)


# What is compared ------------------------------------------------------------------------------------------------


def test_columns_of_the_contract(seeds):
    table = keyness.compare(seeds, "article", "000")
    assert list(table.columns) == [*COLUMNS, "example_article", "example_start", "example_end", "note"]
    assert (table["note"] == "descriptive").all() and table["p"].isna().all() and table["q"].isna().all()
    assert np.isfinite(table[["low", "high"]]).all(axis=None) and "500" in table.attrs["prior"]


def test_the_country_is_not_the_pronoun():
    table = compared(["The US told us so. US’s aid and U.S. aid."], ["NEW DELHI: Us? Nobody in the US. IT and it."])
    count = {r.word: (r.target_count, r.reference_count) for r in table.itertuples()}
    assert count["US"] == (1, 1) and count["us"] == (1, 1) and count["US's"] == (1, 0) and count["U.S."] == (1, 0)
    assert count["new"] == count["delhi"] == (0, 1) and count["IT"] == count["it"] == (0, 1)


def test_examples_are_no_boilerplate():
    footer = (
        "You can write to our desk about rates at any hour of the day, and somebody will answer you in a week or so."
    )
    corpus = corpus_of(f"Rates rose.\n{footer}", f"Wages fell.\n{footer}", outlet=["Post", "Post"])
    assert row(keyness.compare(corpus, "article", "a0"), "rates")["example"] == "Rates rose."


def test_sorted_by_the_bound_nearest_to_zero(seeds):
    table = keyness.compare(seeds, "article", ["000", "001"])
    bound = np.where(table["low"] > 0, table["low"], np.where(table["high"] < 0, table["high"], 0))
    assert (np.diff(bound) <= 1e-9).all() and (bound == 0).any()


def test_examples_hold_the_word_and_stand_in_the_text(seeds):
    table = keyness.compare(seeds, "article", ["000", "001"], "002")
    for found in table.itertuples():
        assert seeds.raw(found.example_article)[found.example_start : found.example_end] == found.example
        assert found.word.lower() in ss.text.fold(found.example)
        assert found.example_article in (("000", "001") if found.target_count else ("002",))


def test_reference_and_lists():
    corpus = corpus_of("one", "two", "three", "four", kind=["a", "b", "c", "c"])

    def counted(*sides):
        return set(keyness.compare(corpus, "kind", *sides)["word"])

    assert counted("a") == {"one", "two", "three", "four"}
    assert counted("a", "b") == {"one", "two"} and counted(["a", "b"], ["c"]) == {"one", "two", "three", "four"}


@pytest.mark.parametrize(
    ("by", "target", "reference", "said"),
    [
        ("paper", "a", None, "a column of corpus.articles"),
        ("kind", "x", None, "'x'"),
        ("kind", "a", "x", "reference"),
        ("kind", "a", ["a", "b"], "other values of kind"),
        ("kind", ["a", "b"], None, "at least one article"),
        ("kind", "a", [], "at least one article"),
    ],
)
def test_mistakes_are_named(by, target, reference, said):
    with pytest.raises(ArgumentError, match=said):
        keyness.compare(corpus_of("one", "two", kind=["a", "b"]), by, target, reference)


def test_a_misspelled_column_or_value_names_its_nearest_match():
    corpus = corpus_of("one", "two", outlet=["Post", "Times"])
    with pytest.raises(ArgumentError, match="keyness.compare: by='outlett' is not .*Did you mean 'outlet'"):
        keyness.compare(corpus, "outlett", "Post")
    with pytest.raises(ArgumentError, match="keyness.chance: target='Psot' is not .*Did you mean 'Post'"):
        keyness.chance(corpus, "outlet", "Psot")
    with pytest.raises(ArgumentError, match="keyness.chance: times=-1"):
        keyness.chance(corpus, "outlet", "Post", times=-1)


def random_texts(number, seed, length=60):
    rng = np.random.default_rng(seed)
    words = np.array([f"w{n}" for n in range(200)])
    weight = 1 / np.arange(1, 201)
    return [" ".join(rng.choice(words, rng.integers(20, length), p=weight / weight.sum())) for _ in range(number)]


def test_order_of_articles_changes_nothing():
    texts, sides = random_texts(24, seed=1), ["one", "other", "other"] * 8
    ids = [f"a{n:02}" for n in range(24)]
    order = np.random.default_rng(2).permutation(24)
    one = corpus_of(*texts, ids=ids, side=sides)
    other = corpus_of(*(texts[n] for n in order), ids=[ids[n] for n in order], side=[sides[n] for n in order])
    pd.testing.assert_frame_equal(
        keyness.compare(one, "side", "one"), keyness.compare(other, "side", "one"), rtol=0, atol=0
    )
    pd.testing.assert_frame_equal(
        keyness.chance(one, "side", "one", times=5), keyness.chance(other, "side", "one", times=5)
    )
    pd.testing.assert_frame_equal(keyness.collocates(one, "w1"), keyness.collocates(other, "w1"))


def test_the_hash_seed_changes_nothing(top):
    script = (
        "import hashlib, samestory as ss; from samestory import keyness as k; c = ss.read_corpus('seeds');"
        "t = k.compare(c, 'article', ['000', '001']).to_csv() + k.collocates(c, 'India').to_csv();"
        "t += k.pairs(c).to_csv();"
        "print(hashlib.sha256(t.encode()).hexdigest())"
    )

    def run(seed):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        return subprocess.run([sys.executable, "-c", script], cwd=top, env=environment, capture_output=True, check=True)

    assert run("1").stdout == run("2").stdout


@pytest.mark.parametrize("step", [keyness.compare, keyness.chance])
@pytest.mark.parametrize(
    ("texts", "by", "target"), [(1, "article", "a0"), (2, "outlet", "Post"), (2, "article", ["a0", "a1"])]
)
def test_a_comparison_needs_another_side(step, texts, by, target):
    corpus = corpus_of(*["Prices rose.", "Snow fell."][:texts], outlet="Post")
    with pytest.raises(ArgumentError, match="reference=None is not a choice that leaves at least one article"):
        step(corpus, by, target)
