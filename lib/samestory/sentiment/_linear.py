"""The scorer `linear`: logistic regression on the words around a target, names hidden, with every weight open to view.

Features are stems where they stand: anywhere near, left or right of the target, touching it, and at the next three
places; words after a negator are features of their own. VADER's valences add sums by side and distance. Two heads share
the features. For persons one regression tells three classes apart; for countries one tells evaluated from not, another
praise from blame, so that rare praise of countries is learned from persons while base rates stay those of countries.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

import numpy as np
from nltk.stem.snowball import SnowballStemmer
from scipy import sparse
from scipy.special import expit, softmax

from ._lexicon import NEGATED, is_negator, valences
from ._masking import NAME, is_country, masked, pieces

TARGET = "TGT"
FAR, SIDE, NEAR = 30, 10, 4  # words on each side: read at all, told left from right, told as close
SCOPE = 3  # words after a negator that it reaches
STOPS = frozenset(',;:()"—–')  # marks that end a negator's reach
SUMS = ("+", "-", "<+", "<-", ">+", ">-", "<<+", "<<-", ">>+", ">>-")  # valences: all, by side, close by side
PLACE = {name: n for n, name in enumerate(SUMS)}
Feature = tuple[str, tuple[int, ...]]  # a name, and the numbers of the pieces it rests on


class Model(NamedTuple):
    """The fitted weights. Columns: person negative, neutral, positive; country evaluated; country praise."""

    vocabulary: dict[str, int]
    weights: np.ndarray  # features x 5
    sums: np.ndarray  # valence sums x 5
    intercept: np.ndarray  # 5
    known: frozenset[str]
    card: dict


@lru_cache(maxsize=1)
def model() -> Model:
    """The shipped model, read once. Its card says on what it was fitted and how well it does."""
    folder = files(__package__) / "models"
    with (folder / "linear.npz").open("rb") as stream, np.load(stream, allow_pickle=False) as held:
        names, known = (bytes(held[key]).decode("utf-8").split("\n") for key in ("features", "known"))
        weights, sums, intercept = (held[key].astype(float) for key in ("weights", "sums", "intercept"))
    card = json.loads((folder / "linear.json").read_text(encoding="utf-8"))
    return Model({name: n for n, name in enumerate(names)}, weights, sums, intercept, frozenset(known), card)


# --- features ------------------------------------------------------------------------------------------------------


@lru_cache(maxsize=1)
def _stems() -> dict[str, str]:
    return {NAME: NAME, TARGET: TARGET}


_stemmer = SnowballStemmer("english")


def _stem(word: str) -> str:
    held = _stems()
    found = held.get(word)
    if found is None:
        found = _stemmer.stem(word)
        if len(held) < 200_000:
            held[word] = found
    return found


def line(before: list[str], behind: list[str]) -> tuple[list[str], list[bool], int]:
    """The words with the target between them, which of them a negator reaches, and where the target stands."""
    words = [*before[-FAR:], TARGET, *behind[:FAR]]
    reached, left = [], 0
    for word in words:
        reached.append(left > 0 and word != NAME and word not in STOPS)
        left = SCOPE if is_negator(word) else 0 if word in STOPS else left - 1
    return words, reached, min(len(before), FAR)


def features(words: Sequence[str], reached: Sequence[bool], at: int) -> Iterable[Feature]:
    """The names of the features of a line of words whose target stands at `at`, with the places they rest on.

    `w` anywhere, `<w` `>w` left or right within ten words, `<<w` `>>w` within four, `-2w` `+1w` at that place, and
    `@…` runs of words that touch the target. `!` marks a word that a negator reaches.
    """
    stems = ["!" + _stem(w) if r else _stem(w) for w, r in zip(words, reached)]
    for n, stem in enumerate(stems):
        if n == at:
            continue
        distance, side = abs(n - at), "<" if n < at else ">"
        yield stem, (n,)
        if distance <= SIDE:
            yield side + stem, (n,)
            if distance <= NEAR:
                yield side + side + stem, (n,)
                if distance <= 3:
                    yield f"{n - at:+d}{stem}", (n,)
    for back in range(min(at, 3) + 1):
        for ahead in range(min(3 - back, len(stems) - 1 - at) + 1):
            if back + ahead:
                places = tuple(n for n in range(at - back, at + ahead + 1) if n != at)
                yield "@" + " ".join(stems[at - back : at + ahead + 1]), places


def valence_sums(words: Sequence[str], reached: Sequence[bool], at: int) -> list[tuple[int, float, int]]:
    """VADER's valences as parts of the sums: number of the sum, what the word adds, the place of the word."""
    parts, known = [], valences()
    for n, word in enumerate(words):
        valence = known.get(word)
        if valence is None:
            continue
        value = valence * (NEGATED if reached[n] else 1) / 4
        sign, side, distance = "+" if value > 0 else "-", "<" if n < at else ">", abs(n - at)
        parts += [(PLACE[sign], abs(value), n), (PLACE[side + sign], abs(value) / (1 + distance / 5), n)]
        if distance <= NEAR:
            parts.append((PLACE[side + side + sign], abs(value), n))
    return parts


