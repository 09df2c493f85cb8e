"""Where the reports of one event contradict, vary or omit.

    find(corpus)                 every difference, one row a passage
    rules()                      the instrument: each rule with kind, severity, source and what it measures
    coverage(corpus), matrix     which report makes which claim, and how
    passages, shown              the rows that have a passage; the differences of high or medium certainty
    silences_by_report           what a report alone tells, what it alone leaves out
    review_sheet, apply_review   a reader's verdicts, written out and read back
    scales, scale_steps          ordered scales of reporting verbs and where each report stands on them

To change                                             open
what counts as a difference: a rule, its words        rules/, codebooks/discrepancies.toml
what a rule is, kinds, severities                     _difference.py
how values of two reports are compared                _compare.py
what a rule sees of a report                          _event.py
which sentences are near-identical, their variants    _near_identical.py
what stands around a passage                          _spans.py
how certain a difference is, what rules have reached  rows/, codebooks/rules.toml
order, topic and id of a difference; the coverage     _find.py
the sheet for review; steps of a scale                _review.py, _firmness.py
passages, silences counted                            _summary.py
"""

from ._find import coverage, find, matrix, rules
from ._firmness import scale_steps, scales
from ._review import apply_review, review_sheet
from ._summary import passages, shown, silences_by_report

__all__ = ["coverage", "find", "matrix", "passages", "rules", "shown", "silences_by_report"]
__all__ += ["apply_review", "review_sheet", "scale_steps", "scales"]
