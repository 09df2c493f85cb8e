"""Edits of near-identical sentences that put another name, or leave a part of a name out."""

from itertools import chain

from ....language.capitals import FUNCTION
from ....language.scales import lexicon, listed
from ....language.synonyms import in_one_wording
from ..._difference import COPIES, rule
from ..._event import Report
from ..._near_identical import Edit, Variant
from .places import is_place_name
from .same import Name, initials_of, is_body, one_given_name, one_name, parties, state_of, titles, without_titles


@rule("name_or_term", "longer or shorter name", "trivial", source="Bamman et al. 2014", compares=COPIES)
def longer_name(edit: Edit) -> bool:
    """Find a part of a name that one report leaves out; a title is none."""
    longer = next(iter(variant for variant in edit.variants if variant.words))
    name = tuple(longer.report.words[n] for n in longer.names(edit.known_names))
    return not edit.replaces and edit.alone and bool(without_titles(name)) and _beside_capital(longer)


@rule("place", "other name", "substantive", source="GeoNames (feature classes)", compares=COPIES)
def other_place(edit: Edit) -> bool:
    """Compare names of which one is a place."""
    return _other_name(edit) and any(map(is_place_name, edit.variants))


@rule("name_or_term", "other name", "substantive", source="ACE 2008 (entities)", compares=COPIES)
def other_name(edit: Edit) -> bool:
    """Compare names of persons and bodies, or of a city that stands for a body ("Kyiv said")."""
    parts = lexicon().prepositions | lexicon().place_parts
    located = any(not parts.isdisjoint(variant.before(2)) for variant in edit.variants)
    return _other_name(edit) and not (located and other_place(edit))


@rule("attribution", "speaker", "substantive", source="Pareti 2012", compares=COPIES)
def other_speaker(edit: Edit) -> bool:
    """Compare the names of speakers."""
    return _other_name(edit) and all(variant.touches("speaker") for variant in edit.variants)


def _other_name(edit: Edit) -> bool:
    """Whether a name stands in the place of another one, and nothing but names and titles stands there.

    In a sentence that is reworded elsewhere too, neither report may give both, and a state is no other place than a
    town.
    """
    if not edit.replaces or not all(_only_names(variant, edit.known_names) for variant in edit.variants):
        return False
    own, whole = ([name(v, edit.known_names) for v in edit.variants] for name in (_edited_name, _whole_name))
    if not all(own) or _one_bearer(own, whole):
        return False
    if _initials(*edit.variants) or _initials(*edit.variants[::-1]):
        return False
    return edit.alone or not (_given_in_both(edit) or bool(state_of(own[0])) is not bool(state_of(own[1])))


def _one_bearer(own: list[Name], whole: list[Name]) -> bool:
    """Whether the edited names can mean one party; before an equal last name, they are given names."""
    if titles().issuperset(chain(*own)):
        return True
    own = own if any(map(is_body, whole)) else list(map(without_titles, own))
    if not all(own):
        return one_name(*whole)
    if whole[0][-1] == whole[1][-1] and all(name[-1] != last[-1] for name, last in zip(own, whole)):
        return any(one_given_name(a, b) for a in own[0] for b in own[1])
    return one_name(*own)


def says_the_same(edit: Edit) -> bool:
    """Tell whether an edit only names the same otherwise: a form of one name, a pronoun or noun for it, a synonym."""
    if not edit.replaces:
        return False
    small = listed("articles") | lexicon().prepositions
    wordings = [[w for w in in_one_wording(v.words) if w not in small] for v in edit.variants]
    if wordings[0] == wordings[1]:
        return True
    named = [bool(_names(variant, edit.known_names)) for variant in edit.variants]
    pure = [own and _only_names(variant, edit.known_names) for own, variant in zip(named, edit.variants)]
    if all(named):
        return all(pure) and not _other_name(edit)
    return any(pure) and all(own or _describes(variant) for own, variant in zip(pure, edit.variants))


def _describes(variant: Variant) -> bool:
    """Whether words without a name stand for one: a pronoun, a noun behind an article, one bare noun, a title."""
    first, *others = variant.words
    if variant.amounts() or listed("auxiliaries").intersection(variant.words):
        return False
    return first in listed("articles") | listed("pronouns") | titles() or not others


def _names(variant: Variant, known: frozenset[str]) -> list[int]:
    """Find its words that are names; the first of a sentence is one too if it begins a name or names a state."""
    report, first = variant.report, variant.sentence.first
    own = variant.names(known)
    if own[:1] == [first] or not variant.first <= first < variant.last:
        return own
    printed = report.text[report.starts[first] : report.ends[first]]
    opens = _goes_on(report, first, first + 1) and _goes_on(report, first + 1, first + 1)
    named = report.words[first] in parties() or bool(state_of((report.words[first],)))
    return [first, *own] if named or opens and not FUNCTION.fullmatch(printed) else own


def _edited_name(variant: Variant, known: frozenset[str]) -> Name:
    """Give the names among the words of an edit, times aside."""
    words = variant.report.words
    return tuple(words[n] for n in _names(variant, known) if words[n] not in listed("times") | listed("months"))


def _whole_name(variant: Variant, known: frozenset[str]) -> Name:
    """Give the whole name around the words of an edit."""
    own, report = _names(variant, known) or [variant.first], variant.report
    first, last = own[0], own[-1] + 1
    while first > variant.sentence.first and _goes_on(report, first - 1, first):
        first -= 1
    while last < variant.sentence.last and _goes_on(report, last, last):
        last += 1
    return tuple(report.words[n] for n in range(first, last) if report.capital[n])


def _goes_on(report: Report, n: int, gap: int) -> bool:
    """Whether a word beside a name is part of it: a content word with a capital, behind a space or a stop."""
    own = report.capital[n] and report.content[n] and report.words[n] not in listed("times")
    return own and report.gap_before(gap) in (" ", ". ")


def _only_names(variant: Variant, known: frozenset[str]) -> bool:
    """Whether an edit has no other words than names, titles, articles and prepositions."""
    words, names = variant.report.words, set(_names(variant, known))
    others = {words[n] for n in range(variant.first, variant.last) if n not in names}
    return others <= titles() | listed("articles") | lexicon().prepositions | {"and"}


def _initials(short: Variant, long: Variant) -> bool:
    """Whether initials are made of the first letters of the words in the other report, from there on."""
    report, start = short.report, long.first
    printed = (report.text[report.starts[n] : report.ends[n]] for n in range(short.first, short.last))
    initials = ["".join(filter(str.isalpha, word)).lower() for word in printed if word.isupper()]
    words = long.report.words
    return any(initials_of(own, tuple(words[start : max(long.last, start + len(own) + 1)])) for own in initials)


def _given_in_both(edit: Edit) -> bool:
    """Whether each report has the name of the other one too: then the names have other places, not other bearers."""
    old, new = edit.variants
    return all(set(v.words) <= set(other.report.words) for v, other in ((old, new), (new, old)))


def _beside_capital(variant: Variant) -> bool:
    capital, sentence = variant.report.capital, variant.sentence
    before, after = max(variant.first - 1, sentence.first), min(variant.last + 1, sentence.last)
    return any(capital[before : variant.first] + capital[variant.last : after])
