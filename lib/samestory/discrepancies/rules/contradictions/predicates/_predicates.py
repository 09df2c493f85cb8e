"""Predicates: a word of a clause, affirmed or denied, with the words that stand for its subject and its object.

There is no parser. What precedes a predicate and its auxiliaries is its subject, what follows is its object, and a
passive exchanges the two.
"""

from functools import cached_property
from typing import NamedTuple

from .....language.negation import is_negator
from .....language.scales import lexicon, listed
from ...._event import Clause, Event, Place, Report, Sentence, once_per_event
from ._contested import contested
from ._phrases import (
    content,
    in_any_order,
    is_cut,
    is_past,
    is_small,
    meaning,
    meanings,
    named_speaker,
    names_in,
    object_end,
    said_of,
    times_at,
    words_of,
)

SUBJECT = 8  # words before a predicate in which its subject stands; none of these numbers is measured
ASIDE = 10  # and before that, in which an aside may stand
ONLY = 3  # words behind it among which "only" restricts it
GROUP = 30  # words before it that may belong to its group of verbs


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
    order: frozenset[str]  # "before" or "after"
    speaker: str  # the named person who says it
    open: bool  # whether it is so is left open
    future: bool

    def place(self, value: str) -> Place:
        """Show its clause."""
        return Place(self.clause.report, self.clause.start, self.clause.end, value)


@once_per_event
def predicates(event: Event) -> dict[str, list[Predicate]]:
    """Read the predicates that are denied somewhere in an event or have an opposite there, by their meanings."""
    clauses = in_any_order(event)
    asked = contested(clauses)
    found: dict[str, list[Predicate]] = {}
    for clause in clauses:
        report, own = clause.report, meanings(clause.report)
        around = None
        for n in [n for n in range(clause.first, clause.last) if own[n] in asked]:
            sentence = report.sentence_at(report.starts[n])
            if around is None or around.sentence is not sentence:
                around = _Around(clause, sentence) if sentence else None
            if around and (read := _read(around, n)):
                found.setdefault(read.stem, []).append(read)
    return found


# --- one predicate -------------------------------------------------------------------------------------------------


class _Around:
    """What a clause says around any of its predicates, gathered once for all of them."""

    def __init__(self, clause: Clause, sentence: Sentence) -> None:
        self.clause, self.sentence = clause, sentence
        self.asks = "?" in clause.report.text[sentence.end - 3 : sentence.end]

    @cached_property
    def said(self) -> frozenset[str]:
        """Its content, without who said it."""
        return said_of(self.clause.report, self.clause.first, self.clause.last)

    @cached_property
    def names(self) -> frozenset[str]:
        """Its names."""
        return names_in(self.clause.report, max(self.clause.first, self.sentence.first + 1), self.clause.last)

    @cached_property
    def times(self) -> frozenset[str]:
        """The times of its sentence."""
        return times_at(self.clause.report, self.sentence)

    @cached_property
    def order(self) -> frozenset[str]:
        """Whether it is of before or after."""
        words = self.clause.report.words[self.clause.first : self.clause.last]
        return frozenset(words_of("negation", "order").intersection(words))

    @cached_property
    def open(self) -> bool:
        """Whether its words leave open whether something is so, or what of it is denied; May is a month."""
        clause, report = self.clause, self.clause.report
        words = report.words[clause.first : clause.last]
        if "but" in words and "not" in words[: words.index("but")]:
            return True  # not for this but for that
        may = any(word == "may" and not report.capital[n] for n, word in enumerate(words, clause.first))
        return may or not words_of("negation", "open").isdisjoint(words)


def _read(around: _Around, n: int) -> Predicate | None:
    """Read the predicate whose word is n; None if the word is none or stands in a question."""
    clause, sentence, report = around.clause, around.sentence, around.clause.report
    if around.asks or _governs(report, n, clause.last):
        return None
    group, denials = verb_group(report, max(sentence.first, n - GROUP), n)
    if group == n and not _is_verb(report, n):
        return None
    subject = _subject(report, sentence.first, group)
    passive = _is_passive(report, group, n)
    agent, patient = _roles(report, subject, (n + 1, clause.last), passive)
    rest = around.said - agent - patient - {meaning(report, n)}
    verb = set(report.words[group:n])
    return Predicate(
        clause,
        n,
        meaning(report, n),
        denied=(denials + _denials_beside(report, *subject, n)) % 2 > 0,
        nobody=not content(report, *subject) and _is_nobody(report, *subject),
        passive=passive,
        agent=agent,
        patient=patient,
        rest=rest - lexicon().denying - lexicon().affirming,
        names=around.names,
        times=around.times,
        order=around.order,
        speaker=named_speaker(report, n),
        open=around.open or _is_open(report, verb, n) or _only_aimed_at(report, group, n),
        future=not words_of("negation", "future").isdisjoint(verb),
    )


