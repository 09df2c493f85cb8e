"""A span in the text around it and its place as a link; the spans behind a number."""

from typing import Any

import pandas as pd
from IPython.display import HTML
from markupsafe import Markup

from ..corpus import Corpus
from ..corpus.offsets import once_per_corpus, rows_at
from ..errors import check_columns, needs
from .reading._links import anchor

LINKED = 'href="../figures/'  # how a link from a notebook to an article's page begins


def linked(corpus: Corpus | None, article: Any, start: Any, text: Any, style: str = "") -> Markup:
    """Link a text to the sentence that holds an offset; without a corpus, or outside it, leave it plain.

    JupyterLab opens the article but does not go to the sentence, so the link says which it is when pointed at.
    """
    if corpus is None or article not in _names(corpus):
        return Markup('<span style="{}">{}</span>').format(style, text)
    address = anchor(corpus, article, int(start))
    link = Markup('<a {}{}" title="sentence {}" style="{}">{}</a>')
    return link.format(Markup(LINKED), address, address.rpartition("#s")[2], style, text)


@once_per_corpus
def _names(corpus: Corpus) -> dict[Any, str]:
    return corpus.names.to_dict()


def place(corpus: Corpus, article: Any, start: Any, end: Any) -> Any:
    """Write where a span stands, `000 452–460`, as a link to its sentence; a report without a span by its name."""
    name = _names(corpus).get(article, article)
    if pd.isna(start):
        return name
    short = str(name).startswith(str(article))  # the name is the id and what is known of the report
    text = f"{article if short else name} {start:.0f}–{end:.0f}"
    return linked(corpus, article, start, text, "white-space:nowrap" if short else "")


def marked(text: str, start: int, end: int, around: int = 80) -> Markup:
    """Mark a span bold and underlined in its line.

    Parameters
    ----------
    text : str
        The article.
    start, end : int
        The span, in characters.
    around : int
        Characters of the line before and after the span.

    Returns
    -------
    Markup
        Safe HTML.

    Examples
    --------
    >>> marked("Prices & wages rose. Nobody said why.", 9, 14, around=4)
    Markup('…&amp; <b><u>wages</u></b>…')
    """
    left = max(start - around, text.rfind("\n", 0, start) + 1)
    stop = text.find("\n", end)
    right = min(end + around, stop if stop >= 0 else len(text))
    cut_left, cut_right = left > 0 and text[left - 1] != "\n", right < len(text) and right != stop
    left = max(text.find(" ", left, start) + 1, left) if cut_left else left  # no word is cut
    right = max(text.rfind(" ", end, right), end) if cut_right and " " in text[end:right] else right
    before = Markup("…" if cut_left else "") + text[left:start]
    after = text[end:right] + Markup("…" if cut_right else "")
    return before + Markup("<b><u>{}</u></b>").format(text[start:end]) + after


def weighed(text: str, start: int, end: int, words: pd.DataFrame, least: float = 0.0) -> Markup:
    """Mark the words behind the score of a target: bold for praise with +, underlined for blame with −.

    Parameters
    ----------
    text : str
        The sentence.
    start, end : int
        The target, in characters of the sentence; it stands in brackets.
    words : DataFrame
        From `sentiment.explain`: start, end, weight.
    least : float
        Words that weigh less are left plain.

    Returns
    -------
    Markup
        The sentence as safe HTML.

    Examples
    --------
    >>> weighed("They hailed it.", 12, 14, pd.DataFrame({"start": [5], "end": [11], "weight": [1.25]}))
    Markup('They <b>hailed</b><sup>+1.2</sup> [it].')
    """
    marks = [(int(w.start), int(w.end), w.weight) for w in words.itertuples() if abs(w.weight) >= least]
    pieces, at = [], 0
    for begin, stop, weight in sorted([*marks, (start, end, None)], key=lambda m: m[0]):
        if begin < at:
            continue
        tag = "u" if weight is not None and weight < 0 else "b"
        template = "[{}]" if weight is None else f"<{tag}>{{}}</{tag}><sup>{{:+.1f}}</sup>"
        pieces += [Markup("{}").format(text[at:begin]), Markup(template).format(text[begin:stop], weight)]
        at = stop
    return Markup("").join([*pieces, text[at:]])


