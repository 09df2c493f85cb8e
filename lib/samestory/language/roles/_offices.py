"""The country of a person by an office beside the name: the Norwegian premier, Ida Lund; Premier Lund of Norway."""

from ._countries import country_named, country_of_adjective
from ._parties import LONGEST, Line, Party, leaders, noun_before


def country_beside(line: Line, party: Party) -> str:
    """Find the country of an office beside a name: Lund, the Norwegian premier; the Norwegian premier, Lund.

    What a leader is the leader of counts as a country, whether or not it is a known one.
    """
    if party.first and line.gaps[party.first].strip() == ",":
        before = noun_before(line, party.first)
        if before and before.country and before.titled:
            return before.country
        offices = [n for n in range(max(party.first - 4, 0), party.first - 2) if line.words[n] in leaders()]
        if offices and _seat(line, offices[-1] + 1):  # the president of Norway, Ida Lund
            return _seat(line, offices[-1] + 1)
    if party.titled and (seat := _seat(line, party.last)):  # Premier Lund of Norway
        return seat
    if party.last >= len(line.words) or line.gaps[party.last].strip() != ",":  # a line may break off behind the comma
        return ""
    last = party.last + 1
    while last < len(line.words) and last - party.last < LONGEST and (line.joined(last) or line.owned(last)):
        last += 1
    offices = [n for n in range(party.last, last) if line.words[n] in leaders()]
    if not offices:
        return ""
    known = (country_of_adjective(word) or country_named((word,)) for word in line.words[party.last : last])
    owner = line.words[offices[0] - 1].title() if line.owned(offices[0]) and line.capital[offices[0] - 1] else ""
    return next(filter(None, known), "") or owner or _seat(line, offices[-1] + 1)


def _seat(line: Line, n: int) -> str:
    """Give what stands behind "of": the president of Norway."""
    if n + 1 >= len(line.words) or line.words[n] != "of" or not line.capital[n + 1] or not line.joined(n + 1):
        return ""
    return (
        country_named(tuple(line.words[n + 1 : n + 3]))
        or country_named((line.words[n + 1],))
        or line.words[n + 1].title()
    )
