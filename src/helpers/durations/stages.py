"""The days of some treaties of one state, stage by stage."""

from collections.abc import Iterable

import pandas as pd

from helpers.dataset import Dataset
from helpers.status import families, spells
from helpers.status.steps import instruments

#: Signed; the state's own consent; that of the last of the others; in force.
STAGES = ("signed", "own_consent", "other_consent", "in_force")


def stages(dataset: Dataset, treaties: Iterable[str], state: str = "KAZ") -> pd.DataFrame:
    """Signature, own consent, the others' consent and force of bilateral treaties.

    Parameters
    ----------
    treaties
        Ids of bilateral treaties of the state.

    Returns
    -------
    pandas.DataFrame
        By instrument id: ``partner`` (several codes joined by ``"; "``), and for each of `STAGES` its first and last
        possible day, ``<stage>_lo`` and ``<stage>_hi``: both NaT where no page shows it, the last NaT where it may not
        have come. That force proves consent fills no cell: only an act that was seen does.
    """
    acts = instruments(dataset).loc[sorted(treaties)]
    table = pd.DataFrame(index=acts.index)
    signed = _of(dataset, "signed", acts.index)
    others = signed[signed["state"] != state].groupby("instrument_id")["state"]
    table["partner"] = others.agg(lambda names: "; ".join(sorted(names)))
    table["signed_lo"], table["signed_hi"] = acts["concluded_lo"], acts["concluded_hi"]

    consent = _of(dataset, "consented", acts.index)
    consent = consent[consent["rule"] == "consent"]
    own = consent[consent["state"] == state].set_index("instrument_id")
    table["own_consent_lo"], table["own_consent_hi"] = own["start_lo"], own["start_hi"]
    other = consent[consent["state"] != state].groupby("instrument_id")
    complete = other["state"].nunique().reindex(table.index) == others.nunique().reindex(table.index)
    table["other_consent_lo"] = other["start_lo"].max()
    table["other_consent_hi"] = other["start_hi"].max().reindex(table.index).where(complete)

    force = _of(dataset, "in_force", acts.index).sort_values("start_lo")
    seen = force.groupby("instrument_id")["first_seen"].min()
    # The first spell of each side, not one after a pause; of the two the one whose days are better known.
    force = force.drop_duplicates(["instrument_id", "state"]).sort_values(["start_hi", "start_lo"])
    force = force.drop_duplicates("instrument_id").set_index("instrument_id")
    last = force["start_hi"].fillna(seen)
    table["in_force_lo"], table["in_force_hi"] = force["start_lo"].where(last.notna()), last
    return table


def readmission(dataset: Dataset, state: str = "KAZ") -> pd.DataFrame:
    """:func:`stages` of a state's readmission agreements, in the order of signature; protocols are not told apart."""
    acts = instruments(dataset)
    topics = dataset.topics
    wanted = acts.index[(acts["scope"] == "bilateral") & (acts["legal_form"] == "treaty")]
    wanted = wanted.intersection(topics.loc[topics["topic"] == "readmission", "instrument_id"])
    wanted = wanted.intersection(families(dataset).unique())
    signed = _of(dataset, "signed", wanted)
    mine = signed.loc[signed["state"] == state, "instrument_id"]
    table = stages(dataset, mine, state)
    return table.sort_values(["signed_lo", "partner"])


def _of(dataset: Dataset, basis: str, treaties: pd.Index) -> pd.DataFrame:
    table = spells(dataset, basis)
    return table[table["instrument_id"].isin(treaties)]
