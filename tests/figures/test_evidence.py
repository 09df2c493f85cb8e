"""The evidence view: every passage marked as it stands, every address leads somewhere, what is left out is said."""

import base64
import hashlib
import re
from html.parser import HTMLParser

import pandas as pd
import pytest
import samestory as ss
from helpers import corpus_of, least
from samestory import agreement, discrepancies, figures
from samestory.figures import evidence, reading

DAM = 'The dam needs repairs. "It may fail," Ole Moe said. Nobody paid.'
OTHER = "The dam is safe. Ole Moe warned that it might fail. Ann Lee paid."
THIRD = "The dam held. Rain fell."
HOSTILE = (
    '<script>alert("x")</script> & \'it\' "said" \x00\x1b[2J \u202eback\u202c\r\n</mark></details> </style> end. More.'
)
FOUND = ("discrepancy", "kind", "severity", "certainty", "article", "start", "end")
CLAIMS = ("claim", "label", "article", "how", "start", "end")
VOID = ("meta", "input", "br")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("SAMESTORY_FIGURES", str(tmp_path))
    return tmp_path


class Page(HTMLParser):
    """A page as a browser takes it: tags nested, attributes, and the text inside each mark, row and element."""

    def __init__(self, html):
        super().__init__()
        self.html, self.open, self.tags, self.texts = html, [], [], []
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))
        if tag not in VOID:
            self.open.append((tag, dict(attributes), []))

    def handle_endtag(self, tag):
        name, attributes, said = self.open.pop()
        assert name == tag, "tags are nested"
        self.texts.append((name, attributes, "".join(said)))

    def handle_data(self, data):
        for _, _, said in self.open:
            said.append(data)

    def all(self, tag, css=""):
        """The texts of all elements of a name and class."""
        return [text for name, a, text in self.texts if name == tag and css in a.get("class", "").split() + [""]]

    def attributes(self, name):
        return [a[name] for _, a in self.tags if name in a]

    @property
    def rows(self):
        return [re.sub(r"\s+", " ", text) for text in self.all("details", "difference")]


def saved(folder, corpus, found, coverage=None, name="evidence", **more):
    shown = evidence.save(corpus, found, coverage, name, **more)
    assert f"../figures/{name}.html" in shown.data
    return Page((folder / f"{name}.html").read_text(encoding="utf-8"))


def table(*rows, columns=FOUND, **more):
    made = pd.DataFrame(rows, columns=list(columns), dtype=object)
    return made.astype({"start": "Int64", "end": "Int64"}).assign(**more)


def dam(**columns):
    return corpus_of(DAM, OTHER, THIRD, event="dam", outlet=["Post", "Globe", "Sun"], **columns)


def three():
    """Three differences: "may" against "might", safe or not, and a silence."""
    return table(
        ("may", "speech_act", "wording", "low", "a0", 27, 30),
        ("may", "speech_act", "wording", "low", "a1", 40, 45),
        ("safe", "contradiction", "substantive", "medium", "a0", 8, 21),
        ("safe", "contradiction", "substantive", "medium", "a1", 8, 15),
        ("paid", "omission", "substantive", "medium", "a1", 52, 64),
        ("paid", "omission", "substantive", "medium", "a0", None, None),
        ("paid", "omission", "substantive", "medium", "a2", None, None),
    )


def three_claims():
    return table(
        ("repairs", "The dam needs repairs", "a0", "outlet", 0, 21),
        ("repairs", "The dam needs repairs", "a1", "absent", None, None),
        ("fail", "It may fail", "a0", "quoted", 24, 35),
        ("fail", "It may fail", "a1", "reported", 37, 50),
        ("rain", "Rain fell", "a2", "outlet", 14, 23),
        ("rain", "Rain fell", "a0", "unclear", None, None),
        columns=CLAIMS,
    )


# --- what a reader finds -----------------------------------------------------------------------------------------


def test_each_passage_is_marked_in_its_sentence_with_voice_and_place(folder):
    corpus = dam()
    reading.save(corpus)
    page = saved(folder, corpus, three())
    assert page.all("mark")[1:] == ["needs repairs", "is safe", "Ann Lee paid", "may", "might"], "the first is the key"
    assert page.all("blockquote") == [
        "The dam needs repairs.", "The dam is safe.", "Ann Lee paid.", '"It may fail," Ole Moe said.',
        "Ole Moe warned that it might fail.",
    ]  # fmt: skip
    assert page.all("span", "voice") == [
        "■ outlet's own words", "■ outlet's own words", "■ outlet's own words", "● quoted: Ole Moe",
        "▲ reported speech: Ole Moe",
    ]  # fmt: skip
    places = [text for text in page.all("span", "place")]
    assert places[3:] == ["sentence 1, characters 27–30", "sentence 1, characters 40–45"]
    assert "article-a0.html#s1" in page.attributes("href")
    assert '<span class="quoted">&#34;It </span><mark><span class="quoted">may</span></mark>' in page.html


