"""Articles as pages: complete, escaped, addressed, marked without color alone."""

import re
from html.parser import HTMLParser

import pandas as pd
import pytest
import samestory as ss
from helpers import corpus_of
from hypothesis import given, settings
from hypothesis import strategies as st
from samestory import reading
from samestory.figures.reading._page import clean

TEXT = "Prices rose. Nobody said why.\n\nTaxes fell."
SPOKEN = '"We won," Ann Lee said. She hoped that taxes would fall. Bob Ray replied: "Never."'
HOSTILE = (
    '<script>alert("x")</script> Tom & \'Jerry\' said "no".\r\n\r\n'
    "\x00\x1b[2J A \u202ereversed\u202c word.\ttab \x0c feed \x85 &amp; &#13; </div></p>\n"
    "Last line & more.   \r"
)
TAGS = {"div", "p", "span", "sup", "a", "b", "br", "details", "summary"}


class Reader(HTMLParser):
    """What a reader gets: the article's characters, what each carries, the notes between them, and every tag."""

    def __init__(self, html):
        super().__init__()
        self.open, self.text, self.carried, self.notes, self.tags = [], [], [], [], []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))
        if tag not in ("br", "meta"):
            self.open.append((tag, dict(attributes)))

    def handle_endtag(self, tag):
        assert self.open.pop()[0] == tag, "tags are nested"

    def handle_data(self, data):
        classes = [attributes.get("class") for _, attributes in self.open]
        if "note" in classes:
            self.notes.append((len("".join(self.text)), data))
        elif "article" in classes:
            self.text.append(data)
            titles = "; ".join(a["title"] for _, a in self.open if "title" in a)
            self.carried += [titles] * len(data)

    @property
    def all(self):
        return "".join(self.text)


def read(corpus, article, *args, **options):
    return Reader(reading.page(corpus, article, *args, **options).data)


def spans(*rows, columns=("article", "start", "end"), **more):
    return pd.DataFrame(rows, columns=list(columns)).assign(**more)


# --- files and addresses -----------------------------------------------------------------------------------------


@given(st.lists(st.text(max_size=80), unique=True, max_size=20))
def test_every_id_has_a_safe_file_of_its_own(ids):
    names = [reading.file_name(article) for article in ids]
    assert len(set(names)) == len(ids)
    assert all(re.fullmatch(r"article-[a-z0-9_-]{1,48}\.html", name) for name in names)


def test_plain_ids_are_kept_and_no_id_can_take_another_ones_name():
    uuid = "550e8400-e29b-41d4-a716-446655440000"
    assert [reading.file_name(i) for i in ("000", uuid, 7)] == [f"article-{i}.html" for i in ("000", uuid, 7)]
    odd = reading.file_name("a b").removeprefix("article-").removesuffix(".html")
    assert reading.file_name(odd) != reading.file_name("a b") and reading.file_name("A") != reading.file_name("a")
    assert reading.file_name("\ud800") != reading.file_name("../" * 90)


def test_an_offset_leads_to_its_sentence_or_the_one_before():
    corpus = corpus_of("Nothing.", TEXT)
    places = {0: 0, 11: 0, 12: 0, 13: 1, 28: 1, 30: 1, 31: 2, 999: 2}
    assert {at: int(reading.anchor(corpus, "a1", at).removeprefix("article-a1.html#s")) for at in places} == places
    with pytest.raises(ss.errors.ArgumentError, match="reading.anchor: article='b1' is not an article"):
        reading.anchor(corpus, "b1", 0)


def test_addresses_are_the_numbers_of_the_sentences(seeds):
    for row in seeds.sentences.itertuples():
        assert reading.anchor(seeds, row.article, row.start) == f"article-{row.article}.html#s{row.sentence}"


# --- the text ----------------------------------------------------------------------------------------------------


def test_the_five_articles_stand_on_their_pages_character_by_character(seeds):
    for article in seeds.fileids():
        page = read(seeds, article)
        assert page.all == seeds.raw(article)
        numbers = [a["id"] for tag, a in page.tags if tag == "a"]
        assert numbers == [f"article-{article}-s{n}" for n in range(sum(seeds.sentences["article"] == article))]


def test_hostile_text_stays_text():
    corpus = corpus_of(HOSTILE, ids=['"><script>'])
    marks = spans(('"><script>', 0, 30), actor="<b onclick='x'>", label='"><img src=x>')
    page = read(corpus, '"><script>', {"<i>": marks, "terms": marks.assign(frame="<u>\x00")}, folded=True)
    assert page.all == HOSTILE.replace("\x00", "\ufffd")
    assert {tag for tag, _ in page.tags} <= TAGS
    assert {name for _, attributes in page.tags for name in attributes} <= {
        "style",
        "title",
        "class",
        "id",
        "href",
        "dir",
    }


