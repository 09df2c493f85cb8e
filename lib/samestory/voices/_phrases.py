"""Who does it: the noun phrase that is the subject of a verb, read off the line of word classes.

All searches look at most a few dozen items around, so that no text costs more than linear time. The line begins and
ends with an edge, which belongs to no phrase; loops need no other guard.
"""

import re

from ..language.cue_verbs import Term
from ._tags import CUES, LISTS, Line, Span
from .grammar import before_auxiliaries, can_speak

_NOMINAL = frozenset("NnDZz0")
_REACH = 60  # items between a verb and its subject
_LONGEST = 14  # items of a noun phrase
_CLAUSE = 80  # items of a clause
_TERM = 6  # words in marks that are part of a noun phrase
_PARTED, _FINITE = frozenset("sc|¶,;:Q"), frozenset("Vxe")
_LABEL = re.compile("¶N{1,3}:")


def subject(line: Line, at: int, alone: bool = False) -> Span | None:
    """Find the noun phrase that is the subject of the verb at `at`; `alone`: not one shared with another verb."""
    kinds, floor = line.kinds, max(0, at - _REACH)
    j = before_auxiliaries(line, at, floor)
    kind = kinds[j]
    governed = set("xm") & set(kinds[j + 1 : at]) or LISTS["governing_verbs"].intersection(line.words[j + 1 : at])
    added = kinds[at] == "G" and not governed  # a participle without an auxiliary
    if kind in "Pw" or line.words[j] == "that" and kinds[j - 1] in "nN":
        return (j, j) if can_speak(line, (j, j)) or kind != "P" else None
    if alone and (kind in "cb" or added):
        return None
    if kind in "cb,-":
        shared = added or kind in "cb" or line.words[j + 1] in LISTS["inclined"]  # Lee went, ready to say
        return clause_subject(line, j) if shared else behind_apposition(line, j)
    if added and kind in "|¶is;:GNnOQ)Ve":
        return _participle_subject(line, at, j)
    if kind == ")":
        j = max(kinds.rfind("(", line.begin(at), j) - 1, 0)
    who = _before_circumstance(line, j)
    if who >= 0:
        return who, who
    phrase = _before_infinitive(line, j) if kinds[j + 1] == "t" and kinds[j] in "NnV" else None
    phrase = phrase or _outermost_phrase(line, j - (kind == "Q"))
    if phrase and kinds[phrase[0] - 1] == "P" and kinds[phrase[0]] == "n":
        return phrase[0] - 1, phrase[0] - 1  # she has trouble explaining; as he keeps fit, saying
    return phrase


def _before_infinitive(line: Line, j: int) -> Span | None:
    """Find the subject before an object or a phrase: Lee took to the street to accuse; Lee used it to accuse."""
    phrase = noun_phrase_before(line, j)
    if phrase and line.words[phrase[0] - 1] in LISTS["using"]:
        return subject(line, phrase[0] - 1)
    return clause_subject(line, phrase[0] - 2) if phrase and line.kinds[phrase[0] - 1] in "it" else None


def _before_circumstance(line: Line, j: int) -> int:
    """Find the pronoun before a circumstance that ends at item j: who in March called; who has in the past called."""
    phrase = noun_phrase_before(line, j) if line.kinds[j] in "Nn0" else None
    at = phrase[0] - 2 if phrase and line.kinds[phrase[0] - 1] == "i" else -1
    while at > 0 and line.kinds[at] == "x":
        at -= 1
    return at if at > 0 and line.kinds[at] in "wP" else -1


def _participle_subject(line: Line, at: int, j: int) -> Span | None:
    """Find the subject of a participle without an auxiliary; `j` is the last item before it."""
    kinds = line.kinds
    if kinds[j] not in "Nn" or kinds[j + 1 : at].strip("r"):
        return clause_subject(line, j) or main_subject_behind(line, at)
    phrase = noun_phrase_before(line, j)
    before = phrase[0] - 1
    absolute = line.words[before] == "with" and kinds[before - 1] in ",-|¶"
    medium = kinds[before] == "i" and kinds[at + 1] in ",:Q"  # replied on the platform writing, "…"
    object_of = kinds[j] == "n" and kinds[before] in "Ve" and "N" not in line.of(phrase)  # issued a statement saying
    return clause_subject(line, before) if object_of or medium and not absolute else phrase


