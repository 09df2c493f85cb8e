"""The commands: what they print and how they end."""

import json
import os
import signal
import subprocess
import sys
import time
from functools import partial

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
    first, last = capsys.readouterr().out.splitlines()
    assert first == "Corpus: 5 articles, 2 declared events, 101 sentences, 2,147 words"
    assert last == f"Next: python -m samestory report {top / 'seeds'} --out DIR"


def test_check_lists_every_problem(tmp_path, capsys):
    (tmp_path / "a.txt").write_text("Fine.")
    (tmp_path / "b.txt").write_bytes(b"")
    (tmp_path / "c.txt").write_bytes(b"%PDF")
    assert main(["check", str(tmp_path)]) == 1
    out = capsys.readouterr().out
    assert "b.txt, text: found an empty text" in out and "c.txt, file: found a PDF document" in out
    assert out.splitlines()[-1].startswith("Next: mend the 2 problems above")


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


SLOW = """
import os, time
from pathlib import Path
import pandas as pd
from samestory import tables
tables.save(pd.DataFrame({"x": range(9)}), "table-00-x", "T")
Path("../pid").write_text(str(os.getpid()))
time.sleep(60)
"""


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
@pytest.mark.parametrize("moment", ["in a cell", "at the start"])
def test_ctrl_c_ends_with_one_line_and_whole_files(tmp_path, moment):
    (tmp_path / "figures").mkdir()
    path = notebook(tmp_path / "notebooks" / "00_a.ipynb", SLOW)
    before = path.read_bytes()
    settings = {name: value for name, value in os.environ.items() if name != "SAMESTORY_FIGURES"}
    command = [sys.executable, "-m", "samestory", "run", "--top", str(tmp_path)]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True, "start_new_session": True}
    listens = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)  # what a shell starts in the background does not
    started = subprocess.Popen(command, env=settings, preexec_fn=listens, **pipes)
    if moment == "in a cell":
        while not (tmp_path / "pid").exists() and started.poll() is None:
            time.sleep(0.1)
        time.sleep(0.2)
    else:
        assert started.stdout.read(5) == "[1/1]"  # the kernel is about to start
    os.killpg(started.pid, signal.SIGINT)  # as a terminal does
    _, said = started.communicate(timeout=60)
    assert started.returncode == 130 and said.split("\n")[1:-1] == [said.strip()], said
    assert said.strip() == "Interrupted. Every file is whole: the new one, or the one before."
    assert path.read_bytes() == before and not list(tmp_path.rglob(".samestory-*"))
    if moment == "in a cell":
        assert (tmp_path / "figures" / "table-00-x.html").read_text().rstrip().endswith("</html>")
        with pytest.raises(ProcessLookupError):
            os.kill(int((tmp_path / "pid").read_text()), 0)


@pytest.mark.parametrize("loading", ["pandas", "asyncio"])
def test_ctrl_c_while_the_package_loads_is_one_line(tmp_path, loading):
    (tmp_path / f"{loading}.py").write_text("raise KeyboardInterrupt")  # as Ctrl-C at this moment does
    path = os.pathsep.join([str(tmp_path), *filter(None, [os.environ.get("PYTHONPATH")])])
    command = [sys.executable, "-m", "samestory", "check", "seeds"]
    ended = subprocess.run(command, env={**os.environ, "PYTHONPATH": path}, capture_output=True, text=True)
    assert (ended.returncode, ended.stdout, ended.stderr) == (130, "", "\nInterrupted.\n")


def test_ctrl_c_while_a_script_imports_the_package_is_the_scripts_own(tmp_path):
    (tmp_path / "pandas.py").write_text("raise KeyboardInterrupt")
    script = "try:\n    import samestory\nexcept KeyboardInterrupt:\n    print('mine')"
    settings = {**os.environ, "PYTHONPATH": os.pathsep.join([str(tmp_path), *sys.path])}
    ended = subprocess.run([sys.executable, "-c", script], env=settings, capture_output=True, text=True)
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "mine\n", "")


def test_run_where_nothing_can_be_written_is_one_line(tmp_path, capsys):
    notebook(tmp_path / "notebooks" / "00_a.ipynb", "1")
    (tmp_path / "figures").write_text("a file in place of the folder")
    assert main(["run", "--top", str(tmp_path)]) == 1
    said = capsys.readouterr().err
    assert said.count("\n") == 1 and "figures" in said and "File exists" in said


def test_run_in_the_wrong_folder(tmp_path, capsys):
    assert main(["run", "--top", str(tmp_path)]) == 1
    assert "holds no notebook" in capsys.readouterr().err


def test_a_missing_command_is_explained(capsys):
    with pytest.raises(SystemExit):
        main([])
    assert "run" in capsys.readouterr().err