def test_what_html_cannot_hold_is_replaced():
    assert clean("a\x00b\ud800\udfffc\x1b") == "a\ufffdb\ufffd\ufffdc\x1b"


@settings(deadline=None, max_examples=60)
@given(st.data())
def test_overlapping_and_nested_spans_mark_exactly_their_characters(data):
    pieces = st.sampled_from(["Ann Lee said. ", "“We won,”", "\n\n", " & <b>", "\r\n", "a", " ", "\x00", '"', "é"])
    text = "Start " + "".join(data.draw(st.lists(pieces, max_size=30)))
    place = st.integers(0, len(text))
    drawn = data.draw(st.lists(st.tuples(place, place), max_size=12))
    named = [(f"span {n}", min(pair), max(pair)) for n, pair in enumerate(drawn)]
    layers = {name: spans(("a0", start, end)) for name, start, end in named}
    corpus = corpus_of(text)
    page = read(corpus, "a0", layers | {"voices": spans(columns=("article", "start", "end", "voice", "speaker"))})
    assert page.all == text.replace("\x00", "\ufffd")
    for at, character in enumerate(text):
        wanted = {name for name, start, end in named if start <= at < end}
        found = set(filter(None, page.carried[at].split("; ")))
        assert found == wanted or (character.isspace() and not found)


def test_line_ends_and_blank_lines_are_kept():
    text = "Prices rose\nagain.\r\n\r\n\tTaxes  fell.\n\n\n"
    page = read(corpus_of(text), "a0")
    assert page.all == text and [tag for tag, _ in page.tags].count("p") == 3, "a line is a paragraph"


# --- marks -------------------------------------------------------------------------------------------------------


def test_voices_are_told_apart_and_the_speaker_is_named():
    page = read(corpus_of(SPOKEN), "a0")
    inside = {text: page.carried[SPOKEN.index(text)] for text in ("We won", "Ann", "taxes", "Bob", "Never")}
    assert inside == {
        "We won": "quoted: Ann Lee",
        "Ann": "",
        "taxes": "reported: Ann Lee",
        "Bob": "",
        "Never": "quoted: Bob Ray",
    }
    said = [note for note in page.notes if note[1] in ("Ann Lee", "Bob Ray")]
    assert said == [(0, "Ann Lee"), (SPOKEN.index("Never") - 1, "Bob Ray")], "not again where the speaker is the same"


def test_voices_of_a_coding_take_the_place_of_those_found():
    coded = spans(("a0", 0, 8), voice="reported", speaker="Eve")
    page = read(corpus_of(SPOKEN), "a0", {"voices": coded})
    assert set(page.carried[:8]) == {"reported: Eve"} and set(page.carried[8:]) == {""}


def test_attitudes_are_signs_and_frames_are_letters_not_colors_alone():
    corpus = corpus_of("Rome, to Oslo, Kyiv and Bonn in a war of words.")
    labels = ["neutral", "positive", "negative", "disputed"]
    places = [("a0", 0, 4), ("a0", 9, 13), ("a0", 15, 19), ("a0", 24, 28)]
    mentions = spans(*places, actor=["Rome", "Oslo", "Kyiv", "Bonn"], label=labels)
    page = read(corpus, "a0", {"Attitudes": mentions, "Frames": spans(("a0", 34, 37), frame="human_interest")})
    assert [(at, note) for at, note in page.notes if note in "+−○?a"] == [
        (4, "○"),
        (13, "+"),
        (19, "−"),
        (28, "?"),
        (37, "a"),
    ]
    assert page.carried[15] == "Kyiv: negative" and page.carried[34] == "frame: human interest"
    legend = " ".join(note for at, note in page.notes if at == 0)
    assert "Attitudes" in legend and "− negative" in legend and "a human interest" in legend
    looks = {a["title"]: a["style"] for _, a in page.tags if "title" in a}
    assert "bold" in looks["Kyiv: negative"] and "underline" in looks["frame: human interest"]


def test_every_voice_has_a_line_of_its_own():
    styles = [a["style"] for _, a in read(corpus_of(SPOKEN), "a0").tags if "title" in a]
    assert {re.search(r"border-bottom:\S+ (\w+)", style)[1] for style in styles} == {"solid", "dashed"}


