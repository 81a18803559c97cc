"""Quantities of the record: how much there is, and how much of it is known."""

from helpers.claims import words
from helpers.coverage import PAIRS, cells
from helpers.coverage.fill import known
from helpers.dataset import TWELVE, Dataset
from helpers.status.spells import check

#: The twelve states' own domains.
DOMAINS = {
    "ARM": ".am", "AZE": ".az", "BLR": ".by", "GEO": ".ge", "KAZ": ".kz", "KGZ": ".kg", "MDA": ".md", "RUS": ".ru",
    "TJK": ".tj", "TKM": ".tm", "UKR": ".ua", "UZB": ".uz",
}  # fmt: skip


def rows(dataset: Dataset, table: str) -> int:
    """Rows of a table."""
    return len(dataset.tables[table])


def treaties_known(dataset: Dataset, column: str) -> float:
    """Share of adopted treaties of which something is known, a column of :func:`helpers.coverage.fill.known`."""
    return known(dataset)[column].mean()


def open_cells(dataset: Dataset, kind: str) -> float:
    """Share of the search protocol's cells of ``"pairs"`` or ``"frameworks"`` that are open."""
    check("kind", kind, ("pairs", "frameworks"))
    table = cells(dataset)
    of_pairs = table["dyad_or_framework"].isin(PAIRS)
    return (table.loc[of_pairs == (kind == "pairs"), "search_result"] == "open").mean()


def pages_of(dataset: Dataset, state: str) -> int:
    """Pages read on hosts of a state's own domain."""
    words.states(state)
    hosts = dataset.sources["url"].str.extract(r"^https?://([^/:]+)")[0]
    return int(hosts.str.endswith(DOMAINS[state], na=False).sum())


def most_pages_beside(dataset: Dataset, *states: str) -> int:
    """Most pages read on hosts of one state, some states left out."""
    words.states(*states)
    return max(pages_of(dataset, state) for state in TWELVE if state not in states)


def found_anew(dataset: Dataset, state: str) -> int:
    """Instruments of a state's pairs that the second, blind search found and the first had not."""
    words.states(state)
    again = dataset.recapture
    mine = again["dyad"].str.contains(state) & (again["first"] == "no") & (again["second"] == "yes")
    return int(mine.sum())
