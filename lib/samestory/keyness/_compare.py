"""Which words set one group of articles apart? The article, not the word, is the unit of chance."""

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any

import numpy as np
import pandas as pd

from ..corpus import Corpus
from ..corpus import offsets as spans
from ..corpus.offsets import as_read
from ..errors import ArgumentError
from ._measures import PRIOR_WORDS, measures
from ._relabeling import ALPHA, adjusted, relabeled_p
from ._words import word_counts, words

EXAMPLE_LENGTH = 120  # characters: examples near this length are read at a glance
LONGEST_EXAMPLE = 2000  # characters, from which a sentence is shown in part
TOKENS_AROUND = 20  # tokens on each side of the word that are shown then
CHANCE_TAIL = 0.01  # `chance` counts p < .05, for which the fit serves; only the smallest p decide on key words
LISTED = 12  # values of a column that an error lists


@as_read
def compare(corpus: Corpus, by: str, target: Any, reference: Any = None) -> pd.DataFrame:
    """Compare the words of two groups of articles; repeated sentences, boilerplate and copies are left out first.

    Parameters
    ----------
    by : a column of corpus.articles, or "article".
    target, reference : a value of that column, or a list of values; without a reference all other articles are.

    Returns
    -------
    DataFrame : one row a word, by the bound of its interval nearest to zero (0 inside it), then log_odds_z.
        word : in lower case; initialisms of two to four letters keep their capitals
        target_count, reference_count : occurrences
        target_per_1000, reference_per_1000 : occurrences per 1,000 words
        target_articles, reference_articles : articles that hold the word
        top_article_share : share of its occurrences that one article holds
        log_ratio, low, high : bits (Hardie 2014), with its 95 % interval between articles
        percent_difference : of the rates (Gabrielatos & Marchi 2011); inf where the reference lacks the word
        g2 : log-likelihood of the UCREL wizard (Rayson & Garside 2000), for comparison with other studies only
        log_odds_z : weighted log-odds with a prior of 500 words (Monroe, Colaresi & Quinn 2008)
        z : difference of the rates over its standard error between articles (Cochran 1977)
        p : two-sided, over all relabelings of the articles; NaN where `note` says descriptive
        q : p after Benjamini & Hochberg (1995)
        dispersion : Gries' DP, normalized by Lijffijt & Gries (2012): 0 even, 1 in one place
        example, example_article, example_start, example_end : a sentence with the word (characters); of one over
            2,000 characters only the 20 tokens on each side of the word
        note : "descriptive" where a side has under 8 articles, or too few articles hold the word for a test
        attrs : sizes of the sides, `sentences_left_out`, `copies_left_out` (articles with the words of another one of
            their outlet, capitals and marks aside; one of them counts, the target's first)

    Raises
    ------
    ArgumentError : an unknown column or value, sides that overlap, a side without words.

    Notes
    -----
    Against 200,000 relabelings a p below .1 is right within a factor of two down to 1e-4 where nine or more articles
    hold the word. For rarer words it is not too small, but may be too large. `chance` checks the test on a corpus.

    See Also
    --------
    chance : how many key words random labels give

    Examples
    --------
    >>> from samestory import read_corpus
    >>> texts = ["War and war.", "Peace and war.", "Peace and peace."]
    >>> corpus = read_corpus(pd.DataFrame({"text": texts, "outlet": ["Post", "Times", "Times"]}))
    >>> compare(corpus, "outlet", "Post").set_index("word").loc["war", ["target_count", "reference_count"]].tolist()
    [2, 1]
    """
    chosen = _chosen_sides("keyness.compare", corpus, by, target, reference)
    return _compared(corpus, by, _worded(corpus, chosen), chosen[0] | chosen[1])


