"""The drawings of the discrepancy notebook: each returns a figure and its alt text.

    coverage(claims, flags, names)     claims by reports: who says it, in whose voice         _coverage.py
    renditions(utterances)             one utterance in its several wordings                  _renditions.py
    firmness(acts, scales, names)      how firm each report says a promise or an order is     _firmness.py

To change the page that is measured in millimeters, open _page.py.
"""

from ._coverage import coverage
from ._firmness import firmness
from ._renditions import renditions

__all__ = ["coverage", "firmness", "renditions"]