def test_the_surest_and_gravest_stand_first_and_counts_are_those_of_the_table(folder):
    page = saved(folder, dam(), three(), note="Made by hand.")
    assert [row.split("Cite.")[1].split(" (difference ")[1].split(")")[0] for row in page.rows] == [
        "safe",
        "paid",
        "may",
    ]
    assert page.all("p", "note")[0] == "Made by hand." and page.all("p")[0].startswith("3 differences in 3 reports.")
    options = [re.sub(r"\s+", " ", text) for text in page.all("option")]
    assert options == [
        "all", "contradiction (1)", "omission (1)", "speech act (1)",
        "all", "substantive (2)", "wording (1)", "all", "medium (2)", "low (1)",
        "all", "a0 Post (3)", "a1 Globe (3)", "a2 Sun (1)",
    ]  # fmt: skip
    assert page.all("label") == ["Kind", "Severity", "Certainty", "Report", "Find words"], "one event: no choice of it"


def test_silent_reports_are_named_in_words(folder):
    page = saved(folder, dam(), three())
    assert page.all("p", "silent") == [
        "No passage is listed for a2 Sun.", "Not found in a0 Post and a2 Sun.", "No passage is listed for a2 Sun.",
    ]  # fmt: skip


def test_words_of_the_table_say_what_differs(folder):
    found = three().assign(label="Safe & <b>sound</b>?", why="one denies it", topic="dam", rule="negation")
    row = saved(folder, dam(), found).rows[0]
    assert row.startswith(" Safe & <b>sound</b>?contradiction substantive medium certainty in 2 reports About: dam")
    assert "Why. one denies it" in row and "Rule. negation" in row
    assert "“Safe & <b>sound</b>?” (difference safe): a0 8–21 and a1 8–15." in row


def test_a_voice_in_the_table_wins_over_the_rule(folder):
    found = three().assign(voice="quoted", speaker="Eva Poe")
    assert set(saved(folder, dam(), found).all("span", "voice")) == {"● quoted: Eva Poe"}


def test_the_matrix_says_who_has_what_and_leads_to_the_passage(folder):
    page = saved(folder, dam(), three(), three_claims())
    assert page.all("th") == [
        "Claim",
        "a0 Post",
        "a1 Globe",
        "a2 Sun",
        "It may fail",
        "Rain fell",
        "The dam needs repairs",
    ]
    assert page.all("td") == [
        "● quoted", "▲ reported", "–not found", "? unclear", "–not found", "■ outlet",
        "■ outlet", "–not found", "–not found",
    ]  # fmt: skip
    assert {a["scope"] for tag, a in page.tags if tag == "th"} == {"col", "row"}
    assert {"#c-fail.a0", "#c-fail.a1", "#c-rain.a2", "#c-repairs.a0"} <= set(page.attributes("href"))
    rain = next(text for text in page.all("details", "claim") if "Rain fell" in text)
    assert "Not found in a1 Globe." in rain and "Not clear: some of it is in a0 Post." in rain


@pytest.mark.slow
def test_the_coded_differences_of_the_series(folder, seeds, top):
    coding = agreement.read_coding(top / "seeds" / "coding", seeds)
    claims = coding.claims[coding.claims["article"] != "004"]
    page = saved(folder, seeds, coding.discrepancies, claims)
    assert len(page.rows) == 112 and "112 differences in 4 reports" in page.all("p")[0]
    assert len(page.all("details", "claim")) == 50 and len(page.all("td")) == 200
    texts = coding.discrepancies.dropna(subset="start")["text"]
    marks = set(page.all("mark"))
    assert set(texts) <= marks and set(claims["text"]) <= marks, "each passage as it stands in the file"
    assert sum("substantive" in row for row in page.rows[:39]) == 39


@pytest.mark.slow
def test_the_differences_and_claims_that_the_program_finds(folder, seeds):
    found, covered = discrepancies.find(seeds), discrepancies.coverage(seeds)
    page = saved(folder, seeds, found, covered)
    assert len(page.rows) == found["discrepancy"].nunique()
    assert len(page.all("details", "claim")) == covered["claim"].nunique()
    assert set(found["text"].dropna()) <= set(page.all("mark"))


# --- addresses ---------------------------------------------------------------------------------------------------

