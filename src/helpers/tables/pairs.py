"""How many ties join each pair of states, on each layer: what several figures draw."""

import pandas as pd

from helpers.dataset import TWELVE, Dataset
from helpers.dyads import KEYS, pairs
from helpers.network import LAYERS, tie_table
from helpers.status import READINGS, at_least


def counts(dataset: Dataset, on: str, *, states: tuple[str, ...] = TWELVE) -> pd.DataFrame:
    """Ties of every pair of states on a day, in the default network.

    Returns
    -------
    pandas.DataFrame
        n (n - 1) / 2 rows for each layer: ``layer``, ``state_a``, ``state_b`` (in alphabetical order) and the numbers
        of families ``ties_certain``, ``ties_presumed`` (and certain ones) and ``ties_possible`` (all).
    """
    ties = tie_table(dataset, on, states=states, reading="possible")
    keys = ["layer", *KEYS]
    every = pd.MultiIndex.from_tuples([(layer, *pair) for layer in LAYERS for pair in pairs(states)], names=keys)
    numbers = {f"ties_{reading}": ties[at_least(ties["level"], reading)].groupby(keys).size() for reading in READINGS}
    return pd.DataFrame(numbers).reindex(every).fillna(0).astype(int).reset_index()


def by_layer(dataset: Dataset, on: str) -> pd.Series:
    """Ties of the default network on a day, by ``layer`` and ``reading`` (the wider include the narrower)."""
    ties = tie_table(dataset, on, reading="possible")
    numbers = {
        (layer, reading): int((at_least(ties["level"], reading) & (ties["layer"] == layer)).sum())
        for layer in LAYERS
        for reading in READINGS
    }
    return pd.Series(numbers, name="ties").rename_axis(["layer", "reading"])
