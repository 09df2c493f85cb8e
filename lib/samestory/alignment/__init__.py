"""What belongs together in several reports? Similar texts, quotations, claims, shared wording, events.

similarity, differences                  pairs of texts: do they say the same?              _similarity.py
quote_clusters(corpus)                   renditions of one utterance                        _quote_clusters.py
claims(corpus)                           clauses of several reports that say the same       _claims.py
text_reuse, shared_passages, origins     shared runs of words; what has one origin          _text_reuse.py
passages_by_voice                        those of many pairs, with the voice of each side   _passages.py
repeated, retelling                      what was printed before; claims retold in order    _retelling.py
event_similarity, check_events, events   same event or only same topic; events proposed      same_event
event_sheet, read_event_sheet            the proposal as a sheet, and read back              same_event
collate(versions)                        versions of one utterance, word by word            _collation.py

To change where clauses are cut open _clauses.py and codebooks/english.toml; which words count as alike in claims,
codebooks/discrepancies.toml. Every cut stands at the head of its file with what it was chosen on.

For other packages: claim_features, feature_weights, event_numbers, LEFT_OUT.
"""

from ._claims import claim_features, claims, feature_weights
from ._clauses import LEFT_OUT
from ._collation import collate
from ._passages import passages_by_voice
from ._quote_clusters import quote_clusters
from ._retelling import retelling
from ._similarity import SAME, differences, similarity
from ._text_reuse import origins, repeated, shared_passages, text_reuse
from .same_event import check_events, event_numbers, event_sheet, event_similarity, events, read_event_sheet

__all__ = ["check_events", "claims", "collate", "differences", "event_sheet", "event_similarity", "events", "origins"]
__all__ += ["passages_by_voice", "quote_clusters", "read_event_sheet", "repeated", "retelling", "shared_passages"]
__all__ += ["similarity", "text_reuse"]
