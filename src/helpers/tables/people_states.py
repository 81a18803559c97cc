"""The twelve states in three published figures: they describe states, and enter no model of pairs."""

import pandas as pd

from helpers.dataset import TWELVE, Dataset

#: Heading, table, indicator, divisor and decimals.
FIGURES = {
    "population": ("population", "population_total", 1e6, 1),
    "product_a_head": ("gdp", "gdp_per_capita_ppp_constant", 1e3, 1),
    "remittances": ("remittances", "remittances_received_pct_gdp", 1, 1),
}


def frame(dataset: Dataset, year: int) -> pd.DataFrame:
    """The figures of a year, by state of the twelve.

    Returns
    -------
    pandas.DataFrame
        ``population`` in millions, ``product_a_head`` in thousand international dollars of 2021, ``remittances``
        received in per cent of the product. NaN where none is printed, or where it is flagged: missing is not low.
    """
    columns = {}
    for name, (table, indicator, divisor, decimals) in FIGURES.items():
        rows = dataset.tables[table]
        rows = rows[(rows["indicator"] == indicator) & (rows["year"] == year) & rows["flag"].isin(["", "territory"])]
        columns[name] = (rows.set_index("state")["value"].reindex(TWELVE) / divisor).round(decimals)
    return pd.DataFrame(columns).rename_axis("state")
