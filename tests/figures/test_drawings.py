"""The drawings: nothing is cut, nothing overlaps, all words are there, and the alt text says the numbers."""

import pandas as pd
import pytest
from helpers import TOP, corpus_of
from matplotlib.text import Text
from samestory import agreement, figures
from samestory.alignment import collate

CLAIMS = pd.DataFrame(
    [
        ("c1", "The mill closes", "mill", "a", "quoted"),
        ("c1", "The mill closes", "mill", "b", "outlet"),
        ("c2", "Forty jobs go", "mill", "a", "reported"),
        ("c3", "It rained $5 & <b>", "weather", "b", "outlet"),
    ],
    columns=["claim", "label", "topic", "article", "how"],
)


def drawn(fig):
    fig.draw_without_rendering()  # lets the layout settle
    return [t for ax in fig.axes for t in ax.texts if t.get_text()]


def no_overlap(texts):
    boxes = [(t.get_text(), t.get_window_extent()) for t in texts]
    return [(a, b) for n, (a, x) in enumerate(boxes) for b, y in boxes[:n] if x.padded(-2).overlaps(y.padded(-2))]


def test_coverage_shows_every_cell_without_color():
    fig, alt = figures.discrepancies.coverage(CLAIMS, {"c2": "possible contradiction: forty or fifty"})
    texts = drawn(fig)
    words = [t.get_text() for t in texts]
    assert {"mill", "weather", "The mill closes", "possible contradiction: forty or fifty", "a", "b"} <= set(words)
    assert words.count("–") == 2  # c2 in b, c3 in a
    marks = [line.get_marker() for line in fig.axes[0].lines if len(line.get_xdata()) == 1]
    assert sorted(marks) == sorted(["o", "^", "s"] + ["o", "s", "^", "s"])  # the key, then four cells
    assert not no_overlap(texts)
    assert "Table of 3 claims in 2 groups by 2 reports" in alt and "1 in 2, 2 in 1" in alt
    assert "a: 2 claims (1 quoted, 1 reported)" in alt and "forty or fifty" in alt


def test_coverage_prints_names_and_fits_a_page(seeds):
    coded = agreement.read_coding(TOP / "seeds" / "coding", seeds).claims.query("article != '004'")
    fig, alt = figures.discrepancies.coverage(coded, {"never-problems": "not in 002"}, seeds.names)
    texts = drawn(fig)
    words = {t.get_text() for t in texts}
    assert {"000 (PTI copy)", "001 ETV Bharat", "002", "003 (Moscow dateline)"} <= words and words >= set(
        coded["label"]
    )
    assert not no_overlap([t for t in texts if not t.get_rotation()])
    assert fig.get_figheight() * 25.4 < 225 and min(t.get_fontsize() for t in texts) >= 7  # the title takes 14
    assert "003 (Moscow dateline): 27 claims" in alt


def test_coverage_of_many_reports_with_long_ids_and_hostile_labels():
    ids = [f"{n:02}" + "x" * 38 for n in range(60)]
    claims = pd.DataFrame({"claim": ["c1"] * 60 + ["c2"], "article": [*ids, ids[0]], "how": "outlet", "topic": "$t"})
    claims["label"] = ["short"] * 60 + ["<b>$x^2$ & " + "words without end " * 20]
    fig, _ = figures.discrepancies.coverage(claims)
    texts = drawn(fig)
    cut = next(t for t in texts if t.get_text().startswith("<b>$x^2$ & words"))
    assert cut.get_text().endswith(" …") and not no_overlap([t for t in texts if not t.get_rotation()])
    assert max(t.get_window_extent().x1 for t in texts if not t.get_rotation()) <= fig.bbox.x1


def test_renditions_keep_every_word_and_break_long_lines():
    versions = ["one two three " * 15, "one two four " * 15]
    fig, alt = figures.discrepancies.renditions({"counting": (["a", "b"], collate(versions))})
    texts = drawn(fig)
    words = [t.get_text() for t in texts]
    assert words.count("three") == words.count("four") == 15 and words.count("a") > 1
    assert not no_overlap(texts)
    assert max(t.get_window_extent().x1 for t in texts) <= fig.bbox.x1
    assert {t.get_weight() for t in texts if t.get_text() in ("three", "four")} == {"bold"}
    assert "a: one two three" in alt and "b: one two four" in alt


