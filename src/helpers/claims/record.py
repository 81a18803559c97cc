"""Quantities of the record: how much there is, and how much of it is known."""

from helpers.coverage import PAIRS, cells
from helpers.coverage.fill import known
from helpers.dataset import Dataset


def rows(dataset: Dataset, table: str) -> int:
    """Rows of a table."""
    return len(dataset.tables[table])


def treaties_known(dataset: Dataset, column: str) -> float:
    """Share of adopted treaties of which something is known, a column of :func:`helpers.coverage.fill.known`."""
    return known(dataset)[column].mean()


def open_cells(dataset: Dataset) -> float:
    """Share of the search protocol's cells of pairs that are open."""
    table = cells(dataset)
    return (table.loc[table["dyad_or_framework"].isin(PAIRS), "search_result"] == "open").mean()
