"""Nexis: many articles in one file, in the layout of Nexis Uni and Lexis+, or in the older one.

Newer: headline, outlet, date and copyright, each a line; fields; "Body"; the text; "Classification"; "End of Document".
Older: "1 of 10 DOCUMENTS"; outlet and date; headline; fields in capitals, LENGTH the last; the text; LOAD-DATE.
"""

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from .. import codebooks
from ..corpus import dates
from ..errors import Problem, unreadable
from ._sources import extra, gathered, text_of
from ._table import table

MARKS = codebooks.read("exports")["nexis"]
WEEKDAYS = {name for names in ("names", "short") for name in codebooks.read("calendar")["weekdays"][names]}
OLDER = re.compile(r"\s*(?:FOCUS - )?\d+ of \d+ DOCUMENTS?\s*")
NAMES = "|".join(sorted(map(re.escape, (*MARKS["before"], *MARKS["behind"])), key=len, reverse=True))
FIELD = re.compile(rf"({NAMES}):(?:[ \t\xa0]+(.*))?", re.I)
BEFORE = re.compile(rf"(?:{'|'.join(MARKS['before'])}):")
COVER = re.compile(rf"(?:{'|'.join(map(re.escape, MARKS['cover']))})(?::| \(\d)|\d+\.\s|Page \d+ of \d+$")
COPYRIGHT = re.compile(r"\s*(?:Copyright\s+(?:\(c\)|©|\d{4})|\(c\)\s*\d{4}|©|All Rights Reserved\b)", re.I)
DISTRIBUTED = tuple(MARKS["distributed"])
ENDS = (*MARKS["ends"], "End of Document")
EXPECTED = 'lines such as "1 of 10 DOCUMENTS" before the articles, or "End of Document" behind them'
Lines = list[str]


def nexis(path: str | Path) -> pd.DataFrame:
    r"""Read text exports of Nexis Uni, Lexis+ and the older Nexis.

    In Nexis Uni: Download, full documents, one file, as .docx; or copy that into a .txt file. Leave "Include cover
    page" as it is: it is passed over.

    Parameters
    ----------
    path : str or Path
        A .txt or .docx file of many articles, or a folder of such files. A .docx file needs
        `pip install samestory[docx]`.

    Returns
    -------
    DataFrame
        One row an article: article (an id made of what it says), outlet, title, published, text, then section, byline,
        language, dateline, and the other fields by their names (load_date, publication_type, length …); path and line,
        where the article stands. Text is as in the file: lines that the export wrapped stay wrapped.

    Raises
    ------
    ArgumentError
        Where it is no path. `ImportError`: the extra is missing.
    CorpusError
        Where a file is no such export, or no article has a text.

    Warns
    -----
    CorpusWarning
        An article without a text is left out; one without a line with its date has none.

    Notes
    -----
    The layouts are those that LexisNexisTools (Gruber) and tm.plugin.lexisnexis (Bouchet-Valat) describe. Fields in
    other languages than English are not known.

    Examples
    --------
    >>> from tempfile import mkdtemp
    >>> from samestory import read_corpus
    >>> file = Path(mkdtemp(), "export.txt")
    >>> head = "A bridge at last\nThe Wend Courier\nMarch 5, 2025 Wednesday\n\nByline: Ann Lee\n\n"
    >>> body = "Body\n\nThe vote was close.\n\nClassification\n\nLanguage: ENGLISH\n\nEnd of Document\n"
    >>> _ = file.write_text(head + body)
    >>> articles = nexis(file)
    >>> articles[["outlet", "title", "published", "text", "byline"]].values.tolist()
    [['The Wend Courier', 'A bridge at last', '2025-03-05', 'The vote was close.', 'Ann Lee']]
    >>> read_corpus(articles)
    <Corpus: 1 article, 0 declared events, 1 sentence, 4 words>
    """
    return table(*gathered(path, (".txt", ".docx"), "nexis", _read), path)


