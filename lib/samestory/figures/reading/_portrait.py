"""A report in a few lines: whose words, whom it evaluates, what it alone reports, how it opens, how it names things."""

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
import pandas as pd

from ... import voices
from ...corpus import Corpus
from ...corpus.offsets import datelines, once_per_corpus
from ...errors import ArgumentError
from .._style import VOICES

OPENINGS = ("lead", "body")  # the zone whose first sentence opens the report; the second where there is no lead
PLACES = {"outlet": "in the outlet's own words", "reported": "in reported speech", "quoted": "in quotation"}
EVALUATIONS = ("positive", "negative", "mixed")  # labels that evaluate; the others are counted behind them


def portrait(
    corpus: Corpus,
    article: Any,
    mentions: pd.DataFrame | None = None,
    claims: pd.DataFrame | None = None,
    called: Mapping[str, pd.DataFrame] | None = None,
) -> pd.DataFrame:
    """Describe a report in a few lines computed from tables.

    Parameters
    ----------
    corpus : Corpus
    article : object
        An id of the corpus.
    mentions : DataFrame
        article, actor, label, with or without voice: mentions of actors with the attitude toward them, coded or scored.
    claims : DataFrame
        claim, label, article: which report holds which claim, and the claim in words. A claim is a report's alone where
        no other report of the same event holds it.
    called : mapping of str to DataFrame
        For each thing that a report may name in its own way ("the American measures") a table with article, text, and
        start, or with voice as well: the words for it.

    Returns
    -------
    DataFrame
        line: what is asked. says: the answer, or why there is none.

    Raises
    ------
    ArgumentError
        The article is not in the corpus.

    See Also
    --------
    page : shows a portrait above the article.

    Examples
    --------
    >>> import samestory as ss
    >>> corpus = ss.read_corpus(pd.DataFrame({"article": ["a"], "text": ['Prices rose. "We won," Ann Lee said.']}))
    >>> portrait(corpus, "a")["says"].tolist()[0]
    "outlet's own words 71 %; Ann Lee, quoted 29 % (of 7 words)"
    """
    if article not in corpus.articles.index:
        raise ArgumentError("reading.portrait", "article", article, "an article of this corpus", corpus.fileids()[:20])
    lines = {
        "Whose words, by rule": _whose_words(corpus, article),
        "Whom it evaluates": _evaluates(_part(mentions, article)),
        "What it alone reports": _alone(corpus, article, claims),
        "How it opens": _opens(corpus, article),
    }
    lines |= {f"Its words for {thing}": _words_for(_part(table, article)) for thing, table in (called or {}).items()}
    return pd.DataFrame({"line": list(lines), "says": list(lines.values())}, dtype=object)


def _part(table: pd.DataFrame | None, article: Any) -> pd.DataFrame | None:
    if table is None:
        return None
    column = table["article"]
    if not isinstance(column.dtype, pd.CategoricalDtype):
        return table[column.astype(str) == str(article)]
    same = np.flatnonzero(column.cat.categories.astype(str) == str(article))  # a few ids, not all rows, become text
    return table[column.cat.codes.isin(same)]


def _whose_words(corpus: Corpus, article: Any) -> str:
    """Give the share of the words of each voice and speaker; sentences that repeat another are left out."""
    words = _words(corpus).get(article)
    if words is None:
        return "no words"
    parts = (_voice(voice, speaker) + f" {100 * n / words.sum():.0f} %" for (voice, speaker), n in words.items())
    return f"{'; '.join(parts)} (of {words.sum():,} words)"


def _voice(voice: str, speaker: str) -> str:
    return VOICES[voice] if voice == "outlet" else f"{speaker or 'nobody named'}, {voice}"


@once_per_corpus
def _words(corpus: Corpus) -> dict[Any, pd.Series]:
    """Count the words of each article by voice and speaker, the most first."""
    spans = voices.voice_of(corpus, corpus.word_tokens().query("repeats < 0"))
    counts = spans.groupby(["article", "voice", "speaker"]).size()
    return {
        article: part.droplevel(0).sort_values(ascending=False, kind="stable")
        for article, part in counts.groupby(level="article")
    }


