"""The name swap: the same sentence with another name in the target's place must get the same score.

    filled(templates, names)     sentences made for this purpose, with each name in its place
    swapped(corpus, mentions)    the sentences of a corpus, with each name in a mention's place
    gap(sentences, scorer)       their scores, and how far a name alone moves them
    vader(texts)                 the score of whole sentences that is usually reported

The sentences and the names stand in codebooks/name_swap.toml.
"""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from .. import codebooks
from ..corpus import Corpus
from ._lexicon import vader_rules
from ._masking import THE_BEFORE
from ._score import Scorer, score_targets, sentences_of

_BOOK = codebooks.read("name_swap")
TEMPLATES: list[str] = _BOOK["templates"]["sentences"]
NAMES: dict[str, str] = _BOOK["names"]
ADJECTIVES: dict[str, str] = _BOOK["adjectives"]


def vader(texts: Sequence[str]) -> list[float]:
    """Score whole texts with VADER, names and all.

    Parameters
    ----------
    texts : sequence of str

    Returns
    -------
    list of float
        The compound score, -1 to 1 [1]_.

    References
    ----------
    .. [1] Hutto, C. J., & Gilbert, E. (2014). VADER: A parsimonious rule-based model for sentiment analysis. ICWSM.

    Examples
    --------
    >>> vader(["Russia signed.", "The United States signed."])
    [0.0, 0.4215]
    """
    return [vader_rules().polarity_scores(text)["compound"] for text in texts]


def filled(templates: Sequence[str] = TEMPLATES, names: dict[str, str] | None = None) -> pd.DataFrame:
    """Fill the place of each template with each name.

    Parameters
    ----------
    templates : sequence of str
        Sentences with one {}.
    names : dict, optional
        Names by key; by default the United States and Russia.

    Returns
    -------
    DataFrame
        template (with …), name (its key), text, start and end of the name in it (characters).

    Examples
    --------
    >>> filled(["Talks with {} began."])["text"].tolist()
    ['Talks with the United States began.', 'Talks with Russia began.']
    """
    rows = []
    for template in templates:
        left, right = template.split("{}")
        rows += [(f"{left}…{right}", key, *_in_place(left, name, right)) for key, name in (names or NAMES).items()]
    return pd.DataFrame(rows, columns=["template", "name", "text", "start", "end"])


def _in_place(left: str, name: str, right: str) -> tuple[str, int, int]:
    """Put a name between the parts of a sentence, with a capital where it opens it; add the name's start and end."""
    printed = name if left.strip() else name[0].upper() + name[1:]
    return left + printed + right, len(left), len(left) + len(printed)


def swapped(corpus: Corpus, mentions: pd.DataFrame) -> pd.DataFrame:
    """Put each of the two names in the place of every mention in its sentence.

    Parameters
    ----------
    corpus : Corpus
    mentions : DataFrame
        From `actors.mentions`.

    Returns
    -------
    DataFrame
        Two rows a mention: article, sentence, name (its key), text, start and end of the name in it (characters).

    Notes
    -----
    An adjective is replaced by an adjective, and the article before a name goes with it.
    """
    rows, (sentences, numbers) = [], sentences_of(corpus, mentions)
    for mention, number, text, start, end in zip(mentions.itertuples(), numbers.tolist(), *sentences):
        adjective = mention.kind == "adjective"
        left = text[:start] if adjective else THE_BEFORE.sub("", text[:start])
        words = (ADJECTIVES if adjective else NAMES).items()
        rows += [(mention.article, number, name, *_in_place(left, word, text[end:])) for name, word in words]
    return pd.DataFrame(rows, columns=["article", "sentence", "name", "text", "start", "end"])


def gap(sentences: pd.DataFrame, scorer: str | Scorer = "default") -> pd.DataFrame:
    """Score sentences that differ in a name alone.

    Parameters
    ----------
    sentences : DataFrame
        From `filled` or `swapped`: the rows of one original stand together.
    scorer : str or callable
        As for `sentiment.score_targets`.

    Returns
    -------
    DataFrame
        `sentences` with score (-1 to 1) and gap: the largest minus the smallest score of the same original.

    Notes
    -----
    Counterfactual evaluation [1]_. A scorer blind to names has gap 0 in every row, as the three that ship have. That
    alone does not make it fair.

    References
    ----------
    .. [1] Kiritchenko, S., & Mohammad, S. M. (2018). Examining gender and race bias in two hundred sentiment analysis
       systems. *SEM.

    Examples
    --------
    >>> float(gap(filled())["gap"].max())
    0.0
    """
    scores = score_targets(sentences["text"], sentences["start"], sentences["end"], scorer)["score"].to_numpy()
    names = sentences["name"].nunique()
    ranges = np.ptp(scores.reshape(-1, names), axis=1) if len(scores) else scores
    return sentences.assign(score=scores, gap=np.repeat(ranges, names))
