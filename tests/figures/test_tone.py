"""The figure of tone: every mention a mark in its zone, for five reports as for sixty; the alt text says the counts."""

from collections import Counter

import numpy as np
import pandas as pd
import pytest
from helpers import TOP
from matplotlib.patches import Circle
from samestory import agreement, figures

COLUMNS = ["article", "start", "actor", "label", "voice", "speaker", "label_a", "label_b", "again_of", "program"]
MENTIONS = pd.DataFrame(
    [
        ("a", 0, "US", "negative", "reported", "Ann Lee", "negative", "negative", "", "neutral"),
        ("a", 9, "US", "negative", "quoted", "Ann Lee", "negative", "negative", "", "negative"),
        ("b", 0, "US", "negative", "quoted", "Ann Lee", "negative", "negative", "a", "negative"),
        ("b", 9, "US", "neutral", "outlet", "", "neutral", "neutral", "", "unclear"),
        ("b", 20, "US", "negative", "reported", "Bo Rao", "negative", "negative", "", "positive"),
        ("a", 30, "Russia", "positive", "outlet", "", "positive", "positive", "", "neutral"),
        ("a", 40, "Russia", "disputed", "reported", "Ann Lee", "neutral", "positive", "", "neutral"),
        ("a", 50, "Russia", "disputed", "reported", "Ann Lee", "mixed", "positive", "", "neutral"),
    ],
    columns=COLUMNS,
)
NAMES = pd.Series({"a": "a Daily <b>", "b": "b $Post$", "c": "c"})


def texts(fig):
    fig.draw_without_rendering()
    return [t for ax in fig.axes for t in ax.texts if t.get_text()]


def test_each_mention_is_one_mark_in_its_zone():
    fig, alt = figures.sentiment.tone(MENTIONS, ["US", "Russia"], NAMES)
    shown = Counter(t.get_text() for t in texts(fig))
    assert shown["−"] == 4 + 1  # four marks; the head of the program's column
    assert shown["+"] == 1 + 1 and shown["?"] == 2 + 1  # the third "?" explains it
    assert shown["Rao"] == 1 and shown["neutral or\npositive?"] == 1 and shown["disputed"] == 1
    assert shown["5 mentions: 4 negative, 1 neutral, 0 positive (3, 1, 0 without repeats); not named in 1 of 3 reports"]
    assert shown["3 mentions: 0 negative, 0 neutral, 1 positive, 2 disputed; not named in 2 of 3 reports"] == 1
    rings = [p for p in fig.axes[0].patches if isinstance(p, Circle)]
    assert len(rings) == 1 + 1  # one repeated mention, and the key
    assert "reported and quoted words: Ann Lee's, unless a name is given" in shown
    assert "US, 4 negative, 1 neutral, 0 positive of 5 mentions" in alt
    assert "by voice, negative: 2 reported, 2 quoted" in alt or "by voice, negative: 2 quoted, 2 reported" in alt
    assert "the program counts 2 negative, 1 neutral, 1 positive, 1 unclear" in alt


def test_optional_columns_may_be_missing():
    fig, alt = figures.sentiment.tone(MENTIONS[COLUMNS[:6]], ["US", "Russia", "India"], NAMES)
    shown = [t.get_text() for t in texts(fig)]
    assert "the program" not in shown and "not named in any report" in shown
    assert "India, 0 negative, 0 neutral, 0 positive of 0 mentions" in alt
    fig, alt = figures.sentiment.tone(MENTIONS[:0], ["US"], NAMES)
    assert "US, 0 negative" in alt


def grown(reports, mentions, actors=("US", "Russia"), heap=0):
    voices = [("outlet", ""), ("reported", "Ann Lee"), ("quoted", "Bo Rao"), ("reported", "Ed Fox"), ("quoted", "")]
    labels = ["negative", "neutral", "positive", "neutral"]
    rows = [
        (f"r{r}", k, actors[k % len(actors)], labels[(r + k) % 4], *voices[(r * 7 + k) % 5])
        for r in range(reports)
        for k in range(mentions)
    ]
    rows += [("r0", 1000 + k, actors[0], "negative", *voices[k % 5]) for k in range(heap)]
    names = pd.Series(
        [f"r{r} The Daily Long-Named Post"[:28] for r in range(reports)], [f"r{r}" for r in range(reports)]
    )
    return pd.DataFrame(rows, columns=COLUMNS[:6]), list(actors), names


