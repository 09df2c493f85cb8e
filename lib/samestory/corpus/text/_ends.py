"""Whether a stop behind an abbreviation, a title, an initialism or a time of day ends its sentence."""

import re

from ._words import (
    ABBREVIATIONS,
    BEFORE_NUMBERS,
    BEFORE_PLACES,
    CONTINUES_NAMES,
    DEGREES,
    FINITE,
    INITIALISMS,
    LINKS,
    MONTHS,
    NO_VERBS,
    PREFIXES,
    STARTERS,
    TIME_WORDS,
    TIME_ZONES,
    TITLES,
    any_of,
    normal,
)

_KNOWN = TITLES | LINKS | PREFIXES | ABBREVIATIONS | BEFORE_NUMBERS
NEAR = 24  # characters before a stop that may hold its word and a time of day
LEAD = 160  # characters before an initialism in which its own sentence has a verb; not measured

# What stands right before a stop: the last word, and a bracket if one opens it.
_WORD_BEFORE = re.compile(r"(\(?)(\w[\w.'’&°]*)\Z")
# The end of a word: one letter alone, or letters with stops between ("U.S", "p.m").
_INITIALS = re.compile(r"(?<![\w'’&°])(?:[^\W\d_]\.)*[^\W\d_]\Z")
_ROMAN = re.compile(r"[IVXLC]{2,}|[VX]")
# "p.m", "p. m", "5pm", "5 PM"; a zone in initials behind a time: "9 a.m. E.S.T".
_CLOCK = re.compile(r"(?:\b\d*[ap]\.m|\d\s?[apAP]\.?\s?[mM])\Z")
_ZONE = re.compile(r"(?:\d|[ap]\.?\s?m\.?)\s((?:[A-Z]\.){1,4}[A-Z])\Z", re.I)
# What belongs to a time of day behind it: "Monday", "May 5", "New York time", "E.S.T.".
_MONTH_DAY = re.compile(rf"{any_of(MONTHS)}\.?\s\d")
_ZONE_TIME = re.compile(r"(?:[A-Z][\w.]{1,16}\s){1,3}[Tt]ime\b|((?:[A-Z]\.){2,5})")
# A new sentence: a name or two, then a finite verb ("Lee left", "Ann Lee has", "Lee and Rao later met", "Lee, who").
_SUBJECT = re.compile(
    r"([A-Z](?=\w?[a-z])[\w’'-]{1,24})(?:\s(?:and\s)?([A-Z][\w’'-]{1,24}))?"
    r"(?:(?P<who>,\swho(?:se)?\b)|\s(?:(?:also|later|then|now|never|once|soon|still|already|[a-z]{2,12}ly)\s)?(?P<verb>[a-z]{2,20})\b)"
)
_VERB = re.compile(rf"\b(?:{any_of(FINITE)}|[a-z]{{2,20}}ed)\b")
_LED_PLACE = re.compile(rf"(?:\b{any_of(BEFORE_PLACES)}\s(?:the\s)?|[A-Z][a-z]{{1,20}},?\s)\Z")


def ends_after(text: str, start: int, stop: re.Match) -> bool:
    """Decide by the words before and after a single stop whether it ends the sentence that begins at `start`.

    `stop` holds the text where the next sentence would begin (group 1) and its first word (group 2).
    """
    at, follow = stop.start(), stop[2].rstrip(".")
    near = text[max(start, at - NEAR) : at]
    before = _WORD_BEFORE.search(near)
    if before is None:
        return True
    bracket, word = before.groups()
    key = _key(word, follow)
    if follow[:1].isdigit() and bracket or key in BEFORE_NUMBERS and _is_number(follow):  # (pop. 11,000), No. 5
        return False
    if key in TITLES or key in LINKS:
        return False
    if key[-1:] in "mM" and _CLOCK.search(near) or "." in word and _is_zone(near):
        return follow[:1].isupper() and not _of_time(text, stop.start(1), follow)
    if key in ABBREVIATIONS or key in PREFIXES or _INITIALS.search(word):
        # A line without a final stop is a headline, where any word may have a capital.
        is_headline = text[stop.endpos - 1].isalnum()
        return not is_headline and (stop[2] in STARTERS or _new_subject(text, start, stop, word))
    return True


def _key(word: str, follow: str) -> str:
    """Return the print under which a word is listed: without inner stops; of "Lt.Gen" and "MISS. LEE" its like."""
    if word in _KNOWN:
        return word
    key = normal(word)
    if key not in _KNOWN:
        if key.isupper() and follow.isupper() and len(follow) > 1 < len(key):
            return key.capitalize()
        if "." in word and (last := word.rpartition(".")[2])[1:] and last[0].isupper():
            return last
    return key


def _is_number(follow: str) -> bool:
    return follow[:1].isdigit() or bool(_ROMAN.fullmatch(follow))


def _is_zone(near: str) -> bool:
    zone = _ZONE.search(near)
    return bool(zone) and normal(zone[1]) in TIME_ZONES


def _of_time(text: str, begin: int, follow: str) -> bool:
    """Tell whether a weekday, a date or a time zone follows a time of day."""
    if follow in MONTHS:
        return bool(_MONTH_DAY.match(text, begin))
    if follow in TIME_WORDS:
        return text[begin + len(follow) : begin + len(follow) + 2] not in ("'s", "’s")  # Monday’s talks
    zone = _ZONE_TIME.match(text, begin)
    return bool(zone and (not zone[1] or normal(zone[1]) in TIME_ZONES))


def _new_subject(text: str, start: int, stop: re.Match, word: str) -> bool:
    """Tell whether a name and its verb follow a sentence that has a verb: in the U.S. Lee left."""
    key, at = normal(word), stop.start() - len(word)
    subject = _SUBJECT.match(text, stop.start(1), stop.endpos)
    if not subject or key in PREFIXES or not CONTINUES_NAMES.union(TIME_WORDS).isdisjoint(subject.groups()[:2]):
        return False
    verb = subject["verb"] or ""
    if not (subject["who"] or verb in FINITE or verb.endswith("ed") and verb not in NO_VERBS):
        return False
    lead = text[max(start, at - LEAD) : at]
    led = key in ABBREVIATIONS or "." in word and (key in DEGREES or key in INITIALISMS and _LED_PLACE.search(lead))
    return bool(led and _VERB.search(lead))
