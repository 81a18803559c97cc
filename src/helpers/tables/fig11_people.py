"""The ties of each pair beside the people who had moved between the two."""

import pandas as pd

from helpers.dataset import Dataset
from helpers.dyads import KEYS, migrant_stock
from helpers.status import READINGS
from helpers.tables.pairs import counts

#: The stock that the Soviet moves left, of the revision that prints most pairs.
YEAR, REVISION = 1990, "2020"


def frame(dataset: Dataset, on: str) -> pd.DataFrame:
    """Every pair of the twelve: people, core bilateral ties, and the surest of them.

    Returns
    -------
    pandas.DataFrame
        66 rows: ``state_a, state_b``; ``migrants``, both directions together in persons, <NA> where none is printed;
        ``directions``, how many are; ``ties_certain, ties_presumed, ties_possible``; ``level`` of the surest tie, or
        ``none``. Most people first.
    """
    ties = counts(dataset, on).query("layer == 'bilateral'").drop(columns="layer").set_index(KEYS)
    level = pd.Series("none", ties.index)
    for reading in reversed(READINGS):
        level = level.mask(ties[f"ties_{reading}"] > 0, reading)
    stock = migrant_stock(dataset, YEAR, REVISION)
    table = ties.assign(migrants=stock["printed"].astype("Int64"), directions=stock["directions"], level=level)
    table = table.sort_values("migrants", ascending=False, kind="stable", na_position="last").reset_index()
    return table[[*KEYS, "migrants", "directions", *(f"ties_{reading}" for reading in READINGS), "level"]]
