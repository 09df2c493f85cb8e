"""Figures, dates and words for the same thing that differ between the reports of one claim.

A slot is a unit or a class of terms. Values that two reports share are set aside first; only what is left over is compared, so
"25 % more, 50 % in all" agrees with "50 %, half of it". Other values in one slot of one claim are a possible contradiction
too, where each report has one bare value of the same unit for the same noun.
"""

from __future__ import annotations

from ...language.scales import lexicon, listed, marks
from .._difference import Difference, Place, difference
from .._event import Amount, Clause, Event

CERTAIN = ("number", "percent", "money", "count", "duration")  # kinds whose other value is a possible contradiction
ALIKE = 0.6  # share of content words in common from which two clauses have one slot
AROUND = 3  # content words that two sentences share, beside the date, if their dates are of one thing
DATES = ("date", "weekday", "time")


def differences(event: Event) -> list[Difference]:
    """Numbers, dates and terms that differ within a claim."""
    found: list[Difference] = []
    for clauses in event.claims.values():
        reports = clauses
        if len(reports) > 1:
            found += _figures(reports) + _times(reports) + _terms(reports)
    return found + _dates(event)


def _amounts(clauses: list[Clause]) -> list[Amount]:
    return [a for c in clauses for a in c.report.amounts if c.start <= a.start < c.end]


def _value(amount: Amount) -> float:
    return amount.resolved if amount.resolved == amount.resolved else amount.value


def _unit(amount: Amount) -> str:
    return amount.resolved_unit or amount.unit


def _figures(reports: dict[int, list[Clause]]) -> list[Difference]:
    held_by = {n: [a for a in _amounts(cs) if a.kind not in DATES] for n, cs in reports.items()}
    units = sorted({_unit(a) for found in held_by.values() for a in found if _unit(a)})
    found: list[Difference] = []
    for unit in units:
        own = {n: [a for a in amounts if _unit(a) == unit] for n, amounts in held_by.items()}
        own = {n: amounts for n, amounts in own.items() if amounts}
        if len(own) < 2:
            continue
        values = {n: {round(_value(a), 6) for a in amounts} for n, amounts in own.items()}
        hedges = {n: {a.hedge.lower() for a in amounts} for n, amounts in own.items()}
        places = [_place(reports[n][0], amounts[0]) for n, amounts in own.items()]
        apart = [(a, b) for a in values for b in values if a < b and values[a].isdisjoint(values[b])]
        if apart:
            found += difference("number", "other number", "substantive", places)
            if _one_slot(own, apart, reports):
                found += difference("contradiction", "other value in one slot", "substantive", places)
        elif any(hedges[a].isdisjoint(hedges[b]) for a in hedges for b in hedges):
            found += difference("number", "hedge", "wording", places)
    return found


def _one_slot(own: dict[int, list[Amount]], apart: list[tuple[int, int]], reports: dict[int, list[Clause]]) -> bool:
    """One bare value each, of the same noun, in clauses that share most of their content words."""
    if not all(
        len(own[n]) == 1 and not own[n][0].hedge and own[n][0].of and own[n][0].kind in CERTAIN
        for pair in apart
        for n in pair
    ):
        return False
    words = {
        n: {s for c in cs for s, k in zip(c.report.stems[c.first : c.last], c.report.content[c.first : c.last]) if k}
        for n, cs in reports.items()
    }
    return all(
        own[a][0].of.lower() == own[b][0].of.lower() and len(words[a] & words[b]) >= ALIKE * len(words[a] | words[b])
        for a, b in apart
    )


def _place(clause: Clause, amount: Amount) -> Place:
    text = clause.report.text
    start = amount.start
    if amount.hedge and (at := text.lower().rfind(amount.hedge.lower(), max(start - 30, 0), start)) >= 0:
        start = at
    return Place(clause.report, start, amount.end, text[start : amount.end])


def _times(reports: dict[int, list[Clause]]) -> list[Difference]:
    """Dates of one kind: other words for them are precision where one names the other's day or month, else another time."""
    found: list[Difference] = []
    for kind in DATES:
        own = {n: [a for a in _amounts(cs) if a.kind == kind] for n, cs in reports.items()}
        own = {n: amounts for n, amounts in own.items() if amounts}
        if len(own) < 2:
            continue
        printed = {n: {_words(reports[n][0], a) for a in amounts} for n, amounts in own.items()}
        if not any(printed[a].isdisjoint(printed[b]) for a in printed for b in printed):
            continue
        sets = [set().union(*(text.split() for text in texts)) for texts in printed.values()]
        nested = all(a <= b or b <= a for a in sets for b in sets)
        places = [_place(reports[n][0], amounts[0]) for n, amounts in own.items()]
        relative = [bool(words & listed("relative_times")) for words in sets]
        if not nested and any(relative) and not all(relative):
            continue  # "yesterday" may well be that weekday
        found += difference(
            "date_time",
            "more or less precise" if nested else "other time",
            "wording" if nested else "substantive",
            places,
        )
    return found


def _dates(event: Event) -> list[Difference]:
    """One month or weekday told more or less precisely in sentences about the same ("early December", "December")."""
    seen: dict[str, list[tuple[Place, frozenset[str]]]] = {}
    for report in event.reports:
        for a in report.amounts:
            s = next((s for s in report.sentences if s.start <= a.start < s.end), None)
            base = next((w for w in report.text[a.start : a.end].lower().split() if w in listed("calendar")), "")
            if s and base and a.kind in DATES:
                pairs = zip(report.stems[s.first : s.last], report.content[s.first : s.last])
                place = Place(report, a.start, a.end, " ".join(report.text[a.start : a.end].lower().split()))
                seen.setdefault(base, []).append((place, frozenset(x for x, c in pairs if c)))
    found: list[Difference] = []
    for _, group in sorted(seen.items()):
        near = [
            p
            for p, around in group
            if any(q.report is not p.report and len(around & other) > AROUND for q, other in group)
        ]
        found += difference("date_time", "more or less precise", "wording", near)
    return found


def _words(clause: Clause, amount: Amount) -> str:
    return " ".join(clause.report.text[amount.start : amount.end].lower().split())


def _terms(reports: dict[int, list[Clause]]) -> list[Difference]:
    """Words of one class of terms, where two reports have none in common."""
    lex = lexicon()
    own: dict[str, dict[int, list[tuple[str, Place]]]] = {}
    for n, clauses in reports.items():
        for c in clauses:
            for a, b, entries in marks(c.report.stems[c.first : c.last], lex.terms):
                start, end = c.report.span(c.first + a, c.first + b)
                place = Place(c.report, start, end, c.report.text[start:end].lower())
                for name, _ in entries:
                    own.setdefault(name, {}).setdefault(n, []).append(
                        (" ".join(c.report.stems[c.first + a : c.first + b]), place)
                    )
    found: list[Difference] = []
    for name, by in sorted(own.items()):
        words = {n: {w for w, _ in pairs} for n, pairs in by.items()}
        if any(words[a].isdisjoint(words[b]) for a in words for b in words):
            found += difference(
                "name_or_term", f"terms of {name}", lex.weight[name], [pairs[0][1] for pairs in by.values()]
            )
    return found