def _read(file: Path, name: str) -> tuple[list[dict], list[Problem]]:
    """Read the articles of one export; one without a line with its date is reported and kept."""
    lines = (_docx(file) if file.suffix.lower() == ".docx" else text_of(file)).split("\n")
    older = any(map(OLDER.fullmatch, lines))
    rows: list[dict] = []
    problems: list[Problem] = []
    for first, part in (_older_parts if older else _newer_parts)(lines):
        row = _older(part) if older else _newer(part)
        line = first + row.pop("above")
        row |= {"path": name, "line": line, "at": f"{name}, line {line}"}
        if not row["published"]:
            found, fix = "no line with a date", "Fill the date in the table."
            problems.append(Problem(row["at"], "published", found, "such as March 5, 2025 Wednesday", fix, False))
        rows.append(row)
    if not rows:
        raise unreadable(file, "no article of a Nexis export", EXPECTED, "Export full documents in English.")
    return rows, problems


def _docx(file: Path) -> str:
    """Return the paragraphs of a Word document, an empty line between them."""
    docx = extra("docx", "python-docx", "docx", file.name)
    try:
        document = docx.Document(str(file))
    except (docx.opc.exceptions.PackageNotFoundError, zipfile.BadZipFile, KeyError, ValueError) as error:
        raise unreadable(file, str(error), "a Word document (.docx)", "Export it again, or save it as .txt.") from None
    return "\n\n".join(paragraph.text for paragraph in document.paragraphs)


def _older_parts(lines: Lines) -> Iterator[tuple[int, Lines]]:
    """Yield each article of the older layout, with the number of its first line."""
    marks = [n for n, line in enumerate(lines) if OLDER.fullmatch(line)]
    for mark, stop in zip(marks, [*marks[1:], len(lines)]):
        yield mark + 1, lines[mark + 1 : stop]


def _newer_parts(lines: Lines) -> Iterator[tuple[int, Lines]]:
    """Yield each article of the newer layout, with the number of its first line; what follows the last one is none."""
    begin = 0
    for n, line in enumerate([*lines, ENDS[-1]]):
        if line.strip() == ENDS[-1]:
            first = next((at for at in range(begin, n) if lines[at].strip()), n)
            if n < len(lines) and first < n or "Body" in map(str.strip, lines[first:n]):
                yield first + 1, lines[first:n]
            begin = n + 1


# --- the two layouts ---------------------------------------------------------------------------------------------


def _newer(lines: Lines) -> dict:
    plain = [line.strip() for line in lines]
    body = plain.index("Body") if "Body" in plain else len(plain)
    stop = next(
        (n for n in range(body, len(plain)) if plain[n] in ENDS or plain[n].startswith("Load-Date:")), len(plain)
    )
    when = next(((n, found) for n in range(body) if (found := date_in(plain[n]))), None)
    at, found = when or (0, {"published": ""})
    above = [n for n in range(at if when else body) if plain[n] and not COVER.match(plain[n])]
    above = [n for n in above if not COPYRIGHT.match(plain[n])]
    titled = above[-2:][:1] if when and len(above) > 1 else [] if when else above[:1]
    row = {"title": plain[titled[0]] if titled else "", "outlet": plain[above[-1]] if when and above else "", **found}
    fields = _fields(plain[at:body]) | _fields(plain[stop:])
    return {**row, "text": _joined(lines[body + 1 : stop]), **fields, "above": titled[0] if titled else 0}


def _older(lines: Lines) -> dict:
    when = next(((n, found) for n, line in enumerate(lines) if (found := date_in(line.strip()))), None)
    at, found = when or (-1, {"published": ""})
    outlet = _outlet(lines[: max(at, 0)])
    after = next((n for n in range(at + 1, len(lines)) if not lines[n].strip()), len(lines)) if when else 0
    if when and after > at + 1:
        found["edition"] = _line(lines, at + 1, after)
    opening, begin = _opening(lines, after)
    stop = _body_end(lines, begin)
    titles = [_line(lines, *block) for block in opening]
    fields = _fields([line.strip() for line in lines[after:begin] + lines[stop:]])
    titles = [fields.pop("headline")] + titles if fields.get("headline") else titles
    row = {"title": titles[0] if titles else "", "outlet": outlet, **found, "subtitle": " ".join(titles[1:])}
    return {**row, "text": _joined(lines[begin:stop]), **fields, "above": 0}


def _outlet(lines: Lines) -> str:
    """Return what stands last above the date, but for the copyright and who distributes it."""
    found = ""
    for begin, stop in _blocks(lines, 0, len(lines)):
        rights = [n + 1 for n in range(begin, stop) if COPYRIGHT.match(lines[n])]
        name = _line(lines, max(rights, default=begin), stop)
        found = name if name and not name.startswith(DISTRIBUTED) else found
    return found


