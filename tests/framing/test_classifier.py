"""framing.Classifier: learning, saving, and what is said about bad labels."""

import json
import subprocess
import sys

import pandas as pd
import pytest
from helpers import corpus_of
from samestory import framing
from samestory.errors import ArgumentError

BOOK = {
    "conflict": {"terms": ["war*", "trade war", "attack*", "human rights"], "never": ["heart attack*", "warm*"]},
    "money": {"terms": ["trade", "tariff*", "$*", "cost of living"]},
}


def coded():
    """Forty short reports; those of even number are about war."""
    war = "The army attacked at dawn on day {}. War goes on and the war will last."
    calm = "The garden opened on day {}. Flowers grow and the visitors will rest."
    corpus = corpus_of(*((calm if n % 2 else war).format(n) for n in range(40)))
    labels = pd.DataFrame({"conflict": [1 - n % 2 for n in range(40)]}, index=corpus.articles.index)
    return corpus, labels


def test_classifier_learns_and_comes_back_from_its_files(tmp_path):
    corpus, labels = coded()
    made = framing.Classifier(BOOK).fit(corpus, labels.iloc[:30])
    proba = made.predict_proba(corpus)
    assert ((proba["conflict"] >= 0.5) == (labels["conflict"] == 1)).all()
    made.save(tmp_path / "war")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["war.json", "war.npz"]
    assert json.loads((tmp_path / "war.json").read_text(encoding="utf-8"))["frames"] == ["conflict"]
    pd.testing.assert_frame_equal(framing.Classifier.load(tmp_path / "war").predict_proba(corpus), proba)
    (tmp_path / "war.json").write_text("[]")
    with pytest.raises(ArgumentError, match="a classifier that save wrote"):
        framing.Classifier.load(tmp_path / "war")


@pytest.mark.parametrize(
    "change, message",
    [
        (lambda t: t.rename(index={"a0": "zz"}), "zz"),
        (lambda t: t.assign(conflict=1), "articles with and without the frame"),
        (lambda t: t.assign(conflict=[2] + [0, 1] * 19 + [1]), "is not 0 or 1"),
    ],
)
def test_classifier_says_what_is_wrong_with_the_labels(change, message):
    corpus, labels = coded()
    with pytest.raises(ArgumentError, match=message):
        framing.Classifier(BOOK).fit(corpus, change(labels))
    with pytest.raises(ValueError, match="learned nothing"):
        framing.Classifier(BOOK).predict_proba(corpus)


def test_framing_is_light_until_a_classifier_learns():
    program = "import sys, samestory.framing; print('sklearn' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, text=True)
    assert run.stdout == "False\n"
