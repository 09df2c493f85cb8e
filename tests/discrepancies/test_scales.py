"""Words on ordered scales: the scales of the codebook, the step of a passage, a scale that does not exist."""

import pandas as pd
import pytest
from samestory import codebooks
from samestory.discrepancies import scale_steps, scales
from samestory.errors import ArgumentError
from samestory.language.scales import lexicon


def test_scales_are_those_of_the_codebook():
    read, found = codebooks.read("discrepancies"), scales()
    assert {name: len(found[name]) for name in read["acts"]} == {n: len(a["steps"]) for n, a in read["acts"].items()}
    assert set(found) == set(read["acts"]) | set(read["ladders"])


def test_a_ladder_sets_scales_end_to_end():
    both = scales()
    assert both["undertaking"] == both["commitment"] + ["instruct", "order"]
    texts = ["He hinted at it", "He proposed it", "He announced it", "He instructed them to do it", "He ordered it"]
    table = scale_steps(pd.DataFrame({"text": texts}), "undertaking")
    assert len(table) == len(texts) and table["step"].is_monotonic_increasing and table["step"].is_unique
    # Steps of the second scale below the order are left out.
    table = scale_steps(pd.DataFrame({"text": ["He urged them", "He will go"]}), "undertaking")
    assert table["word"].tolist() == ["will"]


def test_no_rule_sees_a_ladder():
    assert not set(codebooks.read("discrepancies")["ladders"]) & {
        name for e in lexicon().acts.values() for name, _ in e
    }


@pytest.mark.parametrize(
    ("scale", "texts", "words"),
    [
        # From the weakest to the strongest, as Searle & Vanderveken (1985) and Quirk et al. (1985) order them.
        (
            "commitment",
            ["He hinted at a sale", "He may sell", "He is considering a sale", "He promised to sell", "He eats"],
            ["hinted", "may", "considering", "promised"],
        ),
        (
            "direction",
            ["He asked", "He urged them", "He ordered it", "He forced them"],
            ["asked", "urged", "ordered", "forced"],
        ),
        (
            "certainty",
            ["It might rain", "Rain is likely", "It will rain", "It must"],
            ["might", "likely", "will", "must"],
        ),
    ],
)
def test_steps_rise_with_firmness(scale, texts, words):
    table = scale_steps(pd.DataFrame({"text": texts}), scale)
    assert table["word"].tolist() == words
    assert table["step"].is_monotonic_increasing and table["step"].is_unique


def test_the_first_word_on_the_scale_counts_and_columns_are_kept():
    spans = pd.DataFrame(
        {"article": ["a", "b"], "text": ["It fell.", "He called for help and ordered it."]}, index=[4, 2]
    )
    table = scale_steps(spans, "direction")
    assert table.index.tolist() == [2] and table.columns.tolist() == ["article", "text", "word", "step"]
    assert table.loc[2, ["article", "word", "step"]].tolist() == ["b", "called for", 2]


def test_no_passage_on_the_scale_is_an_empty_table():
    assert scale_steps(pd.DataFrame({"text": ["It fell."]}), "harm").empty
    assert scale_steps(pd.DataFrame({"text": []}), "harm").columns.tolist() == ["text", "word", "step"]


def test_an_unknown_scale_is_named_with_the_nearest():
    with pytest.raises(ArgumentError, match="scale='commitmen'.*certainty.*Did you mean 'commitment'"):
        scale_steps(pd.DataFrame({"text": ["x"]}), "commitmen")
