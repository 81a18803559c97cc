"""Where Kazakhstan stands among the twelve, on the whole record and on narrower ones."""

import pandas as pd

from helpers.dataset import Dataset
from helpers.measures import standing
from helpers.network import select
from helpers.provenance import known_only_from
from helpers.tables._words import interval
from helpers.tables.tab03_centrality import HUNDREDTHS


def frame(dataset: Dataset, on: str, state: str = "KAZ", ending: str = ".kz") -> pd.DataFrame:
    """A state by every measure: on the whole record, without what only its own pages tell, and on CIS treaties alone.

    Parameters
    ----------
    on
        A day, ``"2025-12-31"``.
    state
        One of the twelve states.
    ending
        Of the hosts of its pages.

    Returns
    -------
    pandas.DataFrame
        ``record`` (``all``, ``not_only_own_pages``, ``cis``), ``layer, measure, interval`` (``"3–7"``; betweenness and
        eigenvector centrality in hundredths), ``kind_of_interval``, ``places`` (the ranks that the interval allows) and
        ``rank`` (blank: not ranked). A layer without any instrument in a record is left out.
    """
    whole = select(dataset)
    records = {
        "all": whole,
        "not_only_own_pages": whole.difference(known_only_from(dataset, ending)),
        "cis": select(dataset, frameworks=["CIS"]),
    }
    scope = dataset.instruments.set_index("instrument_id")["scope"]
    parts = []
    for record, instruments in records.items():
        table = standing(dataset, on, instruments=instruments)
        layers = set(scope.reindex(instruments))
        parts.append(table[(table["state"] == state) & table["layer"].isin(layers)].assign(record=record))
    table = pd.concat(parts, ignore_index=True)
    scale = table["measure"].isin(HUNDREDTHS).map({True: 100, False: 1})
    low, high = table["low"] * scale, table["high"] * scale
    return pd.DataFrame(
        {
            "record": table["record"],
            "layer": table["layer"],
            "measure": table["measure"],
            "interval": [interval(*ends) for ends in zip(low, high, strict=True)],
            "kind_of_interval": table["kind"],
            "places": [interval(*ends) for ends in zip(table["best"], table["worst"], strict=True)],
            "rank": ["" if pd.isna(place) else f"{place}" for place in table["rank"]],
        }
    )
