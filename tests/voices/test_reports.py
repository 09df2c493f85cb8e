"""Reported speech: cue, source, force, and where the reported content begins and ends. Expectations by hand."""

import pytest
from helpers import corpus_of
from samestory import codebooks, voices
from samestory.language.cue_verbs import inventory


def reported(text: str) -> list[tuple]:
    """(force, speaker, cue, text) of every report."""
    rows = voices.reports(corpus_of(text))
    return list(rows[["force", "speaker", "cue", "text"]].itertuples(index=False, name=None))


def test_columns():
    columns = (
        "article start end text speaker speaker_text cue cue_start cue_end force speaker_start speaker_end rule kind"
    )
    for corpus in (corpus_of("Rain fell."), corpus_of("Maria Lopez said that it rained.")):
        assert voices.reports(corpus).columns.tolist() == columns.split()


@pytest.mark.parametrize(
    "text, expected",
    [
        ("Maria Lopez said that taxes would fall.", ("neutral", "Maria Lopez", "said", "taxes would fall")),
        ("Maria Lopez said taxes would fall.", ("neutral", "Maria Lopez", "said", "taxes would fall")),
        ("Taxes would fall, Maria Lopez said.", ("neutral", "Maria Lopez", "said", "Taxes would fall")),
        ("According to Maria Lopez, taxes would fall.", ("neutral", "Maria Lopez", "According to", "taxes would fall")),
        (
            "In the words of Maria Lopez, taxes would fall.",
            ("neutral", "Maria Lopez", "In the words of", "taxes would fall"),
        ),
        ("Maria Lopez stressed that taxes would fall.", ("assertive", "Maria Lopez", "stressed", "taxes would fall")),
        (
            "Maria Lopez has ordered the police to leave.",
            ("directive", "Maria Lopez", "ordered", "the police to leave"),
        ),
        ("Maria Lopez promised lower taxes.", ("commissive", "Maria Lopez", "promised", "lower taxes")),
        ("Maria Lopez hinted that taxes could fall.", ("tentative", "Maria Lopez", "hinted", "taxes could fall")),
        ("Maria Lopez is considering lower taxes.", ("tentative", "Maria Lopez", "considering", "lower taxes")),
        ("Maria Lopez lauded the police.", ("evaluative", "Maria Lopez", "lauded", "the police")),
        ("Maria Lopez believes taxes will fall.", ("belief", "Maria Lopez", "believes", "taxes will fall")),
        ("A new poll shows that taxes matter.", ("evidential", "A new poll", "shows", "taxes matter")),
        ("Maria Lopez’s claim that taxes fell was wrong.", ("assertive", "Maria Lopez", "claim", "taxes fell")),
        (
            "Maria Lopez, 52, a lawyer from Graz, said taxes would fall.",
            ("neutral", "Maria Lopez", "said", "taxes would fall"),
        ),
        ("Maria Lopez on Tuesday said taxes would fall.", ("neutral", "Maria Lopez", "said", "taxes would fall")),
        (
            "Maria Lopez made it clear that taxes would fall.",
            ("neutral", "Maria Lopez", "made it clear", "taxes would fall"),
        ),
        (
            "While noting that trade fell, especially compared to May, Maria Lopez urged action.",
            ("neutral", "Maria Lopez", "noting", "trade fell, especially compared to May"),
        ),
        ("Tom Hill said Austria is considering lower taxes.", ("tentative", "Austria", "considering", "lower taxes")),
        (
            "Speaking in Graz, Maria Lopez pointed out that taxes fell.",
            ("assertive", "Maria Lopez", "pointed out", "taxes fell"),
        ),
    ],
)
def test_reported_speech(text, expected):
    assert expected in reported(text)


@pytest.mark.parametrize(
    "text, expected",
    [
        # what is voiced, announced or asked decides the force
        ("Maria Lopez expressed her hope that taxes fall.", ("belief", "expressed", "her hope that taxes fall")),
        ("Maria Lopez expressed support for the plan.", ("evaluative", "expressed", "support for the plan")),
        ("Maria Lopez announced new measures.", ("commissive", "announced", "new measures")),
        ("Maria Lopez announced that taxes fell.", ("assertive", "announced", "taxes fell")),
        ("Maria Lopez questioned why taxes fell.", ("neutral", "questioned", "why taxes fell")),
        ("Maria Lopez asked voters to wait.", ("directive", "asked", "voters to wait")),
        # where the reported content ends
        ("Maria Lopez’s refusal to cut taxes angered Graz.", ("commissive", "refusal", "to cut taxes")),
        ("Maria Lopez’s warning that taxes rose too much was late.", ("assertive", "warning", "taxes rose too much")),
        ("Among the problems Maria Lopez cited were taxes and rents.", ("neutral", "cited", "taxes and rents")),
        ("Graz has a law opposed by Maria Lopez.", ("evaluative", "opposed", "a law")),
        # who can be the source
        ("Maria Lopez last week said taxes fell.", ("neutral", "said", "taxes fell")),
        ("Maria Lopez, who knew the plan, said taxes fell.", ("neutral", "said", "taxes fell")),
        ("Maria Lopez’s remarks came in May, stressing that taxes fell.", ("assertive", "stressing", "taxes fell")),
        ("Maria Lopez went on to say that taxes fell.", ("neutral", "went on to say", "taxes fell")),
        ("Critics cheered, with Maria Lopez saying that taxes fell.", ("neutral", "saying", "taxes fell")),
        ("Because of how taxes fell, explained Maria Lopez.", ("neutral", "explained", "Because of how taxes fell")),
    ],
)
def test_force_content_and_source_of_reports(text, expected):
    rows = {(force, cue, content) for force, speaker, cue, content in reported(text) if speaker == "Maria Lopez"}
    assert expected in rows


