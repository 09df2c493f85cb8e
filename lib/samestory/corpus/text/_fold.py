"""Folding: a copy of the same length, for matching only."""

import re

_SPACES = "\t\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_VARIANTS = {"'": "‘’‚‛′ʼ`´", '"': "“”„‟″«»", "-": "\u2010\u2011\u2012\u2212\ufe63\uff0d", " ": _SPACES}
_FOLDS = {variant: plain for plain, variants in _VARIANTS.items() for variant in variants}
_FOLDABLE = re.compile(f"[{''.join(_FOLDS)}]")


def fold(text: str) -> str:
    r"""Make a copy of a text for matching only.

    Parameters
    ----------
    text : str
        Any text.

    Returns
    -------
    str
        A text of the same length. Quotation marks, apostrophes and primes are straight, spaces of any kind (but no line
        end) plain spaces, hyphens and minus signs plain hyphens. Dashes stay, as they part words. Letters are in lower
        case, except for the one whose lower case is longer than itself (U+0130).

    Examples
    --------
    >>> fold("“India’s” S‑400 – Π")
    '"india\'s" s-400 – π'
    """
    if text.isalnum() and text.isascii():
        return text.lower()
    for character in set(_FOLDABLE.findall(text)):
        text = text.replace(character, _FOLDS[character])
    return text.lower() if "\u0130" not in text else "\u0130".join(part.lower() for part in text.split("\u0130"))
