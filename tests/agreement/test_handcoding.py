"""A coding sheet drawn, filled and read back: the scores of planted errors, and what spreadsheets do to a file."""

import numpy as np
import pandas as pd
import pytest
from helpers import corpus_of
from samestory.agreement import correct, evaluate, sheet
from samestory.errors import ArgumentError, CorpusError

CODES = ["negative", "neutral", "positive"]
ASKS = "How does the sentence evaluate the name?"


@pytest.fixture
def news():
    """Forty reports of three sentences, and a label for the name in each: 60 neutral, 40 positive, 20 negative."""
    text = "Lee praised Oslo. Rain fell on Rome. Moe blamed Bergen, he said."
    corpus = corpus_of(*[text] * 40, ids=[f"r{n}" for n in range(40)], outlet=["A", "B"] * 20)
    places = [(f"r{n}", text.index(name), text.index(name) + len(name)) for n in range(40) for name in NAMES]
    labels = pd.DataFrame(places, columns=["article", "start", "end"])
    return corpus, labels.assign(
        label=["positive", "neutral", "negative"] * 20 + ["positive", "neutral", "neutral"] * 20
    )


NAMES = ("Oslo", "Rome", "Bergen")


def fill(path, code, delimiter=","):
    """Write a code into every row of a sheet, by a function of its passage, as text in the file."""
    table = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8-sig")
    table["code"] = [code(row) for row in table.itertuples()]
    table.to_csv(path, index=False, encoding="utf-8-sig", sep=delimiter)
    return table


def test_a_sheet_shows_the_passage_and_nothing_of_the_label(news, tmp_path):
    corpus, labels = news
    key = sheet(corpus, labels, tmp_path / "tone.csv", ASKS, CODES, n=30)
    table = pd.read_csv(tmp_path / "tone.csv", dtype=str, keep_default_na=False)
    assert list(table) == ["unit", "article", "before", "passage", "after", "question", "code", "note"]
    assert len(table) == len(key) == 30 and table["unit"].is_unique and set(table["code"]) == {""}
    first = {"»Oslo«": "", "»Rome«": "Lee praised Oslo.", "»Bergen«": "Rain fell on Rome."}
    last = {"»Oslo«": "Rain fell on Rome.", "»Rome«": "Moe blamed Bergen, he said.", "»Bergen«": ""}
    name = table["passage"].str.extract("(».*«)")[0]
    assert table["before"].tolist() == name.map(first).tolist() and table["after"].tolist() == name.map(last).tolist()
    assert set(table["question"]) == {f"{ASKS} (negative | neutral | positive)"}
    marked = [corpus.raw(a)[s:e] for a, s, e in key[["article", "start", "end"]].itertuples(index=False)]
    assert [f"»{text}«" for text in marked] == name.tolist(), "the key is in the order of the sheet"


def test_strata_get_equally_many_rows_and_weights_count_all(news, tmp_path):
    corpus, labels = news
    key = sheet(corpus, labels, tmp_path / "a.csv", ASKS, CODES, n=75, by="label")
    assert key["stratum"].value_counts().to_dict() == {"neutral": 28, "positive": 27, "negative": 20}
    assert key.groupby("stratum")["weight"].sum().round(9).to_dict() == {"neutral": 60, "positive": 40, "negative": 20}
    again = sheet(corpus, labels, tmp_path / "b.csv", ASKS, CODES, n=75, by="label")
    assert again.equals(key) and (tmp_path / "a.csv").read_bytes() == (tmp_path / "b.csv").read_bytes()
    other = sheet(corpus, labels, tmp_path / "c.csv", ASKS, CODES, n=75, by="label", seed=2)
    assert set(other["unit"]) != set(key["unit"])


