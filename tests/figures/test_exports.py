"""Figures and tables: complete, escaped, indexed, and the same bytes on every run."""

import csv
import hashlib
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import matplotlib as mpl
import pandas as pd
import pytest
import samestory as ss
from helpers import corpus_of
from markupsafe import Markup
from matplotlib.font_manager import FontProperties, findfont
from PIL import Image
from samestory import figures, tables
from samestory.errors import ArgumentError

pytestmark = pytest.mark.slow

DATA = pd.DataFrame({"report": ["000", "<b>&"], "words": [10, 20]})
EVIL = 'Words "rise" <script>alert(1)</script> & $fall$'


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("SAMESTORY_FIGURES", str(tmp_path))
    return tmp_path


def draw():
    fig, ax = figures.canvas(30)
    ax.bar(DATA["report"], DATA["words"])
    return fig


def test_a_figure_is_four_files_and_an_entry(folder):
    shown = figures.save(
        draw(), "fig-09-words", "Words rise", "Bars: 10 and 20 words.", DATA, subtitle="Words, n = 2", source="000"
    )
    assert sorted(p.name for p in folder.iterdir()) == [
        "README.md",
        "citations.bib",
        "fig-09-words.csv",
        "fig-09-words.pdf",
        "fig-09-words.png",
        "fig-09-words.svg",
    ]
    root = ET.parse(folder / "fig-09-words.svg").getroot()
    assert (
        root.get("role") == "img"
        and root.findtext("{*}title") == "Words rise"
        and root.findtext("{*}desc") == "Bars: 10 and 20 words."
    )
    assert b"Bars: 10 and 20 words." in (folder / "fig-09-words.png").read_bytes()
    assert pd.read_csv(folder / "fig-09-words.csv")["words"].tolist() == [10, 20]
    index = (folder / "README.md").read_text()
    assert "## fig-09-words" in index and "Bars: 10 and 20 words." in index and f"version {ss.__version__}" in index
    assert 'alt="Bars: 10 and 20 words."' in shown.data


def test_article_text_is_escaped_everywhere(folder):
    for html in (
        figures.save(draw(), "fig-09-words", EVIL, EVIL, DATA, EVIL, EVIL).data,
        tables.save(DATA.assign(text=EVIL), "table-09-words", EVIL, EVIL).data,
        tables.evidence(pd.DataFrame({"article": ["a"], "start": [6], "end": [12]}), pd.Series({"a": EVIL}), EVIL).data,
        (folder / "table-09-words.html").read_text(),
        (folder / "README.md").read_text(),
        (folder / "fig-09-words.svg").read_text(),
    ):
        assert "<script" not in html and "alert(1)" in html
    assert ET.parse(folder / "fig-09-words.svg").getroot().findtext("{*}title") == EVIL
    assert pd.read_csv(folder / "table-09-words.csv")["text"].tolist() == [EVIL, EVIL], "the CSV is verbatim"


@pytest.mark.parametrize("change", [{"title": ""}, {"alt": ""}, {"data": DATA[[]]}, {"data": None}])
def test_an_incomplete_figure_is_refused(folder, change):
    with pytest.raises(ValueError, match="expected all of title, alt and data"):
        figures.save(**{"fig": draw(), "name": "fig-09-words", "title": "T", "alt": "A", "data": DATA, **change})


def test_a_picture_of_nothing_is_saved_with_a_table_of_no_rows(folder):
    figures.save(draw(), "fig-09-words", "T", "A", DATA.head(0))
    assert pd.read_csv(folder / "fig-09-words.csv").columns.tolist() == list(DATA)


NAMES = [
    "words",
    "fig-9-words",
    "fig-09-",
    "fig-09-Words",
    "fig-09-wörter",
    "fig-09-a b",
    "fig-09-a.svg",
    "../fig-09-a",
]


@pytest.mark.parametrize("name", [*NAMES, "fig-٠٩-words", "fig-09-words\n", "table-09-words"])
def test_a_figure_needs_a_name_that_sorts(folder, name):
    with pytest.raises(ArgumentError, match="'fig-03-tone-by-actor': 'fig-', two digits, '-', then") as refused:
        figures.save(draw(), name, "T", "A", DATA)
    assert (refused.value.function, refused.value.argument, refused.value.found) == ("figures.save", "name", name)
    assert isinstance(refused.value, ValueError) and not list(folder.iterdir())