@pytest.mark.parametrize(
    "corpus",
    [
        (1, 1),
        (5, 40),
        (5, 20, ("US", "Russia"), 300),
        (12, 60, ("US", "Russia", "India", "Modi", "Putin", "Trump")),
        (60, 90, ("US", "Russia", "India")),
    ],
)
@pytest.mark.parametrize("program", [True, False])
def test_any_corpus_fits_a_page_and_nothing_overlaps(corpus, program):
    table, actors, names = grown(*corpus)
    table = table.assign(program="neutral") if program else table
    fig, alt = figures.sentiment.tone(table, actors, names)
    assert fig.get_figheight() * 25.4 <= 222
    boxes = np.array([t.get_window_extent().padded(-2).extents for t in texts(fig)])
    x0, y0, x1, y1 = boxes.T
    assert x0.min() >= 0 and x1.max() <= fig.bbox.x1
    overlaps = (x0[:, None] < x1) & (x0 < x1[:, None]) & (y0[:, None] < y1) & (y0 < y1[:, None])
    assert not overlaps[~np.eye(len(boxes), dtype=bool)].any()
    assert all(t.get_fontsize() >= 7 for t in texts(fig))
    for actor in actors:
        assert f"of {(table['actor'] == actor).sum()} mentions" in alt


def test_a_heap_shows_one_mark_a_voice_with_its_number():
    table, actors, names = grown(2, 4, heap=300)
    fig, _ = figures.sentiment.tone(table, actors, names)
    numbers = [int(t.get_text()[1:]) for t in texts(fig) if t.get_text().startswith("×")]
    own = ((table["article"] == "r0") & (table["actor"] == "US") & (table["label"] == "negative")).sum()
    assert sum(numbers) == own and len(numbers) == 3


def no_trouble(fig):
    boxes = np.array([t.get_window_extent().padded(-2).extents for t in texts(fig)])
    x0, y0, x1, y1 = boxes.T
    overlaps = (x0[:, None] < x1) & (x0 < x1[:, None]) & (y0[:, None] < y1) & (y0 < y1[:, None])
    pairs = [(texts(fig)[a].get_text(), texts(fig)[b].get_text()) for a, b in np.argwhere(np.triu(overlaps, 1))]
    assert not pairs and x0.min() >= 0 and x1.max() <= fig.bbox.x1
    assert min(t.get_fontsize() for t in texts(fig)) >= 7
    marks = [p.get_window_extent() for p in fig.axes[0].patches]
    assert min(m.x0 for m in marks) >= 0 and max(m.x1 for m in marks) <= fig.bbox.x1


def test_one_column_breaks_names_and_leaves_the_program_out():
    names = NAMES.replace("a Daily <b>", "a (the Daily Post of Oslo and Bergen)")
    fig, alt = figures.sentiment.tone(MENTIONS, ["US", "Russia"], names, width=89)
    shown = Counter(t.get_text() for t in texts(fig))
    assert fig.get_figwidth() * 25.4 == pytest.approx(89)
    assert shown["−"] == 4 and shown["+"] == 1 and shown["?"] == 2 + 1  # no head of a program's column
    assert "the program" not in shown and "the program" not in alt
    name = next(t for t in shown if t.startswith("a (the"))
    assert name.count("\n") == 1 and name.endswith("…")
    assert shown["US"] == shown["Russia"] == 1
    whole = " ".join(t.get_text() for t in texts(fig)).replace("\N{NO-BREAK SPACE}", " ")
    assert "5 mentions: 4 negative, 1 neutral, 0 positive (3, 1, 0 without repeats); not named in 1 of 3" in whole
    no_trouble(fig)


def test_one_column_holds_the_two_countries_of_the_seeds(seeds):
    coded = agreement.read_coding(TOP / "seeds" / "coding", seeds).mentions
    fig, _ = figures.sentiment.tone(coded, ["US", "Russia"], seeds.names, width=89)
    shown = Counter(t.get_text() for t in texts(fig))
    assert shown["−"] == 11 and shown["+"] == 14 and shown["?"] == 3 + 1
    assert not any("×" in text for text in shown), "each mention has its own mark"
    no_trouble(fig)
    assert fig.get_figheight() * 25.4 < 150


@pytest.mark.parametrize("corpus", [(1, 1), (5, 40), (5, 20, ("US", "Russia"), 300), (60, 90)])
def test_one_column_fits_any_corpus_of_two_actors(corpus):
    table, actors, names = grown(*corpus)
    long = table.replace({"actor": {"US": "The United Provinces of the Far and Middle North"}})
    long = long.replace({"speaker": {"Bo Rao": "Bo Raovonundzuhohenstein", "Ed Fox": "Ed Foxelberger-Longname"}})
    for part, of in ((table, actors), (long, list(dict.fromkeys(long["actor"])))):
        fig, alt = figures.sentiment.tone(part, of, names, width=89)
        no_trouble(fig)
        assert fig.get_figheight() * 25.4 <= 222 and f"of {(part['actor'] == of[0]).sum()} mentions" in alt
