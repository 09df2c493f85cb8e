"""The text as it reads: what is changed, what is left alone, and where every character stands in the text as given."""

import textwrap
import unicodedata

import pytest
import samestory as ss
from hypothesis import given
from hypothesis import strategies as st
from samestory.corpus.normalize import Places, normalize


def read(text):
    reading = normalize(text)
    return reading.text if reading else text


# --- characters --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text, reads",
    [
        ("Rus\u00adsia", "Russia"),
        ("Wash\u200bington", "Washington"),
        ("\ufeffMoscow", "Moscow"),
        ("the\u2060 deal\u200e", "the deal"),
        ("The Krem\u200clin\u200d", "The Kremlin"),
        ("a tick \u2714\ufe0f", "a tick \u2714"),
        ("The Rus\0sian fleet", "The Russian fleet"),
        ("Erdog\u0306an in I\u0307zmir", "Erdo\u011fan in \u0130zmir"),
        ("Nguye\u0302\u0303n Phu\u0301", "Nguy\u1ec5n Ph\u00fa"),
        ("\u1112\u1161\u11ab", "\ud55c"),  # Korean letters make a syllable
        ("of\ufb01cial and \ufb02eet", "official and fleet"),
        ("\uff35\uff33 and \uff24\uff10\uff05", "US and D0%"),
        ("World War \u2161", "World War II"),
        ("\U0001d413he deal", "The deal"),
        ("5\u338f of gold at 20\u2103", "5kg of gold at 20\u00b0C"),
    ],
)
def test_characters_that_print_nothing_or_as_others(text, reads):
    assert read(text) == reads


@pytest.mark.parametrize(
    "text",
    [
        "5\u00b2 is not 52, nor CO\u2082 a word of letters",
        "\u00bd of it, 1\u00bd hours",
        "Well\u2026 yes",
        "$5\u00a0million, 5\u202fkm, \u3000indented",
        "\u201cYes,\u201d she said. \u2018No.\u2019 5\u2032 8\u2033",
        "\u2460 first, \u24d0 second, a \u2122 and an \u00aa",
        "\u00b4 and \u00a8 and \u02d9",
        "caf\u00e9, T\u00fcrkiye, \u010cesko, Москва, 北京, Ελλάδα",
        "\u20b9500 and \u20ac5",
    ],
)
def test_what_print_tells_apart_stays_apart(text):
    assert normalize(text) is None


def test_a_text_of_nothing_that_prints_is_left_as_it_is():
    assert normalize("\u200b\u200b") is None and normalize("") is None


# --- lines -------------------------------------------------------------------------------------------------------

ONE_LINE = [
    "The minister told the parliament in\nLondon on Monday that the port would\nbe sold, and nobody objected.",
    "The minister told the parliament on\r\nMonday that the port would be sold.\r\nNobody in it objected to\r\nit.",
    "Exports to the United\nStates fell by 5.5\npercent, it said.",
    "   The talks between both sides ended\n   without a result, said an official of\n   the Foreign Ministry.",
    "The fleet left the harbor of Sevastopol early\n\non Monday, and two ships of the Black Sea\n\nFleet stayed.",
    "“We will not sell the harbor to anybody,”\nsaid the mayor, “and we will not lease\nit.” She left.",
    "It was reported by the newspaper\nthat he, Ivan, had seen the\n(very long) list of\n2,500 names.",
    "A spokesman for the\nWhite House declined to comment on it.",
    "The paper was sold to\n, among others, a bank in Zurich.",
]


@pytest.mark.parametrize("text", ONE_LINE)
def test_lines_that_go_on_are_one(text):
    expected = " ".join(text.split()).replace(" ,", ",")
    assert read(text).strip() == expected


MANY_LINES = [
    "Mayor resigns\nShe gave no reason.",
    "Mayor resigns\nby Ann Lee",
    "Port deal agreed after long talks in the capital\nphoto: Ivan Petrov",
    "Minister resigns over the sale of the port\n\nThe minister of transport resigned on Monday.",
    "He wrote:\n\n“We stay.”",
    "Ingredients:\nflour\nsugar\ntwo eggs",
    "BYLINE: Tom Hale\nLENGTH: 35 words",
    "Q: Will you resign?\nA: No. I will stay until June.",
    "10 Downing Street\nLondon",
    "Points agreed:\n- the port\n- the railway\n1. the road\n2. the bridge",
    "Roses are red\nViolets are blue",
    "so tired of waiting for the bus today\ngoing to walk home now\nlove the rain",
    "The talks ended.\nThe minister left.\nNobody stayed.",
    "The talks ended.\n\nthe minister left.",
]


@pytest.mark.parametrize("text", MANY_LINES)
def test_lines_of_their_own_stay(text):
    assert normalize(text) is None


PARAGRAPHS = [
    "The transport minister said on Tuesday that the government would hand the northern port to a private operator.",
    "She spoke after a meeting with the president of the European Commission, Ursula von der Leyen, in Brussels.",
    "The opposition called the plan a threat. It would go to court, said Ravi Sen, who leads the union of dockers.",
]


@pytest.mark.parametrize("width", [40, 60, 72])
@pytest.mark.parametrize("between", ["\n\n", "\n"])
def test_headlines_turns_and_lists_in_a_wrapped_text_stay_alone(width, between):
    wrapped = [textwrap.fill(paragraph, width) for paragraph in PARAGRAPHS]
    page = ["Port to be sold", "By Tom Hale", "LONDON, March 3", *wrapped, "Tom Hale: Is it legal?", "- one", "- two"]
    expected = ["Port to be sold", "By Tom Hale", "LONDON, March 3", *PARAGRAPHS, *page[-3:]]
    assert [line for line in read(between.join(page)).split("\n") if line] == expected


