"""A made data set with everything that one row may do to others, its tables in memory, and a cluster of one worker."""

import json
import random
import warnings

import pandas as pd
import pytest
import samestory as ss

NAMES = ["Maria Lopez", "Jonas Berg", "Amina Diallo", "Pavel Novak", "Grace Otieno", "Liam Walsh", "Sofia Rossi"]
PLACES = ["harbor", "bridge", "reactor", "stadium", "library", "tunnel", "airport", "dam"]
COUNTRIES = ["Russia", "the US", "India", "China"]
OUTLETS = ["Morning Star", "Daily Post", "Herald", "Tribune"]


def report(pick: random.Random, event: int) -> str:
    """A short report; those of one event share most of what they tell."""
    same = random.Random(event)
    name, place, country = same.choice(NAMES), same.choice(PLACES), same.choice(COUNTRIES)
    number, other = same.randint(100, 900) + pick.choice([0, 0, 1]), same.choice(NAMES)
    told = [
        f"Workers closed the {place} on {same.choice(['Monday', 'Friday'])} after {number} people complained.",
        f"“The {place} needs repairs before winter, and {country} must pay,” {pick.choice([name, 'he', name])} said.",
        f"{other} {pick.choice(['denied', 'confirmed'])} that the work would cost {number // 10} million dollars.",
        f"{country.capitalize()} attacked the plan, according to {name}.",
        f"The {place} was opened by {other} in 1998.",
        f"Nobody was hurt, {pick.choice(['officials', 'the police'])} said.",
    ]
    kept = [sentence for sentence in told if pick.random() < 0.8]
    return " ".join(kept or told)


def rows() -> list[dict]:
    """200 reports of 40 events, in no order, each with what a table of articles may have beside the text."""
    pick, made = random.Random(7), []
    for event in range(40):
        for n in range(5):
            row = {"article": f"r{event}-{n}", "event": f"event {event}", "outlet": OUTLETS[n % 4]}
            row |= {"title": f"Work on the {event}th site", "published": f"2025-10-{event % 28 + 1:02d}"}
            made.append(row | {"text": report(pick, event), "pages": event})
    pick.shuffle(made)
    return made


def nasty() -> list[dict | str]:
    """The same with rows that are none, and rows that others decide about; a str is a line that is no JSON."""
    made: list = rows()
    for n in (17, 60, 61, 150):
        made[n].pop("article")
    made[3] |= {"published": "October 3, 2025"}
    made[90] |= {"published": "October 4, 2025"}
    made[120] |= {"published": "01/02/2025"}
    made[44] |= {"event": made[44]["event"].upper()}
    made[188] |= {"event": f" {made[188]['event']}"}
    made[70] |= {"event": ""}
    made[71] |= {"event": None, "outlet": {"name": "Herald"}}
    made[99] |= {"text": "Work stops.It is over.He left.\nThe gov\xadernment of the\nUS agreed.", "pages": None}
    made[100] |= {"text": "Anzeige", "rank": 2.5}
    made[101] |= {"pages": "many", "section": "local"}
    made[30]["text"] += " They read “Atlas of Lost Rivers” aloud."
    made[175]["text"] += " Ann Lee called it an “atlas of lost rivers” on Monday."  # a name, as the other one shows
    made[161] |= {"text": made[161]["text"] + " It rained." * 200}
    made[160] |= {"zones": "headline:zero"}
    made[5] |= {"event": "three", "text": "“We will mend the tunnel before winter,” Maria Lopez said."}
    made[80] |= {"event": "three", "text": "“We will mend the tunnel before winter,” Maria Lopez said. It rained."}
    made[170] |= {"event": "three", "text": "“We will mend the tunnel before winter,” he said. Rain fell."}
    short = {"outlet": "Herald", "text": "Russia won. India lost. “Never,” said Ann Lee. Prices rose in the US again."}
    for n in (12, 77, 133, 199):  # one report, printed four times, under two events and none
        made[n] |= short | {"event": ["event 3", "event 31", "", "event 31"][n % 4]}
    made[140] |= {"outlet": "Tribune", "text": short["text"]}
    again = [made[9] | {"text": "Another text of this id."}, dict(made[9]), dict(made[12])]
    bad = ["{" + " " * 2500, '{"text": "no end', {"article": "x1", "text": ""}, {"article": "x2"}, {"text": 5}]
    half = {"article": "x4", "text": "A half \ud800 pair."}
    return [bad[2], *made[:50], *bad, again[0], *made[50:130], bad[0], bad[3], bad[4], half, *made[130:], *again[1:]]


