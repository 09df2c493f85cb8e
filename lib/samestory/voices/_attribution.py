"""Which cue and which source a quotation belongs to: one function a rule, tried in the order of `owners`.

A rule looks at one quotation in the line of word classes: the cue behind it ("…," Lee said), before it (Lee said:
"…"; calling it "…"), in the sentence that leads up to it, or none, in which case the speaker is carried over. The
name of the function that chose becomes `Owner.rule` and the column `rule`.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from typing import NamedTuple

from ._cues import Cue
from ._phrases import clause_subject, noun_phrase_after, noun_phrase_before
from ._tags import LISTS, Line, Span

_REACH = 80  # items a cue can be away from its quotation
_BEHIND = 40  # items a cue behind the marks can be away
_BACK = 60  # quotations or cues that a carried speaker can be away
_SENTENCE = 4  # words from which marks may hold a sentence
_DASH = re.compile("Q[|¶]{0,2}-(?=N)")


class Owner(NamedTuple):
    """Who a quotation belongs to: a cue (number, or -1), source items (or None), and the rule that chose them."""

    item: int
    cue: int = -1
    source: Span | None = None
    rule: str = ""


class QuoteInText(NamedTuple):
    """A quotation as the rules see it: its item in the line, its sentence, its text and the cues around it."""

    line: Line
    cues: list[Cue]
    firsts: list[int]  # the first item of every cue
    earlier: list[Owner]  # the quotations before this one
    item: int
    begin: int  # the edge before its sentence
    stop: int  # the edge behind it
    text: str

    @property
    def opens(self) -> bool:
        """Whether it opens its sentence."""
        return self.line.kinds[self.item - 1] in "|¶"

    @property
    def ending(self) -> str:
        """The last character, but for the marks of a quotation inside it."""
        return self.text.rstrip("'\"’”")[-1:]

    def cues_behind(self) -> Iterator[tuple[int, Cue]]:
        """List the cues behind the quotation, the nearest first, with their numbers."""
        for n in range(bisect_right(self.firsts, self.item), len(self.cues)):
            yield n, self.cues[n]

    def cues_before(self) -> Iterator[tuple[int, Cue]]:
        """List the cues before the quotation in its sentence, the nearest first, with their numbers."""
        for n in range(bisect_left(self.firsts, self.item) - 1, -1, -1):
            cue = self.cues[n]
            if cue.first <= max(self.begin, self.item - _REACH):
                return
            if cue.last < self.item:
                yield n, cue

    def by_cue(self, rule: Rule, n: int) -> Owner:
        """Give the quotation to the source of a cue."""
        return Owner(self.item, n, self.cues[n].source_span, rule.__name__)

    def by_source(self, rule: Rule, source: Span | None) -> Owner | None:
        """Give the quotation to a source without a cue, if there is one in its article."""
        article = self.line.article
        own = source and article[source[0]] == article[self.item]
        return Owner(self.item, -1, source, rule.__name__) if own else None


Rule = Callable[[QuoteInText], Owner | None]


def owners(line: Line, cues: list[Cue]) -> list[Owner]:
    """Find the owner of every quotation of the line, in order."""
    firsts = [cue.first for cue in cues]
    owned: list[Owner] = []
    for item in line.quotes:
        text = line.text(item, item)
        quote = QuoteInText(line, cues, firsts, owned, item, line.begin(item), line.stop(item), text)
        owned.append(next(filter(None, (rule(quote) for rule in RULES)), Owner(item)))
    for n in range(len(owned) - 2, -1, -1):
        owned[n] = shared_with_next(line, owned[n], owned[n + 1]) or owned[n]
    return owned


def labeled(quote: QuoteInText) -> Owner | None:
    """Take the label of a turn: "Ann Lee: …"; "Q: …"."""
    passage = quote.line.passages[quote.item]
    return quote.by_source(labeled, _label(quote)) if passage.label and passage.role != "answers" else None


def interviewed(quote: QuoteInText) -> Owner | None:
    """Take the label of an answer ("A: …"), which stands for the person whom the introduction names."""
    return quote.by_source(interviewed, _label(quote)) if quote.line.passages[quote.item].role == "answers" else None


def _label(quote: QuoteInText) -> Span:
    """Return the items of the label of a turn."""
    line, (start, end) = quote.line, quote.line.passages[quote.item].label
    article = int(line.article[quote.item])
    return line.item_at(article, start), line.item_at(article, end - 1)


def cue_behind(quote: QuoteInText) -> Owner | None:
    """Take the cue behind the marks: "…," said Lee; "…," Lee, the chairman, said; "…," according to Lee."""
    line, item, last, opens = quote.line, quote.item, quote.ending, quote.opens
    if not (opens or last in ",?!;—–-…" or line.kinds[item + 1] in ",-"):
        return None
    n, cue = next(((n, cue) for n, cue in quote.cues_behind() if cue.use != "noun"), (-1, None))
    if cue is None or cue.first >= quote.stop or cue.first > item + _BEHIND:
        return None
    if not opens and not cue.inverted and line.words[cue.last + 1] in ("that", "whether"):
        return None
    between = item < cue.source < cue.first
    gap = line.kinds[item + 1 : cue.source if between else cue.first]
    inverted = cue.inverted and not gap.strip(",-r")
    near = between and not gap.strip(",-rsit") and (opens or last in ",?!—–-")
    far = between and opens and last == "," and "V" not in gap and not gap.startswith(("G", ",G"))
    return quote.by_cue(cue_behind, n) if inverted or near or far else None


def question_behind(quote: QuoteInText) -> Owner | None:
    """Take the cue behind a mark that looked like the end of the sentence: "Why?" Lee, the chairman, asked."""
    kinds, item = quote.line.kinds, quote.item
    if quote.ending not in "?!…" or kinds[item + 1] != "|":
        return None
    n, cue = next(quote.cues_behind(), (-1, None))
    attributes = cue and cue.source == item + 2 and cue.speaks and kinds[cue.last + 1] in ".,r|¶"
    return quote.by_cue(question_behind, n) if attributes else None


def cue_before(quote: QuoteInText) -> Owner | None:
    """Take a cue before the marks, of speech rather than thought: Lee said, "…"; calling it a "…" and "…" thing.

    The nearest one in the same stretch between commas; across commas the first, on which the others depend. A cue
    of thought gives way to a cue of speech that closes the sentence.
    """
    line, item = quote.line, quote.item

    def rank(numbered: tuple[int, Cue]) -> tuple:
        n, cue = numbered
        sourced = cue.source >= 0 and line.words[cue.source] not in LISTS["empty_subjects"]
        between, speaks = line.kinds[cue.last + 1 : item], cue.speaks
        close, adjacent = "," not in between[:-1], len(between) < 2
        # Lee's conclusion that it was "…"
        claim = cue.use == "noun" and sourced and line.words[cue.last + 1] == "that" and "V" not in between
        return claim, adjacent and speaks, speaks and sourced, sourced, cue.use != "noun", close, n if close else -n

    n, cue = max(quote.cues_before(), key=rank, default=(-1, None))
    if cue is None:
        return None
    return not cue.speaks and closing_cue(quote) or quote.by_cue(cue_before, n)


def signed(quote: QuoteInText) -> Owner | None:
    """Take the name behind a paragraph in marks or in the next line: "Ann Lee, 34, Graz"."""
    kinds, item = quote.line.kinds, quote.item
    beside = kinds[item + 1] == "N"
    at = item + 1 if beside else item + 2
    if kinds[item - 1] != "¶" or kinds[item + 1] not in "|¶N" or kinds[at : at + 1] != "N":
        return None
    stop = quote.line.stop(at)
    rest = kinds[at:stop].rstrip("." if beside else "")
    if len(rest) >= 20 or set("VxmeQ.:PwG") & set(rest) or kinds[stop] == "|":
        return None
    return quote.by_source(signed, noun_phrase_after(quote.line, at))


def introduced_by_colon(quote: QuoteInText) -> Owner | None:
    """Take the speaker of a sentence that ends in a colon before the paragraph of the quotation."""
    line, begin = quote.line, quote.begin
    if not quote.opens or line.kinds[begin - 1] != ":" or line.article[begin - 1] != line.article[begin]:
        return None
    n = bisect_left(quote.firsts, begin) - 1
    if n >= 0 and quote.firsts[n] > line.begin(begin):
        return quote.by_cue(introduced_by_colon, n)
    source = clause_subject(line, begin - 2) or noun_phrase_before(line, begin - 2)
    return quote.by_source(introduced_by_colon, source)


def name_behind_dash(quote: QuoteInText) -> Owner | None:
    """Take the name behind a dash, in the same or the next line: "…" — Ann Lee, mayor."""
    kinds, dash = quote.line.kinds, _DASH.match(quote.line.kinds, quote.item)
    name = dash and noun_phrase_after(quote.line, dash.end())
    return quote.by_source(name_behind_dash, name) if name and kinds[name[1] + 1] in ",|¶.(" else None


def closing_cue(quote: QuoteInText) -> Owner | None:
    """Take the attribution that closes the sentence: … will be "…" and more, Lee said."""
    for n, cue in quote.cues_behind():
        if cue.first >= min(quote.stop, quote.item + _REACH):
            return None
        if cue.speaks and cue.source > quote.item and quote.line.kinds[cue.begin - 1] in ",-":
            return quote.by_cue(closing_cue, n)
    return None


def unlisted_verb(quote: QuoteInText) -> Owner | None:
    """Take the subject of a verb that no list has, where only an attribution can stand: "…," the senator riffed."""
    kinds, item = quote.line.kinds, quote.item
    if not quote.opens or quote.text[-1:] not in ",?!—–":
        return None
    inverted = kinds[item + 1] == "e"  # "…?" reacted Lee
    source = noun_phrase_after(quote.line, item + 1 + inverted)
    if source is None or not set("NP") & set(quote.line.of(source)) and kinds[source[0]] != "D":
        return None
    return quote.by_source(unlisted_verb, source) if kinds[source[1] + 1] in (".,|¶i" if inverted else "enr") else None


def led_up_to(quote: QuoteInText) -> Owner | None:
    """Take the name or the subject of a sentence without a cue that runs into the marks by comma, colon or dash."""
    line, item, text = quote.line, quote.item, quote.text
    before = line.kinds[item - 1]
    if before not in ",:-" or item - 1 <= quote.begin or not text[:1].isupper() or len(text.split()) < _SENTENCE:
        return None
    name = noun_phrase_before(line, item - 2) if before == ":" else None
    source = name if name and "N" in line.of(name) else clause_subject(line, item - 2)
    return quote.by_source(led_up_to, source)


def carried_over(quote: QuoteInText) -> Owner | None:
    """Take the speaker of the sentence before that has one, if the marks hold a sentence or a long piece."""
    line, cues, firsts, item = quote.line, quote.cues, quote.firsts, quote.item
    whole = quote.opens and line.kinds[item + 1] in "|¶"
    if line.passages[item].form == "dash":
        return None  # the other one answers
    if not whole and len(quote.text.split()) < _SENTENCE:
        return None
    previous = next((owner for owner in reversed(quote.earlier[-_BACK:]) if owner.rule), None)
    behind = bisect_left(firsts, item)
    sourced = [n for n in range(max(0, behind - _BACK), behind) if cues[n].source >= 0 and cues[n].speaks]
    head = line.begin(firsts[sourced[-1]]) if sourced else -1  # of the sentence that has the nearest cue of speech
    if previous and previous.item > head:
        at, number, source = previous.item, previous.cue, previous.source
    elif sourced:
        number = next(n for n in sourced if firsts[n] > head)
        at, source = firsts[number], cues[number].source_span
    else:
        return None
    paragraph = line.paragraph(item)
    if at <= (0 if whole else paragraph) or line.article[at] != line.article[item]:
        return None
    return Owner(item, number if at > paragraph else -1, source, carried_over.__name__)


def shared_with_next(line: Line, here: Owner, there: Owner) -> Owner | None:
    """Take the speaker of the next quotation in the paragraph, for want of another: "One." "Two," Lee said."""
    alone = line.kinds[here.item - 1] in "|¶" and line.kinds[here.item + 1] in "|¶"
    if here.rule or not alone or there.rule not in _SHARED or line.paragraph(here.item) != line.paragraph(there.item):
        return None
    return Owner(here.item, there.cue, there.source, shared_with_next.__name__)


RULES: tuple[Rule, ...] = (
    labeled,
    interviewed,
    cue_behind,
    question_behind,
    cue_before,
    signed,
    introduced_by_colon,
    name_behind_dash,
    closing_cue,
    unlisted_verb,
    led_up_to,
    carried_over,
)
BEHIND = {rule.__name__ for rule in (cue_behind, question_behind, unlisted_verb)}  # the attribution follows the marks
CARRIED = {rule.__name__ for rule in (carried_over, shared_with_next)}  # it stands at another quotation
INFERRED = {*CARRIED, interviewed.__name__}  # the speaker stands in other sentences
_SHARED = BEHIND | CARRIED
