"""The three tables of voices: `quotations` (what stands in marks), `reports` (every other attribution), `voice_of`."""

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
import pandas as pd

from ..corpus import Corpus
from ..corpus.offsets import as_read, numbers, once_by_event, zone_of
from ..errors import ArgumentError, needs
from ._attribution import INFERRED, Owner, owners
from ._content import contents
from ._cues import Cue, find_cues
from ._kinds import KNOWN, is_object, kinds_of
from ._speakers import names_of
from ._tags import Line, Span, lay_out, sort_key
from .persons import named_in_other_reports

_SPEAKER, _CUE = ["speaker", "speaker_text", "speaker_start", "speaker_end"], ["cue", "cue_start", "cue_end", "force"]
QUOTATION_COLUMNS = ["article", "start", "end", "text", "kind", *_SPEAKER, *_CUE, "rule", "inferred", "unsure"]
REPORT_COLUMNS = ["article", "start", "end", "text", *_SPEAKER[:2], *_CUE, *_SPEAKER[2:], "rule", "kind"]


@as_read
def quotations(corpus: Corpus) -> pd.DataFrame:
    """List every passage of words as uttered, with its speaker: in marks, in turns, in blocks, behind dashes.

    Parameters
    ----------
    corpus : Corpus

    Returns
    -------
    DataFrame : one row a passage. Offsets are characters; without a mention or cue texts are empty and offsets -1.
        article, start, end, text                 what stands inside the marks, or behind a label or dash; one row a
                                                  paragraph of an interview's turn or of a block quotation
        kind                                      "full" (a sentence or more of its own), "fragment" (words built into
                                                  the outlet's sentence), "designation" (a name in marks: no speaker)
        speaker                                   resolved name
        speaker_text, speaker_start, speaker_end  the mention as printed
        cue, cue_start, cue_end, force            the attributing words and their class (codebooks/cues.toml)
        rule                                      the function that chose the speaker; "" where there is none
        inferred                                  whether the speaker was taken from other sentences, without a cue,
                                                  label or name of its own
        unsure                                    whether its opening mark is never closed, so that its end is a guess

    See Also
    --------
    reports, voice_of

    Notes
    -----
    `rule` names a function of voices/_attribution.py. It chooses the mention; voices/_speakers.py finds the name.
    On PolNeAR [1]_ passages are found with an F1 of .97; the speaker is right for .92 (benchmarks/README.md).

    References
    ----------
    .. [1] Newell, C., Margolin, D., & Ruths, D. (2018). An attribution relations corpus for political news. LREC.

    Examples
    --------
    >>> import pandas as pd, samestory as ss
    >>> corpus = ss.read_corpus(pd.DataFrame({"text": ["“We won,” said Maria Lopez. “Nobody expected it.”"]}))
    >>> ss.voices.quotations(corpus)[["text", "speaker", "rule"]].values.tolist()
    [['We won,', 'Maria Lopez', 'cue_behind'], ['Nobody expected it.', 'Maria Lopez', 'carried_over']]
    """
    return _tables(corpus)[0].copy(deep=False)


