"""News triplets: how many of the differences found between three outlets' reports of one event do readers call right?

Run: python benchmarks/triplets.py --data FOLDER draw SHEET.csv --seed N [--n 80] [--all] [--by kind|rule] [--least 5]
     python benchmarks/triplets.py --data FOLDER texts DIR
     python benchmarks/triplets.py --data FOLDER [count]
     python benchmarks/triplets.py score SHEET_A.csv SHEET_B.csv [--key SHEET_key.csv] [--table FILE.csv]

FOLDER holds newscorpus.csv.gz (set, outlet, date, id, text), triplets_dev.csv (event, id, outlet: Fan et al. 2019, BASIL) and
JUDGING.md, which says how to judge. Ids that name no single text are left out.

- draw: a blind sheet with one row a difference: its kind, its passages between » and « with 140 characters on each side, and the
  ids of silent reports; judgment (right, trivial, wrong) and note are to be filled. Strata get rows by their share, but `--least`
  at least, and contradictions up to twenty. Beside it SHEET_key.csv: rule, severity, certainty, score and weight of each row,
  which the readers do not see.
- texts: the reports as DIR/ID.txt, for readers who look whether a silent report tells the claim.
- count: differences a triplet by kind and certainty (measured/triplets-count.csv), and what readers said of those judged so far
  (measured/triplets-shares.csv, from measured/triplets-judged.csv; the first reader counts).
- score: shares of right, trivial and wrong by kind and by certainty, where two readers differ each counts half; weighted by
  what a row stands for where the key is given; 95 % intervals (Wilson 1927); Krippendorff's alpha of the readers.

No text enters the project: what is kept of a judged sheet are ids and judgments.
"""

import argparse
import math
import warnings
from pathlib import Path

import numpy as np
import pandas as pd
import samestory as ss
from _common import MEASURED, brackets, news, write
from samestory.corpus import spreadsheet
from samestory.discrepancies._event import Event, events
from samestory.discrepancies.rows import certainty_of, digest, listed

AROUND = 140  # characters on each side of a passage
CONTRADICTIONS = 20  # drawn at most, beside the others
LONGEST = 700  # characters of a passage, beyond which its middle is left out
JUDGMENTS = ["right", "trivial", "wrong"]


def corpus_of(data: Path, triplets: str) -> ss.Corpus:
    """Read the triplets; an id that names no single text is left out."""
    every = news(data).drop_duplicates("id", keep=False)
    chosen = pd.read_csv(data / triplets, dtype="str").drop_duplicates("id", keep=False)
    table = chosen.merge(every[["id", "text"]], on="id").rename(columns={"id": "article"})
    return ss.read_corpus(table[["article", "event", "outlet", "text"]])


def differences(corpus: ss.Corpus) -> tuple[pd.DataFrame, dict[str, str]]:
    """One row a difference with what the key needs; and by id what a reader sees of it."""
    rows, seen = [], {}
    for event in events(corpus):
        for one in listed(event):
            name = f"d{digest(event, one)}"
            rows.append(
                (name, event.name, one.kind, one.rule, one.instrument, one.severity, certainty_of(one), one.score)
            )
            seen[name] = shown(event, one)
    columns = ["discrepancy", "event", "kind", "rule", "instrument", "severity", "certainty", "score"]
    return pd.DataFrame(rows, columns=columns).drop_duplicates("discrepancy"), seen


def shown(event: Event, one: tuple) -> str:
    """The passages in their sentences, and the ids of silent reports."""
    ids, outlets = event.corpus.articles.index, event.corpus.articles["outlet"]
    lines = []
    for place in sorted(one.places, key=lambda p: (p.report.number, p.start)):
        text, inside = place.report.text, place.report.text[place.start : place.end]
        if len(inside) > LONGEST:
            inside = f"{inside[: LONGEST // 2]} [...] {inside[-LONGEST // 2 :]}"
        before, after = text[max(place.start - AROUND, 0) : place.start], text[place.end : place.end + AROUND]
        lines.append(f"{outlets.iloc[place.report.number]}: …{before}»{inside}«{after}…")
    silent = [f"{outlets.iloc[n]} ({ids[n]})" for n in sorted(one.silent or ())]
    lines += [f"silent: {', '.join(silent)}"] * bool(silent)
    return "\n".join(" ".join(line.split()) for line in lines)


