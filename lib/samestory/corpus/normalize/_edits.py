"""Edits of a text, and which characters of the text as given each character of the edited one stands for."""

from collections.abc import Sequence
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


def edited(text: str, edits: Sequence[Edit]) -> Reading:
    """Make edits that are in order and do not overlap."""
    parts, at = [], 0
    for start, end, new in edits:
        parts += (text[at:start], new)
        at = end
    begins, stops, lengths = (np.array(column, np.int32) for column in zip(*((a, b, len(new)) for a, b, new in edits)))
    inside = np.zeros(len(text) + 1, np.int32)  # how many edits a character is in
    np.add.at(inside, begins, 1)
    np.add.at(inside, stops, -1)
    kept = np.flatnonzero(np.cumsum(inside)[:-1] == 0).astype(np.int32)
    place = np.repeat(np.searchsorted(kept, begins), lengths)
    starts = np.insert(kept, place, np.repeat(begins, lengths))
    ends = np.insert(kept + 1, place, np.repeat(stops, lengths))
    return Reading("".join([*parts, text[at:]]), starts, ends, {})


def after(first: Reading, then: Reading) -> Reading:
    """Return the reading of a text that was read twice: `then` is a reading of `first.text`."""
    starts = np.append(first.starts, first.ends[-1:])[then.starts]
    ends = np.append(0, first.ends)[then.ends]
    return Reading(then.text, np.minimum(starts, ends), ends, {**first.changes, **then.changes})
