"""Alignment: do two sentences say the same, do two articles report one event, how fast are quotations clustered?

Run: python benchmarks/alignment.py --data FOLDER [--mrpc-test FILE] [--out FILE.csv]

FOLDER holds mrpc_train.txt (Microsoft Research Paraphrase Corpus, Dolan & Brockett 2005), ecbplus_dev_corpus.txt (ECB+,
Cybulska & Vossen 2014, LREC; github.com/cltl/ecbPlus) with ecbplus_dev_event_mentions.json, polnear_train.jsonl (Newell, Margolin & Ruths 2018, LREC) and
newscorpus.csv.gz (speed only). Their text is used for measuring only. `--mrpc-test` is a file of the same form as mrpc_train.txt that is only scored.

What is counted
- MRPC, cross-validated: weights fitted and the most accurate threshold chosen on four fifths, accuracy and F1 of "the same"
  on the fifth, mean over 4 x 5 folds. Other tools have a threshold chosen in the same folds. `shipped` scores all pairs with
  the weights and the threshold of the library, which were fitted on them.
- ECB+: the chance that two articles on one event score above two on different events of the same topic (AUC, all topics
  pooled), with a 95 % bootstrap over topics. `two articles alone` leaves the neighbors out.
- claims: pairs of annotated sentences of two articles on one event of ECB+. They tell the same if people put an event
  mention of both into one chain. Joined: a clause of one shares a claim with a clause of the other. Precision and recall
  with a 95 % bootstrap over topics; and for each topic with the cut chosen on the other seven.
- silence: the share of a sentence's weight that the best two sentences in a row of another text have, for MRPC's
  paraphrases (told) and for news sentences beside the rest of their own article (not told); a logistic curve between
  both, and what share of each lies below the cut of discrepancies.
- check_events: one article of each topic put under the topic's other event; how many are named, and how many right ones.
- quotations: pairs by one speaker in one article, nearly all different statements, that the cuts between reports would link.
- speed: CPU seconds on one core.
"""

import argparse
import difflib
import json
import re
import time
import warnings
from collections.abc import Callable
from itertools import product
from pathlib import Path

import numpy as np
import pandas as pd
import samestory as ss
from samestory.alignment import _claims as claims
from samestory.alignment import _quote_clusters as quote_clusters
from samestory.alignment import _similarity as similarity
from samestory.alignment.same_event import _check as events
from samestory.discrepancies.rules import shares
from samestory.language import words as stems
from scipy import sparse
from scipy.optimize import minimize
from scipy.stats import rankdata
from sklearn.feature_extraction.text import TfidfVectorizer

PENALTY = 0.5  # on the squared weights
DRAWS = 2000
CUTS = (0.22, 0.24, 0.28, 0.30, 0.32, 0.35)  # of claims, beside the one that ships


def pairs_of(path: Path) -> tuple[np.ndarray, list[str], list[str]]:
    """Labels and both sides of a file of MRPC's form."""
    rows = [line.rstrip("\n").split("\t") for line in path.read_text(encoding="utf-8-sig").splitlines()[1:]]
    return np.array([int(row[0]) for row in rows]), [row[3] for row in rows], [row[4] for row in rows]


def fit(table: np.ndarray, label: np.ndarray) -> np.ndarray:
    """Non-negative logistic regression: what is left without differences, then the weight of each difference."""
    rows, sign = np.column_stack([np.ones(len(table)), -table]), 2 * label - 1

    def loss(weight: np.ndarray) -> tuple[float, np.ndarray]:
        margin = rows @ weight * sign
        slope = rows.T @ (-sign / (1 + np.exp(margin)))
        slope[1:] += PENALTY * weight[1:]
        return np.logaddexp(0, -margin).sum() + PENALTY / 2 * (weight[1:] ** 2).sum(), slope

    bounds = [(None, None)] + [(0, None)] * table.shape[1]
    return minimize(loss, np.zeros(rows.shape[1]), jac=True, method="L-BFGS-B", bounds=bounds).x


def threshold(score: np.ndarray, label: np.ndarray) -> float:
    """The most accurate cut, smoothed over its neighbors."""
    cuts = np.quantile(score, np.linspace(0.05, 0.7, 80))
    right = np.convolve([np.mean((score >= cut) == label) for cut in cuts], np.ones(5) / 5, "valid")
    return float(cuts[2:-2][right.argmax()])


