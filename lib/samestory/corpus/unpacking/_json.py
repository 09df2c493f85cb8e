"""JSON as rows: one object a line, or a file that is one object or an array of them."""

import json
from collections import Counter

from ...errors import Problem
from .._encodings import some

RIGHT = 'a JSON object {"text": …}'


def json_lines(content: str, file: str, number: int = 1) -> list[dict | Problem]:
    """Read one object a line, the first of which has a number in its file; empty lines are passed over."""
    numbered = [(n, line) for n, line in enumerate(content.split("\n"), number) if line.strip()]
    return [_row(line, f"line {n}", file) for n, line in numbered]


def json_whole(content: str, file: str) -> list[dict | Problem]:
    """Read a file that is one object, or an array of objects."""
    found = _parsed(content)
    if isinstance(found, list):
        return [_checked(record, f"item {n}", file) for n, record in enumerate(found, 1)]
    return [_checked(found, "", file)]


def _row(line: str, at: str, file: str) -> dict | Problem:
    return _checked(_parsed(line), at, file)


def _parsed(text: str) -> object:
    """Parse a text; what cannot be parsed is the error."""
    try:
        return json.loads(text, object_pairs_hook=_object)
    except RecursionError:
        return ValueError("brackets nested too deep to be read")
    except ValueError as error:
        return error


def _checked(record: object, at: str, file: str) -> dict | Problem:
    """Give an object its place, or say what stands there instead."""
    if isinstance(record, dict):
        return {**record, "at": at}
    wrong = str(record) if isinstance(record, ValueError) else f"a JSON {type(record).__name__}"
    return Problem(", ".join(filter(None, (file, at))), "", wrong, RIGHT, "Correct it.")


def _object(pairs: list[tuple[str, object]]) -> dict:
    """Make a dict of a JSON object; raise `ValueError` where a key stands twice (Python keeps the last)."""
    record = dict(pairs)
    if len(record) < len(pairs):
        times = Counter(key for key, _ in pairs)
        raise ValueError(f"{some(key for key in record if times[key] > 1)} more than once")
    return record
