"""The works of references.bib, and where a text names one: "Levin (1993)", "Quirk et al. 1985", "Lee, K. (2001)"."""

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

# A surname, initials, further people, the year. Bounded, so that it is quick on any text.
ONE = r"(?:de |van )?[A-Z][^\WA-Z_][\w’'-]{0,30}"
INITIALS = r"(?:, (?:[A-Z][a-z]{0,2}\.[ -]?){1,4})?"
MORE = rf"(?:,? (?:&|and) {ONE}{INITIALS}|, {ONE}{INITIALS}|,? (?:et al\.|and others)){{0,6}}"
NAMED = re.compile(rf"\b({ONE}){INITIALS}{MORE},? ?(\()?(?:[Ee]ds?\., )?((?:19|20)\d\d)[a-z]?\b(?(2)\)?)")
ENTRY = re.compile(r"^@\w+\{(.+?),\n(.*?)^\}", re.M | re.S)
FIELD = re.compile(r"^  (\w+) *= \{(.*)\},?$", re.M)


def entries(bib: Path) -> dict[str, dict[str, str]]:
    """Return the fields of each entry by its key."""
    return {key: dict(FIELD.findall(body)) for key, body in ENTRY.findall(bib.read_text(encoding="utf-8"))}


def by_name(bib: Path) -> dict[tuple[str, str], list[tuple[str, str]]]:
    """Return {(first author's surname, year): [(key, second author's surname)]}."""
    found: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for key, fields in entries(bib).items():
        people = [folded(person.split(", ")[0]) for person in (fields.get("author") or fields["editor"]).split(" and ")]
        found.setdefault((people[0], fields["year"]), []).append((key, [*people, ""][1]))
    return found


def key_of(text: str, works: list[tuple[str, str]]) -> str:
    """Choose the work that a text names: of several by one author in one year, that with the second author named."""
    return next((key for key, second in works if second and second in folded(text)), works[0][0])


def named(text: str) -> Iterator[tuple[int, int, tuple[str, str]]]:
    """Find the works that a text names: start, end, (surname, year)."""
    for found in NAMED.finditer(text):
        yield *found.span(), (folded(found[1]), found[3])


def folded(name: str) -> str:
    """Write a surname without accents and braces, in lower case."""
    plain = unicodedata.normalize("NFKD", re.sub("[{}]", "", name).replace("’", "'").removesuffix("'s"))
    return "".join(c for c in plain if not unicodedata.combining(c)).lower()
