"""A frame classifier for readers who have coded articles of their own.

The scores of a codebook stand beside TF-IDF weights of words and of character n-grams in a regularized logistic
regression, one for each frame. With few coded articles the codebook carries most of it. Saved as npz and JSON.
"""

from __future__ import annotations

import json
from pathlib import Path
from types import ModuleType

import numpy as np
import pandas as pd
from scipy import sparse

from ..corpus import Corpus
from . import _coding as framing

WORDS = {"ngram_range": (1, 2), "sublinear_tf": True, "min_df": 2, "max_features": 50_000}
CHARACTERS = {"analyzer": "char_wb", "ngram_range": (3, 5), "sublinear_tf": True, "min_df": 3, "max_features": 50_000}
# Rows of TF-IDF have length 1, standardized lexicon scores length 1 a frame: words would outvote the codebook.
TEXT_WEIGHT, LEXICON_WEIGHT = 0.5, 0.2
FORMAT = 1


class Classifier:
    """Frames of whole articles, learned from coded ones.

    `codebook` is one of `framing.frames` (by default the shipped one). Needs scikit-learn; raises `ImportError` with
    the way to get it.
    """

    def __init__(self, codebook: str | Path | dict | None = None):
        self.codebook = framing.frames(codebook)
        self.frames: list[str] = []

    def fit(self, corpus: Corpus, labels: pd.DataFrame) -> Classifier:
        """Learn from coded articles.

        `labels` has the index `article` and one column a frame, 1 (or True) where the frame is present; its articles
        are those learned from. Logistic regression with C=10 and balanced classes. Raises `ValueError` where an article
        is not in the corpus, a code is neither 0 nor 1, or a frame has only one of the two.
        """
        labels = _checked(corpus, labels)
        text, linear = _sklearn("feature_extraction.text"), _sklearn("linear_model")
        chosen = corpus.articles.loc[labels.index, "text"].tolist()
        self._vectorizers = [text.TfidfVectorizer(**WORDS).fit(chosen), text.TfidfVectorizer(**CHARACTERS).fit(chosen)]
        scores = self._scores(corpus).loc[labels.index].to_numpy()
        self._center, self._scale = scores.mean(axis=0), np.where(scores.std(axis=0) > 0, scores.std(axis=0), 1.0)
        features = self._features(chosen, scores)
        self.frames = list(labels.columns)
        models = [
            linear.LogisticRegression(C=10, class_weight="balanced", max_iter=2000).fit(features, labels[frame])
            for frame in self.frames
        ]
        self._coef = np.vstack([model.coef_[0] for model in models])
        self._intercept = np.array([model.intercept_[0] for model in models])
        return self

    def predict_proba(self, corpus: Corpus) -> pd.DataFrame:
        """The probability of each frame (columns) in each article (index); present from 0.5 on."""
        if not self.frames:
            raise ValueError(
                "The classifier has learned nothing yet; expected fit(corpus, labels) or Classifier.load(path) first."
            )
        features = self._features(corpus.articles["text"].tolist(), self._scores(corpus).to_numpy())
        logits = features @ self._coef.T + self._intercept
        return pd.DataFrame(1 / (1 + np.exp(-np.clip(logits, -500, 500))), corpus.articles.index, self.frames)

    def save(self, path: str | Path) -> None:
        """Write the weights to `path`.npz, and vocabulary, codebook and settings to `path`.json."""
        npz, described = _files(path)
        arrays = {"coef": self._coef, "intercept": self._intercept, "center": self._center, "scale": self._scale}
        np.savez_compressed(npz, **arrays, idf_0=self._vectorizers[0].idf_, idf_1=self._vectorizers[1].idf_)
        about = {
            "format": FORMAT,
            "frames": self.frames,
            "codebook": self.codebook,
            "vocabularies": [v.get_feature_names_out().tolist() for v in self._vectorizers],
        }
        described.write_text(json.dumps(about, ensure_ascii=False, indent=0) + "\n", encoding="utf-8", newline="\n")

    @classmethod
    def load(cls, path: str | Path) -> Classifier:
        """A classifier as `save` wrote it. Raises `ValueError` for files of another form."""
        npz, described = _files(path)
        about = json.loads(described.read_text(encoding="utf-8"))
        if not isinstance(about, dict) or about.get("format") != FORMAT:
            raise ValueError(f"{described}: found another form of file; expected one that Classifier.save wrote.")
        text = _sklearn("feature_extraction.text")
        made = cls(about["codebook"])
        made.frames = about["frames"]
        with np.load(npz, allow_pickle=False) as held:
            made._coef, made._intercept = held["coef"], held["intercept"]
            made._center, made._scale = held["center"], held["scale"]
            made._vectorizers = []
            for n, settings in enumerate((WORDS, CHARACTERS)):
                vectorizer = text.TfidfVectorizer(**settings, vocabulary=about["vocabularies"][n])
                vectorizer.idf_ = held[f"idf_{n}"]
                made._vectorizers.append(vectorizer)
        return made

    def _scores(self, corpus: Corpus) -> pd.DataFrame:
        """The lexicon score of each article (index) and frame of the codebook: distinct terms for its length."""
        table = framing.profile(corpus, framing.hits(corpus, self.codebook), by="article")
        table["score"] = table["distinct_terms"] / np.log(table["words"] + 10)
        return table.pivot(index="article", columns="frame", values="score").loc[
            corpus.articles.index, list(self.codebook)
        ]

    def _features(self, texts: list[str], scores: np.ndarray) -> sparse.csr_matrix:
        parts = [TEXT_WEIGHT * vectorizer.transform(texts) for vectorizer in self._vectorizers]
        return sparse.hstack([*parts, LEXICON_WEIGHT * (scores - self._center) / self._scale]).tocsr()


def _checked(corpus: Corpus, labels: pd.DataFrame) -> pd.DataFrame:
    """The labels as 0 and 1, or what is wrong with them."""
    unknown = labels.index.difference(corpus.articles.index)
    if len(unknown):
        raise ValueError(f"labels: found article {unknown[0]!r}; expected ids of the corpus as index.")
    for frame in labels.columns:
        codes = set(labels[frame].tolist())
        if not codes <= {0, 1}:
            odd = sorted(map(repr, codes - {0, 1}))[0]
            raise ValueError(f"labels, {frame}: found {odd}; expected 0 or 1. Leave out articles that are not coded.")
        if len(codes) < 2:
            raise ValueError(f"labels, {frame}: found one code only; expected articles with and without the frame.")
    return labels.astype(int)


def _files(path: str | Path) -> tuple[Path, Path]:
    return Path(f"{path}.npz"), Path(f"{path}.json")


def _sklearn(part: str) -> ModuleType:
    """A part of scikit-learn, which only the classifier needs."""
    try:
        return __import__(f"sklearn.{part}", fromlist=[part])
    except ImportError:
        raise ImportError("The classifier needs scikit-learn: pip install scikit-learn") from None
