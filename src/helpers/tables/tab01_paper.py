"""The agreements that the paper names, and their true status for Kazakhstan."""

import pandas as pd

from helpers.audit import WRITTEN
from helpers.dataset import Dataset
from helpers.dates import bounds
from helpers.labels import SEPARATOR
from helpers.status import asked_day, deciding, levels, spells
from helpers.tables._words import edtf

#: Vocabulary fields of columns that are not named as their field.
CODED = {"instrument": "short_title", "level_written": "level", "level_study": "level", "decided": "rule"}
VERDICTS = ("confirmed", "imprecise", "wrong", "not_checkable")


def frame(dataset: Dataset, on: str, state: str = "KAZ") -> pd.DataFrame:
    """What the paper says of each agreement, and whether it bound a state when the paper was written and on a day.

    Parameters
    ----------
    on
        The day of the study, ``"2025-12-31"``.
    state
        An ISO 3166 alpha-3 code.

    Returns
    -------
    pandas.DataFrame
        A row for each international instrument that a claim of the paper is about, by day of conclusion:
        ``instrument, concluded``; ``claims_confirmed`` to ``claims_not_checkable``, ids of claims;
        ``entry_into_force``, the general day; ``bound_from``, the state's own, as a set of days (``[2021-02-17..]``:
        not before, if at all); ``level_written``, ``level_study`` (certain, presumed, possible, none) and ``decided``,
        the rule behind the last (blank where no step of the state was seen).
    """
    claims = _claims(dataset)
    acts = dataset.instruments.set_index("instrument_id")
    named = acts.index.isin(claims["instrument"]) & (acts["scope"] != "national")
    acts = acts[named].sort_values("concluded", kind="stable")
    heard = {
        verdict: claims[claims["verdict"] == verdict].groupby("instrument")["claim_id"].agg(SEPARATOR.join)
        for verdict in VERDICTS
    }
    then, now = ([_status(dataset, name, state, day) for name in acts.index] for day in (WRITTEN, on))
    return pd.DataFrame(
        {
            "instrument": acts.index,
            "concluded": acts["concluded"].to_numpy(),
            **{
                f"claims_{verdict}": heard[verdict].reindex(acts.index, fill_value="").to_numpy()
                for verdict in VERDICTS
            },
            "entry_into_force": acts["entry_into_force"].to_numpy(),
            "bound_from": [_begins(dataset, name, state) for name in acts.index],
            "level_written": [level for level, _ in then],
            "level_study": [level for level, _ in now],
            "decided": [rule for _, rule in now],
        }
    )


def _claims(dataset: Dataset) -> pd.DataFrame:
    """Each claim with the instrument that it is about: the first named; the others only serve the finding."""
    first = dataset.paper_claims["instrument_id"].str.split().str[0]
    return dataset.paper_claims.assign(instrument=first).dropna(subset="instrument")


def _own(dataset: Dataset, instrument_id: str, state: str) -> pd.DataFrame:
    table = spells(dataset)
    return table[(table["instrument_id"] == instrument_id) & (table["state"] == state)]


def _begins(dataset: Dataset, instrument_id: str, state: str) -> str:
    own = _own(dataset, instrument_id, state)
    return "" if own.empty else edtf(*own[["start_lo", "start_hi"]].iloc[0])


def _status(dataset: Dataset, instrument_id: str, state: str, on: str) -> tuple[str, str]:
    """Level and rule of the spell that holds on a day; else none, and why: not yet, over, or no step seen."""
    day = asked_day(dataset, on)
    own = _own(dataset, instrument_id, state)
    if own.empty:
        until = dataset.instruments.set_index("instrument_id").at[instrument_id, "applies_until"]
        over = bounds(until)[1]
        return "none", "period_over" if over and pd.Timestamp(over) < day else ""
    own = own.assign(level=levels(own, day))
    own = own.assign(decided=deciding(own, own["level"]))
    if (own["level"] != "").any():
        held = own[own["level"] != ""].iloc[0]
        return held["level"], held["decided"]
    begun = own[own["start_lo"] <= day]
    return "none", "not_yet" if begun.empty else begun.iloc[-1]["end_rule"]
