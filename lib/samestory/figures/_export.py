"""Figures as files: SVG, PDF, PNG and CSV with title, alt text and source inside, and the index of the folder."""

import base64
import io
import os
import re
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

import pandas as pd
from IPython.display import HTML
from markupsafe import Markup, escape
from matplotlib.figure import Figure

from ._style import GREY, INK, styled, text_width

DPI = 200
LISTED = 100  # pages of articles that the index names
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")  # no XML file can hold these
CITE = "The samestory contributors (2026). samestory, version {version}. {name}: {title}"
RIGHTS = "CC BY 4.0 for the figure; passages quoted from articles belong to their publishers"
SHOWN = Markup(
    '<figure style="margin:1em 0"><img style="max-width:100%;width:{}px" alt="{}" src="data:image/png;base64,{}">'
    '<figcaption style="color:#444;font-size:90%;max-width:60em">'
    "<b>{}.</b> {}.{}<br><code>figures/{}</code> .svg .pdf .png .csv</figcaption></figure>"
)
INTRO = """# Figures and tables

Written by the code each time a figure or table is saved; do not edit. Every figure is there as SVG, PDF, PNG and as the
CSV of what is drawn; every table as CSV and HTML.
Rights: {rights}.
"""


class About(NamedTuple):
    """What a figure says of itself, in the files and in the index."""

    name: str
    title: str
    alt: str
    subtitle: str
    source: str
    evidence: str


@styled
def save(
    fig: Figure,
    name: str,
    title: str,
    alt: str,
    data: pd.DataFrame,
    subtitle: str = "",
    source: str = "",
    evidence: str = "",
) -> HTML:
    """Write a figure as SVG, PDF, PNG and CSV into the folder of figures, renew the index, and show it.

    Parameters
    ----------
    fig : Figure
        The drawing, without title.
    name : str
        Stem of the files, such as 'fig-03-tone-by-actor'.
    title : str
        The finding; set above the drawing.
    alt : str
        What the picture shows, in words, with its numbers. The library's drawings return it.
    data : DataFrame
        What is drawn; becomes the CSV.
    subtitle : str
        The measure, its unit and n; set below the title.
    source : str
        The articles; set below the drawing.
    evidence : str
        The table of spans behind the numbers, such as 'table-03-scores'; named in the index.

    Returns
    -------
    HTML
        The captioned picture for the notebook.

    Raises
    ------
    ValueError
        The title, alt text or data is missing, or the name does not sort.
    """
    given = {"a title": title, "an alt text": alt, "data": data is not None and len(data)}
    missing = [what for what, there in given.items() if not there]
    if missing:
        raise ValueError(f"figure {name!r} lacks {' and '.join(missing)}; expected all of title, alt and data.")
    if not re.fullmatch(r"fig-\d\d-[a-z0-9-]+", name):
        raise ValueError(f"figure name {name!r}; expected a name such as 'fig-03-tone-by-actor'.")
    about = About(name, *(CONTROL.sub(" ", text) for text in (title, alt, subtitle, source, evidence)))
    with _framed(fig, about):
        picture = _write(fig, about)
    data.to_csv(folder() / f"{name}.csv", index=False, float_format="%.6g", lineterminator="\n")
    index()
    if "matplotlib.pyplot" in sys.modules:
        sys.modules["matplotlib.pyplot"].close(fig)  # else the notebook would show a reader's own figure a second time
    image, origin = base64.b64encode(picture).decode("ascii"), f" Source: {about.source}." if source else ""
    width = round(fig.get_figwidth() * 110)
    return HTML(SHOWN.format(width, about.alt, image, about.title, about.subtitle, origin, name))


def folder() -> Path:
    """Return where figures and tables go.

    Returns
    -------
    Path
        SAMESTORY_FIGURES, or the nearest folder `figures` here or above, made if there is none.
    """
    here = Path.cwd()
    near = (p / "figures" for p in (here, *here.parents) if (p / "figures").is_dir())
    chosen = Path(os.environ.get("SAMESTORY_FIGURES") or next(near, "figures"))
    chosen.mkdir(parents=True, exist_ok=True)
    return chosen


