"""Passages without marks of their own, marks that are never closed, and names: every text is our own."""

import pandas as pd
import pytest
from helpers import corpus_of, growth
from samestory import voices


def rows(text: str, *columns: str) -> list[tuple]:
    return list(voices.quotations(corpus_of(text))[list(columns)].itertuples(index=False, name=None))


def spoken(text: str) -> list[tuple]:
    """(text, speaker) of every quotation that somebody speaks."""
    table = voices.quotations(corpus_of(text)).query("kind != 'designation'")
    return list(table[["text", "speaker"]].itertuples(index=False, name=None))


# Interviews and transcripts ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text, expected",
    [
        (
            "Ruth Cole heads the museum.\n\nQ: Will it close?\n\nA: No. It stays open.\n\nWe need more staff, though.",
            [
                ("Will it close?", "interviewer"),
                ("No. It stays open.", "Ruth Cole"),
                ("We need more staff, though.", "Ruth Cole"),
            ],
        ),
        ("Q: Why now?\nA: It was time.", [("Why now?", "interviewer"), ("It was time.", "interviewee")]),
        ("Q. Why now?\n\nA. It was time.", [("Why now?", "interviewer"), ("It was time.", "interviewee")]),
        (
            "Interviewer: Why did you leave?\n\nRuth Cole: I was tired. The work was hard.",
            [("Why did you leave?", "interviewer"), ("I was tired. The work was hard.", "Ruth Cole")],
        ),
        (
            "The board met.\n\nCOLE: We lost the roof. It is gone.\n\nRAO: You never asked.\n\nCOLE: I did.",
            [("We lost the roof. It is gone.", "COLE"), ("You never asked.", "RAO"), ("I did.", "COLE")],
        ),
        ("Ruth Cole came late.\n\nCole: I missed the bus.\n\nShe sat down.", [("I missed the bus.", "Ruth Cole")]),
        (
            "The Graz Post: Why now?\n\nCole: “Now” is a big word. I was ready.\n\n"
            "The Graz Post: And then?\n\nCole: We go.",
            [
                ("Why now?", "The Graz Post"),
                ("“Now” is a big word. I was ready.", "Cole"),
                ("And then?", "The Graz Post"),
                ("We go.", "Cole"),
            ],
        ),
    ],
)
def test_a_turn_runs_to_the_next_label(text, expected):
    assert spoken(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "BYLINE: Ruth Cole\n\nSECTION: News\n\nThe museum closed on Monday.\n\nPhoto: Graz Archive",
        "Update: The road is open.\n\nNote: This is a draft.\n\nUpdate: The road is closed again.",
        "Cole: We Will Stay Open\n\nRuth Cole spoke in Graz.",
        "The plan has three parts.\n\nWalls: They are to be painted.\n\nRoofs: They are to be mended.",
    ],
)
def test_a_label_of_the_page_is_no_turn(text):
    assert spoken(text) == []


def test_the_answer_is_inferred_and_no_turn_is_the_outlets():
    corpus = corpus_of("Ruth Cole heads the museum.\n\nQ: Will it close?\n\nA: No. It stays open.")
    table = voices.quotations(corpus)
    assert table[["rule", "inferred"]].values.tolist() == [["labeled", False], ["interviewed", True]]
    said = voices.voice_of(corpus, corpus.sentences[["article", "start", "end"]])
    assert said["voice"].tolist() == ["outlet", "quoted", "quoted", "quoted"]


def test_a_label_inside_marks_is_the_speaker():
    text = 'Ruth Cole met Ravi Rao.\n\n"COLE: You lied to us.\n\n"RAO: I did not.\n\n"It was a mistake."'
    assert rows(text, "speaker", "speaker_text") == [("Ruth Cole", "COLE"), ("Ravi Rao", "RAO"), ("Ravi Rao", "RAO")]


