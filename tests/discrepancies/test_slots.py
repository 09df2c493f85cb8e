"""Slots of one act: what may look like another filler, but is of another thing, or no other."""

import pytest
import samestory as ss
from helpers import corpus_of

APART = {
    "two victims": (
        "On May 10, Karin Lund, a nurse, was found bound in her apartment in the old town.",
        "On May 1, Ida Dahl, a nurse, was found bound in her apartment.",
    ),
    "two prices": (
        "Herring was sold at 367 crowns a barrel at 10 a.m., having climbed to a price not seen since February 10.",
        "Herring was sold at 358 crowns a barrel at 5 a.m., having climbed to a price not seen since February 25.",
    ),
    "two days": (
        "On Monday, one fisherman drowned and another was hurt when their trawler capsized in northern Norland.",
        "On Sunday, a fisherman drowned and another was hurt in southern Norland when a trawler capsized.",
    ),
    "two towns": (
        "The herring parade begins at 10:30 a.m. on Larvik Road, above the Vadso bridge.",
        "The herring parade begins at 11 a.m. in downtown Harstad, at the Moe fountain.",
    ),
    "initials": (
        "Revenue from herring adverts at the LP fell steeply during the winter, the owners admitted.",
        "Revenue from herring adverts at the Larvik Post fell steeply during the winter, the owners admitted.",
    ),
    "a firm and who speaks for it": (
        "A thorough review of the herring contracts has begun, Lund spokeswoman Ida Dahl said.",
        "A thorough review of the herring contracts has begun, Lund Fisheries said on its website.",
    ),
    "ends of spans": (
        "The herring market runs on weekdays, through Sept. 9, with barrels sold by auction.",
        "The herring market, with barrels sold by auction, opens also on Sept. 7.",
    ),
}
RULES = "place of one act|part of one place|holder of one office|time of one act"


@pytest.mark.parametrize("kind", APART)
def test_what_is_of_two_things_or_no_other_fills_no_slot(kind):
    found = ss.discrepancies.find(corpus_of(*APART[kind], event="e"))
    assert not set(found["rule"]) & {f"other {name}" for name in RULES.split("|")}


def test_a_difference_is_found_in_the_company_of_many_equal_reports():
    one = "A tanker with 40 tons of herring oil sank in the bay of Larvik on Thursday."
    two = "On Thursday 40 tons of herring oil were lost near Harstad when a tanker sank."
    found = ss.discrepancies.find(corpus_of(*[one] * 6, *[two] * 6, event="e"))
    place = found[found["rule"] == "other place of one act"]
    assert place["article"].nunique() == 12 and place["discrepancy"].nunique() == 1
