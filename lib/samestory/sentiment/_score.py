"""Sentiment toward an actor: what a sentence says of its target, blind to who the target is.

Sentence sentiment is not target sentiment (Hamborg & Donnay 2021), and scorers that see names favor some of them. Every
scorer here reads the sentence with the target and all other names hidden (`masking`), so the same sentence scores the
same for the United States and for Russia. Two scorers ship: `linear` (the default) and `lexicon`, the second opinion.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from functools import lru_cache
from importlib.resources import files

import numpy as np
import pandas as pd

from ..corpus import Corpus
from ..errors import shown, unreadable
from . import _lexicon as _valence
from . import _linear
from ._masking import is_country

LABELS = ("negative", "neutral", "positive")
Scorer = Callable[[Sequence[str], Sequence[int], Sequence[int]], np.ndarray]
UNCLEAR = 0.5  # a scorer of the reader's own: under this probability of the likeliest class the label is "unclear"


@lru_cache
def card(scorer: str) -> dict:
    """The model card of a shipped scorer: data, method, validation, what it must not be used for."""
    if scorer not in SCORERS:
        raise _unknown(scorer)
    return json.loads((files(__package__) / "models" / f"{scorer}.json").read_text(encoding="utf-8"))


def lexicon(texts: Sequence[str], starts: Sequence[int], ends: Sequence[int]) -> np.ndarray:
    """Probabilities negative, neutral, positive from VADER's valences around each target, names hidden.

    Two sums a target (praise, blame; see `valence.sums`) on a logarithmic scale, turned into calibrated probabilities by a
    logistic regression with five weights a kind of target. Without a valenced word the score is 0. Valences: Hutto & Gilbert (2014).
    """
    held, sums = card("lexicon"), _valence.sums(texts, starts, ends)
    country = np.array([is_country(text[a:b]) for text, a, b in zip(texts, starts, ends)], bool)
    return np.where(country[:, None], from_sums(sums, held["country"]), from_sums(sums, held["person"]))


def from_sums(sums: np.ndarray, weights: dict) -> np.ndarray:
    """Probabilities from the sums of praise and blame: evaluated at all, and praised if so (even odds without a word)."""
    scale = np.log1p(sums)
    evaluated = scale @ weights["evaluated"][:2] + weights["evaluated"][2]
    return _linear.in_two_steps(np.column_stack([evaluated, scale @ weights["praised"]]))


SCORERS: dict[str, Scorer] = {"linear": _linear.linear, "lexicon": lexicon}
DEFAULT = "linear"


def score_targets(
    texts: Sequence[str], starts: Sequence[int], ends: Sequence[int], scorer: str | Scorer = "default"
) -> pd.DataFrame:
    """The attitude toward `text[start:end]` in each text, one row each.

    `scorer` is a name in `SCORERS` or a function of the reader's own: (texts, starts, ends) to an array of three
    probabilities a row. Returns `negative`, `neutral`, `positive` (calibrated probabilities), `score` (positive minus
    negative, -1..1) and `label` (the likeliest class, or "unclear" where it is not likely enough: the fifth of the
    targets that the scorer was least sure of in validation). A text should be the sentence that holds the target; of a longer
    one the thirty words on each side count. Raises `CorpusError` naming the row for a target that is empty or outside its text.

    >>> told = ["Russia condemned the attack.", "The US condemned the attack."]
    >>> score_targets(told, [0, 4], [6, 6])["score"].nunique()
    1
    """
    name = DEFAULT if isinstance(scorer, str) and scorer == "default" else scorer
    texts, starts, ends = _targets(texts, starts, ends)
    score_all = _scorer(name)
    found = _probabilities(score_all(texts, starts, ends), len(texts)) if texts else np.zeros((0, 3))
    table = pd.DataFrame(found, columns=list(LABELS))
    table["score"] = table["positive"] - table["negative"]
    likeliest = np.array(LABELS, dtype=object)[found.argmax(axis=1)]
    sure = found.max(axis=1, initial=0) >= _bounds(name, texts, starts, ends)
    table["label"] = pd.Series(np.where(sure, likeliest, "unclear"), dtype="str")
    return table


def score(corpus: Corpus, mentions: pd.DataFrame, scorer: str | Scorer = "default") -> pd.DataFrame:
    """The attitude toward each mention in its sentence.

    `mentions` needs `article`, `start`, `end` (from `actors.mentions`, or any spans of the corpus). Returns a copy with
    `sentence` (filled in where it is not there) and the columns of `score_targets`. The voice of a mention says whose
    attitude it is: keep `voice` and `speaker` apart in whatever is counted.
    """
    texts, starts, ends, number = _in_sentences(corpus, mentions)
    scored = mentions.copy()
    if "sentence" not in scored:
        scored["sentence"] = number
    found = score_targets(texts, starts, ends, scorer)
    return scored.assign(**{column: found[column].to_numpy() for column in found.columns})


def explain(text: str, start: int, end: int, scorer: str = "default") -> pd.DataFrame:
    """The words behind the score of one target, those that weigh most first.

    Columns: `start`, `end`, `text` (the word in the text as given), `weight` (toward praise above 0, toward blame below;
    for `linear` in log-odds of positive against negative, for `lexicon` in valence). Names have no weight of their own; `X`
    stands for any name, and its place among the words may weigh.
    """
    name = DEFAULT if scorer == "default" else scorer
    if name not in SCORERS:
        raise _unknown(name)
    _targets([text], [start], [end])
    weighed = _valence.weighed if name == "lexicon" else _linear.weighed
    rows = [(a, b, text[a:b], weight) for _, a, b, weight in weighed(text, start, end)]
    table = pd.DataFrame(rows, columns=["start", "end", "text", "weight"])
    order = table["weight"].abs().sort_values(ascending=False, kind="stable").index
    return table.loc[order].reset_index(drop=True)


def _in_sentences(corpus: Corpus, mentions: pd.DataFrame) -> tuple[list[str], list[int], list[int], list[int]]:
    """Each mention's sentence, its place in it, and the sentence's number."""
    sentences = corpus.sentences
    rank = {article: n for n, article in enumerate(corpus.articles.index)}
    unknown = [name for name in mentions["article"].unique().tolist() if name not in rank]
    if unknown:
        raise unreadable(
            "mentions", shown(unknown[0]), "ids of the corpus", "Pass the corpus they were found in.", "article"
        )
    at = sentences["article"].cat.codes.to_numpy().astype(np.int64)
    begins, stops = (sentences[side].to_numpy().astype(np.int64) for side in ("start", "end"))
    of = np.array([rank[name] for name in mentions["article"].tolist()], np.int64)
    first, last = (mentions[side].to_numpy().astype(np.int64) for side in ("start", "end"))
    wide = int(stops.max(initial=0)) + 1
    row = np.searchsorted(at * wide + begins, of * wide + first, side="right") - 1
    row = np.clip(row, 0, max(len(begins) - 1, 0))
    until = np.clip(np.searchsorted(at * wide + begins, of * wide + last, side="left") - 1, row, None)
    texts, raw = [], corpus.articles["text"].tolist()
    for n, (a, b) in enumerate(zip(begins[row].tolist(), stops[until].tolist())):
        texts.append(raw[of[n]][min(a, int(first[n])) : max(b, int(last[n]))])
    shift = np.minimum(begins[row], first)
    return texts, (first - shift).tolist(), (last - shift).tolist(), sentences["sentence"].to_numpy()[row].tolist()


def _targets(texts: Sequence[str], starts: Sequence[int], ends: Sequence[int]) -> tuple[list, list, list]:
    texts, starts, ends = list(texts), list(starts), list(ends)
    if not len(texts) == len(starts) == len(ends):
        found = f"{len(texts)} texts, {len(starts)} starts, {len(ends)} ends"
        raise unreadable("targets", found, "as many of each", "Pass one start and one end a text.")
    for row, (text, start, end) in enumerate(zip(texts, starts, ends)):
        if not isinstance(text, str):
            raise unreadable(f"targets, row {row}", shown(text), "a text", "Leave out rows without text.", "text")
        if not 0 <= start < end <= len(text):
            found, expected = f"{start}-{end}", f"0 <= start < end <= {len(text)}, the length of the text"
            fix = "Offsets count characters of this text, not of the article."
            raise unreadable(f"targets, row {row}", found, expected, fix, "start, end")
    return texts, [int(n) for n in starts], [int(n) for n in ends]


def _scorer(name: str | Scorer) -> Scorer:
    if callable(name):
        return name
    if name not in SCORERS:
        raise _unknown(name)
    return SCORERS[name]


def _unknown(name: object) -> ValueError:
    return ValueError(
        f"scorer {shown(name)}; expected 'default', {', '.join(map(repr, SCORERS))} or a function of "
        "(texts, starts, ends) that returns three probabilities a row."
    )


def _probabilities(found: object, n: int) -> np.ndarray:
    """What a scorer returned, if it is what it should be."""
    table = np.asarray(found, float)
    if (
        table.shape != (n, 3)
        or not np.isfinite(table).all()
        or (table < 0).any()
        or (abs(table.sum(1) - 1) > 1e-6).any()
    ):
        raise ValueError(
            f"the scorer returned an array of shape {table.shape}; expected ({n}, 3): probabilities of negative, neutral "
            "and positive that add up to 1 in each row."
        )
    return table


def _bounds(name: str | Scorer, texts: list, starts: list, ends: list) -> np.ndarray:
    """The probability under which each target's label is "unclear"."""
    if callable(name):
        return np.full(len(texts), UNCLEAR)
    held = card(name)
    by_kind = (
        held["unclear_below"]
        if "unclear_below" in held
        else {k: held[k]["unclear_below"] for k in ("person", "country")}
    )
    kinds = ["country" if is_country(text[a:b]) else "person" for text, a, b in zip(texts, starts, ends)]
    return np.array([by_kind[kind] for kind in kinds], float)
