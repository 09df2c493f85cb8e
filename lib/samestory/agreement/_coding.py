"""A reference coding: claims and discrepancies that a reader coded, checked span by span, and a detector scored on it."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd
from scipy import sparse
from scipy.stats import binomtest

from ..corpus import Corpus
from ..discrepancies import KINDS, SEVERITIES
from ..errors import CorpusError, Problem, shown, unreadable

HOW = ("quoted", "reported", "outlet")
CLAIM_COLUMNS = ["claim", "label", "topic", "article", "start", "end", "text", "how"]
DISCREPANCY_COLUMNS = ["discrepancy", "kind", "severity", "label", "why", "article", "start", "end", "text"]
SCORE_COLUMNS = ["measure", "group", "n", "matched", "share", "low", "high", "any_kind", "one_to_one"]
HALF = 0.5  # spans are the same place where they share at least this much of the shorter one


class Coding(NamedTuple):
    """A reference coding: `claims` and `discrepancies`, see `read`."""

    claims: pd.DataFrame
    discrepancies: pd.DataFrame


def read(folder: str | Path, corpus: Corpus) -> Coding:
    """The coding in a folder, checked against the corpus that it codes.

    `claims.csv`: claim label topic article start end text how, one row a claim and report that holds it.
    `discrepancies.csv`: discrepancy kind severity label why article start end text, one row a span; a silent report has
    a row with empty start, end and text. Returns both with `start` and `end` as whole numbers (missing where silent).
    Raises `CorpusError` that names every bad row at once: file, row, value, what was expected, fix.
    """
    folder, problems = Path(folder), []
    claims = _table(folder / "claims.csv", CLAIM_COLUMNS)
    found = _table(folder / "discrepancies.csv", DISCREPANCY_COLUMNS)
    for table, name, words in (
        (claims, "claims.csv", {"how": HOW}),
        (found, "discrepancies.csv", {"kind": KINDS, "severity": SEVERITIES}),
    ):
        silent = (table[["start", "end", "text"]] == "").all(axis=1) & (name == "discrepancies.csv")
        problems += _words(table, name, words) + _spans(table[~silent], name, corpus)
        problems += _together(
            table, name, ["label", "topic"] if name == "claims.csv" else ["kind", "severity", "label"]
        )
    problems += _sides(found, corpus)
    if problems:
        raise CorpusError(problems)
    return Coding(
        *(t.assign(**{c: pd.to_numeric(t[c]).astype("Int64") for c in ("start", "end")}) for t in (claims, found))
    )


def _table(path: Path, columns: list[str]) -> pd.DataFrame:
    if not path.is_file():
        raise unreadable(path, "no such file", "a table of codes", "Check the path of the folder.")
    try:
        table = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8")
    except (ValueError, UnicodeDecodeError) as error:
        raise unreadable(path, shown(str(error)), "a CSV file in UTF-8", "Save it as CSV in UTF-8.") from None
    if list(table.columns) != columns:
        fix = "Name the columns so, in this order."
        raise unreadable(path.name, shown(", ".join(table.columns)), ", ".join(columns), fix, "header")
    return table


def _problem(name: str, row: int, column: str, found: str, expected: str, fix: str) -> Problem:
    return Problem(f"{name}, row {row + 2}", column, found, expected, fix, None)  # row 1 is the header


def _words(table: pd.DataFrame, name: str, words: dict[str, tuple[str, ...]]) -> list[Problem]:
    """Cells that hold none of the words allowed, and empty ones where a text is needed."""
    bad = []
    for column in (table.columns[0], "label"):
        for row in table.index[table[column].str.strip() == ""]:
            bad.append(_problem(name, row, column, "an empty cell", "a text", "Fill the cell."))
    for column, allowed in words.items():
        for row in table.index[~table[column].isin(allowed)]:
            bad.append(
                _problem(name, row, column, shown(table[column][row]), f"one of {', '.join(allowed)}", "Correct it.")
            )
    return bad


def _spans(table: pd.DataFrame, name: str, corpus: Corpus) -> list[Problem]:
    """Rows whose text does not stand where they say."""
    bad = []
    for row in table.itertuples():
        if row.article not in corpus.articles.index:
            known = ", ".join(map(str, corpus.fileids()[:5]))
            bad.append(
                _problem(name, row.Index, "article", shown(row.article), f"an id such as {known}", "Correct it.")
            )
            continue
        if not (row.start.isdecimal() and row.end.isdecimal() and int(row.start) < int(row.end)):
            fix = "Count characters from 0; leave start, end and text all empty for a silent report."
            bad.append(_problem(name, row.Index, "start, end", f"{row.start!r}, {row.end!r}", "start < end", fix))
            continue
        stands = corpus.raw(row.article)[int(row.start) : int(row.end)]
        if stands != row.text:
            place = f"{shown(stands)}, which stands at {row.start}–{row.end} of {row.article}"
            bad.append(_problem(name, row.Index, "text", shown(row.text), place, "Correct the text or the offsets."))
    return bad


def _together(table: pd.DataFrame, name: str, columns: list[str]) -> list[Problem]:
    """Rows of one claim or discrepancy that disagree on what they share, and rows that stand twice."""
    key, bad = table.columns[0], []
    for column in columns:
        first = table.groupby(key)[column].transform("first")
        for row in table.index[table[column] != first]:
            expected = f"{shown(first[row])}, as in the first row of {shown(table[key][row])}"
            bad.append(_problem(name, row, column, shown(table[column][row]), expected, "Make the rows agree."))
    for row in table.index[table.duplicated([key, "article", "start", "end"])]:
        bad.append(
            _problem(name, row, key, f"{shown(table[key][row])} with the same span again", "each once", "Remove it.")
        )
    return bad


def _sides(found: pd.DataFrame, corpus: Corpus) -> list[Problem]:
    """Discrepancies that lack a side, or set reports of different events against each other."""
    bad, name = [], "discrepancies.csv"
    event = found["article"].map(corpus.articles["event"].to_dict()).fillna("")
    for key, part in found.groupby("discrepancy", sort=False):
        row, silent = part.index[0], part["text"] == ""
        if part["article"].nunique() < 2:
            bad.append(
                _problem(name, row, "discrepancy", f"{shown(key)} in one report", "two reports at least", "Add it.")
            )
        if event[part.index].nunique() > 1:
            fix = "Reports of different events are never compared: code them apart."
            bad.append(_problem(name, row, "article", f"{shown(key)} across events", "reports of one event", fix))
        if (part["kind"] == "omission").all() != silent.any() or silent.all():
            fix = "Leave start, end and text empty for the silent report, and only in an omission."
            bad.append(_problem(name, row, "kind", shown(part["kind"].iloc[0]), "silence in omissions alone", fix))
    return bad


# --- scoring -----------------------------------------------------------------------------------------------------


def match(found: pd.DataFrame, coded: pd.DataFrame) -> pd.DataFrame:
    """Which discrepancies of a detector are which of the coding.

    `found` and `coded`: discrepancy kind article start end, one row a span, silent reports with empty start. Two spans are the
    same place where they share at least half of the shorter one. Two discrepancies are the same point where their spans are the same
    place in two reports; two omissions, where they are so in one report at least and one other report is silent in both.
    Returns one row a pair: found coded same_kind. A discrepancy may be in several pairs.
    Raises `CorpusError` where a column is missing.
    """
    left, right = _checked(found, "found"), _checked(coded, "coded")
    pairs = left.merge(right, on="article", suffixes=("_found", "_coded"))
    shared = np.minimum(pairs["end_found"], pairs["end_coded"]) - np.maximum(pairs["start_found"], pairs["start_coded"])
    shorter = np.minimum(pairs["end_found"] - pairs["start_found"], pairs["end_coded"] - pairs["start_coded"])
    pairs["told"] = (shared > 0) & (shared >= HALF * shorter)
    pairs["silent"] = pairs["start_found"].isna() & pairs["start_coded"].isna()
    keys = ["discrepancy_found", "discrepancy_coded"]
    by_report = pairs.groupby([*keys, "kind_found", "kind_coded", "article"], as_index=False)[["told", "silent"]].any()
    counts = by_report.groupby([*keys, "kind_found", "kind_coded"], as_index=False)[["told", "silent"]].sum()
    omission = (counts["kind_found"] == "omission") & (counts["kind_coded"] == "omission")
    same = np.where(omission, (counts["told"] >= 1) & (counts["silent"] >= 1), counts["told"] >= 2)
    kept = counts[same.astype(bool)]
    return pd.DataFrame(
        {
            "found": kept["discrepancy_found"],
            "coded": kept["discrepancy_coded"],
            "same_kind": kept["kind_found"] == kept["kind_coded"],
        }
    ).reset_index(drop=True)


def _checked(table: pd.DataFrame, name: str) -> pd.DataFrame:
    needed = ["discrepancy", "kind", "article", "start", "end"]
    missing = [c for c in needed if c not in table.columns]
    if missing:
        fix = "Pass the table that discrepancies.find or reference.read returns."
        raise unreadable(name, f"no column {', '.join(missing)}", ", ".join(needed), fix, "header")
    spans = table[needed].astype({"article": str})
    return spans.assign(**{c: pd.to_numeric(spans[c]).astype(float) for c in ("start", "end")})


def score(found: pd.DataFrame, coded: pd.DataFrame) -> pd.DataFrame:
    """How much of a coding a detector finds, and how much of what it finds is in the coding.

    `found` from `discrepancies.find`, `coded` from `read`; what counts as the same point says `match`. Returns one row a
    measure (recall, precision) and group (all, a kind, a severity): `n`; `matched`: those with a partner of the same
    kind; `share` of them with a 95 % interval (`low`, `high`; Wilson 1927); `any_kind`: the share with a partner of
    whatever kind; `one_to_one`: the share when each partner is used once (same kind; missing for severities, where the
    choice is not unique). A found discrepancy that is not in the coding need not be wrong: one reader may have passed it over.
    """
    pairs = match(found, coded)
    lists = {"recall": (coded, "coded"), "precision": (found, "found")}
    rows = []
    for measure, (table, side) in lists.items():
        items = table.drop_duplicates("discrepancy")
        groups = {"all": items} | {kind: items[items["kind"] == kind] for kind in KINDS}
        if measure == "recall" and "severity" in items:
            groups |= {name: items[items["severity"] == name] for name in SEVERITIES}
        rows += [(measure, name, *_shares(part, pairs, side, name)) for name, part in groups.items() if len(part)]
    return pd.DataFrame(rows, columns=SCORE_COLUMNS)


def _shares(items: pd.DataFrame, pairs: pd.DataFrame, side: str, name: str) -> tuple:
    """n, matched, share, low, high, any_kind, one_to_one of some discrepancies."""
    same = pairs[pairs["same_kind"]]
    n, matched = len(items), int(items["discrepancy"].isin(same[side]).sum())
    interval = binomtest(matched, n).proportion_ci(method="wilson")
    loose = items["discrepancy"].isin(pairs[side]).mean()
    single = np.nan if name in SEVERITIES else _one_to_one(same[same[side].isin(items["discrepancy"])]) / n
    return n, matched, matched / n, interval.low, interval.high, loose, single


def _one_to_one(pairs: pd.DataFrame) -> int:
    """The most pairs that can be kept when nobody is in two of them."""
    if pairs.empty:
        return 0
    rows, columns = (pd.factorize(pairs[side])[0] for side in ("found", "coded"))
    graph = sparse.csr_matrix((np.ones(len(pairs), np.int8), (rows, columns)))
    return int((sparse.csgraph.maximum_bipartite_matching(graph, perm_type="column") >= 0).sum())


def misses(found: pd.DataFrame, coded: pd.DataFrame) -> pd.DataFrame:
    """Rows of the coding that have no partner of the same kind in `found`; `other_kind`: they have one of another kind."""
    return _unmatched(coded, match(found, coded), "coded")


def extras(found: pd.DataFrame, coded: pd.DataFrame) -> pd.DataFrame:
    """Rows of `found` that have no partner of the same kind in the coding; `other_kind`: they have one of another kind."""
    return _unmatched(found, match(found, coded), "found")


def _unmatched(table: pd.DataFrame, pairs: pd.DataFrame, side: str) -> pd.DataFrame:
    kept = table[~table["discrepancy"].isin(pairs.loc[pairs["same_kind"], side])]
    return kept.assign(other_kind=kept["discrepancy"].isin(pairs[side])).reset_index(drop=True)
