"""The p of keyness.compare: every relabeling enumerated, 200,000 relabelings drawn, and what is not tested."""

import math
from itertools import combinations

import numpy as np
import pytest
from helpers import corpus_of
from samestory import keyness
from scipy import stats


def row(table, word):
    return table[table["word"] == word].iloc[0]


def bursty(target, reference, seed):
    """Articles of uneven length, 24 words from evenly spread to bursty, and how much more the target uses them."""
    rng = np.random.default_rng(seed)
    articles = target + reference
    length = rng.integers(150, 900, articles)
    words = [(rate, burst, more) for rate in (0.002, 0.006) for burst in (0.2, 1, 50) for more in (0.2, 1, 2.5, 6)]
    counts = np.array(
        [
            rng.poisson(
                rate * length * rng.gamma(burst, 1 / burst, articles) * np.where(np.arange(articles) < target, more, 1)
            )
            for rate, burst, more in words
        ]
    ).T
    texts = [
        " ".join([f"w{n} " * count for n, count in enumerate(row)] + ["x " * size]) for row, size in zip(counts, length)
    ]
    return corpus_of(*texts, side=["one"] * target + ["other"] * reference), counts, counts.sum(axis=1) + length


def relabeled(counts, length, target, chosen):
    """Twice the smaller share of relabelings whose sum of residuals is at least, or at most, that of the target."""
    residual = counts - np.outer(length, counts.sum(axis=0) / length.sum())
    seen, tie = residual[:target].sum(axis=0), 1e-9 * counts.sum(axis=0)
    more, less, drawn = 0, 0, 0
    for labels in chosen:
        sums = labels @ residual
        more, less, drawn = (
            more + (sums >= seen - tie).sum(axis=0),
            less + (sums <= seen + tie).sum(axis=0),
            drawn + len(sums),
        )
    return np.minimum(2 * np.minimum(more, less) / drawn, 1)


def all_relabelings(articles, target):
    rows = np.array(list(combinations(range(articles), target)))
    labels = np.zeros((len(rows), articles))
    np.put_along_axis(labels, rows, 1, axis=1)
    return [labels]


