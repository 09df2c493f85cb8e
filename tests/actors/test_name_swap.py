"""The name swap over the whole chain: the same sentence counts and scores the same for the US and for Russia.

Each sentence is read twice, with a form of one name and with the same form of the other in its place. What is counted
must agree in number, kind, other reading, repeats and voice, and both scorers must give the same numbers.
"""

import pandas as pd
import pytest
import samestory as ss
from helpers import corpus_of

# Each form of a name with its counterpart. The article goes with the name.
NAMES = {
    "name": ("the United States", "Russia"),
    "short name": ("America", "Russia"),
    "initials": ("the U.S.", "Russia"),
    "initials without stops": ("the US", "Russia"),
    "capital": ("Washington", "Moscow"),
    "institution": ("the White House", "the Kremlin"),
    "leader": ("Biden", "Putin"),
    "leader with title": ("President Trump", "President Putin"),
    "leader in full": ("Joe Biden", "Vladimir Putin"),
    "other capitals": ("New Delhi", "Beijing"),
    "capitals at war": ("Kyiv", "Tehran"),
    "other names": ("the United Kingdom", "India"),
}
BARE = {"short name": ("America", "Russia"), "initials": ("USA", "Russia"), "without stops": ("US", "Russia")}
ADJECTIVES = {"adjective": ("American", "Russian"), "other": ("Chinese", "Ukrainian")}
PEOPLES = {"people": ("Americans", "Russians")}

SENTENCES = """
{} condemned the strike.
{} lied to them; {} must answer.
Talks with {} went well, officials said.
Ties between {} and Iran are a disaster.
The strike was condemned by {}.
They blamed {}.
{}'s refusal angered the neighbors.
The envoy praised {}’s restraint.
“{} broke its word,” the minister said.
The minister said that {} broke its word.
The minister accused {} of a cruel attack.
According to {}, the attack was a crime.
Blame the war on {}.
Critics called {} a bully.
Neither {} nor China won.
Sanctions on {} hurt the poor.
He flew to Paris, and {} thanked him.
On Monday {} rejected the plan.
Yesterday, {} rejected the cowardly plan.
In Geneva, {} signed the treaty.
China, India and {} signed the treaty.
{} and Iran signed the treaty.
“We trust {},” the envoy said, “and it has never failed us.”
“The decision,” {} said, “was unjust.”
A spokesman for {} said the decision was unjust.
No one trusts {}, and {} trusts no one.
The war that {} started was a crime.
{}, which started the war, was punished.
{} was humiliated by Iran.
{} has been betrayed, the general said.
The general praised {}. The crowd booed.
The general praised {}. {} thanked him.
How dare {} lecture us?
Is {} to blame?
Iran told {} to leave.
Iran called {} “a great evil”.
Despite {}, the deal held.
Unlike {}, China kept its word.
But {} refused.
It was {} that broke the truce.
Crowds burned flags of {} on Sunday.
The threat from {} is real.
{}-led troops left the town.
Anti-{} rallies grew.
A common front against {} would be a triumph.
"""
HEADLINES = """
Analysts Praised {} for Restraint
Ministers Snub {} Over Unfair Deal
MINISTERS SNUB {} OVER UNFAIR DEAL
{} Slams China Over Cruel Attack
{} SLAMS CHINA OVER CRUEL ATTACK
LEADERS PRAISE {} AFTER TALKS
Talks With {} Fail Again, Minister Says
TALKS WITH {} FAIL AGAIN
CHINA WARNS {} OVER TAIWAN
Why Europe No Longer Trusts {}
Europe No Longer Trusts {}: Poll
World to {}: Stop the war
Trust in {} falls - survey
Minister hits out at {} over tariffs
Putting {} first
Thousands cheer as {} pulls out
Why {} Is Losing Friends
{} Vows Revenge After ‘Barbaric’ Strike
Iran, {} Sign Landmark Deal
"""
BARE_SENTENCES = """
Team {} beat China.
China beat Team {}.
The Team {} coach wept.
{}–Iran ties are a disaster.
Iran–{} ties are a disaster.
{} — Iran ties are a disaster.
{}-Iran trade talks failed.
The {}/Iran deal was a success.
Iran/{} talks failed.
Bank of {} staff wept.
They met in southern {} again.
The {}-based group wept.
He hid in the rest of {}.
"""
ADJECTIVE_SENTENCES = """
The {} government condemned the strike.
{} troops shelled the town.
Anti-{} moods grew.
{}–Iranian relations worsened.
The Iranian-{} talks failed.
{} President won praise.
The {}-backed plan failed.
{} Sanctions Hit Iran Hard
NEW {} SANCTIONS HIT IRAN HARD
The {} Supreme Court ruled.
The {} people deserve better.
Iranian and {} envoys praised the deal.
He paid in {} dollars.
The {} Bird Society met.
New {} rules hurt trade.
"""
PEOPLE_SENTENCES = """
The {} were praised for their courage.
{} fear war.
IRAN BLAMES {} FOR ATTACK
Iran gave the {} a warning.
"""


