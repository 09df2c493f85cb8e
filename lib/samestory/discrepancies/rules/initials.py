"""Initials in one report, their words in another: NPT, Non-Proliferation Treaty."""

import re
from collections.abc import Iterator
from itertools import product

from ...language.scales import listed
from .._difference import REPORTS, Candidate, Place, rule
from .._event import Event, Report, Sentence

INITIALISM = re.compile(r"[A-Z](?<!\w[A-Z])[A-Z]{1,4}\b")
DEFINITION = re.compile(r"\(([A-Z]{2,5})\)")
LEAST = 3  # initials that show a name by themselves: two letters stand for anything


@rule("name_or_term", "initials or the words", "trivial", source="Schwartz & Hearst 2003", compares=REPORTS)
def initials(event: Event) -> Iterator[Candidate]:
    """Short names in one report (NPT), their words in another that never gives the initials.

    The words are a run with capitals; in small letters or for two initials a report defines them: "night lights (NL)".
    """
    short = {report: _short_names(report) for report in event.reports}
    names = sorted(set().union(*short.values()) - listed("common_initials"))
    defined = {name: words for report in event.reports for name, words in _defined(report)}
    spelled = {report: _spelled_out(report, {*names}, defined) for report in event.reports}
    for name in names:
        places = []
        for report in event.reports:
            words, at = spelled[report].get(name), short[report].get(name)
            if at is None and words:
                places.append(report.place(*words, "spelled out"))
            elif at is not None and not words:
                places.append(Place(report, at, at + len(name), name))
        yield Candidate(places)


def _short_names(report: Report) -> dict[str, int]:
    """Give the initialisms in the sentences of a report, with their offsets."""
    return {m[0]: m.start() for s in report.sentences for m in INITIALISM.finditer(report.text, s.start, s.end)}


def _defined(report: Report) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Give the short names in brackets behind their words, with these: as many words as letters."""
    for bracket in DEFINITION.finditer(report.text):
        last = report.inside(0, bracket.start())[1]
        words = tuple(report.words[max(last - len(bracket[1]), 0) : last])
        if "".join(word[0] for word in words) == bracket[1].lower():
            yield bracket[1], words


def _spelled_out(report: Report, names: set[str], defined: dict[str, tuple[str, ...]]) -> dict[str, tuple[int, int]]:
    """Give the words of each short name, first and past the last: a run with capitals, or the words of a definition."""
    found: dict[str, tuple[int, int]] = {}
    sizes = {len(name) for name in names if len(name) >= LEAST}
    sentences = report.sentences if sizes else []
    for run in (run for sentence in sentences for run in _long_runs(report, sentence)):
        if len(run) < LEAST:
            continue
        letters = "".join(report.words[n][0].upper() for n in run)
        for at, size in product(range(len(run)), sizes):
            if letters[at : at + size] in names and at + size <= len(run):
                found.setdefault(letters[at : at + size], (run[at], run[at + size - 1] + 1))
    sought = names & defined.keys() - found.keys()
    text = " ".join(["", *report.words, ""]) if sought else ""
    for name in sought:
        if (at := text.find(f" {' '.join(defined[name])} ")) >= 0:
            first = text.count(" ", 0, at)
            found[name] = first, first + len(name)
    return found


def _long_runs(report: Report, sentence: Sentence) -> Iterator[list[int]]:
    """Give the words with capitals that stand in a row without a mark; "of" and its like are passed over."""
    run: list[int] = []
    for n in range(sentence.first, sentence.last):
        joined = not run or not report.gap_before(n).strip()
        if report.capital[n] and joined:
            run.append(n)
        elif not (joined and not report.content[n] and not report.capital[n]):
            yield run
            run = [n] if report.capital[n] else []
    yield run