@pytest.mark.slow
def test_firmness_has_a_labeled_mark_a_report(tmp_path, monkeypatch):
    acts = pd.DataFrame(
        [("sale", "a", 0, "hinted"), ("sale", "b", 2, "promised"), ("order", "a", 1, "ordered")],
        columns=["act", "article", "step", "text"],
    )
    fig, alt = figures.discrepancies.firmness(
        acts, {"order": ["ask", "order"], "sale": ["hint", "may", "promise"], "none": ["x"]}
    )
    assert [ax.get_title(loc="left") for ax in fig.axes] == ["order", "sale"]
    assert {t.get_text() for t in drawn(fig)} == {"hinted", "promised", "ordered"}
    assert [label.get_text() for label in fig.axes[1].get_xticklabels()] == ["hint", "may", "promise"]
    assert "sale: a hinted (step 1 of 3), b promised (step 3 of 3)" in alt
    monkeypatch.setenv("SAMESTORY_FIGURES", str(tmp_path))
    figures.save(fig, "fig-09-firmness", "T", alt, acts)


def test_firmness_shows_every_passage_of_a_report_in_its_voice():
    rows = [("sale", "a", 1, "may be sold", "quoted"), ("sale", "a", 1, "may sell", "reported")]
    rows += [("sale", "b", 9, "ordered " + "her staff to sell the old mill by the river " * 5, "outlet")]
    acts = pd.DataFrame(rows, columns=["act", "article", "step", "text", "voice"])
    steps = ["hint", "may", "consider", "propose", "prepared", "plan", "promise", "decide", "instruct", "order"]
    fig, alt = figures.discrepancies.firmness(acts, {"sale": steps}, {"a": "a (Daily News of Oslo, evening)"})
    texts = drawn(fig)
    assert [t.get_text() for t in texts][:2] == ["“may be sold”", "may sell"] and not no_overlap(texts)
    assert texts[2].get_text().startswith("ordered her staff") and texts[2].get_text().endswith(" …")
    assert min(t.get_window_extent().x0 for t in texts) > fig.axes[0].get_window_extent().x0
    assert {line.get_marker() for line in fig.axes[0].lines if len(line.get_xdata()) == 1} == {"o", "^", "s"}
    assert [t.get_text() for t in fig.axes[0].get_yticklabels()] == ["a (Daily News of Oslo,\nevening)", "b"]
    assert "a (Daily News of Oslo, evening) “may be sold” (step 2 of 10)" in alt


def test_a_timeline_says_what_is_dated_and_what_is_open():
    reports = pd.DataFrame(
        [("a", "2025-10-03", "2025-10-03", True, "dated"), ("b", "2025-10-02", "", False, "undated")],
        columns=["label", "earliest", "latest", "dated", "note"],
    )
    events = pd.DataFrame([("speech", "2025-10-02", "")], columns=["label", "start", "end"])
    fig, alt = figures.corpus.timeline(reports, events)
    assert {"dated", "undated", "speech"} == {t.get_text() for t in drawn(fig)}
    assert alt.endswith("a is a dot on 2025-10-03; b is a bracket from 2025-10-02 to an open end.")


NAMES = {"000": "000 (PTI copy)", "003": "003 (Moscow dateline)", "004": "004 (December visit)"}


def corpus_drawings(width, ids, names):
    notes = [
        "no date in the file; the visit is “forthcoming”",
        "dated 2025-10-03",
        "no date in the file; “amidst his visit”",
    ]
    dates = [("2025-10-02", "2025-12-10", False), ("2025-10-03", "2025-10-03", True), ("2025-12-01", "", False)]
    reports = [(names.get(i, i), *dates[n % 3], notes[n % 3]) for n, i in enumerate(ids)]
    reports = pd.DataFrame(reports, columns=["label", "earliest", "latest", "dated", "note"])
    events = [
        ("speech at the Valdai forum", "2025-10-02", ""),
        ("visit, announced for “early December”", "2025-12-01", ""),
    ]
    words = [
        (i, v, s, n)
        for i in ids
        for v, s, n in (("outlet", "", 120), ("quoted", "Vladimir Putin", 90), ("reported", "Lee", 9))
    ]
    yield figures.corpus.timeline(reports, pd.DataFrame(events, columns=["label", "start", "end"]), width)[0]
    yield figures.corpus.voices(pd.DataFrame(words, columns=["article", "voice", "speaker", "words"]), 0, names, width)[
        0
    ]
    corpus = corpus_of(*["Rain fell on Oslo all day. Wind blew."] * len(ids), ids=ids, outlet="Post")
    reuse = pd.DataFrame(columns=["article_a", "article_b", "containment_ab", "containment_ba"])
    passages = pd.DataFrame([(ids[0], 0, 22, ids[1], 0, 22, 11, "outlet", "quoted")])
    passages.columns = "article_a start_a end_a article_b start_b end_b words voice_a voice_b".split()
    retelling = pd.DataFrame(columns=["article_a", "article_b", "shared_ab", "shared_ba", "tau"])
    yield figures.corpus.text_reuse(corpus, reuse, passages, retelling, width=width)[0]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("width", "ids", "names"),
    [
        (89, list(NAMES), NAMES),
        (183, list(NAMES), NAMES),
        (183, [f"a-report-with-a-long-name-{n:03d}" for n in range(60)], {}),
    ],
    ids=["one column", "two columns", "sixty reports"],
)
def test_a_corpus_is_drawn_on_one_or_two_columns(width, ids, names):
    for fig in corpus_drawings(width, ids, names):
        assert fig.get_figwidth() * 25.4 == pytest.approx(width) and fig.get_figheight() * 25.4 <= 240
        texts = drawn(fig)
        ticks = [t for ax in fig.axes for t in ax.get_yticklabels()]
        assert not no_overlap(texts) and not no_overlap(ticks)
        every = [t for t in fig.findobj(Text) if t.get_visible() and t.get_text().strip()]
        assert min(t.get_size() for t in every) >= 7
        box = fig.get_tightbbox()  # inches; what stands outside the picture would widen it
        assert box.x0 >= -0.01 and box.x1 <= width / 25.4 + 0.01 and box.y0 >= -0.01