ODD = ["A b", "a-b", "ä/ö?#&=%", '"><script>', "", "a.b", "x" * 300, "d-1"]


def test_every_address_leads_somewhere_and_no_two_are_one(folder):
    corpus = corpus_of(DAM, OTHER, ids=["../0 <1>", "b.c"], event="odd & <event>")
    reading.save(corpus)
    rows = [(i, "number", "wording", "low", a, 0, 7) for i in ODD for a in corpus.fileids()]
    claims = [(i, f"claim {i}", a, "outlet", 0, 7) for i in ODD for a in corpus.fileids()]
    page = saved(folder, corpus, table(*rows), table(*claims, columns=CLAIMS))
    ids = page.attributes("id")
    assert len(ids) == len(set(ids)) and all(re.fullmatch(r"[a-z0-9_.-]+", i) for i in ids)
    assert len([i for i in ids if i.startswith("d-") and "." not in i]) == len(ODD)
    inside = {a.removeprefix("#") for a in page.attributes("href") if a.startswith("#")}
    assert inside <= set(ids) and {"differences", "claims"} <= inside
    for address in {a for a in page.attributes("href") if not a.startswith("#")}:
        name, _, anchor = address.partition("#")
        assert not anchor or f'id="{anchor}"' in (folder / name).read_text(encoding="utf-8"), address


def test_the_address_of_a_difference_depends_on_its_id_alone(folder):
    whole, part = three(), three()[lambda t: t["discrepancy"] == "safe"].assign(kind="place")
    for found in (whole, part):
        assert "d-safe" in saved(folder, dam(), found).attributes("id")


def test_one_id_in_two_events_has_two_addresses(folder):
    corpus = corpus_of(DAM, OTHER, event=["x", "y"])
    claims = [("c", "A claim", a, "outlet", 0, 7) for a in ("a0", "a1")]
    ids = saved(folder, corpus, three().iloc[:4], table(*claims, columns=CLAIMS)).attributes("id")
    assert len(ids) == len(set(ids)) and len([i for i in ids if i.startswith("c-") and "." not in i]) == 2


def test_a_report_without_a_page_has_its_place_without_a_link(folder):
    page = saved(folder, dam(), three())
    assert page.all("span", "place")[0] == "characters 8–21"
    assert not [a for a in page.attributes("href") if a.startswith("article-")]


def test_the_index_names_the_page(folder):
    saved(folder, dam(), three(), title="Two <reports>", name="evidence-dam")
    (folder / "evidence.html").write_text("<!DOCTYPE html>mine")
    with pytest.warns(UserWarning, match="evidence.html is no page that samestory wrote"):
        figures.index()
    index = (folder / "README.md").read_text()
    assert "- [Two &lt;reports&gt;](evidence-dam.html)" in index and "(evidence.html)" not in index


# --- untrusted texts ---------------------------------------------------------------------------------------------


def test_hostile_texts_and_ids_stay_text(folder):
    corpus = corpus_of(HOSTILE, HOSTILE, ids=['"><script>', "</title>"], outlet=["<img src=x onerror=alert(1)>", "'"])
    end = len(HOSTILE) - 6
    columns = (*FOUND, "label", "topic", "event", "rule", "what", "why")
    odd = [HOSTILE, "</script><script>alert(1)</script>", 'onclick="x"', "--><b>", "javascript:alert(1)", "\x00\ud800"]
    rows = [(f"{o}", o, o, o, a, 0, end, *[o] * 6) for o in odd for a in corpus.fileids()]
    claims = [(o, o, o, a, "quoted", 0, end) for o in odd for a in corpus.fileids()]
    coverage = table(*claims, columns=("claim", "label", "topic", "article", "how", "start", "end"))
    page = saved(folder, corpus, table(*rows, columns=columns), coverage, title=HOSTILE, note=HOSTILE)
    assert len([t for t, _ in page.tags if t == "script"]) == 1 and len([t for t, _ in page.tags if t == "style"]) == 1
    assert not {t for t, _ in page.tags} & {"img", "iframe", "object", "embed", "b-", "base", "svg", "link"}
    assert not [name for _, a in page.tags for name in a if name.startswith("on") or name in ("src", "style")]
    assert all(not a or re.match(r"#|article-|README\.md$", a) for a in page.attributes("href"))
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]", page.html)
    seen = HOSTILE[:end].replace("\r\n", "\n").replace("\x00", "\u2400").replace("\x1b", "\u241b")
    assert seen in page.all("mark"), "controls are seen, all else is as it stands"


