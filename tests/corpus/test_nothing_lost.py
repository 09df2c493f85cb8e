"""Ids, cells, encodings, folders: what reading decides by itself, or does not read, is said in problems or notes."""

import gzip
import json

import pandas as pd
import pytest
import samestory as ss
from helpers import least
from samestory.errors import CorpusError, CorpusWarning

TEXT = "Prices rose on Monday. Nobody said why."

# --- ids ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "given, ids",
    [
        (["001", None, "003"], ["001", "004", "003"]),
        ([None, "000", None], ["003", "000", "002"]),
        (["002", "nan", ""], ["002", "001", "003"]),
        ([1.0, float("nan"), 3.0], ["1", "001", "3"]),
    ],
)
def test_a_made_up_id_is_no_other_row_s(given, ids):
    table = pd.DataFrame({"id": pd.Series(given, dtype=object), "text": ["One.", "Two.", "Three."]})
    corpus = ss.read_corpus(table)
    assert corpus.fileids() == ids and len(corpus.problems) == 0
    missing = [n for n, own in enumerate(given) if own in (None, "nan", "") or own != own]
    note = next(note for note in corpus.notes if "No id is given" in note)
    assert all(f"row {n} (now {ids[n]!r})" in note for n in missing) and note.count("now") == len(missing)


def test_files_of_one_name_in_two_folders(tmp_path):
    for name in ("a.txt", "b/a.txt", "c.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"This is {name}.")
    (tmp_path / "corpus.csv").write_text("file,article\na.txt,\nb/a.txt,\nc.txt,x\n")
    corpus = ss.read_corpus(tmp_path)
    assert (
        corpus.fileids() == ["a", "b/a", "x"] and len(corpus.problems) == 0 and corpus.raw("b/a") == "This is b/a.txt."
    )
    (tmp_path / "corpus.csv").write_text("file,article\na.txt,c\nb/a.txt,\nc.txt,\n")
    assert ss.read_corpus(tmp_path).fileids() == ["c", "a", "c.txt"]


def test_files_that_differ_in_the_case_of_their_ending(tmp_path):
    (tmp_path / "a.txt").write_text("One.")
    (tmp_path / "a.TXT").write_text("Two.")
    if len(list(tmp_path.iterdir())) == 2:  # not on a file system without case
        assert sorted(ss.read_corpus(tmp_path).fileids()) == ["a.TXT", "a.txt"]


def test_an_id_again_says_whether_the_text_is_too():
    with pytest.warns(CorpusWarning):
        problems = ss.read_corpus(pd.DataFrame({"id": ["a"] * 3, "text": ["One.", "One.", "Two."]})).problems
    assert [found.split(", ")[1] for found in problems["found"]] == ["with the same text", "with another text"]


def test_equal_texts_are_kept_and_named():
    corpus = ss.read_corpus(pd.DataFrame({"id": list("abcd"), "text": ["One.", "Two.", "One.", "One."]}))
    assert corpus.fileids() == list("abcd") and len(corpus.problems) == 0
    assert "Articles with the same text, all kept: 'c', 'd' as 'a'." in corpus.notes


# --- cells -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "word", ["nan", "NULL", "None", "N/A", "[removed]", "<NA>", "NaT", " null ", "#N/A", "undefined"]
)
def test_words_for_an_empty_cell(word):
    table = pd.DataFrame({"text": [TEXT, word], "title": [word, ""], "outlet": word, "published": word})
    with pytest.warns(CorpusWarning):
        corpus = ss.read_corpus(table)
    assert corpus.articles[["title", "outlet", "published"]].values.tolist() == [["", "", ""]]
    assert len(corpus.problems) == 1 and "stands for an empty text" in corpus.problems["found"][0]


def test_a_short_text_that_only_begins_like_one_of_them_is_a_text():
    texts = ["None said so.", "Null and void.", "Nan Goldin.", "NA rises."]
    assert ss.read_corpus(pd.DataFrame({"text": texts})).articles["text"].tolist() == texts


def test_a_control_character_is_reported_and_kept(tmp_path):
    (tmp_path / "t.csv").write_text("id,text\na,The Rus\0sian fleet left.\nb,Fine.\tReally.\n")
    with pytest.warns(CorpusWarning):
        corpus = ss.read_corpus(tmp_path / "t.csv")
    problem = corpus.problems.iloc[0]
    assert len(corpus) == 2 and len(corpus.problems) == 1 and not problem["left_out"]
    assert problem["where"] == "t.csv, row 2" and "U+0000 at character 7" in problem["found"]


def test_a_key_twice_in_a_json_object(tmp_path):
    (tmp_path / "t.jsonl").write_text('{"text": "First.", "text": "Second."}\n{"text": "Third."}\n')
    with pytest.warns(CorpusWarning):
        corpus = ss.read_corpus(tmp_path / "t.jsonl")
    assert corpus.raw() == "Third." and "'text' more than once" in corpus.problems["found"][0]
    assert corpus.problems["where"][0] == "t.jsonl, line 1"


