"""Predicates: a word of a clause, affirmed or denied, with the words that stand for its subject and its object.

There is no parser. What precedes a predicate and its auxiliaries is its subject, what follows is its object, and a
passive exchanges the two.
"""

from functools import cache
from itertools import takewhile
from typing import NamedTuple

from .... import codebooks
from ....language.inflection import is_irregular_verb
from ....language.negation import is_negator
from ....language.scales import book, lexicon, listed
from ..._event import Clause, Event, Place, Report, once_per_event

SUBJECT = 8  # words before a predicate in which its subject stands; none of these numbers is measured
OBJECT = 6  # words behind it in which its object stands
DENIED = 6  # words behind a negator among which the denied predicate stands


class Predicate(NamedTuple):
    """A predicate of a clause: its word, denied or not, who does it to whom, and what else the clause says."""

    clause: Clause
    word: int
    stem: str
    denied: bool
    nobody: bool  # its subject is "nobody": it is denied of anybody
    passive: bool
    agent: frozenset[str]
    patient: frozenset[str]
    rest: frozenset[str]  # content of the clause beside agent, patient and the predicate
    names: frozenset[str]  # of all these, the words with a capital
    times: frozenset[str]
    speaker: str  # the named person who says it
    open: bool  # whether it is so is left open
    future: bool

    def place(self, value: str) -> Place:
        """Show its clause."""
        return Place(self.clause.report, self.clause.start, self.clause.end, value)


@once_per_event
def predicates(event: Event) -> dict[str, list[Predicate]]:
    """Read the predicates that are denied somewhere in an event or have an opposite, by their stems."""
    clauses = [clause for report in event.reports for clause in report.clauses]
    asked = set(lexicon().opposed)
    for clause in clauses:
        asked.update(_near_negators(clause))
    found: dict[str, list[Predicate]] = {}
    for clause in clauses:
        stems, content = clause.report.stems, clause.report.content
        for n in range(clause.first, clause.last):
            if stems[n] in asked and content[n] and (read := _read(clause, n)):
                found.setdefault(one_stem(read.stem), []).append(read)
    return found


@cache
def one_stem(stem: str) -> str:
    """Give all words for one degree of harm, such as hurt and injured, the same stem."""
    entries = lexicon().strength.get((stem,), [])
    return next((f"{scale} {step}" for scale, step in entries if scale == "harm"), stem)


@cache
def words_of(table: str, key: str) -> frozenset[str]:
    """Read a list of a table of the codebooks of discrepancies, function words or English."""
    books = (book(), codebooks.read("function_words"), codebooks.read("english"), codebooks.read("quantities"))
    return frozenset(next(part[table][key] for part in books if key in part.get(table, {})))


def _near_negators(clause: Clause) -> set[str]:
    """Find the stems behind a word that denies."""
    report, found = clause.report, set()
    for n in range(clause.first, clause.last):
        if is_negator(report.words[n]) or report.stems[n] in lexicon().denying:
            found |= report.content_stems(n + 1, min(n + 1 + DENIED, clause.last))
    return found


# --- one predicate -------------------------------------------------------------------------------------------------


def _read(clause: Clause, n: int) -> Predicate | None:
    """Read the predicate whose word is n; None if the word is none or stands in a question."""
    report = clause.report
    sentence = report.sentence_at(report.starts[n])
    if sentence is None or "?" in report.text[sentence.end - 3 : sentence.end] or _governs(report, n, clause.last):
        return None
    first = max(sentence.first, n - SUBJECT)
    group, denials = verb_group(report, first, n)
    if group == n and not _is_verb(report, n):
        return None
    opens, closes = _subject(report, first, group), object_end(report, n + 1, clause.last)
    subject, goal = content(report, opens, group), content(report, n + 1, closes)
    denials += _denials_beside(report, opens, group, n)
    passive = not words_of("negation", "be").isdisjoint(report.words[group:n])
    rest = content(report, clause.first, clause.last) - subject - goal - {report.stems[n]}
    return Predicate(
        clause,
        n,
        report.stems[n],
        denied=denials % 2 > 0,
        nobody=not subject and _is_nobody(report, opens, group),
        passive=passive,
        agent=frozenset() if passive else subject,
        patient=subject if passive else goal,
        rest=rest - lexicon().denying - lexicon().affirming,
        names=_names(report, max(clause.first, sentence.first + 1), clause.last),
        times=times(report, sentence.first, sentence.last),
        speaker=named_speaker(report, n),
        open=_is_open(report, clause.first, clause.last)
        or _is_open(report, group, n)
        or _only_aimed_at(report, group, n),
        future=bool(words_of("negation", "future") & set(report.words[group:n])),
    )


