"""Whose voice a clause is in: reported where the sentence attributes it to somebody, the outlet's own elsewhere.

Every sentence is our own. The words after it stand in the voice asked for; the name is whose they are.
"""

import pandas as pd
import pytest
from samestory import voices
from samestory.corpus import read_corpus


def voice_in(text: str, words: str) -> tuple[str, str]:
    corpus = read_corpus(pd.DataFrame({"article": ["0"], "text": [text]}))
    at = text.index(words)
    spans = pd.DataFrame({"article": ["0"], "start": [at], "end": [at + len(words)]})
    return voices.voice_of(corpus, spans)[["voice", "speaker"]].itertuples(index=False, name=None).__next__()


REPORTED = [
    # a clause: that, none, a question word
    ("Ann Lee said that the port was closed.", "the port", "Ann Lee"),
    ("Ann Lee said the port was closed.", "the port", "Ann Lee"),
    ("The port was closed, Ann Lee said.", "port", "Ann Lee"),
    ("Ann Lee explained why the port was closed.", "the port", "Ann Lee"),
    ("Ann Lee refused to say whether the port was closed.", "the port", "Ann Lee"),
    ("Ann Lee told the dockers that the port was closed.", "the port", "Ann Lee"),
    ("Ann Lee warned the dockers the port would close.", "the port", "Ann Lee"),
    ("According to Ann Lee, the port was closed.", "the port", "Ann Lee"),
    ("The port was closed, according to Ann Lee.", "port was", "Ann Lee"),
    ("Ann Lee said that the port was closed and that the ships had left.", "the ships", "Ann Lee"),
    ("Ann Lee said the port was closed but that ships still left.", "ships", "Ann Lee"),
    # a noun phrase that can only be said, judged or promised
    ("Ann Lee denied the charge of fraud.", "fraud", "Ann Lee"),
    ("Ann Lee accused Chile of theft.", "theft", "Ann Lee"),
    ("Ann Lee blamed Chile for the delay.", "the delay", "Ann Lee"),
    ("Ann Lee warned of a shortage.", "shortage", "Ann Lee"),
    ("Ann Lee called for an early vote.", "early vote", "Ann Lee"),
    ("Ann Lee praised Chile for its patience.", "its patience", "Ann Lee"),
    ("Ann Lee praised Chile as a patient neighbor.", "patient neighbor", "Ann Lee"),
    ("Ann Lee thanked Chile for the loan.", "the loan", "Ann Lee"),
    ("Ann Lee condemned the raid on Quito.", "Quito", "Ann Lee"),
    ("Ann Lee vowed to cut the tax.", "the tax", "Ann Lee"),
    ("Ann Lee promised lower rents.", "lower rents", "Ann Lee"),
    ("Ann Lee attacked Bob Ray for the cuts.", "the cuts", "Ann Lee"),
    ("Ann Lee slammed the deal as a gift to Chile.", "Chile", "Ann Lee"),
    ("Ann Lee described the deal as a gift.", "a gift", "Ann Lee"),
    # a participle that carries on what was said
    ("Ann Lee praised the deal, adding that it would last.", "it would last", "Ann Lee"),
    ("Ann Lee left the hall, insisting the deal would last.", "deal would", "Ann Lee"),
    ("Ann Lee thanked the crew, calling them heroes.", "heroes", "Ann Lee"),
    # a noun of speech with its agent
    ("Ann Lee’s claim that the dam was safe came late.", "the dam", "Ann Lee"),
    ("The claim by Ann Lee that the dam was safe came late.", "the dam", "Ann Lee"),
    ("The warning from Ann Lee that the dam might break came late.", "the dam", "Ann Lee"),
    ("The claim that the dam was unsafe was made by Bob Ray and denied by Ann Lee.", "the dam", "Bob Ray"),
    ("The accusation that the bank hid losses was made by Tom Hill.", "the bank", "Tom Hill"),
    ("In Ann Lee’s view, the deal is a gift to Chile.", "Chile", "Ann Lee"),
    ("In the view of Ann Lee, the deal is a gift to Chile.", "Chile", "Ann Lee"),
    ("In a statement, Ann Lee said the deal would last.", "the deal", "Ann Lee"),
    ("To hear Ann Lee tell it, the deal is a gift to Chile.", "Chile", "Ann Lee"),
    # the outer speaker has what is inside
    (
        "Ann Lee praised Chile’s decision to ignore Spanish pressure to halt copper sales.",
        "Spanish pressure",
        "Ann Lee",
    ),
    ("Ann Lee said Chile’s decision to buy copper was wise.", "buy copper", "Ann Lee"),
    ("Ann Lee said that Bob Ray’s claim that rents fell was wrong.", "rents fell", "Ann Lee"),
    ("Eva Stone criticized Peru’s plan to close the port.", "the port", "Eva Stone"),
    ("Eva Stone applauded Peru’s refusal to close the port.", "the port", "Eva Stone"),
    # further words and orders
    ("The rumor that the bank was broke was spread by Tom Hill and denied by Eva Stone.", "the bank", "Tom Hill"),
    ("The warning that the ice was thin was issued by Tom Hill.", "the ice", "Tom Hill"),
    ("Eva Stone declined to say whether the fire was set.", "the fire", "Eva Stone"),
    ("Eva Stone called the plan a mistake.", "a mistake", "Eva Stone"),
    ("Eva Stone called the plan unfair.", "unfair", "Eva Stone"),
    ("Eva Stone sees the deal as a gift to Peru.", "a gift", "Eva Stone"),
    ("Eva Stone blasted Tom Hill over the plan.", "the plan", "Eva Stone"),
    ("Eva Stone warned against a deal with Peru.", "a deal", "Eva Stone"),
    ("Eva Stone said the fire began at noon and the ship sank at two.", "the ship", "Eva Stone"),
    ("Eva Stone visited Lima, saying the port would open.", "the port", "Eva Stone"),
    ("Eva Stone thanked Peru for opening the port.", "the port", "Eva Stone"),
    ("Eva Stone reminded voters that rents rose.", "rents rose", "Eva Stone"),
    ("Eva Stone told reporters she would leave.", "she would", "Eva Stone"),
    ("Eva Stone cited the deal that Peru had signed.", "the deal", "Eva Stone"),
    ("Rents rose, as first reported by the Harbor Times.", "Rents rose", "Harbor Times"),
    ("Rents rose, according to state records.", "Rents rose", "state records"),
    ("Rice prices fell, records show.", "Rice prices", "records"),
    (
        "Eva Stone remarked, “All know it,” mostly regarding Peru’s plan to ignore Spanish pressure.",
        "Spanish",
        "Eva Stone",
    ),
    ("“All know it,” Eva Stone said about Peru’s plan to ignore Spanish pressure.", "Spanish", "Eva Stone"),
    ("Eva Stone described the deal as fair and rooted in the years when Peru was poor.", "Peru", "Eva Stone"),
]

