"""Quantities of the network: partners, ties and places, as intervals from what is certain to what is possible."""

import pandas as pd

from helpers.claims import words
from helpers.dataset import TWELVE, Dataset, derived
from helpers.measures import bounds, standing
from helpers.network import tie_table
from helpers.status import between

#: The last yearly snapshot of the record.
STUDY_DAY = "2025-12-31"


def partners(dataset: Dataset, state: str, layer: str) -> tuple[float, float]:
    """States with which a state has at least one tie."""
    words.states(state)
    return tuple(bounds("degree", _ties(dataset, layer)).loc[state, ["low", "high"]].astype(float))


def place(dataset: Dataset, state: str, layer: str, measure: str) -> tuple[float, float]:
    """Place among the twelve that the intervals of a measure allow."""
    table = _table(dataset).set_index(["state", "layer", "measure"])
    return tuple(float(table.at[(state, layer, measure), end]) for end in ("best", "worst"))


def ranks_of_its_own(dataset: Dataset, state: str) -> int:
    """Measures by which the interval of a state overlaps no other."""
    words.states(state)
    table = _table(dataset)
    return int(table.loc[table["state"] == state, "rank"].notna().sum())


def ranked(dataset: Dataset) -> int:
    """States with a rank of their own by some measure."""
    return sum(ranks_of_its_own(dataset, state) > 0 for state in TWELVE)


def pairs_tied(dataset: Dataset, layer: str) -> tuple[float, float]:
    """Pairs of the twelve with at least one tie."""
    return _ends(_ties(dataset, layer).groupby(["state_a", "state_b"])["level"].agg(_surest))


def pairs_without(dataset: Dataset, layer: str) -> int:
    """Pairs of the twelve for which not even a possible tie was found."""
    return len(TWELVE) * (len(TWELVE) - 1) // 2 - int(pairs_tied(dataset, layer)[1])


def ties_between(dataset: Dataset, a: str, b: str, layer: str) -> tuple[float, float]:
    """Ties of one pair."""
    words.states(a, b)
    table = _ties(dataset, layer)
    return _ends(table.loc[table["state_a"].isin((a, b)) & table["state_b"].isin((a, b)), "level"])


def most_ties_elsewhere(dataset: Dataset, a: str, b: str, layer: str) -> tuple[float, float]:
    """Ties of the pair that has most of them, one pair left out."""
    words.states(a, b)
    table = _ties(dataset, layer)
    others = table[~(table["state_a"].isin((a, b)) & table["state_b"].isin((a, b)))].groupby(["state_a", "state_b"])
    ends = [_ends(levels) for _, levels in others["level"]]
    return max(low for low, _ in ends), max(high for _, high in ends)


def share_certain_between(dataset: Dataset, a: str, b: str) -> float:
    """Of the treaties that may bind two states to each other, the share that surely does."""
    table = between(dataset, a, b, STUDY_DAY)
    form = dataset.instruments.set_index("instrument_id")["legal_form"]
    levels = table.loc[table["instrument_id"].map(form) == "treaty", "level"]
    return (levels == "certain").sum() / (levels != "").sum()


def share_certain(dataset: Dataset, layer: str) -> float:
    """Of the ties that are possible, the share that is certain."""
    low, high = _ends(_ties(dataset, layer)["level"])
    return low / high


def certain_ties(dataset: Dataset, layer: str, on: str) -> int:
    """Ties of all pairs that are certain on a day."""
    words.layer(layer)
    table = tie_table(dataset, on)
    return int((table["layer"] == layer).sum())


@derived
def _table(dataset: Dataset) -> pd.DataFrame:
    return standing(dataset, STUDY_DAY)


@derived
def _ties(dataset: Dataset, layer: str) -> pd.DataFrame:
    words.layer(layer)
    table = tie_table(dataset, STUDY_DAY, reading="possible")
    return table[table["layer"] == layer]


def _surest(levels: pd.Series) -> str:
    return "certain" if (levels == "certain").any() else "possible"


def _ends(levels: pd.Series) -> tuple[float, float]:
    """How many are certain, and how many possible."""
    return float((levels == "certain").sum()), float(len(levels))
