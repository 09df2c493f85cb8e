"""Offsets in the texts of a corpus as they read, in the texts as given, and back."""

from collections.abc import Sequence

import numpy as np

from ._edits import Reading


class Places:
    """Where each character of the texts as read stands in the texts as given.

    Both offsets run on by one from character to character, but for the places that were changed. So only the offsets
    at which a new run begins are kept, with the number of the article and the offset as one ascending key.
    """

    def __init__(self, texts: Sequence[str], readings: Sequence[Reading | None]) -> None:
        """Take the texts as given, and those that read otherwise."""
        lengths = [len(reading.text if reading else text) for text, reading in zip(texts, readings)]
        self._length = np.array(lengths, np.int64)
        self._long = 2 + max(*map(len, texts), *lengths)
        self._starts = self._runs([reading and reading.starts for reading in readings])
        self._ends = self._runs([reading and reading.ends - 1 for reading in readings])

    def _runs(self, offsets: list[np.ndarray | None]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Return where runs begin: the number of the article, the offset as read, and that as given."""
        first = np.zeros(1, np.int64)
        numbers, reads, givens = [], [], []
        for number, given in enumerate(offsets):
            read = first
            if given is not None and len(given):
                read = np.flatnonzero(np.diff(given, prepend=given[0]) != 1)
                given = given[read]
            numbers.append(np.full(len(read), number))
            reads.append(read)
            givens.append(first if given is None or not len(given) else given)
        return np.concatenate(numbers), np.concatenate(reads), np.concatenate(givens)

    def given(self, number: np.ndarray, start: np.ndarray, end: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return where spans of the texts as read stand in the texts as given."""
        begins = self._given(self._starts, number, start)
        stops = self._given(self._ends, number, end - 1) + 1
        return begins, np.where(end > start, stops, begins)

    def _given(self, runs: tuple[np.ndarray, ...], number: np.ndarray, offset: np.ndarray) -> np.ndarray:
        of_run, read, given = runs
        run = np.searchsorted(of_run * self._long + read, number * self._long + offset, side="right") - 1
        return given[run] + offset - read[run]

    def read(self, number: np.ndarray, start: np.ndarray, end: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return where spans of the texts as given stand in the texts as read."""
        begins = self._read(self._ends, number, start)  # the first character that ends behind the start
        stops = self._read(self._starts, number, end)  # as many characters start before the end
        return begins, np.where(end > start, np.maximum(stops, begins), begins)

    def _read(self, runs: tuple[np.ndarray, ...], number: np.ndarray, offset: np.ndarray) -> np.ndarray:
        """Count the characters of each text as read whose offset as given is under `offset`."""
        of_run, read, given = runs
        run = np.searchsorted(of_run * self._long + given, number * self._long + offset, side="left") - 1
        within = (run >= 0) & (of_run[run] == number)
        last = np.append(of_run[1:] != of_run[:-1], True)
        stop = np.where(last, self._length[of_run], np.append(read[1:], 0))
        return np.where(within, np.minimum(read[run] + offset - given[run], stop[run]), 0)