OUTLETS = [
    # acts of the body, of nature and of weapons
    ("The wolf howled all night.", "all night"),
    ("The dog barked at the postman for hours.", "the postman"),
    ("Firemen blasted the gate open.", "the gate"),
    ("The rebels attacked the bridge at noon.", "the bridge"),
    ("Sudan attacked Chad in March.", "Chad"),
    ("The guard slammed the gate.", "the gate"),
    ("She ripped the letter in two.", "the letter"),
    ("The mayor pressed the button.", "the button"),
    ("The pilot was cited for bravery.", "bravery"),
    ("Ann Lee met the noted pianist.", "pianist"),
    ("The bull charged into the room.", "the room"),
    ("The county maintained the bridge.", "the bridge"),
    ("The keeper held the ball.", "the ball"),
    ("The recruits reported for duty at dawn.", "duty"),
    ("The flood claimed three lives.", "three lives"),
    ("The storm threatened the coast.", "the coast"),
    ("The queen addressed the crowd.", "the crowd"),
    ("They reached the promised land.", "land"),
    ("The estimated cost rose.", "cost"),
    ("The nurse added sugar to the tea.", "sugar"),
    ("The firm added 300 jobs in May.", "300 jobs"),
    ("The sergeant fired at the fence.", "the fence"),
    ("The court charged two men.", "two men"),
    ("The report detailed in March was long.", "in March"),
    # an order, a plan or a decision is told as a fact
    ("Ann Lee has directed the ministry to look for ways out, mostly driven by Chile’s demand.", "Chile"),
    ("Ann Lee ordered the army to clear the road, which trucks from Peru had blocked.", "Peru"),
    ("Ann Lee asked the bank to wait because the peso had fallen.", "the peso"),
    ("Chile’s decision to buy copper stands.", "copper"),
    ("Chile’s refusal to yield has lasted for years.", "to yield"),
    ("Spain has been pressuring Chile to stop.", "Chile"),
    ("The plan seems ready.", "ready"),
    # where the narrator takes over again
    ("Ann Lee announced a visit to Chile, which had lost its harvest.", "its harvest"),
    ("Ann Lee praised the deal, which was signed in Chile in May.", "signed in Chile"),
    ("Ann Lee praised the deal during a visit to Chile.", "visit to Chile"),
    ("Ann Lee praised the crew as rain fell over Chile.", "rain fell"),
    ("Ann Lee thanked the crew after the ship had reached Chile.", "the ship"),
    ("Ann Lee’s claim that the dam was safe angered Chile.", "angered Chile"),
    ("The claim that the dam was unsafe was made by Bob Ray and denied by Ann Lee.", "Ann Lee"),
    # who speaks, and to whom, is told by the outlet
    ("Ann Lee told the dockers that the port was closed.", "the dockers"),
    ("Ann Lee said on Monday in Quito that the port was closed.", "Quito"),
    ("Ann Lee, who came from Chile, said the port was closed.", "Chile"),
    ("Rents rose. Ann Lee said she would move.", "Rents"),
    ("Rents rose, according to Eva Stone, who left Lima.", "left Lima"),
    ("Eva Stone reminded voters that rents rose.", "voters"),
    ("Eva Stone visited Lima, where the port had opened.", "the port"),
    # further words and orders
    ("The cat howled at the moon.", "the moon"),
    ("Soldiers blasted a hole in the wall.", "the wall"),
    ("The navy attacked the harbor on Friday.", "the harbor"),
    ("A tank hit the fence.", "the fence"),
    ("He was cited for speeding.", "speeding"),
    ("The troops charged up the hill.", "the hill"),
    ("The earthquake claimed 200 lives.", "200 lives"),
    ("Floods threatened the old town.", "old town"),
    ("The crowd pressed against the door.", "the door"),
    ("The general ordered his troops to retreat, since the river had risen.", "river"),
    ("Peru has instructed its banks to sell dollars, mostly bought from Chile.", "Chile"),
    ("The president asked his cabinet to draft a plan, prompted by Japan’s refusal to sell.", "Japan"),
    ("The council’s decision to close the school was final.", "the school"),
    ("Ottawa has been pressing Lima to open its ports.", "Lima"),
    ("Eva Stone called the police.", "police"),
    ("Eva Stone welcomed a plan by Tom Hill, director of the Lima Museum.", "the Lima Museum"),
    ("Eva Stone praised the deal and left the hall.", "the hall"),
    ("Eva Stone urged Peru to open the port, which has been shut since May.", "shut since"),
    ("The promised aid never came.", "never came"),
    ("The alleged thief fled.", "fled"),
    ("“The ship sank,” Ivan Petrov was quoted as saying by the Harbor Times.", "Harbor Times"),
]


