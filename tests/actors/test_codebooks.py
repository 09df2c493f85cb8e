"""Codebooks of actors: names to keep, a codebook of one's own, and what is wrong with a bad one."""

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
    ],
)
def test_bad_codebooks_say_what_is_wrong(tmp_path, seeds, toml, message):
    path = tmp_path / "bad.toml"
    path.write_text(toml)
    with pytest.raises(CodebookError, match=message):
        actors.mentions(seeds, path)
