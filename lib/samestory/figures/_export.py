"""One way to style, caption and export a figure: SVG, PDF, PNG and the CSV of what is drawn, byte for byte the same on every run."""

from __future__ import annotations

import base64
import functools
import io
import os
import re
import sys
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import Any

import matplotlib as mpl
import pandas as pd
from IPython.display import HTML
from markupsafe import Markup, escape
from matplotlib.figure import Figure
from matplotlib.font_manager import FontEntry, FontProperties, fontManager
from matplotlib.textpath import text_to_path

ONE, TWO = 89.0, 183.0  # millimeters: one and two columns of a printed page
INK, GREY, PALE = "#222222", "#6b6b6b", "#e4e4e4"
# What a color means, everywhere: (color, marker, hatch). Okabe & Ito's palette; never color alone, no flag or party colors.
MEANING = {
    "outlet": ("#4a4a4a", "s", ""),
    "reported": ("#0072B2", "^", "////"),
    "quoted": ("#D55E00", "o", ".."),
    "US": ("#B4558C", "o", ""),
    "Russia": ("#009E73", "s", ""),
}
# The copy of DejaVu Sans that matplotlib ships, under a name of its own: a system's copy numbers its glyphs differently.
FAMILY = "DejaVu Sans of matplotlib"
fontManager.ttflist += [
    FontEntry(fname=str(Path(mpl.get_data_path(), "fonts", "ttf", file)), name=FAMILY, style=style, weight=weight)
    for file, style, weight in (
        ("DejaVuSans.ttf", "normal", 400),
        ("DejaVuSans-Bold.ttf", "normal", 700),
        ("DejaVuSans-Oblique.ttf", "oblique", 400),
        ("DejaVuSans-BoldOblique.ttf", "oblique", 700),
    )
]
STYLE = {
    "font.family": FAMILY,
    "font.size": 7.5,
    "axes.labelsize": 7.5,
    "xtick.labelsize": 7.5,
    "ytick.labelsize": 7.5,
    "axes.titlesize": 8,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.edgecolor": GREY,
    "axes.linewidth": 0.6,
    "xtick.color": GREY,
    "ytick.color": GREY,
    "xtick.labelcolor": INK,
    "ytick.labelcolor": INK,
    "text.color": INK,
    "axes.labelcolor": INK,
    "text.parse_math": False,
    "hatch.linewidth": 0.5,
    "figure.facecolor": "white",
    "savefig.facecolor": "white",
    "svg.hashsalt": "samestory",
    "svg.fonttype": "path",
    "pdf.fonttype": 42,
}
# A reader's own matplotlibrc changes no byte of a figure; what concerns the running program is left alone.
DEFAULTS = {
    key: value
    for key, value in mpl.rcParamsDefault.items()
    if not key.startswith(("backend", "interactive", "toolbar", "timezone", "webagg", "tk.", "date.epoch", "docstring"))
}
DPI = 200
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")  # no XML file can hold these
CITE = "The samestory contributors (2026). samestory, version {version}. {name}: {title}"
RIGHTS = "CC BY 4.0 for the figure; passages quoted from articles belong to their publishers"


def styled(draw: Callable) -> Callable:
    """Let a drawing function work under the house style without changing the reader's own settings."""

    @functools.wraps(draw)
    def wrapper(*args: Any, **kwargs: Any) -> Any:
        with mpl.rc_context({**DEFAULTS, **STYLE}):
            return draw(*args, **kwargs)

    return wrapper


@styled
def canvas(height: float, width: float = TWO, **subplots: Any) -> tuple[Figure, Any]:
    """A figure of `width` by `height` millimeters (the title not counted) and its axes; further arguments go to `Figure.subplots`."""
    fig = Figure(figsize=(width / 25.4, height / 25.4), layout="constrained")
    return fig, fig.subplots(**subplots)


