"""What the section on the material says of dates; days counted by hand."""

import pandas as pd
from samestory.report.sections._material import _far_apart


def test_reports_that_are_weeks_apart_are_named():
    events = ["dam", "dam", "mill", "mill", "", ""]
    dates = ["2013-08-31", "2011-03-29", "2013-01-01", "2013-01-31", "2001-01-01", "2020-01-01"]
    articles = pd.DataFrame({"event": events, "published": dates})
    assert _far_apart(articles) == ["Reports far apart in time stand under one event; check dam (886 days)."]
    assert _far_apart(articles.iloc[2:]) == [] and _far_apart(articles.assign(published="")) == []
