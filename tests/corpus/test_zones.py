"""corpus.zones: the parts of a report, by the rules and by the manifest."""

import pytest
from helpers import corpus_of
from samestory import actors, quantities, voices
from samestory.errors import CorpusWarning


def test_seed_zones(seeds):
    # Read off the files by eye: three summary lines in 000, four lines above the lead in 001,
    # a dateline in 001, 003, 004.
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


def zones_of(*lines, **columns):
    """Zone and text of each part of an article whose paragraphs are the lines."""
    return [(row.zone, row.text) for row in corpus_of("\n".join(lines), **columns).zones.itertuples()]


LEAD = "The council of Lindum met on Monday and closed the old harbor to all ships."
BODY = ("Nobody knows when it will open again, the mayor said.", "She had asked for money twice. It never came.")


@pytest.mark.parametrize(
    "dateline, rest",
    [
        ("MOSCOW (Reuters) -", "The council met."),
        ("NEW DELHI, Oct 3 (PTI) —", "The council met."),
        ("WASHINGTON —", "The council met."),
        ("Moscow, October 3, 2025 –", "The council met."),
        ("New York, Sept. 5 –", "“The council met,” he said."),
        ("Rio de Janeiro:", "The council met."),
        ("Kyiv:", "The council met."),
    ],
)
def test_a_dateline_opens_a_lead(dateline, rest):
    assert zones_of(f"{dateline} {rest}", *BODY)[:2] == [("dateline", dateline), ("lead", rest)]


@pytest.mark.parametrize(
    "line", ["Sanders: We will not go.", "BOOM: The council met.", "Mayor Lind – who knew – left."]
)
def test_a_name_or_a_slogan_is_no_dateline(line):
    assert zones_of(line, *BODY)[0] == ("lead", line)


@pytest.mark.parametrize(
    "line, zone",
    [
        ("Council Closes Old Harbor", "headline"),
        ("By Ann Lind", "credit"),
        ("Published: 3 October 2025", "dateline"),
        ("Updated Sept. 5, 2025 at noon", "dateline"),
        ("Photo: the harbor at night", "caption"),
        ("The harbor at night. (Ann Lind/Reuters photo)", "caption"),
        ("The harbor at night | AFP", "caption"),
    ],
)
def test_lines_above_the_lead(line, zone):
    assert zones_of("Harbor Closed", line, LEAD, *BODY)[1:3] == [(zone, line), ("lead", LEAD)]


@pytest.mark.parametrize(
    "line",
    [
        "With PTI inputs",
        "(With additional reporting by Ann Lind)",
        "Editing by Ann Lind",
        "Ann Lind contributed to this report.",
        "Agencies",
        "© 2025 The Daily",
        "Ann Lind/AFP",
    ],
)
def test_a_credit_stands_at_the_end(line):
    assert zones_of(LEAD, *BODY, line)[-1] == ("credit", line)
    assert zones_of(LEAD, line, *BODY * 2)[1][0] != "credit", "above the last four lines a report is not at its end"


def test_a_report_in_one_paragraph_has_a_lead_and_a_body():
    text = " ".join((LEAD, *BODY))
    assert zones_of(text) == [("lead", LEAD), ("body", text[len(LEAD) + 1 :])]


def test_the_title_of_the_manifest_is_the_headline():
    title = "The harbor is closed, and nobody knows when it will open to ships again."
    assert zones_of(title, LEAD, *BODY, title=title)[0] == ("headline", title)


def test_a_sentence_that_stands_twice_repeats_the_first():
    quote = "“We will not leave the harbor before winter,” she said."
    corpus = corpus_of("\n".join((LEAD, quote, *BODY, quote)))
    assert corpus.sentences["repeats"].tolist() == [-1, -1, -1, -1, -1, 1]


def test_manifest_zones_override_the_rules():
    lines = ("SHORT LINE", "The first paragraph is here.", "The second paragraph is here.", "The end")
    zones = zones_of(*lines, zones="caption:0 standfirst:1 lead:2 credit:3-3")
    assert [zone for zone, _ in zones] == ["caption", "standfirst", "lead", "credit"]


