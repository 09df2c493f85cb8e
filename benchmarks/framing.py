"""Frames: how well word lists and the hybrid classifier agree with coders, and how fast articles are coded.

Run: python benchmarks/framing.py --data FOLDER     (writes measured/framing.csv and measured/frames-context.csv)

FOLDER holds narrative_frames/ (articles_metadata.tsv and splits/ of the Narrative Frames corpus: 428 articles on climate
change, Frermann, Li, Khanehzar & Mikolajczak 2023, Conflicts, Villains, Resolutions: Towards models of Narrative Media
Framing, ACL; published at github.com/phenixace/narrative-framing, MIT) and newscorpus.csv.gz (speed only). Their text is
used for measuring only.

What is counted
- AUC: the chance that an article with the frame scores above one without it. The scale is the codebook's alone; no label
  is used. In brackets the 95 % percentile bootstrap over articles.
- F1: macro F1 of present and absent, articles of each of the authors' five test folds predicted from the other four.
- Terms in context: sentences of our own (tests/framing/senses.toml) with a frame's words in that sense or another. A
  sentence counts once a frame. coded: it has a hit; right: it also has the frame; lost: it has the frame and no hit.
  words alone: without rules of context; context: with them; context and denial: hits that are denied left out too.
- MB/s: CPU time of framing.code on a corpus that is read and has its voices, which are found once for all analyses.
"""

import argparse
import time
import tomllib
import warnings
import zlib
from pathlib import Path

import numpy as np
import pandas as pd
import samestory as ss
from _common import arguments, with_interval, write
from samestory import framing, voices
from samestory.framing import _classifier as classifier
from scipy.stats import rankdata

FRAMES = {
    "CO": "conflict",
    "HI": "human_interest",
    "EC": "economic_consequences",
    "MO": "morality",
    "RE": "responsibility",
}
UNSEEN = 1  # CRC-32 of an id, odd: the half on which no term was dropped and no rule of context was tried
SENSES = Path(__file__).resolve().parents[1] / "tests" / "framing" / "senses.toml"
PARTS = {"view": "with the rules in view", "rest": "kept apart"}
MEASURES = ("distinct_terms", "share", "per_1000")


def labelled(folder: Path) -> tuple[ss.Corpus, pd.DataFrame, list[list[str]]]:
    """The corpus, its codes (0/1, one column a frame; the article without codes is left out) and the five test folds."""
    table = pd.read_csv(folder / "articles_metadata.tsv", sep="\t", dtype="str").dropna(subset=list(FRAMES))
    codes = table.set_index("ID")[list(FRAMES)].rename(columns=FRAMES) == "True"
    folds = [(folder / "splits" / f"fold{n}_test_ids.txt").read_text().split() for n in range(1, 6)]
    corpus = ss.read_corpus(pd.DataFrame({"article": table["ID"], "text": table["text"]}))
    return corpus, codes.loc[corpus.articles.index].astype(int), [[a for a in f if a in codes.index] for f in folds]


def auc(score: np.ndarray, code: np.ndarray) -> float:
    """Area under the ROC curve, from ranks (Mann & Whitney 1947)."""
    ranks, positive = rankdata(score), code == 1
    n = positive.sum()
    return float((ranks[positive].sum() - n * (n + 1) / 2) / (n * (len(code) - n)))


def interval(score: np.ndarray, code: np.ndarray, draws: int = 500) -> str:
    """The 95 % percentile bootstrap of the AUC over articles."""
    random = np.random.default_rng(0)
    samples = random.integers(0, len(code), (draws, len(code)))
    low, high = np.quantile([auc(score[s], code[s]) for s in samples if 0 < code[s].sum() < len(code)], [0.025, 0.975])
    return f"[{low:.2f}, {high:.2f}]"


def f1(code: np.ndarray, said: np.ndarray) -> float:
    """Mean F1 of the two classes."""
    return float(
        np.mean([2 * ((code == c) & (said == c)).sum() / ((code == c).sum() + (said == c).sum()) for c in (0, 1)])
    )


def predicted(corpus: ss.Corpus, codes: pd.DataFrame, folds: list[list[str]], lexicon: float) -> pd.DataFrame:
    """Each article's codes as predicted from the other folds, with the given weight of the lexicon."""
    classifier.LEXICON_WEIGHT = lexicon
    table = pd.DataFrame(0, codes.index, codes.columns)
    for fold in folds:
        made = classifier.Classifier().fit(corpus, codes.drop(index=fold))
        table.loc[fold] = (made.predict_proba(corpus).loc[fold] >= 0.5).astype(int)
    return table


