"""The drawings of the discrepancy notebook: nothing is cut, nothing overlaps, all words are there."""

import pandas as pd
from samestory import figures
from samestory.alignment import collate
from samestory.figures import discrepancies as discrepancy_charts

CLAIMS = pd.DataFrame(
    [
        ("c1", "The mill closes", "mill", "a", "quoted"),
        ("c1", "The mill closes", "mill", "b", "outlet"),
        ("c2", "Forty jobs go", "mill", "a", "reported"),
        ("c3", "It rained $5 & <b>", "weather", "b", "outlet"),
    ],
    columns=["claim", "label", "topic", "article", "how"],
)


def drawn(fig):
    fig.draw_without_rendering()  # lets the layout settle
    return [t for ax in fig.axes for t in ax.texts if t.get_text()]


def no_overlap(texts):
    boxes = [(t.get_text(), t.get_window_extent()) for t in texts]
    return [(a, b) for n, (a, x) in enumerate(boxes) for b, y in boxes[:n] if x.padded(-2).overlaps(y.padded(-2))]


def test_coverage_shows_every_cell_without_color():
    fig = discrepancy_charts.coverage(CLAIMS, {"c2": "possible contradiction: forty or fifty"})
    texts = drawn(fig)
    words = [t.get_text() for t in texts]
    assert {"mill", "weather", "The mill closes", "possible contradiction: forty or fifty", "a", "b"} <= set(words)
    assert words.count("–") == 2  # c2 in b, c3 in a
    marks = [line.get_marker() for line in fig.axes[0].lines if len(line.get_xdata()) == 1]
    assert sorted(marks) == sorted(["o", "^", "s"] + ["o", "s", "^", "s"])  # the key, then four cells
    assert not no_overlap(texts)


def test_renditions_keep_every_word_and_break_long_lines():
    versions = ["one two three " * 15, "one two four " * 15]
    fig = discrepancy_charts.renditions({"counting": (["a", "b"], collate(versions))})
    texts = drawn(fig)
    words = [t.get_text() for t in texts]
    assert words.count("three") == words.count("four") == 15 and words.count("a") > 1
    assert not no_overlap(texts)
    assert max(t.get_window_extent().x1 for t in texts) <= fig.bbox.x1
    assert {t.get_weight() for t in texts if t.get_text() in ("three", "four")} == {"bold"}


def test_firmness_has_a_labeled_mark_a_report(tmp_path, monkeypatch):
    acts = pd.DataFrame(
        [("sale", "a", 0, "hinted"), ("sale", "b", 2, "promised"), ("order", "a", 1, "ordered")],
        columns=["act", "article", "step", "text"],
    )
    fig = discrepancy_charts.firmness(
        acts, {"order": ["ask", "order"], "sale": ["hint", "may", "promise"], "none": ["x"]}
    )
    assert [ax.get_title(loc="left") for ax in fig.axes] == ["order", "sale"]
    assert {t.get_text() for t in drawn(fig)} == {"hinted", "promised", "ordered"}
    assert [label.get_text() for label in fig.axes[1].get_xticklabels()] == ["hint", "may", "promise"]
    monkeypatch.setenv("SAMESTORY_FIGURES", str(tmp_path))
    figures.save(fig, "fig-09-firmness", "T", "A 1", acts)
