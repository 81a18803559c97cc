"""Exits of states from treaties: when they began, took effect, and whom they touched."""

import pandas as pd

from helpers.dataset import TWELVE, Dataset, derived
from helpers.network import select
from helpers.status import asked_day, at_least, levels, pair_spells
from helpers.status.steps import LEAVING, events, instruments

#: Steps by which a state leaves: for good, or for a time.
EXIT = (*LEAVING, "suspension")


@derived
def exits(dataset: Dataset) -> pd.DataFrame:
    """Every exit of a state from a treaty of the record.

    Returns
    -------
    pandas.DataFrame
        A row for each instrument and state, by the day on which the exit began: ``instrument_id``, ``state``,
        ``steps`` (codes in the order of their days), ``towards`` (the states towards which alone it suspended; blank:
        all), ``begun_lo, begun_hi`` (the first step) and ``effect_lo, effect_hi`` (the withdrawal, or the suspension
        where that is all; NaT: an effect was not seen).
    """
    table = events(dataset)
    treaties = instruments(dataset).query("legal_form == 'treaty'").index
    table = table[table["event"].isin(EXIT) & table["instrument_id"].isin(treaties)]
    rows = []
    for (act, state), steps in table.sort_values(["lo", "hi", "event"]).groupby(["instrument_id", "state"]):
        # What was denounced is over only with the withdrawal; a suspension is its own effect.
        whole = steps["event"].isin(LEAVING).any()
        effect = steps[steps["event"] == ("withdrawal" if whole else "suspension")]
        rows.append(
            {
                "instrument_id": act,
                "state": state,
                "steps": "; ".join(dict.fromkeys(steps["event"])),
                "towards": "" if (steps["towards"] == "").any() else "; ".join(sorted(set(steps["towards"]))),
                "begun_lo": steps["lo"].min(),
                "begun_hi": steps["hi"].min(),
                "effect_lo": effect["lo"].max(),
                "effect_hi": effect["hi"].max(skipna=False) if len(effect) else pd.NaT,
            }
        )
    days = ["begun_lo", "begun_hi", "effect_lo", "effect_hi"]
    frame = pd.DataFrame(rows, columns=["instrument_id", "state", "steps", "towards", *days])
    frame = frame.astype(dict.fromkeys(days, "datetime64[s]"))
    return frame.sort_values(["begun_lo", "instrument_id", "state"], ignore_index=True)


def network_exits(dataset: Dataset) -> pd.DataFrame:
    """The exits of :func:`exits` from treaties of the default network and from founding acts."""
    acts = [*select(dataset), *select(dataset, topics=None, roles=["constitutive"])]
    table = exits(dataset)
    return table[table["instrument_id"].isin(acts)].reset_index(drop=True)


def tied(dataset: Dataset, instrument: str, state: str, on: str, towards: str = "") -> pd.DataFrame:
    """The pairs of a state that an instrument ties on a day.

    Parameters
    ----------
    towards
        Only pairs with these states, separated by ``"; "``; blank: with any of the twelve.

    Returns
    -------
    pandas.DataFrame
        ``state_a, state_b`` and ``level`` (certain, presumed or possible), a row a pair.
    """
    frame = pair_spells(dataset)
    with_state = (frame["state_a"] == state) | (frame["state_b"] == state)
    frame = frame[with_state & (frame["instrument_id"] == instrument)]
    partner = frame["state_a"].where(frame["state_a"] != state, frame["state_b"])
    frame = frame[partner.isin(towards.split("; ") if towards else TWELVE)]
    frame = frame.assign(level=levels(frame, asked_day(dataset, on)))
    frame = frame[at_least(frame["level"], "possible")].sort_values(["state_a", "state_b", "level"])
    return frame[["state_a", "state_b", "level"]].drop_duplicates(["state_a", "state_b"], ignore_index=True)


def covered(dataset: Dataset, pairs: pd.DataFrame, instrument: str, on: str) -> tuple[int, int]:
    """Of some pairs, how many have another bilateral treaty on a subject of an instrument: certain and possible.

    Visas and free movement are one subject.

    Parameters
    ----------
    pairs
        ``state_a`` and ``state_b``.
    """
    subjects = set(dataset.topics.loc[dataset.topics["instrument_id"] == instrument, "topic"])
    if subjects & {"visa", "free_movement"}:
        subjects |= {"visa", "free_movement"}
    if not subjects:
        return 0, 0
    frame = pair_spells(dataset)
    others = select(dataset, topics=sorted(subjects), scopes=["bilateral"])
    own = frame.loc[frame["instrument_id"] == instrument, "family"].unique()
    frame = frame[frame["instrument_id"].isin(others) & ~frame["family"].isin(own)]
    frame = frame.merge(pairs[["state_a", "state_b"]], on=["state_a", "state_b"])
    level = levels(frame, asked_day(dataset, on))
    return tuple(
        len(frame.loc[at_least(level, reading), ["state_a", "state_b"]].drop_duplicates())
        for reading in ("certain", "possible")
    )


def span(pairs: pd.DataFrame) -> tuple[int, int]:
    """Number of pairs of :func:`tied`: certain and possible."""
    return int((pairs["level"] == "certain").sum()), len(pairs)


def eve(first: pd.Timestamp) -> str:
    """The day before a day."""
    return f"{first - pd.Timedelta(days=1):%Y-%m-%d}"


def aftermath(dataset: Dataset, effect: pd.Timestamp) -> str:
    """The day from which an exit surely has its effect; the last of the record where no effect was seen."""
    return f"{dataset.as_of if pd.isna(effect) else effect:%Y-%m-%d}"
