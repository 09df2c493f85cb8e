"""A corpus: three tables over unmodified texts, and NLTK's names for reading them."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterable, Sequence
from html import escape
from itertools import chain
from typing import Any

import numpy as np
import pandas as pd

from ..errors import CorpusError, CorpusWarning, Problem, shown, unreadable
from . import _zones as zn
from . import text as tx
from ._checks import FACTS, as_text, checked
from ._files import rows

COLUMNS = (*FACTS, "path", "sha256", "text", "words")
INTERNAL = ("at", "file", "article", "zones")


class Corpus:
    """Articles, sentences, tokens and zones as tables. Made by `read_corpus`; never changed afterwards.

    Attributes
    ----------
    articles : one row an article, index `article`; event outlet title published dateline path sha256 text words, then
        whatever else the manifest holds. Unknown facts are empty. `published` is an ISO 8601 date as precise as it is
        known; `words` counts the tokens that hold a letter or digit.
    sentences : article sentence start end paragraph zone repeats. `sentence` and `paragraph` count from 0 in each
        article; `repeats` is the sentence of the same article that says the same (a standfirst), or -1.
    tokens : article sentence start end token.
    zones : article start end text zone: the parts of each report; finer than a sentence where a dateline opens a lead.
    problems : what was wrong with the input, one row a problem (where column found expected fix left_out text); empty when
        all is well.
    notes : what the reader of the input decided, such as which column was taken as the text.
    """

    def __init__(
        self,
        articles: pd.DataFrame,
        sentences: pd.DataFrame,
        tokens: pd.DataFrame,
        zones: pd.DataFrame,
        problems: pd.DataFrame,
        notes: list[str],
    ):
        self.articles, self.sentences, self.tokens, self.zones = articles, sentences, tokens, zones
        self.problems, self.notes = problems, notes
        self._kept: dict[Any, Any] = {}

    def cached(self, key: Any, make: Callable[[], Any]) -> Any:
        """The result kept under `key`, made on first use: annotations are computed once per corpus."""
        if key not in self._kept:
            self._kept[key] = make()
        return self._kept[key]

    def __len__(self) -> int:
        return len(self.articles)

    # NLTK's corpus-reader vocabulary: nltk.Text(corpus.words()), FreqDist and the collocation finders work at once.

    def fileids(self) -> list:
        """The ids of all articles, in the order of the corpus."""
        return self.articles.index.tolist()

    def raw(self, fileids: Any = None) -> str:
        """The text of one article exactly as in its file; of several, one after the other."""
        return "".join(self.articles.loc[self._chosen(fileids), "text"])

    def words(self, fileids: Any = None) -> list[str]:
        """The tokens as printed, punctuation included (as NLTK does), of one, several or all articles."""
        return list(chain.from_iterable(self.sents(fileids)))

    def sents(self, fileids: Any = None) -> list[list[str]]:
        """The sentences as lists of tokens, of one, several or all articles."""
        by_article = self.cached("sents", self._sents)
        return [list(sentence) for article in self._chosen(fileids) for sentence in by_article[article]]

    def _sents(self) -> dict[Any, list[list[str]]]:
        words = self.tokens["token"].to_numpy(dtype=object)
        article, sentence = self.tokens["article"].cat.codes.to_numpy(), self.tokens["sentence"].to_numpy()
        starts = np.flatnonzero(np.diff(article, prepend=-1) | np.diff(sentence, prepend=-1))
        found: dict[Any, list[list[str]]] = {a: [] for a in self.fileids()}
        for start, end in zip(starts, np.append(starts[1:], len(words))):
            found[self.articles.index[article[start]]].append(words[start:end].tolist())
        return found

    def _chosen(self, fileids: Any) -> list:
        known = self.fileids()
        if fileids is None:
            return known
        chosen = [fileids] if isinstance(fileids, str) or not isinstance(fileids, Iterable) else list(fileids)
        for article in chosen:
            if article not in self.articles.index:
                raise unreadable("fileids", shown(article), f"ids such as {shown(known[0])}", "See corpus.fileids().")
        return chosen

    def word_tokens(self) -> pd.DataFrame:
        """The tokens that hold a letter or digit, with zone and repeats of their sentence: article sentence start end token zone repeats."""
        types = self.tokens["token"].cat.categories
        is_word = np.array([tx.is_word(t) for t in types], bool)[self.tokens["token"].cat.codes.to_numpy()]
        words = self.tokens[is_word].astype({"article": self.articles.index.dtype, "token": "str"})
        of_sentence = self.sentences[["article", "sentence", "zone", "repeats"]].astype(
            {"article": self.articles.index.dtype}
        )
        return words.merge(of_sentence, on=["article", "sentence"])

    def overview(self) -> pd.DataFrame:
        """One row an article: event, outlet, published, title (or first words), words, sentences."""
        table = self.articles[["event", "outlet", "published", "title", "words"]].copy()
        opening = self.articles["text"].str.strip().str.split().str[:8].str.join(" ")
        table["title"] = table["title"].where(table["title"] != "", opening + " …")
        table["sentences"] = self.sentences.groupby("article", observed=False).size().reindex(table.index)
        return table

    def __repr__(self) -> str:
        return f"<Corpus: {self._summary()}>"

    def _summary(self) -> str:
        events = self.articles["event"][self.articles["event"] != ""].nunique()
        left_out = int(self.problems["left_out"].sum())
        return (
            f"{_count(len(self), 'article')}, {_count(events, 'declared event')}, {_count(len(self.sentences), 'sentence')}, {_count(int(self.articles['words'].sum()), 'word')}"
            + (f"; {_count(left_out, 'article')} left out, see corpus.problems" if left_out else "")
        )

    def _repr_html_(self) -> str:
        table = self.overview().head(20).reset_index().to_html(index=False, escape=True)
        for tag in ("td", "th"):
            table = table.replace(f"<{tag}>", f'<{tag} style="text-align:left;white-space:nowrap">')
        more = f"<p>… and {len(self) - 20:,} more</p>" if len(self) > 20 else ""
        return f"<p><b>Corpus</b>: {escape(self._summary())}</p>{table}{more}"


def read_corpus(source: Any) -> Corpus:
    """Read a corpus from a folder, a file or a DataFrame.

    `source` is a folder with a manifest corpus.csv (columns file, article, sha256, event, outlet, title, published,
    dateline, zones, and any further ones), a folder of .txt files, a .csv, .tsv, .jsonl or .parquet file (also .gz),
    or a DataFrame; tables need a text column (text, body, content, …: `corpus.notes` says which was taken). UTF-8,
    UTF-16 and Windows-1252 are read; offsets count characters of the decoded text, in which line ends are kept.

    Problems are collected, never swallowed: the articles concerned are left out (or only the bad fact is), a
    `CorpusWarning` lists all of them at once, and `corpus.problems` keeps them. Raises `CorpusError` when no article
    is left or there is nothing to read.

    >>> corpus = read_corpus(pd.DataFrame({"article": ["a"], "text": ["Prices rose. Nobody said why."]}))
    >>> corpus.sentences[["start", "end", "zone"]].values.tolist()
    [[0, 12, 'lead'], [13, 29, 'lead']]
    """
    found, problems, notes = rows(source)
    good = checked(found, problems)
    if not good:
        raise CorpusError(problems or unreadable("corpus", "no article", "at least one", "Add the articles.").problems)
    corpus = _corpus(good, problems, notes)
    if problems:
        warnings.warn(_listed(problems, len(good)), CorpusWarning, stacklevel=2)
    return corpus


def _listed(problems: list[Problem], read: int) -> str:
    lines = "\n".join(f"  {p}" for p in problems)
    return f"{_count(read, 'article')} read, {_count(sum(p.left_out is True for p in problems), 'article')} left out, {_count(len(problems), 'problem')}:\n{lines}"


def _count(n: int, thing: str) -> str:
    return f"{n:,} {thing}" + ("" if n == 1 else "s")


# --- building the tables -----------------------------------------------------------------------------------------


def _corpus(good: list[dict], problems: list[Problem], notes: list[str]) -> Corpus:
    ids = pd.Index([row["article"] for row in good], name="article")
    annotated = [_annotate(row, problems) for row in good]
    vocabulary: dict[str, int] = {}
    codes = [_codes(parts.pop("token"), vocabulary) for parts in annotated]
    is_word = np.array([tx.is_word(token) for token in vocabulary], bool)
    words = [int(is_word[found].sum()) for found in codes]
    sentences = _table(annotated, ids, "sentences", ("sentence", "start", "end", "paragraph", "repeats"))
    sentences.insert(5, "zone", list(chain.from_iterable(parts["zone"] for parts in annotated)))
    tokens = _table(annotated, ids, "tokens", ("sentence", "start", "end"))
    tokens["token"] = _categorical(codes, vocabulary)
    zones = pd.DataFrame(
        [
            (row["article"], start, end, row["text"][start:end], zone)
            for row, parts in zip(good, annotated)
            for start, end, zone in parts["zones"]
        ],
        columns=["article", "start", "end", "text", "zone"],
    )
    zones["article"] = pd.Categorical(zones["article"], ids)
    return Corpus(_articles(good, words, ids), sentences, tokens, zones, _problems(problems), notes)


def _problems(problems: list[Problem]) -> pd.DataFrame:
    table = pd.DataFrame(problems, columns=list(Problem._fields)).fillna({"left_out": False}).astype({"left_out": bool})
    table["text"] = pd.Series([str(p) for p in problems], dtype="str")
    return table


def _annotate(row: dict, problems: list[Problem]) -> dict:
    """Sentences, tokens and zones of one article, as plain arrays and lists."""
    text = row["text"]
    spans = tx.sentences(text)
    found = np.array(tx.tokens(text), np.int32).reshape(-1, 2)
    zoned = _zones(row, spans, problems)
    starts = np.array([start for start, _ in spans], np.int32)
    lines = np.array([start for start, _ in tx.paragraphs(text)], np.int32)
    # The zone of a sentence is that of its last character: "Moscow: …" is a lead that a dateline opens.
    at = np.searchsorted([start for start, _, _ in zoned], [end - 1 for _, end in spans], side="right") - 1
    of_sentence = [zoned[n][2] for n in at]
    within = np.searchsorted(starts, found[:, 0], side="right") - 1
    sentences = np.column_stack(
        [
            np.arange(len(spans)),
            np.array(spans, np.int32).reshape(-1, 2),
            np.searchsorted(lines, starts, side="right") - 1,
            zn.repeats(text, spans, of_sentence),
        ]
    )
    token = [text[start:end] for start, end in found.tolist()]
    return {
        "sentences": sentences.astype(np.int32),
        "tokens": np.column_stack([within, found]).astype(np.int32),
        "token": token,
        "zone": of_sentence,
        "zones": zoned,
    }


def _zones(row: dict, spans: list[tuple[int, int]], problems: list[Problem]) -> list[zn.Zone]:
    try:
        return zn.zones(row["text"], spans, row["title"], as_text(row.get("zones")))
    except ValueError as reason:
        problems.append(
            Problem(
                row["at"],
                "zones",
                str(reason),
                "for example 'headline:0 lead:1 body:2-9'",
                "Correct the cell; the rules decide until then.",
                False,
            )
        )
        return zn.zones(row["text"], spans, row["title"])


def _table(annotated: Sequence[dict], ids: pd.Index, part: str, columns: tuple[str, ...]) -> pd.DataFrame:
    values = np.concatenate([parts[part] for parts in annotated])
    article = np.repeat(np.arange(len(ids)), [len(parts[part]) for parts in annotated])
    table = pd.DataFrame({name: values[:, n] for n, name in enumerate(columns)})
    table.insert(0, "article", pd.Categorical.from_codes(article, categories=ids))
    return table


def _codes(tokens: list[str], vocabulary: dict[str, int]) -> np.ndarray:
    """Number the tokens by the vocabulary, which takes in the new ones."""
    for token in tokens:
        if token not in vocabulary:
            vocabulary[token] = len(vocabulary)
    return np.fromiter(map(vocabulary.__getitem__, tokens), np.int32, len(tokens))


def _categorical(codes: list[np.ndarray], vocabulary: dict[str, int]) -> pd.Categorical:
    """Categories in alphabetical order, so that the order of the articles leaves no trace."""
    words = sorted(vocabulary)
    rank = np.empty(len(words), np.int32)
    rank[[vocabulary[w] for w in words]] = np.arange(len(words), dtype=np.int32)
    return pd.Categorical.from_codes(rank[np.concatenate(codes)], categories=pd.Index(words, dtype="str"))


def _articles(good: list[dict], words: list[int], ids: pd.Index) -> pd.DataFrame:
    further = [c for c in dict.fromkeys(chain.from_iterable(good)) if c not in COLUMNS and c not in INTERNAL]
    table = pd.DataFrame(
        {name: [row.get(name) for row in good] for name in (*FACTS, "path", "sha256", "text")}, index=ids, dtype="str"
    )
    table["words"] = words
    for name in further:
        values = [row.get(name) for row in good]
        table[name] = (
            ["" if v is None else v for v in values] if all(v is None or isinstance(v, str) for v in values) else values
        )
    return table