# Blocks and dashes ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text, expected",
    [
        ("Dr. Ruth Cole wrote:\n\nThe well is dry.\n\nIt rained.", [("The well is dry.", "Ruth Cole")]),
        ("Ruth Cole said in a statement:\n\nWe are sorry. It was us.", [("We are sorry. It was us.", "Ruth Cole")]),
        ("The letter read:\n\nDear all, come home.\n\nIt rained.", [("Dear all, come home.", "The letter")]),
        (
            "Ruth Cole posted on Monday:\n\n    We are safe.\n\n    Pray for us.\n\nIt rained.",
            [("We are safe.", "Ruth Cole"), ("Pray for us.", "Ruth Cole")],
        ),
        ("Ruth Cole wrote:\n\n> We are safe.\n\nIt rained.", [("We are safe.", "Ruth Cole")]),
        ("Ruth Cole wrote:\n\n“We are safe.”\n\nIt rained.", [("We are safe.", "Ruth Cole")]),
        ("The plan has two parts:\n\nThe river is dammed.", []),
        ("Ruth Cole said there were two options:\n\nThe river is dammed.", []),
        ("Ruth Cole wrote:\n\n- Bread\n- Milk", []),
    ],
)
def test_a_block_quotation_is_its_writers(text, expected):
    assert spoken(text) == expected


@pytest.mark.parametrize(
    "text, expected",
    [
        ("— We heard nothing, said the baker.", [("We heard nothing,", "the baker")]),
        ("– I am cold – said Ruth Cole.", [("I am cold", "Ruth Cole")]),
        (
            "— Where were you? the judge asked.\n— At home, replied Ravi Rao.\n— Alone.",
            [("Where were you?", "the judge"), ("At home,", "Ravi Rao"), ("Alone.", "")],
        ),
        ("— Bread and milk\n— Two eggs", []),
    ],
)
def test_dialog_behind_dashes(text, expected):
    assert spoken(text) == expected


# Marks that are never closed --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text, expected",
    [
        (
            '"We will sue, Cole said on Friday. The court is far. "It was odd," said Ravi Rao. It rained.',
            [("We will sue,", "Cole", True), ("It was odd,", "Ravi Rao", False)],
        ),
        ("“Do we go? he asked. It is late.\n\n“No,” said Cole.", [("Do we go?", "he", True), ("No,", "Cole", False)]),
        ("“We won, said Ruth Cole. It rained.\n\nIt snowed.", [("We won,", "Ruth Cole", True)]),
        ("Cole said: “We won and go home.\n\nIt snowed.", [("We won and go home.", "Cole", True)]),
        (
            'Cole called it "a mess and left. It snowed. "We go," said Rao.',
            [("a mess and left.", "Cole", True), ("We go,", "Rao", False)],
        ),
        ("‘We won, said Cole. It snowed.", [("We won,", "Cole", True)]),
    ],
)
def test_an_unclosed_mark_ends_at_its_attribution_or_paragraph(text, expected):
    assert rows(text, "text", "speaker", "unsure") == expected


@pytest.mark.parametrize(
    "text, expected",
    [
        ('He is 6\'2" tall. "I am fine," said Cole.', ["I am fine,"]),
        ("A 5” pipe and a 7” pipe burst. “All is well,” said Cole.", ["All is well,"]),
        ('"The pipe is 5" wide," said Cole.', ['The pipe is 5" wide,']),
        ('He said "we won 6-2" and left.', ["we won 6-2"]),
    ],
)
def test_inches_are_no_marks(text, expected):
    assert [words for words, _ in rows(text, "text", "kind")] == expected


# Titles and headlines ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Cole, an actor, is known from “Rain at Sea” and “Dig and Sow”. He read “War and Peace” aloud.",
        "He sang “Let It Be” at the wedding.",
        "Orwell wrote “Animal Farm” in 1945.",
        "Cole recited “Ode to Joy” and cited “Moby-Dick” in court.",
        "Cole told “Meet the Press” that it rained.",
        "“War and Peace” is a long novel, Cole said.",
        "Cole described “Citizen Kane” as dull.",
        "Mia Cole, known as “The Cat”, won.",
        "The 1999 film “Fight Club” was banned.",
        "Outrage over ‘secret’ deal",
    ],
)
def test_a_title_is_nobodys_speech(text):
    corpus = corpus_of(text)
    table = voices.quotations(corpus)
    assert set(table["kind"]) == {"designation"} and set(table["speaker"]) == {""}
    assert "quoted" not in set(voices.voice_of(corpus, table)["voice"])


