"""Rules, words and cuts that came from reading the five reports: do they serve other news, and what do the five lose without each?

Run: python benchmarks/seed_rules.py --data FOLDER     (writes measured/seed-rules.csv and measured/seed-words.csv; ten minutes)

FOLDER holds newscorpus.csv.gz and triplets_dev.csv. The library and seeds/codebooks, which adds words for the seeds alone, are
copied, a rule or its words are taken out of the copy, and the copy is run in a process of its own. Nothing else is changed.

seed-rules.csv, one row a rule, word or class:
- per 1,000 articles: rows that change in 5,426 other articles (voices, quantities, mentions, frame terms), by 1,000; for words of
  the discrepancies, how often the words stand there. Empty for rules that need two reports of one event.
- rows in other events: rows of `discrepancies.find` that change in fifty events of three reports.
- seeds rows: rows that change in the five reports.
- recall, precision: of the seeds' differences by the coding, counted strictly, as matched of n; found is n of precision.
- others: what else changes in the seeds.

seed-words.csv, one row a word of the frames and of the discrepancies' classes and scales that the five reports hold and fewer
than FEW of 1,000 other articles: its file, occurrences in the seeds, and by 1,000 other articles.
"""

import json
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pandas as pd
import samestory as ss
from _common import arguments, news, texts, write

TOP = Path(__file__).resolve().parents[1]
FEW = 2  # occurrences in 1,000 other articles
BOOK = "codebooks/discrepancies.toml"
ADDED = "../seeds/codebooks/"  # beside the library in its copy
Change = Callable[[str], str]


def without_words(table: str, *words: str) -> Change:
    """Take words out of one table of a codebook, or the whole list of words."""

    def change(text: str) -> str:
        start = text.index(f"[{table}]")
        end = text.find("\n[", start)
        body = text[start:end]
        if not words:
            body = re.sub(r"(?m)^words = \[.*\]$", 'words = ["no such word"]', body)
        for word in words:
            body, many = re.subn(rf'"{re.escape(word)}"(, )?', "", body)
            if not many:
                raise ValueError(f"{table} has no {word}")
        return text[:start] + re.sub(r", \]", "]", body) + text[end:]

    return change


def replaced(old: str, new: str) -> Change:
    """Put other text in the place of some."""

    def change(text: str) -> str:
        if old not in text:
            raise ValueError(f"not in the library any more: {old}")
        return text.replace(old, new, 1)

    return change


def emptied(text: str) -> str:
    """Leave nothing in a file that adds to a codebook but one table that is there without it."""
    adds_to = re.search(r'(?m)^adds_to = "(\w+)"$', text)
    return f"{adds_to[0]}\n[{'names' if adds_to[1] == 'actors' else 'conflict'}]\n"


def no_rule(name: str) -> Change:
    """Unregister a rule of the discrepancies; of edits too, but for the three that the comparison itself names."""
    own = f'name != "{name}" or function.__module__.endswith("edits")'
    return replaced("        REGISTRY.append(Rule(", f"        if {own}:\n            REGISTRY.append(Rule(")


