"""Codebooks: TOML files of terms with definitions and sources, shipped or a reader's own.

read(codebook)      the tables of a codebook
shipped()           names of the codebooks that come with the package

A codebook of one's own may add to a shipped one. It names that one above its tables, which hold only what is new: lists
go on where those of the shipped codebook end. `seeds/codebooks/` has two that serve the five reports alone.

    adds_to = "frames"

    [sovereignty]
    terms = ["our own path"]

To change                                    open
frames, actors, units and numbers            frames.toml, actors.toml, quantities.toml
cues of reported speech                      cues.toml
scales and word classes of discrepancies     discrepancies.toml
irregular verbs and plurals                  irregular.toml
share right of each rule of discrepancies    rules.toml
what these rules say in plain words          plain.toml
words by which one evaluates another         directed.toml
where a sentence or a zone of a page ends    sentences.toml, zones.toml
lines that go on, words parted at their ends normalize.toml
signs that a text is damaged, their cuts     health.toml
columns of a table, files that are no text   columns.toml, signatures.toml
fields of the exports of news databases      exports.toml
how far a denial reaches over words          denial.toml
months and weekdays, states, function words  calendar.toml, countries.toml, function_words.toml
"""

import re
import tomllib
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from ..errors import CodebookError, shown

__all__ = ["read", "shipped"]

ADDS_TO = "adds_to"  # the one key of a codebook that stands in no table


def shipped() -> list[str]:
    """Name the codebooks that come with the package.

    Returns
    -------
    list of str
        In alphabetical order; `read` takes each of them.

    Examples
    --------
    >>> "frames" in shipped()
    True
    """
    names = (file.name for file in files(__package__).iterdir())
    return sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml"))


def read(codebook: str | Path, kind: str | None = None) -> dict[str, dict]:
    """Read a codebook: a shipped one by name, or a reader's own by path.

    Parameters
    ----------
    codebook : str or Path
        A name that `shipped` lists, or the path of a TOML file in UTF-8. With a line such as `adds_to = "frames"` above
        its tables the file adds to that shipped codebook.
    kind : str, optional
        The shipped codebook that the file may add to; without it, any.

    Returns
    -------
    dict of dict
        One dict a table, in the order of the file. Of a file that adds to another codebook: the tables of that one,
        each list longer by what the file has, then tables that only the file has.

    Raises
    ------
    CodebookError
        Where there is no such codebook, the file is not valid TOML made of tables, or it adds to what it cannot.

    Examples
    --------
    >>> read("calendar")["weekdays"]["names"][:2]
    ['Monday', 'Tuesday']
    """
    path, raw = _locate(codebook)
    content, text = _content(path, raw)
    base = content.pop(ADDS_TO, None)
    allowed = shipped() if kind is None else [kind]
    if base is not None and base not in allowed:
        expected = f"{ADDS_TO} = one of {', '.join(map(shown, allowed))}"
        fix = f"Name that codebook, or delete the line: then {Path(path).name} stands alone."
        raise CodebookError(path, _line_of(text, ADDS_TO), f"{ADDS_TO} = {shown(base)}", expected, fix)
    for name, table in content.items():
        if not isinstance(table, dict):
            found, fix = f"the bare value {shown(name)}", f"Put {shown(name)} under a [table]."
            raise CodebookError(path, _line_of(text, name), found, "tables such as [conflict]", fix)
    if not content:
        raise CodebookError(path, None, "no table", "at least one table such as [conflict]", "Add one.")
    if base is None:
        return content
    whole = read(base)
    for name, key, value in _add(whole, content):
        found, expected = f"{key} = {shown(value)} in [{name}]", f"no {key} there, as that of {base} holds"
        fix = "Delete it: a file that adds to a codebook can lengthen lists, and change nothing."
        raise CodebookError(path, _line_in(text, name, key), found, expected, fix)
    return whole


def _content(path: str, raw: bytes) -> tuple[dict, str]:
    """Return what a TOML file holds, and its text."""
    try:
        text = raw.decode("utf-8-sig")
        return tomllib.loads(text), text
    except UnicodeDecodeError as error:
        line, byte = raw[: error.start].count(b"\n") + 1, f"byte 0x{raw[error.start]:02x}"
        raise CodebookError(path, line, byte, "UTF-8 text", "Save the file as UTF-8.") from None
    except tomllib.TOMLDecodeError as error:
        fix = "Correct the line; see https://toml.io for the notation."
        raise CodebookError(path, _line(error, raw), str(error), "valid TOML", fix) from None
    except RecursionError:
        found, fix = "brackets nested too deep to be read", "Close them, or write fewer in each other."
        raise CodebookError(path, _deepest(text), found, "lists and tables a few levels deep", fix) from None
    except ValueError as error:  # such as a number of 5,000 digits
        raise CodebookError(path, None, str(error), "valid TOML", "Correct the value.") from None


def _add(whole: dict, added: dict, table: str = "") -> Iterator[tuple[str, str, object]]:
    """Put what is added into a codebook; yield table, key and value where another value stands already."""
    for key, value in added.items():
        known = whole.setdefault(key, value)
        if known is value or known == value and not isinstance(value, list):
            continue
        if isinstance(known, dict) and isinstance(value, dict):
            yield from _add(known, value, table or key)
        elif isinstance(known, list) and isinstance(value, list):
            whole[key] = known + value
        else:
            yield table, key, value


def _locate(codebook: str | Path) -> tuple[str, bytes]:
    """Return the name of a codebook for messages, and its bytes."""
    if isinstance(codebook, str) and codebook in shipped():
        return f"{codebook}.toml (shipped)", files(__package__).joinpath(f"{codebook}.toml").read_bytes()
    path = Path(codebook)
    if path.is_file():
        return str(path), path.read_bytes()
    expected = f"a TOML file, or one of the shipped codebooks {', '.join(shipped())}"
    raise CodebookError(path, None, "no such file", expected, "Check the path.")


def _line(error: tomllib.TOMLDecodeError, raw: bytes) -> int:
    at = re.search(r"line (\d+)", str(error))
    return int(at[1]) if at else raw.rstrip().count(b"\n") + 1  # "at end of document"


def _deepest(text: str) -> int:
    """Find the line with the most opening brackets."""
    lines = text.split("\n")
    return 1 + max(range(len(lines)), key=lambda n: lines[n].count("[") + lines[n].count("{"))


def _line_of(raw: str, key: str) -> int | None:
    """Find the line in which a key first stands: as a key, a table name or a listed term."""
    at = re.search(rf"(?m)^.*?(?:^|[\s\[\"'.,]){re.escape(key)}(?=[\s\]\"'=.,]|$)", raw)
    return raw.count("\n", 0, at.end()) + 1 if at else None


def _line_in(raw: str, table: str, key: str) -> int | None:
    """Find the line in which a key stands in a table; None where it is written in another way."""
    at = re.search(rf"(?ms)^\s*\[\s*[\"']?{re.escape(table)}[\"']?\s*\][^\n]*$.*?^\s*(?:\w+\.)?{re.escape(key)}\b", raw)
    return raw.count("\n", 0, at.end()) + 1 if at else None
