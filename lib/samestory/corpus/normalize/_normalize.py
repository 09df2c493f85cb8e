"""A text as it reads: characters first, then the line ends and the stops."""

from collections import Counter

from ._characters import any_strange, composed, silent_and_compatible
from ._edits import Reading, after, edited
from ._lines import joined
from ._stops import glued

KINDS = (("characters", silent_and_compatible), ("accents", composed))


def normalize(text: str) -> Reading | None:
    r"""Read a text as a reader sees it.

    Characters that print nothing are left out. Letters and their accents are composed, ligatures, full-width and
    letterlike characters are read as plain ones (Unicode's NFC, and NFKC where value and mark stay the same). Lines
    that go on are joined and the words parted at their ends put together. A space is put behind a stop that has none.

    Parameters
    ----------
    text : str
        Any text.

    Returns
    -------
    Reading or None
        The text as it reads, and where each of its characters stands in the text as given. None where it reads as it
        stands, as most texts do.

    Notes
    -----
    `text.fold` folds case, quotation marks, hyphens and kinds of spaces, which keep the length of a text; all that
    changes its length is done here.

    References
    ----------
    Whistler, K. (2023). Unicode normalization forms. Unicode Standard Annex 15.

    Examples
    --------
    >>> reading = normalize("The govern-\nment of Rus\xadsia\nsaid so.It left.")
    >>> reading.text
    'The government of Russia said so. It left.'
    >>> int(reading.starts[4]), int(reading.ends[13])
    (4, 16)
    """
    reading = None
    for kind, find in KINDS if any_strange(text) else ():
        reading = _further(reading, text, [(kind, edit) for edit in find(text)])
        text = reading.text if reading else text
    changes = [*joined(text), *(("spaces", edit) for edit in glued(text))]
    reading = _further(reading, text, sorted(changes, key=lambda change: change[1]))
    return reading if reading and not reading.text.isspace() and reading.text else None


def _further(reading: Reading | None, text: str, changes: list[tuple[str, tuple[int, int, str]]]) -> Reading | None:
    """Make further changes to a text that was read so far."""
    if not changes:
        return reading
    then = edited(text, [edit for _, edit in changes])._replace(changes=dict(Counter(kind for kind, _ in changes)))
    return after(reading, then) if reading else then
