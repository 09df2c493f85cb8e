"""Mentions: who is named, by which alias, and what is shown as ambiguous or left out."""

import pytest
from helpers import TOP, corpus_of
from hypothesis import given
from hypothesis import strategies as st
from samestory import actors
from samestory.errors import ArgumentError, CodebookError

COLUMNS = "article start end text actor sentence voice speaker kind ambiguous role zone repeats".split()
OF_SEEDS = TOP / "seeds" / "codebooks" / "actors.toml"  # adds a person whom hardly any other text names


def named(text, columns=("text", "actor", "kind"), book=None):
    """The unambiguous mentions of a text."""
    table = actors.mentions(corpus_of(text), book)
    return list(table.loc[table["ambiguous"] == "", list(columns)].itertuples(index=False, name=None))


def ambiguous(text, book=None):
    table = actors.mentions(corpus_of(text), book)
    return list(
        table.loc[table["ambiguous"] != "", ["text", "actor", "kind", "ambiguous"]].itertuples(index=False, name=None)
    )


@pytest.mark.parametrize(
    "text, expected",
    [
        ("Talks on Russia-India relations went on.", [("Russia", "Russia", "name"), ("India", "India", "name")]),
        ("India's refusal and INDIA’S GROWTH.", [("India", "India", "name"), ("INDIA", "India", "name")]),
        (
            "The US-imposed duties, the U.S. and the USA.",
            [("US", "US", "initialism"), ("U.S.", "US", "initialism"), ("USA", "US", "initialism")],
        ),
        (
            "They told us that anti-American and pro-Russian moods grew.",
            [("American", "US", "adjective"), ("Russian", "Russia", "adjective")],
        ),
        (
            "The United States of America and the United Nations disagreed.",
            [("United States of America", "US", "name"), ("United Nations", "UN", "name")],
        ),
        (
            "Ties with Moscow and Beijing suffered; the Kremlin denied it.",
            [("Moscow", "Russia", "capital"), ("Beijing", "China", "capital"), ("Kremlin", "Russia", "institution")],
        ),
        ("The White House said nothing.", [("White House", "US", "institution")]),
        ("Western pressure on the West grew.", [("Western", "the West", "adjective"), ("West", "the West", "name")]),
        (
            "India has Indo-Russian trade and Sino-Indian trade.",
            [
                ("India", "India", "name"),
                ("Indo", "India", "adjective"),
                ("Russian", "Russia", "adjective"),
                ("Sino", "China", "adjective"),
                ("Indian", "India", "adjective"),
            ],
        ),
        (
            "The Government of India and the World Trade Organization met.",
            [("India", "India", "name"), ("World Trade Organization", "WTO", "name")],
        ),
        (
            "People in Belarus and Ukraine, said Ukraine President Volodymyr Zelensky.",
            [
                ("Belarus", "Belarus", "name"),
                ("Ukraine", "Ukraine", "name"),
                ("Ukraine", "Ukraine", "name"),
                ("Volodymyr Zelensky", "Zelensky", "name"),
            ],
        ),
        ("United\nStates", []),  # a line end separates
    ],
)
def test_names(text, expected):
    assert named(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The Indo-Pacific and the Indian Ocean are wide.",
        "They flew to American Samoa and West Bengal.",
        "He likes the West Wing and the West Bank.",
        "She moved to Western Australia.",
        "The Moscow Times and the Washington Post reported it.",
        "George Washington met Denzel Washington.",
        "She lives in Washington state.",
        "It cost US$5 for all of us.",
        "The South China Sea is deep.",
        "They sat in a Black Sea resort.",
        "A trump card was played.",
        "Native Americans and African Americans voted.",
        "Sanjay from Latin America sang.",
        "Ivanka Trump opened Trump Tower.",
        "The latest Tour de France and the French Open.",
        "See @US and example.org/US.",
    ],
)
def test_no_mention(text):
    assert actors.mentions(corpus_of(text)).empty


