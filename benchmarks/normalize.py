"""Normalization: how often whole news articles read otherwise than they stand, and how well damaged copies are mended.

Run: python benchmarks/normalize.py --data FOLDER [--changed FILE.csv]     (writes measured/normalize.csv and
measured/normalize-changed.csv; about a minute)

FOLDER holds newscorpus.csv.gz (columns set, outlet, date, id, text). What is counted
- sentences: F1 of the sentences of a copy against those of the article, each as its words, before and after.
- words: share of the article's tokens that the copy has too, after.
The articles that read otherwise (--changed) are to be read: some of them are damaged.
"""

import random
import re
import textwrap
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
from _common import arguments, interval, news, write
from samestory import text as tx
from samestory.corpus.normalize import normalize

COPIES = 400
SEED = 12
LENGTH = range(600, 8000)  # characters of an article that is copied
NARROW, WIDE = 0.5, 1.5  # widths of letters in proportional type
WIDTHS = dict.fromkeys("ijltfrI.,;:'()!|-", NARROW) | dict.fromkeys("mwMW", WIDE)
FEWEST = 3  # letters of a part of a hyphenated word


def wrapped(width: int, hyphens: bool = True) -> Callable[[str], str]:
    """Wrap at a number of characters, also behind hyphens."""
    return by_line(lambda line: textwrap.fill(line, width, break_on_hyphens=hyphens, break_long_words=False))


def by_line(change: Callable[[str], str]) -> Callable[[str], str]:
    """Change each line of a text."""
    return lambda text: "\n".join(change(line) if line.strip() else line for line in text.split("\n"))


def proportional(line: str, width: float = 70) -> str:
    """Wrap a line as set in letters of different widths."""
    lines, room = [[]], width
    for word in line.split(" "):
        size = NARROW + sum(WIDTHS.get(letter, 1.25 if letter.isupper() else 1) for letter in word)
        if lines[-1] and size > room:
            lines.append([])
            room = width
        lines[-1].append(word)
        room -= size
    return "\n".join(map(" ".join, lines))


def hyphenated(line: str, width: int = 60) -> str:
    """Wrap a line, and part long words at its ends, also behind the hyphens that they have."""
    lines = [""]
    for word in re.split(r" |(?<=[a-z]-)(?=[a-z])", line):
        space = " " if lines[-1] and not re.search(r"[a-z]-\Z", lines[-1]) else ""
        room = width - len(lines[-1]) - len(space) - 1
        if len(lines[-1]) + len(space) + len(word) <= width:
            lines[-1] += space + word
        elif word.isalpha() and word[1:].islower() and FEWEST <= room <= len(word) - FEWEST:
            lines[-1] += f"{space}{word[:room]}-"
            lines.append(word[room:])
        else:
            lines.append(word)
    return "\n".join(lines)


def single(text: str) -> str:
    """Take out blank lines."""
    return re.sub(r"\n\s*\n", "\n", text)


COPY: dict[str, Callable[[str], str]] = {
    "wrapped at 60, not at hyphens": wrapped(60, hyphens=False),
    "wrapped at 72": wrapped(72),
    "wrapped at 80": wrapped(80),
    "wrapped at 72, CR LF": lambda text: wrapped(72)(text).replace("\n", "\r\n"),
    "wrapped at 72, no blank lines": lambda text: single(wrapped(72)(text)),
    "wrapped at 72, double spaced": lambda text: wrapped(72)(single(text)).replace("\n", "\n\n"),
    "wrapped in proportional type": by_line(proportional),
    "hyphenated at 60": by_line(hyphenated),
    "hyphenated at 40": by_line(lambda line: hyphenated(line, 40)),
    "no spaces after stops": lambda text: re.sub(r"([a-z]{2}[.!?][”\"]?) (?=[“\"]?[A-Z][a-z])", r"\1", text),
}


def sentences(text: str) -> Counter[str]:
    """Count the sentences of a text as their words."""
    return Counter(" ".join(text[start:end].split()) for start, end in tx.sentences(text))


def tokens(text: str) -> Counter[str]:
    """Count the tokens of a text."""
    return Counter(text[start:end] for start, end in tx.tokens(text))


def f1(gold: Counter, found: Counter) -> float:
    """Return the F1 of one count against another."""
    return 2 * (gold & found).total() / max(gold.total() + found.total(), 1)


def mended(articles: list[str], damage: Callable[[str], str]) -> dict[str, float | str]:
    """Measure damaged copies before and after normalization, each article by its size."""
    rows = []
    for text in articles:
        copy = damage(text)
        reading = normalize(copy)
        read, gold, words = reading.text if reading else copy, sentences(text), tokens(text)
        before, after = (f1(gold, sentences(version)) * gold.total() for version in (copy, read))
        rows.append((before, after, gold.total(), (words & tokens(read)).total(), words.total()))
    sums = np.array(rows)
    share = lambda k: float(sums[k, 1].sum() / sums[k, 2].sum())  # noqa: E731
    whole = sums.sum(axis=0)
    return {
        "articles": len(articles),
        "sentences_before": whole[0] / whole[2],
        "sentences_after": share(np.arange(len(sums))),
        "95 %": interval(np.arange(len(sums)), share, digits=3),
        "words_after": whole[3] / whole[4],
    }


def main() -> None:
    """Print and write the measures."""
    given = arguments(
        __doc__, ["newscorpus.csv.gz"], changed={"type": Path, "help": "write the changed articles as CSV"}
    )
    table = news(given.data)
    changes = {name: reading.changes for name, text in zip(table["id"], table["text"]) if (reading := normalize(text))}
    kinds = Counter(kind for change in changes.values() for kind in change)
    if given.changed:
        pd.DataFrame.from_dict(changes, orient="index").to_csv(given.changed, index_label="id")
    found = pd.DataFrame([("any", len(changes)), *kinds.most_common()], columns=["read otherwise for", "articles"])
    print(found.to_string(index=False))
    write(found, "normalize-changed", given, f"{len(table):,} news texts as they come")
    whole = [text for name, text in zip(table["id"], table["text"]) if name not in changes and len(text) in LENGTH]
    chosen = [re.sub(r"[ \t\xa0]+", " ", text) for text in random.Random(SEED).sample(whole, min(COPIES, len(whole)))]
    rows = pd.DataFrame([{"copy": name, **mended(chosen, damage)} for name, damage in COPY.items()])
    print(rows.to_string(index=False))
    write(rows, "normalize", given, f"{len(chosen)} copied news texts a row")


if __name__ == "__main__":
    main()
