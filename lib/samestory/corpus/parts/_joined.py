"""A function of a corpus, put to its parts on the cores at hand."""

import gc
import os
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import NamedTuple

import numpy as np
import pandas as pd
from joblib import Parallel, cpu_count, delayed
from tqdm import tqdm

from ...errors import LimitWarning
from .._corpus import ByEvent, Corpus
from ._taken import taken

MOST = 8  # processes at once, each of which takes 300 MB or so
# The environment of a process that gives freed memory back to the system at once; glibc keeps it, others ignore this.
FREEING = {"MALLOC_TRIM_THRESHOLD_": "65536"}
ASKED = "SAMESTORY_PROGRESS"  # a variable of the environment: a command sets it, notebooks stay silent
WIDE = 79  # characters of a bar
IDLE = 60  # seconds after which a process that has nothing to do ends

Tables = pd.DataFrame | tuple[pd.DataFrame, ...]


class Answer(NamedTuple):
    """What a part gives: its tables, what it came to know by event, and what was warned of."""

    tables: Tables
    known: dict[ByEvent, Tables]
    heard: list[Warning]


def joined(function: Callable[[Corpus], Tables], corpus: Corpus, parts: Sequence[np.ndarray]) -> Tables:
    """Put a function to each part of a corpus and join the tables that it gives.

    Parameters
    ----------
    function : callable
        A function of a module, of a corpus alone. It gives a table or several with a column `article`, a Categorical of
        the ids; each of the `attrs` is a list of ids of articles.
    corpus : Corpus
        A corpus whose texts read as they stand. What the parts came to know by event (see `offsets.once_by_event`) is
        known of it afterwards, as if found in all of it: its voices, its claims.
    parts : sequence of ndarray
        The numbers of the articles of each part, ascending; see `whole_groups`.

    Returns
    -------
    DataFrame or tuple of DataFrame
        The rows of all parts in turn. `attrs` lists ids in the order of the corpus. What a part warned of is warned of
        once for all.

    Notes
    -----
    Each process has one part at a time, and the next part is taken from the corpus when one is done. So the memory does
    not grow with the corpus, but for what is kept of it.

    Examples
    --------
    >>> import samestory as ss
    >>> corpus = ss.read_corpus(pd.DataFrame({"text": ["Prices rose 2 percent.", "Nobody said why.", "Snow: 3 feet."]}))
    >>> joined(ss.quantities.find, corpus, [np.array([1, 2])])[["article", "text"]].values.tolist()
    [['002', '3 feet']]
    """
    processes = min(cpu_count(), len(parts), MOST)
    # Tables go to a process as they are: it may write into them, and none is left in a file.
    sharing = {"pre_dispatch": "n_jobs", "batch_size": 1, "max_nbytes": None, "idle_worker_timeout": IDLE}
    run = Parallel(processes, return_as="generator", **sharing)
    found = run(delayed(_answered)(function, taken(corpus, part)) for part in parts)
    shown = {"unit": "part", "ncols": WIDE, "leave": False, "disable": not os.environ.get(ASKED)}
    answers: list[Answer] = list(tqdm(found, "articles compared", len(parts), **shown))
    _warn([said for answer in answers for said in answer.heard], corpus.articles.index)
    # A part without two reports of one event may know less.
    for key in set.intersection(*(set(answer.known) for answer in answers)):
        corpus.cached(key, partial(_each, [answer.known[key] for answer in answers], partial(_in_order, corpus)))
    return _each([answer.tables for answer in answers], partial(_in_turn, corpus.articles.index))


def _answered(function: Callable[[Corpus], Tables], part: Corpus) -> Answer:
    """Return the tables of a part, and what was warned of: a warning would stay in its process.

    Reports and their clauses refer to each other; looking for such cycles all the time would take a fifth of the time.
    """
    before = part.by_event()
    with no_collector(), warnings.catch_warnings(record=True) as heard:
        warnings.simplefilter("always", UserWarning)
        tables = function(part)
    known = {key: found for key, found in part.by_event().items() if key not in before}
    return Answer(tables, known, [one.message for one in heard if isinstance(one.message, UserWarning)])


def _each(found: list[Tables], join: Callable[[list[pd.DataFrame]], pd.DataFrame]) -> Tables:
    """Join the tables of all parts: the only one of each, or the first of each, the second of each and so on."""
    return tuple(map(join, map(list, zip(*found)))) if isinstance(found[0], tuple) else join(found)


def _in_turn(ids: pd.Index, tables: list[pd.DataFrame]) -> pd.DataFrame:
    """Put tables one below the other, with the ids of the whole corpus and the articles that each lists."""
    limited = {name: [id_ for table in tables for id_ in table.attrs[name]] for name in tables[0].attrs}
    categorical = isinstance(tables[0]["article"].dtype, pd.CategoricalDtype)
    tables = [t.assign(article=t["article"].cat.set_categories(ids)) if categorical else t.copy() for t in tables]
    for table in tables:
        table.attrs = {}
    # A column of no rows has not the type of one that has some.
    whole = pd.concat([table for table in tables if len(table)] or tables[:1], ignore_index=True)
    whole.attrs = {name: _ordered(found, ids) for name, found in limited.items()}
    return whole


def _in_order(corpus: Corpus, tables: list[pd.DataFrame]) -> pd.DataFrame:
    """Put tables one below the other, the articles in the order of the corpus."""
    whole, ids = _in_turn(corpus.articles.index, tables), corpus.articles.index
    number = ids.get_indexer(whole["article"].to_numpy(dtype=object))
    return whole.take(np.argsort(number, kind="stable")).reset_index(drop=True)


@contextmanager
def no_collector() -> Iterator[None]:
    """Keep the collector of cycles out until a part is done; what it would find should have been let go by then."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _warn(heard: list[Warning], ids: pd.Index) -> None:
    """Warn of what the parts warned of; of one limit only once, with the articles of all parts."""
    limits: dict[str, list] = {}
    for one in heard:
        if isinstance(one, LimitWarning):
            limits.setdefault(one.said, []).extend(one.articles)
    others = {str(one): one for one in heard if not isinstance(one, LimitWarning)}.values()
    for one in [*(LimitWarning(said, _ordered(found, ids)) for said, found in limits.items()), *others]:
        warnings.warn(one, stacklevel=9)


def _ordered(found: list, ids: pd.Index) -> list:
    """Return ids in the order of the corpus, each once."""
    return ids[np.unique(ids.get_indexer(found))].tolist()