@pytest.mark.parametrize(
    "text, place",
    [
        ("New Delhi's Vivekananda International Foundation met.", "New Delhi"),
        ("It was founded by India’s Tagore Memorial Museum.", "India"),
        ("They met in southern Russia.", "Russia"),
        ("They met in South Russia.", "Russia"),
        ("They met in Moscow.", "Moscow"),
        ("They met in Tula, Russia, on Monday.", "Russia"),
        ("A Moscow-based analyst spoke.", "Moscow"),
        ("He is in Washington, D.C., now.", "Washington, D.C."),
    ],
)
def test_places_are_shown_but_not_counted(text, place):
    assert named(text) == []
    ((found, _, kind, reading),) = ambiguous(text)
    assert (found, kind, reading) == (place, "place", "a place")


def test_a_list_of_countries_is_no_place():
    assert [row[0] for row in named("She had been in Libya, Iraq and Syria.")] == ["Iraq", "Syria"]
    assert [
        row[0]
        for row in named(
            "The leaders of the United States, Canada and Mexico met; so did those of India, China, and Russia."
        )
    ] == ["United States", "Canada", "Mexico", "India", "China", "Russia"]


def test_a_capital_is_the_government_unless_the_article_gives_its_name_to_another():
    assert named("Washington was silent.") == [("Washington", "US", "capital")]
    assert named("Moscow was silent.") == [("Moscow", "Russia", "capital")]
    shared = "another place or a person named Washington"
    assert ambiguous("The US honored Denzel Washington. Then Washington was silent.") == [
        ("Washington", "US", "capital", shared)
    ]
    assert ambiguous("She left Washington state. Then Washington was silent.") == [
        ("Washington", "US", "capital", shared)
    ]
    assert [row[3] for row in ambiguous("She left Moscow, Idaho. Then Moscow was silent.")] == [
        "another place or a person named Moscow"
    ]
    assert [row[0] for row in named("The Washington Post and the Moscow Times heard Washington and Moscow.")] == [
        "Washington",
        "Moscow",
    ]


@pytest.mark.parametrize(
    "text, expected",
    [
        ("US–Russia ties are a disaster.", ["US", "Russia"]),
        ("US — Russia ties are a disaster.", ["US", "Russia"]),
        ("Talks of the U.S./Russia group failed.", ["U.S.", "Russia"]),
        ("A Moscow/Washington line and a Kyiv–Moscow line broke.", ["Moscow", "Washington", "Kyiv", "Moscow"]),
        ("Russo-American and Sino-Russian ties grew.", ["Russo", "American", "Sino", "Russian"]),
        ("Indian-American trade grew.", ["Indian", "American"]),
        ("Team USA beat Team Russia.", ["USA", "Russia"]),
        ("Uncle Sam and Mother Russia argued.", ["Uncle Sam", "Mother Russia"]),
        ("US SLAMS RUSSIA; RUSSIA ANSWERS THE US", ["US", "RUSSIA", "RUSSIA", "US"]),
        ("Blame Russia, blame America.", ["Russia", "America"]),
        ("“Blame Moscow,” he said.", ["Moscow"]),
        ("Trust in Moscow fell. He hit out at Washington.", ["Moscow", "Washington"]),
        ("London condemned the strike. They blamed Paris. Ties with Rome broke.", ["London", "Paris", "Rome"]),
    ],
)
def test_both_sides_count(text, expected):
    assert [row[0] for row in named(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "They met in Washington, then in Moscow.",
        "The Washington area and the Moscow region were hit.",
        "Boris Moscow met Michael Washington.",
        "Mr. Washington wrote to General Moscow.",
        "USA Today and Russia Today lied.",
        "US Airways flew, American Airlines and Russian Airlines did not.",
        "U.S. Steel paid the Bank of Russia, the Voice of America and the Voice of Russia.",
        "He paid in US dollars and in Russian rubles.",
        "A US-born cook met a Russian-born one from a Russia-based and an American-based firm.",
        "The American Bird Society wrote to the Russian Bird Society.",
        "They flew to the southern U.S. and to southern Russia.",
        "They live in Austin, US, and in Tula, Russia.",
        "He loves Russian roulette and the American dream.",
        "Greenpeace USA and later Greenpeace Russia wept.",
        "An Iranian-American cook met a Russian-American one.",
        "King County, Washington, is wet.",
        "They said: GIVE US A BREAK. LET US PRAY. ALL OF US.",
        "See example.org/Russia and x.com/US.",
        "London is foggy.",
    ],
)
def test_neither_side_counts(text):
    assert named(text) == []


