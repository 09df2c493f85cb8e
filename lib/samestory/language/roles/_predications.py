"""Predications of a sentence: agent, act and patient by rules over its words, in whatever voice they stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from ...corpus.text import fold
from ..words import function_words, stem_of
from ..words import words as words_of
from . import _status
from ._arguments import (
    Names,
    agent_at,
    follow,
    other_party,
    party_before,
    party_behind,
    party_from,
    subject_before,
    verb_group,
)
from ._book import Form, Pattern, form_of, listed, nouns
from ._offices import country_beside
from ._parties import Line, Party, line_of, names, noun_before

BY = 7  # words behind a participle in which "by" stands
BE = listed("grammar", "be")
HAVE = listed("grammar", "have")


class Predication(NamedTuple):
    """Who does what to whom. `verb`, `first` and past the `last` are numbers of words in the sentence.

    act is a class of codebooks/roles.toml, or the stem of another verb in the past. agent and patient are roles, not
    subject and object: of "Park was sued by Lee" Lee is the agent. A report may leave the agent of a passive out.
    status: "fact", "future" (will, plans to), "open" (if, may, a question) or "denied". thing: stems of what changes
    hands.
    """

    agent: Party | None
    act: str
    patient: Party
    status: str
    verb: int
    first: int
    last: int
    thing: frozenset[str]


def predications(words: Sequence[str], capital: Sequence[bool], gaps: Sequence[str]) -> list[Predication]:
    """Find who does what to whom in one sentence.

    Only what the rules are sure of: a verb of codebooks/roles.toml, or any past form, with a party on each side, or
    with its agent behind "by". A party is a name, or a common noun with a determiner. Pronouns are none.

    Parameters
    ----------
    words : sequence of str
        The words of the sentence, folded, as `words.words` parts them.
    capital : sequence of bool
        Whether each begins with a capital.
    gaps : sequence of str
        The text before each word, and behind the last: one more than words.

    Returns
    -------
    list of Predication
        In the order of their verbs. Use `same_party` to compare parties of two sentences.

    References
    ----------
    Levin (1993), English Verb Classes and Alternations; Lyons (1977), Semantics, 9.2, on converses; Palmer, Gildea &
    Kingsbury (2005), The Proposition Bank, on roles that the voice does not change.

    Examples
    --------
    >>> words, capital = "park was sued by lee".split(), [True, False, False, False, True]
    >>> found = predications(words, capital, ["", " ", " ", " ", " ", "."])
    >>> [(p.agent.head, p.act, p.patient.head, p.status) for p in found]
    [('lee', 'lawsuit', 'park', 'fact')]
    """
    if len(words) < 3:
        return []
    line = line_of(words, capital, gaps)
    acting = [n for n, (word, capital) in enumerate(zip(words, line.capital)) if not capital and _may_act(word)]
    if not acting:
        return []
    table = Names(line)
    return [one for n in acting for one in _at(table, n) if _two_parties(one)]


def parties(words: Sequence[str], capital: Sequence[bool], gaps: Sequence[str]) -> list[Party]:
    """Find the names of a sentence, each with its country where the sentence tells it.

    Parameters are those of `predications`.

    Examples
    --------
    >>> line = "ida lund the norwegian premier left".split(), [True, True, False, True, False, False]
    >>> [(party.words, party.country) for party in parties(*line, ["", " ", ", ", " ", " ", ", ", "."])]
    [(('ida', 'lund'), 'Norway')]
    """
    line = line_of(words, capital, gaps)
    return [party if party.country else party._replace(country=country_beside(line, party)) for party in names(line)]


def of_text(sentence: str) -> list[Predication]:
    """Find the predications of a sentence given as a string; see `predications`.

    Examples
    --------
    >>> [(p.agent.head, p.act, p.patient.head) for p in of_text("Acme has sold the ship to Zenith.")]
    [('zenith', 'trade', 'acme'), ('acme', 'sell', 'ship')]
    """
    found = words_of(sentence)
    ends = [0, *(word.end for word in found)]
    starts = [*(word.start for word in found), len(sentence)]
    spelled = [fold(sentence[word.start : word.end]) for word in found]
    gaps = [sentence[end:start] for end, start in zip(ends, starts)]
    return predications(spelled, [sentence[word.start].isupper() for word in found], gaps)


@lru_cache(maxsize=100_000)
def _may_act(word: str) -> bool:
    """Whether a word may be a form of a verb, or names an act."""
    return form_of(word) is not None or word in nouns()


def _two_parties(one: Predication) -> bool:
    return one.agent is None or one.agent.head != one.patient.head or one.agent.country != one.patient.country


def _at(table: Names, n: int) -> Iterator[Predication]:
    """Find the predications whose verb or noun is word n."""
    line = table.line
    for pattern in nouns().get(line.words[n], ()):
        yield from _nominal(table, n, pattern)
    form = form_of(line.words[n])
    if form is None:
        return
    done: set[str] = set()
    for pattern in form.patterns:
        if pattern.act not in done:
            for one in _verbal(table, n, form, pattern):
                done.add(pattern.act)
                yield one


# --- verbs ---------------------------------------------------------------------------------------------------------


def _verbal(table: Names, n: int, form: Form, pattern: Pattern) -> Iterator[Predication]:
    line = table.line
    opens, helpers = verb_group(line, n)
    passive = "past" in form.kinds and bool(helpers) and helpers[0] in BE
    reduced = "past" in form.kinds and not helpers and agent_at(line, n + 1, 2) is not None
    if passive or reduced:
        yield from _passive(table, n, opens, pattern)
        return
    if not _finite(form, helpers, line.words[n - 1] if n else ""):
        return
    behind = other_party(table, n + 1, pattern)
    subject = subject_before(table, opens) if behind else None
    if subject and behind:
        thing = _stems(line, n + 1, behind.first)
        yield _made(line, (subject, behind), pattern, (n, opens), thing)


def _finite(form: Form, helpers: list[str], before: str) -> bool:
    """Whether a form can be the verb of an active clause behind these auxiliaries, the nearest first."""
    if form.kinds == {"ing"}:
        return bool(helpers) and helpers[0] in BE
    if "base" in form.kinds and (before == "to" or helpers and helpers[0] not in BE | HAVE):
        return True
    return bool(form.kinds & {"past", "third"}) and (not helpers or helpers[0] in HAVE)


def _passive(table: Names, n: int, opens: int, pattern: Pattern) -> Iterator[Predication]:
    line, particles = table.line, len(pattern.rest)
    starred = "*" in pattern.rest
    if "+" in pattern.rest:  # Park was taken to court by Lee
        pattern, particles = pattern._replace(rest=pattern.rest[1:]), particles - 1
    if not starred and not follow(line, n + 1, pattern.rest):  # taken over by
        return
    by = agent_at(line, n + 1 + (0 if starred else particles), BY)
    doer = party_from(table, by) if by is not None else None
    if starred:  # the ship was sold by Lee to Park
        other = party_behind(table, n + 1, pattern.rest[-1], 2 * BY)
        if doer and other and pattern.rest[0] == "*" and particles == 2:
            yield _made(line, (doer, other), pattern, (n, opens), _stems(line, max(opens - 3, 0), opens))
        return
    behind_comma = opens == n and line.gaps[n].strip() == ","  # Zenith, acquired by Acme, makes ships
    patient = party_before(table, n) if behind_comma else subject_before(table, opens)
    if patient and (doer or by is None):
        agent, goal = (patient, doer) if pattern.converse else (doer, patient)
        if goal:
            last = doer.last if doer else n + 1
            status = _status.of(line, patient.first, n)
            yield Predication(agent, pattern.act, goal, status, n, min(patient.first, n), last, frozenset())


def _made(
    line: Line, pair: tuple[Party, Party], pattern: Pattern, verb: tuple[int, int], thing: frozenset[str]
) -> Predication:
    """Make a predication of subject and other party; verb: its number, and that of its first auxiliary."""
    (subject, other), (n, opens) = pair, verb
    agent, patient = (other, subject) if pattern.converse else (subject, other)
    first, last = min(subject.first, n), max(subject.last, other.last, n + 1)
    status = _status.of(line, min(subject.first, opens), n)
    return Predication(agent, pattern.act, patient, status, n, first, last, thing)


def _stems(line: Line, first: int, last: int) -> frozenset[str]:
    """Gather the stems of content words in lower case."""
    inside = (n for n in range(first, last) if not line.capital[n])
    return frozenset(stem_of(line.words[n]) for n in inside if line.words[n] not in function_words())


# --- nouns ---------------------------------------------------------------------------------------------------------


def _nominal(table: Names, n: int, pattern: Pattern) -> Iterator[Predication]:
    """Find the parties of a noun: Lee's lawsuit against Park, the lawsuit against Park by Lee, a visit of Lee to."""
    line = table.line
    at = n + 1
    doer = next(
        (
            p
            for k in range(n, max(n - 3, 0), -1)
            if line.owned(k) and (p := table.ending.get(k) or noun_before(line, k))
        ),
        None,
    )
    if (
        doer is None
        and at < len(line.words) - 1
        and line.words[at] in ("by", "of")
        and pattern.rest[0] != line.words[at]
    ):
        doer = party_from(table, at + 1)
        at = doer.last if doer else at
    other = party_from(table, at + len(pattern.rest)) if follow(line, at, pattern.rest) else None
    if other and other.last < len(line.words) and line.owned(other.last):
        return
    if other and doer is None:
        by = agent_at(line, other.last, 1) if other.last < len(line.words) else None
        doer = party_from(table, by) if by is not None else None
    if doer and other:
        agent, patient = (other, doer) if pattern.converse else (doer, other)
        first, last = min(doer.first, n), max(doer.last, other.last)
        yield Predication(agent, pattern.act, patient, _status.of(line, first, n), n, first, last, frozenset())
