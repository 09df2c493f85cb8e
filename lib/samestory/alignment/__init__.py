"""What belongs together in several reports? Similar texts, quotations, claims, shared wording, events.

similarity, differences        pairs of texts
quote_clusters(corpus)         renditions of one utterance
claims(corpus)                 clauses of several reports that say the same
text_reuse, shared_passages, origins     shared runs of words and what has one origin
event_similarity, check_events same event or only same topic
collate                        versions of one utterance, word by word
"""

from ._claims import claim_features, claim_table, claims
from ._clauses import LEFT_OUT
from ._collation import collate
from ._events import check_events, event_numbers, event_similarity
from ._quote_clusters import quote_clusters
from ._similarity import SAME, differences, similarity
from ._text_reuse import origins, shared_passages, text_reuse

__all__ = [
    "check_events",
    "claims",
    "collate",
    "differences",
    "event_similarity",
    "quote_clusters",
    "shared_passages",
    "similarity",
    "text_reuse",
    "origins",
]
