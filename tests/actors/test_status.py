"""Which mentions count, and why the others do not."""

import pandas as pd
import pytest
from helpers import corpus_of
from samestory import actors


@pytest.mark.parametrize(
    "repeats, ambiguous, role, status",
    [
        (-1, "", "", "counted"),
        (4, "", "", "repeated sentence"),
        (0, "", "", "repeated sentence"),
        (-1, "a place", "", "place or other meaning"),
        (-1, "", "Putin", "office of a person"),
        # the first reason stands
        (4, "a place", "Putin", "repeated sentence"),
        (-1, "a place", "Putin", "place or other meaning"),
    ],
)
def test_status(repeats, ambiguous, role, status):
    table = pd.DataFrame({"repeats": [repeats], "ambiguous": [ambiguous], "role": [role]}, index=[7])
    assert actors.status(table).to_dict() == {7: status}


def test_status_of_text():
    text = "Russian President Vladimir Putin came. The Russian leader spoke of Russia in Moscow."
    table = actors.mentions(corpus_of(text))
    assert list(zip(table["text"], actors.status(table))) == [
        ("Russian", "office of a person"),
        ("Vladimir Putin", "counted"),
        ("Russian", "office of a person"),
        ("Russia", "counted"),
        ("Moscow", "place or other meaning"),
    ]


def test_status_of_seeds(seeds):
    """The numbers that notebook 03 quotes; the one mention of the US left out is "U.S. President Donald Trump"."""
    table = actors.mentions(seeds, ["US", "Russia"])
    counted = table[actors.status(table) == "counted"]
    assert (table["actor"] == "US").sum() == 18
    assert counted["actor"].value_counts().to_dict() == {"Russia": 38, "US": 17}


def test_status_of_no_mentions():
    assert actors.status(actors.mentions(corpus_of("nothing here"))).empty
