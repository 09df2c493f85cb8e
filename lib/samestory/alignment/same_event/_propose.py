"""Events proposed for a corpus that has none: reports near in time that are alike, joined by average linkage."""

import re

import numpy as np
import pandas as pd
from scipy import sparse

from ...corpus import Corpus
from ...corpus.offsets import as_read
from ...corpus.text import fold
from ...errors import ArgumentError
from ...language.words import weighted
from ._check import NEIGHBORS, vectors
from ._linkage import linked
from ._names import named
from ._nearby import BLOCK, days_of, pairs

# Near the best of ECB+ and of BASIL's triplets, without and with dates. Halves of either set alone have their best cuts
# at .08 to .22 where most articles have no partner, so the dearer error, a wrong pair, decided (benchmarks/events.py).
SAME = 0.18  # mean similarity of the reports of one event
UNDATED = 0.26  # and of reports of which one is not dated to the day
COLUMNS = ["article", "event", "similarity", "closest", "outlet", "published", "title"]
NO_WORD = re.compile(r"[\W_]+")


@as_read
def events(corpus: Corpus, days: int = 3) -> pd.DataFrame:
    """Propose which reports tell of one event, for a person to confirm (`event_sheet`, then `Corpus.with_events`).

    Parameters
    ----------
    corpus : Corpus
        The articles; their declared events are not looked at.
    days : int
        Reports that are more days apart are not compared. An incomplete date may be any day that it allows.

    Returns
    -------
    DataFrame
        One row an article, in the order of the corpus: article; event (a proposed name, unique; "" for an article
        alone); similarity (0 to 1) to its closest report in the event, and closest, the id of that report (missing and
        "" for an article alone); outlet, published, title.

    Raises
    ------
    ArgumentError
        `days` is no whole number from 0 on.

    Notes
    -----
    Similarity is that of `event_similarity`, among reports near in time. Two groups are joined while their reports are
    alike on average, so a chain of neighbors joins no two events. An event reported for weeks comes in parts. Copies,
    articles of the same words whatever their date, belong to one event and count once. An event of hundreds of reports
    that makes up most of a corpus may come in parts too: its words are common there and tell little.

    Of 100 pairs proposed, 97 to 99 were right, and 76 to 91 of 100 were found, among reports without dates most of
    which had no partner (ECB+, BASIL); with dates, 99 and 100 (BASIL). On short reports TF-IDF does as well.

    Cost and memory follow the number of articles. For that, widespread words find no pairs in a large corpus without
    dates; an event with hundreds of undated reports may then come in parts.

    See Also
    --------
    check_events : whether events look wrong.

    References
    ----------
    Allan, J. (ed., 2002). Topic Detection and Tracking: Event-based Information Organization.
    Sokal, R. & Michener, C. (1958). A statistical method for evaluating systematic relationships (average link).

    Examples
    --------
    >>> from samestory import read_corpus
    >>> texts = ["A fire killed 14 in Oslo.", "The Oslo fire: 14 died.", "Lima votes."]
    >>> table = events(read_corpus(pd.DataFrame({"text": texts, "published": ["2026-03-02", "2026-03-03", ""]})))
    >>> table[["event", "closest"]].values.tolist()
    [['fire Oslo, 2026-03-02', '001'], ['fire Oslo, 2026-03-02', '000'], ['', '']]
    """
    if isinstance(days, bool) or not isinstance(days, int | np.integer) or days < 0:
        raise ArgumentError("alignment.events", "days", days, "a whole number of days from 0 on")
    order, report = _reports(corpus)
    rows, (first, last) = vectors(corpus)[order[_opening(report)]], _days(corpus, order, report)
    near = compared(rows, first, last, int(days))
    exact = first == last
    a, b, alike = near["a"].to_numpy(), near["b"].to_numpy(), near["similarity"].to_numpy()
    group = linked(len(first), a, b, np.where(exact[a] & exact[b], alike, alike * SAME / UNDATED), SAME)
    closest, similarity = _closest(near, group, report)
    ids = corpus.articles.index[order].to_numpy(dtype=object)
    proposed = pd.DataFrame(
        {
            "article": ids,
            "event": _event_names(corpus, order, group[report]),
            "similarity": similarity,
            "closest": [ids[n] if n >= 0 else "" for n in closest.tolist()],
        },
        index=order,
    )
    facts = corpus.articles[["outlet", "published", "title"]].reset_index(drop=True)
    return proposed.sort_index().join(facts).astype({"event": "str"})[COLUMNS]


# --- reports -------------------------------------------------------------------------------------------------------


def _reports(corpus: Corpus) -> tuple[np.ndarray, np.ndarray]:
    """Return the articles by id, and of each in that order the number of its report: copies are one report."""
    ids, texts = list(map(str, corpus.articles.index)), corpus.articles["text"].tolist()
    order = np.array(sorted(range(len(ids)), key=ids.__getitem__), np.int64)
    words = [NO_WORD.sub("", fold(texts[n])) or texts[n] for n in order.tolist()]
    return order, pd.factorize(np.array(words, dtype=object))[0]


