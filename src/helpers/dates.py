"""Dates as sets of days: what a source shows, no more.

A date of the dataset is EDTF (ISO 8601-2): a day ``1998-03-06``, a month ``1998-03``, a year ``1998``, or one
unknown day between bounds, either of them open: ``[1997..1999]``, ``[2022-05-22..]``, ``[..2004-03]``. In code it is
its earliest and its latest possible day.
"""

import re
from datetime import date

import pandas as pd

#: Days in a mean year of the Julian calendar: what turns days into years.
DAYS_A_YEAR = 365.25

DAY = r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?"
PATTERN = re.compile(rf"(?P<point>{DAY})|\[(?P<low>{DAY})?\.\.(?P<high>{DAY})?\]")


def _edge(text: str, *, last: bool) -> date:
    year, month, day = (*map(int, text.split("-")), None, None)[:3]
    if day is not None:
        return date(year, month, day)
    if not last:
        return date(year, month or 1, 1)
    period = pd.Period(year=year, month=month or 12, freq="M")
    return date(period.year, period.month, period.days_in_month)


def bounds(text: str) -> tuple[date | None, date | None]:
    """Earliest and latest day that an EDTF text allows.

    Parameters
    ----------
    text
        A date as in the tables; blank is unknown.

    Returns
    -------
    tuple
        ``(earliest, latest)``, each None where the text leaves it open.

    Raises
    ------
    ValueError
        If the text is no date of the dataset; the message shows the forms that are.
    """
    if not text:
        return None, None
    found = PATTERN.fullmatch(text)
    try:
        if found is None or text == "[..]":
            raise ValueError
        low = found["point"] or found["low"]
        high = found["point"] or found["high"]
        edges = _edge(low, last=False) if low else None, _edge(high, last=True) if high else None
    except ValueError:
        raise ValueError(
            f"{text!r} is no date: write 1998-03-06, 1998-03, 1998, [1997..1999], [2022-05-22..] or [..2004-03]"
        ) from None
    if None not in edges and edges[0] > edges[1]:
        raise ValueError(f"{text!r} ends before it begins")
    return edges


def day(text: str | date | pd.Timestamp) -> pd.Timestamp:
    """One single day, as somebody asks for it.

    Raises
    ------
    ValueError
        If the text is not one day, such as ``2020`` or ``2020-02-30``.
    """
    if not isinstance(text, str):
        return pd.Timestamp(text).normalize()
    low, high = bounds(text)
    if low is None or low != high:
        raise ValueError(f"{text!r} is not one day: write it as 2020-06-01")
    return pd.Timestamp(low)


def columns(texts: pd.Series) -> pd.DataFrame:
    """Two columns of days for a column of EDTF texts.

    Returns
    -------
    pandas.DataFrame
        ``lo`` and ``hi`` (datetime64[s]), NaT where open or unknown, on the index of ``texts``.

    Raises
    ------
    ValueError
        If a text is no date of the dataset.
    """
    try:
        known = {text: bounds(text) for text in pd.unique(texts)}
    except ValueError as error:
        raise ValueError(f"a column of the dataset: {error}; `python run.py validate` names its row") from None
    return pd.DataFrame(
        {
            name: pd.Series([known[text][side] for text in texts], texts.index, dtype="datetime64[s]")
            for side, name in enumerate(("lo", "hi"))
        }
    )
