"""Keyness: how many words differ where nothing does, and what the table, the pairs and the collocates cost.

Run: python benchmarks/keyness.py --data FOLDER     (writes measured/keyness.csv and measured/keyness-cost.csv)

FOLDER holds newscorpus.csv.gz (columns set, outlet, date, id, text); README.md says what it is.

What is counted
- null: articles drawn at random and parted at random, so that no word differs. Share of tested words with p < .05 and
  words with q < .05 (Benjamini-Hochberg), means over the draws: our p; a t-test of our clustered z on the same words;
  the likelihood-ratio test of G², as used with the UCREL wizard. A sound test has about .05 (uneven sides:
  less), and nearly 0 words.
- speed: CPU time and peak memory beyond the corpus, each in a fresh process that has read the corpus; the other
  tools are handed lists of words and do without intervals, examples and dispersion.
A tool that is not installed is listed as such; nothing is downloaded.
"""

import multiprocessing
from collections.abc import Callable

import numpy as np
import pandas as pd
import samestory as ss
from _common import arguments, brackets, cpu, numbered, peak, write
from samestory import keyness
from scipy import stats

DRAWS = {20: 100, 100: 50, 400: 20, None: 10}
UNEVEN = ((20, 80), (100, 1000), (500, 4500))
UNEVEN_DRAWS = 20
LEVEL = 0.05


# --- null check ---


def halves(corpus: ss.Corpus, sizes: tuple[int, int], rng: np.random.Generator) -> pd.DataFrame:
    """Compare two random groups of articles."""
    chosen = corpus.articles.index[rng.permutation(len(corpus))[: sum(sizes)]].tolist()
    return keyness.compare(corpus, "article", chosen[: sizes[0]], chosen[sizes[0] :])


def errors(p: np.ndarray) -> tuple[float, int]:
    """Share of p < .05, and words left after Benjamini-Hochberg."""
    return (p < LEVEL).mean(), int((stats.false_discovery_control(p) < LEVEL).sum())


def null(corpus: ss.Corpus, sizes: tuple[int, int], draws: int) -> list[dict]:
    rng, found = np.random.default_rng(0), []
    for _ in range(draws):
        table = halves(corpus, sizes, rng)
        freedom = table.attrs["target_articles"] + table.attrs["reference_articles"] - 2
        tested = table[table["p"].notna()]
        wald = 2 * stats.t.sf(tested["z"].abs().to_numpy(), freedom)
        tests = {"samestory p": tested["p"].to_numpy(), "t-test of z": wald, "G²": stats.chi2.sf(tested["g2"], 1)}
        found += [(name, len(tested), *errors(p)) for name, p in tests.items()]
    table = pd.DataFrame(found, columns=["tool", "words", "share", "key words"])
    rows = []
    for tool, part in table.groupby("tool", sort=False):
        means, half = part.mean(numeric_only=True), 1.96 * part["share"].std() / len(part) ** 0.5
        row = {"articles": f"{sizes[0]:,} and {sizes[1]:,}", "tool": tool, "splits": draws, "words": means["words"]}
        row |= {"p < .05": means["share"], "95 %": brackets(means["share"] - half, means["share"] + half, 3)}
        rows.append(row | {"q < .05": means["key words"]})
    return rows


# --- cost: each function sets up what is not timed and returns what is ---


def sides(corpus: ss.Corpus) -> tuple[str, pd.Series]:
    """The set with the most articles as target: about half of the news."""
    return corpus.articles["set"].value_counts().index[0], corpus.articles["set"]


def streams(corpus: ss.Corpus) -> list[list[str]]:
    """The words of each article, as our own counts see them."""
    labels, code, article, *_ = keyness.words(corpus)
    return [labels[code[(article == n) & (code >= 0)]].tolist() for n in range(len(corpus))]


def our_table(corpus: ss.Corpus) -> Callable:
    return lambda: keyness.compare(corpus, "set", sides(corpus)[0])


def our_chance(corpus: ss.Corpus) -> Callable:
    return lambda: keyness.chance(corpus, "set", sides(corpus)[0])


def our_pairs(corpus: ss.Corpus) -> Callable:
    keyness.words(corpus)
    return lambda: keyness.pairs(corpus)


