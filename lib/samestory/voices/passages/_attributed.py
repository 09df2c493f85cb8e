"""Where an attribution begins in running text: "…, said Lee", "…? he asked". For passages whose end no mark shows."""

import re
from functools import cache

from ... import codebooks
from ...language.cue_verbs import Term, cue_verbs

BOOK = {name: frozenset(table.get("words", ())) for name, table in codebooks.read("passages").items()}
_FAR = 2000  # characters within which an attribution is looked for
# What ends an attribution: a stop, a comma, a circumstance.
_BEHIND = "on|in|at|to|after|during|late|last|when|as|by|of|from|before|while|with|yesterday"
_CLOSED = rf"(?=[.,;:]|$| \w{{2,20}}ly\b| (?:{_BEHIND})\b)"
_SUBJECT = r"(?:[A-Z][\w.'’-]*|the|an?|he|she|they|it|I|we|his|her|their|one)(?: [\w.'’-]+){0,5}?"


# Present tense forms that cannot be nouns here, and verbs that need a clause elsewhere.
_OTHERS = ("says", "say", "asks", "adds", "writes", "tells", "replies", "recalls", "explains", "asked", "wondered")
_OTHERS += ("answered", "cried", "continued", "concluded", "insisted", "warned", "announced", "declared", "claimed")


@cache
def _attribution() -> re.Pattern[str]:
    """Build the pattern of an attribution behind words: a comma, a question or a dash, then subject and verb."""
    verbs = cue_verbs()
    plain = {form for form, terms in verbs.verbs.items() if any(_is_plain(term) for term in terms)}
    verb = rf"(?:{'|'.join(map(re.escape, sorted({*(plain & verbs.past), *_OTHERS})))})"
    source = r"(?:the|an?|his|her|their|he|she|they|one|[A-Z][\w.'’-]*)\b"
    behind = rf"{verb} {source}(?: [\w.'’-]+){{0,5}}?{_CLOSED}|{_SUBJECT} {verb}{_CLOSED}"
    return re.compile(rf"(?:(?<=[,?!…])|(?= [–—-] ?\w)) (?:[–—-] ?)?(?:{behind})")


def _is_plain(term: Term) -> bool:
    return not term.rest and (term.force, term.use) == ("neutral", "verb")


def attribution_in(text: str, start: int, end: int) -> int:
    """Return where the words before an attribution end; -1 where there is none near.

    >>> text = "We will appeal, Doyle said on Monday."
    >>> text[: attribution_in(text, 0, len(text))]
    'We will appeal,'
    """
    found = _attribution().search(text, start, min(end, start + _FAR))
    return found.start() if found else -1


@cache
def verb_forms(name: str) -> frozenset[str]:
    """Return every finite form of the verbs of one list of the codebook passages."""
    verbs = cue_verbs()
    return frozenset(form for form, terms in verbs.verbs.items() for t in terms if t.lemma in BOOK[name])
