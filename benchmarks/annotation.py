"""Time the annotation floor: voices, actors and quantities on news texts of growing size.

Run: python benchmarks/annotation.py --data FOLDER [--out FILE.csv]

FOLDER holds newscorpus.csv.gz (columns set, outlet, date, id, text); README.md says what it is.

What is counted
- seconds: CPU time of one core for one module on a corpus that is read already, best of two fresh corpora.
- MB/s: megabytes of UTF-8 text a second. The same at every size means linear time.
- rows: quotations and reports, mentions, quantities found.
Actors look up the voice of each mention, so voices are timed first and kept with the corpus.
For comparison spaCy's named entities are timed where spaCy and its small English model are installed; nothing is downloaded.
"""

import argparse
import os
import time
import warnings
from collections.abc import Callable
from pathlib import Path

os.environ.update(OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1")  # before numpy is imported

import pandas as pd
import samestory as ss
from samestory import actors, quantities, voices

SIZES = (1, 4, None)  # megabytes of news; None is all of it
REPEATS = 2
MODULES: dict[str, Callable[[ss.Corpus], int]] = {
    "voices": lambda corpus: len(voices.quotations(corpus)) + len(voices.reports(corpus)),
    "actors": lambda corpus: len(actors.mentions(corpus)),
    "quantities": lambda corpus: len(quantities.find(corpus)),
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="the folder with newscorpus.csv.gz")
    parser.add_argument("--out", type=Path, help="write the table here as CSV")
    arguments = parser.parse_args()
    news = pd.read_csv(arguments.data / "newscorpus.csv.gz", dtype=str, keep_default_na=False)
    table = pd.DataFrame([row for size in SIZES for row in measure(part(news, size))] + entities(part(news, 1)))
    print(table.to_string(index=False))
    if arguments.out:
        table.to_csv(arguments.out, index=False)


def part(news: pd.DataFrame, megabytes: int | None) -> pd.DataFrame:
    """The first articles of every set, in turn, up to a size: every part is as mixed as the whole."""
    mixed = news.assign(turn=news.groupby("set").cumcount() / news.groupby("set")["id"].transform("size")).sort_values(
        "turn", kind="stable"
    )
    if megabytes is None:
        return mixed
    return mixed[mixed["text"].str.encode("utf-8").str.len().cumsum() <= megabytes * 1e6]


def measure(news: pd.DataFrame) -> list[dict]:
    """One row a module, and one for all three."""
    size = news["text"].str.encode("utf-8").str.len().sum() / 1e6
    best = {name: float("inf") for name in MODULES}
    rows = {}
    for _ in range(REPEATS):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # articles that cannot be read are no matter here
            corpus = ss.read_corpus(
                pd.DataFrame({"text": news["text"].tolist(), "published": news["date"].str[:10].tolist()})
            )
        for name, annotate in MODULES.items():
            start = time.process_time()
            rows[name] = annotate(corpus)
            best[name] = min(best[name], time.process_time() - start)
    return [line(size, name, best[name], rows[name]) for name in MODULES] + [
        line(size, "all three", sum(best.values()), sum(rows.values()))
    ]


def line(size: float, what: str, seconds: float, rows: int | str) -> dict:
    return {
        "MB": round(size, 1),
        "what": what,
        "seconds": round(seconds, 2),
        "MB/s": round(size / seconds, 1) if seconds else "",
        "rows": rows,
    }


def entities(news: pd.DataFrame) -> list[dict]:
    """spaCy's named entities (organizations, places, persons, quantities, dates) on the smallest part, where it is installed."""
    try:
        import spacy

        model = spacy.load("en_core_web_sm", exclude=["lemmatizer", "attribute_ruler"])
    except (ImportError, OSError) as reason:
        print(f"spaCy is left out: {str(reason).splitlines()[0]}")
        return []
    start = time.process_time()
    found = sum(len(document.ents) for document in model.pipe(news["text"].tolist()))
    return [
        line(
            news["text"].str.encode("utf-8").str.len().sum() / 1e6, "spaCy entities", time.process_time() - start, found
        )
    ]


if __name__ == "__main__":
    main()
