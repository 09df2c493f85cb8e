"""A corpus: tables over unmodified texts, and NLTK's names for reading them."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from html import escape
from itertools import chain
from typing import Any

import numpy as np
import pandas as pd

from ..errors import ArgumentError, shown
from ._checks import events_given, one_name_an_event
from .labels import named
from .normalize import Places
from .text import is_word

SHOWN = 20  # articles that a notebook shows of a corpus


class ByEvent(str):
    """The key of kept tables of which the rows of an event depend on no other event."""

    __slots__ = ()


class OfAll(str):
    """The key of what is known of a whole data set, and so of each part of it."""

    __slots__ = ()


@dataclass(eq=False, repr=False)
class Corpus:
    """Articles, sentences, tokens and zones as tables. Made by `read_corpus`; never changed afterwards.

    Offsets count characters of the article's text, so that ``text[start:end]`` is always the span.

    Attributes
    ----------
    articles : DataFrame
        One row an article, index `article`: event, outlet, title, published, dateline, path, sha256, text, words, then
        the further columns of the input. Unknown facts are empty. `published` is an ISO 8601 date as precise as it is
        known; `words` counts the tokens that hold a letter or digit.
    sentences : DataFrame
        One row a sentence: article, sentence, start, end, paragraph, zone, repeats. `sentence` and `paragraph` count
        from 0 in each article. `repeats` is the sentence of the same article that says the same, or -1.
    tokens : DataFrame
        One row a token: article, sentence, start, end, token (a Categorical).
    zones : DataFrame
        The parts of each report: article, start, end, text, zone. A dateline that opens a lead is a row of its own.
    problems : DataFrame
        One row a fault of the input: where, column, found, expected, fix, left_out, text. Empty when all is well.
    notes : list of str
        Decisions about the input: which column was taken for what, what was not read, which ids were made up, which
        articles read otherwise than they stand in their files.

    Sentences, tokens and zones are found in the text as it reads (see `normalized`); their offsets and characters are
    those of the unmodified file.
    """

    articles: pd.DataFrame
    sentences: pd.DataFrame
    tokens: pd.DataFrame
    zones: pd.DataFrame
    problems: pd.DataFrame
    notes: list[str]
    _reading: "tuple[Corpus, Places] | None" = None
    _kept: dict[Any, Any] = field(default_factory=dict, init=False)

    def cached(self, key: Any, make: Callable[[], Any]) -> Any:
        """Return the result kept under a key; `make` makes it on first use, so that annotations are computed once."""
        if key not in self._kept:
            self._kept[key] = make()
        return self._kept[key]

    def by_event(self) -> dict[ByEvent, Any]:
        """Return the kept tables of which the rows of an event depend on no other event, by their keys."""
        return {key: kept for key, kept in self._kept.items() if isinstance(key, ByEvent)}

    def forget(self) -> None:
        """Let go of what is kept, but for what is known by event or of the whole data set: others build on it."""
        self._kept = self.by_event() | self.of_all()
        if self.normalized is not self:
            self.normalized.forget()

    def of_all(self) -> dict[OfAll, Any]:
        """Return what is kept of the whole data set, by its keys."""
        return {key: kept for key, kept in self._kept.items() if isinstance(key, OfAll)}

    @property
    def normalized(self) -> "Corpus":
        r"""The same articles as they read: without characters that print nothing, with lines joined that go on.

        Returns
        -------
        Corpus
            The texts of `normalize`, and offsets that count their characters. It is the corpus itself where every text
            reads as it stands. The functions of all packages read this corpus and give back offsets of the files.

        Examples
        --------
        >>> import samestory as ss
        >>> corpus = ss.read_corpus(pd.DataFrame({"text": ["The govern-\nment of Rus\xadsia\nsigned."]}))
        >>> corpus.normalized.raw(), corpus.words()
        ('The government of Russia signed.', ['The', 'government', 'of', 'Russia', 'signed', '.'])
        """
        return self._reading[0] if self._reading else self

    @property
    def places(self) -> Places | None:
        """Where the characters of `normalized` stand in the files; None where every text reads as it stands."""
        return self._reading[1] if self._reading else None

    def with_events(self, events: Mapping | pd.Series | str) -> "Corpus":
        """Return the corpus with other events; the texts, sentences and tokens are the same ones, not read again.

        Parameters
        ----------
        events : mapping, Series or str
            The event of each article by its id, such as `alignment.read_event_sheet` returns; or a column of
            `articles`. An article without an event has "".

        Returns
        -------
        Corpus
            Another corpus, for which nothing is computed yet. Names that differ only in capitals or spaces are one
            event, which its `notes` say.

        Raises
        ------
        ArgumentError
            The column is none of `articles`, an article is unknown, missing or named twice.

        Examples
        --------
        >>> import samestory as ss
        >>> corpus = ss.read_corpus(pd.DataFrame({"text": ["Oslo burns.", "A fire in Oslo.", "Lima votes."]}))
        >>> corpus.with_events({"000": "Oslo fire", "001": "oslo  fire", "002": ""}).articles["event"].tolist()
        ['Oslo fire', 'Oslo fire', '']
        """
        names, said = one_name_an_event(events_given(self.articles, events))
        articles = self.articles.assign(event=pd.array(names, dtype=self.articles["event"].dtype))
        reading = (self.normalized.with_events(events), self._reading[1]) if self._reading else None
        notes = [*self.notes, *said]
        return Corpus(articles, self.sentences, self.tokens, self.zones, self.problems, notes, reading)

    def __len__(self) -> int:
        return len(self.articles)

    # NLTK's corpus-reader vocabulary: nltk.Text(corpus.words()), FreqDist and the collocation finders work at once.

    def fileids(self) -> list:
        """List the ids of all articles, in the order of the corpus."""
        return self.articles.index.tolist()

    def raw(self, fileids: Any = None) -> str:
        """Return the text of an article exactly as in its file; of several, one after the other."""
        return "".join(self.articles.loc[self._chosen(fileids), "text"])

    def words(self, fileids: Any = None) -> list[str]:
        """List the tokens as they read, punctuation included (as NLTK does), of one, several or all articles."""
        return list(chain.from_iterable(self.sents(fileids)))

    def sents(self, fileids: Any = None) -> list[list[str]]:
        """List the sentences as lists of tokens, of one, several or all articles."""
        if self.normalized is not self:
            return self.normalized.sents(self._chosen(fileids))
        by_article = self.cached("sents", self._sents)
        return [list(sentence) for article in self._chosen(fileids) for sentence in by_article[article]]

    def _sents(self) -> dict[Any, list[list[str]]]:
        article, sentence = self.tokens["article"].cat.codes.to_numpy(), self.tokens["sentence"].to_numpy()
        starts = np.flatnonzero(np.diff(article) | np.diff(sentence)) + 1
        by_article: dict[Any, list[list[str]]] = {article_id: [] for article_id in self.fileids()}
        words = np.split(self.tokens["token"].to_numpy(dtype=object), starts)
        for article_id, of_sentence in zip(self.sentences["article"], words):
            by_article[article_id].append(of_sentence.tolist())
        return by_article

    def _chosen(self, fileids: Any) -> list:
        if fileids is None:
            return self.fileids()
        chosen = [fileids] if isinstance(fileids, str) or not isinstance(fileids, Iterable) else list(fileids)
        for article in chosen:
            if article not in self.articles.index:
                example = shown(self.fileids()[0])
                raise ArgumentError("Corpus", "fileids", article, f"an id such as {example}, see corpus.fileids()")
        return chosen

    def word_tokens(self) -> pd.DataFrame:
        """Return the tokens that hold a letter or digit, with the zone of their sentence.

        Returns
        -------
        DataFrame
            article, sentence, start, end, token; then zone and repeats of the sentence.
        """
        tokens, ids = self.tokens, self.articles.index.dtype
        words = np.array([is_word(t) for t in tokens["token"].cat.categories], bool)[tokens["token"].cat.codes]
        of_sentence = self.sentences[["article", "sentence", "zone", "repeats"]].astype({"article": ids})
        return tokens[words].astype({"article": ids, "token": "str"}).merge(of_sentence, on=["article", "sentence"])

    def overview(self) -> pd.DataFrame:
        """Return one row an article: event, outlet, published, title (or first words), words, sentences."""
        table = self.articles[["event", "outlet", "published", "title", "words"]].copy()
        opening = self.articles["text"].str.strip().str.split().str[:8].str.join(" ")
        table["title"] = table["title"].where(table["title"] != "", opening + " …")
        table["sentences"] = self.sentences.groupby("article", observed=False).size().reindex(table.index)
        return table

    @property
    def names(self) -> pd.Series:
        """Name each article for figures and tables: "001 ETV Bharat", "000 (PTI copy)", "002".

        Returns
        -------
        Series
            index article. The id, then the outlet, else the manifest's `known_as` in brackets. An id of more than eight
            characters gives way to outlet and date ("Reuters, Jan 5"), else the title, else a part of the id. Names
            are cut to 28 characters; equal ones are numbered.
        """
        return self.cached("names", lambda: named(self.articles)).copy()

    def key(self) -> pd.DataFrame:
        """Return what each name of a figure stands for: article, name, outlet, published, title (or first words).

        Examples
        --------
        >>> import samestory as ss
        >>> ss.read_corpus(pd.DataFrame({"text": ["Oslo burns."], "outlet": ["Herald"]})).key()["name"].tolist()
        ['000 Herald']
        """
        facts = self.overview()[["outlet", "published", "title"]]
        facts.insert(0, "name", self.names)
        return facts.rename_axis("article").reset_index()

    def with_facts(self, table: pd.DataFrame, columns: list[str]) -> pd.DataFrame:
        """Return a table with facts of its articles as further columns, so that it can be grouped by outlet.

        Parameters
        ----------
        table : DataFrame
            Any table with a column `article`: mentions, codings, scores, passages.
        columns : list of str
            Columns of `articles` that the table lacks, such as outlet, event or published.

        Raises
        ------
        ArgumentError
            The table has no column `article` or names an unknown one; a column is unknown or in the table already.

        Examples
        --------
        >>> import samestory as ss
        >>> corpus = ss.read_corpus(pd.DataFrame({"text": ["Oslo burns."], "outlet": ["Herald"]}))
        >>> corpus.with_facts(corpus.sentences, ["outlet"])["outlet"].tolist()
        ['Herald']
        """
        if "article" not in table:
            raise ArgumentError("Corpus.with_facts", "table", list(table), "a table with a column article")
        for column in columns:
            if column not in self.articles or column in table:
                raise ArgumentError("Corpus.with_facts", "columns", column, "columns of articles that the table lacks")
        ids = table["article"].astype(object)
        self._chosen(ids.drop_duplicates())
        facts = self.articles[list(columns)].set_axis(self.articles.index.astype(object)).loc[ids]
        return table.assign(**{column: facts[column].array for column in columns})

    def __repr__(self) -> str:
        return f"<Corpus: {self._summary()}>"

    def _summary(self) -> str:
        events = self.articles["event"][self.articles["event"] != ""].nunique()
        words, left_out = int(self.articles["words"].sum()), int(self.problems["left_out"].sum())
        counts = {"article": len(self), "declared event": events, "sentence": len(self.sentences), "word": words}
        summary = ", ".join(counted(n, thing) for thing, n in counts.items())
        return summary + (f"; {counted(left_out, 'article')} left out, see corpus.problems" if left_out else "")

    def _repr_html_(self) -> str:
        table = self.overview().head(SHOWN).reset_index().to_html(index=False, escape=True)
        for tag in ("td", "th"):
            table = table.replace(f"<{tag}>", f'<{tag} style="text-align:left;vertical-align:top">')
        more = f"<p>… and {len(self) - SHOWN:,} more</p>" if len(self) > SHOWN else ""
        box = f'<div style="overflow-x:auto;max-width:100%" tabindex="0">{table}</div>'
        return f"<p><b>Corpus</b>: {escape(self._summary())}</p>{box}{more}"


def counted(n: int, thing: str) -> str:
    """Write a number of things: 1 article, 2,000 articles."""
    return f"{n:,} {thing}" + ("" if n == 1 else "s")
