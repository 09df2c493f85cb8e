"""Who does it: the noun phrase that is the subject of a verb, read off the line of word classes.

All searches look at most a few dozen items around, so that no text costs more than linear time.
"""

from ._tags import Line

_NP = frozenset("NnDZz0")


def back(kinds: str, at: int) -> int:
    """The item before `at` that is neither adverb nor negation nor a day ("on Tuesday")."""
    before = at - 1
    while kinds[before] in "r!":
        before -= 1
    if before < at - 1 and kinds[before] == "i" and kinds[before - 1] in "Nn),":
        before -= 1
    return before


_TIMES = frozenset("week month year night morning afternoon evening day weekend hour summer fall winter spring".split())
_WHEN = frozenset("last this next past that each every the".split())


def _before_time(line: Line, j: int) -> int:
    """The item before "last week", "Sunday night" that ends at item j; j itself where no such time stands."""
    if line.word(j) not in _TIMES:
        return j
    at = j - 1
    while line.word(at) in _WHEN or line.kinds[at] == "r":
        at -= 1
    return at if at < j - 1 and line.kinds[at] in "Nn),P" else j


def subject(line: Line, at: int, alone: bool = False) -> tuple[int, int] | None:
    """Items of the noun phrase that is the subject of the verb at `at`; `alone`: not one shared with another verb."""
    kinds = line.kinds
    j = at - 1
    floor = max(0, at - 60)
    while j > floor:
        if kinds[j] in "rxm!t" or kinds[j] == "V" and kinds[j + 1] in "t":
            j -= 1
        elif kinds[j] == "n" and kinds[j + 1] in "t!" and kinds[j - 1] in "xr":  # is choosing not to say
            j -= 1
        elif kinds[j] == "i" and kinds[j + 1] == "r" and kinds[j - 1] in "Nn),":  # on Tuesday
            j -= 1
        elif line.word(j) == "on" and line.word(j - 1) in ("went", "goes", "go", "going"):  # went on to say
            j -= 2
        elif _before_time(line, j) < j:
            j = _before_time(line, j)
        else:
            break
    kind = kinds[j]
    added = kinds[at] == "G" and not set("xm") & set(kinds[j + 1 : at])  # a participle without an auxiliary
    if kind == "P":
        return j, j
    if kind == "w" or line.word(j) == "that" and kinds[j - 1] in "nN":
        return j, j
    if alone and kind in "cb" or alone and added:
        return None
    if kind in "cb,-":
        if kind in "cb" and kinds[j - 1] == ",":
            j -= 1
        if added or kind in "cb":
            return clause_subject(line, j)
        return behind_apposition(line, j)
    if kind in "|¶is;:G" or added and kind in "NnOQ)":
        if added:
            if kind in "Nn" and not kinds[j + 1 : at].strip("r"):
                found = noun_phrase_before(line, j)
                absolute = found and line.word(found[0] - 1) == "with" and kinds[found[0] - 2] in ",-|¶"
                if found and not absolute and kinds[found[0] - 1] == "i" and kinds[at + 1] in ",:Q":
                    return clause_subject(line, found[0] - 1)  # replied on the platform writing, "…"
                if found and kind == "n" and kinds[found[0] - 1] in "Ve" and "N" not in kinds[found[0] : j + 1]:
                    return clause_subject(line, found[0] - 1)  # issued a statement saying
                return found
            return clause_subject(line, j) or _main_subject_after(line, at)
        return None
    if kind == ")":
        j = max(kinds.rfind("(", floor, j) - 1, 0)
    if kind == "Q":
        j -= 1
    found = noun_phrase_before(line, j)
    while found and found[0] > 3 and kinds[found[0] - 1] in "ti" and _participle(line, found[0] - 2):
        outer = noun_phrase_before(line, found[0] - 3)  # a source speaking to the paper said
        if outer is None:
            break
        found = outer
    return _before_relative(line, found) or found


def _before_relative(line: Line, found: tuple[int, int] | None) -> tuple[int, int] | None:
    """ "An official who knew the plan said": the noun phrase before "who" where the one found belongs to its clause."""
    kinds = line.kinds
    if found is None or kinds[found[0] - 1] in "|¶," or kinds[found[0] - 1] == "V" and kinds[found[0]] != "D":
        return None  # who says Lee said
    at = found[0] - 1
    low = max(0, at - 14)
    while at > low and kinds[at] not in "w|¶,;:Q":
        at -= 1
    between = kinds[at + 1 : found[0]]
    if kinds[at] != "w" or kinds[at - 1] not in "nN)" or not set("Vxe") & set(between) or set("sc") & set(between):
        return None
    return noun_phrase_before(line, at - 1)


