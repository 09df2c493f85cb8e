"""How well voices.py finds quotations, speakers and cues, measured on PolNeAR.

Run: python benchmarks/voices.py --data FOLDER [--set dev] [--first 0] [--last N] [--out FILE.csv]

FOLDER holds polnear_dev.jsonl (or polnear_train.jsonl): one article a line with id, text and annotations; each
annotation lists attributions, each with source, cue and content as lists of [start, end) offsets; the first annotator
of an article is used. PolNeAR: Newell, Margolin & Ruths (2018), An Attribution Relations Corpus for Political News,
LREC; published at github.com/networkdynamics/PolNeAR. Its text is used for measuring only.

What is counted
- gold direct quotation: a stretch in double quotation marks (curly, straight or mixed; paragraph by paragraph, an
  opening mark without its fellow reaching to the paragraph's end) that overlaps the content of a gold attribution.
- found: a predicted quotation in double marks (full or fragment, no designation) that overlaps it; one for one. What is
  speech is told by its kind, not by whether its speaker could be found: a passage can be somebody's words without the
  text saying whose. The row "with a speaker or a cue" counts only predictions that have either.
- exact: same characters, marks, white space and closing punctuation aside; share of those found.
- speaker: found, and the predicted mention overlaps the gold source, or the resolved name ends in the same last name as the
  source, over all gold direct quotations whose attribution has a source.
- cues: distinct cue spans of both tables against gold cue spans (first to last part), overlapping, one for one.
- words in somebody's voice: words that `voice_of` calls quoted or reported against those inside the content of a gold
  attribution; the last row leaves out what stands in double marks. The annotators also mark acts, plans and stances as
  attributions ("ordered the police to leave"), which the rule of voices leaves to the outlet: recall has a ceiling.
"""

import argparse
import json
import re
import time
from collections import Counter
from pathlib import Path

import numpy as np
import pandas as pd
from samestory import voices
from samestory.corpus import read_corpus

MARK = re.compile('["“”„«»＂]')
OPENS = "([{—–-/"
DOUBLE = set('"“”„«»＂')


def in_marks(text: str) -> list[tuple[int, int]]:
    """Stretches in double marks, paragraph by paragraph: from a mark with a space, a bracket or nothing before it to the
    next mark of the other side, or to the end of the paragraph where a quotation goes on in the next one."""
    out = []
    for line in re.finditer(r"[^\n]+", text):
        opened = -1
        for at in (line.start() + m.start() for m in MARK.finditer(line.group())):
            lead = text[max(line.start(), at - 1) : at]
            if lead and not lead.isspace() and lead not in OPENS or at + 1 == line.end():
                out += [(opened, at)] if opened >= 0 else []
                opened = -1
            elif opened < 0:
                opened = at + 1
        out += [(opened, line.end())] if opened >= 0 else []
    return [(a, b) for a, b in out if text[a:b].strip()]


def gold_of(article: dict) -> tuple[list[dict], list[tuple[int, int]]]:
    """Gold direct quotations (start, end, sources) and gold cue spans of an article."""
    text, attributions = article["text"], article["annotations"][0]["attributions"]
    quotes = []
    for start, end in in_marks(text):
        owners = [a for a in attributions if any(s < end and e > start for s, e in a.get("content", []))]
        if owners:
            quotes.append(
                {"start": start, "end": end, "sources": [tuple(span) for a in owners for span in a.get("source", [])]}
            )
    cues = sorted({(a["cue"][0][0], a["cue"][-1][1]) for a in attributions if a.get("cue")})
    return quotes, cues