def random_relabelings(articles, target, times, seed=0):
    rng = np.random.default_rng(seed)
    for _ in range(times // 10_000):
        yield (rng.random((10_000, articles)).argsort(axis=1).argsort(axis=1) < target).astype(float)


def pairs_of_p(corpus, exact):
    table = keyness.compare(corpus, "side", "one").set_index("word")
    held = table["target_articles"] + table["reference_articles"]
    rows = [(table["p"].get(f"w{n}", np.nan), p, held.get(f"w{n}")) for n, p in enumerate(exact)]
    return [row for row in rows if not np.isnan(row[0])]


def honest(p, true, held):
    """No p is below half of the true one; a small p of a word in nine or more articles is not above its double."""
    return true <= 2 * p and (p <= 2 * true or p > 0.1 or held < 9)


@pytest.mark.parametrize(("target", "reference", "seed"), [(8, 8, 1), (8, 8, 2), (8, 9, 3), (8, 10, 4)])
def test_small_p_is_within_a_factor_of_two_of_all_relabelings(target, reference, seed):
    corpus, counts, length = bursty(target, reference, seed)
    exact = relabeled(counts, length, target, all_relabelings(target + reference, target))
    pairs = pairs_of_p(corpus, exact)
    assert len(pairs) > 15 and min(true for _, true, _ in pairs) < 0.005
    assert [row for row in pairs if not honest(*row)] == []


@pytest.mark.parametrize(("target", "reference", "seed"), [(40, 40, 5), (20, 60, 6), (12, 100, 7)])
def test_p_down_to_one_in_ten_thousand_is_within_a_factor_of_two_of_200_000_relabelings(target, reference, seed):
    corpus, counts, length = bursty(target, reference, seed)
    exact = relabeled(counts, length, target, random_relabelings(target + reference, target, 200_000))
    pairs = pairs_of_p(corpus, exact)
    assert len([held for *_, held in pairs if held >= 9]) >= 20 and min(drawn for _, drawn, _ in pairs) < 0.001
    assert [row for row in pairs if row[1] >= 1e-4 and not honest(*row)] == []
    assert all(p < 3e-4 for p, drawn, held in pairs if drawn < 1e-4 and held >= 9)


def test_no_p_is_below_that_of_the_most_uneven_relabeling():
    # 16 articles parted without overlap: z is about 3.5, and a fit of moments once gave 1.7e-6. Of the 12,870 ways to
    # choose eight, one is as uneven; in both directions two.
    texts = ["key " * (20 - n if n < 8 else 0) + "other " * 100 for n in range(16)]
    table = keyness.compare(corpus_of(*texts, side=["one"] * 8 + ["other"] * 8), "side", "one")
    assert row(table, "key")["p"] == pytest.approx(2 / math.comb(16, 8), rel=0.5)
    assert row(table, "key")["p"] >= 2 / math.comb(16, 8) * (1 - 1e-9)


@pytest.mark.parametrize("difference", [0.1, 0.3, 0.5, 0.7])
def test_p_of_an_evenly_spread_word_is_that_of_a_correlation(difference):
    # 120 articles of one length, counts near a normal curve: over relabelings r goes with t (Pitman 1937).
    rng = np.random.default_rng(11)
    counts = rng.normal(60, 8, 120).round().astype(int) + (np.arange(120) < 60) * round(8 * difference)
    texts = ["key " * count + "x " * (200 - count) for count in counts]
    table = keyness.compare(corpus_of(*texts, side=["one"] * 60 + ["other"] * 60), "side", "one")
    assert row(table, "key")["p"] == pytest.approx(stats.ttest_ind(counts[:60], counts[60:]).pvalue, rel=0.1)


def test_tested_from_eight_articles_a_side_on():
    texts = [f"common word{n} " + ("key key" if n < 8 else "") for n in range(16)]
    sides = ["one"] * 8 + ["other"] * 8
    table = keyness.compare(corpus_of(*texts, side=sides), "side", "one")
    found = row(table, "key")
    assert found["note"] == "" and found["p"] < 0.01 and found["q"] >= found["p"]
    assert row(table, "word3")["note"] == "descriptive" and math.isnan(row(table, "word3")["p"])
    fewer = keyness.compare(corpus_of(*texts[1:], side=sides[1:]), "side", "one")
    assert fewer["p"].isna().all() and (fewer["note"] == "descriptive").all()


def test_words_that_could_not_pass_are_not_tested():
    # Three articles of sixteen: even if one side holds all three, one relabeling in five parts them so.
    texts = ["common " * 50 + ("rare " if n < 3 else "") + ("often " if n < 6 else "") for n in range(16)]
    table = keyness.compare(corpus_of(*texts, side=["one"] * 8 + ["other"] * 8), "side", "one")
    assert row(table, "rare")["note"] == "descriptive" and row(table, "often")["note"] == ""


def test_a_word_in_two_articles_is_not_tested():
    texts = [f"common word{n} " + ("two " if n < 2 else "") + ("three " if n < 3 else "") for n in range(60)]
    table = keyness.compare(corpus_of(*texts, side=["one"] * 8 + ["other"] * 52), "side", "one")
    assert row(table, "two")["note"] == "descriptive" and row(table, "three")["p"] < 0.05


def random_texts(number, seed, length=60):
    rng = np.random.default_rng(seed)
    words = np.array([f"w{n}" for n in range(200)])
    weight = 1 / np.arange(1, 201)
    return [" ".join(rng.choice(words, rng.integers(20, length), p=weight / weight.sum())) for _ in range(number)]


def test_relabelings_are_comparisons():
    corpus = corpus_of(
        *random_texts(30, seed=3), ids=[f"a{n}" for n in range(10, 40)], side=["one"] * 10 + ["other"] * 20
    )
    rng = np.random.default_rng(7)
    table = keyness.chance(corpus, "side", "one", times=4, seed=7)
    assert table["relabeling"].tolist() == [0, 1, 2, 3]
    for found in table.itertuples():
        corpus.articles["side"] = np.where(rng.permutation(30) < 10, "one", "other")
        compared = keyness.compare(corpus, "side", "one").dropna(subset="p")
        assert (found.words, found.key_words) == (len(compared), (compared["q"] < 0.05).sum())
        assert found.share == pytest.approx((compared["p"] < 0.05).mean())


@pytest.mark.parametrize("target", [20, 8])
def test_chance_finds_what_chance_would(target):
    # 40 articles drawn from one urn: neither even nor uneven sides may find more than the level promises.
    corpus = corpus_of(*random_texts(40, seed=5, length=400), side=["one"] * target + ["other"] * (40 - target))
    table = keyness.chance(corpus, "side", "one", times=200)
    assert 0.03 < table["share"].mean() < 0.065 and table["key_words"].mean() <= 0.3


def test_chance_tests_nothing_with_few_articles(seeds):
    table = keyness.chance(seeds, "article", "000", times=3)
    assert table["words"].tolist() == table["key_words"].tolist() == [0, 0, 0] and table["share"].isna().all()
