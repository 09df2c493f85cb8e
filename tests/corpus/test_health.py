"""Text health: damage is named with article, place and fix; nothing is changed; whole texts pass in silence.

The texts are invented, or those of reports about tools of this kind in our own words.
"""

import html
import warnings

import pandas as pd
import pytest
import samestory as ss
from helpers import corpus_of, least
from samestory import codebooks
from samestory.errors import CorpusWarning

pytestmark = pytest.mark.filterwarnings("ignore::samestory.errors.CorpusWarning")
SIGNS = {table["fix"]: sign for sign, table in codebooks.read("health").items()}

PORT = (
    "The transport minister said on Tuesday that the government would hand the northern port to a private operator "
    "for thirty years, ending months of talks with the United States and the Russian Federation over who should run "
    "the docks.\n\n“We looked at every offer that was on the table and we chose the one that will keep the docks "
    "open,” said Lena Okafor, the prime minister, who spoke in London after a meeting of her cabinet. The deal isn’t "
    "done: it is worth between $2.5 billion and $3 billion, she said.\n\nOpposition leaders called the plan a threat "
    "to jobs and said that they would fight it in court. Dr. Ravi Sen, who leads the union of dock workers, said "
    "that about 1,200 people could lose their posts."
)


def signs(*texts):
    """The signs of damage in each text."""
    corpus = corpus_of(*texts)
    assert corpus.articles["text"].tolist() == list(texts), "no character changes, no article is left out"
    problems = corpus.problems
    assert not problems["left_out"].any() and (problems["column"] == "text").all()
    found = {id: set() for id in corpus.fileids()}
    for where, fix in zip(problems["where"], problems["fix"]):
        found[where.rsplit(" ", 1)[1]].add(SIGNS[fix])
    return list(found.values())


def test_whole_texts_pass_in_silence(seeds):
    assert signs(PORT, "Prices rose on Monday. Nobody said why.", "Fine.") == [set(), set(), set()]
    assert len(seeds.problems) == 0
    with warnings.catch_warnings():
        warnings.simplefilter("error", CorpusWarning)
        corpus_of(PORT)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_wrapped_in_mid_sentence(end):
    wrapped = (
        "The transport minister said on Tuesday that the government would hand\nthe northern port to a private "
        "operator for thirty years, ending months\nof talks with the United States and the Russian Federation over "
        "who\nshould run the docks.\n\nOpposition leaders called the plan a threat to jobs."
    )
    short = "The port deal with the United\nStates and Russia is worth $2.5\nbillion, the minister said."
    assert signs(wrapped.replace("\n", end), short.replace("\n", end)) == [{"wrapped"}, {"wrapped"}]
    problem = corpus_of(wrapped.replace("\n", end)).problems.iloc[0]
    assert problem["where"] == "DataFrame, row 0, article a0" and problem["found"].startswith("3 of 4 line ends")
    assert "line 1, character 69" in problem["found"], "the first line has 69 characters"


def test_a_list_of_phrases_in_a_report_is_no_wrapped_text():
    phrases = f"{PORT}\n\nThe offer had three parts:\nnew cranes\na road to the docks\na school for pilots"
    assert signs(phrases) == [set()]


def test_words_hyphenated_at_line_ends():
    parted = "The govern-\nment of Rus-\nsia signed an agree-\nment on Thurs-\nday worth $5 mil-\nlion."
    assert signs(parted) == [{"hyphenated"}]
    assert corpus_of(parted).problems["found"][0].startswith("5 words hyphenated at a line end, line 1, character 10")
    soft = "The minister of the govern\u00ad\nment said that she would stay."
    joined = "The govern- ment signed an agree- ment on Thursday."
    assert signs(soft, joined) == [{"hyphenated"}, {"hyphenated"}]
    assert signs("Pre- and post-war houses, two- or three-storey ones, have a long-\nDistance view.") == [set()]


NEXIS = """
                               {n} of 2 DOCUMENTS

                               The Daily Example

                            January 11, 2010 Monday

Port deal agreed after long talks

BYLINE: Tom Hale

LENGTH: 35 words

The transport minister said the United States would help to build the port.
Russia declined to comment.

LOAD-DATE: January 12, 2010
"""
UNI = "{title}\nThe Daily Example\n\nCopyright 2020 Example Ltd.\nAll Rights Reserved\n\nLength: 512 words\n\nBody\n\n"
FACTIVA = "{title}\n\n512 words\n4 January 2020\n(c) 2020 Example Ltd.\n\n"