def test_planted_errors_give_exactly_their_scores(news, tmp_path):
    """All 120 coded: of 20 negatives the program has 20 right; 10 neutral ones of its 60 are coded positive."""
    corpus, labels = news
    key = sheet(corpus, labels, tmp_path / "tone.csv", ASKS, CODES, n=500)
    truth = labels.set_index(["article", "start", "end"])["label"]
    wrong = set(truth[truth == "neutral"].index[:10])
    places = dict(zip(key["unit"], key[["article", "start", "end"]].itertuples(index=False, name=None)))
    fill(tmp_path / "tone.csv", lambda row: "positive" if places[row.unit] in wrong else truth[places[row.unit]])
    found = evaluate(tmp_path / "tone.csv", labels)
    table = found.accuracy.set_index("code")
    assert table["coded"].to_dict() == {"negative": 20, "neutral": 50, "positive": 50, "all": 120}
    assert table["predicted"].to_dict() == {"negative": 20, "neutral": 60, "positive": 40, "all": 120}
    assert table.loc["neutral", ["precision", "recall", "f1"]].tolist() == pytest.approx([50 / 60, 1, 100 / 110])
    assert table.loc["positive", ["precision", "recall", "f1"]].tolist() == pytest.approx([1, 0.8, 80 / 90])
    assert table.loc["all", "f1"] == pytest.approx((1 + 100 / 110 + 80 / 90) / 3)
    assert table.loc["all", "accuracy"] == pytest.approx(110 / 120) and table.loc["all", "always"] == pytest.approx(
        50 / 120
    )
    assert table.loc["all", "accuracy_low"] < 110 / 120 < table.loc["all", "accuracy_high"] <= 1
    assert found.confusion.loc["positive"].to_dict() == {"negative": 0, "neutral": 10, "positive": 40}
    assert found.alpha == "undefined" and np.isnan(found.agreement) and found.disputed.empty
    share = correct(labels, found.codes).set_index("value")["corrected"]
    assert share.round(4).to_dict() == {"negative": 0.1667, "neutral": 0.4167, "positive": 0.4167}


def test_weights_undo_the_strata_in_the_scores(news, tmp_path):
    """Ten of each label coded, all "neutral": weighted the program is right in 60 of 120."""
    corpus, labels = news
    sheet(corpus, labels, tmp_path / "tone.csv", ASKS, CODES, n=30, by="label")
    fill(tmp_path / "tone.csv", lambda row: "neutral")
    found = evaluate(tmp_path / "tone.csv", labels)
    assert found.accuracy.set_index("code").loc["all", "accuracy"] == pytest.approx(0.5)
    assert found.codes["weight"].sum() == pytest.approx(120)


def test_two_coders_have_an_alpha_and_a_list_to_settle(news, tmp_path):
    """Krippendorff 2011, nominal, by hand: 30 units, one differs; neutral 31 of 60 values, positive 29."""
    corpus, labels = news
    key = sheet(corpus, labels, tmp_path / "lee.csv", ASKS, CODES, n=30)
    (tmp_path / "moe.csv").write_bytes((tmp_path / "lee.csv").read_bytes())
    half, odd = set(key["unit"][:15]), key["unit"][20]
    fill(tmp_path / "lee.csv", lambda row: "positive" if row.unit in half else "neutral")
    fill(tmp_path / "moe.csv", lambda row: "positive" if row.unit in half ^ {odd} else "neutral")
    found = evaluate([tmp_path / "lee.csv", tmp_path / "moe.csv"], labels)
    other = evaluate([tmp_path / "moe.csv", tmp_path / "lee.csv"], labels)  # moe.csv has no key of its name
    assert other.alpha == found.alpha
    assert found.alpha == pytest.approx(1 - (59 * 2) / (2 * 31 * 29))
    assert found.agreement == pytest.approx(29 / 30) and len(found.codes) == 29
    assert found.disputed.loc[odd, ["lee", "moe"]].tolist() == ["neutral", "positive"] and len(found.disputed) == 1


def test_what_a_spreadsheet_does_to_a_sheet_is_read(news, tmp_path):
    corpus, labels = news
    key = sheet(corpus, labels, tmp_path / "tone.csv", ASKS, CODES, n=12)
    fill(tmp_path / "tone.csv", lambda row: "Negative " if row.Index % 2 else " POSITIVE", delimiter=";")
    lines = (tmp_path / "tone.csv").read_text(encoding="utf-8-sig").splitlines()
    rows = [lines[0], *reversed(lines[1:]), ";" * 7, ""]
    (tmp_path / "tone.csv").write_text("\ufeff" + "\r\n".join(rows), encoding="utf-8")
    codes = evaluate(tmp_path / "tone.csv", labels).codes
    assert codes["label"].value_counts().to_dict() == {"negative": 6, "positive": 6}
    at = key.set_index(["article", "start", "end"])["unit"]
    given = [at[place] for place in codes[["article", "start", "end"]].itertuples(index=False, name=None)]
    assert dict(zip(given, codes["label"]))[key["unit"][1]] == "negative"


