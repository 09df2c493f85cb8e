"""What a capital letter is worth where it stands."""

from __future__ import annotations

import re

FUNCTION = re.compile(
    r"(?:\w+(?:ing|ed|ly)|across|throughout|around|two|three|four|five|six|seven|eight|nine|ten|more|most|all|as|if|in|on|at|by|to|of|for|with|from|into|over|under|after|before|since|about|and|or|nor|yet|so|than|that|against|among|toward|towards|via|per|because|while|like|off|up|the|unlike|between|within|beyond|behind|below|above|amid|save|can|may|might|must|has|had|is|are|was|were|does|did|do|"
    r"no|not|only|even|what|how|who|why|will|would|should|could|whether|says|say|said|poor|dear|enter|today|yesterday|tonight|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|june|july|august|september|october|november|december|\w+['’]s)",
    re.I,
)
SMALL_WORDS = frozenset(
    "the and for but nor yet with from into over under after before than that this via per off out not are was were has had its his her their our your who about against between".split()
)
CALENDAR = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September October November December".split()
)


def title_case(text: str, sentence: tuple[int, int]) -> bool:
    """Whether a sentence is capitalized as headlines are: nearly every content word, or each one where it ends in a stop."""
    start, end = sentence
    words = [w.strip("\"'“”‘’(),:;!?.") for w in text[start : min(end, start + 300)].split()]
    content = [w for w in words if len(w) > 2 and w[0].isalpha() and w.lower() not in SMALL_WORDS]
    capital = sum(w[0].isupper() for w in content)
    return len(content) >= 3 and capital >= (len(content) if text[end - 1 : end] == "." else 0.75 * len(content))
