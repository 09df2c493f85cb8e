"""Find terms whose polar word carries no tone: crude oil, civil war, gross domestic product.

Run: python benchmarks/training/fixed_terms.py --data FOLDER     (seconds)

FOLDER holds what sets.py reads. Candidates are runs of two or three words in lower case, without a mark between, that hold a word
of VADER's (Hutto & Gilbert 2014) and begin and end with a content word. A candidate is shown if
- 5 articles of newscorpus or more print it, and its words stand together far more often than by chance (log-likelihood ratio of the
  two or three words over 50; Dunning 1993),
- a coded mention of a country or more has it within thirty words, and the share coded with its polar word's sign (blame for a
  negative word) is not significantly larger than among mentions without any word of VADER's there (binomial test, 5 %).
What the table shows is read by hand; what reads as the name of a thing, in whatever sentence, goes to
lib/samestory/codebooks/fixed_terms.toml.
"""

import argparse
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import pandas as pd
import sets
from samestory import codebooks
from samestory.sentiment import _lexicon as lexicon
from samestory.sentiment import masked_words
from samestory.sentiment._models import known_words
from scipy.stats import binomtest

ARTICLES, RATIO, NEAR, LEVEL = 5, 50, 30, 0.05
_RUN = re.compile(r"[a-z]+(?:[ -][a-z]+)+")


def terms_of(words: list[str]) -> Iterator[tuple[str, ...]]:
    """Every run of two or three words that holds a valence and begins and ends with a content word."""
    known, function = lexicon.valences(), _function_words()
    for n in range(len(words) - 1):
        for size in (2, 3):
            term = tuple(words[n : n + size])
            if len(term) == size and not known.keys().isdisjoint(term) and not function & {term[0], term[-1]}:
                yield term


@lru_cache(maxsize=1)
def _function_words() -> frozenset[str]:
    return frozenset(word for table in codebooks.read("function_words").values() for word in table["words"])


def printed(texts: list[str]) -> tuple[dict, Counter, int]:
    """In how many articles each term stands, how often each word is printed, and the number of words."""
    articles, words, total = defaultdict(int), Counter(), 0
    for text in texts:
        own = set()
        for run in _RUN.findall(text):
            held = re.split("[ -]", run)
            words.update(held)
            total += len(held)
            own.update(terms_of(held))
        for term in own:
            articles[term] += 1
    return articles, words, total


def together(count: int, term: tuple[str, ...], words: Counter, total: int) -> float:
    """Log-likelihood ratio of a term against words that meet by chance (0 where it is rarer than by chance)."""
    expected = total * math.prod(words[word] / total for word in term if word not in _function_words())
    return 2 * (count * math.log(count / expected) - count + expected) if count > expected else 0.0


def coded(rows: list[dict]) -> tuple[dict[tuple, list[int]], list[int]]:
    """The codes of the mentions with each term nearby, and of those without any valenced word nearby."""
    by_term, plain, known = defaultdict(list), [], lexicon.valences().keys()
    for row in rows:
        before, behind = masked_words(row["text"], row["start"], row["end"], known_words())
        sides = before[-NEAR:], behind[:NEAR]
        if known.isdisjoint(sides[0] + sides[1]):
            plain.append(row["y"])
        for term in {term for side in sides for term in terms_of(side)}:
            by_term[term].append(row["y"])
    return by_term, plain


def found(folder: Path) -> pd.DataFrame:
    """The candidates: term, polar word, articles, ratio, coded mentions, share of the polar word's sign, and the base rate."""
    news = pd.read_csv(folder / "newscorpus.csv.gz", dtype=str, keep_default_na=False)["text"]
    articles, words, total = printed(news.drop_duplicates().tolist())
    by_term, plain = coded([row for row in sets.read(folder) if row["set"] == "country"])
    base = {sign: sum(y == sign for y in plain) / len(plain) for sign in (-1, 1)}
    rows = []
    for term, codes in by_term.items():
        polar = max(term, key=lambda word: abs(lexicon.valences().get(word, 0)))
        sign = 1 if lexicon.valences()[polar] > 0 else -1
        ratio = together(articles[term], term, words, total) if articles[term] >= ARTICLES else 0.0
        share = sum(y == sign for y in codes) / len(codes)
        if ratio <= RATIO:
            continue
        more = binomtest(codes.count(sign), len(codes), base[sign], alternative="greater").pvalue < LEVEL
        if not more:
            rows.append((" ".join(term), polar, articles[term], round(ratio), len(codes), share, base[sign]))
    names = ["term", "polar", "articles", "ratio", "coded", "share", "base"]
    return pd.DataFrame(rows, columns=names).sort_values(["articles", "term"], ascending=[False, True])


def main() -> None:
    """Print the candidates."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    print(found(parser.parse_args().data).round(3).to_string(index=False))


if __name__ == "__main__":
    main()
