"""What is said of the articles that read otherwise than they stand."""

from collections.abc import Sequence

from .._encodings import some
from ._edits import Reading

# What was changed, as notes say it.
KINDS = {
    "characters": "characters that print nothing left out, others as the plain ones that they print like",
    "accents": "accents put on their letters",
    "lines": "lines that go on joined",
    "hyphens": "words parted at line ends put together",
    "spaces": "a space put behind stops that have none",
}


def notes(ids: Sequence[object], readings: Sequence[Reading | None]) -> list[str]:
    """Say which articles read otherwise than they stand, by kind.

    Parameters
    ----------
    ids : sequence
        The articles.
    readings : sequence of Reading or None
        How each reads.

    Returns
    -------
    list of str
        One note, or none.
    """
    parts = []
    for kind, said in KINDS.items():
        changed = [article for article, reading in zip(ids, readings) if reading and kind in reading.changes]
        if changed:
            parts.append(f"{said}: {some(changed)}")
    return [f"Offsets count the characters of the files, but texts were read with {'; '.join(parts)}."] if parts else []
