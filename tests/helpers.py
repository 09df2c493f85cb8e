"""What several tests build on: the repository's folder and a corpus made of plain texts."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pandas as pd
import samestory as ss

PLAIN = 5  # times as long on four times the text: linear, whatever else the machine did
TRIES = 6  # measurements of a growth that is not plainly linear
TOP = Path(__file__).resolve().parents[1]


def corpus_of(*texts: str, ids: Sequence[str] | None = None, **columns: object) -> ss.Corpus:
    """A corpus of the texts with ids a0, a1, …; further columns such as event or outlet are one value or one a text."""
    ids = [f"a{n}" for n in range(len(texts))] if ids is None else list(ids)
    return ss.read_corpus(pd.DataFrame({"article": ids, "text": list(texts), **columns}))


def least(step: Callable[[], object], runs: int = 3) -> float:
    """The least CPU seconds of several runs: other work on the machine makes a run slower, nothing makes it faster.

    The collector is off: it looks at every object of the tests before, which is not what the step costs.
    """
    times: list[float] = []
    while len(times) < runs:
        gc.collect()
        gc.disable()
        try:
            start = time.process_time()
            step()
            times.append(time.process_time() - start)
        finally:
            gc.enable()
    return min(times)


def growth(step: Callable[[ss.Corpus], object], text: Callable[[int], str], size: int, *before: Callable) -> float:
    """How many times as long a step takes on four times as much text: about 4 where it is linear, 16 where quadratic.

    Two reports of one event have the text, made for `size` and for four times `size`. Steps `before` are not timed. A
    growth that is not plainly linear is measured up to six times.
    """

    def seconds(size: int) -> float:
        corpus = corpus_of(text(size), text(size) + " End.", event="e", outlet=["x", "y"])
        for other in before:
            other(corpus)
        return least(lambda: step(corpus), 1)

    small, large = [seconds(size), seconds(size)], [seconds(4 * size)]
    while (times := min(large) / min(small)) > PLAIN and len(large) < TRIES:
        large.append(seconds(4 * size))
        small.append(seconds(size))
    return times
