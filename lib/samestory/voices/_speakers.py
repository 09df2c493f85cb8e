"""Who a mention means: names, titles, role descriptions and pronouns within one article.

A resolved name is the fullest form in which the article gives it. A role ("the Russian leader") is resolved only
where the article itself licenses it: "Russian President Vladimir Putin", or "Matt Lee, the party chairman". A pronoun
goes to the last full mention that fits, the source of the last attribution before others (persons/_pronouns.py).
"""

from itertools import groupby

from ..corpus.text import fold
from ._attribution import Owner
from ._cues import Cue
from ._phrases import clause_subject, noun_phrase_before
from ._tags import LISTS, Line, Span
from .grammar import SUBJECTS, can_speak, head_of
from .persons import (
    WORDS,
    Persons,
    antecedent,
    bare,
    gender_of,
    last_title,
    read_persons,
    strip,
    surname_in,
    surname_of,
)

_LABEL = 7  # words of a label at most
_INITIALS = 4  # letters that initials have fewer than


def names_of(line: Line, cues: list[Cue], owned: list[Owner]) -> dict[Span, str]:
    """Find the name that every source stands for, article by article, in the order of the text."""
    spans = {cue.source_span for cue in cues} | {owner.source for owner in owned}
    roles = {owner.source: role for owner in owned if (role := line.passages[owner.item].role)}
    first_turn = {line.article[first]: first for first, _ in sorted(roles, reverse=True)}
    names: dict[Span, str] = {}
    for article, sources in groupby(sorted(spans - {None}), key=lambda span: line.article[span[0]]):
        persons = read_persons(line, line.bounds[article], line.bounds[article + 1])
        first = first_turn.get(article)
        answering = {"asks": "interviewer", "answers": _interviewed(persons, first)} if first else {}
        last = ""
        for span in sources:
            names[span] = answering[roles[span]] if span in roles else _of(persons, span, last)
            surname = surname_in(names[span])
            if surname in persons.full and (gender := gender_of(line.words[span[0]])):
                persons.gender.setdefault(surname, gender)
            if surname in persons.full or line.kinds[span[0]] == "N":
                last = surname
    return names


def _of(persons: Persons, span: Span, last: str) -> str:
    """Return the name of a mention, or of the label inside marks ("LEE: We go.") that the passage begins with."""
    line, passage = persons.line, persons.line.passages.get(span[0])
    if passage is None or passage.label is None:
        name = resolve(persons, span, last)
        return _bearing(persons, name) or name if line.kinds[span[0] - 1] == "¶" else name
    label = line.texts[line.article[span[0]]][slice(*passage.label)]
    known = persons.full.get(surname_in(label), "")
    return known or _bearing(persons, label) or label


def _bearing(persons: Persons, initials: str) -> str:
    """Return the only name of the article with these initials, or ""."""
    if not (initials.isupper() and 1 < len(initials) < _INITIALS):
        return ""
    bearing = {name for name in persons.full.values() if "".join(word[0] for word in name.split()) == initials}
    return bearing.pop() if len(bearing) == 1 else ""


def _interviewed(persons: Persons, first: int) -> str:
    """Return who answers in an interview: the last person whom the introduction names in full, or the only label."""
    line = persons.line
    named = [who for item, who in persons.mentions if item < first and " " in persons.named(who)]
    labels = {who for item, who in persons.mentions if line.kinds[item - 1] == "¶" and _label_at(line, item)}
    who = named[-1] if named else labels.pop() if len(labels) == 1 else ""
    return persons.named(who) if who else "interviewee"


def _label_at(line: Line, item: int) -> bool:
    return ":" in line.kinds[item : item + _LABEL].partition("Q")[0]


# The mention ---------------------------------------------------------------------------------------------------------


def resolve(persons: Persons, span: Span, last: str) -> str:
    """Return the name that a source stands for; `last` is the surname of the last speaker, "" for none."""
    line, (a, b) = persons.line, span
    if line.kinds[a] == "w" or a == b and line.words[a].partition("'")[0] in ("who", "that"):
        before = noun_phrase_before(line, _before_mark(line, a))
        if before and not can_speak(line, before):
            before = head_of(line.kinds, before) + 2, before[1]  # it was hard for Lee, who said
        named = before and before[0] <= before[1] and line.kinds[head_of(line.kinds, before)] != "0"
        return resolve(persons, before, last) if named else ""
    if line.words[a - 1] == "what" and line.words[a] in ("it", "they"):  # the council condemned what it called "…"
        before = clause_subject(line, a - 2)
        return resolve(persons, before, last) if before and before[0] < a - 1 else line.text(a, a)
    if not can_speak(line, span):
        return ""
    if line.kinds[a] in "PO" or a == b and line.words[a] in LISTS["possessives"]:
        return antecedent(persons, a, last) or _pronoun(line.text(a, a))
    head = head_of(line.kinds, span)
    return _named(persons, a, head) or _role(persons, a, head) or strip(line.text(a, b))


def _before_mark(line: Line, relative: int) -> int:
    """Find the item before a relative pronoun and its comma, dash or bracket: the women -- a dozen -- who."""
    at = relative - 1
    return at - 1 if line.kinds[at] in ",-(" else at


def _pronoun(printed: str) -> str:
    """Return a pronoun as a subject: "it" for "it's" and "its", "They" for "Their"."""
    word = fold(printed).partition("'")[0]
    subject = SUBJECTS.get(word, word)
    return subject[0].upper() + subject[1:] if printed[0].isupper() else subject


def _named(persons: Persons, first: int, head: int) -> str:
    """Return the full form of the name that ends a noun phrase, or ""."""
    line, start = persons.line, head + 1
    while start > first and (line.kinds[start - 1] == "N" or line.kinds[start - 1] == "Z" and start == head + 1):
        start -= 1
    words = [bare(word) for word in line.words[start : head + 1]]
    title = last_title(words)
    if title + 1 == len(words):
        return ""
    name, surname = strip(line.text(start + title + 1, head)), surname_of(words[title + 1 :])
    full, own = persons.full.get(surname, ""), words[title + 1 :]
    single = len(own) == 1 or len(own) == 2 and own[0] == surname  # Charles III
    if not full:
        others = persons.other.get(words[-1], ()) if single else ()
        return persons.named(*others) if len(others) == 1 else name
    return full if single or _plain(name) in _plain(full) else name  # da Costa: Ana da Costa Jr.


def _plain(name: str) -> str:
    """Return a name folded, without stops, between spaces."""
    return f" {fold(name)} ".replace(".", "")


def _role(persons: Persons, first: int, head: int) -> str:
    """Return the name of whom "the (Russian) president" or "the leader" stands for, or ""."""
    words = [bare(word) for word in persons.line.words[first : head + 1]]
    if len(words) > 5 or words[0] in ("a", "an", "one", "another", "some"):
        return ""
    noun, modifiers = words[-1], frozenset(words[:-1]) - {"the", "former", "his", "her", "their"}
    nouns = {noun, *WORDS["heads"]} if noun in ("leader", "head") else {noun}
    fitting = [(at, who) for role in nouns for have, who, at in persons.roles.get(role, ()) if modifiers <= have]
    before = [entry for entry in fitting if entry[0] < first]
    return persons.named(max(before)[1] if before else min(fitting)[1]) if fitting else ""
