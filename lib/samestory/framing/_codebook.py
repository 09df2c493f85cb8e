"""Codebooks of frames: reading one, and saying what is wrong with it and in which line."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from .. import codebooks
from ..errors import CodebookError, shown
from ..language import terms

KEYS = ("definition", "include", "exclude", "terms", "never", "source", "validity")
LISTS = ("terms", "never")


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
        definition, include, exclude, source, validity : texts (may be missing)

    Raises
    ------
    CodebookError : with the line and the fix.

    Examples
    --------
    >>> list(frames())[:3], list(frames({"war": {"terms": ["war*"]}}))
    (['conflict', 'human_interest', 'economic_consequences'], ['war'])
    """
    book, path, raw = _read("frames" if codebook is None else codebook)
    for frame, table in book.items():
        for fault in _faults(table):
            found = f"{fault.found} in [{frame}]"
            raise CodebookError(path, _line(raw, frame, fault.key), found, fault.expected, fault.fix)
    return book


def _read(codebook: str | Path | dict) -> tuple[dict[str, dict], str | Path, str]:
    """Return the tables of a codebook, its name in messages, and its text where it is a file."""
    if not isinstance(codebook, dict):
        raw = Path(codebook).read_text(encoding="utf-8-sig") if Path(codebook).is_file() else ""
        return codebooks.read(codebook), codebook, raw
    if not codebook or not all(isinstance(table, dict) for table in codebook.values()):
        fix = "Give {frame: {'terms': [...]}, ...}."
        raise CodebookError("codebook", None, shown(codebook), "a dict of frames", fix)
    return codebook, "codebook", ""


def _faults(table: dict) -> Iterator[Fault]:
    """Yield what is wrong with a frame."""
    for key, value in table.items():
        if key not in KEYS:
            yield Fault(key, f"unknown key {shown(key)}", f"one of {', '.join(KEYS)}", "Rename or delete it.")
        elif key not in LISTS and not isinstance(value, str):
            yield Fault(key, f"{key} = {shown(value)}", "text", "Put it in quotation marks.")
    for key in LISTS:
        listed = table.get(key, [])
        if isinstance(listed, list) and (listed or key == "never"):
            yield from _faulty_terms(key, listed)
        else:
            found = f"{key} = {shown(listed)}" if key in table else f"no {key}"
            yield Fault(key, found, "a list of words and phrases", f'Write {key} = ["...", "..."].')


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
