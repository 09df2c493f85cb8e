"""Whom the rules take for the speaker of a quotation, and the name they find. Expectations are written by hand."""

import pandas as pd
import pytest
from helpers import corpus_of
from samestory import voices
from samestory.corpus import read_corpus


def passages(text: str) -> list[tuple]:
    """(kind, speaker, cue, text) of every quotation."""
    rows = voices.quotations(corpus_of(text))
    return list(rows[["kind", "speaker", "cue", "text"]].itertuples(index=False, name=None))


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
    assert passages(text) == expected


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
    "first, second",
    [
        ("Maria Lopez spoke.\n\n“We will stay here.”", "Heavy Rain in Graz\n\nIt rained."),  # no signature
        ("Maria Lopez spoke.\n\n“We will stay here.”", "— Tom Hill, mayor of Graz, is ill."),  # nor behind a dash
        ("It rained. Tom Hill had this to say:", "“We will stay here.”\n\nMaria Lopez agreed."),  # no introduction
        ("TOM HILL: We won.\n\n“We will stay here.”", "Tom Hill\n\nIt rained."),
    ],
)
def test_the_speaker_stands_in_the_article_of_the_quotation(first, second):
    together = voices.quotations(corpus_of(first, second))
    alone = pd.concat([voices.quotations(corpus_of(text)) for text in (first, second)], ignore_index=True)
    assert len(together) == 1 and together["speaker"][0] in ("Maria Lopez", "TOM HILL", "")
    pd.testing.assert_frame_equal(together.drop(columns="article"), alone.drop(columns="article"), check_dtype=False)


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


def test_two_other_reports_settle_a_pronoun():
    texts = [
        "Maria Lopez spoke. “The harvest was poor but nobody went hungry,” Maria Lopez said.",
        "“The harvest was poor, but nobody went hungry,” said Maria Lopez.",
        "“The harvest was poor but nobody went hungry,” the speaker told the hall.",
    ]
    assert voices.quotations(corpus_of(*texts, event="e"))["speaker"].tolist() == ["Maria Lopez"] * 3
    # one other report is not enough, nor are reports of another event
    assert voices.quotations(corpus_of(*texts[1:], event="e"))["speaker"].tolist() == ["Maria Lopez", "the speaker"]
    apart = read_corpus(pd.DataFrame({"text": texts, "event": ["a", "a", "b"]}))
    assert voices.quotations(apart)["speaker"].tolist()[2] == "the speaker"
