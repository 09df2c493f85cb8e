"""Hostile text: how long does each public step take on a text made to be slow, and how does that grow?

Run: python benchmarks/hostile.py [--texts a,b] [--steps a,b] [--sizes 250,500,1000]     (writes measured/hostile.csv; an hour or more)

Two reports of one event have half of the text each. A step is stopped at 60 s of CPU time or 2 GB of memory, and runs in
a process of its own: a fork of the one that holds the results of the steps before it, which goes on where it is stopped.
"""

import os
import resource
import signal
import tempfile
import time
import warnings
from collections.abc import Callable
from typing import TextIO

import pandas as pd
import samestory as ss
from _common import arguments, write
from samestory.figures import reading

SECONDS, BYTES = 60, 2 * 10**9
DONE = 7  # exit status of a process that ran the last step
SLOW, LINEAR = 5, 1.5  # seconds for the largest text; growth in relation to that of the text, marked beyond
LETTERS = "bcdfghjklm"
CALENDAR = "Monday May 5, March 2024, "


def _numbered(pattern: str) -> Callable[[int], str]:
    """Repeat a pattern, with a number at "{}" that is another each time."""

    def text(size: int) -> str:
        return "".join(pattern.format(n) for n in range(size // len(pattern.format(10**4)) + 1))

    return text


def _distinct(size: int) -> str:
    """Make one sentence of words of which no two are alike."""
    return " ".join("w" + "".join(LETTERS[int(digit)] for digit in str(n)) for n in range(size // 7)) + "."


TEXTS: dict[str, str | Callable[[int], str]] = {
    "quotations on one line": '"Yes" ',
    "quotations with a speaker": "“We won the vote,” Ann Lee said. ",
    "quotations alike": _numbered("“We won {} seats in the vote,” Ann Lee said. "),
    "“a” again and again": "“a” ",
    "quotations never closed": "“We won and ",
    "commas": ",",
    "digits": "7 ",
    "one-character lines": "a\n",
    "one sentence, one word": lambda size: "The mayor said that " + "word " * (size // 5),
    "one sentence, distinct words": _distinct,
    "one sentence, negated": lambda size: "The mayor did " + "not say " * (size // 8),
    "one sentence again and again": "The president of Russia said on Monday that 12 people were killed. ",
    "sentences alike": _numbered("The president of Russia said on Monday that {} people were killed. "),
    "“he said that”": "he said that ",
    "one name": "Russia, ",
    "names": "President Vladimir Putin of Russia and Prime Minister Narendra Modi ",
    "dashes": "we won — ",
    "brackets": "(we [won (",
    "months and weekdays": CALENDAR,
    "one word": "a",
}
Results = dict[str, object]
STEPS: dict[str, Callable[[ss.Corpus, Results], object]] = {
    "sentences, tokens, zones": lambda corpus, _: (corpus.sentences, corpus.tokens, corpus.zones, corpus.problems),
    "voices.quotations": lambda corpus, _: ss.voices.quotations(corpus),
    "voices.reports": lambda corpus, _: ss.voices.reports(corpus),
    "voices.voice_of": lambda corpus, _: ss.voices.voice_of(corpus, corpus.sentences),
    "quantities.find": lambda corpus, _: ss.quantities.find(corpus),
    "actors.mentions": lambda corpus, _: ss.actors.mentions(corpus),
    "actors.suggest": lambda corpus, _: ss.actors.suggest(corpus),
    "sentiment.score": lambda corpus, got: ss.sentiment.score(corpus, got["actors.mentions"]),
    "sentiment.score, lexicon": lambda corpus, got: ss.sentiment.score(corpus, got["actors.mentions"], "lexicon"),
    "framing.code": lambda corpus, _: ss.framing.code(corpus),
    "framing.profile": lambda corpus, got: ss.framing.profile(corpus, got["framing.code"]),
    "framing.code, wildcards": lambda corpus, _: ss.framing.code(
        corpus, {"wild": {"terms": ["a*a*a*a*b", "w*o* r*d"]}}
    ),
    "keyness.compare": lambda corpus, _: ss.keyness.compare(corpus, "outlet", "x"),
    "keyness.pairs": lambda corpus, _: ss.keyness.pairs(corpus),
    "alignment.similarity": lambda corpus, _: ss.alignment.similarity(*([corpus.raw(a)] for a in "ab")),
    "alignment.text_reuse": lambda corpus, _: ss.alignment.text_reuse(corpus),
    "alignment.shared_passages": lambda corpus, _: ss.alignment.shared_passages(corpus, "a", "b"),
    "alignment.repeated": lambda corpus, _: ss.alignment.repeated(corpus, corpus.sentences),
    "alignment.quote_clusters": lambda corpus, _: ss.alignment.quote_clusters(corpus),
    "alignment.claims": lambda corpus, _: ss.alignment.claims(corpus),
    "alignment.retelling": lambda corpus, _: ss.alignment.retelling(corpus),
    "discrepancies.find": lambda corpus, _: ss.discrepancies.find(corpus),
    "discrepancies.coverage": lambda corpus, _: ss.discrepancies.coverage(corpus),
    "reading.page": lambda corpus, _: reading.page(corpus, "a"),
}


def corpus_of(name: str, size: int) -> ss.Corpus:
    """Make two reports of one event, each with half of so many characters of a hostile text; the second says more."""
    made = TEXTS[name]
    text = made * (size // 2 // len(made)) if isinstance(made, str) else made(size // 2)
    facts = {"article": ["a", "b"], "outlet": ["x", "y"], "event": "e"}
    return ss.read_corpus(pd.DataFrame({**facts, "text": [text, text + " It ended."]}))


def measured(name: str, size: int, steps: list[str]) -> dict[str, float | str]:
    """Run the steps one by one; return CPU seconds, or what stopped them."""
    with tempfile.TemporaryFile("w+") as rows:
        pid = os.fork()
        if not pid:
            _run(name, size, steps, rows)
            os._exit(0)
        os.waitpid(pid, 0)
        rows.seek(0)
        table = (line.rstrip("\n").split("\t") for line in rows)
        return {label: float(said) if said[0].isdigit() else said for label, said in table}


def _run(name: str, size: int, steps: list[str], rows: TextIO) -> None:
    """Run each step in a fork, which goes on with its result; where it is stopped, the process before it goes on."""
    got: Results = {}
    for label in ["read_corpus", *steps]:
        pid = os.fork()
        if pid:
            status = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
            if status == DONE:
                os._exit(DONE)
            if status < 0:
                rows.write(f"{label}\t{'over 60 s' if status == -signal.SIGXCPU else 'killed'}\n")
                rows.flush()
            continue
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 5))
        resource.setrlimit(resource.RLIMIT_DATA, (BYTES, BYTES))
        began, step = time.process_time(), STEPS.get(label)
        try:
            got[label] = step(got["read_corpus"], got) if step else corpus_of(name, size)
            said = f"{time.process_time() - began:.2f}"
        except (Exception, MemoryError) as error:  # what a step cannot do is a row of the table
            said = "over 2 GB" if isinstance(error, MemoryError) else type(error).__name__
        rows.write(f"{label}\t{said}\n")
        rows.flush()
        if not said[0].isdigit():
            os._exit(1)
    os._exit(DONE)


def main() -> None:
    """Print a row a text and step: CPU seconds by size, and growth; at most 5 s and linear is the aim."""
    given = arguments(
        __doc__,
        texts={"help": "parts of the names of texts, with commas between"},
        steps={"help": "names of steps, with commas between; those that they build on run too"},
        sizes={"default": "250,500,1000", "help": "kB, with commas between"},
    )
    warnings.simplefilter("ignore")
    sizes = [int(size) for size in given.sizes.split(",")]
    texts = [name for name in TEXTS if not given.texts or any(part in name for part in given.texts.split(","))]
    steps = [name for name in STEPS if not given.steps or name in given.steps.split(",")]
    rows = []
    for name in texts:
        by_size = {size: measured(name, size * 1000, steps) for size in sizes}
        for label in ["read_corpus", *steps]:
            seconds = [by_size[size].get(label, "not run") for size in sizes]
            rows.append((name, label, *seconds, _verdict(seconds, sizes)))
            print(f"{name:32}{label:28}", *(f"{one:>10}" for one in seconds), rows[-1][-1], flush=True)
    columns = ["text", "step", *(f"{size} kB" for size in sizes), "verdict"]
    write(pd.DataFrame(rows, columns=columns), "hostile", given, f"{len(texts)} made-up texts, {len(steps) + 1} steps")


def _verdict(seconds: list[float | str], sizes: list[int]) -> str:
    """Say whether a step is slow, and how its time grows in relation to the text, where there is time to speak of."""
    if any(isinstance(one, str) for one in seconds):
        return "" if set(seconds) == {"ArgumentError"} else "SLOW"  # a text without words cannot be compared
    growth = seconds[-1] / max(seconds[0], 0.05) * sizes[0] / sizes[-1]
    slow = seconds[-1] > SLOW * sizes[-1] / 1000
    return "SLOW" * slow + f" grows {growth:.1f}" * (growth > LINEAR and seconds[-1] > 0.5)


if __name__ == "__main__":
    main()
