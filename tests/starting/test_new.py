"""The starter corpus: it is read without a problem, explains every column, and overwrites nothing."""

import csv

import pytest
import samestory as ss
from samestory.__main__ import main


def test_the_starter_corpus_is_read_without_a_problem(tmp_path, capsys):
    assert main(["new", str(tmp_path / "mine")]) == 0
    out = capsys.readouterr().out
    assert all((tmp_path / "mine" / name).is_file() for name in ("corpus.csv", "README.md", "articles/example.txt"))
    assert f"python -m samestory check {tmp_path / 'mine'}" in out.splitlines()[-1]
    assert main(["check", str(tmp_path / "mine")]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("Corpus: 1 article, 1 declared event") and len(lines) == 2
    assert lines[1] == f"Next: python -m samestory report {tmp_path / 'mine'} --out DIR"


def test_its_facts_arrive(tmp_path):
    ss.starting.new(tmp_path)
    corpus = ss.read_corpus(tmp_path)
    [article] = corpus.articles.reset_index().to_dict("records")
    assert (article["article"], article["event"], article["published"]) == (
        "example",
        "tallow-ferry-bridge",
        "2025-03-05",
    )
    assert "example" in article["title"].lower() and "invented" in article["text"]
    assert corpus.notes == []


def test_its_codebooks_load_and_find_what_is_there(tmp_path):
    ss.starting.new(tmp_path)
    corpus = ss.read_corpus(tmp_path)
    assert list(ss.framing.frames(tmp_path / "codebook.toml")) == ["progress", "cost_and_loss"]
    assert set(ss.framing.code(corpus, tmp_path / "codebook.toml")["frame"]) == {"progress", "cost_and_loss"}
    named = ss.actors.mentions(corpus, tmp_path / "actors.toml")["actor"]
    assert set(named) == {"Council of Tallow Ferry", "Mara Elding", "Joss Tamworth"}


def test_its_sheet_is_one_that_its_article_and_actors_give(tmp_path):
    ss.starting.new(tmp_path)
    corpus = ss.read_corpus(tmp_path)
    named = ss.actors.mentions(corpus, tmp_path / "actors.toml")
    question, codes = "How does this sentence evaluate the marked name?", ["negative", "neutral", "positive"]
    ss.agreement.sheet(corpus, named, tmp_path / "drawn.csv", question, codes, 100, by="actor")
    for drawn, shipped in (("drawn", "example-tone"), ("drawn-key", "example-tone-key")):
        assert (tmp_path / f"{drawn}.csv").read_bytes() == (tmp_path / "coding" / f"{shipped}.csv").read_bytes()
    assert (tmp_path / "coding" / "example-tone.csv").read_text(encoding="utf-8").count("»Joss Tamworth«") == 1


def test_every_column_is_explained(tmp_path):
    ss.starting.new(tmp_path)
    with open(tmp_path / "corpus.csv", encoding="utf-8", newline="") as file:
        columns = next(csv.reader(file))
    explained = (tmp_path / "README.md").read_text(encoding="utf-8")
    assert [column for column in columns if f"`{column}`" not in explained] == []


@pytest.mark.parametrize("there", ["corpus.csv", ".hidden", "articles"])
def test_a_folder_that_is_not_empty_is_left_alone(tmp_path, capsys, there):
    (tmp_path / there).write_text("mine")
    assert main(["new", str(tmp_path)]) == 1
    said = capsys.readouterr()
    assert said.err == f"{tmp_path} is not empty ({there}); nothing is written. Name a new or empty folder.\n"
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [(there, "mine")]


def test_a_file_is_no_folder(tmp_path, capsys):
    (tmp_path / "mine.csv").write_text("a,b")
    assert main(["new", str(tmp_path / "mine.csv")]) == 1
    assert "is a file; nothing is written" in capsys.readouterr().err


def test_a_place_where_nothing_can_be_written_is_one_line(tmp_path, capsys):
    (tmp_path / "file").write_text("")
    assert main(["new", str(tmp_path / "file" / "mine")]) == 1
    assert capsys.readouterr().err.count("\n") == 1


def test_a_path_with_spaces_is_quoted_in_the_next_command(tmp_path, capsys):
    assert main(["new", str(tmp_path / "my own corpus")]) == 0
    assert f"check '{tmp_path / 'my own corpus'}'" in capsys.readouterr().out


def test_an_empty_name_is_no_folder(capsys):
    assert main(["new", ""]) == 1
    assert "folder=''" in capsys.readouterr().out
