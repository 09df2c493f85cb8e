"""Who does what to whom: simple predications of a sentence by roles that the voice of the verb does not change.

"Lee sued Park", "Park was sued by Lee" and "Lee's lawsuit against Park" are one predication: agent Lee, act lawsuit,
patient Park. So are "Acme sold the ship to Zenith" and "Zenith bought the ship from Acme".

To change                                     open
verbs, nouns, converses, closed lists         codebooks/roles.toml
the forms of a verb and what must follow it   _book.py
what is a party, its titles and its country   _parties.py, _countries.py, _offices.py
subject, object, voice, denial                _predications.py, _arguments.py, _status.py
"""

from ._book import Act, acts, form_of, symmetric
from ._countries import country_named, country_of_adjective, country_of_person
from ._parties import Party, same_party
from ._predications import Predication, of_text, parties, predications

__all__ = [
    "Act",
    "Party",
    "Predication",
    "acts",
    "country_named",
    "country_of_adjective",
    "country_of_person",
    "form_of",
    "of_text",
    "parties",
    "predications",
    "same_party",
    "symmetric",
]