def _participle(line: Line, item: int) -> bool:
    return line.kinds[item] in "Ge" or line.kinds[item] == "n" and line.word(item).endswith("ing")


def noun_phrase_before(line: Line, j: int) -> tuple[int, int] | None:
    """The noun phrase that ends at item j, with its of- and other prepositional parts."""
    kinds = line.kinds
    if j < 0:
        return None
    if kinds[j] in "PO":
        return j, j
    if kinds[j] not in _NP and kinds[j] not in "VQ":
        return None
    a = j
    while a > 0 and j - a < 14:
        left = kinds[a - 1]
        if (
            left in _NP
            or left == "e"
            and kinds[a - 2] in "Doi|¶,c"
            or left == "V"
            and kinds[a] in "nN"
            and kinds[a - 2] in "DZz"
        ):
            a -= 1
        elif left in "oi" and kinds[a - 2] in "NnZz0" and kinds[a - 2] not in "|¶":
            a -= 2
        elif left == "c" and kinds[a - 2] in "Nn" and a >= 2:
            a -= 2
        else:
            break
    return a, j


def noun_phrase_after(line: Line, j: int) -> tuple[int, int] | None:
    """The noun phrase that begins at item j."""
    kinds = line.kinds
    while j < len(kinds) - 1 and kinds[j] == "r" or kinds[j] == "e" and kinds[j + 1] in "nN":
        j += 1
    if kinds[j] in "PO":
        return j, j
    b = j
    while (
        b < len(kinds) - 1
        and b - j < 14
        and (
            kinds[b] in _NP
            or kinds[b] == "V"
            and b > j
            and kinds[b - 1] in "DZ"
            or kinds[b] in "oi"
            and b > j
            and kinds[b + 1] in "DNn"
            and kinds[b] == "o"
        )
    ):
        b += 1
    return (j, b - 1) if b > j else None


def _edge_before(line: Line, item: int) -> int:
    """Where the sentence of an item, or the part of it behind a colon or semicolon, begins; 80 items back at most."""
    low = max(0, line.begin(item), item - 80)
    return max(low, line.kinds.rfind(";", low, item), line.kinds.rfind(":", low, item))


def behind_apposition(line: Line, comma: int) -> tuple[int, int] | None:
    """The noun phrase before the commas of an apposition: "Lee, 52, a judge from Ohio, said"."""
    kinds = line.kinds
    edge = _edge_before(line, comma)
    cuts = [edge, *(n for n in range(edge + 1, comma) if kinds[n] in ",-"), comma]
    for left, right in zip(cuts, cuts[1:]):
        part = kinds[left + 1 : right].lstrip("Q")
        if not part or part[0] in "isGrtVwxm" and not (part[0] in "s" and "N" in part):
            continue
        close = right - 1
        if kinds[close] == ")":  # Lee (R-Ohio), a judge, said
            close = max(kinds.rfind("(", left, close) - 1, 0)
        found = noun_phrase_before(line, close)
        if found and (set("NnPO") & set(kinds[found[0] : found[1] + 1])):
            return found
    return None


def clause_subject(line: Line, j: int) -> tuple[int, int] | None:
    """The subject that an added verb or participle shares: that of the nearest clause before it with a verb of its
    own.
    """
    kinds = line.kinds
    begin = _edge_before(line, j + 1) + 1
    cuts = [begin - 1, *(n for n in range(begin, j) if kinds[n] == ","), j + 1]
    for left, right in zip(reversed(cuts[:-1]), reversed(cuts[1:])):
        if kinds[left + 1] in "wG" or kinds[left + 1] == "s" and left >= begin:
            continue
        for item in range(left + 1, right):
            if kinds[item] == "P":
                return item, item
            if kinds[item] in "Vxme" and item > begin and kinds[item - 1] in "NnrP,)":
                found = subject(line, item, alone=True) if kinds[item - 1] != "," or item == left + 1 else None
                if found:
                    return found
    first = next((item for item in range(begin, j + 1) if kinds[item] in "NDPnZz"), None)
    return None if first is None else noun_phrase_after(line, first)


def _main_subject_after(line: Line, at: int) -> tuple[int, int] | None:
    """ "Speaking in Sochi, Putin said …": the noun phrase behind a comma that a verb follows."""
    kinds = line.kinds
    stop = min(line.stop(at), at + 60)
    comma = kinds.find(",", at, stop)
    while comma >= 0:
        found = noun_phrase_after(line, comma + 1)
        if found and kinds[found[1] + 1] in "Vxmer,":
            return found
        comma = kinds.find(",", comma + 1, stop)
    return None