def test_the_noun_before_a_relative_clause_speaks():
    rows = reported("An official who knew the plan said taxes fell.")
    assert ("neutral", "An official", "said", "taxes fell") in rows


def test_a_fronted_question_ends_before_the_main_clause():
    rows = reported("When asked about the taxes, Maria Lopez left the room.")
    assert [text for _, _, cue, text in rows if cue == "asked"] == ["about the taxes"]


def test_a_participle_behind_a_quotation_ends_the_content_before_it():
    rows = reported("Maria Lopez stated that taxes are “far too high,” indicating that they must fall.")
    assert [(cue, text) for _, _, cue, text in rows] == [
        ("stated", "taxes are “far too high,"),
        ("indicating", "they must fall"),
    ]


def test_a_second_cue_ends_the_first_ones_content():
    rows = reported("Maria Lopez praised the police, noting that crime fell and stressing her trust in them.")
    assert [(cue, text) for _, _, cue, text in rows] == [
        ("praised", "the police"),
        ("noting", "crime fell"),
        ("stressing", "her trust in them"),
    ]
    assert {speaker for _, speaker, _, _ in rows} == {"Maria Lopez"}


@pytest.mark.parametrize(
    "text",
    [
        "The states met to weigh the plans of the report.",  # nouns that could be verbs
        "She showed her passport and put the book away.",  # verbs that need a clause
        "The proposed law would have called an election.",
        "The meeting between the mayors reaffirms the close ties of Graz and Linz.",  # an event does not speak
        "There are four states that vote in May.",
        "Graz went through a bitter nominating contest.",
        "Update: The festival began on Monday with music.",  # a label is nobody
        "Graz: The festival began on Monday with music.",  # a dateline's colon is no attribution
    ],
)
def test_no_attribution(text):
    assert reported(text) == []


def test_what_somebody_thinks_inside_reported_speech_is_part_of_it():
    assert [cue for _, _, cue, _ in reported("Maria Lopez said that Tom Hill hopes to win.")] == ["said"]


# The codebook ---------------------------------------------------------------------------------------------------------


def test_codebook_says_what_each_class_is_and_its_source():
    book = codebooks.read("cues")
    for force in ("neutral", "assertive", "directive", "commissive", "tentative", "evaluative"):
        assert book[force]["definition"] and book[force]["source"] and book[force]["terms"]


@pytest.mark.parametrize(
    "forms",
    [
        ["deny", "denies", "denied", "denying"],
        ["agree", "agrees", "agreed", "agreeing"],
        ["urge", "urges", "urged", "urging"],
        ["stress", "stresses", "stressed", "stressing"],
        ["say", "says", "said", "saying"],
    ],
)
def test_every_form_of_a_verb_is_a_cue(forms):
    texts = [f"They {forms[0]} that taxes fell.", f"Maria Lopez {forms[1]} that taxes fell."]
    texts += [f"Maria Lopez {forms[2]} that taxes fell.", f"Maria Lopez, {forms[3]} that taxes fell, left."]
    assert voices.reports(corpus_of(*texts))["cue"].tolist() == forms


def test_a_readers_own_verb_is_inflected():
    forms = inventory({"neutral": {"terms": ["burble"]}}).forms
    assert forms == {"burble": "V", "burbles": "V", "burbled": "V", "burbling": "G"}


BEFORE = "The bank will close in May"


@pytest.mark.parametrize(
    "closing",
    [
        "Lee said on Monday.",
        "Foreign Minister Ida Lee said in an interview.",
        "the ministry said in a statement.",
        "Lee said in a report published on Monday.",
        "she told reporters.",
        "she told Tass on Monday in Oslo.",
        "Lee warned on Monday.",
        "Lee said after the talks.",
        "Lee said during a visit to Oslo, where he met Moe.",
        "Lee said as he arrived in Oslo.",
        "the minister told a news conference.",
        "Lee complained to reporters.",
        "Lee added.",
        "he continued.",
    ],
)
def test_an_attribution_that_closes_the_sentence_reports_what_stands_before_it(closing):
    [row] = voices.reports(corpus_of(f"{BEFORE}, {closing}")).to_dict("records")
    assert row["text"] == BEFORE


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("After rents fell, Lee said in Oslo prices rose.", "in Oslo prices rose"),
        ("In Oslo, Lee said on Monday the bank would close.", "on Monday the bank would close"),
        ("Rents fell, Lee said on Monday that prices rose.", "prices rose"),
        ("After the war ended, Lee continued.", None),
        ("Rents fell, the fighting continued.", None),
        ("The firm hired 20 people, and it added 30 more.", None),
    ],
)
def test_a_clause_behind_the_cue_stays_what_is_reported(text, content):
    found = voices.reports(corpus_of(text))["text"].tolist()
    assert found == ([content] if content else [])