def verb_group(report: Report, first: int, n: int) -> tuple[int, int]:
    """Find where the auxiliaries, adverbs and words of denial before a predicate begin, and how many deny it."""
    denials, k = 0, n
    while k > first and not is_cut(report, k):
        word, stem = report.words[k - 1], report.stems[k - 1]
        if is_negator(word) and word not in words_of("quantifiers", "none") | words_of("negation", "nobody"):
            denials += report.words[k] not in listed("nothing_denied")
        elif stem in lexicon().denying and _is_before_infinitive(report, k):
            denials += 1
        elif word not in ("to", "from") and stem not in lexicon().affirming and not is_small(word):
            behind = _denied_clause(report, first, k)
            if behind == k:
                break
            k = behind + 1
            continue
        k -= 1
    return k, denials


def _is_before_infinitive(report: Report, k: int) -> bool:
    """Whether a verb of denial denies the predicate behind it: refused to go, avoided going, denied that he went."""
    word = report.words[k]
    denied = report.stems[k - 1] in lexicon().denials and word in words_of("negation", "they") | {"that"}
    return denied or word in ("to", "from") or word.endswith("ing")


def is_small(word: str) -> bool:
    """Whether a word may stand inside a group of verbs: an auxiliary or an adverb."""
    return word in words_of("auxiliaries", "words") or word.endswith("ly") or word in words_of("adverbs", "words")


def _denied_clause(report: Report, first: int, k: int) -> int:
    """Step from "that he" back to the verb of denial before it: its number, or k."""
    m = k
    for words in (words_of("negation", "they"), frozenset(("that",))):
        m -= m > first and report.words[m - 1] in words
    return m - 1 if first < m < k and report.stems[m - 1] in lexicon().denials else k


def _governs(report: Report, n: int, last: int) -> bool:
    """Whether a word of denial or promise has a predicate behind it, which counts in its place."""
    if report.stems[n] not in lexicon().denying | lexicon().affirming or n + 1 >= last:
        return False
    word = report.words[n + 1]
    return word in ("to", "that") or word.endswith("ing") and not report.stems[n].endswith("ing")


def _is_verb(report: Report, n: int) -> bool:
    """Whether a word without auxiliary is a verb: inflected, and behind no article, adjective or preposition."""
    word = report.words[n]
    inflected = is_past(word) or word.endswith("s")
    before, behind = (report.words[k : k + 1] for k in (max(n - 1, 0), n + 1))
    if behind and not is_cut(report, n + 1) and (is_past(behind[0]) or behind[0] in words_of("auxiliaries", "words")):
        return False  # the subject of what follows
    nominal = words_of("determiners", "words") | words_of("prepositions", "words")
    return inflected and nominal.isdisjoint(before)


def is_past(word: str) -> bool:
    """Whether a word looks like the past form of a verb."""
    return word.endswith("ed") or is_irregular_verb(word)


def _subject(report: Report, first: int, group: int) -> int:
    """Find where the subject before a group of verbs begins."""
    k = group
    while k > first and not is_cut(report, k) and report.words[k - 1] not in words_of("clause_openers", "words"):
        if k < group and report.words[k - 1] in lexicon().force:
            break  # police said (that) the man …
        k -= 1
    return k