def _opening(report: np.ndarray) -> np.ndarray:
    """Return the place of the first copy of each report."""
    return np.unique(report, return_index=True)[1]


def _days(corpus: Corpus, order: np.ndarray, report: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the days each report may be of: of its copies the first one dated to the day counts, else any of them."""
    first, last = days_of(corpus.articles["published"].iloc[order].tolist())
    table = pd.DataFrame({"report": report, "loose": last - first, "first": first, "last": last})
    best = table.sort_values(["report", "loose", "first"], kind="stable").drop_duplicates("report")
    return best["first"].to_numpy(), best["last"].to_numpy()


def compared(rows: sparse.csr_matrix, first: np.ndarray, last: np.ndarray, days: int) -> pd.DataFrame:
    """Return pairs with their similarity when each report has taken in those nearest to it, except the other one.

    Two reports that are nearest to each other would grow alike by taking in each other, even two of different events.
    """
    a, b, alike = _mutual(pairs(rows, first, last, days))
    size = rows.shape[0]
    both = np.r_[alike, alike], (np.r_[a, b], np.r_[b, a])
    taken, ones = (rows + sparse.csr_matrix(both, shape=(size, size)) @ rows).tocsr(), np.ones(rows.shape[1])
    table = pairs(weighted(taken, ones), first, last, days)
    place = pd.MultiIndex.from_frame(table[["a", "b"]]).get_indexer(pd.MultiIndex.from_arrays([a, b]))
    similarity = table["similarity"].to_numpy(copy=True)
    for n in range(0, len(a), BLOCK):
        part = slice(n, n + BLOCK)
        own = sparse.diags_array(alike[part])
        left = weighted((taken[a[part]] - own @ rows[b[part]]).tocsr(), ones)
        right = weighted((taken[b[part]] - own @ rows[a[part]]).tocsr(), ones)
        known = place[part] >= 0
        similarity[place[part][known]] = np.ravel(left.multiply(right).sum(axis=1))[known]
    return table.assign(similarity=np.clip(similarity, 0, 1))


def _mutual(near: pd.DataFrame) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return the pairs of which each is among the NEIGHBORS nearest of the other: a, b, similarity."""
    both = pd.concat([near, near.rename(columns={"a": "b", "b": "a"})], ignore_index=True)
    both = both.assign(alike=both["similarity"].round(9)).sort_values(["alike", "b"], ascending=[False, True])
    nearest = both[both.groupby("a").cumcount() < NEIGHBORS]
    mutual = nearest.merge(nearest[["a", "b"]], left_on=["a", "b"], right_on=["b", "a"], suffixes=("", "_other"))
    mutual = mutual[mutual["a"] < mutual["b"]].sort_values(["a", "b"])
    return tuple(mutual[name].to_numpy() for name in ("a", "b", "similarity"))


# --- the table -----------------------------------------------------------------------------------------------------


def _closest(near: pd.DataFrame, group: np.ndarray, report: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return of each article the place of the closest one of its event, and the similarity; a copy is the closest."""
    inside = near[group[near["a"]] == group[near["b"]]]
    both = pd.concat([inside, inside.rename(columns={"a": "b", "b": "a"})]).assign(
        alike=lambda t: t["similarity"].round(9)
    )
    best = both.sort_values(["alike", "b"], ascending=[False, True], kind="stable").drop_duplicates("a").set_index("a")
    opening, many = _opening(report), np.bincount(report)
    other = best["b"].reindex(report).fillna(-1).to_numpy(np.int64)
    closest = np.where(other >= 0, opening[other], -1)
    similarity = best["similarity"].reindex(report).to_numpy()
    second = pd.Series(np.arange(len(report))).groupby(report).nth(1)
    copy = pd.Series(second.to_numpy(), index=report[second.to_numpy()]).reindex(report).fillna(-1).to_numpy(np.int64)
    is_first = opening[report] == np.arange(len(report))
    copy = np.where(is_first, copy, opening[report])
    return np.where(many[report] > 1, copy, closest), np.where(many[report] > 1, 1.0, similarity)


def _event_names(corpus: Corpus, order: np.ndarray, event: np.ndarray) -> list[str]:
    """Return the name of the event of each article, "" for an article alone."""
    published = corpus.articles["published"].iloc[order].tolist()
    table = pd.DataFrame({"event": event, "date": [date[:10] for date in published]})
    table = table[table.groupby("event")["event"].transform("size") > 1]
    table = table.assign(undated=table["date"] == "").sort_values(["undated", "date"], kind="stable")
    number, found = pd.factorize(table["event"])
    dates = table.groupby("event", sort=False)["date"].first().reindex(found).tolist()
    place = table.index.to_numpy()
    names = named(corpus, order[place], vectors(corpus)[order[place]], number, dates)
    of_place = dict(zip(place.tolist(), (names[n] for n in number.tolist())))
    return [of_place.get(n, "") for n in range(len(event))]
