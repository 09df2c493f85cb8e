"""Who does what to whom in one sentence; expectations by hand."""

import pytest
from samestory.language.roles import of_text, parties, symmetric


@pytest.mark.parametrize(
    ("sentence", "agent", "act", "patient", "status"),
    [
        ("Lee sued Park.", "lee", "lawsuit", "park", "fact"),
        ("Park was quickly sued by Ms. Ida Lee.", "lee", "lawsuit", "park", "fact"),
        ("Park, sued by Lee in May, left.", "lee", "lawsuit", "park", "fact"),
        ("Lee's lawsuit against Park was dropped.", "lee", "lawsuit", "park", "fact"),
        ("Lee will sue Park.", "lee", "lawsuit", "park", "future"),
        ("Lee plans to sue Park.", "lee", "lawsuit", "park", "future"),
        ("Lee did not sue Park.", "lee", "lawsuit", "park", "denied"),
        ("Lee refused to sue Park.", "lee", "lawsuit", "park", "denied"),
        ("If Lee sued Park, he would win.", "lee", "lawsuit", "park", "open"),
        ("Lee works for Park.", "park", "employment", "lee", "fact"),
        ("The book was written by Ole Dahl.", "dahl", "write", "book", "fact"),
        ("Bergen lost 2-1 to Lyon.", "lyon", "victory", "bergen", "fact"),
    ],
)
def test_roles_do_not_depend_on_the_voice(sentence, agent, act, patient, status):
    found = [(one.agent.head, one.act, one.patient.head, one.status) for one in of_text(sentence) if one.agent]
    assert (agent, act, patient, status) in found


@pytest.mark.parametrize(
    "sentence",
    [
        "Lee said Park was ill.",
        "Lee sued Park's company.",
        "The head of Acme praised Zenith.",
        "He sued her.",
        "",
        "Lee.",
    ],
)
def test_no_party_no_predication(sentence):
    assert of_text(sentence) == []


def test_a_leader_has_the_country_of_the_adjective_or_the_owner():
    for text in ("Norwegian Premier Ida Lund visited Kenya.", "Norway's premier Ida Lund visited Kenya."):
        (one,) = of_text(text)
        assert (one.agent.head, one.agent.country, one.patient.country) == ("lund", "Norway", "Kenya")


def test_a_meeting_has_no_doer():
    (one,) = of_text("Lee met Park.")
    assert one.act in symmetric()


def test_a_line_may_break_off_behind_a_comma():
    words = "the paper was signed by ida lund".split()
    capital = [False] * 5 + [True, True]
    [party] = parties(words, capital, ["", *[" "] * 6, ","])
    assert (party.words, party.country) == (("ida", "lund"), "")
