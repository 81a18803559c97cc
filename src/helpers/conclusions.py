"""When the treaties among the twelve were concluded, when states left them, and how many hold."""

import pandas as pd

from helpers.coverage import dyads
from helpers.dataset import TWELVE, Dataset, derived
from helpers.network import REGIONAL, select, tie_spells
from helpers.status import READINGS, asked_day, families, levels
from helpers.status.steps import LEAVING, events, instruments

#: First year and length of the spans in which conclusions are counted.
START, LENGTH = 1991, 5
#: How a treaty stands on a day, from the surest that holds to what cannot be told.
STANDING = (*READINGS, "unknown", "not_yet", "over")


@derived
def conclusions(dataset: Dataset, topics: str = "core") -> pd.DataFrame:
    """The treaties of the region among the twelve, with the years in which they can have been concluded.

    Parameters
    ----------
    topics
        ``"core"``: the default network; ``"all"``: every treaty of the regional frameworks, founding acts too.

    Returns
    -------
    pandas.DataFrame
        By id: ``scope``, ``framework``, ``kind``, ``dyad`` (``"KAZ-UZB"``, blank where multilateral), ``family`` (id of
        its root) and ``first``, ``last``: the earliest and the latest year of conclusion that the record allows.

    Raises
    ------
    ValueError
        If ``topics`` is neither of the two.

    Notes
    -----
    A bilateral treaty is in where both its sides are known to be of the twelve. One with a state outside them is left
    out: such treaties were looked for where Kazakhstan is a party, and hardly elsewhere.
    """
    if topics not in ("core", "all"):
        raise ValueError(f"topics is 'core' or 'all', not {topics!r}")
    chosen = select(dataset) if topics == "core" else select(dataset, topics=None, roles=None, frameworks=REGIONAL)
    acts = instruments(dataset).loc[chosen]
    acts = acts.assign(dyad=dyads(dataset).reindex(chosen).fillna(""), family=families(dataset).reindex(chosen))
    acts = acts[(acts["scope"] == "multilateral") | (acts["dyad"] != "")]
    years = {"first": acts["concluded_lo"].dt.year, "last": acts["concluded_hi"].dt.year}
    return acts[["scope", "framework", "kind", "dyad", "family"]].assign(**years)


def between_years(treaties: pd.DataFrame, first: int, last: int) -> tuple[int, int]:
    """How many treaties were concluded from one year to another, both included: surely, and at most."""
    surely = (treaties["first"] >= first) & (treaties["last"] <= last)
    possibly = (treaties["last"] >= first) & (treaties["first"] <= last)
    return int(surely.sum()), int(possibly.sum())


def dated(treaties: pd.DataFrame) -> pd.Series:
    """The year of conclusion, NA where the record allows several."""
    return treaties["first"].where(treaties["first"] == treaties["last"]).astype("Int64")


def spans(years: pd.Series) -> pd.Series:
    """Years as spans of five, ``"1996–2000"``, the first from 1991; NA stays NA."""
    begin = (years - START) // LENGTH * LENGTH + START
    return begin.map(lambda year: f"{year}–{year + LENGTH - 1}", na_action="ignore")


def on_topic(dataset: Dataset, treaties: pd.DataFrame, topic: str) -> pd.Series:
    """Whether each treaty deals with a topic, among others."""
    rows = dataset.topics[dataset.topics["topic"] == topic]
    return pd.Series(treaties.index.isin(rows["instrument_id"]), treaties.index)


def endings(dataset: Dataset) -> pd.DataFrame:
    """What ended: each state's first step out of a treaty of :func:`conclusions`, and the end of a treaty for all.

    Returns
    -------
    pandas.DataFrame
        ``instrument_id``; ``state`` (blank: all); ``first``, ``last``: the earliest and latest year. A suspension is no
        exit, and a state's step that came with the end for all stands beside it. A step without a day lies where
        :func:`helpers.status.steps.events` puts it; an end without a first day lies after the conclusion.
    """
    treaties = conclusions(dataset)
    table = events(dataset)
    steps = table[table["event"].isin(LEAVING) & table["state"].isin(TWELVE)]
    acts = instruments(dataset).reset_index(drop=True).query("ended != ''").assign(state="")
    over = acts.assign(lo=acts["ended_lo"].fillna(acts["concluded_lo"]), hi=acts["ended_hi"])
    table = pd.concat([part[["instrument_id", "state", "lo", "hi"]] for part in (steps, over)])
    table = table[table["instrument_id"].isin(treaties.index)]
    table["hi"] = table["hi"].fillna(dataset.as_of)
    table = table.sort_values(["hi", "lo"]).drop_duplicates(["instrument_id", "state"])
    table = table.assign(first=table["lo"].dt.year, last=table["hi"].dt.year).sort_values(["instrument_id", "state"])
    return table[["instrument_id", "state", "first", "last"]].reset_index(drop=True)


def standing(dataset: Dataset, on: str) -> pd.Series:
    """How the treaties of :func:`conclusions` that may have been concluded by a day stand on it.

    Parameters
    ----------
    on
        A day not after the last day of the record.

    Returns
    -------
    pandas.Series
        By id: in force between two states at least, ``certain``, ``presumed`` or ``possible``; ``over``: it was or
        may have been, and between none any more; ``not_yet``: shown to begin later; ``unknown``: no two states of which
        a page shows that they took part.
    """
    day = asked_day(dataset, on)
    acts = instruments(dataset).loc[conclusions(dataset).index]
    acts = acts[acts["concluded_lo"] <= day]
    table = tie_spells(dataset, instruments=acts.index)
    level = levels(table, day)
    past = table["end_hi"] <= day
    word = level.mask((level == "") & past, "over").mask((level == "") & ~past, "not_yet")
    # Between some pairs a treaty may be over while it holds between others: what holds decides, then what is to come.
    rank = word.map({name: place for place, name in enumerate((*READINGS, "not_yet", "over"))})
    best = word[rank.groupby(table["instrument_id"]).idxmin()].to_numpy()
    held = pd.Series(best, sorted(table["instrument_id"].unique()), dtype=object)
    over = acts["ended_hi"] <= day
    found = held.reindex(acts.index).fillna("unknown")
    return found.mask((found == "unknown") & over, "over").rename("standing")