def citation(name: str, title: str) -> str:
    """Say how to cite one figure or table.

    Parameters
    ----------
    name, title : str
        Stem of the files and title, as saved.

    Returns
    -------
    str
        Author, year, package, version, name and title.
    """
    return CITE.format(version=version("samestory"), name=name, title=title.rstrip(".") + ".")


# --- title, subtitle and source inside the picture -----------------------------------------------------------------


@contextmanager
def _framed(fig: Figure, about: About) -> Iterator[None]:
    """Set title and subtitle above and the source below, on a picture that much taller; afterwards it is as before."""
    width, height = fig.get_size_inches()
    head = _lines(about.title, 9, "bold", INK, width) + _lines(about.subtitle, 7.5, "normal", GREY, width)
    foot = _lines(f"Source: {about.source}." if about.source else "", 7, "normal", GREY, width)
    above, below = (sum(size * 1.35 for _, size, _, _ in part) / 72 + (0.08 if part else 0) for part in (head, foot))
    total, before, texts = height + above + below, fig.get_layout_engine(), len(fig.texts)
    fig.set_size_inches(width, total)
    fig.set_layout_engine("constrained", rect=(0, below / total, 1, height / total))
    _set(fig, head, total - 0.04, total)
    _set(fig, foot, below - 0.05, total)
    try:
        yield
    finally:
        for text in fig.texts[texts:]:
            text.remove()
        fig.set_size_inches(width, height)
        fig.set_layout_engine(before if before is not None else "none")


def _set(fig: Figure, lines: list[tuple], top: float, total: float) -> None:
    for line, size, weight, color in lines:
        style = {"size": size, "weight": weight, "color": color, "va": "top", "ha": "left"}
        fig.text(0.012, top / total, line, **style).set_in_layout(False)
        top -= size * 1.35 / 72


