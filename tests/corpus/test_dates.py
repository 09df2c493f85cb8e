"""Dates in the forms that tables have: read if they can be one day alone, refused with the fix if they can be two."""

import datetime
import warnings

import pandas as pd
import pytest
import samestory as ss
from samestory.__main__ import main
from samestory.errors import ArgumentError, CorpusWarning

TEXT = "The harbor was closed for two days because of the storm, and the ferries stayed in port until Sunday evening."


def published(date, **options):
    corpus = ss.read_corpus(pd.DataFrame({"text": [TEXT], "published": [date]}), **options)
    return corpus.articles["published"].iloc[0], corpus


@pytest.mark.parametrize(
    ("given", "date"),
    [
        ("2020/01/05", "2020-01-05"),
        ("2020/1/5", "2020-01-05"),
        ("2020.01.05", "2020-01-05"),
        ("2020-1-5", "2020-01-05"),
        ("20200105", "2020-01-05"),
        (20200105, "2020-01-05"),
        (20200105.0, "2020-01-05"),
        ("July 2, 2010", "2010-07-02"),
        ("july 2 2010", "2010-07-02"),
        ("Jul. 2, 2010", "2010-07-02"),
        ("JULY 2nd, 2010", "2010-07-02"),
        ("  July\u00a02,  2010 ", "2010-07-02"),
        ("Sunday, July 4, 2010", "2010-07-04"),
        ("2 July 2010", "2010-07-02"),
        ("2nd of July, 2010", "2010-07-02"),
        ("5 January 2020", "2020-01-05"),
        ("05-Jan-2020", "2020-01-05"),
        ("5 Sept. 2019", "2019-09-05"),
        ("May 5, 2020", "2020-05-05"),
        ("2010 July 2", "2010-07-02"),
        ("July 2010", "2010-07"),
        ("Feb 29, 2020", "2020-02-29"),
        ("Sun, 05 Jan 2020 10:00:00 GMT", "2020-01-05T10:00:00Z"),
        ("Wed Oct 10 20:19:24 +0000 2018", "2018-10-10T20:19:24+0000"),
        ("July 2, 2010 5:05 pm", "2010-07-02T17:05"),
        ("July 2, 2010, 12:05 a.m.", "2010-07-02T00:05"),
        ("2020/01/05 10:30", "2020-01-05T10:30"),
        ("13/02/2020", "2020-02-13"),
        ("02/13/2020", "2020-02-13"),
        ("13.2.2020", "2020-02-13"),
        ("05/05/2020", "2020-05-05"),
        (datetime.date(2020, 1, 5), "2020-01-05"),
    ],
)
def test_a_date_that_can_be_one_day_alone_is_read(given, date):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert published(given)[0] == date


@pytest.mark.parametrize(
    ("given", "one", "other", "form"),
    [
        ("01/02/2020", "2020-01-02", "2020-02-01", "'%m/%d/%Y' or '%d/%m/%Y'"),
        ("3/4/1999", "1999-03-04", "1999-04-03", "'%m/%d/%Y' or '%d/%m/%Y'"),
        ("2.3.2020", "2020-02-03", "2020-03-02", "'%m.%d.%Y' or '%d.%m.%Y'"),
        ("12-11-2021", "2021-12-11", "2021-11-12", "'%m-%d-%Y' or '%d-%m-%Y'"),
        ("01/02/2020 10:30", "2020-01-02T10:30", "2020-02-01T10:30", "'%m/%d/%Y' or '%d/%m/%Y'"),
    ],
)
def test_a_date_that_may_be_two_is_refused_and_both_are_named(given, one, other, form):
    with pytest.warns(CorpusWarning, match="left empty until then"):
        date, corpus = published(given)
    said = corpus.problems["text"][0]
    assert date == "" and f"DataFrame, row 0, published: found '{given}'" in said and "The article is kept." in said
    assert f"it is {one} or {other}" in said and f"date_format={form} (--date-format)" in said


@pytest.mark.parametrize(
    "given",
    ["1/2/20", "31/02/2020", "February 30, 2020", "20201305", "July 32, 2010", "00/01/2020", "2020/13/05", "July 2"]
    + ["July 2, 2010 5:00 pm ET", "2020/01-05", "2 Juillet 2010", "12:30", "202001", "99/99/9999", "2020-01-05T25:00"],
)
def test_what_is_no_date_is_left_empty(given):
    with pytest.warns(CorpusWarning, match="--date-format"):
        assert published(given)[0] == ""


@pytest.mark.parametrize(
    ("given", "form", "date"),
    [
        ("01/02/2020", "%d/%m/%Y", "2020-02-01"),
        ("01/02/2020", "%m/%d/%Y", "2020-01-02"),
        ("1/2/20", "%d/%m/%y", "2020-02-01"),
        ("1.2.2020 10:30", "%d.%m.%Y %H:%M", "2020-02-01T10:30:00"),
        ("03-2020", "%m-%Y", "2020-03"),
        ("in 2020", "in %Y", "2020"),
        ("2020-01-05", "%d/%m/%Y", "2020-01-05"),
        ("July 2, 2010", "%d/%m/%Y", "2010-07-02"),
    ],
)
def test_a_format_settles_it(given, form, date):
    assert published(given, date_format=form)[0] == date


@pytest.mark.parametrize("form", ["DD/MM/YYYY", "%d/%m", "", "%Q%Y", "%", 5])
def test_a_format_that_is_none(form):
    with pytest.raises(ArgumentError, match="date_format=.* is not a form of strptime with a year"):
        published("2020-01-05", date_format=form)


def test_a_date_in_another_form_is_noted():
    _, corpus = published("July 2, 2010")
    assert "Dates in other forms are written in ISO 8601: 'July 2, 2010' as 2010-07-02." in corpus.notes
    assert not any("ISO" in note for note in published("2010-07-02")[1].notes)


def test_the_command_takes_the_format(tmp_path, capsys):
    (tmp_path / "t.csv").write_text(f'text,date,outlet\n"{TEXT}",01/02/2020,Post\n')
    assert main(["check", str(tmp_path / "t.csv")]) == 1
    assert "--date-format" in capsys.readouterr().out
    assert main(["check", str(tmp_path / "t.csv"), "--date-format", "%d/%m/%Y"]) == 0
    assert "'01/02/2020' as 2020-02-01" in capsys.readouterr().out
    assert main(["check", str(tmp_path / "t.csv"), "--date-format", "D/M/Y"]) == 1
    assert "date_format='D/M/Y' is not a form" in capsys.readouterr().out