def test_lists_and_objects_in_cells_are_said():
    """In MongoDB's and NewsAPI's JSON an id, a date or an outlet is an object; an event may be a list."""
    table = {"text": [TEXT], "id": [{"$oid": "5f"}], "source": [{"id": None, "name": "Post"}], "event": [["e1", "e2"]]}
    corpus = ss.read_corpus(pd.DataFrame(table))
    assert corpus.fileids() == ["5f"] and corpus.articles["outlet"].tolist() == ["Post"]
    assert corpus.articles["source"].tolist() == table["source"], "the column itself is kept"
    assert any("Lists or objects stand in cells" in note and "'event', 'outlet'" in note for note in corpus.notes)


@pytest.mark.timed
def test_time_grows_with_the_columns_not_with_their_square():
    """Joined one by one, 4,000 columns took 17 times as long as 1,000."""

    def seconds(n):
        table = pd.DataFrame([[TEXT, *["v"] * n]] * 3, columns=["text", *(f"c{k}" for k in range(n))])
        assert ss.read_corpus(table).articles.shape == (3, n + 9)
        return least(lambda: ss.read_corpus(table))

    assert seconds(4000) < 10 * seconds(1000)


@pytest.mark.parametrize(
    "given, date",
    [("20251003093000", "2025-10-03T09:30:00"), ("2025-10-03 09:30:00 UTC", "2025-10-03 09:30:00Z"), ("NaT", "")],
)
def test_times_as_gdelt_and_bigquery_write_them(given, date):
    corpus = ss.read_corpus(pd.DataFrame({"text": [TEXT], "date": [given]}))
    assert corpus.articles["published"].tolist() == [date] and len(corpus.problems) == 0


# --- encodings ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["t.csv", "t.tsv", "t.jsonl", "t.csv.gz", "folder"])
@pytest.mark.parametrize(
    "codec, said", [("utf-8", ""), ("cp1252", "windows-1252"), ("cp1251", "windows-1252"), ("utf-16", "utf-16")]
)
def test_an_encoding_that_was_guessed_is_said_of_tables_as_of_folders(tmp_path, name, codec, said):
    text = "Привет мир и пока." if codec == "cp1251" else "The café isn’t open."
    comma = "\t" if name == "t.tsv" else ","
    table = (
        json.dumps({"id": "a", "text": text}, ensure_ascii=False)
        if "json" in name
        else f"id{comma}text\na{comma}{text}"
    )
    path, raw = tmp_path / name, (text if name == "folder" else table + "\n").encode(codec)
    if name == "folder":
        path.mkdir()
        (path / "a.txt").write_bytes(raw)
    else:
        path.write_bytes(gzip.compress(raw) if name.endswith("gz") else raw)
    file = "a.txt" if name == "folder" else name
    notes = [note for note in ss.read_corpus(path).notes if note.startswith("Read as ")]
    assert notes == ([f"Read as {said}: {file!r}."] if said else [])


# --- folders -----------------------------------------------------------------------------------------------------


def test_nothing_in_a_folder_is_passed_over_in_silence(tmp_path):
    inside, outside = tmp_path / "corpus", tmp_path / "outside"
    for name in ("a.txt", "daily/b.txt", "daily/c.pdf", "d.html", "e.txt.gz", ".f.txt", ".git/g.txt", "README.md"):
        (inside / name).parent.mkdir(parents=True, exist_ok=True)
        (inside / name).write_text(f"This is {name}.")
    (inside / "h.txt").write_text("")
    (inside / "empty").mkdir()
    outside.mkdir()
    (outside / "i.txt").write_text("Elsewhere.")
    (inside / "link").symlink_to(outside)
    with pytest.warns(CorpusWarning):
        corpus = ss.read_corpus(inside)
    assert corpus.fileids() == ["a", "daily/b"] and corpus.problems["where"].tolist() == ["h.txt"]
    notes = "\n".join(corpus.notes)
    for name in ("daily/c.pdf", "d.html", "e.txt.gz", ".f.txt", ".git/", "README.md", "empty/", "link/"):
        assert repr(name) in notes
    assert "Read from subfolders too: 'daily'." in notes
    assert "do not end in .txt: 'README.md', 'd.html', 'e.txt.gz', 'daily/c.pdf'" in notes


def test_beside_a_manifest_what_may_be_an_article_is_named(tmp_path):
    for name in ("a.txt", "b.html", ".c.txt", "README.md", "coding/claims.csv"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("Fine.")
    (tmp_path / "corpus.csv").write_text("file,desk\na.txt,world\n")
    notes = "\n".join(ss.read_corpus(tmp_path).notes)
    assert "'b.html', '.c.txt'" in notes and "kept, not used: 'desk'" in notes
    assert "README" not in notes and "claims" not in notes, "a README or a table is no article"


def test_a_manifest_that_holds_the_texts_says_what_stands_beside_it(tmp_path):
    (tmp_path / "a.txt").write_text("Not read.")
    (tmp_path / "corpus.csv").write_text("id,text\nx,Fine.\n")
    corpus = ss.read_corpus(tmp_path)
    assert corpus.fileids() == ["x"] and "Not read, because corpus.csv holds the texts: 'a.txt'." in corpus.notes


def test_a_folder_without_texts_says_what_it_has(tmp_path):
    (tmp_path / "export.csv").write_text("id,text\n")
    with pytest.raises(CorpusError, match="it has 'export.csv'"):
        ss.read_corpus(tmp_path)


def test_the_corpus_that_ships_needs_no_note(seeds):
    assert seeds.notes == []
