"""Reading a corpus: every source, every encoding, every kind of bad input."""

import csv
import datetime
import gzip
import hashlib
import json
import warnings

import nltk
import pandas as pd
import pytest
import samestory as ss
from hypothesis import given
from hypothesis import strategies as st
from samestory.errors import CorpusError, CorpusWarning

TEXT = "Prices rose on Monday. Nobody said why.\nThe minister’s office “will not comment” on it."


def write_manifest(folder, rows, columns=("article", "file", "sha256", "published")):
    with open(folder / "corpus.csv", "w", newline="", encoding="utf-8") as out:
        writer = csv.DictWriter(out, columns)
        writer.writeheader()
        writer.writerows(rows)


def only_problem(source):
    """The one problem of a corpus that also holds a good article."""
    with pytest.warns(CorpusWarning):
        corpus = ss.read_corpus(source)
    assert len(corpus) >= 1, "the good article still loads"
    assert len(corpus.problems) == 1
    return corpus.problems.iloc[0]


# --- the five articles -------------------------------------------------------------------------------------------


def test_seeds_are_five_reports_of_two_events(seeds):
    assert seeds.fileids() == ["000", "001", "002", "003", "004"]
    assert seeds.articles["event"].value_counts().to_dict() == {"valdai-2025-10-02": 4, "india-visit": 1}
    assert seeds.articles["published"].tolist() == ["", "2025-10-03", "", "2025-10-03", ""]
    assert len(seeds.problems) == 0


def test_seed_texts_are_the_files_character_for_character(seeds, top):
    for article, row in seeds.articles.iterrows():
        raw = (top / "seeds" / row["path"]).read_bytes()
        assert row["text"].encode("utf-8") == raw
        assert hashlib.sha256(raw).hexdigest() == row["sha256"]


def test_every_known_fact_has_a_basis(seeds):
    for _, row in seeds.articles.iterrows():
        for fact in (
            "event",
            "outlet",
            "title",
            "published",
            "dateline",
            "agency",
            "language",
            "event_date",
            "earliest",
            "latest",
        ):
            if row[fact]:
                assert f"{fact}" in row["basis"], f"{row['path']}: nothing says how {fact} is known"


def test_event_day_follows_from_001():
    published = datetime.date(2025, 10, 3)
    assert published.strftime("%A") == "Friday", "'Thursday evening' in a report of Friday 3 October is 2 October"


def test_seed_zones(seeds):
    # Read off the files by eye: three summary lines in 000, four lines above the lead in 001, a dateline in 001, 003, 004.
    zones = seeds.zones[seeds.zones["zone"] != "body"]
    found = [(z.article, z.zone, z.text[:24]) for z in zones.itertuples()]
    assert found == [
        ("000", "standfirst", "Vladimir Putin on Thursd"),
        ("000", "standfirst", "He has directed his gove"),
        ("000", "standfirst", "The Russian leader spoke"),
        ("000", "lead", "Russian President Vladim"),
        ("000", "credit", "With PTI inputs"),
        ("001", "dateline", "date 2025-10-03 ETV Bhar"),
        ("001", "headline", "Putin Orders Government "),
        ("001", "caption", "Russian President Vladim"),
        ("001", "dateline", "Moscow:"),
        ("001", "lead", "Russian President Vladim"),
        ("002", "lead", "In a significant diploma"),
        ("003", "dateline", "Moscow, October 3, 2025 "),
        ("003", "lead", "As the trade standoff wi"),
        ("004", "dateline", "New Delhi:"),
        ("004", "lead", "Russian President Vladim"),
    ]


def test_the_standfirst_of_000_is_marked_as_repeated(seeds):
    repeated = seeds.sentences[seeds.sentences["repeats"] >= 0]
    assert repeated[["article", "sentence", "repeats"]].values.tolist() == [
        ["000", 0, 3],
        ["000", 1, 3],
        ["000", 2, 11],
    ]


# --- sources -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "codec, name",
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("cp1252", "windows-1252"),
    ],
)
def test_encodings(tmp_path, codec, name):
    (tmp_path / "a.txt").write_bytes(TEXT.encode(codec))
    corpus = ss.read_corpus(tmp_path)
    assert corpus.raw("a") == TEXT
    assert corpus.articles.loc["a", "encoding"] == name


