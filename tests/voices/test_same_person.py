"""Speakers whom reports name in several ways (voices.name_persons). All names and expectations are made by hand."""

import pandas as pd
import pytest
from helpers import corpus_of
from samestory import voices
from samestory.errors import ArgumentError


def persons(**words: int) -> dict[str, str]:
    return named({speaker.replace("_", " "): n for speaker, n in words.items()})


def named(words: dict[str, int]) -> dict[str, str]:
    """The person of every speaker."""
    table = pd.DataFrame({"speaker": list(words), "words": list(words.values())})
    out = voices.name_persons(table)
    return dict(zip(out["speaker"], out["person"]))


@pytest.mark.parametrize(
    "forms, person",
    [
        ({"Hill": 50, "Anna Hill": 20, "Anna B. Hill": 5, "President Hill": 9}, "Anna Hill"),
        ({"Sen. Hill": 5, "Senator Anna Hill": 9, "Hill": 3}, "Anna Hill"),
        ({"de la Cruz": 5, "Maria de la Cruz": 9, "MARIA DE LA CRUZ": 30}, "Maria de la Cruz"),
        ({"von Berg": 5, "Peter von Berg": 9, "Von Berg": 2}, "Peter von Berg"),
        ({"Tom Hill, Jr.": 4, "Tom Hill Jr.": 6, "Tom Hill Jr": 1}, "Tom Hill Jr."),
        ({"J.D. Stone": 4, "J. D. Stone": 6, "Stone": 2}, "J. D. Stone"),
        ({"Pope Francis": 8, "Francis": 20}, "Pope Francis"),
        ({"HELEN WEBER": 40, "Helen Weber": 3, "WEBER": 2}, "Helen Weber"),
        ({"José Peña": 8, "Jose Pena": 3, "Peña": 9}, "José Peña"),
        ({"Lopez, Maria": 2, "Maria Lopez": 8, "Lopez": 3}, "Maria Lopez"),
        ({"H. Weber": 2, "Helen Weber": 8}, "Helen Weber"),
        ({"Helen Weber": 8, "Weber’s": 3, "Helen Weber's": 2}, "Helen Weber"),
        ({"Robert Olsen Jr.": 8, "Olsen": 3}, "Robert Olsen Jr."),
        ({"Zhang Wei": 8, "President Zhang": 3, "Zhang": 5}, "Zhang Wei"),
        ({"Mary-Ann O’Neill": 8, "O'Neill": 3, "Mary-Ann O'Neill": 5}, "Mary-Ann O’Neill"),
        ({"George H. Moss": 8, "George Henry Moss": 3, "George Moss": 1}, "George H. Moss"),
    ],
)
def test_forms_of_one_name(forms, person):
    assert set(named(forms).values()) == {person}
    assert set(named(dict(reversed(forms.items()))).values()) == {person}  # in any order


@pytest.mark.parametrize(
    "forms",
    [
        {"Hill": 50, "Anna Hill": 20, "Robert Hill": 5},  # two of the name
        {"Mark Olsen": 5, "Michael Olsen": 5, "M. Olsen": 2, "Olsen": 9},  # brothers with one initial
        {"George H. Moss": 8, "George W. Moss": 8, "George Moss": 3, "Moss": 3},  # father and son
        {"Robert Olsen Jr.": 5, "Robert Olsen": 9},
        {"Anna Ryan": 5, "Ryan Stone": 5, "Ryan": 3},  # a surname of one, a given name of the other
        {"Francis": 4, "Pope Francis": 5, "John Francis": 3},
        {"Democrats": 40, "Senate Democrats": 10},  # no persons
        {"Farmers": 4, "U.S. Farmers": 2},
        {"Police": 4, "Victoria Police": 2},
        {"the Hill campaign": 4, "a spokesman for Anna Hill": 5, "Anna Hill": 9},
        {"Israel": 40, "Steve Israel": 3},  # the country
        {"Bank of Graz": 4, "Graz": 3},
        {"Maria Cruz": 4, "Maria de la Cruz": 4},
        {"Hillary": 2, "Hillary Stone": 5},  # a given name alone
        {"Joe Stone": 2, "Joseph Stone": 5},
        {"Weber": 3},
        {"": 100, "Anna Hill": 2},
        {"WHO": 5, "US": 9},
    ],
)
def test_others_keep_their_form(forms):
    assert named(forms) == {speaker: speaker for speaker in forms}


def test_a_plain_surname_goes_to_the_bearer_without_a_suffix():
    found = named({"Robert Olsen Jr.": 5, "Robert Olsen": 9, "Olsen": 2})
    assert found == {"Robert Olsen Jr.": "Robert Olsen Jr.", "Robert Olsen": "Robert Olsen", "Olsen": "Robert Olsen"}


def test_titles_do_not_choose_between_bearers():
    found = named({"Mr. Hill": 5, "Bill Hill": 5, "Helen Hill": 5})
    assert found["Mr. Hill"] == "Mr. Hill"


@pytest.mark.parametrize("pronoun", ["he", "They", "it", "we", "I", "someone", "who", "It's", "those", "many"])
def test_a_pronoun_is_nobody(pronoun):
    assert named({pronoun: 3, "Anna Hill": 2}) == {pronoun: "", "Anna Hill": "Anna Hill"}


def test_the_table_stays_as_it_is():
    corpus = corpus_of("“We won,” said Anna Hill.", "“We won,” Hill said. They said it rained.")
    words = voices.words(corpus)
    found = voices.name_persons(words)
    pd.testing.assert_frame_equal(found[words.columns], words)
    assert found.loc[found["speaker"].isin(["Hill", "Anna Hill"]), "person"].tolist() == ["Anna Hill"] * 2
    assert voices.name_persons(words.iloc[:0])["person"].tolist() == []


def test_columns_are_named():
    with pytest.raises(ArgumentError, match="speaker"):
        voices.name_persons(pd.DataFrame({"words": [1]}))
