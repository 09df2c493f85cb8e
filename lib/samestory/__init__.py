"""samestory: one event, several reports; what each outlet says, in whose voice, and where they differ.

corpus          read a corpus; offsets, sentences and tokens (`text`)
voices          quotations, reported speech and their speakers
actors          who is named
quantities      what is counted
framing         which frames, by a codebook
keyness         which words set groups of articles apart
sentiment       how an actor is evaluated
alignment       what belongs together in several reports
discrepancies   where reports contradict, vary or omit
agreement       codings, and how well an instrument agrees with them
figures         drawing, captions, export; `tables` does the same for tables, `reading` for whole articles
language        the little English that the rules need
codebooks       word lists as TOML files
importers       exports of Nexis, Factiva and others as tables that `read_corpus` takes
starting        a first corpus to fill in
report          a reader's own corpus, from a folder of articles to a page
scale           a data set of any size, by partition
"""

import sys
from importlib import import_module
from types import ModuleType

try:
    from . import codebooks, corpus, errors
    from .corpus import Corpus, read_corpus, text
except KeyboardInterrupt:  # pandas takes a second to load
    if sys.argv[:1] != ["-m"]:
        raise
    print("\nInterrupted.", file=sys.stderr)  # Ctrl-C in python -m samestory: one line, as later
    raise SystemExit(130) from None

sys.modules[f"{__name__}.text"] = text  # `import samestory.text`, as os does with os.path
# Imported on first use: ss.figures brings matplotlib, which a script that only reads a corpus need not wait for.
_PACKAGES = "actors agreement alignment discrepancies figures framing importers keyness language quantities report "
_PACKAGES += "scale sentiment starting voices"
_LATER = {name: f".{name}" for name in _PACKAGES.split()} | {"reading": ".figures.reading", "tables": ".figures.tables"}
__all__ = ["Corpus", "codebooks", "corpus", "errors", "read_corpus", "text", *_LATER]


def __getattr__(name: str) -> ModuleType | str:
    if name in _LATER:
        return import_module(_LATER[name], __name__)
    if name == "__version__":
        return import_module("importlib.metadata").version(__name__)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
