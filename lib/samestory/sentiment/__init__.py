"""How is an actor evaluated? Directed sentiment, its summary, and the test with exchanged names.

    score(corpus, mentions)      probabilities and label for each mention
    score_targets(texts, …)      the same for plain sentences
    explain, evidence            the words behind a score; the lowest and the highest scores with them
    SCORERS, card                the scorers that ship; what is known of each
    summary, difference          mean tone of groups of mentions; how far two differ (reports drawn)
    expected_from_errors         negatives and positives that the scorer's errors alone would show
    holders, who_evaluates_whom  who speaks; counts by holder and target
    directed                     who evaluates whom in one sentence, with the attitude and how the holder is known
    name_swap                    the same sentences with the name exchanged
    masked_words, is_country     for a scorer of your own: a sentence without names, the kind of a target

To change                        open
how names are hidden             _masking.py, codebooks/masking.toml
the default scorer               encoder/; its weights: benchmarks/training/fit_encoder.py
the second opinions              _linear.py (weights: benchmarks/training/fit_sentiment.py), _lexicon.py
which errors are expected        _errors.py; the counts: confusion in models/NAME.json
who is the holder in a clause    clauses/, codebooks/directed.toml (pairs and speakers: _directed.py)
a new scorer                     _NAME.py with probabilities and word_weights, models/NAME.json, FILES in _score.py
which names are countries        codebooks/actors.toml, codebooks/countries.toml (read by _models.py)
the sentences of the name swap   codebooks/name_swap.toml
"""

from . import name_swap
from ._directed import directed
from ._errors import expected_from_errors
from ._masking import masked_words
from ._models import is_country
from ._score import SCORERS, card, evidence, explain, score, score_targets
from ._summary import difference, holders, summary, who_evaluates_whom

__all__ = ["SCORERS", "card", "difference", "directed", "evidence", "expected_from_errors", "explain", "holders"]
__all__ += ["is_country", "masked_words", "name_swap", "score", "score_targets", "summary", "who_evaluates_whom"]
