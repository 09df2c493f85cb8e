"""Words for few and many, ages, and when two quantities are equal, compatible or apart."""

import pytest
import samestory as ss
from helpers import corpus_of


def quantities(text):
    return list(ss.quantities.find(corpus_of(text)).itertuples())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A handful of members left.", ("A handful of members", 5, "member", "A handful of")),
        ("A couple of boats sank.", ("A couple of boats", 2, "boat", "A couple of")),
        ("Hundreds were arrested.", ("Hundreds", 100, "", "Hundreds")),
        ("Hundreds of thousands marched.", ("Hundreds of thousands", 100_000, "", "Hundreds of thousands")),
    ],
)
def test_words_for_few_and_many(text, expected):
    [one] = quantities(text)
    assert (one.text, one.value, one.unit, one.hedge) == expected


@pytest.mark.parametrize(
    "text", ["Ole Moe, 34, left.", "The driver, aged 34, left.", "The 34-year-old left.", "The driver, 34, was hurt."]
)
def test_an_age(text):
    [one] = quantities(text)
    assert (one.kind, one.value, one.unit, one.of) == ("duration", 34, "year", "age")


@pytest.mark.parametrize("text", ["They won rooms 12, 34, 56.", "In Lund, 34 boats sank.", "On June, 12 they left."])
def test_no_age(text):
    assert all(one.of != "age" for one in quantities(text))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("two weeks", "14 days", "same"),
        ("$2 million", "US$2m", "same"),
        ("more than 200 boats", "over 200 boats", "same"),
        ("a third of it", "33 percent", "rounded"),
        ("about 200 boats", "200 boats", "hedge"),
        ("about 200 boats", "198 boats", "rounded"),
        ("about 200 boats", "240 boats", "other"),
        ("more than 100 boats", "103 boats", "rounded"),
        ("more than 100 boats", "240 boats", "other"),
        ("at least 23 boats", "26 boats", "other"),
        ("$1.5 billion", "$1.53 billion", "rounded"),
        ("2.5 million boats", "2.7 million boats", "other"),
        ("300 boats", "296 boats", "other"),
        ("dozens of boats", "48 boats", "rounded"),
        ("dozens of boats", "hundreds of boats", "other"),
        ("a handful of boats", "60 boats", "other"),
        ("90 miles", "145 km", "rounded"),
        ("$2 billion", "2 billion euros", "currency"),
        ("$273", "£170", "converted"),
        ("5 percent", "5 boats", ""),
    ],
)
def test_relations(one, other, expected):
    a, b = (quantities(f"It was {words}.")[0] for words in (one, other))
    assert ss.quantities.relation(a, b) == ss.quantities.relation(b, a) == expected
