"""Kazakhstan's readmission agreements, stage by stage."""

import pandas as pd

from helpers.dataset import Dataset
from helpers.durations.stages import readmission
from helpers.tables._words import edtf, interval


def frame(dataset: Dataset, state: str = "KAZ") -> pd.DataFrame:
    """Signed, ratified, in force: the days of each agreement, and how long it waited for what.

    Returns
    -------
    pandas.DataFrame
        A row an agreement, in the order of signature: ``partner, concluded, own_consent, other_consent, in_force_from``
        as sets of days, blank where no page shows them; ``days_to_consent``, from signature to the state's own consent,
        and ``days_to_force``, from there to force, blank where either end is unknown.
    """
    table = readmission(dataset, state)
    return pd.DataFrame(
        {
            "partner": table["partner"],
            "concluded": _days(table, "signed"),
            "own_consent": _days(table, "own_consent"),
            "other_consent": _days(table, "other_consent"),
            "in_force_from": _days(table, "in_force"),
            "days_to_consent": _between(table, "signed", "own_consent"),
            "days_to_force": _between(table, "own_consent", "in_force"),
        }
    ).reset_index(drop=True)


def _days(table: pd.DataFrame, stage: str) -> list[str]:
    return [edtf(low, high) for low, high in zip(table[f"{stage}_lo"], table[f"{stage}_hi"], strict=True)]


def _between(table: pd.DataFrame, one: str, other: str) -> list[str]:
    low = (table[f"{other}_lo"] - table[f"{one}_hi"]).dt.days
    high = (table[f"{other}_hi"] - table[f"{one}_lo"]).dt.days
    return [interval(*ends) for ends in zip(low, high, strict=True)]
