"""The network before and after exits: the edges of every panel."""

import pandas as pd

from helpers.dataset import TWELVE, Dataset
from helpers.exits import eve, network_exits
from helpers.network import select, tie_table
from helpers.replacement import BISHKEK, TOPICS, WINDOW
from helpers.status import READINGS, at_least
from helpers.tables._words import interval

#: What is drawn: the visa-free agreement of Bishkek and all pairs; and, of a state, all its ties. A state's exits are
#: those from the default network or from founding acts begun since a day, because each of these left in one wave.
CASES = {"bishkek": None, "GEO": "2008-01-01", "UKR": "2022-01-01", "MDA": "2023-01-01"}
MOMENTS = ("before", "after")
CODED = {"left": "state"}


def days(dataset: Dataset) -> pd.DataFrame:
    """The two days of each case.

    Returns
    -------
    pandas.DataFrame
        By case: ``before``, the eve of the first step of the first exit; ``after``, 24 months after the last effect
        seen, at most the last day of the record; and the last day where no effect was seen; ``left``, the states.
    """
    table, found = network_exits(dataset), {}
    for case, since in CASES.items():
        mine = table["instrument_id"].eq(BISHKEK) & table["effect_hi"].notna()
        if since:
            mine = (table["state"] == case) & (table["begun_lo"] >= since)
        last = table.loc[mine, "effect_hi"].max()
        after = dataset.as_of if pd.isna(last) else min(last + WINDOW, dataset.as_of)
        found[case] = {
            "before": eve(table.loc[mine, "begun_lo"].min()),
            "after": f"{after:%Y-%m-%d}",
            "left": "; ".join(sorted(table.loc[mine, "state"].unique())),
        }
    return pd.DataFrame.from_dict(found, orient="index")


def frame(dataset: Dataset) -> pd.DataFrame:
    """Who is tied before and after, of each case.

    Returns
    -------
    pandas.DataFrame
        ``case, moment, day, left``; ``pairs_tied`` and ``ties_counted`` of the panel, certain to possible (``"3–45"``);
        ``layer, state_a, state_b`` and ``level``, the surest tie of the pair on that layer. The Bishkek case has
        treaties on visas and free movement and all pairs; the others have the default network and the pairs of one
        state.
    """
    parts = []
    for case, row in days(dataset).iterrows():
        acts = select(dataset, topics=TOPICS) if case == "bishkek" else select(dataset)
        for moment in MOMENTS:
            ties = tie_table(dataset, row[moment], instruments=acts, states=TWELVE, reading="possible")
            if case != "bishkek":
                ties = ties[(ties["state_a"] == case) | (ties["state_b"] == case)]
            number = interval((ties["level"] == "certain").sum(), len(ties))
            rank = ties["level"].map(READINGS.index)
            ties = ties.assign(rank=rank).sort_values(["layer", "state_a", "state_b", "rank"])
            ties = ties.drop_duplicates(["layer", "state_a", "state_b"])
            pairs = [
                len(ties.loc[at_least(ties["level"], reading), ["state_a", "state_b"]].drop_duplicates())
                for reading in ("certain", "possible")
            ]
            parts.append(
                ties.assign(
                    case=case,
                    moment=moment,
                    day=row[moment],
                    left=row["left"],
                    pairs_tied=interval(*pairs),
                    ties_counted=number,
                )
            )
    columns = ["case", "moment", "day", "left", "pairs_tied", "ties_counted", "layer", "state_a", "state_b", "level"]
    return pd.concat(parts, ignore_index=True)[columns]
