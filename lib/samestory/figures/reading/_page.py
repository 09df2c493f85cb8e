"""An article as HTML: its whole text unchanged, in pieces that share their marks. Styles are inline, scripts none."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Any, NamedTuple

import pandas as pd
from IPython.display import HTML
from markupsafe import Markup, escape

from ...corpus import Corpus
from ...corpus.offsets import once_per_corpus
from ...errors import ArgumentError
from .._style import MEANING, VOICES
from ._layers import OPEN, SIGNS, Layers, Mark, marks_of, read_layers
from ._links import file_name

QUIET = "color:#5f5f5f;font-weight:normal;font-style:normal;text-decoration:none;background-color:#ffffff"
# A note is what the page adds to the text: class "note" tells it apart, and copying a passage leaves it out.
# Plain strings, filled with what is safe or escaped: an article may have a hundred thousand sentences.
NOTE = '<sup class="note" style="user-select:none;unicode-bidi:isolate;font-size:72%;line-height:1;{}">{}</sup>'
NUMBER = '<a id="{0}s{1}" href="#{0}s{1}" style="' + QUIET + '">{1}</a>'
ZONE = '<span class="note" style="user-select:none;display:block;font-size:75%;' + QUIET + '">{}</span>'
PARAGRAPH = (
    '<p dir="auto" style="white-space:pre-wrap;overflow-wrap:break-word;unicode-bidi:isolate;margin:0 0 .7em{}">'
)
ZONES = {
    "headline": ";font-weight:bold;font-size:120%",
    "caption": ";font-style:italic",
    "credit": ";font-style:italic",
    "furniture": ";color:#5f5f5f",
}
SHEET = (
    "background-color:#ffffff;color:#222222;max-width:44em;font-family:Georgia,serif;font-size:16px;line-height:1.75"
)
FOLDED = Markup('<details><summary style="cursor:pointer"><b>{}</b> ({:,} words): open to read</summary>')
KEY = Markup('<div class="note" style="font-family:sans-serif;font-size:80%;line-height:1.6;margin:0 0 1em">{}</div>')
LINES = {"quoted": "2px solid", "reported": "2px dashed"}  # under the words, so that a voice is seen without color
STYLES = {"attitude": "font-weight:bold", "term": "text-decoration:underline", "span": "border-top:1px dotted #222222"}
ATTITUDES = {sign: label for label, sign in SIGNS.items()} | {OPEN: "open or disputed"}


class Layout(NamedTuple):
    """Where paragraphs and sentences of an article stand."""

    paragraphs: list[tuple[int, int, str]]  # start, end, zone
    sentences: dict[int, int]  # start: number


def page(
    corpus: Corpus,
    article: Any,
    layers: Mapping[str, pd.DataFrame] | None = None,
    portrait: pd.DataFrame | None = None,
    folded: bool = False,
) -> HTML:
    """Show an article: every character of its text, shaded by voice, with what the layers mark.

    Parameters
    ----------
    corpus : Corpus
    article : object
        An id of the corpus.
    layers : mapping of str to DataFrame
        Tables of spans (article, start, end, in characters) under the names that the legend gives them. A table with
        actor and label marks attitudes by a sign (+ positive, − negative, ○ neutral, ± mixed, ? open or disputed); one
        with frame underlines terms and says the frame by a letter; any other is dotted. The name "voices" is for a
        table with voice and speaker instead of the voices found by rule.
    portrait : DataFrame
        From `portrait`; set above the text.
    folded : bool
        Whether the text is folded away under its name; the portrait stays in sight.

    Returns
    -------
    HTML
        For the notebook, trusted or not. Sentence 12 of article 000 has the id article-000-s12.

    Raises
    ------
    ArgumentError
        The article is not in the corpus, or a layer lacks a column or leaves the text.

    See Also
    --------
    save : the same as files.

    Notes
    -----
    Without the elements of class "note" the text content of the element of class
    "article" is the article, character by
    character; NUL and lone surrogates, which HTML cannot hold, appear as U+FFFD.

    Examples
    --------
    >>> import samestory as ss
    >>> corpus = ss.read_corpus(pd.DataFrame({"article": ["a"], "text": ['Prices rose. "We won," Ann Lee said.']}))
    >>> "quoted: Ann Lee" in page(corpus, "a").data
    True
    """
    if article not in corpus.articles.index:
        raise ArgumentError("reading.page", "article", article, "an article of this corpus", corpus.fileids()[:20])
    prefix = file_name(article).removesuffix(".html") + "-"
    return HTML(sheet(corpus, article, read_layers(layers), prefix, portrait, folded))


def sheet(
    corpus: Corpus, article: Any, layers: Layers, prefix: str, portrait: pd.DataFrame | None, folded: bool = False
) -> Markup:
    """Set portrait, legend and text; ids of sentences begin with `prefix`."""
    text = corpus.articles.at[article, "text"]
    pieces = _pieces(text, marks_of(corpus, article, layers), _layouts(corpus)[article], prefix)
    body = chain([_key(layers), '<div class="article">'], pieces, ["</div>"])
    if folded:
        around = FOLDED.format(clean(corpus.names[article]), int(corpus.articles.at[article, "words"]))
        body = chain([around], body, ["</details>"])
    # Joined once: each copy of the page of a long article may take hundreds of megabytes.
    return Markup("".join(chain([f'<div style="{SHEET}">', _portrait(portrait)], body, ["</div>"])))


def clean(text: object) -> str:
    """Replace what no HTML file can hold; what else is in an article stays."""
    return re.sub("[\x00\ud800-\udfff]", "\ufffd", str(text))


@once_per_corpus
def _layouts(corpus: Corpus) -> dict[Any, Layout]:
    """Return the layout of every article."""
    found: dict[Any, Layout] = {article: Layout([], {}) for article in corpus.fileids()}
    columns = ("article", "paragraph", "sentence", "start", "end", "zone")
    last = None
    for article, paragraph, sentence, start, end, zone in zip(*(corpus.sentences[c].tolist() for c in columns)):
        paragraphs, sentences = found[article]
        sentences[start] = sentence
        if (article, paragraph) == last:
            start, _, zone = paragraphs.pop()
        paragraphs.append((start, end, zone))
        last = article, paragraph
    return found


# --- the text ----------------------------------------------------------------------------------------------------


def _pieces(text: str, marks: list[Mark], layout: Layout, prefix: str) -> Iterator[str]:
    """Cut the text wherever a mark, paragraph or sentence begins or ends, and set each piece in its marks' style."""
    opens, closes = defaultdict(list), defaultdict(list)
    for number, mark in enumerate(marks):
        opens[mark.start].append(number)
        closes[mark.end].append(number)
    begun, ended = {p[0]: p[2] for p in layout.paragraphs}, {p[1] for p in layout.paragraphs}
    edges = sorted({0, len(text), *opens, *closes, *begun, *ended, *layout.sentences})
    active: dict[int, Mark] = {}
    zone = None
    for at, until in zip(edges, [*edges[1:], len(text)]):
        yield from (_note(active.pop(n).after) for n in closes.get(at, ()))
        if at in ended:
            yield "</p>"
        if at in begun:
            yield PARAGRAPH.format(ZONES.get(begun[at], ""))
            yield ZONE.format(begun[at]) if begun[at] != zone else ""
            zone = begun[at]
        if at in layout.sentences:
            yield NOTE.format("", NUMBER.format(prefix, layout.sentences[at]))
        for n in opens.get(at, ()):
            active[n] = marks[n]
            yield _note(marks[n].before, "font-variant:small-caps")
        yield _piece(text[at:until], active.values())


