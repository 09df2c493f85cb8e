"""Sentences, tokens and folding, against cases counted by hand and any Unicode text."""

import pytest
from helpers import TOP
from hypothesis import given
from hypothesis import strategies as st
from samestory.corpus.text import fold, is_word, sentences, tokens

SEEDS = TOP / "seeds"
LINE_ENDS = "\n\r\v\f\x85\u2028\u2029"

# Sentences in each line that is not empty, counted by reading the articles.
SEED_COUNTS = {
    "000_ef5dd40f679da0dd.txt": [1, 1, 1, 1, 3, 1, 3, 2, 2, 2, 2, 3, 1, 1],
    "001_d495ba5f53c286b3.txt": [1, 1, 1, 1, 1, 5, 2, 2, 3],
    "002_f4a04d610eb398d9.txt": [2, 2, 1, 2, 2, 1, 1, 1, 1, 2, 2, 1, 1, 1],
    "003_35dcd598402a814a.txt": [2, 2, 2, 3, 2, 2, 1, 2],
    "004_dfa860325027453b.txt": [2, 3, 2, 3, 4, 3, 2, 3, 2],
}
# Spans of the articles that are easily cut in two or run together.
SEED_SPANS = {
    "000_ef5dd40f679da0dd.txt": [
        "“India remembers this, acknowledges it, and values it.",
        "We appreciate that India hasn’t forgotten,” Putin said.",
        "With PTI inputs",
    ],
    "001_d495ba5f53c286b3.txt": [
        "Putin Orders Government To Soften Trade Imbalance With India",
        '"We have never had any problems or interstate tensions with India.',
        'Never," the Russian leader noted.',
    ],
    "003_35dcd598402a814a.txt": ["However, Putin made it clear that India would not bow to external pressure."],
    "004_dfa860325027453b.txt": ['Putin added, "He is acting in good faith, I presume".'],
}

