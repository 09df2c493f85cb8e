"""The table of differences in parts, against a table made and counted by hand."""

import pandas as pd
import pytest
import samestory as ss

# Event e has three reports, event f two. A report without a passage has an empty start.
ROWS = [
    ("d1", "omission", "b", 0, "e", 1),
    ("d1", "omission", "a", None, "e", 1),
    ("d1", "omission", "c", None, "e", 1),
    ("d2", "omission", "a", 5, "e", 2),
    ("d2", "omission", "b", 7, "e", 2),
    ("d2", "omission", "b", 30, "e", 2),
    ("d2", "omission", "c", None, "e", 2),
    ("d3", "number", "a", 9, "e", 2),
    ("d3", "number", "b", 9, "e", 2),
    ("d3", "number", "c", None, "e", 2),
    ("d4", "omission", "b", 40, "e", 1),
    ("d4", "omission", "b", 60, "e", 1),
    ("d4", "omission", "a", None, "e", 1),
    ("d4", "omission", "c", None, "e", 1),
    ("d5", "omission", "x", 3, "f", 1),
    ("d5", "omission", "y", None, "f", 1),
]


@pytest.fixture
def found():
    table = pd.DataFrame(ROWS, columns=["discrepancy", "kind", "article", "start", "event", "reports"])
    table["article"] = table["article"].astype("category")
    return table.assign(start=table["start"].astype("Int64"), end=table["start"].astype("Int64") + 4)


def test_silences_are_counted_for_every_report(found):
    counted = ss.discrepancies.silences_by_report(found)
    assert counted.columns.tolist() == ["event", "article", "alone", "left_out_alone"]
    by_hand = [["e", "a", 0, 0], ["e", "b", 2, 0], ["e", "c", 0, 1], ["f", "x", 1, 0], ["f", "y", 0, 1]]
    assert counted.values.tolist() == by_hand


def test_passages_leave_out_the_silent_reports(found):
    said = ss.discrepancies.passages(found)
    assert said["article"].tolist() == list("babbabbbx") and said["start"].tolist() == [0, 5, 7, 30, 9, 9, 40, 60, 3]
    assert said["end"].sub(said["start"]).eq(4).all() and said.columns.tolist() == found.columns.tolist()
    assert said["start"].dtype == said["end"].dtype == "int64" and said["article"].dtype == "str"


def test_a_table_without_differences_has_no_passage_and_no_report(found):
    assert ss.discrepancies.passages(found[:0]).empty and ss.discrepancies.silences_by_report(found[:0]).empty


def test_every_report_of_the_event_is_counted(seeds):
    counted = ss.discrepancies.silences_by_report(ss.discrepancies.find(seeds))
    assert counted["article"].tolist() == ["000", "001", "002", "003"]