def test_the_page_allows_its_own_script_and_style_alone(folder):
    page = saved(folder, dam(), three(), three_claims())
    policy = page.attributes("content")[2]
    assert policy.startswith("default-src 'none'; ")
    for tag in ("script", "style"):
        own = re.search(rf"<{tag}>(.*?)</{tag}>", page.html, re.S)[1]
        digest = base64.b64encode(hashlib.sha256(own.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert "unsafe" not in policy and "://" not in page.html.split("<bdi>")[0] and "url(" not in page.html


# --- every corpus ------------------------------------------------------------------------------------------------


def many(n, **more):
    rows = [
        (f"d{i}", "number", ("trivial", "substantive")[i % 2], ("low", "medium")[i // 2 % 2], "a0", 0, 7)
        for i in range(n)
    ]
    return table(*rows, **more)


@pytest.mark.slow
def test_of_many_differences_the_surest_are_shown_and_the_page_says_so(folder):
    page = saved(folder, dam(), many(1100))
    assert len(page.rows) == 1000
    said = next(text for tag, a, text in page.texts if a.get("id") == "count")
    assert said == (
        "The first 1,000 of 1,100 differences are on this page: those of low certainty last, substantive ones first. "
        "The table has all."
    )
    sure = ["medium" in row for row in page.rows]
    assert sure == sorted(sure, reverse=True) and sum(sure) == 550
    grave = ["substantive" in row for row in page.rows[:550]]
    assert grave == sorted(grave, reverse=True) and sum(grave) == 275
    assert "1,100 differences" in page.all("p")[0]


def test_of_long_texts_a_page_takes_as_many_as_have_room(folder, monkeypatch):
    monkeypatch.setattr("samestory.figures.evidence._save.SIZE", 20_000)
    page = saved(folder, dam(), many(50))
    assert 1 < len(page.rows) < 50 and f"The first {len(page.rows)} of 50 differences" in page.html
    assert len(page.html) < 60_000


@pytest.mark.slow
def test_three_hundred_events(folder):
    corpus = corpus_of(*[DAM] * 600, event=[f"event {n // 2}" for n in range(600)])
    found = table(*[(f"d{n // 2}", "number", "wording", "low", f"a{n}", 0, 7) for n in range(600)])
    claims = [(f"c{n // 2}.{c}", f"Claim {c}", f"a{n}", "outlet", c, c + 9) for n in range(600) for c in range(7)]
    page = saved(folder, corpus, found, table(*claims, columns=CLAIMS))
    assert (
        len(page.rows) == 300 and len(page.all("details", "event")) == 100 and len(page.all("details", "claim")) == 500
    )
    assert "The first 100 of 300 events are listed." in page.html
    assert "5 of 7 claims are listed: those that most reports make." in page.html
    assert "Event (200 of 300)" in page.all("label") and "Report (200 of 600)" in page.all("label")
    assert len(page.html) < 3_000_000


def test_one_event_of_a_hundred_reports(folder):
    corpus = corpus_of(*[DAM] * 100, event="dam", outlet="Northern and Southern Evening Post of the Outer Isles")
    found = table(
        *[("d", "number", "wording", "low", f"a{n}", 0, 7) for n in range(30)],
        ("d", "number", "", "", "a99", None, None),
    )
    claims = table(*[("c", "Claim", f"a{n}", "outlet", 0, 7) for n in range(100)], columns=CLAIMS)
    page = saved(folder, corpus, found, claims)
    assert len(page.all("ul", "reports")[0].split("outlet's own words")) - 1 == 12
    assert page.all("p", "more")[0].endswith("and 6 more; the table has the passages.")
    assert "and 57 more." in page.all("p", "quiet")[0]
    assert len(page.all("td")) == 40 and "The table has the first 40 of 100 reports" in page.html
    inside = {a[1:] for a in page.attributes("href") if a.startswith("#")}
    assert inside <= set(page.attributes("id")), "no cell leads to a passage that is left out"


def test_endless_sentences_and_spans_are_cut(folder):
    text = "word " * 40_000
    corpus = corpus_of(text, text, event="e")
    found = table(("d", "number", "", "", "a0", 100_000, 100_004), ("d", "number", "", "", "a1", 5, 190_000))
    page = saved(folder, corpus, found.assign(label="w" * 5000, topic="t " * 5000))
    inner, outer = page.all("blockquote")
    assert inner.startswith("… ") and inner.endswith(" …") and len(inner) < 700
    assert outer.endswith(" […] ") and len(outer) < 1000 and len(page.html) < 40_000


def test_nothing_to_compare_is_said(folder):
    page = saved(folder, dam(), three().iloc[:0], three_claims().iloc[:0])
    assert page.rows == [] and "No difference is given, so there is nothing to compare." in page.html
    assert "No report makes a claim that was compared." in page.html
    page = saved(folder, corpus_of("One report."), discrepancies.find(dam()).iloc[:0])
    assert "Who reports what" not in page.html and not page.all("option")


def test_a_corpus_without_events_and_tables_without_more_than_the_columns_needed(folder):
    corpus = corpus_of(DAM, OTHER)
    page = saved(folder, corpus, three()[lambda t: t["article"] != "a2"].drop(columns=["severity", "certainty"]))
    assert len(page.rows) == 3 and page.rows[0].startswith(" speech actspeech act in 2 reports")
    assert page.all("p", "quiet") == [], "without an event nobody knows which reports are silent"


@pytest.mark.timed
def test_time_grows_with_the_number_of_differences(folder):
    corpus = corpus_of(f"{DAM} " * 100, f"{OTHER} " * 100, event="e")
    rows = [("number", "wording", "low", a) for a in ("a0", "a1")]
    tables = [table(*[(f"d{i}", *row, 7 * i, 7 * i + 5) for i in range(n) for row in rows]) for n in (200, 800)]
    evidence.save(corpus, tables[0])
    small, large = (least(lambda found=found: evidence.save(corpus, found)) for found in tables)
    assert large / small < 8  # 4 is linear, 16 quadratic


# --- errors ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda t: {"found": t.drop(columns="kind")}, "it lacks kind. It comes from discrepancies.find"),
        (lambda t: {"coverage": three_claims().drop(columns="label")}, "it lacks label"),
        (lambda t: {"coverage": three_claims().drop(columns="how")}, "it lacks held. It comes from discrepancies.cov"),
        (lambda t: {"found": t.assign(article="a9")}, "found='a9' is not a table of articles of this corpus (a0"),
        (lambda t: {"found": t.assign(end=640)}, "found='a0 27–640' is not a span of an article of 64 characters"),
        (lambda t: {"found": t.assign(end=pd.NA)}, "found='a0 27–<NA>' is not a span"),
        (lambda t: {"coverage": three_claims().assign(start=-1)}, "coverage='a0 -1–21' is not a span"),
        (lambda t: {"name": "../evidence"}, "name='../evidence' is not 'evidence', or"),
        (lambda t: {"title": ""}, "title='' is not given"),
    ],
)
def test_what_cannot_be_used_is_named(folder, change, said):
    with pytest.raises(ss.errors.ArgumentError, match=re.escape(said)) as raised:
        evidence.save(**{"corpus": dam(), "found": three(), **change(three())})
    assert str(raised.value).startswith("figures.evidence.save: ") and not list(folder.glob("*.html"))


# --- colors ------------------------------------------------------------------------------------------------------


def luminance(color):
    """Relative luminance, WCAG 2.2."""
    parts = [int(color[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return sum(weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), linear))


def contrast(one, other):
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_contrast_is_computed_as_wcag_has_it():
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01), "the usual example of a gray that fails"


@pytest.mark.parametrize("when", ["light", "dark", "print"])
def test_text_has_contrast_by_day_and_by_night(folder, when):
    style = re.search(r"<style>(.*?)</style>", saved(folder, dam(), three()).html, re.S)[1]
    media = {"dark": r"@media \(prefers-color-scheme: dark\)\s*\{\s*", "print": r"@media print\s*\{\s*"}
    names = {}
    for block in re.findall(r"^:root\s*\{(.*?)\}", style, re.S | re.M):
        names |= dict(re.findall(r"--([\w-]+):\s*(#[0-9a-fA-F]{6})", block))
    if when in media:
        for block in re.findall(media[when] + r":root\s*\{(.*?)\}", style, re.S):
            names |= dict(re.findall(r"--([\w-]+):\s*(#[0-9a-fA-F]{6})", block))
    grounds = ["paper", "raised", "quoted-tint", "reported-tint"]
    pairs = [(ink, ground, 4.5) for ink in ("ink", "link", "quiet") for ground in grounds]
    pairs += [("mark-ink", "mark", 4.5), ("line", "paper", 3), ("focus", "paper", 3), ("line", "raised", 3)]
    pairs += [(voice, "paper", 3) for voice in ("outlet", "reported", "quoted")]
    pairs += [(voice, f"{voice}-tint", 3) for voice in ("reported", "quoted")]
    low = {pair: round(contrast(names[pair[0]], names[pair[1]]), 2) for pair in pairs}
    assert {pair: ratio for pair, ratio in low.items() if ratio < pair[2]} == {}
