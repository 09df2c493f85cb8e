"""The stages of a report: each makes a few tables of a corpus, and depends on few of the choices."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import pandas as pd

from .. import actors, alignment, discrepancies, framing, keyness, sentiment, voices
from ..corpus import Corpus
from ._settings import Settings, chosen_actors
from ._store import Tables

TOP_ACTORS = 6  # evaluated where none are chosen
FACTS = ["event", "outlet", "title", "published"]
LEAST_ARTICLES = 5  # of a group and of all others, below which words are not compared
MOST_GROUPS = 6  # whose words are compared with those of all others
KEY_WORDS = 25  # kept of a group


class Stage(NamedTuple):
    """One step: its name in words, what it depends on, seconds for 1,000 articles (see `seconds`), how it is made."""

    name: str
    choices: tuple[str, ...]
    seconds: float
    make: Callable[[Corpus, Settings, Mapping[str, pd.DataFrame], str], Tables]


def _articles(corpus: Corpus, *_: Any) -> Tables:
    articles = corpus.articles.reset_index().assign(name=corpus.names.to_numpy())
    return {"articles": articles, "sentences": corpus.sentences, "zones": corpus.zones, "problems": corpus.problems}


def _reuse(corpus: Corpus, *_: Any) -> Tables:
    pairs = alignment.text_reuse(corpus)
    return {"text_reuse": pairs[pairs["shared"] > 0], "retelling": alignment.retelling(corpus)}


def _voices(corpus: Corpus, *_: Any) -> Tables:
    return {
        "quotations": voices.quotations(corpus),
        "reports": voices.reports(corpus),
        "words_by_voice": voices.name_persons(voices.words(corpus)),
    }


def _passages(corpus: Corpus, settings: Settings, made: Mapping[str, pd.DataFrame], by: str) -> Tables:
    return {"passages": alignment.passages_by_voice(corpus, made["text_reuse"])}


def _frames(corpus: Corpus, settings: Settings, *_: Any) -> Tables:
    return {"frames": framing.code(corpus, settings.codebook)}


def _actors(corpus: Corpus, settings: Settings, *_: Any) -> Tables:
    chosen = chosen_actors(settings.actors)
    found = actors.mentions(corpus, chosen)
    return {"mentions": found, "suggested": actors.suggest(corpus)}


def _tone(corpus: Corpus, settings: Settings, made: Mapping[str, pd.DataFrame], by: str) -> Tables:
    mentions = made["mentions"]
    counts = mentions["actor"].value_counts()
    top = counts.index.tolist() if settings.actors else counts.index[:TOP_ACTORS].tolist()
    return {
        "tone": sentiment.score(corpus, mentions[mentions["actor"].isin(top)].reset_index(drop=True), settings.scorer)
    }


def _keyness(corpus: Corpus, settings: Settings, made: Mapping[str, pd.DataFrame], by: str) -> Tables:
    return {"keyness": key_words(corpus, by)}


def key_words(corpus: Corpus, by: str) -> pd.DataFrame:
    """Compare the words of each large group of articles with those of all others; no rows where there are too few."""
    empty = pd.DataFrame({"group": pd.Series(dtype=str), "word": pd.Series(dtype=str)})
    if by == "article":
        return empty
    sizes = corpus.articles[by].astype(str).replace("", pd.NA).dropna().value_counts()
    groups = [g for g, n in sizes.items() if n >= LEAST_ARTICLES and sizes.sum() - n >= LEAST_ARTICLES]
    tables = [
        keyness.compare(corpus, by, group).nlargest(KEY_WORDS, "g2").assign(group=group)
        for group in groups[:MOST_GROUPS]
    ]
    return pd.concat(tables, ignore_index=True) if tables else empty


def _differences(corpus: Corpus, *_: Any) -> Tables:
    found = discrepancies.find(corpus)
    limited = pd.DataFrame({"article": pd.Series(found.attrs.get("limited", []), dtype=str)})
    return {"discrepancies": found, "coverage": discrepancies.coverage(corpus), "limited": limited}


STAGES = (
    Stage("articles and sentences", (), 0.5, _articles),
    # First, for it reads the voices and claims of a large corpus on all cores.
    Stage("discrepancies", (), 9.0, _differences),
    Stage("text reuse and retelling", (), 1.5, _reuse),
    Stage("voices", (), 0.5, _voices),
    Stage("shared passages", (), 0.5, _passages),
    Stage("frames", ("codebook",), 0.5, _frames),
    Stage("actors", ("actors",), 1.0, _actors),
    Stage("tone", ("actors", "scorer"), 30.0, _tone),
    Stage("key words", ("by",), 0.5, _keyness),
)
FAST_TONE = 0.5  # seconds of the stage "tone" with another scorer than the encoder


def seconds(settings: Settings) -> float:
    """Estimate how long 1,000 articles of 450 words take on two cores."""
    slow = settings.scorer in ("default", "encoder")
    return sum(stage.seconds if slow or stage.name != "tone" else FAST_TONE for stage in STAGES)
