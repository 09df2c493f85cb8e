"""Every drawing of every kind of corpus: a readable picture, or a sentence that says why there is none."""

import re
import warnings

import numpy as np
import pandas as pd
import pytest
from every_corpus import DRAWINGS, KINDS, NAMED, claims, corners, corpus, overlaps, texts_of, utterances
from helpers import corpus_of, least
from samestory import discrepancies, figures, framing, tables, voices
from samestory.errors import ArgumentError
from samestory.figures import _glyphs

PART = re.compile(r"\d+ of [\d,]+ \w+ shown; all in the CSV|\d+ other (reports|holders)")
TALL, SLOW = 224, 5.0  # millimeters, which with title and source fill a page of 240; seconds
QUICK = ("one report", "a thousand", "nothing found")
PAIRS = [(drawing, kind) for drawing in DRAWINGS for kind in KINDS]
CASES = [
    pytest.param(d, k, marks=[] if k in QUICK and "column" not in d else pytest.mark.slow, id=f"{d} of {k}")
    for d, k in PAIRS
]


def drawn(drawing, kind):
    """The drawing and its alt text."""
    return DRAWINGS[drawing](kind)


@pytest.mark.parametrize(("drawing", "kind"), CASES)
def test_a_drawing_fits_a_page_nothing_overlaps_and_nothing_is_left_out_without_a_word(drawing, kind):
    fig, alt = drawn(drawing, kind)
    assert fig.get_figheight() * 25.4 <= TALL
    with _glyphs.legible(fig, ()):
        texts = texts_of(fig)
        words = " ".join(" ".join(t.get_text().split()) for t in texts)
        shapes = np.array([corners(t) for t in texts]).reshape(-1, 2)
        assert overlaps(texts) == []
    assert (shapes >= -1).all() and (shapes <= [fig.bbox.x1 + 1, fig.bbox.y1 + 1]).all()
    assert min(t.get_size() for t in texts) >= 7 and alt
    if drawing in NAMED and KINDS[kind].found and not words.startswith("There are fewer than two reports"):
        told = all(name[:3] in words for name in KINDS[kind].names.values())
        assert told or PART.search(words), "every report, or how many of all"
        assert len(KINDS[kind].ids) < 50 or PART.search(words) and (PART.search(alt) or "column" in drawing)
    if not KINDS[kind].found:
        assert words.strip(), "a sentence"


@pytest.mark.timed
@pytest.mark.parametrize("drawing", DRAWINGS)
def test_a_thousand_reports_are_drawn_in_seconds(drawing):
    corpus("a thousand"), utterances("a thousand")  # read before the clock runs
    assert least(lambda: drawn(drawing, "a thousand"), 2) < SLOW


@pytest.mark.parametrize("drawing", ["voices", "placement", "coverage", "renditions", "firmness", "who_evaluates_whom"])
def test_nothing_to_draw_is_a_sentence_as_picture_and_as_alt_text(drawing):
    fig, alt = drawn(drawing, "nothing found")
    assert [" ".join(t.get_text().split()) for t in texts_of(fig)] == [alt]
    assert alt.startswith("No") and alt.endswith(".")


# --- claims by reports ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("reports", [9, 10, 11, 12])
def test_a_claim_told_by_all_has_a_mark_a_report(reports):
    ids = [f"report {n}" for n in range(reports)]
    told = pd.DataFrame({"claim": "c", "label": "told by all", "topic": "t", "article": ids, "how": "outlet"})
    for flags in ({}, {"c": "possible contradiction: forty or fifty of the men"}):
        fig, alt = figures.discrepancies.coverage(told, flags)
        fig.draw_without_rendering()
        marks = [line for line in fig.axes[0].lines if len(line.get_xdata()) == 1][3:]  # after the key
        places = [line.get_window_extent().extents for line in marks]
        assert len(marks) == reports and max(x1 for _, _, x1, _ in places) < fig.bbox.x1
        assert f"by {reports} reports" in alt and "shown" not in alt


def test_of_more_reports_the_first_twelve_are_drawn_and_the_picture_says_so():
    ids = [f"r{n:02}" for n in range(13)]
    told = pd.DataFrame({"claim": "c", "label": "told by all", "topic": "t", "article": ids, "how": "quoted"})
    fig, alt = figures.discrepancies.coverage(told)
    said = "12 of 13 reports shown; all in the CSV"
    assert said in [t.get_text() for t in texts_of(fig)] and alt.endswith(f" {said}.")


def test_of_several_events_the_first_is_drawn():
    fig, alt = figures.discrepancies.coverage(claims("events mixed"))
    words = " ".join(t.get_text() for t in texts_of(fig))
    assert "1 of 20 events shown" in words and "3 of 60 reports shown" in words and "by 3 reports" in alt


def test_the_librarys_own_coverage_is_drawn_as_it_is():
    texts = [
        "The dam needs repairs. A wedding was held in the old town hall.",
        "“The dam needs repairs,” Ole Moe warned.",
    ]
    covered = discrepancies.coverage(corpus_of(*texts, event="dam"))
    fig, alt = figures.discrepancies.coverage(covered)
    shown = [t.get_text() for t in texts_of(fig)]
    assert "The dam needs repairs" in shown and shown.count("–") == (covered["held"] == "absent").sum()
    assert "a0: 2 claims (2 outlet)" in alt


# --- time lines -----------------------------------------------------------------------------------------------------