# One case a rule; "|" marks where the sentence has to end.
SENTENCES = {
    "plain stop": "The council met on Monday. | It adjourned at noon.",
    "question, exclamation": "Who pays? | Nobody knows! | The mayor left.",
    "several stops": "Really?! | Yes... | Then they went home.",
    "lower case follows": "The so-called no. one company, est. in 1901, grew.",
    "title": "Dr. Lena Okafor met Sen. Paul Reyes and Gov. Ann Lind in St. Albans.",
    "title before starter": "They asked Prof. An about it.",
    "title after a dash": "A new idea—Dr. Okafor calls it simple—won.",
    "title in marks": "“Mr. Reyes is late,” she said.",
    "initialism in a name": "The U.S. Department of Energy and the U.N. Security Council agreed.",
    "initialism at the end": "He lives in the U.S. | The family stayed behind.",
    "initialism, quotation follows": "He moved to the U.K. | “It was time,” he said.",
    "middle initial": "Officer Maria J. Stone spoke first.",
    "initials": "The novel by J. R. Marlowe sold out.",
    "single capital at the end": "They boarded Train B. | It was full.",
    "company": "Acme Inc. Chairman Joe Lind resigned from Acme Corp. | He gave no reason.",
    "month": "The vote on Sept. 5 follows one on Jan. 9.",
    "state": "A farmer from Ames, Iowa, met one from Reno, Nev. | They talked.",
    "clock before a weekday": "Polls close at 8 p.m. Tuesday and open at 7 a.m. Eastern time.",
    "clock at the end": "The train left at 8 p.m. | Passengers waited.",
    "number": "See No. 5 and p. 12 for details.",
    "the word no": "Will it pass? | No. | The votes are missing.",
    "bracket before a number": "The old law (Num. 35) forbids it.",
    "versus": "The case of Lind v. Reyes resembles Town vs. Country.",
    "latin": "Big cats, e.g. Bengal tigers, i.e. Indian ones, thrive.",
    "headline with initialism": "Why the U.S. Will Not Sign",
    "list number": "1. Buy the paper. | 2. Read it.",
    "decimal": "It rose 3.5 percent to 10.2.",
    "footnote": "It rained all week.[3] | The dam held. [14] | Nobody was hurt.",
    "left-out bracket": "It rained all week. […] | The dam held.",
    "quotation of several sentences": "“We waited. | Nobody came. | Never again,” she said.",
    "stop inside marks": "She said, “We waited.” | He left.",
    "stop after marks": "She called it “a wait”. | He left.",
    "stop and bracket": "They waited. | (Nobody came.) | They left.",
    "space before a closing mark": "They waited. ” | Then they left.",
    "quoted question carried on": "“Who pays?” Ms. Lind asked.",
    "quoted question carried on by the writer": "“Who pays?” I asked.",
    "quoted question, new sentence": "“Who pays?” | He said nothing.",
    "unquoted question": "Who pays? | Ms. Lind asked for a list.",
    "title with a mark": "The hit “Where Now?” (1972), a ballad, sold well.",
    "spaced ellipsis": "The plan ... Lind said ... failed.",
    "ellipsis after a stop": "The plan failed. ... | Lind resigned.",
    "ellipsis opening": "… Then Lind resigned. | “... Then Reyes did.”",
    "ellipsis closing": "The plan failed… | Lind resigned.",
    "dash attribution": "Nobody waits forever. — Ana Lind",
    "name in lower case": "She sold it online. | eBay took a fee.",
    "accented lower case": "They left. études followed.",
    "number starts": "They left. | 25 stayed.",
    "clock before a weekday at the end": "Shops open at 7 a.m. Sunday. | Bring a bag.",
    "clock before a zone at the end": "The talk is at 4 P.M. GMT. | Dial in.",
    "clock before a zone in initials": "The talk is at 4 p.m. E.S.T. | Dial in.",
    "clock before the time of a city": "It began at 6 a.m. Lagos time. | It ended at 11 a.m. New York time.",
    "clock before a date": "It begins at 6 p.m. Sept. 9.",
    "clock in other prints": "He left at 5 P.M. Friday. | She came at 5 p. m. | Later it rained. | It is 5pm. | Go.",
    "clock before a day’s talks": "She came at 9 p.m. | Monday’s talks were over.",
    "initials that are no clock": "P.M. Lund and Wg. Cdr. Moe came.",
    "clock before a subject": "He left at 5 p.m. | Police saw him.",
    "am that is no clock": "That is what I am. | Monday is another day.",
    "money in stops": "The fine is Rs. 200, RS. 1,000 or rs. 20. | It cost 500 Rs. | The buyer paid.",
    "Indian titles": "Smt. Devi, Shri. Das and Sri. Iyer met Adv. Mehta. | They spoke.",
    "retired officers": "Lt. Gen. (Retd.) Khan, Brig. (ret.) Sahni and Lt.-Gen. Roy met Gen. Rao (retd.). | It rained.",
    "titles in capitals": "CAPT. RAO MET GEN. SINGH AND MISS. LEE",
    "plural titles": "Drs. Roy and Das met Capts. Om and Ray.",
    "capitals that are a word": "She left the SEC. | Smith was glad.",
    "small letters that are a word": "He fell ill. | Doctors came. | They went to mass. | Priests sang.",
    "links in other prints": "Big cats, eg. Tigers, I.E. Indian ones, thrive. | It was Town Vs. Country.",
    "numbered in other prints": "Nos. 5 and 6, NO. 7, Vol. II and Art. V apply. | He said no. | Five left.",
    "initialism before a subject": "They stayed in the U.K. | Lee left. | She flew to the U.A.E. | Rao is in.",
    "initialism before two subjects": "Both flew to the U.S. | Lee and Rao later met.",
    "initialism before a person who": "It was sent to the U.N. | Moreau, who read it, smiled.",
    "initialism of a subject": "He said the U.S. Senate passed it. | The U.S. Lee knew is gone. | U.S. Steel lost.",
    "initialism in an agent": "A ruling by the U.S. Supreme Court freed him. | He said U.S. President Lee left.",
    "initials of a person": "They backed Gov. J.B. Lind said nobody.",
    "degree before a subject": "She earned a Ph.D. | Lee said so.",
    "company before a subject": "He works for Acme Inc. | Lee said so. | He works for Acme Inc. Chairman Ann Lee.",
    "capital of the states": "They met in Washington, D.C. | Lee left.",
    "party and state": "Rep. Ann Lee (D-Calif.) was there. | Gov. Bo Ray (R) left.",
    "street": "They live on Main St. | The house is old. | Ann lives in St. Louis.",
    "no-break space": "Mr.\u00a0Reyes left.\u00a0| He was late.",
}


