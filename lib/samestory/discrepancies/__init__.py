"""Where the reports of one event contradict, vary or omit.

find(corpus)                 every discrepancy, one row a span
coverage(corpus), matrix     claims by reports
review_sheet, apply_review   a reader's verdicts, written out and read back
scales, scale_steps          ordered scales of reporting verbs and where each report stands on them
"""

from ._difference import KINDS, SEVERITIES
from ._find import coverage, find, matrix, rules
from ._firmness import scale_steps, scales
from ._review import apply_review, review_sheet

__all__ = ["apply_review", "coverage", "find", "matrix", "review_sheet", "rules", "scale_steps", "scales"]
