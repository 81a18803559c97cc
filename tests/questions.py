"""What somebody asks of the record: was a state bound, were two tied, when was a step taken."""

import pandas as pd

from helpers.dataset import Dataset
from helpers.network import select, tie_table
from helpers.status import Basis, Reading, between, families, participation

#: What :func:`bound` and :func:`tied` answer where nothing binds.
NOT = "not"


def bound(dataset: Dataset, state: str, instrument: str, on: str, basis: Basis = "in_force") -> str:
    """How surely an instrument bound a state on a day: certain, presumed, possible, or not."""
    known(dataset, instrument)
    table = participation(dataset, on, basis, "possible")
    level = table.loc[(table["state"] == state) & (table["instrument_id"] == instrument), "level"]
    return level.iloc[0] if len(level) else NOT


def tied(dataset: Dataset, a: str, b: str, instrument: str, on: str) -> tuple[str, str]:
    """How surely an instrument tied two states on a day, and the rule that decided; no rule: it never could."""
    known(dataset, instrument)
    table = between(dataset, a, b, on)
    row = table[table["instrument_id"] == instrument]
    return (row["level"].iloc[0] or NOT, row["decided"].iloc[0]) if len(row) else (NOT, "")


def ties_of(
    dataset: Dataset, a: str, b: str, on: str, *, topics: tuple[str, ...], layer: str, reading: Reading
) -> set[str]:
    """The families of treaties on some topics that tie two states on a day; no layer: bilateral and multilateral."""
    table = tie_table(dataset, on, instruments=select(dataset, topics=topics), states=(a, b), reading=reading)
    return set(table.loc[table["layer"] == layer, "family"] if layer else table["family"])


def family(dataset: Dataset, instrument: str) -> str:
    """The root of the family of an instrument."""
    return families(dataset)[known(dataset, instrument)]


def step_date(dataset: Dataset, instrument: str, state: str, step: str, towards: str = "") -> str:
    """The date of the only such step of a state, as the table writes it."""
    table = dataset.events
    same = pd.Series(True, table.index)
    for column, value in zip(
        ("instrument_id", "state", "event", "towards"), (instrument, state, step, towards), strict=True
    ):
        same &= table[column] == value
    (date,) = table.loc[same, "date"]
    return date


def field(dataset: Dataset, instrument: str, column: str) -> str:
    """A cell of ``instruments.csv``."""
    return dataset.instruments.set_index("instrument_id").at[instrument, column]


def known(dataset: Dataset, instrument: str) -> str:
    """The id itself, so that a misspelt one fails a test instead of proving that nobody was bound."""
    assert instrument in set(dataset.instruments["instrument_id"]), f"no instrument {instrument}"
    return instrument
