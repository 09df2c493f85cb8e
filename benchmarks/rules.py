"""What each rule of discrepancies costs and brings; writes the codebook rules.toml, which `discrepancies.rules` shows.

Run: python benchmarks/rules.py --data FOLDER [--each 60]     (writes lib/samestory/codebooks/rules.toml; two minutes)

FOLDER holds newscorpus.csv.gz and mrpc_train.txt, as for discrepancies.py and triplets.py.

- judged, called_right: differences of news triplets that readers judged, and the share that they call right
- injected: of the edits put into news texts, how many a rule finds with the right kind on the edited place
- alarms: of 10,000 pairs of one meaning (MRPC), how many have a difference by the rule that is shown
- right: the share right that `certainty` takes where a rule gives no score of its own: among those judged, with four further
  ones of which the start (edits of near-identical sentences .9; others by kind) is right, so that few judgments move it little
"""

from collections import Counter
from pathlib import Path

import _edits as injections
import pandas as pd
import samestory as ss
from _common import MEASURED, arguments
from discrepancies import same_meaning
from samestory import codebooks
from samestory.discrepancies._difference import COPIES, KINDS, REGISTRY
from samestory.discrepancies._event import events
from samestory.discrepancies.rows import certainty_of, listed

WEIGHT = 4  # judgments that the start counts for
START = {"name_or_term": 0.3, "attribution": 0.2, "speech_act": 0.2, "contradiction": 0.82}
HEAD = """# What was measured of each rule of discrepancies; written by benchmarks/rules.py, which says what the figures mean.
"""
Key = tuple[str, str]


def injected(data: Path, each: int) -> Counter[Key]:
    """Count edits that a rule finds with the right kind on the edited place."""
    frame, done = injections.injected(injections.articles(data, "report", 1200), each)
    by_event, found = {one["event"]: one for one in done}, Counter()
    for event in events(ss.read_corpus(frame)):
        edit, own = by_event[event.name], event.reports[0].number
        for one in listed(event):
            places = [p for p in one.places if p.report.number == own]
            if one.kind in edit["kinds"] and any(p.start <= edit["end"] and p.end >= edit["start"] for p in places):
                found[one.kind, one.instrument] += 1
    return found


def alarms(path: Path) -> tuple[Counter[Key], int]:
    """Count pairs of one meaning with a shown difference by each rule."""
    frame = same_meaning(path)
    found: Counter[Key] = Counter()
    for event in events(ss.read_corpus(frame)):
        found.update({(one.kind, one.instrument) for one in listed(event) if certainty_of(one) != "low"})
    return found, len(frame) // 2


def judgments(path: Path) -> dict[Key, tuple[int, float]]:
    """Count judged differences of each rule, and the share called right."""
    table = pd.read_csv(path)
    readers = [name for name in table if name.startswith("judgment")]
    table["right"] = (table[readers] == "right").mean(axis=1)
    grouped = table.groupby(["kind", "instrument"])["right"].agg(["size", "mean"])
    return {key: (int(n), float(share)) for key, n, share in grouped.itertuples()}


def start_of(kind: str, compares: str) -> float:
    """The share right that is assumed of a rule nobody judged."""
    return 0.9 if compares == COPIES else START.get(kind, 0.7)


def main() -> None:
    """Measure all rules and write the codebook."""
    each = {"type": int, "default": 60, "help": "pairs an edit"}
    given = arguments(__doc__, ["newscorpus.csv.gz", "mrpc_train.txt"], each=each)
    judged = judgments(MEASURED / "triplets-judged.csv")
    brought, (false, pairs) = injected(given.data, given.each), alarms(given.data / "mrpc_train.txt")
    lines = [HEAD]
    for kind in KINDS:
        lines.append(f"[{kind}]")
        for entry in sorted((one for one in REGISTRY if one.kind == kind), key=lambda one: one.instrument):
            key = kind, entry.instrument
            n, share = judged.get(key, (0, 0.0))
            right = (n * share + WEIGHT * start_of(kind, entry.compares)) / (n + WEIGHT)
            figures = f"right = {right:.2f}, judged = {n}" + f", called_right = {share:.2f}" * bool(n)
            rate = round(10_000 * false[key] / pairs)
            lines.append(f'"{entry.instrument}" = {{ {figures}, injected = {brought[key]}, alarms = {rate} }}')
        lines.append("")
    path = Path(codebooks.__file__).with_name("rules.toml")
    path.write_text("\n".join(lines).rstrip("\n") + "\n", encoding="utf-8")
    print(path.read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