def _roles(
    report: Report, before: tuple[int, int], behind: tuple[int, int], passive: bool
) -> tuple[frozenset[str], frozenset[str]]:
    """Give who does it, and to whom, by the words before and behind: a passive exchanges them."""
    subject = content(report, *before)
    if not passive:
        return subject, content(report, behind[0], object_end(report, *behind))
    by = report.words[behind[0] : behind[0] + 1] == ["by"]
    return content(report, behind[0] + 1, object_end(report, behind[0] + 1, behind[1])) if by else frozenset(), subject


def _is_passive(report: Report, group: int, n: int) -> bool:
    """Whether a form of "be" stands before a predicate, behind any "to"."""
    verb = report.words[group:n]
    behind = verb[len(verb) - verb[::-1].index("to") :] if "to" in verb else verb
    return not words_of("negation", "be").isdisjoint(behind)


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


def _subject(report: Report, first: int, group: int) -> tuple[int, int]:
    """Find the subject before a group of verbs, also before an aside between marks: Berg, who runs the bank, agreed."""
    closes = group
    if group > first and is_cut(report, group):
        closes = next((k for k in range(group - 1, max(group - ASIDE, first), -1) if is_cut(report, k)), group)
        if closes < group and report.capital[closes] and report.words[closes] not in words_of("negation", "aside"):
            return closes, group  # the head, Ann Lee, resigned
        if closes == group or report.words[closes] not in words_of("negation", "aside"):
            return group, group
    k = closes
    while k > max(first, closes - SUBJECT) and report.words[k - 1] not in words_of("clause_openers", "words"):
        attributes = k < closes and report.words[k - 1] in lexicon().force
        if attributes and report.words[k] not in words_of("prepositions", "words"):
            break  # police said (that) the man; but: the truce offered by the army
        k -= 1
        if is_cut(report, k):
            break
    return k, closes


def _denials_beside(report: Report, opens: int, closes: int, n: int) -> int:
    """Count denials in the subject (no soldier, none of the soldiers) and before the object (won no seat)."""
    nobody = words_of("quantifiers", "none") | words_of("negation", "nobody") | words_of("negation", "hardly")
    subject = report.words[opens:closes]
    articles = [k for k, word in enumerate(subject) if word in listed("articles") and subject[k - 1 : k] != ["of"]]
    behind = [] if report.words[n] in lexicon().force else report.words[n + 1 : n + 2]  # not: said none of them
    beside = subject[max(articles, default=0) :], behind
    return sum(not nobody.isdisjoint(words) for words in beside)


def _is_nobody(report: Report, opens: int, group: int) -> bool:
    """Whether the words of a subject say that there is none: nobody, no one, hardly anyone."""
    words = set(report.words[opens:group])
    none = {"no", "one"} <= words or words & words_of("negation", "anybody") and words & words_of("negation", "hardly")
    return bool(none or words & words_of("negation", "nobody"))


def _is_open(report: Report, verb: set[str], n: int) -> bool:
    """Whether the words beside a predicate leave open whether it is so."""
    behind = report.words[n + 1 : n + 2]
    asked = report.words[n] in lexicon().force and not words_of("negation", "asked").isdisjoint(
        behind
    )  # did not say who
    asked |= "only" in report.words[n : n + ONLY]  # not interested in this, only in that
    return asked or not words_of("negation", "open").isdisjoint(verb)


def _only_aimed_at(report: Report, group: int, n: int) -> bool:
    """Whether a predicate is only what somebody tries, plans or is told to do."""
    verbs = lexicon().denying | lexicon().affirming
    return "to" in report.words[group:n] and verbs.isdisjoint(report.stems[group:n])
