"""Whose voice? Quotations, reported speech and their speakers, each with its exact place in the text.

Most of a news report on a speech is somebody else's words. Three tables keep them apart: `quotations` (what stands in
marks), `reports` (every other attribution) and `voice_of` (whose voice any span is in). Direct quotation and indirect
speech are told apart as in Pareti (2012) and Newell, Margolin & Ruths (2018); speakers are found by rules, with the
speaker named once by another report of the same event as a further witness (Pavllo, Piccardi & West 2018).
"""

import re
from collections import Counter
from functools import lru_cache

import numpy as np
import pandas as pd

from .. import codebooks
from ..corpus import Corpus
from ..errors import CorpusError, Problem, shown
from ..language.cue_verbs import Inventory, cue_verbs
from ._attribution import Owner, owners
from ._content import contents
from ._cues import Cue, find
from ._speakers import Lists, lists, names, resolve, surname_of
from ._tags import Line, line, sort_key

QUOTATION_COLUMNS = [
    "article",
    "start",
    "end",
    "text",
    "kind",
    "speaker",
    "speaker_text",
    "speaker_start",
    "speaker_end",
    "cue",
    "cue_start",
    "cue_end",
    "force",
]
REPORT_COLUMNS = [
    "article",
    "start",
    "end",
    "text",
    "speaker",
    "speaker_text",
    "cue",
    "cue_start",
    "cue_end",
    "force",
    "speaker_start",
    "speaker_end",
]


def quotations(corpus: Corpus) -> pd.DataFrame:
    """Every passage in quotation marks, with its speaker.

    Returns a table, one row a passage: `article`; `start`, `end`, `text` (inside the marks; characters); `kind`:
    "full" (a sentence or more of its own), "fragment" (words built into the outlet's sentence) or "designation" (a
    name or term in marks: nobody speaks); `speaker` (resolved name), `speaker_text` with `speaker_start`,
    `speaker_end` (the mention as printed), `cue` with `cue_start`, `cue_end` (the attributing words as printed),
    `force` (class of the cue). Where there is no mention or cue, texts are empty and offsets -1.
    """
    return _annotations(corpus)[0].copy(deep=False)


def reports(corpus: Corpus) -> pd.DataFrame:
    """Reported speech and every other attribution whose content stands outside quotation marks.

    Returns a table, one row a cue: `article`; `start`, `end`, `text` of what is reported; `speaker`,
    `speaker_text`, `cue`, `cue_start`, `cue_end`, `force` (see codebooks/cues.toml), `speaker_start`,
    `speaker_end`.
    """
    return _annotations(corpus)[1].copy(deep=False)


