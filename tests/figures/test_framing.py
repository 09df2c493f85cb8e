"""The drawings of frames: each coded term is seen in its voice, arguable ones hollow; nothing overlaps or is cut."""

import pandas as pd
import pytest
from helpers import corpus_of
from samestory import figures, framing, voices

BOOK = {"strife": {"terms": ["war*", "quarrel*"]}, "money": {"terms": ["price*", "cost*"]}}
TEXTS = {
    "a": "The war goes on. Prices rise.\n\n“The quarrel costs us all,” Ann Lee said. Lee said prices would fall.",
    "b": "Nothing happened.\n\nPrices fell.",
}


def coded(*rows):
    return pd.DataFrame(rows, columns=["article", "start", "frame", "text", "voice", "speaker", "arguable"])


CODED = coded(
    ("a", 4, "strife", "war", "outlet", "", False),
    ("a", 36, "strife", "quarrel", "quoted", "Ann Lee", True),
    ("a", 36, "strife", "quarrel", "quoted", "Ann Lee", False),
    ("b", 0, "strife", "Nothing", "reported", "Bo Rao", False),
)


@pytest.fixture
def corpus():
    return corpus_of(*TEXTS.values(), article=list(TEXTS))


def settled(fig):
    fig.draw_without_rendering()
    return [t for ax in fig.axes for t in ax.texts if t.get_text()]


def hollow(ax):
    return [line for line in ax.lines if line.get_markerfacecolor() == "white"]


def by_voice(corpus):
    return framing.profile(corpus, framing.code(corpus, BOOK), by=["article", "voice"])


def test_coded_terms_stand_word_by_word_and_other_frames_as_numbers(corpus):
    fig, alt = figures.framing.frames_by_voice(by_voice(corpus), {"money": "not measured"}, CODED, {"a": "Daily <A>"})
    texts = settled(fig)
    words = [t.get_text() for t in texts]
    assert words.count("quarrel") == 2 and "Nothing (Rao)" in words and "not measured" in words
    assert words.count("Daily <A>") == 2 and words.count("b") == 2  # above, and in the numbers
    assert len(hollow(fig.axes[0])) == 2  # the key, and the arguable term
    assert all(box.x1 <= fig.bbox.x1 and box.y1 <= fig.bbox.y1 for box in (t.get_window_extent() for t in texts))
    assert "Daily <A>: war (outlet), quarrel (quoted, arguable), quarrel (quoted); b: Nothing (Rao) (reported)" in alt
    # Counted by hand: "Prices" is the outlet's; "costs" is quoted and "prices" reported.
    assert (
        "money, different terms in the outlet's own words and quoted or reported. Daily <A>: 1 and 2; b: 1 and 0" in alt
    )


def test_without_a_coding_all_frames_are_numbers(corpus):
    fig, alt = figures.framing.frames_by_voice(by_voice(corpus))
    assert "arguable (hollow)" not in [t.get_text() for t in settled(fig)]
    assert "strife, different terms in the outlet's own words and quoted or reported. a: 1 and 1; b: 0 and 0" in alt


def test_a_full_cell_says_how_many_more(corpus):
    many = coded(*(("a", n, "strife", f"term{n}", "outlet", "", False) for n in range(11)))
    fig, _ = figures.framing.frames_by_voice(by_voice(corpus), coded=many)
    words = [t.get_text() for t in settled(fig)]
    assert "term7" in words and "term8" not in words and "and 3 more" in words and "–" in words


def test_placement_marks_coded_terms_in_their_voice_and_names_the_opening(corpus):
    hits = framing.code(corpus, BOOK)
    fig, alt = figures.framing.placement(corpus, hits, voices.quotations(corpus), {}, CODED)
    settled(fig)
    first = fig.axes[0]
    assert [t.get_text() for t in first.get_yticklabels()] == ["strife", "money"]
    marks = [(line.get_marker(), *line.get_xdata()) for line in first.lines if line.get_marker() in "s^o"]
    assert marks == [("s", 4), ("o", 36), ("o", 36)] and len(hollow(first)) == 1
    assert "a: money 1, strife: war (outlet); b: strife: Nothing (reported)" in alt
