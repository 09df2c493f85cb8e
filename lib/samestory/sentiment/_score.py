"""Sentiment toward an actor: what a sentence says of its target, blind to who the target is.

Sentence sentiment is not target sentiment (Hamborg & Donnay 2021), and scorers that see names favor some of them. Every
scorer here reads the sentence with the target and all other names hidden (`_masking`), so the same sentence scores the
same for the United States and for Russia. Three scorers ship: `encoder` (the default), and `linear` and `lexicon` as
second opinions. Each is a file with `probabilities` and `word_weights`, and a model card in models/.
"""

from collections.abc import Callable, Sequence

import numpy as np
import pandas as pd

from ..corpus import Corpus
from ..corpus.copies import same_words
from ..corpus.offsets import as_read, rows_at
from ..errors import ArgumentError, needs, shown, unreadable
from . import _lexicon, _linear, encoder
from ._models import Offsets, are_countries, read_card

LABELS = ("negative", "neutral", "positive")
Scorer = Callable[[Sequence[str], Offsets, Offsets], np.ndarray]
LONGEST = 4000  # characters of a sentence that is read whole; a list of names without a stop can be an article
AROUND = 400  # characters read on each side of a mention in a longer one: more than the words that a scorer weighs
UNCLEAR = 0.5  # a scorer of the reader's own: under this probability of the likeliest class the label is "unclear"
FILES = {"encoder": encoder, "linear": _linear, "lexicon": _lexicon}  # the default first
SCORERS: dict[str, Scorer] = {name: file.probabilities for name, file in FILES.items()}


def card(scorer: str) -> dict:
    """Read the model card of a shipped scorer.

    Parameters
    ----------
    scorer : {"encoder", "linear", "lexicon"}

    Returns
    -------
    dict
        Data, method, validation, accuracy on the sample of our own sentences, what the scorer must not be used for.
        Where it was counted, confusion: for persons and countries, how many targets of each true code got each label.

    Raises
    ------
    ArgumentError
        For a scorer that does not ship.

    Examples
    --------
    >>> card("linear")["validation"]["newsmtsc_macro_f1"]
    0.672
    """
    return read_card(named("sentiment.card", scorer))


def score_targets(
    texts: Sequence[str], starts: Offsets, ends: Offsets, scorer: str | Scorer = "default"
) -> pd.DataFrame:
    """Score the attitude toward one target in each text.

    Parameters
    ----------
    texts : sequence of str
        The sentence that holds the target. Of a longer text the words near the target count: 48 word
        pieces on each side for `encoder`, thirty words for `linear`.
    starts, ends : sequence of int
        The target in its text (characters).
    scorer : str or callable
        A name in `SCORERS`, or a function of (texts, starts, ends) that returns three probabilities a row.

    Returns
    -------
    DataFrame
        negative, neutral, positive (calibrated probabilities), score (positive minus negative, -1 to 1) and label:
        the likeliest class, or "unclear" where its probability is under the bound of the model card.

    Raises
    ------
    CorpusError, ArgumentError
        For a target that is empty or outside its text, with its row; for a scorer that cannot be used.

    Examples
    --------
    >>> texts = ["Russia condemned the attack.", "The US condemned the attack."]
    >>> score_targets(texts, [0, 4], [6, 6])["score"].nunique()
    1
    """
    (run, bounds), distinct = _resolved(scorer), {}  # equal targets are scored once
    which = [distinct.setdefault(target, len(distinct)) for target in zip(*_checked(texts, starts, ends))]
    targets = tuple([target[n] for target in distinct] for n in range(3))
    found = _probabilities(run, targets)
    bound = np.where(are_countries(*targets), bounds["country"], bounds["person"])
    table = pd.DataFrame(found, columns=list(LABELS))
    likeliest = table.columns.to_numpy(object)[found.argmax(axis=1)]
    label = np.where(found.max(axis=1, initial=0) >= bound, likeliest, "unclear")
    table = table.assign(score=table["positive"] - table["negative"], label=pd.Series(label, dtype="str"))
    return table.take(which).reset_index(drop=True)