def spans_of(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


def words_of(text: str) -> list[str]:
    return [text[start:end] for start, end in tokens(text)]


@pytest.mark.parametrize("rule", SENTENCES)
def test_sentence_rule(rule):
    expected = [part.strip() for part in SENTENCES[rule].split("|")]
    assert spans_of(SENTENCES[rule].replace("| ", "")) == expected


@pytest.mark.parametrize("end", [*LINE_ENDS, "\r\n", "\n \n"])
def test_line_end_is_a_boundary(end):
    text = f"Mayor Lind{end} resigns over Dr.{end}Reyes affair"
    assert spans_of(text) == ["Mayor Lind", "resigns over Dr.", "Reyes affair"]


@pytest.mark.parametrize("name", SEED_COUNTS)
def test_shipped_articles(name):
    lines = (SEEDS / name).read_bytes().decode("utf-8").splitlines()
    assert [len(sentences(line)) for line in lines if line.strip()] == SEED_COUNTS[name]
    found = spans_of((SEEDS / name).read_bytes().decode("utf-8"))
    assert len(found) == sum(SEED_COUNTS[name])
    assert set(SEED_SPANS.get(name, [])) <= set(found)


WHOLE = """
    U.S. p.m. U.S.-led anti-U.S. Ph.D. Dr. Sept. S-400 Su-57s 15th
    25% 10,000 3.5 .300 12:30 $63 US$5bn £1.5m 2025-10-03 US-imposed
    AT&T India's India’s O’Neill’s don’t 20-year-old’s non\u2011aligned e\u0301te\u0301 naïve co\xadop
    @city_desk #Vote24 desk@paper.co.uk https://paper.org/a?b=1 www.paper.org Paper.com Paper.com’s ... --
""".split()


@pytest.mark.parametrize("whole", WHOLE)
def test_stays_whole(whole):
    assert words_of(f"so {whole} it") == ["so", whole, "it"]


@pytest.mark.parametrize(
    "text, expected",
    [
        ("He left.", "He left ."),
        ("He lives in the U.S.", "He lives in the U.S."),
        ("It cost $63.", "It cost $63 ."),
        ("Up 25%, not 3.5.", "Up 25% , not 3.5 ."),
        ("“Wait,” he said…", "“ Wait , ” he said …"),
        ("the forum—a club—met", "the forum — a club — met"),
        ("2014–16 and/or 24/7", "2014 – 16 and / or 24 / 7"),
        ("the states’ rights", "the states ’ rights"),
        ("(see www.paper.org).", "( see www.paper.org ) ."),
        ("It ended.Next came", "It ended . Next came"),
        ("He said no.", "He said no ."),
        ("Wait!!! What?!", "Wait !!! What ? !"),
    ],
)
def test_parts(text, expected):
    assert words_of(text) == expected.split()


def test_fold_examples():
    assert fold("“India’s”\u00a0S\u2011400\u202f′″") == '"india\'s" s-400 \'"'
    assert fold("A–B—C\nD") == "a–b—c\nd"
    assert fold("İSTANBUL ΑΣ") == "İstanbul ας"


def test_is_word():
    assert [is_word(token) for token in ["S-400", "é", "7", "—", "...", "'", ""]] == [True] * 3 + [False] * 4


def test_empty():
    assert sentences("") == tokens("") == sentences(" \n\t") == tokens(" \n\t") == []


# --- any Unicode --------------------------------------------------------------

# Half of the text is made of the pieces that the rules look at.
NAMES = ["Mr", "U.S.", "p.m.", "No", "Smith said", "eBay", "www.", "x.org", "http://", "[3]", "...", " The ", " a", "1"]
PIECES = st.sampled_from([*".!?…\"'“”‘’()[]—-– \n\u00a0&@#%$,:İΣ\u0301\u2028", *NAMES])
TEXTS = st.lists(PIECES | st.text(max_size=6), max_size=30).map("".join)


def assert_covers(text: str, spans: list[tuple[int, int]]) -> None:
    """Spans are in order, apart, inside the text, and hold all that is not white space."""
    at = 0
    for start, end in spans:
        assert at <= start < end <= len(text)
        assert text[at:start].strip() == ""
        assert not text[start].isspace() and not text[end - 1].isspace()
        at = end
    assert text[at:].strip() == ""


@given(TEXTS)
def test_sentences_cover_the_text(text):
    assert_covers(text, sentences(text))
    assert not any(set(LINE_ENDS) & set(span) for span in spans_of(text))


@given(TEXTS)
def test_tokens_cover_the_text_without_white_space(text):
    assert_covers(text, tokens(text))
    assert not any(character.isspace() for word in words_of(text) for character in word)


@given(TEXTS)
def test_every_token_lies_in_one_sentence(text):
    ends = iter(sentences(text))
    start, end = next(ends, (0, 0))
    for first, last in tokens(text):
        while first >= end:
            start, end = next(ends)
        assert start <= first and last <= end


@given(TEXTS, st.sampled_from(LINE_ENDS), TEXTS)
def test_lines_do_not_influence_each_other(before, end, after):
    offset = len(before) + len(end)
    text = before + end + after
    for spans in (sentences, tokens):
        assert spans(text) == spans(before) + [(a + offset, b + offset) for a, b in spans(after)]


@given(TEXTS)
def test_fold_keeps_the_length_and_is_stable(text):
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)
    assert [c.isspace() for c in fold(text)] == [c.isspace() for c in text]


# fmt: off
UNITS = [
    '."', '. "', '"', ".", "a.", "a.a", "U.S. ", "a-", "a@", "@", "a@a.", "http://.", "1,", ". (", ".[1]",
    "… ", "!” A ", "Aa ", "\u0301", "w.w", "?", ". \u00a0", "Mr. ", ".\n", " ",
]
# fmt: on


@pytest.mark.slow
@pytest.mark.parametrize("unit", UNITS)
def test_a_megabyte_of_one_thing_completes(unit):
    text = unit * (1_000_000 // len(unit))
    assert_covers(text, sentences(text))
    assert_covers(text, tokens(text))
    assert len(fold(text)) == len(text)
