"""Articles as files: one page each, with its origin, how to cite it, and links to its neighbors."""

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd
from markupsafe import Markup

from ...corpus import Corpus, saving
from ...errors import ArgumentError
from .._export import folder, index
from .._visible import visible
from ..catalog import index_path
from ._layers import read_layers
from ._links import file_name
from ._page import sheet

SHA = 8  # digits of a checksum that a citation gives
FACTS = {"outlet": "outlet", "agency": "agency", "published": "published", "dateline": "dateline", "event": "event"}
DRESS = "font-family:sans-serif;max-width:44em;margin:1.5em auto;padding:0 1em;color:#222222;background-color:#ffffff"
PAGE = Markup("""<!DOCTYPE html>
<html lang="{language}"><head><meta charset="utf-8"><title>{name}</title>
<meta name="description" content="An article with its voices, mentions and terms marked.">
<meta name="viewport" content="width=device-width"></head>
<body style="{dress}">
<nav style="font-size:85%">{links}</nav>
<h1 style="font-size:150%;margin:.6em 0 .2em">{name}</h1>
<div style="font-size:85%;color:#444444;overflow-wrap:anywhere">{origin}</div>
<p style="font-size:85%;color:#444444;overflow-wrap:anywhere"><b>How to cite a passage.</b> {cite}</p>
{sheet}
<nav style="font-size:85%">{links}</nav>
</body></html>
""")
KNOWN = Markup('<details><summary style="cursor:pointer">How this is known</summary>{}.</details>')
LINK = Markup('<a href="{}">{}</a>')


def save(
    corpus: Corpus,
    layers: Mapping[str, pd.DataFrame] | None = None,
    articles: Iterable[Any] | None = None,
    portraits: Mapping[Any, pd.DataFrame] | None = None,
) -> pd.DataFrame:
    """Write a page for each article into the folder of figures, and renew the index there.

    Parameters
    ----------
    corpus : Corpus
    layers : mapping of str to DataFrame
        As in `page`.
    articles : iterable
        Ids; all by default. Every address that `anchor` gives leads to a file written here.
    portraits : mapping of id to DataFrame
        From `portrait`; set above the text.

    Returns
    -------
    DataFrame
        One row an article: report (its name, a link to the page for a notebook of the series), page (the name of the
        file), words, sentences.

    Raises
    ------
    ArgumentError
        An article is not in the corpus, or a layer lacks a column or leaves the text.
    SaveError
        A page cannot be written; it is as it was.

    See Also
    --------
    page : the same in the notebook.
    anchor : the address of a sentence on these pages.
    """
    chosen = corpus.fileids() if articles is None else list(articles)
    if unknown := [article for article in chosen if article not in corpus.articles.index]:
        raise ArgumentError("reading.save", "articles", unknown[0], "an article of this corpus", corpus.fileids()[:20])
    read, names, here = read_layers(layers), corpus.names, folder()
    facts = corpus.articles.loc[chosen].to_dict("index")
    for n, article in enumerate(chosen):
        beside = [(names[a], file_name(a)) if a is not None else None for a in _beside(chosen, n)]
        written = PAGE.format(
            dress=DRESS,
            language=facts[article].get("language") or "und",
            name=visible(names[article]),
            links=_links(*beside),
            origin=_origin(facts[article]),
            cite=_cite(article, names[article], facts[article]["sha256"]),
            sheet=sheet(corpus, article, read, "", (portraits or {}).get(article)),
        )
        with saving.whole(here / file_name(article)) as [file]:
            file.write_text(written, encoding="utf-8", newline="\n")
    index()
    sentences = corpus.sentences.groupby("article", observed=False).size()
    reports = [LINK.format(f"../figures/{file_name(article)}", visible(names[article])) for article in chosen]
    table = pd.DataFrame({"report": reports, "page": [file_name(a) for a in chosen]}, dtype=object)
    return table.assign(words=corpus.articles.loc[chosen, "words"].to_numpy(), sentences=sentences[chosen].to_numpy())


def _beside(chosen: list, n: int) -> tuple[Any, Any]:
    """Return the articles before and after one."""
    return (chosen[n - 1] if n else None), (chosen[n + 1] if n + 1 < len(chosen) else None)


def _links(before: tuple[str, str] | None, after: tuple[str, str] | None) -> Markup:
    links = [LINK.format(before[1], f"← {visible(before[0])}")] if before else []
    links += [LINK.format(after[1], f"{visible(after[0])} →")] if after else []
    return Markup(" &nbsp; ").join([*links, LINK.format(index_path().name, "all figures and tables")])


def _origin(facts: dict[str, Any]) -> Markup:
    """Say what the manifest knows of an article, and how it knows it."""
    known = [(label, str(facts.get(column) or "").strip()) for column, label in FACTS.items()]
    known = [f"{label}: {value}" for label, value in known if value] or ["outlet and date: not known"]
    known += [f"file: {facts['path']}, SHA-256 {facts['sha256']}"] if facts["path"] else [f"SHA-256: {facts['sha256']}"]
    said = Markup("<b>{}</b><br>").format(visible(facts["title"])) if facts["title"] else Markup("")
    said += Markup("{}. The text belongs to its publisher.").format(visible("; ".join(known)))
    basis = str(facts.get("basis") or "")
    return said + (KNOWN.format(visible(basis)) if basis else Markup(""))


def _cite(article: Any, name: str, digest: str) -> Markup:
    checked = f", SHA-256 {digest[:SHA]}…" if digest else ""
    return Markup(
        "“{} (article {}{}), sentence 3.” The small number of a sentence is the link to it. "
        "By characters: <code>corpus.raw({!r})[start:end]</code>."
    ).format(visible(name), visible(article), checked, article)
