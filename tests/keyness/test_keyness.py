"""Keyness against published examples, NLTK, SciPy and the formulas worked out word by word."""

import math
import os
import subprocess
import sys
from collections import Counter
from itertools import combinations

import numpy as np
import pandas as pd
import pytest
import samestory as ss
from hypothesis import given
from hypothesis import strategies as st
from nltk.collocations import BigramCollocationFinder
from nltk.metrics import BigramAssocMeasures
from samestory import keyness
from samestory.errors import CorpusError
from samestory.keyness import _collocates as concordance
from scipy import stats

COLUMNS = """word target_count reference_count target_per_1000 reference_per_1000 target_articles reference_articles
    top_article_share log_ratio low high percent_difference g2 log_odds_z z p q dispersion example""".split()


def corpus_of(*texts, **columns):
    ids = columns.pop("article", [f"a{n:02}" for n in range(len(texts))])
    return ss.read_corpus(pd.DataFrame({"article": ids, "text": texts, **columns}))


def compared(target, reference):
    sides = ["one"] * len(target) + ["other"] * len(reference)
    return keyness.compare(corpus_of(*target, *reference, side=sides), "side", "one")


def row(table, word):
    found = table[table["word"] == word]
    assert len(found) == 1, word
    return found.iloc[0]


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


@pytest.mark.parametrize(
    ("learners", "natives", "published"), [(392, 170, 90), (348, 99, 147), (15, 14, 0), (9, 32, 14), (21, 25, 0)]
)
def test_g2_of_keep_by_learners_and_native_speakers(learners, natives, published):
    # P. Rayson, Corpora list, 18 January 2002: KEEP, keep, keeps, keeping, kept in two corpora of a million words each.
    sides = [
        keyness._compare.Side(1, 1e6, 1e12, *(np.array([float(n)]) for n in (count, count**2, count * 1e6, 1)))
        for count in (learners, natives)
    ]
    assert round(float(keyness._compare._g2(*sides)[0])) == published


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


# The formulas, word by word ---------------------------------------------------------------------------------------

LETTERS = st.lists(st.sampled_from("a b c d e".split()), min_size=1, max_size=12)
SIDES = st.lists(LETTERS, min_size=2, max_size=6)


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


@given(st.lists(LETTERS, min_size=4, max_size=8), st.data())
def test_moments_of_all_relabelings(articles, data):
    # Every way to choose the target, one after the other: the residuals' variance and third moment.
    n = data.draw(st.integers(1, len(articles) - 1))
    corpus = corpus_of(*(" ".join(a) for a in articles))
    null = keyness._compare._null(keyness._compare._counts(corpus), keyness._compare._lengths(corpus).astype(float), n)
    size = sum(map(len, articles))
    for place, word in enumerate(concordance.words(corpus).labels):
        rate = sum(a.count(word) for a in articles) / size
        sums = [sum(a.count(word) - rate * len(a) for a in chosen) for chosen in combinations(articles, n)]
        second, third = np.mean(np.square(sums)), np.mean(np.power(sums, 3))
        if second > 1e-9:
            assert null.deviation[place] ** 2 == pytest.approx(second)
            assert null.skewness[place] * null.deviation[place] ** 3 == pytest.approx(third, abs=1e-9)


def null_of(articles, skew=0.0):
    one = np.array([1.0])
    return keyness._compare.Null(articles, one, one, one, np.array([skew]))


@given(st.floats(-2, 2), st.floats(-6, 6))
def test_p_is_that_of_a_pearson_type_three_distribution(skew, z):
    p = keyness._compare._p(null_of(10**9, skew), np.array([z]))[0]
    inside = abs(skew) >= 1e-4 and 1 + z * skew / 2 > 1e-6
    curve = stats.pearson3(skew) if inside else stats.norm
    assert p == pytest.approx(2 * min(curve.cdf(z), curve.sf(z)), rel=1e-3, abs=1e-7)


@given(st.integers(16, 200), st.floats(0, 3.5))
def test_p_without_skewness_is_that_of_a_correlation(articles, z):
    r = z / math.sqrt(articles - 1)
    t = r * math.sqrt((articles - 2) / (1 - r**2))
    assert keyness._compare._p(null_of(articles), np.array([z]))[0] == pytest.approx(
        2 * stats.t.sf(t, articles - 2), rel=0.02
    )


