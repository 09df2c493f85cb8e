"""Which listed words of each frame are used, and in whose voice."""

from IPython.display import HTML

from ... import figures, framing
from ...figures import tables
from .._analysis import Analysis
from ._parts import counted, error_of, said, together, whole_or_first

SPANS = ["frame", "text", "article", "start", "end", "zone", "voice", "speaker"]


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
    total = profile.groupby("frame")["distinct_terms"].sum()
    drawn = figures.save(
        fig, "fig-06-frames-by-voice", f"Most listed words belong to the frame {_plain(total.idxmax())}", alt, profile,
        f"Numbers of different listed words by voice, not read by anybody; n = {counted(len(corpus), 'report')}",
        evidence="table-06-frames")  # fmt: skip
    first, more = whole_or_first(hits[SPANS], "frames")
    shown = tables.save(
        first, "table-06-frames", f"{counted(len(hits), 'hit')} of the frames' word lists, none read by anybody",
        f"One row per hit; the place leads to the sentence.{more}", rows=6, corpus=corpus)  # fmt: skip
    return together(drawn, said(error_of("frames")), shown)


def _plain(frame: str) -> str:
    return frame.replace("_", " ")