def scored(said: np.ndarray, label: np.ndarray) -> tuple[float, float]:
    """Accuracy and F1 of the positive class."""
    return float(np.mean(said == label)), float(2 * (said & (label == 1)).sum() / (said.sum() + label.sum()))


def folds(label: np.ndarray, times: int = 4) -> list[np.ndarray]:
    """Fifths with the same share of positives: the test rows of each."""
    found = []
    for seed in range(times):
        fold = np.empty(len(label), int)
        for value in (0, 1):
            rows = np.random.default_rng(seed).permutation(np.flatnonzero(label == value))
            fold[rows] = np.arange(len(rows)) % 5
        found += [np.flatnonzero(fold == n) for n in range(5)]
    return found


def auc(score: np.ndarray, label: np.ndarray) -> float:
    """Area under the ROC curve, from ranks (Mann & Whitney 1947)."""
    ranks, positive = rankdata(score), label == 1
    n = positive.sum()
    return float((ranks[positive].sum() - n * (n + 1) / 2) / (n * (len(label) - n)))


# --- MRPC ----------------------------------------------------------------------------------------------------------


def stem_jaccard(left: list[str], right: list[str]) -> np.ndarray:
    """Shared stems over all stems."""
    sets = [({w.stem for w in stems.words(a)}, {w.stem for w in stems.words(b)}) for a, b in zip(left, right)]
    return np.array([len(a & b) / max(len(a | b), 1) for a, b in sets])


def sequence_ratio(left: list[str], right: list[str]) -> np.ndarray:
    """difflib's ratio over words."""
    return np.array([difflib.SequenceMatcher(None, a.split(), b.split()).ratio() for a, b in zip(left, right)])


def char_tfidf(left: list[str], right: list[str]) -> np.ndarray:
    """Cosine of TF-IDF over runs of 3 to 5 characters, the weights from the pairs themselves."""
    rows = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True).fit_transform([*left, *right])
    return np.asarray(rows[: len(left)].multiply(rows[len(left) :]).sum(axis=1)).ravel()


def token_set(left: list[str], right: list[str]) -> np.ndarray:
    """rapidfuzz's token_set_ratio."""
    from rapidfuzz import fuzz

    return np.array([fuzz.token_set_ratio(a, b) for a, b in zip(left, right)])


OTHERS = {
    "stem Jaccard": stem_jaccard,
    "difflib, words": sequence_ratio,
    "scikit-learn TF-IDF, characters 3-5": char_tfidf,
    "rapidfuzz token_set_ratio": token_set,
}


def cross_validated(label: np.ndarray, score_of: Callable[[np.ndarray], np.ndarray]) -> dict:
    """Mean accuracy, F1 and AUC over folds; score_of(training rows) scores all pairs."""
    found = []
    for test in folds(label):
        train = np.setdiff1d(np.arange(len(label)), test)
        score = score_of(train)
        said = score[test] >= threshold(score[train], label[train])
        found.append((*scored(said, label[test]), auc(score[test], label[test])))
    accuracy, f1, area = np.mean(found, axis=0)
    return {"accuracy": accuracy, "F1": f1, "AUC": area}


def mrpc(path: Path, held_out: Path | None) -> list[dict]:
    """One row a method."""
    label, left, right = pairs_of(path)
    began = time.process_time()
    table = ss.alignment.differences(left, right).to_numpy()
    speed = len(left) / (time.process_time() - began)

    def refitted(train: np.ndarray) -> np.ndarray:
        return np.column_stack([np.ones(len(table)), -table]) @ fit(table[train], label[train])

    rows = [{"what": "MRPC train, cross-validated", "method": "samestory", **cross_validated(label, refitted)}]
    rows[0]["pairs a second"] = speed
    for name, method in OTHERS.items():
        try:
            began = time.process_time()
            score = method(left, right)
            seconds = time.process_time() - began
            found = cross_validated(label, lambda _, score=score: score) | {"pairs a second": len(left) / seconds}
        except ImportError:
            found = {"note": "not installed"}
        rows.append({"what": "MRPC train, cross-validated", "method": name, **found})
    for what, file in (("MRPC train, shipped", path), ("MRPC held out, shipped", held_out)):
        if file:
            label, left, right = pairs_of(file)
            score = ss.alignment.similarity(left, right)
            accuracy, f1 = scored(score >= similarity.SAME, label)
            rows.append({"what": what, "method": "samestory", "accuracy": accuracy, "F1": f1, "AUC": auc(score, label)})
    weights = dict(
        zip(
            similarity.WEIGHTS,
            fit(ss.alignment.differences(*pairs_of(path)[1:]).to_numpy(), pairs_of(path)[0])[1:].round(2),
        )
    )
    print("weights fitted on all pairs:", {name: float(w) for name, w in weights.items()})
    return rows


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


