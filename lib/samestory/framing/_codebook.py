"""Codebooks of frames: reading one, and saying what is wrong with it and in which line.

[groups]                      optional: lists of words that several rules name, as "@money"
money = ["money", "loan*"]

[economy]                     one table a frame
terms = ["bank", "banks"]     the one key that a frame cannot lack
never = ["river bank*"]       phrases that hold a term but mean something else
[[economy.context]]           optional, any number: terms that count only in some neighborhood
terms = ["bank", "banks"]     terms of the frame; left out: all of them
needs = ["@money", "rate*"]   one of these must stand near: words, phrases, "@group", or "@frame" for other hits of it
excludes = ["river", "Hall"]  none of these may; a capital fits only a capital, "* Street" also the term and its next
within = 5                    words to each side; left out: the sentence; 0: only phrases that run over the term
names = false                 not as part of a capitalized name ("Mercy Hospital")
"""

import re
from collections.abc import Iterator
from copy import deepcopy
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import NamedTuple

from .. import codebooks
from ..errors import CodebookError, shown
from ..language import terms

KEYS = ("definition", "include", "exclude", "terms", "never", "context", "source", "validity")
LISTS = ("terms", "never")
RULE = ("terms", "needs", "excludes", "within", "names")
GROUP = "@"  # before the name of a group or frame
GROUPS = "groups"  # the table that holds the groups


class Fault(NamedTuple):
    """One thing wrong with a frame: the key or term concerned, what was found, what was expected, the fix."""

    key: str
    found: str
    expected: str
    fix: str


def frames(codebook: str | Path | dict | None = None) -> dict[str, dict]:
    """Read and check a codebook of frames.

    Parameters
    ----------
    codebook : name of a shipped codebook, path of a TOML file, or a dict; None for the shipped frames.

    Returns
    -------
    dict : for each frame a dict.
        terms : words and phrases; `*` stands for any further letters
        never : phrases that hold a term but mean something else (may be missing)
        context : rules for terms that count only in some neighborhood (may be missing); a list of dicts with
            terms, needs, excludes, within and names. Groups of words are written out, "@frame" is kept
        definition, include, exclude, source, validity : texts (may be missing)

    Raises
    ------
    CodebookError : with the line and the fix.

    Examples
    --------
    >>> list(frames())[:3], list(frames({"war": {"terms": ["war*"]}}))
    (['conflict', 'human_interest', 'economic_consequences'], ['war'])
    >>> rule = {"terms": ["bank"], "needs": ["@money"]}
    >>> book = {"groups": {"money": ["loan*"]}, "economy": {"terms": ["bank"], "context": [rule]}}
    >>> frames(book)["economy"]["context"]
    [{'terms': ['bank'], 'needs': ['loan*']}]
    """
    return deepcopy(checked(codebook))


def checked(codebook: str | Path | dict | None) -> dict[str, dict]:
    """Return what `frames` does, to be read only: the shipped codebook is checked once."""
    return _shipped() if codebook is None or codebook == "frames" else _checked(codebook)


@cache
def _shipped() -> dict[str, dict]:
    return _checked("frames")


def _checked(codebook: str | Path | dict) -> dict[str, dict]:
    """Return a codebook with its groups written out, or raise its first fault."""
    book, path, raw = _read(codebook)
    groups, book = book.get(GROUPS, {}), {name: table for name, table in book.items() if name != GROUPS}
    checked = [(GROUPS, _faulty_groups(groups, book))]
    checked += [(frame, _faults(table, frozenset((*groups, *book)))) for frame, table in book.items()]
    for frame, faults in checked:
        for fault in faults:
            found = f"{fault.found} in [{frame}]"
            raise CodebookError(path, _line(raw, frame, fault.key), found, fault.expected, fault.fix)
    return {frame: _written_out(table, groups) for frame, table in book.items()}


def _read(codebook: str | Path | dict) -> tuple[dict[str, dict], str | Path, str]:
    """Return the tables of a codebook, its name in messages, and its text where it is a file."""
    if not isinstance(codebook, dict):
        raw = Path(codebook).read_text(encoding="utf-8-sig") if Path(codebook).is_file() else ""
        return codebooks.read(codebook, "frames"), codebook, raw
    if not set(codebook) - {GROUPS} or not all(isinstance(table, dict) for table in codebook.values()):
        fix = "Give {frame: {'terms': [...]}, ...}."
        raise CodebookError("codebook", None, shown(codebook), "a dict of frames", fix)
    return codebook, "codebook", ""


def _written_out(table: dict, groups: dict[str, list[str]]) -> dict:
    """Return the table of a frame with the words of groups in place of their names."""

    def words(listed: list[str]) -> list[str]:
        """List the words once each; a frame's name stays."""
        whole = (groups.get(word.removeprefix(GROUP), [word]) if word.startswith(GROUP) else [word] for word in listed)
        return list(dict.fromkeys(word for part in whole for word in part))

    if "context" not in table:
        return table
    lists = ("needs", "excludes")
    rules = [{key: words(value) if key in lists else value for key, value in r.items()} for r in table["context"]]
    return {**table, "context": rules}


# --- faults --------------------------------------------------------------------------------------------------------