@styled
def save(
    fig: Figure, name: str, title: str, alt: str, data: pd.DataFrame, subtitle: str = "", source: str = ""
) -> HTML:
    """Write a figure as `name`.svg, .pdf, .png and .csv into the folder of figures, renew the index, and show it.

    `title` states the finding and `subtitle` the measure, unit and n (both are set above the drawing), `source` names
    the articles below it, `alt` says in words what the picture shows, its numbers included, and `data` holds what is drawn.
    Returns the captioned picture as HTML for the notebook. Raises `ValueError` where the title, alt text or data is missing.
    """
    given = {"a title": title, "an alt text": alt, "data": data is not None and len(data)}
    missing = [what for what, there in given.items() if not there]
    if missing:
        raise ValueError(f"figure {name!r} lacks {' and '.join(missing)}; expected all of title, alt and data.")
    if not re.fullmatch(r"fig-\d\d-[a-z0-9-]+", name):
        raise ValueError(f"figure name {name!r}; expected a name such as 'fig-03-tone-by-actor'.")
    title, alt, subtitle, source = (CONTROL.sub(" ", text) for text in (title, alt, subtitle, source))
    with _framed(fig, title, subtitle, source):
        picture = _write(fig, name, title, alt, subtitle, source)
    data.to_csv(folder() / f"{name}.csv", index=False, float_format="%.6g", lineterminator="\n")
    index()
    if "matplotlib.pyplot" in sys.modules:
        sys.modules["matplotlib.pyplot"].close(fig)  # else the notebook would show a reader's own figure a second time
    image = base64.b64encode(picture).decode("ascii")
    return HTML(
        Markup(
            '<figure style="margin:1em 0"><img style="max-width:100%;width:{}px" alt="{}" src="data:image/png;base64,{}">'
            '<figcaption style="color:#444;font-size:90%;max-width:60em">'
            "<b>{}.</b> {}.{}<br><code>figures/{}</code> .svg .pdf .png .csv</figcaption></figure>"
        ).format(
            round(fig.get_figwidth() * 110), alt, image, title, subtitle, f" Source: {source}." if source else "", name
        )
    )


def folder() -> Path:
    """Where figures and tables go: SAMESTORY_FIGURES, or the nearest folder `figures` here or above, made if there is none."""
    if given := os.environ.get("SAMESTORY_FIGURES"):
        found = Path(given)
    else:
        found = next(
            (p / "figures" for p in (Path.cwd(), *Path.cwd().parents) if (p / "figures").is_dir()), Path("figures")
        )
    found.mkdir(parents=True, exist_ok=True)
    return found


def citation(name: str, title: str) -> str:
    """How to cite one figure or table."""
    return CITE.format(version=version("samestory"), name=name, title=title.rstrip(".") + ".")


# --- title, subtitle and source inside the picture -----------------------------------------------------------------


@contextmanager
def _framed(fig: Figure, title: str, subtitle: str, source: str) -> Iterator[None]:
    """Set the title and subtitle above and the source below, on a picture that much taller; afterwards it is as before."""
    width, height = fig.get_size_inches()
    blocks = [(line, 9, "bold", INK) for line in _wrapped(title, 9, "bold", width)]
    blocks += [(line, 7.5, "normal", GREY) for line in _wrapped(subtitle, 7.5, "normal", width)]
    foot = [(line, 7, "normal", GREY) for line in _wrapped(f"Source: {source}." if source else "", 7, "normal", width)]
    head, tail = (sum(size * 1.35 for _, size, _, _ in part) / 72 + (0.08 if part else 0) for part in (blocks, foot))
    total, before, texts = height + head + tail, fig.get_layout_engine(), len(fig.texts)
    fig.set_size_inches(width, total)
    fig.set_layout_engine("constrained", rect=(0, tail / total, 1, height / total))
    _lines(fig, blocks, total - 0.04, total)
    _lines(fig, foot, tail - 0.05, total)
    try:
        yield
    finally:
        for text in fig.texts[texts:]:
            text.remove()
        fig.set_size_inches(width, height)
        fig.set_layout_engine(before if before is not None else "none")


def _lines(fig: Figure, lines: list[tuple], top: float, total: float) -> None:
    for line, size, weight, color in lines:
        fig.text(0.012, top / total, line, size=size, weight=weight, color=color, va="top", ha="left").set_in_layout(
            False
        )
        top -= size * 1.35 / 72