def test_line_ends_are_kept(tmp_path):
    raw = "One line.\r\nAnother line.\rA third.\n"
    (tmp_path / "a.txt").write_bytes(raw.encode())
    corpus = ss.read_corpus(tmp_path)
    assert corpus.raw("a") == raw
    assert [raw[s:e] for s, e in zip(corpus.sentences["start"], corpus.sentences["end"])] == [
        "One line.",
        "Another line.",
        "A third.",
    ]
    assert corpus.sentences["paragraph"].tolist() == [0, 1, 2]


def test_folder_of_texts_takes_the_path_as_id(tmp_path):
    (tmp_path / "daily").mkdir()
    (tmp_path / "b.txt").write_text("B came second.")
    (tmp_path / "daily" / "a.txt").write_text("A came first.")
    assert ss.read_corpus(tmp_path).fileids() == ["b", "daily/a"]


ROWS = [
    {"id": "x", "source": "Daily", "date": "2024-02-29", "body": TEXT, "desk": "world"},
    {"id": "y", "source": "", "date": "", "body": "Second, “quoted” text.\r\nIts next line.", "desk": ""},
]


@pytest.mark.parametrize("name", ["t.csv", "t.tsv", "t.csv.gz", "t.jsonl", "t.jsonl.gz", "t.parquet", "semicolons.csv"])
def test_tables(tmp_path, name):
    path, frame = tmp_path / name, pd.DataFrame(ROWS)
    if "parquet" in name:
        frame.to_parquet(path)
    elif "jsonl" in name:
        raw = "\n".join(json.dumps(row) for row in ROWS).encode()
        path.write_bytes(gzip.compress(raw) if name.endswith("gz") else raw)
    else:
        sep = "\t" if "tsv" in name else ";" if "semi" in name else ","
        raw = frame.to_csv(index=False, sep=sep, lineterminator="\n").encode()
        path.write_bytes(gzip.compress(raw) if name.endswith("gz") else raw)
    corpus = ss.read_corpus(path)
    assert corpus.fileids() == ["x", "y"]
    assert [corpus.raw(a) for a in corpus.fileids()] == [row["body"] for row in ROWS]
    assert corpus.articles["outlet"].tolist() == ["Daily", ""]
    assert corpus.articles["published"].tolist() == ["2024-02-29", ""]
    assert corpus.articles["desk"].tolist() == ["world", ""], "further columns are kept"
    assert any("'text' is taken from the column 'body'" in note for note in corpus.notes)


def test_dataframe_facts_may_be_missing():
    frame = pd.DataFrame(
        {
            "text": ["One.", "Two."],
            "article": [7, 9],
            "outlet": ["A", None],
            "published": [pd.Timestamp("2025-10-03"), pd.NaT],
        }
    )
    corpus = ss.read_corpus(frame)
    assert corpus.fileids() == [7, 9], "whole-number ids stay numbers"
    assert corpus.articles["outlet"].tolist() == ["A", ""]
    assert corpus.articles["published"].tolist() == ["2025-10-03", ""]
    assert corpus.articles["event"].tolist() == ["", ""]


def test_a_selection_of_a_corpus_is_a_corpus(seeds):
    chosen = ss.read_corpus(seeds.articles.query("event == 'india-visit'"))
    assert chosen.fileids() == ["004"]
    assert chosen.articles.loc["004", "sha256"] == seeds.articles.loc["004", "sha256"]
    assert chosen.raw() == seeds.raw("004")


def test_contract_of_columns(seeds):
    assert seeds.articles.index.name == "article"
    assert list(seeds.articles.columns[:9]) == [
        "event",
        "outlet",
        "title",
        "published",
        "dateline",
        "path",
        "sha256",
        "text",
        "words",
    ]
    assert list(seeds.sentences.columns[:6]) == ["article", "sentence", "start", "end", "paragraph", "zone"]
    assert list(seeds.tokens.columns) == ["article", "sentence", "start", "end", "token"]
    assert isinstance(seeds.tokens["token"].dtype, pd.CategoricalDtype)
    assert set(seeds.sentences["zone"]) <= set(ss.corpus._zones.ZONES)


