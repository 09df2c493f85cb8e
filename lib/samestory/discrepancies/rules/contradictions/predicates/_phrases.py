"""Words and phrases of a clause: what its content is, where a phrase ends, what two phrases share."""

from bisect import bisect_left, bisect_right
from functools import cache, lru_cache
from itertools import takewhile

from ..... import codebooks
from .....language.inflection import is_irregular_verb
from .....language.scales import book, listed
from .....language.synonyms import class_of, in_one_wording
from .....language.words import stem_of
from ...._event import Clause, Event, Report, Sentence, once_per_event, text_ranks

UNITS = ("percent", "money", "ordinal", "fraction", "duration")  # amounts of which the unit is no content
OBJECT = 6  # words behind a predicate in which its object stands; not measured


@cache
def words_of(table: str, key: str) -> frozenset[str]:
    """Read a list of a table of the codebooks of discrepancies, function words or English."""
    return frozenset(next(part[table][key] for part in _books() if key in part.get(table, {})))


@cache
def _books() -> list[dict[str, dict]]:
    """Read the codebooks once."""
    return [book(), *map(codebooks.read, ("function_words", "english", "quantities"))]


@once_per_event
def in_any_order(event: Event) -> list[Clause]:
    """Give all clauses in an order of their own: that of the articles must change no difference."""
    clauses, ranks = (clause for report in event.reports for clause in report.clauses), text_ranks(event)
    return sorted(clauses, key=lambda c: (c.report.text[c.start : c.end], c.start, ranks[c.report]))


@cache
def is_small(word: str) -> bool:
    """Whether a word may stand inside a group of verbs: an auxiliary or an adverb, but no noun such as "rally"."""
    adverb = word.endswith("ly") and not stem_of(word).endswith("li") and word not in words_of("negation", "nouns")
    return adverb or word in words_of("auxiliaries", "words") | words_of("adverbs", "words")


def is_past(word: str) -> bool:
    """Whether a word looks like the past form of a verb."""
    return word.endswith("ed") or is_irregular_verb(word) and not word.endswith(("s", "ing"))


def object_end(report: Report, first: int, last: int) -> int:
    """Find the word before which the object ends: the preposition behind the verb belongs to it."""
    away = words_of("negation", "circumstance") | words_of("clause_openers", "words")
    prepositions = words_of("prepositions", "words") - {"of"}

    def belongs(k: int) -> bool:
        word = report.words[k]
        return not (word in away or k > first and word in prepositions or is_cut(report, k))

    return first + sum(1 for _ in takewhile(belongs, range(first, min(first + OBJECT, last))))


def is_cut(report: Report, k: int) -> bool:
    """Whether a mark parts a word from the one before it."""
    return bool(report.gap_before(k).removeprefix("’s").removeprefix("'s").strip("’'\"“” \xa0"))


def names_in(report: Report, first: int, last: int) -> frozenset[str]:
    """Gather the stems of content words with a capital that are no times."""
    names = (n for n in range(first, last) if report.capital[n] and report.content[n])
    named = (n for n in names if not _is_time(report.words[n], True))
    return frozenset(map(report.stems.__getitem__, named))


def named_speaker(report: Report, n: int) -> str:
    """Give the named person who says a word: the one of the innermost quotation or report."""
    start, end = report.span(n, n + 1)
    around = report.at("quotes").touching(start, end) + report.at("reported").touching(start, end)
    said = [quote for quote in around if quote.kind != "designation" and quote.speaker]
    name = min(said, key=lambda quote: quote.end - quote.start).speaker if said else ""
    return name.split()[-1].lower() if name[:1].isupper() else ""


@cache
def meaning_of(stem: str) -> str:
    """Give the class of words that reports use for one another, else the stem: profits and earnings are one."""
    return class_of(stem) or stem


def meaning(report: Report, n: int) -> str:
    """Give the meaning of a word, with a particle behind it that makes it another: step down is to resign."""
    behind = report.words[n + 1] if n + 1 < len(report.words) else ""
    if behind in words_of("prepositions", "words") and (phrase := _with_particle(report.words[n], behind)):
        return phrase
    return meaning_of(report.stems[n])


@lru_cache(maxsize=100_000)
def _with_particle(word: str, particle: str) -> str:
    """Give the meaning of two words that stand for one, else ""."""
    phrase = in_one_wording([word, particle])
    return meaning_of(stem_of(phrase[0])) if len(phrase) == 1 else ""


@once_per_event
def meanings(report: Report) -> list[str]:
    """Give the meaning of each content word of a report, and "" for other words."""
    prepositions = words_of("prepositions", "words")
    places = zip(report.content, report.stems, report.words, [*report.words[1:], ""])
    return [
        (behind in prepositions and _with_particle(word, behind) or meaning_of(stem)) if is_content else ""
        for is_content, stem, word, behind in places
    ]


@once_per_event
def _contents(report: Report) -> list[str]:
    """Leave out figures and their units, times, adverbs and "people"."""
    person, places = meaning_of("person"), zip(meanings(report), report.words, report.capital)
    kept = [own if own and own != person and _counts(word, capital) else "" for own, word, capital in places]
    for amount in report.amounts:
        if amount.kind in UNITS:
            first, last = bisect_right(report.ends, amount.start), bisect_left(report.starts, amount.end)
            kept[first:last] = [""] * max(last - first, 0)
    return kept


@once_per_event
def _contents_said(report: Report) -> list[str]:
    """Leave out the words that say who said it, too."""
    said = _contents(report).copy()
    for part in ("cue", "speaker"):
        for start, end in zip(report.at(part).starts, report.at(part).ends):
            first, last = bisect_right(report.ends, start), bisect_left(report.starts, end)
            said[first:last] = [""] * max(last - first, 0)
    return said


def content(report: Report, first: int, last: int) -> frozenset[str]:
    """Gather the stems of content words, without figures and their units, times, adverbs and "people"."""
    return frozenset(filter(None, _contents(report)[first:last]))


def said_of(report: Report, first: int, last: int) -> frozenset[str]:
    """Gather the content of a clause without the words that say who said it."""
    return frozenset(filter(None, _contents_said(report)[first:last]))


def times(report: Report, first: int, last: int) -> frozenset[str]:
    """Gather the words of time and the years."""
    words = zip(report.words[first:last], report.capital[first:last])
    return frozenset(word for word, capital in words if _is_time(word, capital))


def times_at(report: Report, sentence: Sentence) -> frozenset[str]:
    """Gather the words of time and the years of a sentence, once for all that is in it."""
    known = _times_of(report)
    if sentence.start not in known:
        known[sentence.start] = times(report, sentence.first, sentence.last)
    return known[sentence.start]


@once_per_event
def _times_of(report: Report) -> dict[int, frozenset[str]]:
    """Keep the times of sentences by their start."""
    return {}


@lru_cache(maxsize=100_000)
def _counts(word: str, capital: bool) -> bool:
    """Whether a word is no figure, time or adverb."""
    return not (_is_figure(word) or _is_time(word, capital) or is_small(word))


def _is_time(word: str, capital: bool) -> bool:
    named = word in listed("times") and (word != "may" or capital)
    return named or len(word) == 4 and word.isdecimal()


def _is_figure(word: str) -> bool:
    """Whether a word is a number: 3, three."""
    return word[0].isdigit() or word in words_of("numbers", "cardinals")


def share(one: frozenset[str], other: frozenset[str]) -> frozenset[str] | None:
    """Give the words that two phrases share; None if they name different things."""
    if not one or not other:
        return frozenset()
    shared = one & other
    return shared if len(shared) > 1 or shared and (one <= other or other <= one) else None