def test_georgia():
    assert [row[:2] for row in ambiguous("Georgia votes on Tuesday.")] == [("Georgia", "Georgia")]
    assert [row[0] for row in named("Georgia votes, and Tbilisi waits.")] == ["Georgia", "Tbilisi"]


def test_the_pronoun_in_capitals():
    assert [row[3] for row in ambiguous("THEY TELL US TO STOP")] == ['the pronoun "us"']
    assert [row[3] for row in ambiguous("CHINA TELLS US TO STOP")] == ['perhaps the pronoun "us"']
    assert named("CHINA TELLS US TO STOP\nThe U.S. refused.")[1:] == [
        ("US", "US", "initialism"),
        ("U.S.", "US", "initialism"),
    ]
    assert named("He told us.") == [] == ambiguous("Trust us, he said. Us too.")


def test_part_of_a_name():
    assert ambiguous("The Bank of India lent.") == [("India", "India", "name", "part of the name Bank of India")]
    assert ambiguous("A report by India Watch said so.") == [("India", "India", "name", "part of the name India Watch")]


def test_persons():
    assert [
        row[:2] for row in named("Vladimir Putin met Narendra Modi. Putin and Mr. Modi smiled, Trump did not.")
    ] == [
        ("Vladimir Putin", "Putin"),
        ("Narendra Modi", "Modi"),
        ("Putin", "Putin"),
        ("Modi", "Modi"),
        ("Trump", "Trump"),
    ]
    assert [row[0] for row in named("Dr. Arvind Gupta spoke. Gupta left.", book=OF_SEEDS)] == ["Arvind Gupta", "Gupta"]
    assert ambiguous("Later Gupta left.", OF_SEEDS) == [("Gupta", "Gupta", "surname", "another person named Gupta")]
    assert named("Dr. Arvind Gupta spoke. Gupta left.") == ambiguous("Later Gupta left.") == []
    assert [row[3] for row in ambiguous("They said that Ramesh Modi left.")] == ["another person: Ramesh Modi"]


def test_roles():
    table = actors.mentions(
        corpus_of(
            "Russian President Vladimir Putin came. The Russian leader spoke. "
            "The former Russian president slept. The Indian prime minister left."
        )
    )
    assert list(zip(table["text"], table["actor"], table["role"])) == [
        ("Russian", "Russia", "Putin"),
        ("Vladimir Putin", "Putin", ""),
        ("Russian", "Russia", "Putin"),
        ("Russian", "Russia", ""),
        ("Indian", "India", ""),
    ]
    # nobody in the article holds the office
    assert set(actors.mentions(corpus_of("The Russian leader spoke to Putin."))["role"]) == {""}


def test_a_dateline_is_no_mention(seeds):
    table = actors.mentions(seeds)
    assert not (
        (table["article"].isin(["001", "003", "004"]))
        & (table["text"].isin(["Moscow", "New Delhi"]))
        & (table["start"] < 250)
    ).any()
    assert "dateline" not in set(table["zone"])