DIFFERENCE, CLAIMS = "discrepancies/_difference.py", "alignment/_claims.py"
SILENT = "discrepancies/rules/shares.py"
REVIEWED = ("medicine", "oil", "esteem", "praise_words")
CHANGES: dict[str, list[tuple[str, Change]]] = {
    "both parties or one": [(DIFFERENCE, no_rule("both parties or one"))],
    "both or one, in copies": [(DIFFERENCE, no_rule("both or one"))],
    "direction reversed (journeys)": [(DIFFERENCE, no_rule("direction reversed"))],
    "doer and goal exchanged": [(DIFFERENCE, no_rule("doer and goal exchanged"))],
    "other given name": [(DIFFERENCE, no_rule("other given name"))],
    "share of a group": [(DIFFERENCE, no_rule("share of a group"))],
    "half of that": [("quantities/numerals/_fractions.py", replaced("    if not that:\n", "    if True:\n"))],
    "the hurdles he cited": [("voices/_content.py", replaced(' or first == cue.last + 1 and kinds[first] == "x"', ""))],
    "words of frames for the seeds alone": [(ADDED + "frames.toml", emptied)],
    "[Gupta], for the seeds alone": [(ADDED + "actors.toml", emptied)],
    "spoke warmly, not in the library; here with it": [(BOOK, replaced('"thank"', '"spoke warmly", "thank"'))],
    "class difficulty (hurdle, bottleneck)": [(BOOK, without_words("terms.difficulty"))],
    "class trade_barriers (pressure, sanction)": [(BOOK, without_words("terms.trade_barriers"))],
    **{f"class {name}": [(BOOK, without_words(f"terms.{name}"))] for name in REVIEWED},
    "the four classes named in review": [(BOOK, without_words(f"terms.{name}")) for name in REVIEWED],
    "cut of claims .26, here .30": [(CLAIMS, replaced("SAME_CLAIM = 0.26", "SAME_CLAIM = 0.30"))],
    "cut of claims .26, here .22": [(CLAIMS, replaced("SAME_CLAIM = 0.26", "SAME_CLAIM = 0.22"))],
    "weight of a class of terms in claims 6 bits, here 0": [(CLAIMS, replaced("CLASS = 6.0", "CLASS = 0.0"))],
    "cut of silences .38, here .30": [(SILENT, replaced("SILENT_BELOW = 0.38", "SILENT_BELOW = 0.30"))],
    "synonyms travel, journey": [("codebooks/synonyms.toml", replaced('  ["travel", "journey"],\n', ""))],
}
# What is compared elsewhere: differences in other events, a table of the other articles, or nothing.
ELSEWHERE = {"half of that": "quantities", "the hurdles he cited": "voices"}
ELSEWHERE |= {name: "frame terms" if "frames" in name else "mentions" for name in CHANGES if "seeds alone" in name}
ELSEWHERE |= dict.fromkeys([name for name in CHANGES if name.startswith(("cut", "weight", "synonyms"))], "nothing")
ELSEWHERE |= dict.fromkeys([f"class {name}" for name in REVIEWED], "nothing")


# --- one copy of the library, in a process of its own ---


def rows(table: pd.DataFrame, columns: list[str]) -> list[list[str]]:
    """Rows of a table as text."""
    return table[columns].astype(str).to_numpy().tolist()


PLACE = ["article", "start", "end"]
TABLES: dict[str, Callable[[ss.Corpus], list]] = {
    "voices": lambda corpus: [
        row for find in (ss.voices.quotations, ss.voices.reports) for row in rows(find(corpus), [*PLACE, "speaker"])
    ],
    "quantities": lambda corpus: rows(ss.quantities.find(corpus), [*PLACE, "resolved"]),
    "mentions": lambda corpus: rows(ss.actors.mentions(corpus, with_added("actors")), [*PLACE, "actor"]),
    "frame terms": lambda corpus: rows(ss.framing.code(corpus, with_added("frames")), [*PLACE, "frame"]),
}


def with_added(name: str) -> Path:
    """The file that adds to a codebook for the seeds, in the copy."""
    return Path(ss.__file__).parent / f"{ADDED}{name}.toml"


def differing(corpus: ss.Corpus) -> tuple[pd.DataFrame, list]:
    """The differences of a corpus, and their rows."""
    found = ss.discrepancies.find(corpus)
    return found, rows(found, ["kind", "rule", "article", "start", "end"])


