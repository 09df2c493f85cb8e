"""The reference coding of the five articles, and the reader that checks it."""

import csv

import pandas as pd
import pytest
import samestory as ss
from helpers import TOP
from samestory import agreement, codebooks
from samestory.errors import CorpusError

FOLDER = TOP / "seeds" / "coding"


@pytest.fixture(scope="module")
def coding(seeds):
    return agreement.read_coding(FOLDER, seeds)


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
    for word in (word for name in ("kinds", "severities") for word in codebooks.read("discrepancies")["kinds"][name]):
        assert f"| `{word}` |" in codebook
    assert all(f"**{how}**" in codebook for how in ("quoted", "reported", "outlet"))


# --- bad codings -------------------------------------------------------------------------------------------------

TEXTS = {"a": "The mill may close. Forty jobs go.", "b": "The mill will close. Some forty jobs go.", "c": "Rain."}
CLAIM = {"claim": "close", "label": "It closes", "topic": "mill", "article": "a", "start": "0", "end": "18"}
CLAIM |= {"text": "The mill may close", "how": "outlet"}
ROW = {"discrepancy": "d1", "kind": "speech_act", "severity": "substantive", "certainty": ""}
ROW |= {"label": "May or will", "why": "modal"}
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
        ("claims.csv", claims, "claim label topic article start end text how"),
        ("discrepancies.csv", rows, "discrepancy kind severity certainty label why article start end text"),
    ):
        pd.DataFrame(table, columns=columns.split()).to_csv(folder / name, index=False)
    return folder


def test_a_good_coding_is_read(tmp_path, mill):
    read = agreement.read_coding(write(tmp_path), mill)
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
        ({"certainty": "plain"}, "certainty", "'plain'"),
        ({"kind": "contradiction", "certainty": ""}, "certainty", "''"),
        ({"label": ""}, "label", "an empty cell"),
        ({"start": "", "end": "", "text": ""}, "kind", "'speech_act'"),
    ],
)
def test_a_bad_row_is_named(tmp_path, mill, change, column, found):
    with pytest.raises(CorpusError) as error:
        agreement.read_coding(write(tmp_path, rows=[ROWS[0] | change, ROWS[1]]), mill)
    problem = error.value.problems[0]
    assert problem.where == "discrepancies.csv, row 2" and problem.column == column and found in problem.found
    assert problem.expected and problem.fix


def test_all_problems_are_named_at_once(tmp_path, mill):
    rows = [ROWS[0] | {"kind": "x"}, ROWS[1] | {"kind": "x", "text": "shall"}, ROWS[1] | {"kind": "x"}]
    with pytest.raises(CorpusError) as error:
        agreement.read_coding(write(tmp_path, [CLAIM | {"how": "heard"}], rows), mill)
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
        agreement.read_coding(write(tmp_path, rows=[ROWS[0], rain]), mill)


def test_a_discrepancy_needs_two_reports(tmp_path, mill):
    with pytest.raises(CorpusError, match="in one report"):
        agreement.read_coding(write(tmp_path, rows=ROWS[:1]), mill)


@pytest.mark.parametrize("content", ["claim,label\n", "\xff\xfe,"])
def test_files_that_cannot_be_read(tmp_path, mill, content):
    write(tmp_path)
    (tmp_path / "claims.csv").write_bytes(content.encode("latin-1"))
    with pytest.raises(CorpusError, match="claims.csv"):
        agreement.read_coding(tmp_path, mill)


def test_a_missing_file_is_an_empty_table_with_its_columns(tmp_path, mill):
    write(tmp_path)
    (tmp_path / "claims.csv").unlink()
    read = agreement.read_coding(tmp_path, mill)
    assert read.claims.empty and list(read.claims.columns) == list(CLAIM)
    assert read.mentions.empty and {"label", "label_a", "label_b"} < set(read.mentions.columns)
    assert read.frame_terms.empty and read.measures.empty


def test_a_folder_without_any_file_is_refused(tmp_path, mill):
    with pytest.raises(CorpusError, match="none of its files"):
        agreement.read_coding(tmp_path / "codings", mill)