@needs("sentiment.score", "mentions", "article start end", "actors.mentions")
@as_read
def score(corpus: Corpus, mentions: pd.DataFrame, scorer: str | Scorer = "default") -> pd.DataFrame:
    """Score the attitude toward each mention in its sentence.

    Parameters
    ----------
    corpus : Corpus
    mentions : DataFrame
        Columns article, start, end (characters), from `actors.mentions` or any spans of the corpus.
    scorer : str or callable
        As for `score_targets`.

    Returns
    -------
    DataFrame
        `mentions` with sentence (its number, where it was missing), the columns of `score_targets` and passage: an id
        that mentions of one actor in the same words share, so that a repeated quotation can count once.

    Notes
    -----
    The voice of a mention says whose attitude it is: keep voice and speaker apart in every count.
    Of a sentence of over 4,000 characters, 400 on each side of the mention are read.
    Two passages are the same where the eight words before and the eight behind a mention are, or all up to an end of
    its sentence or quotation; capitals, marks and white space do not matter. Under five words they recur by chance, so
    only two copies of one report share them.
    Macro F1 of `encoder` is .75 for persons, .64 for countries, .62 for the US and Russia (benchmarks/README.md).

    See Also
    --------
    evidence, summary
    """
    sentences, numbers = sentences_of(corpus, mentions)
    scored = mentions if "sentence" in mentions else mentions.assign(sentence=numbers)
    found = score_targets(*sentences, scorer)
    found = {column: found[column].to_numpy() for column in found}
    return scored.assign(**found, passage=same_words(corpus, scored))


def explain(text: str, start: int, end: int, scorer: str = "default") -> pd.DataFrame:
    """List the words behind the score of one target, those that weigh most first.

    Parameters
    ----------
    text : str
    start, end : int
        The target in the text (characters).
    scorer : {"default", "encoder", "linear", "lexicon"}

    Returns
    -------
    DataFrame
        start, end (characters), text (the word as printed) and weight: above 0 toward praise, below 0 toward blame.
        The unit is the log-odds of positive against negative for `encoder` (how far the score moves when the word is
        covered) and `linear`, valence for `lexicon`.

    Notes
    -----
    Names have no weight of their own: each reads as the same mark. The place of that mark among the words may weigh.

    Examples
    --------
    >>> explain("Critics condemned Russia.", 18, 24, "lexicon")[["text", "weight"]].round(2).values.tolist()
    [['condemned', -1.58], ['Critics', -0.86]]
    """
    file = FILES[named("sentiment.explain", scorer)]
    _checked([text], [start], [end])
    rows = [(a, b, text[a:b], weight) for a, b, weight in file.word_weights(text, start, end)]
    table = pd.DataFrame(rows, columns=["start", "end", "text", "weight"])
    return table.sort_values("weight", key=lambda w: -w.abs(), kind="stable", ignore_index=True)


@needs("sentiment.evidence", "scored", "article start end score", "sentiment.score")
@as_read
def evidence(corpus: Corpus, scored: pd.DataFrame, n: int = 5, scorer: str = "default") -> pd.DataFrame:
    """Show the lowest and the highest scores in their sentences, with the words behind each.

    Parameters
    ----------
    corpus : Corpus
    scored : DataFrame
        From `score`.
    n : int
        Rows of each kind.
    scorer : {"default", "encoder", "linear", "lexicon"}
        The scorer that `scored` comes from.

    Returns
    -------
    DataFrame
        Rows of `scored`, the `n` lowest and the `n` highest scores in ascending order, and three more columns:
        context (the sentence; of one of over 4,000 characters the part around the mention), context_start (its first
        character in the article) and words (the table of `explain`; offsets are characters of the context).

    See Also
    --------
    explain
    """
    scored = scored.reset_index(drop=True)
    rows = pd.concat([scored.nsmallest(n, "score"), scored.nlargest(n, "score")[::-1]])
    rows = rows[~rows.index.duplicated()].reset_index(drop=True)
    (texts, starts, ends), _ = sentences_of(corpus, rows)
    words = [explain(text, start, end, scorer) for text, start, end in zip(texts, starts, ends)]
    return rows.assign(context=texts, context_start=rows["start"] - starts, words=pd.Series(words, dtype=object))


