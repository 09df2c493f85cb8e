"""Time the annotation floor: voices, actors and quantities on news texts of growing size.

Run: python benchmarks/annotation.py --data FOLDER     (writes measured/annotation.csv; about a minute)

FOLDER holds newscorpus.csv.gz (columns set, outlet, date, id, text); README.md says what it is.

What is counted
- seconds: CPU time of one core for one module on a corpus that is read already, best of two fresh corpora.
- MB/s: megabytes of UTF-8 text a second. The same at every size means linear time.
- rows: quotations and reports, mentions, quantities found.
Actors look up the voice of each mention, so voices are timed first and kept with the corpus.
For comparison spaCy's named entities are timed where spaCy and its small English model are installed; nothing is downloaded.
"""

from collections.abc import Callable

import pandas as pd
import samestory as ss
from _common import arguments, cpu, write
from _common import news as read_news
from samestory import actors, quantities, voices

SIZES = (1, 4, None)  # megabytes of news; None is all of it
REPEATS = 2
MODULES: dict[str, Callable[[ss.Corpus], int]] = {
    "voices": lambda corpus: len(voices.quotations(corpus)) + len(voices.reports(corpus)),
    "actors": lambda corpus: len(actors.mentions(corpus)),
    "quantities": lambda corpus: len(quantities.find(corpus)),
}


def main() -> None:
    given = arguments(__doc__, ["newscorpus.csv.gz"])
    news = read_news(given.data)
    table = pd.DataFrame([row for size in SIZES for row in measure(part(news, size))] + entities(part(news, 1)))
    print(table.to_string(index=False))
    write(table, "annotation", given, f"{len(news):,} news texts, and parts of them")


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
        corpus = ss.read_corpus(
            pd.DataFrame({"text": news["text"].tolist(), "published": news["date"].str[:10].tolist()})
        )
        for name, annotate in MODULES.items():
            rows[name], seconds = cpu(lambda annotate=annotate, corpus=corpus: annotate(corpus))
            best[name] = min(best[name], seconds)
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
    found, seconds = cpu(lambda: sum(len(document.ents) for document in model.pipe(news["text"].tolist())))
    return [line(news["text"].str.encode("utf-8").str.len().sum() / 1e6, "spaCy entities", seconds, found)]


if __name__ == "__main__":
    main()
