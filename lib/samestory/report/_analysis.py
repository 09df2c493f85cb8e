"""A corpus analyzed: its tables, made stage by stage, kept, and taken up again where they are done."""

import os
import warnings
from dataclasses import dataclass
from functools import partial
from importlib.metadata import version
from pathlib import Path

import pandas as pd

from ..corpus import Corpus, read_corpus
from ..errors import ArgumentError, CorpusWarning
from ._events import placed
from ._progress import Progress
from ._settings import Settings, fingerprint
from ._stages import STAGES, seconds
from ._store import Store, digest

MANY = 12  # reports; of more, figures group them by outlet
SAID = ("event", "outlet", "title", "published")


@dataclass(frozen=True)
class Analysis:
    """A corpus and what was found in it.

    Attributes
    ----------
    corpus : Corpus
        The reports, under the events that were compared.
    by : str
        The column of the articles that groups them: article, outlet, or as chosen.
    settings : Settings
    events : str
        In words: how the events are known.
    tables : dict of str to DataFrame
        articles sentences zones problems text_reuse retelling quotations reports words_by_voice passages frames
        mentions suggested tone keyness discrepancies coverage limited. With `out` each is a Parquet file in out/data.
    out : Path or None
    warnings : tuple of str
        What the stages warned of: what was not compared, or not in full.
    """

    corpus: Corpus
    by: str
    settings: Settings
    events: str
    tables: dict[str, pd.DataFrame]
    out: Path | None
    warnings: tuple[str, ...] = ()


def analyze(
    source: str | Path | pd.DataFrame | Corpus, out: str | Path | None = None, settings: Settings | None = None
) -> Analysis:
    """Analyze a corpus: text reuse, voices, frames, actors and their tone, key words, discrepancies.

    Parameters
    ----------
    source : str, Path, DataFrame or Corpus
        What `read_corpus` takes, or a corpus.
    out : str or Path, optional
        A folder. Tables go to out/data as Parquet, figures to out/figures. What a run before has made there from the
        same texts with the same choices is taken up, not made again.
    settings : Settings, optional

    Returns
    -------
    Analysis

    Raises
    ------
    ArgumentError
        A choice that cannot be used; or `out` holds Parquet files of another hand. `CorpusError`: as `read_corpus`.
    SaveError
        A table cannot be written.

    Examples
    --------
    >>> import pandas as pd
    >>> texts = ["Oslo lost. “We failed,” Ann Lee said.", "Oslo won. “We did it,” Ann Lee said."]
    >>> found = analyze(pd.DataFrame({"text": texts, "event": "match"}))
    >>> found.by, found.tables["quotations"]["speaker"].tolist()
    ('article', ['Ann Lee', 'Ann Lee'])
    """
    settings, progress = settings or Settings(), Progress(len(STAGES) + 1)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", CorpusWarning)  # `material` shows the same problems
        corpus = source if isinstance(source, Corpus) else read_corpus(source, settings.date_format)
    progress.say(repr(corpus).strip("<>"))
    progress.estimate(seconds(settings) * int(corpus.articles["words"].sum()) / 450_000)
    progress.done("reading", False)
    folder = None if out is None else Path(out)
    if folder is not None:
        os.environ["SAMESTORY_FIGURES"] = str(folder.resolve() / "figures")
        os.environ["SAMESTORY_CITATION"] = str(folder.resolve() / "CITATION.cff")  # the reader's own, never ours
    corpus, events = placed(corpus, settings.events, folder)
    by = _grouping(corpus, settings.by)
    store = Store(folder and folder / "data")
    base = digest(version("samestory"), *_facts(corpus))
    tables: dict[str, pd.DataFrame] = {}
    for stage in STAGES:
        chosen = [by if name == "by" else fingerprint(getattr(settings, name)) for name in stage.choices]
        made, there = store.stage(stage.name, digest(base, *chosen), partial(stage.make, corpus, settings, tables, by))
        tables |= made
        corpus.forget()  # it stands in the tables; the memory is for the next stage
        progress.done(stage.name, there)
    return Analysis(corpus, by, settings, events, tables, folder, tuple(store.said()))


def _grouping(corpus: Corpus, by: str | None) -> str:
    outlets = corpus.articles["outlet"].replace("", pd.NA).dropna().nunique()
    if by is None:
        return "outlet" if len(corpus) > MANY and outlets > 1 else "article"
    allowed = ["article", *(name for name in corpus.articles.columns if name not in ("text", "sha256", "words"))]
    if by not in allowed:
        raise ArgumentError("report", "by", by, "a column of the articles", allowed)
    return by


def _facts(corpus: Corpus) -> list[str]:
    """Return what the stages depend on: ids, texts and facts of all articles."""
    facts = corpus.articles.reset_index()
    return [str(cell) for name in ("article", "text", *SAID) for cell in facts[name]] + [
        f"{name}={cell}" for name in facts.columns[10:] for cell in facts[name]
    ]