@pytest.mark.parametrize(
    ("damage", "says"),
    [
        (lambda table: table.assign(code=["bad", *table["code"][1:]]), r"row 2, code: found 'bad'; expected one of"),
        (lambda table: table.assign(unit=["u0", *table["unit"][1:]]), r"row 2, unit: found 'u0'; expected a unit of"),
        (lambda table: pd.concat([table, table[:1]]), r"row 14, unit: .*expected a unit of the key, once"),
        (lambda table: table.drop(columns="code"), r"tone.csv, header: found no column code"),
        (lambda table: table.assign(code=""), r"tone.csv, code: found no code"),
    ],
)
def test_what_cannot_be_used_is_named(news, tmp_path, damage, says):
    corpus, labels = news
    sheet(corpus, labels, tmp_path / "tone.csv", ASKS, CODES, n=12)
    filled = fill(tmp_path / "tone.csv", lambda row: "neutral")
    damage(filled).to_csv(tmp_path / "tone.csv", index=False)
    with pytest.raises(CorpusError, match=says):
        evaluate(tmp_path / "tone.csv", labels)


def test_other_labels_than_those_drawn_from_are_named(news, tmp_path):
    corpus, labels = news
    sheet(corpus, labels, tmp_path / "tone.csv", ASKS, CODES, n=120)
    fill(tmp_path / "tone.csv", lambda row: "neutral")
    with pytest.raises(CorpusError, match="expected every drawn unit"):
        evaluate(tmp_path / "tone.csv", labels[5:])
    with pytest.raises(CorpusError, match="lost.csv: found no such file"):
        (tmp_path / "lost-key.csv").write_bytes((tmp_path / "tone-key.csv").read_bytes())
        evaluate(tmp_path / "lost.csv", labels)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ({"codes": ["yes"]}, "codes=.*two codes or more"),
        ({"n": 0}, "n=0.*at least 1"),
        ({"by": "outlet"}, "spans='outlet'.*column"),
    ],
)
def test_arguments_that_draw_nothing_are_named(news, tmp_path, arguments, says):
    corpus, labels = news
    with pytest.raises(ArgumentError, match=says):
        sheet(corpus, labels, tmp_path / "tone.csv", ASKS, **{"codes": CODES, **arguments})


def test_cells_that_a_spreadsheet_would_run_are_guarded(tmp_path):
    corpus = corpus_of("=1+1 was written on the wall of Oslo.", ids=["=a"])
    spans = pd.DataFrame({"article": ["=a"], "start": [0], "end": [4], "label": ["neutral"]})
    sheet(corpus, spans, tmp_path / "x.csv", ASKS, CODES)
    assert "'=a" in (tmp_path / "x.csv").read_text(encoding="utf-8-sig")
    fill(tmp_path / "x.csv", lambda row: "neutral")
    assert evaluate(tmp_path / "x.csv", spans).codes["article"].tolist() == ["=a"]


def test_few_articles_give_no_interval(tmp_path):
    corpus = corpus_of(*["Lee praised Oslo. Moe praised Oslo. Ida praised Oslo."] * 19)
    spans = [(f"a{n}", start, start + 4) for n in range(19) for start in (12, 30, 48)]
    labels = pd.DataFrame(spans, columns=["article", "start", "end"]).assign(label="positive")
    sheet(corpus, labels, tmp_path / "x.csv", ASKS, CODES)
    fill(tmp_path / "x.csv", lambda row: "positive")
    table = evaluate(tmp_path / "x.csv", labels).accuracy.set_index("code")
    assert table.loc["all", "accuracy"] == 1 and table.filter(regex="_low|_high").isna().all(axis=None)
