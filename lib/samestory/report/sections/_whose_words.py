"""In whose voice the reports speak, and who is heard."""

import pandas as pd
from IPython.display import HTML

from ... import figures
from ...figures import tables
from .._analysis import Analysis
from ._parts import ROWS, counted, error_of, said, share, together, whole_or_first

SPANS = ["article", "start", "end", "text", "kind", "speaker", "cue"]


def whose_words(found: Analysis) -> HTML:
    """Show how much each report or outlet says itself, reports and quotes, and who is quoted most.

    Parameters
    ----------
    found : Analysis

    Returns
    -------
    HTML
        A figure of words by voice; the speakers; every quotation.
    """
    corpus = found.corpus
    words = _by_group(found)
    fig, alt = figures.corpus.voices(words, names=corpus.names, by=found.by)
    drawn = figures.save(
        fig,
        "fig-06-voices",
        _title(found),
        alt,
        words,
        f"Words by voice and speaker, repeated sentences left out; found by rule; n = {counted(len(corpus), 'report')}",
        evidence="table-06-quotations",
    )
    return together(drawn, said(error_of("voices")), _speakers(found), _quotations(found))


def _by_group(found: Analysis) -> pd.DataFrame:
    """Add up the words of each report by voice and speaker to those of its group, as `voices.words` does."""
    words, by = found.tables["words_by_voice"], found.by
    if by == "article":
        return words
    group = words["article"].map(found.corpus.articles[by])
    words = words.assign(**{by: group}).groupby([by, "voice", "speaker"], sort=False)["words"].sum().reset_index()
    words = words.iloc[pd.factorize(words[by])[0].argsort(kind="stable")].reset_index(drop=True)
    return words.assign(share=words["words"] / words.groupby(by, sort=False)["words"].transform("sum"))


def _title(found: Analysis) -> str:
    by_voice = found.tables["words_by_voice"].groupby("voice")["words"].sum()
    total, own = by_voice.sum(), by_voice.get("outlet", 0)
    return f"{share(own, total)} of the words are the outlets' own, {share(by_voice.get('quoted', 0), total)} quoted"


def _speakers(found: Analysis) -> HTML:
    words = found.tables["words_by_voice"]
    heard = (
        words[words["person"] != ""]
        .groupby("person")
        .agg(
            words=("words", "sum"),
            reports=("article", "nunique"),
            named=("speaker", lambda all: "; ".join(all.unique())),
        )
    )
    if heard.empty:
        return said("No speaker is named.")
    heard = heard.sort_values(["words", "reports"], ascending=False, kind="stable").reset_index()
    return tables.save(
        heard.head(1000),
        "table-06-speakers",
        f"{heard['person'][0]} is heard most",
        "One row per speaker as the rules name one, names of one person together; pronouns are left out.",
        rows=ROWS,
    )


def _quotations(found: Analysis) -> HTML:
    quoted = found.tables["quotations"]
    if quoted.empty:
        return said("No report quotes anybody.")
    first, more = whole_or_first(quoted[SPANS], "quotations")
    return tables.save(
        first,
        "table-06-quotations",
        counted(len(quoted), "passage") + " in quotation marks",
        f"One row per passage; the place leads to the sentence.{more}",
        rows=6,
        corpus=found.corpus,
    )
