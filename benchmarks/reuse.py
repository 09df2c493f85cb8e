"""Text reuse: does its cost follow the number of articles, or the number of pairs?

Run: python benchmarks/reuse.py --data FOLDER     (writes measured/reuse.csv; under a minute)

FOLDER holds newscorpus.csv.gz. Beyond the set's 5,426 articles each stands twice, as a wire text would.
- articles, words: the corpus; pairs: pairs of articles that share a five-word run; CPU seconds without reading the corpus.
"""

import pandas as pd
import samestory as ss
from _common import arguments, cpu, texts, write

SIZES = (1250, 2500, 5000, 10_000)


def main() -> None:
    """Print one row a size."""
    given = arguments(__doc__, ["newscorpus.csv.gz"])
    news, rows = texts(given.data), []
    news = pd.concat([news, news], ignore_index=True)
    for size in SIZES:
        corpus = ss.read_corpus(pd.DataFrame({"text": news[:size]}))
        pairs, seconds = cpu(lambda corpus=corpus: ss.alignment.text_reuse(corpus))
        words = int(corpus.articles["words"].sum())
        rows.append({"articles": len(corpus), "words": words, "pairs": len(pairs), "CPU seconds": round(seconds, 2)})
    table = pd.DataFrame(rows)
    print(table.to_string(index=False))
    write(table, "reuse", given, f"{table['articles'].max():,} articles")


if __name__ == "__main__":
    main()
