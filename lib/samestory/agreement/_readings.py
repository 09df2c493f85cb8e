"""Two readings of the same spans, checked against each other and laid side by side."""

from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from .. import codebooks
from ..corpus import Corpus
from ..errors import Problem, shown, unreadable
from ._sheets import SPAN, Sheet, check_sheet, read_sheet

DISPUTED = "disputed"  # stands where the two readings differ
KINDS, SEVERITIES = (tuple(codebooks.read("discrepancies")["kinds"][name]) for name in ("kinds", "severities"))
VOICES = ("quoted", "reported", "outlet")
LABELS = ("negative", "neutral", "positive", "mixed")
SURE = ("1", "0")
# What the two readers code in each table, beside its span; `sure` says whether a reader found the code clear.
CODED = {
    "mentions": ["label", "voice", "speaker"],
    "frame_terms": ["fits", "voice", "speaker"],
    "measures": ["voice", "speaker", "presser"],
}
_VOICE = {"voice": VOICES, "sure": SURE}
_SHEETS = {
    "mentions": (["actor"], ["actor"], {"label": LABELS, **_VOICE}),
    "frame_terms": (["frame"], ["frame"], {"fits": ("yes", "no"), **_VOICE}),
    "measures": ([], ["presser"], _VOICE),
}


def sheet_of(name: str, reader: str) -> Sheet:
    """Describe the sheet of one reader."""
    what, filled, words = _SHEETS[name]
    columns = [*SPAN, *what, *CODED[name], "sure"]
    return Sheet(f"{name}_{reader}.csv", columns, filled, words, [*SPAN[:3], *what])


def read_readings(folder: Path, name: str, corpus: Corpus) -> tuple[pd.DataFrame, list[Problem]]:
    """Read the sheets of reader a and reader b, and name every bad row; an empty table where there are none."""
    sheets = [sheet_of(name, reader) for reader in "ab"]
    a, b = (read_sheet(folder, sheet) for sheet in sheets)
    if a is None and b is not None:
        fix = f"Name the sheet of a single reader {sheets[0].file}."
        raise unreadable(sheets[0].file, "no such file", f"the first reading beside {sheets[1].file}", fix)
    problems = []
    for table, sheet in ((a, sheets[0]), (b, sheets[1])):
        if table is not None:
            problems += [*check_sheet(table, sheet, corpus), *_voiceless(table, sheet)]
    if b is not None:
        problems += [*_unpaired(a, b, *sheets), *_unpaired(b, a, *reversed(sheets))]
    empty = pd.DataFrame(columns=sheets[0].columns, dtype="str")
    return (empty if problems else _combined(empty if a is None else a, b, sheets[0], CODED[name])), problems


def _voiceless(table: pd.DataFrame, sheet: Sheet) -> Iterator[Problem]:
    """Find rows with a speaker for the outlet's own words, or with none for the words of somebody else."""
    for row in table.index[(table["voice"] == "outlet") & (table["speaker"] != "")]:
        fix = "Leave the speaker empty where the outlet speaks, or correct the voice."
        yield sheet.problem(row, "speaker", shown(table["speaker"][row]), "an empty cell, as the voice is outlet", fix)
    for row in table.index[table["voice"].isin(["quoted", "reported"]) & (table["speaker"].str.strip() == "")]:
        fix = "Name the speaker ('unnamed' where the passage does not), or correct the voice."
        yield sheet.problem(row, "speaker", "an empty cell", "whoever speaks", fix)


def _unpaired(table: pd.DataFrame, other: pd.DataFrame, sheet: Sheet, other_sheet: Sheet) -> Iterator[Problem]:
    """Find rows of one reading that the other lacks."""
    known = set(other[sheet.key].itertuples(index=False, name=None))
    for row, key in zip(table.index, table[sheet.key].itertuples(index=False, name=None), strict=True):
        if key not in known:
            fix = f"Code it in {other_sheet.file} too, or remove it: both readers code the same spans."
            yield sheet.problem(row, ", ".join(sheet.key), shown(" ".join(key)), f"a row of {other_sheet.file}", fix)


def _combined(a: pd.DataFrame, b: pd.DataFrame | None, sheet: Sheet, coded: list[str]) -> pd.DataFrame:
    """Put the readings side by side; a code in which they differ is disputed."""
    other = pd.DataFrame("", index=a.index, columns=[*coded, "sure"])
    if b is not None:
        other = a[sheet.key].merge(b, on=sheet.key, how="left")
    table = a.copy()
    for column in coded if b is not None else ():
        table[column] = a[column].where(a[column] == other[column], DISPUTED)
    table["sure"] = ((a["sure"] == "1") & (other["sure"] != "0")).astype("int64")
    table[["start", "end"]] = table[["start", "end"]].astype("int64")
    for column in [*coded, "sure"]:
        table[f"{column}_a"], table[f"{column}_b"] = a[column], other[column]
    return table
