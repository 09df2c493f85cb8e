"""Where reports share their words: text reuse by runs of five words, the passages behind it, what is printed again."""

import re
import warnings

import numpy as np
import pandas as pd
from scipy import sparse

from .. import voices
from ..corpus import Corpus
from ..corpus.offsets import as_read, once_per_corpus, rows_at
from ..corpus.text import fold, is_word
from ..errors import ArgumentError, needs, shown
from ..language.words import counted, sentence_rows
from ._sparse import runs

RUN = 5  # words in a run; shorter ones are shared by chance and by idiom (Clough et al. 2002)
ONE_ORIGIN = 0.5  # share of an article's runs from which it retells another; not measured
REFRAIN = 50  # a run that stands more often in one article is a refrain and aligns with nothing; not measured
MOST_PRODUCTS = 200_000_000  # work and memory of the pair counts; five thousand copies of one page stay below it
PASSAGES = ["article_a", "start_a", "end_a", "article_b", "start_b", "end_b", "words", "text_a", "text_b"]


@as_read
def text_reuse(corpus: Corpus, run: int = RUN) -> pd.DataFrame:
    """Measure how much of its wording each pair of articles shares.

    Parameters
    ----------
    corpus : Corpus
        The articles; all pairs are compared, whatever their events.
    run : int
        Length of a run (successive words of one paragraph, case and punctuation aside); at least two.

    Returns
    -------
    DataFrame
        One row a pair of articles that shares a run: article_a article_b, jaccard (shared runs over all runs of both, 0
        to 1), containment_ab containment_ba (share of a's runs that b has; of b's that a has), shared runs_a runs_b
        (distinct runs). `attrs["too_short"]`: the articles that hold no run, of whose pairs nothing is known.

    Notes
    -----
    The measures are those of Broder (1997) and Clough et al. (2002); they do not say who copied whom. Warnings name the
    articles too short for a run, and count runs left out as too widespread to count (a footer on every page).

    Examples
    --------
    >>> from samestory import read_corpus
    >>> corpus = read_corpus(pd.DataFrame({"text": ["He will sign the deal on Monday.", "Now he will sign the deal."]}))
    >>> text_reuse(corpus)[["jaccard", "containment_ab", "containment_ba"]].round(2).values.tolist()
    [[0.25, 0.33, 0.5]]
    """
    _check_run("text_reuse", run)
    matrix = _runs_of_articles(corpus, run)
    sizes = np.diff(matrix.indptr)
    kept = _affordable(matrix)
    pairs = sparse.triu(kept @ kept.T, k=1).tocoo()
    order = np.lexsort((pairs.col, pairs.row))
    a, b, shared = pairs.row[order], pairs.col[order], pairs.data[order]
    ids = corpus.articles.index.to_numpy()
    table = pd.DataFrame({"article_a": ids[a], "article_b": ids[b], "jaccard": shared / (sizes[a] + sizes[b] - shared)})
    contained = {"containment_ab": shared / sizes[a], "containment_ba": shared / sizes[b]}
    table = table.assign(**contained, shared=shared, runs_a=sizes[a], runs_b=sizes[b])
    if short := ids[sizes == 0].tolist():
        warnings.warn(_too_short(corpus, sizes == 0, run), stacklevel=2)
    table.attrs["too_short"] = short
    return table


@as_read
def shared_passages(corpus: Corpus, article_a: object, article_b: object, run: int = RUN) -> pd.DataFrame:
    """List the passages that two articles share word for word.

    Parameters
    ----------
    corpus : Corpus
    article_a, article_b : ids of articles
        See corpus.articles.
    run : int
        Length of the shortest passage, in words; at least two.

    Returns
    -------
    DataFrame
        One row a passage, longest possible ones only: article_a start_a end_a article_b start_b end_b (characters),
        words (length), text_a text_b. Sentences that repeat another of their own article are passed over, and runs that
        stand more than 50 times in an article (a refrain).

    Examples
    --------
    >>> from samestory import read_corpus
    >>> corpus = read_corpus(pd.DataFrame({"text": ["He will sign the deal on Monday.", "Now he will sign the deal."]}))
    >>> shared_passages(corpus, "000", "001")["text_a"].tolist()
    ['He will sign the deal']
    """
    _check_run("shared_passages", run)
    a, b = _words(corpus, article_a, "article_a"), _words(corpus, article_b, "article_b")
    where_a, where_b = _places(a, run), _places(b, run)
    hits = {(i, j) for words in where_a.keys() & where_b.keys() for i in where_a[words] for j in where_b[words]}
    rows, text_a, text_b = [], corpus.raw(article_a), corpus.raw(article_b)
    for i, j in sorted((i, j) for i, j in hits if (i - 1, j - 1) not in hits):
        more = 1
        while (i + more, j + more) in hits:
            more += 1
        many = run + more - 1
        (start_a, end_a), (start_b, end_b) = ((w[n].start, w[n + many - 1].end) for w, n in ((a, i), (b, j)))
        texts = text_a[start_a:end_a], text_b[start_b:end_b]
        rows.append((article_a, start_a, end_a, article_b, start_b, end_b, many, *texts))
    return pd.DataFrame(rows, columns=PASSAGES)


