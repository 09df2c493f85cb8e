"""How a sign of damage becomes a problem: the place, what was found, what was expected, the fix."""

from ... import codebooks
from ...errors import Problem, shown

RULES = codebooks.read("health")
BEFORE, AFTER = 12, 24  # characters quoted on either side of a place


def problem(row: dict, sign: str, found: str) -> Problem:
    """Return a problem of an article that is kept; its id is named where its file does not show it."""
    where, article = str(row["at"]), str(row["article"])
    if where.lower() != f"{article}.txt".lower():
        where = f"{where}, article {repr(article)[1:-1]}"
    return Problem(where, "text", found, RULES[sign]["expected"], RULES[sign]["fix"], False)


def place(text: str, at: int) -> str:
    r"""Say where an offset is and quote what stands there.

    >>> place("One.\nTwo &amp; three.", 9)
    "line 2, character 9: 'One.\\nTwo &amp; three.'"
    """
    line = len((text[:at] + "x").splitlines())
    return f"line {line}, character {at:,}: {shown(text[max(0, at - BEFORE) : at + AFTER])}"


def number(many: int, one: str) -> str:
    """Write a number and its noun: 1 line end, 2 line ends."""
    return f"{many:,} {one}" + ("s" if many != 1 else "")
