"""Scored or coded mentions counted: by actor, report, voice and speaker, with intervals, and who evaluates whom.

Scores of sentences do not add up to the stance of an article. So no number here stands for a whole article: there are
counts of labels, a mean with its interval and n, and "n too small" where an interval has no ground. The sentences of a
report share writer, source and event, so whole reports are drawn, not sentences (percentile bootstrap of clusters;
Field & Welsh 2007): the interval says how far the mean would move with other reports of the kind. A quotation that
several reports print, or a report downloaded twice, is one evaluation and counts once (the column passage). The errors
of the scorer come on top: see `expected_from_errors`.
"""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from ..errors import ArgumentError, needs

# Reports under which no interval is given. With twenty equal reports the nominal 95 % interval holds the mean in 93 %
# of samples, with ten in 90 %, with five in 85 %, as few reports vary too little (tests/sentiment/test_summary.py).
LEAST = 20
DRAWS = 2000
BLOCK = 5_000_000  # drawn numbers held at a time, so that memory stays small for any number of reports
LEVEL = (0.025, 0.975)
COUNTS = ("negative", "neutral", "positive", "unclear")


@needs("sentiment.summary", "scored", "article sentence label score", "sentiment.score")
def summary(scored: pd.DataFrame, by: str | Sequence[str] = ("actor", "voice"), least: int = LEAST) -> pd.DataFrame:
    """Summarize the tone toward each group of mentions.

    Parameters
    ----------
    scored : DataFrame
        From `score`.
    by : str or sequence of str
        Columns of `scored`: actor, article, voice, speaker and so on.
    least : int
        Reports under which no interval is given.

    Returns
    -------
    DataFrame
        The columns of `by`; n (mentions); n_distinct (mentions left when each passage counts once in its group). All
        that follows is about these: sentences, reports (counts), negative, neutral, positive, unclear (counts of
        labels); mean score; low and high (its 95 % interval); note: "n too small" where there are fewer than `least`
        reports. Groups stand in the order of their first mention.

    Notes
    -----
    Reports are drawn with all their mentions (percentile bootstrap of clusters [1]_). The same table gives the same
    interval. With twenty equal reports it holds the mean in 93 % of samples in place of 95 %, with fewer in fewer.
    Of mentions with the same passage the first row of a group counts. So a report that only repeats others is not in
    `reports`, while it keeps all its words in groups by article. In a table without passage every mention counts.

    See Also
    --------
    expected_from_errors, difference

    References
    ----------
    .. [1] Field, C. A., & Welsh, A. H. (2007). Bootstrapping clustered data. JRSS B, 69(3), 369-390.

    Examples
    --------
    >>> mentions = pd.DataFrame({"article": ["a", "a", "b"], "sentence": [0, 4, 0], "actor": "US", "voice": "outlet"})
    >>> scored = mentions.assign(score=[-0.2, 0.0, -0.1], label="neutral")
    >>> columns = ["n", "n_distinct", "sentences", "reports", "mean", "note"]
    >>> summary(scored)[columns].round(2).values.tolist()
    [[3, 3, 3, 2, -0.1, 'n too small']]

    The third mention repeats the first:

    >>> summary(scored.assign(passage=["q", "r", "q"]))[columns].round(2).values.tolist()
    [[3, 2, 2, 1, -0.1, 'n too small']]
    """
    by = _columns("sentiment.summary", scored, by)
    groups = scored.assign(_once=first_of_passage(scored, by)).groupby(by, sort=False, observed=True)
    rows = [(*key, *_tone(group, least)) for key, group in groups]
    columns = ["n", "n_distinct", "sentences", "reports", *COUNTS, "mean", "low", "high", "note"]
    return pd.DataFrame(rows, columns=[*by, *columns])


def _columns(function: str, scored: pd.DataFrame, by: str | Sequence[str], argument: str = "by") -> list[str]:
    """Return names of columns as a list; each must be in the table."""
    names = [by] if isinstance(by, str) else list(by)
    for name in names:
        if name not in scored.columns:
            raise ArgumentError(function, argument, name, "a column of the table", scored.columns)
    return names


def first_of_passage(scored: pd.DataFrame, by: Sequence[str]) -> np.ndarray:
    """Mark the first mention of each passage in each group, and every mention whose passage is not known."""
    if "passage" not in scored:
        return np.ones(len(scored), bool)
    known = scored["passage"].notna() & (scored["passage"] != "")
    return ~(scored.duplicated([*dict.fromkeys([*by, "passage"])]) & known).to_numpy()


def _tone(group: pd.DataFrame, least: int) -> tuple:
    """Count the labels of a group; compute its mean, the interval and the note."""
    once = group[group["_once"]]
    labels = once["label"].value_counts().reindex(COUNTS, fill_value=0)
    sums, sizes = _by_report(once, pd.Series(True, once.index))
    sentences = len(once[["article", "sentence"]].drop_duplicates())
    tone = len(group), len(once), sentences, len(sums), *labels.tolist(), float(once["score"].mean())
    return *tone, *_interval([(sums, sizes)], len(sums) >= max(least, 1))


def _by_report(group: pd.DataFrame, own: pd.Series) -> tuple[np.ndarray, np.ndarray]:
    """Add up the scores of a side in each report of a group, and count them."""
    columns = (group["score"].where(own, 0.0), own)
    sums, sizes = (column.groupby(group["article"], observed=True).sum() for column in columns)
    return sums.to_numpy(float), sizes.to_numpy(float)


