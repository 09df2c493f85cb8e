"""How the actors are evaluated, by whom; with the scorer's error, and corrected by hand codes where there are some."""

from pathlib import Path

import pandas as pd
from IPython.display import HTML

from ... import agreement, figures, sentiment
from ...errors import ArgumentError
from ...figures import tables
from .._analysis import Analysis
from ._parts import MOST, ROWS, counted, error_of, joined, said, together, whole_or_first

SPANS = ["actor", "label", "score", "voice", "speaker", "ambiguous", "article", "start", "end", "text"]
SHOWN = ["actor", "n_distinct", "negative", "neutral", "positive", "unclear", "mean", "low", "high"]
HEADS = {"n_distinct": "mentions"}
BASE = "A passage that several reports print counts once."
QUESTION = "How does this sentence evaluate the marked name?"
CODES = ["negative", "neutral", "positive"]
DRAWN = 100  # mentions on the sheet for coding by hand


def tone(found: Analysis) -> HTML:
    """Show the tone toward each actor by report or outlet and by voice, as the program sees it.

    Parameters
    ----------
    found : Analysis

    Returns
    -------
    HTML
        A figure, the summaries, the mentions with the strongest scores, names that could be added, and the correction
        by hand codes.
    """
    scored = found.tables["tone"]
    if scored.empty:
        return together(said("No chosen actor is mentioned."), _suggested(found))
    parts = [_drawn(found), said(error_of("tone", found.settings.scorer)), _by_voice(scored), _by_group(found, scored)]
    return together(*parts, _strongest(found, scored), _corrected(found, scored), _suggested(found))


def _drawn(found: Analysis) -> HTML:
    scored, names = grouped(found, found.tables["tone"]), found.corpus.names
    actors = scored["actor"].value_counts().index.tolist()
    fig, alt = figures.sentiment.tone(scored, actors, names, large=0, by=found.by)
    counts = scored["label"].value_counts()
    title = ", ".join(f"{counts.get(label, 0):,} {label}" for label in (*CODES, "unclear"))
    kept = scored[["article", "start", "end", "text", "actor", "label", "score", "voice", "speaker"]]
    return figures.save(
        fig,
        "fig-06-tone",
        f"{counted(len(scored), 'mention')} by label of the program: {title}",
        alt,
        kept,
        f"Labels given by a program, not checked by a person; n = {counted(scored['article'].nunique(), 'report')}",
        evidence="table-06-tone",
    )


def grouped(found: Analysis, table: pd.DataFrame) -> pd.DataFrame:
    """Give a table of spans the column that groups the reports."""
    if found.by in table:
        return table
    group = found.corpus.articles[found.by].astype(str).replace("", "(unknown)")
    return table.assign(**{found.by: table["article"].map(group)})


def _by_voice(scored: pd.DataFrame) -> HTML:
    often = scored["actor"].value_counts()
    table = sentiment.summary(scored, by=("actor", "voice"))
    table = table.sort_values("actor", key=lambda names: -names.map(often), kind="stable")
    title = "Labels and mean score by actor and voice"
    note = f"Mean score from -1 (negative) to 1 (positive); its 95 % interval needs 20 reports. {BASE}"
    table["note"] = table["note"].replace("n too small", "fewer than 20 reports")
    table.attrs |= {"shown": ["actor", "voice", *SHOWN[1:], "note"], "heads": HEADS}
    return tables.save(table, "table-06-tone-by-voice", title, note, rows=18)


def _by_group(found: Analysis, scored: pd.DataFrame) -> HTML:
    by = ["actor", found.by]
    mentions = grouped(found, scored)
    sizes = mentions.groupby(by, observed=True).size().sort_values(ascending=False, kind="stable")
    if len(sizes) > MOST:  # a summary of each pair of actor and report of a large corpus would take hours
        mentions = mentions.join(sizes.head(MOST).rename("_size"), on=by, how="inner").drop(columns="_size")
    table = sentiment.summary(mentions, by=by)
    chance = sentiment.expected_from_errors(mentions, by=by, scorer=found.settings.scorer)
    for label in ("negative", "positive"):
        alone = chance[chance["label"] == label].set_index(by)["expected"].rename(f"{label}, by error alone")
        table = table.join(alone, on=by)
    first = table.sort_values("n", ascending=False, kind="stable").reset_index(drop=True)
    more = f" Those with fewer mentions ({len(sizes) - MOST:,}) are in data/tone.parquet." if len(sizes) > MOST else ""
    title = f"Labels and mean score by actor and {found.by}"
    note = f"By error alone: labels that the scorer would still give if every mention were neutral. {BASE}{more}"
    first.attrs["shown"] = [column for column in SHOWN if column in by or column in first] + list(first.columns[-2:])
    first.attrs["shown"][1:1] = [found.by]
    first.attrs["heads"] = HEADS
    return tables.save(first, "table-06-tone-by-group", title, note, rows=2 * ROWS, corpus=found.corpus)


def _strongest(found: Analysis, scored: pd.DataFrame) -> HTML:
    order = scored["score"].abs().sort_values(ascending=False, kind="stable").index
    rows = scored.loc[order, SPANS].reset_index(drop=True)
    first, more = whole_or_first(rows, "tone")
    first = first.assign(text=tables.in_context(first, found.corpus.articles["text"], around=70))
    first = first.rename(columns={"text": "passage"})
    title = "The mentions with the strongest scores: read them first"
    return tables.save(first, "table-06-tone", title, f"One row per mention.{more}", rows=ROWS, corpus=found.corpus)


def _suggested(found: Analysis) -> HTML | None:
    names = found.tables["suggested"]
    if found.settings.actors is not None or names.empty:
        return None
    often = joined(f"{name} ({n:,})" for name, n in names[["name", "count"]].head(ROWS).values)
    return said(f"Names that are in no list of actors: {often}. A codebook of actors can add them (--actors FILE).")


def _corrected(found: Analysis, scored: pd.DataFrame) -> HTML | None:
    if found.settings.coding is None:
        return _sheet(found, scored)
    folder = Path(found.settings.coding)
    filled = sorted(path for path in folder.glob("tone*.csv") if not path.stem.endswith("-key"))
    if not filled:
        expected = "a folder with filled sheets tone*.csv, and the key tone-key.csv beside them"
        raise ArgumentError("report", "coding", str(folder), expected)
    read = agreement.evaluate(filled, scored)
    table = agreement.correct(scored, read.codes, by="actor")
    first = table[["actor", "value", "n", "coded", "machine", "corrected", "low", "high", "note"]]
    title = "Shares of labels, by the program and corrected by hand codes"
    note = f"{counted(len(read.codes), 'mention')} coded on {counted(len(filled), 'sheet')}; 95 % intervals."
    scores = tables.show(read.accuracy, "The program against your codes")
    return together(tables.save(first, "table-06-corrected", title, note, rows=24), scores)


def _sheet(found: Analysis, scored: pd.DataFrame) -> HTML | None:
    if found.out is None:
        return None
    path = found.out / "coding" / "tone.csv"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        agreement.sheet(found.corpus, scored, path, QUESTION, CODES, DRAWN, by="actor")
    return said(
        f"{counted(min(DRAWN, len(scored)), 'mention')} are drawn for coding by hand in coding/tone.csv. Fill the "
        "column code and run the command again with --coding: corrected shares appear here."
    )
