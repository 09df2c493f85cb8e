"""What a capital letter is worth where it stands: headlines in title case, words that are no part of a name."""

import re

from .. import codebooks

_WORDS = codebooks.read("english")
_DATES = codebooks.read("calendar")
CALENDAR = frozenset(_DATES["weekdays"]["names"] + _DATES["months"]["names"])
# A word that is no part of the name behind it, whatever its capital: "Asked", "Over", "Monday", "Europe's".
FUNCTION = re.compile(
    rf"\w+(?:ing|ed|ly)|{'|'.join(_WORDS['before_names']['words'])}|{'|'.join(sorted(CALENDAR))}|\w+['’]s", re.I
)
SMALL_WORDS = frozenset(_WORDS["small_in_titles"]["words"])


def title_case(text: str, sentence: tuple[int, int]) -> bool:
    """Tell whether a sentence is capitalized as headlines are.

    Parameters
    ----------
    text : str
        The text that holds the sentence.
    sentence : (int, int)
        Its start and end, in characters; the first 300 characters are looked at.

    Returns
    -------
    bool
        True where three quarters of the content words have a capital, or each one where the sentence ends in a stop.

    Examples
    --------
    >>> title_case("Council Opens New Bridge Over River", (0, 35)), title_case("The council opens a bridge.", (0, 27))
    (True, False)
    """
    start, end = sentence
    words = [w.strip("\"'“”‘’(),:;!?.") for w in text[start : min(end, start + 300)].split()]
    content = [w for w in words if len(w) > 2 and w[0].isalpha() and w.lower() not in SMALL_WORDS]
    capital = sum(w[0].isupper() for w in content)
    return len(content) >= 3 and capital >= (len(content) if text[end - 1 : end] == "." else 0.75 * len(content))
