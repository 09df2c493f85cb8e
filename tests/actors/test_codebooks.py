"""Codebooks of actors: names to keep, a codebook of one's own, and what is wrong with a bad one."""

import pandas as pd
import pytest
from helpers import corpus_of
from samestory import actors
from samestory.errors import ArgumentError, CodebookError


def test_a_list_of_names_keeps_those(seeds):
    kept = actors.mentions(seeds, ["US", "Russia"])
    whole = actors.mentions(seeds)
    assert set(kept["actor"]) == {"US", "Russia"} and len(kept) == whole["actor"].isin(["US", "Russia"]).sum()
    with pytest.raises(ArgumentError, match="actors='Rusia' .* Did you mean 'Russia'"):
        actors.mentions(seeds, ["Rusia"])


def test_a_codebook_of_ones_own(tmp_path):
    path = tmp_path / "mine.toml"
    path.write_text(
        '[Ruritania]\ntype = "country"\naliases.name = ["Ruritania"]\n'
        'aliases.adjective = ["Ruritanian"]\nnever = ["Ruritanian roulette"]\n'
    )
    table = actors.mentions(corpus_of("Ruritania and Ruritanian roulette, but not Russia."), path)
    assert table["text"].tolist() == ["Ruritania"]


def test_a_codebook_that_adds_to_the_shipped_one(tmp_path):
    path = tmp_path / "mine.toml"
    path.write_text(
        'adds_to = "actors"\n[Ruritania]\ntype = "country"\naliases.name = ["Ruritania"]\n'
        '[India]\naliases.name = ["Hindustan"]\nnever = ["Hindustan Times"]\n'
    )
    table = actors.mentions(corpus_of("Ruritania, Hindustan and Russia, says the Hindustan Times."), str(path))
    assert table["actor"].tolist() == ["Ruritania", "India", "Russia"]


def test_the_seeds_name_a_person_whom_their_own_codebook_adds(seeds, top):
    table = actors.mentions(seeds, top / "seeds" / "codebooks" / "actors.toml")
    named = {article: text.count("Arvind Gupta") for article, text in seeds.articles["text"].items()}
    assert named == {"000": 1, "001": 0, "002": 1, "003": 1, "004": 0}  # read by eye; no other Gupta
    counted = (table["actor"] == "Gupta").groupby(table["article"].astype(str)).sum()
    assert counted.to_dict() == named
    shipped = actors.mentions(seeds)
    pd.testing.assert_frame_equal(table[table["actor"] != "Gupta"].reset_index(drop=True), shipped)


@pytest.mark.parametrize(
    "toml, message",
    [
        ('[A]\ntype = "planet"\naliases.name = ["A"]', "planet"),
        ('[A]\ntype = "country"\naliases.nickname = ["A"]', "aliases of 'A'"),
        ('[A]\ntype = "country"', "aliases of 'A'"),
        ('[A]\ntype = "country"\naliases.name = ["lower"]', "lower"),
        ('[A]\ntype = "country"\naliases.name = ["A"]\ncolor = "red"', "color"),
        ('[A]\ntype = "country"\naliases.name = "Ruritania"', "outside a list"),
        ("[A", "TOML"),
        ('adds_to = "frames"\n[A]\ntype = "country"\naliases.name = ["A"]', "adds_to = 'frames'; expected .*'actors'"),
    ],
)
def test_bad_codebooks_say_what_is_wrong(tmp_path, seeds, toml, message):
    path = tmp_path / "bad.toml"
    path.write_text(toml)
    with pytest.raises(CodebookError, match=message):
        actors.mentions(seeds, path)
