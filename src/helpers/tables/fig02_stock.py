"""Ties by year, on paper and in force, from certain to possible."""

import pandas as pd

from helpers.dataset import Dataset
from helpers.network import LAYERS, snapshots
from helpers.status import READINGS

#: On paper: signed, or joined later. Consent lies between the two and is told in notebook 07.
BASES = ("signed", "in_force")


def frame(dataset: Dataset, first: int, last: int) -> pd.DataFrame:
    """Ties of the default network among the twelve on 31 December of each year.

    Parameters
    ----------
    first, last
        The years, both included.

    Returns
    -------
    pandas.DataFrame
        A row for each ``layer``, ``basis`` (signed, in force) and ``year``: the number of ties, all pairs together,
        that are ``ties_certain``, ``ties_presumed`` (and certain) and ``ties_possible`` (and all).
    """
    days = [f"{year}-12-31" for year in range(first, last + 1)]
    parts = []
    for basis in BASES:
        ties = {
            f"ties_{reading}": snapshots(dataset, days, reading=reading, basis=basis)
            .groupby("layer").sum().reindex(LAYERS, fill_value=0).stack()
            for reading in READINGS
        }  # fmt: skip
        parts.append(pd.DataFrame(ties).reset_index().assign(basis=basis))
    table = pd.concat(parts).assign(year=lambda rows: rows["day"].dt.year)
    order = ["layer", "basis", "year"]
    table = table.sort_values(order, key=lambda names: names.map({"signed": 0, "in_force": 1}).fillna(0)
                              if names.name == "basis" else names, ignore_index=True)  # fmt: skip
    return table[[*order, *[f"ties_{reading}" for reading in READINGS]]]
