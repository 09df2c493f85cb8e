"""Text reuse: does its cost follow the number of articles, or the number of pairs?

python benchmarks/reuse.py --data FOLDER [--out FILE.csv]
"""

import argparse
import time
import warnings
from pathlib import Path

import pandas as pd
import samestory as ss
from samestory.errors import CorpusWarning

SIZES = (1250, 2500, 5000, 10_000)  # beyond the set's 5,426 articles each stands twice, as a wire text would


def main() -> None:
    """Print one row a size: articles, words, pairs found, CPU seconds without reading the corpus."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder that holds newscorpus.csv.gz")
    parser.add_argument("--out", type=Path, help="write the table as CSV")
    given = parser.parse_args()
    warnings.simplefilter("ignore", CorpusWarning)
    texts = pd.read_csv(given.data / "newscorpus.csv.gz", usecols=["text"], dtype="str")["text"].dropna()
    texts = pd.concat([texts, texts], ignore_index=True)
    rows = []
    for size in SIZES:
        corpus = ss.read_corpus(pd.DataFrame({"text": texts[:size]}))
        began = time.process_time()
        pairs = ss.alignment.text_reuse(corpus)
        rows.append(
            {
                "articles": len(corpus),
                "words": corpus.articles["words"].sum(),
                "pairs": len(pairs),
                "CPU seconds": round(time.process_time() - began, 2),
            }
        )
    table = pd.DataFrame(rows)
    print(table.to_string(index=False))
    if given.out:
        table.to_csv(given.out, index=False)


if __name__ == "__main__":
    main()
