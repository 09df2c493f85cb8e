"""Measure the ground floor beside other tools: sentences, tokens, and reading a corpus.

Run: python benchmarks/ground.py --data FOLDER     (writes measured/ground.csv; about five minutes, most of it other tools)

FOLDER holds gum_other_paragraphs.json (documents, each a list of paragraphs, each a list of gold sentences) and
newscorpus.csv.gz (columns set, outlet, date, id, text); README.md says what they are and whom to cite.

What is counted
- exact F1: a sentence is right if both its ends are. A paragraph's sentences are joined by spaces, paragraphs by line ends;
  every tool is given one paragraph at a time, so that none is punished for line ends.
- boundary F1: the same over sentence ends alone; inside F1: without the ends of paragraphs, which are given.
- MB/s, M tokens/s: CPU time over the news texts, one article at a time; a token's offsets are part of the work.
- read_corpus: CPU time and peak memory of a fresh process that reads the news texts into a Corpus.
A tool that is not installed is listed as such; nothing is downloaded.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
from _common import arguments, cpu, interval, numbered, write
from samestory import text as tx

Spans = list[tuple[int, int]]
Splitter = Callable[[str], Spans]
REPEATS = 2
SIZES = (1, 4, None)  # megabytes of news to read; None is all of it

# The peak is that of this process alone: getrusage would hand on the parent's, which holds all the news. Linux only.
READ = """
import re, sys, time, warnings
from pathlib import Path
import samestory as ss
warnings.simplefilter("ignore")
start = time.process_time()
corpus = ss.read_corpus(sys.argv[1])
seconds = time.process_time() - start
status = Path("/proc/self/status")
peak = re.search(r"VmHWM:\\s*(\\d+) kB", status.read_text())[1] if status.exists() else "nan"
print(seconds, peak, len(corpus.tokens))
"""


# --- the tools: each function imports one and returns what splits a text, or raises ImportError ---


def nltk_sentences() -> Splitter:
    from nltk.tokenize.punkt import PunktSentenceTokenizer  # untrained: its parameters are a download

    return lambda text, split=PunktSentenceTokenizer().span_tokenize: list(split(text))


def nltk_tokens() -> Splitter:
    from nltk.tokenize import NLTKWordTokenizer

    return lambda text, split=NLTKWordTokenizer().span_tokenize: list(split(text))


def nltk_wordpunct() -> Splitter:
    from nltk.tokenize import WordPunctTokenizer

    return lambda text, split=WordPunctTokenizer().span_tokenize: list(split(text))


def spacy_sentences() -> Splitter:
    import spacy

    english = spacy.blank("en")
    english.add_pipe("sentencizer")
    return lambda text: [(sentence.start_char, sentence.end_char) for sentence in english(text).sents]


def spacy_tokens() -> Splitter:
    import spacy

    make = spacy.blank("en").make_doc
    return lambda text: [(token.idx, token.idx + len(token)) for token in make(text) if not token.is_space]


def blingfire_sentences() -> Splitter:
    from blingfire import text_to_sentences_and_offsets

    return lambda text: text_to_sentences_and_offsets(text)[1] if text.strip() else []


def blingfire_tokens() -> Splitter:
    from blingfire import text_to_words_with_offsets

    return lambda text: text_to_words_with_offsets(text)[1] if text.strip() else []


def nupunkt_sentences() -> Splitter:
    from nupunkt import sent_spans

    return sent_spans


SENTENCES = {
    "samestory": lambda: tx.sentences,
    "blingfire": blingfire_sentences,
    "nupunkt": nupunkt_sentences,
    "spaCy blank + sentencizer": spacy_sentences,
    "NLTK Punkt, untrained": nltk_sentences,
}
TOKENS = {
    "samestory": lambda: tx.tokens,
    "blingfire": blingfire_tokens,
    "spaCy blank": spacy_tokens,
    "NLTK WordPunctTokenizer": nltk_wordpunct,
    "NLTK NLTKWordTokenizer": nltk_tokens,
}


# --- accuracy ---


def joined(document: list[list[str]]) -> tuple[list[str], Spans, set[int]]:
    """A document's paragraphs as text, its gold sentences, and where its paragraphs end."""
    at, gold, ends = 0, [], set()
    for paragraph in document:
        for sentence in paragraph:
            gold.append((at, at + len(sentence)))
            at += len(sentence) + 1
        ends.add(at - 1)
    return [" ".join(paragraph) for paragraph in document], gold, ends


