"""The findings at the head of a report: a few sentences, all computed."""

from IPython.display import HTML

from ... import discrepancies
from .._analysis import Analysis
from ._parts import counted, joined, listed, share, together

FEW = 3  # names in a sentence
FIRST = ("US", "Russia")


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
    dates = sorted(date for date in articles["published"] if date)
    when = f", published from {dates[0][:10]} to {dates[-1][:10]}" if dates else ", without dates"
    lost = f"; {counted(left_out, 'report')} could not be read" if left_out else ""
    return f"{counted(len(articles), 'report')} of {counted(int(articles['words'].sum()), 'word')}{when}{lost}."


def _voices(found: Analysis) -> str:
    words = found.tables["words_by_voice"]
    total, by_voice = words["words"].sum(), words.groupby("voice")["words"].sum()
    heard = words[words["speaker"] != ""].groupby("speaker")["words"].sum().sort_values(ascending=False)
    shares = [f"{share(by_voice.get(voice, 0), total)} {name}" for voice, name in VOICES.items()]
    who = f" Most is attributed to {joined(heard.index[:FEW])}." if len(heard) else " No speaker is named."
    return f"Of all words {joined(shares)}, by rule.{who}"


VOICES = {"outlet": "are the outlets' own", "reported": "are reported speech", "quoted": "are quoted"}


def _wording(found: Analysis) -> str:
    pairs = found.tables["text_reuse"]
    if pairs.empty:
        return "No two reports share a run of five words." if len(found.corpus) > 1 else ""
    most = pairs[["containment_ab", "containment_ba"]].max(axis=1)
    pair, names = pairs.loc[most.idxmax()], found.corpus.names
    one, other = names[pair["article_a"]], names[pair["article_b"]]
    return (
        f"The two reports with most wording in common, {one} and {other}, share up to {share(most.max(), 1)} of theirs."
    )


def _tone(found: Analysis) -> str:
    scored = found.tables["tone"]
    said = []
    often = scored["actor"].value_counts().index.tolist()
    for actor in [name for name in FIRST if name in often] + [name for name in often if name not in FIRST][:FEW]:
        labels = scored.loc[scored["actor"] == actor, "label"].value_counts()
        n = int(labels.sum())
        said.append(
            f"{actor} {labels.get('negative', 0):,} negative and {labels.get('positive', 0):,} positive of {n:,}"
        )
    return f"Mentions as the scorer labels them, with its errors: {'; '.join(said)}." if said else ""


def _differences(found: Analysis) -> str:
    rows = found.tables["discrepancies"]
    if rows.empty:
        return ""
    once = rows.drop_duplicates("discrepancy")
    sure = discrepancies.shown(once)
    silences = int((sure["kind"] == "omission").sum())
    return (
        f"{counted(len(once), 'difference')} between reports of one event; {len(sure):,} of high or medium certainty, "
        f"of which {silences:,} are silences."
    )