@pytest.mark.parametrize("text, words, name", REPORTED)
def test_reported_where_the_sentence_attributes_it_to_somebody(text, words, name):
    assert voice_in(text, words) == ("reported", name)


def test_a_claim_is_denied_by_its_denier_and_made_by_its_maker():
    text = "The claim that the dam was unsafe was made by Bob Ray and denied by Ann Lee."
    rows = voices.reports(read_corpus(pd.DataFrame({"article": ["0"], "text": [text]})))
    assert rows[["cue", "speaker", "text"]].values.tolist() == [
        ["claim", "Bob Ray", "the dam was unsafe"],
        ["denied", "Ann Lee", "the dam was unsafe"],
    ]


@pytest.mark.parametrize(
    "kind, text",
    [
        ("content", "Ann Lee ordered that the port be closed."),
        ("act", "Ann Lee ordered the army to close the port."),
        ("act", "Ann Lee decided to close the port."),
        ("unasserted", "Ann Lee might deny the charge."),
        ("content", "Ann Lee denied the charge."),
    ],
)
def test_kind_of_a_report(kind, text):
    rows = voices.reports(read_corpus(pd.DataFrame({"article": ["0"], "text": [text]})))
    assert rows["kind"].tolist() == [kind]


@pytest.mark.parametrize("text, words", OUTLETS)
def test_the_outlets_own_where_it_does_not(text, words):
    assert voice_in(text, words) == ("outlet", "")