def _outermost_phrase(line: Line, j: int) -> Span | None:
    """Find the noun phrase that ends at item j, or the one that it only modifies."""
    kinds, phrase = line.kinds, noun_phrase_before(line, j)
    outer = phrase
    while outer and kinds[outer[0] - 1] in "ti" and _is_participle(line, outer[0] - 2):
        outer = noun_phrase_before(line, outer[0] - 3)  # a source speaking to the paper said
        phrase = outer or phrase
    return phrase and (_before_relative(line, phrase) or phrase)


def _before_relative(line: Line, phrase: Span) -> Span | None:
    """Find the noun phrase before "who" if `phrase` belongs to its clause ("An official who knew the plan said")."""
    kinds, first = line.kinds, phrase[0]
    if kinds[first - 1] == "V" and kinds[first] != "D":
        return None  # who says Lee said
    who = kinds.rfind("w", max(0, first - 15), first)
    if who < 1 or kinds[who - 1] not in "nN)":
        return None
    between = kinds[who + 1 : first]
    if not _PARTED.isdisjoint(between) or _FINITE.isdisjoint(between):
        return None
    return noun_phrase_before(line, who - 1)


def _is_participle(line: Line, item: int) -> bool:
    return line.kinds[item] in "Ge" or line.kinds[item] == "n" and line.words[item].endswith("ing")


def noun_phrase_before(line: Line, j: int) -> Span | None:
    """Find the noun phrase that ends at item j, with its of- and other prepositional parts."""
    kinds = line.kinds
    if j < 0 or kinds[j] in "PO":
        return (j, j) if j >= 0 else None
    ruling = kinds[j] == "G" and (kinds[j - 1] in "DZz" or kinds[j - 1] in "nN" and kinds[j - 2] in "DZz")
    if kinds[j] not in _NOMINAL and kinds[j] not in "VQ" and not ruling:
        return None
    a = j
    while j - a < _LONGEST:
        left, beyond = kinds[a - 1], kinds[a - 2]
        if kinds[a] == "D" and left in "nN":
            break  # a deal | the union
        plain = left == "V" and kinds[a] == "n" and line.words[a - 1] in CUES.ambiguous  # White House press secretary
        modified = left == "V" and kinds[a] in "nN" and beyond in "DZz"
        added = left == "e" and (beyond in "Doi|¶,cQ" or beyond == "r" and kinds[a - 3] == "D")
        verbal = plain and beyond in "NZz" or modified or added
        owned = left == "q" and beyond in "Nn" and line.words[a - 2].endswith("s") and line.words[a - 1] == "'"
        if left in _NOMINAL or verbal:
            a -= 1
        elif owned or beyond == "D" and (left == "r" or left == "Q" and _is_term(line, a - 1)):
            # Jones' aides; the most senior aide; the “Clean Air” plan
            a -= 2
        elif left in "oi" and beyond in "NnZz0" or left == "c" and beyond in "Nn":
            a -= 2
        else:
            break
    return a, j


def noun_phrase_after(line: Line, j: int) -> Span | None:
    """Find the noun phrase that begins at item j."""
    kinds = line.kinds
    while kinds[j] == "r" or kinds[j] == "e" and kinds[j + 1] in "nN":
        j += 1
    if kinds[j] in "PO":
        return j, j
    if kinds[j : j + 2] == "DQ" and kinds[j + 2] not in "NnZzV" and _is_term(line, j + 1):
        return j + 1, j + 1  # quoted a “senior aide” as saying
    b = j
    while b - j < _LONGEST:
        inner = kinds[b] in "VG" and kinds[b - 1] in "DZQe" or kinds[b] == "o" and kinds[b + 1] in "DNn"
        talk_radio = kinds[b] == "V" and b == j + 1 and kinds[b + 1] in "nN" and not can_speak(line, (j, j))
        modifies = talk_radio or kinds[b] in "rQeG" and kinds[b - 1] in "DrQ" and _goes_on(line, j, b)
        if kinds[b] not in _NOMINAL and not ((inner or modifies) and b > j):
            break
        b += 1
    return (j, b - 1) if b > j else None


