"""Rules that find a speaker without a cue: a label, a name beside the marks, the sentences around."""

import re
from bisect import bisect_left
from itertools import takewhile

from ... import codebooks
from .._phrases import clause_subject, main_subject_behind, noun_phrase_after, noun_phrase_before
from .._tags import BOOK, Line, Span
from ._quote import SENTENCE, Owner, QuoteInText

_LONGEST = 12  # items of the subject of a headline
_PERSONS = BOOK["persons"]
PEOPLE = frozenset(codebooks.read("passages")["people"]["words"]).union(
    *(_PERSONS[name] for name in ("titles", "male", "female"))
)
_PLACES = frozenset(_PERSONS["organizations"])
_AGENTS = ("ers", "ors", "ists", "men", "women", "ians", "ees", "ants", "ents", "als")  # bus drivers
_FURNITURE = frozenset(codebooks.read("passages")["page_lines"]["words"])
_AROUND = 400  # items around a signature of one word in which its bearer is named in full
_BACK = 60  # quotations or cues that a carried speaker can be away
_QUOTATION = re.compile("Q")
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
    article = line.article[quote.item]
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
    if not _FURNITURE.isdisjoint(quote.line.words[at:stop]) or at + 1 == stop and not _is_surname(quote.line, at):
        return None  # a line of the page (Ad)
    if len(rest) >= 20 or set("VxmeQ.:PwG") & set(rest) or kinds[stop] == "|":
        return None
    return quote.by_source(signed, noun_phrase_after(quote.line, at))


def _is_surname(line: Line, item: int) -> bool:
    """Say whether a word closes a longer name near: Ann Lee … Lee."""
    word, low, high = line.words[item], max(1, item - _AROUND), min(item + _AROUND, len(line.words))
    return any(line.words[n] == word and line.kinds[n - 1] == "N" for n in range(low, high) if n != item)


def name_behind_dash(quote: QuoteInText) -> Owner | None:
    """Take the name behind a dash, in the same or the next line: "…" — Ann Lee, mayor."""
    kinds, dash = quote.line.kinds, _DASH.match(quote.line.kinds, quote.item)
    name = dash and noun_phrase_after(quote.line, dash.end())
    return quote.by_source(name_behind_dash, name) if name and kinds[name[1] + 1] in ",|¶.(" else None


def headline(quote: QuoteInText) -> Owner | None:
    """Take who acts behind the words of a headline, or before them: ‘We failed’: mayor quits; Lee on tax: ‘No’."""
    line, item = quote.line, quote.item
    kinds, paragraph = line.kinds, line.paragraph(item)
    if quote.begin != paragraph or kinds[quote.stop] != "¶" or kinds[quote.stop - 1] == ".":
        return None
    if quote.opens and kinds[item + 1] in ":-":
        return quote.by_source(headline, _actor(line, item + 2, quote.stop))
    if kinds[item - 1] != ":" or item + 1 != quote.stop:
        return None
    actor = noun_phrase_after(line, quote.begin + 1)
    topic = line.kinds[actor[1] + 1 : item - 1] if actor else "|"
    head = next((n - 1 for n in range(quote.begin + 2, item) if kinds[n] == "o"), item - 2)
    told = topic[0] == "i" and not set("Vexm.,;-:") & set(topic) if topic else line.words[head] in PEOPLE
    return quote.by_source(headline, actor) if told else None


def _actor(line: Line, at: int, stop: int) -> Span | None:
    """Find the subject of a headline whose verb no list tells: bus drivers | sue city; parents of pupils | protest."""
    kinds, words, item = line.kinds, line.words, at
    while item < stop and kinds[item] in "DnNZz0o" and item - at < _LONGEST:
        behind = words[item + 1]
        plural = kinds[item] == "n" and words[item].endswith("s") and kinds[item + 1] != "o"
        verb = kinds[item + 1] == "n" and behind.endswith("s") and not behind.endswith(_AGENTS) and kinds[item] in "nN"
        if item + 1 < stop and (plural or verb):
            return at, item
        item += 1
    acts = item < stop and kinds[item] in "VexmG"
    return (at, item - 1) if at < item and acts else None


def person_before(quote: QuoteInText) -> Owner | None:
    """Take the person whom the sentence right before is about: The general shrugged. "War is war."."""
    line, begin = quote.line, quote.begin
    if not _stands_alone(quote) or line.kinds[begin] != "|":
        return None
    return quote.by_source(person_before, _person_of(quote, line.begin(begin), begin))


def person_of_paragraph_before(quote: QuoteInText) -> Owner | None:
    """Take the person whom the last sentence of the paragraph before is about, for want of another speaker."""
    line, begin = quote.line, quote.begin
    if not _stands_alone(quote) or line.kinds[begin] != "¶" or begin < 2:
        return None
    return quote.by_source(person_of_paragraph_before, _person_of(quote, line.begin(begin), begin))


def _stands_alone(quote: QuoteInText) -> bool:
    """Say whether marks hold a sentence of its own: nothing beside them, a stop at the end."""
    alone = quote.opens and quote.line.kinds[quote.item + 1] in "|¶" and quote.line.passages[quote.item].form == "marks"
    return alone and quote.ending in ".!?…" and quote.text[:1].isupper()


def _person_of(quote: QuoteInText, begin: int, stop: int) -> Span | None:
    """Find the subject of the sentence behind the edge `begin` if it is a person: a noun for one, or a name."""
    line, kinds = quote.line, quote.line.kinds
    sentence = kinds[begin + 1 : stop]
    if (
        stop - begin < 3
        or kinds[stop - 1] != "."
        or line.article[begin] != line.article[stop]
        or _has_speech(line, begin, stop)
    ):
        return None
    fronted = sentence[0] in "is"
    subject = main_subject_behind(line, begin + 1) if fronted else noun_phrase_after(line, begin + 1)
    if subject is None or subject[1] >= stop:
        return None
    verbless = not set(kinds[subject[1] + 1 : stop]) & set("Vexmn,")  # his mother | wept
    head = next((n - 1 for n in range(subject[0] + 1, subject[1] + 1) if kinds[n] in "oi"), subject[1])
    of_name = kinds[subject[1] + 1] in "oi"  # a partner at Lee and Hill; Bank of Graz
    for last in range(head - verbless, subject[0] - 1, -1):  # the nurse wiped: the verb may stand among the nouns
        if line.words[last] in PEOPLE or kinds[last] == "N" and line.words[last] not in _PLACES and not of_name:
            return subject[0], last
    return None


def _has_speech(line: Line, begin: int, stop: int) -> bool:
    """Say whether a sentence holds marks with more than a few words."""
    quotes = (m.start() for m in _QUOTATION.finditer(line.kinds, begin + 1, min(stop, begin + _AROUND)))
    return any(len(line.text(n, n).split()) > SENTENCE for n in quotes)


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
    sourced = (n for n in range(behind - 1, max(0, behind - _BACK) - 1, -1) if cues[n].source >= 0 and cues[n].speaks)
    nearest = next(sourced, -1)
    head = line.begin(firsts[nearest]) if nearest >= 0 else -1  # of the sentence that has the nearest cue of speech
    if previous and previous.item > head:
        at, number, source = previous.item, previous.cue, previous.source
    elif nearest >= 0:
        number = min(takewhile(lambda n: firsts[n] > head, sourced), default=nearest)
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
