"""Which frames? A codebook coder with evidence, profiles, and a classifier for hand-coded frames.

frames(codebook)        the codebook as a table
code(corpus, codebook)  every hit of a frame term
profile(corpus, hits)   distinct terms and sentences by frame and group
Classifier              frames learned from coded articles
"""

from ._classifier import Classifier
from ._coding import code, frames, profile

__all__ = ["Classifier", "code", "frames", "profile"]