def _faults(table: dict, named: frozenset[str]) -> Iterator[Fault]:
    """Yield what is wrong with a frame; `named` are the groups and frames of the codebook."""
    for key, value in table.items():
        if key not in KEYS:
            yield Fault(key, f"unknown key {shown(key)}", f"one of {', '.join(KEYS)}", "Rename or delete it.")
        elif key not in (*LISTS, "context") and not isinstance(value, str):
            yield Fault(key, f"{key} = {shown(value)}", "text", "Put it in quotation marks.")
    for key in LISTS:
        listed = table.get(key, [])
        if isinstance(listed, list) and (listed or key == "never"):
            yield from _faulty_terms(key, listed)
        else:
            found = f"{key} = {shown(listed)}" if key in table else f"no {key}"
            yield Fault(key, found, "a list of words and phrases", f'Write {key} = ["...", "..."].')
    rules = table.get("context", [])
    if not isinstance(rules, list) or not all(isinstance(rule, dict) for rule in rules):
        expected = "a list of tables, each under [[frame.context]]"
        yield Fault("context", f"context = {shown(rules)}", expected, "Write [[frame.context]] above each rule.")
        return
    for rule in rules:
        yield from _faulty_rule(rule, table["terms"], named)


def _faulty_rule(rule: dict, known: list[str], named: frozenset[str]) -> Iterator[Fault]:
    """Yield what is wrong with a rule of context; `known` are the terms of its frame."""
    where = "in a rule of context"
    for key in rule:
        if key not in RULE:
            yield Fault(key, f"unknown key {shown(key)} {where}", f"one of {', '.join(RULE)}", "Rename or delete it.")
    if not rule.keys() & {"needs", "excludes", "names"}:
        found, expected = f"no condition {where}", "needs, excludes or names = false"
        yield Fault("context", found, expected, "Add one, or delete the rule.")
    within, names = rule.get("within", 0), rule.get("names", False)
    if isinstance(within, bool) or not isinstance(within, int) or within < 0:
        fix = "Leave it out for the whole sentence."
        yield Fault("within", f"within = {shown(within)} {where}", "a number of words, 0 or more", fix)
    if not isinstance(names, bool):
        yield Fault("names", f"names = {shown(names)} {where}", "true or false", "Write names = false.")
    for key in ("terms", "needs", "excludes"):
        listed = rule.get(key)
        if isinstance(listed, list) and listed:
            yield from _faulty_terms(key, listed)
            yield from _unknown(key, listed, known, named)
        elif key in rule:
            expected = "a list of words and phrases"
            yield Fault(key, f"{key} = {shown(listed)} {where}", expected, f'Write {key} = ["...", "..."].')


def _unknown(key: str, listed: list[str], known: list[str], named: frozenset[str]) -> Iterator[Fault]:
    """Yield terms that the frame of a rule has not, and groups that the codebook has not."""
    for term in listed:
        if key == "terms" and term not in known:
            near = get_close_matches(term, known, 3)
            fix = f"Write {' or '.join(map(shown, near))}." if near else "Add it to the terms of the frame."
            yield Fault(term, f"{shown(term)} in a rule of context", "a term of the frame, as it stands there", fix)
        elif key != "terms" and term.startswith(GROUP) and term.removeprefix(GROUP) not in named:
            expected = f"the name of a group or frame: {', '.join(GROUP + name for name in sorted(named))}"
            yield Fault(term, f"{shown(term)} among the {key}", expected, "Correct the name, or add it to [groups].")


def _faulty_groups(groups: dict, frames: dict) -> Iterator[Fault]:
    """Yield what is wrong with the groups of words."""
    for name, listed in groups.items():
        if not isinstance(listed, list) or not listed:
            fix = f'Write {name} = ["...", "..."]; a frame needs another name than "groups".'
            yield Fault(name, f"{name} = {shown(listed)}", "a list of words and phrases", fix)
        elif name in ("terms", "never", "context"):
            fix = "Give the frame another name; [groups] is kept for lists of words that rules of context name."
            yield Fault(name, f"the key {shown(name)}", "names of groups", fix)
        elif name in frames:
            yield Fault(name, f"the group {shown(name)}", "a name that no frame has", "Rename the group.")
        else:
            yield from _faulty_terms(name, listed)


def _faulty_terms(key: str, listed: list) -> Iterator[Fault]:
    """Yield what is wrong with the terms of a list."""
    seen: dict[tuple[str, ...], str] = {}
    for term in listed:
        if not isinstance(term, str):
            yield Fault(key, f"{shown(term)} among the {key}", "text", "Put it in quotation marks.")
            continue
        words = terms.words_of(term)
        if not words:
            yield Fault(term, f"the empty term {shown(term)}", "a word or phrase", "Delete it.")
        elif not "".join(words).replace(terms.ANY, ""):
            yield Fault(term, f"the wildcard {shown(term)} alone", "letters with it", "Add letters: 'trade*'.")
        elif words in seen:
            fix = f"Delete one; {shown(seen[words])} stands for the same."
            yield Fault(term, f"the term {shown(term)} twice", "each term once in a frame", fix)
        seen[words] = term


def _line(raw: str, frame: str, key: str) -> int | None:
    """Return the line in which a key or term last stands in the table of a frame; else that of the table."""
    head = re.search(rf"(?m)^\s*\[\s*[\"']?{re.escape(frame)}[\"']?\s*\]", raw)
    if head is None:
        return None
    after = re.search(r"(?m)^\s*\[[^\[\]\"',]+\]\s*(?:#.*)?$", raw[head.end() :])
    table = raw[head.end() : head.end() + after.start() if after else len(raw)]
    places = [m.start(1) for m in re.finditer(rf"(?:^\s*|[\"'])({re.escape(key)})(?:\s*=|[\"'])", table, re.M)]
    return raw.count("\n", 0, head.end() + (places[-1] if places else 0)) + 1