# --- hyphens -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text, reads",
    [
        ("The parlia-\nment of Esto-\nnia met.", "The parliament of Estonia met."),
        ("The parlia\u2010\r\nment met.", "The parliament met."),
        ("The parlia\u00ad\nment met.", "The parliament met."),
        ("a well-\nknown Moscow-\nbased firm of Moscow", "a well-known Moscow-based firm of Moscow"),
        ("the Indo-\nPacific, an S-\n400 and a 40-\nyear-old", "the Indo-Pacific, an S-400 and a 40-year-old"),
        ("the U.S.-\nled force", "the U.S.-led force"),
        ("Food from super-\nmarkets: supermarkets sell it.", "Food from supermarkets: supermarkets sell it."),
        ("A cease-\nfire: the cease-fire held.", "A cease-fire: the cease-fire held."),
        (
            "at www.site.org/a-\nlong-path and Ann.Lee@new-\nsite.org",
            "at www.site.org/a-long-path and Ann.Lee@new-site.org",
        ),
        ("In pre-\nand post-war years.", "In pre- and post-war years."),
    ],
)
def test_words_parted_at_line_ends(text, reads):
    assert read(text) == reads


def test_where_nobody_hyphenated_a_hyphen_at_a_line_end_belongs_to_its_word():
    lines = [f"line number {n} says that the deal about the harbor" for n in range(40)]
    lines[20] = "and then they signed a peace-loving letter to anti-"
    lines[21] = "piracy forces, who had asked both sides for the deal"
    text = "The " + "\n".join(lines) + " ended."
    assert "anti-piracy" in read(text)


# --- stops -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text, reads",
    [
        ("He left.She stayed.", "He left. She stayed."),
        ("“We go.”The rest stayed.", "“We go.” The rest stayed."),
        ('He left."We stay," said Lee. "Go."They left.', 'He left. "We stay," said Lee. "Go." They left.'),
        ("It cost $5m.Nobody paid.It fell 5%.Why?Because.", "It cost $5m. Nobody paid. It fell 5%. Why? Because."),
        ("That was in 2024.Moscow denied it.(Talks failed.)", "That was in 2024. Moscow denied it. (Talks failed.)"),
        ("It ended.A man came.I left.O’Brien won.", "It ended. A man came. I left. O’Brien won."),
        ("They met in Bogotá.Çelik lost.", "They met in Bogotá. Çelik lost."),
        ("See example.com.The site is new.", "See example.com. The site is new."),
    ],
)  # fmt: skip
def test_a_stop_without_a_space(text, reads):
    assert read(text) == reads


@pytest.mark.parametrize(
    "text",
    [
        "Visit www.site.com/News.Html or http://site.org/About.The today.",
        "Write to Ann.Lee@Post.Com or a.lee@news.Org.",
        "He has a Ph.D in law, an M.Sc and a B.A from Leeds.",
        "Node.Js, Booking.Com and Report.Pdf are names.",
        "The U.S.Navy and J.K.Rowling, e.g.This.",
        "Version 2.Beta came with 3.5.Final.",
        "Well...Then nothing. 5.5 and 1.000.",
    ],
)
def test_stops_inside_names_and_addresses(text):
    assert normalize(text) is None


# --- places ------------------------------------------------------------------------------------------------------

WORDS = ["The ", "Rus", "sia ", "and ", "port", "A", "5", ", ", ".", ".”", "-"]
PIECES = st.sampled_from([*WORDS, "\n", "\n\n", "\r\n", "\t", "\u00ad", "\u200b", "e\u0301", "\ufb01", "\x1b"])
DIRTY = st.lists(PIECES, max_size=40).map("".join)


@given(DIRTY)
def test_every_character_has_a_place(text):
    reading = normalize(text)
    if reading is None:
        return
    starts, ends = reading.starts.tolist(), reading.ends.tolist()
    assert len(starts) == len(ends) == len(reading.text)
    assert starts == sorted(starts) and ends == sorted(ends)
    assert all(0 <= a <= b <= len(text) for a, b in zip(starts, ends))
    for character, a, b in zip(reading.text, starts, ends):
        assert a == b and character == " " or unicodedata.normalize("NFKC", text[a:b])[:1] and a < b
        if b == a + 1 and text[a].isascii() and not text[a].isspace():
            assert text[a] == character


@given(st.lists(DIRTY, min_size=1, max_size=4), st.data())
def test_spans_go_to_the_text_as_given_and_back(texts, data):
    readings = [normalize(text) for text in texts]
    places = Places(texts, readings)
    for n, (text, reading) in enumerate(zip(texts, readings)):
        length = len(reading.text if reading else text)
        start = data.draw(st.integers(0, length))
        end = data.draw(st.integers(start, length))
        number, a, b = (_array(x) for x in (n, start, end))
        first, last = (int(x[0]) for x in places.given(number, a, b))
        if start < end:
            expected = (reading.starts[start], reading.ends[end - 1]) if reading else (start, end)
            assert (first, last) == tuple(map(int, expected))
        inserted = reading is not None and (reading.starts == reading.ends)[start:end].any()
        if start < end and not inserted:
            back = tuple(int(x[0]) for x in places.read(number, _array(first), _array(last)))
            assert back[0] <= start and end <= back[1], "a character that stands for several is taken whole"
            whole = reading is None or (reading.ends - reading.starts)[max(0, start - 1) : end + 1].max(initial=0) <= 1
            assert not whole or reading is not None or back == (start, end)


def _array(value):
    return ss.corpus.offsets.np.array([value])