def _wrapped(text: str, size: float, weight: str, width: float) -> list[str]:
    """Break a text into lines that fit a width in inches."""
    font, lines = FontProperties(family=FAMILY, size=size, weight=weight), []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_to_path.get_text_width_height_descent(longer, font, False)[0] / 72 <= width * 0.97:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _write(fig: Figure, name: str, title: str, alt: str, subtitle: str, source: str) -> bytes:
    """Write the PDF, PNG and SVG; returns the PNG."""
    stem, picture = folder() / name, io.BytesIO()
    about = {"Title": title, "Subject": alt, "Keywords": name, "Author": citation(name, title)}
    fig.savefig(stem.with_suffix(".pdf"), metadata={**about, "CreationDate": None, "Producer": None, "Creator": None})
    about = {"Title": title, "Description": alt, "Source": source, "Copyright": RIGHTS, "Software": None}
    fig.savefig(picture, format="png", dpi=DPI, metadata=about)
    stem.with_suffix(".png").write_bytes(picture.getvalue())
    svg = _svg(fig, name, title, alt, subtitle, source)
    stem.with_suffix(".svg").write_text(svg, encoding="utf-8", newline="\n")
    return picture.getvalue()


def _svg(fig: Figure, name: str, title: str, alt: str, subtitle: str, source: str) -> str:
    """The picture as SVG with role, title and description, which screen readers and search engines use."""
    written = io.StringIO()
    fig.savefig(
        written,
        format="svg",
        metadata={
            "Date": None,
            "Title": title,
            "Description": subtitle or title,
            "Source": source or "samestory",
            "Identifier": name,
            "Rights": RIGHTS,
            "Creator": "samestory",
        },
    )
    head = f'role="img" aria-labelledby="title desc">\n <title id="title">{escape(title)}</title>\n <desc id="desc">{escape(alt)}</desc>'
    return re.sub(r"(<svg [^>]*?)>", lambda m: f"{m[1]} {head}", written.getvalue(), count=1)


# --- the index of the folder ---------------------------------------------------------------------------------------


def index() -> Path:
    """Rewrite figures/README.md from the files that lie there: title, picture, alt text, source, how to cite."""
    here = folder()
    entries = sorted(
        [
            *((p.stem, _figure_entry(p)) for p in here.glob("fig-[0-9][0-9]-*.svg")),
            *((p.stem, _table_entry(p)) for p in here.glob("table-[0-9][0-9]-*.html")),
        ],
        key=lambda e: (e[0].split("-")[1], e[0]),
    )
    intro = (
        "# Figures and tables\n\nWritten by the code each time a figure or table is saved; do not edit. Every figure is there as SVG, PDF, PNG and as the CSV of what is drawn; "
        f"every table as CSV and HTML.\nRights: {RIGHTS}.\n"
    )
    path = here / "README.md"
    path.write_text(intro + "".join(entry for _, entry in entries), encoding="utf-8", newline="\n")
    return path


def _figure_entry(path: Path) -> str:
    try:
        root = ET.parse(path).getroot()
    except ET.ParseError as error:
        raise ValueError(
            f"{path} is not a figure that samestory wrote ({error}); remove it or save it again."
        ) from None
    svg, dc = "{http://www.w3.org/2000/svg}", "{http://purl.org/dc/elements/1.1/}"
    title, alt = root.findtext(f"{svg}title", ""), root.findtext(f"{svg}desc", "")
    subtitle, source = root.findtext(f".//{dc}description", ""), root.findtext(f".//{dc}source", "")
    return (
        f"\n## {path.stem}\n\n**{_md(title)}** {_md(subtitle)}\n\n![{_md(alt)}]({path.stem}.png)\n\n{_md(alt)}\n\n- Source: {_md(source)}\n- Cite: {_md(citation(path.stem, title))}\n"
        f"- Files: [SVG]({path.stem}.svg) [PDF]({path.stem}.pdf) [PNG]({path.stem}.png) [CSV]({path.stem}.csv)\n"
    )


def _table_entry(path: Path) -> str:
    page = path.read_text(encoding="utf-8")
    if '<meta name="description"' not in page:
        raise ValueError(f"{path} is not a table that samestory wrote; rename or remove it.")
    title, note = (
        Markup(re.search(pattern, page, re.S)[1]).unescape()
        for pattern in (r"<title>(.*?)</title>", r'<meta name="description" content="(.*?)">')
    )
    return f"\n## {path.stem}\n\n**{_md(title)}** {_md(note)}\n\n- Cite: {_md(citation(path.stem, title))}\n- Files: [HTML]({path.stem}.html) [CSV]({path.stem}.csv)\n"


def _md(text: str) -> str:
    """Text that Markdown and HTML leave alone."""
    return re.sub(r"([\\`*_\[\]|])", r"\\\1", str(escape(text)))
