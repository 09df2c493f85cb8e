"""Names in quotation marks that all reports of a data set share: what one prints as a title is a name in the others."""

import json
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from .. import voices
from ..corpus import partitions, saving
from ..corpus.partitions import Chosen

TOGETHER = 250  # articles that are read at once
Name = tuple[str, ...]


def names_of(chosen: Chosen, changed: frozenset[int]) -> list[Name]:
    """Find the names that articles of a slice print in marks as titles.

    Parameters
    ----------
    chosen : Chosen
    changed : frozenset of int
        The rows whose texts read otherwise than they stand, so that the pattern may miss a title.

    Returns
    -------
    list of tuple of str
        The content words of each.
    """
    rows = [row for n, row in partitions.taken(chosen) if n in changed or voices.TITLE.search(row["text"])]
    found: set[Name] = set()
    for first in range(0, len(rows), TOGETHER):
        corpus = partitions.corpus_of(rows[first : first + TOGETHER], [], [], 0)
        found.update(tuple(sorted(name)) for name in voices.familiar_names(corpus))
    return sorted(found)


def write(names: list[Name], folder: Path) -> str:
    """Write names to a file that every worker reads, called by what it holds; return its path."""
    content = json.dumps(names)
    file = folder / f"names-{sha256(content.encode()).hexdigest()}.json"
    with saving.whole(file) as [path]:
        path.write_text(content, encoding="utf-8")
    return str(file)


@lru_cache(maxsize=1)
def read(file: str) -> frozenset[frozenset[str]]:
    """Read the names, once in each process."""
    return frozenset(map(frozenset, json.loads(Path(file).read_text(encoding="utf-8"))))