def table(
    texts: Sequence[str], starts: Sequence[int], ends: Sequence[int], vocabulary: dict[str, int], known: frozenset[str]
) -> tuple[sparse.csr_matrix, np.ndarray]:
    """The features of many targets: which of the vocabulary each has (0 or 1), and its valence sums."""
    indptr, indices, sums = [0], [], np.zeros((len(texts), len(SUMS)))
    for row, (text, start, end) in enumerate(zip(texts, starts, ends)):
        words = line(*masked(text, start, end, known))
        held = {vocabulary[name] for name, _ in features(*words) if name in vocabulary}
        indices.extend(sorted(held))
        indptr.append(len(indices))
        for number, value, _ in valence_sums(*words):
            sums[row, number] += value
    shape = (len(texts), len(vocabulary))
    return sparse.csr_matrix((np.ones(len(indices)), indices, indptr), shape=shape), sums


# --- scores --------------------------------------------------------------------------------------------------------


def linear(texts: Sequence[str], starts: Sequence[int], ends: Sequence[int]) -> np.ndarray:
    """Probabilities negative, neutral, positive of each target, a row each; base rates by the kind of target."""
    held = model()
    binary, sums = table(texts, starts, ends, held.vocabulary, held.known)
    scores = binary @ held.weights + sums @ held.sums + held.intercept
    country = np.array([is_country(text[a:b]) for text, a, b in zip(texts, starts, ends)], bool)
    return np.where(country[:, None], in_two_steps(scores[:, 3:]), softmax(scores[:, :3], axis=1))


def in_two_steps(scores: np.ndarray) -> np.ndarray:
    """Probabilities negative, neutral, positive from two scores a row: evaluated at all, and praised if so."""
    evaluated, praised = expit(scores).T
    return np.column_stack([evaluated * (1 - praised), 1 - evaluated, evaluated * praised])


def weighed(text: str, start: int, end: int) -> list[tuple[str, int, int, float]]:
    """The words around the target: word, its start and end in the text, and what it adds toward praise or blame.

    The unit is the log-odds of positive against negative. A feature of several words is shared out among them equally.
    """
    held = model()
    before, behind = pieces(text, start, end, held.known)
    words = line([word for word, _, _ in before], [word for word, _, _ in behind])
    toward, sums = (w[:, 4] if is_country(text[start:end]) else w[:, 2] - w[:, 0] for w in (held.weights, held.sums))
    at, weights = words[2], np.zeros(len(words[0]))
    for name, places in dict(features(*words)).items():
        if name in held.vocabulary:
            weights[list(places)] += toward[held.vocabulary[name]] / len(places)
    for number, value, place in valence_sums(*words):
        weights[place] += sums[number] * value
    spans = [*before[-FAR:], (TARGET, start, end), *behind[:FAR]]
    return [
        (word, a, b, float(w)) for n, ((word, a, b), w) in enumerate(zip(spans, weights)) if n != at and w and b > a
    ]
