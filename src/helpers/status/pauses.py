"""Suspensions, and absences of states that came back: when a treaty rests for a state, and how that cuts its spells."""

import pandas as pd

from helpers.dataset import Dataset
from helpers.status.force import delays
from helpers.status.steps import events, first, instruments, returns


def pauses(dataset: Dataset) -> pd.DataFrame:
    """Suspensions, one a row.

    Returns
    -------
    pandas.DataFrame
        ``instrument_id, state, towards`` (blank: all parties); ``lo, hi``, ``until_lo, until_hi``, when it began and
        ended; ``stop, again``, the rules by which a spell ends and the next one starts.
    """
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
    return merged.reset_index(drop=True).assign(stop="suspension", again="resumption")


def absences(dataset: Dataset, basis: str) -> pd.DataFrame:
    """Times in which a state had left an instrument before it joined anew, as :func:`pauses` gives suspensions.

    In force it is bound again from the entry into force that was seen, else from its accession and the delay of the
    instrument; on paper and by consent from its accession.
    """
    table = returns(dataset)
    until, again = table[["back_lo", "back_hi"]], {"signed": "joined_later", "consented": "consent"}.get(basis)
    if basis == "in_force":
        delay = delays(instruments(dataset)).reindex(table["instrument_id"]).set_axis(table.index)
        until = pd.DataFrame({side: until[f"back_{side}"] + delay[side] for side in ("lo", "hi")})
        seen = table["force_hi"].notna()
        until = until.mask(seen, table[["force_lo", "force_hi"]].set_axis(["lo", "hi"], axis=1))
        again = seen.map({True: "own_date", False: "deposit"})
    until = until.set_axis(["until_lo", "until_hi"], axis=1)
    return table[["instrument_id", "state", "lo", "hi"]].join(until).assign(stop="withdrawal", again=again)


def paused(spells: pd.DataFrame, pause: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    """Cut pauses out of spells: a spell ends where it is suspended and a second one starts where it is resumed."""
    # One pause after the other, since the next may fall into the spell that the last one has left.
    for _, one in pause.groupby(pause.groupby(keys).cumcount()):
        spells = _cut(spells, one, keys)
    return spells


def _cut(spells: pd.DataFrame, pause: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    hit = spells.reset_index().merge(pause, on=keys)
    # A pause that begins after the spell's end, or is over before its start, does not touch it.
    cut = hit[~(hit["end_hi"] <= hit["lo"]) & ~(hit["until_hi"] <= hit["start_lo"])].set_index("index")
    before = spells.copy()
    # What was seen before the suspension says nothing of the time after it.
    after = before.loc[cut.index].assign(
        start_lo=cut["until_lo"],
        start_hi=cut["until_hi"],
        first_seen=cut["until_hi"],
        last_seen=cut[["last_seen", "until_hi"]].max(axis=1),
        rule=cut["again"],
    )
    for end, day in (("end_lo", "lo"), ("end_hi", "hi")):
        before.loc[cut.index, end] = first(cut[[end, day]])
    before.loc[cut.index, "end_rule"] = cut["stop"]
    return pd.concat([before, after[after["start_lo"].notna()]], ignore_index=True)
