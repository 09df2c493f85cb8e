"""The commands: what they print and how they end."""

import json
import subprocess
import sys

import nbformat
import pytest
from samestory.__main__ import main


def notebook(path, *sources):
    cells = [nbformat.v4.new_code_cell(source, id=f"cell-{n}") for n, source in enumerate(sources)]
    path.parent.mkdir(exist_ok=True)
    nbformat.write(nbformat.v4.new_notebook(cells=cells), path)
    return path


def test_check_of_a_good_corpus(top, capsys):
    assert main(["check", str(top / "seeds")]) == 0
    assert capsys.readouterr().out == "Corpus: 5 articles, 2 declared events, 101 sentences, 2,147 words\n"


def test_check_lists_every_problem(tmp_path, capsys):
    (tmp_path / "a.txt").write_text("Fine.")
    (tmp_path / "b.txt").write_bytes(b"")
    (tmp_path / "c.txt").write_bytes(b"%PDF")
    assert main(["check", str(tmp_path)]) == 1
    out = capsys.readouterr().out
    assert "b.txt, text: found an empty text" in out and "c.txt, file: found a PDF document" in out


def test_check_of_nothing(tmp_path, capsys):
    assert main(["check", str(tmp_path / "none")]) == 1
    assert "no such file or folder" in capsys.readouterr().out


def test_check_of_an_empty_path(capsys):
    assert main(["check", ""]) == 1
    assert "source='' is not a folder" in capsys.readouterr().out


@pytest.mark.slow
def test_reading_a_corpus_loads_neither_matplotlib_nor_scikit_learn(top):
    code = "import sys, samestory as ss; ss.read_corpus(sys.argv[1]); print({'matplotlib', 'sklearn'} & {*sys.modules})"
    ended = subprocess.run([sys.executable, "-c", code, top / "seeds"], capture_output=True, text=True, check=True)
    assert ended.stdout == "set()\n"


@pytest.mark.slow
def test_run_executes_in_order_and_changes_nothing_the_second_time(tmp_path, capsys, monkeypatch):
    monkeypatch.delenv("SAMESTORY_FIGURES", raising=False)
    (tmp_path / "figures").mkdir()
    one = notebook(
        tmp_path / "notebooks" / "00_a.ipynb",
        "1 + 1",
        "from pathlib import Path\nPath('../figures/x.csv').write_text('1') and None",
    )
    notebook(tmp_path / "notebooks" / "01_b.ipynb", "open('../figures/x.csv').read()")
    assert main(["run", "--top", str(tmp_path)]) == 0
    out = capsys.readouterr().out
    assert out.index("00_a.ipynb") < out.index("01_b.ipynb") and "Files in figures/: 1, new or changed: 1." in out
    first = one.read_bytes()
    assert [c["execution_count"] for c in json.loads(first)["cells"]] == [1, 2]
    assert main(["run", "--top", str(tmp_path)]) == 0
    assert one.read_bytes() == first and "new or changed: 0." in capsys.readouterr().out


@pytest.mark.slow
def test_run_stops_at_the_first_error_and_keeps_the_notebook(tmp_path, capsys, monkeypatch):
    monkeypatch.delenv("SAMESTORY_FIGURES", raising=False)
    bad = notebook(tmp_path / "notebooks" / "00_a.ipynb", "1 / 0")
    before = bad.read_bytes()
    assert main(["run", "--top", str(tmp_path)]) == 1
    assert "ZeroDivisionError" in capsys.readouterr().err and bad.read_bytes() == before


def test_run_in_the_wrong_folder(tmp_path, capsys):
    assert main(["run", "--top", str(tmp_path)]) == 1
    assert "holds no notebook" in capsys.readouterr().err


def test_a_missing_command_is_explained(capsys):
    with pytest.raises(SystemExit):
        main([])
    assert "run" in capsys.readouterr().err
