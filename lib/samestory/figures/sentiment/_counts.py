"""The mentions of an actor in words: how many are negative, neutral or positive; the alt text of the tone."""

import pandas as pd

from .._groups import each
from ._tiles import LABELS, MACHINE


def counted(part: pd.DataFrame, reports: int) -> str:
    """Say how many mentions are negative, neutral, positive; how many when repeats count once; where there is none."""
    if part.empty:
        return "not named in any report"
    once = part[~part["again"]]
    said = f"{len(part)} mentions: {numbers(part)}" if len(part) > 1 else f"1 mention: {numbers(part)}"
    counts = ", ".join(word for word in numbers(once, part).split() if word.isdecimal())
    said += f" ({counts} without repeats)" if len(once) < len(part) else ""
    silent = reports - part["article"].nunique()
    return said + (f"; not named in {silent} of {reports} reports" if silent else "")


def numbers(part: pd.DataFrame, whole: pd.DataFrame | None = None) -> str:
    """Count the labels of a part: the three, and those others that the whole holds."""
    counts, known = (
        table["zone"].where(table["zone"].isin([*LABELS, "mixed", "unclear"]), "disputed").value_counts()
        for table in (part, part if whole is None else whole)
    )
    shown = [zone for zone in (*LABELS, "mixed", "disputed", "unclear") if zone in LABELS or zone in known]
    return ", ".join(f"{counts.get(zone, 0)} {zone}" for zone in shown)


def alt_text(table: pd.DataFrame, actors: list[str], speaker: str, by: str = "article") -> str:
    """Say in words all that is drawn."""
    said = []
    for actor in actors:
        part = table[table["actor"] == actor]
        lines = [f"{name}: {numbers(row)}" for name, row in part.groupby("name", sort=False)]
        voices = [
            f"{zone}: " + ", ".join(f"{n} {voice}" for voice, n in of_zone["voice"].value_counts().items())
            for zone, of_zone in part[part["zone"] != "neutral"].groupby("zone", sort=False)
        ]
        of_program = part["program"].value_counts() if "program" in part else {}
        machine = ", ".join(f"{of_program[label]} {label}" for label in MACHINE if label in of_program)
        said.append(
            f"{actor}, {numbers(part)} of {len(part)} mentions"
            + (f" (by {each(by).split(' ', 1)[1]}, {'; '.join(lines)})" if lines else "")
            + (f"; by voice, {'; '.join(voices)}" if voices else "")
            + (f"; the program counts {machine}" if machine else "")
        )
    whose = f" Reported and quoted words are those of {speaker} unless a mark is named." if speaker else ""
    return f"One mark a mention, one row {each(by)}, one panel an actor. {'. '.join(said)}.{whose}"