@given(st.lists(st.one_of(st.floats(0, 1), st.just(math.nan)), min_size=1, max_size=30))
def test_q_equals_scipy(p):
    p = np.array(p)
    q, some = keyness._compare._benjamini_hochberg(p), ~np.isnan(p)
    assert np.isnan(q[~some]).all()
    if some.any():
        assert q[some] == pytest.approx(stats.false_discovery_control(p[some]))


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


def test_repeated_sentences_and_boilerplate_are_left_out():
    own = "Sign up for our letter. "
    outlets = ["Post", "Post", "Times"]
    corpus = corpus_of(own + "Rates rose.", "Wages fell. " + own, own + "Rain came.", outlet=outlets)
    found = keyness.boilerplate(corpus)
    assert list(found.columns) == ["article", "start", "end", "text", "articles", "outlet"]
    assert found.values.tolist() == [["a00", 0, 23, own.strip(), 2, "Post"], ["a01", 12, 35, own.strip(), 2, "Post"]]
    letter = row(keyness.compare(corpus, "outlet", "Post"), "letter")
    assert (letter["target_count"], letter["reference_count"]) == (0, 1)
    standfirst = "The minister has signed the new trade deal with the island today.\n"
    twice = corpus_of(standfirst + standfirst + "Nobody asked why.", "The deal was old.")
    assert (twice.sentences["repeats"] >= 0).sum() == 1
    assert row(keyness.compare(twice, "article", "a00"), "minister")["target_count"] == 1


def test_boilerplate_needs_a_known_outlet_and_two_articles():
    assert len(keyness.boilerplate(corpus_of("Read more.", "Read more."))) == 0
    assert len(keyness.boilerplate(corpus_of("Read more.\nRead more.", "Else.", outlet=["Post", "Post"]))) == 0
    assert len(keyness.boilerplate(corpus_of("***\nOne.", "***\nTwo.", outlet=["Post", "Post"]))) == 0


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


def test_examples_are_no_boilerplate():
    footer = (
        "You can write to our desk about rates at any hour of the day, and somebody will answer you in a week or so."
    )
    corpus = corpus_of(f"Rates rose.\n{footer}", f"Wages fell.\n{footer}", outlet=["Post", "Post"])
    assert row(keyness.compare(corpus, "article", "a00"), "rates")["example"] == "Rates rose."


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
    with pytest.raises(CorpusError, match=said):
        keyness.compare(corpus_of("one", "two", kind=["a", "b"]), by, target, reference)


def random_texts(number, seed, length=60):
    rng = np.random.default_rng(seed)
    words = np.array([f"w{n}" for n in range(200)])
    weight = 1 / np.arange(1, 201)
    return [" ".join(rng.choice(words, rng.integers(20, length), p=weight / weight.sum())) for _ in range(number)]


def test_order_of_articles_changes_nothing():
    texts, sides = random_texts(24, seed=1), ["one", "other", "other"] * 8
    ids = [f"a{n:02}" for n in range(24)]
    order = np.random.default_rng(2).permutation(24)
    one = corpus_of(*texts, article=ids, side=sides)
    other = corpus_of(*(texts[n] for n in order), article=[ids[n] for n in order], side=[sides[n] for n in order])
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
        "t = k.compare(c, 'article', ['000', '001']).to_csv() + k.collocates(c, 'India').to_csv() + k.pairs(c).to_csv();"
        "print(hashlib.sha256(t.encode()).hexdigest())"
    )

    def run(seed):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        return subprocess.run([sys.executable, "-c", script], cwd=top, env=environment, capture_output=True, check=True)

    assert run("1").stdout == run("2").stdout


# Chance ----------------------------------------------------------------------------------------------------------


def test_relabelings_are_comparisons():
    corpus = corpus_of(*random_texts(30, seed=3), side=["one"] * 10 + ["other"] * 20)
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


# Words in their places -------------------------------------------------------------------------------------------


