"""Rules on the words around two mentions: which of them is the holder of an attitude toward the other."""

from collections.abc import Iterable
from itertools import chain, pairwise

from .._masking import NAME
from ._book import Book, evaluating, words_of_clauses

HEAD, TAIL, AROUND = 14, 8, 12  # words from holder to verb, from verb to target, and read outside the pair
NEAR = 4  # words between a verb or noun and its object, or between "by" and the agent
Words = list[str]
Routes = tuple[str, str]  # by which the first evaluates the second, and the second the first; "" for not at all
NONE = "", ""
_MARKS = frozenset(',"()—–')  # before a name: it opens or continues something else


def routes(before: Words, between: Words, behind: Words) -> tuple[str, str, int]:
    """Tell who evaluates whom from the words before, between and behind two mentions, names hidden.

    Returns
    -------
    tuple
        By which rule the first evaluates the second, and the second the first ("" for not at all), and the number
        of the word that says so, counted through from left to right (-1 for none).

    Examples
    --------
    >>> routes([], ["was", "condemned", "by"], []), routes([], ["'s", "criticism", "of"], [])
    (('', 'passive', 1), ('noun', '', 1))
    """
    if evaluating().isdisjoint(chain(before[-AROUND:], between, behind[:AROUND])):
        return *NONE, -1
    book, determiners = words_of_clauses(), words_of_clauses().clause["determiners"]
    near, middle = (_without_last(side, determiners) for side in (before[-AROUND:], between))
    if found := _around(near, middle, behind[:AROUND], book) or _of_two(near, middle, behind[:AROUND], book):
        return *found, _cue(before, between, behind) if any(found) else -1
    for at in range(len(middle) - 1, -1, -1):
        head, tail = middle[:at], middle[at + 1 :]
        if not _reaches(tail, book):
            break
        if found := _of_word(near, head, middle[at], _without_joined(tail, book), book):
            return *found, len(before) + at if any(found) else -1
    return *NONE, -1


def _cue(before: Words, between: Words, behind: Words) -> int:
    """Find the word that evaluates: in the pair (X's critic Y), else the nearest before it, else behind it."""
    middle, words = len(before), [*before, *between, *behind[:AROUND]]
    pair = range(middle, middle + len(between))
    order = chain(pair, range(middle - 1, max(middle - AROUND, 0) - 1, -1), range(pair.stop, len(words)))
    return next((n for n in order if words[n] in evaluating()), -1)


def _without_last(words: Words, left_out: Iterable[str]) -> Words:
    """Leave out the last words of a kind."""
    end = len(words)
    while end and words[end - 1] in left_out:
        end -= 1
    return words[:end]


def _without_joined(words: Words, book: Book) -> Words:
    """Leave out names that are joined to what follows: by X and."""
    joins, rest = book.clause["joins"], words[:-1] if words[-1:] == [NAME] else words  # a title or a first name
    while rest and rest[-1] in joins:
        short = _without_last(rest, joins | book.clause["determiners"])
        if not short or short[-1] != NAME:
            break
        rest = _without_last(short[:-1], book.clause["determiners"])
    return rest


def _reaches(tail: Words, book: Book) -> bool:
    """Tell whether no other clause and no other actor stands between a word and the mention behind it."""
    own = _without_joined(tail, book)
    open_end = own[-1:] and own[-1] in _MARKS
    breaks = book.clause["breaks"] | book.clause["relatives"]
    return len(own) <= TAIL and NAME not in own and not open_end and breaks.isdisjoint(own)


def _of_two(before: Words, between: Words, behind: Words, book: Book) -> Routes | None:
    """Read a pair joined by "and": a quarrel between two, two that trade insults, else no evaluation."""
    if not between or not book.clause["joins"].issuperset(between):
        return None
    own = [word for word in behind if word != "'s"]
    shared = before[-1:] == ["between"] and not book.shared.isdisjoint(before[-5:])
    met = not book.meetings.isdisjoint(own[:3])
    each = any(pair in book.pairs for pair in pairwise(own)) and not book.acts.keys().isdisjoint(own)
    trade = any(word in book.exchanging and not book.exchanged.isdisjoint(own[n : n + 4]) for n, word in enumerate(own))
    return ("mutual", "mutual") if "and" in between and (shared or met or each or trade) else NONE


