"""The mentions of one article: found in one pass, then settled by what the rest of the article says."""

import re
from bisect import bisect_right

from .. import codebooks
from ._aliases import CAPITALIZED, Index, alias_at, name_at, stands_alone
from ._context import sense
from ._occurrence import Mention, Occurrence

_OFFICES = "|".join(codebooks.read("actors")["titles"]["offices"])
ROLE = re.compile(rf"(?:['’]s)?[ \xa0]({_OFFICES})\b(?!-elect| elect)".replace(" minister", r"[ \xa0]minister"), re.I)
OFFICE = re.compile(rf"\b({_OFFICES})[ \xa0](?:(?-i:[A-Z])\w*\.?[ \xa0]){{0,2}}\Z", re.I)
STATE = re.compile(r",.*|\b[ \xa0][Ss]tate\Z")  # behind the name of a place that is called as a capital is
FORMER = re.compile(r"\b(?:former|then|ex|late|first|next|future|previous|any|new|every)[ \xa0-]\Z", re.I)


def scan(text: str, starts: list[int], ends: list[int], book: Index) -> list[Mention]:
    """Find the mentions in one text whose sentences have these starts and ends."""
    mentions: list[Mention] = []
    others: set[str] = set()  # names that the article also uses for something else: Denzel Washington
    past = 0
    for word in CAPITALIZED.finditer(text):
        start = word.start()
        if start < past or word[0] not in book.patterns:
            continue
        name = name_at(text, start, len(text), word[0], book)
        alias = name and stands_alone(text, start) and alias_at(text, start, name[0], book)
        if not alias:
            continue
        past = name.end()
        if not alias.actor:
            others.add(_shared(name[0]))
            continue
        n = max(bisect_right(starts, start) - 1, 0)
        mention = sense(Occurrence(text, start, past, alias, (starts[n], ends[n]), book))
        if mention.settles == "other":
            others.add(_shared(name[0]))
        if mention.kind != "never":
            mentions.append(mention)
    return _with_roles(text, _one_sense(text, mentions, others, book), book)


def _shared(name: str) -> str:
    """Return the word of another thing's name that may stand for it alone: Denzel Washington, Moscow, Idaho."""
    return STATE.sub("", name).split()[-1].lower()


def _one_sense(text: str, mentions: list[Mention], others: set[str], book: Index) -> list[Mention]:
    """Settle ambiguous aliases where the article names the actor by another, and no other reading.

    A capital is the government's unless the article gives its name to a person or another place.
    """
    sure = {m.actor for m in mentions if m.settles == "self"}
    known = sure | {name for name, person in book.persons.items() if person.get("known")}
    settled = []
    for m in mentions:
        printed = text[m.start : m.end]
        other = printed.split()[-1].lower() in others
        beside = m.kind in ("place", "surname") or m.ambiguous.startswith(("part of", "the pronoun"))  # settled there
        if m.settles == "surname" and m.actor not in known:
            m = m._replace(ambiguous=f"another person named {printed}")
        elif m.ambiguous and m.actor in sure and not other and not beside:
            m = m._replace(ambiguous="")
        elif m.kind == "capital" and not m.ambiguous and other:
            m = m._replace(ambiguous=f"another place or a person named {printed}")
        settled.append(m)
    return settled


def _with_roles(text: str, mentions: list[Mention], book: Index) -> list[Mention]:
    """Name the person whose office "the Russian leader" means, where the article gives that person the office."""
    held: dict[str, set[str]] = {}
    for m in mentions:
        if m.actor in book.persons and (office := OFFICE.search(text, max(m.start - 45, 0), m.start)):
            held.setdefault(m.actor, set()).add(_plain(office[1]))
    return [m._replace(role=_holder(text, m, held, book)) for m in mentions] if held else mentions


def _holder(text: str, mention: Mention, held: dict[str, set[str]], book: Index) -> str:
    """Return the one person who holds the office that a country's mention names, or nothing."""
    role = None if mention.actor in book.persons else ROLE.match(text, mention.end)
    if not role or FORMER.search(text, max(mention.start - 12, 0), mention.start):
        return ""
    office = _plain(role[1])
    named = [name for name, offices in held.items() if office in offices or office == "leader"]
    persons = [(name, book.persons[name]) for name in named]
    holders = [name for name, p in persons if p.get("of") == mention.actor and office in p.get("offices", ())]
    return holders[0] if len(holders) == 1 else ""


def _plain(office: str) -> str:
    office = " ".join(office.lower().split())
    return "prime minister" if office == "pm" else office