def test_what_cannot_be_marked_is_refused():
    corpus = corpus_of(TEXT)
    with pytest.raises(ss.errors.ArgumentError, match="it lacks end"):
        reading.page(corpus, "a0", {"terms": spans(("a0", 0), columns=("article", "start"))})
    with pytest.raises(ss.errors.ArgumentError, match="a0 40–99"):
        reading.page(corpus, "a0", {"terms": spans(("a0", 40, 99))})
    with pytest.raises(ss.errors.ArgumentError, match="reading.page: article='b'"):
        reading.page(corpus, "b")
    assert (
        read(corpus, "a0", {"silent": spans(("a0", None, None), ("a1", 900, 999))}).carried
        == read(corpus, "a0").carried
    )


# --- files -------------------------------------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("SAMESTORY_FIGURES", str(tmp_path))
    return tmp_path


def test_a_file_for_each_article_with_origin_citation_and_neighbors(folder, seeds):
    table = reading.save(seeds)
    assert table["page"].tolist() == [f"article-00{n}.html" for n in range(5)]
    assert table["words"].tolist() == seeds.articles["words"].tolist()
    html = (folder / "article-001.html").read_text(encoding="utf-8")
    assert "<title>001 ETV Bharat</title>" in html and "SHA-256 b7e21060" in html
    assert 'href="article-000.html"' in html and 'href="article-002.html"' in html and "<script" not in html
    assert f'id="{reading.anchor(seeds, "001", 900).partition("#")[2]}"' in html
    assert Reader(html).all == seeds.raw("001")
    index = (folder / "README.md").read_text()
    assert all(f"[{name}](article-00{n}.html)" in index for n, name in enumerate(seeds.names))


def test_saving_twice_gives_the_same_bytes(folder, seeds):
    first = [reading.save(seeds, articles=["003"]), (folder / "article-003.html").read_bytes()]
    second = [reading.save(seeds, articles=["003"]), (folder / "article-003.html").read_bytes()]
    assert first[1] == second[1] and [p.name for p in folder.glob("*.html")] == ["article-003.html"]


def test_hostile_articles_can_be_saved(folder):
    corpus = corpus_of(HOSTILE, TEXT, ids=["../<i>/", 'x"]()'], outlet=["<script>", "&"], title="<b>\x00")
    reading.save(corpus)
    for name, text in zip(map(reading.file_name, corpus.fileids()), (HOSTILE, TEXT)):
        html = (folder / name).read_bytes().decode("utf-8")
        assert Reader(html).all == text.replace("\x00", "\ufffd")
        assert "<script" not in html and "<i>" not in html
    assert "<script" not in (folder / "README.md").read_text(encoding="utf-8")


# --- portraits ---------------------------------------------------------------------------------------------------


def test_a_portrait_counts_what_a_reader_counts():
    corpus = corpus_of(SPOKEN, TEXT, event="e")
    mentions = pd.DataFrame(
        {"article": "a0", "actor": ["Oslo", "Oslo", "Rome"], "label": ["positive", "neutral", "negative"]}
    ).assign(voice=["quoted", "outlet", "quoted"])
    claims = pd.DataFrame(
        {"article": ["a0", "a0", "a1"], "claim": ["w", "t", "t"], "label": ["We won", "Taxes", "Taxes"]}
    )
    taxes = pd.DataFrame({"article": "a0", "text": ["taxes", "cuts", "taxes"], "start": [40, 60, 70]})
    says = reading.portrait(corpus, "a0", mentions, claims, {"taxes": taxes}).set_index("line")["says"]
    # Words: We won Ann Lee said She hoped that taxes would fall Bob Ray replied Never
    whose = says["Whose words, by rule"]
    assert whose.endswith("(of 15 words)") and "Ann Lee, quoted 13 %" in whose
    assert says["Whom it evaluates"] == ("Oslo 1 positive, 1 neutral; Rome 1 negative. Evaluations: 2, 2 in quotation")
    assert says["What it alone reports"] == "1 of its 2 claims: We won"
    assert says["How it opens"] == "“" + SPOKEN.partition(" She")[0] + "”"
    assert says["Its words for taxes"] == "“taxes”, 2 times; “cuts”"


def test_a_portrait_says_what_is_missing():
    says = reading.portrait(
        corpus_of("Prices rose. Taxes fell."), "a0", called={"war": pd.DataFrame(columns=["article", "text", "start"])}
    )
    assert says["says"].tolist() == [
        "outlet's own words 100 % (of 4 words)",
        "not known: no mentions were given",
        "not known: no claims were given",
        "“Prices rose.”",
        "none found",
    ]


def test_a_report_alone_on_its_event_has_nobody_to_differ_from(seeds):
    claims = ss.agreement.read_coding("seeds/coding", seeds).claims
    alone = reading.portrait(seeds, "004", claims=claims).set_index("line").loc["What it alone reports", "says"]
    assert alone == "no other report of its event is here, so all 20 of its claims"
