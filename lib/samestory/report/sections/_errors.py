"""The error of each instrument, in one sentence; the numbers stand in measured.toml."""

import tomllib
from functools import cache
from importlib.resources import files


@cache
def measured() -> dict[str, dict[str, str]]:
    """Read the sentences and their numbers."""
    return tomllib.loads((files(__package__) / "measured.toml").read_text(encoding="utf-8"))


def error_of(section: str) -> str:
    """Return the sentence on the error of a section's instrument."""
    given = measured()[section]
    return given["said"].format_map({key: value for key, value in given.items() if key != "said"})
