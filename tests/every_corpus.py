"""Corpora of every kind, and each drawing of each kind of corpus; every text in a figure with its corners."""

import uuid
from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

import numpy as np
import pandas as pd
import samestory as ss
from helpers import corpus_of
from matplotlib.axis import Axis
from matplotlib.figure import Figure
from matplotlib.text import Text
from samestory import figures
from samestory.alignment import collate
from samestory.figures.discrepancies import coverage, firmness, renditions

FRAMES = "conflict human_interest economic_consequences morality responsibility security sovereignty".split()
VOICES = ["outlet", "reported", "quoted"]


class Kind(NamedTuple):
    """A kind of corpus: ids, the name of each report, its event, and whether anything was found in the reports."""

    ids: list[str]
    names: dict[str, str]
    events: list[str]
    found: bool = True


def of(ids: list[str], name: Callable[[int], str] | None = None, each: int = 0, found: bool = True) -> Kind:
    """A kind with these ids; `each` reports an event, 0 for one event."""
    names = {i: name(n) if name else i for n, i in enumerate(ids)}
    return Kind(ids, names, [f"event {n // each}" if each else "event" for n in range(len(ids))], found)


def numbered(reports: int) -> list[str]:
    """Ids as the package gives them."""
    return [f"{n:03}" for n in range(reports)]


LONG = "{:03} Northern and Southern Evening Post-Intelligencer of the Outer Isles"
SCRIPTS = ["新華社", "दैनिक भास्कर", "الشرق الأوسط", "Ведомости", "조선일보", "ไทยรัฐ", "Đời sống", "🔥 Daily"]
KINDS = {
    "one report": of(numbered(1)),
    "two reports": of(numbered(2)),
    "twelve": of(numbered(12), lambda n: f"{n:03} Daily Post"),
    "sixty": of(numbered(60), lambda n: f"{n:03} Daily Post of Oslo"),
    "a thousand": of(numbered(1000), lambda n: f"{n:03} Daily Post of Oslo"),
    "ids of forty letters": of([str(uuid.UUID(int=n * 77**15 + 5)) + f"-{n:03}" for n in range(12)]),
    "names of files": of([f"2020-07-{n:02}_reuters_world_politics_{n:04}.txt" for n in range(1, 12)]),
    "long outlet names": of(numbered(7), lambda n: LONG.format(n)),
    "wide letters": of(numbered(12), lambda n: f"{n:03} WWWWWW MMMMMM WWWWWW"),
    "other scripts": of(numbered(8), lambda n: f"{n:03} {SCRIPTS[n]}"),
    "events mixed": of(numbered(60), lambda n: f"{n:03} Post", each=3),
    "nothing found": of(numbered(5), found=False),
}


@cache
def corpus(kind: str) -> ss.Corpus:
    """The reports of a kind."""
    ids, names, events, _ = KINDS[kind]
    texts = [
        f"Headline {n}\n\nThe mill closes in town {n}. “We lose,” Ann Lee said. War came." for n in range(len(ids))
    ]
    return corpus_of(*texts, ids=ids, event=events, outlet=[names[i].partition(" ")[2] for i in ids])


# --- the tables that the drawings take ------------------------------------------------------------------------------


def timeline(kind: str) -> tuple[Figure, str]:
    ids, names, events, _ = KINDS[kind]
    day = pd.Timestamp("2020-01-30")
    dates = [str(day + pd.Timedelta(days=3 * n))[:10] for n in range(len(ids))]
    shown = pd.DataFrame({"label": [names[i] for i in ids], "published": dates, "note": "printed in the file"})
    shown.loc[shown.index[1::3], "published"] = ""
    first = dict(zip(reversed(events), reversed(dates)))
    return figures.corpus.timeline(shown, pd.DataFrame({"label": list(first), "start": list(first.values())}))


def voices(kind: str, width: float = 183) -> tuple[Figure, str]:
    ids, names, _, found = KINDS[kind]
    speakers = {"outlet": "", "reported": "Ann Lee", "quoted": "The Director General of Long Names"}
    rows = [(i, v, speakers[v], 9 + 31 * ((n + k) % 7)) for n, i in enumerate(ids) for k, v in enumerate(VOICES)]
    words = pd.DataFrame(rows if found else [], columns=["article", "voice", "speaker", "words"])
    return figures.corpus.voices(words, names=names, width=width)


