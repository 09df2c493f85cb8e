"""Actors: who is named, by which alias, and where the alias may mean something else.

One pass over the capitalized words of a text; each is looked up by its first word, the longest alias wins. Names that
only hold an alias ("Washington Post", "Indian Ocean") are in the codebook's never-lists and leave no trace. What the
context cannot settle is shown, with the other readings in the column `ambiguous`; count the rows where it is empty.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd

from .. import codebooks, voices
from ..corpus import Corpus
from ..corpus import offsets as spans
from ..corpus.text import STARTERS
from ..errors import CodebookError, shown
from ..language.capitals import CALENDAR, FUNCTION, title_case
from ._aliases import CAPITALIZED, Alias, Index, alias_at, index, pattern

COLUMNS = (
    "article",
    "start",
    "end",
    "text",
    "actor",
    "sentence",
    "voice",
    "speaker",
    "kind",
    "ambiguous",
    "role",
    "zone",
    "repeats",
)


class Mention(NamedTuple):
    """A mention in one text. `settles` is its part in the one-sense-per-discourse rule."""

    start: int
    end: int
    actor: str
    kind: str
    ambiguous: str = ""
    role: str = ""
    settles: str = ""


Span = tuple[int, int]
As = Callable[..., Mention]  # makes the mention of a given kind at the place in question


# --- patterns --------------------------------------------------------------------------------------

WORD_BEFORE = re.compile(r"([\w.'’&-]+)[ \xa0]\Z")
OF_BEFORE = re.compile(r"((?:[A-Z][\w.&'’-]*[ \xa0])+)of[ \xa0](?:the[ \xa0])?\Z")
WORD_AFTER = re.compile(r"[ \xa0]([A-Z][\w&'’-]+)")
TOWN = re.compile(
    r"(?:\b(?:in|at|near|from|of|outside|to)[ \xa0])(?:the[ \xa0])?((?:[A-Z][\w'’.-]+[ \xa0]){0,3}[A-Z][\w'’-]+),[ \xa0]\Z"
)
LISTED = re.compile(r",?[ \xa0](?:and[ \xa0]|or[ \xa0])?([A-Z]\w+)")
LOCATIVE = re.compile(
    r"(?:\b(?:in|at|near|outside|inside|around|across|throughout|downtown|central|greater|here in|based in|streets of|suburbs? of|city of|outskirts of|mayor of|"
    r"(?:visits?|trips?|travel\w*|flew|fly|flying|flight|flights|return\w*|arriv\w*|moved|drive|drove|embassy|way) (?:to|in|from))(?: the)?|\bcapital(?: of| city)?,?)[ \xa0]\Z",
    re.I,
)
BESIDE = re.compile(r"\b(?:at|near|outside|inside)(?: the)?[ \xa0]\Z", re.I)
DIRECTION = re.compile(
    r"\b(?:(?:north|south|east|west|central|mid)(?:-?(?:east|west|central))?(?:ern)?|mainland|rural|inner|outer|upper|lower|parts of|corner of|coast of|region of|rest of)[ \xa0]\Z",
    re.I,
)
QUALIFIES = re.compile(r"['’]s[ \xa0]((?:(?:[A-Z][\w.&'’-]*|of|for|and|the|on)[ \xa0]?){1,8})")
BASED = re.compile(r"-(?:based|born|educated|bound|trained|listed)\b")
ROLE = re.compile(
    r"(?:['’]s)?[ \xa0]((?:prime|foreign|external affairs)[ \xa0]minister|president|leader|premier|chancellor|PM)\b(?!-elect| elect)",
    re.I,
)
OFFICE = re.compile(
    r"\b(prime minister|president|leader|premier|chancellor|foreign minister|external affairs minister|pm)[ \xa0](?:(?-i:[A-Z])\w*\.?[ \xa0]){0,2}\Z",
    re.I,
)
FORMER = re.compile(r"\b(?:former|then|ex|late|first|next|future|previous|any|new|every)[ \xa0-]\Z", re.I)
# The last word of a name that makes it the name of an organization, a place or a paper.
BODY = frozenset(
    """Foundation Institute Institution University College School Hospital Museum Airport Stadium Theatre Theater Club Academy Center Centre Library Park Square Street Station Hotel Church Cathedral Temple Mosque
    Zoo Opera Orchestra Festival Exchange Times Post Journal News Tribune Herald Gazette Today Daily Tower Towers Plaza Association Society Bank Group Company Corporation Corp Inc Ltd Airlines Airways Railways Bridge Games Olympics
    Marathon Tech Capital Partners Review Observer Examiner Monthly""".split()
)
# "Bank of India": heads of names with "of", beside the bodies; not the state itself ("Government of India").
HEADS = frozenset(
    """Council Congress Party Church Society Force Voice Trust League Federation Confederation Veterans Scouts Daughters Sons Friends Chamber Board Battle Gulf Sea Strait Isle Bishop Archbishop Cardinal Lions
    Archdiocese Diocese Conference Investigations Library Workers Order Heart Spirit Story History""".split()
)


# --- a corpus --------------------------------------------------------------------------------------


def mentions(corpus: Corpus, actors: str | Path | dict | Iterable[str] | None = None) -> pd.DataFrame:
    """Every mention of an actor, one row each, in the order of the text.

    `actors` is None (the shipped codebook), the path of a TOML file of the same form, a loaded codebook, or a list of
    actor names of the shipped codebook to keep. Raises `CodebookError` for a codebook or name that cannot be used.

    Columns: article start end text actor sentence voice speaker kind ambiguous role zone repeats.

    - The span is the alias alone: "India" of "India's", "US" of "US-imposed", "American" of "anti-American", "Putin" of "Mr. Putin", "West" of "the West".
    - `kind`: name, adjective, capital, institution, initialism, surname, or place where the name only locates something ("southern Russia", "in Moscow",
      "Sochi, Russia", "Madrid's Heritage Foundation").
    - `ambiguous` holds the other reading where the context does not settle it ("a place", "the pronoun "us"", "Washington state …", "part of the name Bank
      of India"); count the rows where it is empty. Settled are aliases of an actor that the same article names unambiguously (Gale, Church & Yarowsky 1992).
    - `role` is the person whose office a country's mention names ("the Russian leader"), where the article gives that person the office.
    - A dateline ("Moscow:") is where a report was filed, no mention of an actor: it is left out. A credit or caption is marked in `zone`.
    - `repeats` is not -1 in a sentence that repeats another of its article (a standfirst): leave those rows out when counting.
    """
    names = None
    if actors is not None and not isinstance(actors, (dict, Path)):
        names, actors = _names(actors)
    if names is None and actors is not None:
        return _annotated(corpus, index(actors))
    table = corpus.cached("actors.mentions", lambda: _annotated(corpus, index()))
    return table.copy(deep=False) if names is None else table[table["actor"].isin(names)].reset_index(drop=True)


def _names(actors: str | Iterable[str]) -> tuple[list[str] | None, str | None]:
    """Names of actors to keep, or a path."""
    book = [name for name in codebooks.read("actors") if name != "titles"]
    if isinstance(actors, str):
        if actors not in book:
            return None, actors
        actors = [actors]
    names = list(actors)
    for name in names:
        if name not in book:
            raise CodebookError(
                "actors.toml (shipped)",
                None,
                f"no actor {shown(name)}",
                f"names among {', '.join(book)}",
                "Pass the path of a codebook of your own for other actors.",
            )
    return names, None


def _annotated(corpus: Corpus, book: Index) -> pd.DataFrame:
    """The mentions of a corpus with sentence, zone, voice and speaker."""
    table = _table(corpus, book)
    inside = _designated(corpus, table)
    table["ambiguous"] = table["ambiguous"].mask(
        inside & (table["ambiguous"] == ""), "part of a designation in quotation marks"
    )
    return voices.voice_of(corpus, table)[list(COLUMNS)]


def _designated(corpus: Corpus, table: pd.DataFrame) -> np.ndarray:
    """Whether each mention stands in the name of a program or initiative in quotation marks ("Make in India")."""
    named = voices.quotations(corpus)
    named = named[named["kind"] == "designation"]
    inside: dict[object, list[tuple[int, int]]] = {}
    for article, start, end in zip(named["article"].tolist(), named["start"].tolist(), named["end"].tolist()):
        inside.setdefault(article, []).append((start, end))
    if not inside:
        return np.zeros(len(table), bool)
    return np.array(
        [
            any(a < end and start < b for a, b in inside.get(article, ()))
            for article, start, end in zip(table["article"].tolist(), table["start"].tolist(), table["end"].tolist())
        ],
        bool,
    )


def _table(corpus: Corpus, book: Index) -> pd.DataFrame:
    numbers: list[int] = []
    rows: list[Mention] = []
    for number, text, starts, ends in spans.texts(corpus):
        found = scan(text, starts, ends, book)
        rows += found
        numbers += [number] * len(found)
    table = spans.table(corpus, numbers, rows, Mention._fields)
    return table[table["zone"] != "dateline"].reset_index(drop=True)


# --- one text --------------------------------------------------------------------------------------


def scan(text: str, starts: list[int], ends: list[int], book: Index) -> list[Mention]:
    """The mentions in one text whose sentences have these starts and ends."""
    found: list[Mention] = []
    others: set[str] = set()
    past = 0
    for word in CAPITALIZED.finditer(text):
        start = word.start()
        if start < past or (known := pattern(word[0], book)) is None:
            continue
        hit = known.match(text, start)
        alias = hit and alias_at(text, start, hit[0], book)
        if not alias:
            continue
        past = hit.end()
        if not alias.actor:
            last = hit[0].removesuffix(" state").split()[-1]  # the article names another reading: Denzel Washington
            others.add(last)
            continue
        n = max(bisect_right(starts, start) - 1, 0)
        sentence = (starts[n], ends[n]) if starts else (0, len(text))
        mention = _read(text, start, past, alias, sentence, book)
        if mention.settles == "other":
            others.add(hit[0].split()[-1])
        if mention.kind != "never":
            found.append(mention)
    return _with_roles(text, _settled(text, found, others, book), book)


def _read(text: str, start: int, end: int, alias: Alias, sentence: Span, book: Index) -> Mention:
    """What the words around an alias make of it."""

    def as_(kind: str, ambiguous: str = "", settles: str = "") -> Mention:
        return Mention(start, end, alias.actor, kind, ambiguous, settles=settles)

    if alias.kind == "initialism":
        return _initialism(text, start, end, sentence, as_)
    if alias.kind == "place":
        return as_("place", "a place")
    if alias.kind == "adjective":
        return _adjective(text, start, end, alias, sentence, book, as_)
    if alias.kind == "surname":
        return _surname(text, start, end, sentence, book, as_)
    if book.persons.get(alias.actor):
        return as_("name", settles="self")
    if _qualifies(text, end):
        return as_("place", "a place")
    if (name := _part_of(text, start, end, alias, sentence, book)) is not None:
        return as_("never", settles="other") if alias.kind == "capital" else as_(alias.kind, f"part of the name {name}")
    if _is_place(text, start, end, alias, book):
        return as_("place", "a place")
    if alias.ambiguous:
        return as_(alias.kind, alias.ambiguous)
    return as_(alias.kind, settles="self")


def _initialism(text: str, start: int, end: int, sentence: Span, as_: As) -> Mention:
    """ "US" and its like: not the currency (US$5), and perhaps the pronoun where everything is in capitals."""
    if text[end : end + 1] == "$":
        return as_("never")
    if text[start:end] == "US" and text[sentence[0] : min(sentence[1], sentence[0] + 2000)].isupper():
        return as_("initialism", 'the pronoun "us"')
    return as_("place", "a place") if BASED.match(text, end) else as_("initialism", settles="self")


def _adjective(text: str, start: int, end: int, alias: Alias, sentence: Span, book: Index, as_: As) -> Mention:
    """An adjective names its actor; "Indo" only before another nation ("Indo-Russian"), "Western" not where a longer name begins."""
    if text[start:end].lower() in ("indo", "sino", "russo") and not re.match(r"[-–][A-Z]", text[end : end + 2]):
        return as_("never")
    follow = WORD_AFTER.match(text, end) if alias.actor in book.groups and not title_case(text, sentence) else None
    if follow and follow[1] not in book.patterns:
        return as_("adjective", f"part of the name {text[start : follow.end()]}")
    return as_("adjective", alias.ambiguous, "" if alias.ambiguous else "self")


def _surname(text: str, start: int, end: int, sentence: Span, book: Index, as_: As) -> Mention:
    """A surname names the person unless another first name stands before it or a body after it."""
    before, after = _word_before(text, start, sentence), WORD_AFTER.match(text, end)
    if after and after[1] in BODY and not title_case(text, sentence):
        return as_("surname", f"part of the name {text[start : after.end()]}")
    if before and before.rstrip(".’'") in book.titles:
        return as_("surname", settles="self")
    if before and before[0].isupper() and not FUNCTION.fullmatch(before) and not title_case(text, sentence):
        return as_("surname", f"another person: {before} {text[start:end]}", "other")
    return as_("surname", settles="surname")


def _word_before(text: str, start: int, sentence: Span) -> str:
    """The word right before, with nothing but a space between; none where it only opens the sentence as any word would."""
    found = WORD_BEFORE.search(text, max(start - 30, sentence[0]), start)
    if not found or found.start(1) <= sentence[0] + 1 and (found[1] in STARTERS or FUNCTION.fullmatch(found[1])):
        return ""
    return found[1]


def _part_of(text: str, start: int, end: int, alias: Alias, sentence: Span, book: Index) -> str | None:
    """The longer name that a name, capital or institution is part of: "Bank of India", "Denzel Washington", "India Rising"."""
    if text[end : end + 1] not in ("'", "’") and (of := OF_BEFORE.search(text, max(start - 60, sentence[0]), start)):
        head = of[1].split()
        if head[-1] in BODY or head[-1] in HEADS:
            return text[of.start() : end].removeprefix("The ")
    if title_case(text, sentence):
        follow = WORD_AFTER.match(text, end)
        return text[start : follow.end()] if follow and follow[1] in BODY else None
    before, follow = _word_before(text, start, sentence), WORD_AFTER.match(text, end)
    if (
        before
        and before[0].isupper()
        and before.rstrip(".") not in book.titles
        and not FUNCTION.fullmatch(before)
        and not DIRECTION.search(before + " ")
        and before not in book.patterns
        and alias.kind != "institution"
    ):
        return f"{before} {text[start:end]}"
    if (
        follow
        and " " not in text[start:end]
        and follow[1] not in CALENDAR
        and follow[1].rstrip("’'s") not in book.patterns
        and follow[1] not in book.patterns
        and (follow[1] in BODY or alias.kind != "institution" and not _office(follow[1], book))
    ):
        return text[start : follow.end()]
    return None


def _office(word: str, book: Index) -> bool:
    """Whether a capital word after a country opens an office or a state body ("Ukraine President", "Russia Foreign Minister")."""
    return word in book.titles or word in (
        "Prime",
        "Foreign",
        "Defense",
        "Defence",
        "Finance",
        "Home",
        "Interior",
        "Vice",
        "Deputy",
        "External",
        "I",
        "Dr",
        "Mr",
        "Mrs",
    )


def _is_place(text: str, start: int, end: int, alias: Alias, book: Index) -> bool:
    """A name used as a place: southern Russia, in Moscow, Sochi, Russia, Moscow-based, New Delhi's Nehru Museum."""
    if BASED.match(text, end) or DIRECTION.search(text, max(start - 16, 0), start):
        return True
    if alias.kind in ("capital", "institution"):
        if (LOCATIVE if alias.kind == "capital" else BESIDE).search(text, max(start - 24, 0), start):
            return True
    elif (town := TOWN.search(text, max(start - 60, 0), start)) and not any(
        w in book.patterns for w in town[1].split()
    ):
        also = LISTED.match(text, end)  # in Libya, Iraq and Syria: a list
        return not (also and also[1] in book.patterns)
    return False


def _qualifies(text: str, end: int) -> bool:
    """Whether a possessive only says where a body is: "Madrid's Heritage Foundation"."""
    body = QUALIFIES.match(text, end, min(end + 90, len(text)))
    return bool(body and any(w.rstrip(",.") in BODY for w in body[1].split()))


# --- the whole article -----------------------------------------------------------------------------


def _settled(text: str, found: list[Mention], others: set[str], book: Index) -> list[Mention]:
    """One sense per discourse: an ambiguous alias is settled where the article names the actor by another, and no other reading."""
    sure = {m.actor for m in found if m.settles == "self"}
    known = sure | {name for name, person in book.persons.items() if person.get("known")}
    settled = []
    for m in found:
        other = text[m.start : m.end].split()[-1] in others
        if m.settles == "surname" and m.actor not in known:
            m = m._replace(ambiguous=f"another person named {text[m.start : m.end]}")
        elif (
            m.ambiguous
            and m.actor in sure
            and not other
            and m.kind not in ("place", "surname")
            and not m.ambiguous.startswith(("part of", "the pronoun"))
        ):
            m = m._replace(ambiguous="")
        settled.append(m)
    return settled


def _with_roles(text: str, found: list[Mention], book: Index) -> list[Mention]:
    """Name the person whose office "the Russian leader" means, where the article gives that person the office."""
    held: dict[str, set[str]] = {}
    for m in found:
        if m.actor in book.persons and (office := OFFICE.search(text, max(m.start - 45, 0), m.start)):
            held.setdefault(m.actor, set()).add(_plain(office[1]))
    if not held:
        return found
    with_role = []
    for m in found:
        office = m.actor not in book.persons and ROLE.match(text, m.end)
        if office and not FORMER.search(text, max(m.start - 12, 0), m.start):
            holders = [
                p
                for p, offices in held.items()
                if book.persons[p].get("of") == m.actor
                and _plain(office[1]) in book.persons[p].get("offices", ())
                and (_plain(office[1]) in offices or _plain(office[1]) == "leader")
            ]
            m = m._replace(role=holders[0] if len(holders) == 1 else "")
        with_role.append(m)
    return with_role


def _plain(office: str) -> str:
    office = " ".join(office.lower().split())
    return "prime minister" if office == "pm" else office