@as_read
def reports(corpus: Corpus) -> pd.DataFrame:
    """List reported speech and every other attribution whose content stands outside quotation marks.

    Parameters
    ----------
    corpus : Corpus

    Returns
    -------
    DataFrame : one row a cue. Offsets are characters; where there is no mention, its text is empty, its offsets -1.
        article, start, end, text       what is reported
        speaker, speaker_text           resolved name, and the mention as printed
        cue, cue_start, cue_end, force  the attributing words and their class (codebooks/cues.toml)
        speaker_start, speaker_end      of the mention
        rule                            the function that chose the source of the cue; "" where there is none
        kind                            "content" (somebody's words or thoughts), "act" (an order or a decision that the
                                        outlet tells: "ordered the police to leave"), "unasserted" (nobody is said to
                                        have said it: "to say", "may promise")

    See Also
    --------
    quotations, voice_of

    Notes
    -----
    **Whose voice is a clause?** It is reported where the sentence attributes it to somebody: a verb of saying, thinking
    or judging; a noun of speech with an agent ("Lee's claim", "the claim by Lee", "the claim was made by Lee");
    "according to"; a participle that carries on what the speaker said. It is the outlet's own where it does not.
    The form decides:

    - A clause (that, none, a question word) or a quotation is content behind every cue, to the end of the sentence.
    - A noun phrase is content behind verbs of saying, judging and promising ("denied the charge", "praised Lee for").
      A relative clause, a circumstance or a past participle behind it is the outlet's.
    - An infinitive or a noun phrase behind a verb of ordering, asking or deciding is an act ("ordered the police to
      leave"). It and what the outlet adds to it are the outlet's; so is a decision or a refusal that a noun names.
    - Blows, noises and events are no cues without a clause, a quotation or a reason ("attacked her for", "barked").
    - Inside what one speaker says, all is that speaker's.

    Which connectives end a phrase follows the readers of PolNeAR [3]_ (train). On its dev part cues are found with an
    F1 of .77. Of the words that `voice_of` gives to somebody, .89 stand in a content of the readers, who also count
    orders, plans and stances as content; of theirs it finds .83 (benchmarks/README.md, Voices).
    `rule` names a function of voices/_phrases.py.

    References
    ----------
    .. [1] Pareti, S. (2012). A database of attribution relations. LREC.
    .. [2] Searle, J. R. (1976). A classification of illocutionary acts. Language in Society, 5(1), 1-23.
    .. [3] Newell, C., Margolin, D., & Ruths, D. (2018). An attribution relations corpus for political news. LREC.

    Examples
    --------
    >>> import pandas as pd, samestory as ss
    >>> corpus = ss.read_corpus(pd.DataFrame({"text": ["Maria Lopez stressed that taxes would fall."]}))
    >>> ss.voices.reports(corpus)[["text", "speaker", "cue", "force", "rule"]].values.tolist()
    [['taxes would fall', 'Maria Lopez', 'stressed', 'assertive', 'subject']]
    """
    return _tables(corpus)[1].copy(deep=False)


