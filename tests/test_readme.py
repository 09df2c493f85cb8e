"""The numbers of README.md are those of the exported tables."""

import re

import pandas as pd
import samestory as ss


def test_numbers_in_the_readme(top, seeds):
    readme = " ".join((top / "README.md").read_text().split())
    words = pd.read_csv(top / "figures" / "fig-01-voices.csv", dtype={"article": "str"}).pivot_table(
        index="article", columns="voice", values="words", aggfunc="sum"
    )
    own = 100 * words["outlet"] / words.sum(axis=1)
    assert f"{own.min():.0f} to {own.max():.0f} %" in readme
    reports = pd.read_csv(top / "figures" / "table-01-reports.csv")
    assert (
        reports[["outlet", "published"]].isna().sum().tolist() == [4, 3]
        and "four of five outlets and three dates" in readme
    )
    closest = ss.alignment.text_reuse(seeds)[["containment_ab", "containment_ba"]].max(axis=None)
    assert f"{100 * closest:.0f} % of its five-word runs" in readme
    quoted = ss.voices.quotations(seeds).query("kind != 'designation'")
    assert set(quoted["speaker"]) == {"Vladimir Putin"} and "Nobody but Putin is quoted" in readme


def test_numbers_on_tone_and_discrepancies_in_the_readme(top):
    readme = " ".join((top / "README.md").read_text().split())
    scores = pd.read_csv(top / "figures" / "table-03-scores.csv")
    pair = scores[scores["actor"].isin(["US", "Russia"])]
    assert f"Of {len(pair)} mentions none is clearly positive" in readme and not (pair["label"] == "positive").any()
    runs = pd.read_csv(top / "figures" / "table-03-robustness.csv").set_index(["scorer", "left_out"])["difference"]
    assert f"score {_points(-runs[('linear', 'none')])} lower than those that name Russia" in readme
    swap = (
        pd.read_csv(top / "figures" / "fig-03-name-swap.csv")
        .groupby("template")[["VADER", "ours"]]
        .agg(lambda v: v.max() - v.min())
    )
    assert f"moves by up to {_points(swap['VADER'].max())}" in readme and swap["ours"].max() == 0
    told = pd.read_csv(top / "figures" / "fig-04-coverage.csv").groupby("claim")["article"].nunique()
    assert (len(told), (told == 4).sum(), (told == 1).sum()) == (50, 10, 17)
    assert "share ten of fifty claims**; 17 stand in one alone" in readme
    measured = pd.read_csv(top / "benchmarks" / "measured" / "sentiment.csv").set_index("scorer").loc["linear"]
    found = pd.read_csv(top / "figures" / "table-04-scores.csv").query("group == 'all'").set_index("measure")["share"]
    for name, value in (
        ("toward persons F1", measured["F1 persons"]),
        ("US and Russia F1", measured["F1 US and Russia"]),
        ("discrepancies recall", found["recall"]),
        ("precision", found["precision"]),
    ):
        assert f"{name} {_points(value)}" in readme, name


def _points(share):
    """.66 for 0.6612, as the README prints shares."""
    return f"{share:.2f}".lstrip("0")


def test_it_is_read_in_two_screens(top):
    assert len(re.findall(r"\S+", (top / "README.md").read_text())) < 800
