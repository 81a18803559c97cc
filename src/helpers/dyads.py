"""What is known of pairs of states beside their treaties: people, borders, years in a common union."""

from collections.abc import Sequence
from itertools import combinations

import numpy as np
import pandas as pd

from helpers.dataset import TWELVE, Dataset, derived
from helpers.dates import DAYS_A_YEAR, columns, day

KEYS = ["state_a", "state_b"]

#: Organisations of economic integration; each made rules on the movement or work of its members' citizens. The Customs
#: Union of 2010 lies within EurAsEC. The CIS joins nearly all pairs; CST, CSTO, SCO and GUAM are no such unions.
UNIONS = ("CAU", "CAEC", "CACO", "EurAsEC", "EAEU", "UnionState")


def pairs(states: Sequence[str] = TWELVE) -> pd.MultiIndex:
    """Every pair of the states: ``state_a`` and ``state_b``, in alphabetical order."""
    return pd.MultiIndex.from_tuples(combinations(sorted(states), 2), names=KEYS)


def migrant_stock(dataset: Dataset, year: int, revision: str, states: Sequence[str] = TWELVE) -> pd.DataFrame:
    """People who live in one state of a pair and come from the other, both directions together.

    A stock is who is there on a day, whenever they came; it is no flow. Many of those counted in 1990 had moved within
    one country.

    Parameters
    ----------
    year, revision
        Of the United Nations' estimates, such as 1990 and ``"2020"``. Revisions are never mixed.

    Returns
    -------
    pandas.DataFrame
        By pair: ``directions`` that are printed (0 to 2); ``printed``, their sum in persons, with one direction a lower
        bound; ``persons``, the same where both are printed. NaN where not: missing is not zero.

    Raises
    ------
    ValueError
        If the dataset has no such year of that revision.
    """
    table = dataset.migrant_stock
    table = table[(table["indicator"] == "migrant_stock_bilateral") & (table["revision"] == str(revision))]
    if year not in set(table["year"]):
        known = ", ".join(map(str, sorted(table["year"].unique())))
        raise ValueError(f"revision {revision!r} has no stock of {year}; it has those of {known or 'no year'}")
    table = table[(table["year"] == year) & table["origin"].isin(states) & table["destination"].isin(states)]
    ends = np.sort(table[["origin", "destination"]].to_numpy(str), axis=1)
    by_pair = table["value"].groupby([pd.Index(ends[:, 0], name=KEYS[0]), pd.Index(ends[:, 1], name=KEYS[1])])
    found = by_pair.agg(directions="count", printed="sum").reindex(pairs(states))
    found["directions"] = found["directions"].fillna(0).astype(int)
    return found.assign(persons=found["printed"].where(found["directions"] == 2))


def shared_border(dataset: Dataset) -> pd.Series:
    """1 for a pair that shares a land border, 0 for one that does not; a border on the map may be closed."""
    listed = pd.MultiIndex.from_frame(dataset.borders[KEYS])
    every = pairs()
    return pd.Series(every.isin(listed).astype(int), every, name="shared_border")


@derived
def union_years(dataset: Dataset, until: str) -> pd.DataFrame:
    """Years that both states of a pair were members of one union, of whichever of :data:`UNIONS`.

    Years in two unions at once count once. Observers and suspended members are left out, and so is a spell of which no
    beginning is known. One of which only the latest beginning is known may have begun when the youngest of the states
    was there; one of which only the latest end is known may have ended on its first day.

    Returns
    -------
    pandas.DataFrame
        By pair of the twelve: ``low`` and ``high`` that the dates allow, in years; ``low`` is never above ``high``.
    """
    table = dataset.memberships
    table = table[(table["status"] == "member") & table["organisation"].isin(UNIONS) & (table["from"] != "")]
    last = day(until)
    span = columns(table["from"]).add_prefix("from_").join(columns(table["to"]).add_prefix("to_"))
    # Without these bounds an open side would count for nothing at most, or in full at least.
    youngest = columns(dataset.states["since"])["lo"].max()
    earliest = span["from_hi"].where(span["from_hi"] < youngest, youngest)
    span["from_lo"] = span["from_lo"].fillna(earliest)
    span["to_lo"] = span["to_lo"].where(span["to_lo"].notna() | (table["to"] == ""), span["from_lo"])
    ends = {"low": ("from_hi", "to_lo"), "high": ("from_lo", "to_hi")}
    return pd.DataFrame({name: _common(table, span[first], span[past], last) for name, (first, past) in ends.items()})


def predictors(dataset: Dataset, until: str) -> pd.DataFrame:
    """What the study's model of ties takes, fixed before it was run.

    Returns
    -------
    pandas.DataFrame
        By pair of the twelve: ``log10_migrants_1990`` (both directions, revision 2020; NaN unless both are printed),
        ``shared_border`` (0 or 1), ``union_years`` until a day (the middle of what the dates allow).
    """
    return pd.DataFrame(
        {
            "log10_migrants_1990": np.log10(migrant_stock(dataset, 1990, "2020")["persons"]),
            "shared_border": shared_border(dataset),
            "union_years": union_years(dataset, until).mean(axis=1),
        }
    )


def matrix(values: pd.Series) -> pd.DataFrame:
    """A value for each pair as a symmetric matrix, as :mod:`helpers.inference` takes it; NaN on the diagonal."""
    wide = values.astype(float).unstack(KEYS[1])
    states = sorted({*wide.index, *wide.columns})
    wide = wide.reindex(index=states, columns=states)
    return wide.combine_first(wide.T).rename_axis(index=None, columns=None)


def _common(table: pd.DataFrame, first: pd.Series, past: pd.Series, last: pd.Timestamp) -> pd.Series:
    """Years in which both states of a pair were in. Bound on the first day, not on the last."""
    begin = min(0, int((first.min() - last).days)) if first.notna().any() else 0
    inside = np.zeros((len(UNIONS), len(TWELVE), -begin), dtype=bool)
    starts, ends = (first - last).dt.days, (past - last).dt.days.fillna(0).clip(upper=0)
    for row, start, end in zip(table.itertuples(), starts, ends, strict=True):
        if row.state in TWELVE and start < end:
            inside[UNIONS.index(row.organisation), TWELVE.index(row.state), int(start) - begin : int(end) - begin] = (
                True
            )
    every = pairs()
    days = [(inside[:, TWELVE.index(a)] & inside[:, TWELVE.index(b)]).any(axis=0).sum() for a, b in every]
    return pd.Series(days, every) / DAYS_A_YEAR
