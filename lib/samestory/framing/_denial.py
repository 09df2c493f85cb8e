"""Which hits are denied or said to be over: "no threat", "nobody spoke of war", "the war ended".

A denied word still evokes its frame ("don't think of an elephant": Lakoff 2004), so the hit stays and a column tells.
A denial reaches three words on, as far as VADER looks back (Hutto & Gilbert 2014), and never over a mark or into a new
clause. Words that carry it on ("a word of", "spoke of", "or") open another three. Lists: codebooks/denial.toml.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cache

import numpy as np

from .. import codebooks
from ..language import terms
from ..language.negation import lists, negators

REACH = 3  # words behind a negator, or behind a word that carries its denial on
CARRIED = 4  # behind "a word of", "spoke of": three and the preposition
SEARCH = 8  # words in which the verb of a subject such as "nobody" is looked for
LONGEST = 16  # words behind a negator that are looked at in all
LISTED = 3  # commas of a list, "threats, insults or fines", that a denial passes
OBJECT, SUBJECT = 4, 7  # words behind and before a verb of ending in which what is over stands


@cache  # asked anew for each part of a large corpus
def _book() -> dict[str, dict]:
    """Return the lists of denial.toml, to be read only."""
    return codebooks.read("denial")


@cache
def _prepositions() -> list[str]:
    """Return the prepositions, to be read only."""
    return codebooks.read("function_words")["prepositions"]["words"]


def absences() -> list[terms.Term]:
    """List the phrases of absence: "free of", "rather than"."""
    phrases = _book()["absence"]["phrases"]
    return [terms.Term(0, phrase, terms.words_of(phrase), never=False) for phrase in phrases]


def denied(line: terms.Line, first: np.ndarray, stop: np.ndarray, absent: np.ndarray) -> np.ndarray:
    """Tell of each hit, from its first to behind its last word, whether it is denied or said to be over.

    `absent` are the last places of the phrases of absence.
    """
    if not len(first):
        return np.zeros(0, bool)
    words = _Words(line, first)
    acted, happened = _over(words)
    return _negated(words, absent[words.near(absent)])[first] | acted[first] | happened[stop - 1]


class _Words:
    """The line of words, and which classes of denial.toml a place belongs to; what matters is the sentences of hits."""

    def __init__(self, line: terms.Line, hits: np.ndarray) -> None:
        self.line, self.size = line, len(line.word)
        self._near = np.zeros(int(line.sentence.max()) + 1, bool)
        self._near[line.sentence[line.token[hits]]] = True
        self._classes: dict[str, np.ndarray] = {"mark": line.is_mark}
        for table in _book().values():
            self._classes |= {name: self._flags(words) for name, words in table.items() if isinstance(words, list)}
        self._classes["prepositions"] = self._flags(_prepositions())
        self._classes |= {name: self._flags(lists()[name]) for name in ("nothing_denied", "nothing_denied_after_no")}

    def _flags(self, words: Iterable[str]) -> np.ndarray:
        """Tell of each distinct word whether it is one of some words."""
        flags = np.zeros(len(self.line.vocabulary), bool)
        flags[[number for number in map(self._number, words) if number >= 0]] = True
        return flags

    def _number(self, word: str) -> int:
        """Return the number of a word, or -1."""
        at = bisect_left(self.line.vocabulary, word)
        return at if self.line.vocabulary[at : at + 1] == [word] else -1

    def places(self, words: Iterable[str]) -> np.ndarray:
        """Return where one of some words stands in a sentence with a hit."""
        places = np.flatnonzero(self._flags(words)[self.line.word])
        return places[self.near(places)]

    def near(self, places: np.ndarray) -> np.ndarray:
        """Tell which places are in a sentence with a hit."""
        return self._near[self.line.sentence[self.line.token[places]]]

    def are(self, place: np.ndarray, *classes: str) -> np.ndarray:
        """Tell of places whether their word belongs to one of some classes."""
        word = self.line.word[place]
        return np.logical_or.reduce([self._classes[name][word] for name in classes])

    def word(self, place: np.ndarray, word: str) -> np.ndarray:
        """Tell where a word stands."""
        return self.line.word[place] == self._number(word)

    def from_each(self, places: np.ndarray, steps: Iterable[int]) -> Iterator[tuple[np.ndarray, np.ndarray]]:
        """Yield for each step the place that far from each given one, and whether it is in the same sentence."""
        sentence, token = self.line.sentence, self.line.token
        own = sentence[token[places]]
        for step in steps:
            place = np.clip(places + step, 0, self.size - 1)
            yield place, (place == places + step) & (sentence[token[place]] == own)


# --- denied --------------------------------------------------------------------------------------------------------


def _negated(words: _Words, absent: np.ndarray) -> np.ndarray:
    """Tell of each place whether a denial reaches it."""
    starts = _starts(words)
    search = np.append(np.where(words.are(starts, "subjects"), SEARCH, 0), np.zeros(len(absent), np.int64))
    starts = np.append(starts, absent)
    comma = _listed(words)
    pair = words.word(starts, "neither") & ~_reached(words, starts, range(1, SEARCH), "coordinators")
    reach = np.where(pair, 0, REACH)  # "neither envoy spoke": there are two; "neither war nor peace": there is none
    reached = np.zeros(words.size, bool)
    for step in range(1, LONGEST + 1):
        place, inside = next(words.from_each(starts, [step]))
        listed = comma[place] & (step > 1)  # "No, a war"
        going = inside & ~words.are(place, "clauses") & (listed | ~words.are(place, "mark"))
        closed = words.word(place, "and") | words.word(place, "who")
        reach, search = reach - 1, np.where(closed, 0, search - 1)
        reached[place[going & (reach >= 0)]] = True
        going &= ~words.are(place, "twice")
        reach = np.where((listed | words.are(place, "coordinators")) & (reach >= 0), REACH, reach)
        reach = np.where(words.are(place, "verbs", "least") & ((reach >= 0) | (search >= 0)), CARRIED, reach)
        going &= (reach > 0) | (search > 0)
        starts, reach, search = starts[going], reach[going], search[going]
    return reached


def _starts(words: _Words) -> np.ndarray:
    """Return the places of negators, but not of "not only" and "no doubt", which deny nothing."""
    parted = "\n".join(["", *words.line.vocabulary, ""]).split("n't\n")
    contracted = [part.rpartition("\n")[2] + "n't" for part in parted[:-1]]  # each word is not asked one by one
    starts = words.places(contracted + sorted(negators("terms")))
    follow = np.minimum(starts + 1, words.size - 1)
    harmless = words.word(starts, "not") & words.are(follow, "nothing_denied")
    harmless |= words.word(starts, "no") & words.are(follow, "nothing_denied_after_no")
    return starts[~harmless]


def _listed(words: _Words) -> np.ndarray:
    """Find the commas of lists that end in "or": "without threats, insults or fines"."""
    found, ends = np.zeros(words.size, bool), words.places(_book()["carriers"]["coordinators"])
    for _ in range(LISTED):
        commas, clear = [], np.ones(len(ends), bool)
        for place, inside in words.from_each(ends, range(-1, -REACH - 2, -1)):
            clear &= inside
            commas.append(place[clear & words.word(place, ",")])
            clear &= ~words.are(place, "mark")
        ends = np.unique(np.concatenate(commas))
        found[ends] = True
    return found


# --- over ----------------------------------------------------------------------------------------------------------


def _over(words: _Words) -> tuple[np.ndarray, np.ndarray]:
    """Tell of each place whether what starts there is the object of an ending, and what stops there its subject."""
    book = _book()["ended"]
    verbs = words.places({*book["ended"], *book["lifted"], *book["called_off"], "over"})
    (before, inside), (after, follows) = (next(words.from_each(verbs, [step])) for step in (-1, 1))
    off = words.are(verbs, "called_off") & words.word(after, "off") & follows
    been = inside & words.are(before, "be")
    for place, near in words.from_each(verbs, [-2]):  # "was finally lifted"
        been |= near & words.are(place, "be") & ~words.are(before, "mark", "prepositions")
    open_ = _reached(words, verbs, range(-1, -SUBJECT, -1), "open")
    acts = (words.are(verbs, "lifted") | off) & ~been & ~_reached(words, verbs, range(-1, -4, -1), "open")
    closes = ~follows | words.are(after, "mark", "follows")
    alone = (words.are(verbs, "ended") | words.word(verbs, "over") & been) & closes
    passive = (words.are(verbs, "lifted") | off) & been
    acted, happened = np.zeros(words.size, bool), np.zeros(words.size, bool)
    starts = verbs[acts] + off[acts]
    going = np.ones(len(starts), bool)
    for place, near in words.from_each(starts, range(1, OBJECT + 1)):
        going &= near & ~words.are(place, "mark", "prepositions", "clauses")
        acted[place[going]] = True
    starts = verbs[(alone | passive) & ~open_]
    going, head = np.ones(len(starts), bool), np.zeros((SUBJECT, len(starts)), bool)
    for step, (place, near) in enumerate(words.from_each(starts, range(-1, -SUBJECT - 1, -1))):
        going &= near & ~words.are(place, "mark", "clauses") & ~words.word(place, "and")
        head[:, going & words.are(place, "inner")] = False
        head[step] = going & ~words.are(place, "occasions")
    for step in range(SUBJECT):
        happened[np.maximum(starts - 1 - step, 0)[head[step]]] = True
    return acted, happened


def _reached(words: _Words, places: np.ndarray, steps: range, name: str) -> np.ndarray:
    """Tell of places whether a word of a class stands within some steps, with no mark between."""
    found, going = np.zeros(len(places), bool), np.ones(len(places), bool)
    for place, inside in words.from_each(places, steps):
        going &= inside & ~words.are(place, "mark")
        found |= going & words.are(place, name)
    return found