@pytest.mark.parametrize(
    "text", ["“Yes We Can,” said Cole.", "Cole called it “A Disgrace” on Monday.", "Cole shouted “Lock Her Up” twice."]
)
def test_capitals_alone_make_no_title(text):
    assert rows(text, "speaker") == [("Cole",)] and rows(text, "kind") != [("designation",)]


@pytest.mark.parametrize(
    "text, speaker",
    [
        ("‘We failed’: mayor apologises for fire", "mayor"),
        ('"We were scared": survivors recall storm', "survivors"),
        ("‘Not my king’: protesters arrested", "protesters"),
        ("“They lied to us” – parents of pupils sue school", "parents of pupils"),
        ("Cole: ‘We will answer’", "Cole"),
        ("Cole on taxes: ‘They must fall’", "Cole"),
        ("‘No way back’, says Cole", "Cole"),
    ],
)
def test_a_quotation_in_a_headline(text, speaker):
    assert rows(text, "kind", "speaker") == [("full", speaker)]


# Speakers without a cue of their own ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text, speaker",
    [
        ("The general shrugged. “War is war.”", "The general"),
        ("The nurse wiped her face. “We have no beds.”", "The nurse"),
        ("His mother wept. “He was only nine.”", "His mother"),
        ("Ruth Cole looked at the ruins. “Nothing is left here.”", "Ruth Cole"),
        ("Karim Aziz, 34, points to the wall. “This was my school.”", "Karim Aziz"),
        ("The mayor opened the door.\n\n“Come in, it is cold.”", "The mayor"),
        ("It rained in Graz. “Nothing is left here.”", ""),
    ],
)
def test_the_person_of_the_sentence_before_is_inferred(text, speaker):
    assert rows(text, "kind", "speaker", "inferred") == [("full", speaker, speaker != "")]


@pytest.mark.parametrize(
    "text",
    [
        "“The boat sank,” Ivan Petrov was quoted as saying by the Graz Post.",
        "“The boat sank,” Ivan Petrov said, as quoted by the Graz Post.",
        "“The boat sank,” Ivan Petrov, the captain, was cited as saying by Tass.",
        "“The boat sank,” the agency quoted Ivan Petrov as saying.",
        "“The boat sank,” Ivan Petrov told the Graz Post in remarks carried by Tass.",
        "Ivan Petrov was quoted by the Graz Post as saying: “The boat sank.”",
        "The Graz Post quoted Ivan Petrov as saying, “The boat sank.”",
    ],
)
def test_words_that_a_paper_passes_on_are_the_persons(text):
    corpus = corpus_of(text)
    assert voices.quotations(corpus)["speaker"].tolist() == ["Ivan Petrov"]
    assert voices.reports(corpus).empty


def test_denied_words_are_nobodys():
    assert rows("The bishop does not say, “Let them in,” as others imply.", "text", "speaker") == [("Let them in,", "")]


@pytest.mark.parametrize("line", ["Ad", "Advertisement", "Some Fan @somefan99", "Photo Credit", "Share This Article"])
def test_a_line_of_the_page_is_no_speaker(line):
    text = f'Ruth Cole said:\n\n"In my view, you think of others first.\n\n{line}\n\n"It is easy," Cole added.'
    assert rows(text, "speaker") == [("Ruth Cole",)] * 2


