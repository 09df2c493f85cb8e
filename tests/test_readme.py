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


def test_it_is_read_in_two_screens(top):
    assert len(re.findall(r"\S+", (top / "README.md").read_text())) < 800
