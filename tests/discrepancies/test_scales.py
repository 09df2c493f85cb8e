"""Words on ordered scales: the scales of the codebook, the step of a passage, a scale that does not exist."""

import pandas as pd
import pytest
from samestory import codebooks
from samestory.discrepancies import scale_steps, scales
from samestory.errors import ArgumentError


def test_scales_are_those_of_the_codebook():
    acts = codebooks.read("discrepancies")["acts"]
    assert {name: len(steps) for name, steps in scales().items()} == {n: len(a["steps"]) for n, a in acts.items()}


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
