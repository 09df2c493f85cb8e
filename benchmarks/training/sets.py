"""Read the labeled sets: one row a target, and what belongs together under one group.

    read(folder)            every set: NewsMTSC, DSE, the countries (both parts and our codings), our own sentences
    folds(rows)             the fold of each row; a group is never parted
    columns(rows)           texts, starts, ends, as the scorers take them

FOLDER holds newsmtsc_train.jsonl (Hamborg & Donnay 2021; persons, coded by people), dse_train.txt (Park, Pan & Joo 2021; directed
pairs, coded by people), country_attitude/ (news sentences coded after a codebook by language-model readers, not by people) and
newscorpus.csv.gz. Beside this file: country_codes.csv (further codes, read the same way; the text is looked up in newscorpus) and
sentences.tsv (sentences written by us, with slots for names).

A row is a dict: text, start, end (of the target, characters), y (-1, 0, 1), group, set ("newsmtsc", "dse", "country", "own"), country
("US", "Russia", another, "" for persons), drawn (how the sentence was found, "" where nobody says), id (of its own in all sets).
The group is the article (NewsMTSC, news), the sentence (DSE) or the template (our own). Groups that share a sentence are one group.
"""

import csv
import hashlib
import json
import random
import re
from collections.abc import Iterator
from pathlib import Path

import pandas as pd

HERE = Path(__file__).resolve().parent
LABELS = ("negative", "neutral", "positive")
NAMES = ("the United States", "Russia", "China", "India", "France", "Norway", "Kenya", "Japan", "Peru", "Turkey")
SEED = 1  # of the names in our own sentences
_SLOT = re.compile(r"\{([AB])\}")


def read(folder: Path) -> list[dict]:
    """Every set, one after the other, with groups that share a sentence joined."""
    attitude, corpus = folder / "country_attitude", folder / "newscorpus.csv.gz"
    rows = [*newsmtsc(folder / "newsmtsc_train.jsonl"), *dse(folder / "dse_train.txt"), *countries(attitude)]
    rows += [*codes(HERE / "country_codes.csv", corpus), *own(HERE / "sentences.tsv")]
    return joined(rows)


def newsmtsc(path: Path) -> Iterator[dict]:
    """Targets of NewsMTSC."""
    for line in path.read_text(encoding="utf-8").splitlines():
        held = json.loads(line)
        group = "_".join(held["primary_gid"].split("_")[:3])
        for n, target in enumerate(held["targets"]):
            own = {"id": f"{held['primary_gid']}_{n}", "group": f"mtsc {group}", "set": "newsmtsc"}
            y = int((target["polarity"] - 4) / 2)
            yield _row(held["sentence_normalized"], target["from"], target["to"], y, **own)


def dse(path: Path) -> Iterator[dict]:
    """The evaluated member of every directed pair of DSE; the other is its holder."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        sentence, p, q, label = line.split("\t")
        parts = re.split(r"[\[\]]", sentence)
        if label == "0" or len(parts) != 5 or {parts[1], parts[3]} != {p, q} or p == q:
            continue
        target, text = q if label in "13" else p, "".join(parts)
        start = len("".join(parts[: parts.index(target, 1)]))
        own = {"id": f"{path.stem} {number}", "group": f"dse {text}", "set": "dse"}
        yield _row(text, start, start + len(target), 1 if label in "12" else -1, **own)


def countries(folder: Path) -> Iterator[dict]:
    """Both parts of country_attitude, targets coded negative, neutral or positive."""
    articles = {row["id"]: row["article"] for row in _table(folder / "articles.csv")}
    for name in ("country_attitude.csv", "country_attitude_2.csv"):
        for row in _table(folder / name):
            if row["label"] in LABELS:
                yield _of_country(row["text"], row, row.get("article") or articles[row["id"]])


def codes(path: Path, corpus: Path) -> Iterator[dict]:
    """Further codes of sentences of newscorpus: columns id, article, sentence_start, sentence_end, start, end, country, drawn, label."""
    held = [row for row in _table(path) if row["label"] in LABELS] if path.exists() else []
    if held:
        news = pd.read_csv(corpus, dtype=str, keep_default_na=False).drop_duplicates("id")
        texts = dict(zip(news["id"], news["text"]))
        for row in held:
            text = texts[row["article"]][int(row["sentence_start"]) : int(row["sentence_end"])]
            yield _of_country(text, row, row["article"])


def own(path: Path) -> Iterator[dict]:
    """Our own sentences, their slots filled with two names; each labeled slot is a target, a template is a group."""
    draw = random.Random(SEED)
    for number, row in enumerate(csv.DictReader(path.open(encoding="utf-8"), delimiter="\t", quoting=csv.QUOTE_NONE)):
        names = dict(zip("AB", draw.sample(NAMES, 2)))
        text, places = filled(row["sentence"], names, headline=row["kind"] == "headline")
        for slot, (start, end) in places.items():
            if row[slot]:
                country = {"the United States": "US"}.get(names[slot], names[slot])
                told = {"id": f"own {number} {slot}", "group": f"own {row['sentence']}", "set": "own"}
                told |= {"country": country, "drawn": row["kind"]}
                yield _row(text, start, end, LABELS.index(row[slot]) - 1, **told)


def filled(template: str, names: dict[str, str], headline: bool = False) -> tuple[str, dict[str, tuple[int, int]]]:
    """A template with names in its slots, and where each slot's first name stands, "the" left out.

    A headline has no "the" before a name; other sentences begin with a capital.

    >>> filled("{A} thanked {B}.", {"A": "the United States", "B": "Peru"})
    ('The United States thanked Peru.', {'A': (4, 17), 'B': (26, 30)})
    """
    text, places = "", {}
    for n, part in enumerate(_SLOT.split(template)):
        if n % 2:
            bare = names[part].removeprefix("the ")
            text += "" if headline else names[part].removesuffix(bare)
            places.setdefault(part, (len(text), len(text) + len(bare)))
            part = bare
        text += part
    return text[0].upper() + text[1:], places


def joined(rows: list[dict]) -> list[dict]:
    """Rows whose groups share a sentence get one group: the first in alphabetical order."""
    above: dict[str, str] = {}

    def top(name: str) -> str:
        while above.setdefault(name, name) != name:
            name = above[name]
        return name

    for row in rows:
        first, last = sorted((top(row["group"]), top("text " + re.sub(r"\W+", "", row["text"]).lower())))
        above[last] = first
    return [{**row, "group": top(row["group"])} for row in rows]


def columns(rows: list[dict]) -> tuple[list, list, list]:
    """Texts, starts and ends."""
    return [r["text"] for r in rows], [r["start"] for r in rows], [r["end"] for r in rows]


def folds(rows: list[dict], n: int = 5) -> list[int]:
    """The fold of each row; what belongs together stays together."""
    return [int(hashlib.sha256(r["group"].encode()).hexdigest(), 16) % n for r in rows]


def _of_country(text: str, row: dict, article: str) -> dict:
    """One mention of a country, coded."""
    told = {key: row[key] for key in ("country", "drawn", "id")} | {"group": f"news {article}", "set": "country"}
    return _row(text, int(row["start"]), int(row["end"]), LABELS.index(row["label"]) - 1, **told)


def _row(text: str, start: int, end: int, y: int, **told: str) -> dict:
    return {"text": text, "start": start, "end": end, "y": y, "country": "", "drawn": "", **told}


def _table(path: Path) -> list[dict]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))
