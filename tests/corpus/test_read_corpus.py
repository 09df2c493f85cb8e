"""read_corpus: every kind of source, every encoding."""

import gzip
import json
import warnings
from unicodedata import category

import pandas as pd
import pytest
import samestory as ss
from helpers import corpus_of
from hypothesis import given
from hypothesis import strategies as st
from samestory.errors import CorpusError, CorpusWarning

TEXT = "Prices rose on Monday. Nobody said why.\nThe minister’s office “will not comment” on it."


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


@pytest.mark.parametrize(
    "date",
    [
        "2025",
        "2025-10",
        "2025-10-03",
        "2024-02-29",
        "2025-10-03T18:30",
        "2025-10-03T18:30:15Z",
        "2025-10-03 18:30:15+05:30",
    ],
)
def test_dates_as_precise_as_they_are_known(date):
    assert corpus_of("Fine.", published=date).articles["published"].tolist() == [date]


@pytest.mark.parametrize("name", ["./good.txt", ".\\good.txt", "good.txt"])
def test_ways_to_write_a_file_name(tmp_path, name):
    (tmp_path / "good.txt").write_text("This one is fine.")
    (tmp_path / "corpus.csv").write_text(f"file\n{name}\n")
    corpus = ss.read_corpus(tmp_path)
    assert corpus.fileids() == ["good"] and len(corpus.problems) == 0


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


def test_a_table_with_two_texts_says_which_was_taken():
    corpus = ss.read_corpus(pd.DataFrame({"body": ["Long."], "text": ["Short."]}))
    assert corpus.raw() == "Short." and any("'text' is taken" in note for note in corpus.notes)


def test_good_input_warns_of_nothing(top):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        ss.read_corpus(top / "seeds")


# --- properties -------------------------------------------------------------------------------------------------

ARTICLES = st.lists(
    st.text(min_size=1).filter(str.strip).filter(lambda t: t.strip("\ufeff \t\r\n")), min_size=1, max_size=4
)


# Characters that print nothing are in no sentence, token or zone unless they stand inside: controls and formats, and
# of the other categories Unicode's Default_Ignorable_Code_Point.
IGNORABLE = {"\u034f", "\u115f", "\u1160", "\u17b4", "\u17b5", "\u3164", "\uffa0", *map(chr, range(0x180B, 0x1810))}
IGNORABLE |= {*map(chr, range(0xFE00, 0xFE10)), *map(chr, range(0x2060, 0x2070)), *map(chr, range(0xE0000, 0xE1000))}


def printing(text):
    return {n for n, c in enumerate(text) if not c.isspace() and category(c) not in ("Cc", "Cf") and c not in IGNORABLE}


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
        assert held >= printing(text)
        assert all(text[z.start : z.end] == z.text for z in zones.itertuples())
        assert {i for z in zones.itertuples() for i in range(z.start, z.end)} >= printing(text)
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


CRAWLED = {"authors": ["Ida Lund"], "maintext": "Prices rose in Larvik. Nobody said why.", "source_domain": "a.example"}


def test_a_folder_of_json_files_as_a_crawler_writes_them(tmp_path):
    (tmp_path / "a.example").mkdir()
    for name, record in {"a.example/one": CRAWLED, "two": [CRAWLED, {**CRAWLED, "maintext": "Taxes fell."}]}.items():
        (tmp_path / f"{name}.json").write_text(json.dumps(record), encoding="utf-8")
    (tmp_path / "cut.json").write_text('{"maintext": ', encoding="utf-8")
    (tmp_path / "picture.png").write_bytes(b"")
    with pytest.warns(CorpusWarning, match=r"cut.json: found Expecting value.*expected a JSON object.*left out"):
        corpus = ss.read_corpus(tmp_path)
    assert corpus.fileids() == ["two-1", "two-2", "one"] and corpus.raw("two-2") == "Taxes fell."
    assert corpus.articles["path"].tolist() == ["two.json", "two.json", "a.example/one.json"]
    assert set(corpus.articles["outlet"]) == {"a.example"}
    assert "Not read, because their names do not end in .json: 'picture.png'." in corpus.notes


def test_texts_go_before_json_files_in_a_folder(tmp_path):
    (tmp_path / "a.json").write_text(json.dumps(CRAWLED), encoding="utf-8")
    (tmp_path / "b.txt").write_text("Taxes fell.", encoding="utf-8")
    corpus = ss.read_corpus(tmp_path)
    assert corpus.fileids() == ["b"] and any("'a.json'" in note for note in corpus.notes)


def test_one_json_file_is_an_article_or_several(tmp_path):
    path = tmp_path / "a.json"
    path.write_text(json.dumps([CRAWLED, "no object"]), encoding="utf-8")
    with pytest.warns(CorpusWarning, match="a.json, item 2: found a JSON str"):
        assert len(ss.read_corpus(path)) == 1
    path.write_text(json.dumps(CRAWLED), encoding="utf-8")
    assert ss.read_corpus(path).raw("000") == CRAWLED["maintext"]
    for damaged, says in {
        "": "Expecting value",
        "[" * 100_000: "nested too deep|Expecting value",
        "3": "a JSON int",
    }.items():
        path.write_text(damaged, encoding="utf-8")
        with pytest.raises(CorpusError, match=says):
            ss.read_corpus(path)


def test_one_text_file_is_one_article(tmp_path):
    (tmp_path / "speech.txt").write_text("Prices rose. Nobody said why.", encoding="utf-8")
    corpus = ss.read_corpus(tmp_path / "speech.txt")
    assert corpus.fileids() == ["speech"] and corpus.raw("speech") == "Prices rose. Nobody said why."