def reports(*dates):
    """Reports, each with its first and its last possible day."""
    table = pd.DataFrame([*dates], columns=["earliest", "latest"])
    return table.assign(label=[f"r{n}" for n in table.index], dated=table["earliest"] == table["latest"], note="")


NO_EVENTS = pd.DataFrame({"label": [], "start": [], "end": []})


def test_a_report_whose_bracket_is_open_at_its_end_is_drawn():
    day = pd.DataFrame({"label": ["a"], "earliest": ["2020-01-01"], "latest": [""], "dated": [True], "note": [""]})
    _, alt = figures.corpus.timeline(day, NO_EVENTS)
    assert alt.endswith("a is a dot on 2020-01-01.")


@pytest.mark.parametrize("missing", ["", None, float("nan"), pd.NaT])
def test_without_any_date_a_sentence_says_so(missing):
    fig, alt = figures.corpus.timeline(pd.DataFrame({"label": ["a", "b"], "earliest": missing, "latest": missing}))
    assert alt == "No report and no event has a date, so there is no time line."
    assert [t.get_text() for t in texts_of(fig)] == [alt]


def test_the_articles_of_a_corpus_are_enough():
    dated = corpus_of("One.", "Two.", "Three.", published=["2020-01-30", "", "2020-02-03"])
    fig, alt = figures.corpus.timeline(
        dated.articles.reset_index().drop(columns=["earliest", "latest"], errors="ignore")
    )
    assert "a0 is a dot on 2020-01-30; a1 is a bracket from an open start to an open end; a2 is a dot" in alt
    assert overlaps(texts_of(fig)) == []


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("2020-01-10", "2020-01-10"),
        ("2020-01-10", "2020-03-01"),
        ("2019-05-01", "2021-05-01"),
        ("1998-01-01", "2025-01-01"),
    ]
    + [("1871-03-02", "2025-01-01"), ("2020-06-30", "2020-07-01"), ("1066-10-14", "2024-02-29")],
)
@pytest.mark.parametrize("width", [89, 183])
def test_days_months_and_centuries_have_names_that_do_not_meet(first, last, width):
    fig, _ = figures.corpus.timeline(reports((first, first), (last, last)), NO_EVENTS, width)
    texts = texts_of(fig)
    years = [t.get_text() for t in texts if re.search(r"\d{4}", t.get_text())]
    assert 1 <= len(years) <= 14 and overlaps(texts) == []


def test_a_date_that_is_none_is_named():
    for date in ("July 45", "2020-13-01", "last week"):
        with pytest.raises(ArgumentError, match=f"reports.earliest='{date}'"):
            figures.corpus.timeline(pd.DataFrame({"label": ["a"], "earliest": [date], "latest": [""]}))
    with pytest.raises(ArgumentError, match="a table with label or article"):
        figures.corpus.timeline(pd.DataFrame({"name": ["a"]}))


# --- frames, passages, other scripts --------------------------------------------------------------------------------


@pytest.mark.parametrize("texts", [["The trade war rose. He said no."], ["War.", "Peace came."], ["Rain fell."]])
def test_placement_takes_one_report_and_reports_without_a_term(texts):
    some = corpus_of(*texts)
    fig, alt = figures.framing.placement(some, framing.code(some), voices.quotations(some))
    assert "a0" in alt or alt.startswith("No term of a frame stands in any report")
    assert overlaps(texts_of(fig)) == []


@pytest.mark.timed
def test_a_report_of_a_thousand_quotations_is_drawn_at_once():
    some = corpus_of("He said no. " * 10_000)
    said = pd.DataFrame({"article": "a0", "start": range(0, 120_000, 12), "kind": "full"}).assign(
        end=lambda t: t["start"] + 6
    )
    hits = pd.DataFrame(
        {"article": "a0", "start": range(0, 120_000, 6), "frame": "conflict", "term": "no", "zone": "body"}
    )
    assert least(lambda: figures.framing.placement(some, hits, said)[0].draw_without_rendering(), 2) < SLOW


def spans(reports, events=1):
    """A difference of each event, with a passage in all of its reports but one."""
    rows = [
        (f"d{e}", "number", f"{e}-{r}", 3 if r else None, 9 if r else None, f"<{r}>" if r else None)
        for e in range(events)
        for r in range(reports)
    ]
    return pd.DataFrame(rows, columns=["discrepancy", "kind", "article", "start", "end", "text"])


def test_differences_stand_side_by_side_for_eight_reports_and_in_blocks_for_more():
    beside = tables.side_by_side(spans(8), ["kind"])
    assert beside.shape == (1, 2 + 8) and beside["0-0"].tolist() == ["–"]
    for many in (spans(9), spans(3, 20), spans(1000)):
        table = tables.side_by_side(many, ["kind"])
        assert list(table.columns) == ["discrepancy", "kind", "article", "start", "end", "passage"]
        assert len(table) == many["start"].notna().sum()
        assert set(table["article"]) == set(many["article"][many["start"].notna()])


def test_all_letters_without_a_font_are_one_warning(tmp_path, monkeypatch):
    monkeypatch.setenv("SAMESTORY_FIGURES", str(tmp_path))
    monkeypatch.setattr(_glyphs, "_fallback", lambda wanted: None)
    fig, alt = drawn("voices", "other scripts")
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        figures.save(fig, "fig-01-voices", "T", alt, pd.DataFrame({"x": [1]}))
    assert len(caught) == 1 and "[Hangul 1] and 2 more" in str(caught[0].message)
