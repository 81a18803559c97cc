"""The edges of the two layers."""

import pandas as pd

from helpers.dataset import TWELVE, Dataset
from helpers.tables.pairs import counts


def frame(dataset: Dataset, on: str, *, states: tuple[str, ...] = TWELVE) -> pd.DataFrame:
    """The pairs of :func:`helpers.tables.pairs.counts` that are possibly tied."""
    table = counts(dataset, on, states=states)
    return table[table["ties_possible"] > 0].reset_index(drop=True)
