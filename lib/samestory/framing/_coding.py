"""Framing: which words of a codebook a report uses, where, how often, and in whose voice.

A codebook, not a model (Semetko & Valkenburg 2000): every number leads to hits with their place in the text. The words
of all terms are looked up once among the distinct words of the corpus, phrases by their rarest word; the texts
themselves are not searched.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
import pandas as pd
from scipy.stats import binom

from .. import codebooks, voices
from ..corpus import Corpus
from ..corpus import offsets as spans
from ..errors import CodebookError, shown
from ..language import terms

COLUMNS = "article start end text frame term sentence zone voice speaker repeats negated".split()
KEYS = ("definition", "include", "exclude", "terms", "never", "source", "validity")
VOICES = ("outlet", "reported", "quoted")


# --- the codebook --------------------------------------------------------------------------------------------------


def frames(codebook: str | Path | dict | None = None) -> dict[str, dict]:
    """A checked codebook of frames: the shipped one, another by name or path, or a loaded dict.

    Each frame has `terms` (words and phrases, `*` for any further letters), and may have `definition`, `include`,
    `exclude`, `source`, `validity` and `never` (phrases that hold a term but mean something else).
    Raises `CodebookError` with the line and the fix.
    """
    if codebook is None:
        return frames("frames")
    raw = ""
    if isinstance(codebook, dict):
        book, path = codebook, "codebook"
        if not book or not all(isinstance(table, dict) for table in book.values()):
            raise CodebookError(path, None, shown(book), "a dict of frames", "Give {frame: {'terms': [...]}, ...}.")
    else:
        book, path = codebooks.read(codebook), codebook
        raw = Path(codebook).read_text(encoding="utf-8-sig") if Path(codebook).is_file() else ""
    for frame, table in book.items():
        for key, found, expected, fix in _faults(frame, table):
            raise CodebookError(path, _line(raw, frame, key), found, expected, fix)
    return book


def _faults(frame: str, table: dict) -> Iterable[tuple[str, str, str, str]]:
    """What is wrong with a frame: the key or term concerned, what was found, what was expected, the fix."""
    for key, value in table.items():
        if key not in KEYS:
            yield key, f"unknown key {shown(key)} in [{frame}]", f"one of {', '.join(KEYS)}", "Rename or delete it."
        elif key not in ("terms", "never") and not isinstance(value, str):
            yield key, f"{key} = {shown(value)} in [{frame}]", "text", "Put it in quotation marks."
    for key in ("terms", "never"):
        listed = table.get(key, [])
        if not isinstance(listed, list) or key == "terms" and not listed:
            found = f"{key} = {shown(listed)}" if key in table else f"no {key}"
            yield key, f"{found} in [{frame}]", "a list of words and phrases", f'Write {key} = ["...", "..."].'
            continue
        seen: dict[tuple[str, ...], str] = {}
        for term in listed:
            if not isinstance(term, str):
                yield key, f"{shown(term)} among the {key} of [{frame}]", "text", "Put it in quotation marks."
                continue
            words = terms.words_of(term)
            if not words:
                yield term, f"the empty term {shown(term)} in [{frame}]", "a word or phrase", "Delete it."
            elif not "".join(words).replace(terms.ANY, ""):
                yield (
                    term,
                    f"the wildcard {shown(term)} alone in [{frame}]",
                    "letters with it",
                    "Add letters: 'trade*'.",
                )
            elif words in seen:
                fix = f"Delete one; {shown(seen[words])} stands for the same."
                yield term, f"the term {shown(term)} twice in [{frame}]", "each term once in a frame", fix
            seen[words] = term


def _line(raw: str, frame: str, key: str) -> int | None:
    """The line of a codebook file in which a key or term last stands in the table of a frame; else that of the table."""
    head = re.search(rf"(?m)^\s*\[\s*[\"']?{re.escape(frame)}[\"']?\s*\]", raw)
    if head is None:
        return None
    after = re.search(r"(?m)^\s*\[[^\[\]\"',]+\]\s*(?:#.*)?$", raw[head.end() :])
    table = raw[head.end() : head.end() + after.start() if after else len(raw)]
    places = [m.start(1) for m in re.finditer(rf"(?:^\s*|[\"'])({re.escape(key)})(?:\s*=|[\"'])", table, re.M)]
    return raw.count("\n", 0, head.end() + (places[-1] if places else 0)) + 1


# --- the table of hits ---------------------------------------------------------------------------------------------


def code(corpus: Corpus, codebook: str | Path | dict | None = None) -> pd.DataFrame:
    """Every occurrence of a codebook's terms, as evidence.

    `codebook` is None (the shipped frames), the name or path of another, or a loaded dict; see `frames`, which also
    says what raises `CodebookError`.

    Returns one row a hit, in the order of the text: `article`, `start`, `end`, `text` (text[start:end] of the article),
    `frame`, `term` (as the codebook has it), `sentence`, `zone`, `voice` (outlet, quoted, reported), `speaker`,
    `repeats` (not -1 in a sentence that says again what another of the article says: do not count it twice) and
    `negated` ("no threat": a negator at most three words before).

    Case and the kind of quotation mark do not matter. A phrase may stand with hyphens and never runs over a mark or the
    end of a sentence. Of overlapping terms of one frame the first, then the longest counts; a term may serve two frames,
    with a row for each. What a frame lists under `never` leaves no row, nor does a dateline.

    >>> from samestory import read_corpus
    >>> corpus = read_corpus(pd.DataFrame({"article": ["a"], "text": ["A trade war is no answer to a heart attack."]}))
    >>> book = {"conflict": {"terms": ["war*", "trade war", "attack*"], "never": ["heart attack*"]}}
    >>> code(corpus, book)[["start", "end", "text", "frame", "term", "voice"]].values.tolist()
    [[2, 11, 'trade war', 'conflict', 'trade war', 'outlet']]
    """
    return voices.voice_of(corpus, hits(corpus, frames(codebook)))[COLUMNS]


def hits(corpus: Corpus, book: dict[str, dict]) -> pd.DataFrame:
    """The table of `code` for a checked codebook, without voice and speaker."""
    line = corpus.cached("framing.line", lambda: terms.line_of(corpus))
    wanted = terms.compiled(book)
    at, which = terms.find(line, wanted)
    length = np.array([len(term.words) for term in wanted], np.int64)[which]
    kept = terms.longest(at, length, which, np.array([term.frame for term in wanted], np.int64)[which])
    kept = kept[~np.array([term.never for term in wanted], bool)[which[kept]]]
    frame = np.array([term.frame for term in wanted], np.int64)[which[kept]]
    kept = kept[np.lexsort((frame, length[kept], at[kept]))]
    return _table(corpus, line, book, wanted, at[kept], at[kept] + length[kept] - 1, which[kept])


def _table(
    corpus: Corpus,
    line: terms.Line,
    book: dict,
    wanted: list[terms.Term],
    at: np.ndarray,
    last: np.ndarray,
    which: np.ndarray,
) -> pd.DataFrame:
    token = line.token[at]
    article = corpus.tokens["article"].cat.codes.to_numpy()[token]
    start = corpus.tokens["start"].to_numpy()[token] + line.begin[line.piece[at]]
    end = corpus.tokens["start"].to_numpy()[line.token[last]] + line.stop[line.piece[last]]
    whole = corpus.articles["text"].tolist()
    texts = [whole[a][s:e] for a, s, e in zip(article.tolist(), start.tolist(), end.tolist())]
    names = sorted({term.term for term in wanted})
    number = {name: n for n, name in enumerate(names)}
    of_term = np.array([number[term.term] for term in wanted], np.int64)[which]
    of_frame = np.array([term.frame for term in wanted], np.int64)[which]
    within = corpus.sentences.take(line.sentence[token])
    table = pd.DataFrame(
        {
            "article": pd.Categorical.from_codes(article, categories=corpus.articles.index),
            "start": start.astype(int),
            "end": end.astype(int),
            "text": pd.Series(texts, dtype="str"),
            "frame": pd.Categorical.from_codes(of_frame, categories=pd.Index(list(book), dtype="str")),
            "term": pd.Categorical.from_codes(of_term, categories=pd.Index(names, dtype="str")),
            **{name: within[name].to_numpy() for name in ("sentence", "zone", "repeats")},
            "negated": terms.negated(line, at),
        }
    )
    return table[~_in_datelines(corpus, article, start)].reset_index(drop=True)


def _in_datelines(corpus: Corpus, article: np.ndarray, start: np.ndarray) -> np.ndarray:
    """Whether each place stands in a dateline, which says where a report was filed."""
    known = spans.datelines(corpus)
    rows = np.flatnonzero(np.isin(article, sorted(known)))
    inside = np.zeros(len(article), bool)
    inside[rows] = [any(a <= start[row] < b for a, b in known[int(article[row])]) for row in rows.tolist()]
    return inside


# --- profile -------------------------------------------------------------------------------------------------------


def profile(corpus: Corpus, hits: pd.DataFrame, by: str | Sequence[str] = "article") -> pd.DataFrame:
    """How often each frame occurs, by article, outlet, voice, zone or several of these.

    `hits` is a table of `code`, whole or a part of it. `by` is one or a list of `article`, `voice`, `speaker`, `zone`,
    or any column of `corpus.articles`. Raises `ValueError` for another.

    Returns one row for each combination and frame, also where nothing was found: the columns of `by`, then `frame`,
    `distinct_terms`, `hits`, `sentences` (with a hit), `sentences_of` (n: all that have a word there), `share`
    (sentences / sentences_of) with `low` and `high`, `per_1000` (hits per 1,000 words), `words` (n) and `negated` (of
    the hits). A negated hit counts, as to deny a frame evokes it too (Lakoff 2004): leave those rows out of `hits` for
    the other count. Repeated sentences are counted once.

    `low` and `high` are the 95 % percentile bootstrap over sentences (Efron 1979). For a share its limit is known, the
    binomial quantiles, so nothing is drawn; where none or all of the sentences have a hit, resampling shows no spread
    and the one-sided 95 % bound stands instead (Hanley & Lippman-Hand 1983). It says how much the sentences of these
    articles vary, not what other articles of the outlet would hold. Distinct terms grow with the number of words.
    """
    keys = [by] if isinstance(by, str) else list(by)
    known = ["article", "voice", "speaker", "zone", *corpus.articles.columns.drop("text")]
    for key in keys:
        if key not in known:
            raise ValueError(f"no key {key!r} for by; expected one or several of {', '.join(known)}.")
    words = _keyed(corpus, corpus.cached(("framing.words", _voiced(keys)), lambda: _of_words(corpus, keys)), keys)
    found = _keyed(corpus, hits[hits["repeats"] < 0], keys)
    held = pd.concat([words, found])[[*keys, "_sentence"]].drop_duplicates()
    levels = hits["frame"].cat.categories if hits["frame"].dtype == "category" else sorted(hits["frame"].unique())
    table = _groups(corpus, words, keys).merge(pd.DataFrame({"frame": pd.Series(levels, dtype="str")}), how="cross")
    found["frame"] = found["frame"].astype("str")
    of_frame = found.groupby([*keys, "frame"], observed=True, sort=False)
    counts = {
        "distinct_terms": of_frame["term"].nunique(),
        "hits": of_frame.size(),
        "sentences": of_frame["_sentence"].nunique(),
        "sentences_of": held.groupby(keys, observed=True, sort=False).size(),
        "words": words.groupby(keys, observed=True, sort=False).size(),
        "negated": of_frame["negated"].sum(),
    }
    for name, count in counts.items():
        table = table.merge(count.rename(name).reset_index(), how="left")
        table[name] = table[name].fillna(0).astype(int)
    table["share"] = table["sentences"] / table["sentences_of"].where(table["sentences_of"] > 0)
    table["low"], table["high"] = _interval(table["sentences"].to_numpy(), table["sentences_of"].to_numpy())
    table["per_1000"] = 1000 * table["hits"] / table["words"].where(table["words"] > 0)
    order = "distinct_terms hits sentences sentences_of share low high per_1000 words negated".split()
    return table[[*keys, "frame", *order]]


def _voiced(keys: Sequence[str]) -> bool:
    return "voice" in keys or "speaker" in keys


def _of_words(corpus: Corpus, keys: Sequence[str]) -> pd.DataFrame:
    """The words of the corpus that are not said twice, with their voice if that is asked for."""
    words = corpus.word_tokens()
    words = words[words["repeats"] < 0]
    words = voices.voice_of(corpus, words) if _voiced(keys) else words
    return words[[name for name in ("article", "sentence", "zone", "voice", "speaker") if name in words]]


def _keyed(corpus: Corpus, rows: pd.DataFrame, keys: Sequence[str]) -> pd.DataFrame:
    """Rows with the columns they are grouped by as plain values, and the sentence they stand in as one number."""
    article = corpus.articles.index.get_indexer(rows["article"])
    longest = int(corpus.sentences["sentence"].max()) + 1 if len(corpus.sentences) else 1
    table = pd.DataFrame({"_sentence": article * longest + rows["sentence"].to_numpy()})
    for key in keys:
        values = corpus.articles.index if key == "article" else corpus.articles.get(key)
        table[key] = rows[key].to_numpy(dtype=object) if values is None else values.take(article).to_numpy()
    for name in ("frame", "term", "negated"):
        if name in rows:
            table[name] = rows[name].to_numpy()
    return table


def _groups(corpus: Corpus, words: pd.DataFrame, keys: Sequence[str]) -> pd.DataFrame:
    """All combinations: what the articles have, times the voices and zones, in a fixed order."""
    of_articles = [key for key in keys if key not in ("voice", "speaker", "zone")]
    table = corpus.articles.reset_index()[of_articles].drop_duplicates() if of_articles else pd.DataFrame({"_": [0]})
    rest = {"voice": pd.Series(VOICES, dtype="str"), "zone": corpus.sentences["zone"].drop_duplicates().sort_values()}
    rest["speaker"] = pd.Series(sorted(words["speaker"].unique()) if "speaker" in keys else [], dtype="str")
    for key in keys:
        if key in rest:
            table = table.merge(rest[key].rename(key), how="cross")
    return table[list(keys)]


def _interval(k: np.ndarray, n: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Ends of the 95 % interval of k/n; see `profile`."""
    some = np.maximum(n, 1)
    low, high = (binom.ppf(tail, some, k / some) / some for tail in (0.025, 0.975))
    bound = 0.05 ** (1 / some)
    low, high = np.where(k == n, bound, np.maximum(low, 0)), np.where(k == 0, 1 - bound, high)
    return np.where(n > 0, low, np.nan), np.where(n > 0, high, np.nan)
