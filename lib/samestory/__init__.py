"""samestory: one event, several reports; what each outlet says, in whose voice, and where they differ."""

from importlib import import_module
from types import ModuleType

from . import codebooks, corpus, errors, text, zones
from .corpus import Corpus, read_corpus

__version__ = "0.1.0"
# Imported on first use: ss.figures brings matplotlib, which a script that only reads a corpus need not wait for.
_LATER = (
    "actors",
    "alignment",
    "charts",
    "classifier",
    "collation",
    "concordance",
    "discrepancies",
    "discrepancy_charts",
    "fairness",
    "figures",
    "firmness",
    "frame_charts",
    "framing",
    "keyness",
    "quantities",
    "reference",
    "sentiment",
    "tables",
    "tone_charts",
    "tones",
    "voices",
)
__all__ = ["Corpus", "codebooks", "corpus", "errors", "read_corpus", "text", "zones", *_LATER]


def __getattr__(name: str) -> ModuleType:
    if name in _LATER:
        return import_module(f"{__name__}.{name}")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
