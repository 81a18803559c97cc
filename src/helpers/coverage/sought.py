"""Of what is missing, what somebody has looked for by itself, and how far the search got."""

import pandas as pd

from helpers.coverage.fill import held
from helpers.dataset import Dataset

#: What a search of an instrument must have sought (``searches.csv``) for it to speak of a gap in a measure.
SOUGHT = {
    "cis_states": "steps",
    "cis_force": "force",
    "kaz_force": "force",
    "other_force": "force",
    "kaz_titles": "title",
}


def sought(dataset: Dataset) -> pd.DataFrame:
    """How many treaties leave a gap in a measure, and how many of these were searched for this very thing.

    Returns
    -------
    pandas.DataFrame
        A row a measure: ``coverage`` (a code of the vocabulary), ``missing`` (treaties), ``searched`` (of these, with a
        search of their own on record), ``only_open`` (of these, those of which every such search stayed open: no page
        of the right kind came up, or none could be read far enough) and ``unsought``, the ids of the others, separated
        by blanks.
    """
    own = dataset.searches[dataset.searches["instrument_id"] != ""]
    asked = own.assign(sought=own["sought"].str.split(", ")).explode("sought")
    known, rows = held(dataset), []
    for measure, thing in SOUGHT.items():
        gaps = known[measure].index[~known[measure]].get_level_values(0).unique()
        mine = asked[(asked["sought"] == thing) & asked["instrument_id"].isin(gaps)]
        never = gaps.difference(mine["instrument_id"])
        only_open = (mine["result"] == "open").groupby(mine["instrument_id"]).all().sum()
        rows.append((measure, len(gaps), len(gaps) - len(never), int(only_open), " ".join(never)))
    return pd.DataFrame(rows, columns=["coverage", "missing", "searched", "only_open", "unsought"])