def _goes_on(line: Line, first: int, item: int) -> bool:
    """Say whether a phrase goes on behind its article: the recently leaked plan; the “Clean Air” law."""
    kinds, article = line.kinds, line.words[first] in LISTS["articles"] | LISTS["possessives"]
    if not article or set(kinds[first + 1 : item]) - {"r"} or kinds[item] == "Q" and not _is_term(line, item):
        return False
    return kinds[item + 1] in "NnZzV" or kinds[item] in "re" and kinds[item + 1] in "eG"


def _is_term(line: Line, item: int) -> bool:
    """Say whether marks hold a few words of the sentence around them rather than a piece of speech."""
    text = line.text(item, item)
    return text[-1:].isalnum() and text.count(" ") < _TERM


def _clause_edge(line: Line, item: int) -> int:
    """Find where the sentence of an item, or its part behind a colon or semicolon, begins."""
    low = max(0, line.begin(item), item - _CLAUSE)
    return max(low, line.kinds.rfind(";", low, item), line.kinds.rfind(":", low, item))


def behind_apposition(line: Line, comma: int) -> Span | None:
    """Find the noun phrase before the commas of an apposition: "Lee, 52, a judge from Ohio, said"."""
    kinds = line.kinds
    edge = _clause_edge(line, comma)
    edge = max(edge, kinds.rfind(",q", edge, comma) + 1)  # a mark that nothing opens: … there," Lee, a judge, said
    cuts = [edge, *(n for n in range(edge + 1, comma) if kinds[n] in ",-"), comma]
    for left, right in zip(cuts, cuts[1:]):
        part = kinds[left + 1 : right].lstrip("Q")
        part = part.lstrip("r") if part.lstrip("r").startswith("N") else part  # Even Lee, a judge, said
        participle = left > edge and line.words[left + 1].endswith("ing")  # Lee, holding a sign, said
        if not part or part[0] in "iGrtVwxm" or part[0] == "s" and part[-1] not in "N)" or participle:
            continue
        close = right - 1
        if kinds[close] == ")":  # Lee (R-Ohio), a judge, said
            close = max(kinds.rfind("(", left, close) - 1, 0)
        phrase = noun_phrase_before(line, close)
        if phrase and set("NnPO") & set(line.of(phrase)) and can_speak(line, phrase):
            return phrase
    return None


def clause_subject(line: Line, j: int) -> Span | None:
    """Find the subject that an added verb or participle shares: that of the nearest clause with a verb of its own."""
    kinds = line.kinds
    begin = _clause_edge(line, j + 1) + 1
    cuts = [begin - 1, *(n for n in range(begin, j) if kinds[n] == ","), j + 1]
    for left, right in zip(reversed(cuts[:-1]), reversed(cuts[1:])):
        if kinds[left + 1] in "wG" or kinds[left + 1] == "s" and left >= begin:
            continue
        for item in range(left + 1, right):
            if kinds[item] == "P" and can_speak(line, (item, item)):
                return item, item
            if kinds[item] in "Vxme" and item > begin and kinds[item - 1] in "NnrP,)":
                phrase = subject(line, item, alone=True) if kinds[item - 1] != "," or item == left + 1 else None
                if phrase and can_speak(line, phrase):
                    return phrase
    first = next((item for item in range(begin, j + 1) if kinds[item] in "NDPnZz"), None)
    phrase = None if first is None else noun_phrase_after(line, first)
    return phrase if phrase and can_speak(line, phrase) else None


