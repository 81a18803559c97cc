"""Every spell of every state, on every basis, as one flat table for programs."""

from typing import get_args

import pandas as pd

from helpers.dataset import Dataset
from helpers.status import Basis, families, spells


def frame(dataset: Dataset) -> pd.DataFrame:
    """Who was bound by what, from when to when.

    Returns
    -------
    pandas.DataFrame
        The rows of :func:`helpers.status.spells` on the four bases, under each other: ``basis, instrument_id, family,
        state``, the six days as ``YYYY-MM-DD`` (blank: unknown, or none), ``rule, end_rule``.
    """
    table = pd.concat([spells(dataset, basis).assign(basis=basis) for basis in get_args(Basis)], ignore_index=True)
    table["family"] = families(dataset).reindex(table["instrument_id"]).to_numpy()
    days = ["start_lo", "start_hi", "end_lo", "end_hi", "first_seen", "last_seen"]
    for column in days:
        table[column] = table[column].dt.strftime("%Y-%m-%d").fillna("")
    return table[["basis", "instrument_id", "family", "state", *days, "rule", "end_rule"]]
