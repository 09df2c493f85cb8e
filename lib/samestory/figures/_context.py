"""A span in the text around it, and the spans behind a number."""

import pandas as pd
from IPython.display import HTML
from markupsafe import Markup


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
    Markup('…s &amp; <b><u>wages</u></b> ros…')
    """
    left = max(start - around, text.rfind("\n", 0, start) + 1)
    stop = text.find("\n", end)
    right = min(end + around, stop if stop >= 0 else len(text))
    before = Markup("…" if left > 0 and text[left - 1] != "\n" else "") + text[left:start]
    after = text[end:right] + Markup("…" if right < len(text) and right != stop else "")
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
    places = zip(*(spans[name + side] for name in ("article", "start", "end")))
    cells = [marked(texts.loc[article], start, end, around) for article, start, end in places]
    return pd.Series(cells, index=spans.index, dtype=object)  # as text, pandas would forget that the cells are escaped


def evidence(spans: pd.DataFrame, texts: pd.Series, summary: str) -> HTML:
    """List the spans behind a number, folded away.

    Parameters
    ----------
    spans : DataFrame
        article, start, end, in characters.
    texts : Series
        `corpus.articles["text"]`.
    summary : str
        What stands on the fold.

    Returns
    -------
    HTML
        A list that opens in the notebook.
    """
    item = Markup("<li><code>{} {}–{}</code> {}</li>")
    places = zip(spans["article"], spans["start"], spans["end"])
    items = Markup("\n").join(item.format(a, start, end, marked(texts.loc[a], start, end)) for a, start, end in places)
    return HTML(Markup("<details><summary>{}</summary><ul>{}</ul></details>").format(summary, items))


def evidence_by(spans: pd.DataFrame, texts: pd.Series, column: str) -> HTML:
    """List `evidence` for each value of a column, so that any count can be opened.

    Parameters
    ----------
    spans, texts
        As in `evidence`.
    column : str
        The column of `spans` that is counted.

    Returns
    -------
    HTML
        One folded list under the other.
    """
    groups = spans.groupby(column, sort=False, observed=True)
    return HTML("\n".join(evidence(part, texts, f"{value}: {len(part)}").data for value, part in groups))
