"""Saved web pages: the article of each, by trafilatura (Barbaresi 2021). Nothing is fetched."""

import re
from pathlib import Path

import pandas as pd

from ..errors import Problem
from ._sources import extra, gathered
from ._table import host_of, table

KINDS = (".html", ".htm", ".xhtml")
LANGUAGE = re.compile(rb"<html\b[^>]{0,500}?\blang\s*=\s*[\"']?([A-Za-z-]{2,12})", re.I)
HEAD = 5_000  # bytes in which a page declares its language
LARGEST = 20_000_000  # bytes of a page
# Only dates that the page declares: none is guessed from its text or its address.
DATES = {"extensive_search": False, "original_date": True}


def html(path: str | Path) -> pd.DataFrame:
    r"""Read saved web pages: the text of the article without menus, comments and advertisements.

    Parameters
    ----------
    path : str or Path
        An .html file, or a folder of them; subfolders are read too. Needs `pip install samestory[html]`.

    Returns
    -------
    DataFrame
        One row a page: article (the name of its file), outlet (the name of the site, else its host), title, published
        (where the page declares it), text, url, byline, language (as the page declares it), and what else the page
        declares (description, categories, tags, license).

    Raises
    ------
    ArgumentError
        Where it is no path. `ImportError`: the extra is missing.
    CorpusError
        Where there is no such file, or no page has an article.

    Warns
    -----
    CorpusWarning
        A page without an article is left out.

    References
    ----------
    .. [1] Barbaresi, A. (2021). Trafilatura: a web scraping library and command-line tool for text discovery and
       extraction. ACL-IJCNLP, system demonstrations.

    Examples
    --------
    >>> from tempfile import mkdtemp
    >>> file = Path(mkdtemp(), "bridge.html")
    >>> page = "<html lang='en'><head><title>A bridge</title></head><body><article><h1>A bridge</h1>"
    >>> page += "<p>The council of Tallow Ferry voted on Tuesday to build a bridge across the Wend.</p></article>"
    >>> _ = file.write_text(page + "</body></html>")
    >>> html(file)["text"].tolist()  # doctest: +SKIP
    ['A bridge\nThe council of Tallow Ferry voted on Tuesday to build a bridge across the Wend.']
    """
    return table(*gathered(path, KINDS, "html", _read), path)


def _read(file: Path, name: str) -> tuple[list[dict], list[Problem]]:
    """Read one page; without an article its text is empty."""
    trafilatura = extra("trafilatura", "trafilatura", "html", "importers.html")
    if (size := file.stat().st_size) > LARGEST:
        found, fix = f"{size:,} bytes", "Save the article alone."
        return [], [Problem(name, "file", found, f"a page of at most {LARGEST:,} bytes", fix)]
    raw = file.read_bytes()
    options = {"include_comments": False, "include_tables": False, "date_extraction_params": DATES}
    page = trafilatura.bare_extraction(raw, with_metadata=True, **options) if raw.strip() else None
    row = _page(page.as_dict() if page else {}, raw)
    return [row | {"article": name.rsplit(".", 1)[0], "path": name, "at": name}], []


def _page(found: dict, raw: bytes) -> dict:
    """Give the facts of a page our names."""
    declared = LANGUAGE.search(raw[:HEAD])
    language = found.get("language") or (declared[1].decode("ascii") if declared else "")
    row = {
        "outlet": found.get("sitename") or found.get("hostname") or host_of(found.get("url") or ""),
        "title": found.get("title"),
        "published": found.get("date"),
        "text": found.get("text"),
        "url": found.get("url"),
        "byline": found.get("author"),
        "language": language,
        "description": found.get("description"),
    }
    lists = {name: "; ".join(found.get(name) or ()) for name in ("categories", "tags")}
    return row | lists | {"license": found.get("license")}
