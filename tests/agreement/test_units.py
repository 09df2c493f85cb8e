"""The coding loop with mentions, sentences, passages and differences; what spreadsheets do to their sheets."""

import csv
import io
import warnings

import numpy as np
import pytest
import samestory as ss
from helpers import corpus_of
from samestory.agreement import correct, evaluate, sheet
from samestory.errors import ArgumentError, CorpusError

CODES = ["Not so", "so", "unclear"]
REPORTS = (
    "“We won the vote in Oslo,” Ann Lee said. The mayor praised the United States on Monday. He sold 12 boats.",
    "“We won the big vote in Oslo,” Ann Lee said. The mayor praised the United States on Tuesday. He sold 13 boats.",
    "“We won the vote,” Ann Lee said. The mayor praised Russia. Rain fell on Os-\nlo. He sold 13 boats.",
)


@pytest.fixture(scope="module")
def corpus():
    """Seven events of three reports; one report of each has words parted at its line ends."""
    numbers = {"ids": [f"r{n}" for n in range(21)], "event": [f"e{n // 3}" for n in range(21)]}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return corpus_of(*REPORTS * 7, outlet=["A", "B", "C"] * 7, **numbers)


UNITS = {
    "mentions": lambda corpus: ss.actors.mentions(corpus),
    "sentences": lambda corpus: corpus.sentences[["article", "start", "end"]],
    "passages": lambda corpus: ss.voices.quotations(corpus),
    "differences": lambda corpus: ss.discrepancies.find(corpus),
}


@pytest.fixture(params=UNITS)
def units(request, corpus):
    """A table of units, whose label is "so" in the articles with even numbers and "Not so" in the others."""
    table = UNITS[request.param](corpus)
    number = table["article"].astype(str).str[1:].astype(int)
    table = table.assign(label=np.where(number % 2 == 0, "so", "Not so"))
    if "discrepancy" in table:  # a label of the whole difference: that of its event
        table["label"] = np.where(number // 3 % 2 == 0, "so", "Not so")
    return table


def one_a_unit(table):
    return table.drop_duplicates("discrepancy") if "discrepancy" in table else table


def cells(path):
    """The rows of a sheet as a spreadsheet holds them."""
    return list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"))))


def fill(path, code):
    """Write a code into every row: code(number of the row, its unit)."""
    head, *rows = cells(path)
    for n, row in enumerate(rows):
        row[head.index("code")] = code(n, row[0])
    return [head, *rows]


def save(path, rows, delimiter=",", end="\r\n", encoding="utf-8-sig"):
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator=end).writerows(rows)
    path.write_bytes(out.getvalue().encode(encoding))


def test_planted_errors_give_exactly_their_scores(corpus, units, tmp_path):
    """All units are coded as labeled, but for three that are "so" by the program and "Not so" by the coder."""
    labels, path = one_a_unit(units), tmp_path / "x.csv"
    key = sheet(corpus, units, path, "Is it so?", CODES, n=1000, by="label")
    assert len(key) == len(labels) and (key["weight"] == 1).all() and key["unit"].is_unique
    said = dict(zip(key["unit"], key["stratum"]))
    wrong = [unit for unit, label in said.items() if label == "so"][:3]
    save(path, fill(path, lambda n, unit: "Not so" if unit in wrong else said[unit]))
    found = evaluate(path, units)
    so, rest = sum(label == "so" for label in said.values()), sum(label != "so" for label in said.values())
    table = found.accuracy.set_index("code")
    assert table.loc["so", ["coded", "predicted", "precision", "recall"]].tolist() == [so - 3, so, (so - 3) / so, 1]
    assert table.loc["Not so", ["coded", "predicted", "precision"]].tolist() == [rest + 3, rest, 1]
    assert table.loc["Not so", "recall"] == pytest.approx(rest / (rest + 3))
    assert table.loc["all", "accuracy"] == pytest.approx(1 - 3 / len(said))
    assert found.confusion.loc["Not so"].to_dict() == {"Not so": rest, "so": 3}
    shares = correct(labels, found.codes).set_index("value")
    few = key["article"].nunique() < 20  # the first passages of differences are in one article an event
    assert (
        np.isnan(shares.loc["so", "corrected"])
        if few
        else shares.loc["so", "corrected"] == pytest.approx((so - 3) / len(said))
    )
    assert shares.loc["so", ["n", "coded"]].tolist() == [len(said), len(said)]


