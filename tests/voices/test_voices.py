"""Voices: quotation marks, cues, speakers, kinds, force. Expectations are written by hand for every text."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from samestory import codebooks, voices
from samestory.corpus import read_corpus
from samestory.errors import CorpusError
from samestory.language.cue_verbs import inflect, inventory
from samestory.voices import _annotate
from samestory.voices._marks import paragraphs, quoted

SEEDS = Path(__file__).parents[2] / "seeds"


def corpus_of(*texts: str, event: str = "e"):
    return read_corpus(pd.DataFrame({"text": list(texts), "event": event}))


def inside(text: str) -> list[str]:
    return [text[start:end] for start, end in quoted(text)]


def told(text: str) -> list[tuple]:
    """(kind, speaker, cue, text) of every quotation."""
    rows = voices.quotations(corpus_of(text))
    return list(rows[["kind", "speaker", "cue", "text"]].itertuples(index=False, name=None))


def reported(text: str) -> list[tuple]:
    """(force, speaker, cue, text) of every report."""
    rows = voices.reports(corpus_of(text))
    return list(rows[["force", "speaker", "cue", "text"]].itertuples(index=False, name=None))


# Marks -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text, expected",
    [
        ("Lee said: “We won.” Then he left.", ["We won."]),
        ('Lee said: "We won." Then "odd" noises.', ["We won.", "odd"]),
        ('An opening straight mark "closed by a curly one,” he said.', ["closed by a curly one,"]),
        ('A curly one “closed by a straight one" here.', ["closed by a straight one"]),
        ("She spoke of «a new era» and left.", ["a new era"]),
        ("It was ''in the archive,'' she said.", ["in the archive,"]),
        ("Nested: “He told me ‘no way’ and left,” she said.", ["He told me ‘no way’ and left,"]),
        ("Nested: \"He told me 'no way' and left,\" she said.", ["He told me 'no way' and left,"]),
        ("British: ‘He told me “no way” and left,’ she said.", ["He told me “no way” and left,"]),
        ("The voters’ rights and Lee’s plan don’t matter.", []),
        ("Rock 'n' roll of the '90s and the workers' party.", []),
        ("He called it ‘the voters’ choice’ twice.", ["the voters’ choice"]),
        ('A board of 6" by 4" was used.', []),
        ("Never closed: “We will go on", ["We will go on"]),
        ("“First, he said.\n\nNo marks here.", ["First, he said."]),
        ("“One paragraph.\n\n“And the next,” he said.", ["One paragraph.", "And the next,"]),
        ("“One paragraph.\n\nNo second mark,” he said.", ["One paragraph.", "No second mark,"]),
        ('<a href="http://example.org" title="x">Link</a> and "words".', ["words"]),
        ("Empty “” and “ ” and “…” marks.", []),
        ("هو قال “نعم” ثم غادر 🙂 “ok”", ["نعم", "ok"]),
    ],
)
def test_what_stands_in_marks(text, expected):
    assert inside(text) == expected


def test_a_wrapped_line_is_no_paragraph():
    assert paragraphs("One line\nwrapped here.\nNext.") == [(0, 22), (23, 28)]
    assert inside("He said “a line\nwrapped here” today.") == ["a line\nwrapped here"]


# Speakers, cues, kinds ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text, expected",
    [
        # behind the marks
        ("“We won the vote,” said Maria Lopez.", [("full", "Maria Lopez", "said", "We won the vote,")]),
        (
            "“We won the vote,” Maria Lopez, the party chairwoman, said.",
            [("full", "Maria Lopez", "said", "We won the vote,")],
        ),
        ("“Will you stay?” the mayor asked.", [("full", "the mayor", "asked", "Will you stay?")]),
        (
            "“Prices will rise next year,” according to Anna Berg.",
            [("full", "Anna Berg", "according to", "Prices will rise next year,")],
        ),
        # before the marks
        ("Maria Lopez added: “We will stay here.”", [("full", "Maria Lopez", "added", "We will stay here.")]),
        ("Lopez told reporters on Monday, “We will stay here.”", [("full", "Lopez", "told", "We will stay here.")]),
        ("Maria Lopez: “We will stay here.”", [("full", "Maria Lopez", ":", "We will stay here.")]),
        # split by its attribution
        (
            "“We won,” Lopez said, “and we will stay.”",
            [("full", "Lopez", "said", "We won,"), ("full", "Lopez", "said", "and we will stay.")],
        ),
        # a predicate of the outlet's sentence; the speaker is the subject of the main verb
        (
            "Maria Lopez praised Tom Hill, calling him a “calm” and “honest” mayor.",
            [("fragment", "Maria Lopez", "calling", "calm"), ("fragment", "Maria Lopez", "calling", "honest")],
        ),
        (
            "Maria Lopez described the plan as “a waste of money” on Monday.",
            [("fragment", "Maria Lopez", "described", "a waste of money")],
        ),
        ("The plan was called “a gift” by Anna Berg.", [("fragment", "Anna Berg", "called", "a gift")]),
        # a dash and a name
        (
            "“We will stay here for ever.” — Maria Lopez, mayor",
            [("full", "Maria Lopez", "", "We will stay here for ever.")],
        ),
        (
            "The letters:\n\n“We will stay here for ever.” Maria Lopez\n\n“We leave.”\n\nTom Hill, 34, Graz",
            [("full", "Maria Lopez", "", "We will stay here for ever."), ("full", "Tom Hill", "", "We leave.")],
        ),
        # a verb that no list has
        ("“We will stay,” the mayor of Graz deadpanned.", [("full", "the mayor of Graz", "", "We will stay,")]),
        # the same paragraph goes on
        (
            "“We won,” Maria Lopez said. “Nobody expected it.”",
            [("full", "Maria Lopez", "said", "We won,"), ("full", "Maria Lopez", "said", "Nobody expected it.")],
        ),
        # the mark of a question is not the end of the attribution
        (
            "“Where is the money?” Maria Lopez, a retired judge, asked.",
            [("full", "Maria Lopez", "asked", "Where is the money?")],
        ),
    ],
)
def test_speaker_and_cue(text, expected):
    assert told(text) == expected


def test_speaker_is_carried_over_paragraphs():
    rows = voices.quotations(
        corpus_of("Maria Lopez opened the meeting. “We won,” she said.\n\n“Nobody expected it. We are glad.”")
    )
    assert rows["speaker"].tolist() == ["Maria Lopez", "Maria Lopez"]
    assert rows["cue"].tolist() == ["said", ""]
    assert rows["cue_start"].tolist()[1] == -1


def test_the_opening_mark_is_repeated():
    rows = voices.quotations(corpus_of("Maria Lopez said: “We won.\n\n“Nobody expected it.\n\n“We are glad.”"))
    assert rows["text"].tolist() == ["We won.", "Nobody expected it.", "We are glad."]
    assert rows["speaker"].tolist() == ["Maria Lopez"] * 3


@pytest.mark.parametrize(
    "text, speaker, mention",
    [
        (
            "French President Anne Duval met Tom Hill. “It went well,” the French leader said.",
            "Anne Duval",
            "the French leader",
        ),
        (
            "French President Anne Duval met Tom Hill. “It went well,” the French president said.",
            "Anne Duval",
            "the French president",
        ),
        (
            "French President Anne Duval met Tom Hill. “It went well,” the Danish leader said.",
            "the Danish leader",
            "the Danish leader",
        ),
        ("Tom Hill, the party treasurer, resigned. “It went well,” the treasurer said.", "Tom Hill", "the treasurer"),
        ("Prime Minister Tom Hill spoke. “It went well,” Hill said.", "Tom Hill", "Hill"),
        ("Sen. Tom Hill spoke. “It went well,” Sen. Hill said.", "Tom Hill", "Sen. Hill"),
        ("Tom Hill spoke. “It went well,” he said.", "Tom Hill", "he"),
        ("Tom Hill thanked Anna Berg. “It went well,” she said.", "Anna Berg", "she"),
        ("Tom Hill praised David Stone. He called the talks “useful and frank” today.", "Tom Hill", "He"),
        (
            "“It went well,” said Tom Hill, who “hated” it. An official said: “It did not.”",
            "An official",
            "An official",
        ),
    ],
)
def test_resolved_name_and_mention_as_printed(text, speaker, mention):
    row = voices.quotations(corpus_of(text)).iloc[-1]
    assert (row["speaker"], row["speaker_text"]) == (speaker, mention)


@pytest.mark.parametrize(
    "text, name",
    [
        ("The two states signed the “Green Corridor Partnership” on Monday.", "Green Corridor Partnership"),
        (
            "Asked about initiatives like “Buy Local, Grow Local,” Lopez said that trade was fine.",
            "Buy Local, Grow Local,",
        ),
        (
            "They marked the anniversary of the Berne-Oslo “special and close partnership,” reaffirming their ties.",
            "special and close partnership,",
        ),
        ("He wore a hat with the slogan “keep it small” at work.", "keep it small"),
    ],
)
def test_a_name_in_marks_is_nobodys_speech(text, name):
    row = voices.quotations(corpus_of(text)).iloc[0]
    assert row["text"] == name
    assert row["kind"] == "designation"
    assert (row["speaker"], row["speaker_text"], row["cue"]) == ("", "", "")
    assert (row["speaker_start"], row["speaker_end"], row["cue_start"], row["cue_end"]) == (-1, -1, -1, -1)


def test_a_name_in_one_report_is_a_name_in_the_other():
    rows = voices.quotations(
        corpus_of(
            "The states celebrate the “Warm and Lasting Friendship Accord” today.",
            "Maria Lopez highlighted the “warm and lasting friendship accord” today.",
        )
    )
    assert rows["kind"].tolist() == ["designation", "designation"]


def test_two_other_reports_settle_a_pronoun():
    texts = [
        "Maria Lopez spoke. “The harvest was poor but nobody went hungry,” Maria Lopez said.",
        "“The harvest was poor, but nobody went hungry,” said Maria Lopez.",
        "“The harvest was poor but nobody went hungry,” the speaker told the hall.",
    ]
    assert voices.quotations(corpus_of(*texts))["speaker"].tolist() == ["Maria Lopez"] * 3
    # one other report is not enough, nor are reports of another event
    assert voices.quotations(corpus_of(*texts[1:]))["speaker"].tolist() == ["Maria Lopez", "the speaker"]
    apart = read_corpus(pd.DataFrame({"text": texts, "event": ["a", "a", "b"]}))
    assert voices.quotations(apart)["speaker"].tolist()[2] == "the speaker"


# Reports and force ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text, expected",
    [
        ("Maria Lopez said that taxes would fall.", ("neutral", "Maria Lopez", "said", "taxes would fall")),
        ("Maria Lopez said taxes would fall.", ("neutral", "Maria Lopez", "said", "taxes would fall")),
        ("Taxes would fall, Maria Lopez said.", ("neutral", "Maria Lopez", "said", "Taxes would fall")),
        ("According to Maria Lopez, taxes would fall.", ("neutral", "Maria Lopez", "According to", "taxes would fall")),
        (
            "In the words of Maria Lopez, taxes would fall.",
            ("neutral", "Maria Lopez", "In the words of", "taxes would fall"),
        ),
        ("Maria Lopez stressed that taxes would fall.", ("assertive", "Maria Lopez", "stressed", "taxes would fall")),
        (
            "Maria Lopez has ordered the police to leave.",
            ("directive", "Maria Lopez", "ordered", "the police to leave"),
        ),
        ("Maria Lopez promised lower taxes.", ("commissive", "Maria Lopez", "promised", "lower taxes")),
        ("Maria Lopez hinted that taxes could fall.", ("tentative", "Maria Lopez", "hinted", "taxes could fall")),
        ("Maria Lopez is considering lower taxes.", ("tentative", "Maria Lopez", "considering", "lower taxes")),
        ("Maria Lopez lauded the police.", ("evaluative", "Maria Lopez", "lauded", "the police")),
        ("Maria Lopez believes taxes will fall.", ("belief", "Maria Lopez", "believes", "taxes will fall")),
        ("A new poll shows that taxes matter.", ("evidential", "A new poll", "shows", "taxes matter")),
        ("Maria Lopez’s claim that taxes fell was wrong.", ("assertive", "Maria Lopez", "claim", "taxes fell")),
        (
            "Maria Lopez, 52, a lawyer from Graz, said taxes would fall.",
            ("neutral", "Maria Lopez", "said", "taxes would fall"),
        ),
        ("Maria Lopez on Tuesday said taxes would fall.", ("neutral", "Maria Lopez", "said", "taxes would fall")),
        (
            "Maria Lopez made it clear that taxes would fall.",
            ("neutral", "Maria Lopez", "made it clear", "taxes would fall"),
        ),
        (
            "While noting that trade fell, especially compared to May, Maria Lopez urged action.",
            ("neutral", "Maria Lopez", "noting", "trade fell, especially compared to May"),
        ),
        ("Tom Hill said Austria is considering lower taxes.", ("tentative", "Austria", "considering", "lower taxes")),
        (
            "Speaking in Graz, Maria Lopez pointed out that taxes fell.",
            ("assertive", "Maria Lopez", "pointed out", "taxes fell"),
        ),
    ],
)
def test_reported_speech(text, expected):
    assert expected in reported(text)


@pytest.mark.parametrize(
    "text, expected",
    [
        # what is voiced, announced or asked decides the force
        ("Maria Lopez expressed her hope that taxes fall.", ("belief", "expressed", "her hope that taxes fall")),
        ("Maria Lopez expressed support for the plan.", ("evaluative", "expressed", "support for the plan")),
        ("Maria Lopez announced new measures.", ("commissive", "announced", "new measures")),
        ("Maria Lopez announced that taxes fell.", ("assertive", "announced", "taxes fell")),
        ("Maria Lopez questioned why taxes fell.", ("neutral", "questioned", "why taxes fell")),
        ("Maria Lopez asked voters to wait.", ("directive", "asked", "voters to wait")),
        # where the reported content ends
        ("Maria Lopez’s refusal to cut taxes angered Graz.", ("commissive", "refusal", "to cut taxes")),
        ("Maria Lopez’s warning that taxes rose too much was late.", ("assertive", "warning", "taxes rose too much")),
        ("Among the problems Maria Lopez cited were taxes and rents.", ("neutral", "cited", "taxes and rents")),
        ("Graz has a law opposed by Maria Lopez.", ("evaluative", "opposed", "a law")),
        # who can be the source
        ("Maria Lopez last week said taxes fell.", ("neutral", "said", "taxes fell")),
        ("Maria Lopez, who knew the plan, said taxes fell.", ("neutral", "said", "taxes fell")),
        ("Maria Lopez’s remarks came in May, stressing that taxes fell.", ("assertive", "stressing", "taxes fell")),
        ("Maria Lopez went on to say that taxes fell.", ("neutral", "went on to say", "taxes fell")),
        ("Critics cheered, with Maria Lopez saying that taxes fell.", ("neutral", "saying", "taxes fell")),
        ("Because of how taxes fell, explained Maria Lopez.", ("neutral", "explained", "Because of how taxes fell")),
    ],
)
def test_force_content_and_source_of_reports(text, expected):
    rows = {(force, cue, content) for force, speaker, cue, content in reported(text) if speaker == "Maria Lopez"}
    assert expected in rows


def test_the_noun_before_a_relative_clause_speaks():
    rows = reported("An official who knew the plan said taxes fell.")
    assert ("neutral", "An official", "said", "taxes fell") in rows


def test_a_fronted_question_ends_before_the_main_clause():
    rows = reported("When asked about the taxes, Maria Lopez left the room.")
    assert [text for _, _, cue, text in rows if cue == "asked"] == ["about the taxes"]


def test_a_transcript_names_its_speakers():
    rows = reported("They met again on Monday.\n\nLOPEZ: We won the vote.\n\nHILL: You lost it here.")
    assert [(speaker, text) for _, speaker, _, text in rows] == [
        ("LOPEZ", "We won the vote"),
        ("HILL", "You lost it here"),
    ]


def test_a_participle_behind_a_quotation_ends_the_content_before_it():
    rows = reported("Maria Lopez stated that taxes are “far too high,” indicating that they must fall.")
    assert [(cue, text) for _, _, cue, text in rows] == [
        ("stated", "taxes are “far too high,"),
        ("indicating", "they must fall"),
    ]


def test_a_second_cue_ends_the_first_ones_content():
    rows = reported("Maria Lopez praised the police, noting that crime fell and stressing her trust in them.")
    assert [(cue, text) for _, _, cue, text in rows] == [
        ("praised", "the police"),
        ("noting", "crime fell"),
        ("stressing", "her trust in them"),
    ]
    assert {speaker for _, speaker, _, _ in rows} == {"Maria Lopez"}


@pytest.mark.parametrize(
    "text",
    [
        "The states met to weigh the plans of the report.",  # nouns that could be verbs
        "She showed her passport and put the book away.",  # verbs that need a clause
        "The proposed law would have called an election.",
        "The meeting between the mayors reaffirms the close ties of Graz and Linz.",  # an event does not speak
        "There are four states that vote in May.",
        "Graz went through a bitter nominating contest.",
        "Update: The festival began on Monday with music.",  # a label is nobody
        "Graz: The festival began on Monday with music.",  # a dateline's colon is no attribution
    ],
)
def test_no_attribution(text):
    assert reported(text) == []


def test_what_somebody_thinks_inside_reported_speech_is_part_of_it():
    assert [cue for _, _, cue, _ in reported("Maria Lopez said that Tom Hill hopes to win.")] == ["said"]


# Voice of a span -------------------------------------------------------------------------------------------------------


def test_voice_of_every_word():
    text = "Rain fell. Maria Lopez said that taxes fell. “We won,” she said, at the “Green Corridor Forum” today."
    corpus = corpus_of(text)
    words = ["Rain", "taxes", "won", "Corridor", "today"]
    spans = pd.DataFrame(
        {
            "article": corpus.articles.index[0],
            "start": [text.index(w) for w in words],
            "end": [text.index(w) + len(w) for w in words],
        }
    )
    out = voices.voice_of(corpus, spans)
    assert out["voice"].tolist() == ["outlet", "reported", "quoted", "outlet", "outlet"]
    assert out["speaker"].tolist() == ["", "Maria Lopez", "Maria Lopez", "", ""]
    assert list(spans.columns) == ["article", "start", "end"]  # the reader's table is left alone


def test_quoted_wins_over_reported():
    text = "Maria Lopez said that taxes were “a heavy burden” for all."
    corpus = corpus_of(text)
    at = text.index("heavy")
    out = voices.voice_of(corpus, pd.DataFrame({"article": corpus.articles.index[:1], "start": [at], "end": [at + 5]}))
    assert out["voice"].tolist() == ["quoted"]


def test_voice_of_no_spans():
    corpus = corpus_of("Rain fell.")
    out = voices.voice_of(corpus, pd.DataFrame({"article": [], "start": [], "end": []}))
    assert list(out.columns) == ["article", "start", "end", "voice", "speaker"] and len(out) == 0


# The codebook ------------------------------------------------------------------------------------------------------------


def test_codebook_says_what_each_class_is_and_whence():
    book = codebooks.read("cues")
    for force in ("neutral", "assertive", "directive", "commissive", "tentative", "evaluative"):
        assert book[force]["definition"] and book[force]["source"] and book[force]["terms"]


@pytest.mark.parametrize(
    "verb, forms",
    [
        ("deny", ["deny", "denies", "denied", "denied", "denying"]),
        ("agree", ["agree", "agrees", "agreed", "agreed", "agreeing"]),
        ("urge", ["urge", "urges", "urged", "urged", "urging"]),
        ("stress", ["stress", "stresses", "stressed", "stressed", "stressing"]),
        ("say", ["say", "says", "said", "said", "saying"]),
    ],
)
def test_inflection(verb, forms):
    assert inflect(verb, codebooks.read("cues")["irregular"]) == forms


def test_a_readers_own_verb_is_inflected():
    forms = inventory({"neutral": {"terms": ["burble"]}}).forms
    assert forms == {"burble": "V", "burbles": "V", "burbled": "V", "burbling": "G"}


# The five articles -------------------------------------------------------------------------------------------------------

PUTIN = "Vladimir Putin"
EXPECTED = [  # (article, first words, kind, speaker, mention, cue), read by eye
    ("000", "In all our shared", "full", PUTIN, "Putin", "said"),
    ("000", "special,", "fragment", PUTIN, "He", "described"),
    ("000", "India remembers this,", "full", PUTIN, "Putin", "said"),
    ("000", "balanced, wise", "fragment", PUTIN, "He", "calling"),
    ("000", "nationally oriented", "fragment", PUTIN, "He", "calling"),
    ("000", "Everyone in India understands", "full", PUTIN, "he", "remarked"),
    ("000", "We can purchase", "full", PUTIN, "he", "suggested"),
    ("000", "special and privileged", "designation", "", "", ""),
    ("000", "We always consider", "full", PUTIN, "he", "noted"),
    ("001", "We have never had", "full", PUTIN, "the Russian leader", "noted"),
    ("001", "special", "fragment", PUTIN, "Putin", "highlighted"),
    ("001", "In India, they", "full", PUTIN, "he", "declared"),
    ("001", "balanced, wise, and", "fragment", PUTIN, "Putin", "calling"),
    ("001", "Everyone in India knows", "full", PUTIN, "He", "remarked"),
    ("001", "The losses faced", "full", PUTIN, "Putin", "said"),
    ("001", "More agricultural products", "full", PUTIN, "Putin", "stated"),
    ("002", "More agricultural products", "full", PUTIN, "he", "said"),
    ("002", "The losses faced", "full", PUTIN, "Putin", "asserted"),
    ("002", "We need to solve", "full", PUTIN, "he", "added"),
    ("002", "special", "fragment", PUTIN, "The Russian President", "describing"),
    ("002", "In India, they", "full", PUTIN, "Putin", "noted"),
    ("002", "balanced, wise, and", "fragment", PUTIN, "Putin", "describing"),
    ("002", "Special Strategic Privileged", "designation", "", "", ""),
    ("003", "wise leader", "fragment", PUTIN, "Putin", "calling"),
    ("003", "Prime Minister Modi will", "full", PUTIN, "Putin", "said"),
    ("003", "India remembers and", "full", PUTIN, "he", "added"),
    ("003", "The Indian people", "full", PUTIN, "he", "said"),
    ("003", "We must address", "full", PUTIN, "he", "said"),
    ("003", "Special and Privileged", "designation", "", "", ""),
    ("004", "special and privileged", "designation", "", "", ""),
    ("004", "pursues his own policy,", "fragment", PUTIN, "He", "stated"),
    ("004", "He is acting", "full", PUTIN, "Putin", "added"),
    ("004", "Make in India,", "designation", "", "", ""),
    ("004", "Neither me nor", "full", PUTIN, "Putin", "stated"),
    ("004", "Prime Minister Modi is", "full", PUTIN, "Putin", "said"),
]


@pytest.fixture(scope="module")
def seeds():
    files = sorted(SEEDS.glob("*.txt"))
    return read_corpus(
        pd.DataFrame(
            {
                "article": [f.name[:3] for f in files],
                "text": [f.read_bytes().decode("utf-8") for f in files],
                "event": ["valdai"] * 4 + ["visit"],
            }
        )
    )


def test_every_quotation_of_the_seeds(seeds):
    rows = voices.quotations(seeds)
    found = [
        (r.article, r.text[: len(e[1])], r.kind, r.speaker, r.speaker_text, r.cue)
        for r, e in zip(rows.itertuples(), EXPECTED)
    ]
    assert found == EXPECTED
    assert len(rows) == len(EXPECTED)


def test_seed_quotations_stand_between_marks(seeds):
    for row in voices.quotations(seeds).itertuples():
        text = seeds.articles["text"][row.article]
        assert text[row.start - 1] in '“"' and text[row.end] in '”"'


@pytest.mark.parametrize(
    "article, force, speaker, cue, begins",
    [
        ("000", "directive", PUTIN, "directed", "his government to explore measures"),
        ("000", "neutral", PUTIN, "referring to", "him as a friend"),
        ("000", "evaluative", PUTIN, "praised", "India’s leadership under Modi"),
        ("000", "neutral", PUTIN, "said", "Russia is considering increasing imports"),
        ("001", "directive", PUTIN, "ordered", "the government to devise measures"),
        ("001", "assertive", PUTIN, "underlined", "Russia and India have never had any problems"),
        ("001", "evaluative", PUTIN, "lauded", "India's nationalist government led by Modi"),
        ("002", "commissive", PUTIN, "announced", "key measures"),
        ("002", "tentative", PUTIN, "suggested", "oil imports from Russia"),
        ("003", "directive", PUTIN, "instructed", "his government to increase imports"),
        ("003", "tentative", PUTIN, "hinted", "Modi could visit Russia in December"),
        ("003", "evaluative", "Donald Trump", "accused", "India and China of helping Russia"),
        ("003", "neutral", PUTIN, "made it clear", "India would not bow to external pressure"),
        ("004", "assertive", PUTIN, "affirmed", "the growing partnership"),
        ("004", "neutral", PUTIN, "questioned", "why, if the US has the right"),
    ],
)
def test_reports_of_the_seeds(seeds, article, force, speaker, cue, begins):
    rows = voices.reports(seeds)
    rows = rows[
        (rows["article"] == article) & (rows["cue"] == cue) & (rows["speaker"] == speaker) & (rows["force"] == force)
    ]
    assert rows["text"].str.startswith(begins).any()


# Properties ----------------------------------------------------------------------------------------------------------------

PIECES = st.sampled_from(
    [
        '"',
        "“",
        "”",
        "‘",
        "’",
        "'",
        "«",
        "»",
        "''",
        "``",
        " ",
        " ",
        "\n",
        "\n\n",
        ".",
        ",",
        ":",
        "—",
        "?",
        "…",
        "(",
        ")",
        "said",
        "he",
        "Putin",
        "The Russian leader",
        "calling",
        "him",
        "a",
        "according to",
        "that",
        "🙂",
        "שלום",
        "مرحبا",
        "\u202e",
        "Mr.",
        "President",
        "Ann Lee",
        "who",
        "her claim that",
        "is aware",
        "issued a warning",
        "Lee’s",
        "\xa0",
    ]
)
TEXTS = st.lists(st.one_of(PIECES, st.text(max_size=3)), max_size=30).map(" ".join) | st.lists(PIECES, max_size=30).map(
    "".join
)


def assert_spans_hold(corpus, table):
    texts = corpus.articles["text"]
    for row in table.itertuples():
        text = texts[row.article]
        assert row.text and text[row.start : row.end] == row.text
        for words, start, end in (
            (row.speaker_text, row.speaker_start, row.speaker_end),
            (row.cue, row.cue_start, row.cue_end),
        ):
            assert (start, end, words) == (-1, -1, "") or text[start:end] == words != ""


@pytest.mark.filterwarnings("ignore::samestory.errors.CorpusWarning")  # a blank text is left out, as it should be
@settings(max_examples=80, deadline=None)
@given(TEXTS)
def test_spans_always_hold(text):
    try:
        corpus = corpus_of(text, "Ann Lee said: “Yes, we did.” " + text)
    except CorpusError:
        return
    quotations, reports = voices.quotations(corpus), voices.reports(corpus)
    assert_spans_hold(corpus, quotations)
    assert_spans_hold(corpus, reports)
    assert set(quotations["kind"]) <= {"full", "fragment", "designation"}
    for _, rows in quotations.groupby("article"):
        assert (rows["start"].to_numpy()[1:] >= rows["end"].to_numpy()[:-1]).all()
    out = voices.voice_of(corpus, corpus.tokens[["article", "start", "end"]])
    assert set(out["voice"]) <= {"outlet", "quoted", "reported"}


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_quoted_stretches_are_ordered_and_not_blank(text):
    spans = quoted(text)
    assert all(text[a:b] == text[a:b].strip() != "" for a, b in spans)
    assert all(b <= c for (_, b), (c, _) in zip(spans, spans[1:]))


def test_only_quotation_marks():
    for marks in ('"', "“", "”", "'", "‘’", ' "'):
        assert voices.quotations(corpus_of(marks * 20_000)).empty


def test_order_of_articles_changes_nothing():
    texts = ["Maria Lopez said: “We won.”", "“Why?” he asked.", "Tom Hill praised her “calm” manner."]
    frame = pd.DataFrame({"article": list("abc"), "text": texts})
    one, two = (
        voices.quotations(read_corpus(f)).sort_values(["article", "start"]).reset_index(drop=True)
        for f in (frame, frame.iloc[::-1])
    )
    pd.testing.assert_frame_equal(one, two)


def test_computed_once_and_safe_from_changes(monkeypatch):
    corpus = corpus_of("Maria Lopez said: “We won.”")
    first = voices.quotations(corpus)
    first["text"] = "changed"
    monkeypatch.setattr(_annotate, "_annotate", None)  # a second computation would fail
    assert voices.quotations(corpus)["text"].tolist() == ["We won."]
    assert np.array_equal(voices.reports(corpus).columns, _annotate.REPORT_COLUMNS)


def place(text, words):
    return pd.DataFrame({"article": ["0"], "start": [text.index(words)], "end": [text.index(words) + len(words)]})


def voice_in(text, words):
    corpus = read_corpus(pd.DataFrame({"article": ["0"], "text": [text]}))
    return voices.voice_of(corpus, place(text, words))[["voice", "speaker"]].values.tolist()[0]


def test_the_outer_speaker_has_what_he_says_of_another():
    text = "Maria Lopez said that Tom Hill hoped for an early vote."
    assert voice_in(text, "Tom Hill") == voice_in(text, "an early vote") == ["reported", "Maria Lopez"]


def test_a_span_that_straddles_takes_the_voice_of_its_middle():
    text = "“We will win the vote,” Maria Lopez said."
    assert voice_in(text, "will win the vote,” Maria") == ["quoted", "Maria Lopez"]
    assert voice_in(text, "vote,” Maria Lopez said")[0] == "outlet"


def test_spans_of_another_corpus_are_refused():
    corpus = read_corpus(pd.DataFrame({"article": ["1"], "text": ["Prices rose."]}))
    with pytest.raises(CorpusError, match="'0'"):
        voices.voice_of(corpus, place("Prices rose.", "rose"))
