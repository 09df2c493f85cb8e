"""Whose voice? Quotations, reported speech and their speakers.

quotations(corpus)       every passage in quotation marks: kind, speaker, cue, force, rule
reports(corpus)          reported speech and other attributions outside the marks
voice_of(corpus, spans)  whose voice any span is in: outlet, reported or quoted
words(corpus, by)        how many words of each report, or outlet, are in whose voice; words_by_sentence
name_persons(words)      one name for a speaker whom reports name in several ways
familiar_names, know     names in marks, known in each part of a data set; TITLE: where one may stand

Reported where the sentence attributes the content to somebody, the outlet's own where it does not (voices/reported).
To change                           open
which marks pair; what kind it is   passages/; _kinds.py
which word is a cue, its force      codebooks/cues.toml; _cues.py (is it a cue here?)
who is the source of a cue          _phrases.py, grammar/
which cue a quotation belongs to    _attribution.py
which person a mention means        _speakers.py, persons/
where reported content begins, ends _content.py, reported/
whether a verb introduces words     reported/_complements.py
the class of a word                 codebooks/word_classes.toml, _tags.py
A wrong speaker? `rule` names the function that chose the mention; _speakers.py finds the name.
rule of a quotation     in _attribution.py, tried in this order
labeled, interviewed    Ann Lee: … / Q: …; A: …
cue_behind              "…," Lee said
question_behind         "Why?" Lee, the chairman, asked
cue_before              Lee said, "…"; calling it "…"
signed                  a paragraph in marks with a name behind it
introduced_by_colon     the sentence before ends in a colon, the quotation is the next paragraph
name_behind_dash        "…" - Ann Lee
closing_cue             … "…" and more, Lee said
unlisted_verb           "…," the senator riffed
led_up_to               Lee had a word for it, "…"
carried_over            the speaker of the sentence before
shared_with_next        the speaker of the next quotation in the paragraph
named_in_other_reports  (persons/) two other reports of the event name the speaker
rule of a report        in _phrases.py
subject, agent, possessor, possessor_of_noun, source_behind_verb, source_of_phrase, speaker_at_colon
"""

from ._annotate import quotations, reports, voice_of
from ._kinds import TITLE, familiar_names, know
from ._words import words, words_by_sentence
from .persons import name_persons

__all__ = ["TITLE", "familiar_names", "know", "name_persons", "quotations", "reports", "voice_of", "words"]
__all__ += ["words_by_sentence"]
