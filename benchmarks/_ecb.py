"""ECB+: are two articles on one event more alike than two on one topic, do claims join the sentences that tell the same?

Used by alignment.py, which says what is counted, and by events.py.
"""

import json
import re
from pathlib import Path

import numpy as np
import pandas as pd
import samestory as ss
from _common import auc, interval
from samestory.alignment import _claims as claims
from samestory.alignment.same_event import _check as events
from sklearn.feature_extraction.text import TfidfVectorizer

DRAWS = 2000
CLAIMS = "claims, ECB+ dev, pairs of sentences joined"
CUTS = (0.22, 0.24, 0.28, 0.30, 0.32, 0.35)  # of claims, beside the one that ships


# --- events --------------------------------------------------------------------------------------------------------


def ecb(path: Path) -> pd.DataFrame:
    """Articles with topic and event; the text is put together from its tokens."""
    words: dict[str, dict[int, list[str]]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        if len(cells) >= 4:
            words.setdefault(cells[0], {}).setdefault(int(cells[1]), []).append(cells[3])
    rows = []
    for name, sentences in words.items():
        topic, kind = re.match(r"(\d+)_\d+(ecb(?:plus)?)", name).groups()
        text = "\n".join(" ".join(sentence) for _, sentence in sorted(sentences.items()))
        rows.append((name, topic, topic + kind, re.sub(r" ([.,;:!?%)]|n't|'\w*)", r"\1", text)))
    return pd.DataFrame(rows, columns=["article", "topic", "event", "text"])


def within_topics(table: pd.DataFrame) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Numbers of the pairs of one topic, their topic, and whether they are of one event."""
    topic, event = table["topic"].to_numpy(dtype=object), table["event"].to_numpy(dtype=object)
    a, b = np.triu_indices(len(table), 1)
    kept = topic[a] == topic[b]
    a, b = a[kept], b[kept]
    return a, b, topic[a], (event[a] == event[b]).astype(int)


def ecb_rows(path: Path) -> list[dict]:
    """AUC of the library, of two articles alone and of TF-IDF."""
    table = ecb(path)
    corpus = ss.read_corpus(table[["article", "event", "text"]])
    a, b, topic, label = within_topics(table)
    vectors = events.vectors(corpus)
    plain = TfidfVectorizer(stop_words="english", sublinear_tf=True).fit_transform(table["text"].tolist())
    methods = {
        "samestory": ss.alignment.event_similarity(corpus).to_numpy(),
        "samestory, two articles alone": (vectors @ vectors.T).toarray(),
        "scikit-learn TF-IDF, words": (plain @ plain.T).toarray(),
    }
    return [
        {"what": "ECB+ dev, one event within a topic", "method": name, "n": len(label), "AUC": auc(score[a, b], label)}
        | {"95 %": interval(topic, lambda k, s=score[a, b]: auc(s[k], label[k]), DRAWS, 3)}
        for name, score in methods.items()
    ]


def check_rows(path: Path, times: int = 10) -> list[dict]:
    """How many articles under a wrong event check_events names, and how many right ones."""
    table, random = ecb(path), np.random.default_rng(0)
    found = wrong = false = right = 0
    for _ in range(times):
        moved = table.copy()
        chosen = [random.choice(rows) for rows in table.groupby("topic").indices.values()]
        for row in chosen:
            topic = table.loc[row, "topic"]
            moved.loc[row, "event"] = next(
                e for e in (f"{topic}ecb", f"{topic}ecbplus") if e != table.loc[row, "event"]
            )
        warned = ss.alignment.check_events(ss.read_corpus(moved[["article", "event", "text"]]))
        named = set(warned.loc[warned["reason"] != "alike, declared apart", "article_a"])
        moved_ids = set(table.loc[chosen, "article"])
        found, wrong = found + len(named & moved_ids), wrong + len(moved_ids)
        false, right = false + len(named - moved_ids), right + len(table) - len(moved_ids)
    apart = ss.alignment.check_events(ss.read_corpus(table[["article", "event", "text"]]))
    pairs = within_topics(table)[3]
    alike = (apart["reason"] == "alike, declared apart").sum()
    return [
        {"what": "check_events, ECB+ dev", "method": "wrong events named", "share": found / wrong, "n": wrong},
        {"what": "check_events, ECB+ dev", "method": "right ones named", "share": false / right, "n": right},
        {
            "what": "check_events, ECB+ dev",
            "method": "pairs of two events of a topic called alike",
            "share": alike / (pairs == 0).sum(),
            "n": (pairs == 0).sum(),
        },
    ]


# --- claims --------------------------------------------------------------------------------------------------------


def annotated(path: Path, mentions: Path) -> pd.DataFrame:
    """Sentences of ECB+ with an event mention: article, event, topic, place in the text of `ecb`, chains."""
    chains: dict[tuple[str, int], set[str]] = {}
    for mention in json.loads(mentions.read_text(encoding="utf-8")):
        chains.setdefault((mention["doc_id"], mention["sent_id"]), set()).add(mention["coref_chain"])
    numbers: dict[str, list[int]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        if len(cells) >= 4 and int(cells[1]) not in numbers.setdefault(cells[0], []):
            numbers[cells[0]].append(int(cells[1]))
    rows = []
    for article, topic, event, text in ecb(path).itertuples(index=False):
        lines = text.split("\n")
        begins = np.cumsum([0, *(len(line) + 1 for line in lines)])
        for n, line, begin in zip(sorted(numbers[article]), lines, begins):
            if (article, n) in chains:
                rows.append((article, topic, event, begin, begin + len(line), chains[article, n]))
    return pd.DataFrame(rows, columns=["article", "topic", "event", "start", "end", "chains"])


def told_alike(sentences: pd.DataFrame) -> pd.DataFrame:
    """Pairs of sentences of two articles on one event, and whether people say that they tell the same."""
    a, b = np.triu_indices(len(sentences), 1)
    article, event = (sentences[name].to_numpy(dtype=object) for name in ("article", "event"))
    kept = (event[a] == event[b]) & (article[a] != article[b])
    a, b, chains = a[kept], b[kept], sentences["chains"].tolist()
    same = [bool(chains[x] & chains[y]) for x, y in zip(a, b)]
    return pd.DataFrame({"a": a, "b": b, "topic": sentences["topic"].to_numpy(dtype=object)[a], "same": same})


def joined(corpus: ss.Corpus, sentences: pd.DataFrame, pairs: pd.DataFrame, cut: float) -> np.ndarray:
    """Which pairs of sentences share a claim when claims are cut at this similarity."""
    shipped, claims.SAME_CLAIM = claims.SAME_CLAIM, cut
    table = ss.alignment.claims(ss.read_corpus(corpus.articles.reset_index()[["article", "event", "text"]]))
    claims.SAME_CLAIM = shipped
    table["article"] = table["article"].astype("str")
    own = sentences.reset_index(names="row")[["row", "article", "start", "end"]]
    both = own.merge(table[["article", "start", "claim"]], on="article", suffixes=("", "_clause"))
    both = both[(both["start_clause"] >= both["start"]) & (both["start_clause"] < both["end"])]
    having = both.groupby("row")["claim"].agg(set).reindex(range(len(sentences))).tolist()
    having = [found if isinstance(found, set) else set() for found in having]
    return np.array([bool(having[a] & having[b]) for a, b in zip(pairs["a"], pairs["b"])])


def precision_recall(said: np.ndarray, same: np.ndarray) -> tuple[float, float]:
    """Precision and recall of the pairs that are joined."""
    right = (said & same).sum()
    return float(right / max(said.sum(), 1)), float(right / max(same.sum(), 1))


def claim_rows(path: Path, mentions: Path) -> list[dict]:
    """Precision and recall of claims on ECB+, as shipped and with the cut chosen on the other topics."""
    sentences = annotated(path, mentions)
    pairs = told_alike(sentences)
    same, topic = pairs["same"].to_numpy(), pairs["topic"].to_numpy(dtype=object)
    corpus = ss.read_corpus(ecb(path)[["article", "event", "text"]])
    said = {cut: joined(corpus, sentences, pairs, cut) for cut in (*CUTS, claims.SAME_CLAIM)}
    shipped, held_out = said[claims.SAME_CLAIM], np.zeros(len(pairs), bool)
    for name in np.unique(topic):
        others = topic != name
        scores = {cut: precision_recall(found[others], same[others]) for cut, found in said.items()}
        enough = [cut for cut, (precision, _) in scores.items() if precision >= 0.9] or [max(CUTS)]
        held_out[~others] = said[max(enough, key=lambda cut: scores[cut][1])][~others]
    random, of = np.random.default_rng(0), [np.flatnonzero(topic == name) for name in np.unique(topic)]
    drawn = [np.concatenate([of[n] for n in random.integers(len(of), size=len(of))]) for _ in range(DRAWS)]
    low, high = np.quantile([precision_recall(shipped[rows], same[rows]) for rows in drawn], [0.025, 0.975], axis=0)
    rows = []
    for method, found in (("shipped", shipped), ("cut chosen on the other topics", held_out)):
        for name, value, least, most in zip(("precision", "recall"), precision_recall(found, same), low, high):
            own = {"what": CLAIMS, "method": f"{method}, {name}", "n": len(pairs), "share": value}
            rows.append(own | ({"95 %": f"[{least:.3f}, {most:.3f}]"} if method == "shipped" else {}))
    rows[0]["note"] = f"{same.sum():,} of {len(pairs):,} pairs tell the same"
    return rows