def _lines(text: str, size: float, weight: str, color: str, width: float) -> list[tuple]:
    """Break a text into lines that fit a width in inches, each with its style."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, size, weight) / 72 <= width * 0.97:
            lines[-1] = longer
        else:
            lines.append(word)
    return [(line, size, weight, color) for line in lines]


def _write(fig: Figure, about: About) -> bytes:
    """Write the PDF, PNG and SVG; return the PNG."""
    stem, picture = folder() / about.name, io.BytesIO()
    held = {"Title": about.title, "Subject": about.alt, "Keywords": about.name}
    held |= {"Author": citation(about.name, about.title), "CreationDate": None, "Producer": None, "Creator": None}
    fig.savefig(stem.with_suffix(".pdf"), metadata=held)
    held = {
        "Title": about.title,
        "Description": about.alt,
        "Source": about.source,
        "Copyright": RIGHTS,
        "Software": None,
    }
    fig.savefig(picture, format="png", dpi=DPI, metadata=held)
    stem.with_suffix(".png").write_bytes(picture.getvalue())
    stem.with_suffix(".svg").write_text(_svg(fig, about), encoding="utf-8", newline="\n")
    return picture.getvalue()


def _svg(fig: Figure, about: About) -> str:
    """Write the picture as SVG with role, title and description, which screen readers and search engines use."""
    written = io.StringIO()
    held = {"Date": None, "Title": about.title, "Description": about.subtitle or about.title, "Identifier": about.name}
    held |= {"Source": about.source or "samestory", "Rights": RIGHTS, "Creator": "samestory"}
    fig.savefig(written, format="svg", metadata=held | ({"Relation": about.evidence} if about.evidence else {}))
    named = f'<title id="title">{escape(about.title)}</title>\n <desc id="desc">{escape(about.alt)}</desc>'
    head = f'role="img" aria-labelledby="title desc">\n {named}'
    return re.sub(r"(<svg [^>]*?)>", lambda m: f"{m[1]} {head}", written.getvalue(), count=1)


# --- the index of the folder ---------------------------------------------------------------------------------------


def index() -> Path:
    """Rewrite README.md in the folder of figures: for each file its title, alt text, source, notebook and citation.

    Returns
    -------
    Path
        The index.

    Raises
    ------
    ValueError
        A file of that name pattern was not written by this package.
    """
    here = folder()
    entries = [(p.stem, _figure_entry(p)) for p in here.glob("fig-[0-9][0-9]-*.svg")]
    entries += [(p.stem, _table_entry(p)) for p in here.glob("table-[0-9][0-9]-*.html")]
    entries.sort(key=lambda entry: (entry[0].split("-")[1], entry[0]))
    path = here / "README.md"
    text = INTRO.format(rights=RIGHTS) + _articles(here) + "".join(entry for _, entry in entries)
    path.write_text(text, encoding="utf-8", newline="\n")
    return path


def _articles(here: Path) -> str:
    """List the pages of articles that `reading.save` wrote, by their titles."""
    pages = sorted(here.glob("article-*.html"))
    titles = (re.search("<title>(.*?)</title>", page.read_text(encoding="utf-8"), re.S) for page in pages[:LISTED])
    lines = [f"- [{_md(Markup(t[1] if t else p.stem).unescape())}]({p.name})" for p, t in zip(pages, titles)]
    more = [f"- and {len(pages) - LISTED:,} more"] * (len(pages) > LISTED)
    return "\n## The articles as pages\n\n{}\n".format("\n".join(lines + more)) if pages else ""


def _figure_entry(path: Path) -> str:
    try:
        root = ET.parse(path).getroot()
    except ET.ParseError as error:
        raise ValueError(
            f"{path} is not a figure that samestory wrote ({error}); remove it or save it again."
        ) from None
    svg, dc = "{http://www.w3.org/2000/svg}", "{http://purl.org/dc/elements/1.1/}"
    title, alt = root.findtext(f"{svg}title", ""), _md(root.findtext(f"{svg}desc", ""))
    subtitle, source, evidence = (root.findtext(f".//{dc}{tag}", "") for tag in ("description", "source", "relation"))
    behind = f"; evidence: [{evidence}]({evidence}.html)" if evidence else ""
    return (
        f"\n## {path.stem}\n\n**{_md(title)}** {_md(subtitle)}\n\n![{alt}]({path.stem}.png)\n\n{alt}\n\n"
        f"- Source: {_md(source)}\n{_made(path, behind)}- Cite: {_md(citation(path.stem, title))}\n"
        f"- Files: [SVG]({path.stem}.svg) [PDF]({path.stem}.pdf) [PNG]({path.stem}.png) [CSV]({path.stem}.csv)\n"
    )


def _table_entry(path: Path) -> str:
    page = path.read_text(encoding="utf-8")
    if '<meta name="description"' not in page:
        raise ValueError(f"{path} is not a table that samestory wrote; rename or remove it.")
    patterns = (r"<title>(.*?)</title>", r'<meta name="description" content="(.*?)">')
    title, note = (Markup(re.search(pattern, page, re.S)[1]).unescape() for pattern in patterns)
    return (
        f"\n## {path.stem}\n\n**{_md(title)}** {_md(note)}\n\n{_made(path)}- Cite: {_md(citation(path.stem, title))}\n"
        f"- Files: [HTML]({path.stem}.html) [CSV]({path.stem}.csv)\n"
    )


def _made(path: Path, behind: str = "") -> str:
    """Name the notebook that makes a figure or table, found by its number, and the data; empty outside the series."""
    series = path.parent.resolve().parent / "notebooks"
    made = sorted(series.glob(f"{path.stem.split('-')[1]}_*.ipynb"))
    where = f"Made in [{made[0].name}](../notebooks/{made[0].name})" if made else "Made"
    return f"- {where} from [{path.stem}.csv]({path.stem}.csv){behind}\n" if made or behind else ""


def _md(text: str) -> str:
    """Escape what Markdown and HTML would read as markup."""
    return re.sub(r"([\\`*_\[\]|])", r"\\\1", str(escape(text)))
