"""Differences of an event are the same in any company: among other events, in another order, in parts of a corpus."""

import random
import warnings

import pandas as pd
import pytest
import samestory as ss
from samestory.corpus.parts import _groups
from samestory.voices import _annotate

PLACES = ["Larvik", "Bergen", "Molde", "Narvik", "Alta", "Tromso"]
SUBJECTS = ["The harbor council", "The ferry company", "Mayor Ann Lee", "The coast guard", "The fishing union"]
SAID = ["said", "insisted", "warned", "admitted", "told reporters"]
STATEMENTS = [
    "the old pier of {place} would be closed for {n} days",
    "{n} boats had left {place} before the storm on Monday",
    "nobody was hurt when the ferry hit the pier",
    "two people were hurt when the ferry hit the pier in {place}",
    "the council would not pay for the repairs",
    "the repairs might cost {n} million dollars",
    "the government must help the town of {place} to pay for the repairs",
    "the new bridge would be opened by the king in spring",
]


def report(place, pick):
    """A report of one event: statements in an outlet's own words, quoted or reported, some changed a little."""
    lines = []
    for statement in pick.sample(STATEMENTS, 6):
        said = statement.format(place=place, n=pick.choice([7, 8, 12, 240]))
        who, verb = pick.choice(SUBJECTS), pick.choice(SAID)
        shape = pick.choice(["{who} {verb} that {said}.", "“{Said},” {who} {verb}.", "{Said}."])
        lines.append(shape.format(who=who, verb=verb, said=said, Said=said[0].upper() + said[1:]))
    return " ".join(lines)


@pytest.fixture(scope="module")
def reports():
    pick = random.Random(7)
    rows = [(f"{place} {n}", place, report(place, pick)) for place in PLACES for n in range(4)]
    return pd.DataFrame(rows, columns=["article", "event", "text"])


@pytest.fixture(scope="module")
def together(reports):
    return ss.discrepancies.find(ss.read_corpus(reports))


def plain(table, ids=None):
    """A table without the categories of its corpus; of some articles."""
    table = table.assign(article=table["article"].astype("str"))
    return (table if ids is None else table[table["article"].isin(ids)]).reset_index(drop=True)


@pytest.mark.slow
@pytest.mark.parametrize("function", [ss.discrepancies.find, ss.alignment.quote_clusters])
def test_an_event_alone_has_the_rows_it_has_among_others(reports, function):
    whole = function(ss.read_corpus(reports))
    for _, event in reports.groupby("event"):
        alone = plain(function(ss.read_corpus(event)))
        assert len(alone)
        pd.testing.assert_frame_equal(alone, plain(whole, event["article"].tolist()))


@pytest.mark.slow
def test_the_order_of_the_articles_changes_no_difference(reports, together):
    shuffled = ss.discrepancies.find(ss.read_corpus(reports.sample(frac=1, random_state=3)))
    order = ["discrepancy", "article", "start"]
    pd.testing.assert_frame_equal(
        plain(together).sort_values(order, ignore_index=True), plain(shuffled).sort_values(order, ignore_index=True)
    )


@pytest.mark.slow
@pytest.mark.parametrize("part", [5, 9])
def test_a_large_corpus_in_parts_gives_what_it_gives_in_one_piece(reports, together, monkeypatch, part):
    monkeypatch.setattr(_groups, "LARGE", 9)
    monkeypatch.setattr(_groups, "PART", part)
    mixed = reports.sort_values("article", key=lambda ids: ids.str[-1], ignore_index=True)  # events in turn
    in_parts = ss.discrepancies.find(ss.read_corpus(mixed))
    assert in_parts["article"].cat.categories.tolist() == mixed["article"].tolist()
    pd.testing.assert_frame_equal(plain(in_parts), plain(together))


BY_EVENT = [ss.voices.quotations, ss.voices.reports, ss.quantities.find, ss.actors.mentions]
BY_EVENT += [ss.alignment.quote_clusters, ss.alignment.claims, ss.alignment.retelling]


@pytest.mark.slow
@pytest.mark.parametrize("alone", [False, True])
@pytest.mark.parametrize("ids", ["names", "numbers"])
def test_what_parts_came_to_know_is_known_of_the_corpus_as_if_found_in_all_of_it(reports, monkeypatch, alone, ids):
    """A name that one event prints as a title is a name in the others, too."""
    title = "They read “Atlas of Lost Rivers” aloud. " + reports["text"][0]
    named = "It is called the “atlas of lost rivers” here, Ann Lee said. " + reports["text"][23]
    mixed = reports.assign(text=[title, *reports["text"][1:23], named]).sample(frac=1, random_state=5)
    if alone:  # the last part has no two reports of one event
        mixed = pd.concat([mixed, pd.DataFrame({"article": ["y", "z"], "event": ["y", "z"], "text": [title, named]})])
    if ids == "numbers":
        mixed = mixed.assign(article=range(100, 100 - len(mixed), -1))
    whole = ss.read_corpus(mixed)
    expected = [function(whole) for function in (*BY_EVENT, ss.discrepancies.coverage)]
    monkeypatch.setattr(_groups, "LARGE", 9)
    monkeypatch.setattr(_groups, "PART", 2 if alone else 5)
    corpus = ss.read_corpus(mixed)
    ss.discrepancies.find(corpus)
    with monkeypatch.context() as closed:
        closed.setattr(_annotate, "lay_out", None)  # nothing is read again
        found = [function(corpus) for function in (*BY_EVENT, ss.discrepancies.coverage)]
    for own, other in zip(found, expected):
        pd.testing.assert_frame_equal(own, other)
    titles = found[0][found[0]["text"].str.lower() == "atlas of lost rivers"]
    assert titles["text"].nunique() == 2 and set(titles["kind"]) == {"designation"}


@pytest.mark.slow
def test_in_parts_the_same_articles_are_named_as_limited(monkeypatch):
    boats = [" ".join(f"On Monday {n} boats sank off Larvik." for n in range(first, 1500)) for first in (0, 1)]
    texts = {"other 0": "Nine boats sank.", "list 0": boats[0], "list 1": boats[1], "other 1": "Ten boats sank."}
    frame = pd.DataFrame({"article": texts.keys(), "event": [i[:-2] for i in texts], "text": texts.values()})
    heard, tables = [], []
    for large in (1000, 2):
        monkeypatch.setattr(_groups, "LARGE", large)
        monkeypatch.setattr(_groups, "PART", 2)
        with warnings.catch_warnings(record=True) as said:
            warnings.simplefilter("always")
            tables.append(ss.discrepancies.find(ss.read_corpus(frame)))
        heard.append({str(one.message) for one in said})
    assert tables[0].attrs == tables[1].attrs == {"limited": ["list 0", "list 1"]}
    assert heard[0] == heard[1] and any("'list 0', 'list 1'" in message for message in heard[0])
    pd.testing.assert_frame_equal(*tables)
