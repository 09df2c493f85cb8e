"""The word stream of keyness, and the sentences that it leaves out.

It is not the stream of `language.words`: keyness counts words as printed, so nothing is stemmed, compounds stay whole
("US-India" is one word), and any initialism ("IT", "EU", "UN") is another word than its small letters.
"""

from typing import NamedTuple

import numpy as np
import pandas as pd
from scipy import sparse

from ..corpus import Corpus
from ..corpus import offsets as spans
from ..corpus.text import fold, is_word

INITIALISM = range(2, 5)  # letters; longer words in capitals (WASHINGTON, UNESCO) are printed otherwise elsewhere
UNKNOWN = -2  # the number of a word that the corpus does not hold; -1 is punctuation


class Words(NamedTuple):
    """The words of a corpus as numbers: `labels` in alphabetical order, and for each row of corpus.tokens its label.

    `code` is -1 for punctuation; `article` and `sentence` are row numbers of corpus.articles and corpus.sentences.
    `counted` says of each sentence whether its words count: boilerplate and what an article says again do not. Copies
    are left out where articles are chosen, as which of them counts depends on the choice.
    """

    labels: np.ndarray
    code: np.ndarray
    article: np.ndarray
    sentence: np.ndarray
    counted: np.ndarray


@spans.as_read
@spans.once_per_corpus
def words(corpus: Corpus) -> Words:
    """Return the word stream of a corpus.

    Words are folded to lower case, but initialisms of two to four letters keep their capitals: "US" the country and
    "us" the pronoun are different words. In a run of words in capitals that holds a longer one ("NEW DELHI", a headline
    set in capitals) nobody can tell the two apart: such words are folded.
    """
    tokens, sentences = corpus.tokens, corpus.sentences
    article = tokens["article"].cat.codes.to_numpy()
    first = np.searchsorted(sentences["article"].cat.codes.to_numpy(), np.arange(len(corpus)))
    sentence = (first[article] + tokens["sentence"].to_numpy()).astype(np.int32)
    labels, code = _labeled(tokens["token"].cat, sentence)
    counted = ((sentences["repeats"] < 0) & (sentences["zone"] != "furniture")).to_numpy(copy=True)
    counted[repeated(corpus).index] = False
    return Words(labels, code, article, sentence, counted)


def _labeled(tokens: pd.Series, sentence: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the labels in alphabetical order and the label of each token."""
    types, token = tokens.categories.tolist(), tokens.codes.to_numpy()
    lower = fold("\n".join(types)).split("\n") if types else []  # one call: folding keeps lines and lengths
    stems = [t[:-2] if low.endswith("'s") else t for t, low in zip(types, lower)]
    capital = [stem.isupper() for stem in stems]
    letters = [sum(map(str.isalpha, stem)) if up else 0 for stem, up in zip(stems, capital)]
    short = [n in INITIALISM and stem.replace(".", "").replace("&", "").isalpha() for n, stem in zip(letters, stems)]
    kept = [stem + low[len(stem) :] if own else low for stem, low, own in zip(stems, lower, short)]
    labels = sorted({label for label, t in zip([*lower, *kept], [*types, *types]) if is_word(t)})
    number = {label: n for n, label in enumerate(labels)}
    folded, own = (np.array([number.get(label, -1) for label in column], np.int32) for column in (lower, kept))
    in_capitals = _in_capitals(np.array(capital, bool)[token], np.array(letters)[token] >= INITIALISM.stop, sentence)
    return np.array(labels, dtype=object), np.where(in_capitals, folded[token], own[token])


def _in_capitals(capital: np.ndarray, long: np.ndarray, sentence: np.ndarray) -> np.ndarray:
    """Mark the tokens in runs of capitals that hold a long word."""
    if not len(capital):
        return capital
    starts = np.flatnonzero(np.append(True, (capital[1:] != capital[:-1]) | (np.diff(sentence) != 0)))
    return np.repeat(np.logical_or.reduceat(long, starts), np.diff(starts, append=len(capital))) & capital


def copies(corpus: Corpus) -> np.ndarray:
    """Mark the articles that an earlier one of the same outlet equals."""
    return spans.reports(corpus) != np.arange(len(corpus))


@spans.once_per_corpus
def repeated(corpus: Corpus) -> pd.Series:
    """Return for each boilerplate sentence (a row of corpus.sentences) in how many articles of its outlet it stands."""
    number = corpus.sentences["article"].cat.codes.to_numpy()
    sentences = pd.DataFrame(
        {
            "outlet": corpus.articles["outlet"].to_numpy(dtype=object)[number],
            "text": [text[a:b] for _, text, starts, ends in spans.texts(corpus) for a, b in zip(starts, ends)],
            # A report downloaded twice is one; else each of its sentences would be taken for boilerplate.
            "report": spans.reports(corpus)[number],
        },
        dtype=object,
    )
    sentences = sentences[sentences["outlet"] != ""]
    sentences = sentences[sentences.duplicated(["outlet", "text"], keep=False)]
    sentences = sentences[np.array([is_word(text) for text in sentences["text"]], bool)]
    articles = sentences.groupby(["outlet", "text"], sort=False)["report"].transform("nunique")
    return articles[articles > 1]


@spans.once_per_corpus
def word_counts(corpus: Corpus) -> sparse.csr_matrix:
    """Return how often each article (row) holds each word (column)."""
    stream = words(corpus)
    counted = (stream.code >= 0) & stream.counted[stream.sentence]
    place = (stream.article[counted], stream.code[counted])
    shape = (len(corpus), len(stream.labels))
    counts = sparse.coo_matrix((np.ones(len(place[0]), np.int32), place), shape=shape).tocsr()
    counts.sum_duplicates()
    return counts


def code_of(labels: np.ndarray, word: str) -> int:
    """Return the number of a word, as given ("US") if it is a label, else folded."""
    for label in (word.replace("’", "'"), fold(word)):
        at = int(np.searchsorted(labels, label))
        if at < len(labels) and labels[at] == label:
            return at
    return UNKNOWN
