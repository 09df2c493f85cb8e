"""A reader can refit the scorers: the training script on made-up files of the published forms."""

import csv
import gzip
import json
import sys

import numpy as np
import pytest

GOOD = ("praised {} for honest work", "thanked {} for great help", "trusts {} and admires its courage")
BAD = ("accused {} of brutal crimes", "condemned {} for a cruel attack", "blamed {} for lies and corruption")
PLAIN = ("met {} on Monday in the capital", "wrote to {} about the agenda", "spoke with {} before the talks")

LABELS = ("negative", "neutral", "positive")


@pytest.fixture
def fitting(top, monkeypatch):
    pytest.importorskip("sklearn")
    monkeypatch.syspath_prepend(str(top / "benchmarks" / "training"))
    import fit_sentiment

    yield fit_sentiment
    for name in ("fit_sentiment", "sets", "cards"):
        sys.modules.pop(name)


@pytest.fixture
def given(fitting, tmp_path, monkeypatch):
    """A folder with made-up sets, ours beside them."""
    monkeypatch.setattr(fitting.sets, "HERE", tmp_path)
    write(tmp_path)
    return tmp_path


def sentences(name, n=12):
    """(text, start, end, -1 / 0 / 1) with a name in the target's place."""
    for k in range(n):
        for y, told in ((1, GOOD), (0, PLAIN), (-1, BAD)):
            text = f"Speaker number {k} {told[k % 3]}.".replace("{}", name)
            at = text.index(name)
            yield text, at, at + len(name), y


def write(folder):
    """The three files, as their publishers lay them out."""
    (folder / "country_attitude").mkdir()
    with (folder / "newsmtsc_train.jsonl").open("w") as stream:
        for k, (text, a, b, y) in enumerate(sentences("Jane Roe")):
            targets = [{"from": a, "to": b, "polarity": 4.0 + 2 * y}]
            row = {"primary_gid": f"set_{k % 9}_1_x_{k}", "sentence_normalized": text, "targets": targets}
            stream.write(json.dumps(row) + "\n")
    with (folder / "dse_train.txt").open("w") as stream:
        for text, a, b, y in sentences("Norway"):
            label = {1: 1, -1: 3, 0: 0}[y]
            stream.write(f"[Sweden] saw: {text[:a]}[{text[a:b]}]{text[b:]}\tSweden\tNorway\t{label}\n")
    columns = ["id", "country", "start", "end", "label", "drawn", "text"]
    for part, more in (("country_attitude", []), ("country_attitude_2", ["article"])):
        with (folder / "country_attitude" / f"{part}.csv").open("w", newline="") as stream:
            out = csv.writer(stream)
            out.writerow(columns + more)
            for k, (text, a, b, y) in enumerate(sentences("Russia")):
                row = [f"{part}{k}", "US" if k % 2 else "Russia", a, b, LABELS[y + 1], "random", text]
                out.writerow(row + [f"article {k % 7}"] * len(more))
            out.writerow(["x", "US", 0, 2, "invalid", "random", "US Conference of Mayors met."] + ["z"] * len(more))
    articles = [f"country_attitude{k},article {k % 7}" for k in range(36)]
    (folder / "country_attitude" / "articles.csv").write_text("\n".join(["id,article", *articles]) + "\n")
    with gzip.open(folder / "newscorpus.csv.gz", "wt", newline="") as stream:
        csv.writer(stream).writerows([["id", "text"], ["n1", "Nobody came. They admired Russia. It rained."]])
    (folder / "country_codes.csv").write_text(
        "id,article,sentence_start,sentence_end,start,end,country,drawn,label,voice,sure\n"
        "f0,n1,13,33,13,19,Russia,random,positive,reported,1\n"
    )
    (folder / "sentences.tsv").write_text(
        "kind\tA\tB\tsentence\ncomparison\tpositive\tnegative\t{A} is kinder than {B}.\n"
        "headline\tneutral\t\tTalks in {A}\n"
    )


def test_files_are_read_as_published(fitting, given):
    rows = fitting.sets.read(given)
    count = [sum(r["set"] == s for r in rows) for s in ("newsmtsc", "dse", "country", "own")]
    assert count == [36, 24, 36 + 36 + 1, 3] and len({r["id"] for r in rows}) == len(rows)
    published = {r["text"][r["start"] : r["end"]] for r in rows if r["set"] != "own"}
    assert published == {"Jane Roe", "Norway", "Russia"}
    one = next(r for r in rows if r["set"] == "dse" and "accused" in r["text"])
    assert one["y"] == -1 and one["text"].startswith("Sweden saw: Speaker")
    coded = next(r for r in rows if r["id"] == "f0")
    assert coded["text"] == "They admired Russia." and coded["group"] == "news n1" and coded["y"] == 1


def test_slots_are_filled_with_two_names(fitting, given):
    a, b, headline = [r for r in fitting.sets.read(given) if r["set"] == "own"]
    names = [r["text"][r["start"] : r["end"]] for r in (a, b)]
    assert names[0] != names[1] and (a["y"], b["y"]) == (1, -1) and a["group"] == b["group"] != headline["group"]
    assert a["text"][0].isupper() and not headline["text"].startswith("Talks in the ")


def test_rows_that_share_a_sentence_or_an_article_share_a_fold(fitting, given):
    """Both parts of the countries print the same sentences here, so article and sentence chain into one group."""
    rows = fitting.sets.read(given)
    for key in ("text", "group"):
        folds = {}
        for row, fold in zip(rows, fitting.sets.folds(rows)):
            folds.setdefault(row[key], set()).add(fold)
        assert all(len(found) == 1 for found in folds.values())


@pytest.mark.slow
def test_refitting_writes_a_model_that_tells_praise_from_blame(fitting, given, monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["fit", "--data", str(given), "--out", str(given / "models")])
    fitting.main()
    with np.load(given / "models" / "linear.npz", allow_pickle=False) as held:
        names = bytes(held["features"]).decode().split("\n")
        weights = held["weights"].astype(float)
    assert weights.shape == (len(names), 5) and "accus" in names
    accused, praised = weights[names.index("accus")], weights[names.index("prais")]
    assert accused[2] - accused[0] < 0 < praised[2] - praised[0] and accused[4] < 0 < praised[4]
    card = json.loads((given / "models" / "linear.json").read_text())
    assert card["validation"]["newsmtsc_macro_f1"] > 0.8 and json.loads((given / "models" / "lexicon.json").read_text())
    assert "not_for" in capsys.readouterr().out
