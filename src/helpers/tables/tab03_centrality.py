"""Where the states stand, as intervals."""

import pandas as pd

from helpers.dataset import TWELVE, Dataset
from helpers.measures import standing
from helpers.tables._words import interval

#: Columns of which the cells hold codes of another field.
CODED = {"ranked_by": "standing"}
#: Shares are told in whole hundredths: the intervals are far wider than that.
HUNDREDTHS = ("betweenness", "eigenvector")


def frame(dataset: Dataset, on: str, *, states: tuple[str, ...] = TWELVE) -> pd.DataFrame:
    """The states by every measure that their layer allows, on a day.

    Returns
    -------
    pandas.DataFrame
        One row for each state: ``state``; a column for each layer and measure of :func:`helpers.measures.standing` with
        the interval and, in brackets, the best and worst place that it allows (``"3–8 (2–12)"``; betweenness and
        eigenvector centrality in hundredths); and ``ranked_by``: codes of the measures by which the state has one place
        only, because its interval overlaps no other, else ``not_ranked``.
    """
    table = standing(dataset, on, states=states)
    column = table["layer"] + "_" + table["measure"]
    scale = table["measure"].isin(HUNDREDTHS).map({True: 100, False: 1})
    low, high = (table[side] * scale for side in ("low", "high"))
    cells = [_cell(*row) for row in zip(low, high, table["best"], table["worst"], strict=True)]
    wide = table.assign(column=column, cell=cells).pivot(index="state", columns="column", values="cell")
    wide = wide[list(column.drop_duplicates())].rename_axis(None, axis=1)
    ranked = column.where(table["rank"].notna()).groupby(table["state"]).agg(lambda names: "; ".join(names.dropna()))
    return wide.assign(ranked_by=ranked.replace("", "not_ranked")).loc[sorted(states)].reset_index()


def _cell(low: float, high: float, best: int, worst: int) -> str:
    span = interval(low, high)
    return span and f"{span} ({interval(best, worst)})"
