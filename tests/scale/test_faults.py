"""What a bad article, a bad file, a killed worker and an interruption cost."""

import json
import os
import signal

import distributed
import pandas as pd
import psutil
import pytest
import samestory as ss
from samestory.__main__ import main
from samestory.scale import Settings, Workers

LINEAR = Settings(scorer="linear")
FOUR = pd.DataFrame(
    {
        "article": list("abcd"),
        "event": ["fire", "fire", "vote", ""],
        "text": ["Oslo burned for 3 days.", "Oslo burned for 4 days.", "Lima voted on Monday.", "It rained in Cairo."],
    }
)


def test_a_bad_row_is_a_reject_with_its_place_and_its_cure(address, tmp_path):
    lines = ['{"text": "Oslo burned."}', "{", '{"text": null}', '{"text": "Lima voted."}']
    (tmp_path / "some.jsonl").write_text("\n".join(lines))
    assert main(["scale", str(tmp_path / "some.jsonl"), "--out", str(tmp_path / "out"), "--dask", address]) == 0
    rejects = pd.read_parquet(tmp_path / "out" / "data" / "rejects").sort_values("where", ignore_index=True)
    assert rejects["where"].tolist() == ["some.jsonl, line 2", "some.jsonl, line 3"]
    assert rejects["column"].tolist() == ["", "text"] and rejects["found"][1] == "an empty cell"
    assert rejects["fix"].tolist() == ["Correct it.", "Fill it, or leave the article out."]
    assert pd.read_parquet(tmp_path / "out" / "data" / "articles")["article"].tolist() == ["000", "002"]


@pytest.mark.parametrize(
    ("name", "content", "found"),
    [
        ("b.parquet", b"PAR1 and nothing else", "damaged or no parquet"),
        ("b.jsonl", b'[{"text": "One."}]', "a JSON array"),
        ("b.jsonl", '{"text": "One."}'.encode("utf-16"), "a file in utf-16"),
        ("b.jsonl", b"", "an empty file"),
        ("b.jsonl", b'{"words": "no text column"}\n', "words"),
        ("b.jsonl.gz", b"\x1f\x8b\x08 cut", "a .gz file"),
        ("b.jsonl", b"%PDF-1.7", "a PDF document"),
    ],
)
def test_a_file_that_cannot_be_read_is_named_and_the_others_go_on(address, tmp_path, capsys, name, content, found):
    folder = tmp_path / "data"
    folder.mkdir()
    FOUR.to_parquet(folder / "a.parquet", index=False)
    (folder / name).write_bytes(content)
    FOUR.assign(article=list("efgh")).to_parquet(folder / "c.parquet", index=False)
    assert main(["scale", str(folder), "--out", str(tmp_path / "out"), "--dask", address, "--scorer", "linear"]) == 1
    said = capsys.readouterr().out
    assert said.startswith("Read: 8 articles, 2 events; 1 left out.")
    assert found in next(line for line in said.splitlines() if line.startswith(name))
    rejects = pd.read_parquet(tmp_path / "out" / "data" / "rejects")
    assert rejects["where"].tolist() == [name]


def test_an_article_that_brings_an_instrument_down_costs_itself(address, tmp_path, monkeypatch, differing, in_memory):
    whole = ss.framing.code

    def breaks(corpus, *given):
        if corpus.articles["text"].str.contains("4 days").any():
            raise ZeroDivisionError("division by zero")
        return whole(corpus, *given)

    FOUR.to_parquet(tmp_path / "four.parquet", index=False)
    with monkeypatch.context() as patched:
        patched.setattr(ss.framing, "code", breaks)
        found = ss.scale.analyze(tmp_path / "four.parquet", tmp_path / "out", LINEAR, Workers(address=address))
    rejects = pd.read_parquet(found.data / "rejects")
    assert found.rejects == 1 and rejects["where"].tolist() == ["four.parquet, row 1"]
    assert rejects["found"][0] == "an error in the analysis (ZeroDivisionError: division by zero)"
    tables = in_memory(ss.read_corpus(FOUR.drop(index=1)))
    others = {name: tables[name] for name in ("sentences", "frames", "mentions", "tone", "words_by_voice")}
    assert differing(found.data, others) == {}


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
def test_a_killed_worker_costs_time_not_rows(clean, tmp_path, small, differing):
    frame, tables = clean
    frame.to_parquet(tmp_path / "clean.parquet", index=False)
    small(8)
    killed, heard = [], set()

    def kill(words):
        if words.startswith("[1/"):
            family = [psutil.Process(), *psutil.Process().children(recursive=True)]
            sockets = [socket for process in family for socket in process.net_connections("tcp")]
            heard.update(socket.laddr.ip for socket in sockets if socket.status == psutil.CONN_LISTEN)
            pids = list(distributed.default_client().run(os.getpid).values())
            os.kill(pids[0], signal.SIGKILL)
            killed.extend(pids[:1])

    found = ss.scale.analyze(tmp_path / "clean.parquet", tmp_path / "out", LINEAR, Workers(2), kill)
    assert killed and not psutil.pid_exists(killed[0]) and heard == {"127.0.0.1"}
    assert found.failed == [] and found.parts > 6
    assert differing(found.data, tables) == {}


