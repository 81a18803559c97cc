"""The share of bilateral treaties in force by time after signature, with all that limits it."""

from functools import partial

import numpy as np
import pandas as pd

from helpers.dataset import Dataset, derived
from helpers.dates import DAYS_A_YEAR
from helpers.durations.curves import bounds, estimate, resample, share_by, spread
from helpers.durations.waits import sides, waits

#: Years after signature that are told, and how finely.
YEARS, STEPS = 8, 12
#: Resampled curves behind an interval.
DRAWS = 150
#: Treaties of Kazakhstan and those in which it takes no part.
GROUPS = ("all", "kaz", "others")


def bilateral(dataset: Dataset, group: str = "all") -> pd.DataFrame:
    """Waits of bilateral treaties for force, those of one of `GROUPS`.

    Raises
    ------
    ValueError
        If the group is none of these.
    """
    if group not in GROUPS:
        raise ValueError(f"a group of treaties is one of {', '.join(GROUPS)}, not {group!r}")
    table = waits(dataset)
    if group == "all":
        return table
    own = table["instrument_id"].map(sides(dataset)["dyad"]).str.startswith("kaz")
    return table[own == (group == "kaz")].reset_index(drop=True)


@derived
def shares(dataset: Dataset, group: str = "all") -> pd.DataFrame:
    """Share in force of the bilateral treaties of a group, for each twelfth of a year after signature.

    Returns
    -------
    pandas.DataFrame
        By ``years``: of the treaties of which force was seen ``in_force_lo`` and ``in_force_hi`` (estimate) and
        ``in_force_low`` and ``in_force_high`` (95 per cent of resampled curves); of all treaties ``in_force_worst``
        and ``in_force_best``.

    Raises
    ------
    ValueError
        If the group is none of `GROUPS`.
    """
    table = bilateral(dataset, group)
    years = np.arange(YEARS * STEPS + 1) / STEPS
    days = years * DAYS_A_YEAR
    told = {}
    told["in_force_worst"], told["in_force_best"] = bounds(table, days)
    told["in_force_lo"], told["in_force_hi"] = share_by(estimate(table), days)
    told["in_force_low"], told["in_force_high"] = spread(resample(table, DRAWS), partial(share_by, days=days))
    return pd.DataFrame(told, pd.Index(years, name="years"))
