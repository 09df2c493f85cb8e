"""Files are whole at any moment: after a kill, Ctrl-C, a full disk or an error what was there is there."""

import errno
import os
import stat
import subprocess
import sys
import time
from pathlib import Path

import pandas as pd
import pytest
from samestory import errors
from samestory.corpus import saving, spreadsheet


@pytest.fixture
def old(tmp_path):
    path = tmp_path / "t.csv"
    path.write_text("old")
    return path


def alone(path):
    return [p.name for p in path.parent.iterdir()] == [path.name]


def test_a_file_is_replaced_at_the_end(old):
    with saving.whole(old) as [file]:
        file.write_text("ne")
        assert old.read_text() == "old" and file.parent == old.parent
        file.write_text("new")
    assert old.read_text() == "new" and alone(old)


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, SystemExit, MemoryError])
def test_an_error_or_an_interruption_leaves_the_old(old, error):
    with pytest.raises(error), saving.whole(old) as [file]:
        file.write_text("new")
        raise error
    assert old.read_text() == "old" and alone(old)


def test_of_several_files_none_is_replaced_before_all_are_written(old):
    other = old.with_name("u.csv")
    with pytest.raises(ValueError), saving.whole(other, old) as files:
        files[0].write_text("new")
        raise ValueError
    assert old.read_text() == "old" and alone(old)


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOSPC, "No space left on device. Free some space"),
        (errno.EROFS, "Read-only file system. Choose a place where you may write"),
        (errno.EACCES, "Permission denied. Choose a place where you may write, or close the program"),
        (errno.EIO, "Input/output error. Choose another file, or save again."),
    ],
)
@pytest.mark.parametrize("moment", ["write_bytes", "fsync", "replace"])
def test_what_a_system_refuses_is_one_line_and_the_old_stays(old, monkeypatch, number, said, moment):
    def refused(*_, **__):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(Path if moment == "write_bytes" else os, moment, refused)
    with pytest.raises(errors.SaveError) as error, saving.whole(old) as [file]:
        file.write_bytes(b"new")
    monkeypatch.undo()
    assert f"t.csv is not saved: {said}" in str(error.value) and "\n" not in str(error.value)
    assert isinstance(error.value, OSError) and error.value.errno == number
    assert old.read_text() == "old" and alone(old)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("a" * 300 + ".csv", "File name too long. Choose a shorter name."),
        ("b" * 252 + ".csv", "File name too long. Choose a shorter name."),
        ("none/t.csv", "No such file or directory. Make the folder first"),
        ("t.csv/u.csv", "Not a directory. Make the folder first"),
        ("folder", "it is a folder or a device"),
        ("pipe", "it is a folder or a device"),
        ("locked.csv", "the file is read-only. Choose a place"),
    ],
)
def test_places_where_no_file_can_be(old, name, said):
    (old.parent / "folder").mkdir()
    os.mkfifo(old.parent / "pipe")
    (old.parent / "locked.csv").write_text("locked")
    (old.parent / "locked.csv").chmod(0o444)
    with pytest.raises(errors.SaveError) as error:
        spreadsheet.write(pd.DataFrame({"x": [1]}), old.parent / name)
    assert said in str(error.value) and "\n" not in str(error.value) and len(str(error.value)) < 500
    assert old.read_text() == "old" and (old.parent / "locked.csv").read_text() == "locked"
    assert sorted(p.name for p in old.parent.iterdir()) == ["folder", "locked.csv", "pipe", "t.csv"]


@pytest.mark.skipif(os.name != "posix", reason="rights of POSIX")
def test_rights_and_links_stay(old):
    old.chmod(0o640)
    link = old.with_name("link.csv")
    link.symlink_to(old)
    with saving.whole(link) as [file]:
        file.write_text("new")
    assert link.is_symlink() and old.read_text() == "new" and stat.S_IMODE(old.stat().st_mode) == 0o640
    with saving.whole(old.with_name("plain")) as [file], (old.parent / "other").open("w"):
        pass
    assert old.with_name("plain").stat().st_mode == (old.parent / "other").stat().st_mode, "as any new file has them"