def accuracy(folder: Path) -> pd.DataFrame:
    """One row a frame and their mean."""
    corpus, codes, folds = labelled(folder)
    unseen = np.array([zlib.crc32(str(article).encode()) % 2 for article in codes.index]) == UNSEEN
    profile = framing.profile(corpus, framing.code(corpus)).set_index(["frame", "article"])
    weight = classifier.LEXICON_WEIGHT
    alone, hybrid = (predicted(corpus, codes, folds, lexicon) for lexicon in (0.0, weight))
    rows = []
    for frame in codes:
        code, scores = codes[frame].to_numpy(), profile.loc[frame].loc[codes.index]
        row = {"frame": frame, "articles": len(code), "with frame": int(code.sum())}
        row |= {f"AUC {measure}": auc(scores[measure].fillna(0).to_numpy(), code) for measure in MEASURES}
        row["AUC unseen half"] = auc(scores["distinct_terms"].fillna(0).to_numpy()[unseen], code[unseen])
        row["95 %"] = interval(scores["distinct_terms"].to_numpy(), code)
        row |= {"F1 TF-IDF": f1(code, alone[frame].to_numpy()), "F1 hybrid": f1(code, hybrid[frame].to_numpy())}
        rows.append(row)
    table = pd.DataFrame(rows)
    means = table.drop(columns=["articles", "with frame"]).mean(numeric_only=True)
    return pd.concat([table, pd.DataFrame([{"frame": "mean", "95 %": "", **means}])], ignore_index=True)


def sentences() -> pd.DataFrame:
    """The sentences of our own: text, frames, in which sense their words stand, and whether the rules were made with them in view."""
    book = tomllib.loads(SENSES.read_text(encoding="utf-8"))
    rows = [row | {"sense": sense, "part": part} for sense in book for part in book[sense] for row in book[sense][part]]
    return pd.DataFrame(rows).assign(article=lambda table: [f"s{n}" for n in range(len(table))])


def in_context() -> pd.DataFrame:
    """What the words alone, the rules of context, and these with denial code: one row a frame and way, then a part and way."""
    rows, corpus = sentences(), ss.read_corpus(sentences()[["article", "text"]])
    book = framing.frames()
    alone = {name: {key: value for key, value in table.items() if key != "context"} for name, table in book.items()}
    ways = {"words alone": framing.code(corpus, alone), "context": (hits := framing.code(corpus, book))}
    ways["context and denial"] = hits[~hits["negated"]]
    pairs = []
    for way, found in ways.items():
        coded = found.groupby("article", observed=True)["frame"].agg(set)
        for row in rows.itertuples():
            has, told = set(row.frames), coded.get(row.article, set())
            # Of a sentence in the true sense only the frames that must be found are listed; others may be there.
            judged = has if row.sense == "true" else has | told
            pairs += [(way, row.part, f, f in told, f in told and f in has, f in has) for f in sorted(judged)]
    table = pd.DataFrame(pairs, columns=["rules", "part", "frame", "coded", "right", "with frame"])
    table["lost"] = table["with frame"] & ~table["right"]
    groups = [table, table.assign(frame="all, " + table["part"].map(PARTS)), table.assign(frame="all")]
    order = [*book, *(f"all, {part}" for part in PARTS.values()), "all"]
    counts = pd.concat(groups).groupby(["frame", "rules"])[["coded", "right", "with frame", "lost"]].sum()
    counts = counts.reindex(
        pd.MultiIndex.from_product([order, ways], names=["frame", "rules"]), fill_value=0
    ).reset_index()
    counts.insert(4, "false", counts["coded"] - counts["right"])
    return counts.assign(
        **{"precision": counts["right"] / counts["coded"], "share lost": counts["lost"] / counts["with frame"]}
    )


def speed(path: Path) -> str:
    """CPU time of coding with evidence."""
    texts = pd.read_csv(path, usecols=["text"], dtype="str")["text"].dropna()
    size = sum(len(text.encode()) for text in texts.tolist()) / 1e6
    corpus = ss.read_corpus(pd.DataFrame({"text": texts}))
    voices.quotations(corpus)
    began = time.process_time()
    hits = framing.code(corpus)
    seconds = time.process_time() - began
    return f"{size:.1f} MB coded in {seconds:.2f} s CPU: {size / seconds:.1f} MB/s, {len(hits):,} hits"


def main() -> None:
    """Print speed and the table of accuracy."""
    given = arguments(__doc__, ["narrative_frames", "newscorpus.csv.gz"])
    warnings.simplefilter("ignore")
    print(speed(given.data / "newscorpus.csv.gz"), flush=True)
    table = accuracy(given.data / "narrative_frames").round(3)
    print(table.to_string(index=False))
    write(table, "framing", given, f"{table['articles'].max():.0f} climate articles", digits=3)
    table = in_context()
    table["95 % precision"] = with_interval(table, "precision", "coded")
    table["95 % lost"] = with_interval(table, "share lost", "with frame")
    print(table.to_string(index=False))
    own = argparse.Namespace(**vars(given) | {"files": []})  # nothing of the data
    write(table, "frames-context", own, f"{len(sentences())} sentences of our own", digits=3)


if __name__ == "__main__":
    main()