def text_reuse(kind: str, width: float = 183) -> tuple[Figure, str]:
    ids, _, events, found = KINDS[kind]
    pairs = [(a, b) for n, a in enumerate(ids) for b, e in zip(ids[n + 1 : n + 12], events[n + 1 :]) if e == events[n]]
    pairs = pairs if found else []
    shares = [(*pair, (n % 11) / 10, (n % 7) / 6, 0.25) for n, pair in enumerate(pairs)]
    retelling = pd.DataFrame(shares, columns=["article_a", "article_b", "shared_ab", "shared_ba", "tau"])
    reuse = retelling.rename(columns={"shared_ab": "containment_ab", "shared_ba": "containment_ba"})
    passages = [(a, s, s + 20, b, s + 3, s + 23, 9 + s, "quoted", "outlet") for a, b in pairs for s in (10, 30)]
    columns = "article_a start_a end_a article_b start_b end_b words voice_a voice_b".split()
    passages = pd.DataFrame(passages, columns=columns)
    return figures.corpus.text_reuse(corpus(kind), reuse, passages, retelling, width=width)


def frames_by_voice(kind: str, coded: bool = True) -> tuple[Figure, str]:
    ids, names, _, found = KINDS[kind]
    rows = [(i, v, f, 1 + n % 12) for n, i in enumerate(ids) for f in FRAMES for v in VOICES]
    profile = pd.DataFrame(rows if found else [], columns=["article", "voice", "frame", "distinct_terms"])
    terms = [
        (i, f, "trade war", v, "Ann Lee", False) for i in ids for f in FRAMES[:2] for v in VOICES[: 1 + len(f) % 3]
    ]
    terms = pd.DataFrame(terms, columns=["article", "frame", "text", "voice", "speaker", "arguable"])
    gray = {"morality": "AUC .87, of eighteen hundred articles"}
    return figures.framing.frames_by_voice(profile, gray, terms if coded and found else None, names)


def placement(kind: str) -> tuple[Figure, str]:
    ids, _, _, found = KINDS[kind]
    rows = [(i, 9 * n, f, "war", "lead") for i in ids for n, f in enumerate(FRAMES)]
    hits = pd.DataFrame(rows if found else [], columns=["article", "start", "frame", "term", "zone"])
    said = pd.DataFrame([(i, 20, 40, "full") for i in ids if found], columns=["article", "start", "end", "kind"])
    return figures.framing.placement(corpus(kind), hits, said, {"morality": "not measured"})


def tone(kind: str, width: float = 183) -> tuple[Figure, str]:
    ids, names, _, found = KINDS[kind]
    labels = ["negative", "neutral", "positive", "neutral"]
    actors = ["US", "Russia"]
    rows = [
        (i, k, actors[k % 2], labels[(n + k) % 4], VOICES[k % 3], "Ann Lee")
        for n, i in enumerate(ids)
        for k in range(5)
    ]
    columns = ["article", "start", "actor", "label", "voice", "speaker"]
    mentions = pd.DataFrame(rows if found else [], columns=columns)
    return figures.sentiment.tone(mentions, actors, pd.Series(names), width=width)


def who_evaluates_whom(kind: str, width: float = 183) -> tuple[Figure, str]:
    ids, names, _, found = KINDS[kind]
    holders, actors = list(dict.fromkeys(names[i] for i in ids)), [*names.values()][:20]
    rows = [(h, a, 183, 100, 60, 23, 11) for h in holders[:40] for a in actors] if found else []
    columns = ["holder", "actor", "n", "negative", "neutral", "positive", "undecided"]
    return figures.sentiment.who_evaluates_whom(pd.DataFrame(rows, columns=columns), holders, actors, width)


def claims(kind: str) -> pd.DataFrame:
    """Claims that fewer and fewer reports of an event hold."""
    ids, _, events, found = KINDS[kind]
    rows = [
        (
            event,
            f"{event} {c}",
            f"claim {c} of the talk about the old mill by the river in the town",
            f"topic {c % 4}",
            i,
        )
        for c in range(70 if len(ids) < 100 else 12)
        for n, (i, event) in enumerate(zip(ids, events))
        if n % (1 + c % 5) == 0
    ]
    table = pd.DataFrame(rows if found else [], columns=["event", "claim", "label", "topic", "article"])
    return table.assign(how=[VOICES[n % 3] for n in range(len(table))])


def covered(kind: str) -> tuple[Figure, str]:
    return coverage(claims(kind), {"event 3": "possible contradiction: forty or fifty"}, KINDS[kind].names)


@cache
def utterances(kind: str) -> dict:
    """What is said in each event, in the wordings of its reports."""
    ids, names, events, found = KINDS[kind]
    words = "we shall not close the mill this year or the next whatever the price of wood may be".split()
    laid = {}
    for event in list(dict.fromkeys(events))[:9] if found else []:
        own = [i for i, e in zip(ids, events) if e == event][:40]
        versions = [" ".join(w for k, w in enumerate(words * 2) if k % 9 != n % 9) for n in range(len(own))]
        laid[f"What the owner said in {event}"] = [names[i] for i in own], collate(versions)
    return laid


