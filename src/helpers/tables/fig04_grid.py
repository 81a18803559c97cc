"""The ties of each pair of states, all pairs told."""

import pandas as pd

from helpers.dataset import TWELVE, Dataset
from helpers.tables.pairs import counts


def frame(dataset: Dataset, on: str, *, states: tuple[str, ...] = TWELVE) -> pd.DataFrame:
    """Every pair on both layers, as :func:`helpers.tables.pairs.counts` gives them; 0 is *none found*."""
    return counts(dataset, on, states=states)