def interval(score: np.ndarray, label: np.ndarray, topic: np.ndarray) -> str:
    """The 95 % percentile bootstrap of the AUC over topics."""
    random, names = np.random.default_rng(0), np.unique(topic)
    of = {name: np.flatnonzero(topic == name) for name in names}
    drawn = (np.concatenate([of[name] for name in random.choice(names, len(names))]) for _ in range(DRAWS))
    low, high = np.quantile([auc(score[rows], label[rows]) for rows in drawn], [0.025, 0.975])
    return f"[{low:.3f}, {high:.3f}]"


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
        {"what": "ECB+ dev, one event within a topic", "method": name, "AUC": auc(score[a, b], label)}
        | {"95 %": interval(score[a, b], label, topic)}
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
        {
            "what": "check_events, ECB+ dev",
            "method": "wrong events named",
            "share": found / wrong,
            "note": f"of {wrong}",
        },
        {"what": "check_events, ECB+ dev", "method": "right ones named", "share": false / right, "note": f"of {right}"},
        {
            "what": "check_events, ECB+ dev",
            "method": "pairs of two events of a topic called alike",
            "share": alike / (pairs == 0).sum(),
            "note": f"of {(pairs == 0).sum()}",
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
            own = {"what": "claims, ECB+ dev, pairs of sentences joined", "method": f"{method}, {name}", "share": value}
            rows.append(own | ({"95 %": f"[{least:.3f}, {most:.3f}]"} if method == "shipped" else {}))
    rows[0]["note"] = f"{same.sum():,} of {len(pairs):,} pairs tell the same"
    return rows


def best_shares(corpus: ss.Corpus, within: bool) -> np.ndarray:
    """For each sentence its largest share in two sentences in a row of the other article of its event, or of its own."""
    table, article = corpus.sentences, corpus.sentences["article"].cat.codes.to_numpy()
    plain = claims.claim_features(corpus, table)
    weighed = claims.feature_weights(corpus, table, plain)
    total, found = np.asarray(weighed.sum(axis=1)).ravel(), []
    event = events.event_numbers(corpus)[article]
    for n in np.flatnonzero(total > 0):
        others = np.flatnonzero((event == event[n]) & ((article == article[n]) == within))
        rows = plain[others[others != n]]
        if rows.shape[0] >= (4 if within else 1):
            pairs = sparse.vstack([rows[:-1].maximum(rows[1:]), rows[-1:]])
            found.append((pairs @ weighed[n].T).max() / total[n])
    return np.array(found)


def silence_rows(pairs: Path, news: Path) -> list[dict]:
    """The curve between sentences told in other words and sentences not told."""
    label, left, right = pairs_of(pairs)
    texts = [text for same, *both in zip(label, left, right) if same for text in both][:2000]
    told = best_shares(
        ss.read_corpus(pd.DataFrame({"text": texts, "event": [f"e{n // 2}" for n in range(2000)]})), False
    )
    table = pd.read_csv(news, usecols=["text"], dtype="str").dropna()
    table = table[table["text"].str.len().between(1500, 6000)].sample(60, random_state=1)
    silent = best_shares(ss.read_corpus(table.assign(event=[f"e{n}" for n in range(60)])), True)
    share = np.concatenate([told, silent])
    constant, slope = fit(1 - share[:, None], np.repeat([1, 0], [len(told), len(silent)]))
    print(f"silence: steepness {slope:.1f}, middle {1 - constant / slope:.2f}")
    return [
        {
            "what": "named silent",
            "method": name,
            "share": np.mean(values < shares.SILENT_BELOW),
            "note": f"of {len(values)}",
        }
        for name, values in (("sentences of paraphrases", told), ("sentences not told", silent))
    ]


# --- quotations ----------------------------------------------------------------------------------------------------


def link_rows(path: Path) -> list[dict]:
    """Share of pairs of quotations by one speaker in one article that would be linked between two reports."""
    texts = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    corpus = ss.read_corpus(pd.DataFrame({"article": [t["id"] for t in texts], "text": [t["text"] for t in texts]}))
    table = ss.voices.quotations(corpus)
    table = table[(table["kind"] != "designation") & (table["speaker"] != "")].reset_index(drop=True)
    one = pd.factorize(table["article"].astype("str") + "\t" + table["speaker"])[0]
    a, b, cosine, common, left, right = quote_clusters.compared(corpus, table, one)
    enough = np.where(common >= quote_clusters.SHARED, quote_clusters.ALIKE, quote_clusters.ALIKE_IN_ONE)
    linked = (cosine >= enough) | (np.maximum(left, right) >= quote_clusters.CONTAINED)
    size = np.bincount(one)
    pairs = int((size * (size - 1) // 2).sum())
    note = f"of {pairs}; upper bound of false links, since some are repeats"
    what = "quotations of one speaker in one article"
    return [{"what": what, "method": "linked", "share": linked.sum() / pairs, "note": note}]


def reports(count: int = 100, sentences: int = 20) -> pd.DataFrame:
    """Made-up reports of one event: 40 utterances, each quoted in many reports with a word or two changed."""
    random = np.random.default_rng(0)
    words = np.array(
        [
            "".join(w)
            for w in product(
                ("ka", "ro", "mi", "tel", "sun"),
                ("da", "ne", "lo", "vi"),
                ("r", "nt", "sk", "m", "x"),
                ("", "ab", "ol", "ung", "ef"),
            )
        ]
    )
    said = [random.choice(words, 12) for _ in range(40)]
    rows = []
    for _ in range(count):
        lines = []
        for _ in range(sentences // 2):
            quoted = said[random.integers(len(said))].copy()
            quoted[random.integers(12, size=2)] = random.choice(words, 2)
            lines += [f"“The {' '.join(quoted)},” Mayor Ann Lee said.", f"The {' '.join(random.choice(words, 15))}."]
        rows.append("\n".join(lines))
    return pd.DataFrame({"text": rows, "event": "one"})


def speed_rows(path: Path) -> list[dict]:
    """CPU time of the corpus functions."""
    corpus = ss.read_corpus(reports())
    ss.voices.quotations(corpus)
    began = time.process_time()
    table = ss.alignment.quote_clusters(corpus)
    quoting = time.process_time() - began
    texts = pd.read_csv(path, usecols=["text"], dtype="str")["text"].dropna()
    texts = pd.concat([texts, texts])[:10_000]
    many = ss.read_corpus(pd.DataFrame({"text": texts.tolist(), "event": [f"e{n // 5}" for n in range(len(texts))]}))
    began = time.process_time()
    ss.alignment.check_events(many)
    checking = time.process_time() - began
    return [
        {
            "what": "speed",
            "method": "quote_clusters, 100 made-up reports of one event",
            "seconds": quoting,
            "note": f"{len(corpus.sentences):,} sentences, {len(table):,} quotations, {table['cluster'].nunique()} clusters",
        },
        {
            "what": "speed",
            "method": "check_events, 10,000 articles in 2,000 events",
            "seconds": checking,
            "note": f"{int(many.articles['words'].sum()):,} words",
        },
    ]


def main() -> None:
    """Print the table and write it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="folder with the four sets")
    parser.add_argument("--mrpc-test", type=Path, help="a file of MRPC's form, only scored")
    parser.add_argument("--out", type=Path, help="write the table as CSV")
    chosen = parser.parse_args()
    warnings.simplefilter("ignore")
    corpus = chosen.data / "ecbplus_dev_corpus.txt"
    rows = mrpc(chosen.data / "mrpc_train.txt", chosen.mrpc_test)
    rows += (
        ecb_rows(corpus)
        + claim_rows(corpus, chosen.data / "ecbplus_dev_event_mentions.json")
        + silence_rows(chosen.data / "mrpc_train.txt", chosen.data / "newscorpus.csv.gz")
        + check_rows(corpus)
        + link_rows(chosen.data / "polnear_train.jsonl")
        + speed_rows(chosen.data / "newscorpus.csv.gz")
    )
    columns = ["what", "method", "accuracy", "F1", "AUC", "95 %", "share", "pairs a second", "seconds", "note"]
    table = pd.DataFrame(rows).reindex(columns=columns)
    rounding = {"accuracy": 4, "F1": 4, "AUC": 4, "share": 4, "pairs a second": -2, "seconds": 2}
    table = table.round(rounding)
    print(table.fillna("").to_string(index=False))
    if chosen.out:
        table.to_csv(chosen.out, index=False)


if __name__ == "__main__":
    main()
