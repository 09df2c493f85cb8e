"""Codebooks: TOML files of terms with definitions and sources, shipped or a reader's own."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files
from pathlib import Path

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