def test_manifest_zones_override_the_rules(tmp_path):
    (tmp_path / "a.txt").write_text("SHORT LINE\nThe first paragraph is here.\nThe second paragraph is here.\nThe end")
    write_manifest(
        tmp_path, [{"file": "a.txt", "zones": "caption:0 standfirst:1 lead:2 credit:3-3"}], ("file", "zones")
    )
    assert ss.read_corpus(tmp_path).sentences["zone"].tolist() == ["caption", "standfirst", "lead", "credit"]


# --- bad input ---------------------------------------------------------------------------------------------------

GOOD = {"file": "good.txt"}


@pytest.fixture
def folder(tmp_path):
    inside = tmp_path / "corpus"
    inside.mkdir()
    (inside / "good.txt").write_text("This one is fine.")
    (tmp_path / "outside.txt").write_text("Not yours.")
    return inside


@pytest.mark.parametrize(
    "name, expected",
    [
        ("missing.txt", "not there"),
        ("../outside.txt", "inside the corpus folder"),
        ("/etc/hostname", "inside the corpus folder"),
        ("", "empty cell"),
    ],
)
def test_bad_file_names(folder, name, expected):
    write_manifest(folder, [GOOD, {"file": name}])
    problem = only_problem(folder)
    assert expected in problem["text"]
    assert (
        problem["where"] == "corpus.csv, row 3"
        and problem["column"] == "file"
        and problem["fix"]
        and problem["left_out"]
    )


def test_links_out_of_the_folder(folder):
    (folder / "link.txt").symlink_to(folder.parent / "outside.txt")
    write_manifest(folder, [GOOD, {"file": "link.txt"}])
    assert "a link to a place outside" in only_problem(folder)["found"]
    (folder / "corpus.csv").unlink()
    assert only_problem(folder)["where"] == "link.txt"


def test_wrong_checksum(folder):
    write_manifest(folder, [GOOD, {"article": "b", "file": "good.txt", "sha256": "0" * 64}])
    problem = only_problem(folder)
    assert problem["column"] == "sha256" and hashlib.sha256(b"This one is fine.").hexdigest() in problem["expected"]


@pytest.mark.parametrize(
    "raw, expected",
    [
        (b"", "an empty text"),
        (b" \n\t\n", "an empty text"),
        (b"%PDF-1.7 ...", "a PDF document"),
        (b"PK\x03\x04rest", "a ZIP archive"),
        (b"text\0with\0nulls and more text here", "a binary file"),
        (b"caf\xe9\nand \x8d more", "byte 0xe9 in line 1"),
        (b"\xff\xfeo\0d\0d", "not valid utf-16"),
        (b"\x80\x04\x95\x10\0\0\0", "a pickle (never opened here)"),
    ],
)
def test_bytes_that_are_no_article(folder, raw, expected):
    (folder / "bad.txt").write_bytes(raw)
    assert expected in only_problem(folder)["found"]


def test_duplicate_id(folder):
    write_manifest(folder, [{"article": "a", "file": "good.txt"}, {"article": "a", "file": "good.txt"}])
    problem = only_problem(folder)
    assert problem["column"] == "article" and "'a' again" in problem["found"]


@pytest.mark.parametrize("date", ["3 October 2025", "2025-13-01", "2025-02-30", "10/03/2025", "soon"])
def test_bad_date_is_left_empty_and_the_article_stays(folder, date):
    write_manifest(folder, [{**GOOD, "published": date}])
    problem = only_problem(folder)
    assert problem["column"] == "published" and repr(date) == problem["found"] and not problem["left_out"]


@pytest.mark.parametrize(
    "date", ["2025", "2025-10", "2025-10-03", "2025-10-03T18:30", "2025-10-03T18:30:15Z", "2025-10-03 18:30:15+05:30"]
)
def test_dates_as_precise_as_they_are_known(folder, date):
    write_manifest(folder, [{**GOOD, "published": date}])
    assert ss.read_corpus(folder).articles["published"].tolist() == [date]