def voice_of(corpus: Corpus, spans: pd.DataFrame) -> pd.DataFrame:
    """Add to a table of spans in whose voice each stands.

    `spans` needs `article`, `start`, `end`. Returns a copy with `voice` (quoted: inside a quotation that is no
    designation; reported: inside reported content; else outlet) and `speaker` ("" for the outlet). Quoted wins over
    reported. A span that straddles two voices takes the one in which its middle stands. Where one report holds
    another (he said that she hoped …) the speaker is the outer one: the outlet has it from him. Raises
    `CorpusError` for an article not in the corpus.
    """
    position = {name: at for at, name in enumerate(corpus.articles.index)}
    unknown = [name for name in spans["article"].unique().tolist() if name not in position]
    if unknown:
        raise CorpusError(
            [
                Problem(
                    "spans",
                    "article",
                    shown(unknown[0]),
                    "ids of the corpus",
                    "Pass the corpus in which the spans were found.",
                    False,
                )
            ]
        )
    article = np.array([position[name] for name in spans["article"].tolist()], dtype=np.int64)
    place = sort_key(article, (spans["start"].to_numpy(dtype=np.int64) + spans["end"].to_numpy(dtype=np.int64)) // 2)
    voice, speaker = np.full(len(spans), "outlet", dtype=object), np.full(len(spans), "", dtype=object)
    quoted = quotations(corpus)
    for name, table in (("reported", reports(corpus)), ("quoted", quoted[quoted["kind"] != "designation"])):
        row = _holder(table, position, place)
        voice[row >= 0] = name
        speaker[row >= 0] = table["speaker"].to_numpy(dtype=object)[row[row >= 0]]
    return spans.assign(voice=voice, speaker=speaker)


def _holder(table: pd.DataFrame, position: dict, place: np.ndarray) -> np.ndarray:
    """The number of the outermost row of `table` that holds each place; -1 where none does."""
    if not len(table):
        return np.full(len(place), -1)
    at = np.array([position[name] for name in table["article"].tolist()], dtype=np.int64)
    starts, ends = (sort_key(at, table[side].to_numpy(dtype=np.int64)) for side in ("start", "end"))
    order = np.lexsort((-ends, starts))
    reach = np.maximum.accumulate(ends[order])
    outer = order[np.append(True, ends[order][1:] > reach[:-1])]  # the others lie inside one before them
    row = np.searchsorted(starts[outer], place, side="right") - 1
    return np.where((row >= 0) & (ends[outer][row] > place), outer[row], -1)


def _annotations(corpus: Corpus) -> tuple[pd.DataFrame, pd.DataFrame]:
    return corpus.cached("voices", lambda: _annotate(corpus))


@lru_cache(maxsize=1)
def _codebook() -> tuple[Inventory, Lists, dict]:
    book = codebooks.read("cues")
    persons = {"persons": book.pop("persons", {})}
    naming = book.pop("designation", {})
    return cue_verbs(), lists(persons), naming


def _annotate(corpus: Corpus) -> tuple[pd.DataFrame, pd.DataFrame]:
    inv, known, naming = _codebook()
    texts = corpus.articles["text"].tolist()
    laid = line(corpus, inv.forms)
    cues = find(laid, inv)

    def inside(row: int) -> str:
        at, a, b = laid.spans[row]
        return texts[at][a:b]

    owned = owners(laid, cues, inside)
    kinds = {owner.item: _kind(laid, cues, owner, inside(laid.quotes[owner.item]), naming) for owner in owned}
    _known_names(laid, kinds, inside)
    speakers = _speakers(laid, texts, cues, owned, kinds, known)
    ids = corpus.articles.index
    quoted = _quotation_rows(laid, texts, ids, cues, owned, kinds, speakers)
    table = _witnessed(pd.DataFrame(quoted, columns=QUOTATION_COLUMNS), corpus.articles["event"])
    told = pd.DataFrame(_report_rows(laid, texts, ids, cues, owned, speakers), columns=REPORT_COLUMNS)
    return table, told


# Kind ------------------------------------------------------------------------------------------------------------

_WORD = re.compile(r"[^\W_]+(?:['’.&-][^\W_]+)*")
_SMALL = frozenset("a an and as at but by for from in of on or the to vs with & nor per".split())


def _kind(laid: Line, cues: list[Cue], owner: Owner, inside: str, naming: dict) -> str:
    """full, fragment or designation."""
    kinds, item = laid.kinds, owner.item
    words = _WORD.findall(inside)
    before = kinds[item - 1]
    if owner.how in ("after", "intro", "dash") and (before in "|¶" or owner.how != "after"):
        return "full" if len(words) > 1 or owner.how != "after" else "fragment"
    if _is_designation(laid, cues, owner, inside, words, naming):
        return "designation"
    if owner.how == "carried" and before in "|¶":
        return "full"
    capital = words and (words[0][:1].isupper() or words[0][:1].isdigit())
    introduced = before in ",:-|¶" or owner.cue >= 0 and cues[owner.cue].last == item - 1
    return (
        "full"
        if len(words) > 1
        and introduced
        and (capital or owner.how == "before" and kinds[item - 1] == "," and cues[owner.cue].last >= item - 3)
        else "fragment"
    )


def _is_designation(laid, cues, owner, inside, words, naming) -> bool:
    kinds, item = laid.kinds, owner.item
    titled = _titled(words)
    starts = kinds[item - 1] in "|¶,-:"
    governed = owner.cue >= 0 and (item - 2 <= cues[owner.cue].last < item or owner.how == "after" and starts)
    if owner.how == "none":
        return titled or len(words) <= 3 or _named(laid, item, naming)
    if _named(laid, item, naming):
        return True
    if titled and len(words) <= 8 and not inside.rstrip().endswith(("!", "?")):
        return not governed and kinds[item - 1] in "iDnNZzo"
    return False


def _titled(words: list[str]) -> bool:
    """Printed as a title: every word but the small ones has a capital."""
    return (
        bool(words)
        and words[0][:1].isupper()
        and all(w[:1].isupper() or w[:1].isdigit() or w.lower() in _SMALL for w in words)
    )


def _named(laid, item, naming) -> bool:
    """A word of naming before the marks (the slogan "…", initiatives like "…", the anniversary of the … "…")."""
    kinds, at = laid.kinds, item - 1
    while at > item - 8:
        if laid.word(at) in naming.get("before", ()):
            return True
        if kinds[at] not in "DNZnzo0" and laid.word(at) not in ("like", "as"):
            return False
        at -= 1
    return False


def _bag(text: str) -> frozenset[str]:
    """The words of a text without the small ones, in lower case."""
    return frozenset(word.lower() for word in _WORD.findall(text)) - _SMALL


def _known_names(laid, kinds, inside) -> None:
    """What one report prints in capitals as a name is a name in the others too ("special partnership")."""
    titled = {
        _bag(inside(row))
        for item, row in laid.quotes.items()
        if kinds[item] == "designation" and _titled(_WORD.findall(inside(row)))
    }
    titled = {bag for bag in titled if len(bag) >= 3}
    for item, row in laid.quotes.items():
        if kinds[item] == "fragment" and titled and _bag(inside(row)) in titled:
            kinds[item] = "designation"


# Speakers --------------------------------------------------------------------------------------------------------


def _speakers(laid, texts, cues, owned, kinds, known) -> dict[tuple[int, int], str]:
    """Resolved name for every source span of the line (items -> name), read in the order of the text."""
    wanted = {(cue.source, cue.source_last) for cue in cues if cue.source >= 0} | {
        owner.source for owner in owned if owner.source
    }
    speakers: dict[tuple[int, int], str] = {}
    edges = np.flatnonzero(np.diff(laid.article)) + 1
    begins = [0, *edges.tolist()]
    stops = [*edges.tolist(), len(laid.kinds)]
    spans = sorted(wanted)
    at = 0
    for begin, stop in zip(begins, stops):
        if at >= len(spans) or spans[at][0] >= stop:
            continue
        text = texts[int(laid.article[begin])]
        found = names(laid, text, begin, stop, known)
        last = ""
        while at < len(spans) and spans[at][0] < stop:
            name, _ = resolve(laid, text, found, spans[at], last, known)
            speakers[spans[at]] = name
            if surname_of(name) in found.full or laid.kinds[spans[at][0]] == "N":
                last = surname_of(name)
            at += 1
    return speakers


_NAMED = re.compile(r"[^\W\d_][\w.'’-]*(?: [\w.'’-]+)* [^\W\d_][\w'’-]*")
_COMMON = 50  # a word in more quotations of one event than this tells nothing


def _witnessed(table: pd.DataFrame, events: pd.Series) -> pd.DataFrame:
    """Settle a pronoun, a role or a missing speaker where two other reports of the event name who said the same."""
    event = events.reindex(table["article"]).to_numpy(dtype=object)
    speakers = table["speaker"].tolist()
    bags = [_bag(text) for text in table["text"].tolist()]
    holds: dict[tuple, list[int]] = {}
    for row, bag in enumerate(bags):
        for word in bag if event[row] and len(bag) >= 4 and _is_name(speakers[row]) else ():
            holds.setdefault((event[row], word), []).append(row)
    article, kind = table["article"].tolist(), table["kind"].tolist()
    for row, bag in enumerate(bags):
        if not holds or kind[row] == "designation" or len(bag) < 4 or _is_name(speakers[row]):
            continue
        shared = Counter(
            other
            for word in bag
            for other in holds.get((event[row], word), ())[:_COMMON]
            if article[other] != article[row]
        )
        alike = {(article[other], speakers[other]) for other, n in shared.items() if n >= 0.5 * len(bag | bags[other])}
        names = Counter(name for _, name in alike)
        if len(names) == 1 and max(names.values()) >= 2:
            table.loc[row, "speaker"] = next(iter(names))
    return table


def _is_name(speaker: str) -> bool:
    """A full personal name: two words or more, each with a capital."""
    return bool(_NAMED.fullmatch(speaker)) and all(word[:1].isupper() for word in speaker.split())


def _mention(laid, text, source, speakers) -> tuple[str, str, int, int]:
    if source is None:
        return "", "", -1, -1
    start, end = laid.start[source[0]], laid.end[source[1]]
    return speakers.get(source, text[start:end]), text[start:end], start, end


def _cue_cells(laid, text, cue: Cue | None) -> tuple[str, int, int, str]:
    if cue is None:
        return "", -1, -1, ""
    start, end = laid.start[cue.first], laid.end[cue.last]
    return text[start:end], start, end, cue.force


def _quotation_rows(laid, texts, ids, cues, owned, kinds, speakers) -> list[tuple]:
    rows = []
    for owner in owned:
        at, a, b = laid.spans[laid.quotes[owner.item]]
        text, kind = texts[at], kinds[owner.item]
        silent = kind == "designation"
        mention = _mention(laid, text, None if silent else owner.source, speakers)
        cue = _cue_cells(laid, text, None if silent or owner.cue < 0 else cues[owner.cue])
        rows.append((ids[at], a, b, text[a:b], kind, *mention, *cue))
    return rows


def _report_rows(laid, texts, ids, cues, owned, speakers) -> list[tuple]:
    rows = []
    for cue, span in zip(cues, contents(laid, cues, owned)):
        if span is None or laid.kinds[span[0] : span[1] + 1].strip("Qqc,.D") == "":
            continue
        at = int(laid.article[cue.first])
        text = texts[at]
        start, end = laid.start[span[0]], laid.end[span[1]]
        name, mention, m_start, m_end = _mention(
            laid, text, (cue.source, cue.source_last) if cue.source >= 0 else None, speakers
        )
        words, c_start, c_end, force = _cue_cells(laid, text, cue)
        rows.append((ids[at], start, end, text[start:end], name, mention, words, c_start, c_end, force, m_start, m_end))
    return rows