def in_context(spans: pd.DataFrame, texts: pd.Series, side: str = "", around: int = 80) -> pd.Series:
    """Return `marked` for every row of spans, as a column for a table.

    Parameters
    ----------
    spans : DataFrame
        article, start, end, in characters.
    texts : Series
        `corpus.articles["text"]`.
    side : str
        The suffix of these columns (start_a: "_a").
    around : int
        Characters before and after the span.

    Returns
    -------
    Series
        One cell of safe HTML a row.
    """
    columns = [name + side for name in ("article", "start", "end")]
    check_columns(spans, "tables.in_context", "spans", columns, "voices.quotations, actors.mentions, framing.code")
    places = zip(*(spans[name] for name in columns))
    cells = [marked(texts.loc[article], start, end, around) for article, start, end in places]
    return pd.Series(cells, index=spans.index, dtype=object)  # as text, pandas would forget that the cells are escaped


@needs("tables.in_sentence", "spans", "article start end", "voices.quotations, actors.mentions, framing.code")
def in_sentence(spans: pd.DataFrame, corpus: Corpus) -> pd.Series:
    """Mark each span in the whole of its sentence; a cell of safe HTML a row of spans (article, start, end)."""
    number, start = corpus.articles.index.get_indexer(spans["article"]), spans["start"].to_numpy(dtype=int)
    sentences = corpus.sentences.iloc[rows_at(corpus, corpus.sentences, number, start)]
    bounds = zip(spans["article"], sentences["start"], sentences["end"])
    texts = [corpus.raw(article)[first:last] for article, first, last in bounds]
    places = zip(texts, start - sentences["start"], spans["end"] - sentences["start"].to_numpy())
    return pd.Series([marked(*place, around=len(place[0])) for place in places], index=spans.index, dtype=object)


@needs("tables.evidence", "spans", "article start end", "voices.quotations, actors.mentions, framing.code")
def evidence(spans: pd.DataFrame, texts: pd.Series, summary: str, corpus: Corpus | None = None) -> HTML:
    """List the spans behind a number, folded away.

    Parameters
    ----------
    spans : DataFrame
        article, start, end, in characters.
    texts : Series
        `corpus.articles["text"]`.
    summary : str
        What stands on the fold.
    corpus : Corpus, optional
        With it, the places link to the articles' pages.

    Returns
    -------
    HTML
        A list that opens in the notebook.
    """
    item = Markup("<li>{} {}</li>")
    places = zip(spans["article"], spans["start"], spans["end"])
    items = [item.format(_listed(corpus, *span), marked(texts.loc[span[0]], *span[1:])) for span in places]
    listed = Markup("\n").join(items)
    return HTML(Markup("<details><summary>{}</summary><ul>{}</ul></details>").format(summary, listed))


def _listed(corpus: Corpus | None, article: Any, start: int, end: int) -> Markup:
    return (
        Markup("<code>{} {}–{}</code>").format(article, start, end)
        if corpus is None
        else place(corpus, article, start, end)
    )


@needs("tables.evidence_by", "spans", "article start end", "voices.quotations, actors.mentions, framing.code")
def evidence_by(spans: pd.DataFrame, texts: pd.Series, column: str, corpus: Corpus | None = None) -> HTML:
    """List `evidence` for each value of a column, so that any count can be opened.

    Parameters
    ----------
    spans, texts, corpus
        As in `evidence`.
    column : str
        The column of `spans` that is counted.

    Returns
    -------
    HTML
        One folded list under the other.
    """
    check_columns(spans, "tables.evidence_by", "spans", [column], "voices.quotations, actors.mentions, framing.code")
    groups = spans.groupby(column, sort=False, observed=True)
    return HTML("\n".join(evidence(part, texts, f"{value}: {len(part)}", corpus).data for value, part in groups))
