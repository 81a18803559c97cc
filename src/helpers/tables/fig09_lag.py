"""From paper to force: the curves and the case."""

from functools import partial

import numpy as np
import pandas as pd

from helpers.dataset import Dataset
from helpers.durations import bounds, dyads, estimate, resample, share_by, spread, waits
from helpers.durations.stages import STAGES, readmission

#: Years after signature that the curves show, and how finely.
YEARS, STEPS = 8, 12
YEAR = 365.25

#: Vocabulary fields of columns that are not named as their field.
CODED = {"panel": "lag_panel", "stage": "lag_stage"}


def frame(dataset: Dataset, *, draws: int = 200, state: str = "KAZ") -> pd.DataFrame:
    """Share of bilateral treaties in force by years after signature, and the stages of the readmission agreements.

    Parameters
    ----------
    draws
        Resampled curves behind each interval.

    Returns
    -------
    pandas.DataFrame
        ``panel``: ``with_kazakhstan`` and ``without`` hold the curves, a row for each twelfth of a year: ``years_lo``;
        of the treaties of which force was seen, ``in_force_lo`` and ``in_force_hi`` (estimate) and ``in_force_low`` and
        ``in_force_high`` (95 per cent of the resampled curves); of all treaties, ``in_force_worst`` and
        ``in_force_best``; all as shares. ``readmission`` holds a row for each agreement (``partner``, ``concluded``)
        and ``stage`` seen: between ``years_lo`` and ``years_hi`` after signature, the latter missing where it may not
        have come. A stage that was not seen has a row without years; where force was not, ``unseen_until`` tells how long
        after signature the record ends.
    """
    table = waits(dataset).merge(dyads(dataset, state)["dyad"].reset_index(), on="instrument_id")
    own = table["dyad"].str.startswith("kaz")
    curves = [_curve(table[part], draws).assign(panel=panel)
              for panel, part in (("with_kazakhstan", own), ("without", ~own))]
    case = _case(dataset, state).assign(panel="readmission")
    order = ["panel", "partner", "concluded", "stage", "years_lo", "years_hi", "in_force_worst", "in_force_low",
             "in_force_lo", "in_force_hi", "in_force_high", "in_force_best"]
    return pd.concat([*curves, case], ignore_index=True).reindex(columns=order).round(4)


def _curve(table: pd.DataFrame, draws: int) -> pd.DataFrame:
    years = np.arange(YEARS * STEPS + 1) / STEPS
    days = years * YEAR
    shares = {"years_lo": years}
    shares["in_force_worst"], shares["in_force_best"] = bounds(table, days)
    shares["in_force_lo"], shares["in_force_hi"] = share_by(estimate(table), days)
    shares["in_force_low"], shares["in_force_high"] = spread(resample(table, draws), partial(share_by, days=days))
    return pd.DataFrame(shares)


def _case(dataset: Dataset, state: str) -> pd.DataFrame:
    table = readmission(dataset, state)
    rows = []
    for row in table.assign(unseen_until_lo=dataset.as_of, unseen_until_hi=dataset.as_of).itertuples():
        for stage in (*STAGES[1:], *(["unseen_until"] if pd.isna(row.in_force_hi) else [])):
            ends = [(getattr(row, f"{stage}_{side}") - row.signed_lo).days / YEAR for side in ("lo", "hi")]
            rows.append((row.partner, f"{row.signed_lo:%Y-%m-%d}", stage, *ends))
    return pd.DataFrame(rows, columns=["partner", "concluded", "stage", "years_lo", "years_hi"])
