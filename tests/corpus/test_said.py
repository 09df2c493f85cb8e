"""Reading says what it did and what is wrong: the right cause, the file, the row, the value, the fix."""

import gzip
import json
import os
import time

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet
import pytest
import samestory as ss
from helpers import corpus_of, least
from samestory.corpus.unpacking import _bytes
from samestory.errors import CodebookError, CorpusError, CorpusWarning

TEXT = "The harbor was closed for two days because of the storm, and the ferries stayed in port until Sunday evening."
PAIR = [TEXT.replace("two", number) for number in ("two", "three")]


# --- events ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("events", "name"),
    [
        (["Flood", "flood"], "Flood"),
        (["big flood", "Big  Flood ", "Big Flood"], "big flood"),
        (["STORM", "storm", "storm"], "storm"),
        (["Straße", "STRASSE"], "Straße"),
        (["the\u00a0visit", "The visit"], "the visit"),
        (["summit\t2020", "Summit 2020"], "summit 2020"),
        (["Café", "cafe\u0301"], "Café"),
    ],
)
def test_events_that_differ_only_in_capitals_or_spaces_are_one(events, name):
    texts = [TEXT.replace("two", str(n + 2)) for n in range(len(events))]
    corpus = ss.read_corpus(
        pd.DataFrame({"text": texts, "event": events, "outlet": [f"o{n}" for n in range(len(texts))]})
    )
    assert set(corpus.articles["event"]) == {name}
    assert any(note.startswith("Names of events that differ only in") and repr(name) in note for note in corpus.notes)
    assert len(ss.discrepancies.find(corpus)) > 0


@pytest.mark.parametrize("events", [["Flood", "Floods"], ["a-b", "ab"], ["storm 1", "storm 2"], ["", " "], ["x", ""]])
def test_other_events_stay_apart_without_a_word(events):
    corpus = ss.read_corpus(pd.DataFrame({"text": PAIR, "event": events}))
    assert corpus.articles["event"].tolist() == [event.strip() for event in events]
    assert not any("Names of events" in note for note in corpus.notes)


# --- cells -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cell", "read"),
    [
        ({"name": "Post", "country": "US"}, "Post"),
        ({"title": "Post"}, "Post"),
        ({"name": None}, ""),
        ({"name": {"main": "Post"}}, "Post"),
    ],
)
def test_an_object_is_read_by_its_name(cell, read):
    corpus = ss.read_corpus(pd.DataFrame({"text": PAIR, "outlet": [cell] * 2}))
    assert corpus.articles["outlet"].tolist() == [read] * 2 and len(corpus.problems) == 0


@pytest.mark.parametrize(
    "cell", [{"city": "Oslo", "country": "NO"}, ["Post", "Times"], {"id": 5, "url": "x"}, [{"name": "Post"}, 1]]
)
def test_an_object_without_a_name_is_a_problem_of_its_row(tmp_path, cell):
    lines = [{"text": PAIR[0], "outlet": "Post"}, {"text": PAIR[1], "outlet": cell}]
    (tmp_path / "t.jsonl").write_text("\n".join(map(json.dumps, lines)))
    with pytest.warns(CorpusWarning):
        corpus = ss.read_corpus(tmp_path / "t.jsonl")
    [said] = corpus.problems["text"]
    assert said.startswith("t.jsonl, line 2, outlet: found ") and "an object with a key name or title" in said
    assert "The article is kept." in said and len(corpus) == 2


# --- files -------------------------------------------------------------------------------------------------------


def parquet_bytes(tmp_path, n=2000):
    pd.DataFrame({"text": [f"{TEXT} {k}" for k in range(n)]}).to_parquet(tmp_path / "whole.parquet")
    return (tmp_path / "whole.parquet").read_bytes()


PACKED = gzip.compress(("text\n" + "".join(f"Prices rose {n} percent.\n" for n in range(999))).encode())


