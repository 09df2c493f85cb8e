"""Which frames does a report use? A codebook coder with evidence, profiles, and a classifier for coded articles.

    frames(codebook)            a codebook, read and checked
    code(corpus, codebook)      every hit of a frame term, with voice and speaker
    profile(corpus, hits, by)   distinct terms, hits and sentences by frame and group, with intervals
    Classifier                  frames learned from articles that people have coded

To change                               open
the terms of a frame                    codebooks/frames.toml
what a codebook may hold                _codebook.py
which sense of a word counts            codebooks/frames.toml ([groups], context), _context.py
what is denied or over                  codebooks/denial.toml, _denial.py
which hit counts, the columns of `code` _coding.py
how `*` and phrases match               language/terms.py
shares and their intervals              _profile.py
the features of the classifier          _classifier.py
"""

from ._classifier import Classifier
from ._codebook import frames
from ._coding import code
from ._profile import profile

__all__ = ["Classifier", "code", "frames", "profile"]
