"""The counts of notebook 03 are those of the two readings, counted once more from the files without the library."""

import csv
from collections import Counter

import pytest
from helpers import TOP

SURNAME = {"Vladimir Putin": "Putin", "Donald Trump": "Trump"}


@pytest.fixture(scope="module")
def readings():
    sheets = []
    for reader in "ab":
        with (TOP / "seeds" / "coding" / f"mentions_{reader}.csv").open(encoding="utf-8", newline="") as file:
            rows = {(r["article"], int(r["start"]), int(r["end"])): r for r in csv.DictReader(file)}
        sheets.append(rows)
    assert sheets[0].keys() == sheets[1].keys()
    return [(a, sheets[1][place]) for place, a in sheets[0].items()]


def both(pair, column):
    one, other = (SURNAME.get(row[column], row[column]) for row in pair)
    return one if one == other else "disputed"


def test_the_readings_say_what_the_findings_say(readings):
    labels = Counter((pair[0]["actor"], both(pair, "label")) for pair in readings)
    assert len(readings) == 218
    assert [labels["US", label] for label in ("negative", "neutral", "positive", "disputed")] == [10, 8, 0, 0]
    assert [labels["Russia", label] for label in ("negative", "neutral", "positive", "disputed")] == [1, 35, 14, 3]
    assert (labels["India", "positive"], labels["Modi", "positive"], labels["Putin", "positive"]) == (39, 12, 0)
    us = Counter(
        (both(pair, "voice"), both(pair, "speaker"))
        for pair in readings
        if pair[0]["actor"] == "US" and both(pair, "label") == "negative"
    )
    assert us == {("reported", "Putin"): 7, ("quoted", "Putin"): 2, ("outlet", ""): 1}
    negative = [pair[0] for pair in readings if pair[0]["actor"] == "Russia" and both(pair, "label") == "negative"]
    assert [(row["article"], SURNAME.get(row["speaker"], row["speaker"])) for row in negative] == [("003", "Trump")]


def test_the_table_of_the_notebook_holds_the_same_counts(readings):
    labels = Counter((pair[0]["actor"], pair[0]["article"], both(pair, "label")) for pair in readings)
    with (TOP / "figures" / "table-03-tone.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    shown = {(r["actor"], r["article"], k): int(r[k]) for r in rows for k in r if k not in ("actor", "article")}
    assert {key: n for key, n in shown.items() if n} == dict(labels)
