"""Dates are sets of days; nothing is rounded."""

from datetime import date

import edtf
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers import dates


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("1998-03-06", date(1998, 3, 6), date(1998, 3, 6)),
        ("2000-02", date(2000, 2, 1), date(2000, 2, 29)),
        ("1900-02", date(1900, 2, 1), date(1900, 2, 28)),
        ("1998", date(1998, 1, 1), date(1998, 12, 31)),
        ("[1997..1999]", date(1997, 1, 1), date(1999, 12, 31)),
        ("[2022-05-22..]", date(2022, 5, 22), None),
        ("[..2004-03]", None, date(2004, 3, 31)),
        ("", None, None),
    ],
)
def test_a_date_is_its_earliest_and_its_latest_day(text, low, high):
    assert dates.bounds(text) == (low, high)


@pytest.mark.parametrize(
    "text", ["1998-13", "2001-02-30", "[..]", "2019/2023", "19980306", "98-03-06", "1998-3-6", " 1998", "~1998"]
)
def test_what_is_no_date_is_refused_with_the_forms_that_are(text):
    with pytest.raises(ValueError, match="is no date: write 1998-03-06"):
        dates.bounds(text)


def test_bounds_in_the_wrong_order_are_refused():
    with pytest.raises(ValueError, match="ends before it begins"):
        dates.bounds("[1999..1997]")


@pytest.mark.parametrize("text", ["2020", "2020-01", "[2020-01-01..]", ""])
def test_a_question_is_asked_of_one_day(text):
    with pytest.raises(ValueError, match="is not one day"):
        dates.day(text)


@given(st.dates(date(1000, 1, 1)), st.sampled_from(["%Y", "%Y-%m", "%Y-%m-%d"]))
def test_points_agree_with_the_edtf_library(day, form):
    text = f"{day:{form}}".zfill(len(form) + 2) if day.year < 1000 else f"{day:{form}}"
    other = edtf.parse_edtf(text)
    low, high = dates.bounds(text)
    assert tuple(other.lower_strict()[:3]) == (low.year, low.month, low.day)
    assert tuple(other.upper_strict()[:3]) == (high.year, high.month, high.day)


def test_every_date_of_the_dataset_agrees_with_the_edtf_library(dataset):
    texts = {*dataset.events["date"], *dataset.instruments["concluded"], *dataset.instruments["entry_into_force"]} - {
        ""
    }
    assert len(texts) > 500
    for text in texts:
        other = edtf.parse_edtf(text)
        low, high = dates.bounds(text)
        edges = [tuple(edge[:3]) for edge in (other.lower_strict(), other.upper_strict())] if ".." not in text else None
        points = [(edge.year, edge.month, edge.day) for edge in (low, high) if edge]
        assert edges == points or ".." in text


def test_a_column_keeps_its_index_and_leaves_open_ends_open():
    frame = dates.columns(pd.Series(["[2022-05-22..]", "", "1998"], index=[7, 8, 9]))
    assert list(frame.index) == [7, 8, 9]
    assert frame["hi"].isna().tolist() == [True, True, False]
    assert frame.loc[9, "hi"] == pd.Timestamp("1998-12-31")