def _evaluates(mentions: pd.DataFrame | None) -> str:
    """Say how often each actor is evaluated, those evaluated most often first, and in whose voice."""
    if mentions is None:
        return "not known: no mentions were given"
    if mentions.empty:
        return "no mention of an actor"
    counts = mentions.groupby(["actor", "label"], observed=True).size().unstack(fill_value=0)
    order = [label for label in EVALUATIONS if label in counts] + sorted(set(counts) - set(EVALUATIONS))
    told = counts.reindex(columns=[label for label in EVALUATIONS if label in counts]).sum(axis=1)
    told = told.sort_values(ascending=False, kind="stable")
    actors = [
        f"{actor} " + ", ".join(f"{counts.at[actor, label]} {label}" for label in order if counts.at[actor, label])
        for actor in told.index
    ]
    return "; ".join(actors) + _in_voices(mentions[mentions["label"].isin(EVALUATIONS)])


def _in_voices(evaluations: pd.DataFrame) -> str:
    if "voice" not in evaluations or evaluations.empty:
        return ""
    counts = evaluations["voice"].value_counts(sort=True).items()
    told = ", ".join(f"{n} {PLACES.get(voice, voice)}" for voice, n in counts)
    return f". Evaluations: {len(evaluations)}, {told}"


def _alone(corpus: Corpus, article: Any, claims: pd.DataFrame | None) -> str:
    """List the claims that no other report of the event holds."""
    if claims is None:
        return "not known: no claims were given"
    event = corpus.articles["event"]
    beside = {str(a) for a in event.index[(event == event[article]) | (event[article] == "")] if a != article}
    own = _part(claims, article).drop_duplicates("claim")
    if own.empty:
        return "not known: no claim of this report was given"
    if not beside:
        return f"no other report of its event is here, so all {len(own)} of its claims"
    held = set(claims["claim"][claims["article"].astype(str).isin(beside)])
    alone = own["label"][~own["claim"].isin(held)].astype(str)
    return f"{len(alone)} of its {len(own)} claims" + (": " if len(alone) else "") + "; ".join(alone)


def _opens(corpus: Corpus, article: Any) -> str:
    """Quote the first sentence of the lead, without its dateline."""
    number = corpus.articles.index.get_loc(article)
    text = corpus.articles.at[article, "text"]
    for zone in OPENINGS:
        if span := _first_sentences(corpus)[zone].get(number):
            start = max([span[0], *(b for a, b in datelines(corpus).get(number, ()) if a <= span[0] < b)])
            return f"“{text[start : span[1]].strip()}”"
    return "not known: neither lead nor body was found"


@once_per_corpus
def _first_sentences(corpus: Corpus) -> dict[str, dict[int, tuple[int, int]]]:
    """Return start and end of the first sentence of each opening zone, by the number of the article."""
    sentences, found = corpus.sentences, {}
    for zone in OPENINGS:
        of_zone = sentences[sentences["zone"] == zone]
        first = of_zone[~of_zone["article"].duplicated()]
        found[zone] = dict(zip(first["article"].cat.codes, zip(first["start"].tolist(), first["end"].tolist())))
    return found


def _words_for(named: pd.DataFrame | None) -> str:
    """List the wordings in the order of the text, with the number of times and the voice."""
    if named is None or named.empty:
        return "none found"
    named = named.sort_values("start")
    voice = named["voice"].map(lambda v: VOICES.get(v, v)) if "voice" in named else [""] * len(named)
    said = pd.Series([f"“{text}”" + (f" ({v})" if v else "") for text, v in zip(named["text"], voice)])
    return "; ".join(f"{words}, {n} times" if n > 1 else words for words, n in _counted(said))


def _counted(said: Iterable[str]) -> Iterable[tuple[str, int]]:
    counts: dict[str, int] = {}
    for words in said:
        counts[words] = counts.get(words, 0) + 1
    return counts.items()
