"""The sections of a report on corpora of every kind: nothing fails, nothing is empty without a word, nothing runs."""

import re

import pandas as pd
import pytest
from samestory import report

NAMES = "findings material copying whose_words frames tone key_words differences pages".split()
PLAIN = "It rained in the hills all night. The road was wet."
KINDS = {
    "one report": pd.DataFrame({"text": [PLAIN]}),
    "two that share nothing": pd.DataFrame({"text": [PLAIN, "Seven ships left."], "event": "e"}),
    "no outlets, no dates": pd.DataFrame({"text": [PLAIN, PLAIN + " Then it snowed."], "event": "e"}),
    "ids that are numbers": pd.DataFrame(
        {
            "article": [12, 7],
            "text": [f"{PLAIN} “We saw 2 boats,” Ann Lee said. Russia praised the US."] * 2,
            "event": "e",
        }
    ),
    "an event each": pd.DataFrame({"text": [PLAIN, "Seven ships left port."], "event": ["a", "b"]}),
    "hostile": pd.DataFrame(
        {
            "text": [
                "“<script>alert(1)</script>,” said <img src=x onerror=alert(2)> Russia. Prices rose 5 percent.",
                "“<script>alert(1)</script> now,” said Russia. Prices rose 7 percent in $x^2$ 'quoted'.",
            ],
            "outlet": ["<b>Post</b>", "=1+1"],
            "title": ["</title><script>x</script>", "**bold** [l](javascript:x)"],
            "event": "</table>",
        }
    ),  # fmt: skip
    "fourteen from two outlets": pd.DataFrame(
        {
            "text": [f"{PLAIN} “We saw {n} boats,” Ann Lee said. Russia praised the US." for n in range(14)],
            "outlet": ["Post", "Sun"] * 7,
            "published": "2025-01-05",
            "event": [f"e{n // 2}" for n in range(14)],
        }
    ),  # fmt: skip
}


@pytest.fixture(autouse=True)
def _apart(tmp_path, monkeypatch):
    monkeypatch.setenv("SAMESTORY_FIGURES", str(tmp_path / "figures"))
    monkeypatch.setenv("SAMESTORY_CITATION", "")


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_every_section_of_every_corpus(kind, tmp_path):
    found = report.analyze(KINDS[kind], tmp_path)
    for name in NAMES:
        html = getattr(report, name)(found).data
        words = re.sub(r"<[^>]*>", " ", html).split()
        assert len(words) > 4, f"{name} is empty without a word"
        assert not re.search(r"<script|<img src=x|<b>Post|</title>|href=.javascript", html), name
        assert "nan" not in {word.lower() for word in words} and "None" not in words, name
    index = (tmp_path / "figures" / "README.md").read_text(encoding="utf-8")
    assert "contributors" not in index and "CC BY" not in index, "the reader's own figures, not ours"


def test_what_is_not_there_is_said():
    found = report.analyze(KINDS["an event each"])
    assert "none with two reports, so nothing is compared" in report.material(found).data
    assert "No event has two reports" in report.differences(found).data
    assert "No report quotes anybody" in report.whose_words(found).data
    assert "No chosen actor is mentioned" in report.tone(found).data
    assert "keyness needs at least 5 reports" in report.key_words(found).data


def test_a_citation_names_the_reader(tmp_path):
    people = "authors:\n  - given-names: Ada\n    family-names: Moe\ndate-released: 2026-01-02\n"
    (tmp_path / "CITATION.cff").write_text(f"cff-version: 1.2.0\n{people}", encoding="utf-8")
    found = report.analyze(KINDS["no outlets, no dates"], tmp_path)
    report.material(found)
    cited = (tmp_path / "figures" / "README.md").read_text(encoding="utf-8")
    assert "Ada Moe (2026). 2 reports read (table-06-reports). Made with samestory" in cited