@as_read
def sentences_of(corpus: Corpus, mentions: pd.DataFrame) -> tuple[tuple[list, list, list], np.ndarray]:
    """Find each mention's sentence: its text, start and end of the mention in it, and the sentence's number.

    Of a sentence longer than any that people write, only the part around the mention: thousands of mentions of one
    endless sentence would take the square of its length.
    """
    sentences, texts = corpus.sentences, corpus.articles["text"].tolist()
    article = corpus.articles.index.get_indexer(mentions["article"].astype(object))
    if (article < 0).any():
        unknown = shown(mentions["article"].tolist()[article.argmin()])
        raise unreadable("mentions", unknown, "ids of the corpus", "Pass the corpus that they come from.", "article")
    first, last = (mentions[side].to_numpy(np.int64) for side in ("start", "end"))
    row, until = (rows_at(corpus, sentences, article, offset) for offset in (first, last - 1))
    begin = np.minimum(sentences["start"].to_numpy()[row], first)
    stop = np.maximum(sentences["end"].to_numpy()[until], last)
    long = stop - begin > LONGEST
    begin = np.where(long, np.maximum(begin, first - AROUND), begin)
    stop = np.where(long, np.minimum(stop, last + AROUND), stop)
    cut = [texts[number][a:b] for number, a, b in zip(article.tolist(), begin.tolist(), stop.tolist())]
    return (cut, (first - begin).tolist(), (last - begin).tolist()), sentences["sentence"].to_numpy()[row]


def _checked(texts: Sequence[str], starts: Offsets, ends: Offsets) -> tuple[list, list, list]:
    """Check that every target is a span of its text."""
    texts, starts, ends = list(texts), list(starts), list(ends)
    if not len(texts) == len(starts) == len(ends):
        numbers = f"{len(texts)} texts, {len(starts)} starts, {len(ends)} ends"
        raise unreadable("targets", numbers, "as many of each", "Pass one start and one end a text.")
    for row, (text, start, end) in enumerate(zip(texts, starts, ends)):
        if not isinstance(text, str):
            raise unreadable(f"targets, row {row}", shown(text), "a text", "Leave out rows without text.", "text")
        if not 0 <= start < end <= len(text):
            fix = "Offsets count characters of this text, not of the article."
            expected = f"0 <= start < end <= {len(text)}, the length of the text"
            raise unreadable(f"targets, row {row}", f"{start}-{end}", expected, fix, "start, end")
    return texts, [int(n) for n in starts], [int(n) for n in ends]


def named(function: str, scorer: str) -> str:
    """Check the name of a scorer; the default is the first."""
    if scorer not in ("default", *SCORERS):
        expected = "a scorer nor a function of (texts, starts, ends) that returns three probabilities a row"
        raise ArgumentError(function, "scorer", scorer, expected, ["default", *SCORERS])
    return next(iter(SCORERS)) if scorer == "default" else scorer


def _resolved(scorer: str | Scorer) -> tuple[Scorer, dict[str, float]]:
    """Find the function of a scorer, and the probability under which a label is "unclear" by kind of target."""
    if callable(scorer):
        return scorer, {"person": UNCLEAR, "country": UNCLEAR}
    name = named("sentiment.score_targets", scorer)
    return SCORERS[name], read_card(name)["unclear_below"]


def _probabilities(run: Scorer, targets: tuple[list, list, list]) -> np.ndarray:
    """Run a scorer and check that it returns probabilities."""
    shape = len(targets[0]), 3
    table = np.asarray(run(*targets), float) if shape[0] else np.zeros(shape)
    if table.shape != shape or not ((table >= 0).all() and np.allclose(table.sum(axis=1), 1, rtol=0, atol=1e-6)):
        expected = f"a function that returns shape {shape}, probabilities that add up to 1 a row (found {table.shape})"
        raise ArgumentError("sentiment.score_targets", "scorer", run, expected)
    return table
