"""A corpus in stages: kept, taken up, made again where it must be; texts and counts by hand."""

import numpy as np
import pandas as pd
import pytest
import samestory as ss
from samestory import report
from samestory.errors import ArgumentError
from samestory.report import _stages

FIRE = "A fire closed the mill in Bergen on Monday. “We lost all,” Ida Lund said. Nobody was hurt."
FIRE_TOO = "A fire closed the mill in Bergen on Monday. “We lost everything,” Ida Lund said. Two men were hurt."
MATCH = "Russia won the match in Lima. The United States praised Russia for a brilliant game."


@pytest.fixture(autouse=True)
def _apart(tmp_path, monkeypatch):
    monkeypatch.setenv("SAMESTORY_FIGURES", str(tmp_path / "figures"))
    monkeypatch.setenv("SAMESTORY_CITATION", "")


def source(**columns):
    facts = {"article": ["a", "b", "c"], "text": [FIRE, FIRE_TOO, MATCH], "event": ["fire", "fire", "match"]}
    return pd.DataFrame(facts | columns)


def test_every_table_is_kept_as_parquet_with_its_offsets(tmp_path):
    found = report.analyze(source(), tmp_path)
    for name, table in found.tables.items():
        pd.testing.assert_frame_equal(pd.read_parquet(tmp_path / "data" / f"{name}.parquet"), table)
    quoted = found.tables["quotations"]
    assert [FIRE[s:e] for s, e in quoted.loc[quoted["article"] == "a", ["start", "end"]].values] == ["We lost all,"]
    assert set(found.tables["discrepancies"]["event"]) == {"fire"}


def test_what_is_done_is_taken_up_and_equal(tmp_path, monkeypatch):
    first = report.analyze(source(), tmp_path)

    def again(*_):
        raise AssertionError("made again")

    monkeypatch.setattr(_stages, "STAGES", tuple(stage._replace(make=again) for stage in _stages.STAGES))
    monkeypatch.setattr("samestory.report._analysis.STAGES", _stages.STAGES)
    second = report.analyze(source(), tmp_path)
    for name, table in first.tables.items():
        pd.testing.assert_frame_equal(second.tables[name], table)
    with pytest.raises(AssertionError, match="made again"):
        report.analyze(source(text=[FIRE, FIRE_TOO, MATCH + " It rained."]), tmp_path)
    with pytest.raises(AssertionError, match="made again"):
        report.analyze(source(outlet=["Post", "Sun", "Star"]), tmp_path)


def test_a_choice_makes_only_what_depends_on_it(tmp_path, monkeypatch):
    report.analyze(source(), tmp_path)
    made = []
    stages = tuple(
        stage._replace(make=lambda *given, stage=stage: made.append(stage.name) or stage.make(*given))
        for stage in _stages.STAGES
    )
    monkeypatch.setattr("samestory.report._analysis.STAGES", stages)
    found = report.analyze(source(), tmp_path, report.Settings(actors="Russia"))
    assert made == ["actors", "tone"] and set(found.tables["tone"]["actor"]) == {"Russia"}


def test_a_damaged_table_is_made_again_and_a_foreign_folder_refused(tmp_path):
    first = report.analyze(source(), tmp_path)
    (tmp_path / "data" / "mentions.parquet").write_bytes(b"PAR1 cut off")
    again = report.analyze(source(), tmp_path)
    pd.testing.assert_frame_equal(again.tables["mentions"], first.tables["mentions"])
    foreign = tmp_path / "theirs" / "data"
    foreign.mkdir(parents=True)
    pd.DataFrame({"x": [1]}).to_parquet(foreign / "mine.parquet")
    with pytest.raises(ArgumentError, match="another hand"):
        report.analyze(source(), foreign.parent)
    assert pd.read_parquet(foreign / "mine.parquet")["x"].tolist() == [1]


