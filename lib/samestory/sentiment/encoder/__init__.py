"""The scorer `encoder`, the default: a small transformer that reads the order of words, names hidden.

MiniLM-L6 (Wang et al. 2020; Reimers & Gurevych 2019), fitted to targets in news with one head for persons and one for
countries. The target is hidden, and all other names are placeholders that only tell them apart. So a score is the same
for every name. Weights are stored as whole numbers and computed with as 32-bit floats: labels do not depend on the
processor. models/encoder.json says what is known of it; benchmarks/training/fit_encoder.py makes it.

To change                          open
what it reads                      _input.py
how scores are computed            _run.py; the weights: benchmarks/training/fit_encoder.py
what a word weighs in a score      _words.py
"""

from ._run import probabilities
from ._words import word_weights

__all__ = ["probabilities", "word_weights"]
