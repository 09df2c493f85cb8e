"""Who a mention means: names, titles, role descriptions and pronouns within one article.

A resolved name is the fullest form in which the article gives it. A role ("the Russian leader") is resolved only
where the article itself licenses it: "Russian President Vladimir Putin", or "Matt Lee, the party chairman". A pronoun
goes to the last full mention that fits, the source of the last attribution before others. A speaker whom the article
does not name is taken from other reports of the event (Pavllo, Piccardi & West 2018).
"""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from itertools import groupby
from typing import NamedTuple

import numpy as np
import pandas as pd

from ._attribution import Owner
from ._cues import Cue
from ._kinds import content_words
from ._phrases import noun_phrase_before
from ._tags import BOOK, LISTS, Line, Span

_LISTS = ("titles", "heads", "organizations", "men", "women")
_TITLES, _HEADS, _ORGANIZATIONS, _MEN, _WOMEN = (frozenset(BOOK["persons"][name]) for name in _LISTS)
_RUN = re.compile("[NZ]+")
_LONGEST = 6  # words of a name with its titles
_NEAR = 12  # mentions before a pronoun that it may go back to


class Persons(NamedTuple):
    """What one article says of its persons. A surname is the last word of a name, folded."""

    line: Line
    full: dict[str, str]  # surname -> fullest form
    mentions: list[tuple[int, str]]  # (item, surname) of every mention of a person, in order
    roles: dict[str, list[tuple[frozenset[str], str, int]]]  # role noun -> (modifiers, surname, item)
    gender: dict[str, str]  # surname -> "m", "f"

    def named(self, surname: str) -> str:
        """Return the fullest form of a name."""
        return self.full.get(surname, surname.title())


class _Run(NamedTuple):
    """A run of capitalized words: titles and a name, the items [first, stop)."""

    first: int
    stop: int
    words: list[str]
    title: int  # number of the last title among the words, -1 for none
    name: list[str]  # the words behind it
    surname: str


# The article ---------------------------------------------------------------------------------------------------------


def names_of(line: Line, cues: list[Cue], owned: list[Owner]) -> dict[Span, str]:
    """Find the name that every source stands for, article by article, in the order of the text."""
    spans = {cue.source_span for cue in cues} | {owner.source for owner in owned}
    roles = {owner.source: role for owner in owned if (role := line.passages[owner.item].role)}
    names: dict[Span, str] = {}
    for article, sources in groupby(sorted(spans - {None}), key=lambda span: line.article[span[0]]):
        persons = read_persons(line, *np.searchsorted(line.article, (article, article + 1)).tolist())
        last = ""
        for span in sources:
            names[span] = _by_role(persons, roles, span) if span in roles else resolve(persons, span, last)
            surname = names[span].split()[-1].lower() if names[span].split() else ""
            if surname in persons.full or line.kinds[span[0]] == "N":
                last = surname
    return names


def _by_role(persons: Persons, roles: dict[Span, str], span: Span) -> str:
    """Return who asks or answers in an interview: the last person whom the introduction names in full answers."""
    if roles[span] == "asks":
        return "interviewer"
    line = persons.line
    first = min(first for first, _ in roles if line.article[first] == line.article[span[0]])
    named = [who for item, who in persons.mentions if item < first and " " in persons.named(who)]
    labels = [who for item, who in persons.mentions if line.kinds[item - 1] == "¶" and _label_at(line, item)]
    who = named[-1] if named else labels[0] if len(set(labels)) == 1 else ""
    return persons.named(who) if who else "interviewee"


def _label_at(line: Line, item: int) -> bool:
    return ":" in line.kinds[item : item + _LONGEST].partition("Q")[0]


def read_persons(line: Line, begin: int, stop: int) -> Persons:
    """Read the persons of one article, the items [begin, stop) of the line."""
    persons = Persons(line, {}, [], defaultdict(list), {})
    forms: dict[str, Counter] = defaultdict(Counter)
    runs, sure = [], set()
    for run in filter(None, (_name_in(line, m) for m in _RUN.finditer(line.kinds, begin, stop))):
        given = run.name[0] if len(run.name) > 1 else ""
        if given:
            forms[run.surname][_strip(line.text(run.first + run.title + 1, run.stop - 1))] += 1
        man, woman = given in _MEN or "mr" in run.words, given in _WOMEN or not {"mrs", "ms"}.isdisjoint(run.words)
        if man or woman:
            persons.gender.setdefault(run.surname, "m" if man else "f")
        if _describe(persons, run) or given in _MEN or given in _WOMEN:
            sure.add(run.surname)
        runs.append(run)
    persons.full.update((surname, _fullest(counts)) for surname, counts in forms.items())
    for run in runs:
        full = 1 < len(run.name) <= 3 and run.surname in persons.full and line.kinds[run.first - 1] != "D"
        if full or run.surname in sure:
            persons.mentions.append((run.first, run.surname))
    return persons


