"""Events proposed for a corpus that has none: are the reports of one event together, and no others?

Run: python benchmarks/events.py --data FOLDER     (writes measured/events.csv; a few minutes)

FOLDER holds ecbplus_dev_corpus.txt (ECB+, Cybulska & Vossen 2014, LREC; github.com/cltl/ecbPlus), triplets_dev.csv (BASIL, Fan
et al. 2019, EMNLP) and newscorpus.csv.gz (the texts of the triplets; speed). Their text is used for measuring only.

What is counted
- ECB+: short reports without dates, two events of one kind a topic. BASIL: reports of three outlets with their dates.
- Most articles of a real corpus have no partner. So in each of four draws half of the events (of BASIL, seven in ten) keep one
  report only. `whole` sets are given beside.
- Cuts are chosen for the best B-cubed F1 on the draws of one half of the topics (of BASIL, of the events), and what they reach
  on the other half is reported, both ways. `shipped` has the cuts of the library.
- Precision and recall of pairs; B-cubed F1 (Bagga & Baldwin 1998): over articles, of the event that each is put into.
- AUC: the chance that a pair of one event is more alike than one of two events of a topic.
- TF-IDF: cosine of scikit-learn's, the same average linkage, the cut chosen alike; it knows no dates.
- speed: CPU seconds on one core. Beyond the set's 5,426 texts each stands twice, with some words changed.
"""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
import samestory as ss
from _common import arguments, cpu, interval, news, peak, texts, write
from _ecb import auc, ecb, within_topics
from samestory.alignment.same_event import _check as check
from samestory.alignment.same_event import _propose as propose
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import squareform
from sklearn.feature_extraction.text import TfidfVectorizer

CUTS = np.round(np.arange(0.08, 0.39, 0.02), 2)
DRAWS = 4
ALONE = {"ECB+ dev": 0.5, "BASIL dev": 0.7, "BASIL dev, dates hidden": 0.7}  # share of events that keep one report
MEASURES = ["precision", "recall", "F1", "B-cubed F1"]
Grouping = Callable[[pd.DataFrame], dict[float, np.ndarray]]


def triplets(data: Path) -> pd.DataFrame:
    """The reports of BASIL's triplets with their dates; an id that names no single text is left out."""
    table = news(data).drop_duplicates("id", keep=False)
    chosen = pd.read_csv(data / "triplets_dev.csv", dtype="str").drop_duplicates("id", keep=False)
    table = chosen.merge(table[["id", "text", "date"]], on="id").rename(columns={"id": "article", "date": "published"})
    return table.assign(topic=table["event"])


def scores(said: np.ndarray, event: np.ndarray) -> list[float]:
    """Precision, recall and F1 of pairs, and B-cubed F1."""
    table = pd.crosstab(said, event).to_numpy().astype(float)
    of_said, of_event = table.sum(axis=1, keepdims=True), table.sum(axis=0, keepdims=True)
    pairs = [(sizes * (sizes - 1)).sum() for sizes in (table, of_said, of_event)]
    precision, recall = pairs[0] / pairs[1] if pairs[1] else 1.0, pairs[0] / pairs[2]
    both = [(table**2 / of_said).sum() / len(said), (table**2 / of_event).sum() / len(said)]
    return [precision, recall, *(2 * p * r / (p + r) if p + r else 0.0 for p, r in ((precision, recall), both))]


def drawn(table: pd.DataFrame, alone: float) -> list[pd.DataFrame]:
    """The table with some events cut down to one report, in several draws."""
    found = []
    for seed in range(DRAWS):
        random = np.random.default_rng(seed)
        rows = [
            random.choice(own, 1) if random.random() < alone else own for own in table.groupby("event").indices.values()
        ]
        found.append(table.iloc[np.sort(np.concatenate(rows))].reset_index(drop=True))
    return found


# --- methods -------------------------------------------------------------------------------------------------------


def read(table: pd.DataFrame) -> ss.Corpus:
    """The corpus of a table, without its events."""
    return ss.read_corpus(table[[name for name in ("article", "outlet", "published", "text") if name in table]])


def proposed(corpus: ss.Corpus) -> np.ndarray:
    """The event of each article as the library proposes it."""
    table = ss.alignment.events(corpus)
    return table["event"].where(table["event"] != "", table["article"]).to_numpy(dtype=object)


def library(table: pd.DataFrame) -> dict[float, np.ndarray]:
    """Events proposed at each cut."""
    corpus, shipped, found = read(table), (propose.SAME, propose.UNDATED), {}
    for cut in CUTS:
        propose.SAME = propose.UNDATED = cut
        found[cut] = proposed(corpus)
    propose.SAME, propose.UNDATED = shipped
    return found


def tfidf(table: pd.DataFrame) -> dict[float, np.ndarray]:
    """Average linkage of TF-IDF cosines at each cut."""
    rows = TfidfVectorizer(stop_words="english", sublinear_tf=True).fit_transform(table["text"].tolist())
    distance = np.clip(1 - (rows @ rows.T).toarray(), 0, 1)
    np.fill_diagonal(distance, 0)
    tree = linkage(squareform((distance + distance.T) / 2, checks=False), "average")
    return {cut: fcluster(tree, 1 - cut, "distance") for cut in CUTS}


# --- rows ----------------------------------------------------------------------------------------------------------


