"""The reference coding of the five articles, the reader that checks it, and the scorer."""

import csv

import pandas as pd
import pytest
import samestory as ss
from helpers import TOP
from samestory import agreement as reference
from samestory.errors import CorpusError

FOLDER = TOP / "seeds" / "coding"


@pytest.fixture(scope="module")
def coding(seeds):
    return reference.read_coding(FOLDER, seeds)


# --- the coding of the five articles -----------------------------------------------------------------------------


def test_the_seeds_are_still_five_articles():
    corpus = ss.read_corpus(TOP / "seeds")
    assert corpus.fileids() == ["000", "001", "002", "003", "004"] and len(corpus.problems) == 0


@pytest.mark.parametrize("name", ["claims.csv", "discrepancies.csv"])
def test_every_span_is_verbatim(name):
    # Against the bytes of the files, not through the reader under test.
    texts = {p.name[:3]: p.read_bytes().decode("utf-8") for p in (TOP / "seeds").glob("*.txt")}
    raw = (FOLDER / name).read_bytes()
    assert b"\r" not in raw
    rows = [row for row in csv.DictReader(raw.decode("utf-8").splitlines()) if row["start"]]
    assert len(rows) > 100
    for row in rows:
        assert texts[row["article"]][int(row["start"]) : int(row["end"])] == row["text"] != ""


def test_omissions_follow_from_the_claims(coding, seeds):
    reports = seeds.articles.index[seeds.articles["event"] == "valdai-2025-10-02"]
    holders = coding.claims[coding.claims["article"].isin(reports)].groupby("claim")["article"].agg(set)
    found = coding.discrepancies.query("kind == 'omission'")
    silent = found[found["text"] == ""].groupby("discrepancy")["article"].agg(set)
    expected = {f"omits-{claim}": set(reports) - who for claim, who in holders.items() if len(who) < len(reports)}
    assert silent.to_dict() == expected


def test_other_events_are_not_compared(coding):
    assert set(coding.discrepancies["article"]) == {"000", "001", "002", "003"}
    assert "004" in set(coding.claims["article"])


def test_the_readme_counts_right(coding):
    readme = (FOLDER / "README.md").read_text(encoding="utf-8")
    counts = coding.claims["claim"].nunique(), coding.discrepancies["discrepancy"].nunique()
    assert f"{counts[0]} claims, and {counts[1]} points" in " ".join(readme.split())
    assert "Three contradictions" in readme
    assert coding.discrepancies.query("kind == 'contradiction'")["discrepancy"].nunique() == 3


def test_the_codebook_defines_every_kind_and_severity():
    codebook = (FOLDER / "CODEBOOK.md").read_text(encoding="utf-8")
    for word in (*reference._coding.KINDS, *reference._coding.SEVERITIES):
        assert f"| `{word}` |" in codebook
    assert all(f"**{how}**" in codebook for how in reference._coding.HOW)


# --- bad codings -------------------------------------------------------------------------------------------------

TEXTS = {"a": "The mill may close. Forty jobs go.", "b": "The mill will close. Some forty jobs go.", "c": "Rain."}
CLAIM = {"claim": "close", "label": "It closes", "topic": "mill", "article": "a", "start": "0", "end": "18"}
CLAIM |= {"text": "The mill may close", "how": "outlet"}
ROW = {"discrepancy": "d1", "kind": "speech_act", "severity": "substantive", "label": "May or will", "why": "modal"}
ROWS = [
    ROW | {"article": "a", "start": "9", "end": "12", "text": "may"},
    ROW | {"article": "b", "start": "9", "end": "13", "text": "will"},
]


@pytest.fixture
def mill():
    events = ["mill", "mill", "weather"]
    return ss.read_corpus(pd.DataFrame({"article": list(TEXTS), "text": list(TEXTS.values()), "event": events}))


def write(folder, claims=(CLAIM,), rows=ROWS):
    for name, table, columns in (
        ("claims.csv", claims, reference._coding.CLAIM_COLUMNS),
        ("discrepancies.csv", rows, reference._coding.DISCREPANCY_COLUMNS),
    ):
        pd.DataFrame(table, columns=columns).to_csv(folder / name, index=False)
    return folder


def test_a_good_coding_is_read(tmp_path, mill):
    read = reference.read_coding(write(tmp_path), mill)
    assert read.claims["start"].tolist() == [0] and read.discrepancies["end"].tolist() == [12, 13]


