"""Edits of a text, and which characters of the text as given each character of the edited one stands for."""

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np

Edit = tuple[int, int, str]  # from, to, and what is read there


class Reading(NamedTuple):
    """A text as it reads, and for each of its characters where those that it stands for start and end.

    A character that was put in, such as a space after a stop, starts and ends where it was put in. `changes` counts
    what was changed, by kind.
    """

    text: str
    starts: np.ndarray
    ends: np.ndarray
    changes: dict[str, int]


def edited(text: str, edits: Iterable[Edit]) -> Reading:
    """Make edits that are in order and do not overlap."""
    parts: list[str] = []
    starts: list[np.ndarray] = []
    ends: list[np.ndarray] = []
    at = 0
    for start, end, new in (*edits, (len(text), len(text), "")):
        parts += (text[at:start], new)
        kept = np.arange(at, start, dtype=np.int32)
        starts += (kept, np.full(len(new), start, np.int32))
        ends += (kept + 1, np.full(len(new), end, np.int32))
        at = end
    return Reading("".join(parts), np.concatenate(starts), np.concatenate(ends), {})


def after(first: Reading, then: Reading) -> Reading:
    """Return the reading of a text that was read twice: `then` is a reading of `first.text`."""
    starts = np.append(first.starts, first.ends[-1:])[then.starts]
    ends = np.append(0, first.ends)[then.ends]
    return Reading(then.text, np.minimum(starts, ends), ends, {**first.changes, **then.changes})
