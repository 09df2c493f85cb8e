"""Who a mention means: names, titles, role descriptions and pronouns within one article.

A resolved name is the fullest form in which the article gives it. A role ("the Russian leader") is resolved only
where the article itself licenses it: "Russian President Vladimir Putin", or "Matt Lee, the party chairman". A pronoun
goes to the last full mention that fits, the source of the last attribution before others.
"""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from typing import NamedTuple

from ._phrases import noun_phrase_before
from ._tags import Line

_RUN = re.compile("[NZ]+")
_HE, _SHE = (
    frozenset(("he", "him", "his", "himself", "he's", "he'd", "he'll")),
    frozenset(("she", "her", "herself", "she's", "she'd", "she'll")),
)


class Names(NamedTuple):
    """What one article says of its persons."""

    full: dict[str, str]  # last word of a name, folded -> fullest form
    persons: list[tuple[int, str, str]]  # (item, surname, gender) of every mention of a person, in order
    roles: dict[str, list[tuple[frozenset[str], str, int]]]  # role noun -> (modifiers, surname, item)
    gender: dict[str, str]  # surname -> "m", "f"


class Lists(NamedTuple):
    """Word lists of the codebook that tell persons, titles and roles apart."""

    titles: frozenset[str]
    heads: frozenset[str]  # titles of heads of state and government: "the leader"
    men: frozenset[str]
    women: frozenset[str]
    organizations: frozenset[str]


def lists(codebook: dict) -> Lists:
    """The word lists of a codebook of cues."""
    table = codebook.get("persons", {})
    names = ("titles", "heads", "men", "women", "organizations")
    return Lists(*(frozenset(word.lower() for word in table.get(name, [])) for name in names))


def names(line: Line, text: str, begin: int, stop: int, known: Lists) -> Names:
    """Read the persons of one article, the items [begin, stop) of the line."""
    forms: dict[str, Counter] = defaultdict(Counter)
    found = Names({}, [], defaultdict(list), {})
    runs, sure = [], set()
    for m in _RUN.finditer(line.kinds, begin, stop):
        a, b = m.start(), _split(line.kinds, m)
        words = [_bare(line.word(item)) for item in range(a, min(b, a + 7))]
        title = max((n for n, w in enumerate(words) if w in known.titles), default=-1)
        name = words[title + 1 :]
        if b - a > 6 or not name or name[0] in known.organizations or name[-1] in known.organizations:
            continue
        surname = name[-2] if name[-1] in _SUFFIXES and len(name) > 1 else name[-1]
        if len(name) > 1:
            forms[surname][_strip(text[line.start[a + title + 1] : line.end[b - 1]])] += 1
        if (
            _describe(line, found, known, surname, a, b, title, begin, stop)
            or len(name) > 1
            and name[0] in known.men | known.women
        ):
            sure.add(surname)
        _note_gender(found.gender, known, surname, name, words)
        runs.append((a, surname, len(name)))
    found.full.update((surname, _fullest(counts)) for surname, counts in forms.items())
    found.persons.extend(
        (a, s, found.gender.get(s, ""))
        for a, s, n in runs
        if s in sure or 1 < n <= 3 and s in found.full and line.kinds[a - 1] != "D"
    )
    return found


_SUFFIXES = ("jr", "sr", "ii", "iii")


def _describe(
    line: Line, found: Names, known: Lists, surname: str, a: int, b: int, title: int, begin: int, stop: int
) -> bool:
    """Note the roles that stand before and behind a name; whether there is one, so that it is a person's."""
    lead = a
    while lead > begin and line.kinds[lead - 1] in "nV" and a - lead < 3:
        lead -= 1
    titled = title >= 0 or a > lead and line.word(a - 1) in known.titles
    if titled:
        _license(found.roles, [_bare(line.word(item)) for item in range(lead, a + title + 1)], surname, a)
    behind = _apposition(line, b, stop)
    if behind:
        _license(found.roles, behind, surname, a)
    return titled or bool(behind)


def _note_gender(gender: dict[str, str], known: Lists, surname: str, name: list[str], words: list[str]) -> None:
    if "mr" in words or len(name) > 1 and name[0] in known.men:
        gender.setdefault(surname, "m")
    elif "mrs" in words or "ms" in words or len(name) > 1 and name[0] in known.women:
        gender.setdefault(surname, "f")


def _split(kinds: str, m: re.Match) -> int:
    """A possessive ends a name: "Lee's Foundation" is not one."""
    at = kinds.find("Z", m.start(), m.end())
    return m.end() if at < 0 else at + 1


def _bare(word: str) -> str:
    word = word.rstrip(".") or word
    return word[:-2] if word.endswith("'s") else word[:-1] if word.endswith("s'") else word


def _strip(name: str) -> str:
    name = " ".join(name.split())
    return name[:-2] if name[-2:] in ("'s", "’s") else name[:-1] if name[-1:] in "'’" else name


def _fullest(counts: Counter) -> str:
    """The usual long form; where one form only adds words in front of another, the shorter one is the name."""
    best, _ = max(counts.items(), key=lambda item: (item[1], -len(item[0]), item[0]))
    for form in counts:
        if best.endswith(" " + form) and " " in form:
            best = form
    return best