@pytest.mark.parametrize(
    "export",
    [
        NEXIS.format(n=1) + NEXIS.format(n=2),
        "\n\n".join(
            UNI.format(title=title) + PORT + "\n\nEnd of Document" for title in ("Port deal agreed", "Snow falls")
        ),
        "\n\n".join(FACTIVA.format(title=title) + PORT for title in ("Port deal agreed", "Snow falls")),
        f"Document 1 of 20\n\n{PORT}\n\nDocument 2 of 20\n\n{PORT}",
    ],
    ids=["LexisNexis", "Nexis Uni", "Factiva", "ProQuest"],
)
def test_several_documents_in_one_export(export):
    assert signs(export) == [{"several_documents"}]


def test_one_document_with_the_header_of_a_database():
    assert signs(f"BYLINE: Tom Hale\n\nSECTION: NEWS; Pg. 6\n\n{PORT}") == [{"one_document"}]
    assert signs(f"{PORT}\n\n© 2020 Example Ltd. All rights reserved.\n\nHe wrote 512 words.") == [set()]


@pytest.mark.parametrize(
    "text, pieces",
    [
        ("Hale &amp; Rao said: &ldquo;The deal isn&rsquo;t done,&rdquo; the minister said on Monday.", 4),
        ("<p>The <b>United States</b> objected to the deal on Monday.</p>", 4),
        ("The deal cost $4&nbsp;million, and nobody&#39;s vote changed it.", 2),
        ('The deal <a href="http://x.org/?a=1&b=2">was off</a>.<br/>', 3),
    ],
)
def test_html(text, pieces):
    assert signs(text) == [{"html"}]
    assert corpus_of(text).problems["found"][0].startswith(f"{pieces} pieces of HTML")
    assert signs(html.unescape(text).replace("<", "(").replace(">", ")")) == [set()]


def test_marks_that_look_like_html():
    text = "AT&T; R&D; the rate was <5% of GDP, and a<b means less. Write to Ann <ann@example.org> by Monday."
    assert signs(text) == [set()]


@pytest.mark.parametrize("codec", ["cp1252", "latin-1", "mac_roman", "cp437"])
@pytest.mark.parametrize("errors", ["ignore", "replace"])
def test_utf_8_read_in_another_encoding(codec, errors):
    """The codecs of Python say what a wrong reading looks like."""
    for text in ("The deal isn’t done, he said.", "It cost €5 million, he said.", "The café was full, he said."):
        assert "mojibake" in signs(text.encode("utf-8").decode(codec, errors))[0], text


def test_print_of_many_languages_is_no_mojibake():
    names = (
        "The talks in São Paulo, Łódź, Tromsø and Besançon ended, said Ásgeir Ólafsson, Çelik Öztürk, Ñandú Ávila, "
        "Škoda’s Đorđe Žižek and JOSÉ’S brother from “ÃVILA” — at 20 °C, for £5 or €6 (±1 %) … and “À la carte”."
    )
    assert signs(names) == [set()]


@pytest.mark.parametrize(
    "text, lost",
    [
        ("The deal isn�t done, the minister said. �We will go on,� said Prime Minister Modi.", 3),
        ("The deal isn\x92t done, the minister said. \x93We will go on,\x94 said Prime Minister Modi.", 3),
        ("The deal isn?t done, the minister said. ?We will go on,? said Prime Minister Modi.", 2),
    ],
)
def test_characters_that_are_lost(text, lost):
    assert signs(text) == [{"lost_characters"}]
    assert corpus_of(text).problems["found"][0].startswith(f"{lost} lost characters, line 1, character 12: ")


def test_characters_written_as_codes():
    json, mail = "The deal isn\\u2019t done, he said.\\nNobody left.", "The deal isn=E2=80=99t done, he said."
    assert signs(json, mail, "The folder C:\\new\\top was empty, and E=MC2.") == [{"escapes"}, {"escapes"}, set()]


def test_missing_spaces_after_stops():
    text = "The talks ended on Monday.The United States left.“We stay,” said Modi.Russia paid $5m.Putin stayed."
    assert signs(text) == [{"no_space"}]
    assert corpus_of(text).problems["found"][0].startswith("4 of 5 stops without a space, line 1, character 26: ")
    clean = "The U.S.-led panel of Amazon.com and Yahoo.com met at 5 p.m. EST. It said no. Dr. A.B. Rao left at 3.30."
    one_slip = PORT + " He left.She stayed."
    assert signs(clean, one_slip) == [set(), set()]