def test_voices_count_words_and_put_small_speakers_together():
    words = pd.DataFrame(
        [("a", "outlet", "", 40), ("a", "quoted", "Lee", 56), ("a", "quoted", "Rao", 4), ("b", "reported", "Lee", 10)],
        columns=["article", "voice", "speaker", "words"],
    )
    fig, alt = figures.corpus.voices(words)
    shown = [t.get_text() for t in drawn(fig)]
    assert "40 (40 %)" in shown and "Lee" in shown and "Rao" not in shown and "100" in shown
    assert alt.endswith("a: 40, 0, 60; b: 0, 10, 0.")


def test_text_reuse_sets_wording_beside_claims_and_names_the_reports():
    texts = ["Rain fell on Oslo all day. Wind blew.", "Wind blew. Rain fell on Oslo all night.", "A ship sank."]
    corpus = corpus_of(*texts, event=["storm", "storm", "ship"], outlet=["Post", "", ""])
    reuse = pd.DataFrame(
        [("a0", "a1", 0.5, 0.25)], columns=["article_a", "article_b", "containment_ab", "containment_ba"]
    )
    claims = [("a0", "a1", 1.0, 0.75, -0.5)]
    retelling = pd.DataFrame(claims, columns=["article_a", "article_b", "shared_ab", "shared_ba", "tau"])
    passages = pd.DataFrame([("a0", 0, 22, "a1", 11, 33, 11, "outlet", "outlet")])
    passages.columns = "article_a start_a end_a article_b start_b end_b words voice_a voice_b".split()
    fig, alt = figures.corpus.text_reuse(corpus, reuse, passages, retelling)
    wording, claims = ([t.get_text() for t in ax.texts] for ax in fig.axes[:2])
    assert wording == ["·", "50", "0", "25", "·", "0", "0", "0", "·"]
    assert claims == ["·", "100\nτ -.50", "–", "75\nτ -.50", "·", "–", "–", "–", "·"], "of other events: not compared"
    assert "11 words" in [t.get_text() for t in fig.axes[2].texts]
    assert "a0 Post and a1: 100 % and 75 %, tau -0.50" in alt and "a0 Post and a1, 11 words" in alt


def test_many_reports_with_long_names_fit_a_page(recwarn, tmp_path, monkeypatch):
    monkeypatch.setenv("SAMESTORY_FIGURES", str(tmp_path))
    text = "Rain fell on Oslo all day and wind blew. The $mill may close, Ann Lee said."
    corpus = corpus_of(
        *[f"{text} Report {n}." for n in range(60)], event="e", outlet=[f"Post $<b> {n} " * 3 for n in range(60)]
    )
    counts = [
        (name, voice, "The Director General of Long Names", 40 + 9 * n)
        for n, name in enumerate(corpus.names)
        for voice in ("outlet", "quoted")
    ]
    day = {"earliest": "2025-10-02", "latest": "", "dated": False, "note": "no date"}
    pairs = [(f"a{n}", f"a{n + 1}", n / 60, n / 60, 0.5) for n in range(59)]
    columns = ["article_a", "article_b", "shared_ab", "shared_ba", "tau"]
    retelling = pd.DataFrame(pairs, columns=columns)
    reuse = retelling.rename(columns={"shared_ab": "containment_ab", "shared_ba": "containment_ba"})
    none = pd.DataFrame(columns="article_a start_a end_a article_b start_b end_b words voice_a voice_b".split())
    drawn_ = [
        figures.corpus.voices(pd.DataFrame(counts, columns=["article", "voice", "speaker", "words"])),
        figures.corpus.timeline(
            pd.DataFrame({"label": corpus.names, **day}),
            pd.DataFrame([("s", "2025-10-02", "")], columns=["label", "start", "end"]),
        ),
        figures.corpus.text_reuse(corpus, reuse, none, retelling),
    ]
    for n, (fig, alt) in enumerate(drawn_):
        figures.save(fig, f"fig-09-many-{n}", "Many", alt, reuse)
        assert alt.count("Post") >= 10
    assert not [str(w.message) for w in recwarn if "print" in str(w.message)]
    assert [t.get_text()[:3] for t in drawn_[2][0].axes[0].get_yticklabels()] == [f"a{n}" for n in range(50, 60)]


