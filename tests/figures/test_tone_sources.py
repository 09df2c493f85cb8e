"""The tone says who could not settle a label, and names an actor without mentions."""

import pandas as pd
from samestory import figures

NAMES = pd.Series({"a": "Herald, Jan 5", "b": "Post, Jan 6"})


def mentions(*labels):
    rows = [("ab"[n % 2], 10 * n, "Norway", label, "outlet", "") for n, label in enumerate(labels)]
    return pd.DataFrame(rows, columns=["article", "start", "actor", "label", "voice", "speaker"])


def written(fig):
    return [text.get_text() for ax in fig.axes for text in ax.texts]


def test_unclear_to_a_program_is_not_called_disputed():
    for width in (183, 89):
        fig, alt = figures.sentiment.tone(mentions("unclear", "negative", "unclear"), ["Norway"], NAMES, width=width)
        assert "2 unclear" in alt and "disputed" not in alt
        assert "unclear to the program" in written(fig) and "two readings differ" not in written(fig)


def test_disputed_by_readers_keeps_its_name():
    fig, alt = figures.sentiment.tone(mentions("disputed", "negative"), ["Norway"], NAMES)
    assert "1 disputed" in alt and "unclear" not in alt and "two readings differ" in written(fig)


def test_an_actor_without_mentions_is_said():
    fig, _ = figures.sentiment.tone(mentions("negative", "positive"), ["Norway", "Peru"], NAMES)
    assert "not named in any report" in written(fig)
