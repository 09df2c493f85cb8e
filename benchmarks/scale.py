"""Scale: does the cost of an article grow with the number of articles, and what do further processes save?

Run: python benchmarks/scale.py --data FOLDER [--out FOLDER] [--full]

FOLDER holds newscorpus.csv.gz (columns set, outlet, date, id, text). Events of five reports are made of its articles: each report
keeps 70 % of the sentences of one article, a tenth of its numbers changed, so that there is much to compare.

What is counted, each in a process of its own
- seconds: of the commands `scale` and `report` with the scorer `linear`, from start to end; CPU seconds of all their processes. A
  report has its page and figures, and takes the cores at hand for the comparison alone.
- per 1,000: CPU seconds for 1,000 articles. At 100 articles the start of the processes is most of it.
- MB: the largest memory of a worker, and of the process that shares the work out; of a report, of the notebook's kernel.
- slope: of CPU seconds on articles, both as logarithms, from 1,000 articles on. 1 is linear; less where a fixed cost is shared.
- beside it NLTK (Punkt without its trained model, Treebank tokens, Snowball stems) and VADER, sentence by sentence; spaCy's blank
  English pipeline with sentences, and textacy's direct quotations, where they are installed. They do a part of the work alone.
"""

import importlib
import json
import os
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from math import log
from pathlib import Path

