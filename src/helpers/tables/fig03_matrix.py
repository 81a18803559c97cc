"""Who is party to which multilateral instrument, on a day."""

import pandas as pd

from helpers.dataset import TWELVE, Dataset
from helpers.network import select
from helpers.status import READINGS, asked_day, levels, spells
from helpers.status.steps import LEAVING, events, instruments

#: Columns of which the cells hold codes of another field.
CODED = dict.fromkeys(TWELVE, "matrix")
#: What a state did beside binding itself, kept apart from whether it is bound.
MARKS = ("reservation", "special_opinion")


def frame(dataset: Dataset, on: str, *, states: tuple[str, ...] = TWELVE) -> pd.DataFrame:
    """The matrix of a day.

    Parameters
    ----------
    on
        A day, ``"2020-01-01"``, not after the last day of the record.
    states
        ISO 3166 alpha-3 codes: the columns.

    Returns
    -------
    pandas.DataFrame
        One row for each multilateral instrument of the default network concluded by that day, by day of conclusion:
        ``instrument_id``, ``instrument``, ``framework``, ``concluded`` and a column for each state. A cell holds codes
        of the vocabulary field ``matrix``, separated by ``"; "``: first how the state stands (``certain``,
        ``presumed``, ``possible``, ``not_yet``, the rule by which its spell ended, ``not_signed`` where the record
        shows that it did not sign, or ``unknown``), then the exit that has begun, then reservations and special
        opinions.
    """
    asked = asked_day(dataset, on)
    acts = instruments(dataset).loc[select(dataset, scopes=["multilateral"])].rename_axis("instrument_id")
    acts = acts[acts["concluded_lo"] <= asked].drop(columns="instrument_id")
    acts = acts.sort_values(["concluded_lo", "instrument_id"])
    standing = _standing(dataset, asked).reindex(pd.MultiIndex.from_product([acts.index, states]))
    done = events(dataset)
    done = done[done["lo"] <= asked]
    done = done.groupby(["instrument_id", "state"])["event"].agg(set).reindex(standing.index)
    cells = pd.Series(
        [
            _cell(level, step, begun)
            for level, step, begun in zip(standing["level"], done, standing["begun"], strict=True)
        ],
        standing.index,
    )
    wide = cells.unstack()[list(states)].loc[acts.index]
    head = acts[["framework", "concluded"]]
    head.insert(0, "instrument", acts.index)
    return head.join(wide).rename_axis("instrument_id").reset_index()


def _standing(dataset: Dataset, asked: pd.Timestamp) -> pd.DataFrame:
    """Level of each state and instrument, or why there is none, and whether an end has begun."""
    table = spells(dataset, "in_force")
    level = levels(table, asked)
    over = table["end_rule"].where(table["start_lo"] <= asked, "not_yet")
    table = table.assign(level=level.where(level != "", over), begun=(level == "possible") & (table["end_lo"] <= asked))
    # Of several spells under one instrument the one that holds speaks, else the latest.
    rank = level.map({word: place for place, word in enumerate((*READINGS, ""))})
    table = table.assign(rank=rank).sort_values(["rank", "start_lo"], ascending=[True, False])
    return table.drop_duplicates(["instrument_id", "state"]).set_index(["instrument_id", "state"])[["level", "begun"]]


def _cell(level: str, done: set, begun: bool) -> str:
    done = done if isinstance(done, set) else set()
    if isinstance(level, str):
        exits = [step for step in LEAVING if step in done] if begun is True else []
        codes = [level, *exits[-1:]]
    else:
        exits = [step for step in LEAVING if step in done]
        codes = exits[-1:] or (["not_signed"] if "not_signed" in done else ["unknown"])
    return "; ".join([*codes, *(mark for mark in MARKS if mark in done)])