def _compared(corpus: Corpus, by: str, sides: tuple[np.ndarray, np.ndarray], chosen: np.ndarray) -> pd.DataFrame:
    """Build the table of `compare` for the row numbers of the articles on both sides; `chosen` marks copies too."""
    copies = chosen & (np.diff(word_counts(corpus).indptr) > 0)
    copies[np.concatenate(sides)] = False
    rows = np.concatenate(sides)
    counts = word_counts(corpus)[rows]
    used = np.unique(counts.indices)
    length = counts.sum(axis=1, dtype=np.int64).A1.astype(float)
    table = measures(counts[:, used], length, len(sides[0]))
    table.insert(0, "word", pd.array(words(corpus).labels[used], dtype="str"))
    note = pd.Series(np.where(table["p"].isna(), "descriptive", ""), name="note", dtype="str")
    # Differences that only rounding makes decide nothing; among words that may not differ the log-odds do.
    nearest_zero = table["low"].clip(lower=0) + table["high"].clip(upper=0)
    order = np.lexsort((used, -table["log_odds_z"].fillna(0).round(9), -nearest_zero.round(9)))
    table = pd.concat([table, _examples(corpus, sides), note], axis=1).iloc[order].reset_index(drop=True)
    of_chosen, of_copy = (mark[corpus.sentences["article"].cat.codes.to_numpy()] for mark in (chosen, copies))
    table.attrs = {
        "by": by,
        "target_articles": len(sides[0]),
        "reference_articles": len(sides[1]),
        "target_words": int(length[: len(sides[0])].sum()),
        "reference_words": int(length[len(sides[0]) :].sum()),
        "sentences_left_out": int((of_copy | of_chosen & ~words(corpus).counted).sum()),
        "copies_left_out": int(copies.sum()),
        "prior": f"alpha of a word = {PRIOR_WORDS} x its share of the words on both sides together",
        "prior_words": PRIOR_WORDS,
    }
    return table


@as_read
def chance(
    corpus: Corpus, by: str, target: Any, reference: Any = None, times: int = 200, seed: int = 0
) -> pd.DataFrame:
    """Relabel the articles at random and compare again, to see how many key words appear by chance.

    Parameters
    ----------
    by, target, reference : as in `compare`; both sides keep their number of articles.
    times : number of relabelings.
    seed : of the random numbers.

    Returns
    -------
    DataFrame : one row a relabeling.
        relabeling : its number, from 0
        words : words tested; 0 where a side has under 8 articles
        share : of these with p < .05; a sound test has about .05
        key_words : words with q < .05; a sound test has almost always 0

    Raises
    ------
    ArgumentError : as in `compare`, or times below 0.

    Notes
    -----
    For speed, only p below .01 are approximated more closely than by three moments; `compare` does so below .1.

    See Also
    --------
    compare : the comparison itself

    Examples
    --------
    >>> from samestory import read_corpus
    >>> texts = ["War and war.", "Peace and war.", "Peace and peace."]
    >>> corpus = read_corpus(pd.DataFrame({"text": texts, "outlet": ["Post", "Times", "Times"]}))
    >>> chance(corpus, "outlet", "Post", times=2)["words"].tolist()  # too few articles for a test
    [0, 0]
    """
    sides = _worded(corpus, _chosen_sides("keyness.chance", corpus, by, target, reference))
    if times < 0:
        raise ArgumentError("keyness.chance", "times", times, "a number of relabelings, 0 or more")
    rows = np.concatenate(sides)
    # In the order of the ids: the same seed draws the same labels in whatever order the articles are.
    rows = rows[np.argsort(corpus.articles.index[rows].astype(str), kind="stable")]
    counts, rng = word_counts(corpus)[rows], np.random.default_rng(seed)
    labels = np.array([rng.permutation(len(rows)) < len(sides[0]) for _ in range(times)]).reshape(times, len(rows))
    length = counts.sum(axis=1, dtype=np.int64).A1.astype(float)
    numbers = []
    for p in (every[~np.isnan(every)] for every in relabeled_p(counts, length, labels, CHANCE_TAIL)):
        share = (p < ALPHA).mean() if len(p) else np.nan
        numbers.append((len(p), share, int((adjusted(p) < ALPHA).sum())))
    table = pd.DataFrame(numbers, columns=["words", "share", "key_words"])
    table.insert(0, "relabeling", np.arange(times))
    return table


# Sides -----------------------------------------------------------------------------------------------------------


def _chosen_sides(function: str, corpus: Corpus, by: str, target: Any, reference: Any) -> tuple[np.ndarray, np.ndarray]:
    """Mark the articles on both sides, each of which holds a word."""
    facts = corpus.articles.reset_index()
    if by not in facts.columns:
        raise ArgumentError(function, "by", by, "a column of corpus.articles", facts.columns)
    inside = _chosen(function, facts[by], "target", target)
    outside = ~inside if reference is None else _chosen(function, facts[by], "reference", reference)
    if reference is None and not outside.any():
        wanted = "a choice that leaves at least one article on the other side: every article is the target's"
        raise ArgumentError(function, "reference", reference, wanted)
    if (inside & outside).any():
        raise ArgumentError(function, "reference", reference, f"a choice of other values of {by} than the target's")
    worded, kept = np.diff(word_counts(corpus).indptr) > 0, _worded(corpus, (inside, outside))
    sides = ("target", inside, kept[0], target), ("reference", outside, kept[1], reference)
    for name, side, rows, value in sides:
        if not len(rows):
            copy = ", copies aside" if (side & worded).any() else ""
            expected = f"a choice of {by} with at least one article that holds a word{copy}"
            raise ArgumentError(function, name, value, expected)
    return inside, outside


