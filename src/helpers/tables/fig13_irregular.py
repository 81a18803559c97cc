"""Quoted figures on irregular migration in Kazakhstan and its agreements' entry into force, on one axis of time."""

import pandas as pd

from helpers.dataset import TWELVE, Dataset
from helpers.dates import bounds
from helpers.network import tie_spells
from helpers.provenance import deciding_sources
from helpers.status import asked_day, families, spells
from helpers.tables.fig06_kazakhstan import THEMES as MARKS

#: An agreement stands once, in the first of these rows that one of its topics belongs to.
THEMES = {name: MARKS[name] for name in ("readmission", "illegal_migration", "labour_migration", "visa_free_movement")}
#: What the rows count, in the order in which they stand; within a group no figure is of another's definition either.
GROUPS = {
    "offences": (
        "foreigners_held_administratively_liable",
        "foreigners_fined",
        "foreigners_expelled",
        "foreigners_returned",
        "migration_violations_found",
        "irregular_entries",
        "overstay_violations_in_operations",
        "no_registration_or_permit_in_operations",
        "illegal_work_in_operations",
        "foreigners_expelled_in_operations",
        "employers_held_administratively_liable",
        "employers_fined",
    ),
    "work": ("foreign_workers_with_local_permits", "labour_migrants", "registered_foreigners"),
}
#: In the table and not drawn: crossings of the border are not persons, and a quota is a rule, no count.
NOT_DRAWN = (
    "entries_of_foreigners",
    "exits_of_foreigners",
    "quota_foreign_labour_persons",
    "quota_foreign_labour_pct_workforce",
    "quota_foreign_labour_pct_active_population",
    "quota_labour_immigrants_pct_workforce",
)
#: Counted on a day; all other figures are counted over a period.
STOCKS = GROUPS["work"]
COLUMNS = [
    "panel",
    "theme",
    "partner",
    "framework",
    "instrument",
    "group",
    "indicator",
    "origin",
    "timing",
    "first_day",
    "last_day",
    "ended",
    "qualifier",
    "value",
    "unit",
    "flag",
    "source_id",
    "url",
]


def frame(dataset: Dataset, on: str, state: str = "KAZ") -> pd.DataFrame:
    """What the figure shows: agreements, figures, and the years of which no figure was found.

    Parameters
    ----------
    on
        A day, ``"2025-12-31"``; agreements that may have entered into force by then.
    state
        One of the twelve states, of whose agreements the quoted figures stand.

    Returns
    -------
    pandas.DataFrame
        Columns as in `COLUMNS`, blank where they do not apply. ``panel`` is ``agreement``, ``figure`` or ``gap``;
        ``timing`` says how ``first_day`` and ``last_day`` are meant: ``day``, ``between`` (one unknown day between
        the two) and ``not_before`` (if at all; ``last_day`` blank) for agreements; ``over_period`` and ``on_day`` (one
        day, perhaps unknown, between the two) for figures; ``none`` for years without a figure.
    """
    figures = quoted(dataset)
    agreed = agreements(dataset, on, state)
    years = pd.concat([agreed["first_day"], figures["first_day"], figures["last_day"]]).str[:4].astype(int)
    table = pd.concat([agreed, figures, gaps(figures, years.min(), years.max())], ignore_index=True)
    return table.reindex(columns=COLUMNS).fillna("").astype(str)


def quoted(dataset: Dataset) -> pd.DataFrame:
    """The figures on all foreigners and on citizens of the twelve states, by definition, origin and day.

    Crossings and quotas (`NOT_DRAWN`) are left out.

    Raises
    ------
    ValueError
        If an indicator of the table belongs to no group.
    """
    table = dataset.kaz_irregular
    group = {indicator: name for name, indicators in GROUPS.items() for indicator in indicators}
    unknown = sorted(set(table["indicator"]) - {*group, *NOT_DRAWN})
    if unknown:
        raise ValueError(f"context/kaz_irregular.csv: no group for {', '.join(unknown)}; add it to GROUPS")
    table = table[table["indicator"].isin(list(group)) & table["origin"].isin(["", *TWELVE])]
    days = pd.DataFrame([_days(row) for row in table.itertuples()], table.index, columns=["first_day", "last_day"])
    order = {indicator: place for place, indicator in enumerate(group)}
    found = pd.concat([table, days], axis=1).assign(
        panel="figure",
        group=table["indicator"].map(group),
        timing=table["indicator"].isin(STOCKS).map({True: "on_day", False: "over_period"}),
        value=[f"{value:.0f}" for value in table["value"]],  # all are counts
        url=table["source_id"].map(dataset.sources.set_index("source_id")["url"]),
        place=table["indicator"].map(order),
    )
    found = found.sort_values(["place", "origin", "first_day", "last_day", "source_id"], ignore_index=True)
    return found[[column for column in COLUMNS if column in found.columns]]