def object_end(report: Report, first: int, last: int) -> int:
    """Find the word before which the object ends: the preposition behind the verb belongs to it."""
    away = words_of("negation", "circumstance") | words_of("clause_openers", "words")
    prepositions = words_of("prepositions", "words") - {"of"}

    def belongs(k: int) -> bool:
        word = report.words[k]
        return not (word in away or k > first and (word in prepositions or is_cut(report, k)))

    return first + sum(1 for _ in takewhile(belongs, range(first, min(first + OBJECT, last))))


def is_cut(report: Report, k: int) -> bool:
    """Whether a mark parts a word from the one before it."""
    return bool(report.gap_before(k).removeprefix("’s").removeprefix("'s").strip("’'\"“” \xa0"))


def _denials_beside(report: Report, opens: int, group: int, n: int) -> int:
    """Count denials in the subject (no soldier) and before the object (won no seat)."""
    nobody = words_of("quantifiers", "none") | words_of("negation", "nobody")
    behind = report.words[n + 1 : n + 2]
    return (not nobody.isdisjoint(report.words[opens:group])) + (not nobody.isdisjoint(behind))


def _is_nobody(report: Report, opens: int, group: int) -> bool:
    words = set(report.words[opens:group])
    return bool(words & words_of("negation", "nobody")) or {"no", "one"} <= words


def _is_open(report: Report, first: int, last: int) -> bool:
    """Whether words leave open whether something is so, or what of it is denied; May is a month."""
    words = report.words[first:last]
    if "but" in words and "not" in words[: words.index("but")]:
        return True  # not for this but for that
    may = any(word == "may" and not report.capital[n] for n, word in enumerate(words, first))
    return may or not words_of("negation", "open").isdisjoint(words)


def _only_aimed_at(report: Report, group: int, n: int) -> bool:
    """Whether a predicate is only what somebody tries, plans or is told to do."""
    verbs = lexicon().denying | lexicon().affirming
    return "to" in report.words[group:n] and verbs.isdisjoint(report.stems[group:n])


def _names(report: Report, first: int, last: int) -> frozenset[str]:
    """Gather the stems of content words with a capital that are no times."""
    named = (n for n in range(first, last) if report.capital[n] and report.content[n] and not _is_time(report, n))
    return frozenset(map(report.stems.__getitem__, named))


def named_speaker(report: Report, n: int) -> str:
    """Give the named person who says a word: the one of the innermost quotation or report."""
    start, end = report.span(n, n + 1)
    around = report.at("quotes").touching(start, end) + report.at("reported").touching(start, end)
    said = [quote for quote in around if quote.kind != "designation" and quote.speaker]
    name = min(said, key=lambda quote: quote.end - quote.start).speaker if said else ""
    return name.split()[-1].lower() if name[:1].isupper() else ""


# --- words and phrases -----------------------------------------------------------------------------------------------


def content(report: Report, first: int, last: int) -> frozenset[str]:
    """Gather the stems of content words, without figures, times, adverbs and "people"."""
    return frozenset(
        report.stems[n]
        for n in range(first, last)
        if report.content[n] and not (_is_number(report.words[n]) or _is_time(report, n) or is_small(report.words[n]))
    ) - {"person"}


def times(report: Report, first: int, last: int) -> frozenset[str]:
    """Gather the words of time and the years."""
    return frozenset(report.words[n] for n in range(first, last) if _is_time(report, n))


def _is_time(report: Report, n: int) -> bool:
    word = report.words[n]
    named = word in listed("times") and (word != "may" or report.capital[n])
    return named or len(word) == 4 and word.isdecimal()


@cache
def _is_number(word: str) -> bool:
    return word[0].isdigit() or word in words_of("numbers", "cardinals")


def share(one: frozenset[str], other: frozenset[str]) -> frozenset[str] | None:
    """Give the words that two phrases share; None if they name different things."""
    if not one or not other:
        return frozenset()
    shared = one & other
    return shared if len(shared) > 1 or shared and (one <= other or other <= one) else None