def nltk_finder(corpus, window):
    """NLTK's counts over all articles: nothing reaches over the end of one, or over a sentence that is left out."""
    every = concordance.words(corpus)
    stream = []
    for article in range(len(corpus)):
        for code, sentence in zip(every.code[every.article == article], every.sentence[every.article == article]):
            if code >= 0:
                stream.append(every.labels[code] if every.counted[sentence] else None)
        stream += [None] * (window - 1)
    return BigramCollocationFinder.from_words(stream, window_size=window)


@given(st.lists(LETTERS, min_size=1, max_size=4), st.integers(2, 7))
def test_pairs_equal_nltk(articles, window):
    corpus = corpus_of(*(" ".join(a) for a in articles))
    found = keyness.pairs(corpus, window)
    expected = Counter()
    for article in articles:
        expected += Counter(BigramCollocationFinder.from_words(article, window_size=window).ngram_fd)
    assert {(r.first, r.second): r.count for r in found.itertuples(index=False)} == dict(expected)


def test_pairs_of_news_equal_nltk(seeds):
    found = keyness.pairs(seeds)
    assert {(r.first, r.second): r.count for r in found.itertuples(index=False)} == dict(nltk_finder(seeds, 5).ngram_fd)


def test_collocates_equal_nltk(seeds):
    finder, table = nltk_finder(seeds, 5), keyness.collocates(seeds, "India")
    total, count = finder.N, finder.word_fd
    assert len(table) > 50 and (np.diff(table["log_likelihood"]) <= 1e-9).all()
    for found in table.itertuples():
        before, after = finder.ngram_fd[(found.collocate, "india")], finder.ngram_fd[("india", found.collocate)]
        assert (found.before, found.after, found.count) == (before, after, before + after)
        margins = (before + after) / 8, (count["india"], count[found.collocate]), total
        assert found.collocate_count == count[found.collocate]
        assert found.log_likelihood == pytest.approx(BigramAssocMeasures.likelihood_ratio(*margins), abs=1e-6)
        assert found.mi == pytest.approx(BigramAssocMeasures.pmi(*margins), abs=1e-9)


def test_collocates_of_an_unknown_word_and_a_bad_window(seeds):
    assert len(keyness.collocates(seeds, "zyzzyva")) == 0 and len(keyness.kwic(seeds, "zyzzyva")) == 0
    with pytest.raises(ValueError, match="at least 2 words"):
        keyness.pairs(seeds, window=1)


def test_kwic_is_one_stretch_of_the_text(seeds):
    table = keyness.kwic(seeds, "India", width=30)
    assert list(table.columns) == "article start end left node right zone voice speaker".split()
    folded = [t for t in seeds.tokens["token"].astype(str) if t.lower() == "india"]
    assert len(table) == len(folded) and set(table["voice"]) <= {"outlet", "quoted", "reported"}
    for found in table.itertuples():
        text = seeds.raw(found.article)
        assert text[found.start : found.end] == found.node
        assert text[max(0, found.start - 30) : found.end + 30] == found.left + found.node + found.right


def test_kwic_tells_voices_and_initialisms_apart():
    corpus = corpus_of("The US waited. “It helps us all to wait,” the minister said.")
    country, pronoun = keyness.kwic(corpus, "US"), keyness.kwic(corpus, "us")
    assert country[["start", "voice"]].values.tolist() == [[4, "outlet"]]
    assert pronoun[["start", "voice"]].values.tolist() == [[25, "quoted"]]


@given(st.lists(st.text(max_size=60).filter(lambda t: t.strip()), min_size=2, max_size=4))
def test_any_text_is_survived(texts):
    corpus = corpus_of(*texts, "One word more.", outlet=["Post"] * (len(texts) + 1))
    try:
        table = keyness.compare(corpus, "article", corpus.fileids()[-1])
    except CorpusError:
        table = None
    if table is not None:
        words = corpus.word_tokens()
        left_out = keyness.boilerplate(corpus)
        if not len(left_out):
            assert table[["target_count", "reference_count"]].to_numpy().sum() == (words["repeats"] < 0).sum()
    assert len(keyness.pairs(corpus)) >= 0 and len(keyness.kwic(corpus, "more")) >= 1


def test_a_megabyte_of_marks():
    corpus = corpus_of("“" * 1_000_000 + " word", "Another word.")
    assert row(keyness.compare(corpus, "article", "a00"), "word")["target_count"] == 1
    assert len(keyness.kwic(corpus, "word")) == 2
