"""The tables of some articles, made by the same functions as those of a corpus in memory."""

import warnings
from collections.abc import Iterable
from functools import cache
from typing import Any

import pandas as pd

from .. import actors, discrepancies, framing, sentiment, voices
from ..corpus import Corpus, read_corpus
from ._settings import Choices

Tables = dict[str, pd.DataFrame]
# Two reports that leave a row in each table, so that a table has its types where a part has no row of it.
TEXTS = (
    "Maria Lopez attacked Russia. “We never trust the US,” said Ann Lee. She said that war is near. They found 240.",
    "Maria Lopez praised Russia. “We always trust the US,” said Ann Lee. Police found about 250 barrels on Monday.",
)


def tables_of(corpus: Corpus, choices: Choices) -> Tables:
    """Make all tables of a corpus: of each article, and of the reports of each event."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # limits are a table; that nothing is compared is said once
        mentions = actors.mentions(corpus, choices.actors)
        found = discrepancies.find(corpus)
        return {
            "sentences": corpus.sentences,
            "zones": corpus.zones,
            "quotations": voices.quotations(corpus),
            "reports": voices.reports(corpus),
            "words_by_voice": voices.words(corpus),
            "frames": framing.code(corpus, choices.codebook),
            "mentions": mentions,
            "tone": sentiment.score(corpus, mentions, choices.scorer),
            "discrepancies": found,
            "coverage": discrepancies.coverage(corpus),
            "limited": pd.DataFrame({"article": pd.Series(found.attrs["limited"], dtype=corpus.articles.index.dtype)}),
            "problems": corpus.problems,
            "rejects": corpus.problems[corpus.problems["left_out"]],
        }


def tried(choices: Choices) -> None:
    """Try the choices on two reports. Raises `ArgumentError` or `CodebookError` where one of them cannot be used."""
    tables_of(_two_reports(["a", "b"]), choices)


@cache
def types_of(numbers: bool) -> dict[str, dict[str, Any]]:
    """Return the types of the columns of all tables, where ids are whole numbers or where they are texts."""
    tables = tables_of(_two_reports([1, 2] if numbers else ["a", "b"]), Choices(None, None, "linear"))
    return {
        name: {column: "str" if dtype == "object" else dtype for column, dtype in table.dtypes.items()}
        for name, table in tables.items()
    }


def _two_reports(ids: list) -> Corpus:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        return read_corpus(pd.DataFrame({"article": ids, "event": "e", "text": TEXTS}))


def typed(table: pd.DataFrame, types: dict[str, Any]) -> pd.DataFrame:
    """Give the columns of a table their types; categories are those that stand in it, or all of a codebook."""
    wanted = {
        name: "category" if isinstance(dtype, pd.CategoricalDtype) else dtype
        for name, dtype in types.items()
        if table[name].dtype != dtype
    }
    typed = table.astype(wanted).reset_index(drop=True)
    typed.attrs = {}
    return typed


def joined(tables: list[pd.DataFrame], types: dict[str, Any]) -> pd.DataFrame:
    """Put tables of one kind together; none at all are a table without rows."""
    if not tables:
        tables = [pd.DataFrame({name: [] for name in types})]
    return typed(pd.concat([typed(table, types) for table in tables], ignore_index=True), types)


def without(table: pd.DataFrame, articles: Iterable[Any]) -> pd.DataFrame:
    """Leave the rows of some articles out."""
    if "article" not in table:
        return table
    left = table[~table["article"].isin(list(articles))]
    if isinstance(left["article"].dtype, pd.CategoricalDtype):
        left = left.assign(article=left["article"].cat.remove_unused_categories())
    return left
