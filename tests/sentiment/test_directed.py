"""Who evaluates whom: expectations by hand, the same for any two names; the attitude comes from stub scorers."""

import re

import numpy as np
import pandas as pd
import pytest
import samestory as ss
from helpers import corpus_of, growth
from hypothesis import given
from hypothesis import strategies as st
from samestory import sentiment
from samestory.errors import CorpusError

COLUMNS = (
    "article sentence holder holder_start holder_end target start end voice speaker "
    "negative neutral positive score label route cue_start cue_end"
).split()


def blame(texts, starts, ends):
    """A scorer that blames whatever it sees."""
    return np.tile([0.8, 0.15, 0.05], (len(texts), 1))


def rows(text, voices=False):
    """Holder, target, route and cue as printed; without voices only what clauses say."""
    corpus = corpus_of(text)
    mentions = ss.actors.mentions(corpus)
    mentions = mentions if voices else mentions.assign(voice="outlet", speaker="")
    found = sentiment.directed(corpus, mentions, blame)
    cues = [text[a:b] if a >= 0 else "" for a, b in zip(found["cue_start"], found["cue_end"])]
    return sorted(zip(found["holder"], found["target"], found["route"], cues))


def pairs(text):
    return sorted({row[:2] for row in rows(text)})


ONE_WAY = [  # in each the US evaluates Russia
    ("The US condemned Russia on Monday.", "subject", "condemned"),
    ("The US has sharply criticized Russia's policies.", "subject", "criticized"),
    ("The US refused to praise Russia.", "subject", "praise"),
    ("The US did not condemn Russia.", "subject", "condemn"),
    ("The US lashed out at Russia.", "subject", "lashed"),
    ("The US threatened to sanction Russia.", "subject", "sanction"),
    ("American officials praised the Russian reforms.", "subject", "praised"),
    ("Lawmakers in the US praised Russia.", "subject", "praised"),
    ("Russia, which the US condemned, did not answer.", "subject", "condemned"),
    ("Russia was condemned by the US.", "passive", "condemned"),
    ("Russia has been accused by the US of cheating.", "passive", "accused"),
    ("Russia is being punished by American officials for its reforms.", "passive", "punished"),
    ("Russia, condemned by the US, did not reply.", "passive", "condemned"),
    ("Condemned by the US, Russia did not reply.", "passive", "Condemned"),
    ("The US's condemnation of Russia was expected.", "noun", "condemnation"),
    ("American anger at Russia grew.", "noun", "anger"),
    ("Criticism of Russia by the US surprised nobody.", "noun", "Criticism"),
    ("Russia won praise from the US for its rescue effort.", "noun", "praise"),
    ("Russia came under fire from the US.", "noun", "fire"),
    ("The US, long a critic of Russia, kept silent.", "noun", "critic"),
    ("The US voiced support for Russia.", "noun", "support"),
    ("The US is deeply suspicious of Russia.", "adjective", "suspicious"),
    ("Russia's reply angered the US.", "feeling", "angered"),
    ("The US was angered by Russia.", "feeling", "angered"),
    ("US Condemns Russia Over Election Claims", "subject", "Condemns"),
    ("Russia Praised by US for Rescue Effort", "passive", "Praised"),
]
TWO_WAYS = [
    ("The US and Russia traded insults on Friday.", "traded"),
    ("The US and Russia accused each other of lying.", "accused"),
    ("The rivalry between the US and Russia deepened.", "rivalry"),
    ("The US clashed with Russia over the vote.", "clashed"),
]
SWAP = {"the US": "Russia", "The US": "Russia", "US": "Russia", "American": "Russian"}
SWAP |= {"Russia": "the US", "Russian": "American"}


def exchanged(text):
    """The sentence with the two names in each other's place."""
    names = "the US|The US|American|Russian|Russia|US"
    headline = "the " not in text.lower() and "US" in text
    swapped = re.sub(rf"\b(?:{names})\b", lambda name: SWAP[name[0]], text)
    swapped = swapped.replace("the US", "US") if headline else swapped
    return swapped[0].upper() + swapped[1:]


