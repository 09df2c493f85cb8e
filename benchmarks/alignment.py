"""Alignment: do two sentences say the same, do two articles report one event, how fast are quotations clustered?

Run: python benchmarks/alignment.py --data FOLDER [--mrpc-test FILE]     (writes measured/alignment.csv; a few minutes)

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
- 95 %: of the accuracy, AUC or share of the row.
"""

import difflib
from collections.abc import Callable
from itertools import product
from pathlib import Path

import numpy as np
import pandas as pd
import samestory as ss
from _common import arguments, auc, cpu, mrpc, polnear, texts, with_interval, write
from _ecb import CLAIMS, check_rows, claim_rows, ecb_rows
from _ecb import ecb as read_ecb
from samestory.alignment import _claims as claims
from samestory.alignment import _quote_clusters as quote_clusters
from samestory.alignment import _similarity as similarity
from samestory.alignment.same_event import _check as events
from samestory.discrepancies.rules import shares
from samestory.language import words as stems
from scipy import sparse
from scipy.optimize import minimize
from sklearn.feature_extraction.text import TfidfVectorizer

PENALTY = 0.5  # on the squared weights


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
    return {"n": len(label), "accuracy": accuracy, "F1": f1, "AUC": area}


def same_rows(path: Path, held_out: Path | None) -> list[dict]:
    """One row a method."""
    label, left, right = mrpc(path)
    table, seconds = cpu(lambda: ss.alignment.differences(left, right).to_numpy())
    speed = len(left) / seconds

    def refitted(train: np.ndarray) -> np.ndarray:
        return np.column_stack([np.ones(len(table)), -table]) @ fit(table[train], label[train])

    rows = [{"what": "MRPC train, cross-validated", "method": "samestory", **cross_validated(label, refitted)}]
    rows[0]["pairs a second"] = speed
    for name, method in OTHERS.items():
        try:
            score, seconds = cpu(lambda method=method: method(left, right))
            found = cross_validated(label, lambda _, score=score: score) | {"pairs a second": len(left) / seconds}
        except ImportError:
            found = {"note": "not installed"}
        rows.append({"what": "MRPC train, cross-validated", "method": name, **found})
    for what, file in (("MRPC train, shipped", path), ("MRPC held out, shipped", held_out)):
        if file:
            label, left, right = mrpc(file)
            score = ss.alignment.similarity(left, right)
            accuracy, f1 = scored(score >= similarity.SAME, label)
            row = {"what": what, "method": "samestory", "n": len(label), "accuracy": accuracy, "F1": f1}
            rows.append(row | {"AUC": auc(score, label)})
    weights = dict(
        zip(similarity.WEIGHTS, fit(ss.alignment.differences(*mrpc(path)[1:]).to_numpy(), mrpc(path)[0])[1:].round(2))
    )
    print("weights fitted on all pairs:", {name: float(w) for name, w in weights.items()})
    return rows


# --- silence ------------------------------------------------------------------------------------------------------


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


def silence_rows(pairs: Path, data: Path) -> list[dict]:
    """The curve between sentences told in other words and sentences not told."""
    label, left, right = mrpc(pairs)
    same = [text for same, *both in zip(label, left, right) if same for text in both][:2000]
    told = best_shares(
        ss.read_corpus(pd.DataFrame({"text": same, "event": [f"e{n // 2}" for n in range(len(same))]})), False
    )
    table = texts(data).to_frame()
    table = table[table["text"].str.len().between(1500, 6000)].sample(60, random_state=1)
    silent = best_shares(ss.read_corpus(table.assign(event=[f"e{n}" for n in range(60)])), True)
    share = np.concatenate([told, silent])
    constant, slope = fit(1 - share[:, None], np.repeat([1, 0], [len(told), len(silent)]))
    print(f"silence: steepness {slope:.1f}, middle {1 - constant / slope:.2f}")
    return [
        {"what": "named silent", "method": name, "n": len(values), "share": np.mean(values < shares.SILENT_BELOW)}
        for name, values in (("sentences of paraphrases", told), ("sentences not told", silent))
    ]


# --- quotations ----------------------------------------------------------------------------------------------------


def link_rows(data: Path) -> list[dict]:
    """Share of pairs of quotations by one speaker in one article that would be linked between two reports."""
    corpus = ss.read_corpus(pd.DataFrame(polnear(data, "train"))[["id", "text"]].rename(columns={"id": "article"}))
    table = ss.voices.quotations(corpus)
    table = table[(table["kind"] != "designation") & (table["speaker"] != "")].reset_index(drop=True)
    one = pd.factorize(table["article"].astype("str") + "\t" + table["speaker"])[0]
    a, b, cosine, common, left, right = quote_clusters.compared(corpus, table, one)
    enough = np.where(common >= quote_clusters.SHARED, quote_clusters.ALIKE, quote_clusters.ALIKE_IN_ONE)
    linked = (cosine >= enough) | (np.maximum(left, right) >= quote_clusters.CONTAINED)
    size = np.bincount(one)
    pairs = int((size * (size - 1) // 2).sum())
    note = "upper bound of false links, since some are repeats"
    what = "quotations of one speaker in one article"
    return [{"what": what, "method": "linked", "n": pairs, "share": linked.sum() / pairs, "note": note}]


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


def speed_rows(data: Path) -> list[dict]:
    """CPU time of the corpus functions."""
    corpus = ss.read_corpus(reports())
    ss.voices.quotations(corpus)
    table, quoting = cpu(lambda: ss.alignment.quote_clusters(corpus))
    twice = pd.concat([texts(data), texts(data)])[:10_000]
    many = ss.read_corpus(pd.DataFrame({"text": twice.tolist(), "event": [f"e{n // 5}" for n in range(len(twice))]}))
    _, checking = cpu(lambda: ss.alignment.check_events(many))
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
    files = ["mrpc_train.txt", "ecbplus_dev_corpus.txt", "ecbplus_dev_event_mentions.json", "polnear_train.jsonl"]
    held_out = {"type": Path, "help": "a file of MRPC's form, only scored"}
    given = arguments(__doc__, [*files, "newscorpus.csv.gz"], mrpc_test=held_out)
    path, ecb, mentions = (given.data / name for name in files[:3])
    rows = same_rows(path, given.mrpc_test) + ecb_rows(ecb) + claim_rows(ecb, mentions)
    rows += silence_rows(path, given.data) + check_rows(ecb) + link_rows(given.data) + speed_rows(given.data)
    columns = ["what", "method", "n", "accuracy", "F1", "AUC", "95 %", "share", "pairs a second", "seconds", "note"]
    table = pd.DataFrame(rows).reindex(columns=columns).round({"pairs a second": -2, "seconds": 2})
    for measure in ("accuracy", "share"):
        table["95 %"] = table["95 %"].fillna(with_interval(table[table["what"] != CLAIMS], measure, "n", 3))
    print(table.fillna("").to_string(index=False))
    write(table, "alignment", given, f"{len(mrpc(path)[0]):,} pairs of MRPC; {len(read_ecb(ecb))} reports of ECB+")


if __name__ == "__main__":
    main()
