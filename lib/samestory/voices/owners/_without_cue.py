"""Rules that find a speaker without a cue: a label, a name beside the marks, the sentences around."""

import re
from bisect import bisect_left

from .._phrases import clause_subject, noun_phrase_after, noun_phrase_before
from .._tags import Line, Span
from ._quote import SENTENCE, Owner, QuoteInText

_BACK = 60  # quotations or cues that a carried speaker can be away
_DASH = re.compile("Q[|¶]{0,2}-(?=N)")


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


def name_behind_dash(quote: QuoteInText) -> Owner | None:
    """Take the name behind a dash, in the same or the next line: "…" — Ann Lee, mayor."""
    kinds, dash = quote.line.kinds, _DASH.match(quote.line.kinds, quote.item)
    name = dash and noun_phrase_after(quote.line, dash.end())
    return quote.by_source(name_behind_dash, name) if name and kinds[name[1] + 1] in ",|¶.(" else None


def led_up_to(quote: QuoteInText) -> Owner | None:
    """Take the name or the subject of a sentence without a cue that runs into the marks by comma, colon or dash."""
    line, item, text = quote.line, quote.item, quote.text
    before = line.kinds[item - 1]
    if before not in ",:-" or item - 1 <= quote.begin or not text[:1].isupper() or len(text.split()) < SENTENCE:
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
    if not whole and len(quote.text.split()) < SENTENCE:
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


def shared_with_next(line: Line, here: Owner, there: Owner, shared: set[str]) -> Owner | None:
    """Take the speaker of the next quotation in the paragraph, for want of another: "One." "Two," Lee said."""
    alone = line.kinds[here.item - 1] in "|¶" and line.kinds[here.item + 1] in "|¶"
    if here.rule or not alone or there.rule not in shared or line.paragraph(here.item) != line.paragraph(there.item):
        return None
    return Owner(here.item, there.cue, there.source, shared_with_next.__name__)