def _name_in(line: Line, m: re.Match) -> _Run | None:
    """Read a run of capitals as titles and a name; a possessive ends it ("Lee's Foundation" is no name)."""
    first, possessive = m.start(), line.kinds.find("Z", m.start(), m.end())
    stop = m.end() if possessive < 0 else possessive + 1
    words = [_bare(word) for word in line.words[first : min(stop, first + _LONGEST + 1)]]
    title = _last_title(words)
    name = words[title + 1 :]
    if stop - first > _LONGEST or not name or name[0] in _ORGANIZATIONS or name[-1] in _ORGANIZATIONS:
        return None
    suffixed = len(name) > 1 and name[-1] in LISTS["name_suffixes"]
    return _Run(first, stop, words, title, name, name[-2] if suffixed else name[-1])


def _last_title(words: list[str]) -> int:
    return max((n for n, word in enumerate(words) if word in _TITLES), default=-1)


def _describe(persons: Persons, run: _Run) -> bool:
    """Note the roles before and behind a name; say whether there is one, so that it is a person's."""
    line, lead = persons.line, run.first
    while line.kinds[lead - 1] in "nV" and run.first - lead < 3:
        lead -= 1
    titled = run.title >= 0 or run.first > lead and line.words[run.first - 1] in _TITLES
    behind = _apposition(line, run.stop)
    before = line.words[lead : run.first + run.title + 1] if titled else []
    for words in filter(None, (before, behind)):
        bare = [_bare(word) for word in words]
        noun = next((word for word in reversed(bare) if word.isalpha()), "")
        if noun:
            persons.roles[noun].append((frozenset(bare) - {noun, "former", "the"}, run.surname, run.first))
    return titled or bool(behind)


def _apposition(line: Line, comma: int) -> list[str]:
    """Return the words of ", the party chairman," behind a name, up to its head noun."""
    kinds, stop = line.kinds, comma + 1
    if kinds[comma] != ",":
        return []
    while kinds[stop] in "DnNZz0r" and stop - comma < 8:
        stop += 1
    determined = kinds[comma + 1] == "D" and kinds[stop] in ",o|i.w"
    office = kinds[comma + 1] in "nN" and kinds[stop - 1] in "nN" and kinds[stop] == "o"  # Lee, mayor of Graz
    return [line.words[n] for n in range(comma + 1, stop) if kinds[n] in "nNzZ"] if determined or office else []


def _fullest(counts: Counter) -> str:
    """Return the usual long form; where one form only adds words in front of another, the shorter one is the name."""
    best = max(counts, key=lambda form: (counts[form], -len(form), form))
    return min((form for form in counts if " " in form and f" {best}".endswith(f" {form}")), key=len, default=best)


def _bare(word: str) -> str:
    """Return a folded word without stop and possessive."""
    word = word.rstrip(".") or word
    return word[:-2] if word.endswith("'s") else word[:-1] if word.endswith("s'") else word


def _strip(name: str) -> str:
    """Return a name as printed without its possessive."""
    name = " ".join(name.split())
    return name[:-2] if name[-2:] in ("'s", "’s") else name[:-1] if name[-1:] in "'’" else name


# The mention ---------------------------------------------------------------------------------------------------------


def resolve(persons: Persons, span: Span, last: str) -> str:
    """Return the name that a source stands for; `last` is the surname of the last speaker, "" for none."""
    line, (a, b) = persons.line, span
    if line.kinds[a] == "w" or line.words[a] == "that" and a == b:
        before = noun_phrase_before(line, a - 2 if line.kinds[a - 1] in ",-" else a - 1)
        return resolve(persons, before, last) if before else line.text(a, a)
    if line.kinds[a] in "PO" or line.words[a] in ("his", "her") and a == b:
        return _antecedent(persons, a, last) or line.text(a, a)
    head = next((item - 1 for item in range(a + 1, b + 1) if line.kinds[item] in "oi"), b)
    return _named(persons, a, head) or _role(persons, a, head) or _strip(line.text(a, b))


