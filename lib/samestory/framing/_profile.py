"""Profiles: how often each frame occurs by article, outlet, voice or zone, with intervals.

The interval of a share is the 95 % percentile bootstrap over sentences (Efron 1979). Its limit is known, the binomial
quantiles, so nothing is drawn. Where none or all of the sentences have a hit, resampling shows no spread; the
one-sided 95 % bound stands instead (Hanley & Lippman-Hand 1983).
"""

from collections.abc import Sequence

import numpy as np
import pandas as pd
from scipy.stats import binom

from .. import voices
from ..corpus import Corpus
from ..corpus.offsets import as_read, reports
from ..errors import ArgumentError, check_columns, needs

VOICES = ("outlet", "reported", "quoted")
COUNTS = "distinct_terms hits sentences sentences_of share low high per_1000 words negated".split()


@needs("framing.profile", "hits", "article frame term sentence repeats negated", "framing.code")
@as_read
def profile(corpus: Corpus, hits: pd.DataFrame, by: str | Sequence[str] = "article") -> pd.DataFrame:
    """Count each frame by article, outlet, voice, zone or several of these.

    Parameters
    ----------
    hits : a table of `code`, whole or a part of it.
    by : one or a list of article, voice, speaker, zone and the columns of corpus.articles.

    Returns
    -------
    DataFrame : one row for each combination of `by` and frame, also where nothing was found; a speaker has a row only
    with what that speaker said.
        distinct_terms, hits : terms that occur; hits in sentences that repeat no other
        sentences, sentences_of : sentences with a hit, and all sentences with a word there
        share, low, high : sentences / sentences_of with its 95 % interval over sentences
        per_1000, words : hits per 1,000 words, and words
        negated : hits that are denied or said to be over; they count, as to deny a frame evokes it (Lakoff 2004)

    Raises
    ------
    ArgumentError : an unknown `by`.

    Notes
    -----
    The interval says how much the sentences of these articles vary, not what other articles of an outlet would hold.
    Distinct terms grow with the number of words. A report that an outlet has twice counts once in each group.
    """
    keys = [by] if isinstance(by, str) else list(by)
    known = ["article", "voice", "speaker", "zone", *corpus.articles.columns.drop("text")]
    for key in keys:
        if key not in known:
            raise ArgumentError("framing.profile", "by", key, "a column to group by", known)
    check_columns(hits, "framing.profile", "hits", [key for key in keys if key in known[:4]], "framing.code")
    return _profile(corpus, hits, keys)


