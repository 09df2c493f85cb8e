"""Hits of a codebook's terms: which words of a report evoke a frame, where, and in whose voice.

A codebook, not a model: every number leads to hits with their place in the text. How terms are found stands in
language.terms.
"""

from pathlib import Path

import numpy as np
import pandas as pd

from .. import voices
from ..corpus import Corpus
from ..corpus.offsets import as_read, datelines
from ..language import terms
from ._codebook import checked
from ._context import Found, Hits, asked, in_sense, line_of
from ._denial import absences, denied

COLUMNS = "article start end text frame term sentence zone voice speaker repeats negated".split()


@as_read
def code(corpus: Corpus, codebook: str | Path | dict | None = None) -> pd.DataFrame:
    """Find every occurrence of a codebook's terms.

    Parameters
    ----------
    codebook : None for the shipped frames, the name or path of another, or a dict; see `frames`.

    Returns
    -------
    DataFrame : one row a hit, in the order of the text.
        article, start, end, text : the hit (characters)
        frame, term : as the codebook has them
        sentence, zone, voice, speaker : of the hit; voice is outlet, reported or quoted
        repeats : the sentence of the article that says the same, or -1; count only hits with -1
        negated : denied or said to be over ("no threat", "nobody spoke of war", "the siege ended"); it still counts

    Raises
    ------
    CodebookError : the codebook has a fault.

    Notes
    -----
    Case does not matter. A phrase may stand with hyphens; it never runs over a mark. Of overlapping terms of a frame
    the first, then the longest counts. Terms under `never`, terms outside their `context` and datelines leave no row.

    Examples
    --------
    >>> from samestory import read_corpus
    >>> corpus = read_corpus(pd.DataFrame({"text": ["A trade war is no answer to a heart attack."]}))
    >>> book = {"conflict": {"terms": ["war*", "trade war", "attack*"], "never": ["heart attack*"]}}
    >>> code(corpus, book)[["start", "end", "text", "frame", "term", "voice"]].values.tolist()
    [[2, 11, 'trade war', 'conflict', 'trade war', 'outlet']]
    """
    return voices.voice_of(corpus, hits(corpus, checked(codebook)))[COLUMNS]


def hits(corpus: Corpus, book: dict[str, dict]) -> pd.DataFrame:
    """Return the table of `code` for a checked codebook, without voice and speaker."""
    line, wanted, neighbors, absent = line_of(corpus), terms.compiled(book), asked(book), absences()
    found = _found(line, [wanted, neighbors, absent])
    first, which = found[0].first, np.repeat(np.arange(len(wanted)), np.diff(found[0].bounds))
    length, frame = (np.array(column, np.int64) for column in zip(*((len(t.words), t.frame) for t in wanted)))
    kept = terms.longest(first, length[which], which, frame[which])
    kept = kept[~np.array([term.never for term in wanted], bool)[which[kept]]]
    kept = kept[np.lexsort((frame[which[kept]], length[which[kept]], first[kept]))]
    of_sense = Hits(first[kept], first[kept] + length[which[kept]], frame[which[kept]], which[kept])
    kept = kept[in_sense(corpus, book, wanted, of_sense, found[1])]
    first, which = first[kept], which[kept]
    article, start, end = _places(corpus, line, first, first + length[which] - 1)
    names = pd.Index(sorted({term.term for term in wanted}), dtype="str")
    of_term = names.get_indexer([term.term for term in wanted])[which]
    text = corpus.articles["text"].tolist()
    within = corpus.sentences.take(line.sentence[line.token[first]])
    table = pd.DataFrame(
        {
            "article": pd.Categorical.from_codes(article, categories=corpus.articles.index),
            "start": start,
            "end": end,
            "text": pd.Series([text[n][a:b] for n, a, b in zip(article, start, end)], dtype="str"),
            "frame": pd.Categorical.from_codes(frame[which], categories=pd.Index(list(book), dtype="str")),
            "term": pd.Categorical.from_codes(of_term, categories=names),
            **{name: within[name].to_numpy() for name in ("sentence", "zone", "repeats")},
            "negated": denied(line, first, first + length[which], _last(found[2])),
        }
    )
    known = datelines(corpus)
    inside = [any(a <= begin < b for a, b in known.get(n, ())) for n, begin in zip(article, start)]
    return table[~np.array(inside, bool) & (table["zone"] != "furniture")].reset_index(drop=True)


def _found(line: terms.Line, groups: list[list[terms.Term]]) -> list[Found]:
    """Find several groups of terms in one pass."""
    together = [term for group in groups for term in group]
    first, which = terms.find(line, together)
    bounds = np.searchsorted(which, np.arange(len(together) + 1))
    ends = np.cumsum([0, *map(len, groups)]).tolist()
    return [
        Found(group, first[bounds[a] : bounds[b]], (bounds[a : b + 1] - bounds[a]).tolist())
        for group, a, b in zip(groups, ends, ends[1:])
    ]


def _last(found: Found) -> np.ndarray:
    """Return the last places of phrases."""
    return found.first + np.repeat([len(term.words) - 1 for term in found.terms], np.diff(found.bounds))


def _places(corpus: Corpus, line: terms.Line, first: np.ndarray, last: np.ndarray) -> tuple[list, list, list]:
    """Return article number, start and end of the stretches from a first to a last word of the line."""
    begin = corpus.tokens["start"].to_numpy()
    article = corpus.tokens["article"].cat.codes.to_numpy()[line.token[first]]
    start = begin[line.token[first]] + line.begin[line.piece[first]]
    end = begin[line.token[last]] + line.stop[line.piece[last]]
    return article.tolist(), start.tolist(), end.tolist()
