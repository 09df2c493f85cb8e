"""Coverage: which report makes which claim, and how; hand-made pairs and what holds for every corpus."""

import samestory as ss
from helpers import corpus_of

DAM = "“The northern dam needs repairs before winter,” the engineer Ole Moe said."
COLUMNS = "event claim label topic article held start end text reports share".split()


def test_coverage_says_who_holds_what_and_how():
    one = DAM + " The valley celebrated a wedding yesterday."
    two = "The engineer Ole Moe said that the northern dam needs repairs before winter."
    covered = ss.discrepancies.coverage(corpus_of(one, two, event="e"))
    dam = covered[covered["label"].str.contains("dam")]
    assert dict(zip(dam["article"].astype(str), dam["held"])) == {"a0": "quoted", "a1": "reported"}
    wedding = covered[covered["label"].str.contains("wedding")]
    assert dict(zip(wedding["article"].astype(str), wedding["held"])) == {"a0": "outlet", "a1": "absent"}
    assert covered["reports"].tolist() == sorted(covered["reports"], reverse=True)
    wide = ss.discrepancies.matrix(covered)
    assert wide.columns.tolist() == ["a0", "a1"] and len(wide) == covered["claim"].nunique()


def test_a_claim_in_pieces_is_unclear_and_not_absent():
    pieces = (
        "Ole Moe, an engineer, keeps goats. The northern road to the glacier is closed until May, because the long "
        "winter was hard on walls, mills and roofs."
    )
    covered = ss.discrepancies.coverage(corpus_of(DAM, pieces, event="e"))
    dam = covered[covered["label"].str.contains("dam needs") & (covered["article"].astype(str) == "a1")]
    assert dam["held"].tolist() == ["unclear"] and dam["start"].isna().all() and dam["share"].gt(0.38).all()


def test_one_row_a_claim_and_report_with_verbatim_spans(seeds):
    covered = ss.discrepancies.coverage(seeds)
    assert covered.columns.tolist() == COLUMNS
    assert (
        not covered.duplicated(["claim", "article"]).any() and covered.groupby("claim")["article"].nunique().eq(4).all()
    )
    said = covered[covered["start"].notna()]
    assert all(seeds.raw(a)[s:e] == t for a, s, e, t in zip(said["article"], said["start"], said["end"], said["text"]))
    assert set(covered["held"]) == {"quoted", "reported", "outlet", "unclear", "absent"}
    assert covered["start"].isna().eq(covered["held"].isin(["unclear", "absent"])).all()
    assert said.groupby("claim").size().eq(said.groupby("claim")["reports"].first()).all()


def test_an_event_of_one_report_has_no_coverage():
    covered = ss.discrepancies.coverage(corpus_of(DAM, event="e"))
    assert covered.empty and covered.columns.tolist() == COLUMNS


def test_reports_of_different_events_are_not_compared():
    assert ss.discrepancies.coverage(corpus_of(DAM, DAM, event=["e", "f"])).empty