def _around(before: Words, between: Words, behind: Words, book: Book) -> Routes | None:
    """Read what stands around the pair: criticism of X by Y; condemned by X, Y; X, which Y condemned; X's critic Y."""
    short = len(between) <= NEAR
    if short and between[:1] and between[0] in book.sources and _reaches(between, book):
        if len(before) > 1 and before[-1] in book.aims and before[-2] in book.nouns:
            return "", "noun"
    linked = NAME not in between and book.clause["prepositions"].isdisjoint(between)
    if short and linked and between[-1:] and between[-1] in book.people | book.allies:
        return ("mutual", "mutual") if between[-1] in book.allies else ("", "noun")
    opens = NAME not in before and 2 <= len(before) < NEAR  # no list of agents: an army backed by X, Y and Z
    if between == [","] and opens and before[-1] == "by" and _is_act(before[-2], [], book):
        return "passive", ""
    if short and between[-1:] and between[-1] in book.clause["relatives"] and "," in between:
        if any(_is_act(word, behind[n + 1 :], book) for n, word in enumerate(behind[:3])):
            return "", "subject"
    return None


def _is_act(word: str, tail: Words, book: Book) -> bool:
    return any(tuple(tail[: len(rest)]) == rest for rest in book.acts.get(word, ()))


def _of_word(before: Words, head: Words, word: str, tail: Words, book: Book) -> Routes | None:
    """Tell whether one word between the two mentions evaluates, and who is its holder."""
    after = tail[0] if tail else ""
    meets = word in book.meetings and not (head[-1:] and head[-1] in book.clause["determiners"])
    if word in book.allies and after == "of" or (meets or word in book.shared) and after == "with":
        own = NAME not in head and (head[:1] == [","] or _is_agent(before, head, book))
        return ("mutual", "mutual") if own else None
    if word in book.feelings and (found := _of_feeling(before, head, word, tail, book)):
        return found
    if word in book.nouns and after in book.sources or word in book.of_holder and after == "of":
        return _of_source(before, head, tail, book)
    aims = book.toward if word in book.adjectives else book.aims | {"in"} if word in book.with_in else book.aims
    if after in aims and word in book.nouns | book.people | book.adjectives and _is_object(tail, book):
        return _of_noun(before, head, word, book)
    return _of_verb(before, head, word, tail, book) if _is_act(word, tail, book) else None


def _of_feeling(before: Words, head: Words, word: str, tail: Words, book: Book) -> Routes | None:
    """Read a verb whose object feels: it angered X; X was angered by."""
    if word.endswith("ing") or not _is_agent(before, head, book):
        return None
    if tail[:1] and tail[0] in ("by", "at", "with"):
        felt = len(tail) <= NEAR and not word.endswith("s") and word not in book.nouns
        return ("feeling", "") if felt else None
    inflected = word.endswith(("s", "ed")) or head[-1:] and (head[-1] in book.clause["modals"] or head[-1][-1] == "s")
    active = inflected and not _is_passive(head, book) and len(tail) <= 3
    return ("", "feeling") if active and book.clause["prepositions"].isdisjoint(tail) else None


def _of_source(before: Words, head: Words, tail: Words, book: Book) -> Routes | None:
    """Read a noun before its holder: drew criticism from X, won the support of X."""
    receives = len(tail) <= NEAR and not book.clause["receiving"].isdisjoint(head[-5:])
    return ("", "noun") if receives and _is_agent(before, head, book) else None


