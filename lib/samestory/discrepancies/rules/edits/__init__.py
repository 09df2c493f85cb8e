"""Edits of near-identical sentences: what a report changed in a sentence that another report has too.

    differences(event)   all edits of an event

A rule looks at one `Edit` and says whether it fits, or how severe the edit is. The rules of a file are tried only if
none of the file before it fits: facts, verbs, names, words. Severity: substantive where a fact, a party, a polarity
or a step of a scale changes; wording where the same is said in other words; trivial where only the form changes. A
new rule is a function with `@rule(...)` in one of the files, and an example in
tests/discrepancies/edit_examples.toml.

To change                              open
numbers, dates, contradictions         _facts.py
reporting verbs, scales, modality      _verbs.py
names, places, speakers                _names.py
other words                            _words.py
parties exchanged, sentences left out  _sentences.py
which words are shown, quotations      _edits.py
"""

from ._edits import differences

__all__ = ["differences"]