@pytest.mark.parametrize("name", [*(name.replace("fig", "table") for name in NAMES), "fig-09-words", ""])
def test_a_table_needs_a_name_that_sorts(folder, name):
    with pytest.raises(ArgumentError, match="'table-01-reports': 'table-', two digits, '-', then") as refused:
        tables.save(DATA, name, "T")
    assert (refused.value.function, refused.value.argument, refused.value.found) == ("tables.save", "name", name)
    assert not list(folder.iterdir())


def test_saving_twice_gives_the_same_bytes(folder):
    fig = draw()
    for _ in range(2):
        figures.save(fig, "fig-09-words", "T", "A", DATA, "S", "000")
        digest = hashlib.sha256((folder / "fig-09-words.png").read_bytes()).hexdigest()
    figures.save(draw(), "fig-09-words", "T", "A", DATA, "S", "000")
    assert hashlib.sha256((folder / "fig-09-words.png").read_bytes()).hexdigest() == digest and not fig.texts


def test_a_readers_own_figure_can_be_saved(folder):
    fig = mpl.figure.Figure()
    fig.subplots().plot([1, 2])
    figures.save(fig, "fig-09-own", "T", "A", DATA)
    assert (folder / "fig-09-own.svg").exists()


def test_control_characters_break_no_file(folder):
    figures.save(draw(), "fig-09-words", "a\x00b\x1bc", "A\ud800", DATA)
    assert ET.parse(folder / "fig-09-words.svg").getroot().findtext("{*}title") == "a␀b␛c"


@pytest.mark.parametrize("code", [0, 1, 8, 11, 12, 14, 27, 31, 127, 133, 0x9F, 0xD800, 0xFFFE])
def test_every_file_is_valid_whatever_signs_labels_cells_and_ids_hold(folder, code):
    odd = f"Da{chr(code)}ily"
    fig, ax = figures.canvas(30)
    ax.bar([odd, "Times"], [1, 2], label=odd)
    ax.set_title(odd)
    ax.legend()
    data = DATA if code == 0xD800 else pd.DataFrame({"report": [odd, "Times"], odd: [1, 2]})
    corpus = corpus_of("Prices rose. Wages fell.", ids=[f"a{chr(code)}" if code < 0xD800 else "a"], outlet="Post")
    figures.save(fig, "fig-09-words", odd, odd, data, odd, odd)
    tables.save(data, "table-09-words", odd, odd, corpus=corpus)
    ss.figures.reading.save(corpus)
    ET.parse(folder / "fig-09-words.svg")
    assert (folder / "fig-09-words.pdf").read_bytes().rstrip().endswith(b"%%EOF")
    for path in [*folder.glob("*.html"), folder / "README.md", folder / "citations.bib"]:
        text = path.read_text(encoding="utf-8")
        assert not re.search("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]", text), path.name
    assert "Da" in (folder / "table-09-words.html").read_text(encoding="utf-8")
    if code < 0xD800:
        held = spreadsheet_rows(folder / "fig-09-words.csv")
        assert held[0][1] == held[1][0] == odd, "the CSV keeps the text"