def test_a_file_the_manifest_forgets_is_named(folder):
    (folder / "extra.txt").write_text("Forgotten.")
    write_manifest(folder, [GOOD])
    assert "corpus.csv does not name" in only_problem(folder)["found"]


def test_unknown_column_that_looks_like_a_slip(folder):
    write_manifest(folder, [{**GOOD, "outlett": "A"}], ("file", "outlett"))
    problem = only_problem(folder)
    assert "'outlett'" in problem["found"] and "'outlet'" in problem["expected"] and not problem["left_out"]


def test_one_line_of_50_megabytes(folder):
    (folder / "huge.txt").write_bytes(b"word " * 10_000_000)
    assert "50,000,000 bytes" in only_problem(folder)["found"]
    frame = pd.DataFrame({"text": ["Fine.", "word " * 10_000_000]})
    assert "50,000,000 of them in one line" in only_problem(frame)["found"]


def test_bad_zones_fall_back_to_the_rules(folder):
    write_manifest(folder, [{**GOOD, "zones": "lede:0"}], ("file", "zones"))
    problem = only_problem(folder)
    assert problem["column"] == "zones" and "'lede:0'" in problem["found"] and not problem["left_out"]


@pytest.mark.parametrize("cell", [None, float("nan"), 5, "", " "])
def test_cells_that_are_no_text(cell):
    problem = only_problem(pd.DataFrame({"text": ["Fine.", cell]}, dtype=object))
    assert problem["where"] == "DataFrame, row 1" and problem["column"] == "text"


def test_one_bad_byte_costs_one_row_and_garbles_no_other(tmp_path):
    (tmp_path / "t.csv").write_bytes("id,text\na,“Fine” he said – twice.\nb,not ".encode() + b"\x93fine\n")
    assert "byte 0x93" in only_problem(tmp_path / "t.csv")["found"]
    with pytest.warns(CorpusWarning):
        assert ss.read_corpus(tmp_path / "t.csv").raw("a") == "“Fine” he said – twice."


def test_half_a_surrogate_pair():
    assert "surrogate" in only_problem(pd.DataFrame({"text": ["Fine.", "not \ud800 fine"]}, dtype=object))["found"]


def test_broken_rows_of_tables(tmp_path):
    (tmp_path / "t.csv").write_text("id,text\na,Fine.\nb,Too,many\n")
    assert "3 cells" in only_problem(tmp_path / "t.csv")["found"]
    (tmp_path / "t.jsonl").write_text('{"text": "Fine."}\n{"text": \n')
    assert only_problem(tmp_path / "t.jsonl")["where"] == "t.jsonl, line 2"
    (tmp_path / "u.jsonl").write_text('{"text": "Fine."}\n["text"]\n')
    assert "a JSON list" in only_problem(tmp_path / "u.jsonl")["found"]


def test_a_mark_that_is_never_closed_is_reported_not_swallowed(tmp_path):
    (tmp_path / "t.csv").write_text('id,text\n0,Fine.\n1,"a b c\n2,d e f\n3,g h i\n')
    problem = only_problem(tmp_path / "t.csv")
    assert "never closed" in problem["found"] and problem["where"] == "t.csv, row 3"


def test_marks_in_a_tsv_are_text(tmp_path):
    (tmp_path / "t.tsv").write_text('id\ttext\n1\t"Hello" he said\n2\t"Yes."\n')
    assert ss.read_corpus(tmp_path / "t.tsv").articles["text"].tolist() == ['"Hello" he said', '"Yes."']


def test_a_line_that_names_the_separator(tmp_path):
    (tmp_path / "t.csv").write_text("sep=;\nid;text\na;Fine, really.\n")
    assert ss.read_corpus(tmp_path / "t.csv").raw("a") == "Fine, really."


def test_other_files_of_a_folder_are_named(tmp_path):
    for name in ("a.TXT", "b.md", ".hidden.txt"):
        (tmp_path / name).write_text("Words.")
    (tmp_path / ".ipynb_checkpoints").mkdir()
    (tmp_path / ".ipynb_checkpoints" / "a-checkpoint.txt").write_text("Words.")
    corpus = ss.read_corpus(tmp_path)
    assert corpus.fileids() == ["a"] and any("'b.md'" in note for note in corpus.notes)


