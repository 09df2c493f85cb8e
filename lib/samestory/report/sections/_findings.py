"""The findings at the head of a report: a few sentences, all computed."""

from IPython.display import HTML

from ... import discrepancies
from .._analysis import Analysis
from ._parts import counted, error_of, joined, listed, share, together

FEW = 3  # names in a sentence
FIRST = ("US", "Russia")
LEAST = 0.05  # of the attributed words, for a speaker to be named


def findings(found: Analysis) -> HTML:
    """Say in a few sentences what was read and found, and how far it can be trusted.

    Parameters
    ----------
    found : Analysis

    Returns
    -------
    HTML
        A list of sentences; each number is in a table below.
    """
    made = [_read(found), _voices(found), _wording(found), _tone(found), _differences(found)]
    return together(listed(sentence for sentence in made if sentence))


def _read(found: Analysis) -> str:
    articles = found.corpus.articles
    left_out = int(found.tables["problems"]["left_out"].fillna(False).astype(bool).sum())
    dates = sorted(date[:10] for date in articles["published"] if date)
    span = dates[0] if dates[:1] == dates[-1:] and dates else " to ".join(dates[:1] + dates[-1:])
    when = f"; {len(dates):,} of {len(articles):,} are dated, {span}" if dates else "; none is dated"
    lost = f"; {counted(left_out, 'row')} of the input left out, see the faults below" if left_out else ""
    return f"{counted(len(articles), 'report')} of {counted(int(articles['words'].sum()), 'word')}{when}{lost}."


def _voices(found: Analysis) -> str:
    words = found.tables["words_by_voice"]
    total, by_voice = words["words"].sum(), words.groupby("voice")["words"].sum()
    heard = words[words["person"] != ""].groupby("person")["words"].sum().sort_values(ascending=False)
    shares = [f"{share(by_voice.get(voice, 0), total)} {name}" for voice, name in VOICES.items()]
    told = int(by_voice.drop("outlet", errors="ignore").sum())
    most = [f"{name} has {share(n, told)}" for name, n in heard.head(FEW).items() if n >= LEAST * told]
    who = f" Of the {told:,} reported or quoted words, {joined(most)}." if most else ""
    return f"Of {total:,} words (repeated sentences left out) {joined(shares)}, by rule.{who}"


VOICES = {"outlet": "are the outlets' own", "reported": "are reported speech", "quoted": "are quoted"}


def _wording(found: Analysis) -> str:
    pairs = found.tables["text_reuse"]
    if pairs.empty:
        return "No two reports share a run of five words." if len(found.corpus) > 1 else ""
    pair = pairs.loc[pairs[["containment_ab", "containment_ba"]].max(axis=1).idxmax()]
    one, other = (found.corpus.names[pair[f"article_{side}"]] for side in "ab")
    ab, ba = share(pair["containment_ab"], 1), share(pair["containment_ba"], 1)
    return f"Most wording in common: {ab} of the five-word runs of {one} also stand in {other} ({ba} the other way)."


def _tone(found: Analysis) -> str:
    scored = found.tables["tone"]
    said = []
    often = scored["actor"].value_counts().index.tolist()
    for actor in [name for name in FIRST if name in often] + [name for name in often if name not in FIRST][:FEW]:
        labels = scored.loc[scored["actor"] == actor, "label"].value_counts()
        counts = ", ".join(f"{labels.get(label, 0):,} {label}" for label in ("negative", "positive", "unclear"))
        said.append(f"{actor} {counts} of {int(labels.sum()):,}")
    error = error_of("tone", found.settings.scorer)
    return f"Labels that a program gives, not checked by a person: {'; '.join(said)}. {error}" if said else ""


def _differences(found: Analysis) -> str:
    rows = found.tables["discrepancies"]
    if rows.empty:
        return ""
    once = rows.drop_duplicates("discrepancy")
    sure = discrepancies.shown(once)
    silences = int((sure["kind"] == "omission").sum())
    return (
        f"{counted(len(once), 'difference')} between reports of one event, found by program; {len(sure):,} are of high "
        f"or medium certainty, and {silences:,} of these are passages without a match in another report."
    )
