"""The five articles that ship: their bytes, their facts, the columns of their tables."""

import datetime
import hashlib

import pandas as pd


def test_seeds_are_five_reports_of_two_events(seeds):
    assert seeds.fileids() == ["000", "001", "002", "003", "004"]
    assert seeds.articles["event"].value_counts().to_dict() == {"valdai-2025-10-02": 4, "india-visit": 1}
    assert seeds.articles["published"].tolist() == ["", "2025-10-03", "", "2025-10-03", ""]
    assert len(seeds.problems) == 0


def test_seed_texts_are_the_files_character_for_character(seeds, top):
    for _, row in seeds.articles.iterrows():
        raw = (top / "seeds" / row["path"]).read_bytes()
        assert row["text"].encode("utf-8") == raw
        assert hashlib.sha256(raw).hexdigest() == row["sha256"]


def test_every_known_fact_has_a_basis(seeds):
    facts = ["event", "outlet", "title", "published", "dateline", "agency", "language"]
    for _, row in seeds.articles.iterrows():
        for fact in (*facts, "event_date", "earliest", "latest"):
            if row[fact]:
                assert fact in row["basis"], f"{row['path']}: nothing says how {fact} is known"


def test_the_day_of_the_speech_follows_from_001(seeds):
    # 001 was published on Friday 3 October 2025 and places the speech on "Thursday evening".
    report = seeds.articles.loc["001"]
    published = datetime.date.fromisoformat(report["published"])
    thursday = published - datetime.timedelta((published.weekday() - 3) % 7)
    assert "on Thursday" in report["text"]
    assert set(seeds.articles.query("event == 'valdai-2025-10-02'")["event_date"]) == {thursday.isoformat()}


def test_contract_of_columns(seeds):
    assert seeds.articles.index.name == "article"
    facts = ["event", "outlet", "title", "published", "dateline"]
    assert list(seeds.articles.columns[:9]) == [*facts, "path", "sha256", "text", "words"]
    assert list(seeds.sentences.columns[:6]) == ["article", "sentence", "start", "end", "paragraph", "zone"]
    assert list(seeds.tokens.columns) == ["article", "sentence", "start", "end", "token"]
    assert isinstance(seeds.tokens["token"].dtype, pd.CategoricalDtype)
    zones = {"headline", "standfirst", "dateline", "caption", "lead", "body", "credit"}
    assert set(seeds.sentences["zone"]) <= zones and set(seeds.zones["zone"]) <= zones