def found(split: Splitter, paragraphs: list[str]) -> Spans:
    """The sentences of all paragraphs without white space at their ends, as offsets into the document."""
    at, spans = 0, []
    for paragraph in paragraphs:
        for start, end in split(paragraph):
            span = paragraph[start:end]
            if span.strip():
                spans.append((at + start + len(span) - len(span.lstrip()), at + start + len(span.rstrip())))
        at += len(paragraph) + 1
    return spans


def f1(pairs: list[tuple[set, set]]) -> float:
    """F1 over all documents of (gold, predicted) sets."""
    return 2 * sum(len(gold & told) for gold, told in pairs) / sum(len(gold) + len(told) for gold, told in pairs)


def accuracy(split: Splitter, documents: list[list[list[str]]]) -> dict[str, float]:
    exact, boundary, inside = [], [], []
    for document in documents:
        paragraphs, gold, ends = joined(document)
        told = found(split, paragraphs)
        gold_ends, told_ends = {end for _, end in gold}, {end for _, end in told}
        exact.append((set(gold), set(told)))
        boundary.append((gold_ends, told_ends))
        inside.append((gold_ends - ends, told_ends - ends))
    row = {"sentences": sum(len(gold) for gold, _ in exact)}
    for name, pairs in (("exact F1", exact), ("boundary F1", boundary), ("inside F1", inside)):
        row |= {name: f1(pairs)}
    within = interval(np.arange(len(exact)), lambda k: f1([exact[n] for n in k]), digits=3)
    return row | {"95 % exact F1": within}


# --- cost ---


def cost(split: Splitter, texts: list[str]) -> tuple[float, int]:
    """CPU seconds for all texts, the best of several runs, and how many spans there were."""
    best, spans = float("inf"), 0
    for _ in range(REPEATS):
        spans, seconds = cpu(lambda: sum(len(split(text)) for text in texts))
        best = min(best, seconds)
    return best, spans


def megabytes(texts: list[str]) -> float:
    return sum(len(text.encode()) for text in texts) / 1e6


def about_megabytes(news: pd.DataFrame, size: float) -> pd.DataFrame:
    """About so much of the news: every n-th article, so that a part is like the whole."""
    step = max(1, round(megabytes(news["text"].tolist()) / size))
    return news.iloc[::step]


def read(news: pd.DataFrame) -> dict[str, object]:
    """What reading these articles costs a fresh process."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "news.csv"
        news.to_csv(path, index=False)
        run = subprocess.run([sys.executable, "-c", READ, path], capture_output=True, text=True, check=True)
    seconds, peak, tokens = (float(number) for number in run.stdout.split())
    size = megabytes(news["text"].tolist())
    return {
        "task": "read_corpus",
        "tool": f"samestory, {size:.1f} MB",
        "MB/s": size / seconds,
        "seconds": seconds,
        "peak MB": peak * 1024 / 1e6,
        "M tokens/s": tokens / seconds / 1e6,
    }


# --- the table ---


def measured(task: str, tools: dict, measure: Callable[[Splitter], dict]) -> list[dict]:
    """One row a tool: what `measure` says of it, or that it is not installed."""
    rows = []
    for tool, load in tools.items():
        try:
            rows.append({"task": task, "tool": tool, **measure(load())})
        except ImportError:
            rows.append({"task": task, "tool": f"{tool}: not installed"})
    return rows


def table(documents: list, news: pd.DataFrame) -> pd.DataFrame:
    texts = news["text"].tolist()
    size = megabytes(texts)

    def of_sentences(split: Splitter) -> dict:
        seconds, _ = cost(split, texts)
        return {**accuracy(split, documents), "MB/s": size / seconds, "seconds": seconds}

    def of_tokens(split: Splitter) -> dict:
        seconds, spans = cost(split, texts)
        return {"MB/s": size / seconds, "seconds": seconds, "M tokens/s": spans / seconds / 1e6}

    rows = measured("sentences", SENTENCES, of_sentences) + measured("tokens", TOKENS, of_tokens)
    rows += [read(news if part is None else about_megabytes(news, part)) for part in SIZES]
    return pd.DataFrame(rows)


def main() -> None:
    given = arguments(__doc__, ["gum_other_paragraphs.json", "newscorpus.csv.gz"])
    documents = json.loads((given.data / "gum_other_paragraphs.json").read_text(encoding="utf-8"))
    result = table(documents, numbered(given.data))
    print(result.to_string(index=False, na_rep="", float_format="{:.3f}".format))
    write(result, "ground", given, f"{len(documents)} GUM documents; 14.4 MB of news for the cost")


if __name__ == "__main__":
    main()
