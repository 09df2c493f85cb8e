"""The rows of a table of differences as points, the surest and gravest first."""

from typing import Any

import pandas as pd

from ...corpus import Corpus
from ._points import Passage, Point, anchors, cut, in_words, passages, texts, tidy, with_events

MOST = 1000  # differences on a page
SEVERITY = {"substantive": 0, "wording": 1, "trivial": 2}
FACTS = ("kind", "severity", "certainty", "event", "topic")
COLUMNS = ("discrepancy", *FACTS, "label", "what", "why", "rule", "voice", "speaker")


def differences(corpus: Corpus, found: pd.DataFrame) -> tuple[list[Point], int]:
    """Return the first thousand differences, and how many there are.

    Those of low certainty come last, substantive ones first; else the order is that of the table.
    """
    found = found.assign(discrepancy=texts(found, "discrepancy")).reset_index(drop=True)
    first = found.drop_duplicates("discrepancy")
    ranks = pd.DataFrame({name: texts(first, name) for name in ("certainty", "severity")})
    ranks = ranks.assign(low=ranks["certainty"] == "low", grave=ranks["severity"].map(SEVERITY).fillna(1))
    ids = first["discrepancy"].loc[ranks.sort_values(["low", "grave"], kind="stable").index[:MOST]]
    rows = with_events(corpus, found[found["discrepancy"].isin(ids)], "found")
    rows = tidy(corpus, rows, "found", COLUMNS)
    chosen = rows.drop_duplicates("discrepancy").set_index("discrepancy", drop=False).loc[ids]
    placed = passages(corpus, rows, "discrepancy")
    silent = rows[rows["start"].isna()].groupby("discrepancy", sort=False)["article"].agg(list).to_dict()
    of_event = _by_event(corpus)
    facts = chosen.to_dict("records")
    points = [
        _point(anchor, about, placed.get(about["discrepancy"], {}), silent.get(about["discrepancy"], []), of_event)
        for anchor, about in zip(anchors("d", chosen["discrepancy"]), facts)
    ]
    return points, len(first)


def _point(
    anchor: str, about: dict[str, Any], there: dict[Any, list[Passage]], silent: list, of_event: dict[str, list]
) -> Point:
    """Make a point of the rows of one difference."""
    silent = [article for article in dict.fromkeys(silent) if article not in there]
    known = {*there, *silent}
    heading = about["label"] or about["what"] or about["topic"] or in_words(about["kind"])
    return Point(
        anchor,
        about["discrepancy"],
        cut(heading),
        cut(about["topic"]) if about["topic"] != heading else "",
        {name: said for name, said in (("Why", cut(about["why"])), ("Rule", cut(about["rule"]))) if said},
        {name: about[name] for name in FACTS},
        there,
        silent,
        [],
        [article for article in of_event.get(about["event"], []) if article not in known],
    )


def _by_event(corpus: Corpus) -> dict[str, list]:
    """List the reports of each event that has a name."""
    events: dict[str, list] = {}
    for article, event in zip(corpus.fileids(), corpus.articles["event"].fillna("").tolist()):
        if event:
            events.setdefault(str(event), []).append(article)
    return events
