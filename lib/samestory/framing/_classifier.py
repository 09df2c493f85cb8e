"""A frame classifier for readers who have coded articles of their own.

The scores of a codebook stand beside TF-IDF weights of words and of character n-grams in a regularized logistic
regression, one for each frame. With few coded articles the codebook carries most of it. Saved as npz and JSON.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from scipy import sparse

from ..corpus import Corpus, saving
from ..corpus.offsets import as_read
from ..errors import ArgumentError
from ._codebook import frames
from ._coding import hits
from ._profile import profile

if TYPE_CHECKING:
    from sklearn.feature_extraction.text import TfidfVectorizer

WORDS = {"ngram_range": (1, 2), "sublinear_tf": True, "min_df": 2, "max_features": 50_000}
CHARACTERS = {"analyzer": "char_wb", "ngram_range": (3, 5), "sublinear_tf": True, "min_df": 3, "max_features": 50_000}
# Rows of TF-IDF have length 1, standardized lexicon scores length 1 a frame: words would outvote the codebook.
TEXT_WEIGHT, LEXICON_WEIGHT = 0.5, 0.2
FORMAT = 1


class Classifier:
    """Frames of whole articles, learned from coded ones.

    Parameters
    ----------
    codebook : its scores are features; None for the shipped frames, else as in `frames`.

    Notes
    -----
    Logistic regression with C=10 and balanced classes. Accuracy: benchmarks/README.md, Framing.
    """

    def __init__(self, codebook: str | Path | dict | None = None) -> None:
        self.codebook = frames(codebook)
        self.frames: list[str] = []

    @as_read
    def fit(self, corpus: Corpus, labels: pd.DataFrame) -> Classifier:
        """Learn from coded articles.

        Parameters
        ----------
        labels : one row a coded article (index `article`), one column a frame: 1 or True where it is present.

        Returns
        -------
        Classifier : itself.

        Raises
        ------
        ArgumentError : an unknown article, a code other than 0 and 1, or a frame with one code only.
        """
        from sklearn.linear_model import LogisticRegression

        labels = _checked(corpus, labels)
        chosen = corpus.articles.loc[labels.index, "text"].tolist()
        self._vectorizers = [vectorizer.fit(chosen) for vectorizer in _vectorizers()]
        scores = self._scores(corpus).loc[labels.index].to_numpy()
        self._center, self._scale = scores.mean(axis=0), np.where(scores.std(axis=0) > 0, scores.std(axis=0), 1.0)
        features = self._features(chosen, scores)
        self.frames = list(labels.columns)
        model = LogisticRegression(C=10, class_weight="balanced", max_iter=2000)
        weights = [(model.fit(features, labels[frame]).coef_[0], model.intercept_[0]) for frame in self.frames]
        self._coef, self._intercept = (np.array(column) for column in zip(*weights))
        return self

    @as_read
    def predict_proba(self, corpus: Corpus) -> pd.DataFrame:
        """Return the probability of each frame (columns) in each article (index); present from 0.5 on."""
        if not self.frames:
            raise ValueError("The classifier has learned nothing yet: call fit(corpus, labels) or load(path) first.")
        features = self._features(corpus.articles["text"].tolist(), self._scores(corpus).to_numpy())
        logits = features @ self._coef.T + self._intercept
        return pd.DataFrame(1 / (1 + np.exp(-np.clip(logits, -500, 500))), corpus.articles.index, self.frames)

    def save(self, path: str | Path) -> None:
        """Write the weights to `path`.npz, and vocabulary, codebook and settings to `path`.json."""
        npz, described = _files(path)
        arrays = {"coef": self._coef, "intercept": self._intercept, "center": self._center, "scale": self._scale}
        about = {
            "format": FORMAT,
            "frames": self.frames,
            "codebook": self.codebook,
            "vocabularies": [v.get_feature_names_out().tolist() for v in self._vectorizers],
        }
        with saving.whole(npz, described) as [weights, words], weights.open("wb") as stream:
            np.savez_compressed(stream, **arrays, idf_0=self._vectorizers[0].idf_, idf_1=self._vectorizers[1].idf_)
            words.write_text(json.dumps(about, ensure_ascii=False, indent=0) + "\n", encoding="utf-8", newline="\n")

    @classmethod
    def load(cls, path: str | Path) -> Classifier:
        """Read a classifier as `save` wrote it.

        Raises
        ------
        ArgumentError : files of another form.
        """
        npz, described = _files(path)
        try:
            about = json.loads(described.read_text(encoding="utf-8"))
        except (ValueError, RecursionError):
            about = None
        if not isinstance(about, dict) or about.get("format") != FORMAT:
            raise ArgumentError("framing.Classifier.load", "path", path, "a classifier that save wrote")
        loaded = cls(about["codebook"])
        loaded.frames = about["frames"]
        loaded._vectorizers = _vectorizers(about["vocabularies"])
        with np.load(npz, allow_pickle=False) as arrays:
            loaded._coef, loaded._intercept = arrays["coef"], arrays["intercept"]
            loaded._center, loaded._scale = arrays["center"], arrays["scale"]
            for n, vectorizer in enumerate(loaded._vectorizers):
                vectorizer.idf_ = arrays[f"idf_{n}"]
        return loaded

    def _scores(self, corpus: Corpus) -> pd.DataFrame:
        """Return the score of each article (index) and frame of the codebook: distinct terms for its length."""
        table = profile(corpus, hits(corpus, self.codebook))
        table["score"] = table["distinct_terms"] / np.log(table["words"] + 10)
        scores = table.pivot(index="article", columns="frame", values="score")
        return scores.loc[corpus.articles.index, list(self.codebook)]

    def _features(self, texts: list[str], scores: np.ndarray) -> sparse.csr_matrix:
        parts = [TEXT_WEIGHT * vectorizer.transform(texts) for vectorizer in self._vectorizers]
        return sparse.hstack([*parts, LEXICON_WEIGHT * (scores - self._center) / self._scale]).tocsr()


def _vectorizers(vocabularies: tuple | list = (None, None)) -> list[TfidfVectorizer]:
    """Return the vectorizers of words and of characters; scikit-learn is loaded only where it is used."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    return [TfidfVectorizer(**form, vocabulary=known) for form, known in zip((WORDS, CHARACTERS), vocabularies)]


def _checked(corpus: Corpus, labels: pd.DataFrame) -> pd.DataFrame:
    """Return the labels as 0 and 1, or raise the first fault."""

    def fault(found: object, expected: str) -> ArgumentError:
        return ArgumentError("framing.Classifier.fit", "labels", found, expected)

    unknown = labels.index.difference(corpus.articles.index)
    if len(unknown):
        raise fault(unknown[0], "indexed by articles of the corpus")
    for frame in labels.columns:
        codes = set(labels[frame].tolist())
        if not codes <= {0, 1}:
            odd = min(codes - {0, 1}, key=repr)
            raise fault(odd, f"0 or 1 in column {frame}; leave out articles that are not coded")
        if len(codes) < 2:
            raise fault(codes.pop(), f"enough for column {frame}: it needs articles with and without the frame")
    return labels.astype(int)


def _files(path: str | Path) -> tuple[Path, Path]:
    return Path(f"{path}.npz"), Path(f"{path}.json")
