"""The command `report`: a page of its own, the same notebook as in the series, whole after a kill."""

import json
import os
import re
import signal
import subprocess
import sys
import time

import pandas as pd
import pytest
from helpers import TOP
from samestory.__main__ import main

TEXTS = {
    "post.txt": "A fire closed the mill in Bergen on Monday. “We lost all,” Ida Lund said. Russia sent help.",
    "sun.txt": "A fire closed the mill in Bergen on Tuesday. “We lost everything,” Ida Lund said.",
    "star.txt": "The <script>alert(1)</script> band played in Lima. Nobody paid.",
}


@pytest.fixture
def articles(tmp_path, monkeypatch):
    monkeypatch.setenv("SAMESTORY_FIGURES", str(tmp_path / "figures"))
    monkeypatch.setenv("SAMESTORY_CITATION", "")
    folder = tmp_path / "my articles"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_the_notebook_of_the_package_is_that_of_the_series():
    ours = json.loads((TOP / "notebooks" / "06_your_corpus.ipynb").read_text(encoding="utf-8"))["cells"]
    template = json.loads((TOP / "lib/samestory/report/06_your_corpus.ipynb").read_text(encoding="utf-8"))["cells"]
    assert [(c["id"], c["cell_type"], "".join(c["source"])) for c in ours] == [
        (c["id"], c["cell_type"], "".join(c["source"])) for c in template
    ]
    assert all(not c.get("outputs") for c in template)


@pytest.mark.slow
def test_one_command_from_a_folder_to_a_page(articles, tmp_path, capsys):
    out = tmp_path / "out"
    assert main(["report", str(articles), "--out", str(out), "--events", "one", "--actors", "Russia"]) == 0
    assert "report.html" in capsys.readouterr().out
    page = (out / "report.html").read_text(encoding="utf-8")
    assert "<h1" in page and "my articles" in page and page.index("3 reports of") < page.index("Question.")
    assert "report.analyze(" not in page and "<script" not in page and "http" not in re.sub(r"http://www\.w3", "", page)
    for target in re.findall(r'href="([^"#]+)', page):
        assert (out / target).exists(), target
    assert (out / "notebooks" / "06_your_corpus.ipynb").is_file() and (out / "coding" / "tone.csv").is_file()
    assert pd.read_parquet(out / "data" / "tone.parquet")["actor"].unique().tolist() == ["Russia"]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--actors", "Atlantis"], "Atlantis"),
        (["--by", "paper"], "a column of the articles"),
        (["--codebook", "none.toml"], "none.toml"),
        (["--events", "nonsense"], "a sheet of events"),
    ],
)
@pytest.mark.slow
def test_a_choice_that_cannot_be_used_is_one_message(articles, tmp_path, capsys, options, said):
    assert main(["report", str(articles), "--out", str(tmp_path / "out"), *options]) == 1
    shown = capsys.readouterr().out
    assert said in shown and "Traceback" not in shown


def test_a_folder_that_is_not_there_and_an_out_that_is_the_source(articles, tmp_path, capsys):
    assert main(["report", str(articles), "--out", str(articles)]) == 1
    assert "a new folder" in capsys.readouterr().out
    assert {path.name for path in articles.iterdir()} == set(TEXTS)


@pytest.mark.slow
@pytest.mark.parametrize("seconds", [2.0, 3.1, 4.3])
def test_killed_at_any_moment_and_run_again_is_the_same(articles, tmp_path, seconds):
    code = "import sys, samestory.report as r; r.analyze(sys.argv[1], sys.argv[2], r.Settings(events='one'))"
    environment = {**os.environ, "OMP_NUM_THREADS": "1"}
    cut = subprocess.Popen([sys.executable, "-c", code, articles, tmp_path / "cut"], env=environment)
    time.sleep(seconds)
    cut.send_signal(signal.SIGKILL)
    cut.wait()
    for out in ("cut", "whole"):
        subprocess.run([sys.executable, "-c", code, articles, tmp_path / out], env=environment, check=True)
    whole = sorted((tmp_path / "whole" / "data").glob("*.parquet"))
    assert len(whole) == 18
    for path in whole:
        pd.testing.assert_frame_equal(pd.read_parquet(path), pd.read_parquet(tmp_path / "cut" / "data" / path.name))
