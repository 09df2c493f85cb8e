"""What a long analysis says while it works: lines on the error stream, where the command asks for them."""

import os
import sys
import time

from ..corpus import parts

LONG = 60  # seconds of work from which on an estimate is given


class Progress:
    """Lines such as "[3/9] voices … 12 s"; nothing where nobody asked."""

    def __init__(self, steps: int) -> None:
        self.steps, self.step = steps, 0
        self.began = time.monotonic()
        self.asked = bool(os.environ.get(parts.ASKED))

    def say(self, words: str) -> None:
        """Write a line at once."""
        if self.asked:
            sys.stderr.write(words + "\n")
            sys.stderr.flush()

    def estimate(self, seconds: float) -> None:
        """Say before long work how long it may take."""
        if seconds > LONG:
            self.say(f"About {seconds / 60:.0f} minutes. Ctrl-C keeps what is done; the same command goes on there.")

    def done(self, name: str, there: bool) -> None:
        """Say that a step is done, and whether an earlier run had made it."""
        self.step += 1
        took = "taken from an earlier run" if there else f"{time.monotonic() - self.began:.0f} s"
        self.say(f"[{self.step}/{self.steps}] {name}: {took}")
        self.began = time.monotonic()