def _note(said: str, style: str = "font-weight:bold") -> str:
    whole = ";white-space:nowrap" if len(said) < 30 else ""
    return NOTE.format(f"{style};margin:0 .15em{whole}", escape(clean(said))) if said else ""


def _piece(text: str, active: Iterable[Mark]) -> str:
    words = str(escape(clean(text))).replace("\r", "&#13;")  # a bare CR would be read as LF
    kinds = {mark.kind for mark in active}
    if not kinds or not text.strip():
        return words
    voice = "quoted" if "quoted" in kinds else "reported" if "reported" in kinds else ""
    style = ([shade(voice)] if voice else []) + [STYLES[kind] for kind in STYLES if kind in kinds]
    says = dict.fromkeys(m.says for m in active if m.kind != "reported" or voice == "reported")
    return f'<span style="{";".join(style)}" title="{escape(clean("; ".join(says)))}">{words}</span>'


def shade(voice: str) -> str:
    """Return the style of a voice: a tint of its color, and a line of its own kind below."""
    color = MEANING[voice][0]
    tint = "#" + "".join(f"{round(255 - 0.13 * (255 - int(color[n : n + 2], 16))):02x}" for n in (1, 3, 5))
    return f"background-color:{tint};border-bottom:{LINES[voice]} {color}"


# --- above the text ----------------------------------------------------------------------------------------------


def _key(layers: Layers) -> Markup:
    """Say what shades, lines, signs and letters mean."""
    span = Markup('<span style="{}">{}</span>')
    lines = [
        Markup(
            "<b>Voices{}.</b> {}; {}; {}. A small name says who speaks; small numbers count the sentences from 0."
        ).format(
            ", by rule" * (layers.voices is None),
            VOICES["outlet"],
            *(span.format(shade(voice), VOICES[voice]) for voice in ("reported", "quoted")),
        )
    ]
    for layer in layers.others:
        name = clean(layer.name)
        if layer.kind == "attitude":
            looks, means = "bold, with a sign after it", (f"{sign} {attitude}" for sign, attitude in ATTITUDES.items())
        elif layer.kind == "term":
            looks = "underlined, with a letter after it"
            means = (f"{letter} {clean(frame).replace('_', ' ')}" for frame, letter in layers.letters.items())
        else:
            looks, means = "dotted above", ()
        says = Markup("<b>{}.</b> {}{}{}.")
        lines.append(says.format(name, span.format(STYLES[layer.kind], looks), ": " * bool(means), ", ".join(means)))
    return KEY.format(Markup("<br>").join(lines))


def _portrait(portrait: pd.DataFrame | None) -> Markup:
    if portrait is None:
        return Markup("")
    rows = (Markup("<b>{}.</b> {}").format(clean(line), clean(says)) for line, says in portrait.itertuples(index=False))
    return KEY.format(Markup("<br>").join(rows))
