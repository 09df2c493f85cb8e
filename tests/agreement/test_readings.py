"""Two readings: what is refused, how they are put together, and how far those of the five articles agree."""

import csv
from collections import Counter

import pandas as pd
import pytest
from helpers import TOP, corpus_of
from samestory import agreement
from samestory.errors import ArgumentError, CorpusError

FOLDER = TOP / "seeds" / "coding"
TEXT = "The mill may close, Ann said."
MENTION = {"article": "a0", "start": "4", "end": "8", "text": "mill", "actor": "the mill", "label": "negative"}
MENTION |= {"voice": "reported", "speaker": "Ann", "sure": "1"}
ANN = MENTION | {
    "start": "20",
    "end": "23",
    "text": "Ann",
    "actor": "Ann",
    "label": "neutral",
    "voice": "outlet",
    "speaker": "",
}


@pytest.fixture(scope="module")
def coding(seeds):
    return agreement.read_coding(FOLDER, seeds)


def write(folder, a, b=None, name="mentions"):
    for reader, rows in (("a", a), ("b", b)):
        if rows is not None:
            pd.DataFrame(rows, columns=list(MENTION)).to_csv(folder / f"{name}_{reader}.csv", index=False)
    return folder


def problems(folder):
    with pytest.raises(CorpusError) as error:
        agreement.read_coding(folder, corpus_of(TEXT))
    assert all(problem.expected and problem.fix for problem in error.value.problems)
    return [(problem.where, problem.column, problem.found) for problem in error.value.problems]


# --- how they are read -------------------------------------------------------------------------------------------


def test_codes_that_differ_are_disputed(tmp_path):
    other = MENTION | {"label": "neutral", "voice": "outlet", "speaker": "", "sure": "0"}
    table = agreement.read_coding(write(tmp_path, [MENTION, ANN], [ANN, other]), corpus_of(TEXT)).mentions
    first, second = table.to_dict("records")
    assert [first[column] for column in ("label", "voice", "speaker", "sure")] == ["disputed"] * 3 + [0]
    assert [first[column] for column in ("label_a", "label_b", "voice_b", "speaker_a", "speaker_b")] == [
        "negative",
        "neutral",
        "outlet",
        "Ann",
        "",
    ]
    assert [second[column] for column in ("label", "voice", "speaker", "sure")] == ["neutral", "outlet", "", 1]
    assert (first["start"], second["end"]) == (4, 23)


def test_one_reading_is_no_dispute(tmp_path):
    coding = agreement.read_coding(write(tmp_path, [MENTION, ANN]), corpus_of(TEXT))
    table = coding.mentions
    assert table["label"].tolist() == table["label_a"].tolist() == ["negative", "neutral"]
    assert table["label_b"].tolist() == ["", ""] and table["sure"].tolist() == [1, 1]
    assert agreement.reliability(coding).empty and agreement.disputed(coding).empty


@pytest.mark.parametrize("b", [None, []])
def test_readings_without_a_row(tmp_path, b):
    coding = agreement.read_coding(write(tmp_path, [], b), corpus_of(TEXT))
    assert coding.mentions.empty and agreement.reliability(coding).empty and agreement.disputed(coding).empty


@pytest.mark.parametrize(
    "change, column, found",
    [
        ({"label": "bad"}, "label", "'bad'"),
        ({"voice": "own"}, "voice", "'own'"),
        ({"sure": "2"}, "sure", "'2'"),
        ({"actor": " "}, "actor", "an empty cell"),
        ({"text": "Mill"}, "text", "'Mill'"),
        ({"article": "z"}, "article", "'z'"),
        ({"speaker": ""}, "speaker", "an empty cell"),
        ({"voice": "outlet"}, "speaker", "'Ann'"),
    ],
)
def test_a_bad_row_is_named(tmp_path, change, column, found):
    assert problems(write(tmp_path, [MENTION | change])) == [("mentions_a.csv, row 2", column, found)]


def test_both_readers_code_the_same_spans(tmp_path):
    assert problems(write(tmp_path, [MENTION], [MENTION, ANN])) == [
        ("mentions_b.csv, row 3", "article, start, end, actor", "'a0 20 23 Ann'")
    ]
    assert problems(write(tmp_path, [MENTION], [MENTION | {"actor": "mills"}])) == [
        ("mentions_a.csv, row 2", "article, start, end, actor", "'a0 4 8 the mill'"),
        ("mentions_b.csv, row 2", "article, start, end, actor", "'a0 4 8 mills'"),
    ]


def test_a_row_that_stands_twice(tmp_path):
    found = problems(write(tmp_path, [MENTION, MENTION], [MENTION]))
    assert found == [("mentions_a.csv, row 3", "article", "'a0' with the same span again")]


def test_a_second_reading_alone_is_refused(tmp_path):
    assert problems(write(tmp_path, None, [MENTION]))[0][:1] == ("mentions_a.csv",)


def test_another_header_is_refused(tmp_path):
    assert problems(write(tmp_path, [MENTION], name="measures"))[0][:2] == ("measures_a.csv", "header")


# --- the readings of the five articles, recounted from the files --------------------------------------------------


