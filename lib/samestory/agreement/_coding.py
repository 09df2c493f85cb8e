"""A reference coding: what was coded by reading the articles, checked span by span."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from ..corpus import Corpus
from ..errors import CorpusError, Problem, shown, unreadable
from ._readings import CODED, KINDS, SEVERITIES, VOICES, read_readings, sheet_of
from ._sheets import SPAN, Sheet, check_sheet, read_sheet


class Coding(NamedTuple):
    """A reference coding, see `read_coding`; a table of which there is no file is empty."""

    claims: pd.DataFrame
    discrepancies: pd.DataFrame
    mentions: pd.DataFrame
    frame_terms: pd.DataFrame
    measures: pd.DataFrame


CERTAINTIES = ("plain", "degree", "arguable")  # of a contradiction
_CLAIM = ["claim", "label"]
CLAIMS = Sheet(
    "claims.csv", [*_CLAIM, "topic", *SPAN, "how"], _CLAIM, {"how": VOICES}, ["claim", *SPAN[:3]], ["label", "topic"]
)
_WHAT = {"kind": KINDS, "severity": SEVERITIES}
_COLUMNS = ["discrepancy", *_WHAT, "certainty", "label", "why", *SPAN]
DISCREPANCIES = Sheet(
    "discrepancies.csv",
    _COLUMNS,
    ["discrepancy", "label"],
    _WHAT,
    ["discrepancy", *SPAN[:3]],
    [*_WHAT, "certainty", "label"],
)


def read_coding(folder: str | Path, corpus: Corpus) -> Coding:
    r"""Read the coding in a folder and check it against the corpus that it codes.

    Parameters
    ----------
    folder : str or Path
        Holds some of these files; the columns are in this order.

        claims.csv          claim label topic article start end text how: a row a claim and report
        discrepancies.csv   discrepancy kind severity certainty label why article start end text: a row a span; a
                            silent report has no span; certainty (contradictions only): plain, degree, arguable
        mentions_a.csv      article start end text actor label voice speaker sure: a row a mention of an actor
        frame_terms_a.csv   article start end text frame fits voice speaker sure: a row a term that may carry a frame
        measures_a.csv      article start end text voice speaker presser sure: a row a word for a measure or pressure

        The files that end in _b hold a second reading of the same spans.
    corpus : Corpus
        The articles that are coded.

    Returns
    -------
    Coding
        The tables claims, discrepancies, mentions, frame_terms and measures, with the columns of the files.

        start, end                characters of the article; missing where a report is silent
        label, voice, speaker …   of two readings: the code in which they agree, else "disputed"
        label_a, label_b …        the code of each reader; label_b is empty where there is one reading
        speaker                   a name; empty where the outlet speaks
        sure                      1 where no reader found the codes arguable, else 0

    Raises
    ------
    CorpusError
        Names every bad row at once: file, row, value, what was expected, fix.

    Examples
    --------
    >>> import tempfile
    >>> from samestory import read_corpus
    >>> corpus = read_corpus(pd.DataFrame({"article": ["a"], "text": ["The mill may close."]}))
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     for reader, label in (("a", "negative"), ("b", "neutral")):
    ...         row = f"a,4,8,mill,the mill,{label},outlet,,1"
    ...         lines = f"article,start,end,text,actor,label,voice,speaker,sure\n{row}"
    ...         _ = (Path(folder) / f"mentions_{reader}.csv").write_text(lines)
    ...     coding = read_coding(folder, corpus)
    >>> coding.mentions[["text", "label", "voice", "label_a", "label_b"]].values.tolist()
    [['mill', 'disputed', 'outlet', 'negative', 'neutral']]
    """
    folder = Path(folder)
    _check_folder(folder)
    tables, problems = {}, []
    for name, sheet in (("claims", CLAIMS), ("discrepancies", DISCREPANCIES)):
        table = read_sheet(folder, sheet)
        tables[name] = pd.DataFrame(columns=sheet.columns, dtype="str") if table is None else table
        problems += _uncertain(tables[name]) if sheet is DISCREPANCIES else []
        problems += check_sheet(tables[name], sheet, corpus, silence=sheet is DISCREPANCIES)
    problems += _one_sided(tables["discrepancies"], corpus)
    for name in CODED:
        tables[name], found = read_readings(folder, name, corpus)
        problems += found
    if problems:
        raise CorpusError(problems)
    for name in ("claims", "discrepancies"):
        tables[name][["start", "end"]] = tables[name][["start", "end"]].apply(pd.to_numeric).astype("Int64")
    return Coding(**tables)


def _check_folder(folder: Path) -> None:
    """Refuse a folder that holds no coding."""
    files = [CLAIMS.file, DISCREPANCIES.file, *(sheet_of(name, reader).file for name in CODED for reader in "ab")]
    if not any((folder / file).is_file() for file in files):
        expected = f"a folder with a coding ({', '.join(files)})"
        raise unreadable(folder, "none of its files", expected, "Check the path of the folder.")


def _uncertain(table: pd.DataFrame) -> Iterator[Problem]:
    """Find contradictions without a certainty, and a certainty of anything else."""
    contradiction = table["kind"] == "contradiction"
    for row in table.index[contradiction & ~table["certainty"].isin(CERTAINTIES)]:
        expected = f"one of {', '.join(CERTAINTIES)}, as it is a contradiction"
        yield DISCREPANCIES.problem(row, "certainty", shown(table["certainty"][row]), expected, "Correct it.")
    for row in table.index[~contradiction & (table["certainty"] != "")]:
        expected = "an empty cell, as it is no contradiction"
        yield DISCREPANCIES.problem(row, "certainty", shown(table["certainty"][row]), expected, "Empty the cell.")


def _one_sided(table: pd.DataFrame, corpus: Corpus) -> Iterator[Problem]:
    """Find discrepancies that lack a side, or set reports of different events against each other."""
    event, problem = table["article"].map(corpus.articles["event"].to_dict()).fillna(""), DISCREPANCIES.problem
    for key, part in table.groupby("discrepancy", sort=False):
        row, silent = part.index[0], part["text"] == ""
        if part["article"].nunique() < 2:
            yield problem(row, "discrepancy", f"{shown(key)} in one report", "two reports at least", "Add it.")
        if event[part.index].nunique() > 1:
            fix = "Reports of different events are never compared: code them apart."
            yield problem(row, "article", f"{shown(key)} across events", "reports of one event", fix)
        if (part["kind"] == "omission").all() != silent.any() or silent.all():
            fix = "Leave start, end and text empty for the silent report, and only in an omission."
            yield problem(row, "kind", shown(part["kind"].iloc[0]), "silence in omissions alone", fix)