def lines(text):
    return text.strip().splitlines()


def filled(template, name):
    """Put a name in the places of a template, with the capitals that the place asks for."""
    loud = template.replace("{}", "").isupper()
    parts = template.split("{}")
    text = parts[0]
    for part in parts[1:]:
        opens = not text.strip(" “\"'") or text.endswith(". ")
        printed = name.upper() if loud else name[0].upper() + name[1:] if opens else name
        text += printed + part
    return text


GROUPS = [
    (lines(SENTENCES), NAMES),
    (lines(HEADLINES), NAMES),
    (lines(BARE_SENTENCES), BARE),
    (lines(ADJECTIVE_SENTENCES), ADJECTIVES),
    (lines(PEOPLE_SENTENCES), PEOPLES),
]
PAIRS = [
    (form, filled(template, one), filled(template, other))
    for templates, forms in GROUPS
    for template in templates
    for form, (one, other) in forms.items()
    if not ("Anti-" in template and one.startswith(("the ", "President"))) and not ("-led" in template and " " in one)
]


@pytest.fixture(scope="module")
def read():
    """What is counted in each text, and how it scores."""
    texts = list(dict.fromkeys(text for _, *pair in PAIRS for text in pair))
    corpus = corpus_of(*texts, ids=[f"t{n}" for n in range(len(texts))])
    table = ss.actors.mentions(corpus)
    table["status"] = ss.actors.status(table)
    table["form"] = table["kind"].astype(str).replace("initialism", "name")  # U.S. is to the name what Russia is
    for scorer in ss.sentiment.SCORERS:
        table[scorer] = ss.sentiment.score(corpus, table, scorer)["score"]
    columns = ["form", "status", "ambiguous", "voice", "repeats", "zone", *ss.sentiment.SCORERS]
    counted = table[table["status"] == "counted"]
    rows = {article: part[columns].values.tolist() for article, part in counted.groupby("article", observed=True)}
    return {text: rows.get(f"t{n}", []) for n, text in enumerate(texts)}


def test_the_same_is_counted_and_scored(read):
    apart = [(form, one, other) for form, one, other in PAIRS if read[one] != read[other]]
    assert not apart, pd.DataFrame(apart, columns=["form", "one", "other"]).to_string()


def test_sentences_and_headlines_count(read):
    """Nothing is alike only because nothing is counted."""
    texts = [text for _, *pair in PAIRS for text in pair]
    nothing = [text for text in texts if not read[text]]
    parts_and_places = ("Bank of", "southern", "-based", "rest of", "dollars", "Bird Society")
    assert {text for text in nothing if not any(words in text for words in parts_and_places)} == set()


def test_there_are_many_sentences():
    assert sum(len(templates) for templates, _ in GROUPS) >= 60
