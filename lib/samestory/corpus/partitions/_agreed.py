"""What all rows of a data set decide together: ids, repeated ids, names of events, notes."""

from collections.abc import Callable, Sequence
from itertools import chain
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from ...errors import Problem
from .. import normalize
from .._checks import Cleaned, named, on_cells, on_ids, one_name_an_event, repeated
from ._survey import Survey, changes_of

NOTHING = np.array([], np.int32)


class Agreed(NamedTuple):
    """What was decided, and what is known of the articles that are left.

    `ids` has the id of each row of each slice, None where it is no article. `facts` has a row an article, in the order
    of the files: number (of the row among all), part (its slice), row (in the slice), article, event and the further
    columns of `Survey.facts`. `usual` is the median number of words. `problems` and `notes` are those of `Corpus`,
    but for what is found in the texts themselves.
    """

    ids: list[list[Any]]
    facts: pd.DataFrame
    problems: list[Problem]
    notes: list[str]
    usual: float


def agreed(surveys: Sequence[Survey], events: str | None) -> Agreed:
    """Decide by all rows, as reading them at once does.

    Parameters
    ----------
    surveys : sequence of Survey
        Of all slices, in their order.
    events : str or None
        The column that names the event; "" where no reports are compared; None for the column `event`.

    Returns
    -------
    Agreed
    """
    firsts = np.cumsum([0, *(len(one.ids) for one in surveys)])
    facts = _facts(surveys, firsts)
    place = _places(surveys, firsts)
    numbers = all(one.numbers for one in surveys)
    given = [int(own) if numbers else own for one in surveys for own in one.ids]
    ids, made_up = named(given, place)
    again = _repeated(ids, facts)
    kept = ~facts["number"].isin(again.keys()).to_numpy()
    told = {firsts[n] + row: one for n, survey in enumerate(surveys) for row, one in survey.told.items()}
    problems = list(chain.from_iterable(one.problems for one in surveys))
    for number in sorted(told.keys() | again.keys()):
        own = again.get(number)
        problems += [Problem(place(number), *own)] if own else told[number].problems
    facts = facts[kept].reset_index(drop=True)
    facts.insert(3, "article", pd.Series([ids[n] for n in facts["number"]], dtype="int64" if numbers else "str"))
    names, said = one_name_an_event(facts["declared"].tolist())
    notes = _on_cells([told[n] for n in sorted(told) if told[n].usable and n not in again]) + said
    notes += _on_articles(facts, made_up)
    if events is not None:
        names, said = one_name_an_event(facts["event"].tolist() if events else [""] * len(facts))
        notes += said
    usable, usual = set(facts["number"]), float(np.median(facts["words"])) if len(facts) else 0.0
    parts = zip(firsts.tolist(), firsts.tolist()[1:])
    of_slices = [[ids[n] if n in usable else None for n in range(first, last)] for first, last in parts]
    return Agreed(of_slices, facts.assign(event=pd.Series(names, dtype="str")), problems, notes, usual)


def _on_cells(found: list[Cleaned]) -> list[str]:
    """Note what was found in cleaning the facts of articles."""
    rewritten: dict[str, str] = {}
    for date, written in chain.from_iterable(one.rewritten for one in found):
        rewritten.setdefault(date, written)
    return on_cells(dict.fromkeys(chain.from_iterable(one.nested for one in found)), rewritten)


def _on_articles(facts: pd.DataFrame, made_up: dict[str, str]) -> list[str]:
    """Note the ids that were made up, equal texts, and texts that read otherwise than they stand."""
    ids, readings = facts["article"].tolist(), list(map(_reading, facts["changes"]))
    known = made_up.keys() & set(ids)
    places = {own: at for own, at in made_up.items() if own in known}
    return on_ids(list(zip(ids, facts["text"])), places) + normalize.notes(ids, readings)


def _facts(surveys: Sequence[Survey], firsts: np.ndarray) -> pd.DataFrame:
    tables = [one.facts.assign(number=one.facts["row"] + first) for one, first in zip(surveys, firsts)]
    facts = pd.concat(tables, ignore_index=True)
    facts.insert(0, "part", np.repeat(np.arange(len(tables)), list(map(len, tables))))
    facts.insert(0, "number", facts.pop("number").astype("int64"))
    return facts


def _places(surveys: Sequence[Survey], firsts: np.ndarray) -> Callable[[int], str]:
    """Return a function that says where a row stands, by its number among all."""

    def place(number: int) -> str:
        n = int(np.searchsorted(firsts, number, side="right")) - 1
        return surveys[n].part.place(surveys[n].lines[number - firsts[n]])

    return place


def _repeated(ids: list, facts: pd.DataFrame) -> dict[int, tuple[str, str, str, str]]:
    """Tell the articles whose id stood before, by their numbers; the first one keeps it."""
    first: dict[Any, str] = {}
    again = {}
    for number, text in zip(facts["number"].tolist(), facts["text"].tolist()):
        own = ids[number]
        if own in first:
            again[number] = repeated(own, first[own] == text)
        else:
            first[own] = text
    return again


def _reading(changes: int) -> normalize.Reading | None:
    return normalize.Reading("", NOTHING, NOTHING, changes_of(changes)) if changes else None
