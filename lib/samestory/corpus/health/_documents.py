"""Documents: a database export instead of one report."""

import re
from collections import Counter
from collections.abc import Iterator

from ._problem import RULES, number, place

_LONGEST = RULES["several_documents"]["longest"]
_FIELDS = tuple(RULES["one_document"]["fields"])
# Each pattern is a group, so that the number of the group tells which line of an export it is.
_EXPORT = re.compile("|".join(f"({pattern})" for pattern in RULES["several_documents"]["patterns"]))


def found(text: str, lines: list[tuple[int, int]]) -> Iterator[tuple[str, str]]:
    """Yield the signs that a text is a database's document, or several."""
    first: dict[int | str, int] = {}
    many: Counter[int] = Counter()
    for start, end in lines:
        if end - start > _LONGEST:
            continue
        line = text[start:end].lower()
        if hit := _EXPORT.fullmatch(line):
            many[hit.lastindex] += 1
            first.setdefault(hit.lastindex, start)
        if line.startswith(_FIELDS):
            first.setdefault(line[: line.index(":")], start)
    fields = [start for field, start in first.items() if isinstance(field, str)]
    kind, most = max(many.items(), key=lambda pair: pair[1], default=(0, 0))
    if most >= RULES["several_documents"]["least"]:
        yield (
            "several_documents",
            f"{number(most, 'line')} that part the documents of an export, {place(text, first[kind])}",
        )
    elif len(fields) >= RULES["one_document"]["least"]:
        yield "one_document", f"{number(len(fields), 'line')} of a database, {place(text, min(fields))}"
