"""What a proposed event is called: the telling words of its reports, as they are printed, and its first date."""

from collections import Counter, defaultdict

import numpy as np
from scipy import sparse

from ...corpus import Corpus
from ...language.words import Stems, of_corpus

TELLING = 4  # words of a name
FEWEST = 2  # words that most reports share, without which any word of theirs may name the event


def named(
    corpus: Corpus, articles: np.ndarray, rows: sparse.csr_matrix, event: np.ndarray, dates: list[str]
) -> list[str]:
    """Name each event, no two alike.

    Parameters
    ----------
    corpus : Corpus
        A corpus whose texts read as they stand.
    articles : ndarray of int
        The articles of the events, those of one event in the order in which they count as its first.
    rows : csr_matrix
        One row an article, its stems weighted for telling events apart.
    event : ndarray of int
        The number of the event of each article, from 0.
    dates : list of str
        The first date of each event; empty where it has none.

    Returns
    -------
    list of str
        "Norwood paper mill fire, 2026-03-02": up to four words in the order of the first report that has them. Numbers
        name no event. Of equal names the second has "(2)" behind it.
    """
    telling = _telling(rows, event, of_corpus(corpus).vocabulary)
    printed = _printed(corpus, articles, event, telling)
    names, seen = [], Counter()
    for n, date in enumerate(dates):
        words = " ".join(dict.fromkeys(printed[n])) or "Event"
        name = f"{words}, {date}" if date else words
        seen[name.casefold()] += 1
        again = seen[name.casefold()]
        names.append(name if again == 1 else f"{name} ({again})")
    return names


def _telling(rows: sparse.csr_matrix, event: np.ndarray, vocabulary: list[str]) -> list[set[int]]:
    """Return the most telling stems of each event: of great weight, and in more than half of its reports."""
    size = int(event.max(initial=-1)) + 1
    member = sparse.csr_matrix((np.ones(len(event)), (event, np.arange(len(event)))), shape=(size, len(event)))
    digits = np.array([stem[:1].isdigit() for stem in vocabulary], bool)
    score = (member @ rows).multiply(~digits).tocsr()
    share = (sparse.diags_array(1 / np.bincount(event, minlength=size)) @ member @ (rows > 0)).tocsr()
    score.eliminate_zeros()
    shared = score.multiply(share > 0.5).tocsr()
    telling = []
    for n in range(size):
        table = shared if shared.indptr[n + 1] - shared.indptr[n] >= FEWEST else score
        part = slice(table.indptr[n], table.indptr[n + 1])
        stems, values = table.indices[part], table.data[part].round(9)
        best = np.lexsort((stems, -values))[:TELLING]
        telling.append({int(stem) for stem in stems[best[values[best] > 0]]})
    return telling


def _printed(corpus: Corpus, articles: np.ndarray, event: np.ndarray, telling: list[set[int]]) -> list[list[str]]:
    """Return the telling words of each event as most often printed, in the order in which they come."""
    line, texts = of_corpus(corpus), corpus.articles["text"].tolist()
    wanted = np.zeros(len(line.vocabulary), bool)
    wanted[list(set().union(*telling))] = True
    forms: dict[tuple[int, int], Counter] = defaultdict(Counter)
    for number, own in zip(articles.tolist(), event.tolist()):
        for stem, start, end in _words(line, number, wanted):
            if stem in telling[own]:
                forms[own, stem][texts[number][start:end]] += 1
    words: list[list[str]] = [[] for _ in telling]
    for (own, _), counts in forms.items():
        words[own].append(max(counts, key=lambda form: (counts[form], form)))
    return words


def _words(line: Stems, number: int, wanted: np.ndarray) -> list[tuple[int, int, int]]:
    """Return stem, start and end of the words of one article that are wanted."""
    first, last = np.searchsorted(line.number, [number, number + 1])
    place = first + np.flatnonzero(wanted[line.stem[first:last]])
    return list(zip(line.stem[place].tolist(), line.start[place].tolist(), line.end[place].tolist()))