os.environ.update(OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1")  # before numpy is imported

import pandas as pd
import samestory as ss
from _common import arguments
from _common import write as save

SIZES, FULL, OTHERS = (100, 1_000, 10_000), 100_000, 1_000
REPORTS = 5  # of an event
OUTLETS = ["Herald", "Post", "Star", "Tribune", "Times"]


def shuffled(text: str, pick: random.Random, keep: float = 0.7) -> str:
    """A report made of most of the sentences of another, some with another number."""
    kept = [text[a:b] for a, b in ss.text.sentences(text) if pick.random() < keep]
    return (
        " ".join(re.sub(r"\b\d{2,3}\b", lambda m: str(int(m[0]) + (pick.random() < 0.1)), one) for one in kept) or text
    )


def write(texts: list[str], size: int, file: Path) -> None:
    """Write reports of events in no order as Parquet, a row group for each thousand."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    pick = random.Random(5)
    ids = [(event, n) for event in range(size // REPORTS) for n in range(REPORTS)]
    pick.shuffle(ids)
    writer = None
    for first in range(0, size, 1_000):
        rows = [
            {
                "article": f"e{e} r{n}",
                "event": f"e{e}",
                "outlet": OUTLETS[n],
                "text": shuffled(texts[e % len(texts)], pick),
            }
            for e, n in ids[first : first + 1_000]
        ]
        table = pa.Table.from_pylist(rows)
        writer = writer or pq.ParquetWriter(file, table.schema)
        writer.write_table(table)
    writer.close()


def one(file: str, out: str, workers: int) -> None:
    """Analyze a data set and print what it took; run in a process of its own."""
    began = time.perf_counter()
    found = ss.scale.analyze(file, out, ss.scale.Settings(scorer="linear"), ss.scale.Workers(workers))
    took = time.perf_counter() - began
    own, children = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = sum(use.ru_utime + use.ru_stime for use in (own, children))
    print(json.dumps({
        "articles": found.articles, "workers": workers, "seconds": round(took, 1), "CPU seconds": round(cpu, 1),
        "per 1,000": round(1_000 * cpu / found.articles, 1), "worker MB": children.ru_maxrss // 1024, "driver MB": own.ru_maxrss // 1024,
    }))  # fmt: skip


def report(file: str, out: str) -> None:
    """Make a report and print what it took; run in a process of its own."""
    began = time.perf_counter()
    command = [sys.executable, "-m", "samestory", "report", file, "--out", out, "--scorer", "linear"]
    subprocess.run(command, check=True, capture_output=True)
    took, used = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu, articles = used.ru_utime + used.ru_stime, len(pd.read_parquet(file, columns=["article"]))
    print(json.dumps({
        "articles": articles, "workers": os.cpu_count(), "seconds": round(took, 1), "CPU seconds": round(cpu, 1),
        "per 1,000": round(1_000 * cpu / articles, 1), "worker MB": used.ru_maxrss // 1024,
    }))  # fmt: skip


def measured(what: str, *given: object) -> dict:
    """Run this script for one thing to be measured, and return its row."""
    command = [sys.executable, __file__, f"--one={what}", *map(str, given)]
    ended = subprocess.run(command, capture_output=True, text=True, check=True)
    row = {"what": what, **json.loads(ended.stdout.splitlines()[-1])}
    print(row, flush=True)
    return row


def scaled(texts: list[str], sizes: tuple[int, ...]) -> list[dict]:
    """One row a size and number of workers."""
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            file = Path(folder, f"{size}.parquet")
            write(texts, size, file)
            workers = (1, 2) if size < FULL else (2,)  # one alone would need an hour
            rows += [measured("scale", file, Path(folder, f"{size}-{n}"), n) for n in workers]
            rows += [measured("report", file, Path(folder, f"{size}-report"))] if size < FULL else []
    return rows


def slope(rows: list[dict]) -> float:
    """The exponent by which CPU seconds of two workers grow with articles, from 1,000 articles on."""
    took = [(row["articles"], row["CPU seconds"]) for row in rows if row["what"] == "scale" and row["workers"] == 2]
    took = [pair for pair in took if pair[0] >= 1_000]
    (few, first), (many, last) = took[0], took[-1]
    return round(log(last / first) / log(many / few), 3) if many > few else float("nan")


# --- other tools -------------------------------------------------------------------------------------------------


def nltk_steps() -> Callable[[str], object]:
    from nltk.stem.snowball import SnowballStemmer
    from nltk.tokenize import PunktSentenceTokenizer, TreebankWordTokenizer

    sentences, tokens, stem = PunktSentenceTokenizer(), TreebankWordTokenizer(), SnowballStemmer("english").stem
    return lambda text: [[stem(word) for word in tokens.tokenize(one)] for one in sentences.tokenize(text)]


def vader() -> Callable[[str], object]:
    from nltk.tokenize import PunktSentenceTokenizer
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    sentences, score = PunktSentenceTokenizer(), SentimentIntensityAnalyzer().polarity_scores
    return lambda text: [score(one) for one in sentences.tokenize(text)]


def spacy_blank() -> Callable[[str], object]:
    english = importlib.import_module("spacy").blank("en")
    english.add_pipe("sentencizer")
    return english


def textacy_quotations() -> Callable[[str], object]:
    model = importlib.import_module("spacy").load("en_core_web_sm")
    quotations = importlib.import_module("textacy").extract.triples.direct_quotations
    return lambda text: list(quotations(model(text)))


PARTS = {
    "NLTK: sentences, tokens, stems": nltk_steps,
    "NLTK, VADER: sentences, tone": vader,
    "spaCy blank: sentences, tokens": spacy_blank,
    "spaCy small, textacy: quotations": textacy_quotations,
}


def others(texts: list[str]) -> list[dict]:
    """CPU seconds of other tools for their part, one process."""
    pick = random.Random(5)
    articles = [shuffled(texts[n % len(texts)], pick) for n in range(OTHERS)]
    rows = []
    for what, make in PARTS.items():
        try:
            step = make()
        except (ImportError, OSError) as error:
            print(f"{what}: not measured ({error})")
            continue
        began = time.process_time()
        for text in articles:
            step(text)
        cpu = time.process_time() - began
        rows.append({"what": what, "articles": OTHERS, "workers": 1, "CPU seconds": round(cpu, 1)})
        rows[-1]["per 1,000"] = round(1_000 * cpu / OTHERS, 1)
    return rows


def main() -> None:
    """Print and write the table."""
    if "--one=scale" in sys.argv:  # a process of its own, whose time and memory are measured
        return one(sys.argv[-3], sys.argv[-2], int(sys.argv[-1]))
    if "--one=report" in sys.argv:
        return report(*sys.argv[-2:])
    full = {"action": "store_true", "help": "100,000 articles, too"}
    most = {"type": int, "default": SIZES[-1], "help": "leave larger sizes out"}
    given = arguments(__doc__, ["newscorpus.csv.gz"], full=full, most=most)
    texts = pd.read_csv(given.data / "newscorpus.csv.gz", usecols=["text"], dtype="str")["text"].dropna().tolist()
    sizes = (*(size for size in SIZES if size <= given.most), *([FULL] if given.full else []))
    rows = scaled(texts, sizes)
    if rows:
        rows[0]["slope"] = slope(rows)
    table = pd.DataFrame(rows + others(texts))
    print(table.to_string(index=False, na_rep=""))
    save(table, "scale", given, f"made events of {REPORTS} reports, up to {max(sizes):,} articles")
    return None


if __name__ == "__main__":
    main()