@pytest.mark.parametrize(("text", "route", "cue"), ONE_WAY, ids=[text for text, *_ in ONE_WAY])
def test_one_evaluates_the_other_and_exchanged_names_exchange_the_rows(text, route, cue):
    assert rows(text) == [("US", "Russia", route, cue)]
    assert rows(exchanged(text)) == [("Russia", "US", route, cue)]


@pytest.mark.parametrize(("text", "cue"), TWO_WAYS, ids=[text for text, _ in TWO_WAYS])
def test_both_evaluate_each_other(text, cue):
    both = [("Russia", "US", "mutual", cue), ("US", "Russia", "mutual", cue)]
    assert rows(text) == rows(exchanged(text)) == both


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The US and Russia praised France.", [("Russia", "France"), ("US", "France")]),
        ("France praised the US and Russia.", [("France", "Russia"), ("France", "US")]),
        ("France praised the US but condemned Russia.", [("France", "Russia"), ("France", "US")]),
        ("China, Germany and Mexico denounced Japan.", [("China", "Japan"), ("Germany", "Japan"), ("Mexico", "Japan")]),
        ("Japan said Mexico condemned Canada.", [("Mexico", "Canada")]),
        ("Japan was praised by Mexico and Canada.", [("Canada", "Japan"), ("Mexico", "Japan")]),
        ("Japan condemned Mexico's invasion of Canada.", [("Japan", "Mexico"), ("Mexico", "Canada")]),
        ("Mexico accused Japan of helping Canada.", [("Japan", "Canada"), ("Mexico", "Japan")]),
        ("The Japanese ambassador to Mexico praised Canada.", [("Japan", "Canada")]),
        ("Italy was praised by Spain and criticized by France.", [("France", "Italy"), ("Spain", "Italy")]),
        ("Spain blamed Italy for the delay, and France blamed Spain.", [("France", "Spain"), ("Spain", "Italy")]),
        ("After Iran threatened Israel, Germany warned Iran.", [("Germany", "Iran"), ("Iran", "Israel")]),
        ("Egypt's praise of Qatar angered Iran.", [("Egypt", "Qatar"), ("Iran", "Egypt")]),
        ("Macron slammed Erdogan, who mocked Macron.", [("Erdogan", "Macron"), ("Macron", "Erdogan")]),
        ("Syria has earned the trust of Iraq.", [("Iraq", "Syria")]),
        ("Brazil, a staunch ally of Cuba, voted no.", [("Brazil", "Cuba"), ("Cuba", "Brazil")]),
        ("Vietnam faces distrust from Japan and Australia.", [("Australia", "Vietnam"), ("Japan", "Vietnam")]),
        ("Nepal was not impressed by India's offer.", [("Nepal", "India")]),
        ("Israel Accused of War Crimes by Turkey", [("Turkey", "Israel")]),
        ("Mexican Tariffs Anger Canada", [("Canada", "Mexico")]),
    ],
)
def test_several_actors(text, expected):
    assert pairs(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The US and Russia met in Geneva.",
        "Trade between the US and Russia grew.",
        "A visitor from Russia praised the US.",
        "The US condemned the invasion of Ukraine.",
        "Russia is despised in the US.",
        "Russia was condemned for its reply to the US.",
        "The US sells grain to Russia.",
        "Thanks to Russia, the US team won.",
        "Critics of Russia met, and the US stayed away.",
        "Ministers from Japan and Mexico condemned the flood.",
    ],
)
def test_no_attitude_between_two(text):
    assert rows(text) == []


def test_a_speaker_evaluates_and_need_not_stand_in_the_sentence():
    text = "Narendra Modi spoke in Delhi. “Russia is a friend we trust,” he said. Nobody asked him about Mexico."
    (row,) = [row for row in rows(text, voices=True) if row[1] == "Russia"]
    assert row == ("Modi", "Russia", "speaker", "")
    corpus = corpus_of(text)
    found = sentiment.directed(corpus, ss.actors.mentions(corpus), blame)
    said = found[found["target"] == "Russia"].iloc[0]
    assert text[said["holder_start"] : said["holder_end"]] == "Narendra Modi"
    assert said["voice"] == "quoted" and said["label"] == "negative" and said["score"] == pytest.approx(-0.75)


