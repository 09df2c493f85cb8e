"""Codebooks: TOML files of terms with definitions and sources, shipped or a reader's own."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator
from importlib.resources import files
from pathlib import Path

from ..corpus.text import fold
from ..errors import CodebookError, shown


def shipped() -> list[str]:
    """Names of the codebooks that come with the package."""
    return sorted(f.name.removesuffix(".toml") for f in files(__package__).iterdir() if f.name.endswith(".toml"))


def read(codebook: str | Path) -> dict[str, dict]:
    """Load a codebook: a shipped one by name, or a reader's own by path.

    Returns the tables of the TOML file as a dict of dicts, in the order of the file.
    Raises `CodebookError` where there is no such codebook or the file is not valid TOML made of tables.
    """
    path, raw = _locate(codebook)
    try:
        content = tomllib.loads(raw.decode("utf-8-sig"))
    except UnicodeDecodeError as e:
        line = raw[: e.start].count(b"\n") + 1
        raise CodebookError(path, line, f"byte 0x{raw[e.start]:02x}", "UTF-8 text", "Save the file as UTF-8.") from None
    except tomllib.TOMLDecodeError as e:
        raise CodebookError(
            path, _line(e, raw), str(e), "valid TOML", "Mend the line; see https://toml.io for the notation."
        ) from None
    for name, table in content.items():
        if not isinstance(table, dict):
            raise CodebookError(
                path,
                line_of(raw.decode("utf-8-sig"), name),
                f"the bare value {shown(name)}",
                "tables such as [conflict]",
                f"Put {shown(name)} under a [table].",
            )
    if not content:
        raise CodebookError(path, None, "no table", "at least one table such as [conflict]", "Add one.")
    return content


def _locate(codebook: str | Path) -> tuple[str, bytes]:
    if isinstance(codebook, str) and codebook in shipped():
        return f"{codebook}.toml (shipped)", files(__package__).joinpath(f"{codebook}.toml").read_bytes()
    path = Path(codebook)
    if path.is_file():
        return str(path), path.read_bytes()
    raise CodebookError(
        path,
        None,
        "no such file",
        f"a TOML file, or one of the shipped codebooks {', '.join(shipped())}",
        "Check the path.",
    )


def _line(error: tomllib.TOMLDecodeError, raw: bytes) -> int:
    at = re.search(r"line (\d+)", str(error))
    return int(at[1]) if at else raw.rstrip().count(b"\n") + 1  # "at end of document"


def line_of(raw: str, key: str) -> int | None:
    """The line of a codebook file in which `key` first stands as a key, a table name or a listed term."""
    at = re.search(rf"(?m)^.*?(?:^|[\s\[\"'.,]){re.escape(key)}(?=[\s\]\"'=.,]|$)", raw)
    return raw.count("\n", 0, at.end()) + 1 if at else None


def matcher(terms: Iterable[str]) -> Callable[[str], Iterator[tuple[int, int, str]]]:
    """A function that finds the terms in a text and yields (start, end, term).

    Terms are words or phrases; `*` stands for any run of letters, digits, hyphens and apostrophes inside a word.
    Case and the kind of quotation mark do not matter, a term matches whole words only, a space in a term matches any
    white space. The longest match at a place wins and matches do not overlap.

    >>> find = matcher(["tariff*", "trade war", "trade"])
    >>> list(find("Tariffs and a trade war hurt trade."))
    [(0, 7, 'tariff*'), (14, 23, 'trade war'), (29, 34, 'trade')]
    """
    ordered = sorted(
        {fold(t).strip(): t for t in sorted(terms, reverse=True) if t.strip()}.items(),
        key=lambda item: (-len(item[0]), item[0]),
    )
    if not ordered:
        return lambda text: iter(())
    patterns = [(re.compile(_pattern(folded)), term) for folded, term in ordered]
    either = re.compile(r"(?<!\w)(?:" + "|".join(_pattern(folded) for folded, _ in ordered) + r")(?!\w)")

    def find(text: str) -> Iterator[tuple[int, int, str]]:
        for hit in either.finditer(fold(text)):
            yield hit.start(), hit.end(), next(term for pattern, term in patterns if pattern.fullmatch(hit[0]))

    return find


def _pattern(folded: str) -> str:
    return r"\s+".join(re.escape(word).replace(r"\*", r"[\w'-]*") for word in folded.split())