@needs("voices.voice_of", "spans", "article start end", "voices.quotations, actors.mentions, framing.code")
@as_read
def voice_of(corpus: Corpus, spans: pd.DataFrame) -> pd.DataFrame:
    """Say in whose voice each span stands.

    Parameters
    ----------
    corpus : Corpus
    spans : DataFrame with columns article, start, end (characters).

    Returns
    -------
    DataFrame : `spans` with two more columns.
        voice    "quoted" inside a quotation (not a designation), "reported" inside content of `reports`, else "outlet"
        speaker  resolved name; "" for the outlet

    Raises
    ------
    ArgumentError : an article is not in the corpus.

    See Also
    --------
    quotations, reports

    Notes
    -----
    Quoted wins over reported, the outer report over the inner. A span across two voices takes that of its middle.

    Examples
    --------
    >>> import pandas as pd, samestory as ss
    >>> corpus = ss.read_corpus(pd.DataFrame({"text": ['Maria Lopez said: "Taxes fall." They rose.']}))
    >>> ss.voices.voice_of(corpus, corpus.tokens.iloc[[5, -2]])[["token", "voice", "speaker"]].values.tolist()
    [['Taxes', 'quoted', 'Maria Lopez'], ['rose', 'outlet', '']]
    """
    place = sort_key(_numbers(corpus, spans), spans[["start", "end"]].to_numpy(dtype=np.int64).sum(axis=1) // 2)
    voice, speaker = np.full((2, len(spans)), [["outlet"], [""]], dtype=object)
    reported, quoted = reports(corpus).query("kind == 'content'"), quotations(corpus).query("kind != 'designation'")
    for name, table in (("reported", reported), ("quoted", quoted)):
        row = _outermost(table, _numbers(corpus, table), place)
        voice[row >= 0] = name
        speaker[row >= 0] = table["speaker"].to_numpy(dtype=object)[row[row >= 0]]
    return spans.assign(voice=voice, speaker=speaker)


def _numbers(corpus: Corpus, spans: pd.DataFrame) -> np.ndarray:
    """Return the number in the corpus of every span's article."""
    ids = corpus.articles.index
    article = numbers(spans["article"], ids)
    unknown = spans["article"][article < 0].tolist()
    if unknown:
        raise ArgumentError("voices.voice_of", "spans", unknown[0], "an article of this corpus", ids[:20])
    return article


def _outermost(table: pd.DataFrame, article: np.ndarray, place: np.ndarray) -> np.ndarray:
    """Find the number of the outermost row of `table` that holds each place; -1 where none does."""
    if not len(table):
        return np.full(len(place), -1)
    starts, ends = (sort_key(article, table[side].to_numpy(dtype=np.int64)) for side in ("start", "end"))
    order = np.lexsort((-ends, starts))
    reach = np.maximum.accumulate(ends[order])
    outer = order[np.append(True, ends[order][1:] > reach[:-1])]  # the others lie inside one before them
    row = np.searchsorted(starts[outer], place, side="right") - 1
    return np.where((row >= 0) & (ends[outer][row] > place), outer[row], -1)


# The tables ----------------------------------------------------------------------------------------------------------


class _Attribution(NamedTuple):
    """A row of a table, in items of the line."""

    span: Span
    source: Span | None
    cue: Cue | None
    rule: str
    kind: str = ""
    inferred: bool = False
    unsure: bool = False


@once_by_event
def _tables(corpus: Corpus) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Annotate the corpus: quotations and reports."""
    line = lay_out(corpus)
    cues = find_cues(line)
    owned = owners(line, cues)
    kinds, names = kinds_of(line, cues, owned, corpus.cached(KNOWN, frozenset)), names_of(line, cues, owned)
    quoted = _table(corpus, line, names, _quoted(line, cues, owned, kinds))[QUOTATION_COLUMNS]
    reported = _table(corpus, line, names, _reported(line, cues, owned, kinds))[REPORT_COLUMNS]
    quoted, reported = (
        table[zone_of(corpus, table) != "furniture"].reset_index(drop=True) for table in (quoted, reported)
    )
    return named_in_other_reports(quoted, corpus.articles["event"]), reported


def _quoted(line: Line, cues: list[Cue], owned: list[Owner], kinds: dict[int, str]) -> Iterable[_Attribution]:
    for item, cue, source, rule in owned:
        speech = kinds[item] != "designation"
        of_cue = cues[cue] if speech and cue >= 0 else None
        held = source if speech else None
        unsure = line.passages[item].unsure
        yield _Attribution((item, item), held, of_cue, rule, kinds[item], bool(held) and rule in INFERRED, unsure)


def _reported(line: Line, cues: list[Cue], owned: list[Owner], kinds: dict[int, str]) -> Iterable[_Attribution]:
    named = [(owner.cue, owner.item) for owner in owned if kinds[owner.item] == "designation" and owner.cue >= 0]
    works = {cue for cue, item in named if cues[cue].last < item and is_object(line, cues[cue], item)}
    for n, (cue, span) in enumerate(zip(cues, contents(line, cues, owned))):
        if span and n not in works and line.of(span).strip("Qqc,.D"):
            yield _Attribution(span, cue.source_span, cue, cue.rule, cue.kind)


def _table(corpus: Corpus, line: Line, names: dict[Span, str], rows: Iterable[_Attribution]) -> pd.DataFrame:
    ids, cells = corpus.articles.index.tolist(), []
    for row in rows:
        row = row._replace(source=_named(line, names, row.source))
        passage, mention = _printed(line, row.span), _printed(line, row.source)
        cue = _printed(line, row.cue and (row.cue.first, row.cue.last))
        if row.source and (inside := line.passages.get(row.source[0])) and inside.label:
            start, end = inside.label  # the label stands inside the marks
            mention = (line.texts[line.article[row.source[0]]][start:end], start, end)
        name, rule = (names[row.source], row.rule) if row.source else ("", "")
        force = row.cue.force if row.cue else ""
        cells.append(
            (
                ids[line.article[row.span[0]]],
                *passage,
                row.kind,
                name,
                *mention,
                *cue,
                force,
                rule,
                row.inferred,
                row.unsure,
            )
        )
    columns = ["article", "text", "start", "end", *QUOTATION_COLUMNS[4:]]
    return pd.DataFrame(cells, columns=columns).astype({"inferred": bool, "unsure": bool})


def _named(line: Line, names: dict[Span, str], source: Span | None) -> Span | None:
    """Return a source unless its phrase has no head that could speak; a relative pronoun stays as a mention."""
    return source if source and (names[source] or line.kinds[source[0]] in "sw") else None


def _printed(line: Line, span: Span | None) -> tuple[str, int, int]:
    """Return the text of a span of items and its offsets."""
    return (line.text(*span), line.start[span[0]], line.end[span[1]]) if span else ("", -1, -1)