def origins(corpus: Corpus, threshold: float = ONE_ORIGIN) -> pd.DataFrame:
    """Group the articles that retell one text: they count as one origin, not as several independent sources.

    Parameters
    ----------
    corpus : Corpus
    threshold : float
        Two articles belong together where one has at least this share of the other's five-word runs (either way).

    Returns
    -------
    DataFrame
        One row an article: article, origin (id of the first article of its group), articles_of_origin (size of the
        group). Groups are closed over links.

    Raises
    ------
    ArgumentError
        If `threshold` is not above 0 and at most 1.

    Examples
    --------
    >>> from samestory import read_corpus
    >>> texts = ["He will sign the deal on Monday.", "He will sign the deal.", "Nothing like it was written here."]
    >>> origins(read_corpus(pd.DataFrame({"text": texts})))["origin"].tolist()
    ['000', '000', '002']
    """
    if not 0 < threshold <= 1:
        raise ArgumentError("alignment.origins", "threshold", threshold, "a share above 0 and at most 1")
    reuse, ids = text_reuse(corpus), corpus.articles.index
    linked = reuse[reuse[["containment_ab", "containment_ba"]].max(axis=1) >= threshold]
    a, b = (ids.get_indexer(linked[name]) for name in ("article_a", "article_b"))
    group = sparse.csgraph.connected_components(counted(a, b, (len(ids), len(ids))), directed=False)[1]
    groups = pd.Series(ids).groupby(group)
    origin, size = groups.transform("first").to_numpy(), groups.transform("size").to_numpy()
    return pd.DataFrame({"article": ids, "origin": origin, "articles_of_origin": size})


@needs("alignment.repeated", "spans", "article start end", "voices.quotations, actors.mentions, framing.code")
@as_read
def repeated(corpus: Corpus, spans: pd.DataFrame) -> pd.DataFrame:
    """Say which spans stand in a passage that was printed before, so that a quotation in two reports can count once.

    Parameters
    ----------
    corpus : Corpus
    spans : DataFrame
        article, start, end, in characters: mentions, terms, anything with a place.

    Returns
    -------
    DataFrame
        `spans` with the column again_of: the id of the article that printed the sentence or the quotation first, in the
        order of the corpus; the article itself where it repeats itself, as a standfirst does; "" for a first printing.

    Raises
    ------
    ArgumentError
        An article is not in the corpus.

    Notes
    -----
    A passage is a sentence or what stands inside quotation marks, of at least five words (shorter ones recur by chance:
    Clough et al. 2002). Two are the same where their words are, marks and case aside. Within an article a sentence also
    repeats another where `corpus.sentences` says so (`repeats`: a standfirst that the body tells in full). A span that
    crosses the end of a passage belongs where its middle stands. What is retold in other words is not found here.

    Examples
    --------
    >>> from samestory import read_corpus
    >>> texts = ["Lee said: “We will never raise the tax.”", "“We will never raise the tax”, said Lee. So it stays."]
    >>> corpus = read_corpus(pd.DataFrame({"text": texts}))
    >>> spans = pd.DataFrame({"article": ["000", "001", "001"], "start": [32, 23, 36], "end": [39, 30, 39]})
    >>> repeated(corpus, spans)["again_of"].tolist()
    ['', '000', '']
    """
    ids = corpus.articles.index
    article = ids.get_indexer(spans["article"].to_numpy(dtype=object))
    if unknown := spans["article"][article < 0].tolist():
        raise ArgumentError("alignment.repeated", "spans", unknown[0], "an article of this corpus", ids[:20])
    middle = spans[["start", "end"]].to_numpy(dtype=np.int64).sum(axis=1) // 2
    first = np.full(len(spans), len(ids))  # the number of an article; len(ids) for a first printing
    for passages in _first_printings(corpus):
        if len(passages):
            row = rows_at(corpus, passages, article, middle)
            known = passages.iloc[row]
            inside = (known["article"].cat.codes == article) & (known["start"] <= middle) & (middle < known["end"])
            first = np.where(inside & (known["first"] >= 0), np.minimum(first, known["first"]), first)
    again = pd.Series([ids[n] if n < len(ids) else "" for n in first], index=spans.index, dtype=object)
    return spans.assign(again_of=again)


def _check_run(function: str, run: int) -> None:
    if not isinstance(run, int) or run < 2:
        raise ArgumentError(f"alignment.{function}", "run", run, f"a whole number of at least 2 words ({RUN} is usual)")


# --- counts --------------------------------------------------------------------------------------------------------


def _runs_of_articles(corpus: Corpus, length: int) -> sparse.csr_matrix:
    """Return articles by distinct runs, 1 where the article has the run."""
    tokens = corpus.tokens["token"].cat
    folded = [fold(token) if is_word(token) else None for token in tokens.categories]
    codes = pd.factorize(np.array(folded, dtype=object))[0][tokens.codes.to_numpy()]
    words = codes >= 0  # a mark has the number -1
    article = corpus.tokens["article"].cat.codes.to_numpy()[words]
    matrix = runs(codes[words], article, len(corpus), length, _paragraphs(corpus)[words])
    matrix.data = np.ones(len(matrix.data), np.int32)
    return matrix