def test_who_evaluates_whom_says_each_cell_in_words():
    matrix = pd.DataFrame(
        [("Lee", "US", 3, 1, 0, 2, 0), ("Rao", "Russia", 2, 0, 1, 0, 1)],
        columns=["holder", "actor", "n", "negative", "neutral", "positive", "undecided"],
    )
    fig, alt = figures.sentiment.who_evaluates_whom(matrix, ["Lee", "Rao"], ["US", "Russia"])
    shown = sorted(t.get_text() for t in drawn(fig))
    assert shown == ["1 negative", "2 positive", "none", "of 2, 1 disputed", "of 3", "·", "·"]
    assert "Lee of US: +2 −1 of 3; Rao of Russia: +0 −0 of 2, 1 disputed" in alt


def test_who_evaluates_whom_counts_words_that_are_printed_again_once():
    rows = [("Lee", "US", 5, 3, 1, 0, 2, 0), ("Rao", "US", 2, 2, 0, 2, 0, 0)]
    columns = ["holder", "actor", "n", "n_distinct", "negative", "neutral", "positive", "undecided"]
    fig, alt = figures.sentiment.who_evaluates_whom(pd.DataFrame(rows, columns=columns), ["Lee", "Rao"], ["US"])
    assert {"of 3", "of 2"} <= {t.get_text() for t in drawn(fig)}
    assert "Lee of US: +2 −1 of 3; Rao" in alt and alt.endswith("Left out as repeats of the same words: 2.")


def test_who_evaluates_whom_fits_one_column():
    countries, holders = ["US", "Russia", "India"], ["Vladimir Putin", "disputed voice"]
    rows = [(holder, country, 183, 100, 60, 23, 11) for holder in holders for country in countries]
    columns = ["holder", "actor", "n", "negative", "neutral", "positive", "undecided"]
    matrix = pd.DataFrame(rows, columns=columns)
    fig, alt = figures.sentiment.who_evaluates_whom(matrix, holders, countries, width=89)
    texts = drawn(fig)
    assert fig.get_figwidth() * 25.4 == pytest.approx(89) and not no_overlap(texts)
    assert "of 183,\n11 disputed" in {t.get_text() for t in texts}
    assert min(t.get_size() for t in fig.findobj(Text) if t.get_text().strip()) >= 7
    box = fig.get_tightbbox()
    assert box.x0 >= -0.01 and box.x1 <= 89 / 25.4 + 0.01
    assert "Vladimir Putin of US: +23 −100 of 183, 11 disputed" in alt


def test_many_holders_share_a_row_and_nothing_is_lost():
    rows = [(f"h{k}", "US", 300, 100, 100, 100, 0) for k in range(40)]
    matrix = pd.DataFrame(rows, columns=["holder", "actor", "n", "negative", "neutral", "positive", "undecided"])
    fig, alt = figures.sentiment.who_evaluates_whom(matrix, [row[0] for row in rows], ["US"])
    assert fig.get_figheight() * 25.4 < 210 and "25 other holders of US: +2500 −2500 of 7500" in alt


def test_a_name_swap_counts_sentences_without_a_difference():
    scores = pd.DataFrame(
        [("… acted", "US", 0.5, 0.1), ("… acted", "Russia", 0.1, 0.1)], columns=["template", "name", "VADER", "ours"]
    )
    _, alt = figures.sentiment.name_swap(scores)
    assert "… acted +0.50 against +0.10" in alt and alt.endswith("in 1 of 1 sentences.")


def test_the_index_names_notebook_data_and_evidence(tmp_path, monkeypatch):
    (tmp_path / "figures").mkdir()
    (tmp_path / "notebooks").mkdir()
    (tmp_path / "notebooks" / "09_words.ipynb").write_text("{}")
    monkeypatch.setenv("SAMESTORY_FIGURES", str(tmp_path / "figures"))
    fig, alt = figures.discrepancies.coverage(CLAIMS)
    figures.save(fig, "fig-09-coverage", "T", alt, CLAIMS, evidence="table-09-claims")
    index = (tmp_path / "figures" / "README.md").read_text()
    assert "- Notebook: [09_words.ipynb](../notebooks/09_words.ipynb)\n- Data: [fig-09-coverage.csv]" in index
    assert "- Evidence: [table-09-claims](table-09-claims.html)" in index
