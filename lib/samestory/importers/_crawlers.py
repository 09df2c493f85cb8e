"""What crawlers write: JSON of news-please, JSON or CSV of newspaper3k and newspaper4k."""

from functools import partial
from pathlib import Path

import pandas as pd

from ._lists import facts
from ._sources import Rows, gathered, rows_of
from ._table import host_of, id_of, names_of, table

NEWS_PLEASE = {
    "outlet": ("source_domain",),
    "title": ("title", "title_page"),
    "published": ("date_publish",),
    "text": ("maintext", "text"),
    "url": ("url",),
    "byline": ("authors",),
    "language": ("language",),
}
NEWSPAPER = {
    "outlet": ("meta_site_name", "source_url"),
    "title": ("title",),
    "published": ("publish_date",),
    "text": ("text",),
    "url": ("url", "canonical_link"),
    "byline": ("authors",),
    "language": ("language", "meta_lang"),
}


def newsplease(path: str | Path) -> pd.DataFrame:
    """Read what news-please writes: one JSON object an article, in a file each or many in one.

    Parameters
    ----------
    path : str or Path
        A .json or .jsonl file, or a folder of them; subfolders are read too.

    Returns
    -------
    DataFrame
        One row an article: article (an id made of its address, else the name of its file), outlet (source_domain),
        title, published (date_publish), text (maintext), url, byline (authors), language, and the further keys.

    Raises
    ------
    ArgumentError
        Where it is no path.
    CorpusError
        Where there is no such file, or no article has a text.

    Warns
    -----
    CorpusWarning
        A file that is no JSON, and an article without a text, are left out.

    Examples
    --------
    >>> import json
    >>> from tempfile import mkdtemp
    >>> file = Path(mkdtemp(), "a.json")
    >>> article = {"maintext": "It was close.", "title": "A bridge", "date_publish": "2025-03-05 10:15:00"}
    >>> article |= {"source_domain": "wend.example", "authors": ["Ann Lee"], "url": "https://wend.example/1"}
    >>> _ = file.write_text(json.dumps(article))
    >>> newsplease(file)[["outlet", "published", "text", "byline"]].values.tolist()
    [['wend.example', '2025-03-05 10:15:00', 'It was close.', 'Ann Lee']]
    """
    return table(*gathered(path, (".json", ".jsonl"), "newsplease", partial(_read, names=NEWS_PLEASE)), path)


def newspaper4k(path: str | Path) -> pd.DataFrame:
    r"""Read what newspaper3k or newspaper4k writes: Article.to_json, or the output of its command as JSON or CSV.

    Parameters
    ----------
    path : str or Path
        A .json, .jsonl or .csv file, or a folder of them; subfolders are read too.

    Returns
    -------
    DataFrame
        One row an article: article (an id made of its address, else the name of its file), outlet (meta_site_name, else
        the host of source_url or url), title, published (publish_date), text, url, byline (authors), language, and the
        further keys.

    Raises
    ------
    ArgumentError
        Where it is no path.
    CorpusError
        Where there is no such file, or no article has a text.

    Warns
    -----
    CorpusWarning
        A file that is no JSON, and an article without a text, are left out.

    Examples
    --------
    >>> from tempfile import mkdtemp
    >>> file = Path(mkdtemp(), "articles.csv")
    >>> row = "A bridge,It was close.,\"['Ann Lee', 'Bo Ray']\",2025-03-05 10:15:00,https://www.wend.example\n"
    >>> _ = file.write_text("title,text,authors,publish_date,source_url\n" + row)
    >>> newspaper4k(file)[["outlet", "published", "text", "byline"]].values.tolist()
    [['wend.example', '2025-03-05 10:15:00', 'It was close.', 'Ann Lee, Bo Ray']]
    """
    read = partial(_read, names=NEWSPAPER)
    return table(*gathered(path, (".json", ".jsonl", ".csv"), "newspaper4k", read), path)


def _read(file: Path, name: str, names: dict[str, tuple[str, ...]]) -> Rows:
    """Read the articles of one file."""
    records, problems = rows_of(file, name)
    rows: list[dict] = []
    for n, record in enumerate(records, 1):
        row = facts(record, names) | {"path": name}
        row |= {"byline": names_of(row["byline"]), "outlet": _outlet(str(row["outlet"] or row["url"]))}
        row["article"] = id_of(str(row["url"])) or (name if len(records) == 1 else f"{name}-{n}")
        rows.append({column: _cell(value) for column, value in row.items()})
    return rows, problems


def _outlet(given: str) -> str:
    """Return the host of an address; a name stays."""
    return host_of(given) if "//" in given or given.startswith("www.") else given


def _cell(value: object) -> object:
    """Write a list of words as one text, for a table holds none; another object stays as it is."""
    return names_of(value) if isinstance(value, list) else value