def pairs(predicted: list[tuple[int, int]], gold: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Overlapping spans matched one for one in the order of the text: (index predicted, index gold)."""
    out, used = [], set()
    for g, (start, end) in enumerate(gold):
        for p, (a, b) in enumerate(predicted):
            if p not in used and a < end and b > start:
                used.add(p)
                out.append((p, g))
                break
    return out


def same_words(text: str, a: tuple[int, int], b: tuple[int, int]) -> bool:
    """Same boundaries but for marks, white space and closing punctuation."""

    def core(start, end):
        inner = text[start:end]
        left = len(inner) - len(inner.lstrip(" \xa0\"“”'‘’"))
        return start + left, start + len(inner.rstrip(" \xa0\"“”'‘’.,;:!?"))

    return core(*a) == core(*b)


def speaker_right(text: str, row, sources: list[tuple[int, int]]) -> bool:
    if any(row.speaker_start < end and row.speaker_end > start for start, end in sources):
        return True
    name = row.speaker.split()[-1].lower() if row.speaker.split() else ""
    ends = {
        re.sub(r"['’]s$", "", word.strip(".,")).lower()
        for s, e in sources
        for word in text[s:e].split()
        if word[:1].isupper()
    }
    return bool(name) and name in ends


def words_of(corpus, articles: list[dict]) -> Counter:
    """Count the words that stand in somebody's voice, found and in the gold contents, in all and outside marks."""
    spoken = voices.voice_of(corpus, corpus.word_tokens()[["article", "start", "end"]])
    by_article, count = dict(tuple(spoken.groupby("article", observed=True))), Counter()
    for article in articles:
        words = by_article.get(article["id"], spoken.iloc[:0])
        gold, marked = (np.zeros(len(article["text"]) + 1, dtype=bool) for _ in range(2))
        for start, end in (s for a in article["annotations"][0]["attributions"] for s in a.get("content", [])):
            gold[start:end] = True
        for start, end in in_marks(article["text"]):
            marked[start:end] = True
        at = words["start"].to_numpy()
        mine, theirs, outside = (words["voice"] != "outlet").to_numpy(), gold[at], ~marked[at]
        for name, here in (("w", np.ones(len(at), dtype=bool)), ("u", outside)):
            count[name + "_hit"] += int((mine & theirs & here).sum())
            count[name + "_pred"] += int((mine & here).sum())
            count[name + "_gold"] += int((theirs & here).sum())
    return count


def measure(articles: list[dict]) -> pd.DataFrame:
    """One row a measure: correct, predicted, gold, precision, recall, f1."""
    corpus = read_corpus(pd.DataFrame({"article": [a["id"] for a in articles], "text": [a["text"] for a in articles]}))
    began = time.perf_counter()
    quoted, told = voices.quotations(corpus), voices.reports(corpus)
    seconds = time.perf_counter() - began
    count = Counter()
    by_quote, by_report = (
        dict(tuple(quoted.groupby("article", observed=True))),
        dict(tuple(told.groupby("article", observed=True))),
    )
    for article in articles:
        text = article["text"]
        gold, gold_cues = gold_of(article)
        mine = by_quote.get(article["id"], quoted.iloc[:0])
        rows = [
            r
            for r in mine.itertuples()
            if r.kind != "designation" and set(text[max(0, r.start - 2) : r.start]) & DOUBLE
        ]
        hits = pairs([(r.start, r.end) for r in rows], [(g["start"], g["end"]) for g in gold])
        owned = [(r.start, r.end) for r in rows if r.speaker or r.cue]
        count["o_pred"] += len(owned)
        count["o_hit"] += len(pairs(owned, [(g["start"], g["end"]) for g in gold]))
        count["q_gold"] += len(gold)
        count["q_pred"] += len(rows)
        count["q_hit"] += len(hits)
        count["exact"] += sum(
            same_words(text, (rows[p].start, rows[p].end), (gold[g]["start"], gold[g]["end"])) for p, g in hits
        )
        count["s_gold"] += sum(bool(g["sources"]) for g in gold)
        count["s_hit"] += sum(
            bool(gold[g]["sources"]) and speaker_right(text, rows[p], gold[g]["sources"]) for p, g in hits
        )
        cues = {(r.cue_start, r.cue_end) for r in mine.itertuples() if r.cue_start >= 0}
        cues |= {(r.cue_start, r.cue_end) for r in by_report.get(article["id"], told.iloc[:0]).itertuples()}
        count["c_gold"] += len(gold_cues)
        count["c_pred"] += len(cues)
        count["c_hit"] += len(pairs(sorted(cues), gold_cues))
    c = count + words_of(corpus, articles)
    table = pd.DataFrame(
        [
            ("direct quotations", c["q_hit"], c["q_pred"], c["q_gold"]),
            ("those with a speaker or a cue", c["o_hit"], c["o_pred"], c["q_gold"]),
            ("exact boundaries of those found", c["exact"], c["q_hit"], c["q_hit"]),
            ("speaker end to end", c["s_hit"], c["s_gold"], c["s_gold"]),
            ("cues", c["c_hit"], c["c_pred"], c["c_gold"]),
            ("words in somebody's voice", c["w_hit"], c["w_pred"], c["w_gold"]),
            ("those outside marks", c["u_hit"], c["u_pred"], c["u_gold"]),
        ],
        columns=["measure", "correct", "predicted", "gold"],
    )
    table["precision"] = table["correct"] / table["predicted"]
    table["recall"] = table["correct"] / table["gold"]
    table["f1"] = 2 * table["correct"] / (table["predicted"] + table["gold"])
    table.attrs["seconds"] = seconds
    return table


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="folder with polnear_SET.jsonl")
    parser.add_argument("--set", default="dev")
    parser.add_argument("--first", type=int, default=0, help="first article of a slice")
    parser.add_argument("--last", type=int, default=None, help="article after the last of a slice")
    parser.add_argument("--out", type=Path, help="write the table as CSV")
    chosen = parser.parse_args()
    with open(chosen.data / f"polnear_{chosen.set}.jsonl", encoding="utf-8") as lines:
        articles = [json.loads(row) for row in lines][chosen.first : chosen.last]
    table = measure(articles)
    print(table.round(3).to_string(index=False))
    print(f"{len(articles)} articles, quotations and reports in {table.attrs['seconds']:.2f} s")
    if chosen.out:
        table.to_csv(chosen.out, index=False)


if __name__ == "__main__":
    main()
