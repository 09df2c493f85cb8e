"""The five articles of the seeds: every quotation and chosen reports, read by eye."""

import pandas as pd
import pytest
from helpers import TOP
from samestory import voices
from samestory.corpus import read_corpus

PUTIN = "Vladimir Putin"
EXPECTED = [  # (article, first words, kind, speaker, mention, cue), read by eye
    ("000", "In all our shared", "full", PUTIN, "Putin", "said"),
    ("000", "special,", "fragment", PUTIN, "He", "described"),
    ("000", "India remembers this,", "full", PUTIN, "Putin", "said"),
    ("000", "balanced, wise", "fragment", PUTIN, "He", "calling"),
    ("000", "nationally oriented", "fragment", PUTIN, "He", "calling"),
    ("000", "Everyone in India understands", "full", PUTIN, "he", "remarked"),
    ("000", "We can purchase", "full", PUTIN, "he", "suggested"),
    ("000", "special and privileged", "designation", "", "", ""),
    ("000", "We always consider", "full", PUTIN, "he", "noted"),
    ("001", "We have never had", "full", PUTIN, "the Russian leader", "noted"),
    ("001", "special", "fragment", PUTIN, "Putin", "highlighted"),
    ("001", "In India, they", "full", PUTIN, "he", "declared"),
    ("001", "balanced, wise, and", "fragment", PUTIN, "Putin", "calling"),
    ("001", "Everyone in India knows", "full", PUTIN, "He", "remarked"),
    ("001", "The losses faced", "full", PUTIN, "Putin", "said"),
    ("001", "More agricultural products", "full", PUTIN, "Putin", "stated"),
    ("002", "More agricultural products", "full", PUTIN, "he", "said"),
    ("002", "The losses faced", "full", PUTIN, "Putin", "asserted"),
    ("002", "We need to solve", "full", PUTIN, "he", "added"),
    ("002", "special", "fragment", PUTIN, "The Russian President", "describing"),
    ("002", "In India, they", "full", PUTIN, "Putin", "noted"),
    ("002", "balanced, wise, and", "fragment", PUTIN, "Putin", "describing"),
    ("002", "Special Strategic Privileged", "designation", "", "", ""),
    ("003", "wise leader", "fragment", PUTIN, "Putin", "calling"),
    ("003", "Prime Minister Modi will", "full", PUTIN, "Putin", "said"),
    ("003", "India remembers and", "full", PUTIN, "he", "added"),
    ("003", "The Indian people", "full", PUTIN, "he", "said"),
    ("003", "We must address", "full", PUTIN, "he", "said"),
    ("003", "Special and Privileged", "designation", "", "", ""),
    ("004", "special and privileged", "designation", "", "", ""),
    ("004", "pursues his own policy,", "fragment", PUTIN, "He", "stated"),
    ("004", "He is acting", "full", PUTIN, "Putin", "added"),
    ("004", "Make in India,", "designation", "", "", ""),
    ("004", "Neither me nor", "full", PUTIN, "Putin", "stated"),
    ("004", "Prime Minister Modi is", "full", PUTIN, "Putin", "said"),
]


@pytest.fixture(scope="module")
def seeds():
    files = sorted((TOP / "seeds").glob("*.txt"))
    return read_corpus(
        pd.DataFrame(
            {
                "article": [f.name[:3] for f in files],
                "text": [f.read_bytes().decode("utf-8") for f in files],
                "event": ["valdai"] * 4 + ["visit"],
            }
        )
    )


def test_every_quotation_of_the_seeds(seeds):
    rows = voices.quotations(seeds)
    found = [
        (r.article, r.text[: len(e[1])], r.kind, r.speaker, r.speaker_text, r.cue)
        for r, e in zip(rows.itertuples(), EXPECTED)
    ]
    assert found == EXPECTED
    assert len(rows) == len(EXPECTED)


def test_seed_quotations_stand_between_marks(seeds):
    for row in voices.quotations(seeds).itertuples():
        text = seeds.articles["text"][row.article]
        assert text[row.start - 1] in '“"' and text[row.end] in '”"'


@pytest.mark.parametrize(
    "article, force, speaker, cue, begins",
    [
        ("000", "directive", PUTIN, "directed", "his government to explore measures"),
        ("000", "neutral", PUTIN, "referring to", "him as a friend"),
        ("000", "evaluative", PUTIN, "praised", "India’s leadership under Modi"),
        ("000", "neutral", PUTIN, "said", "Russia is considering increasing imports"),
        ("001", "directive", PUTIN, "ordered", "the government to devise measures"),
        ("001", "assertive", PUTIN, "underlined", "Russia and India have never had any problems"),
        ("001", "evaluative", PUTIN, "lauded", "India's nationalist government led by Modi"),
        ("002", "commissive", PUTIN, "announced", "key measures"),
        ("002", "tentative", PUTIN, "suggested", "oil imports from Russia"),
        ("003", "directive", PUTIN, "instructed", "his government to increase imports"),
        ("003", "tentative", PUTIN, "hinted", "Modi could visit Russia in December"),
        ("003", "evaluative", "Donald Trump", "accused", "India and China of helping Russia"),
        ("003", "neutral", PUTIN, "made it clear", "India would not bow to external pressure"),
        ("004", "assertive", PUTIN, "affirmed", "the growing partnership"),
        ("004", "neutral", PUTIN, "questioned", "why, if the US has the right"),
    ],
)
def test_reports_of_the_seeds(seeds, article, force, speaker, cue, begins):
    rows = voices.reports(seeds)
    rows = rows[
        (rows["article"] == article) & (rows["cue"] == cue) & (rows["speaker"] == speaker) & (rows["force"] == force)
    ]
    assert rows["text"].str.startswith(begins).any()
