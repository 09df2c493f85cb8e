"""Words: which listed ones of each frame are used, and which set a group of reports apart."""

from IPython.display import HTML

from ... import figures, framing
from ...figures import tables
from .._analysis import Analysis
from .._stages import LEAST_ARTICLES, MOST_GROUPS
from ._parts import counted, error_of, said, together, whole_or_first

SPANS = ["frame", "text", "article", "start", "end", "zone", "voice", "speaker"]
COLUMNS = ["word", "target_count", "reference_count", "log_ratio", "low", "high", "q", "note"]
CHANCE = 0.05  # q of a word, up to which it is shown
HEADS = {"target_count": "here", "reference_count": "elsewhere", "log_ratio": "log ratio"}


def frames(found: Analysis) -> HTML:
    """Show the frames of each report or outlet by the number of different listed words, by voice.

    Parameters
    ----------
    found : Analysis

    Returns
    -------
    HTML
        A figure, and every hit.
    """
    corpus, hits = found.corpus, found.tables["frames"]
    if hits.empty:
        return together(said("No word of the frames' lists is in these reports."))
    profile = framing.profile(corpus, hits, by=[found.by, "voice"])
    fig, alt = figures.framing.frames_by_voice(profile, names=corpus.names, by=found.by)
    drawn = figures.save(
        fig,
        "fig-06-frames-by-voice",
        f"Listed words of {counted(profile['frame'].nunique(), 'frame')}, by voice",
        alt,
        profile,
        f"Numbers of different listed words by voice, not checked by a person; n = {counted(len(corpus), 'report')}",
        evidence="table-06-frames",
    )
    first, more = whole_or_first(hits[SPANS], "frames")
    shown = tables.save(
        first,
        "table-06-frames",
        f"{counted(len(hits), 'hit')} of the frames' word lists, not checked by a person",
        f"One row per hit; the place leads to the sentence.{more}",
        rows=6,
        corpus=corpus,
    )
    return together(drawn, said(error_of("frames")), shown)


def key_words(found: Analysis) -> HTML:
    """Show the key words of each large group against all other reports.

    Parameters
    ----------
    found : Analysis

    Returns
    -------
    HTML
        One table of all groups, strongest words first; or why there is none.
    """
    words = found.tables["keyness"]
    if words.empty:
        needed = f"at least {LEAST_ARTICLES} reports in it and {LEAST_ARTICLES} beside it"
        return together(said(f"No group of reports is large enough to compare its words: keyness needs {needed}."))
    beyond = words[words["q"] <= CHANCE]
    if beyond.empty:
        return together(said(f"No word sets a group apart by more than chance: no q is {CHANCE} or less."))
    first, more = whole_or_first(beyond[["group", *COLUMNS]], "keyness")
    first = first.groupby("group", sort=False, group_keys=False).head(6)
    first.attrs["heads"] = HEADS | {"group": found.by}
    shown = tables.save(
        first,
        "table-06-keyness",
        f"Key words of {counted(first['group'].nunique(), 'group')} of reports",
        f"Up to six words per group with the largest G² and q up to {CHANCE}, used more (log ratio above 0) or less "
        f"here than elsewhere. q: chance, all words considered; the {MOST_GROUPS} largest groups. "
        f"data/keyness.parquet holds more words and an example of each.{more}",
        rows=36,
    )
    return together(shown)
