"""The name swap: the same sentence with another name in the target's place must get the same score.

Counterfactual evaluation (Kiritchenko & Mohammad 2018; Garg et al. 2019): whatever a scorer adds for the name alone shows as
a gap between sentences that differ in nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import numpy as np
import pandas as pd

from ..corpus import Corpus
from ._score import Scorer, score_targets

# Sentences of news style with one place for a country's name, half of them evaluative; made for this purpose.
TEMPLATES = (
    "{} imposed punitive tariffs on imported steel.",
    "Analysts praised {} for its restraint.",
    "Leaders across the region accused {} of breaking the agreement.",
    "Talks with {} went well, officials said.",
    "The minister said that the decision by {} was unjust.",
    "“We trust {},” the envoy said, “and it has never failed us.”",
    "Troops from {} shelled the town on Monday.",
    "A common front against {} would be a great success.",
    "The report blames {} for the collapse of the talks.",
    "The delegation arrives in {} next week.",
)
SWAPPED = {"US": "the United States", "Russia": "Russia"}
ADJECTIVES = {"US": "American", "Russia": "Russian"}
_ARTICLE = re.compile(r"\b[Tt]he\s+\Z")


def vader(texts: Sequence[str]) -> list[float]:
    """VADER's compound score (-1..1) of whole texts, names and all (Hutto & Gilbert 2014): what is usually done."""
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    rules = SentimentIntensityAnalyzer()
    return [rules.polarity_scores(text)["compound"] for text in texts]


def filled(templates: Sequence[str] = TEMPLATES, names: dict[str, str] | None = None) -> pd.DataFrame:
    """Each template with each name in its place: `template` (with …), `name`, `text`, `start`, `end` of the name."""
    rows = []
    for template in templates:
        at = template.index("{}")
        for key, name in (names or SWAPPED).items():
            printed = name[0].upper() + name[1:] if at == 0 else name
            rows.append((template.replace("{}", "…"), key, template.replace("{}", printed), at, at + len(printed)))
    return pd.DataFrame(rows, columns=["template", "name", "text", "start", "end"])


def swapped(corpus: Corpus, mentions: pd.DataFrame) -> pd.DataFrame:
    """Every sentence of the corpus that holds one of `mentions`, with each of the two names in the mention's place.

    `mentions` from `actors.mentions`. An adjective is replaced by an adjective, and the article goes with the name it
    belongs to. Returns `article`, `sentence`, `name`, `text`, `start`, `end`, two rows a mention.
    """
    held = corpus.sentences.astype({"article": corpus.articles.index.dtype})
    table = mentions.merge(
        held[["article", "sentence", "start", "end"]], on=["article", "sentence"], suffixes=("", "_of_sentence")
    )
    rows = []
    for m in table.itertuples():
        text = corpus.raw(m.article)
        left, right = text[m.start_of_sentence : m.start], text[m.end : m.end_of_sentence]
        words = ADJECTIVES if m.kind == "adjective" else SWAPPED
        bare = left if m.kind == "adjective" else _ARTICLE.sub("", left)
        for name, word in words.items():
            printed = word if bare.strip() else word[0].upper() + word[1:]
            rows.append((m.article, m.sentence, name, bare + printed + right, len(bare), len(bare) + len(printed)))
    return pd.DataFrame(rows, columns=["article", "sentence", "name", "text", "start", "end"])


def gap(sentences: pd.DataFrame, scorer: str | Scorer | Callable = "default") -> pd.DataFrame:
    """The scores of sentences that differ in a name alone.

    `sentences` from `filled` or `swapped`: the rows of one original stand together. Returns them with `score`, and
    `gap`: the largest minus the smallest score of the same original. A fair scorer has gap 0 in every row, exactly.
    """
    scores = score_targets(sentences["text"], sentences["start"], sentences["end"], scorer)["score"].to_numpy()
    names = sentences["name"].nunique()
    ranges = np.ptp(scores.reshape(-1, names), axis=1) if len(scores) else scores
    return sentences.assign(score=scores, gap=np.repeat(ranges, names))
