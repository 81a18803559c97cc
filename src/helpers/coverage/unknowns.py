"""What a reader can help to close: the treaties that only may bind, and the step that was not seen."""

import pandas as pd

from helpers.dataset import TWELVE, Dataset
from helpers.labels import SEPARATOR
from helpers.network import select
from helpers.provenance import instrument_sources
from helpers.status import asked_day, levels, pair_spells, spells


def unknowns(dataset: Dataset, on: str, *, states: tuple[str, ...] = TWELVE) -> pd.DataFrame:
    """Treaties of the default network of which some state is only possibly bound on a day.

    Parameters
    ----------
    on
        A day not after the last day of the record.

    Returns
    -------
    pandas.DataFrame
        A row for each instrument and reason, those first on which most pairs hang: ``instrument``; ``decided``, the
        rule that leaves it open (entry into force not seen, deposit not seen, an exit begun whose effect was not seen);
        ``unsettled``, the states concerned; ``pairs``, how many pairs of states may or may not be tied by the
        instrument; ``searches``, how many searches for what is missing of the instrument are on record; ``source``, the
        page of the record nearest to the act, where a search can begin.
    """
    day, network = asked_day(dataset, on), select(dataset)
    own = _possible(spells(dataset), day, network)
    own = own[own["state"].isin(states)]
    # Where an exit was begun, that is what is not known; else what the start rests on.
    begun = own["end_lo"] <= day
    own = own.assign(decided=own["end_rule"].where(begun, own["rule"]))
    table = own.groupby(["instrument_id", "decided"])["state"].agg(SEPARATOR.join).rename("unsettled").reset_index()
    two = _possible(pair_spells(dataset), day, network)
    two = two[two["state_a"].isin(states) & two["state_b"].isin(states)]
    pairs = two.drop_duplicates(["instrument_id", "state_a", "state_b"])["instrument_id"].value_counts()
    page = instrument_sources(dataset).drop_duplicates("instrument_id").set_index("instrument_id")["url"]
    name = table["instrument_id"]
    counts = {"pairs": pairs, "searches": dataset.searches["instrument_id"].value_counts()}
    table = table.assign(**{column: name.map(count).fillna(0).astype(int) for column, count in counts.items()})
    table = table.assign(source=name.map(page).fillna(""))
    table = table.sort_values(["pairs", "instrument_id", "decided"], ascending=[False, True, True], ignore_index=True)
    return table.rename(columns={"instrument_id": "instrument"})


def _possible(table: pd.DataFrame, day: pd.Timestamp, network: pd.Index) -> pd.DataFrame:
    table = table[table["instrument_id"].isin(network)]
    return table[levels(table, day) == "possible"]