def test_a_coder_sees_every_unit_in_its_sentence_and_no_label(corpus, units, tmp_path):
    key = sheet(corpus, units, tmp_path / "x.csv", "Is it so?", CODES, n=1000)
    head, *rows = cells(tmp_path / "x.csv")
    assert head == ["unit", "article", "before", "passage", "after", "question", "code", "note"] and len(rows) == len(
        key
    )
    marked = [row[3].split("»")[1].split("«")[0] for row in rows]
    given = [corpus.raw(place.article)[place.start : place.end] for place in key.itertuples()]
    joined = ["".join(text.replace("-\n", "").split()) for text in given]  # "har-\nbor" is read as one word
    assert ["".join(text.split()) for text in marked] == joined
    told = " ".join(cell for row in rows for cell in row[2:5])
    assert not any(word in told for word in ("date_time", "substantive", "Not so", "quoted", "e0"))


def test_all_passages_of_a_difference_stand_in_its_row(corpus, tmp_path):
    found = UNITS["differences"](corpus)
    key = sheet(corpus, found, tmp_path / "x.csv", "Is it right?", ["right", "wrong"], n=1000)
    passages = dict(zip(key["discrepancy"], (row[3] for row in cells(tmp_path / "x.csv")[1:])))
    days = found[(found["kind"] == "date_time") & (found["event"] == "e0")]
    said = passages[days["discrepancy"].iloc[0]]
    assert "»Monday«" in said and "»Tuesday«" in said and said.endswith(" / (not told by 1 of the reports)")
    for name, rows in found.dropna(subset="start").groupby("discrepancy"):
        assert passages[name].count("»") == len(rows)


def test_a_column_of_differences_is_needed_to_read_them_back(corpus, tmp_path):
    found = UNITS["differences"](corpus).assign(label="right")
    sheet(corpus, found, tmp_path / "x.csv", "Is it right?", ["right", "wrong"])
    save(tmp_path / "x.csv", fill(tmp_path / "x.csv", lambda n, unit: "right"))
    with pytest.raises(ArgumentError, match="labels='discrepancy'"):
        evaluate(tmp_path / "x.csv", found.drop(columns="discrepancy"))
    with pytest.raises(ArgumentError, match="each unit \\(discrepancy\\) once"):
        correct(found, evaluate(tmp_path / "x.csv", found).codes)


def test_a_span_without_a_place_is_named(corpus, tmp_path):
    spans = UNITS["differences"](corpus).drop(columns="discrepancy")
    silent = int(np.flatnonzero(spans["start"].isna())[0])
    with pytest.raises(ArgumentError, match=f"row {silent} without a place"):
        sheet(corpus, spans, tmp_path / "x.csv", "Is it so?", CODES)


# --- what spreadsheets do --------------------------------------------------------------------------------------------

