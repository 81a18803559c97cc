"""The multilateral treaties that bind Kazakhstan."""

import pandas as pd

from helpers.dataset import Dataset
from helpers.network import select
from helpers.status import READINGS, participation
from helpers.tables._words import edtf


def frame(dataset: Dataset, on: str, state: str = "KAZ") -> pd.DataFrame:
    """The multilateral treaties of the default network that bind a state on a day, or may do so.

    Returns
    -------
    pandas.DataFrame
        A row for each treaty, the surest first: ``instrument, framework``; ``bound_from`` (a set of days;
        ``[2001-02-20..]``: not before, if at all); ``level``; ``decided``, the rule behind it; ``last_seen`` in force,
        blank where it never was.
    """
    bound = participation(dataset, on, reading="possible")
    bound = bound[(bound["state"] == state) & bound["instrument_id"].isin(select(dataset, scopes=["multilateral"]))]
    rank = bound["level"].map(READINGS.index)
    bound = bound.assign(rank=rank).sort_values(["rank", "start_lo", "instrument_id"])
    # Before and after a pause of unknown days both may hold: the surer is told.
    bound = bound.drop_duplicates("instrument_id")
    framework = dataset.instruments.set_index("instrument_id")["framework"]
    return pd.DataFrame(
        {
            "instrument": bound["instrument_id"],
            "framework": bound["instrument_id"].map(framework),
            "bound_from": [edtf(row.start_lo, row.start_hi) for row in bound.itertuples()],
            "level": bound["level"],
            "decided": bound["decided"],
            "last_seen": bound["last_seen"].dt.strftime("%Y-%m-%d").fillna(""),
        }
    ).reset_index(drop=True)