def test_a_column_twice(tmp_path):
    with pytest.raises(CorpusError, match="'text' more than once"):
        ss.read_corpus(pd.DataFrame([["a", "b"]], columns=["text", "text"]))


def test_a_table_with_two_texts_says_which_was_taken():
    corpus = ss.read_corpus(pd.DataFrame({"body": ["Long."], "text": ["Short."]}))
    assert corpus.raw() == "Short." and any("'text' is taken" in note for note in corpus.notes)


def test_a_wrong_checksum_in_a_table():
    assert only_problem(pd.DataFrame({"text": ["Fine.", "Changed."], "sha256": ["", "0" * 64]}))["column"] == "sha256"


def test_links_in_a_circle_and_names_too_long(folder):
    (folder / "a.txt").symlink_to(folder / "b.txt")
    (folder / "b.txt").symlink_to(folder / "a.txt")
    with pytest.warns(CorpusWarning):
        assert len(ss.read_corpus(folder).problems) == 2
    (folder / "a.txt").unlink()
    (folder / "b.txt").unlink()
    write_manifest(folder, [GOOD, {"file": "x" * 300}])
    assert only_problem(folder)["column"] == "file"
    with pytest.raises(CorpusError):
        ss.read_corpus("x" * 5000)


@pytest.mark.parametrize("name", ["./good.txt", ".\\good.txt"])
def test_ways_to_write_a_file_name(folder, name):
    write_manifest(folder, [{"file": name}])
    corpus = ss.read_corpus(folder)
    assert corpus.fileids() == ["good"] and len(corpus.problems) == 0


def test_a_near_miss_is_suggested(folder):
    write_manifest(folder, [GOOD, {"file": "Good.TXT"}])
    assert "Did you mean 'good.txt'?" in only_problem(folder)["fix"]


def test_lists_in_cells():
    corpus = ss.read_corpus(pd.DataFrame({"text": ["Fine."], "outlet": [["a", "b"]]}, dtype=object))
    assert corpus.articles["outlet"].tolist() == ["['a', 'b']"]
    assert "not a text" in only_problem(pd.DataFrame({"text": ["Fine.", ["a"]]}, dtype=object))["found"]


def test_a_name_that_is_no_unicode(folder):
    with open(bytes(folder) + b"/s\xff.txt", "wb") as file:
        file.write(b"Words.")
    assert "not UTF-8" in only_problem(folder)["found"]


def test_all_problems_are_listed_at_once(folder):
    (folder / "empty.txt").write_text("")
    write_manifest(
        folder,
        [{**GOOD, "published": "soon"}, {"file": "missing.txt"}, {"file": "empty.txt"}, {"file": "../outside.txt"}],
    )
    with pytest.warns(CorpusWarning, match="1 article read, 3 articles left out, 4 problems") as caught:
        corpus = ss.read_corpus(folder)
    assert len(caught) == 1 and len(corpus.problems) == 4 and corpus.problems["left_out"].sum() == 3
    assert "3 articles left out" in repr(corpus)


@pytest.mark.parametrize(
    "source, expected",
    [
        ("nowhere", "no such file or folder"),
        (5, "an object of this kind"),
        (pd.DataFrame({"headline": ["A"]}), "a text column"),
        (pd.DataFrame({"text": []}), "no article"),
        (pd.DataFrame(), "a text column"),
    ],
)
def test_nothing_to_read(source, expected):
    with pytest.raises(CorpusError, match=expected):
        ss.read_corpus(source)


@pytest.mark.parametrize(
    "name, raw",
    [
        ("a.xlsx", b"PK\x03\x04"),
        ("a.pkl", b"\x80\x04\x95"),
        ("a.csv", b""),
        ("a.csv", b"id,text\n"),
        ("a.csv.gz", b"no gzip"),
        ("a.parquet", b"no parquet"),
        ("a.csv", b"text,text\na,b\n"),
        ("a.csv", b"\x81\x8d"),
    ],
)
def test_files_that_are_no_corpus(tmp_path, name, raw):
    (tmp_path / name).write_bytes(raw)
    with pytest.raises(CorpusError) as caught:
        ss.read_corpus(tmp_path / name)
    assert all(problem.fix and problem.expected for problem in caught.value.problems)


