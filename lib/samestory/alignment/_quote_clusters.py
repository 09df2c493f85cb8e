"""Which quotations are renditions of one utterance?

Two reports of one event seldom quote a speaker in the same words: one is a translation of its own, one leaves out half, one
takes the sentence apart. `quote_clusters` puts such renditions together. Quotations are compared by their content words
through an index of the words of each event, so only quotations that share some are ever looked at.
"""

from __future__ import annotations

from collections import defaultdict
from hashlib import sha256

import numpy as np
import pandas as pd
from scipy import sparse

from ..corpus import Corpus
from ..corpus.text import fold, is_word
from ..language import words as st
from ..voices import quotations
from ._events import event_numbers

# Cosine of weighted stems from which two quotations are renditions of one utterance: with SHARED stems in common, with one.
# Chosen on quotations of one speaker in one article (PolNeAR's train part), which are mostly different statements.
ALIKE, ALIKE_IN_ONE = 0.25, 0.45
CONTAINED = 0.60  # or: share of one's weight that stands in the other, with at least SHARED stems in common
SHARED = 2
ONE_ARTICLE = 0.60  # within an article: an outlet seldom gives one utterance twice in other words


def quote_clusters(corpus: Corpus) -> pd.DataFrame:
    """The quotations of a corpus, and which of them are renditions of one utterance.

    Returns the rows of `voices.quotations` that are speech (full and fragment, no designations) with four further columns:

    - `cluster`: an id that all renditions share. It follows from the articles and places of its members alone, so the
      order of the corpus does not change it; a quotation that nobody else gives is a cluster of its own.
    - `event`: the declared event; articles without one are each an event of their own.
    - `articles`: in how many articles the cluster stands.
    - `verbatim`: more than one article, and all members have the same words (case, marks and their kind aside).

    Two quotations are linked if they are of one event and speaker (one name may be part of the other, or unknown) and
    alike: cosine of at least 0.25 with two content words in common or 0.45 with one, or one holds 0.60 of the other and two
    content words of it; within an article only from a cosine of 0.60 on. Linked quotations are joined from the most alike down, and only where all members are linked with all others
    (complete link), except that what is part of a quotation is linked with all that is linked with the whole. So the two
    halves of a sentence meet in the report that gives it undivided.

    After Pavllo, Piccardi & West (2018), who align the renditions of one quotation across outlets; linkage after
    Sørensen (1948).
    """
    return corpus.cached("quote_clusters", lambda: _clustered(corpus)).copy(deep=False)


def _clustered(corpus: Corpus) -> pd.DataFrame:
    quoted = quotations(corpus)
    quoted = quoted[quoted["kind"] != "designation"].reset_index(drop=True)
    number = corpus.articles.index.get_indexer(quoted["article"].tolist())
    event = event_numbers(corpus)[number]
    unit, first = _units(quoted, event)
    group = _joined(corpus, quoted.iloc[first], event[first], _holders(unit, number))[unit]
    table = quoted.assign(
        cluster=pd.Series(_ids(quoted, group), dtype="str"),
        event=corpus.articles["event"].take(number).to_numpy(dtype=object),
    )
    by_cluster = pd.Series(group)
    table["articles"] = pd.Series(number).groupby(by_cluster).transform("nunique").to_numpy(dtype=int)
    same = pd.Series([_bare(text) for text in quoted["text"]]).groupby(by_cluster).transform("nunique") == 1
    table["verbatim"] = same.to_numpy(dtype=bool) & (table["articles"].to_numpy() > 1)
    return table


def _bare(text: str) -> str:
    """The words of a quotation, folded, with single spaces and no marks at either end."""
    return " ".join(fold(text).split()).strip(" .,;:!?…—–-'\"")