# Names and pronouns -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text, speaker",
    [
        ("Ursula von der Leyen spoke. “Go,” said von der Leyen.", "Ursula von der Leyen"),
        ("Mohammed bin Salman spoke. “Go,” said bin Salman.", "Mohammed bin Salman"),
        ("Luiz Inácio Lula da Silva spoke. “Go,” said Lula.", "Luiz Inácio Lula da Silva"),
        ("Luis de la Fuente spoke. “Go,” de la Fuente said.", "Luis de la Fuente"),
        ("Marine Le Pen spoke. “Go,” Le Pen said.", "Marine Le Pen"),
        ("“Go,” replied Dr. A. P. J. Abdul Kalam.", "A. P. J. Abdul Kalam"),
        ("“Go,” said Martin Luther King Jr. in 1963.", "Martin Luther King Jr."),
        ("“Go,” said Ludwig van den Berg Sr. of Ghent.", "Ludwig van den Berg Sr."),
        ("“Go,” said Robert Downey, Jr., on Monday.", "Robert Downey, Jr."),
        ("“Go,” said Abdel-Fattah el-Sissi.", "Abdel-Fattah el-Sissi"),
        ("Ahmed al-Sharaa spoke. “Go,” said al-Sharaa.", "Ahmed al-Sharaa"),
        ("“Go,” said Sinéad O’Connor.", "Sinéad O’Connor"),
        ("“Go,” said Lt. Gen. Ravi Rao.", "Ravi Rao"),
        ("Xi Jinping met Moon Jae-in. “Go,” said Xi.", "Xi Jinping"),
        ("Yoon Suk Yeol spoke. “Go,” President Yoon said.", "Yoon Suk Yeol"),
        ("Pope Francis spoke. “Go,” said Francis.", "Pope Francis"),
    ],
)
def test_names_are_whole(text, speaker):
    assert rows(text, "speaker") == [(speaker,)]


@pytest.mark.parametrize(
    "text, speaker",
    [
        ("Zora Blik, a chairwoman, met Odo Krul, a spokesman. “Good,” he said.", "Odo Krul"),
        ("Actress Zora Blik met Odo Krul. “Good,” she said.", "Zora Blik"),
        ("Mr. Krul met Ms. Blik. “Good,” she said.", "Blik"),
        ("Zora Blik and her husband, Odo Krul, came. “Good,” he said.", "Odo Krul"),
        ("Odo Krul praised his wife Zora Blik. “Good,” she said.", "Zora Blik"),
        ("Queen Zora met Odo Krul. “Good,” she said.", "Queen Zora"),
        ("Tom Hill spoke. “Good,” she said.", "she"),
        # another person of whom the speaker speaks is no antecedent
        ("Tom Hill attacked the plan. He said David Stone has none. Of Stone, he said, “He is fine.”", "Tom Hill"),
        (
            "PM Tom Hill denied it.\n\nThe party's Odo Krul says it rained. He says so often. “It must end,” he said.",
            "Odo Krul",
        ),
    ],
)
def test_pronouns_agree(text, speaker):
    assert rows(text, "speaker")[-1] == (speaker,)


def test_she_goes_back_to_the_last_woman_even_if_a_man_opens_the_sentence_between():
    text = (
        "Zora Blik spoke about Odo Krul. She said she was there when Krul fell.\n\n"
        '"He took us all along," Blik said. Odo Krul turned 57 on Monday.\n\nShe recalled, "I sat next to him."'
    )
    assert rows(text, "speaker") == [("Zora Blik",), ("Zora Blik",)]


# Growth -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "piece",
    [
        "“Yes,” he said. ",
        '"a" ',
        "“a” ",
        "‘a’ ",
        "a, ",
        "a\n",
        "— a ",
        "— No, said Lee.\n",
        "Q: a b?\nA: c d.\n",
        "Lee wrote:\n\nIt fell.\n\n",
        "“a ",
        "he said that ",
    ],
)
@pytest.mark.timed
def test_passages_grow_with_the_text(piece):
    assert growth(voices.quotations, lambda size: piece * (size // len(piece)), 20_000) < 8


def test_columns_are_of_truth_values():
    table = voices.quotations(corpus_of("Rain fell.", "Ruth Cole said: “We won.”"))
    assert table.dtypes[["inferred", "unsure"]].tolist() == [bool, bool]
    assert isinstance(table, pd.DataFrame)


def test_whoever_sold_the_photo_is_not_she():
    """A line of the page between a person and her words names an agency, as a caption does."""
    lines = (
        "Ann Lee won the race.",
        "Photo: Getty Images",
        "“I could not sleep,” she said.",
        "@annlee",
        "“We start at dawn.”",
    )
    text = "\n".join(lines)
    assert voices.quotations(corpus_of(text))["speaker"].tolist() == ["Ann Lee", "Ann Lee"]
