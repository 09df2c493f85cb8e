"""Whose voice? Quotations, reported speech and their speakers.

quotations(corpus)       every passage in quotation marks: kind, speaker, cue, force
reports(corpus)          reported speech and other attributions outside the marks
voice_of(corpus, spans)  whose voice any span is in: outlet, reported or quoted
"""

from ._annotate import quotations, reports, voice_of

__all__ = ["quotations", "reports", "voice_of"]