@pytest.mark.parametrize("cell", ["lede:0", "lead:0-9", "lead:2-1", "lead 0"])
def test_bad_zones_fall_back_to_the_rules(cell):
    with pytest.warns(CorpusWarning):
        corpus = corpus_of("\n".join((LEAD, *BODY)), zones=cell)
    problem = corpus.problems.iloc[0]
    assert problem["column"] == "zones" and repr(cell.split()[0]) in problem["found"] and not problem["left_out"]
    assert corpus.sentences["zone"].tolist() == ["lead", "body", "body", "body"]


@pytest.mark.parametrize(
    "text, dateline",
    [
        ("US–Russia ties are a disaster, the envoy said.", ""),
        ("US – Russia ties are a disaster, the envoy said.", ""),
        ("MOSCOW–Beijing ties are a success, the envoy said.", ""),
        ("MOSCOW — Beijing is far, the envoy said.", "MOSCOW —"),
        ("LONDON–The envoy left on Monday.", "LONDON–"),
    ],
)
def test_two_states_with_a_dash_are_no_dateline(text, dateline):
    zones = corpus_of(text).zones
    assert zones.loc[zones["zone"] == "dateline", "text"].tolist() == [dateline] * bool(dateline)


# --- the furniture of a page -------------------------------------------------------------------------------------

REPORT = "The council said on Friday that Canada would pay $5 million for the bridge. “It is late,” said Ruth Cole."
NEXIS = f"""2 of 7 DOCUMENTS

The Evening Sample

May 3, 2021 Monday

Bridge to be paid by Canada

BYLINE: Ivan Petrov and Anne Doyle in Ottawa

SECTION: NATIONAL; Russia; Pg. 12

LENGTH: 412 words

DATELINE: OTTAWA, May 2

{REPORT}

LOAD-DATE: May 4, 2021

GRAPHIC: Photo, The bridge at dawn

PUBLICATION-TYPE: Newspaper

Copyright 2021 Sample Media Ltd., Moscow
All Rights Reserved"""
NEXIS_UNI = f"""Bridge to be paid by Canada
The Evening Sample
May 3, 2021 Monday

Copyright 2021 Sample Media Ltd.
Section: NATIONAL; Russia
Length: 412 words
Byline: Ivan Petrov

Body

{REPORT}

Load-Date: May 4, 2021

End of Document"""
FACTIVA = f"""Bridge to be paid by Canada
By Ivan Petrov
412 words
3 May 2021
The Evening Sample
Language: English
(c) 2021 Sample Media Ltd.

{REPORT}

Document SAMPLE0020210503eh5300012"""


@pytest.mark.parametrize("text", [NEXIS, NEXIS_UNI, FACTIVA], ids=["nexis", "nexis uni", "factiva"])
def test_what_a_database_puts_around_a_report_says_nothing(text):
    corpus = corpus_of(text, published="2021-05-03")
    zones = corpus.zones.set_index("zone")["text"]
    assert zones["lead"] == REPORT and "Bridge to be paid by Canada" in zones[["headline"]].tolist()
    furniture = " ".join(zones[["furniture"]])
    assert all(word in furniture for word in ("412 words", "2021 Sample Media")) and "Canada" not in furniture
    assert set(voices.quotations(corpus)["speaker"]) == {"Ruth Cole"}
    assert not voices.reports(corpus)["speaker_text"].str.contains("Petrov|Doyle|[A-Z]{4}").any()
    assert not quantities.find(corpus)["text"].str.contains("412|12|^2 of").any()
    assert not actors.mentions(corpus)["actor"].isin(["Russia"]).any()


@pytest.mark.parametrize(
    "text",
    [
        "Port sold\n\nThe port was sold.\n\nSource: Reuters",
        "Minister resigns\n\nLength: it took two hours. The minister resigned.",
        "The port was sold.\n\nCopyright 2021 The Daily Example. All rights reserved.",
        "Language: a barrier\n\nThe talks ended without a result, and nobody knows why.",
    ],
)
def test_one_line_with_a_colon_is_no_furniture(text):
    corpus = corpus_of(text)
    assert "furniture" not in set(corpus.zones["zone"])


def test_each_document_of_an_export_has_its_own_lead():
    other = NEXIS.replace("2 of 7", "3 of 7").replace(REPORT, "Snow closed the schools of the town on Monday.")
    corpus = corpus_of(f"{NEXIS}\n\n\n{other}")
    leads = corpus.zones.query("zone == 'lead'")["text"].tolist()
    assert leads == [REPORT, "Snow closed the schools of the town on Monday."]
