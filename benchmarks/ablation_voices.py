"""What each rule of voices/ is worth: one rule off at a time, measured on PolNeAR as in voices.py.

Run: python benchmarks/ablation_voices.py --data FOLDER     (writes measured/ablation-voices.csv; about five minutes)

FOLDER holds polnear_dev.jsonl. One row a rule:
- quotations: F1 of direct quotations; speaker: share of direct quotations with the right speaker; cues: F1 of cues.
- speaker_loss, cues_loss: what the rule is worth, the value with all rules less the value without this one.
- rows_changed, rows_changed_seeds: rows of quotations and reports lost, added or different without the rule, on
  PolNeAR and on the articles of the seeds.

A loss of 0 does not prove a rule useless. The measure sees neither the resolved name nor the end of reported content;
`rows_changed` shows both. PolNeAR has no British single marks.
"""

import importlib
from collections.abc import Callable
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pandas as pd
import samestory as ss
from _common import arguments, polnear, write
from voices import measure

CHANGED = ["rows_changed", "rows_changed_seeds"]
SEEDS = Path(__file__).parents[1] / "seeds"


def nothing(*place):
    return None


FINDS_NOTHING = {  # file of samestory/voices -> rules that find nothing when they are off
    "_attribution": "quoted_as denied cue_behind question_behind cue_before introduced_by_colon signed name_behind_dash "
    "headline closing_cue unlisted_verb led_up_to person_before carried_over person_of_paragraph_before shared_with_next",
    "_phrases": "behind_apposition clause_subject _before_relative main_subject_behind source_behind_verb agent "
    "possessor possessor_of_noun speaker_at_colon",
    "_cues": "_phrase _noun",
    "_content": "_content_before _passive_content",
}
OFF = {(file, rule): nothing for file, rules in FINDS_NOTHING.items() for rule in rules.split()} | {
    ("_phrases", "_before_time"): lambda line, j: j,
    ("_cues", "_speaking"): lambda line, source, force: source,
    ("_cues", "_is_weak"): lambda line, at, source: False,
    ("reported._verb_forms", "_is_noun"): lambda line, at, before, left: False,
    ("_cues", "is_act"): lambda line, last, lemma: False,
    ("_cues", "introduces_words"): lambda line, at, last, term: True,
    ("_content", "narrator"): lambda line, first, stop, clausal: stop,
    ("_content", "content_of_hearer"): lambda line, first, lemma: first,
    ("_content", "_next_cue"): lambda line, cues, n, stop: stop,
    ("_content", "_complement_end"): lambda line, cue, stop: stop,
    ("_content", "_main_clause"): lambda line, cue, stop: stop,
    ("_content", "_belongs_to_other"): lambda cues, spans, cue: False,
    ("_kinds", "_is_named"): lambda line, item: False,
    ("_kinds", "_is_titled"): lambda words: False,
    ("persons._read", "_apposition"): lambda line, comma: [],
    ("_speakers", "_role"): lambda persons, first, head: "",
    ("_speakers", "antecedent"): lambda persons, at, last: "",
    ("persons._read", "_fullest"): lambda counts: counts.most_common(1)[0][0],
    ("_annotate", "named_in_other_reports"): lambda table, events: table,
    ("passages._marks", "_singles"): lambda text, start, end, doubles: [],
    ("_tags", "_abbreviation_stops"): lambda kind, edge: np.zeros(len(kind), dtype=bool),
}


@contextmanager
def without(rule: str, replacement: Callable):
    """Switch one rule off wherever its name stands in the package."""
    files = ["_attribution", "_annotate", *{file for file, _ in OFF} - {"_attribution"}]
    modules = [importlib.import_module(f"samestory.voices.{file}") for file in files]
    kept = [(module, rule, getattr(module, rule)) for module in modules if hasattr(module, rule)]
    kept.append((modules[0], "RULES", modules[0].RULES))
    replacement.__name__ = rule
    for module, name, value in kept:
        setattr(module, name, [r for r in value if r.__name__ != rule] if name == "RULES" else replacement)
    yield
    for module, name, value in kept:
        setattr(module, name, value)


def rows(source) -> set[tuple]:
    """Return the rows of quotations and reports, the column `rule` left out."""
    tables = [table(ss.read_corpus(source)) for table in (ss.voices.quotations, ss.voices.reports)]
    return {tuple(map(str, row)) for table in tables for row in table.drop(columns="rule").itertuples(index=False)}


def main() -> None:
    given = arguments(__doc__, ["polnear_dev.jsonl"])
    articles = polnear(given.data, "dev")
    frame = pd.DataFrame({"article": [a["id"] for a in articles], "text": [a["text"] for a in articles]})
    full: list[set[tuple]] = []

    def tested(file: str, rule: str) -> tuple:
        table = measure(articles, intervals=False).set_index("measure")
        now = [rows(frame), rows(SEEDS)]
        full.extend([] if full else now)
        changed = [max(len(a - b), len(b - a)) for a, b in zip(full, now)]
        values = (
            table.loc["direct quotations", "f1"],
            table.loc["speaker end to end", "recall"],
            table.loc["cues", "f1"],
        )
        return (file, rule, *values, *changed)

    results = [tested("", "all rules")]
    for (file, rule), replacement in OFF.items():
        with without(rule, replacement):
            results.append(tested(file, rule))
    table = pd.DataFrame(results, columns=["file", "rule", "quotations", "speaker", "cues", *CHANGED])
    for name in ("speaker", "cues"):
        table.insert(len(table.columns) - 2, f"{name}_loss", table[name].iloc[0] - table[name])
    print(table.round(4).to_string(index=False))
    write(table, "ablation-voices", given, f"{len(articles)} articles, one rule off at a time")


if __name__ == "__main__":
    main()
