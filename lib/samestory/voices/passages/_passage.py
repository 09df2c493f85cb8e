"""A passage: where it stands, and what makes it one."""

from typing import NamedTuple

Span = tuple[int, int]  # start and end in the text


class Passage(NamedTuple):
    """A stretch of a text that is somebody's words as uttered. Offsets are characters."""

    start: int
    end: int
    form: str = "marks"  # "marks", "turn", "block" or "dash"
    label: Span | None = None  # the speaker's label (Q, Ann Lee)
    role: str = ""  # "asks" or "answers": a label that is no name
    unsure: bool = False  # a mark that is never closed
    lead: int = -1  # where a dash or > that belongs to it stands; -1 without one