def rows(name):
    return list(csv.DictReader((FOLDER / f"{name}.csv").read_text(encoding="utf-8").splitlines()))


MENTIONS = list(zip(rows("mentions_a"), rows("mentions_b"), strict=True))


@pytest.mark.parametrize("name", ["mentions", "frame_terms", "measures"])
def test_every_span_is_verbatim(name):
    texts = {p.name[:3]: p.read_bytes().decode("utf-8") for p in (TOP / "seeds").glob("*.txt")}
    for reader in "ab":
        assert all(
            texts[row["article"]][int(row["start"]) : int(row["end"])] == row["text"]
            for row in rows(f"{name}_{reader}")
        )


def scott(pairs):
    """Alpha of two coders without missing codes, from Scott's pi: alpha = pi + (1 − pi) / 2n."""
    n, pooled = len(pairs), Counter(code for pair in pairs for code in pair)
    chance = sum((count / (2 * n)) ** 2 for count in pooled.values())
    pi = (sum(a == b for a, b in pairs) / n - chance) / (1 - chance)
    return pi + (1 - pi) / (2 * n)


@pytest.mark.parametrize("code, same, agreed, alpha", [("label", 212, 0.97, 0.945), ("voice", 216, 0.99, 0.985)])
def test_how_far_the_readings_agree(coding, code, same, agreed, alpha):
    pairs = [(a[code], b[code]) for a, b in MENTIONS]
    assert (len(pairs), sum(a == b for a, b in pairs)) == (218, same)
    assert round(scott(pairs), 3) == alpha
    table = agreement.reliability(coding).set_index(["table", "code"]).loc[("mentions", code)]
    assert (table["n"], table["same"], round(table["agreement"], 2), round(table["alpha"], 3)) == (
        218,
        same,
        agreed,
        alpha,
    )


@pytest.mark.parametrize(
    "actor, n, negative, positive",
    [
        ("US", 18, (10, 10), (0, 0)),
        ("Russia", 53, (1, 1), (14, 17)),
        ("India", 83, (1, 1), (39, 40)),
        ("Modi", 16, (0, 0), (13, 12)),
    ],
)
def test_how_the_actors_are_evaluated(coding, actor, n, negative, positive):
    pairs = [(a["label"], b["label"]) for a, b in MENTIONS if a["actor"] == actor]
    expected = {"negative": negative, "positive": positive}
    assert len(pairs) == n
    table = agreement.by_category(coding.mentions.query("actor == @actor"), "label").set_index("category")
    for label, counts in expected.items():
        assert (sum(a == label for a, _ in pairs), sum(b == label for _, b in pairs)) == counts
        assert tuple(table[["a", "b"]].T.get(label, (0, 0))) == counts


def test_frame_terms_that_fit(coding):
    assert Counter((r["frame"], r["fits"]) for r in rows("frame_terms_a")) == {
        ("conflict", "yes"): 11,
        ("conflict", "no"): 7,
        ("morality", "yes"): 4,
        ("morality", "no"): 4,
        ("human_interest", "yes"): 4,
    }
    assert (coding.frame_terms["fits"] == "yes").sum() == 19 and len(coding.frame_terms) == 30


def test_the_disputed_codes_are_listed(coding):
    table = agreement.disputed(coding)
    assert Counter(table["code"]) == {"label": 6, "voice": 2}
    assert Counter(table.query("code == 'label'")["of"]) == {"Russia": 3, "India": 1, "Putin": 1, "Modi": 1}
    assert (coding.mentions["label"] == "disputed").sum() == 6


def test_speakers_have_full_names(coding):
    assert set(coding.mentions["speaker"]) - {"disputed"} == {"", "Vladimir Putin", "Donald Trump"}


def test_specific_agreement_by_hand():
    table = pd.DataFrame({"label_a": list("ppnn"), "label_b": list("pnnx")})
    found = agreement.by_category(table, "label").values.tolist()
    assert found == [["n", 2, 2, 1, 0.5], ["p", 2, 1, 1, 2 / 3], ["x", 0, 1, 0, 0.0]]
    with pytest.raises(ArgumentError, match="a code of two readings"):
        agreement.by_category(table, "voice")


def test_the_readme_gives_the_agreement_and_the_disputed_codes(coding):
    readme = (FOLDER / "README.md").read_text(encoding="utf-8")
    table = agreement.reliability(coding).set_index(["table", "code"])
    for key, name in {("mentions", "label"): "mentions: attitude", ("mentions", "voice"): "mentions: voice"}.items():
        n, same, share, alpha = table.loc[key]
        assert f"| {name} | {n:.0f} | {same:.0f} | {share:.3f} | {alpha:.3f} |".replace("| 0.", "| .") in readme
    assert table.drop([("mentions", "label"), ("mentions", "voice")])["agreement"].eq(1).all()
    names = {"label": "attitude", "voice": "voice"}
    for row in agreement.disputed(coding).itertuples():
        cells = row.article, f"{row.start}–{row.end}", row.text, names[row.code], row.a, row.b
        assert f"| {' | '.join(cells)} |" in readme
