"""From paper to force: the curves and the case."""

import pandas as pd

from helpers.dataset import Dataset
from helpers.dates import DAYS_A_YEAR
from helpers.durations import shares
from helpers.durations.stages import STAGES, readmission

#: Vocabulary fields of columns that are not named as their field.
CODED = {"panel": "lag_panel", "stage": "lag_stage"}


def frame(dataset: Dataset) -> pd.DataFrame:
    """Share of bilateral treaties in force by years after signature, and the stages of the readmission agreements.

    Returns
    -------
    pandas.DataFrame
        ``panel``: ``with_kazakhstan`` and ``without`` hold the curves of :func:`helpers.durations.shares`, ``years_lo``
        after signature. ``readmission`` holds a row for each agreement (``partner``, ``concluded``) and ``stage`` seen:
        between ``years_lo`` and ``years_hi`` after signature, the latter missing where it may not have come. A stage
        that was not seen has a row without years; where force was not, ``unseen_until`` tells how long after signature
        the record ends.
    """
    curves = [
        shares(dataset, group).rename_axis("years_lo").reset_index().assign(panel=panel)
        for panel, group in (("with_kazakhstan", "kaz"), ("without", "others"))
    ]
    case = _case(dataset).assign(panel="readmission")
    order = [
        "panel",
        "partner",
        "concluded",
        "stage",
        "years_lo",
        "years_hi",
        "in_force_worst",
        "in_force_low",
        "in_force_lo",
        "in_force_hi",
        "in_force_high",
        "in_force_best",
    ]
    return pd.concat([*curves, case], ignore_index=True).reindex(columns=order).round(4)


def _case(dataset: Dataset) -> pd.DataFrame:
    table = readmission(dataset)
    rows = []
    for row in table.assign(unseen_until_lo=dataset.as_of, unseen_until_hi=dataset.as_of).itertuples():
        for stage in (*STAGES[1:], *(["unseen_until"] if pd.isna(row.in_force_hi) else [])):
            ends = [(getattr(row, f"{stage}_{side}") - row.signed_lo).days / DAYS_A_YEAR for side in ("lo", "hi")]
            rows.append((row.partner, f"{row.signed_lo:%Y-%m-%d}", stage, *ends))
    return pd.DataFrame(rows, columns=["partner", "concluded", "stage", "years_lo", "years_hi"])
