"""The scorer `linear`: logistic regression on the words around a target, names hidden, with every weight open to view.

Features are stems where they stand: anywhere near, left or right of the target, touching it, and at the next three
places; words after a negator are features of their own. VADER's valences add sums by side and distance. Two heads share
the features. For persons one regression tells three classes apart; for countries one tells evaluated from not, another
praise from blame, so that rare praise of countries is learned from persons while base rates stay those of countries.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from importlib.resources.abc import Traversable
from typing import NamedTuple

import numpy as np
from nltk.stem.snowball import SnowballStemmer
from scipy import sparse
from scipy.special import softmax

from ..language.negation import denies
from ._lexicon import NEGATED, valence, valences
from ._masking import NAME, masked_words, places_of_words
from ._models import MODELS, Offsets, Targets, are_countries, in_two_steps, is_country, known_words

TARGET = "TGT"
FAR, SIDE, NEAR, NEXT = 30, 10, 4, 3  # words on each side: read at all, told left from right, close, with their place
SCOPE = 3  # words after a negator that it reaches
STOPS = frozenset(',;:()"—–')  # marks that end a negator's reach
# Valence sums and their numbers: of all words, by side, close by side.
SUMS = {name: number for number, name in enumerate("+ - <+ <- >+ >- <<+ <<- >>+ >>-".split())}
_stemmer = SnowballStemmer("english")


class Model(NamedTuple):
    """The fitted weights. Columns: person negative, neutral, positive; country evaluated; country praise."""

    vocabulary: dict[str, int]
    weights: np.ndarray  # features x 5
    sums: np.ndarray  # valence sums x 5
    intercept: np.ndarray  # 5


class Window(NamedTuple):
    """The words around a target with `TARGET` between them, which of them a negator reaches, the target's number."""

    words: list[str]
    negated: list[bool]
    target: int


@lru_cache
def model(folder: Traversable = MODELS) -> Model:
    """Read the weights in a folder, by default those that ship."""
    with (folder / "linear.npz").open("rb") as stream, np.load(stream, allow_pickle=False) as arrays:
        names = bytes(arrays["features"]).decode("utf-8").split("\n")
        weights = (arrays[key].astype(float) for key in ("weights", "sums", "intercept"))
        return Model({name: n for n, name in enumerate(names)}, *weights)


# --- features ------------------------------------------------------------------------------------------------------


@lru_cache(maxsize=200_000)
def _stem(word: str) -> str:
    """Stem a word; the marks of a name and of the target stay."""
    return word if word in (NAME, TARGET) else _stemmer.stem(word)


def window(before: list[str], behind: list[str]) -> Window:
    """Put the target between the words on its sides and mark what a negator reaches."""
    words = [*before[-FAR:], TARGET, *behind[:FAR]]
    negated, left = [], 0
    for word in words:
        negated.append(left > 0 and word != NAME and word not in STOPS)
        left = SCOPE if denies(word) else 0 if word in STOPS else left - 1
    return Window(words, negated, min(len(before), FAR))


def features(around: Window) -> Iterable[tuple[str, tuple[int, ...]]]:
    """Name the features of a window, each with the numbers of the words that it rests on.

    `w` anywhere, `<w` `>w` left or right within ten words, `<<w` `>>w` within four, `-2w` `+1w` at that place, and
    `@…` runs of words that touch the target. `!` marks a word that a negator reaches.
    """
    at = around.target
    stems = ["!" + _stem(w) if negated else _stem(w) for w, negated in zip(around.words, around.negated)]
    for n, stem in enumerate(stems):
        distance, side = abs(n - at), "<" if n < at else ">"
        if distance:
            yield stem, (n,)
        if 0 < distance <= SIDE:
            yield side + stem, (n,)
            if distance <= NEAR:
                yield side + side + stem, (n,)
            if distance <= NEXT:
                yield f"{n - at:+d}{stem}", (n,)
    for back in range(min(at, NEXT) + 1):
        for ahead in range(min(NEXT - back, len(stems) - 1 - at) + 1):
            if back + ahead:
                places = (*range(at - back, at), *range(at + 1, at + ahead + 1))
                yield "@" + " ".join(stems[at - back : at + ahead + 1]), places


def valence_sums(around: Window) -> Iterable[tuple[int, float, int]]:
    """Part the valence sums of a window: number of the sum in `SUMS`, what a word adds to it, number of the word."""
    known, at = valences(), around.target
    for n, word in enumerate(around.words):
        if word in known and (toned := valence(around.words, n)):
            value = toned * (NEGATED if around.negated[n] else 1) / 4
            sign, side, distance = "+" if value > 0 else "-", "<" if n < at else ">", abs(n - at)
            yield SUMS[sign], abs(value), n
            yield SUMS[side + sign], abs(value) / (1 + distance / 5), n
            if distance <= NEAR:
                yield SUMS[side + side + sign], abs(value), n


def feature_table(targets: Targets, vocabulary: dict[str, int]) -> tuple[sparse.csr_matrix, np.ndarray]:
    """Tell which features of the vocabulary each target has (0 or 1), and compute its valence sums."""
    indptr, indices, sums = [0], [], np.zeros((len(targets[0]), len(SUMS)))
    for row, target in enumerate(zip(*targets)):
        around = window(*masked_words(*target, known_words()))
        indices.extend(sorted({vocabulary[name] for name, _ in features(around) if name in vocabulary}))
        indptr.append(len(indices))
        for number, value, _ in valence_sums(around):
            sums[row, number] += value
    return sparse.csr_matrix((np.ones(len(indices)), indices, indptr), (len(sums), len(vocabulary))), sums


# --- scores --------------------------------------------------------------------------------------------------------


def probabilities(texts: Sequence[str], starts: Offsets, ends: Offsets, fitted: Model | None = None) -> np.ndarray:
    """Compute probabilities negative, neutral, positive of each target; base rates by the kind of target.

    The weights are those that ship unless others are given.
    """
    fitted = fitted or model()
    binary, sums = feature_table((texts, starts, ends), fitted.vocabulary)
    scores = binary @ fitted.weights + sums @ fitted.sums + fitted.intercept
    persons, countries = softmax(scores[:, :3], axis=1), in_two_steps(scores[:, 3:])
    return np.where(are_countries(texts, starts, ends)[:, None], countries, persons)


def word_weights(text: str, start: int, end: int) -> list[tuple[int, int, float]]:
    """List the words around a target: start, end and what each adds toward praise (above 0) or blame.

    The unit is the log-odds of positive against negative. A feature of several words is shared out among them equally.
    """
    fitted, country = model(), is_country(text[start:end])
    toward, sums = (w[:, 4] if country else w[:, 2] - w[:, 0] for w in (fitted.weights, fitted.sums))
    before, behind = masked_words(text, start, end, known_words())
    around = window(before, behind)
    weights = np.zeros(len(around.words))
    for name, numbers in dict(features(around)).items():
        if name in fitted.vocabulary:
            weights[list(numbers)] += toward[fitted.vocabulary[name]] / len(numbers)
    for number, value, place in valence_sums(around):
        weights[place] += sums[number] * value
    places = places_of_words(text, start, end, known_words())
    places.insert(len(before), (start, start))  # empty for the target and for what is not printed
    places = places[len(before) - around.target :]
    return [(*place, float(weight)) for place, weight in zip(places, weights) if weight and place[0] < place[1]]
