"""The sheet of proposed events: written, corrected as a spreadsheet would, read back; what cannot be used is named."""

import pandas as pd
import pytest
import samestory as ss
from helpers import corpus_of
from samestory.errors import ArgumentError, CorpusError, SaveError

TEXTS = [
    "The orchestra opened its season with Sibelius.",
    "The ferry Selma ran aground off Larvik with 80 passengers aboard.",
    "=Eighty passengers were taken off the ferry Selma, which struck rocks near Larvik.",
    "Cherry growers in Fresno expect a poor harvest.",
]
IDS = ["000", "001", "002", "010"]


@pytest.fixture
def corpus():
    dates = ["2026-03-01", "2026-03-03", "2026-03-02", ""]
    return corpus_of(*TEXTS, ids=IDS, published=dates, outlet=["x", "y", "x", "y"])


@pytest.fixture
def path(corpus, tmp_path):
    return ss.alignment.event_sheet(corpus, ss.alignment.events(corpus), tmp_path / "events.csv")


def read(path):
    return pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8-sig")


def rewrite(path, change):
    table = read(path)
    table = change(table)
    table.to_csv(path, index=False, encoding="utf-8-sig")
    return path


def problems(path, corpus):
    with pytest.raises(CorpusError) as caught:
        ss.alignment.read_event_sheet(path, corpus)
    assert all(problem.left_out is None and problem.fix for problem in caught.value.problems)
    return [(p.where, p.column, p.found) for p in caught.value.problems]


def test_reports_of_an_event_stand_together(corpus, path):
    sheet = read(path)
    assert list(sheet) == "article event similarity closest outlet published title opening".split()
    assert sheet["article"].tolist() == ["002", "001", "000", "010"]  # by date, articles alone last
    assert sheet["event"].tolist()[2:] == ["", ""] and sheet["closest"].tolist() == ["001", "002", "", ""]
    assert sheet["opening"][0].startswith("'=Eighty")


def test_what_is_proposed_comes_back(corpus, path):
    events = ss.alignment.read_event_sheet(path, corpus)
    assert events.index.tolist() == IDS and events.name == "event"
    assert events.tolist() == ss.alignment.events(corpus)["event"].tolist()
    assert corpus.with_events(events).articles["event"].tolist() == events.tolist()


def test_what_a_person_changes_counts(corpus, path):
    def corrected(table):
        named = table["event"].where(table["article"] != "010", "  Cherry   harvest ")
        return table.assign(event=named)[["event", "article"]].iloc[::-1]

    events = ss.alignment.read_event_sheet(rewrite(path, corrected), corpus)
    assert events["010"] == "Cherry harvest" and events["000"] == ""


def test_a_semicolon_sheet_without_zeros_in_front(corpus, path):
    table = read(path)
    table["article"] = table["article"].str.lstrip("0").replace("", "0")
    table.to_csv(path, index=False, sep=";", encoding="cp1252")
    assert ss.alignment.read_event_sheet(path, corpus).index.tolist() == IDS


def test_a_number_that_two_ids_have_is_unknown(tmp_path):
    corpus = corpus_of(*TEXTS[:2], ids=["07", "007"])
    path = tmp_path / "events.csv"
    path.write_text("article,event\n7,e\n007,e\n")
    assert problems(path, corpus)[0] == ("events.csv, row 2", "article", "'7'")


def test_numbers_as_ids(tmp_path):
    corpus = ss.read_corpus(pd.DataFrame({"article": [11, 7], "text": TEXTS[:2]}))
    path = ss.alignment.event_sheet(corpus, ss.alignment.events(corpus), tmp_path / "events.csv")
    assert ss.alignment.read_event_sheet(path, corpus).index.tolist() == [11, 7]


@pytest.mark.parametrize(
    "change, found",
    [
        (lambda t: t.replace({"article": {"001": "0o1"}}), [("events.csv, row 3", "article", "'0o1'")]),
        (lambda t: t.replace({"article": {"001": ""}}), [("events.csv, row 3", "article", "an empty cell")]),
        (lambda t: pd.concat([t, t.iloc[[0]]]), [("events.csv, row 6", "article", "'002' again")]),
        (lambda t: t.iloc[1:], [("events.csv", "article", "no row for '002'")]),
        (lambda t: t.drop(columns="event"), [("events.csv", "header", "no column event")]),
        (lambda t: t.rename(columns={"article": "id"}), [("events.csv", "header", "no column article")]),
    ],
    ids=["unknown", "empty", "twice", "missing", "no event", "no article"],
)
def test_rows_that_cannot_be_used_are_named(corpus, path, change, found):
    assert set(found) <= set(problems(rewrite(path, change), corpus))


def test_every_fault_is_named_at_once(corpus, path):
    def spoiled(table):
        return pd.concat([table.replace({"article": {"000": "00x"}}), table.iloc[[0]]])

    places = [where for where, *_ in problems(rewrite(path, spoiled), corpus)]
    assert places == ["events.csv, row 4", "events.csv, row 6", "events.csv"]


def test_rows_left_empty_are_passed_over(corpus, path):
    path.write_text(path.read_text(encoding="utf-8-sig") + ",,,,,,,\n", encoding="utf-8")
    assert len(ss.alignment.read_event_sheet(path, corpus)) == 4


@pytest.mark.parametrize("content", [b"", b"article,event\n", b'article,event\n000,"torn\n', b"\x00\xff\xfe\x01"])
def test_a_damaged_file(corpus, tmp_path, content):
    path = tmp_path / "events.csv"
    path.write_bytes(content)
    problems(path, corpus)


def test_no_file(corpus, tmp_path):
    assert problems(tmp_path / "none.csv", corpus)[0][2] == "no such file"


def test_a_sheet_that_somebody_changed_is_kept(corpus, path):
    proposed = ss.alignment.events(corpus)
    before = path.read_bytes()
    assert ss.alignment.event_sheet(corpus, proposed, path).read_bytes() == before  # nothing is lost
    rewrite(path, lambda t: t.replace({"event": {"": "season"}}))
    changed = path.read_bytes()
    with pytest.raises(SaveError, match="somebody filled it in"):
        ss.alignment.event_sheet(corpus, proposed, path)
    assert path.read_bytes() == changed


def test_another_file_is_kept(corpus, tmp_path):
    path = tmp_path / "notes.csv"
    path.write_text("a,b\n1,2\n")
    with pytest.raises(SaveError, match="no sheet of this kind"):
        ss.alignment.event_sheet(corpus, ss.alignment.events(corpus), path)


def test_a_table_of_another_corpus(corpus, tmp_path):
    proposed = ss.alignment.events(corpus)
    with pytest.raises(ArgumentError, match="'closest' is not a column"):
        ss.alignment.event_sheet(corpus, proposed.drop(columns="closest"), tmp_path / "e.csv")
    with pytest.raises(ArgumentError, match="'002' is not one row for each article"):
        ss.alignment.event_sheet(corpus, proposed[proposed["article"] != "002"], tmp_path / "e.csv")
