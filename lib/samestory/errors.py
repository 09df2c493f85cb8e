"""What goes wrong and how it is said: where, what was found, what was expected, how to mend it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

SHOWN = 60  # characters of a bad value that a message quotes


class Problem(NamedTuple):
    """One thing wrong with a reader's input.

    `where` is the file (and row or line), `column` the field, `found` the value as it stands there,
    `expected` what would have been right, `fix` what to do; `left_out` tells whether the article was left out.
    """

    where: str
    column: str
    found: str
    expected: str
    fix: str
    left_out: bool = True

    def __str__(self) -> str:
        place = f"{self.where}, {self.column}" if self.column else self.where
        outcome = "The article is left out." if self.left_out else "The article is kept."
        return f"{place}: found {self.found}; expected {self.expected}. {self.fix} {outcome}"


def shown(value: object) -> str:
    """A bad value as a message quotes it: in quotation marks, control characters escaped, cut when long.

    >>> shown("2025-13-01")
    "'2025-13-01'"
    """
    text = value if isinstance(value, str) else str(value)
    return ascii_safe(text) if len(text) <= SHOWN else f"{ascii_safe(text[:SHOWN])}… ({len(text):,} characters)"


def ascii_safe(text: str) -> str:
    """`repr`, with lone surrogates (which no terminal can print) escaped too."""
    return repr(text).encode("utf-8", "backslashreplace").decode("utf-8")


class CorpusError(ValueError):
    """No corpus can be read from what was given; `problems` lists every reason at once."""

    def __init__(self, problems: Iterable[Problem]):
        self.problems = list(problems)
        super().__init__("\n".join(str(p) for p in self.problems))


class CorpusWarning(UserWarning):
    """Some articles of a corpus have problems; the good ones are loaded."""


class CodebookError(ValueError):
    """A codebook cannot be used: the file, the line, what was found, what was expected, the fix."""

    def __init__(self, path: object, line: int | None, found: str, expected: str, fix: str):
        self.path, self.line, self.found, self.expected, self.fix = str(path), line, found, expected, fix
        place = self.path if line is None else f"{self.path}, line {line}"
        super().__init__(f"{place}: found {found}; expected {expected}. {fix}")
