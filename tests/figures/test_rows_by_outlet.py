"""Drawings whose rows are outlets, or any other column: named, counted, those with most first, the rest in words."""

import numpy as np
import pandas as pd
import pytest
from every_corpus import FRAMES, VOICES, corners, overlaps, texts_of
from samestory import figures
from samestory.errors import ArgumentError
from samestory.figures import _glyphs

LONG = "Northern and Southern Evening Post-Intelligencer of the {} Isles"
OUTLETS = ["Reuters", "", LONG.format("Outer"), LONG.format("Inner"), *(f"Gazette of Town {n}" for n in range(40))]
SIZES = [(60, 3), (60, 12), (60, 40), (1000, 3), (1000, 12), (1000, 40)]


def words(reports, outlets):
    rows = [(f"{n:04}", OUTLETS[n % outlets], v, "", 10 + n % 7) for n in range(reports) for v in VOICES]
    return pd.DataFrame(rows, columns=["article", "outlet", "voice", "speaker", "words"])


def profile(outlets):
    rows = [(o, v, f, 1 + n) for n, o in enumerate(OUTLETS[:outlets]) for f in FRAMES for v in VOICES]
    return pd.DataFrame(rows, columns=["outlet", "voice", "frame", "distinct_terms"])


def mentions(reports, outlets):
    labels = ["negative", "neutral", "positive", "unclear", "neutral"]
    rows = [
        (f"{n:04}", OUTLETS[n % outlets], k, ["US", "Russia"][k % 2], labels[(n + k) % 5], VOICES[k % 3], "Ann Lee")
        for n in range(reports)
        for k in range(5)
    ]
    return pd.DataFrame(rows, columns=["article", "outlet", "start", "actor", "label", "voice", "speaker"])


def tone(reports, outlets, width=183):
    names = pd.Series({f"{n:04}": f"{n:04} name" for n in range(reports)})
    return figures.sentiment.tone(mentions(reports, outlets), ["US", "Russia"], names, 0, width, by="outlet")


DRAWN = {
    "voices": lambda r, o: figures.corpus.voices(words(r, o), by="outlet"),
    "voices, one column": lambda r, o: figures.corpus.voices(words(r, o), width=89, by="outlet"),
    "frames": lambda r, o: figures.framing.frames_by_voice(profile(o), by="outlet"),
    "tone": tone,
    "tone, one column": lambda r, o: tone(r, o, 89),
}


@pytest.mark.parametrize(("reports", "outlets"), SIZES)
@pytest.mark.parametrize("drawing", DRAWN)
def test_outlets_fit_a_page_and_nothing_overlaps(drawing, reports, outlets):
    fig, alt = DRAWN[drawing](reports, outlets)
    assert fig.get_figheight() * 25.4 <= 224
    with _glyphs.legible(fig, ()):
        texts = texts_of(fig)
        shapes = np.array([corners(t) for t in texts]).reshape(-1, 2)
        assert overlaps(texts) == []
    assert (shapes >= -1).all() and (shapes <= [fig.bbox.x1 + 1, fig.bbox.y1 + 1]).all()
    assert "outlet" in alt and "one a report" not in alt and "a report," not in alt


def shown(drawn):
    return [" ".join(t.get_text().split()) for t in texts_of(drawn[0])]


def test_a_row_says_its_outlet_and_its_number_of_reports():
    drawn = figures.corpus.voices(words(60, 3), by="outlet")
    assert "Reuters (20)" in shown(drawn) and "(unknown) (20)" in shown(drawn)
    assert "In brackets: number of reports" in shown(drawn)
    assert drawn[1].startswith("Stacked bars, one an outlet") and "Reuters (20 reports): " in drawn[1]


def test_without_reports_in_the_table_the_row_says_the_outlet():
    table = pd.DataFrame({"outlet": ["Post", "Sun"], "voice": "outlet", "speaker": "", "words": [3, 5]})
    drawn = figures.corpus.voices(table, by="outlet")
    assert {"Post", "Sun"} <= set(shown(drawn)) and not any("brackets" in text for text in shown(drawn))
    assert drawn[1].endswith("Sun: 5, 0, 0; Post: 3, 0, 0.")  # most words first


def test_long_names_that_begin_alike_are_told_apart_and_keep_their_numbers():
    for drawn in (figures.corpus.voices(words(60, 4), by="outlet"), tone(60, 4), tone(60, 4, 89)):
        names = {text for text in shown(drawn) if text.startswith("Northern")}
        assert len(names) == 2 and all(name.endswith(" (15)") for name in names)
        assert sum(name.endswith(" #2 (15)") for name in names) == 1
    names = {text for text in shown(DRAWN["frames"](60, 4)) if text.startswith("Northern")}
    assert len(names) == 2 and sum(name.endswith(" #2") for name in names) == 1


def test_of_many_outlets_those_with_most_are_drawn_and_the_rest_is_said():
    drawn = DRAWN["frames"](60, 40)
    assert "12 of 40 outlets shown; all in the CSV" in shown(drawn)
    assert "Gazette of Town 35" in shown(drawn) and "Reuters" not in shown(drawn)  # 40 terms a cell, 1 term a cell
    many = pd.DataFrame({"desk": [f"d{n}" for n in range(60)], "voice": "outlet", "speaker": "", "words": range(1, 61)})
    drawn = figures.corpus.voices(many, by="desk")
    assert "48 of 60 desks shown; all in the CSV" in shown(drawn)
    assert "d59" in shown(drawn) and "d11" not in shown(drawn)
    assert any(text.endswith(" other outlets") for text in shown(tone(1000, 40)))


def test_tone_counts_its_reports_and_names_the_rows_outlets():
    drawn = tone(60, 3)
    assert "Reuters (20)" in shown(drawn) and "In brackets: number of reports with a mention" in shown(drawn)
    assert "one row an outlet" in drawn[1] and "by outlet, " in drawn[1]


def test_empty_cells_are_one_row_whatever_they_hold():
    table = pd.DataFrame({"outlet": ["", None, float("nan"), " "], "voice": "outlet", "speaker": "", "words": 2})
    drawn = figures.corpus.voices(table.assign(article=list("abcd")), by="outlet")
    assert "(unknown) (4)" in shown(drawn) and "(unknown) (4 reports): 8, 0, 0" in drawn[1]


def test_other_columns_have_their_own_words():
    table = pd.DataFrame({"country": range(50), "voice": "outlet", "speaker": "", "words": 2})
    assert "48 of 50 countries shown; all in the CSV" in shown(figures.corpus.voices(table, by="country"))


def test_a_table_without_the_column_or_with_two_rows_for_a_cell_is_refused():
    with pytest.raises(ArgumentError, match="lacks outlet"):
        figures.corpus.voices(words(6, 3).drop(columns="outlet"), by="outlet")
    with pytest.raises(ArgumentError, match="lacks outlet"):
        figures.framing.frames_by_voice(profile(2).rename(columns={"outlet": "desk"}), by="outlet")
    with pytest.raises(ArgumentError, match="lacks outlet"):
        figures.sentiment.tone(mentions(6, 3).drop(columns="outlet"), ["US"], pd.Series(dtype=str), by="outlet")
    with pytest.raises(ArgumentError, match="one row for each outlet, voice, frame"):
        figures.framing.frames_by_voice(pd.concat([profile(2), profile(2)]), by="outlet")