def _opening(lines: Lines, after: int) -> tuple[list[tuple[int, int]], int]:
    """Return the blocks before the first field, and the line where the body begins: behind the last field before it.

    BODY opens the text. Else LENGTH closes the fields; those that follow it belong to them (DATELINE), other lines do
    not, in its own block too.
    """
    blocks = list(_blocks(lines, after, len(lines)))
    length = next((n for n in range(after, len(lines)) if lines[n].startswith("LENGTH:")), None)
    body = next((n for n in range(after, len(lines)) if lines[n].strip() == "BODY:"), None)
    if body is not None:
        return [block for block in blocks if block[1] <= body and not BEFORE.match(lines[block[0]])], body + 1
    opening, fields = [], False
    for begin, stop in blocks:
        if BEFORE.match(lines[begin].strip()):
            fields = True
            if length is not None and begin <= length < stop - 1 and not BEFORE.match(lines[length + 1]):
                return opening, length + 1
        elif fields and (length is None or begin > length):
            return opening, begin
        elif length is None or begin < length:
            opening.append((begin, stop))
    if fields:
        return opening, len(lines)
    return opening[:1], opening[0][1] if opening else len(lines)  # no field at all: a headline, then the text


def _body_end(lines: Lines, begin: int) -> int:
    """Return the line where the text of the older layout ends: before the first field behind it, or the copyright."""
    behind = {f"{name}:" for name in MARKS["behind"]}
    stop = len(lines)
    for first, _ in _blocks(lines, begin, len(lines)):
        word = lines[first].split(maxsplit=1)[0]
        if word in behind or COPYRIGHT.match(lines[first]) and lines[first][:1].isspace():
            return first
    return stop


# --- lines -------------------------------------------------------------------------------------------------------


def date_in(line: str) -> dict | None:
    """Read a line that is a date: as published, and time or edition where they follow it.

    >>> date_in("March 5, 2025 Wednesday 10:30 AM EST")
    {'published': '2025-03-05', 'time': '10:30 AM EST'}
    >>> date_in("March 5, 2025 was a Wednesday")
    """
    words = line.split()
    if not 2 <= len(words) <= 12:
        return None
    for n in (4, 3, 2):
        head, rest = " ".join(words[:n]).rstrip(",;"), words[n:]
        day = dates.iso(head) if any(map(str.isalpha, head)) else None
        if day is None or len(words) < n:
            continue
        weekday = bool(rest) and rest[0].strip(",;.") in WEEKDAYS
        more = " ".join(rest[1:] if weekday else rest).strip(" ;")
        timed = bool(re.match(r"\d{1,2}:\d\d", more))
        if more and not weekday and not timed and "edition" not in more.casefold():
            return None
        if timed and (whole := dates.iso(f"{head} {more}")):
            return {"published": whole}
        return {"published": day} | ({"time" if timed else "edition": more} if more else {})
    return None


def _blocks(lines: Lines, begin: int, stop: int) -> Iterator[tuple[int, int]]:
    """Yield where each run of lines that are not empty begins and ends."""
    first = None
    for n in range(begin, stop):
        if lines[n].strip():
            first = n if first is None else first
        elif first is not None:
            yield first, n
            first = None
    if first is not None:
        yield first, stop


def _fields(lines: Lines) -> dict[str, str]:
    """Collect the fields of lines: a value goes on to the next field or empty line. The first of a name is kept."""
    fields: dict[str, str] = {}
    name = None
    for line in lines:
        if field := FIELD.fullmatch(line):
            name = field[1].lower().replace("-", "_")
            name = name if name not in fields else None
            fields |= {name: " ".join((field[2] or "").split())} if name else {}
        elif line and name and not COPYRIGHT.match(line) and line not in ENDS:
            fields[name] = f"{fields[name]} {' '.join(line.split())}".strip()
        else:
            name = None
    return fields


def _line(lines: Lines, begin: int, stop: int) -> str:
    return " ".join(" ".join(lines[begin:stop]).split())


def _joined(lines: Lines) -> str:
    return "\n".join(lines).strip("\n \t\xa0")