def test_only_bad_articles_is_an_error_that_lists_them(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.txt").write_bytes(b"%PDF")
    with pytest.raises(CorpusError) as caught:
        ss.read_corpus(tmp_path)
    assert len(caught.value.problems) == 2


# --- properties --------------------------------------------------------------------------------------------------

ARTICLES = st.lists(
    st.text(min_size=1).filter(str.strip).filter(lambda t: t.strip("\ufeff \t\r\n")), min_size=1, max_size=4
)


@given(ARTICLES)
def test_spans_lie_in_their_sentences_and_zones(texts):
    corpus = ss.read_corpus(pd.DataFrame({"text": texts}))
    assert corpus.articles["text"].tolist() == texts
    for article in corpus.fileids():
        text, sentences, tokens, zones = (
            corpus.raw(article),
            *(t[t["article"] == article] for t in (corpus.sentences, corpus.tokens, corpus.zones)),
        )
        held = {i for s in sentences.itertuples() for i in range(s.start, s.end)}
        assert held >= {i for i, c in enumerate(text) if not c.isspace()}
        assert all(text[z.start : z.end] == z.text for z in zones.itertuples())
        assert {i for z in zones.itertuples() for i in range(z.start, z.end)} >= {
            i for i, c in enumerate(text) if not c.isspace()
        }
        spans = sentences.set_index("sentence")
        for t in tokens.itertuples():
            assert text[t.start : t.end] == t.token
            assert spans.loc[t.sentence, "start"] <= t.start < t.end <= spans.loc[t.sentence, "end"]


@given(ARTICLES, st.randoms())
def test_order_of_articles_changes_nothing(texts, random):
    ids = [f"a{n}" for n in range(len(texts))]
    shuffled = random.sample(range(len(texts)), len(texts))
    one = ss.read_corpus(pd.DataFrame({"article": ids, "text": texts}))
    other = ss.read_corpus(pd.DataFrame({"article": [ids[n] for n in shuffled], "text": [texts[n] for n in shuffled]}))
    for table in ("sentences", "tokens", "zones"):
        left, right = (
            getattr(c, table).astype({"article": "str"}).sort_values(["article", "start"]).reset_index(drop=True)
            for c in (one, other)
        )
        pd.testing.assert_frame_equal(left, right)


# --- NLTK's vocabulary -------------------------------------------------------------------------------------------


def test_nltk_reads_the_corpus(seeds):
    text = nltk.Text(seeds.words())
    assert text.count("Putin") + text.count("Putin's") == sum(text.count("Putin") for text in seeds.articles["text"])
    assert nltk.FreqDist(seeds.words("001"))["Never"] == 1
    finder = nltk.collocations.BigramCollocationFinder.from_documents(seeds.sents())
    assert finder.ngram_fd[("Narendra", "Modi")] == seeds.raw().count("Narendra Modi")
    assert seeds.sents("000")[-1] == ["With", "PTI", "inputs"]
    assert seeds.raw(["000", "001"]) == seeds.raw("000") + seeds.raw("001")
    assert len(seeds.words(["003", "004"])) == len(seeds.words("003")) + len(seeds.words("004"))


def test_word_tokens_are_the_words_that_are_counted(seeds):
    words = seeds.word_tokens()
    assert words.groupby("article").size().to_dict() == seeds.articles["words"].to_dict()
    assert not set(words["token"]) & set(".,“”:;") and (words.query("repeats >= 0")["article"] == "000").all()


def test_an_unknown_id_is_named(seeds):
    with pytest.raises(CorpusError, match="'999'"):
        seeds.words("999")


def test_shown_in_a_notebook_escaped():
    corpus = ss.read_corpus(pd.DataFrame({"text": ["<script>alert(1)</script> was printed."], "outlet": ["<b>X</b>"]}))
    assert "<script>" not in corpus._repr_html_() and "<b>X</b>" not in corpus._repr_html_()
    assert "1 article" in repr(corpus)


def test_good_input_warns_of_nothing(top):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        ss.read_corpus(top / "seeds")
