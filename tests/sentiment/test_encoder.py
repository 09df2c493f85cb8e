"""The default scorer: names hidden and told apart, order of words read, the same numbers however it is run."""

import subprocess
import sys

import numpy as np
import pytest
from helpers import growth
from samestory import sentiment
from samestory.sentiment import encoder
from samestory.sentiment.encoder import _input, _run

LABELS = ["negative", "neutral", "positive"]


def read(text, target):
    """The pieces that the encoder reads, placeholders in brackets, as the vocabulary prints them."""
    start = text.index(target)
    lines = (_input.MODELS / "encoder.vocabulary.txt").read_text(encoding="utf-8").split("\n")
    return " ".join(lines[number] for number in _input.sequence(text, start, start + len(target)).ids)


def label(text, target):
    start = text.index(target)
    p = sentiment.score_targets([text], [start], [start + len(target)], "encoder")[LABELS].to_numpy()[0]
    return LABELS[p.argmax()]


def test_the_target_is_hidden_and_other_names_are_told_apart():
    """[unused1] is the target, [unused3] and on are countries, [unused9] and on are other names (by hand)."""
    expected = "[CLS] [unused3] thanked [unused1] and blamed [unused4] , but not [unused9] [SEP]"
    assert read("Japan thanked Peru and blamed Chile, but not Jane Roe.", "Peru") == expected


def test_a_name_changes_nothing():
    forms = ("{} broke its word to Kenya.", "Kenya's envoy blamed {}.", "The visit to {}'s capital went well.")
    for form in forms:
        names = ("Russia", "the United States", "the U.S.", "Moscow", "Norway")
        assert len({read(form.format(name), name.removeprefix("the ")) for name in names}) == 1


def test_words_far_away_are_not_read():
    """48 one-piece words on each side count; what stands beyond changes nothing."""
    near = "word " * 48 + "Peru " + "word " * 48
    assert read("awful " * 9 + near + "awful " * 9, "Peru") == read(near, "Peru")


# Sentences written for this test after the kinds that the library was made for, labeled before any was scored.
PLAIN = [
    ("Denmark was reprimanded by the court for hiding the report.", "Denmark", "negative"),
    ("Uruguay was praised by the nurses for sending doctors.", "Uruguay", "positive"),
    ("She applauded Ghana and condemned Mali.", "Ghana", "positive"),
    ("The inquiry found that Spain misled its partners.", "Spain", "negative"),
    ("The minister will fly to Kenya on Friday for talks on fisheries.", "Kenya", "neutral"),
    ("They spoke of a warm friendship between Chile and Peru.", "Peru", "positive"),
    ("Officials Praise Norway for Swift Rescue", "Norway", "positive"),
]


@pytest.mark.parametrize(("text", "target", "expected"), PLAIN)
def test_plain_sentences(text, target, expected):
    assert label(text, target) == expected


def targets():
    texts = [text for text, _, _ in PLAIN] + ["Rome " + "talked " * n + "to Oslo." for n in range(0, 60, 7)]
    starts = [text.index(name) for text, name, _ in PLAIN] + [0] * 9
    ends = [start + len(name) for start, (_, name, _) in zip(starts, PLAIN)] + [4] * 9
    return texts, starts, ends


def test_the_numbers_do_not_depend_on_what_is_scored_together(monkeypatch):
    together = encoder.probabilities(*targets())
    alone = np.vstack([encoder.probabilities([t], [a], [b]) for t, a, b in zip(*targets())])
    assert np.abs(together - alone).max() < 1e-3
    monkeypatch.setattr(_run, "TOGETHER", 100)
    assert np.abs(together - encoder.probabilities(*targets())).max() < 1e-3


def test_no_target_is_no_row():
    assert encoder.probabilities([], [], []).shape == (0, 3)


def test_what_ships_is_small_and_needs_no_training_library():
    assert (_input.MODELS / "encoder.onnx").stat().st_size <= 24_000_000
    code = "import sys; from samestory import sentiment as s; s.score_targets(['Rome won.'], [0], [4])"
    code += "; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert "onnxruntime" in loaded and not {"torch", "transformers", "onnx"} & set(loaded)


def test_covering_a_word_shows_its_weight():
    """Names have no weight; the evaluative word has the greatest, with its sign."""
    words = sentiment.explain("The panel condemned Peru, not Chile.", 20, 24, "encoder")
    assert words["text"].iloc[0] == "condemned" and words["weight"].iloc[0] < 0
    assert not {"Peru", "Chile"} & set(words["text"])


@pytest.mark.timed
def test_time_grows_with_the_text():
    def step(corpus):
        encoder.probabilities(corpus.articles["text"].tolist(), [0, 0], [4, 4])

    assert growth(step, lambda size: "Rome blamed Oslo. " * size, 2000) < 6