def main_subject_behind(line: Line, at: int) -> Span | None:
    """Find the noun phrase behind a comma that a verb follows: "Speaking in Sochi, Putin said …"."""
    kinds, stop = line.kinds, min(line.stop(at), at + _REACH)
    for comma in range(at, stop):
        marked = kinds[comma] == "Q" and line.text(comma, comma).endswith(",")  # after saying "…," she was
        phrase = noun_phrase_after(line, comma + 1) if marked or kinds[comma] == "," else None
        if phrase and kinds[phrase[1] + 1] in ("Vxm(" if marked else "Vxmer,("):
            return phrase
    return None


# Sources other than the subject --------------------------------------------------------------------------------------


def source_behind_verb(line: Line, at: int, last: int, term: Term) -> Span | None:
    """Find the source of an inverted verb: "…," said Lee; Said Lee: "…"; …, said Lee."""
    kinds, before = line.kinds, line.kinds[at - 1]
    if kinds[at] != "V" or before not in "Q,-|¶":
        return None
    phrase = noun_phrase_after(line, last + 1)
    if term.lemma == "tell" and before != "Q":
        return None  # Lee, …, told the paper
    if before == "Q" or before in ",-" and kinds[at - 2] == "Q":
        return phrase
    if before in "|¶":
        return phrase if line.words[at] in CUES.past and kinds[at + 1] in "NP" else None
    if phrase is None or before == "-" or (term.force, term.use) != ("neutral", "verb"):
        return None
    behind = kinds[phrase[1] + 1]
    apposition = "," in kinds[max(line.begin(at), at - 80) : at - 1]  # Lee, 52, said
    named = set("NP") & set(line.of(phrase))
    closes = behind in "|¶." or kinds[phrase[1] + 1 : phrase[1] + 3] == ",w"  # said Lee, who
    return phrase if named and (closes or behind in ",i" and not apposition) else None


def agent(line: Line, last: int) -> Span | None:
    """Find the agent of a passive: was called a gift by Lee."""
    behind = line.words[last + 1 : min(last + 7, line.stop(last + 1))]
    return noun_phrase_after(line, last + 2 + behind.index("by")) if "by" in behind else None


def possessor(line: Line, first: int, head: int) -> Span | None:
    """Find whose words a noun of speech means: Lee's remarks."""
    owner = next((item for item in range(first, head) if line.kinds[item] in "Zz"), None)
    return None if owner is None else (first, owner)


def possessor_of_noun(line: Line, before: int) -> Span | None:
    """Find whose claim it is: Lee's claim, his claim; `before` is the item before the noun and its modifiers."""
    if line.kinds[before] in "Zz":
        first = before
        while line.kinds[first - 1] in "nND" and before - first < 6:
            first -= 1
        return first, before
    return (before, before) if line.words[before] in LISTS["possessives"] else None


def source_of_phrase(line: Line, last: int) -> Span | None:
    """Find the source that a phrase names: according to Lee, according to state records."""
    behind = last + 1
    while line.kinds[behind] in "VG" and behind < last + 3:
        behind += 1
    phrase = noun_phrase_after(line, behind)
    if phrase is None and behind > last + 1:
        return last + 1, behind - 1  # according to reports
    return phrase and (last + 1 if behind > last + 1 else phrase[0], phrase[1])


def speaker_at_colon(line: Line, at: int) -> Span | None:
    """Find the name before a colon: "Lee: “…”"; a title "Lee: We Will See"."""
    kinds, phrase = line.kinds, noun_phrase_before(line, at - 1)
    if phrase is None or kinds[phrase[0] - 1] not in "|¶" or kinds[at - 1] not in "N)":
        return None
    if kinds[at + 1] == "Q":
        return phrase
    label = _LABEL.match(kinds, phrase[0] - 1) and line.words[phrase[1]] not in CUES.mute
    title = kinds[at + 1] in "NPDVJGwxs" and kinds[line.stop(at) - 1] not in ".Q"
    return phrase if label and title else None
