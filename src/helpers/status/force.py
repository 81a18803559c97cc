"""When an instrument itself came into force, as far as the record tells."""

import pandas as pd

from helpers.dataset import Dataset, derived
from helpers.status.steps import CONSENT, DEPOSIT, choose, first, instruments, steps

#: Where the final clause was not read, a state's own delay after its deposit lies between none and this many days:
#: the longest read from a clause of the record is 30 days; six months are allowed for.
UNKNOWN_DELAY = 180


def delays(acts: pd.DataFrame) -> pd.DataFrame:
    """Least and greatest delay between a state's deposit and its entry into force, as time deltas ``lo``, ``hi``."""
    days = acts["force_delay_days"]
    return pd.DataFrame(
        {
            "lo": pd.to_timedelta(days.fillna(0).astype(int), unit="D"),
            "hi": pd.to_timedelta(days.fillna(UNKNOWN_DELAY).astype(int), unit="D"),
        }
    )


def deposits(wide: pd.DataFrame) -> pd.DataFrame:
    """Day of deposit, accession, succession or notification of each row of :func:`steps`, as ``lo`` and ``hi``."""
    return pd.DataFrame({side: first(wide[[f"{event}_{side}" for event in DEPOSIT]]) for side in ("lo", "hi")})


@derived
def general(dataset: Dataset) -> pd.DataFrame:
    """The general entry into force of each instrument that can bind.

    Known dates are taken; else the first of these that applies: ``on_signature`` (the day of conclusion),
    ``last_notification`` (bilateral, both notifications known: the later one and the delay), ``own_date`` (bilateral:
    the date shown for one side is the date for both; multilateral: not later than the earliest date shown for a state),
    ``nth_deposit`` (not later than the n-th known deposit and the delay). Else it may never have come: not before
    the conclusion, and for a bilateral instrument not before the last consent known.

    Returns
    -------
    pandas.DataFrame
        By instrument id: ``lo``, ``hi`` (NaT: may never have come), ``rule``.
    """
    acts, wide = instruments(dataset), steps(dataset)
    by_act = wide.groupby(level="instrument_id")
    deposit, delay = deposits(wide), delays(acts)
    bilateral = acts["scope"] == "bilateral"

    own = pd.DataFrame({side: by_act[f"entry_into_force_{side}"].min() for side in ("lo", "hi")}).reindex(acts.index)
    notified = deposit.groupby(level="instrument_id")
    both = (notified["lo"].count() == by_act.size()) & (by_act.size() == 2)
    notification = notified.max().reindex(acts.index).where(both.reindex(acts.index, fill_value=False))
    ranked = deposit["hi"].dropna().groupby(level="instrument_id").rank(method="first")
    wanted = acts["force_n"].reindex(ranked.index, level="instrument_id")
    nth = deposit["hi"].reindex(ranked.index)[(ranked == wanted.astype("float64"))]
    nth = nth.droplevel("state").reindex(acts.index)

    consent_lo = wide[[f"{event}_lo" for event in CONSENT]].max(axis=1).groupby(level="instrument_id").max()
    floor = acts["concluded_lo"].where(
        ~bilateral, pd.DataFrame({"act": acts["concluded_lo"], "consent": consent_lo.reindex(acts.index)}).max(axis=1)
    )
    never = pd.Series(pd.NaT, acts.index, dtype="datetime64[s]")

    notified_all = bilateral & (acts["force_rule"] == "last_notification") & notification["lo"].notna()
    return choose(
        acts.index,
        {
            "general_date": (acts["force_hi"].notna(), acts["force_lo"].fillna(floor), acts["force_hi"]),
            "on_signature": (acts["force_rule"] == "on_signature", acts["concluded_lo"], acts["concluded_hi"]),
            "last_notification": (notified_all, notification["lo"] + delay["lo"], notification["hi"] + delay["hi"]),
            "own_date": (own["hi"].notna() & bilateral, own["lo"], own["hi"]),
            "nth_deposit": (nth.notna(), floor, first(pd.DataFrame({"nth": nth + delay["hi"], "own": own["hi"]}))),
            "own_date_of_one": (own["hi"].notna(), floor, own["hi"]),
            "force_not_seen": (pd.Series(True, acts.index), floor, never),
        },
    )