def test_seeds(seeds):
    table = actors.mentions(seeds)
    texts = seeds.articles["text"]
    assert list(table.columns)[:8] == ["article", "start", "end", "text", "actor", "sentence", "voice", "speaker"]
    assert all(texts[a][s:e] == t for a, s, e, t in zip(table["article"], table["start"], table["end"], table["text"]))
    # counted by hand in the last article, without its dateline: every Putin, Modi and Trump
    last = table[table["article"] == "004"]
    for person in ("Putin", "Modi", "Trump"):
        assert (last["actor"] == person).sum() == texts["004"].count(person)
    foundation = table[(table["text"] == "New Delhi") & (table["start"] > 3000)]
    assert foundation["kind"].tolist() == ["place"]  # the Vivekananda International Foundation's seat
    assert (table.loc[table["article"] == "000", "repeats"] >= 0).any()  # the standfirst says it twice
    slogan = last[last["start"].between(texts["004"].index("Make in India"), texts["004"].index("Make in India") + 30)]
    assert len(slogan) == 2 and (slogan["ambiguous"] != "").all()


def test_nothing_named():
    table = actors.mentions(corpus_of("nothing here"))
    assert table.empty and list(table.columns) == COLUMNS


PIECES = st.sampled_from(
    (
        'US U.S. us Russia India’s the West Western Washington George D.C. New Delhi Putin President Trump , . - " “ ” '
        "' \n in of Bank anti- İ ß ﬃ 🇷🇺 א \u00a0 United States Kremlin"
    ).split(" ")
)


@given(st.one_of(st.text(), st.lists(PIECES, max_size=30).map(" ".join), st.lists(PIECES, max_size=30).map("".join)))
def test_spans_are_valid(text):
    text = f"Filler. {text}"
    table = actors.mentions(corpus_of(text))
    assert all(text[s:e] == t != "" for s, e, t in zip(table["start"], table["end"], table["text"]))
    assert (table["start"].to_numpy()[1:] >= table["end"].to_numpy()[:-1]).all()
    assert not table["text"].isin(["us", "Us"]).any()


@given(st.permutations(["The US spoke. Washington acted.", "Washington acted.", "Nothing.", "Dr. Gupta and Gupta."]))
def test_the_order_of_articles_changes_nothing(texts):
    table = actors.mentions(corpus_of(*texts, ids=texts), OF_SEEDS)
    rows = {
        text: list(zip(part["start"], part["ambiguous"] == ""))
        for text, part in table.groupby("article", observed=True)
    }
    assert rows == {
        "The US spoke. Washington acted.": [(4, True), (14, True)],
        "Washington acted.": [(0, True)],
        "Dr. Gupta and Gupta.": [(4, True), (14, True)],
    }


@pytest.mark.slow
@pytest.mark.parametrize("unit", ["US ", "India, ", "the West ", "in Moscow ", "A", "Bank of "])
def test_long_runs_end(unit):
    text = unit * 5000 + "x"
    table = actors.mentions(corpus_of(text))
    assert all(text[s:e] == t for s, e, t in zip(table["start"], table["end"], table["text"]))


@pytest.mark.parametrize("given", ["Atlantis", ["Atlantis"], ["US", "Narnia"], "Russa", "", 5, [5], "El Dorado"])
def test_an_actor_that_the_codebook_lacks(given):
    with pytest.raises(
        ArgumentError, match="actors.mentions: actors=.* is not an actor of the shipped codebook"
    ) as error:
        actors.mentions(corpus_of("Russia fell."), given)
    assert given != "Russa" or "Did you mean 'Russia'?" in str(error.value)


@pytest.mark.parametrize("given", ["mine.toml", "books/mine", "/none/actors", "../mine.toml"])
def test_the_path_of_a_codebook_that_is_not_there(given):
    with pytest.raises(CodebookError, match="found no such file"):
        actors.mentions(corpus_of("Russia fell."), given)


def test_no_mentions_have_all_columns():
    whole = actors.mentions(corpus_of("Russia fell."))
    for none in (actors.mentions(corpus_of("Prices rose.")), actors.mentions(corpus_of("Russia fell."), [])):
        assert len(none) == 0 and list(none) == list(whole)
