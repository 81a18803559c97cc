"""Before and after each exit."""

import pandas as pd

from helpers.dataset import Dataset
from helpers.exits import aftermath, covered, eve, network_exits, span, tied
from helpers.scenarios import without
from helpers.status.steps import instruments
from helpers.tables._words import edtf, interval

#: Columns of which the cells hold codes of another field.
CODED = {"steps": "event", "instrument": "short_title"}


def frame(dataset: Dataset) -> pd.DataFrame:
    """What each exit undid, by the day on which it began.

    An exit that can touch no pair of the twelve is left out: such as the suspension of an agreement with a third party.

    Returns
    -------
    pandas.DataFrame
        A row for each exit: ``begun`` (its first step) and ``effect``, sets of days, ``effect`` blank where none was
        seen; ``state, instrument, steps, towards``; and as ``"0–9"``, certain to possible, the pairs of the state that
        the instrument ties: ``pairs_before``, on the eve of the first step (blank where the eve lies before the
        instrument, because the day is hardly known); ``pairs_stayed``, on the day of the effect (or the last of the
        record) with the exit taken away; ``pairs_after``, on that day as recorded; and ``pairs_covered``, how many of
        those that may have been tied have another bilateral treaty on the subject that day.
    """
    made = instruments(dataset)["concluded_hi"]
    rows = []
    for row in network_exits(dataset).itertuples():
        act, state, day = row.instrument_id, row.state, aftermath(dataset, row.effect_hi)
        stayed = tied(without(dataset, exit=(act, state)), act, state, day, row.towards)
        if stayed.empty:
            continue
        known = made[act] < row.begun_lo
        rows.append(
            {
                "begun": edtf(row.begun_lo, row.begun_hi),
                "effect": edtf(row.effect_lo, row.effect_hi),
                "state": state,
                "instrument": act,
                "steps": row.steps,
                "towards": row.towards,
                "pairs_before": interval(*span(tied(dataset, act, state, eve(row.begun_lo), row.towards)))
                if known
                else "",
                "pairs_stayed": interval(*span(stayed)),
                "pairs_after": interval(*span(tied(dataset, act, state, day, row.towards))),
                "pairs_covered": interval(*covered(dataset, stayed, act, day)),
            }
        )
    return pd.DataFrame(rows)
