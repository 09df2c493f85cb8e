"""The drawing of instruments beside their gold: every row is there, in the picture and in words."""

import numpy as np
import pandas as pd
import pytest
from samestory import figures

COLUMNS = "instrument measure value low high other other_name basis coder here".split()
ROWS = [
    ("Voices", "quotations found", 0.97, 0.95, 0.98, np.nan, "", "815 quotations", "people", False),
    ("Voices", "voice right", 0.91, 0.87, 0.94, 0.49, "always outlet", "216 mentions", "a language model", True),
    ("Tone", "F1 <persons>", 0.66, np.nan, np.nan, 0.52, "VADER", "8,739 persons", "people", False),
    ("Tone", "labels right", 0.54, 0.47, 0.61, 0.64, "always neutral", "212 mentions", "a language model", True),
    ("Edits", "found", 1.0, 0.98, 1.0, np.nan, "", "150 edits", "edits made on purpose", False),
]
TABLE = pd.DataFrame(ROWS, columns=COLUMNS)


def test_every_row_is_in_picture_and_words():
    fig, alt = figures.validity.gold(TABLE, "on our texts")
    texts = [text.get_text() for text in fig.axes[0].texts]
    for row in TABLE.itertuples():
        assert row.measure in texts and row.basis in texts and row.measure in alt and row.basis in alt
    assert {"always outlet .49", "always neutral .64", "VADER .52", ".91", "1"} <= set(texts)
    assert "labels right: .54 [.47, .61], always neutral .64" in alt and "F1 <persons>: .66, VADER .52" in alt
    assert [text for text in texts if text in ("Voices", "Tone", "Edits")] == ["Voices", "Tone", "Edits"]


def test_the_legend_names_only_what_is_drawn():
    for part, shade in ((TABLE, True), (TABLE[TABLE["coder"] == "people"], False)):
        legend = figures.validity.gold(part, "on our texts")[0].axes[0].get_legend()
        names = [text.get_text() for text in legend.get_texts()]
        assert ("on our texts" in names) is shade and ("gold: edits made on purpose" in names) is shade
        assert "gold: people" in names


def test_no_text_lies_on_another():
    fig, _ = figures.validity.gold(TABLE)
    fig.canvas.draw()
    boxes = [text.get_window_extent() for text in fig.axes[0].texts]
    pairs = [(a, b) for n, a in enumerate(boxes) for b in boxes[n + 1 :]]
    assert not [pair for pair in pairs if pair[0].overlaps(pair[1])]


def test_it_fits_a_page():
    many = pd.concat([TABLE] * 6, ignore_index=True)
    fig, _ = figures.validity.gold(many)
    assert fig.get_size_inches()[1] * 25.4 < 240 and fig.get_size_inches()[0] * 25.4 == pytest.approx(183)
