"""Every public function that takes a table refuses one that lacks a column, and says what would be right."""

import inspect

import pandas as pd
import pytest
from every_corpus import DRAWINGS, claims
from helpers import corpus_of
from samestory import actors, alignment, discrepancies, figures, framing, sentiment, tables, voices
from samestory.errors import ArgumentError

TEXTS = [
    "Russia attacked, Ann Lee said. “We must pay five million dollars,” Bo Berg told the US on Monday.",
    "Ann Lee said Russia attacked. “We must pay six million dollars,” Bo Berg told the US on Monday.",
]
DRAWN = {
    figures.corpus: ["timeline", "voices", "text_reuse"],
    figures.framing: ["frames_by_voice", "placement"],
    figures.sentiment: ["tone", "who_evaluates_whom", "name_swap"],
    figures.validity: ["gold"],
}
# The columns that each argument needs.
NEEDED = {
    "figures.corpus.timeline events": "label",
    "figures.corpus.voices words": "article voice speaker words",
    "figures.corpus.text_reuse reuse": "article_a article_b containment_ab containment_ba",
    "figures.corpus.text_reuse passages": "article_a start_a end_a article_b start_b end_b words voice_a voice_b",
    "figures.corpus.text_reuse retelling": "article_a article_b shared_ab shared_ba tau",
    "figures.framing.frames_by_voice profile": "article voice frame distinct_terms",
    "figures.framing.frames_by_voice coded": "article frame text voice speaker arguable",
    "figures.framing.placement hits": "article start frame term zone",
    "figures.framing.placement quotations": "article start end kind",
    "figures.sentiment.tone mentions": "article start actor label voice speaker",
    "figures.sentiment.who_evaluates_whom matrix": "holder actor n negative positive undecided",
    "figures.sentiment.name_swap scores": "template name VADER ours",
    "figures.validity.gold table": "instrument measure value low high other other_name basis coder here",
    "figures.discrepancies.coverage claims": "claim label topic article held",
    "figures.discrepancies.firmness acts": "act article step text",
    "discrepancies.passages found": "article start end",
    "discrepancies.shown found": "certainty",
    "discrepancies.silences_by_report found": "discrepancy kind article start event reports",
    "discrepancies.matrix covered": "claim label article held",
    "discrepancies.review_sheet found": "discrepancy kind topic rule article text severity",
    "discrepancies.apply_review found": "discrepancy severity",
    "discrepancies.scale_steps spans": "text",
    "sentiment.summary scored": "article sentence score label",
    "sentiment.difference scored": "article score",
    "sentiment.holders scored": "voice speaker",
    "sentiment.who_evaluates_whom labeled": "actor voice speaker label",
    "sentiment.expected_from_errors scored": "text actor voice label",
    "sentiment.score mentions": "article start end",
    "sentiment.evidence scored": "article start end score",
    "framing.profile hits": "article frame term sentence zone repeats negated",
    "alignment.repeated spans": "article start end",
    "alignment.retelling claims": "article start claim",
    "voices.voice_of spans": "article start end",
    "tables.side_by_side spans": "discrepancy kind article start end text",
    "tables.blocks spans": "discrepancy kind article start end text",
    "tables.renditions spans": "discrepancy text",
    "tables.in_context spans": "article start end",
    "tables.in_sentence spans": "article start end",
    "tables.evidence spans": "article start end",
    "tables.evidence_by spans": "article start end kind",
}


