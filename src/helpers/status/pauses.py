"""Suspensions: when a treaty rests for a state, and how that cuts its spells."""

import pandas as pd

from helpers.dataset import Dataset
from helpers.status.steps import events, first


def pauses(dataset: Dataset) -> pd.DataFrame:
    """Suspensions: ``instrument_id, state, towards`` (blank: all parties), ``lo, hi, until_lo, until_hi``."""
    table = events(dataset).sort_values("lo")
    keys = ["instrument_id", "state", "towards"]
    begun = table[table["event"] == "suspension"][[*keys, "lo", "hi"]]
    over = table[table["event"] == "resumption"][[*keys, "lo", "hi"]].rename(
        columns={"lo": "until_lo", "hi": "until_hi"}
    )
    merged = begun.merge(over, on=keys, how="left")
    earlier = merged["until_lo"] < merged["lo"]
    merged.loc[earlier, ["until_lo", "until_hi"]] = pd.NaT
    # Each suspension ends with the first resumption after it.
    merged = merged.sort_values([*keys, "lo", "until_lo"]).drop_duplicates([*keys, "lo"])
    return merged.reset_index(drop=True)


def paused(spells: pd.DataFrame, pause: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    """Cut pauses out of spells: a spell ends where it is suspended and a second one starts where it is resumed."""
    # One pause after the other, since the next may fall into the spell that the last one has left.
    for _, one in pause.groupby(pause.groupby(keys).cumcount()):
        spells = _cut(spells, one, keys)
    return spells


def _cut(spells: pd.DataFrame, pause: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    hit = spells.reset_index().merge(pause, on=keys)
    cut = hit[~(hit["end_hi"] <= hit["lo"])].set_index("index")
    before = spells.copy()
    # What was seen before the suspension says nothing of the time after it.
    after = before.loc[cut.index].assign(
        start_lo=cut["until_lo"],
        start_hi=cut["until_hi"],
        first_seen=cut["until_hi"],
        last_seen=cut[["last_seen", "until_hi"]].max(axis=1),
        rule="resumption",
    )
    for end, day in (("end_lo", "lo"), ("end_hi", "hi")):
        before.loc[cut.index, end] = first(cut[[end, day]])
    before.loc[cut.index, "end_rule"] = "suspension"
    return pd.concat([before, after[after["start_lo"].notna()]], ignore_index=True)