def firm(kind: str) -> tuple[Figure, str]:
    ids, names, _, found = KINDS[kind]
    steps = "hinted considering proposed prepared instructed announced-at-last".split()
    rows = [
        (act, i, (n + k) % 6, f"will close it {n}", VOICES[n % 3])
        for k, act in enumerate(("sale", "order"))
        for n, i in enumerate(ids)
    ]
    acts = pd.DataFrame(rows if found else [], columns=["act", "article", "step", "text", "voice"])
    return firmness(acts, {"sale": steps, "order": steps}, names)


def name_swap(kind: str) -> tuple[Figure, str]:
    ids, names, _, found = KINDS[kind]
    templates = [f"… and the people of {names[i]} spoke at length about the price of wood" for i in ids]
    rows = [(t, name, 0.1, 0.1) for t in templates for name in ("US", "Russia")] if found else []
    return figures.sentiment.name_swap(pd.DataFrame(rows, columns=["template", "name", "VADER", "ours"]))


def gold(kind: str) -> tuple[Figure, str]:
    ids, names, events, found = KINDS[kind]
    rows = [
        (e, names[i], 0.7, 0.6, 0.8, 0.5, "VADER", "n = 200", "people", False) for i, e in zip(ids, events) if found
    ]
    columns = "instrument measure value low high other other_name basis coder here".split()
    return figures.validity.gold(pd.DataFrame(rows, columns=columns))


DRAWINGS = {
    "timeline": timeline,
    "voices": voices,
    "voices, one column": lambda kind: voices(kind, 89),
    "text_reuse": text_reuse,
    "text_reuse, one column": lambda kind: text_reuse(kind, 89),
    "frames_by_voice": frames_by_voice,
    "frames_by_voice, not coded": lambda kind: frames_by_voice(kind, False),
    "placement": placement,
    "tone": tone,
    "tone, one column": lambda kind: tone(kind, 89),
    "who_evaluates_whom": who_evaluates_whom,
    "coverage": covered,
    "renditions": lambda kind: renditions(utterances(kind)),
    "firmness": firm,
    "name_swap": name_swap,
    "gold": gold,
}


# The drawings that name each report; "tone" lets the rest share a row.
NAMED = [name for name in DRAWINGS if name not in ("renditions",)]


# --- where texts stand ---------------------------------------------------------------------------------------------


def texts_of(fig: Figure) -> list[Text]:
    """Every text of a figure that is seen."""
    fig.draw_without_rendering()
    ticks = {t for axis in fig.findobj(Axis) for tick in _all_ticks(axis) for t in (tick.label1, tick.label2)}
    found = [t for t in fig.findobj(Text) if t not in ticks] + [t for ax in fig.axes for t in _ticks(ax)]
    return [t for t in found if t.get_visible() and t.get_text().strip()]


def _all_ticks(axis: Axis) -> list:
    return [*axis.get_major_ticks(), *axis.get_minor_ticks()]


def _ticks(ax) -> Iterator[Text]:
    for axis in (ax.xaxis, ax.yaxis):
        low, high = sorted(axis.get_view_interval())
        for tick in axis.get_major_ticks() if ax.axison else ():
            if low <= tick.get_loc() <= high:
                yield from (t for t in (tick.label1, tick.label2) if t.get_visible())


def corners(text: Text) -> np.ndarray:
    """The four corners of a text in pixels, those of a text that stands aslant turned with it."""
    angle = text.get_rotation()
    if not angle:
        box = text.get_window_extent()
        return box.corners()[[0, 1, 3, 2]]
    text.set_rotation(0)
    box, at = text.get_window_extent(), text.get_transform().transform(text.get_position())
    text.set_rotation(angle)
    if text.get_rotation_mode() != "anchor":
        return text.get_window_extent().corners()[[0, 1, 3, 2]]
    turn = np.deg2rad(angle)
    turned = np.array([[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]])
    return (box.corners()[[0, 1, 3, 2]] - at) @ turned + at


def overlaps(texts: list[Text], spare: float = 2.0) -> list[tuple[str, str]]:
    """Pairs of texts of which one lies on the other by more than so many pixels."""
    shapes = [corners(t) for t in texts]
    low, high = (np.array([f(s, axis=0) for s in shapes]).reshape(-1, 2) for f in (np.min, np.max))
    near = (low[:, None] + spare < high).all(axis=2) & (low + spare < high[:, None]).all(axis=2)
    pairs = [(a, b) for a, b in np.argwhere(np.triu(near, 1)) if _meet(shapes[a], shapes[b], spare)]
    return [(texts[a].get_text(), texts[b].get_text()) for a, b in pairs]


def _meet(one: np.ndarray, other: np.ndarray, spare: float) -> bool:
    """Whether no side of two rectangles parts them (the separating axis theorem)."""
    for shape in (one, other):
        for side in np.diff(shape[:3], axis=0):
            across = np.array([-side[1], side[0]]) / max(np.hypot(*side), 1e-9)
            p, q = one @ across, other @ across
            if p.max() <= q.min() + spare or q.max() <= p.min() + spare:
                return False
    return True
