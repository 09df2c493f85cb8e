"""What is marked in an article: voices, attitudes toward actors, frame terms and spans of any other table."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

import pandas as pd

from ... import voices
from ...corpus import Corpus
from ...corpus.offsets import once_per_corpus
from ...errors import ArgumentError

SIGNS = {"positive": "+", "negative": "−", "neutral": "○", "mixed": "±"}  # any other label is open
OPEN = "?"


class Mark(NamedTuple):
    """A marked span: its kind, what is printed before and after it, and what a pointer resting on it shows."""

    start: int
    end: int
    kind: str  # quoted, reported, attitude, term or span
    before: str
    after: str
    says: str


class Layer(NamedTuple):
    """A table of spans under the name that the legend gives it."""

    name: str
    kind: str  # attitude, term or span
    rows: dict[str, pd.DataFrame]  # by article


class Layers(NamedTuple):
    """All that is marked: voices of one's own (None: found by rule), further layers, a letter for each frame."""

    voices: dict[str, pd.DataFrame] | None
    others: list[Layer]
    letters: dict[str, str]


def read_layers(layers: Mapping[str, pd.DataFrame] | None) -> Layers:
    """Sort tables of spans by what their columns allow to mark; an `ArgumentError` names a table without a place."""
    own, others, frames = None, [], {}
    for name, table in (layers or {}).items():
        columns = set(table.columns)
        wanted = {"article", "start", "end"} | ({"voice", "speaker"} if name == "voices" else set())
        if missing := wanted - columns:
            expected = f"a table with {', '.join(sorted(wanted))}; it lacks {', '.join(sorted(missing))}"
            raise ArgumentError("reading.page", f"layers[{name!r}]", ", ".join(map(str, table.columns)), expected)
        rows = {article: part for article, part in table.groupby(table["article"].astype(str), sort=False)}
        kind = "attitude" if {"actor", "label"} <= columns else "term" if "frame" in columns else "span"
        if name == "voices":
            own = rows
        else:
            others.append(Layer(name, kind, rows))
            frames |= dict.fromkeys(table["frame"].astype(str) if kind == "term" else ())
    return Layers(own, others, {frame: _letter(n) for n, frame in enumerate(sorted(frames))})


def marks_of(corpus: Corpus, article: Any, layers: Layers) -> list[Mark]:
    """List everything marked in an article."""
    marks = list(_spoken(_voices(corpus, article, layers)))
    for layer in layers.others:
        for row in _rows(layer.rows.get(str(article))):
            marks.append(_mark(layer, row, layers.letters))
    length = len(corpus.articles.at[article, "text"])
    if outside := [m for m in marks if not 0 <= m.start <= m.end <= length]:
        place = f"{article} {outside[0].start}–{outside[0].end}"
        raise ArgumentError("reading.page", "layers", place, f"a span of an article of {length:,} characters")
    return [m for m in marks if m.start < m.end]


def _letter(n: int) -> str:
    return chr(ord("a") + n) if n < 26 else str(n + 1)


def _rows(table: pd.DataFrame | None) -> Iterable[Any]:
    """Return the rows that have a place; a silent report has none."""
    return () if table is None else table[table["start"].notna()].itertuples()


def _mark(layer: Layer, row: Any, letters: dict[str, str]) -> Mark:
    place = int(row.start), int(row.end)
    if layer.kind == "attitude":
        return Mark(*place, "attitude", "", SIGNS.get(row.label, OPEN), f"{row.actor}: {row.label}")
    if layer.kind == "term":
        return Mark(*place, "term", "", letters[str(row.frame)], f"frame: {row.frame}".replace("_", " "))
    return Mark(*place, "span", "", "", layer.name)


# --- voices ----------------------------------------------------------------------------------------------------------


def _voices(corpus: Corpus, article: Any, layers: Layers) -> list[tuple[int, int, str, str]]:
    if layers.voices is None:
        return _found(corpus).get(article, [])
    return [(int(r.start), int(r.end), r.voice, r.speaker) for r in _rows(layers.voices.get(str(article)))]


@once_per_corpus
def _found(corpus: Corpus) -> dict[Any, list[tuple[int, int, str, str]]]:
    """Return start, end, voice and speaker of what is quoted, its marks included, or reported in each article."""
    quoted, reported, found = voices.quotations(corpus), voices.reports(corpus), {}
    texts = dict(zip(corpus.articles.index.tolist(), corpus.articles["text"].tolist()))
    told = (("quoted", quoted[quoted["kind"] != "designation"]), ("reported", reported[reported["kind"] == "content"]))
    for voice, table in told:
        for article, start, end, speaker in zip(*(table[c] for c in ("article", "start", "end", "speaker"))):
            place = _with_marks(texts[article], int(start), int(end)) if voice == "quoted" else (int(start), int(end))
            found.setdefault(article, []).append((*place, voice, speaker))
    return found


def _with_marks(text: str, start: int, end: int) -> tuple[int, int]:
    """Widen a quotation by the marks around it."""
    around = text[max(start - 1, 0) : start], text[end : end + 1]
    before, behind = (char == "'" or "QUOTATION MARK" in unicodedata.name(char or " ", "") for char in around)
    return start - before, end + behind


def _spoken(spans: Iterable[tuple[int, int, str, str]]) -> Iterator[Mark]:
    """Mark what is quoted or reported; name the speaker at every quotation and wherever the speaker changes."""
    reach, last = 0, ""
    for start, end, voice, speaker in sorted(spans, key=lambda span: (span[0], -span[1])):
        if voice == "reported" and end <= reach or voice not in ("quoted", "reported"):
            continue  # the outer report is the voice, as in voices.voice_of
        reach = max(reach, end) if voice == "reported" else reach
        named = speaker if voice == "quoted" or speaker != last else ""
        last = speaker
        says = f"{voice}: {speaker or 'nobody named'}"
        yield Mark(start, end, voice, named or (OPEN if voice == "quoted" else ""), "", says)
