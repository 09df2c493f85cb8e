"""A reader can refit the scorers: the training script on made-up files of the published forms."""

import csv
import json
import sys

import numpy as np
import pytest

GOOD = ("praised {} for honest work", "thanked {} for great help", "trusts {} and admires its courage")
BAD = ("accused {} of brutal crimes", "condemned {} for a cruel attack", "blamed {} for lies and corruption")
PLAIN = ("met {} on Monday in the capital", "wrote to {} about the agenda", "spoke with {} before the talks")


@pytest.fixture
def fitting(top, monkeypatch):
    pytest.importorskip("sklearn")
    monkeypatch.syspath_prepend(str(top / "benchmarks" / "training"))
    import fit_sentiment

    yield fit_sentiment
    sys.modules.pop("fit_sentiment")


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
            row = {"primary_gid": f"set_{k % 9}_1_x", "sentence_normalized": text, "targets": targets}
            stream.write(json.dumps(row) + "\n")
    with (folder / "dse_train.txt").open("w") as stream:
        for text, a, b, y in sentences("Norway"):
            label = {1: 1, -1: 3, 0: 0}[y]
            stream.write(f"[Sweden] saw: {text[:a]}[{text[a:b]}]{text[b:]}\tSweden\tNorway\t{label}\n")
    with (folder / "country_attitude" / "country_attitude.csv").open("w", newline="") as stream:
        out = csv.writer(stream)
        out.writerow(["country", "start", "end", "label", "text"])
        for k, (text, a, b, y) in enumerate(sentences("Russia")):
            out.writerow(["US" if k % 2 else "Russia", a, b, ("negative", "neutral", "positive")[y + 1], text])
        out.writerow(["US", 0, 2, "invalid", "US Conference of Mayors met."])


def test_files_are_read_as_published(fitting, tmp_path):
    write(tmp_path)
    rows = fitting.read(tmp_path)
    assert [sum(r["set"] == s for r in rows) for s in ("newsmtsc", "dse", "country")] == [36, 24, 36]
    assert {r["text"][r["start"] : r["end"]] for r in rows} == {"Jane Roe", "Norway", "Russia"}
    one = next(r for r in rows if r["set"] == "dse" and "accused" in r["text"])
    assert one["y"] == -1 and one["text"].startswith("Sweden saw: Speaker")


@pytest.mark.slow
def test_refitting_writes_a_model_that_tells_praise_from_blame(fitting, tmp_path, monkeypatch, capsys):
    write(tmp_path)
    monkeypatch.setattr(sys, "argv", ["fit", "--data", str(tmp_path), "--out", str(tmp_path / "models")])
    fitting.main()
    with np.load(tmp_path / "models" / "linear.npz", allow_pickle=False) as held:
        names = bytes(held["features"]).decode().split("\n")
        weights = held["weights"].astype(float)
    assert weights.shape == (len(names), 5) and "accus" in names
    accused, praised = weights[names.index("accus")], weights[names.index("prais")]
    assert accused[2] - accused[0] < 0 < praised[2] - praised[0] and accused[4] < 0 < praised[4]
    card = json.loads((tmp_path / "models" / "linear.json").read_text())
    assert card["validation"]["newsmtsc_macro_f1"] > 0.8 and json.loads(
        (tmp_path / "models" / "lexicon.json").read_text()
    )
    assert "not_for" in capsys.readouterr().out
