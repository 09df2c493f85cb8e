"""Amounts, scores and times: which are of one thing, which are equal or compatible, and which differ.

Each table is a kind of input. The sentences were written for the tests, with the right answer beside them.
"""

import pytest
import samestory as ss
from helpers import corpus_of

pytestmark = pytest.mark.slow


def rows(one, two):
    """The differences of number and time between two reports: rule and severity."""
    table = ss.discrepancies.find(corpus_of(one, two, event="e"))
    table = table[table["kind"].isin(["number", "date_time"]) & table["start"].notna()]
    return set(zip(table["rule"], table["severity"]))


OTHER = {("other number", "substantive")}
PRECISE = {("more or less precise", "wording")}
SCORE = {("other score", "substantive")}
STEP = {("level or step", "substantive")}
CURRENCY = {("other currency", "substantive")}
SHARE = {("share of a group", "substantive")}
TIME = {("other time", "substantive")}

CURRENCIES = [
    ("The deal is worth $2 billion, the firm said.", "The deal is worth 2 billion euros, the firm said.", CURRENCY),
    ("The fund gave 300,000 francs to the school.", "The school was given $300,000 by the fund.", CURRENCY),
    ("The deal is worth $2 million, the firm said.", "The deal is worth 2 million dollars, the firm said.", set()),
    ("The deal is worth $2 million, the firm said.", "The deal is worth US$2m, the firm said.", set()),
    ("The club sold him for 40 million pounds in May.", "The club sold him for £40m in May.", set()),
]
SCORES = [
    ("The house passed the bill by 52 votes to 47.", "The house passed the bill by 47 votes to 52.", SCORE),
    ("The senate approved the tax bill 218 to 212.", "The senate approved the tax bill by 214 votes to 216.", SCORE),
    ("Norland beat Sudland 3-1 in the cup final.", "Norland beat Sudland 2-1 in the cup final.", SCORE),
    ("Norland beat Sudland 3-1 in the cup final.", "Sudland lost the cup final to Norland 2-1.", SCORE),
    ("The court ruled five to four against the firm.", "In a 6-3 ruling the court was against the firm.", SCORE),
    ("The house passed the bill by 52 votes to 47.", "The house passed the bill 52-47.", set()),
    ("The court ruled five to four against the firm.", "In a 5-4 ruling the court was against the firm.", set()),
    ("Norland beat Sudland 3-1 in the cup final.", "Sudland lost 1-3 to Norland in the cup final.", set()),
]
STEPS = [
    (
        "The jobless rate fell to 5% in May after a long winter.",
        "The jobless rate fell by 5% in May after a long winter.",
        STEP,
    ),
    ("Turnout in the harbor vote dropped to 41 percent.", "In the harbor vote turnout dropped by 41 percent.", STEP),
    ("Exports grew 7 percent last year.", "Exports grew to 7 percent last year.", STEP),
    ("Prices rose by three percent in March.", "Prices rose 3% in March.", set()),
    ("The index rose by 1.4 points to 52.9 in June.", "The index rose to 52.9 in June.", set()),
]
COMPATIBLE = [
    ("About 1,200 homes lost power in the storm.", "The storm left 1,187 homes without power.", PRECISE),
    ("The blaze destroyed more than 100 homes in Lund.", "The blaze in Lund destroyed 103 homes.", PRECISE),
    (
        "Dozens of people were arrested at the march in Lund.",
        "Police arrested 48 people at the march in Lund.",
        PRECISE,
    ),
    ("The museum cost $1.5 billion to build.", "The museum cost $1.53 billion to build.", PRECISE),
    ("The museum drew 1.2 million visitors in May.", "The museum drew 1.19 million visitors in May.", PRECISE),
    ("The town lies 52 km north of Lund.", "The town lies 32 miles north of Lund.", PRECISE),
    ("The crash hurt more than 200 commuters in Lund.", "The crash in Lund hurt over 200 commuters.", set()),
    ("She was sentenced to two years in prison.", "She was sentenced to 24 months in prison.", set()),
    ("The trip took two weeks and ended in Lund.", "The trip took 2 weeks and ended in Lund.", set()),
    ("A dozen sailors were rescued off Larvik.", "Twelve sailors were rescued off Larvik.", set()),
]
VAGUE = [
    ("Dozens of people were arrested at the march.", "Hundreds of people were arrested at the march.", OTHER),
    ("Dozens of people were arrested at the march.", "Hundreds were arrested at the march.", OTHER),
    ("Only a handful of members backed the plan in May.", "More than 60 members backed the plan in May.", OTHER),
    ("The blaze destroyed more than 100 homes in Lund.", "The blaze in Lund destroyed 240 homes.", OTHER),
    ("The firm cut 2.5 million jobs in ten years.", "The firm cut 2.7 million jobs in ten years.", OTHER),
    ("All workers at the plant accepted the offer.", "Some workers at the plant accepted the offer.", SHARE),
    ("All of the 900 workers at the plant went home.", "Most of the plant's 900 employees went home.", SHARE),
    ("Every worker at the plant accepted the offer.", "All workers at the plant accepted the offer.", set()),
]
AGES = [
    ("The 34-year-old driver was arrested in Lund.", "The driver, aged 34, was arrested in Lund.", set()),
    ("The 34-year-old driver was arrested in Lund.", "The driver, 34, was arrested in Lund.", set()),
    ("Ole Moe, 34, was arrested for the theft in Lund.", "Ole Moe, 36, was arrested for the theft in Lund.", OTHER),
]
ANOTHER_THING = [
    (
        "The crash injured 17 people near the plant in Rusk.",
        "Police evacuated 260 people from the plant in Rusk.",
        set(),
    ),
    ("83 percent of women in the survey wash their hands.", "80 percent of men in the survey wash their hands.", set()),
    ("There was a whole lot of anger in the harbor.", "He has a lot of friends in the harbor.", set()),
    ("Fifteen of the 19 Sept. 11 hijackers were Saudis.", "Fifteen of the Sept. 11 hijackers were Saudis.", set()),
    ("The ministry paid 40 million dollars for nets.", "Fishermen sold herring for 3 million dollars.", set()),
]
TIMES = [
    ("The trial opens on Oct. 3 in Lund.", "The trial opens on October 3 in Lund.", set()),
    ("The talks begin at 9 a.m. in Lund.", "The talks begin at 9am in Lund.", set()),
    ("The minister resigned yesterday in Lund.", "The minister resigned on Monday in Lund.", set()),
    ("The minister resigned on Monday night in Lund.", "The minister resigned on Monday evening in Lund.", set()),
    ("The yard was sold to the bank in 1985.", "The yard was sold to the bank in the 1980s.", PRECISE),
    ("The trial opens on Oct. 3 in Lund.", "The trial opens on October 13 in Lund.", TIME),
    ("She was found two days after an avalanche.", "She was found after an avalanche four days earlier.", TIME),
]
KINDS = CURRENCIES + SCORES + STEPS + COMPATIBLE + VAGUE + AGES + ANOTHER_THING + TIMES


@pytest.mark.parametrize(("one", "two", "expected"), KINDS)
def test_rows_of_two_reports(one, two, expected):
    assert rows(one, two) == rows(two, one) == expected


def test_a_vote_is_shown_whole_and_is_no_exchange_of_parties():
    table = ss.discrepancies.find(corpus_of(SCORES[0][0], SCORES[0][1], event="e"))
    assert table["kind"].unique().tolist() == ["number"]
    assert table["text"].tolist() == ["52 votes to 47", "47 votes to 52"]


def test_a_value_that_the_other_report_tells_too_is_no_other_value():
    one = "At least 770 people died in the flood of Lund, the ministry said."
    two = "The flood of Lund has killed 643 people, the paper wrote. Later the ministry said that 770 people died."
    assert ("other number", "substantive") not in rows(one, two)


def test_sums_in_two_currencies_are_one_sum_where_the_reports_around_them_are():
    one = "Novelist Ida Kast sued the publisher Lund House over unpaid royalties. She is seeking $600,000."
    two = "Lund House, a publisher, was taken to court over royalties by novelist Ida Kast. At stake are 600,000 euros."
    assert rows(one, two) == CURRENCY
