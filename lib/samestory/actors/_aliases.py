"""The names of actors: a codebook of aliases made ready for one pass over the capitalized words of a text."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from .. import codebooks
from ..errors import CodebookError, shown

TYPES = ("country", "organization", "group", "person")
ALIASES = ("name", "adjective", "capital", "institution", "initialism", "place")
KEYS = {"type", "definition", "aliases", "ambiguous", "never", "surname", "known", "of", "offices"}
CAPITALIZED = re.compile(r"(?<![\w@/])[^\W\d_a-z]\w*")


class Alias(NamedTuple):
    """What a name stands for; `actor` is empty for a name that is none. `before` is the lower-case word it needs before it."""

    actor: str
    kind: str
    before: str = ""
    ambiguous: str = ""


class Index(NamedTuple):
    """A codebook made ready: patterns by first word (see `pattern`), aliases by spelling, persons by name, titles."""

    patterns: dict[str, str]
    aliases: dict[str, list[Alias]]
    persons: dict[str, dict]
    groups: frozenset[str]
    titles: frozenset[str]


def index(codebook: str | Path | dict | None = None) -> Index:
    """Make a codebook ready for matching. Raises `CodebookError` naming the table and key that cannot be used."""
    source = "actors" if codebook is None else codebook
    book = source if isinstance(source, dict) else codebooks.read(source)
    where = "the codebook" if isinstance(source, dict) else str(source)
    aliases: dict[str, list[Alias]] = {}
    persons = {}
    actors = {name: table for name, table in book.items() if name != "titles"}
    for name, table in actors.items():
        _check(where, name, table)
        for kind, words in table.get("aliases", {}).items():
            for word in words:
                _add(aliases, word, Alias(name, kind, ambiguous=table.get("ambiguous", {}).get(word, "")))
        if table["type"] == "person":
            persons[name] = table
            if surname := table.get("surname"):
                _add(aliases, surname, Alias(name, "surname"))
    for table in actors.values():
        for word in table.get("never", ()):
            if word not in aliases:  # another actor's own name, such as the Republic of China
                _add(aliases, word, Alias("", "never"))
    groups = frozenset(name for name, table in actors.items() if table["type"] == "group")
    return Index(
        _patterns(aliases),
        aliases,
        persons,
        groups,
        frozenset(word.rstrip(".") for word in book.get("titles", {}).get("words", ())),
    )


def _check(where: str, name: str, table: dict) -> None:
    """Say what is wrong with one actor's table."""
    fix = "See the head of the shipped actors.toml."
    if table.get("type") not in TYPES:
        raise CodebookError(
            where, None, f"type {shown(table.get('type', ''))} of {shown(name)}", f"one of {', '.join(TYPES)}", fix
        )
    if unknown := sorted(set(table) - KEYS):
        raise CodebookError(
            where, None, f"the key {shown(unknown[0])} of {shown(name)}", f"keys among {', '.join(sorted(KEYS))}", fix
        )
    named = table.get("aliases", {})
    if not isinstance(named, dict) or not named and not table.get("surname") or set(named) - set(ALIASES):
        raise CodebookError(
            where,
            None,
            f"the aliases of {shown(name)}",
            f"lists of names by kind: {', '.join(f'aliases.{k}' for k in ALIASES)}",
            fix,
        )
    for word in [w for words in named.values() for w in (words if isinstance(words, list) else [words])] + list(
        table.get("never", ())
    ):
        if not isinstance(word, str) or not CAPITALIZED.search(word):
            raise CodebookError(
                where, None, f"the alias {shown(word)} of {shown(name)}", "a name with a capital letter", fix
            )


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
    by_first: dict[str, list[str]] = {}
    for spelling in aliases:
        by_first.setdefault(CAPITALIZED.match(spelling)[0], []).append(spelling)
    return {
        first: "(?:" + "|".join(_pattern(s) for s in sorted(spellings, key=lambda s: (-len(s), s))) + r")(?!\w)"
        for first, spellings in by_first.items()
    }


def pattern(word: str, book: Index) -> re.Pattern | None:
    """The pattern of all aliases whose first capitalized word is `word`; compiled on first use, as most never occur."""
    source = book.patterns.get(word)
    return source and _compiled(source)


_compiled = lru_cache(maxsize=None)(re.compile)


def _pattern(spelling: str) -> str:
    return r"[^\S\n\r]{1,2}".join(re.escape(part).replace("'", "['’]") for part in spelling.split())


def alias_at(text: str, start: int, printed: str, book: Index) -> Alias | None:
    """The alias printed here, if the word that it needs stands before it."""
    spelling = " ".join(printed.replace("’", "'").split())
    for alias in sorted(book.aliases.get(spelling, ()), key=lambda a: -len(a.before)):
        if (
            not alias.before
            or text[max(start - len(alias.before) - 1, 0) : start].lower() == alias.before + " "
            or text[max(start - len(alias.before) - 1, 0) : start - 1].lower() == alias.before
        ):
            return alias
    return None
