"""How long treaties waited, group by group."""

from itertools import product

import pandas as pd

from helpers.dataset import TWELVE, Dataset
from helpers.dates import DAYS_A_YEAR
from helpers.durations import Step, bounds, days_until, estimate, share_by, sides, waits
from helpers.labels import SEPARATOR
from helpers.status.steps import instruments
from helpers.tables._words import interval

#: No median is told below this number of known days, nor where fewer than half of the steps seen have one: the rest
#: would be guessed from a few.
FEWEST = 10


def frame(dataset: Dataset, by: str, *, step: Step = "force", scope: str = "bilateral") -> pd.DataFrame:
    """What is known of the waits of each group, the median wait, and how many had taken the step after two years.

    Parameters
    ----------
    by
        ``"kind"``, ``"topic"``, ``"state"`` (of the twelve), ``"framework"``, ``"decade"`` of conclusion, or ``"dyad"``
        (bilateral). A treaty stands in each of its topics, and with each of its sides.
    step, scope
        As in :func:`helpers.durations.waits`.

    Returns
    -------
    pandas.DataFrame
        A row a group, the largest first: ``by``; ``waits``, all of them; ``step_day``, ``step_seen``, ``step_not_yet``,
        ``step_unseen``: of which the day is known, of which it was seen on an unknown day, which had not come by a day
        or ended first, and of which nothing is known; ``median_days`` and ``after_two_years``, per cent, of those seen
        (blank where too few days are known, see `FEWEST`); ``all_after_two_years``, per cent, from the worst case to
        the best, of all of them.

    Raises
    ------
    ValueError
        If waits have no such groups.
    """
    table = grouped(dataset, by, step=step, scope=scope)
    rows = [{by: group, **_told(part)} for group, part in table.groupby(by, sort=True)]
    return pd.DataFrame(rows).sort_values("waits", ascending=False, kind="stable", ignore_index=True)


def every(dataset: Dataset) -> pd.DataFrame:
    """All of them in one frame, for programs: each scope and step by each group that it has.

    Returns
    -------
    pandas.DataFrame
        ``scope``, ``step``, ``by``, ``group``, and the columns of :func:`frame`.
    """
    parts = []
    for scope, step in product(("bilateral", "multilateral"), ("force", "consent")):
        groups = ("kind", "topic", "state", "framework", "decade", *(("dyad",) if scope == "bilateral" else ()))
        for by in groups:
            part = frame(dataset, by, step=step, scope=scope).rename(columns={by: "group"})
            parts.append(part.assign(scope=scope, step=step, by=by))
    table = pd.concat(parts, ignore_index=True)
    keys = ["scope", "step", "by", "group"]
    return table[[*keys, *table.columns.difference(keys, sort=False)]]


def grouped(dataset: Dataset, by: str, *, step: Step = "force", scope: str = "bilateral") -> pd.DataFrame:
    """Waits with the column ``by``: a row for each group in which a wait stands."""
    table = waits(dataset, step, scope)
    if by == "topic":
        return table.merge(dataset.topics[["instrument_id", "topic"]], on="instrument_id")
    if by == "dyad":
        return table.merge(sides(dataset)["dyad"].reset_index(), on="instrument_id")
    if by == "state":
        if (scope, step) == ("bilateral", "force"):
            states = sides(dataset)["states"].str.split(SEPARATOR).explode().rename("state").reset_index()
            table = table.drop(columns="state").merge(states, on="instrument_id")
        return table[table["state"].isin(TWELVE)]
    if by == "decade":
        concluded = instruments(dataset)["concluded_hi"].reindex(table["instrument_id"])
        return table.assign(decade=[f"{year // 10 * 10}s" for year in concluded.dt.year])
    if by not in ("kind", "framework"):
        raise ValueError(f"waits are grouped by kind, topic, state, framework, decade or dyad, not by {by!r}")
    return table


def _told(part: pd.DataFrame) -> dict:
    known = part["known"].value_counts()
    told = {
        "waits": len(part),
        "step_day": known.get("day", 0),
        "step_seen": known.get("between", 0),
        "step_not_yet": known.get("not_yet", 0) + known.get("ended_first", 0),
        "step_unseen": known.get("nothing", 0),
        "median_days": "",
        "after_two_years": "",
        "all_after_two_years": interval(*(100 * side[0] for side in bounds(part, [2 * DAYS_A_YEAR]))),
    }
    if told["step_day"] >= max(FEWEST, told["step_seen"]):
        curve = estimate(part)
        told["median_days"] = interval(*days_until(curve, 0.5))
        told["after_two_years"] = interval(*(100 * side[0] for side in share_by(curve, [2 * DAYS_A_YEAR])))
    return told
