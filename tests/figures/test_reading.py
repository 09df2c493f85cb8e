"""Articles as pages: complete, escaped, addressed, marked without color alone."""

import re

import pytest
import samestory as ss
from helpers import corpus_of
from hypothesis import given
from hypothesis import strategies as st
from samestory import reading

TEXT = "Prices rose. Nobody said why.\n\nTaxes fell."


@given(st.lists(st.text(max_size=80), unique=True, max_size=20))
def test_every_id_has_a_safe_file_of_its_own(ids):
    names = [reading.file_name(article) for article in ids]
    assert len(set(names)) == len(ids)
    assert all(re.fullmatch(r"article-[a-z0-9_-]{1,48}\.html", name) for name in names)


def test_plain_ids_are_kept_and_no_id_can_take_another_ones_name():
    uuid = "550e8400-e29b-41d4-a716-446655440000"
    assert [reading.file_name(i) for i in ("000", uuid, 7)] == [f"article-{i}.html" for i in ("000", uuid, 7)]
    odd = reading.file_name("a b").removeprefix("article-").removesuffix(".html")
    assert reading.file_name(odd) != reading.file_name("a b") and reading.file_name("A") != reading.file_name("a")
    assert reading.file_name("\ud800") != reading.file_name("../" * 90)


def test_an_offset_leads_to_its_sentence_or_the_one_before():
    corpus = corpus_of("Nothing.", TEXT)
    places = {0: 0, 11: 0, 12: 0, 13: 1, 28: 1, 30: 1, 31: 2, 999: 2}
    assert {at: int(reading.anchor(corpus, "a1", at).removeprefix("article-a1.html#s")) for at in places} == places
    with pytest.raises(ss.errors.ArgumentError, match="reading.anchor: article='b1' is not an article"):
        reading.anchor(corpus, "b1", 0)


def test_addresses_are_the_numbers_of_the_sentences(seeds):
    for row in seeds.sentences.itertuples():
        assert reading.anchor(seeds, row.article, row.start) == f"article-{row.article}.html#s{row.sentence}"
