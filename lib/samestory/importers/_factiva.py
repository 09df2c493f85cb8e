"""Factiva: many articles in one text file, with the codes of their fields (HD, PD, SN, LP, TD, AN) or without."""

import re
from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from .. import codebooks
from ..corpus import dates
from ..errors import Problem, unreadable
from ._sources import gathered, text_of
from ._table import table

CODES = codebooks.read("exports")["factiva"]["codes"]
LAST = re.compile(r"(?:AN[ \t\xa0]+)?Document[ \t\xa0]+((?=\D*\d{6})[A-Za-z0-9]{15,40})\s*")
# A code opens its line, alone or before spaces; what goes on is indented. In a text only two spaces or a tab make one,
# so that no sentence is cut.
CODE = re.compile(rf"({'|'.join(CODES)})(?:[ \t\xa0]+(\S.*))?\s*")
WIDE = re.compile(rf"({'|'.join(CODES)})(?:(?:\t|[ \xa0]{{2}})[ \t\xa0]*(\S.*))?\s*")
WORDS = re.compile(r"[\d,.]+ words", re.I)
TIME = re.compile(r"\d{1,2}:\d\d(?::\d\d)?(?: ?[AP]M)?(?: GMT| UTC)?", re.I)
COPYRIGHT = re.compile(r"\(c\)|©|copyright\b|.{0,80}\ball rights reserved\b", re.I)
FACTS = 12  # lines from the count of words to the copyright, at most
TEXTS = ("LP", "TD")
END = 'a line such as "Document WENDC00020250305el35000p1"'
FIX = 'Display the articles as "Full Article/Report plus Indexing", and save them as plain text in English.'
Lines = list[str]


def factiva(path: str | Path) -> pd.DataFrame:
    r"""Read text exports of Factiva.

    In Factiva: mark the articles, choose "Full Article/Report plus Indexing" as the display, and save them; save a file
    in Rich Text as plain text (.txt, UTF-8) in any word processor. Articles displayed without indexing are read too.

    Parameters
    ----------
    path : str or Path
        A .txt file of many articles, or a folder of such files.

    Returns
    -------
    DataFrame
        One row an article: article (the number that Factiva gives it), outlet, title, published, text (the lead and
        what follows it), then section, byline, language, and the other fields (source_code, words_given, copyright,
        subjects, regions …); path and line, where the article stands.

    Raises
    ------
    ArgumentError
        Where it is no path.
    CorpusError
        Where a file is no such export, or no article has a text.

    Warns
    -----
    CorpusWarning
        An article without a text, or without its end, is left out.

    Notes
    -----
    Without codes the lines above the count of words are told apart by their order: section, headline, byline; a byline
    in the lines of the headline is known by "By". The codes are those that Factiva documents.

    Examples
    --------
    >>> from tempfile import mkdtemp
    >>> from samestory import read_corpus
    >>> file = Path(mkdtemp(), "export.txt")
    >>> head = "HD   A bridge at last\nWC   6 words\nPD   5 March 2025\nSN   The Wend Courier\n\n"
    >>> body = "LP\nThe vote was close.\n\nTD\nNobody left.\n\n"
    >>> _ = file.write_text(head + body + "AN   Document WENDC00020250305el35000p1\n")
    >>> articles = factiva(file)
    >>> articles[["article", "outlet", "published", "text"]].values.tolist()
    [['WENDC00020250305el35000p1', 'The Wend Courier', '2025-03-05', 'The vote was close.\n\nNobody left.']]
    >>> read_corpus(articles)
    <Corpus: 1 article, 0 declared events, 2 sentences, 6 words>
    """
    return table(*gathered(path, (".txt",), "factiva", _read), path)


def _read(file: Path, name: str) -> tuple[list[dict], list[Problem]]:
    """Read the articles of one export; one without its head or its end is reported."""
    rows: list[dict] = []
    problems: list[Problem] = []
    for first, lines, own in _parts(text_of(file).split("\n")):
        row, at = _coded(lines) or _plain(lines), f"{name}, line {first}"
        if row is None and own:
            fix = "Export it again with its indexing."
            problems.append(Problem(at, "", f"no headline before {own}", "a line HD, or one such as 355 words", fix))
        elif row is not None and not own:
            fix = "Export it again; the file may be cut off."
            problems.append(Problem(at, "", "an article without its end", END, fix))
        elif row is not None:
            rows.append(row | {"article": own, "path": name, "line": first, "at": at})
    if not rows and not problems:
        raise unreadable(file, "no article of a Factiva export", f"articles that end with {END}", FIX)
    return rows, problems


