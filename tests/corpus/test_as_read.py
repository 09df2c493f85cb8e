"""What print does to a text changes no result: the same tables, with offsets of the file and its own characters."""

import textwrap
import unicodedata
from random import Random

import pandas as pd
import pytest
import samestory as ss
from helpers import corpus_of
from hypothesis import given, settings
from hypothesis import strategies as st
from samestory import actors, alignment, discrepancies, framing, keyness, quantities, sentiment, voices
from samestory.corpus import offsets

CLEAN = [
    "“We will keep the harbor of Malmö open for everybody,” said Zoë Brontë, the mayor of the town. She met officials "
    "of the United States and Russia on Monday. About 1,200 workers of the terminal could lose their posts.\n\n"
    "The government of Türkiye said that the agreement was worth $2.5 billion. Moscow condemned the sale and warned of "
    "serious consequences for the European Union.",
    "“We will keep the harbor of Malmö open for everyone,” Zoë Brontë, the mayor of the town, told reporters. About "
    "1,300 workers of the terminal could lose their posts, and the United States praised the sale.\n\n"
    "Russia condemned the sale on Tuesday. The government of Türkiye welcomed the agreement, worth $2.4 billion.",
]
FACTS = {"event": "harbor", "outlet": ["Post", "Times"], "published": "2024-05-06"}
SILENT = ["\u00ad", "\u200b", "\u2060", "\ufeff"]


def wrapped(text, width):
    return "\n".join(textwrap.fill(line, width, break_long_words=False) for line in text.split("\n"))


def silent(text, random):
    """Put characters that print nothing into words."""
    inside = [a.isalpha() and b.isalpha() for a, b in zip(text, text[1:] + " ")]
    return "".join(a + random.choice(SILENT) * (word and random.random() < 0.1) for a, word in zip(text, inside))


DIRT = {
    "invisible characters": silent,
    "decomposed accents": lambda text, _: unicodedata.normalize("NFD", text),
    "wrapped lines": lambda text, random: wrapped(text, random.randint(50, 80)),
    "wrapped lines of Windows": lambda text, random: wrapped(text, random.randint(50, 80)).replace("\n", "\r\n"),
    "no spaces after stops": lambda text, _: text.replace(". ", "."),
    "a bit of all": lambda text, random: silent(unicodedata.normalize("NFD", wrapped(text, 66)), random),
}
STEPS = {
    "quotations": voices.quotations,
    "reports": voices.reports,
    "mentions": actors.mentions,
    "suggest": actors.suggest,
    "quantities": quantities.find,
    "scores": lambda c: sentiment.score(c, actors.mentions(c)),
    "evidence": lambda c: sentiment.evidence(c, sentiment.score(c, actors.mentions(c))).drop(columns="words"),
    "frames": framing.code,
    "profile": lambda c: framing.profile(c, framing.code(c), ["article", "voice"]),
    "key words": lambda c: keyness.compare(c, "outlet", "Post"),
    "concordance": lambda c: keyness.kwic(c, "the").drop(columns=["left", "right"]),
    "neighbors": lambda c: keyness.collocates(c, "the"),
    "claims": lambda c: alignment.claims(c).drop(columns="claim"),
    "clusters": lambda c: alignment.quote_clusters(c).drop(columns="cluster"),
    "reuse": alignment.text_reuse,
    "passages": lambda c: alignment.shared_passages(c, "a0", "a1"),
    "printed before": lambda c: alignment.repeated(c, actors.mentions(c)),
    "retelling": lambda c: alignment.retelling(c, alignment.claims(c)[["article", "start", "claim"]]),
    "discrepancies": lambda c: discrepancies.find(c).drop(columns="discrepancy"),
    "coverage": lambda c: discrepancies.coverage(c).drop(columns="claim"),
    "sentences": lambda c: c.sentences,
    "zones": lambda c: c.zones,
    "voices of words": lambda c: voices.voice_of(c, c.word_tokens()).drop(columns="token"),
}
SPANS = [
    ("article", "start", "end", "text"),
    ("article", "start", "end", "node"),
    ("article", "speaker_start", "speaker_end", "speaker_text"),
    ("article", "cue_start", "cue_end", "cue"),
    ("article_a", "start_a", "end_a", "text_a"),
    ("article_b", "start_b", "end_b", "text_b"),
    ("example_article", "example_start", "example_end", "example"),
]


def plain(text):
    """Return the characters that print, composed."""
    return "".join(unicodedata.normalize("NFC", "".join(c for c in text if c not in SILENT)).split())


def assert_alike(clean, dirty, table, other):
    """Compare the table of a clean corpus with that of a dirty one: the same but for offsets, which hold their text."""
    assert list(table) == list(other) and len(table) == len(other) and table.attrs.keys() == other.attrs.keys()
    places = {name for span in SPANS for name in span[1:]} | {"context_start", "context"}
    same = [name for name in table if name not in places]
    pd.testing.assert_frame_equal(table[same].astype(object), other[same].astype(object), rtol=1e-9)
    for article, start, end, text in SPANS:
        if {article, start, end} <= set(table):
            rows = zip(*(t[c] for t, names in ((table, (article, start, end)), (other, (start, end))) for c in names))
            for (of, a, b, first, last), printed in zip(rows, other.get(text, [None] * len(other)), strict=True):
                if pd.isna(a) or a < 0:
                    assert pd.isna(first) or first < 0
                    continue
                assert plain(clean.raw(of)[int(a) : int(b)]) == plain(dirty.raw(of)[int(first) : int(last)])
                assert printed is None or dirty.raw(of)[int(first) : int(last)] == printed