@pytest.mark.parametrize(
    ("name", "raw", "said"),
    [
        ("t.jsonl", b"", "found an empty file"),
        ("t.jsonl", b"\n \n\n", "found an empty file"),
        ("t.jsonl", b"\xef\xbb\xbf", "found an empty file"),
        ("t.ndjson", b"", "found an empty file"),
        ("t.jsonl.gz", gzip.compress(b"", mtime=0), "found an empty file"),
        ("t.csv", b"", "found an empty file"),
        ("t.tsv", b"\n\n", "found an empty file"),
        ("t.csv.gz", gzip.compress(b"", mtime=0), "found an empty file"),
        ("t.csv", b"text,outlet\n", "found a table without rows"),
        ("t.parquet", b"", "damaged or no Parquet: Parquet file size is 0 bytes"),
        ("t.parquet", b"text\nPrices rose.\n" * 9, "damaged or no Parquet: Parquet magic bytes not found"),
        ("t.parquet", b"PAR1" + b"\xff" * 99 + b"PAR1", "damaged or no Parquet"),
        ("t.csv.gz", b"", "an empty file"),
        ("t.csv.gz", b"text\nPrices rose.\n", "a .gz file that is damaged or none"),
        ("t.csv.gz", PACKED[:-20], "a .gz file without its end"),
        ("t.csv.gz", PACKED[: len(PACKED) // 2], "a .gz file without its end"),
        ("t.jsonl.gz", PACKED[:99] + b"\xff" * 99 + PACKED[198:], "a .gz file that is damaged or none"),
        ("t.csv.gz", PACKED[:-8] + b"\0" * 8, "a .gz file that is damaged or none (CRC check failed"),
    ],
)
def test_the_cause_is_the_right_one(tmp_path, name, raw, said):
    (tmp_path / name).write_bytes(raw)
    with pytest.raises(CorpusError) as error:
        ss.read_corpus(tmp_path / name)
    assert said in str(error.value) and name in str(error.value) and "\n" not in str(error.value)
    assert "Check the path" not in str(error.value)


@pytest.mark.parametrize("place", [0.001, 0.1, 0.5, 0.9, 0.999])
@pytest.mark.parametrize("change", ["cut", "overwritten"])
def test_damaged_parquet(tmp_path, place, change):
    raw = parquet_bytes(tmp_path)
    at = int(len(raw) * place)
    (tmp_path / "t.parquet").write_bytes(raw[:at] if change == "cut" else raw[:at] + b"\xff" * 64 + raw[at + 64 :])
    try:
        corpus = ss.read_corpus(tmp_path / "t.parquet")
    except CorpusError as error:
        assert "t.parquet: found a file that is damaged or no Parquet" in str(error)
        assert "a whole Parquet file. Copy or export it again." in str(error)
    else:
        assert len(corpus) and change == "overwritten", "bytes of the text itself are no fault of the format"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes of POSIX")
@pytest.mark.parametrize("name", ["t.jsonl", "t.csv", "t.csv.gz", "t.parquet", "t.txt", "t"])
def test_a_pipe_is_named_and_not_waited_for(tmp_path, name):
    os.mkfifo(tmp_path / name)
    start = time.monotonic()
    with pytest.raises(CorpusError, match="found a pipe or device; .* Save the articles to a file, and name that."):
        ss.read_corpus(tmp_path / name)
    assert time.monotonic() - start < 60


def test_a_pipe_in_a_folder_and_a_link_to_nothing(tmp_path):
    os.mkfifo(tmp_path / "a.txt")
    (tmp_path / "b.txt").write_text(TEXT)
    with pytest.warns(CorpusWarning, match="'a.txt', a folder, pipe or device"):
        assert len(ss.read_corpus(tmp_path)) == 1
    (tmp_path / "t.csv").symlink_to("nowhere.csv")
    with pytest.raises(CorpusError, match="a link to a place that is not there"):
        ss.read_corpus(tmp_path / "t.csv")


@pytest.mark.parametrize("opening, closing", [("[", "]"), ('{"a":', "}"), ('[{"a":', "}]")])
@pytest.mark.parametrize("depth", [300, 900, 5000, 200_000])
def test_brackets_nested_deep_in_json(tmp_path, opening, closing, depth):
    deep = opening * depth + "1" + closing * depth
    (tmp_path / "t.jsonl").write_text(f'{{"text": "{TEXT}"}}\n{{"text": "{TEXT} Then.", "outlet": {deep}}}\n')
    with pytest.warns(CorpusWarning):
        corpus = ss.read_corpus(tmp_path / "t.jsonl")
    [said] = corpus.problems["text"]
    assert said.startswith("t.jsonl, line 2") and len(said) < 400
    assert depth < 5000 or "brackets nested too deep" in said and len(corpus) == 1


@pytest.mark.parametrize("line", ["x = {}", "[conflict]\nterms = {}", "[a]\nb = 1\n[c]\nd = {}\ne = [1]"])
@pytest.mark.parametrize("opening, closing", [("[", "]"), ("{a=", "}")])
def test_brackets_nested_deep_in_toml(tmp_path, line, opening, closing):
    (tmp_path / "t.toml").write_text(line.format(opening * 9000 + "1" + closing * 9000))
    wanted = line.split("\n").index(next(part for part in line.split("\n") if "{}" in part)) + 1
    for step in (ss.framing.code, ss.actors.mentions):
        with pytest.raises(CodebookError, match=f"t.toml, line {wanted}: found brackets nested too deep"):
            step(corpus_of(TEXT), tmp_path / "t.toml")


def test_a_number_of_too_many_digits(tmp_path):
    (tmp_path / "t.toml").write_text(f"[conflict]\nterms = {'9' * 5000}\n")
    with pytest.raises(CodebookError, match="t.toml: found .* digits"):
        ss.framing.code(corpus_of(TEXT), tmp_path / "t.toml")
    (tmp_path / "t.jsonl").write_text(f'{{"text": "{TEXT}"}}\n{{"text": "{TEXT} Then.", "n": {"9" * 5000}}}\n')
    with pytest.warns(CorpusWarning, match="t.jsonl, line 2: found .* digits"):
        assert len(ss.read_corpus(tmp_path / "t.jsonl")) == 1


# --- how much --------------------------------------------------------------------------------------------------


def bomb(path, size):
    with gzip.open(path, "wb", 9) as file:
        for _ in range(size // 1_000_000):
            file.write(b"a" * 1_000_000)


@pytest.mark.parametrize("name", ["t.csv.gz", "t.jsonl.gz", "t.tsv.gz"])
def test_a_small_file_that_unpacks_to_much_is_refused_before_it_is_read(tmp_path, name):
    bomb(tmp_path / name, 400_000_000)
    assert (tmp_path / name).stat().st_size < 500_000
    with pytest.raises(
        CorpusError, match=f"{name}: found [0-9,]+ bytes that unpack to more than 50,000,000; .*at most"
    ):
        ss.read_corpus(tmp_path / name)


def test_beyond_a_limit_the_file_its_size_and_the_fix_are_named(tmp_path, monkeypatch):
    monkeypatch.setattr(_bytes, "LARGEST", 10_000)
    (tmp_path / "t.csv").write_text("text\n" + "Prices rose again today.\n" * 1000)
    with pytest.raises(CorpusError, match="t.csv: found 25,005 bytes; expected a table of at most 10,000 bytes. Split"):
        ss.read_corpus(tmp_path / "t.csv")
    # One long cell that every row refers to: 30 kB on disk, 20 MB in memory.
    column = pa.DictionaryArray.from_arrays(pa.array(np.zeros(1000, np.int8)), pa.array(["word " * 4000]))
    pyarrow.parquet.write_table(pa.table({"text": column}), tmp_path / "t.parquet")
    assert (tmp_path / "t.parquet").stat().st_size < 50_000
    with pytest.raises(CorpusError, match="t.parquet: found a Parquet file that unpacks to more than 10,000 bytes"):
        ss.read_corpus(tmp_path / "t.parquet")


@pytest.mark.slow
@pytest.mark.parametrize("name", ["column {}", "outlets{}", "date_{}", "c{}"])
@pytest.mark.timed
def test_wide_tables_take_time_by_their_cells(tmp_path, name):
    """A table of 10,000 columns took 97 seconds a megabyte."""

    def seconds(n):
        heads = ["text", *(name.format(k) for k in range(n))]
        rows = [",".join([f'"{text}"', *["v"] * n]) for text in PAIR]
        (tmp_path / "t.csv").write_text("\n".join([",".join(heads), *rows]))
        assert ss.read_corpus(tmp_path / "t.csv").articles.shape[1] > n
        return least(lambda: ss.read_corpus(tmp_path / "t.csv"))

    small, large = seconds(2000), seconds(8000)
    assert large < 8 * small and large < 20


@pytest.mark.slow
def test_keys_that_are_data_make_no_table_of_rows_times_rows(tmp_path):
    def lines(n):
        return "\n".join(json.dumps({"text": f"{TEXT} {k}", f"key{k}": "v", "often": k}) for k in range(n))

    (tmp_path / "t.jsonl").write_text(lines(6000))
    corpus = ss.read_corpus(tmp_path / "t.jsonl")
    assert len(corpus) == 6000 and corpus.articles["often"].tolist()[-1] == 5999
    assert corpus.articles.shape[1] < 1100 and any(note.startswith("Not kept: 5,000 columns") for note in corpus.notes)
    (tmp_path / "t.jsonl").write_text(lines(300))
    assert {"key0", "key299", "often"} <= set(ss.read_corpus(tmp_path / "t.jsonl").articles), "few are all kept"