def agreements(dataset: Dataset, on: str, state: str = "KAZ") -> pd.DataFrame:
    """A row for each family of treaties of a state with others of the twelve, from its root's entry into force.

    The day is the state's own. What was seen in force later began between its first possible day and the day on which
    it was first seen.
    """
    ties = tie_spells(dataset)
    ties = ties[(ties["state_a"] == state) | (ties["state_b"] == state)]
    partner = ties["state_a"].where(ties["state_a"] != state, ties["state_b"])
    bilateral = ties.assign(partner=partner)[ties["layer"] == "bilateral"]
    own = spells(dataset)
    shared = ties.loc[ties["layer"] == "multilateral", "instrument_id"]
    table = pd.concat([bilateral, own[(own["state"] == state) & own["instrument_id"].isin(shared)]])
    table = table[table["start_lo"] <= asked_day(dataset, on)]
    table = table.assign(theme=table["instrument_id"].map(_themes(dataset))).dropna(subset="theme")
    family = table["instrument_id"].map(families(dataset))
    table = table.assign(family=family, protocol=family != table["instrument_id"])
    table = table.sort_values(["protocol", "start_lo", "instrument_id"]).drop_duplicates("family")
    last = table["start_hi"].fillna(table["first_seen"])
    timing = last.notna().map({True: "between", False: "not_before"}).mask(table["start_lo"] == last, "day")
    pages = [deciding_sources(dataset, row.instrument_id, (state,)).iloc[:1] for row in table.itertuples()]
    best = {column: [page[column].iloc[0] if len(page) else "" for page in pages] for column in ("source_id", "url")}
    framework = table["instrument_id"].map(dataset.instruments.set_index("instrument_id")["framework"])
    found = pd.DataFrame(
        {
            "panel": "agreement",
            "theme": table["theme"],
            "partner": table["partner"].fillna(""),
            "framework": framework,
            "instrument": table["instrument_id"],
            "timing": timing,
            "first_day": _text(table["start_lo"]),
            "last_day": _text(last),
            **best,
            "ended": [_ended(row.end_lo, row.end_hi, asked_day(dataset, on)) for row in table.itertuples()],
        }
    )
    place = found["theme"].map({name: number for number, name in enumerate(THEMES)})
    return found.assign(place=place).sort_values(["place", "first_day", "instrument"]).drop(columns="place")


def gaps(figures: pd.DataFrame, first: int, last: int) -> pd.DataFrame:
    """Runs of calendar years, from the first to the last, in which no day falls within any figure."""
    spans = zip(figures["first_day"].str[:4].astype(int), figures["last_day"].str[:4].astype(int), strict=True)
    known = {year for low, high in spans for year in range(low, high + 1)}
    without = pd.Series([year for year in range(first, last + 1) if year not in known], dtype=int)
    runs = without.groupby(without - without.index).agg(["min", "max"]).sort_values("min")
    return pd.DataFrame(
        {
            "panel": "gap",
            "timing": "none",
            "first_day": [f"{year}-01-01" for year in runs["min"]],
            "last_day": [f"{year}-12-31" for year in runs["max"]],
        }
    )


def _days(row) -> tuple[str, str]:
    """First and last day of the period, or between which the day of a stock lies."""
    edges = row.period.split("/") if row.period else [row.as_of or str(row.year)] * 2
    return f"{bounds(edges[0])[0]:%Y-%m-%d}", f"{bounds(edges[-1])[1]:%Y-%m-%d}"


def _themes(dataset: Dataset) -> dict[str, str]:
    """The first theme of `THEMES` that a topic of each instrument belongs to."""
    place = {topic: number for number, topics in enumerate(THEMES.values()) for topic in topics}
    first = dataset.topics["topic"].map(place).groupby(dataset.topics["instrument_id"]).min().dropna()
    return first.map(dict(enumerate(THEMES))).to_dict()


def _text(days: pd.Series) -> pd.Series:
    return days.dt.strftime("%Y-%m-%d").fillna("")


def _ended(low: pd.Timestamp, high: pd.Timestamp, day: pd.Timestamp) -> str:
    """Year of the end; with a question mark where it began and its effect was not seen; blank where none was seen."""
    if pd.isna(low) or low > day:
        return ""
    return f"{low:%Y}" if pd.notna(high) else f"{low:%Y}?"
