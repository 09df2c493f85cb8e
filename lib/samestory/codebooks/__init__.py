"""Codebooks: TOML files of terms with definitions and sources, shipped or a reader's own.

read(codebook)      the tables of a codebook
shipped()           names of the codebooks that come with the package

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
from importlib.resources import files
from pathlib import Path

from ..errors import CodebookError, shown

__all__ = ["read", "shipped"]


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


def read(codebook: str | Path) -> dict[str, dict]:
    """Read a codebook: a shipped one by name, or a reader's own by path.

    Parameters
    ----------
    codebook : str or Path
        A name that `shipped` lists, or the path of a TOML file in UTF-8.

    Returns
    -------
    dict of dict
        One dict a table, in the order of the file.

    Raises
    ------
    CodebookError
        Where there is no such codebook, or the file is not valid TOML made of tables.

    Examples
    --------
    >>> read("calendar")["weekdays"]["names"][:2]
    ['Monday', 'Tuesday']
    """
    path, raw = _locate(codebook)
    try:
        text = raw.decode("utf-8-sig")
        content = tomllib.loads(text)
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
    for name, table in content.items():
        if not isinstance(table, dict):
            found, fix = f"the bare value {shown(name)}", f"Put {shown(name)} under a [table]."
            raise CodebookError(path, _line_of(text, name), found, "tables such as [conflict]", fix)
    if not content:
        raise CodebookError(path, None, "no table", "at least one table such as [conflict]", "Add one.")
    return content


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