def drawn(table: pd.DataFrame, by: str, many: int, least: int, seed: int) -> pd.DataFrame:
    """Draw rows by strata, with the weight of each: how many differences it stands for.

    Kinds have rows by their share, rules by its square root, so that rare ones can be judged too.
    """
    strata = table.groupby(["kind", "instrument"] if by == "rule" else "kind", sort=False)
    share = strata.size() ** (0.5 if by == "rule" else 1)
    parts = []
    for name, part in strata:
        contradictions = CONTRADICTIONS * ("contradiction" in name)
        wanted = max(round(many * share[name] / share.sum()), least, contradictions)
        chosen = part.sample(min(wanted, len(part)), random_state=seed)
        parts.append(chosen.assign(weight=len(part) / len(chosen)))
    return pd.concat(parts).sample(frac=1, random_state=seed)


def draw(options: argparse.Namespace) -> None:
    """Write the blind sheet and its key."""
    table, seen = differences(corpus_of(options.data, options.triplets))
    if not options.all:
        table = table[table["certainty"] != "low"]
    chosen = drawn(table, options.by, options.n, options.least, options.seed)
    sheet = chosen[["discrepancy", "kind"]].assign(passages=chosen["discrepancy"].map(seen), judgment="", note="")
    spreadsheet.write(sheet, options.sheet)
    chosen.to_csv(key_of(options.sheet), index=False)
    print(len(table), "differences,", len(chosen), "drawn")
    print(chosen.groupby("kind").size().to_string())


def key_of(sheet: Path) -> Path:
    """The key beside a sheet."""
    return sheet.with_name(f"{sheet.stem}_key.csv")


def texts(options: argparse.Namespace) -> None:
    """Write each report as a file of its own."""
    options.folder.mkdir(parents=True, exist_ok=True)
    articles = corpus_of(options.data, options.triplets).articles
    for name, text in articles["text"].items():
        (options.folder / f"{name}.txt").write_text(text, encoding="utf-8")


def count(options: argparse.Namespace) -> None:
    """Print how many differences a triplet has."""
    corpus = corpus_of(options.data, options.triplets)
    found = ss.discrepancies.find(corpus).drop_duplicates("discrepancy")
    many = corpus.articles["event"].nunique()
    table = pd.crosstab(found["kind"], found["certainty"]).reindex(columns=["high", "medium", "low"], fill_value=0)
    table.loc["all"] = table.sum()
    per = ss.discrepancies.shown(found).groupby("event").size()
    print("shown a triplet:", (per.sum() / many).round(1), "from", per.min(), "to", per.max())
    table = (table / many).reset_index().assign(events=many)
    print(table.round(2).to_string(index=False))
    options.files = ["newscorpus.csv.gz", options.triplets]
    write(table, "triplets-count", options, f"{many} events of three reports", digits=2)
    shares = of_judged()
    print(shares.round(3).to_string(index=False))
    note = "judged by a language model, not by people"
    write(shares, "triplets-shares", options, f"{shares['judged'].max()} judged rows", digits=3, note=note)


def of_judged() -> pd.DataFrame:
    """One row a part of the judged rows: how many, and the shares right, trivial and wrong by what each row stands for."""
    rows = pd.read_csv(MEASURED / "triplets-judged.csv").dropna(subset=["certainty"])
    rows[JUDGMENTS] = np.column_stack([rows["judgment"] == name for name in JUDGMENTS])
    sure, silent = rows["certainty"] != "low", rows["kind"] == "omission"
    parts = {"all": rows, "shown": rows[sure], "low certainty": rows[~sure]}
    parts |= {"shown, of the last draw": rows[sure & (rows["reader"] == "fourth")]}
    parts |= {"shown, silences": rows[sure & silent], "shown, others": rows[sure & ~silent]}
    found = []
    for name, part in parts.items():
        n, *shares, low, high = summary(part)
        agree = (part["judgment"] == part["again"])[part["again"].notna()].mean()
        ends = {"95 % right": brackets(low, high), "second reading agrees": agree}
        found.append({"part": name, "judged": n, **dict(zip(JUDGMENTS, shares)), **ends})
    return pd.DataFrame(found)


