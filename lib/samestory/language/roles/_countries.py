"""Countries by their names and adjectives: those of the codebook of actors, and the other states."""

from functools import cache
from os.path import commonprefix

from ... import codebooks
from ...corpus.text import fold
from ._book import book

SHORTEST = 3  # letters that an adjective must share with the name of its country
NAMING = ("name", "initialism", "capital")


@cache
def _names() -> dict[str, str]:
    """Return the countries by their names, and by capitals and persons where the codebook of actors knows them."""
    names = {fold(name): name for region in codebooks.read("countries").values() for name in region["names"]}
    for name, table in codebooks.read("actors").items():
        if table.get("type") == "country":
            aliases = [alias for kind in NAMING for alias in table["aliases"].get(kind, [])]
            names |= {_plain(alias): name for alias in [name, *aliases]}
    return names


@cache
def _adjectives() -> dict[str, str]:
    adjectives = {}
    for region in codebooks.read("countries").values():
        for adjective in region["adjectives"]:
            near = max(region["names"], key=lambda name: len(commonprefix([name, adjective])))
            if len(commonprefix([near, adjective])) >= SHORTEST:
                adjectives[fold(adjective)] = near
    for name, table in codebooks.read("actors").items():
        if table.get("type") == "country":
            adjectives |= {_plain(alias): name for alias in table["aliases"].get("adjective", [])}
    return adjectives | dict(book()["adjectives"]["pairs"])


@cache
def _persons() -> dict[str, str]:
    """Return the countries of the persons in the codebook of actors, by surname."""
    persons = codebooks.read("actors").values()
    return {fold(table["surname"]): table["of"] for table in persons if "of" in table and "surname" in table}


def _plain(alias: str) -> str:
    """Write an alias as the words of a text are: folded, without the article and the stops of initials."""
    return fold(alias).removeprefix("the ").rstrip(".")


def country_named(words: tuple[str, ...]) -> str:
    """Return the country that folded words name, or "".

    Examples
    --------
    >>> country_named(("new", "zealand")), country_named(("u.s",)), country_named(("ida", "lund"))
    ('New Zealand', 'US', '')
    """
    return _names().get(" ".join(words), "")


def country_of_person(surname: str) -> str:
    """Return the country of a person in the codebook of actors by the folded surname, or "".

    Examples
    --------
    >>> country_of_person("macron"), country_of_person("lund")
    ('France', '')
    """
    return _persons().get(surname, "")


def country_of_adjective(word: str) -> str:
    """Return the country to which a folded adjective belongs, or "".

    Examples
    --------
    >>> country_of_adjective("norwegian"), country_of_adjective("dutch"), country_of_adjective("tall")
    ('Norway', 'Netherlands', '')
    """
    return _adjectives().get(word, "")
