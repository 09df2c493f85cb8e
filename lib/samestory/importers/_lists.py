"""Lists of articles by services that give no texts, Media Cloud and GDELT: the reader adds a column of texts."""

from functools import partial
from pathlib import Path

import pandas as pd

from ..errors import shown, unreadable
from ._sources import Rows, gathered, rows_of
from ._table import host_of, id_of, table

TABLES = (".csv", ".tsv", ".json", ".jsonl")
# Which columns of the service are which of ours; case, spaces and marks aside. The first that is filled is taken.
MEDIA_CLOUD = {
    "article": ("stories_id", "id"),
    "outlet": ("media_name", "media_url"),
    "title": ("title",),
    "published": ("publish_date",),
    "url": ("url",),
    "language": ("language",),
}
GDELT = {
    "outlet": ("domain",),
    "title": ("title",),
    "published": ("seendate", "date"),
    "url": ("url", "DocumentIdentifier"),
    "language": ("language",),
}


def mediacloud(path: str | Path, text: str = "text") -> pd.DataFrame:
    r"""Read a list of stories that Media Cloud gives for download, once it has a column of texts.

    Media Cloud may not give the texts themselves. Open the addresses in the column url with a tool of your own
    (trafilatura, news-please), and add what they say as a column `text`.

    Parameters
    ----------
    path : str or Path
        The .csv file (.tsv, .json and .jsonl are read too), or a folder of such files.
    text : str
        The column that holds the texts.

    Returns
    -------
    DataFrame
        One row a story: article (its id at Media Cloud), outlet, title, published, text, url, language, and the further
        columns of the list (indexed_date, media_url …).

    Raises
    ------
    ArgumentError
        Where it is no path.
    CorpusError
        Where no column holds the texts, or none is filled.

    Warns
    -----
    CorpusWarning
        A story without a text is left out.

    Examples
    --------
    >>> from tempfile import mkdtemp
    >>> file = Path(mkdtemp(), "stories.csv")
    >>> columns = "id,indexed_date,language,media_name,media_url,publish_date,title,url,text\n"
    >>> story = "7f3a,2025-03-06,en,wend.example,wend.example,2025-03-05,A bridge,https://wend.example/1,"
    >>> _ = file.write_text(columns + story + "It was close.\n")
    >>> mediacloud(file)[["article", "outlet", "published", "text"]].values.tolist()
    [['7f3a', 'wend.example', '2025-03-05', 'It was close.']]
    """
    read = partial(_read, text=text, names=MEDIA_CLOUD, service="Media Cloud")
    return table(*gathered(path, TABLES, "mediacloud", read), path)


def gdelt(path: str | Path, text: str = "text") -> pd.DataFrame:
    r"""Read a list of articles of GDELT's document service (mode ArtList), once it has texts.

    GDELT gives addresses and headlines, no texts. Open the addresses with a tool of your own (trafilatura,
    news-please), and add what they say as a column, or in JSON as a key, `text`.

    Parameters
    ----------
    path : str or Path
        The .json or .csv file, or a folder of such files.
    text : str
        The column or key that holds the texts.

    Returns
    -------
    DataFrame
        One row an article: article (an id made of its address), outlet (its domain), title, published (when GDELT saw
        it, which may be later), text, url, language, and the further columns (sourcecountry, socialimage …).

    Raises
    ------
    ArgumentError
        Where it is no path.
    CorpusError
        Where no column holds the texts, or none is filled.

    Warns
    -----
    CorpusWarning
        An article without a text is left out.

    Examples
    --------
    >>> import json
    >>> from tempfile import mkdtemp
    >>> file = Path(mkdtemp(), "list.json")
    >>> seen = {"url": "https://wend.example/1", "title": "A bridge", "seendate": "20250305T101500Z"}
    >>> _ = file.write_text(json.dumps({"articles": [seen | {"domain": "wend.example", "text": "It was close."}]}))
    >>> gdelt(file)[["outlet", "published", "text"]].values.tolist()
    [['wend.example', '2025-03-05T10:15:00Z', 'It was close.']]
    """
    read = partial(_read, text=text, names=GDELT, service="GDELT")
    return table(*gathered(path, TABLES, "gdelt", read), path)


def _read(file: Path, name: str, text: str, names: dict[str, tuple[str, ...]], service: str) -> Rows:
    """Read one list of a service; say what to do where it has no texts."""
    rows, problems = rows_of(file, name, "articles")
    columns = list(dict.fromkeys(column for row in rows for column in row if column != "at"))
    if rows and text not in columns:
        expected = f"a column {shown(text)} with the texts, which lists of {service} do not have"
        fix = "Fetch the pages at their addresses (column url), and add what they say as that column."
        raise unreadable(file, f"the columns {', '.join(columns)}", expected, fix, "header")
    found = [{"text": row.pop(text, None), "path": name} | facts(row, names) for row in rows]
    for row in found:
        row |= {"article": row.get("article") or id_of(row["url"]), "outlet": row["outlet"] or host_of(str(row["url"]))}
    return found, problems


def facts(row: dict, names: dict[str, tuple[str, ...]]) -> dict:
    """Give the facts of a row our names; what is not taken keeps its own, unless that is one of ours."""
    by_plain = {_plain(column): column for column in row}
    taken = {}
    for fact, others in names.items():
        columns = [by_plain[name] for name in map(_plain, others) if name in by_plain]
        taken[fact] = next((column for column in columns if row[column] not in (None, "")), None)
    further = {column: value for column, value in row.items() if column not in taken.values() and column not in names}
    return {fact: "" if column is None else row[column] for fact, column in taken.items()} | further


def _plain(column: str) -> str:
    return "".join(filter(str.isalnum, str(column).casefold()))
