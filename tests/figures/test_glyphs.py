"""Labels in other scripts: drawn, or replaced by something legible that one warning names; never boxes."""

import hashlib
import warnings
import xml.etree.ElementTree as ET

import pandas as pd
import pytest
from matplotlib.font_manager import FontProperties
from samestory import figures
from samestory.figures import _glyphs
from samestory.figures._style import FAMILY, text_width

DATA = pd.DataFrame({"outlet": ["a"], "words": [4]})
HOUSE = FontProperties(family=FAMILY)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("SAMESTORY_FIGURES", str(tmp_path))
    return tmp_path


@pytest.fixture
def no_fallback(monkeypatch):
    """Let every test see a machine without fonts of other scripts."""
    monkeypatch.setattr(_glyphs, "_fallback", lambda wanted: None)


def saved(labels, title="Words", draw=None):
    """Save bars with these labels; return fig, the messages of all warnings, what a notebook shows."""
    fig, ax = figures.canvas(40)
    if draw:
        draw(ax, labels)
    else:
        ax.barh(labels, range(len(labels)))
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        shown = figures.save(fig, "fig-01-x", title, "Bars.", DATA)
    return fig, [str(w.message) for w in caught], shown.data


@pytest.mark.parametrize(
    ("labels", "stand_ins"),
    [
        (["दैनिक समाचार", "新聞報"], ["[Devanagari 1]", "[CJK 1]"]),
        (["हिन्दुस्तान", "दैनिक जागरण", "The Hindu"], ["[Devanagari 1]", "[Devanagari 2]"]),
        (["ไทยรัฐ"], ["[Thai 1]"]),
        (["প্রথম আলো", "தினமணி", "ਅਜੀਤ"], ["[Bengali 1]", "[Tamil 1]", "[Gurmukhi 1]"]),
        (["조선일보", "アサヒ"], ["[Hangul 1]", "[Katakana 1]"]),
        (["001 新華社 (Beijing)"], ["[CJK 1]"]),
        (["Daily 🔥"], ["[Fire]"]),
        (["አዲስ ዘመን", "ရန်ကုန်"], ["[Ethiopic 1]", "[Myanmar 1]"]),
    ],
)
def test_a_label_without_letters_is_replaced_and_named_once(folder, no_fallback, labels, stand_ins):
    _, messages, shown = saved(labels)
    assert len(messages) == 1 and all(stand_in in messages[0] for stand_in in stand_ins)
    index = (folder / "README.md").read_text(encoding="utf-8").replace("\\", "")
    told = ET.parse(folder / "fig-01-x.svg").getroot().findtext("{*}desc")
    for where in (shown, index, told):
        assert all(f"{stand_in} stands for " in where for stand_in in stand_ins)
    for label in labels:
        printed, families = _glyphs.shown(label, HOUSE)
        assert not families and _glyphs.shown(printed, HOUSE) == (printed, [])
        assert printed == label or "[" in printed


@pytest.mark.parametrize(
    "label", ["Ведомости", "Καθημερινή", "Győri Hírlap", "صحيفة", "Đời sống", "“News” – 5 €", "a\nb"]
)
def test_a_label_in_the_houses_letters_is_left_alone(folder, label):
    assert _glyphs.shown(label, HOUSE) == (label, [])
    assert saved([label])[1] == []


def test_a_font_that_has_the_letter_draws_it(folder):
    # STIX, which comes with matplotlib, has one hiragana letter; the house font has none.
    assert _glyphs.shown("の daily", HOUSE)[0] == "の daily"
    fig, messages, _ = saved(["の daily", "b"])
    assert messages == [] and fig.axes[0].get_yticklabels()[0].get_text() == "の daily"


def test_titles_legends_and_annotations_are_legible_too(folder, no_fallback):
    def draw(ax, labels):
        ax.plot([1, 2], label=labels[0])
        ax.legend()
        ax.annotate(labels[0], (0, 1))
        ax.set(title=labels[0], xlabel=labels[0])
        ax.set_xticks([0, 1], [labels[0], "b"])

    fig, messages, _ = saved(["新聞報"], "What 新聞報 says", draw)
    assert len(messages) == 1 and messages[0].count("新聞報") == 1
    assert fig.axes[0].get_title() == "新聞報", "the reader's own figure is as before"
    assert [text.get_text() for text in fig.axes[0].get_xticklabels()] == ["新聞報", "b"]


def test_control_characters_are_marks_and_block_no_later_figure(folder, no_fallback):
    assert _glyphs.shown("Bell\x07 Daily\x1b\x85", HOUSE) == ("Bell\ufffd Daily\ufffd\n", [])
    assert _glyphs.shown("a\tb\x7f\ud800", HOUSE) == ("a b\ufffd\ufffd", [])
    assert saved(["Bell\x07", "Esc\x1b", "half \ud800"])[1] == []
    assert saved(["b"])[1] == []


def test_invisible_characters_leave_no_trace(folder, no_fallback):
    assert _glyphs.shown("Daily\U000e0041 News\ufe0f", HOUSE)[0].replace("\ufe0f", "") == "Daily News"


def test_a_width_is_measured_without_a_warning():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert text_width("दैनिक समाचार", 7) > 0


def test_saving_twice_gives_the_same_bytes(folder, no_fallback):
    fig, ax = figures.canvas(40)
    ax.barh(["新聞報", "b"], [1, 2])
    digests = []
    for _ in range(2):
        with pytest.warns(UserWarning, match="新聞報"):
            figures.save(fig, "fig-01-x", "T", "A", DATA)
        digests.append(hashlib.sha256((folder / "fig-01-x.png").read_bytes()).hexdigest())
    assert digests[0] == digests[1]


@pytest.mark.parametrize(("labels", "more"), [(3, ""), (4, " and 1 more;"), (60, " and 57 more;")])
def test_a_warning_names_three_labels_and_counts_the_others(folder, no_fallback, labels, more):
    names = [chr(0x65B0 + n) for n in range(labels)]
    fig, ax = figures.canvas(100)
    ax.barh(names, range(labels))
    ax.set_yticks(range(labels), names)
    with pytest.warns(UserWarning, match="no font here") as warned:
        figures.save(fig, "fig-01-x", "T", "A", DATA)
    said = str(warned[0].message)
    assert sum(f"'{name}' as " in said for name in names) == 3 and more in said and ("more" in said) is bool(more)
