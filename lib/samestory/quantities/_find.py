"""The quantities of a corpus as a table."""

import pandas as pd

from ..corpus import Corpus, offsets
from ..corpus.text import fold
from ._dates import parsed_day
from ._page import Page, Quantity
from ._scan import quantities

COLUMNS = ["article", "start", "end", "text", *Quantity._fields[2:-2], "sentence", "zone", "repeats", "timezone"]


@offsets.as_read
def find(corpus: Corpus) -> pd.DataFrame:
    """Find numbers, money, shares, counts, dates and times, in the order of the text.

    Parameters
    ----------
    corpus : Corpus

    Returns
    -------
    DataFrame
        One row a quantity.
        article, start, end, text: the span in characters, from the currency or number to its unit ("USD 63 billion").
        kind: number, percent, money, count, ordinal, fraction, date, weekday, time or duration.
        value: the number times its scale (63e9); missing for dates, weekdays and times.
        unit: percent, percentage point, ISO 4217 code, measure or counted noun; of dates day, month, year, decade.
        hedge: the word of vagueness or bound beside it, as printed ("over"); "range" for both ends of a range.
        Words for many ("dozens of", "hundreds were") and few ("a handful of", 5) are hedges of their order of size.
        of: what is measured, as printed right beside it ("import duty"); "age" for the years of a person.
        date: ISO 8601; 199X for a decade, --12-05 for a day without a year, T23:00Z for a time of day in a zone that
        has one distance from UTC, empty for what cannot be placed.
        resolved, resolved_unit: what to compare. "Half of that" after "50%" is 25 percent; else value and unit.
        sentence, zone, repeats: those of its sentence; the zone is "dateline" inside a dateline.
        timezone: the zone of time printed behind a time of day ("GMT", "local time"); empty where there is none.

    Notes
    -----
    A weekday is the last one on or before publication, after "will" or "next" the next one. A date without a year is
    the nearest one. Labels ("Article 370"), names (S-400) and scores are left out. Accuracy: not measured yet.

    References
    ----------
    Lakoff, G. (1973). Hedges. Journal of Philosophical Logic 2. Further sources: codebooks/quantities.toml.

    Examples
    --------
    >>> from samestory import read_corpus
    >>> table = find(read_corpus(pd.DataFrame({"text": ["Over 140 countries met on May 5, 2025."]})))
    >>> table[["text", "value", "unit", "hedge", "date"]].values.tolist()
    [['140 countries', 140.0, 'country', 'Over', ''], ['May 5, 2025', nan, 'day', '', '2025-05-05']]
    """
    return _table(corpus)


@offsets.once_by_event
def _table(corpus: Corpus) -> pd.DataFrame:
    """Scan each text and write its quantities as rows."""
    published = corpus.articles["published"].tolist()
    numbers: list[int] = []
    rows: list[Quantity] = []
    for number, text, starts, ends in offsets.texts(corpus):
        new = quantities(Page(text, fold(text), starts, ends, parsed_day(published[number])))
        rows += new
        numbers += [number] * len(new)
    table = offsets.table(corpus, numbers, rows, Quantity._fields).astype({"value": float, "resolved": float})
    plain = table["value"].notna() & table["resolved"].isna()  # value and unit themselves are what to compare
    table["resolved"] = table["resolved"].mask(plain, table["value"])
    table["resolved_unit"] = table["resolved_unit"].mask(plain, table["unit"])
    return table.loc[table["zone"] != "furniture", COLUMNS].reset_index(drop=True)