@pytest.mark.parametrize(
    "change, column, found",
    [
        ({"text": "must"}, "text", "'must'"),
        ({"start": "8"}, "text", "'may'"),
        ({"start": "-1"}, "start, end", "'-1'"),
        ({"end": ""}, "start, end", "''"),
        ({"article": "z"}, "article", "'z'"),
        ({"kind": "speech"}, "kind", "'speech'"),
        ({"severity": "big"}, "severity", "'big'"),
        ({"label": ""}, "label", "an empty cell"),
        ({"start": "", "end": "", "text": ""}, "kind", "'speech_act'"),
    ],
)
def test_a_bad_row_is_named(tmp_path, mill, change, column, found):
    with pytest.raises(CorpusError) as error:
        reference.read_coding(write(tmp_path, rows=[ROWS[0] | change, ROWS[1]]), mill)
    problem = error.value.problems[0]
    assert problem.where == "discrepancies.csv, row 2" and problem.column == column and found in problem.found
    assert problem.expected and problem.fix


def test_all_problems_are_named_at_once(tmp_path, mill):
    rows = [ROWS[0] | {"kind": "x"}, ROWS[1] | {"kind": "x", "text": "shall"}, ROWS[1] | {"kind": "x"}]
    with pytest.raises(CorpusError) as error:
        reference.read_coding(write(tmp_path, [CLAIM | {"how": "heard"}], rows), mill)
    assert [(p.where, p.column) for p in error.value.problems] == [
        ("claims.csv, row 2", "how"),
        ("discrepancies.csv, row 2", "kind"),
        ("discrepancies.csv, row 3", "kind"),
        ("discrepancies.csv, row 4", "kind"),
        ("discrepancies.csv, row 3", "text"),
        ("discrepancies.csv, row 4", "discrepancy"),
    ]


def test_reports_of_different_events_are_refused(tmp_path, mill):
    rain = ROW | {"article": "c", "start": "0", "end": "4", "text": "Rain"}
    with pytest.raises(CorpusError, match="across events"):
        reference.read_coding(write(tmp_path, rows=[ROWS[0], rain]), mill)


def test_a_discrepancy_needs_two_reports(tmp_path, mill):
    with pytest.raises(CorpusError, match="in one report"):
        reference.read_coding(write(tmp_path, rows=ROWS[:1]), mill)


@pytest.mark.parametrize("content", [None, "claim,label\n", "\xff\xfe,"])
def test_files_that_cannot_be_read(tmp_path, mill, content):
    write(tmp_path)
    (tmp_path / "claims.csv").unlink()
    if content is not None:
        (tmp_path / "claims.csv").write_bytes(content.encode("latin-1"))
    with pytest.raises(CorpusError, match="claims.csv"):
        reference.read_coding(tmp_path, mill)


# --- scoring: a worked example, matched by hand ------------------------------------------------------------------


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
    assert reference.match(FOUND, CODED).values.tolist() == [
        ["f1", "modal", True],
        ["f2", "jobs", False],
        ["f3", "owner", True],
        ["f6", "modal", True],
    ]


def test_score_by_hand():
    table = reference.score(FOUND, CODED).set_index(["measure", "group"])
    shown = table[["n", "matched", "any_kind", "one_to_one"]]
    assert shown.loc[("recall", "all")].tolist() == [4, 2, 0.75, 0.5]
    assert shown.loc[("precision", "all")].tolist() == [6, 3, 4 / 6, 2 / 6]
    assert shown.loc[("precision", "speech_act")].tolist() == [2, 2, 1.0, 0.5]
    assert shown.loc[("recall", "substantive"), ["n", "matched"]].tolist() == [2, 2]
    assert shown.loc[("recall", "place"), ["n", "matched", "any_kind"]].tolist() == [1, 0, 0.0]
    # Wilson's interval of 2 in 4, from the closed form: (p + z²/2n ± z·sqrt(p(1−p)/n + z²/4n²)) / (1 + z²/n), z = 1.96
    assert table.loc[("recall", "all"), ["low", "high"]].round(3).tolist() == [0.150, 0.850]


def test_misses_and_extras_by_hand():
    missed = reference.misses(FOUND, CODED).groupby("discrepancy")["other_kind"].first()
    extra = reference.extras(FOUND, CODED).groupby("discrepancy")["other_kind"].first()
    assert missed.to_dict() == {"jobs": True, "town": False}
    assert extra.to_dict() == {"f2": True, "f4": False, "f5": False}


def test_a_coding_finds_itself(coding):
    table = reference.score(coding.discrepancies, coding.discrepancies)
    assert (table["share"] == 1).all() and table["one_to_one"].dropna().eq(1).all()


def test_nothing_found_is_no_error(coding):
    table = reference.score(coding.discrepancies.head(0), coding.discrepancies)
    assert (table["share"] == 0).all() and set(table["measure"]) == {"recall"}


def test_a_table_without_the_columns_is_refused(coding):
    with pytest.raises(CorpusError, match="no column kind"):
        reference.score(coding.discrepancies.drop(columns="kind"), coding.discrepancies)
