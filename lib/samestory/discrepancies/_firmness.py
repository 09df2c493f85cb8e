"""How firmly: the words of passages on the ordered scales of the codebook of differences."""

from functools import cache

import pandas as pd

from ..errors import ArgumentError, needs
from ..language.scales import book, lexicon, marks, may_be_step
from ..language.words import words


@cache
def scales() -> dict[str, list[str]]:
    """List the ordered scales of words of saying, such as commitment or certainty, and the ladders made of them.

    Returns
    -------
    dict of str to list of str
        For each scale the first word of every step, from weak to strong. A ladder sets scales end to end: the one that
        ships, "undertaking", leads from a hint over a promise to an order. All words: codebooks/discrepancies.toml.

    See Also
    --------
    scale_steps : put passages on a scale.

    References
    ----------
    Searle, J. R., & Vanderveken, D. (1985). Foundations of Illocutionary Logic. Cambridge University Press.
    Palmer, F. R. (2001). Mood and Modality. Cambridge University Press.

    Examples
    --------
    >>> scales()["obligation"]
    ['can', 'should', 'need']
    >>> scales()["undertaking"][-3:]
    ['decide', 'instruct', 'order']
    """
    acts = book()["acts"]
    return {scale: [acts[name]["steps"][step][0] for name, step in places] for scale, places in _places().items()}


@cache
def _places() -> dict[str, list[tuple[str, int]]]:
    """Return for each scale and ladder its steps: the name of a scale in the codebook, and the number there."""
    acts = book()["acts"]
    places = {name: [(name, n) for n in range(len(scale["steps"]))] for name, scale in acts.items()}
    for name, ladder in book()["ladders"].items():
        places[name] = []
        for part in ladder["scales"]:
            first = [step[0] for step in acts[part["name"]]["steps"]]
            places[name] += places[part["name"]][first.index(part["from"]) : first.index(part["to"]) + 1]
    return places


@needs("discrepancies.scale_steps", "spans", "text", "discrepancies.passages")
def scale_steps(spans: pd.DataFrame, scale: str) -> pd.DataFrame:
    """Put passages on a scale or ladder, by the first word of each that stands on it.

    Parameters
    ----------
    spans : DataFrame
        Passages in the column `text`; other columns are kept.
    scale : str
        A name in `scales()`.

    Returns
    -------
    DataFrame
        The rows of `spans` in which a word of the scale stands, and

        - word: that word as printed
        - step: its number on the scale, from 0 (weakest)

    Raises
    ------
    ArgumentError
        For a scale that the codebook does not have.

    See Also
    --------
    scales : the scales and their steps.

    Examples
    --------
    >>> scale_steps(pd.DataFrame({"text": ["She may sell.", "She is prepared to sell.", "She sells."]}), "commitment")
                           text      word  step
    0             She may sell.       may     1
    1  She is prepared to sell.  prepared     4

    An order is not on the scale of commitment; on the ladder it stands above every promise.

    >>> scale_steps(pd.DataFrame({"text": ["She may sell.", "She ordered her staff to sell."]}), "undertaking")
                                 text     word  step
    0                   She may sell.      may     1
    1  She ordered her staff to sell.  ordered     9
    """
    if scale not in scales():
        raise ArgumentError("discrepancies.scale_steps", "scale", scale, "a scale of the codebook", scales())
    first = spans["text"].map(lambda text: _first_word(text, scale))
    chosen = spans[first.notna()]
    return chosen.assign(word=[word for word, _ in first.dropna()], step=[step for _, step in first.dropna()])


def _first_word(text: str, scale: str) -> tuple[str, int] | None:
    """Find the first word or phrase of a text on a scale, and its step."""
    own, places = words(text), _places()[scale]
    for first, last, entries in marks([word.stem for word in own], lexicon().acts):
        printed = [text[word.start : word.end].lower() for word in own[first:last]]
        for place in (one for one in entries if one in places and may_be_step(one[0], printed)):
            return text[own[first].start : own[last - 1].end], places.index(place)
    return None