def probe(data: Path, elsewhere: str) -> dict:
    """What the library at hand says of the seeds, and of other events or other articles."""
    seeds = ss.read_corpus(TOP / "seeds")
    coding = ss.agreement.read_coding(TOP / "seeds" / "coding", seeds)
    found, differences = differing(seeds)
    scores = ss.agreement.score(found, coding.discrepancies, strict=True).query("group == 'all'").set_index("measure")
    coded = coding.mentions[coding.mentions["voice"] != "disputed"]
    voice = ss.voices.voice_of(seeds, coded[PLACE])["voice"]
    said = {name: scores.loc[name, ["matched", "n"]].astype(int).tolist() for name in ("recall", "precision")}
    said["voice"] = int((voice.to_numpy() == coded["voice"].to_numpy()).sum())
    said["seeds"] = {name: make(seeds) for name, make in TABLES.items()} | {"differences": differences}
    return said | {"other": other_rows(data, elsewhere)}


def other_rows(data: Path, elsewhere: str) -> list:
    """Rows of one table in other events or other articles."""
    if elsewhere == "nothing":
        return []
    if elsewhere in TABLES:
        return TABLES[elsewhere](ss.read_corpus(pd.DataFrame({"text": texts(data).to_numpy()})))
    table = pd.read_csv(data / "triplets_dev.csv", dtype=str).drop_duplicates("id", keep=False)
    table = table.merge(news(data).drop_duplicates("id", keep=False)[["id", "text"]], on="id")
    return differing(ss.read_corpus(table.rename(columns={"id": "article"})))[1]


@cache
def shipped(data: Path, elsewhere: str) -> dict:
    """What the library as it is says."""
    return run(data, [], elsewhere)


