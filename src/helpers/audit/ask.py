"""Questions that a table can answer of one instrument: what it says, and whether that is what the paper says."""

import re
from collections.abc import Callable

import pandas as pd

from helpers.dataset import TWELVE, Dataset
from helpers.dates import bounds

#: What the record says, and whether that is what the paper says; None: it cannot be told.
Answer = tuple[str, bool | None]
Ask = Callable[[Dataset, str], Answer]


def same_day(paper: str, record: str) -> bool | None:
    """Whether two sets of days are one: no if they have no day in common, unknown if the record allows others too."""
    (low, high), (first, last) = bounds(paper), bounds(record)
    if first is None and last is None:
        return None
    if (last is not None and last < low) or (first is not None and first > high):
        return False
    return True if first is not None and last is not None and low <= first and last <= high else None


def cell(instrument: str, column: str) -> Ask:
    """The cell of an instrument is what the paper says; blank cannot be told."""

    def ask(dataset: Dataset, paper: str) -> Answer:
        found = row(dataset, instrument)[column]
        return found, (found == paper) if found else None

    return ask


def dated(instrument: str, column: str = "concluded") -> Ask:
    """A date of an instrument lies within the day, month or year that the paper gives."""

    def ask(dataset: Dataset, paper: str) -> Answer:
        found = row(dataset, instrument)[column]
        return found, same_day(paper, found)

    return ask


def step(instrument: str, state: str, event: str) -> Ask:
    """A step of a state is of the day that the paper gives."""

    def ask(dataset: Dataset, paper: str) -> Answer:
        row(dataset, instrument)
        dates = steps(dataset, instrument, event).set_index("state")["date"]
        found = dates.get(state, "")
        return found, same_day(paper, found)

    return ask


def numbered(instrument: str) -> Ask:
    """An act carries the number that the paper gives, in a register of any kind."""

    def ask(dataset: Dataset, paper: str) -> Answer:
        table = dataset.identifiers
        numbers = table.loc[(table["instrument_id"] == instrument) & (table["scheme"] == "other"), "value"]
        return "; ".join(numbers), (paper in set(numbers)) if len(numbers) else None

    return ask


def law_portal(instrument: str) -> Ask:
    """A code of Kazakhstan's law portal is that of an act: Z, two digits of the year, the number in eight digits."""

    def ask(dataset: Dataset, paper: str) -> Answer:
        title, year = row(dataset, instrument)["title_en"], row(dataset, instrument)["concluded"][2:4]
        number = re.search(r"No\. (\d+)", title)
        found = f"Z{year}{int(number[1]):08d}" if number and year else ""
        return found, (found == paper) if found else None

    return ask


def in_period(instrument: str) -> Ask:
    """The period of a programme covers a day."""

    def ask(dataset: Dataset, paper: str) -> Answer:
        begins, ends = row(dataset, instrument)[["applies_from", "applies_until"]]
        (first, _), (_, last), (day, _) = bounds(begins), bounds(ends), bounds(paper)
        return f"{begins}/{ends}", (first <= day <= last) if first and last else None

    return ask


def signatories(dataset: Dataset, instrument: str) -> list[str]:
    """Those of the twelve of which a signature is on record."""
    return sorted(set(steps(dataset, instrument, "signature")["state"]) & set(TWELVE))


def row(dataset: Dataset, instrument: str) -> pd.Series:
    """The row of an instrument.

    Raises
    ------
    LookupError
        If there is none: a statement must not be judged by an instrument that is not there.
    """
    acts = dataset.instruments
    found = acts[acts["instrument_id"] == instrument]
    if found.empty:
        raise LookupError(f"instruments.csv has no {instrument}, which a statement of the paper is about")
    return found.iloc[0]


def steps(dataset: Dataset, instrument: str, event: str) -> pd.DataFrame:
    """The steps of one kind that states took with an instrument."""
    table = dataset.events
    return table[(table["instrument_id"] == instrument) & (table["event"] == event)]
