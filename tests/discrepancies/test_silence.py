"""Which silences are sure: what stands nowhere in the silent report, in any form."""

import pytest
import samestory as ss
from helpers import corpus_of
from samestory.discrepancies._event import events, medoid_of
from samestory.discrepancies.rules.omissions import Omission, omissions
from samestory.discrepancies.rules.untold import untold

OPENING = "The council of Larvik met in the town hall. The mayor praised the new budget for schools. "
FILLER = " ".join(
    f"{who} spoke about {what} for an hour." for who, what in zip(
        ("The treasurer", "A teacher", "The librarian", "A plumber", "The vicar", "A nurse", "The gardener", "A judge"),
        ("taxes", "classrooms", "shelves", "pipes", "choirs", "wards", "hedges", "courts"),
    )
)  # fmt: skip
CLAIM = "Inspector Ida Lund will close 14 unsafe kindergartens near Bergen because rotten beams crack in winter storms."


def reports(*texts: str) -> ss.Corpus:
    """Reports of one event."""
    return corpus_of(*texts, event="e")


def certainties(part: str, *texts: str) -> set[str]:
    """Say how sure the omissions are that tell a part of a text."""
    table = ss.discrepancies.find(reports(*texts))
    own = (table["kind"] == "omission") & table["text"].str.contains(part, na=False, regex=False)
    return set(table.loc[own, "certainty"])


@pytest.mark.parametrize(
    ("claim", "other"),
    [
        ("Nine Norwegian divers sank.", "Norway lost 9 of its people."),
        ("The FBI searched a barn.", "Agents of the Federal Bureau of Investigation came."),
        ("The World Health Organization warned of ticks.", "Ticks worry the WHO."),
        ("Thirty sailors were hurt.", "The storm injured 30 of them."),
        ("A Danish ferry sank.", "A ferry from Denmark went down."),
        ("American soldiers left.", "The U.S. withdrew."),
    ],
)
def test_no_name_or_figure_is_missed_that_stands_there_in_another_form(claim, other):
    event = next(events(reports(claim, other)))
    clauses = [medoid_of(own) for own in event.claims.values() if 0 in own]
    assert untold(event, clauses, [1]).names == 0


def test_names_and_figures_that_stand_nowhere_are_counted():
    event = next(events(reports("Nine Norwegian divers met Ola Berg.", "A ferry from Denmark carried 4 cows.")))
    clauses = [medoid_of(own) for own in event.claims.values() if 0 in own]
    new = untold(event, clauses, [1])
    assert new.names == 4  # nine, Norwegian, Ola, Berg
    assert new.bits > untold(event, clauses, [0]).bits == 0


def test_a_silence_on_new_names_late_in_a_report_is_surer_than_one_on_its_lead_or_without_names():
    def surest(text: str) -> float:
        own = [o.score for o in omissions(next(events(reports(text, FILLER, FILLER)))) if _tells(o, "kindergartens")]
        return max(own)

    plain = (
        "She will close unsafe kindergartens by the harbor because rotten beams crack whenever winter storms arrive."
    )
    assert surest(f"{FILLER} {OPENING} {CLAIM}") >= 0.65 > surest(f"{CLAIM} {OPENING} {FILLER}")
    assert surest(f"{FILLER} {OPENING} {plain}") < 0.65


def _tells(omission: Omission, part: str) -> bool:
    return any(part in place.report.text[place.start : place.end] for place in omission.places)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hundreds of cabins along the fjord were swept away.", "The fjord washed off several hundred huts."),
        ("The bakery cut its prices to win back customers.", "To regain customers it has lowered what bread costs."),
        ("She had been blamed for selling the boats of sixty pupils.", "Critics say that 60 pupils lost boats to her."),
    ],
)
def test_what_two_short_reports_tell_with_a_word_in_common_is_no_sure_silence(one, other):
    common = "The council of Larvik met in the town hall on Monday. "
    assert certainties(one, common + one, common + other) <= {"low"}


def test_a_sentence_more_without_a_word_in_the_rest_of_two_short_reports_is_a_sure_silence():
    common = "The council of Larvik met in the town hall on Monday. "
    assert certainties("shepherd", common + "One shepherd walked nine miles with a broken arm.", common) == {"high"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The ferry was carrying 300 passengers.", "The ferry was carrying about three hundred passengers."),
        ("Twelve people died, police said.", "At least 15 people were killed, police said."),
        ("The bridge will cost $5 million, the mayor said.", "It will cost about $5 million, according to the mayor."),
    ],
)
def test_a_copy_that_gives_the_value_in_other_words_is_not_silent(one, other):
    before = "The ferry sank off Bergen. Rescuers worked through the night. "
    found = ss.discrepancies.find(corpus_of(before + one, before + other, event="e"))
    assert "omission" not in set(found["kind"]) and "number" in set(found["kind"])