def _license(roles: dict, words: list[str], surname: str, item: int) -> None:
    """Note that the role noun that ends `words` stands for this person here."""
    head = next((w for w in reversed(words) if w.isalpha()), "")
    if head:
        roles[head].append((frozenset(words) - {head, "former", "the"}, surname, item))


def _apposition(line: Line, b: int, stop: int) -> list[str]:
    """The words of ", the party chairman," behind a name, up to its head noun."""
    kinds = line.kinds
    if b + 2 >= stop or kinds[b] != ",":
        return []
    c = b + 1
    while c < stop and kinds[c] in "DnNZz0r" and c - b < 8:
        c += 1
    words = [_bare(line.word(item)) for item in range(b + 1, c) if kinds[item] in "nNzZ"]
    if kinds[b + 1] == "D" and words and kinds[c] in ",o|i.w":
        return words
    if words and kinds[c] == "o" and kinds[c - 1] in "nN" and kinds[b + 1] in "nN":
        return words
    return []


def resolve(
    line: Line, text: str, found: Names, span: tuple[int, int], last: str, known: Lists
) -> tuple[str, tuple[int, int]]:
    """The name a source stands for, and the items of the mention itself (without its trimmings).

    `last` is the surname of the last speaker, "" where there is none.
    """
    a, b = span
    kinds = line.kinds
    if kinds[a] == "w" or line.word(a) == "that" and a == b:
        before = noun_phrase_before(line, a - 2 if kinds[a - 1] in ",-" else a - 1)
        return (resolve(line, text, found, before, last, known)[0] if before else text[line.start[a] : line.end[a]]), (
            a,
            b,
        )
    if kinds[a] in "PO" or line.word(a) in ("his", "her") and a == b:
        return _pronoun(line, text, found, a, last), (a, b)
    head = b
    for item in range(a, b + 1):
        if kinds[item] in "oi" and item > a:
            head = item - 1
            break
    tail = head
    while tail >= a and kinds[tail] in "NZ" and not (kinds[tail] == "Z" and tail < head):
        tail -= 1
    words = [_bare(line.word(item)) for item in range(tail + 1, head + 1)]
    title = max((n for n, w in enumerate(words) if w in known.titles), default=-1)
    if words and title + 1 < len(words):
        first = tail + 2 + title
        surname = words[-1]
        name = _strip(text[line.start[first] : line.end[head]])
        if surname in found.full and (len(words) - title == 2 or found.full[surname].lower().endswith(name.lower())):
            name = found.full[surname]
        return name, (a, b)
    surname = _role(line, found, a, head, known)
    if surname:
        return found.full.get(surname, surname.title()), (a, b)
    return _strip(text[line.start[a] : line.end[b]]), (a, b)


def surname_of(name: str) -> str:
    """The last word of a name, folded."""
    return name.split()[-1].lower() if name.split() else ""


def _role(line: Line, found: Names, a: int, head: int, known: Lists) -> str:
    """The surname that "the (Russian) president" or "the leader" stands for, or ""."""
    words = [_bare(line.word(item)) for item in range(a, head + 1)]
    if len(words) > 5 or words[0] in ("a", "an", "one", "another", "some"):
        return ""
    noun, modifiers = words[-1], frozenset(words[:-1]) - {"the", "former", "his", "her", "their"}
    entries = list(found.roles.get(noun, ()))
    if noun in ("leader", "head") or noun in known.heads:
        for title in known.heads if noun in ("leader", "head") else ():
            entries += found.roles.get(title, ())
    fitting = [(item, surname) for have, surname, item in entries if modifiers <= have]
    before = [pair for pair in fitting if pair[0] < a]
    return max(before)[1] if before else min(fitting)[1] if fitting else ""


def _pronoun(line: Line, text: str, found: Names, at: int, last: str) -> str:
    word = line.word(at)
    want = "m" if word in _HE else "f" if word in _SHE else ""
    if want:
        surname = _antecedent(line, found, at, want, last)
        if surname:
            return found.full.get(surname, surname.title())
    return text[line.start[at] : line.end[at]]


def _antecedent(line: Line, found: Names, at: int, want: str, last: str) -> str:
    """The last speaker if he or she fits, else the first person of the nearest sentence before that names one."""

    def fits(surname: str) -> bool:
        return found.gender.get(surname, want) == want

    stop = bisect_left(found.persons, (at,))
    near = found.persons[max(0, stop - 12) : stop]
    persons = {surname for _, surname, _ in found.persons}
    begin = line.begin(at)
    previous = line.begin(begin)
    if last and fits(last) and last in persons:
        # A sentence in between that begins with another person takes the pronoun over.
        for item, surname, _ in near:
            if previous < item < begin and fits(surname) and item - previous <= 3 and line.kinds[item - 1] not in "i":
                return surname
        return last
    for low, high in ((previous, begin), (begin, at)):
        for item, surname, _ in near:
            if low < item < high and fits(surname):
                return surname
    return next((surname for _, surname, _ in reversed(near) if fits(surname)), "")