def tables_in_memory(corpus: ss.Corpus) -> dict[str, pd.DataFrame]:
    """The tables that the functions of a corpus give."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        mentions, found = ss.actors.mentions(corpus), ss.discrepancies.find(corpus)
        return {
            "articles": corpus.articles.reset_index(),
            "sentences": corpus.sentences,
            "zones": corpus.zones,
            "quotations": ss.voices.quotations(corpus),
            "reports": ss.voices.reports(corpus),
            "words_by_voice": ss.voices.words(corpus),
            "frames": ss.framing.code(corpus),
            "mentions": mentions,
            "tone": ss.sentiment.score(corpus, mentions, "linear"),
            "discrepancies": found,
            "coverage": ss.discrepancies.coverage(corpus),
            "problems": corpus.problems,
            "rejects": corpus.problems[corpus.problems["left_out"]],
            "notes": pd.DataFrame({"note": corpus.notes}),
        }


def read(source: object) -> ss.Corpus:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return ss.read_corpus(source)


@pytest.fixture(scope="session")
def made(tmp_path_factory):
    """The data set as JSONL, and its tables in memory."""
    path = tmp_path_factory.mktemp("made") / "made.jsonl"
    lines = [row if isinstance(row, str) else json.dumps(row) for row in nasty()]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path, tables_in_memory(read(path))


@pytest.fixture(scope="session")
def in_memory():
    """A function: the tables of a corpus."""
    return tables_in_memory


@pytest.fixture
def small(monkeypatch):
    """A function that sets how large slices and buckets are."""

    def sized(bucket, size=None):
        if size:
            monkeypatch.setattr("samestory.corpus.partitions.SIZE", size)
        monkeypatch.setattr("samestory.scale._buckets.LEAST", bucket)
        monkeypatch.setattr("samestory.scale._buckets.MOST", bucket)

    return sized


@pytest.fixture(scope="session")
def clean():
    """Its good rows with numbers for ids, as a DataFrame, and their tables in memory."""
    frame = pd.DataFrame(rows()[:60]).assign(article=range(100, 160))
    frame["pages"] = frame["pages"].astype("Int64")
    frame.loc[7, "pages"] = None
    tables = tables_in_memory(read(frame.assign(path="clean.parquet", pages=frame["pages"].astype(float))))
    del tables["notes"]  # they name the file
    return frame, tables


@pytest.fixture(scope="session")
def address():
    """The address of a cluster that runs already: one worker, a thread of this process, so that it starts at once."""
    distributed = pytest.importorskip("distributed")
    options = {"n_workers": 1, "threads_per_worker": 1, "processes": False, "protocol": "tcp://", "host": "127.0.0.1"}
    options |= {"dashboard_address": None, "memory_limit": 0}
    with distributed.LocalCluster(**options, silence_logs=50) as cluster:
        yield cluster.scheduler_address


def plain(table: pd.DataFrame, key: str | None) -> pd.DataFrame:
    """A table in the order of its articles, cells that are no text in columns of objects as text."""
    kinds = {name: table[name].dtype for name in table}
    columns = {name: table[name].astype(kind.categories.dtype) for name, kind in kinds.items() if kind == "category"}
    for name in [name for name in table if pd.api.types.is_object_dtype(table[name].dtype)]:
        cells = table[name].tolist()
        if not all(isinstance(cell, str) or cell is None for cell in cells):
            columns[name] = pd.Series([c if c is None or c != c else str(c) for c in cells], table.index, dtype="str")
    table = table.assign(**columns).reset_index(drop=True)
    order = table[key].astype(str).argsort(kind="stable") if key else table.index
    table = table.iloc[order].reset_index(drop=True)
    table.attrs = {}
    return table


@pytest.fixture(scope="session")
def differing():
    """A function: where the tables of a folder differ from those in memory; nothing where they are equal."""

    def compared(data, tables):
        wrong = {}
        for name, table in tables.items():
            key = {"problems": "text", "rejects": "text", "notes": None}.get(name, "article")
            try:
                found = plain(pd.read_parquet(data / name), key)
                pd.testing.assert_frame_equal(found, plain(table, key), check_dtype=len(table) > 0)
            except AssertionError as error:
                wrong[name] = str(error)
        return wrong

    return compared
