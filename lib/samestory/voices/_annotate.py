"""The three tables of voices: `quotations` (what stands in marks), `reports` (every other attribution), `voice_of`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
import pandas as pd

from ..corpus import Corpus
from ..corpus.offsets import once_per_corpus
from ..errors import ArgumentError
from ._attribution import Owner, owners
from ._content import contents
from ._cues import Cue, find_cues
from ._kinds import kinds_of
from ._speakers import named_in_other_reports, names_of
from ._tags import Line, Span, lay_out, sort_key

QUOTATION_COLUMNS = "article start end text kind speaker speaker_text speaker_start speaker_end cue cue_start cue_end force rule".split()
REPORT_COLUMNS = (
    "article start end text speaker speaker_text cue cue_start cue_end force speaker_start speaker_end rule".split()
)


def quotations(corpus: Corpus) -> pd.DataFrame:
    """List every passage in quotation marks, with its speaker.

    Parameters
    ----------
    corpus : Corpus

    Returns
    -------
    DataFrame, one row a passage, in the order of the text. Offsets are characters of the article; where there is no
    mention or cue, texts are empty and offsets -1.
        article        id of the article
        start          of the text inside the marks
        end            of the text inside the marks
        text           the words inside the marks
        kind           "full" (a sentence or more of its own), "fragment" (words built into the outlet's sentence) or
                       "designation" (a name or term in marks: nobody speaks)
        speaker        resolved name
        speaker_text   the mention as printed
        speaker_start  of the mention
        speaker_end    of the mention
        cue            the attributing words as printed
        cue_start      of the cue
        cue_end        of the cue
        force          class of the cue (codebooks/cues.toml)
        rule           the function that chose the speaker, in voices/_attribution.py (`named_in_other_reports`: in
                       _speakers.py); "" where there is no speaker

    See Also
    --------
    reports, voice_of

    Notes
    -----
    The rule chooses a mention, such as "the president"; `resolve` in voices/_speakers.py finds the name for it.
    On PolNeAR (84 articles for development) passages are found with an F1 of .97; the speaker is right for .87 of
    all direct quotations (benchmarks/README.md, Voices). A passage in marks is found by the marks alone.

    References
    ----------
    Newell, C., Margolin, D., & Ruths, D. (2018). An attribution relations corpus for political news. LREC.
    Pareti, S. (2012). A database of attribution relations. LREC.
    Pavllo, D., Piccardi, T., & West, R. (2018). Quootstrap: Scalable unsupervised extraction of quotation-speaker
    pairs from large news corpora via bootstrapping. ICWSM.

    Examples
    --------
    >>> import pandas as pd, samestory as ss
    >>> corpus = ss.read_corpus(pd.DataFrame({"text": ["“We won,” said Maria Lopez. “Nobody expected it.”"]}))
    >>> quotations(corpus)[["text", "kind", "speaker", "cue", "rule"]].values.tolist()
    [['We won,', 'full', 'Maria Lopez', 'said', 'cue_behind'], ['Nobody expected it.', 'full', 'Maria Lopez', 'said', \
'carried_over']]
    """
    return _tables(corpus)[0].copy(deep=False)


def reports(corpus: Corpus) -> pd.DataFrame:
    """List reported speech and every other attribution whose content stands outside quotation marks.

    Parameters
    ----------
    corpus : Corpus

    Returns
    -------
    DataFrame, one row a cue, in the order of the cues. Offsets are characters of the article; where there is no
    mention, texts are empty and offsets -1.
        article        id of the article
        start          of the reported content
        end            of the reported content
        text           the reported content
        speaker        resolved name
        speaker_text   the mention as printed
        cue            the attributing words as printed
        cue_start      of the cue
        cue_end        of the cue
        force          class of the cue: neutral, assertive, directive, commissive, tentative, evaluative, belief,
                       evidential (codebooks/cues.toml)
        speaker_start  of the mention
        speaker_end    of the mention
        rule           the function of voices/_phrases.py that chose the source of the cue; "" where there is none

    See Also
    --------
    quotations, voice_of

    Notes
    -----
    On PolNeAR (84 articles for development) cues are found with an F1 of .76, those of quotations included
    (benchmarks/README.md, Voices). The ends of reported content have not been measured.

    References
    ----------
    Newell, C., Margolin, D., & Ruths, D. (2018). An attribution relations corpus for political news. LREC.
    Searle, J. R. (1976). A classification of illocutionary acts. Language in Society, 5(1), 1-23.

    Examples
    --------
    >>> import pandas as pd, samestory as ss
    >>> corpus = ss.read_corpus(pd.DataFrame({"text": ["Maria Lopez stressed that taxes would fall."]}))
    >>> reports(corpus)[["text", "speaker", "cue", "force", "rule"]].values.tolist()
    [['taxes would fall', 'Maria Lopez', 'stressed', 'assertive', 'subject']]
    """
    return _tables(corpus)[1].copy(deep=False)


def voice_of(corpus: Corpus, spans: pd.DataFrame) -> pd.DataFrame:
    """Say in whose voice each span stands.

    Parameters
    ----------
    corpus : Corpus
    spans : DataFrame
        With columns article, start and end (characters).

    Returns
    -------
    DataFrame : `spans` with two more columns.
        voice    "quoted" inside a quotation (not a designation), "reported" inside reported content, else "outlet"
        speaker  resolved name; "" for the outlet

    Raises
    ------
    ArgumentError
        An article of `spans` is not in the corpus.

    See Also
    --------
    quotations, reports

    Notes
    -----
    Quoted wins over reported. A span across two voices takes that of its middle character. In nested reports (he
    said that she hoped …) the outermost speaker counts: the outlet has it from him.

    Examples
    --------
    >>> import pandas as pd, samestory as ss
    >>> corpus = ss.read_corpus(pd.DataFrame({"text": ['Maria Lopez said: "Taxes fall." They rose.']}))
    >>> start = [corpus.articles["text"].iloc[0].index(word) for word in ("Taxes", "rose")]
    >>> spans = pd.DataFrame({"article": corpus.articles.index[0], "start": start, "end": [n + 4 for n in start]})
    >>> voice_of(corpus, spans)[["voice", "speaker"]].values.tolist()
    [['quoted', 'Maria Lopez'], ['outlet', '']]
    """
    article = _numbers(corpus, spans)
    if (article < 0).any():
        unknown = spans["article"].tolist()[int(np.argmax(article < 0))]
        raise ArgumentError(
            "voices.voice_of", "spans", unknown, "an article of this corpus", corpus.articles.index[:20]
        )
    middle = (spans["start"].to_numpy(dtype=np.int64) + spans["end"].to_numpy(dtype=np.int64)) // 2
    voice, speaker = np.full(len(spans), "outlet", dtype=object), np.full(len(spans), "", dtype=object)
    quoted = quotations(corpus)
    for name, table in (("reported", reports(corpus)), ("quoted", quoted[quoted["kind"] != "designation"])):
        row = _outermost(table, _numbers(corpus, table), sort_key(article, middle))
        voice[row >= 0] = name
        speaker[row >= 0] = table["speaker"].to_numpy(dtype=object)[row[row >= 0]]
    return spans.assign(voice=voice, speaker=speaker)


def _numbers(corpus: Corpus, table: pd.DataFrame) -> np.ndarray:
    """Return the number in the corpus of every row's article, -1 for an unknown one."""
    return corpus.articles.index.get_indexer(table["article"].to_numpy(dtype=object))


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


@once_per_corpus
def _tables(corpus: Corpus) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Annotate the corpus: quotations and reports."""
    line = lay_out(corpus)
    cues = find_cues(line)
    owned = owners(line, cues)
    names = names_of(line, cues, owned)
    quoted = _table(corpus, line, names, _quoted(line, cues, owned))[QUOTATION_COLUMNS]
    reported = _table(corpus, line, names, _reported(line, cues, owned))[REPORT_COLUMNS]
    return named_in_other_reports(quoted, corpus.articles["event"]), reported


def _quoted(line: Line, cues: list[Cue], owned: list[Owner]) -> Iterable[_Attribution]:
    kinds = kinds_of(line, cues, owned)
    for owner in owned:
        span, kind = (owner.item, owner.item), kinds[owner.item]
        if kind == "designation":
            yield _Attribution(span, None, None, "", kind)
        else:
            yield _Attribution(span, owner.source, cues[owner.cue] if owner.cue >= 0 else None, owner.rule, kind)


def _reported(line: Line, cues: list[Cue], owned: list[Owner]) -> Iterable[_Attribution]:
    for cue, span in zip(cues, contents(line, cues, owned)):
        if span and line.of(span).strip("Qqc,.D"):
            yield _Attribution(span, cue.source_span, cue, cue.rule)


def _table(corpus: Corpus, line: Line, names: dict[Span, str], rows: Iterable[_Attribution]) -> pd.DataFrame:
    ids, cells = corpus.articles.index, []
    for row in rows:
        number = line.article[row.span[0]]
        text = line.texts[number]
        cue = (row.cue.first, row.cue.last) if row.cue else None
        places = [(line.start[span[0]], line.end[span[1]]) if span else (-1, -1) for span in (row.span, row.source, cue)]
        passage, mention, words = ((text[a:b] if b >= 0 else "", a, b) for a, b in places)
        name, rule = (names[row.source], row.rule) if row.source else ("", "")
        force = row.cue.force if row.cue else ""
        cells.append((ids[number], *passage, row.kind, name, *mention, *words, force, rule))
    columns = ["article", "text", "start", "end", *QUOTATION_COLUMNS[4:]]
    return pd.DataFrame(cells, columns=columns)