def test_groups_by_outlet_above_twelve_reports_from_two_outlets():
    texts = [f"{MATCH} Report {n}." for n in range(13)]
    many = pd.DataFrame({"text": texts, "outlet": ["Post"] * 7 + ["Sun"] * 6})
    assert report.analyze(many, settings=report.Settings(events="none")).by == "outlet"
    assert report.analyze(many.head(12), settings=report.Settings(events="none")).by == "article"
    with pytest.raises(ArgumentError, match="column of the articles"):
        report.analyze(many, settings=report.Settings(by="paper", events="none"))


def test_events_are_declared_chosen_or_proposed_and_said():
    bare = source().drop(columns="event")
    proposed = report.analyze(bare)
    assert proposed.corpus.articles["event"].tolist()[2] == "" and "No event is declared" in proposed.events
    one = report.analyze(bare, settings=report.Settings(events="one"))
    assert one.corpus.articles["event"].nunique() == 1 and "one event" in one.events
    none = report.analyze(source(), settings=report.Settings(events="none"))
    assert none.tables["discrepancies"].empty
    column = report.analyze(bare.assign(story=["x", "x", "y"]), settings=report.Settings(events="story"))
    assert column.corpus.articles["event"].tolist() == ["x", "x", "y"]
    with pytest.raises(ArgumentError, match="events"):
        report.analyze(bare, settings=report.Settings(events="nonsense"))


def test_a_sheet_of_events_is_read_back(tmp_path):
    bare = source().drop(columns="event")
    report.analyze(bare, tmp_path)
    sheet = pd.read_csv(tmp_path / "events.csv", dtype=str, keep_default_na=False, encoding="utf-8-sig")
    sheet.assign(event=["fire", "fire", ""]).to_csv(tmp_path / "mine.csv", index=False)
    found = report.analyze(bare, tmp_path, report.Settings(events=str(tmp_path / "mine.csv")))
    assert found.corpus.articles["event"].tolist() == ["fire", "fire", ""]
    assert found.tables["discrepancies"]["event"].unique().tolist() == ["fire"]


def test_the_numbers_said_of_each_instrument_are_those_measured():
    from helpers import TOP
    from samestory.report.sections._parts import error_of, measured

    said, folder = measured(), TOP / "benchmarks" / "measured"
    voices = pd.read_csv(folder / "voices.csv").set_index("measure")
    words = voices.loc["words in somebody's voice"]
    shares = words["recall"], words["precision"], voices.loc["speaker end to end", "recall"]
    given = said["voices"]
    assert [given[k] for k in ("recall", "precision", "speaker")] == [f"{100 * share:.0f} %" for share in shares]
    auc = pd.read_csv(folder / "framing.csv").query("frame != 'mean'")["AUC distinct_terms"]
    assert [said["frames"]["low"], said["frames"]["high"]] == [f"{auc.min():.2f}"[1:], f"{auc.max():.2f}"[1:]]
    both = pd.read_csv(folder / "sentiment.csv").set_index("scorer")
    parts = pd.read_csv(folder / "sentiment-countries.csv").set_index("scorer")
    neutral = parts.loc["always neutral"].query("countries == 'US and Russia'")
    assert said["tone"]["neutral"] == f"{np.average(neutral['accuracy'], weights=neutral['n']):.2f}"[1:]
    for name in ss.sentiment.SCORERS:
        numbers = both.loc[name, ["F1 US and Russia", "accuracy US and Russia"]]
        assert [said["tone"][name][k] for k in ("f1", "accuracy")] == [f"{number:.2f}"[1:] for number in numbers]
        low, high = sorted(parts.loc[name].query("countries == 'US'")["recall negative"])
        blame = f"{100 * low:.0f} to {100 * high:.0f} %, depending on the sample" if high else "none"
        assert said["tone"][name]["blame"] == blame and blame in error_of("tone", name)
    assert error_of("tone") == error_of("tone", "encoder")
    judged = pd.read_csv(folder / "triplets-judged.csv").dropna(subset=["certainty"])
    right, sure = judged["weight"] * (judged["judgment"] == "right"), judged["certainty"] != "low"
    shown = right[sure].sum() / judged["weight"][sure].sum(), right.sum() / judged["weight"].sum()
    assert [said["discrepancies"][k] for k in ("shown", "all")] == [f"{100 * part:.0f} %" for part in shown]
