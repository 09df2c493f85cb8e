"""Retelling against hand-computed shares and Kendall's tau, and against the plain definition."""

from itertools import combinations

import numpy as np
import pandas as pd
import pytest
from helpers import TOP, corpus_of
from samestory import agreement, alignment
from samestory.errors import ArgumentError

TEXT = "A. B. C. D. E. F. G. H. I. J."  # the n-th sentence starts at 3 n


def table(*orders: str, columns=("article", "start", "claim")):
    """Claims named by letters in the order in which each report holds them, three characters apart."""
    rows = [(f"a{n}", 3 * at, claim) for n, order in enumerate(orders) for at, claim in enumerate(order)]
    return pd.DataFrame(rows, columns=list(columns))


def pairs(*orders: str, event="e", **columns):
    return alignment.retelling(corpus_of(*[TEXT] * len(orders), event=event, **columns), table(*orders))


def test_counted_by_hand():
    # Shared are a b c d. In the second they stand b a d c: of six pairs a-b and c-d are turned, (4 - 2) / 6.
    row = pairs("abcd", "xbadc").iloc[0]
    assert (row["claims_a"], row["claims_b"], row["shared"]) == (4, 5, 4)
    assert (row["shared_ab"], row["shared_ba"]) == (1, 4 / 5)
    assert row["tau"] == pytest.approx(2 / 6)
    assert pairs("abc", "abc")["tau"].item() == 1 and pairs("abc", "cba")["tau"].item() == -1


def test_columns_of_the_contract(seeds):
    columns = ["article_a", "article_b", "shared_ab", "shared_ba", "tau", "claims_a", "claims_b", "shared"]
    assert list(alignment.retelling(seeds).columns) == columns


def test_a_published_example():
    # Abdi (2007), The Kendall rank correlation coefficient: two experts rank four wines acbd and acdb, tau = .67.
    assert round(pairs("acbd", "acdb")["tau"].item(), 2) == 0.67


def test_two_claims_at_one_place_are_a_tie():
    # a and b start at one place in the first report: two of three pairs agree, one is tied; tau-b = 2 / sqrt(2 * 3).
    coded = table("abc", "abc")
    coded.loc[1, "start"] = 0
    found = alignment.retelling(corpus_of(TEXT, TEXT, event="e"), coded)
    assert found["tau"].item() == pytest.approx(2 / np.sqrt(6))


def test_tau_is_missing_below_three_shared_claims():
    found = pairs("abx", "bay", "zzz")
    assert found[["article_a", "article_b", "shared"]].values.tolist() == [["a0", "a1", 2]]
    assert found["tau"].isna().all()


def test_the_first_place_counts_and_not_that_in_a_repeated_sentence():
    head, rest = "Hail fell hard on Oslo on Monday.", "Rain fell. Wind blew."
    corpus = corpus_of(f"{head}\n{rest} {head}", f"{rest} {head} Rain fell.", event="storm")
    assert corpus.sentences["repeats"].tolist() == [-1, -1, -1, 0] + [-1] * 4, "the later one repeats the first here"
    rows = [("a0", 0, "hail"), ("a0", 34, "rain"), ("a0", 45, "wind"), ("a0", 56, "hail")]
    rows += [("a1", 0, "rain"), ("a1", 11, "wind"), ("a1", 22, "hail"), ("a1", 56, "rain")]
    found = alignment.retelling(corpus, pd.DataFrame(rows, columns=["article", "start", "claim"]))
    # hail rain wind against rain wind hail: of three pairs one agrees and two are turned.
    assert found[["claims_a", "claims_b", "shared", "tau"]].values.tolist() == [[3, 3, 3, pytest.approx(-1 / 3)]]


def test_the_standfirst_gives_no_places(seeds):
    # 000 opens with a standfirst on visit, order, friend; the running text has visit, order, speech, …, friend.
    coded = [("000", 0, "visit"), ("000", 207, "friend"), ("000", 436, "visit"), ("000", 660, "speech")]
    coded += [("000", 1535, "friend"), ("001", 352, "visit"), ("001", 537, "speech"), ("001", 1266, "friend")]
    found = alignment.retelling(seeds, pd.DataFrame(coded, columns=["article", "start", "claim"]))
    assert found["tau"].tolist() == [1]


def test_events_are_never_compared():
    assert len(pairs("abc", "abc", event=["e", "f"])) == 0
    assert len(pairs("abc", "abc", event="")) == 0, "a report without an event is one of its own"


def test_ids_and_types_that_files_bring():
    corpus = corpus_of(TEXT, TEXT, event="e", ids=["b", "a" * 40])
    coded = table("abc", "abc").replace({"article": {"a0": "b", "a1": "a" * 40}})
    coded = coded.astype({"article": "category", "start": "Int64", "claim": "category"}).assign(end=1)
    found = alignment.retelling(corpus, coded.sample(frac=1, random_state=1))
    assert found[["article_a", "article_b", "tau"]].values.tolist() == [["b", "a" * 40, 1]]


def test_without_claims_or_with_one_report():
    corpus = corpus_of("Rain fell.", event="e")
    assert len(alignment.retelling(corpus)) == 0
    empty = alignment.retelling(corpus, table(""))
    assert len(empty) == 0 and empty["tau"].dtype == float


@pytest.mark.parametrize(
    "claims, says",
    [
        (table("ab").drop(columns="claim"), "a table with columns article, start, claim"),
        ("claims.csv", "a table with columns"),
        (table("ab").assign(article="b9"), "'b9' is not the id of an article"),
        (table("ab").assign(start=30), "30 is not a character of its article"),
        (table("ab").assign(start=None), "not a character of its article"),
        (table("ab").assign(start=-1), "-1 is not a character"),
    ],
)
def test_unusable_claims_are_named(claims, says):
    with pytest.raises(ArgumentError, match=says):
        alignment.retelling(corpus_of(TEXT, event="e"), claims)


def test_the_coded_claims_of_the_seeds(seeds):
    """Against the plain definition: sets of claims, and concordant less discordant pairs."""
    coded = agreement.read_coding(TOP / "seeds" / "coding", seeds).claims
    first = {a: part.groupby("claim")["start"].min().to_dict() for a, part in coded.groupby("article")}
    found = alignment.retelling(seeds, coded).set_index(["article_a", "article_b"])
    assert list(found.index) == list(combinations(["000", "001", "002", "003"], 2))
    for (a, b), row in found.iterrows():
        both = first[a].keys() & first[b].keys()
        turns = [np.sign((first[a][x] - first[a][y]) * (first[b][x] - first[b][y])) for x, y in combinations(both, 2)]
        assert (row["shared"], row["claims_a"], row["claims_b"]) == (len(both), len(first[a]), len(first[b]))
        assert 0 not in turns and row["tau"] == pytest.approx(sum(turns) / len(turns))
    assert found.loc[("000", "001"), "shared_ba"] == 1 and round(found.loc[("000", "001"), "tau"], 2) == 0.97