@pytest.fixture(scope="module")
def calls(tmp_path_factory):
    """Each function with arguments that it takes, by its public name."""
    corpus = corpus_of(*TEXTS, event="e", outlet=["Post", "Times"])
    found, covered = discrepancies.find(corpus), discrepancies.coverage(corpus)
    passages, sheet = discrepancies.passages(found), tmp_path_factory.mktemp("review") / "sheet.csv"
    named, terms, said = actors.mentions(corpus), framing.code(corpus), voices.quotations(corpus)
    scored, texts = sentiment.score(corpus, named, "lexicon"), corpus.articles["text"]
    acts = passages.assign(act="x", step=0)
    discrepancies.review_sheet(found, sheet)
    made = {
        "figures.discrepancies.coverage": (figures.discrepancies.coverage, covered),
        "figures.discrepancies.firmness": (figures.discrepancies.firmness, acts, {"x": ["a", "b"]}),
        "discrepancies.passages": (discrepancies.passages, found),
        "discrepancies.shown": (discrepancies.shown, found),
        "discrepancies.silences_by_report": (discrepancies.silences_by_report, found),
        "discrepancies.matrix": (discrepancies.matrix, covered),
        "discrepancies.review_sheet": (discrepancies.review_sheet, found, sheet),
        "discrepancies.apply_review": (discrepancies.apply_review, found, sheet),
        "discrepancies.scale_steps": (discrepancies.scale_steps, passages, "obligation"),
        "sentiment.summary": (sentiment.summary, scored),
        "sentiment.difference": (sentiment.difference, scored, "actor", "US", "Russia"),
        "sentiment.holders": (sentiment.holders, scored),
        "sentiment.who_evaluates_whom": (sentiment.who_evaluates_whom, sentiment.holders(scored)),
        "sentiment.expected_from_errors": (sentiment.expected_from_errors, scored, ["actor", "voice"], "lexicon"),
        "sentiment.score": (sentiment.score, corpus, named, "lexicon"),
        "sentiment.evidence": (sentiment.evidence, corpus, scored, 2, "lexicon"),
        "framing.profile": (framing.profile, corpus, terms, ["article", "zone"]),
        "alignment.repeated": (alignment.repeated, corpus, said),
        "alignment.retelling": (alignment.retelling, corpus, alignment.claims(corpus)),
        "voices.voice_of": (voices.voice_of, corpus, said),
        "tables.side_by_side": (tables.side_by_side, found, ["kind"]),
        "tables.blocks": (tables.blocks, passages, ["kind"]),
        "tables.renditions": (tables.renditions, passages),
        "tables.in_context": (tables.in_context, said, texts),
        "tables.in_sentence": (tables.in_sentence, said, corpus),
        "tables.evidence": (tables.evidence, said, texts, "said"),
        "tables.evidence_by": (tables.evidence_by, said, texts, "kind"),
    }
    return {name: (make, given, {}) for name, (make, *given) in made.items()} | _drawn()


def _drawn():
    """The drawings of `every_corpus` with the tables that they are given there."""
    caught = {}
    with pytest.MonkeyPatch.context() as patch:
        for package, names in DRAWN.items():
            for name in names:
                public = f"{package.__name__.removeprefix('samestory.')}.{name}"
                patch.setattr(package, name, _catching(caught, public, getattr(package, name)))
        for name in sum(DRAWN.values(), []):
            DRAWINGS[name]("two reports")
    return caught


def _catching(caught, public, make):
    def catch(*given, **options):
        caught[public] = make, list(given), options
        return make(*given, **options)

    return catch


@pytest.mark.parametrize("name", NEEDED)
def test_a_table_that_lacks_a_column_is_refused(calls, name):
    public, argument = name.split()
    make, given, options = calls[public]
    place = list(inspect.signature(make).parameters).index(argument)
    for column in NEEDED[name].split():
        lacking = [table.drop(columns=column) if n == place else table for n, table in enumerate(given)]
        with pytest.raises(ArgumentError) as refused:
            make(*lacking, **options)
        error = refused.value
        assert (error.function, error.argument) == (public, argument) or argument == "scored" and error.argument == "by"
        assert column in str(error).partition(" is not ")[2]
    make(*given, **options)


@pytest.mark.parametrize("table", [pd.DataFrame(), "mentions.csv", [1, 2], pd.Series([1])])
def test_no_table_at_all_is_refused_with_the_function_that_makes_one(seeds, table):
    with pytest.raises(ArgumentError, match="lacks article, start, end. It comes from actors.mentions"):
        sentiment.score(seeds, table)


def test_claims_without_how_or_held_are_refused():
    with pytest.raises(ArgumentError, match="claims.*; it lacks held. It comes from discrepancies.coverage"):
        figures.discrepancies.coverage(claims("two reports").drop(columns="how"))


def test_an_optional_table_may_be_left_out():
    fig, alt = figures.corpus.timeline(pd.DataFrame({"label": ["a"], "published": ["2020-01-02"]}), None)
    assert alt
