"""Rules that give a quotation to the source of a cue: behind the marks, before them, in the sentence that leads up."""

from bisect import bisect_left
from itertools import islice

from .._cues import Cue
from .._phrases import clause_subject, noun_phrase_after, noun_phrase_before, subject
from .._tags import CUES, LISTS, Line, Span
from ..grammar import back
from ._quote import REACH, Owner, QuoteInText
from ._without_cue import signed

_QUOTED = 24  # items between a quotation and "was quoted as saying"
_BEHIND = 40  # items a cue behind the marks can be away


def quoted_as(quote: QuoteInText) -> Owner | None:
    """Take the person whom a paper quotes: "…," Lee was quoted as saying by Tass; Tass quoted Lee as saying, "…"."""
    line, item = quote.line, quote.item
    low, high = (bisect_left(quote.relays, at) for at in (max(quote.begin, item - _QUOTED), item + _QUOTED))
    for at in quote.relays[low : min(high, low + 2)]:
        verbs = (n for n in range(at - 1, max(quote.begin, at - _QUOTED), -1) if line.words[n] in LISTS["quoted"])
        verb = next(verbs, -1)
        source = _quoted_person(line, verb, at) if verb > 0 and at < quote.stop else None
        if source:
            speaker = None if source[0] <= item <= source[1] else source  # quoted a “senior aide” as saying
            return Owner(item, quote.cue_at(verb), speaker, quoted_as.__name__)
    return None


def _quoted_person(line: Line, verb: int, at: int) -> Span | None:
    """Find who is quoted: the subject of the passive, else what stands between the verb and "as"."""
    before = back(line.kinds, verb)
    if line.kinds[before] == "x" and line.words[before] in LISTS["passive_auxiliaries"]:
        return subject(line, verb)
    person = noun_phrase_after(line, verb + 1)
    return person if person and person[1] < at else None


def denied(quote: QuoteInText) -> Owner | None:
    """Give words that somebody did not say to nobody: he did not say, "…"; she never said "…"."""
    line, item = quote.line, quote.item
    before = list(islice(quote.cues_before(), 4))
    cue = before[0][1] if len(before) == 1 else None
    near = cue and cue.use == "verb" and cue.force == "neutral" and not line.kinds[cue.last + 1 : item].strip(",:s")
    if not near:
        return None
    at = cue.first - 1
    while line.kinds[at] in "xr":
        if line.words[at].endswith("n't"):
            break
        at -= 1
    negated = line.kinds[at] == "!" or line.words[at].endswith("n't")
    return Owner(item, -1, None, denied.__name__) if negated else None


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
    # a subordinate clause behind a fragment is not its attribution: …, though she noted
    near = between and not gap.strip(",-rit" + "s" * opens) and (opens or last in ",?!—–-")
    far = between and opens and last == "," and "V" not in gap and not gap.startswith(("G", ",G"))
    return quote.by_cue(cue_behind, n) if inverted or near or far else None


def question_behind(quote: QuoteInText) -> Owner | None:
    """Take the cue behind a mark that looked like the end of the sentence: "Why?" Lee, the chairman, asked."""
    kinds, item = quote.line.kinds, quote.item
    if quote.ending not in "?!…" or kinds[item + 1] != "|":
        return None
    n, cue = next(quote.cues_behind(), (-1, None))
    attributes = cue and cue.source == item + 2 and cue.speaks and kinds[cue.last + 1] in ".,rti|¶"
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
    return not cue.speaks and closing_cue(quote) or quote.by_cue(cue_before, _outer(quote, n))


def _outer(quote: QuoteInText, n: int) -> int:
    """Return the cue of saying in whose clause a stance stands: Lee said Hill favors "…"; she said she recalls "…".

    What somebody is said to say stays that person's: Lee said Hill called it "…".
    """
    line, inner = quote.line, quote.cues[n]
    if inner.source < 0:
        return n
    for m, cue in quote.cues_before():
        said = (
            cue.use in ("verb", "colon") and cue.force in ("neutral", "assertive") and cue.source >= 0 and not cue.weak
        )
        if m >= n or not said or cue.inverted or cue.last >= inner.source:
            continue
        between = line.kinds[cue.last + 1 : inner.source]
        thought = (
            not inner.speaks or inner.force in ("evaluative", "tentative", "belief") or line.kinds[inner.source] in "Pw"
        )
        return m if thought and not set(",;:Q-") & set(between) else n
    return n


def introduced_by_colon(quote: QuoteInText) -> Owner | None:
    """Take the speaker of a sentence that ends in a colon before the paragraph of the quotation."""
    line, begin = quote.line, quote.begin
    if not quote.opens or line.kinds[begin - 1] != ":" or line.article[begin - 1] != line.article[begin]:
        return None
    n = bisect_left(quote.firsts, begin) - 1
    if n >= 0 and quote.firsts[n] > line.begin(begin):
        return quote.by_cue(introduced_by_colon, n)
    if signed(quote):
        return None  # a letter
    source = clause_subject(line, begin - 2) or noun_phrase_before(line, begin - 2)
    if source and source[0] == source[1] and line.words[source[0]] in CUES.documents:
        return None  # Transcript as follows:
    return quote.by_source(introduced_by_colon, source)


def closing_cue(quote: QuoteInText) -> Owner | None:
    """Take the attribution that closes the sentence: … will be "…" and more, Lee said."""
    for n, cue in quote.cues_behind():
        if cue.first >= min(quote.stop, quote.item + REACH):
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
