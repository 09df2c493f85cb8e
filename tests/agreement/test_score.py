"""A detector scored on a coding: a worked example, matched by hand."""

import pandas as pd
import pytest
from helpers import TOP
from samestory import agreement
from samestory.errors import CorpusError

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def coding(seeds):
    return agreement.read_coding(TOP / "seeds" / "coding", seeds)


def spans(*rows):
    return pd.DataFrame(rows, columns=["discrepancy", "kind", "severity", "article", "start", "end"])


CODED = spans(
    ("modal", "speech_act", "substantive", "a", 9, 12),
    ("modal", "speech_act", "substantive", "b", 9, 13),
    ("jobs", "number", "wording", "a", 20, 30),
    ("jobs", "number", "wording", "b", 21, 36),
    ("owner", "omission", "substantive", "a", 40, 60),
    ("owner", "omission", "substantive", "b", None, None),
    ("town", "place", "trivial", "a", 70, 75),
    ("town", "place", "trivial", "b", 70, 75),
)
FOUND = spans(
    ("f1", "speech_act", "", "a", 0, 18),  # the clause around the coded word: found
    ("f1", "speech_act", "", "b", 0, 19),
    ("f2", "name_or_term", "", "a", 25, 34),  # 5 of 9 characters are shared: the same place, another kind
    ("f2", "name_or_term", "", "b", 25, 36),
    ("f3", "omission", "", "a", 44, 70),  # 16 of 20 characters shared, b silent in both: found
    ("f3", "omission", "", "b", None, None),
    ("f4", "omission", "", "b", 40, 60),  # the other way round: a is silent; not found
    ("f4", "omission", "", "a", None, None),
    ("f5", "place", "", "a", 73, 83),  # 2 of 5 characters: under half
    ("f5", "place", "", "b", 70, 75),
    ("f6", "speech_act", "", "a", 9, 12),  # a second finding of the same point
    ("f6", "speech_act", "", "b", 9, 13),
)


def test_match_by_hand():
    assert agreement.match(FOUND, CODED).values.tolist() == [
        ["f1", "modal", True],
        ["f2", "jobs", False],
        ["f3", "owner", True],
        ["f6", "modal", True],
    ]


def test_score_by_hand():
    table = agreement.score(FOUND, CODED).set_index(["measure", "group"])
    shown = table[["n", "matched", "any_kind", "one_to_one"]]
    assert shown.loc[("recall", "all")].tolist() == [4, 2, 0.75, 0.5]
    assert shown.loc[("precision", "all")].tolist() == [6, 3, 4 / 6, 2 / 6]
    assert shown.loc[("precision", "speech_act")].tolist() == [2, 2, 1.0, 0.5]
    assert shown.loc[("recall", "substantive"), ["n", "matched"]].tolist() == [2, 2]
    assert shown.loc[("recall", "place"), ["n", "matched", "any_kind"]].tolist() == [1, 0, 0.0]
    # Wilson's interval of 2 in 4, from the closed form: (p + z²/2n ± z·sqrt(p(1−p)/n + z²/4n²)) / (1 + z²/n), z = 1.96
    assert table.loc[("recall", "all"), ["low", "high"]].round(3).tolist() == [0.150, 0.850]


def test_misses_and_extras_by_hand():
    missed = agreement.misses(FOUND, CODED).groupby("discrepancy")["other_kind"].first()
    extra = agreement.extras(FOUND, CODED).groupby("discrepancy")["other_kind"].first()
    assert missed.to_dict() == {"jobs": True, "town": False}
    assert extra.to_dict() == {"f2": True, "f4": False, "f5": False}


def test_a_strict_omission_names_no_false_silence():
    coded = spans(("owner", "omission", "", "a", 40, 60), ("owner", "omission", "", "b", None, None))
    right = spans(("f1", "omission", "", "a", 44, 60), ("f1", "omission", "", "b", None, None))
    # c is called silent too, though by the coding it is not: the loose count lets that pass.
    wrong = pd.concat([right, spans(("f1", "omission", "", "c", None, None))])
    for found, strict, loose in ((right, 1, 1), (wrong, 0, 1)):
        shares = [agreement.score(found, coded, strict=how)["share"].tolist() for how in (True, False)]
        assert shares == [[strict] * 4, [loose] * 4]
    assert agreement.extras(wrong, coded, strict=True)["article"].tolist() == ["a", "b", "c"]
    assert agreement.misses(wrong, coded, strict=True)["discrepancy"].unique().tolist() == ["owner"]
    # A found omission may name fewer silent reports than there are.
    more = pd.concat([coded, spans(("owner", "omission", "", "c", None, None))])
    assert agreement.score(right, more, strict=True)["share"].eq(1).all()


@pytest.mark.parametrize("strict", [False, True])
def test_strict_changes_nothing_but_omissions(strict):
    pairs = agreement.match(FOUND, CODED, strict)
    assert pairs["coded"].tolist() == ["modal", "jobs", "owner", "modal"]


@pytest.mark.parametrize("strict", [False, True])
def test_a_coding_finds_itself(coding, strict):
    table = agreement.score(coding.discrepancies, coding.discrepancies, strict)
    assert (table["share"] == 1).all() and table["one_to_one"].dropna().eq(1).all()


def test_nothing_found_is_no_error(coding):
    table = agreement.score(coding.discrepancies.head(0), coding.discrepancies)
    assert (table["share"] == 0).all() and set(table["measure"]) == {"recall"}


def test_a_table_without_the_columns_is_refused(coding):
    with pytest.raises(CorpusError, match="no column kind"):
        agreement.score(coding.discrepancies.drop(columns="kind"), coding.discrepancies)