def _parts(lines: Lines) -> Iterator[tuple[int, Lines, str]]:
    """Yield each article with the number of its first line and its own number; the rest of the file has none."""
    begin = 0
    for n, line in enumerate([*lines, ""]):
        end = LAST.fullmatch(line.strip())
        if not end and n < len(lines):
            continue
        first = next((at for at in range(begin, n) if lines[at].strip()), n)
        if first < n:
            yield first + 1, lines[first:n], end[1] if end else ""
        begin = n + 1


# --- with codes --------------------------------------------------------------------------------------------------


def _coded(lines: Lines) -> dict | None:
    """Read the fields of an article by their codes; None where it has no headline with a code."""
    values: dict[str, Lines] = {}
    code = ""
    for line in lines:
        start = (WIDE if code in TEXTS else CODE).fullmatch(line.lstrip("\ufeff\f"))
        if start and start[1] not in values:
            code = start[1]
            values[code] = [start[2]] if start[2] else []
        elif code:
            values[code].append(line)
    if "HD" not in values:
        return None
    text = "\n\n".join(filter(None, ("\n".join(values.pop(part, ())).strip("\n \t\xa0") for part in TEXTS)))
    row = {CODES[code]: " ".join(" ".join(value).split()) for code, value in values.items() if code != "AN"}
    return _dated(row | {"text": text})


# --- without codes -----------------------------------------------------------------------------------------------


def _plain(lines: Lines) -> dict | None:
    """Read an article by the order of its lines around the count of words; None where there is no such line."""
    plain = [line.strip() for line in lines]
    count = next((n for n, line in enumerate(plain) if WORDS.fullmatch(line) and _is_date(plain[n + 1 : n + 4])), None)
    if count is None:
        return None
    begin = next(n for n in range(count + 1, len(plain)) if plain[n])
    limit = begin + FACTS
    rights = next((n for n in range(begin, min(limit, len(plain))) if COPYRIGHT.match(plain[n])), None)
    stop = rights + 1 if rights is not None else next((n for n in range(begin, len(plain)) if not plain[n]), begin + 2)
    facts = [line for line in plain[begin:stop] if line]
    row = {
        "published": facts.pop(0),
        "words_given": plain[count],
        "copyright": facts.pop() if rights is not None else "",
    }
    if facts and TIME.fullmatch(facts[0]):
        row["time"] = facts.pop(0)
    row["outlet"] = facts.pop(0) if facts else ""
    if facts and facts[-1].isalpha() and facts[-1].istitle():
        row["language"] = facts.pop()
    row |= {"further": "; ".join(facts)} | _above(plain[:count])
    return _dated(row | {"text": "\n".join(lines[stop:]).strip("\n \t\xa0")})


def _is_date(lines: Lines) -> bool:
    return dates.iso(next(filter(None, lines), "")) is not None


def _above(lines: Lines) -> dict[str, str]:
    """Tell section, headline and byline apart.

    A byline begins with "By", or stands right above the count of words with an empty line above itself.
    """
    blocks = [block.split("\n") for block in re.split(r"\n{2,}", "\n".join(lines).strip("\n")) if block]
    by: Lines = []
    if blocks and blocks[-1][-1].lower().startswith("by ") and (len(blocks) > 1 or len(blocks[0]) > 1):
        by = [blocks[-1].pop()]
    elif len(blocks) > 1 and lines[-1]:
        by = blocks.pop()
    above = [line for block in blocks for line in block]
    return {"section": " ".join(above[:-1]), "title": "".join(above[-1:]), "byline": " ".join(by)}


def _dated(row: dict) -> dict:
    """Add the time to the day of publication where both can be read; a time that cannot stays a column."""
    time = row.get("time", "")
    if time and (whole := dates.iso(f"{row.get('published', '')} {time}")):
        row = {name: value for name, value in row.items() if name != "time"} | {"published": whole}
    return row
