"""What a difference of words means: kind, rule and severity of one place where two renditions of a sentence part.

The rules are tried in the order of `kinds`; a place may be of several kinds (a number changed inside quotation marks). Word lists
are in codebooks/discrepancies.toml. Severity: substantive where a fact, a party, a polarity or a step of a scale changes; wording
where the same is said in other words; trivial where only the form does.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ...language.scales import is_negator, lexicon, listed, marks
from .._event import Amount, Quote, Report
from .._near_identical import Member

LONGEST = 8  # words of a place beyond which it is rewritten rather than changed
DATES = ("date", "weekday", "time")


MARK = re.compile('["“”]')


class Side(NamedTuple):
    """One rendition of a place: its words (of the report, first and past the last) and its sentence."""

    member: Member
    first: int
    last: int

    @property
    def report(self) -> Report:
        """The report it stands in."""
        return self.member.report

    @property
    def words(self) -> list[str]:
        """The folded words."""
        return self.report.words[self.first : self.last]

    @property
    def stems(self) -> list[str]:
        """The stems."""
        return self.report.stems[self.first : self.last]

    def span(self) -> tuple[int, int]:
        """Offsets; where there is no word, of the words on both sides."""
        a, b = self.first, self.last
        if a == b:
            a, b = max(a - 1, self.member.sentence.first), min(b + 1, self.member.sentence.last)
        return self.report.span(a, b)

    def wide(self) -> tuple[int, int]:
        """Offsets with one more word on both sides."""
        held = self.member.sentence
        return self.report.span(max(self.first - 1, held.first), min(self.last + 1, held.last))


def quote_of(side: Side) -> Quote | None:
    """The quotation that holds the place; none for a name in marks."""
    start, end = side.span()
    middle = (start + end) // 2
    found = next((q for q in side.report.quotes if q.start <= middle < q.end), None)
    return _marked(side.report.text, middle) if found is None else None if found.kind == "designation" else found


def _marked(text: str, at: int) -> Quote | None:
    """The stretch between marks around a place, where the voices found none: an odd number of marks before it in its paragraph."""
    first, last = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    marks = [m.start() for m in MARK.finditer(text, first, len(text) if last < 0 else last)]
    before = [m for m in marks if m < at]
    after = [m for m in marks if m >= at]
    return Quote(before[-1] + 1, after[0], "full", "", "", -1, -1, "", -1, -1) if len(before) % 2 and after else None


def amounts_of(side: Side) -> list[Amount]:
    """Quantities that the place touches."""
    if side.first == side.last:
        return []
    start, end = side.report.span(side.first, side.last)
    return [a for a in side.report.amounts if a.start < end and start < a.end]


def kinds(a: Side, b: Side, names: set[str]) -> list[tuple[str, str, str]]:
    """Kind, rule and severity of a difference between two renditions of one place."""
    if max(b.last - b.first, a.last - a.first) > LONGEST:
        return []
    found = _figures(a, b) + _opposed(a, b)
    quoted = quote_of(a) is not None and quote_of(b) is not None
    if quoted:
        return [("quote_variant", "other words inside the marks", _weight(a, b, found)), *found]
    if found:
        return found
    return _acts(a, b) or _called(a, b, names) or _words(a, b)


def _weight(a: Side, b: Side, found: list) -> str:
    if found or marks(a.stems, lexicon().acts) != marks(b.stems, lexicon().acts):
        return "substantive"
    content = [s for side in (a, b) for s, w in zip(side.stems, side.report.content[side.first : side.last]) if w]
    return "wording" if len(set(content)) > 1 else "trivial"


# Numbers and dates -------------------------------------------------------------------------------------------------


def _figures(a: Side, b: Side) -> list[tuple[str, str, str]]:
    held, other = amounts_of(a), amounts_of(b)
    if held and other:
        return _amount_kinds(held, other)
    words, others = set(a.words), set(b.words)
    if words & listed("times") and others & listed("times") and words & listed("times") != others & listed("times"):
        return [("date_time", "other time", "substantive")]
    if any(w[0].isdigit() for w in words) and any(w[0].isdigit() for w in others):
        return (
            [("date_time", "other time", "substantive")]
            if _beside_month(a)
            else [("number", "other number", "substantive")]
        )
    if (words | others) <= listed("hedges") and words != others and _before_amount(a) and _before_amount(b):
        return [("number", "hedge", "wording")]
    if (
        words | others
        and not (words and others)
        and (words | others) & listed("times")
        and (words | others) <= listed("times") | {"on", "in", "the", "early", "late"}
    ):
        return [("date_time", "time given or not", "wording")]
    return []


def _amount_kinds(held: list[Amount], other: list[Amount]) -> list[tuple[str, str, str]]:
    def key(amount: Amount) -> tuple:
        return (
            amount.kind,
            amount.date or "",
            round(amount.resolved, 9) if amount.resolved == amount.resolved else amount.value,
            amount.resolved_unit,
        )

    found = []
    dates = [a for a in held if a.kind in DATES], [a for a in other if a.kind in DATES]
    figures = [a for a in held if a.kind not in DATES], [a for a in other if a.kind not in DATES]
    if (
        all(dates)
        and repr([key(a)[1:] for a in dates[0]]) != repr([key(a)[1:] for a in dates[1]])
        or all(dates)
        and not all(figures)
    ):
        found.append(("date_time", "other time", "substantive"))
    if all(figures):
        same = [key(a) for a in figures[0]] == [key(a) for a in figures[1]]
        found.append(("number", "hedge" if same else "other number", "wording" if same else "substantive"))
    if _one_slot(*figures) or _one_slot(*dates):
        found.append(("contradiction", "other value in one slot", "substantive"))
    if not found:
        found.append(
            (
                "date_time" if dates[0] or dates[1] else "number",
                "other time" if dates[0] or dates[1] else "other number",
                "substantive",
            )
        )
    return found


def _one_slot(mine: list[Amount], yours: list[Amount]) -> bool:
    """One bare value on each side, of one kind and unit, and not the same."""
    if len(mine) != 1 or len(yours) != 1 or mine[0].hedge or yours[0].hedge:
        return False
    a, b = mine[0], yours[0]
    if a.kind in DATES:
        return a.kind == b.kind and a.unit == b.unit and not (a.date and a.date == b.date)
    return a.kind == b.kind and a.resolved_unit == b.resolved_unit and a.resolved != b.resolved


def _beside_month(side: Side) -> bool:
    words = side.report.words
    around = words[max(side.first - 2, 0) : side.first] + words[side.last : side.last + 2]
    year = all(re.fullmatch(r"(1[89]|20)\d\d", w) for w in side.words)
    return year or bool(set(around) & listed("months"))


def _before_amount(side: Side) -> bool:
    at = side.report.starts[side.last] if side.last < len(side.report.starts) else -1
    return any(-1 <= a.start - at <= 12 for a in side.report.amounts)


# Contradictions ----------------------------------------------------------------------------------------------------


def _opposed(a: Side, b: Side) -> list[tuple[str, str, str]]:
    """Negation, opposite, strength, both or one: with the words of the rule set aside, both sides must have the same content."""
    lex = lexicon()
    mine, yours = _stems(a), _stems(b)
    if _denials(a) % 2 != _denials(b) % 2 and _denials(_whole(a)) % 2 != _denials(_whole(b)) % 2:
        if (
            mine - lex.denials == yours - lex.denials
            and not (a.words + b.words)[-1:] == ["until"]
            and "until" not in a.words + b.words
        ):
            return [("contradiction", "negation", "substantive")]
    only, other = mine - yours, yours - mine
    if len(only) == len(other) == 1:
        if only | other in lex.opposites:
            return [("contradiction", "opposite", "substantive")]
        steps = [{e for *_, es in marks(sorted(stems), lex.strength) for e in es} for stems in (only, other)]
        if any(s == t and m != n for s, m in steps[0] for t, n in steps[1]):
            return [("contradiction", "strength of the same act", "substantive")]
    if only & lex.both and other & lex.one or only & lex.one and other & lex.both:
        return [("contradiction", "both or one", "substantive")]
    return []


def _stems(side: Side) -> set[str]:
    """Stems without auxiliaries, negators and articles."""
    return {
        stem
        for stem, word in zip(side.stems, side.words)
        if word not in listed("auxiliaries") and not is_negator(word) and word not in listed("articles")
    }


def _whole(side: Side) -> Side:
    """The sentence that the place is in."""
    return Side(side.member, side.member.sentence.first, side.member.sentence.last)


def _denials(side: Side) -> int:
    words, at = side.report.words, range(side.first, side.last)
    many = sum(
        is_negator(words[n]) and not (n + 1 < len(words) and words[n + 1] in listed("nothing_denied")) for n in at
    )
    return many + sum(stem in lexicon().denials for stem in side.stems)


# Speech acts and attribution ---------------------------------------------------------------------------------------


def _acts(a: Side, b: Side) -> list[tuple[str, str, str]]:
    lex = lexicon()
    found: list[tuple[str, str, str]] = []
    forces = [{lex.force[w] for w in side.words if w in lex.force} for side in (a, b)]
    steps = [{e for *_, es in marks(side.stems, lex.acts) for e in es} for side in (a, b)]
    if all(forces) and a.words != b.words:
        cue = _is_cue(a) or _is_cue(b)
        if forces[0] != forces[1] or _other_step(*steps):
            found.append(("speech_act", "force of the verb", "substantive"))
        if cue or not found:
            found.append(
                (
                    "attribution" if cue or forces[0] <= {"neutral", "assertive"} else "speech_act",
                    "reporting verb",
                    "wording",
                )
            )
        return found
    if all(steps) and _other_step(*steps):
        return [("speech_act", "step of a scale", "substantive")]
    if all(steps) and not any(side.words == [] for side in (a, b)):
        return [("speech_act", "other word of one step", "wording")]
    modal = ("certainty", "commitment", "obligation")
    if any(s in modal for some in steps for s, _ in some) and not all(steps):
        return [("speech_act", "modality given or not", "substantive")]
    words = set(a.words) | set(b.words)
    if words & listed("auxiliaries") and (
        set(a.words) - listed("auxiliaries") == set(b.words) - listed("auxiliaries") or words & {"will", "would"}
    ):
        return [("speech_act", "tense", "wording")]
    if any(forces) and a.words and b.words and (_is_cue(a) or _is_cue(b)):
        return [("speech_act", "force of the verb", "substantive"), ("attribution", "reporting verb", "wording")]
    return []


def _other_step(mine: set[tuple[str, int]], yours: set[tuple[str, int]]) -> bool:
    scales = {s for s, _ in mine} & {s for s, _ in yours}
    return not scales or any({n for t, n in mine if t == s}.isdisjoint({n for t, n in yours if t == s}) for s in scales)


def _is_cue(side: Side) -> bool:
    start, end = side.span()
    return any(q.cue_start < end and start < q.cue_end for q in side.report.quotes + side.report.reported if q.cue)


def _is_speaker(side: Side) -> bool:
    start, end = side.span()
    return any(
        q.speaker_start < end and start < q.speaker_end
        for q in side.report.quotes + side.report.reported
        if q.speaker_start >= 0
    )


# Names and words ---------------------------------------------------------------------------------------------------


def _called(a: Side, b: Side, names: set[str]) -> list[tuple[str, str, str]]:
    capital = [_has_name(side, names) for side in (a, b)]
    if not any(capital):
        return []
    if not a.words or not b.words:
        return [("name_or_term", "longer or shorter name", "wording")] if _beside_name(a if a.words else b) else []
    if [w.removesuffix("'s") for w in a.words] == [w.removesuffix("'s") for w in b.words]:
        return []
    kind = "place" if _is_place(a) or _is_place(b) else "name_or_term"
    found = [(kind, "other name", "substantive")]
    if (
        kind == "place" and not _after_preposition(a) and not _after_preposition(b)
    ):  # "Kyiv said": the city for the body
        found.append(("name_or_term", "other name", "substantive"))
    if _is_speaker(a) and _is_speaker(b):
        found.append(("attribution", "speaker", "substantive"))
    return found


def _after_preposition(side: Side) -> bool:
    words = side.report.words[max(side.first - 2, side.member.sentence.first) : side.first]
    return bool(set(words) & (lexicon().prepositions | lexicon().place_parts))


def _has_name(side: Side, names: set[str]) -> bool:
    report, opens = side.report, side.member.sentence.first
    return any(
        report.capital[n] and report.content[n] and (n > opens or report.words[n] in names)
        for n in range(side.first, side.last)
    )


def _beside_name(side: Side) -> bool:
    capital, s = side.report.capital, side.member.sentence
    return side.first > s.first and capital[side.first - 1] or side.last < s.last and capital[side.last]


def _is_place(side: Side) -> bool:
    lex, report = lexicon(), side.report
    first, last = side.first, side.last
    while first > side.member.sentence.first and report.capital[first - 1] and report.content[first - 1]:
        first -= 1
    while last < side.member.sentence.last and report.capital[last] and report.content[last]:
        last += 1
    if set(report.stems[first:last]) & lex.bodies:
        return False
    before = report.words[max(first - 3, 0) : first]
    if before and (
        before[-1] in lex.locative
        or before[-1] in lex.place_parts
        or before[-2:-1]
        and before[-2] in lex.locative
        and before[-1] in ("the", *lex.place_parts)
    ):
        return True
    if before[-1:] == ["of"] and first > 1 and report.stems[first - 2] in lex.place_kinds:
        return True
    name = " ".join(report.words[first:last]).removesuffix("'s")
    return name in lex.places or any(w in lex.places for w in report.words[side.first : side.last])


def _words(a: Side, b: Side) -> list[tuple[str, str, str]]:
    """Other words in one slot."""
    lex = lexicon()
    content = [[s for s, c in zip(side.stems, side.report.content[side.first : side.last]) if c] for side in (a, b)]
    if not all(content) or set(content[0]) == set(content[1]) or max(map(len, content)) > 3:
        return []
    classes = [{e[0] for *_, es in marks(side.stems, lex.terms) for e in es} for side in (a, b)]
    shared = classes[0] & classes[1]
    if shared:
        weight = "substantive" if any(lex.weight[c] == "substantive" for c in shared) else "wording"
        return [("name_or_term", "other word for the same thing", weight)]
    if set(a.words) & lex.place_parts and set(b.words) & lex.place_parts:
        return [("place", "other part", "substantive")]
    if all(side.words[-1].endswith(("ed", "ing")) or _after_verb(side) for side in (a, b)):
        return [("speech_act", "other verb", "wording")]
    return [("name_or_term", "other word in the same place", "wording")]


def _after_verb(side: Side) -> bool:
    before = side.report.words[side.first - 1] if side.first > side.member.sentence.first else ""
    return before in (
        "to",
        "will",
        "would",
        "may",
        "might",
        "could",
        "can",
        "must",
        "should",
        "not",
        "he",
        "she",
        "they",
        "we",
        "i",
        "it",
        "who",
    )
