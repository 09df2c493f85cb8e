"""One scan for whatever can begin a quantity: a digit, a number word, a month, a weekday; then a small grammar at each.

The rules would rather miss a number than invent one. Names of models (S-400), numbered things (Article 370, Channel 4),
telephone and version numbers, scores (3-1) and idioms (24/7, 9/11) are left out. So are "both", "one" as a pronoun or
determiner ("no one", "one of"), and ordinal words outside a series ("third country", "first lady").
"""

import re

from ..corpus.text import any_of
from ._dates import month_at, weekday_at
from ._page import Page, Quantity, Scanned, first_reading
from ._words import CARDINALS, MONTHS, ORDINALS, PARTS, SHORT_MONTHS, WEEKDAYS
from .numerals import POWERS, SPELLED, WORD_RULES, figure, of_antecedent, ordinal, with_second

_STARTS = [*CARDINALS, *ORDINALS, *MONTHS, *SHORT_MONTHS, *WEEKDAYS, "half", "halves"]
_VAGUE = ["tens", "dozens", "scores", "hundreds", "thousands", "millions", "billions", "trillions"]
SCAN = re.compile(
    rf"\d|\b(?:{any_of([*_STARTS, *_VAGUE])}|(?:several|few|couple of) (?=hundred|{POWERS}|dozen)"
    rf"|an? (?=half|handful of|couple of|hundred|{POWERS}|lakh|crore|dozen|third|quarter|fifth|sixth|tenth))\b"
)
# Four numbers or more with nothing between them are a table: what they count stands elsewhere.
_CELL = r"\d++(?:[.,/–-]\d++)*+%?+"
TABLE = re.compile(rf"{_CELL}(?:(?:\s++[$€£]?|[$€£]){_CELL}){{3,}}+")


def quantities(page: Page) -> list[Quantity]:
    """Find the quantities of one text, in order."""
    quantities: list[Quantity] = []
    position = 0
    while trigger := SCAN.search(page.folded, position):
        start, word = trigger.start(), trigger[0]
        new, position = _digits(page, start) if word.isdigit() else _word(page, start, word)
        if new and quantities and new[0].start < quantities[-1].end:  # "5 USD 10": the sign stands in the first span
            new[0] = new[0]._replace(start=start)
        quantities += [of_antecedent(page, q, quantities) if q.kind == "fraction" else q for q in new]
        position = max(position, trigger.end())
    return quantities


def _digits(page: Page, start: int) -> Scanned:
    """Read what begins with a digit, with the second number of "10 to 15 percent"."""
    if table := TABLE.match(page.folded, start):
        return [], table.end()
    quantities, end = figure(page, start)
    return with_second(page, quantities[0]) if len(quantities) == 1 else (quantities, end)


# --- what begins with a word -----------------------------------------------------------------------


def _word(page: Page, start: int, word: str) -> Scanned:
    """Read a weekday, a month, or a number in words."""
    folded, end = page.folded, start + len(word)
    inside = start and folded[start - 1] in "-'@#&/_."
    if inside and word not in PARTS and folded[max(start - 4, 0) : start] != "mid-":
        return [], end
    if word in WEEKDAYS:
        return weekday_at(page, start, end)
    if month := month_at(page, start):
        return month
    if page.text[start].isupper() and not _may_be_capital(page, start):
        name = SPELLED.match(folded, start)
        return [], name.end() if name else end
    if quantity := first_reading(page, start, WORD_RULES):
        return with_second(page, quantity)
    return ordinal(page, start, end, ORDINALS[word], in_words=True) if word in ORDINALS else ([], end)


def _may_be_capital(page: Page, start: int) -> bool:
    """Tell whether a capital shows no name ("Group of Seven"): a sentence, quotation or headline begins here."""
    opening = page.text[max(page.sentence_at(start)[0], start - 40) : start].rstrip()
    return not any(c.isalnum() for c in opening) or opening[-1:] in "\"“:'‘" or page.in_title(start)
