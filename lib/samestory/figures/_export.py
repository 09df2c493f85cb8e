"""Figures as files: SVG and PDF for a journal, PNG with title and source, CSV; each says inside what it shows."""

import base64
import io
import re
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import pandas as pd
from IPython.display import HTML
from markupsafe import Markup, escape
from matplotlib.figure import Figure
from matplotlib.text import Text

from ..corpus import saving, spreadsheet
from ..errors import ArgumentError
from ._glyphs import amend, explained, legible, written
from ._style import GREY, INK, TWO, styled, text_width
from ._visible import visible
from .catalog import check_name, citation, folder, index, rights

KINDS = ("svg", "pdf", "png", "csv")  # of files
DPI, SCREEN = 300, 150  # of the PNG; of the picture in the notebook, which has its title in the caption
NAMED = 3  # labels in letters that no font has which a warning names
SMALLEST, TALLEST = 7.0, 240.0  # points and millimeters at print size: what journals print
SHOWN = Markup(
    '<figure style="margin:1em 0"><figcaption style="color:#444;font-size:90%;max-width:72em;padding-bottom:.4em">'
    '<b>{title}</b> {subtitle}</figcaption><img style="max-width:100%;width:{width}px" alt="{alt}" '
    'src="data:image/png;base64,{image}"><div style="color:#444;font-size:90%">{source}{files}</div></figure>'
)
FILE = Markup('<a href="../figures/{0}.{1}">.{1}</a>')


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
        The finding; above the drawing in the PNG and the notebook, inside the other files as metadata.
    alt : str
        What the picture shows, in words, with its numbers. The library's drawings return it.
    data : DataFrame
        What is drawn; becomes the CSV, written as `tables.save` does.
    subtitle : str
        The measure, its unit and n; below the title.
    source : str
        The articles; below the drawing.
    evidence : str
        The table of spans behind the numbers, such as 'table-03-scores'; named in the index.

    Returns
    -------
    HTML
        The captioned picture for the notebook.

    Raises
    ------
    ArgumentError
        The title or alt text is empty, data has no columns, or the name is not "fig-", two digits, "-" and small
        letters a to z, digits or hyphens. It is a ValueError.
    SaveError
        A file cannot be written; all files are as they were.

    Warns
    -----
    UserWarning
        Text is smaller than 7 points in print, the picture taller than 240 mm, or labels in a script that no font here
        has; the warning names three of these and says how to mend it. Such labels have a stand-in, "[Thai 1]"; alt text
        and caption explain it.
        A file of the folder is damaged, or somebody else wrote it: the index leaves it out.
    """
    for argument, given in (("title", title), ("alt", alt), ("data", list(getattr(data, "columns", "")))):
        if not given:
            raise ArgumentError("figures.save", argument, given, "given; expected all of title, alt and data")
    check_name("figures.save", name, "fig", "fig-03-tone-by-actor")
    about = About(name, *(visible(text) for text in (title, alt, subtitle, source, evidence)))
    with legible(fig, _around(about)) as key:
        about = about._replace(alt=" ".join(filter(None, (about.alt, explained(key)))))
        with saving.whole(*(folder() / f"{name}.{kind}" for kind in KINDS)) as files:
            picture = _write(fig, about, key, dict(zip(KINDS, files)))
            spreadsheet.fill(data, files[-1])
    if key:
        said = ", ".join(f"{run!r} as {stand_in}" for run, stand_in in islice(key.items(), NAMED))
        said += f" and {len(key) - NAMED:,} more" if len(key) > NAMED else ""
        fix = "install a font of their script to have them drawn"
        warnings.warn(f"{name}: no font here has the letters of some labels; written are {said}; {fix}.", stacklevel=3)
    index()
    if "matplotlib.pyplot" in sys.modules:
        sys.modules["matplotlib.pyplot"].close(fig)  # else the notebook would show a reader's own figure a second time
    return _shown(fig, about, picture, explained(key))


def _shown(fig: Figure, about: About, picture: bytes, key: str) -> HTML:
    """Set the caption above the picture and, below it, the source, what stands for what, and the files as links."""
    return HTML(
        SHOWN.format(
            title=about.title,
            subtitle=about.subtitle,
            width=round(fig.get_figwidth() * 110),
            alt=about.alt,
            image=base64.b64encode(picture).decode("ascii"),
            source=(f"Source: {about.source}. " if about.source else "") + (f"{key} " if key else ""),
            files=files(about.name, *KINDS),
        )
    )


def files(name: str, *kinds: str) -> Markup:
    """Link to the files of a figure or table, for a notebook."""
    return Markup("Files: <code>{}</code> {}").format(name, Markup(" ").join(FILE.format(name, kind) for kind in kinds))


# --- title, subtitle and source inside the picture -----------------------------------------------------------------


def _around(about: About) -> tuple[tuple[str, str], ...]:
    """Return the texts around the drawing of the PNG, each with its weight."""
    return (about.title, "bold"), (about.subtitle, "normal"), (about.source, "normal")


@contextmanager
def _framed(fig: Figure, about: About, key: dict[str, str]) -> Iterator[None]:
    """Set title and subtitle above and the source below, on a picture that much taller; afterwards it is as before."""
    width, height = fig.get_size_inches()
    title, subtitle, source = (written(text, weight, key) for text, weight in _around(about))
    head = _lines(title, 9, "bold", INK, width) + _lines(subtitle, 7.5, "normal", GREY, width)
    foot = _lines(f"Source: {source}." if source else "", 7, "normal", GREY, width)
    above, below = (sum(size * 1.35 for _, size, _, _ in part) / 72 + (0.08 if part else 0) for part in (head, foot))
    total, before, texts = height + above + below, fig.get_layout_engine(), len(fig.texts)
    fig.set_size_inches(width, total)
    fig.set_layout_engine("constrained", rect=(0, below / total, 1, height / total))
    _set(fig, head, total - 0.04, total, key)
    _set(fig, foot, below - 0.05, total, key)
    try:
        yield
    finally:
        for text in fig.texts[texts:]:
            text.remove()
        fig.set_size_inches(width, height)
        fig.set_layout_engine(before if before is not None else "none")


def _set(fig: Figure, lines: list[tuple], top: float, total: float, key: dict[str, str]) -> None:
    for line, size, weight, color in lines:
        style = {"size": size, "weight": weight, "color": color, "va": "top", "ha": "left"}
        text = fig.text(0.012, top / total, line, **style)
        text.set_in_layout(False)
        amend(text, key)
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


def _write(fig: Figure, about: About, key: dict[str, str], into: dict[str, Path]) -> bytes:
    """Write the PDF and SVG, the drawing alone; the PNG with title and source; return a picture for the screen."""
    said = " ".join(f"{text.rstrip('.')}." for text in (about.subtitle, about.alt, about.source) if text)
    held = {"Title": about.title, "Subject": said, "Keywords": about.name}
    held |= {"Author": citation(about.name, about.title), "CreationDate": None, "Producer": None, "Creator": None}
    fig.savefig(into["pdf"], format="pdf", metadata=held)
    into["svg"].write_text(_svg(fig, about), encoding="utf-8", newline="\n")
    picture = io.BytesIO()
    fig.savefig(picture, format="png", dpi=SCREEN)
    held = {"Title": about.title, "Description": about.alt, "Source": about.source}
    held |= {"Comment": about.subtitle, "Copyright": rights(), "Software": None}
    with _framed(fig, about, key):
        _check(fig, about.name)
        fig.savefig(into["png"], format="png", dpi=DPI, metadata=held)
    return picture.getvalue()


def _check(fig: Figure, name: str) -> None:
    """Warn of what cannot be printed on a page two columns wide: small text, too tall a picture."""
    scale = min(1.0, TWO / (fig.get_figwidth() * 25.4))
    texts = [t for t in fig.findobj(Text) if t.get_visible() and t.get_text().strip()]
    small = [f"{t.get_text()!r} ({t.get_size() * scale:.1f})" for t in texts if t.get_size() * scale < SMALLEST - 0.01]
    if small:
        few = ", ".join(list(dict.fromkeys(small))[:5])
        fix = f"set fontsize to 7 or more, or draw {TWO:.0f} mm wide or less"
        warnings.warn(f"{name}: text below 7 points in print: {few}; {fix}.", stacklevel=5)
    height = fig.get_figheight() * 25.4 * scale
    if height > TALLEST:
        fix = "draw fewer rows, lower ones, or two figures"
        warnings.warn(f"{name} is {height:.0f} mm tall in print, a page {TALLEST:.0f}; {fix}.", stacklevel=5)


def _svg(fig: Figure, about: About) -> str:
    """Write the picture as SVG with role, title and description, which screen readers and search engines use."""
    written = io.StringIO()
    held = {"Date": None, "Title": about.title, "Identifier": about.name, "Rights": rights(), "Creator": "samestory"}
    more = {"Description": about.subtitle, "Source": about.source, "Relation": about.evidence}
    fig.savefig(written, format="svg", metadata=held | {key: text for key, text in more.items() if text})
    named = f'<title id="title">{escape(about.title)}</title>\n <desc id="desc">{escape(about.alt)}</desc>'
    head = f'role="img" aria-labelledby="title desc">\n {named}'
    return re.sub(r"(<svg [^>]*?)>", lambda m: f"{m[1]} {head}", visible(written.getvalue()), count=1)