def _too_short(corpus: Corpus, short: np.ndarray, run: int) -> str:
    """Say which articles hold no run, and which of them have the same words."""
    texts = corpus.articles["text"][short].map(lambda text: tuple(re.findall(r"\w+", fold(text))))
    same = [" = ".join(map(shown, ids[:20])) for ids in texts.groupby(texts).groups.values() if len(ids) > 1]
    ids = ", ".join(map(shown, texts.index[:20])) + f" and {len(texts) - 20:,} more" * (len(texts) > 20)
    equal = "; the same words: " * bool(same) + ", ".join(same[:20])
    return f"no run of {run} words stands in {ids}, so nothing is known of what they share{equal}"


def _paragraphs(corpus: Corpus) -> np.ndarray:
    """Return for each token a number that no other paragraph of the corpus has."""
    article, paragraph = corpus.sentences["article"].cat.codes.to_numpy(), corpus.sentences["paragraph"].to_numpy()
    return np.cumsum(np.diff(article, prepend=-1) | np.diff(paragraph, prepend=-1) != 0)[sentence_rows(corpus)]


def _affordable(matrix: sparse.csr_matrix) -> sparse.csr_matrix:
    """Leave out the most widespread runs where counting their pairs would take too much; warn of it."""
    spread = np.bincount(matrix.indices, minlength=matrix.shape[1]).astype(np.int64)
    ascending = np.sort(spread)
    within = np.cumsum(ascending**2) <= MOST_PRODUCTS
    if within.all():
        return matrix
    limit = ascending[within.argmin()]
    many = f"{(spread >= limit).sum():,} runs stand in {limit:,} or more articles each"
    warnings.warn(f"{many} and are left out of the shared counts", stacklevel=3)
    return matrix[:, spread < limit]


# --- passages ------------------------------------------------------------------------------------------------------


def _words(corpus: Corpus, article: object, argument: str) -> list:
    """Return the words of an article in order, repeated sentences left out: word (folded), start, end, paragraph."""
    ids = corpus.articles.index
    if not isinstance(article, str | int) or article not in ids:
        raise ArgumentError("alignment.shared_passages", argument, article, "the id of one article", ids[:20])
    tokens = corpus.tokens[corpus.tokens["article"] == article]
    sentences = corpus.sentences[corpus.sentences["article"] == article].set_index("sentence")
    tokens = tokens[tokens["sentence"].map(sentences["repeats"]).lt(0) & tokens["token"].astype("str").map(is_word)]
    words = tokens.assign(word=[*map(fold, tokens["token"])], paragraph=tokens["sentence"].map(sentences["paragraph"]))
    return list(words.itertuples(index=False, name="Word"))


def _places(words: list, length: int) -> dict[tuple[str, ...], list[int]]:
    """Return where each run that stays within a paragraph stands; refrains are left out."""
    where: dict[tuple[str, ...], list[int]] = {}
    printed = [word.word for word in words]
    for n, run in enumerate(zip(*(printed[k:] for k in range(length)))):
        if words[n].paragraph == words[n + length - 1].paragraph:
            where.setdefault(run, []).append(n)
    return {run: places for run, places in where.items() if len(places) <= REFRAIN}


# --- what is printed again -----------------------------------------------------------------------------------------


@once_per_corpus
def _first_printings(corpus: Corpus) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return sentences and quotations with `first`: the number of the article that printed each before, or -1."""
    kind, columns = corpus.sentences["article"].dtype, ["article", "start", "end"]
    sentences, quoted = corpus.sentences, voices.quotations(corpus).query("kind != 'designation'")
    before = quoted.groupby("article", observed=True)["end"].transform(lambda end: end.cummax().shift(fill_value=-1))
    quoted = quoted[quoted["start"] >= before]  # the outer one, where marks stand inside marks
    later = sentences["repeats"] >= 0  # a standfirst repeats what stands below it
    both = pd.concat([sentences[columns], quoted[columns].astype({"article": kind})], ignore_index=True)
    both["number"], both["later"] = both["article"].cat.codes.astype(int), [*later, *[False] * len(quoted)]
    texts = corpus.articles["text"].tolist()
    places = zip(both["number"], both["start"], both["end"])
    both["key"] = [" ".join(re.findall(r"\w+", fold(texts[number][start:end]))) for number, start, end in places]
    long = both[both["key"].str.count(" ") >= RUN - 1].sort_values(["number", "later", "start", "end"], kind="stable")
    origin = long.groupby("key", sort=False)[["number", "start", "end"]].transform("first")
    apart = (origin["number"] != long["number"]) | (long["start"] >= origin["end"]) | (long["end"] <= origin["start"])
    both["first"] = origin["number"].where(apart).reindex(both.index).fillna(both["number"].where(both["later"]))
    both["first"] = both["first"].fillna(-1).astype(int)
    return both[: len(sentences)], both[len(sentences) :].sort_values(["article", "start"])
