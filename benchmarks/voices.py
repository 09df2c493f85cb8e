"""How well voices.py finds quotations, speakers and cues, measured on PolNeAR.

Run: python benchmarks/voices.py --data FOLDER [--train-from 300]
(writes measured/voices.csv and measured/voices-train.csv; a minute)

FOLDER holds polnear_dev.jsonl and polnear_train.jsonl: one article a line with id, text and annotations; each
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

import re
from collections import Counter

import numpy as np
import pandas as pd
from _common import arguments, cpu, interval, polnear, write
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


def words_of(text: str, words: pd.DataFrame, article: dict) -> Counter:
    """Count the words that stand in somebody's voice, found and in the gold contents, in all and outside marks."""
    gold, marked = (np.zeros(len(text) + 1, dtype=bool) for _ in range(2))
    for start, end in (s for a in article["annotations"][0]["attributions"] for s in a.get("content", [])):
        gold[start:end] = True
    for start, end in in_marks(text):
        marked[start:end] = True
    at, count = words["start"].to_numpy(), Counter()
    mine, theirs, outside = (words["voice"] != "outlet").to_numpy(), gold[at], ~marked[at]
    for name, here in (("w", np.ones(len(at), dtype=bool)), ("u", outside)):
        count[name + "_hit"] += int((mine & theirs & here).sum())
        count[name + "_pred"] += int((mine & here).sum())
        count[name + "_gold"] += int((theirs & here).sum())
    return count


def counted(article: dict, quoted: pd.DataFrame, told: pd.DataFrame) -> Counter:
    """Count what is found, marked and right in one article."""
    text, count = article["text"], Counter()
    gold, gold_cues = gold_of(article)
    spans = [(g["start"], g["end"]) for g in gold]
    rows = [
        r for r in quoted.itertuples() if r.kind != "designation" and set(text[max(0, r.start - 2) : r.start]) & DOUBLE
    ]
    hits = pairs([(r.start, r.end) for r in rows], spans)
    owned = [(r.start, r.end) for r in rows if r.speaker or r.cue]
    count["o_pred"], count["o_hit"] = len(owned), len(pairs(owned, spans))
    count["q_gold"], count["q_pred"], count["q_hit"] = len(gold), len(rows), len(hits)
    count["exact"] = sum(same_words(text, (rows[p].start, rows[p].end), spans[g]) for p, g in hits)
    count["s_gold"] = sum(bool(g["sources"]) for g in gold)
    count["s_hit"] = sum(bool(gold[g]["sources"]) and speaker_right(text, rows[p], gold[g]["sources"]) for p, g in hits)
    cues = {(r.cue_start, r.cue_end) for r in quoted.itertuples() if r.cue_start >= 0}
    cues |= {(r.cue_start, r.cue_end) for r in told.itertuples()}
    count["c_gold"], count["c_pred"], count["c_hit"] = len(gold_cues), len(cues), len(pairs(sorted(cues), gold_cues))
    return count


MEASURES = {  # what is right, found and marked
    "direct quotations": ("q_hit", "q_pred", "q_gold"),
    "those with a speaker or a cue": ("o_hit", "o_pred", "q_gold"),
    "exact boundaries of those found": ("exact", "q_hit", "q_hit"),
    "speaker end to end": ("s_hit", "s_gold", "s_gold"),
    "cues": ("c_hit", "c_pred", "c_gold"),
    "words in somebody's voice": ("w_hit", "w_pred", "w_gold"),
    "those outside marks": ("u_hit", "u_pred", "u_gold"),
}


def counts_of(articles: list[dict]) -> pd.DataFrame:
    """One row an article: all that is counted."""
    corpus = read_corpus(pd.DataFrame({"article": [a["id"] for a in articles], "text": [a["text"] for a in articles]}))
    (quoted, told), seconds = cpu(lambda: (voices.quotations(corpus), voices.reports(corpus)))
    print(f"{len(articles)} articles, quotations and reports in {seconds:.2f} CPU seconds")
    spoken = voices.voice_of(corpus, corpus.word_tokens()[["article", "start", "end"]])
    parts = [(table, dict(tuple(table.groupby("article", observed=True)))) for table in (quoted, told, spoken)]
    rows = []
    for article in articles:
        *both, words = (by_article.get(article["id"], table.iloc[:0]) for table, by_article in parts)
        count = counted(article, *both) + words_of(article["text"], words, article)
        rows.append({name: count[name] for names in MEASURES.values() for name in names})
    return pd.DataFrame(rows)


def measure(articles: list[dict], intervals: bool = True) -> pd.DataFrame:
    """One row a measure: correct, predicted, gold, precision, recall, f1 and its interval, whole articles drawn."""
    table, rows = counts_of(articles), []
    for name, columns in MEASURES.items():
        counts = table[list(columns)].to_numpy()
        f1 = lambda k, counts=counts: 2 * counts[k, 0].sum() / max(counts[k, 1:].sum(), 1)  # noqa: E731
        right, predicted, gold = counts.sum(axis=0).tolist()
        row = {"measure": name, "correct": right, "predicted": predicted, "gold": gold}
        row |= {
            "precision": right / max(predicted, 1),
            "recall": right / max(gold, 1),
            "f1": f1(np.arange(len(counts))),
        }
        rows.append(row | ({"95 % f1": interval(np.arange(len(counts)), f1, digits=3)} if intervals else {}))
    return pd.DataFrame(rows)


def main() -> None:
    """Measure the development part, and those articles of the training part that served least."""
    first = {"type": int, "default": 300, "help": "first article of the training part that is measured"}
    given = arguments(__doc__, ["polnear_dev.jsonl", "polnear_train.jsonl"], train_from=first)
    parts = {"voices": polnear(given.data, "dev"), "voices-train": polnear(given.data, "train")[given.train_from :]}
    for (name, articles), file in zip(parts.items(), list(given.files)):
        table = measure(articles)
        print(table.round(3).to_string(index=False))
        given.files = [file]
        write(table, name, given, f"{len(articles)} articles", digits=6)


if __name__ == "__main__":
    main()
