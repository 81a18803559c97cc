"""Quantities of growth: treaties by year of conclusion, ties by year, what holds and what ended."""

import pandas as pd
from scipy.stats import chisquare

from helpers.claims import words
from helpers.conclusions import LENGTH, START, between_years, conclusions, dated, endings, on_topic, spans, standing
from helpers.dataset import TWELVE, Dataset
from helpers.network import snapshots
from helpers.status import READINGS
from helpers.status.spells import check


def concluded_treaties(dataset: Dataset, scope: str, first: int, last: int) -> tuple[int, int]:
    """Treaties of a scope concluded from one year to another, both included."""
    return between_years(_of(dataset, scope), first, last)


def share_concluded_before(dataset: Dataset, scope: str, year: int) -> tuple[float, float]:
    """Share of a scope's treaties that were concluded before a year, between 0 and 1."""
    treaties = _of(dataset, scope)
    low, high = between_years(treaties, 0, year - 1)
    return low / len(treaties), high / len(treaties)


def median_conclusion(dataset: Dataset, scope: str, topic: str = "", without: str = "") -> tuple[float, float]:
    """Median year of conclusion of a scope's treaties, of those on a topic, or of those without a state.

    The low end takes every open date as early as it can be, the high end as late.
    """
    treaties = _of(dataset, scope, without)
    if topic:
        words.code(dataset, "topic", topic)
        treaties = treaties[on_topic(dataset, treaties, topic)]
    return treaties["first"].median(), treaties["last"].median()


def topic_within(dataset: Dataset, topic: str, first: int, last: int, without: str = "") -> tuple[float, float]:
    """Share of a topic among the bilateral treaties of some years, all or those without a state, between 0 and 1."""
    words.code(dataset, "topic", topic)
    treaties = _of(dataset, "bilateral", without)
    return _share(treaties, on_topic(dataset, treaties, topic), first, last)


def state_within(dataset: Dataset, state: str, first: int, last: int) -> tuple[float, float]:
    """Share of a state's treaties among the bilateral ones of some years, between 0 and 1."""
    words.states(state)
    treaties = _of(dataset, "bilateral")
    return _share(treaties, treaties["dyad"].str.contains(state), first, last)


def fullest_span(dataset: Dataset, scope: str) -> tuple[float, float]:
    """Share of a scope's treaties in the five years that hold most of them, between 0 and 1."""
    treaties = _of(dataset, scope)
    starts = range(START, treaties["last"].max() + 1, LENGTH)
    counts = [between_years(treaties, start, start + LENGTH - 1) for start in starts]
    return tuple(max(side) / len(treaties) for side in zip(*counts, strict=True))


def steady_rate(dataset: Dataset, scope: str, last: int, without: str = "", count: str = "treaties") -> float:
    """How often a steady rate would give counts by five years that differ as much, between 0 and 1.

    Pearson's chi-squared test of the treaties of a known year, 1992 to the year given, in the spans of
    :func:`helpers.conclusions.spans`, against counts in proportion to the years of each span. Treaties signed together
    are counted as if each had come by itself, so the counts look less steady than they are. ``count="families"`` leaves
    out protocols and amendments to another treaty.
    """
    check("count", count, ("treaties", "families"))
    treaties = _of(dataset, scope, without)
    years = dated(treaties if count == "treaties" else treaties[treaties["family"] == treaties.index])
    length = spans(pd.Series(range(1992, last + 1))).value_counts().sort_index()
    counts = spans(years[years.between(1992, last)]).value_counts().reindex(length.index, fill_value=0)
    return float(chisquare(counts, length * counts.sum() / length.sum()).pvalue)


def ties_at_end_of(dataset: Dataset, layer: str, basis: str, year: int) -> tuple[int, int]:
    """Ties on 31 December of a year: certain, and all possible."""
    words.layer(layer)
    return tuple(
        int(snapshots(dataset, [f"{year}-12-31"], reading=reading, basis=basis).groupby("layer").sum()
            .reindex([layer], fill_value=0).to_numpy().sum())
        for reading in (READINGS[0], READINGS[-1])
    )  # fmt: skip


def share_in_force(dataset: Dataset, scope: str, on: str) -> tuple[float, float]:
    """Share of a scope's treaties in force between two states at least on a day: shown, and not ruled out."""
    level = standing(dataset, on)
    level = level[level.index.isin(_of(dataset, scope).index)]
    return (level == "certain").mean(), (~level.isin(["over", "not_yet"])).mean()


def share_over(dataset: Dataset, scope: str, on: str) -> float:
    """Share of a scope's treaties that are shown to hold between no two states any more on a day."""
    level = standing(dataset, on)
    return (level[level.index.isin(_of(dataset, scope).index)] == "over").mean()


def exits_of_states(dataset: Dataset, first: int, last: int) -> tuple[int, int]:
    """First steps of single states out of multilateral treaties, from one year to another."""
    table = endings(dataset)
    mine = table["state"].isin(TWELVE) & table["instrument_id"].isin(_of(dataset, "multilateral").index)
    return between_years(table[mine], first, last)


def _of(dataset: Dataset, scope: str, without: str = "") -> pd.DataFrame:
    words.scope(scope)
    if without:
        words.states(without)
    treaties = conclusions(dataset)
    if scope != "any":
        treaties = treaties[treaties["scope"] == scope]
    return treaties[~treaties["dyad"].str.contains(without)] if without else treaties


def _share(treaties: pd.DataFrame, mine: pd.Series, first: int, last: int) -> tuple[float, float]:
    """Least where what is not dated is of the others, most where it is of those counted."""
    low, high = between_years(treaties[mine], first, last)
    others_low, others_high = between_years(treaties[~mine], first, last)
    return low / max(low + others_high, 1), high / max(high + others_low, 1)
