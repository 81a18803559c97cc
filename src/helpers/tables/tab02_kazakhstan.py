"""Kazakhstan's bilateral treaties with the other eleven."""

import pandas as pd

from helpers.dataset import TWELVE, Dataset
from helpers.network import select
from helpers.provenance import TIERS, instrument_sources
from helpers.status import between
from helpers.tables._words import edtf

#: A state's own act by which it agrees to be bound.
APPROVALS = ("ratification", "approval", "acceptance", "accession")

#: Vocabulary fields of columns that are not named as their field.
CODED = {"instrument": "short_title", "approval": "event", "decided": "rule"}


def frame(dataset: Dataset, on: str, state: str = "KAZ") -> pd.DataFrame:
    """Every substantive bilateral treaty of a state on a core topic, with its status on a day.

    Parameters
    ----------
    on
        A day, ``"2025-12-31"``.
    state
        One of the twelve states.

    Returns
    -------
    pandas.DataFrame
        A row for each treaty, by partner and day of conclusion: ``partner, instrument, concluded``; ``approval``, the
        state's own act, and ``approved``, its date as recorded; ``bound_from`` (a set of days; ``[2021-02-17..]``: not
        before, if at all); ``level`` (certain, presumed, possible, none) and ``decided``, the rule behind it; ``tier``,
        the best source.
    """
    bilateral = select(dataset, scopes=["bilateral"])
    partners = [other for other in TWELVE if other != state]
    found = pd.concat([between(dataset, state, other, on).assign(partner=other) for other in partners])
    found = found[found["instrument_id"].isin(bilateral)].reset_index(drop=True)
    acts = dataset.instruments.set_index("instrument_id").loc[found["instrument_id"]]
    approval = _approvals(dataset, state).reindex(found["instrument_id"])
    table = pd.DataFrame(
        {
            "partner": found["partner"],
            "instrument": found["instrument_id"],
            "concluded": acts["concluded"].to_numpy(),
            "approval": approval["event"].fillna("").to_numpy(),
            "approved": approval["date"].fillna("").to_numpy(),
            "bound_from": [edtf(row.start_lo, row.start_hi) for row in found.itertuples()],
            "level": found["level"].replace("", "none"),
            "decided": found["decided"],
            "tier": _best_tier(dataset).reindex(found["instrument_id"]).fillna("").to_numpy(),
        }
    )
    return table.sort_values(["partner", "concluded", "instrument"], ignore_index=True)


def _approvals(dataset: Dataset, state: str) -> pd.DataFrame:
    """``event`` and ``date`` of a state's approval by instrument: a ratification rather than what came before it."""
    events = dataset.events[(dataset.events["state"] == state) & dataset.events["event"].isin(APPROVALS)]
    rank = events["event"].map({event: place for place, event in enumerate(APPROVALS)})
    events = events.assign(rank=rank).sort_values(["rank", "date"])
    return events.drop_duplicates("instrument_id").set_index("instrument_id")[["event", "date"]]


def _best_tier(dataset: Dataset) -> pd.Series:
    pages = instrument_sources(dataset)
    rank = pages["tier"].map({tier: place for place, tier in enumerate(TIERS)})
    return rank.groupby(pages["instrument_id"]).min().map(dict(enumerate(TIERS)))
