"""A sentence reads the same in title case, in capitals and in lower case, and for either country.

Its words are common ones: a word that few articles print ("mediators") is taken for a name where it has a capital.
"""

import pytest
from samestory import sentiment

COUNTRIES = ("the United States", "Russia")
SCORERS = ("linear", "lexicon")
BLAME = (
    "{} condemned over brutal attack",
    "ministers snub {} over unfair deal",
    "judges accuse {} of cruel abuse",
    "outrage over brutal raid by {}",
    "doctors blame {} for deadly failure",
    "critics slam {} for shameful lies",
    "report accuses {} of torture and fraud",
)
PRAISE = (
    "analysts praised {} for restraint",
    "farmers thank {} for generous help",
    "nurses praise {} for brave rescue",
    "experts welcome progress and honest work by {}",
    "families grateful to {} for help",
)


def printed(template):
    """The template with each country, as lower case, title case and capitals print it."""
    for country in COUNTRIES:
        for change in (str, str.title, str.upper):
            name = change(country) if change is str.upper else country
            left, right = map(change, template.split("{}"))
            bare = name.removeprefix("the ").removeprefix("THE ")
            text = left + name + right
            yield text, text.index(bare), text.index(bare) + len(bare)


@pytest.mark.parametrize("scorer", SCORERS)
@pytest.mark.parametrize("template", BLAME + PRAISE)
def test_capitals_and_country_change_no_score(template, scorer):
    scores = sentiment.score_targets(*zip(*printed(template)), scorer)["score"]
    assert scores.max() - scores.min() == pytest.approx(0, abs=1e-12)


@pytest.mark.parametrize(("templates", "sign"), [(BLAME, -1), (PRAISE, 1)])
def test_an_evaluative_word_is_read_in_a_headline(templates, sign):
    scores = [sentiment.score_targets(*zip(*printed(template)), "linear")["score"] * sign for template in templates]
    assert min(values.min() for values in scores) > 0.1


@pytest.mark.parametrize("word", ["Condemned", "Praised", "Brutal", "Shameful", "Generous", "Snubbed"])
def test_an_evaluative_word_that_opens_a_sentence_is_no_name(word):
    """Names of the codebook stay names, whatever list knows them as words."""
    start = len(word) + 4
    found = sentiment.explain(f"{word} by Russia's partners.", start, start + 6, "linear")
    assert word in found["text"].tolist()
