"""The rules that say whom a quotation belongs to, one function a rule.

To change                                     open
a cue behind, before or above the marks       _by_cue.py
labels, signatures, carried speakers          _without_cue.py
what a rule sees and gives back               _quote.py
the order in which the rules are tried        ../_attribution.py
"""
