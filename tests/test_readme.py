"""The numbers of README.md are those of the exported tables and of the codings."""

import re

import pandas as pd
import samestory as ss


def words_of(top):
    return " ".join((top / "README.md").read_text().split())


def table(top, name):
    return pd.read_csv(top / "figures" / f"{name}.csv", dtype={"article": "str"})


def test_numbers_on_the_reports(top, seeds):
    readme = words_of(top)
    words = table(top, "fig-01-voices").pivot_table(index="article", columns="voice", values="words", aggfunc="sum")
    own = 100 * words["outlet"] / words.sum(axis=1)
    assert f"{own.min():.0f} to {own.max():.0f} %" in readme
    reports = table(top, "table-01-reports")
    assert reports[["outlet", "published"]].isna().sum().tolist() == [4, 3]
    assert "four of five outlets and three dates" in readme
    closest = ss.alignment.text_reuse(seeds)[["containment_ab", "containment_ba"]].max(axis=None)
    assert f"at most {100 * closest:.0f} % of a report's five-word runs" in readme
    quoted = ss.voices.quotations(seeds).query("kind != 'designation'")
    assert set(quoted["speaker"]) == {"Vladimir Putin"} and "Nobody but Putin is quoted" in readme
    assert [a for a in seeds.fileids() if "standoff" in seeds.raw(a)] == [
        "003"
    ] and "Only 003 opens with the standoff" in readme


def test_numbers_on_tone_are_those_of_both_readings(top):
    readme, folder = words_of(top), top / "seeds" / "coding"
    one, other = (pd.read_csv(folder / f"mentions_{x}.csv", dtype={"article": "str"}) for x in "ab")
    us, russia = (pd.concat([one, other], axis=1)[(one["actor"] == actor)]["label"] for actor in ("US", "Russia"))
    assert (us == "negative").sum().tolist() == [10, 10] and not (us == "positive").any(axis=None)
    assert f"Of {len(us)} mentions of the United States, 10 are negative (six arguably) and none is positive" in readme
    unsure = (one["sure"] == 0) | (other["sure"] == 0)
    assert unsure[us.index[us.iloc[:, 0] == "negative"]].sum() == 6
    assert (russia == "positive").sum().tolist() == [14, 17] and (russia == "negative").sum().tolist() == [1, 1]
    assert f"Of {len(russia)} mentions of Russia, 14 to 17 are positive and one is negative" in readme
    same = (one["label"] == other["label"]).mean()
    alpha = ss.agreement.alpha(pd.DataFrame({"a": one["label"], "b": other["label"]}))
    assert f"{100 * same:.0f} % of attitudes (Krippendorff's alpha {points(alpha, 3)})" in readme


def test_numbers_on_claims_and_scorer(top):
    readme, claims = words_of(top), pd.read_csv(top / "seeds" / "coding" / "claims.csv", dtype={"article": "str"})
    held = claims[claims["article"] != "004"].groupby("claim")["article"].agg(set)
    assert (len(held), (held.map(len) == 4).sum(), (held.map(len) == 1).sum()) == (50, 10, 17)
    assert "share ten of fifty coded claims:" in readme and "17 appear in one report only" in readme
    assert all("000" in reports for reports in held if "001" in reports) and "000 makes every claim of 001" in readme
    right = table(top, "table-03-accuracy").query("actors == 'all six'").set_index("scorer")["accuracy"]
    scorer, dumbest = (f"{100 * right[name]:.0f} %" for name in ("encoder", "always neutral"))
    assert f'is right on {scorer} of these mentions, where always answering "neutral" is right on {dumbest}' in readme
    scores = table(top, "table-05-scores").query("measure == 'precision' and group == 'all'").iloc[0]
    assert f"Of {scores['n']} differences that it lists, {scores['matched']} are in the coding" in readme
    coded = table(top, "table-05-scores").query("measure == 'recall' and group == 'all'").iloc[0]
    assert f"it misses {coded['n'] - coded['matched']} of {coded['n']}" in readme


def test_numbers_on_other_events(top):
    judged = pd.read_csv(top / "benchmarks/measured/triplets-judged.csv").dropna(subset=["certainty"])
    shown = judged["certainty"] != "low"
    parts = judged, judged[shown]
    right = [part["weight"][part["judgment"] == "right"].sum() / part["weight"].sum() for part in parts]
    told = "a language model calls {:.0f} % of its rows right, and {:.0f} % of the surest fifth, nearly all silences"
    assert told.format(*(100 * share for share in right)) in words_of(top)
    assert 0.15 < judged["weight"][shown].sum() / judged["weight"].sum() < 0.25
    silences = judged["weight"][shown & (judged["kind"] == "omission")].sum() / judged["weight"][shown].sum()
    assert silences > 0.85


def points(share, digits=2):
    """.66 for 0.6612, as the README prints shares."""
    return f"{share:.{digits}f}".lstrip("0")


def test_it_is_read_in_two_screens(top):
    assert len(re.findall(r"\S+", (top / "README.md").read_text())) < 800
