"""Quantities of exits: what they undid, and what came in their place."""

import numpy as np
import pandas as pd

from helpers.claims import words
from helpers.dataset import Dataset
from helpers.exits import aftermath, eve, exits, span, tied
from helpers.network import select, tie_table
from helpers.replacement import BISHKEK, TOPICS, parties, relabelling, replaced
from helpers.scenarios import stayed, without
from helpers.status import pair_spells
from helpers.status.spells import check

#: Both topics together, which are one subject.
BOTH = "visa or free movement"


def parties_known(dataset: Dataset, instrument: str = BISHKEK) -> int:
    """Parties of a treaty among the twelve, those that left too."""
    return len(parties(dataset, instrument))


def parties_left(dataset: Dataset, instrument: str = BISHKEK) -> tuple[int, int]:
    """Parties that left: with an effect seen, and with an exit begun too."""
    table = parties(dataset, instrument)
    left = int(table["left_hi"].notna().sum())
    return left, left + int(table["open"].sum())


def pairs_lost(dataset: Dataset, instrument: str = BISHKEK) -> tuple[int, int]:
    """Pairs of parties of which one left: with an effect seen, and with an exit begun too."""
    lost = replaced(dataset, instrument).set_index(["state_a", "state_b"])["lost"]
    begun = parties(dataset, instrument)["open"]
    touched = np.array([begun[a] or begun[b] for a, b in lost.index])
    return int(lost.sum()), int((lost | touched).sum())


def pairs_tied_on_eve(dataset: Dataset, state: str, instrument: str = BISHKEK) -> tuple[int, int]:
    """Pairs of a state that a treaty tied on the eve of its exit."""
    words.states(state)
    words.instrument(dataset, instrument)
    row = exits(dataset).query("instrument_id == @instrument and state == @state").iloc[0]
    return span(tied(dataset, instrument, state, eve(row["begun_lo"])))


def pairs_moved_to(dataset: Dataset, later: str, instrument: str = BISHKEK) -> int:
    """Pairs that lost a treaty and of which both sides signed, or joined, another."""
    table, members = replaced(dataset, instrument), parties(dataset, later).index
    return int((table["lost"] & table["state_a"].isin(members) & table["state_b"].isin(members)).sum())


def replaced_share(dataset: Dataset, side: str) -> tuple[float, float]:
    """Share of pairs with a bilateral treaty on visas or free movement within 24 months of an exit: lost or kept."""
    check("side", side, ("lost", "kept"))
    found = relabelling(dataset)
    return float(found[f"{side}_low"]), float(found[f"{side}_high"])


def replaced_chance(dataset: Dataset, subject: str = BOTH) -> tuple[float, float]:
    """Share of relabellings with a difference at least as large: of both subjects, or of one topic."""
    check("subject", subject, (BOTH, *TOPICS))
    found = relabelling(dataset, BISHKEK, TOPICS if subject == BOTH else (subject,))
    return float(found["p_low"]), float(found["p_high"])


def ties_ended(dataset: Dataset, state: str, since: str) -> tuple[int, int]:
    """Ties of the default network that a state's exits since a day ended, by the last day of the record.

    Ended for certain: a tie that would be certain and is not even possible; perhaps ended: one that would be possible,
    that the exits touch, and that is not certain.
    """
    keys, on = ["state_a", "state_b", "family"], f"{dataset.as_of:%Y-%m-%d}"
    records = {"stayed": stayed(dataset, state, since), "left": dataset}
    ties = {
        name: tie_table(data, on, instruments=select(dataset), reading="possible").set_index(keys)["level"]
        for name, data in records.items()
    }
    spell = ["instrument_id", *keys, "start_lo", "end_lo", "end_hi"]
    spells = {name: pair_spells(data)[spell].astype(str) for name, data in records.items()}
    touched = spells["stayed"].merge(spells["left"], how="left", indicator=True).query("_merge == 'left_only'")
    both = pd.DataFrame(ties).fillna("")
    both = both[both.index.isin(pd.MultiIndex.from_frame(touched[keys])) & (both["stayed"] != "")]
    surely = (both["stayed"] == "certain") & (both["left"] == "")
    return int(surely.sum()), int((both["left"] != "certain").sum())


def pairs_ended(dataset: Dataset, scope: str) -> tuple[int, int]:
    """Pairs, summed over the exits from treaties of the default network, that an exit untied: a scope's treaties."""
    acts, low, high = select(dataset, scopes=[scope]), 0, 0
    for row in exits(dataset).itertuples():
        if row.instrument_id not in acts:
            continue
        on = aftermath(dataset, row.effect_hi)
        before, left = (
            span(tied(data, row.instrument_id, row.state, on, row.towards))
            for data in (without(dataset, exit=(row.instrument_id, row.state)), dataset)
        )
        low, high = low + max(0, before[0] - left[1]), high + before[1] - left[0]
    return low, high


def pairs_ended_unsettled(dataset: Dataset) -> float:
    """Share of the pairs that exits may have untied of which it cannot be told whether they did."""
    scopes = [pairs_ended(dataset, scope) for scope in ("bilateral", "multilateral")]
    return 1 - sum(low for low, _ in scopes) / sum(high for _, high in scopes)