WIDTH = 8  # columns of a sheet
EDITS = {
    "semicolons": (lambda rows: rows, {"delimiter": ";"}),
    "tabs": (lambda rows: rows, {"delimiter": "\t"}),
    "no byte-order mark": (lambda rows: rows, {"encoding": "utf-8"}),
    "UTF-16": (lambda rows: rows, {"encoding": "utf-16", "delimiter": "\t"}),
    "lines end with LF": (lambda rows: rows, {"end": "\n"}),
    "lines end with CR": (lambda rows: rows, {"end": "\r"}),
    "rows in another order": (lambda rows: [rows[0], *sorted(rows[1:], reverse=True)], {}),
    "empty lines": (lambda rows: [*rows[:3], [], [""] * WIDTH, *rows[3:], [""] * WIDTH, []], {}),
    "spaces and capitals": (lambda rows: [rows[0], *([*r[:6], f"  {r[6].upper()} ", r[7]] for r in rows[1:])], {}),
    "no-break space": (lambda rows: [rows[0], *([*r[:6], f"{r[6]}\xa0", r[7]] for r in rows[1:])], {}),
    "columns that are not needed deleted": (lambda rows: [[r[0], r[6]] for r in rows], {}),
    "columns in another order": (lambda rows: [r[::-1] for r in rows], {}),
    "a column added": (lambda rows: [[*rows[0], "mine"], *([*r, "x"] for r in rows[1:])], {}),
    "notes with line ends": (lambda rows: [rows[0], *([*r[:7], "one,\ntwo; “three”"] for r in rows[1:])], {}),
    "a column without a name": (lambda rows: [[*r, ""] for r in rows], {"delimiter": ";"}),
}


@pytest.mark.parametrize("edit", EDITS)
def test_an_edited_sheet_is_read(corpus, units, tmp_path, edit):
    path, (change, form) = tmp_path / "x.csv", EDITS[edit]
    key = sheet(corpus, units, path, "Is it so?", CODES, n=9)
    rows = fill(path, lambda n, unit: "Not so" if n % 3 else "so")
    expected = {row[0]: row[6] for row in rows[1:]}
    save(path, change(rows), **form)
    codes = evaluate(path, units).codes
    named = ["discrepancy"] if "discrepancy" in key else ["article", "start", "end"]
    unit = dict(zip(key[named].itertuples(index=False, name=None), key["unit"]))
    found = zip(codes[named].itertuples(index=False, name=None), codes["label"])
    assert {unit[place]: code for place, code in found} == expected


DAMAGE = {
    "the column of codes deleted": (lambda rows: [[*r[:6], r[7]] for r in rows], "x.csv, header: found no column code"),
    "the column of units deleted": (lambda rows: [r[1:] for r in rows], "x.csv, header: found no column unit"),
    "another code": (lambda rows: [*rows[:4], [*rows[4][:6], "maybe", ""], *rows[5:]], "row 5, code: found 'maybe'"),
    "another code behind empty lines": (
        lambda rows: [*rows[:4], [""] * WIDTH, [*rows[4][:6], "maybe", ""], *rows[5:]],
        "row 6, code: found 'maybe'",
    ),
    "a code in two cells' words": (
        lambda rows: [*rows[:2], [*rows[2][:6], "so, so", ""]],
        "row 3, code: found 'so, so'",
    ),
    "a unit twice": (lambda rows: [*rows, rows[1]], "unit: .*expected a unit of the key, once"),
    "a unit of another sheet": (lambda rows: [*rows[:2], ["u1", *rows[2][1:]], *rows[3:]], "row 3, unit: found 'u1'"),
    "a unit turned into a number": (lambda rows: [*rows[:2], ["4E+10", *rows[2][1:]]], "row 3, unit: found '4E\\+10'"),
    "no code at all": (lambda rows: [rows[0], *([*r[:6], " ", ""] for r in rows[1:])], "x.csv, code: found no code"),
    "the header deleted": (lambda rows: rows[1:], "x.csv, header: found"),
    "only the header": (lambda rows: rows[:1], "x.csv"),
    "nothing": (lambda rows: [], "x.csv"),
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_what_cannot_be_used_is_refused_with_its_row(corpus, units, tmp_path, damage):
    path, (change, says) = tmp_path / "x.csv", DAMAGE[damage]
    sheet(corpus, units, path, "Is it so?", CODES, n=9)
    save(path, change(fill(path, lambda n, unit: "so")), ";")
    with pytest.raises(CorpusError, match=says):
        evaluate(path, units)
