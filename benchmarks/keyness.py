"""Keyness: how many words differ where nothing does, and what the table, the pairs and the collocates cost.

Run: python benchmarks/keyness.py --data FOLDER [--out FILE.csv]

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

import argparse
import multiprocessing
import os
import re
import time
import warnings
from collections.abc import Callable
from pathlib import Path

os.environ.update(OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1")  # before numpy is imported

import numpy as np
import pandas as pd
import samestory as ss
from samestory import keyness
from samestory.errors import CorpusWarning
from scipy import stats

DRAWS = {20: 100, 100: 50, 400: 20, None: 10}
UNEVEN = ((20, 80), (100, 1000), (500, 4500))
UNEVEN_DRAWS = 20
LEVEL = 0.05


# --- null check ---


def halves(corpus: ss.Corpus, sizes: tuple[int, int], rng: np.random.Generator) -> pd.DataFrame:
    """Compare two random groups of articles."""
    label = np.full(len(corpus), "", dtype=object)
    chosen = rng.permutation(len(corpus))[: sum(sizes)]
    label[chosen[: sizes[0]]], label[chosen[sizes[0] :]] = "one", "other"
    corpus.articles["half"] = label  # this corpus is the benchmark's own
    return keyness.compare(corpus, "half", "one", "other")


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
    means = pd.DataFrame(found, columns=["tool", "words", "share", "key words"]).groupby("tool", sort=False).mean()
    task = f"null, {sizes[0]:,} against {sizes[1]:,} articles"
    return [
        {"task": task, "tool": tool, "words": row["words"], "p < .05": row["share"], "q < .05": row["key words"]}
        for tool, row in means.iterrows()
    ]


# --- cost: each function sets up what is not timed and returns what is ---


def sides(corpus: ss.Corpus) -> tuple[str, pd.Series]:
    """The set with the most articles as target: about half of the news."""
    return corpus.articles["set"].value_counts().index[0], corpus.articles["set"]


def streams(corpus: ss.Corpus) -> list[list[str]]:
    """The words of each article, as our own counts see them."""
    words = keyness.words(corpus)
    return [words.labels[words.code[(words.article == n) & (words.code >= 0)]].tolist() for n in range(len(corpus))]


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


def peak() -> float:
    """The most memory this process has held, in MB; Linux only."""
    status = Path("/proc/self/status")
    return int(re.search(r"VmHWM:\s*(\d+) kB", status.read_text())[1]) * 1024 / 1e6 if status.exists() else np.nan


def measure(make: Callable, corpus: ss.Corpus, answer: multiprocessing.Queue) -> None:
    """CPU seconds and memory of what `make` returns; in a process of its own."""
    try:
        work = make(corpus)
    except ImportError:
        answer.put(None)
        return
    before, start = peak(), time.process_time()
    work()
    answer.put((time.process_time() - start, peak() - before))


def cost(task: str, tool: str, make: Callable, corpus: ss.Corpus) -> dict:
    fork = multiprocessing.get_context("fork")  # the corpus is read once and handed on
    answer = fork.Queue()
    child = fork.Process(target=measure, args=(make, corpus, answer))
    child.start()
    found = answer.get()
    child.join()
    if found is None:
        return {"task": task, "tool": f"{tool}: not installed"}
    return {"task": task, "tool": tool, "seconds": found[0], "MB beyond the corpus": found[1]}


def main() -> None:
    """Print the costs and the null check."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="folder that holds newscorpus.csv.gz")
    parser.add_argument("--out", type=Path, help="write the table as CSV")
    given = parser.parse_args()
    warnings.simplefilter("ignore", CorpusWarning)
    news = pd.read_csv(given.data / "newscorpus.csv.gz", dtype=str, keep_default_na=False)
    news["id"] = [f"{number:05}" for number in range(len(news))]  # the published ids are not all different
    corpus = ss.read_corpus(news)
    rows = [cost(task, tool, make, corpus) for task, tools in COSTS.items() for tool, make in tools.items()]
    for articles, draws in DRAWS.items():
        size = articles or len(corpus)
        rows += null(corpus, (size // 2, size - size // 2), draws)
    for sizes in UNEVEN:
        rows += null(corpus, sizes, UNEVEN_DRAWS)
    table = pd.DataFrame(rows)
    print(table.to_string(index=False, na_rep="", float_format="{:.3f}".format))
    if given.out:
        table.to_csv(given.out, index=False, float_format="%.4f")


if __name__ == "__main__":
    main()
