"""Hostile text takes no longer than its length: time on four times as much text is about four times as long."""

import pytest
import samestory as ss
from helpers import corpus_of, growth
from samestory.alignment import _clauses

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore:.*too much is alike")]
LEAST = 6  # 4 is linear, 16 quadratic
QUOTATIONS = {
    "on one line": lambda size: '"Yes" ' * size,
    "each a sentence": lambda size: "“We won.” " * size,
    "each a line": lambda size: '"We won it."\n' * size,
}


ALIKE = {
    "sentences alike": lambda size: "".join(f"On Monday {n} boats sank off Larvik. " for n in range(size)),
    "quotations alike": lambda size: "".join(f"“We sold {n} boats,” Ole Moe said. " for n in range(size)),
    "one-character lines": lambda size: "b\n" * size,
}


@pytest.mark.parametrize("kind", QUOTATIONS)
@pytest.mark.timed
def test_clauses_of_many_quotations(kind):
    assert growth(_clauses.clauses, QUOTATIONS[kind], 500, ss.voices.quotations) < LEAST


@pytest.mark.parametrize("kind", ALIKE)
@pytest.mark.parametrize("step", [ss.alignment.claims, ss.alignment.quote_clusters], ids=lambda step: step.__name__)
@pytest.mark.timed
def test_what_is_alike(step, kind):
    """The size is one at which comparing all with all would already take most of the time."""
    assert growth(step, ALIKE[kind], 2000, ss.voices.quotations) < LEAST


@pytest.mark.timed
def test_passages_of_two_long_lists():
    assert growth(lambda c: ss.alignment.shared_passages(c, "a0", "a1"), ALIKE["sentences alike"], 500) < LEAST


def test_leaving_out_what_is_alike_is_said_with_the_articles():
    corpus = corpus_of(*[ALIKE["sentences alike"](4500)] * 2, ids=["list", "copy"], event="e")
    with pytest.warns(UserWarning, match="alignment.claims: too much is alike in 'list', 'copy'"):
        claims = ss.alignment.claims(corpus)
    assert claims.groupby("text")["claim"].nunique().max() == 1