def _profile(corpus: Corpus, hits: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    """Build the table of `profile` for checked keys."""
    words = _keyed(corpus, _of_words(corpus), keys)
    counted = _keyed(corpus, hits[hits["repeats"] < 0], keys)
    words, counted = (rows[~rows["_copy"]].drop(columns="_copy") for rows in (words, counted))
    anywhere = pd.concat([words, counted])[[*keys, "_sentence"]].drop_duplicates()
    levels = hits["frame"].cat.categories if hits["frame"].dtype == "category" else sorted(hits["frame"].unique())
    table = _groups(corpus, words, keys).merge(pd.DataFrame({"frame": pd.Series(levels, dtype="str")}), how="cross")
    counted["frame"] = counted["frame"].astype("str")
    of_frame = counted.groupby([*keys, "frame"], observed=True, sort=False)
    counts = {
        "distinct_terms": of_frame["term"].nunique(),
        "hits": of_frame.size(),
        "sentences": of_frame["_sentence"].nunique(),
        "sentences_of": anywhere.groupby(keys, observed=True, sort=False).size(),
        "words": words.groupby(keys, observed=True, sort=False)["words"].sum(),
        "negated": of_frame["negated"].sum(),
    }
    for name, count in counts.items():
        table = table.merge(count.rename(name).reset_index(), how="left")
        table[name] = table[name].fillna(0).astype(int)
    table["share"] = table["sentences"] / table["sentences_of"].where(table["sentences_of"] > 0)
    table["low"], table["high"] = _interval(table["sentences"].to_numpy(), table["sentences_of"].to_numpy())
    table["per_1000"] = 1000 * table["hits"] / table["words"].where(table["words"] > 0)
    return table[[*keys, "frame", *COUNTS]]


def _of_words(corpus: Corpus) -> pd.DataFrame:
    """Count the words of sentences that repeat no other and are no furniture, by voice, with the zone of each."""
    ids = {"article": corpus.articles.index.dtype}
    zones = corpus.sentences[["article", "sentence", "zone"]].astype(ids)
    words = voices.words_by_sentence(corpus).astype(ids).merge(zones, on=["article", "sentence"])
    return words[words["zone"] != "furniture"]


def _keyed(corpus: Corpus, rows: pd.DataFrame, keys: Sequence[str]) -> pd.DataFrame:
    """Return rows with the columns they are grouped by as plain values, and their sentence as one number."""
    article = corpus.articles.index.get_indexer(rows["article"])
    longest = int(corpus.sentences["sentence"].max()) + 1 if len(corpus.sentences) else 1
    table = pd.DataFrame({"_sentence": article * longest + rows["sentence"].to_numpy()})
    table["_copy"] = _copies(corpus, keys)[article]
    for key in keys:
        values = corpus.articles.index if key == "article" else corpus.articles.get(key)
        table[key] = rows[key].to_numpy(dtype=object) if values is None else values.take(article).to_numpy()
    for name in ("frame", "term", "negated", "words"):
        if name in rows:
            table[name] = rows[name].to_numpy()
    return table


def _copies(corpus: Corpus, keys: Sequence[str]) -> np.ndarray:
    """Mark the articles whose report stands in an earlier one of the same group: one report, downloaded twice."""
    facts = corpus.articles.reset_index()[[key for key in keys if key not in ("voice", "speaker", "zone")]]
    return facts.assign(_report=reports(corpus)).duplicated().to_numpy()


def _groups(corpus: Corpus, words: pd.DataFrame, keys: Sequence[str]) -> pd.DataFrame:
    """Return all combinations of what the articles have and of voices and zones, in a fixed order.

    Of speakers only those with a word: most say nothing in most reports, and all combinations would fill the memory.
    """
    of_articles = [key for key in keys if key not in ("voice", "speaker", "zone")]
    table = corpus.articles.reset_index()[of_articles].drop_duplicates() if of_articles else pd.DataFrame({"_": [0]})
    rest = {"voice": pd.Series(VOICES, dtype="str"), "zone": corpus.sentences["zone"].drop_duplicates().sort_values()}
    if "speaker" in keys:
        return _in_order(words[list(keys)].drop_duplicates(), table, [key for key in keys if key not in of_articles])
    for key in keys:
        if key in rest:
            table = table.merge(rest[key].rename(key), how="cross")
    return table[list(keys)]


def _in_order(groups: pd.DataFrame, table: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    """Put groups in the order of the articles' facts in a table, then of voices, zones and speakers."""
    if "_" not in table:
        groups = groups.merge(table.reset_index(drop=True).reset_index(names="_place"), how="left")
    ranks = pd.DataFrame({key: groups[key].map(VOICES.index if key == "voice" else str) for key in keys})
    order = ranks.assign(_place=groups.get("_place", 0)).sort_values(["_place", *keys], kind="stable").index
    return groups.loc[order].drop(columns="_place", errors="ignore").reset_index(drop=True)


def _interval(k: np.ndarray, n: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the ends of the 95 % interval of k/n; see `profile`."""
    some = np.maximum(n, 1)
    low, high = (binom.ppf(tail, some, k / some) / some for tail in (0.025, 0.975))
    bound = 0.05 ** (1 / some)
    low, high = np.where(k == n, bound, np.maximum(low, 0)), np.where(k == 0, 1 - bound, high)
    return np.where(n > 0, low, np.nan), np.where(n > 0, high, np.nan)
