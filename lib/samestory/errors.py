"""What goes wrong and how it is said: the place, the value found, the value expected, the fix.

ArgumentError    an argument that a function cannot use
CorpusError      data that cannot be read; lists every `Problem` at once
CorpusWarning    some articles of a corpus have problems; the others are read
LimitWarning     some articles were not compared in full
CodebookError    a codebook that cannot be used
SaveError        a file that cannot be written; what was there is as it was
"""

import errno
from collections.abc import Callable, Iterable
from difflib import get_close_matches
from functools import wraps
from inspect import signature
from typing import Any, NamedTuple, ParamSpec, TypeVar

P, R = ParamSpec("P"), TypeVar("R")
SHOWN = 60  # characters of a bad value that a message quotes
NAMED = 20  # articles that a message names
NO_RIGHT = "Choose a place where you may write, or close the program that holds the file open."
CURES = {
    errno.ENOSPC: "Free some space, then save again.",
    errno.EDQUOT: "Free some space, then save again.",
    errno.EFBIG: "Save it on a disk that takes larger files.",
    errno.EACCES: NO_RIGHT,
    errno.EPERM: NO_RIGHT,
    errno.EROFS: NO_RIGHT,
    errno.EEXIST: "Move the file away, or choose another name.",
    errno.ENAMETOOLONG: "Choose a shorter name.",
    errno.ENOENT: "Make the folder first, or correct the path.",
    errno.ENOTDIR: "Make the folder first, or correct the path.",
}
OUTCOMES = {True: " The article is left out.", False: " The article is kept.", None: ""}


class Problem(NamedTuple):
    """One fault in a reader's data.

    Attributes
    ----------
    where : str
        The file, with its row or line.
    column : str
        The field; empty where the fault is no single field's.
    found, expected : str
        The value found, and a description of a right one.
    fix : str
        What to do about it.
    left_out : bool or None
        Whether an article is left out because of it; None where the fault is no single article's.
    """

    where: str
    column: str
    found: str
    expected: str
    fix: str
    left_out: bool | None = True

    def __str__(self) -> str:
        place = f"{self.where}, {self.column}" if self.column else self.where
        return f"{place}: found {self.found}; expected {self.expected}. {self.fix}{OUTCOMES[self.left_out]}"


def shown(value: object) -> str:
    """Write a bad value as a message quotes it: text in quotation marks, control characters escaped, cut when long.

    Parameters
    ----------
    value : object
        Any value; text is put in quotation marks.

    Returns
    -------
    str
        At most 60 characters of the value, then the length of the whole.

    Examples
    --------
    >>> shown("2025-13-01"), shown(10)
    ("'2025-13-01'", '10')
    """
    text = value if isinstance(value, str) else str(value)
    safe = repr(text[:SHOWN]).encode("utf-8", "backslashreplace").decode("utf-8")  # terminals reject lone surrogates
    safe = safe if isinstance(value, str) else safe[1:-1]
    return safe if len(text) <= SHOWN else f"{safe}… ({len(text):,} characters)"