def _named(persons: Persons, first: int, head: int) -> str:
    """Return the full form of the name that ends a noun phrase, or ""."""
    line, start = persons.line, head + 1
    while start > first and (line.kinds[start - 1] == "N" or line.kinds[start - 1] == "Z" and start == head + 1):
        start -= 1
    words = [_bare(word) for word in line.words[start : head + 1]]
    title = _last_title(words)
    if title + 1 == len(words):
        return ""
    name, full = _strip(line.text(start + title + 1, head)), persons.full.get(words[-1], "")
    return full if full and (len(words) - title == 2 or full.lower().endswith(name.lower())) else name


def _role(persons: Persons, first: int, head: int) -> str:
    """Return the name of whom "the (Russian) president" or "the leader" stands for, or ""."""
    words = [_bare(word) for word in persons.line.words[first : head + 1]]
    if len(words) > 5 or words[0] in ("a", "an", "one", "another", "some"):
        return ""
    noun, modifiers = words[-1], frozenset(words[:-1]) - {"the", "former", "his", "her", "their"}
    nouns = {noun, *_HEADS} if noun in ("leader", "head") else {noun}
    fitting = [(at, who) for role in nouns for have, who, at in persons.roles.get(role, ()) if modifiers <= have]
    before = [entry for entry in fitting if entry[0] < first]
    return persons.named(max(before)[1] if before else min(fitting)[1]) if fitting else ""


def _antecedent(persons: Persons, at: int, last: str) -> str:
    """Return the last speaker if he or she fits, else the first person of the nearest sentence that names one."""
    line, word = persons.line, persons.line.words[at]
    gender = "m" if word in LISTS["he"] else "f" if word in LISTS["she"] else ""
    if not gender:
        return ""

    def fits(surname: str) -> bool:
        return persons.gender.get(surname, gender) == gender

    stop = bisect_left(persons.mentions, (at,))
    near = [mention for mention in persons.mentions[max(0, stop - _NEAR) : stop] if fits(mention[1])]
    begin = line.begin(at)
    previous = line.begin(begin)
    if last and fits(last) and any(surname == last for _, surname in persons.mentions):
        # A sentence in between that begins with another person takes the pronoun over.
        opening = (who for n, who in near if previous < n < begin and n - previous <= 3 and line.kinds[n - 1] != "i")
        return persons.named(next(opening, last))
    between = (who for low, high in ((previous, begin), (begin, at)) for n, who in near if low < n < high)
    return persons.named(next(between, near[-1][1] if near else ""))


# Other reports -------------------------------------------------------------------------------------------------------

_WITNESSES = 2  # other reports that must agree
_SHORTEST = 4  # content words of a quotation that is known again
_SAME = 0.5  # share of content words in common
_COMMON = 50  # quotations of one event that are looked at for a word


def named_in_other_reports(table: pd.DataFrame, events: pd.Series) -> pd.DataFrame:
    """Settle a pronoun, a role or a missing speaker where two other reports of the event name who said the same."""
    event = events.reindex(table["article"]).tolist()
    article, speakers, kinds = (table[name].tolist() for name in ("article", "speaker", "kind"))
    bags = [content_words(text) for text in table["text"].tolist()]
    named = [" " in name and all(word[0].isupper() for word in name.split()) for name in speakers]
    quoting: dict[tuple[str, str], list[int]] = defaultdict(list)
    for row, bag in enumerate(bags):
        for word in bag if event[row] and len(bag) >= _SHORTEST and named[row] else ():
            quoting[event[row], word].append(row)
    for row, bag in enumerate(bags):
        if named[row] or len(bag) < _SHORTEST or kinds[row] == "designation":
            continue
        near = (other for word in bag for other in quoting.get((event[row], word), ())[:_COMMON])
        shared = Counter(other for other in near if article[other] != article[row])
        same = (other for other, n in shared.items() if n >= _SAME * len(bag | bags[other]))
        witnesses = Counter(name for _, name in {(article[other], speakers[other]) for other in same})
        if len(witnesses) == 1 and witnesses.total() >= _WITNESSES:
            table.loc[row, ["speaker", "rule"]] = next(iter(witnesses)), named_in_other_reports.__name__
    return table
