"""Actors counted alike: the names of the US and Russia exchanged in news sentences, from text to count and score.

Run: python benchmarks/actors.py --data FOLDER [--sentences 4000] [--examples N]     (writes measured/actors.csv)

FOLDER holds newscorpus.csv.gz (news texts; measuring only). Sentences that name the US or Russia are drawn at random and read
twice, as printed and with every form exchanged for the other's: the United States and Russia, American and Russian, Washington
and Moscow, the White House and the Kremlin, Trump and Putin. Each sentence is an article of its own.

What is counted
- apart in count: share of sentences in which the counted mentions differ in number, actor (exchanged), kind, voice or repeats.
  U.S. before a noun is to Russian what American is, so names, initialisms and adjectives count as one kind.
- apart in score: share of sentences, of those alike in count, in which a score of a shipped scorer differs at all.
Sentences with a name that the codebook lists as something else are left out: American Airlines is a company, Russian Airlines none.
"""

import re
from pathlib import Path

import numpy as np
import pandas as pd
import samestory as ss
from _common import arguments, news, with_interval, write
from samestory import codebooks

# Behind "U.S." as a noun stand a mark or one of these words; else it stands before its noun, as Russian does.
NOUN = (
    r"(?=['’]s|\s*(?:[,;:!?)”\"’—–]|\.?$)|\s(?:and|or|to|in|on|of|for|is|was|has|had|have|will|would|from|with|by|at|as|that|who"
    r"|which|into|could|should|can|may|must|than|after|before|because|since|but|if|while|were|are|does|did|during|over)\b)"
)
FORMS = [  # as printed, and what stands in its place; the longest first
    (r"(?:[Tt]he )?(?:United States|U\.S\.)['’](?=\s)", "Russia's"),
    (r"United States(?= [A-Z])", "Russian"),
    (r"(?:U\.S\.|US)(?=-based)", "Russia"),
    (r"[Tt]he United States of America\b|[Tt]he United States\b(?! [A-Z])", "Russia"),
    (rf"[Tt]he (?:U\.S\.|USA?\b){NOUN}", "Russia"),
    (rf"United States of America\b|United States\b|America\b|(?:U\.S\.|USA?\b){NOUN}", "Russia"),
    (r"U\.S\.|USA?\b|American\b", "Russian"),
    (r"Americans\b", "Russians"),
    (r"Washington\b", "Moscow"),
    (r"White House\b", "Kremlin"),
    (r"State Department\b", "State Duma"),
    (r"Donald (?:J\. )?Trump\b", "Vladimir Putin"),
    (r"Trump\b", "Putin"),
    (r"Russia\b", "America"),
    (r"Russian\b", "American"),
    (r"Russians\b", "Americans"),
    (r"Moscow\b", "Washington"),
    (r"Kremlin\b", "White House"),
    (r"State Duma\b", "State Department"),
    (r"Vladimir (?:V\. )?Putin\b", "Donald Trump"),
    (r"Putin\b", "Trump"),
]
FORM = re.compile(r"(?<!\w)(?:" + "|".join(f"({pattern})" for pattern, _ in FORMS) + ")")
BOOK = codebooks.read("actors")
FACTS = re.compile(
    "|".join(re.escape(name) for actor in ("US", "Russia", "Trump", "Putin") for name in BOOK[actor]["never"])
    + r"|Pentagon|Capitol Hill|Oval Office|Uncle Sam|Red Square|D\.?C\.?|US\$|Donald John|The Donald"
)  # names of something else, and forms without a counterpart
OTHER = {"US": "Russia", "Russia": "US", "Trump": "Putin", "Putin": "Trump"}


def exchanged(text: str) -> str:
    """Put the other's form in the place of each; "An American" becomes "A Russian"."""
    swapped = FORM.sub(lambda found: FORMS[found.lastindex - 1][1], text)
    return re.sub(r"\b([Aa])n (?=Russian?\b)", r"\1 ", re.sub(r"\b([Aa]) (?=America)", r"\1n ", swapped))


def sentences(folder: Path, number: int) -> list[str]:
    """Draw sentences that hold a form."""
    texts = news(folder)["text"].drop_duplicates()
    corpus = ss.read_corpus(pd.DataFrame({"text": texts}))
    spans = corpus.sentences
    whole = corpus.articles["text"].tolist()
    number_of = corpus.articles.index.get_indexer(spans["article"].astype(object))
    lines = [whole[n][a:b] for n, a, b in zip(number_of, spans["start"], spans["end"])]
    kept = sorted(
        {line for line in lines if 5 < len(line.split()) < 60 and FORM.search(line) and not FACTS.search(line)}
    )
    return np.random.default_rng(0).choice(kept, min(number, len(kept)), replace=False).tolist()


def readings(texts: list[str]) -> list[list[tuple]]:
    """What is counted of the two in each text: actor, kind, voice, repeats, and the scores of each mention."""
    corpus = ss.read_corpus(pd.DataFrame({"article": [f"t{n}" for n in range(len(texts))], "text": texts}))
    table = ss.actors.mentions(corpus)
    table = table[(ss.actors.status(table) == "counted") & table["actor"].isin(OTHER)]
    table["kind"] = table["kind"].astype(str).replace(["initialism", "adjective"], "name")
    for scorer in ss.sentiment.SCORERS:
        table[scorer] = ss.sentiment.score(corpus, table, scorer)["score"]
    columns = ["actor", "kind", "voice", "repeats", *ss.sentiment.SCORERS]
    by_article = dict(list(table.groupby("article", observed=True)))
    return [
        list(by_article[f"t{n}"][columns].itertuples(index=False, name=None)) if f"t{n}" in by_article else []
        for n in range(len(texts))
    ]


def main() -> None:
    """Print the shares of sentences that a swap changes, and examples."""
    options = {name: {"type": int, "default": many} for name, many in (("sentences", 4000), ("examples", 0))}
    given = arguments(__doc__, ["newscorpus.csv.gz"], **options)
    texts = sentences(given.data, given.sentences)
    rows = []
    for text, one, other in zip(texts, readings(texts), readings(list(map(exchanged, texts)))):
        mirrored = [(OTHER[actor], *rest) for actor, *rest in other]
        rows.append((text, [row[:4] for row in one] == [row[:4] for row in mirrored], one == mirrored))
    read = pd.DataFrame(rows, columns=["text", "count", "whole"])
    alike = read[read["count"]]
    table = pd.DataFrame(
        [("count", len(read), 1 - read["count"].mean()), ("score", len(alike), 1 - alike["whole"].mean())],
        columns=["apart in", "sentences", "share"],
    )
    table["95 %"] = with_interval(table, "share", "sentences", 4)
    print(table.to_string(index=False))
    for text in read.loc[~read["whole"], "text"].head(given.examples):
        print("-", text, "\n ", exchanged(text))
    write(table, "actors", given, f"{len(read):,} news sentences that name the US or Russia")


if __name__ == "__main__":
    main()
