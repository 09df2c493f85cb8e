"""How many words of each report stand in whose voice."""

import pandas as pd

from ..corpus import Corpus
from ..corpus.offsets import as_read, once_per_corpus
from ..errors import ArgumentError
from ..language.words import told_once
from ._annotate import voice_of

BLOCK = 500_000  # words whose voice is found at once: a table of all would take more memory than the corpus


def words(corpus: Corpus, by: str = "article") -> pd.DataFrame:
    """Count the words of each report, or of each group of reports, by voice and speaker.

    Parameters
    ----------
    corpus : Corpus
    by : str
        "article", or a column of `corpus.articles`, such as "outlet".

    Returns
    -------
    DataFrame
        One row a group, voice and speaker, groups in the order of the corpus: the column `by`, voice, speaker ("" for
        the outlet and for nobody named), words (tokens that hold a letter or digit; sentences that a report repeats
        count once), share (0..1) of the group's words.

    Raises
    ------
    ArgumentError
        The articles have no such column.

    See Also
    --------
    voice_of

    Examples
    --------
    >>> import samestory as ss
    >>> texts = ["Rain fell. “It helps,” said Maria Lopez.", "Snow fell."]
    >>> corpus = ss.read_corpus(pd.DataFrame({"text": texts, "outlet": "Post"}))
    >>> words(corpus)[["article", "voice", "speaker", "words"]].values.tolist()
    [['000', 'outlet', '', 5], ['000', 'quoted', 'Maria Lopez', 2], ['001', 'outlet', '', 2]]
    >>> words(corpus, "outlet")["words"].tolist()
    [7, 2]
    """
    facts = corpus.articles
    if by != "article" and by not in facts.columns:
        raise ArgumentError("voices.words", "by", by, "article or a column of the articles", facts.columns)
    told = words_by_sentence(corpus)
    counts = told.groupby(["article", "voice", "speaker"], observed=True, sort=False)["words"].sum().reset_index()
    counts["article"] = counts["article"].astype(facts.index.dtype)
    place = pd.Series(range(len(facts)), index=facts.index)
    counts = counts.iloc[counts["article"].map(place).argsort(kind="stable")]
    if by != "article":
        counts = counts.assign(**{by: counts["article"].map(facts[by])})
        counts = counts.groupby([by, "voice", "speaker"], sort=False)["words"].sum().reset_index()
        counts = counts.iloc[pd.factorize(counts[by])[0].argsort(kind="stable")]
    counts = counts.reset_index(drop=True)
    return counts.assign(share=counts["words"] / counts.groupby(by, sort=False)["words"].transform("sum"))


@as_read
@once_per_corpus
def words_by_sentence(corpus: Corpus) -> pd.DataFrame:
    """Count the words of each sentence that repeats no other, by voice and speaker.

    Parameters
    ----------
    corpus : Corpus

    Returns
    -------
    DataFrame
        One row a sentence, voice and speaker: article sentence voice speaker words.

    Examples
    --------
    >>> import samestory as ss
    >>> corpus = ss.read_corpus(pd.DataFrame({"text": ["Rain fell. “It helps,” said Maria Lopez."]}))
    >>> words_by_sentence(corpus)[["sentence", "voice", "words"]].values.tolist()
    [[0, 'outlet', 2], [1, 'quoted', 2], [1, 'outlet', 3]]
    """
    tokens, told = corpus.tokens[["article", "sentence", "start", "end"]], told_once(corpus)
    keys, counts = ["article", "sentence", "voice", "speaker"], []
    for first in range(0, max(len(told), 1), BLOCK):
        spans = voice_of(corpus, tokens.take(told[first : first + BLOCK]))
        counts.append(spans.groupby(keys, observed=True, sort=False).size().rename("words").reset_index())
    joined = pd.concat(counts, ignore_index=True)  # a sentence may stand in two blocks
    return joined.groupby(keys, observed=True, sort=False)["words"].sum().reset_index()