def test_a_reported_clause_names_its_own_holder():
    """Whoever reports that France condemns Russia does not condemn Russia for it."""
    found = rows("“France condemned Russia,” Narendra Modi said.", voices=True)
    assert [row[:3] for row in found if row[1] == "Russia"] == [("France", "Russia", "subject")]


@pytest.mark.parametrize("speaker", ["The White House", "American officials"])
def test_institutions_and_officials_speak_for_their_country(speaker):
    found = rows(f"“Russia is a liar,” {speaker} said on Monday.", voices=True)
    assert [row[:3] for row in found] == [("US", "Russia", "speaker")]


def test_an_office_is_the_person():
    text = "Vladimir Putin came. The Russian leader praised India. Russian President Vladimir Putin praised Mexico."
    assert pairs(text) == [("Putin", "India"), ("Putin", "Mexico")]


def test_columns_and_the_given_scorer():
    corpus = corpus_of("Japan condemned Mexico. Nobody spoke.", "Mexico was praised by Canada.")
    mentions = ss.actors.mentions(corpus)

    def scorer(texts, starts, ends):
        assert [text[a:b] for text, a, b in zip(texts, starts, ends)] == ["Mexico", "Mexico"]
        return np.array([[0.9, 0.1, 0.0] if "condemned" in text else [0.0, 0.1, 0.9] for text in texts])

    found = sentiment.directed(corpus, mentions, scorer)
    assert found.columns.tolist() == COLUMNS
    assert found[["article", "holder", "target", "label"]].values.tolist() == [
        ["a0", "Japan", "Mexico", "negative"],
        ["a1", "Canada", "Mexico", "positive"],
    ]
    empty = sentiment.directed(corpus, mentions.iloc[:0])
    assert empty.empty and empty.columns.tolist() == COLUMNS
    shuffled = sentiment.directed(corpus, mentions.sample(frac=1, random_state=1), scorer)
    pd.testing.assert_frame_equal(found, shuffled)


def test_a_table_that_does_not_come_from_actors_is_named():
    corpus = corpus_of("Japan condemned Mexico.")
    with pytest.raises(CorpusError, match="no column speaker.*actors.mentions"):
        sentiment.directed(corpus, ss.actors.mentions(corpus).drop(columns="speaker"))


WORDS = [
    "Japan",
    "Mexico",
    "the US",
    "Russia's",
    "condemned",
    "was",
    "by",
    "praise",
    "for",
    "of",
    "and",
    "between",
    ",",
    "“",
    "”",
]
WORDS += [
    "angered",
    "said",
    "critic",
    "each",
    "other",
    "which",
    "“Canada",
    ".",
    "\n",
    "Rus\u00adsia",
    "traded",
    "threats",
]


@given(st.lists(st.sampled_from(WORDS), max_size=25))
def test_offsets_lead_to_the_text(words):
    text = " ".join(words) + " Mexico."
    corpus = corpus_of(text)
    mentions = ss.actors.mentions(corpus)
    found = sentiment.directed(corpus, mentions, blame)
    printed = set(zip(mentions["start"], mentions["end"]))
    for row in found.itertuples():
        assert {(row.start, row.end), (row.holder_start, row.holder_end)} <= printed
        assert row.holder != row.target
        assert row.route == "speaker" or re.fullmatch(r"[A-Za-z]+", text[row.cue_start : row.cue_end])
    assert not found.duplicated(["holder_start", "start"]).any()


@pytest.mark.parametrize(
    "text",
    [
        "Russia and France accused the Chinese of it, ",
        "Japan condemned the plans of Mexico. ",
        "Japan, the US, Canada and the others met, ",
    ],
)
@pytest.mark.timed
def test_time_grows_with_the_text_alone(text):
    def step(corpus):
        return sentiment.directed(corpus, ss.actors.mentions(corpus), blame)

    assert growth(step, lambda size: text * size, 100, ss.actors.mentions) < 6
