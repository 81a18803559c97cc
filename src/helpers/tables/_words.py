"""Intervals and spans of days as they stand in a cell, alike in every language."""

import pandas as pd


def interval(low: float, high: float) -> str:
    """``"3–7"`` in whole numbers; one number where both ends are equal; blank where they are not defined."""
    if pd.isna(low) or pd.isna(high):
        return ""
    return "–".join(dict.fromkeys(f"{round(end)}" for end in (low, high)))


def edtf(low: pd.Timestamp, high: pd.Timestamp) -> str:
    """A set of days as in the tables: a day, ``[2019-03-01..2020-06-01]``, or ``[2019-03-01..]`` if it ever came."""
    first, last = ("" if pd.isna(end) else f"{end:%Y-%m-%d}" for end in (low, high))
    if not first and not last:
        return ""
    return first if first == last else f"[{first}..{last}]"