def _interval(sides: list[tuple[np.ndarray, np.ndarray]], enough: bool) -> tuple[float, float, str]:
    """Compute the interval of a mean, or of the difference of two, and the note.

    A side is the sum and the number of its scores in each report. The samples are the same at each call.
    """
    if not enough:
        return np.nan, np.nan, "n too small"
    n, random, found = len(sides[0][0]), np.random.default_rng(0), []
    for block in np.array_split(np.arange(DRAWS), -(-DRAWS * n // BLOCK)):
        drawn = random.integers(0, n, (len(block), n))
        with np.errstate(invalid="ignore"):  # a sample may hold no report that names a side
            means = [sums[drawn].sum(axis=1) / sizes[drawn].sum(axis=1) for sums, sizes in sides]
        found.append(np.subtract.reduce(means))
    return *np.nanquantile(np.concatenate(found), LEVEL).tolist(), ""


@needs("sentiment.difference", "scored", "article score", "sentiment.score")
def difference(
    scored: pd.DataFrame, column: str, one: object, other: object, by: str | Sequence[str] = (), least: int = LEAST
) -> pd.DataFrame:
    """Measure how far the tone differs between two values of a column, such as two actors or two reports.

    Parameters
    ----------
    scored : DataFrame
        From `score`.
    column : str
        A column of `scored`, such as actor.
    one, other : object
        Two values of that column.
    by : str or sequence of str
        Columns of `scored`; the comparison is made within each of their groups.
    least : int
        Reports that name either value under which no interval is given.

    Returns
    -------
    DataFrame
        The columns of `by`; one, other; n_one, n_other (mentions); n_distinct_one, n_distinct_other (mentions left when
        each passage counts once on its side). All that follows is about these: reports_one, reports_other; difference
        of the mean scores, one minus other; low and high (its 95 % bootstrap interval; a report is drawn with all that
        it says of both); note.

    Raises
    ------
    ArgumentError
        For a column that the table lacks, or a value that does not occur in it.

    See Also
    --------
    summary
    """
    by = _columns("sentiment.difference", scored, by)
    _columns("sentiment.difference", scored, column, "column")
    for name, value in (("one", one), ("other", other)):
        if not (scored[column] == value).any():
            expected = f"a value of the column {column}" + ("" if len(scored) else ": the table has no rows")
            raise ArgumentError("sentiment.difference", name, value, expected, scored[column].unique().tolist())
    pair = scored[scored[column].isin([one, other])]
    pair = pair.assign(_once=first_of_passage(pair, [*by, column]))
    groups = pair.groupby(by, sort=False, observed=True) if by else [((), pair)]
    rows = [(*key, one, other, *_apart(group, group[column] == one, least)) for key, group in groups]
    counts = [f"{count}_{side}" for count in ("n", "n_distinct", "reports") for side in ("one", "other")]
    return pd.DataFrame(rows, columns=[*by, "one", "other", *counts, "difference", "low", "high", "note"])


def _apart(group: pd.DataFrame, of_one: pd.Series, least: int) -> tuple:
    """Compute n of both sides, the difference of their means, its interval and a note."""
    n, once = [int(of_one.sum()), int((~of_one).sum())], group["_once"]
    group, of_one = group[once], of_one[once]
    sides = [_by_report(group, of_one), _by_report(group, ~of_one)]
    reports = [int((sizes > 0).sum()) for _, sizes in sides]
    means = [sums.sum() / sizes.sum() if sizes.any() else np.nan for sums, sizes in sides]
    counts = *n, *(int(sizes.sum()) for _, sizes in sides), *reports
    return *counts, means[0] - means[1], *_interval(sides, min(reports) >= max(least, 1))


@needs("sentiment.holders", "scored", "voice speaker", "sentiment.score")
def holders(scored: pd.DataFrame) -> pd.DataFrame:
    """Name who evaluates in each mention: a speaker or the outlet itself.

    Parameters
    ----------
    scored : DataFrame
        Columns voice and speaker: from `score`, or coded.

    Returns
    -------
    DataFrame
        `scored` with the column holder: the speaker of a quoted or reported passage ("unnamed speaker" where none is
        named), else "the outlets"; "disputed voice" where two readings disagree on it.

    Examples
    --------
    >>> holders(pd.DataFrame({"voice": ["quoted", "outlet"], "speaker": ["Ann Lee", ""]}))["holder"].tolist()
    ['Ann Lee', 'the outlets']
    """
    speaker = scored["speaker"].where(scored["speaker"] != "", "unnamed speaker")
    speaker = speaker.mask(scored["voice"] == "disputed", "disputed voice")
    return scored.assign(holder=speaker.where(scored["voice"] != "outlet", "the outlets"))


@needs("sentiment.who_evaluates_whom", "labeled", "actor voice speaker label", "sentiment.score")
def who_evaluates_whom(labeled: pd.DataFrame) -> pd.DataFrame:
    """Count the labels of each holder toward each actor.

    Parameters
    ----------
    labeled : DataFrame
        Columns actor, label, voice, speaker: from `score`, or the mentions of `agreement.read_coding`. With passage,
        from `score` or `corpus.copies.same_words`, repeated words count once for each holder.

    Returns
    -------
    DataFrame
        One row a pair that occurs: holder, actor, n (mentions), n_distinct (mentions left when each passage counts
        once), and of these negative, neutral, positive and undecided (another label: unclear to the scorer, mixed, or
        disputed between two readings).

    See Also
    --------
    holders
    """
    held = holders(labeled)
    once = first_of_passage(held, ["holder", "actor"])
    counts = pd.get_dummies(held["label"]).reindex(columns=list(COUNTS[:3]), fill_value=False)
    counts = counts.assign(undecided=~counts.any(axis=1)).mul(once, axis=0).astype(int)
    counts.insert(0, "n", 1)
    counts.insert(1, "n_distinct", once.astype(int))
    return counts.groupby([held["holder"], held["actor"]], observed=True).sum().reset_index()