def _worded(corpus: Corpus, chosen: tuple[np.ndarray, np.ndarray]) -> tuple[np.ndarray, np.ndarray]:
    """Return the row numbers of the articles on both sides; those without a word to count are on neither.

    Of copies the first counts, the target's before the reference's.
    """
    worded = np.diff(word_counts(corpus).indptr) > 0
    # In the order of their ids, so that sums come out the same to the last digit in whatever order the articles are.
    by_id = np.argsort(corpus.articles.index.astype(str), kind="stable")
    report = spans.reports(corpus)
    target, reference = (by_id[(side & worded)[by_id]] for side in chosen)
    reference = reference[~np.isin(report[reference], report[target])]
    return tuple(rows[~pd.Series(report[rows]).duplicated().to_numpy()] for rows in (target, reference))


def _chosen(function: str, column: pd.Series, argument: str, values: Any) -> np.ndarray:
    """Mark the articles with one of the values, each of which must occur."""
    known = {str(value): value for value in column.unique()}
    values = list(values) if isinstance(values, Iterable) and not isinstance(values, str) else [values]
    for value in values:
        if value not in known.values():
            near = list(known)[:LISTED] if len(known) <= LISTED else get_close_matches(str(value), known)
            raise ArgumentError(function, argument, value, f"one of the {len(known):,} values of {column.name}", near)
    return column.isin(values).to_numpy(dtype=bool)


# Examples --------------------------------------------------------------------------------------------------------


def _examples(corpus: Corpus, sides: tuple[np.ndarray, np.ndarray]) -> pd.DataFrame:
    """Return for each word the sentence of the target, else of the reference, that is nearest to a handy length."""
    stream, sentences = words(corpus), corpus.sentences
    side = np.full(len(corpus), 2)
    side[sides[0]], side[sides[1]] = 0, 1
    article, start, end = sentences["article"].cat.codes.to_numpy(), sentences["start"], sentences["end"]
    by_id = np.argsort(np.argsort(corpus.articles.index.astype(str), kind="stable"))  # ids break ties, not order
    group = np.where(stream.counted, side[article], 2)
    order = np.lexsort((start, by_id[article], np.abs(end - start - EXAMPLE_LENGTH), group))
    kept = (stream.code >= 0) & (group < 2)[stream.sentence]
    best = pd.Series(np.argsort(order)[stream.sentence[kept]]).groupby(stream.code[kept]).min()
    rows = order[best]
    number, text = article[rows], corpus.articles["text"].tolist()
    start, end = _within_reach(corpus, np.flatnonzero(kept), rows)
    spans = [text[n][a:b] for n, a, b in zip(number.tolist(), start.tolist(), end.tolist())]
    return pd.DataFrame(
        {
            "example": pd.array(spans, dtype="str"),
            "example_article": corpus.articles.index.take(number),
            "example_start": start,
            "example_end": end,
        }
    )


def _within_reach(corpus: Corpus, kept: np.ndarray, rows: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the offsets of an example for each word in the order of the labels: its sentence, one too long around it.

    `kept` are the tokens that count, `rows` the sentences chosen. Without an end to its length an example for each word
    of a text that is one sentence would take the square of the text.
    """
    stream, tokens = words(corpus), corpus.tokens
    start, end = (corpus.sentences[side].to_numpy()[rows].copy() for side in ("start", "end"))
    long = end - start > LONGEST_EXAMPLE
    if not long.any():
        return start, end
    code = np.unique(stream.code[kept], return_inverse=True)[1]
    inside = kept[stream.sentence[kept] == rows[code]]
    at = inside[np.unique(stream.code[inside], return_index=True)[1]][long]  # its first token there
    first, last = (np.searchsorted(stream.sentence, rows[long], side) for side in ("left", "right"))
    start[long] = tokens["start"].to_numpy()[np.maximum(at - TOKENS_AROUND, first)]
    end[long] = tokens["end"].to_numpy()[np.minimum(at + TOKENS_AROUND, last - 1)]
    return start, end
