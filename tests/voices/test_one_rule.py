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
]


@pytest.mark.parametrize("text, words, name", REPORTED)
def test_reported_where_the_sentence_attributes_it_to_somebody(text, words, name):
    assert voice_in(text, words) == ("reported", name)


@pytest.mark.parametrize("text, words", OUTLETS)
def test_the_outlets_own_where_it_does_not(text, words):
    assert voice_in(text, words) == ("outlet", "")