def _of_noun(before: Words, head: Words, word: str, book: Book) -> Routes | None:
    """Read a noun or adjective before the target: X's criticism of, X is wary of. Behind a verb it is its object."""
    if any(_is_act(other, head[n + 1 :], book) for n, other in enumerate(head)):
        return NONE if word in book.harm else None
    own = head in ([], ["'s"]) or head[:1] == [","] and word in book.people  # X's criticism; X, a critic
    if not own and not _is_agent(before, head, book):
        return None
    return ("adjective" if word in book.adjectives else "noun"), ""


def _of_verb(before: Words, head: Words, word: str, tail: Words, book: Book) -> Routes:
    """Read a verb: active, passive with its agent, or passive without, where the holder is not named."""
    tail = tail[max(len(rest) for rest in book.acts[word] if tuple(tail[: len(rest)]) == rest) :]
    finite, passive = not word.endswith("ing"), _is_passive(head, book)
    without_object = tail[:1] and tail[0] in book.clause["prepositions"] | {"by"}
    short = len(head) < NEAR or head[-1] in book.clause["joins"]  # and criticized by
    if finite and "by" in tail and (passive or without_object and short):
        agent = tail[::-1].index("by") < NEAR and _is_agent(before, head, book)
        return ("", "passive") if agent else NONE
    if finite and (passive or without_object):
        return NONE
    understood = not finite and head in (["of"], ["for"], ["from"])  # accused X of helping Y
    agent = understood or _is_agent(before, head, book)
    return ("subject", "") if agent and _is_object(tail, book) else NONE


def _is_object(tail: Words, book: Book) -> bool:
    """Tell whether a mention behind these words is what the word before is about: no mere place, nobody's victim."""
    prepositions = [word for word in tail if word in book.clause["prepositions"]]
    about = not prepositions or prepositions[-1] in book.clause["about"] or tail[:1] == prepositions
    harmed = any(one in book.harm and two in book.aims for one, two in pairwise(tail))
    to_do = any(word == "to" and other not in book.clause["determiners"] for word, other in pairwise(tail))
    filled = tail[:1] and tail[0] in book.clause["objects"]  # threatened them with
    return len(tail) <= NEAR and about and not (harmed or to_do or filled)


def _is_passive(head: Words, book: Book) -> bool:
    return not book.clause["be"].isdisjoint(head[-3:])


def _is_agent(before: Words, head: Words, book: Book) -> bool:
    """Tell whether the first mention can be the subject of a verb behind the words of `head`."""
    clause = book.clause
    if len(head) > HEAD or _is_governed(before, head, book):
        return False
    listed = clause["joins"] | clause["determiners"] | {NAME, "'s"}
    for n, word in enumerate(head):
        last = _without_last(head[:n], clause["determiners"])[-1:] or [","]
        goes_on = head[-1] in clause["joins"] or head[-1] == "but"  # praised X but condemned
        if word == NAME and not goes_on and (last[0] in book.said | clause["breaks"] or last[0] in book.acts):
            return False
        if word == NAME and not goes_on and last[0] in clause["joins"] and not listed.issuperset(head[:n]):
            return False  # the subject of another clause
        if word in clause["breaks"] and n + 1 < len(head):
            following = head[n + 1]
            if not (following in clause["pronouns"] or following.endswith("ing") or following in clause["be"]):
                return False
    return True


def _is_governed(before: Words, head: Words, book: Book) -> bool:
    """Tell whether the first mention is an object: of a verb, or of a preposition (not in "the government of")."""
    if not before or head[:1] == ["'s"] or head[:2] in ([",", "who"], [",", "which"]):
        return False
    if len(before) > 1 and before[-1] == "by" and _is_act(before[-2], [], book):
        return True
    if before[-1] in book.clause["breaks"]:  # after X condemned
        return False
    before = _without_joined(before, book) if before[-1] in ("and", "or") else before  # in X and
    if not before:
        return False
    heads = book.clause["bodies"] if before[-1] in book.clause["places"] else ()
    governed = before[-1] in book.clause["prepositions"] and not (len(before) > 1 and before[-2] in heads)
    return governed or _is_act(before[-1], [], book)