def wilson(share: float, n: float) -> tuple[float, float]:
    """The 95 % interval of a share of n."""
    z = 1.959964
    middle = (share + z * z / (2 * n)) / (1 + z * z / n)
    half = z * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n)) / (1 + z * z / n)
    return round(middle - half, 3), round(middle + half, 3)


def judged(paths: list[Path]) -> pd.DataFrame:
    """Read the sheets of the readers: by difference and kind one column a reader."""
    columns = []
    for path in paths:
        sheet = pd.read_csv(path, dtype="str").set_index(["discrepancy", "kind"])["judgment"].str.strip().str.lower()
        wrong = sheet[~sheet.isin(JUDGMENTS)]
        if len(wrong):
            print(f"{path.name}: {len(wrong)} rows without a judgment are left out:", wrong.index.tolist()[:5])
        columns.append(sheet[sheet.isin(JUDGMENTS)])
    return pd.concat(columns, axis=1, keys=[path.stem for path in paths], join="inner").reset_index()


def score(options: argparse.Namespace) -> pd.DataFrame:
    """Print right, trivial and wrong by kind and certainty, and the readers' agreement."""
    sheets = judged(options.sheets)
    readers = sheets.columns[2:].tolist()
    if len(readers) > 1:
        same = (sheets[readers].nunique(axis=1) == 1).mean()
        print("readers agree on", round(same, 3), "alpha", ss.agreement.alpha(sheets[readers]))
    for name in JUDGMENTS:
        sheets[name] = (sheets[readers] == name).mean(axis=1)
    if options.key:
        sheets = sheets.merge(pd.read_csv(options.key).drop(columns="kind"), on="discrepancy")
    else:
        sheets = sheets.assign(weight=1.0)
    groups = {"all": sheets} | {f"kind {name}": part for name, part in sheets.groupby("kind")}
    if options.key:
        groups["shown"] = sheets[sheets["certainty"] != "low"]
        groups |= {f"certainty {name}": part for name, part in sheets.groupby("certainty")}
        groups |= {f"rule {' | '.join(names)}": part for names, part in sheets.groupby(["kind", "instrument"])}
    rows = [(name, *summary(part)) for name, part in groups.items() if len(part)]
    result = pd.DataFrame(rows, columns=["group", "n", *JUDGMENTS, "low", "high"])
    print(result.to_string(index=False))
    if options.table:
        result.to_csv(options.table, index=False)
    return sheets


def summary(part: pd.DataFrame) -> list[float]:
    """Rows, weighted shares, and the interval of the share right by the effective number of rows (Kish 1965)."""
    weight = part["weight"].to_numpy()
    shares = [float(np.average(part[name], weights=weight)) for name in JUDGMENTS]
    effective = weight.sum() ** 2 / (weight**2).sum()
    return [len(part), *(round(share, 3) for share in shares), *wilson(shares[0], effective)]


def main() -> None:
    """Do what the command line says."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, help="folder with newscorpus.csv.gz and the triplets")
    parser.add_argument("--triplets", default="triplets_dev.csv", help="file of the triplets in it")
    parser.add_argument("--out", type=Path, default=MEASURED, help="folder of the tables of count")
    parser.set_defaults(do=count)
    commands = parser.add_subparsers(title="commands (count, if none is given)")
    one = commands.add_parser("draw", help="write a blind sheet and its key")
    one.add_argument("sheet", type=Path)
    one.add_argument("--seed", type=int, required=True)
    one.add_argument("--n", type=int, default=80)
    one.add_argument("--least", type=int, default=5, help="rows of a stratum")
    one.add_argument("--by", choices=("kind", "rule"), default="kind")
    one.add_argument("--all", action="store_true", help="also what is of low certainty")
    one.set_defaults(do=draw)
    two = commands.add_parser("texts", help="write the reports")
    two.add_argument("folder", type=Path)
    two.set_defaults(do=texts)
    commands.add_parser("count", help="differences a triplet").set_defaults(do=count)
    four = commands.add_parser("score", help="score judged sheets")
    four.add_argument("sheets", type=Path, nargs="+")
    four.add_argument("--key", type=Path)
    four.add_argument("--table", type=Path)
    four.set_defaults(do=score)
    chosen = parser.parse_args()
    if chosen.do is not score and not chosen.data:
        parser.error("--data is needed")
    warnings.simplefilter("ignore")
    chosen.do(chosen)


if __name__ == "__main__":
    main()
