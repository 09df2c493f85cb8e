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
_MARKS = "\"'“”‘’(),:;!?."


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
    words = text[start : min(end, start + 300)].split()
    small_share = 0 if text[end - 1 : end] == "." else 0.25
    content = small = 0
    for word in words:
        word = word.strip(_MARKS)
        if len(word) > 2 and word[0].isalpha() and word.lower() not in SMALL_WORDS:
            content += 1
            small += not word[0].isupper()
            if small > small_share * len(words):  # most sentences show it by their second word
                return False
    return content >= 3 and small <= small_share * content