def _units(quoted: pd.DataFrame, event: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Number the quotations so that equal words of one speaker in one event have one number, in alphabetical order."""
    key = list(zip(event.tolist(), quoted["speaker"].tolist(), map(_bare, quoted["text"].tolist())))
    wordless = [n if not is_word(words) else -1 for n, (_, _, words) in enumerate(key)]  # "…" is nobody's rendition
    place = {k: n for n, k in enumerate(sorted(set(zip(key, wordless)), key=lambda k: (k[0][1:], k[1], k[0][0])))}
    unit = np.array([place[k] for k in zip(key, wordless)], np.int64)
    return unit, np.unique(unit, return_index=True)[1]


def _holders(unit: np.ndarray, number: np.ndarray) -> sparse.csr_matrix:
    """Unit by article, 1 where the article holds it."""
    shape = (int(unit.max(initial=-1)) + 1, int(number.max(initial=-1)) + 1)
    return (sparse.csr_matrix((np.ones(len(unit)), (unit, number)), shape=shape) > 0).astype(float)


# --- links ---------------------------------------------------------------------------------------------------------


def _joined(corpus: Corpus, units: pd.DataFrame, event: np.ndarray, holders: sparse.csr_matrix) -> np.ndarray:
    """The number of the cluster of each unit."""
    if len(units) < 2:
        return np.arange(len(units))
    a, b, cosine, common, a_in_b, b_in_a = compared(corpus, units, event)
    speakers = units["speaker"].tolist()
    known = {name: frozenset(name.lower().split()) for name in speakers}
    fits = [_one_person(known[speakers[i]], known[speakers[j]]) for i, j in zip(a.tolist(), b.tolist())]
    bar = np.where(np.asarray(holders[a].multiply(holders[b]).sum(axis=1)).ravel() > 0, ONE_ARTICLE, 0)
    alike = cosine >= np.maximum(np.where(common >= SHARED, ALIKE, ALIKE_IN_ONE), bar)
    part, whole = (share >= np.maximum(CONTAINED, bar) for share in (a_in_b, b_in_a))
    kept = np.array(fits, bool) & (alike | (part | whole) & (bar == 0))
    a, b, score = a[kept], b[kept], np.maximum(cosine, 0.99 * np.minimum(1, np.maximum(a_in_b, b_in_a)))[kept]
    size = len(units)
    links = sparse.csr_matrix((np.ones(len(a)), (a, b)), shape=(size, size))
    links = links + links.T
    inside = sparse.csr_matrix(
        (
            np.ones(part[kept].sum() + whole[kept].sum()),
            (np.r_[a[part[kept]], b[whole[kept]]], np.r_[b[part[kept]], a[whole[kept]]]),
        ),
        shape=(size, size),
    )
    through = inside @ links
    return _complete_link(a, b, score, ((links + through + through.T) > 0).tolil().rows, size)


def compared(corpus: Corpus, units: pd.DataFrame, event: np.ndarray) -> tuple[np.ndarray, ...]:
    """Pairs of units of one event that share a stem: both numbers, cosine, stems in common, and what share of each
    stands in the other.

    A share counts only where SHARED stems are in common, and is 0 otherwise.
    """
    line = st.of_corpus(corpus)
    held = (st.of_spans(corpus, units) > 0).astype(float).tocoo()
    weight = _weights(corpus, line)[held.col]
    column = np.unique(event[held.row].astype(np.int64) * len(line.vocabulary) + held.col, return_inverse=True)[1]
    shape = (len(units), int(column.max(initial=-1)) + 1)
    plain = sparse.csr_matrix((np.ones(len(column)), (held.row, column)), shape=shape)
    heavy = sparse.csr_matrix((weight, (held.row, column)), shape=shape)
    squares = sparse.triu(heavy @ heavy.T, k=1).tocoo()
    a, b = squares.row, squares.col
    length = np.sqrt(np.asarray(heavy.multiply(heavy).sum(axis=1)).ravel())
    total = np.asarray(heavy.sum(axis=1)).ravel()
    common = _at(plain @ plain.T, a, b)
    weight_in_common = _at(heavy @ plain.T, a, b) * (common >= SHARED)
    return (
        a,
        b,
        squares.data / (length[a] * length[b]),
        common,
        weight_in_common / total[a],
        weight_in_common / total[b],
    )


def _at(matrix: sparse.csr_matrix, a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """The entries at some places of a sparse matrix."""
    return np.asarray(matrix[a, b]).ravel() if len(a) else np.zeros(0)


def _weights(corpus: Corpus, line: st.Stems) -> np.ndarray:
    """What each stem tells: rare in the sentences of this corpus, rare in news."""
    sentences = corpus.sentences
    each = st.counts(line, sentences["article"].cat.codes, sentences["start"], sentences["end"])
    return st.idf(each) * np.sqrt(st.news_weights(line.vocabulary))


def _one_person(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two resolved names may be one person's: one is part of the other, or unknown."""
    return one <= other or other <= one


def _complete_link(a: np.ndarray, b: np.ndarray, score: np.ndarray, linked: np.ndarray, size: int) -> np.ndarray:
    """Join from the most alike down where all members of both clusters are linked; ties by the order of the units."""
    group = list(range(size))
    members = {n: [n] for n in range(size)}
    links = [set(row) for row in linked]
    between: dict[int, dict[int, int]] = defaultdict(dict)  # linked pairs of members between two clusters
    for n, row in enumerate(links):
        between[n] = dict.fromkeys(row - {n}, 1)
    for row in np.lexsort((b, a, -np.round(score, 9))).tolist():
        one, other = sorted((group[a[row]], group[b[row]]))
        if one == other or between[one].get(other, 0) < len(members[one]) * len(members[other]):
            continue
        for n in members[other]:
            group[n] = one
        members[one] += members.pop(other)
        for third, count in between.pop(other).items():
            between[third].pop(other, None)
            if third != one:
                between[one][third] = between[third][one] = between[one].get(third, 0) + count
    return np.array(group, np.int64)


def _ids(quoted: pd.DataFrame, group: np.ndarray) -> list[str]:
    """An id for each cluster, from the articles and places of its members."""
    places: dict[int, list[str]] = defaultdict(list)
    for n, article, start in zip(group.tolist(), quoted["article"].tolist(), quoted["start"].tolist()):
        places[n].append(f"{article}\t{start}")
    known = {n: "q-" + sha256("\n".join(sorted(found)).encode()).hexdigest()[:10] for n, found in places.items()}
    return [known[n] for n in group.tolist()]
