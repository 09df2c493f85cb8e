"""Shares of a group in words: all, most, some or none of its members ("all workers", "most of its 900 employees")."""

from collections.abc import Iterator
from functools import cache

from .... import codebooks
from ....quantities import singular_of
from ..._event import Amount, Report, Sentence

REACH = 6  # words behind a quantifier in which its noun stands; not measured
NAN = float("nan")


@cache
def _steps() -> dict[str, int]:
    return {w: n for n, words in enumerate(codebooks.read("quantities")["shares"]["steps"], 1) for w in words}


@cache
def _between() -> frozenset[str]:
    return frozenset(codebooks.read("quantities")["shares"]["between"])


def quantified(report: Report, sentence: Sentence) -> Iterator[Amount]:
    """Find quantifiers with their noun, as counts whose value is their step."""
    some = not _steps().keys().isdisjoint(report.words[sentence.first : sentence.last])
    for n in range(sentence.first, sentence.last - 1) if some else ():
        step = _steps().get(report.words[n])
        if step and (noun := _noun(report, n, sentence.last)):
            start, end = report.span(n, noun + 1)
            unit = singular_of(report.words[noun]) or report.words[noun]
            yield Amount(start, end, "count", float(step), unit, "", "", "", NAN, unit, "")


def _noun(report: Report, quantifier: int, last: int) -> int | None:
    """Find the plural behind a quantifier; after "every" and "each" the next word; none for "the most recent"."""
    word, before = report.words[quantifier], report.words[quantifier - 1] if quantifier else ""
    single = word in ("every", "each")
    if word == "most" and before in ("the", "a", "at"):
        return None
    for n in range(quantifier + 1, min(quantifier + 1 + REACH, last)):
        if report.gap_before(n).strip() not in ("", "'s", "’s"):
            return None
        if report.words[n] in _between():
            continue
        number = report.at("amounts").touching(report.starts[n], report.ends[n])
        if number and word == "some":  # some 200 people
            return None
        if report.content[n] and (single or singular_of(report.words[n])):
            return n
        if not number and not report.content[n]:
            return None
    return None
