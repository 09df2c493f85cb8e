"""A speaker whom the article does not name, taken from other reports of the event (Pavllo, Piccardi & West 2018)."""

from collections import Counter, defaultdict

import pandas as pd

from .._kinds import content_words

_WITNESSES = 2  # other reports that must agree
_SHORTEST = 4  # content words of a quotation that is known again
_SAME = 0.5  # share of content words in common
_COMMON = 50  # quotations of one event that are looked at for a word


def named_in_other_reports(table: pd.DataFrame, events: pd.Series) -> pd.DataFrame:
    """Settle a pronoun, a role or a missing speaker where two other reports of the event name who said the same."""
    if not (events[events != ""].value_counts() > _WITNESSES).any():
        return table
    event = events.reindex(table["article"]).tolist()
    article, speakers, kinds = (table[name].tolist() for name in ("article", "speaker", "kind"))
    bags = [content_words(text) for text in table["text"].tolist()]
    named = [" " in name and all(word[0].isupper() for word in name.split()) for name in speakers]
    quoting: dict[tuple[str, str], list[int]] = defaultdict(list)
    for row, bag in enumerate(bags):
        for word in bag if event[row] and len(bag) >= _SHORTEST and named[row] else ():
            quoting[event[row], word].append(row)
    settled: dict[int, str] = {}
    for row, bag in enumerate(bags):
        if named[row] or len(bag) < _SHORTEST or kinds[row] == "designation":
            continue
        near = (other for word in bag for other in quoting.get((event[row], word), ())[:_COMMON])
        shared = Counter(other for other in near if article[other] != article[row])
        same = (other for other, n in shared.items() if n >= _SAME * len(bag | bags[other]))
        witnesses = Counter(name for _, name in {(article[other], speakers[other]) for other in same})
        if len(witnesses) == 1 and witnesses.total() >= _WITNESSES:
            settled[row] = next(iter(witnesses))
    if settled:
        table.loc[settled.keys(), "speaker"] = list(settled.values())
        table.loc[settled.keys(), ["rule", "inferred"]] = named_in_other_reports.__name__, True
    return table
