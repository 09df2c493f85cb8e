"""One text: every sign of damage as a problem."""

from itertools import chain

from ...errors import Problem
from . import _characters, _documents, _lines
from ._problem import problem


def look(row: dict, lines: list[tuple[int, int]]) -> list[Problem]:
    """Return the problems of one text; the article is kept as it is.

    Parameters
    ----------
    row : dict
        An article: at, article, text.
    lines : list of tuple
        The (start, end) of its lines that are not blank, as `text.paragraphs` finds them.

    Returns
    -------
    list of Problem
        One a sign, `left_out` False.

    Examples
    --------
    >>> text = "The talks ended.The minister left.Nobody stayed."
    >>> look({"at": "a.txt", "article": "a", "text": text}, [(0, len(text))])[0].found
    "2 of 3 stops without a space, line 1, character 16: 'talks ended.The minister left.Nobody'"
    """
    text = row["text"]
    signs = dict(chain(_documents.found(text, lines), _characters.found(text), _lines.found(text, lines)))
    if signs.keys() & {"several_documents", "one_document"}:
        signs.pop("list", None)  # the header of an export is a list
    return [problem(row, sign, found) for sign, found in signs.items()]