def held_out(name: str, table: pd.DataFrame, method: str, grouping: Grouping) -> list[dict]:
    """The cut chosen on one half, the scores on the other, both ways."""
    topics = sorted(table["topic"].unique())
    halves = [table[table["topic"].isin(topics[n::2])].reset_index(drop=True) for n in (0, 1)]
    curves = []
    for half in halves:
        draws = [(draw["event"].to_numpy(), grouping(draw)) for draw in drawn(half, ALONE[name])]
        curves.append({cut: np.mean([scores(said[cut], event) for event, said in draws], axis=0) for cut in CUTS})
    rows = []
    for n in (0, 1):
        cut = max(CUTS, key=lambda cut: curves[n][cut][3])
        note = f"chosen on the {('first', 'second')[n]} half, scored on the other"
        rows.append({"what": f"{name}, many events of one report", "method": method, "cut": cut, "note": note})
        rows[-1] |= dict(zip(MEASURES, curves[1 - n][cut]))
    return rows


def shipped_rows(name: str, table: pd.DataFrame) -> list[dict]:
    """The library as it ships, and the two answers that need no text."""
    rows = []
    answers = {
        "samestory, shipped": lambda part: proposed(read(part)),
        "all one event": lambda part: np.zeros(len(part)),
        "each article its own": lambda part: np.arange(len(part)),
    }
    for what, parts in (("many events of one report", drawn(table, ALONE[name])), ("whole", [table])):
        for method, answer in answers.items():
            mean = np.mean([scores(answer(part), part["event"].to_numpy()) for part in parts], axis=0)
            rows.append(
                {"what": f"{name}, {what}", "method": method, "n": round(np.mean([*map(len, parts)]))}
                | dict(zip(MEASURES, mean))
            )
    return rows


def among_news(data: Path, table: pd.DataFrame) -> dict:
    """The triplets found among all 5,426 texts, scored on their own reports."""
    every = news(data).drop_duplicates("id", keep=False).rename(columns={"id": "article", "date": "published"})
    said = dict(zip(every["article"], proposed(read(every))))
    mean = scores(np.array([said[own] for own in table["article"]]), table["event"].to_numpy())
    return {"what": "BASIL dev, among 5,426 news texts", "method": "samestory, shipped", "n": len(table)} | dict(
        zip(MEASURES, mean)
    )


def auc_rows(table: pd.DataFrame) -> list[dict]:
    """AUC of pairs within a topic, and of all pairs."""
    corpus = read(table)
    near = propose.compared(check.vectors(corpus), *propose.days_of([""] * len(table)), 3)
    compared = np.zeros((len(table), len(table)))
    compared[near["a"], near["b"]] = compared[near["b"], near["a"]] = near["similarity"]
    plain = TfidfVectorizer(stop_words="english", sublinear_tf=True).fit_transform(table["text"].tolist())
    every, event = np.triu_indices(len(table), 1), table["event"].to_numpy()
    a, b, topic, label = within_topics(table)
    ways = {
        "events (pairs compared)": compared,
        "event_similarity": ss.alignment.event_similarity(corpus).to_numpy(),
        "TF-IDF": (plain @ plain.T).toarray(),
    }
    rows = [
        {"what": "ECB+ dev, pairs of a topic", "method": way, "n": len(label), "AUC": auc(s[a, b], label)}
        | {"95 % AUC": interval(topic, lambda k, s=s: auc(s[a, b][k], label[k]), digits=3)}
        for way, s in ways.items()
    ]
    same = (event[every[0]] == event[every[1]]).astype(int)
    return rows + [
        {"what": "ECB+ dev, all pairs", "method": way, "n": len(same), "AUC": auc(s[every], same)}
        for way, s in ways.items()
    ]


def speed_rows(data: Path) -> list[dict]:
    """CPU seconds on 2,500 to 10,000 articles, without dates and a hundred a day."""
    first = texts(data)
    other = first.str.replace(" the ", " that ", n=3, regex=False)
    both, rows = pd.concat([first, other], ignore_index=True), []
    for dated in (False, True):
        for size in (2500, 5000, 10_000):
            days = pd.Timestamp("2024-01-01") + pd.to_timedelta(np.arange(size) * 37 % (size // 100), unit="D")
            table = pd.DataFrame(
                {"text": both[:size], "published": days.strftime("%Y-%m-%d")[: len(both)] if dated else ""}
            )
            corpus = ss.read_corpus(table)
            found, seconds = cpu(lambda corpus=corpus: ss.alignment.events(corpus))
            note = f"{found['event'].nunique() - 1:,} events; peak so far {peak():,.0f} MB"
            way = "a hundred a day" if dated else "without dates"
            rows.append({"what": "speed", "method": f"{size:,} articles, {way}", "seconds": seconds, "note": note})
    return rows


def main() -> None:
    """Print the table and write it."""
    given = arguments(__doc__, ["ecbplus_dev_corpus.txt", "triplets_dev.csv", "newscorpus.csv.gz"])
    short, dated = ecb(given.data / "ecbplus_dev_corpus.txt"), triplets(given.data)
    rows = auc_rows(short)
    hidden = dated.drop(columns="published")
    for name, table in (("ECB+ dev", short), ("BASIL dev", dated), ("BASIL dev, dates hidden", hidden)):
        rows += held_out(name, table, "samestory", library) + held_out(name, table, "TF-IDF", tfidf)
        rows += shipped_rows(name, table)
    rows += [among_news(given.data, dated), *speed_rows(given.data)]
    table = pd.DataFrame(rows)[["what", "method", "n", "cut", "AUC", "95 % AUC", *MEASURES, "seconds", "note"]]
    table = table.round({"seconds": 1})
    print(table.fillna("").to_string(index=False))
    counted = f"{len(short)} short reports of {short['event'].nunique()} events; {len(dated)} reports of BASIL"
    write(table, "events", given, counted, digits=3)


if __name__ == "__main__":
    main()