def run(data: Path, changes: list[tuple[str, Change]], elsewhere: str) -> dict:
    """Copy the library, change the copy, and ask it."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(Path(ss.__file__).parent, Path(folder, "samestory"))
        shutil.copytree(TOP / "seeds" / "codebooks", Path(folder, "samestory", ADDED))
        for name, change in changes:
            path = Path(folder, "samestory", name)
            path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")
        ask = [sys.executable, __file__, "--data", str(data), "--probe", elsewhere]
        # The folder goes before all others: the library may be installed.
        code = f"import sys, runpy; sys.path[:0] = [{folder!r}, {str(TOP / 'benchmarks')!r}]; sys.argv = {ask[1:]!r}; "
        code += "runpy.run_path(sys.argv[0], run_name='__main__')"
        said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    if said.returncode:
        raise RuntimeError(said.stderr[-2000:])
    return json.loads(said.stdout)


def changed(before: list, after: list) -> int:
    """How many rows are lost or added, the larger of the two."""
    one, other = (Counter(map(tuple, side)) for side in (before, after))
    return max((one - other).total(), (other - one).total())


# --- words ---


def times(term: str, text: str) -> int:
    """How often a word or phrase of a codebook stands in a text, in its regular forms; * stands for any ending."""
    words = [re.escape(word).replace(r"\*", r"\w*") for word in term.lower().split()]
    last = "" if term.endswith("*") or len(words) > 1 else r"(?:e?s|e?d|ing)?"
    found = re.finditer(r"\s+".join(words) + last + r"(?!\w)", text)  # begins with letters, which re finds fast
    return sum(not text[max(hit.start() - 1, 0) : hit.start()].isalnum() for hit in found)


def listed() -> list[tuple[str, str, str]]:
    """The file of a word, where it stands there, and the word: frames, and classes and scales of the discrepancies."""
    own, whole = ss.framing.frames(), ss.framing.frames(TOP / "seeds" / "codebooks" / "frames.toml")
    words = ((name, term, term in own[name]["terms"]) for name, frame in whole.items() for term in frame["terms"])
    found = [
        (f"{'' if ours else 'seeds/'}codebooks/frames.toml", f"frames, {name}", term) for name, term, ours in words
    ]
    book = tomllib.loads((Path(ss.__file__).parent / BOOK).read_text(encoding="utf-8"))
    for name, table in book["terms"].items():
        found += [(BOOK, f"terms.{name}", word) for word in table["words"]]
    for kind, name in ((one, name) for one in ("acts", "strength") for name in book[one]):
        found += [(BOOK, f"{kind}.{name}", word) for step in book[kind][name]["steps"] for word in step]
    return found


def rare_words(articles: list[str]) -> pd.DataFrame:
    """Words of the codebooks that the seeds hold and few other articles do."""
    seeds = "\n".join(ss.read_corpus(TOP / "seeds").articles["text"]).lower()
    whole, found = "\n".join(articles).lower(), []
    for file, where, term in listed():
        mine = times(term, seeds)
        if mine:
            found.append((file, where, term, mine, 1000 * times(term, whole) / len(articles)))
    table = pd.DataFrame(found, columns=["file", "where", "word", "in the seeds", "per 1,000 articles"])
    return table.query(f"`per 1,000 articles` < {FEW}").sort_values("per 1,000 articles")


def occurrences(changes: list[tuple[str, Change]], articles: list[str]) -> float:
    """How often the words that a change takes out of a codebook, or puts in, stand in 1,000 other articles."""
    lost: set[str] = set()
    for name, change in changes:
        text = (Path(ss.__file__).parent / name).read_text(encoding="utf-8")
        before, after = (set(re.findall(r'"([^"\n]+)"', side)) for side in (text, change(text)))
        lost |= before ^ after
    whole = "\n".join(articles).lower()
    return 1000 * sum(times(word, whole) for word in lost) / len(articles)


def measured(data: Path, name: str) -> dict:
    """The row of a rule, word or cut."""
    elsewhere, changes = ELSEWHERE.get(name, "differences"), CHANGES[name]
    before, said = shipped(data, elsewhere), run(data, changes, elsewhere)
    here = {table: changed(before["seeds"][table], said["seeds"][table]) for table in before["seeds"]}
    there = changed(before["other"], said["other"])
    per = 1000 * there / len(texts(data)) if elsewhere in TABLES else None
    if changes[0][0].startswith("codebooks/") and per is None:
        per = occurrences(changes, texts(data).tolist())
    row = {"rule": name, "where": changes[0][0].removeprefix("../"), "per 1,000 articles": per}
    row |= {"rows in other events": there if elsewhere == "differences" else None, "seeds rows": sum(here.values())}
    return row | scored(said) | {"others": others(here, before, said)}


def scored(said: dict) -> dict:
    """Recall and precision on the seeds, as counts."""
    pairs = ((name, said[name]) for name in ("recall", "precision"))
    return {key: n for name, (right, of) in pairs for key, n in ((name, right), (f"{name} n", of))}


def others(here: dict[str, int], before: dict, said: dict) -> str:
    """What else changes in the seeds, in words."""
    parts = [f"{many} of {table}" for table, many in here.items() if many and table != "differences"]
    if said["voice"] != before["voice"]:
        parts.append(f"voices right {said['voice']}, not {before['voice']}")
    return "; ".join(parts)


def main() -> None:
    """Ask the library as it is and without each rule."""
    given = arguments(__doc__, ["newscorpus.csv.gz", "triplets_dev.csv"], probe={"help": "used by the script itself"})
    if given.probe:
        print(json.dumps(probe(given.data, given.probe)))
        return
    base = shipped(given.data, "nothing")
    rows = [{"rule": "all of them", "seeds rows": 0, **scored(base), "others": f"{base['voice']} voices right"}]
    for name in CHANGES:
        rows.append(measured(given.data, name))
        print(json.dumps(rows[-1]), flush=True)
    counted = f"5 reports; {len(texts(given.data)):,} other articles; 50 other events"
    columns = ["rule", "where", "per 1,000 articles", "rows in other events", "seeds rows"]
    table = pd.DataFrame(rows)
    write(table[[*columns, *table.columns.difference(columns, sort=False)]], "seed-rules", given, counted, 2)
    rare = rare_words(texts(given.data).tolist())
    print(rare.to_string(index=False))
    write(rare, "seed-words", given, counted, 2)


if __name__ == "__main__":
    main()