@pytest.mark.parametrize("word", ["nan", "NULL", "None", "N/A", "[removed]", "[deleted]", " NaN\n"])
def test_a_word_for_a_missing_text(word):
    corpus = corpus_of(PORT, word, f"{word.strip()} of them came on Monday.", ids="abc")
    assert corpus.fileids() == ["a", "c"] and corpus.problems["left_out"].tolist() == [True]
    assert word.strip() in corpus.problems["found"][0]


@pytest.mark.parametrize(
    "text",
    [
        "Der Minister sagte am Montag, die Regierung werde den Hafen verkaufen. „Wir gehen nicht“, sagte er.",
        "Le ministre a déclaré lundi que le port serait vendu, et que les ouvriers ne seraient pas consultés.",
        "El ministro dijo el lunes que el puerto se vendería y que los obreros no lo sabían.",
        "普京星期五访问了印度。印度总理莫迪欢迎他。",
        "Министр сказал в понедельник, что порт будет продан.",
        "मंत्री ने सोमवार को कहा कि बंदरगाह बेचा जाएगा।",
    ],
)
def test_another_language_than_english(text):
    assert signs(text, PORT) == [{"not_english"}, set()]


def test_foreign_names_in_english_are_english():
    text = "Der Spiegel and El País met Los Angeles officials in Las Palmas, said Ursula von der Leyen of the El Niño."
    assert signs(text, "Los Angeles.", "The Greek letters α, β and γ stand for angles.") == [set(), set(), set()]


def test_lists_instead_of_sentences():
    heads = [
        "Port deal agreed",
        "Snow closes schools",
        "Prime minister to visit Delhi",
        "Oil at new high",
        "Team loses",
        "Weather",
    ]
    links = "\n".join(f"https://example.org/news/{n}" for n in range(8))
    bars = "\n".join(["Home | World | Politics | Sport | Weather"] * 6)
    assert signs("\n".join(heads), links) == [{"list"}, {"list"}] and "list" in signs(bars)[0]
    assert signs("Port deal agreed\nBy Tom Hale\nLondon\n" + PORT + "\nRead more") == [set()]


def test_texts_too_short_to_analyze():
    stub = "Subscribe to go on reading. It costs nothing."
    assert signs("Advertisement", "Read more") == [{"too_short"}, {"too_short"}]
    assert signs(PORT, PORT + " It ended.", stub) == [set(), set(), {"too_short"}]
    assert signs(stub, "Prices rose on Monday.") == [set(), set()], "a corpus of short texts"


def test_check_names_file_place_and_fix(tmp_path, capsys):
    from samestory.__main__ import main

    (tmp_path / "a.txt").write_text("The talks ended.\nThe deal isnâ€™t done, he said.", encoding="utf-8")
    (tmp_path / "b.txt").write_text(PORT, encoding="utf-8")
    assert main(["check", str(tmp_path)]) == 1
    out = capsys.readouterr().out.splitlines()
    assert (
        len(out) == 3
        and out[2].startswith("Next: mend the problem above")
        and out[1].startswith("a.txt, text: found 1 character read in the wrong encoding, line 2, ")
    )
    assert out[1].endswith("Read the source as UTF-8 and export it again. The article is kept.")


def test_a_table_names_row_and_article(tmp_path):
    table = pd.DataFrame({"id": ["news", "en"], "text": [PORT.replace("’", "â€™"), PORT]})
    table.to_csv(tmp_path / "news.csv", index=False)
    assert ss.read_corpus(tmp_path / "news.csv").problems["where"].tolist() == ["news.csv, row 2, article news"]


@pytest.mark.parametrize(
    "unit", "a|a |- |a?s|bb.Cc |&amp;|<p |<|http://|a\n|a long enough line\nand|=AA|â€|1 of 2\n|copyright ".split("|")
)
@pytest.mark.timed
def test_a_megabyte_takes_linear_time(unit):
    def seconds(size):
        text = unit * (size // len(unit))
        row, lines = {"at": "a.txt", "article": "a", "text": text}, ss.text.paragraphs(text)
        return least(lambda: ss.corpus.health.look(row, lines))

    small, large = seconds(250_000), seconds(1_000_000)
    assert large < 10 * small + 0.2 and large < 5