@pytest.mark.parametrize("dirt", DIRT)
@settings(max_examples=4, deadline=None)
@given(st.integers(0, 10**6))
def test_sentences_tokens_and_zones_are_those_of_the_clean_text(dirt, seed):
    random = Random(seed)
    texts = [DIRT[dirt](text, random) for text in CLEAN]
    clean, dirty = corpus_of(*CLEAN, **FACTS), corpus_of(*texts, **FACTS)
    assert dirty.articles["text"].tolist() == texts
    assert dirty.words() == clean.words() and dirty.sents() == clean.sents()
    for name in ("sentences", "zones"):
        assert_alike(clean, dirty, getattr(clean, name), getattr(dirty, name))
    tokens = dirty.tokens
    for number, start, end, token in zip(tokens["article"].cat.codes, tokens["start"], tokens["end"], tokens["token"]):
        assert texts[number][start:end] == token
    assert (tokens["start"] < tokens["end"]).all() and list(tokens["token"].cat.categories) == sorted(
        set(tokens["token"])
    )
    assert tokens.groupby("article", observed=True)["start"].is_monotonic_increasing.all()


@pytest.fixture(scope="module", params=["invisible characters", "no spaces after stops", "a bit of all"])
def dirty(request):
    return corpus_of(*(DIRT[request.param](text, Random(7)) for text in CLEAN), **FACTS)


@pytest.fixture(scope="module")
def clean():
    return corpus_of(*CLEAN, **FACTS)


@pytest.mark.parametrize("step", STEPS)
def test_every_step_gives_the_same_table(step, clean, dirty):
    table, other = STEPS[step](clean), STEPS[step](dirty)
    assert len(table)
    assert_alike(clean, dirty, table, other)


def test_a_text_without_dirt_is_read_as_it_stands(seeds, clean):
    assert seeds.normalized is seeds and clean.normalized is clean and seeds.places is None


def test_the_corpus_as_it_reads_reads_as_it_stands(dirty):
    read = dirty.normalized
    assert read.normalized is read and read.fileids() == dirty.fileids() and read.notes is dirty.notes
    assert dirty.articles.drop(columns="text").equals(read.articles.drop(columns="text"))


def test_what_was_done_is_said_once():
    texts = "The Rus\u00adsian fleet\nleft on Mon-\nday.", "It left.Nobody knows why.", "Nothing here."
    notes = [note for note in corpus_of(*texts).notes if note.startswith("Offsets")]
    assert len(notes) == 1 and notes[0].count("'a0'") == 3 and "'a1'" in notes[0] and "'a2'" not in notes[0]


def test_spans_of_a_reader_come_back_untouched():
    """Also where they begin or end with a character that prints nothing."""
    corpus = corpus_of("The \u200bRus\u00adsian\u200b fleet said that it left.")
    texts = ["\u200bRus\u00adsian\u200b", "own"]
    spans = pd.DataFrame({"article": ["a0", "a0"], "start": [4, 0], "end": [13, 3], "text": texts})
    spans.attrs["coder"] = "A"
    voiced = voices.voice_of(corpus, spans)
    assert voiced[list(spans)].equals(spans) and voiced.attrs == {"coder": "A"}


def test_spans_that_are_missing_or_outside_stay_as_they_are():
    corpus = corpus_of("The Rus\u00adsian fleet left.")
    spans = pd.DataFrame({"article": ["a0", "a0", "zz"], "start": [-1, 90, 0], "end": [-1, 99, 3], "text": "The"})
    keep = offsets.as_read(lambda corpus, table: table.assign(n=1))
    assert keep(corpus, spans).drop(columns="n").equals(spans)
    turned = offsets.as_read(lambda corpus, table: table.iloc[::-1])
    assert turned(corpus, table=spans)["start"].tolist() == [0, 90, -1]


def test_a_missing_start_is_missing_in_the_result():
    corpus = corpus_of("The Rus\u00adsian fleet left.")
    table = pd.DataFrame({"article": ["a0", "a0"], "start": [4, None], "end": [11, None]})
    give = offsets.as_read(lambda corpus: table.astype({"start": "Int64", "end": "Int64"}))
    assert give(corpus)["start"].tolist() == [4, pd.NA] and give(corpus)["end"].tolist()[0] == 12


def test_a_concordance_shows_the_text_as_printed():
    corpus = corpus_of("The Krem\u00adlin and the fleet\nof Rus\u00adsia left the harbor.")
    found = keyness.kwic(corpus, "fleet", width=8)
    assert found[["left", "node", "right"]].values.tolist() == [["and the ", "fleet", "\nof Rus\u00ad"]]


def test_the_words_behind_a_score_are_places_of_their_printed_sentence(dirty):
    scored = sentiment.score(dirty, actors.mentions(dirty))
    for row in sentiment.evidence(dirty, scored).itertuples():
        assert dirty.raw(row.article)[row.context_start :].startswith(row.context)
        assert row.context[row.start - row.context_start : row.end - row.context_start] == row.text
        assert len(row.words) and all(row.context[w.start : w.end] == w.text for w in row.words.itertuples())


def test_a_page_holds_every_character_of_the_file(dirty):
    page = ss.figures.reading.page(dirty, "a0").data
    assert "quoted: Zoë Brontë" in unicodedata.normalize("NFC", page)