class CorpusError(ValueError):
    """No corpus can be read from the data; `problems` lists every reason at once."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = list(problems)
        super().__init__("\n".join(map(str, self.problems)))


def unreadable(where: object, found: str, expected: str, fix: str, column: str = "") -> CorpusError:
    """Return the error for data that cannot be used at all.

    Parameters
    ----------
    where : object
        The file or the table.
    found, expected, fix, column : str
        As in `Problem`.

    Returns
    -------
    CorpusError
        To be raised by the caller.
    """
    return CorpusError([Problem(str(where), column, found, expected, fix, None)])


class CorpusWarning(UserWarning):
    """Some articles of a corpus have problems; the good ones are read."""


class LimitWarning(UserWarning):
    """Some articles were not compared in full; `articles` lists them, the message names the first twenty.

    Examples
    --------
    >>> print(LimitWarning("too much is alike in {} to compare all", ["003", "007"]))
    too much is alike in '003', '007' to compare all
    """

    def __init__(self, said: str, articles: list) -> None:
        self.said, self.articles = said, articles
        super().__init__(said, articles)

    def __str__(self) -> str:
        more = len(self.articles) - NAMED
        named = ", ".join(map(shown, self.articles[:NAMED])) + (f" and {more:,} more" if more > 0 else "")
        return self.said.format(named)


class CodebookError(ValueError):
    """A codebook cannot be used: the file, the line (None where it has none), found, expected, the fix."""

    def __init__(self, path: object, line: int | None, found: str, expected: str, fix: str) -> None:
        self.path, self.line, self.found, self.expected, self.fix = str(path), line, found, expected, fix
        place = self.path if line is None else f"{self.path}, line {line}"
        super().__init__(f"{place}: found {found}; expected {expected}. {fix}")


class SaveError(OSError):
    """A file cannot be written; what was there before is as it was. Says file, cause and fix in one line.

    Examples
    --------
    >>> print(SaveError("figures/table-01-x.csv", OSError(errno.ENOSPC, "No space left on device")))
    figures/table-01-x.csv is not saved: No space left on device. Free some space, then save again.
    """

    def __init__(self, file: object, cause: OSError) -> None:
        self.file, self.cause = str(file), cause
        super().__init__(cause.errno, cause.strerror or str(cause), self.file)

    def __str__(self) -> str:
        reason = " ".join((self.cause.strerror or str(self.cause) or type(self.cause).__name__).split())
        cure = CURES.get(self.cause.errno, "Choose another file, or save again.")
        return f"{_cut(self.file)} is not saved: {reason.rstrip('.')}. {cure}"


def _cut(path: str) -> str:
    """Write a path in one line, long names cut in the middle."""
    safe = shown(path)[1:-1] if len(path) <= SHOWN else path.encode("utf-8", "backslashreplace").decode("utf-8")
    safe = "".join(c if c.isprintable() else "\ufffd" for c in safe)
    return safe if len(safe) <= 4 * SHOWN else f"{safe[: 2 * SHOWN]}…{safe[-SHOWN:]}"


class ArgumentError(ValueError):
    """An argument that a function cannot use: the function, the argument, found, expected, the nearest match.

    Examples
    --------
    >>> print(ArgumentError("keyness.compare", "by", "outlett", "a column of corpus.articles", ["event", "outlet"]))
    keyness.compare: by='outlett' is not a column of corpus.articles (event, outlet). Did you mean 'outlet'?
    """

    def __init__(
        self, function: str, argument: str, found: object, expected: str, allowed: Iterable[object] = ()
    ) -> None:
        self.function, self.argument, self.found, self.expected = function, argument, found, expected
        self.allowed = [str(value) for value in allowed]
        listed = f" ({', '.join(self.allowed)})" if self.allowed else ""
        near = get_close_matches(str(found), self.allowed, n=1)
        hint = f" Did you mean {near[0]!r}?" if near else ""
        super().__init__(f"{function}: {argument}={shown(found)} is not {expected}{listed}.{hint}")


def needs(function: str, argument: str, columns: str, source: str) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Let a function refuse a table that lacks columns, before it does anything; None, for no table, may pass.

    Parameters
    ----------
    function, argument : str
        Their public names.
    columns : str
        The columns that the function cannot do without, parted by spaces.
    source : str
        The function that makes such a table, or what a row is.

    Returns
    -------
    function
        A decorator. The function decorated raises an `ArgumentError` that names the columns missing.

    Examples
    --------
    >>> @needs("actors.count", "mentions", "article actor", "actors.mentions")
    ... def count(mentions):
    ...     return len(mentions)
    >>> try:
    ...     count({"article": ["000"]})
    ... except ArgumentError as error:
    ...     print(error)
    actors.count: mentions='article' is not a table with article, actor; it lacks actor. It comes from actors.mentions.
    """

    def decorated(make: Callable[P, R]) -> Callable[P, R]:
        place = list(signature(make).parameters).index(argument)

        @wraps(make)
        def checked(*args: P.args, **options: P.kwargs) -> R:
            table = options.get(argument, args[place] if len(args) > place else None)
            if table is not None:
                check_columns(table, function, argument, columns.split(), source)
            return make(*args, **options)

        return checked

    return decorated


def check_columns(table: Any, function: str, argument: str, wanted: Iterable[str], source: str) -> None:
    """Raise the error of `needs` where a table lacks columns that only the other arguments tell, or is no table."""
    wanted = [str(name) for name in wanted]
    given = list(getattr(table, "columns", table if isinstance(table, dict) else ()))
    if missing := [name for name in wanted if name not in given]:
        found = ", ".join(map(str, given)) or type(table).__name__
        expected = f"a table with {', '.join(wanted)}; it lacks {', '.join(missing)}. It comes from {source}"
        raise ArgumentError(function, argument, found, expected)


def check_cells(cells: Iterable[str], file: str, column: str, allowed: Iterable[str] = ()) -> list[Problem]:
    """Name the bad cells of one column of a sheet: other words than those allowed, or empty where any text will do.

    >>> print(*check_cells(["quoted", "heard"], "claims.csv", "how", ["quoted", "reported"]))
    claims.csv, row 3, how: found 'heard'; expected one of quoted, reported. Correct it.
    """
    allowed, problems = tuple(allowed), []
    for row, cell in enumerate(cells, 2):  # row 1 is the header
        if allowed and cell not in allowed:
            said = shown(cell), f"one of {', '.join(allowed)}", "Correct it."
        elif not allowed and not cell.strip():
            said = "an empty cell", "a text", "Fill the cell."
        else:
            continue
        problems.append(Problem(f"{file}, row {row}", column, *said, None))
    return problems
