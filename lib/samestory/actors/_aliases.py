"""The codebook of actors made ready for one pass over the capitalized words of a text."""

import re
from functools import cache, lru_cache
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from .. import codebooks
from ..errors import CodebookError, shown

TYPES = ("country", "organization", "group", "person")
KINDS = ("name", "adjective", "capital", "institution", "initialism", "place")
KEYS = {"type", "definition", "aliases", "ambiguous", "never", "surname", "known", "of", "offices"}
WORD_LISTS = ("titles", "names")  # tables that are no actors
CAPITALIZED = re.compile(r"(?<![\w@])[^\W\d_a-z]\w*")
SLASHED = re.compile(r"(?<![^\s(\[\"'“‘–—-])(?:[A-Z](?:\.[A-Z])*\.?|[A-Z][\w’'-]*)(?:/[A-Z][\w’'-]*){0,3}/\Z")
_NAMES = codebooks.read("actors")["names"]
_BETWEEN = rf"(?![^\S\n\r](?:{'|'.join(_NAMES['between'])})\b)"


class Alias(NamedTuple):
    """What a name stands for; `actor` is empty for a name of something else.

    `before` is the lower-case word that must stand before it ("the" of "the West").
    """

    actor: str
    kind: str
    before: str = ""
    ambiguous: str = ""


class Index(NamedTuple):
    """A codebook made ready: patterns by first word, aliases by spelling, persons by name, and the lists of words."""

    patterns: dict[str, str]
    aliases: dict[str, list[Alias]]
    persons: dict[str, dict]
    groups: frozenset[str]
    titles: frozenset[str]


@cache  # a large corpus asks once for each of its parts
def shipped_index() -> Index:
    """Return the shipped codebook, ready for matching."""
    return index()


@cache
def shipped_actors() -> list[str]:
    """Return the names of the actors of the shipped codebook."""
    return [name for name in codebooks.read("actors") if name not in WORD_LISTS]


def index(codebook: str | Path | dict | None = None) -> Index:
    """Make a codebook ready for matching; raise `CodebookError` naming the table and key that cannot be used."""
    source = "actors" if codebook is None else codebook
    book = source if isinstance(source, dict) else codebooks.read(source, "actors")
    actors = {name: table for name, table in book.items() if name not in WORD_LISTS}
    for name, table in actors.items():
        if problem := _problem(name, table):
            where = "the codebook" if isinstance(source, dict) else source
            raise CodebookError(where, None, *problem, "See the head of the shipped actors.toml.")
    aliases = _aliases(actors)
    persons = {name: table for name, table in actors.items() if table["type"] == "person"}
    groups = frozenset(name for name, table in actors.items() if table["type"] == "group")
    titles = frozenset(word.rstrip(".") for word in book.get("titles", {}).get("words", ()))
    return Index(_patterns(aliases), aliases, persons, groups, titles)


def _problem(name: str, table: dict) -> tuple[str, str] | None:
    """Return what is wrong with one actor's table, and what was expected."""
    if not isinstance(table, dict):
        wanted = "a table such as {'type': 'country', 'aliases': {'country': ['Norway']}}"
        return f"{shown(table)} for {shown(name)}", wanted
    if table.get("type") not in TYPES:
        return f"type {shown(table.get('type', ''))} of {shown(name)}", f"one of {', '.join(TYPES)}"
    if unknown := sorted(set(table) - KEYS):
        return f"the key {shown(unknown[0])} of {shown(name)}", f"keys among {', '.join(sorted(KEYS))}"
    by_kind = table.get("aliases", {})
    if not isinstance(by_kind, dict) or not by_kind and not table.get("surname") or set(by_kind) - set(KINDS):
        return f"the aliases of {shown(name)}", f"lists of names by kind: {', '.join(f'aliases.{k}' for k in KINDS)}"
    lists = [*by_kind.values(), table.get("never", [])]
    if not all(isinstance(words, (list, tuple)) for words in lists):
        return f"a name of {shown(name)} outside a list", 'lists such as ["Russia", "Russian Federation"]'
    for word in chain.from_iterable(lists):
        if not isinstance(word, str) or not CAPITALIZED.search(word):
            return f"the alias {shown(word)} of {shown(name)}", "a name with a capital letter"
    return None


def _aliases(actors: dict[str, dict]) -> dict[str, list[Alias]]:
    """Collect the aliases of all actors by spelling; another actor's own name is no name to leave out."""
    aliases: dict[str, list[Alias]] = {}
    for name, table in actors.items():
        for kind, words in table.get("aliases", {}).items():
            for word in words:
                _add(aliases, word, Alias(name, kind, ambiguous=table.get("ambiguous", {}).get(word, "")))
        if table["type"] == "person" and (surname := table.get("surname")):
            _add(aliases, surname, Alias(name, "surname"))
    for word in chain.from_iterable(table.get("never", ()) for table in actors.values()):
        if word not in aliases:  # such as the Republic of China
            _add(aliases, word, Alias("", "never"))
    return aliases


def _add(aliases: dict[str, list[Alias]], word: str, alias: Alias) -> None:
    """Enter an alias under its capitalized part; ALL CAPS too where that cannot be confused with a short word."""
    head = CAPITALIZED.search(word).start()
    alias = alias._replace(before=word[:head].strip().lower())
    spellings = {word[head:], word[head:].upper()} if len(word) > 3 and alias.kind != "initialism" else {word[head:]}
    for spelling in sorted(spellings):
        known = aliases.setdefault(spelling, [])
        if all(a.before != alias.before for a in known):
            known.append(alias)


def _patterns(aliases: dict[str, list[Alias]]) -> dict[str, str]:
    """Write one pattern for all aliases with the same first word, the longest first."""
    by_first: dict[str, list[str]] = {}
    for spelling in sorted(aliases, key=lambda s: (-len(s), s)):
        pattern = r"[^\S\n\r]{1,2}".join(re.escape(part).replace("'", "['’]") for part in spelling.split())
        if not aliases[spelling][0].actor and all(_is_nation(part, aliases) for part in re.split("[ -]", spelling)):
            pattern += _BETWEEN  # Indian-American voters are no Indians, Indian-American trade has two sides
        by_first.setdefault(CAPITALIZED.match(spelling)[0], []).append(pattern)
    return {first: rf"(?:{'|'.join(patterns)})(?!\w)" for first, patterns in by_first.items()}


def _is_nation(word: str, aliases: dict[str, list[Alias]]) -> bool:
    """Tell whether a word is the adjective of an actor."""
    return any(alias.kind == "adjective" for alias in aliases.get(word, ()))


_compiled = lru_cache(maxsize=None)(re.compile)  # on first use: most never occur in a corpus


def stands_alone(text: str, start: int) -> bool:
    """Tell whether a capitalized word may be a name where it begins: not in example.org/US, but in U.S./Russia."""
    return text[start - 1 : start] != "/" or bool(SLASHED.search(text, max(start - 60, 0), start))


def name_at(text: str, start: int, end: int, word: str, book: Index) -> re.Match | None:
    """Match the longest alias in text[start:end] that begins with this capitalized word."""
    source = book.patterns.get(word)
    return _compiled(source).match(text, start, end) if source else None


def alias_at(text: str, start: int, printed: str, book: Index) -> Alias | None:
    """Return the alias printed here, if the word that it needs stands before it."""
    spelling = " ".join(printed.replace("’", "'").split())
    for alias in sorted(book.aliases.get(spelling, ()), key=lambda a: -len(a.before)):
        if alias.before in ("", text[max(start - len(alias.before) - 1, 0) : start].lower()[:-1]):
            return alias
    return None
