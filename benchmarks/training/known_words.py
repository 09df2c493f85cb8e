"""List the words that the scorers take for words, and not for names, where a headline or a sentence's start has a capital.

Run: python benchmarks/training/known_words.py --data FOLDER     (seconds)

FOLDER holds newscorpus.csv.gz. A word is known if two articles print it in lower case, and the corpus prints it so at least as
often as with a capital in mid-sentence ("bush" and "trump" fail). VADER's words (Hutto & Gilbert 2014) are known too. The list goes to
lib/samestory/sentiment/models/known_words.txt; training and run time read that file through one function.
"""

import argparse
import re
from collections import Counter
from pathlib import Path

import pandas as pd
from samestory.sentiment import _lexicon as lexicon

MODELS = Path(__file__).resolve().parents[2] / "lib" / "samestory" / "sentiment" / "models"
ARTICLES = 2
_WORD = re.compile(r"(?<![\w'’-])[^\W\d_]+(?![\w'’-])")
_MID_SENTENCE = re.compile(r"[a-z,] \Z")


def known(texts: list[str]) -> list[str]:
    """Words that are mostly printed in lower case, and VADER's, in alphabetical order."""
    lower, capital, articles = Counter(), Counter(), Counter()
    for text in texts:
        own = set()
        for match in _WORD.finditer(text):
            word = match[0]
            if word.islower():
                lower[word] += 1
                own.add(word)
            elif word[0].isupper() and _MID_SENTENCE.search(text[max(match.start() - 2, 0) : match.start()]):
                capital[word.lower()] += 1
        articles.update(own)
    common = {word for word, n in articles.items() if n >= ARTICLES and lower[word] >= capital[word]}
    return sorted(common | lexicon.valences().keys())


def main() -> None:
    """Read the corpus, write the list."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    texts = pd.read_csv(parser.parse_args().data / "newscorpus.csv.gz", dtype=str, keep_default_na=False)["text"]
    words = known(texts.drop_duplicates().tolist())
    (MODELS / "known_words.txt").write_text("\n".join(words) + "\n", encoding="utf-8", newline="\n")
    print(len(words), "words")


if __name__ == "__main__":
    main()
