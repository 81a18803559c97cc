"""What is dated in the record, how surely it holds, and on which pages it rests."""

from collections.abc import Iterable
from typing import get_args

import pandas as pd

from helpers.dataset import TWELVE, Dataset
from helpers.dates import columns
from helpers.provenance import TIERS
from helpers.status import READINGS, Basis, participation

#: Tiers that stand near the act.
NEAR = ("register", "official", "legal_database")


def events_dated(dataset: Dataset) -> pd.DataFrame:
    """How exactly the steps of states are dated.

    Returns
    -------
    pandas.DataFrame
        By kind of event, most first: ``events``, and of them ``dated`` (one day), ``bounded`` (a month, a year, or a
        day between bounds) and ``undated`` (it happened; when was not seen).
    """
    table = dataset.events
    dated, undated = one_day(table["date"]), table["date"] == ""
    counts = (
        pd.DataFrame(
            {
                "event": table["event"],
                "events": 1,
                "dated": dated,
                "bounded": ~dated & ~undated,
                "undated": undated,
            }
        )
        .groupby("event")
        .sum()
        .astype(int)
    )
    return counts.sort_values(["events", "event"], ascending=[False, True]).reset_index()


def readings(
    dataset: Dataset, on: str, *, instruments: Iterable[str] | None = None, states: tuple[str, ...] = TWELVE
) -> pd.DataFrame:
    """How surely states were bound on a day, on each basis.

    Parameters
    ----------
    instruments
        Ids; all that can bind where None.

    Returns
    -------
    pandas.DataFrame
        By ``basis``: the number of pairs of a state and an instrument that are ``certain``, ``presumed``, ``possible``,
        and ``stale``: certain, but last seen over ten years before.
    """
    rows = []
    for basis in get_args(Basis):
        held = participation(dataset, on, basis, "possible")
        held = held[held["state"].isin(states)]
        if instruments is not None:
            held = held[held["instrument_id"].isin(list(instruments))]
        # A state can have two spells that are possible on one day: before and after a suspension. The surer counts.
        held = held.assign(rank=held["level"].map(READINGS.index)).sort_values("rank")
        held = held.drop_duplicates(["instrument_id", "state"])
        counts = held["level"].value_counts().reindex(READINGS, fill_value=0)
        rows.append({"basis": basis, **counts.to_dict(), "stale": int(held["stale"].sum())})
    return pd.DataFrame(rows)


def support(dataset: Dataset) -> pd.DataFrame:
    """On which pages the facts of instruments and events rest.

    Returns
    -------
    pandas.DataFrame
        By the best ``tier`` among a fact's sources, nearest to the act first: ``facts``, and how many of them have a
        source seen beside that very fact (``exact``).
    """
    table = dataset.evidence[dataset.evidence["table"].isin(["instruments", "events"])]
    tier = table["source_id"].map(dataset.sources.set_index("source_id")["tier"])
    facts = table.assign(rank=tier.map(TIERS.index), exact=table["grade"] == "exact").groupby(["table", "key", "field"])
    best = facts.agg(rank=("rank", "min"), exact=("exact", "any"))
    counts = best.groupby("rank")["exact"].agg(facts="size", exact="sum").reindex(range(len(TIERS)), fill_value=0)
    return counts.set_axis(pd.Index(TIERS, name="tier")).reset_index()


def dated_facts(dataset: Dataset) -> pd.DataFrame:
    """Every date of steps and instruments, and how closely a page was seen to show it.

    Returns
    -------
    pandas.DataFrame
        ``instrument_id, table, key, field``; ``exact``: a page was seen beside this very date; ``near``: such a page is
        of a register, an official site or a legal database.
    """
    steps = dataset.events.loc[dataset.events["date"] != "", ["instrument_id", "event_id"]]
    facts = [steps.rename(columns={"event_id": "key"}).assign(table="events", field="date")]
    for column in ("concluded", "entry_into_force", "ended"):
        own = dataset.instruments.loc[dataset.instruments[column] != "", ["instrument_id"]]
        facts.append(own.assign(key=own["instrument_id"], table="instruments", field=column))
    keys = ["table", "key", "field"]
    seen = dataset.evidence[dataset.evidence["grade"] == "exact"]
    tier = seen["source_id"].map(dataset.sources.set_index("source_id")["tier"])
    seen = seen.assign(exact=True, near=tier.isin(NEAR)).groupby(keys)[["exact", "near"]].any().reset_index()
    table = pd.concat(facts, ignore_index=True).merge(seen, on=keys, how="left")
    return table.assign(**{name: table[name].eq(True) for name in ("exact", "near")})[
        ["instrument_id", *keys, "exact", "near"]
    ]


def one_day(dates: pd.Series) -> pd.Series:
    """Whether each date is one day: not blank, no month, no span."""
    span = columns(dates)
    return span["lo"] == span["hi"]
