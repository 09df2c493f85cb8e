"""The words of the grammar, from codebooks/quantities.toml and calendar.toml."""

from .. import codebooks

WORDS = codebooks.read("quantities")
_NUMBERS, _CALENDAR = WORDS["numbers"], codebooks.read("calendar")


def _units(table: str) -> dict[str, str]:
    """Map each printed form of a table to its unit."""
    return {form: unit for unit, forms in WORDS[table].items() if unit != "definition" for form in forms}


CURRENCIES, DURATIONS, MEASURES, PLURALS = map(_units, ("currencies", "durations", "measures", "plurals"))
LETTERS = _units("currency_letters")  # R500 million
AFTER_ONLY, LARGE_ONLY = (frozenset(WORDS["currency_words"][key]) for key in ("after", "large"))
STOP = frozenset(WORDS["stop"]["words"])
ONES = {word: float(n) for n, word in enumerate(_NUMBERS["cardinals"], 1)}
TENS = {word: 10.0 * n for n, word in enumerate(_NUMBERS["tens"], 2)}
CARDINALS = ONES | TENS
ORDINALS = {word: float(n) for n, word in enumerate(_NUMBERS["ordinals"], 1)} | _NUMBERS["further_ordinals"]
SCALES = {word: float(n) for word, n in WORDS["scales"].items() if word != "definition"}
PARTS = {word: 1 / n for word, n in _NUMBERS["denominators"].items()}

MONTHS = [month.lower() for month in _CALENDAR["months"]["names"]]
SHORT_MONTHS = [month.lower() for month in _CALENDAR["months"]["short"] if month] + ["sept"]
WEEKDAYS = [day.lower() for day in _CALENDAR["weekdays"]["names"]]