@pytest.mark.slow
def test_a_second_run_goes_on_where_the_first_was_interrupted(clean, address, tmp_path, small, differing):
    frame, tables = clean
    path = tmp_path / "clean.parquet"
    frame.to_parquet(path, index=False)
    small(20)

    def interrupt(words):
        if words.startswith("[2/"):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        ss.scale.analyze(path, tmp_path / "out", LINEAR, Workers(address=address), interrupt)
    (tmp_path / "out" / "data" / "tone" / ".samestory-0.part").write_bytes(b"half")
    found = ss.scale.analyze(path, tmp_path / "out", LINEAR, Workers(address=address))
    assert 2 <= found.taken_up < found.parts
    assert differing(found.data, tables) == {}


def test_only_what_depends_on_a_change_is_made_again(address, tmp_path, small):
    small(2)
    out, workers = tmp_path / "out", Workers(address=address)
    FOUR.to_parquet(tmp_path / "four.parquet", index=False)
    first = ss.scale.analyze(tmp_path / "four.parquet", out, LINEAR, workers)
    again = ss.scale.analyze(tmp_path / "four.parquet", out, LINEAR, workers)
    assert (first.taken_up, again.taken_up, again.parts) == (0, 3, 3)
    FOUR.replace({"Lima voted on Monday.": "Lima voted on Friday."}).to_parquet(tmp_path / "four.parquet", index=False)
    assert ss.scale.analyze(tmp_path / "four.parquet", out, LINEAR, workers).taken_up == 2
    assert "voted" in pd.read_parquet(out / "data" / "articles")["text"].str.cat()
    lexicon = ss.scale.analyze(tmp_path / "four.parquet", out, Settings(scorer="lexicon"), workers)
    assert lexicon.taken_up == 0
    FOUR[:2].to_parquet(tmp_path / "four.parquet", index=False)
    fewer = ss.scale.analyze(tmp_path / "four.parquet", out, LINEAR, workers)
    assert fewer.parts == 1 and set(pd.read_parquet(out / "data" / "sentences")["article"]) == {"a", "b"}


def test_only_whole_parts_count(address, tmp_path):
    FOUR.to_parquet(tmp_path / "four.parquet", index=False)
    found = ss.scale.analyze(tmp_path / "four.parquet", tmp_path / "out", LINEAR, Workers(address=address))
    part = found.data / "mentions" / "part-00000.parquet"
    part.write_bytes(part.read_bytes()[:-9])
    again = ss.scale.analyze(tmp_path / "four.parquet", tmp_path / "out", LINEAR, Workers(address=address))
    assert again.taken_up == 0 and len(pd.read_parquet(found.data / "mentions"))


def test_that_nothing_is_compared_is_said(address, tmp_path, capsys):
    FOUR.drop(columns="event").to_parquet(tmp_path / "four.parquet", index=False)
    command = ["scale", str(tmp_path / "four.parquet"), "--out", str(tmp_path / "out"), "--dask", address]
    assert main([*command, "--scorer", "linear"]) == 0
    assert "No report was compared: no event is named." in capsys.readouterr().out


WRONG = [
    (["none.parquet"], "no such file or folder"),
    (["texts.csv"], "a file of the kind '.csv'"),
    (["empty"], "an empty folder"),
    (["four.parquet", "--workers", "0"], "workers=0 is not a number of processes"),
    (["four.parquet", "--dask", "127.0.0.1:1"], "the address of a running Dask scheduler"),
    (["four.parquet", "--dask", "127.0.0.1:1", "--workers", "2"], "of use with --dask"),
    (["four.parquet", "--actors", "Rusia"], "Did you mean 'Russia'?"),
    (["four.parquet", "--codebook", "none.toml"], "no such file"),
    (["four.parquet", "--scorer", "liner"], "Did you mean 'linear'?"),
    (["data", "--out", "data/out"], "a new folder beside the data set"),
    (["four.parquet", "--out", "taken"], "tone.parquet is of another hand"),
]
JOINED = [
    (["four.parquet", "--events", "evnt"], "Did you mean 'event'?"),
    (["four.parquet", "--date-format", "%d"], "a form of strptime with a year"),
    (["bad.jsonl"], "found an empty text"),
]


@pytest.mark.parametrize(("given", "said"), [*WRONG, *JOINED], ids=[" ".join(given) for given, _ in [*WRONG, *JOINED]])
def test_what_cannot_be_used_is_said_without_traceback(address, tmp_path, monkeypatch, capsys, given, said):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("samestory.scale._cluster.SECONDS", 1)
    for folder in ("data", "empty", "taken/data"):
        (tmp_path / folder).mkdir(parents=True)
    for path in ("four.parquet", "data/four.parquet", "taken/data/tone.parquet"):
        FOUR.to_parquet(path, index=False)
    (tmp_path / "texts.csv").write_text("text\nOslo burned.\n")
    (tmp_path / "bad.jsonl").write_text(json.dumps({"text": " "}))
    out = [] if "--out" in given else ["--out", "out"]
    joined = ["--dask", address] if (given, said) in JOINED else []
    assert main(["scale", *given, *out, *joined, *(() if "--scorer" in given else ("--scorer", "linear"))]) == 1
    heard = capsys.readouterr()
    assert said in heard.out + heard.err


def test_without_dask_one_line_says_what_to_install(tmp_path, monkeypatch, capsys):
    FOUR.to_parquet(tmp_path / "four.parquet", index=False)
    monkeypatch.setitem(__import__("sys").modules, "distributed", None)
    assert main(["scale", str(tmp_path / "four.parquet"), "--out", str(tmp_path / "out"), "--scorer", "linear"]) == 1
    said = capsys.readouterr().out
    assert said.count("\n") == 1 and said.endswith("pip install samestory[scale]\n")
