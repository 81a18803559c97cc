"""Treaties by year and framework, the years in which they ended or a state left, and the milestones."""

import pandas as pd

from helpers.conclusions import conclusions, dated, endings
from helpers.dataset import Dataset
from helpers.dates import columns
from helpers.labels import SEPARATOR

#: Where the day of each milestone stands: the table, the row, the column.
MILESTONES = {
    "bishkek": ("instruments", "cis-1992-10-09-visa-free", "concluded"),
    "labour": ("instruments", "cis-1994-04-15-labour-migration", "concluded"),
    "illegal_migration": ("instruments", "cis-1998-03-06-illegal-migration", "concluded"),
    "russia_leaves": ("events", "cis-1992-10-09-visa-free/RUS/denunciation", "date"),
    "eurasec": ("instruments", "eurasec-2000-11-30-visa-free", "concluded"),
    "convention": ("instruments", "cis-2008-11-14-migrant-workers-convention", "concluded"),
    "georgia_leaves": ("memberships", "CIS/GEO", "to"),
    "ses": ("instruments", "ses-2010-11-19-legal-status-migrant-workers", "concluded"),
    "eaeu": ("instruments", "eaeu-2014-05-29-treaty", "concluded"),
    "ukraine_leaves": ("events", "cis-1998-03-06-illegal-migration/UKR/denunciation", "date"),
    "moldova_leaves": ("events", "cis-1992-10-09-visa-free/MDA/denunciation", "date"),
}
#: Milestones that are an exit.
EXITS = ("russia_leaves", "georgia_leaves", "ukraine_leaves", "moldova_leaves")


def frame(dataset: Dataset, on: str) -> pd.DataFrame:
    """The treaties of the region among the twelve by framework and year, to the end of a year.

    Parameters
    ----------
    on
        The last day that is counted, ``"2025-12-31"``. What has no known year stands in the rows without one.

    Returns
    -------
    pandas.DataFrame
        A row for each framework (by its first treaty, bilateral ones last) and year with anything in it:
        ``framework``; ``year`` (blank: it is not known); ``treaties_core`` of the default network and
        ``treaties_other`` (other topics, founding acts) concluded; ``treaties_left``: treaties of the default network
        that ended, or that a state began to leave; ``milestone`` and ``milestone_date``, several separated by ``"; "``.
    """
    last = pd.Timestamp(on).year
    every, core = conclusions(dataset, "all"), conclusions(dataset)
    every = every[every["first"] <= last]
    year = dated(every)
    year = year[~(year > last).fillna(False).astype(bool)]
    keys = [every["framework"].reindex(year.index), year.astype("string").fillna("")]
    in_core = year.index.isin(core.index)
    left = endings(dataset).drop_duplicates(["instrument_id", "first", "last"])
    left_year = dated(left)
    left = left[~(left_year > last).fillna(False).astype(bool)]
    left_keys = [left["instrument_id"].map(core["framework"]), left_year[left.index].astype("string").fillna("")]
    counts = {
        "treaties_core": pd.Series(in_core, year.index).groupby(keys).sum(),
        "treaties_other": pd.Series(~in_core, year.index).groupby(keys).sum(),
        "treaties_left": left.groupby([key.rename(None) for key in left_keys]).size(),
    }
    marks = milestones(dataset)
    marks = marks[marks["date"] <= on]
    told = marks.groupby(["framework", marks["date"].str[:4]])[["milestone", "date"]].agg(SEPARATOR.join)
    table = pd.DataFrame({name: series.rename_axis(["framework", "year"]) for name, series in counts.items()})
    table = table.join(told.rename_axis(["framework", "year"]).rename(columns={"date": "milestone_date"}), how="outer")
    numbers = list(counts)
    table[numbers] = table[numbers].fillna(0).astype(int)
    table = table.fillna("").reset_index()
    begin = every["last"].groupby(every["framework"]).min()
    order = ["bilateral", "begin", "framework", "blank", "year"]
    table["bilateral"], table["begin"] = table["framework"] == "bilateral", table["framework"].map(begin)
    table = table.assign(blank=table["year"] == "").sort_values(order, ignore_index=True)
    return table.drop(columns=["bilateral", "begin", "blank"])


def milestones(dataset: Dataset) -> pd.DataFrame:
    """The milestones by day: ``milestone``, ``framework`` and ``date``, the first day that the record allows.

    A milestone of which the dataset has no row is left out.
    """
    framework = dataset.instruments.set_index("instrument_id")["framework"]
    places = dataset.memberships.assign(key=dataset.memberships["organisation"] + "/" + dataset.memberships["state"])
    rows = {
        "instruments": dataset.instruments.set_index("instrument_id", drop=False),
        "events": dataset.events.set_index("event_id"),
        "memberships": places.assign(instrument_id=places["organisation"]).set_index("key"),
    }
    found = []
    for milestone, (table, key, column) in MILESTONES.items():
        if key in rows[table].index:
            row = rows[table].loc[[key]].sort_values(column).iloc[-1]
            found.append((milestone, framework.get(row["instrument_id"], row["instrument_id"]), row[column]))
    found = pd.DataFrame(found, columns=["milestone", "framework", "date"])
    found["date"] = columns(found["date"])["lo"].dt.strftime("%Y-%m-%d")
    return found.sort_values(["date", "milestone"], ignore_index=True)