def our_collocates(corpus: ss.Corpus) -> Callable:
    return lambda: keyness.collocates(corpus, "said")


def nltk_table(corpus: ss.Corpus) -> Callable:
    from nltk import FreqDist
    from nltk.metrics import BigramAssocMeasures

    words, (target, label) = streams(corpus), sides(corpus)

    def g2() -> dict:
        one = FreqDist(w for article, name in zip(words, label) if name == target for w in article)
        every = FreqDist(w for article in words for w in article)
        score = BigramAssocMeasures.likelihood_ratio
        return {w: score(one[w], (n, one.N()), every.N()) for w, n in every.items()}

    return g2


def nltk_pairs(corpus: ss.Corpus) -> Callable:
    from nltk.collocations import BigramCollocationFinder

    words = [w for article in streams(corpus) for w in article]
    return lambda: BigramCollocationFinder.from_words(words, window_size=keyness.WINDOW)


def scattertext_table(corpus: ss.Corpus) -> Callable:
    import scattertext as st

    target, label = sides(corpus)
    table = pd.DataFrame({"set": label.to_numpy(), "text": [" ".join(words) for words in streams(corpus)]})

    def scores() -> pd.DataFrame:
        build = st.CorpusFromPandas(table, category_col="set", text_col="text", nlp=st.whitespace_nlp_with_sentences)
        return build.build().get_scaled_f_scores(target)

    return scores


def textacy_table(corpus: ss.Corpus) -> Callable:
    from textacy.representations import matrix_utils  # noqa: F401, with textacy 0.12 or later
    from textacy.representations.vectorizers import GroupVectorizer

    words, (_, label) = streams(corpus), sides(corpus)
    return lambda: GroupVectorizer(tf_type="linear").fit_transform(words, label.tolist())


COSTS = {
    "comparison": {
        "samestory, all columns": our_table,
        "NLTK, G² alone": nltk_table,
        "scattertext, scaled F": scattertext_table,
        "textacy, counts by group alone": textacy_table,
    },
    "200 relabelings": {"samestory": our_chance},
    "all pairs within 5 words": {"samestory": our_pairs, "NLTK": nltk_pairs},
    "collocates of one word": {"samestory, word stream included": our_collocates},
}


def measure(make: Callable, corpus: ss.Corpus, answer: multiprocessing.Queue) -> None:
    """CPU seconds and memory of what `make` returns; in a process of its own."""
    try:
        work = make(corpus)
    except ImportError:
        answer.put(None)
        return
    before = peak()
    _, seconds = cpu(work)
    answer.put((seconds, peak() - before))


def cost(task: str, tool: str, make: Callable, corpus: ss.Corpus) -> dict:
    fork = multiprocessing.get_context("fork")  # the corpus is read once and handed on
    answer = fork.Queue()
    child = fork.Process(target=measure, args=(make, corpus, answer))
    child.start()
    child.join()
    if child.exitcode:
        raise RuntimeError(f"{task}, {tool}: its process failed")
    found = answer.get()
    if found is None:
        return {"task": task, "tool": f"{tool}: not installed"}
    return {"task": task, "tool": tool, "seconds": found[0], "MB beyond the corpus": found[1]}


def main() -> None:
    """Print the costs and the null check."""
    given = arguments(__doc__, ["newscorpus.csv.gz"])
    corpus = ss.read_corpus(numbered(given.data))
    costs = pd.DataFrame(
        [cost(task, tool, make, corpus) for task, tools in COSTS.items() for tool, make in tools.items()]
    )
    write(costs, "keyness-cost", given, f"{len(corpus):,} articles", digits=2)
    rows = []
    for articles, draws in DRAWS.items():
        size = min(articles or len(corpus), len(corpus))
        rows += null(corpus, (size // 2, size - size // 2), draws)
    for sizes in (pair for pair in UNEVEN if sum(pair) <= len(corpus)):
        rows += null(corpus, sizes, UNEVEN_DRAWS)
    table = pd.DataFrame(rows)
    for one in (costs, table):
        print(one.to_string(index=False, na_rep="", float_format="{:.3f}".format))
    write(table, "keyness", given, "2 to 5,000 of the articles, split at random")


if __name__ == "__main__":
    main()
