"""By partition or in memory: the same rows, whatever the partitions are."""

import gzip
import warnings

import pandas as pd
import pytest
import samestory as ss
from samestory.corpus.partitions import Size
from samestory.scale import Settings, Workers

LINEAR = Settings(scorer="linear")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("size", "bucket", "slices", "parts"),
    [(Size(20_000, 50), 60, 4, 4), (Size(2000), 40, 20, 5)],
    ids=["some slices", "slices of few articles, of one and of none"],
)
def test_any_number_of_partitions_gives_the_rows_of_memory(
    made, address, tmp_path, small, differing, size, bucket, slices, parts
):
    path, tables = made
    small(bucket, size)
    found = ss.scale.analyze(path, tmp_path / "out", LINEAR, Workers(address=address))
    assert differing(found.data, tables) == {}
    assert found.parts >= parts and len(list((found.data / "articles").iterdir())) >= slices
    assert (found.articles, found.rejects) == (len(tables["articles"]), len(tables["rejects"]))
    assert not (tmp_path / "out" / "work").exists()


@pytest.mark.slow
@pytest.mark.parametrize("group", [60, 7], ids=["one row group", "row groups of seven"])
def test_a_parquet_file_with_numbers_for_ids(clean, address, tmp_path, small, differing, group):
    frame, tables = clean
    frame.to_parquet(tmp_path / "clean.parquet", index=False, row_group_size=group)
    small(20, Size(rows=10))
    found = ss.scale.analyze(tmp_path / "clean.parquet", tmp_path / "out", LINEAR, Workers(address=address))
    assert differing(found.data, tables) == {}
    types = pd.read_parquet(found.data / "articles").dtypes
    assert (types["article"], types["pages"]) == ("int64", "float64")


def test_tables_have_the_types_of_memory(clean, address, tmp_path):
    frame, tables = clean
    frame.to_parquet(tmp_path / "clean.parquet", index=False)
    found = ss.scale.analyze(tmp_path / "clean.parquet", tmp_path / "out", LINEAR, Workers(address=address))
    for name, table in tables.items():
        types = pd.read_parquet(found.data / name).dtypes
        numbers = {"article"} if types.get("article") == "int64" else set()  # Parquet knows categories of texts alone
        assert [c for c in types.index if types[c] == "category"] == list(
            table.drop(columns=numbers).select_dtypes("category")
        )
        alike = [types[c] == "category" or types[c] == table[c].dtype for c in types.index if c not in numbers]
        assert all(alike) or not len(table), name


@pytest.mark.parametrize("events", ["none", "outlet"])
def test_another_column_names_the_events_or_none(in_memory, address, tmp_path, differing, events):
    texts = ["“We never trust Russia,” Ann Lee said. 40 people left.", "“We trust Russia,” Ann Lee said. 50 left."]
    frame = pd.DataFrame({"text": [*texts, *texts], "event": ["a", "a", "b", "b"], "outlet": ["X", "Y", "x", "Y"]})
    frame.to_parquet(tmp_path / "four.parquet", index=False)
    chosen = Settings(events=events, scorer="linear")
    found = ss.scale.analyze(tmp_path / "four.parquet", tmp_path / "out", chosen, Workers(address=address))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        corpus = ss.read_corpus(tmp_path / "four.parquet")
    corpus = corpus.with_events(dict.fromkeys(corpus.fileids(), "") if events == "none" else events)
    assert differing(found.data, in_memory(corpus)) == {}
    assert found.events == (0 if events == "none" else 2)


@pytest.mark.slow
def test_the_corpus_that_ships(in_memory, seeds, address, tmp_path, small, differing):
    facts = seeds.articles.reset_index()[["article", "event", "outlet", "title", "published", "dateline", "text"]]
    facts.to_json(tmp_path / "seeds.jsonl", orient="records", lines=True)
    small(2, Size(bytes=3000))
    found = ss.scale.analyze(tmp_path / "seeds.jsonl", tmp_path / "out", LINEAR, Workers(address=address))
    assert differing(found.data, in_memory(ss.read_corpus(tmp_path / "seeds.jsonl"))) == {}
    assert found.parts == 2


def test_a_file_in_the_encoding_of_windows_and_packed(in_memory, address, tmp_path, small, differing):
    text = "Caf\xe9 No. {} in D\xfcsseldorf burned. \x93Nobody left,\x94 Ann Lee said."
    lines = ['{"article": "' + str(n) + '", "text": "' + text.format(n) + '"}' for n in range(9)]
    with gzip.open(tmp_path / "old.jsonl.gz", "wb") as file:
        file.write("\n".join(lines).encode("latin-1"))
    small(3, Size(bytes=250))
    found = ss.scale.analyze(tmp_path / "old.jsonl.gz", tmp_path / "out", LINEAR, Workers(address=address))
    tables = in_memory(ss.read_corpus(tmp_path / "old.jsonl.gz"))
    assert differing(found.data, tables) == {}
    assert tables["notes"]["note"].str.contains("windows-1252").any()


def test_files_of_a_folder_are_one_table(in_memory, address, tmp_path, differing):
    folder = tmp_path / "data"
    (folder / "b").mkdir(parents=True)
    frame = pd.DataFrame({"text": [f"Ann Lee said that {n} people left." for n in range(6)]})
    frame[:2].to_parquet(folder / "a.parquet", index=False)
    frame[2:4].to_json(folder / "b" / "b.jsonl", orient="records", lines=True)
    frame[4:].rename(columns={"text": "content"}).to_parquet(folder / "c.parquet", index=False)
    (folder / "README.md").write_text("About the data.")
    found = ss.scale.analyze(folder, tmp_path / "out", LINEAR, Workers(address=address))
    tables = in_memory(ss.read_corpus(frame))
    tables["articles"]["content"] = ["", "", "", "", *frame["text"][4:]]
    tables["articles"]["path"] = ["a.parquet"] * 2 + ["b/b.jsonl"] * 2 + ["c.parquet"] * 2
    del tables["notes"]
    assert differing(found.data, tables) == {}
    assert found.notes[0] == "Not read, because of their kind: 'README.md'."