def test_what_a_killed_program_left_is_removed_later(old):
    left, young = (old.with_name(f".samestory-{n}.part") for n in "ab")
    left.write_text("half")
    young.write_text("half")
    os.utime(left, (time.time() - 7200,) * 2)
    with saving.whole(old) as [file]:
        file.write_text("new")
    assert not left.exists() and young.exists(), "another program may be writing"


SCRIPT = """
import os, random, resource, signal, sys, time, warnings
import xml.etree.ElementTree as ET
from pathlib import Path
import pandas as pd
from PIL import Image
import samestory as ss
from samestory import discrepancies, figures, tables

folder, kind = Path(os.environ["SAMESTORY_FIGURES"]), sys.argv[1]
warnings.simplefilter("ignore")
corpus = ss.read_corpus(pd.DataFrame({"event": "e", "text": ["Prices rose 5 percent.", "Prices rose 6 percent."]}))
found = discrepancies.find(corpus)
fig, ax = figures.canvas(20)
ax.bar(["a", "b"], [1, 2])
data = pd.DataFrame({"x": range(3000), "y": "word " * 9})

def save(n):
    tables.save(data, "table-09-x", f"T{n}")
    figures.save(fig, "fig-09-x", f"T{n}", "A", data)
    figures.reading.save(corpus)
    discrepancies.review_sheet(found, folder / "review.csv")

def whole():
    names = sorted(p.name for p in folder.iterdir() if not p.name.startswith("."))
    assert len(names) == 12, names
    ET.parse(folder / "fig-09-x.svg")
    Image.open(folder / "fig-09-x.png").load()
    assert (folder / "fig-09-x.pdf").read_bytes().rstrip().endswith(b"%%EOF")
    for name in ("fig-09-x.csv", "table-09-x.csv"):
        assert pd.read_csv(folder / name).equals(pd.read_csv(folder / "kept", index_col=0)), name
    assert all(p.read_text().rstrip().endswith("</html>") for p in folder.glob("*.html"))
    assert "table-09-x" in (folder / "README.md").read_text().splitlines()[-1]
    assert (folder / "citations.bib").read_text().rstrip().endswith("}")
    assert len(discrepancies.apply_review(found, folder / "review.csv")) == len(found)

data.to_csv(folder / "kept")
save(0)
whole()
random.seed(15)
for moment in range(int(sys.argv[2])):
    if not (child := os.fork()):
        signal.signal(signal.SIGINT, signal.default_int_handler)
        try:
            if kind == "FULL":  # as a disk that takes no more, at a place that differs each time
                resource.setrlimit(resource.RLIMIT_FSIZE, (random.Random(moment).randrange(200, 150000), -1))
            for n in range(1000):
                save(n)
                if kind == "FULL":
                    break
        except (KeyboardInterrupt, ss.errors.SaveError) as error:
            assert "\\n" not in str(error)
            os._exit(7)
        os._exit(0)
    if kind != "FULL":
        time.sleep(random.uniform(0, 1.2))
        os.kill(child, getattr(signal, kind))
    ended = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert ended == {"SIGKILL": -9, "SIGINT": 7, "FULL": 7}[kind], ended
    whole()
    if kind != "SIGKILL":
        assert not list(folder.glob(".*"))
save(1)
whole()
print("whole")
"""


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.parametrize(("kind", "times"), [("SIGKILL", 12), ("SIGINT", 8), ("FULL", 8)])
def test_a_kill_ctrl_c_or_a_full_disk_at_any_moment_leaves_whole_files(tmp_path, kind, times):
    settings = {**os.environ, "SAMESTORY_FIGURES": str(tmp_path)}
    command = [sys.executable, "-c", SCRIPT, kind, str(times)]
    ended = subprocess.run(command, env=settings, capture_output=True, text=True)
    assert ended.stdout == "whole\n", ended.stderr