def spreadsheet_rows(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


FOREIGN_SVG = '<svg xmlns="http://www.w3.org/2000/svg"><title>Mine</title></svg>'
OUR_TABLE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>T</title><meta name="description" content="">
<meta name="viewport" content="width=device-width"></head>"""


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("fig-08-broken.svg", b"<svg", "is damaged"),
        ("fig-08-empty.svg", b"", "is damaged"),
        ("fig-08-nul.svg", b"<svg>\0</svg>", "is damaged"),
        ("fig-08-latin.svg", b"<svg>\xe9</svg>", "is damaged"),
        ("fig-08-mine.svg", FOREIGN_SVG.encode(), "is no figure that samestory wrote"),
        ("fig-08-html.svg", b"<html/>", "is no figure that samestory wrote"),
        ("fig-08-folder.svg", None, "cannot be read"),
        ("table-08-mine.html", b"<title>Mine</title><meta name='description'>", "is no table that samestory wrote"),
        ("table-08-empty.html", b"", "is no table that samestory wrote"),
        ("table-08-bytes.html", bytes(range(256)), "is no table that samestory wrote"),
        ("table-08-cut.html", OUR_TABLE.encode(), "is damaged (its end is missing)"),
        ("table-08-folder.html", None, "cannot be read"),
        ("article-mine.html", b"<title>My article</title>", "is no page that samestory wrote"),
        ("article-\u00e9.html", b"\xff\xfe", "is no page that samestory wrote"),
        ("article-folder.html", None, "cannot be read"),
    ],
)
def test_a_damaged_or_foreign_file_is_named_and_stops_no_save(folder, name, content, said):
    path = folder / name
    path.mkdir() if content is None else path.write_bytes(content)
    with pytest.warns(UserWarning, match="left out of the index") as warned:
        tables.save(DATA, "table-09-words", "T")
    assert len(warned) == 1 and f"{name} {said}" in str(warned[0].message) and "\n" not in str(warned[0].message)
    assert warned[0].filename == __file__
    with pytest.warns(UserWarning, match=re.escape(name)):
        figures.save(draw(), "fig-09-words", "T", "A", DATA)
    index = (folder / "README.md").read_text()
    assert name not in index and "## table-09-words" in index and "## fig-09-words" in index
    assert path.is_dir() if content is None else path.read_bytes() == content


def test_many_foreign_files_are_counted(folder):
    for n in range(30):
        (folder / f"table-08-mine{n:02d}.html").write_text("Mine.")
    with pytest.warns(UserWarning, match="table-08-mine04.html .*; and 25 more"):
        tables.save(DATA, "table-09-words", "T")


def test_an_entry_links_only_to_files_that_are_there(folder):
    figures.save(draw(), "fig-09-words", "T", "A bar.", DATA)
    (folder / "fig-09-words.png").unlink()
    (folder / "fig-09-words.csv").unlink()
    figures.index()
    assert "- Files: [SVG](fig-09-words.svg) [PDF](fig-09-words.pdf)\n" in (folder / "README.md").read_text()
    assert not re.search(r"words\.(png|csv)", (folder / "README.md").read_text())


def test_a_table_without_title_is_refused(folder):
    with pytest.raises(ValueError, match="expected a title"):
        tables.save(DATA, "table-09-words", "")


SCRIPT = """
import matplotlib as mpl, pandas as pd, sys
mpl.rcParams["font.size"] = float(sys.argv[1])
from samestory import figures, tables
fig, ax = figures.canvas(30)
ax.bar(["b", "a"], [1, 2], hatch="//")
figures.save(fig, "fig-09-x", "T", "A", pd.DataFrame({"x": [1 / 3]}))
tables.save(pd.DataFrame({"x": [1 / 3]}), "table-09-x", "T")
"""


def test_bytes_depend_neither_on_hash_seed_nor_on_the_readers_settings(tmp_path):
    digests = []
    for seed, size in (("1", "6"), ("2", "20")):
        folder = tmp_path / seed
        subprocess.run(
            [sys.executable, "-c", SCRIPT, size],
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed, "SAMESTORY_FIGURES": str(folder)},
        )
        digests.append({p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in folder.iterdir()})
    assert digests[0] == digests[1] and len(digests[0]) == 8


def test_the_style_leaves_the_readers_settings_alone(folder):
    before = dict(mpl.rcParams)
    figures.save(draw(), "fig-09-words", "T", "A", DATA)
    assert dict(mpl.rcParams) == before


def test_long_titles_wrap_inside_the_picture(folder):
    title, subtitle = "A long title that says the finding in many words " * 4, "and a subtitle with the measure " * 8
    figures.save(draw(), "fig-09-words", title, "A", DATA, subtitle)
    picture = Image.open(folder / "fig-09-words.png").convert("L")
    head = picture.height - round(30 / 25.4 * 300)
    margin = picture.crop((picture.width - 15, 0, picture.width, head))
    assert margin.getextrema() == (255, 255), "nothing touches the right edge"
    assert head > 5 * 8 / 72 * 300, "five lines or more of eight points"


def test_journals_get_the_drawing_alone_and_the_picture_has_its_title(folder):
    figures.save(draw(), "fig-09-words", "Words rise", "Bars.", DATA, "Words, n = 2", "report 000")
    points = [30 / 25.4 * 72, 183 / 25.4 * 72]
    svg = ET.parse(folder / "fig-09-words.svg").getroot()
    pdf = (folder / "fig-09-words.pdf").read_bytes()
    box = re.search(rb"/MediaBox \[ 0 0 ([\d.]+) ([\d.]+) \]", pdf)
    assert [float(svg.get(side).removesuffix("pt")) for side in ("height", "width")] == pytest.approx(points, abs=0.1)
    assert [float(box[2]), float(box[1])] == pytest.approx(points, abs=0.1)
    for said in (b"Words rise", b"Words, n = 2. Bars. report 000."):
        assert said in pdf
    said = {tag: svg.findtext(f".//{{http://purl.org/dc/elements/1.1/}}{tag}") for tag in ("description", "source")}
    assert said == {"description": "Words, n = 2", "source": "report 000"}
    picture = Image.open(folder / "fig-09-words.png")
    assert picture.width == round(183 / 25.4 * 300) and picture.height > 31 / 25.4 * 300
    assert picture.info["dpi"] == pytest.approx((300, 300), abs=0.1)
    assert [picture.info[key] for key in ("Title", "Comment", "Source")] == ["Words rise", "Words, n = 2", "report 000"]


def test_the_caption_in_the_notebook_has_links_to_the_files(folder):
    html = figures.save(draw(), "fig-09-words", "Words rise", "Bars: 2.", DATA, "Words, n = 2", "report 000").data
    assert re.findall(r'href="([^"]*)"', html) == [f"../figures/fig-09-words.{k}" for k in ("svg", "pdf", "png", "csv")]
    order = [html.index(part) for part in ("Words rise", "Words, n = 2", "<img", "Source: report 000.", ">.svg<")]
    assert order == sorted(order) and len(html) < 400_000
    html = tables.save(DATA, "table-09-words", "T").data
    assert re.findall(r'href="([^"]*)"', html) == [f"../figures/table-09-words.{kind}" for kind in ("csv", "html")]


@pytest.mark.parametrize(
    ("width", "height", "size", "said"),
    [
        (183, 30, 6.5, "text below 7 points in print: 'small' (6.5); set fontsize to 7 or more"),
        (366, 30, 12, "'small' (6.0)"),  # printed at half its size
        (183, 241, 8, "is 24[0-9] mm tall in print, a page 240; draw fewer rows"),
    ],
)
def test_what_cannot_be_printed_is_said(folder, width, height, size, said):
    fig, ax = figures.canvas(height, width)
    ax.set_axis_off()
    ax.text(0.5, 0.5, "small", fontsize=size)
    with pytest.warns(UserWarning, match="fig-09-words") as warned:
        figures.save(fig, "fig-09-words", "T", "A", DATA)
    assert len(warned) == 1 and re.search(said.replace("(", r"\(").replace(")", r"\)"), str(warned[0].message))


@pytest.mark.parametrize("width", [89, 183])
def test_what_can_be_printed_draws_no_warning(folder, width, recwarn):
    fig, ax = figures.canvas(200, width)
    ax.text(0.5, 0.5, "small", fontsize=7)
    figures.save(fig, "fig-09-words", "T", "A", DATA)
    assert not recwarn.list


def test_markup_made_by_the_library_stays_and_the_csv_holds_the_plain_text(folder):
    spans = pd.DataFrame({"article": ["a"], "start": [8], "end": [14]})
    html = tables.save(
        pd.DataFrame({"text": tables.in_context(spans, pd.Series({"a": "Prices  <rose> today."}))}),
        "table-09-marked",
        "T",
    ).data
    assert "<b><u>&lt;rose&gt;</u></b>" in html
    assert pd.read_csv(folder / "table-09-marked.csv")["text"][0] == "Prices  <rose> today."


def test_evidence_opens_by_group():
    spans = pd.DataFrame(
        {"article": ["a", "a", "a"], "start": [0, 6, 15], "end": [5, 10, 18], "frame": ["x", "<y>", "x"]}
    )
    html = tables.evidence_by(spans, pd.Series({"a": EVIL}), "frame").data
    assert (
        html.count("<details>") == 2 and "<summary>x: 2</summary>" in html and "<summary>&lt;y&gt;: 1</summary>" in html
    )


@pytest.fixture
def reports():
    """Two named reports of two sentences each; the second sentence starts at character 13."""
    return corpus_of("Prices rose. Taxes <fell>.", "Prices fell. Wages rose.", ids=["000", "x/1"], outlet=["Daily", ""])


def rows(html):
    """The texts of the cells, row by row, heads first."""
    found = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.S) for row in re.findall(r"<tr>(.*?)</tr>", html, re.S)]
    return [[Markup(cell).striptags() for cell in row] for row in found]


def test_spans_are_shown_as_links_to_their_sentences_and_reports_by_name(folder, reports):
    spans = pd.DataFrame({"n": [1, 2], "article": ["000", "x/1"], "start": [19, 0], "end": [25, 6], "word": ["a", "b"]})
    html = tables.save(spans, "table-09-spans", "T", corpus=reports).data
    assert rows(html) == [["n", "where", "word"], ["1", "000 19–25", "a"], ["2", "x/1 0–6", "b"]]
    links = re.findall(r'href="([^"]*#[^"]*)"', html)
    assert links == ["../figures/article-000.html#s1", f"../figures/{ss.reading.anchor(reports, 'x/1', 0)}"]
    assert 'title="sentence 1"' in html
    page = (folder / "table-09-spans.html").read_text()
    assert [f"../figures/{link}" for link in re.findall(r'href="([^"]*)"', page)] == links, "beside the article's page"
    assert list(pd.read_csv(folder / "table-09-spans.csv")) == ["n", "article", "start", "end", "word"]


def test_a_wide_table_shows_the_columns_it_names_and_its_files_hold_all(folder):
    table = pd.DataFrame({"a": [1, 2, 3], "b": [4, 5, 6], "c": [7, 8, 9]})
    table.attrs["shown"] = ["c", "a"]
    html = tables.save(table, "table-09-wide", "T", rows=2).data
    assert rows(html) == [["c", "a"], ["7", "1"], ["8", "2"]]
    assert "The first 2 of 3 rows and 2 of 3 columns; all in the files." in html
    assert rows((folder / "table-09-wide.html").read_text())[0] == ["a", "b", "c"]
    assert pd.read_csv(folder / "table-09-wide.csv").equals(table)


def test_pairs_of_spans_have_a_place_each(reports):
    pair = {"article_a": ["000"], "start_a": [0], "end_a": [6], "article_b": ["x/1"], "start_b": [13], "end_b": [18]}
    assert rows(tables.show(pd.DataFrame(pair), corpus=reports).data) == [
        ["where_a", "where_b"],
        ["000 0–6", "x/1 13–18"],
    ]


def test_ids_in_heads_and_cells_are_shown_as_names(reports):
    table = pd.DataFrame({"article": ["000", "y"], "told by": ["x/1", ""], "000": [1, 2], "articles": [0, 1]})
    assert rows(tables.show(table, corpus=reports).data) == [
        ["article", "told by", "000 Daily", "articles"],
        ["000 Daily", "x/1", "1", "0"],
        ["y", "", "2", "1"],
    ]


def test_ids_may_be_numbers_and_spans_missing():
    corpus = corpus_of("One.", "Two.", ids=[1, 2], outlet="Daily")
    spans = pd.DataFrame({"article": [2, 1, 7], "start": [0, None, 3], "end": [3, None, 4], "count": [1, 2, 1]})
    assert rows(tables.show(spans, corpus=corpus).data)[1:] == [["2 0–3", "1"], ["1 Daily", "2"], ["7 3–4", "1"]]


def test_evidence_and_passages_link_to_their_sentences(reports):
    spans = pd.DataFrame(
        {
            "discrepancy": "d",
            "kind": "k",
            "article": ["000", "x/1"],
            "start": [19, None],
            "end": [25, None],
            "text": EVIL,
        }
    )
    texts, link = reports.articles["text"], 'href="../figures/article-000.html#s1"'
    assert link in tables.evidence(spans.head(1).astype({"start": int, "end": int}), texts, "S", reports).data
    beside = tables.side_by_side(spans, ["kind"], corpus=reports)
    assert link in beside["000"][0] and "<script" not in beside["000"][0] and beside["x/1"][0] == "–"
    assert rows(tables.show(beside, corpus=reports).data)[0] == ["discrepancy", "kind", "000 Daily", "x/1"]


def test_a_span_is_marked_in_its_whole_sentence():
    corpus = corpus_of("Prices & wages rose. Nobody said why. " + "It went on. " * 40, "One line.")
    spans = pd.DataFrame({"article": ["a1", "a0", "a0"], "start": [4, 9, 21], "end": [8, 14, 27]}, index=[5, 3, 1])
    cells = tables.in_sentence(spans.astype({"start": "Int64"}), corpus)
    assert cells.tolist() == [
        "One <b><u>line</u></b>.",
        "Prices &amp; <b><u>wages</u></b> rose.",
        "<b><u>Nobody</u></b> said why.",
    ]
    assert cells.index.tolist() == [5, 3, 1] and all(isinstance(cell, Markup) for cell in cells)


def test_blocks_say_once_what_their_passages_share(folder):
    spans = pd.DataFrame(
        [("d1", "<b>", "a0", 0, 4, "It is"), ("d1", "<b>", "a1", 2, 6, "& so"), ("d2", "<b>", "a1", 8, 9, "x")],
        columns=["discrepancy", "label", "article", "start", "end", "text"],
    )
    table = tables.blocks(spans)
    assert list(table.columns) == ["label", "article", "start", "end", "passage"]
    shown = tables.save(table, "table-09-blocks", "Blocks").data
    assert shown.count(">&lt;b&gt;</td>") == 2 and shown.count('<span style="display:none">&lt;b&gt;</span>') == 1
    held = pd.read_csv(folder / "table-09-blocks.csv")
    assert held["label"].tolist() == ["<b>"] * 3 and held["passage"].tolist() == ["It is", "& so", "x"]


def test_digests_stand_last_in_what_is_shown(folder):
    table = pd.DataFrame({"id": ["d6b695b1d53", "da5932787f6"], "word": ["facade", "deadbeef"]})
    html = tables.save(table, "table-09-ids", "T").data
    assert rows(html)[0] == ["word", "id"] and list(pd.read_csv(folder / "table-09-ids.csv")) == ["id", "word"]


def test_wide_tables_scroll_in_a_box_of_their_own_and_long_ids_break():
    html = tables.show(
        pd.DataFrame({"id": ["x" * 60], "day": ["2025-10-03"]} | {f"t{n}": "word " * 40 for n in range(5)})
    ).data
    assert '<div style="overflow-x:auto;max-width:100%" tabindex="0"><table' in html, "scrolls, by keyboard too"
    assert re.search(r'overflow-wrap:anywhere">x{60}<', html) and 'nowrap">2025-10-03<' in html
    assert sum(map(float, re.findall(r"min-width:([\d.]+)em", html))) < 72


def test_marked_stays_in_its_line():
    assert tables.marked("One line.\nTwo words here.\nThree.", 14, 19) == Markup("Two <b><u>words</u></b> here.")


def test_shown_rows_are_counted(folder):
    html = tables.save(pd.DataFrame({"n": range(60)}), "table-09-long", "T", rows=50).data
    assert html.count("<tr>") == 51 and "The first 50 of 60 rows" in html
    assert len(pd.read_csv(folder / "table-09-long.csv")) == 60


def test_meanings_differ_in_more_than_color():
    voices = [figures.MEANING[v] for v in ("outlet", "reported", "quoted")]
    assert len({marker for _, marker, _ in voices}) == len({hatch for _, _, hatch in voices}) == 3
    assert figures.MEANING["US"][1] != figures.MEANING["Russia"][1]


def luminance(color):
    parts = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    return sum(
        weight * (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4)
        for weight, p in zip((0.2126, 0.7152, 0.0722), parts)
    )


@pytest.mark.parametrize("color", [*(c for c, _, _ in figures.MEANING.values()), figures.INK, figures.GREY])
def test_colors_stand_out_on_white(color):
    # WCAG 2.2, success criterion 1.4.11: at least 3:1 for graphics.
    assert re.fullmatch("#[0-9A-Fa-f]{6}", color) and 1.05 / (luminance(color) + 0.05) >= 3


@pytest.mark.parametrize("weight", ["normal", "bold"])
@pytest.mark.parametrize("style", ["normal", "italic"])
def test_the_font_is_matplotlibs_own_copy(weight, style):
    """A system's copy of the font numbers its glyphs differently: the files would differ from machine to machine."""
    found = findfont(FontProperties(family=figures.FAMILY, weight=weight, style=style), fallback_to_default=False)
    assert Path(found).is_relative_to(mpl.get_data_path()) and ("Bold" in found) == (weight == "bold")
