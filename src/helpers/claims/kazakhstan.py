"""Quantities of Kazakhstan: its treaties by topic, its place on narrower records, the quoted figures."""

import pandas as pd

from helpers.claims import words
from helpers.claims.networks import STUDY_DAY
from helpers.dataset import Dataset, derived
from helpers.measures import standing
from helpers.network import select
from helpers.provenance import known_only_from
from helpers.status.spells import check
from helpers.tables import (
    fig06_kazakhstan,
    fig13_irregular,
    kazakhstan_multilateral,
    tab01_paper,
    tab02_kazakhstan,
)


def partners_on(dataset: Dataset, state: str, theme: str) -> tuple[float, float]:
    """Partners with which a bilateral treaty on a theme of the cartogram is in force, from certain to possible."""
    words.states(state)
    marks = fig06_kazakhstan.frame(dataset, STUDY_DAY, state)
    check("theme", theme, tuple(marks["theme"].unique()))
    levels = marks.loc[marks["theme"] == theme, "level"]
    return float((levels == "certain").sum()), float((levels != "none").sum())


def share_bilateral_in_force(dataset: Dataset, state: str) -> float:
    """Of the bilateral treaties on core topics that a state has made with the other eleven, those surely in force."""
    return (_bilateral(dataset, state)["level"] == "certain").mean()


def share_multilateral_in_force(dataset: Dataset, state: str) -> float:
    """Of the multilateral treaties of the default network that may bind a state, those that surely do."""
    words.states(state)
    return (kazakhstan_multilateral.frame(dataset, STUDY_DAY, state)["level"] == "certain").mean()


def partners_seen_elsewhere(dataset: Dataset, state: str, ending: str) -> tuple[float, float]:
    """Bilateral partners without what only pages with this ending of the host show."""
    return _narrow(dataset, state, ending, ("low", "high"))


def place_seen_elsewhere(dataset: Dataset, state: str, ending: str) -> tuple[float, float]:
    """Place by bilateral partners without what only pages with this ending of the host show."""
    return _narrow(dataset, state, ending, ("best", "worst"))


def bound_when_written(dataset: Dataset) -> tuple[float, float]:
    """Instruments named by the paper that bound Kazakhstan when it was written, from certain to possible."""
    return _levels(tab01_paper.frame(dataset, STUDY_DAY)["level_written"])


def named_by_the_paper(dataset: Dataset) -> int:
    """Instruments that the paper names."""
    return len(tab01_paper.frame(dataset, STUDY_DAY))


def years_quoted(dataset: Dataset, group: str) -> int:
    """Most years of which one definition of a group has a figure."""
    return max(len(years) for years in _years(dataset, group))


def longest_run(dataset: Dataset, group: str) -> int:
    """Most years in a row of which one definition of a group has a figure."""
    return max(_run(years) for years in _years(dataset, group))


def _years(dataset: Dataset, group: str) -> list[list[int]]:
    """Years with a figure, by definition and origin."""
    table = fig13_irregular.quoted(dataset)
    check("group", group, tuple(table["group"].unique()))
    table = table[table["group"] == group]
    spans = [range(int(row.first_day[:4]), int(row.last_day[:4]) + 1) for row in table.itertuples()]
    years = table.assign(years=spans).explode("years").groupby(["indicator", "origin"])["years"]
    return [sorted(set(known)) for _, known in years]


def _run(years: list[int]) -> int:
    return int(pd.Series([year - place for place, year in enumerate(years)]).value_counts().max())


@derived
def _bilateral(dataset: Dataset, state: str) -> pd.DataFrame:
    words.states(state)
    return tab02_kazakhstan.frame(dataset, STUDY_DAY, state)


@derived
def _elsewhere(dataset: Dataset, ending: str) -> pd.DataFrame:
    words.ending(dataset, ending)
    known = select(dataset, scopes=["bilateral"]).difference(known_only_from(dataset, ending))
    return standing(dataset, STUDY_DAY, instruments=known)


def _narrow(dataset: Dataset, state: str, ending: str, ends: tuple[str, str]) -> tuple[float, float]:
    table = _elsewhere(dataset, ending).set_index(["state", "layer", "measure"])
    return tuple(float(table.at[(state, "bilateral", "degree"), end]) for end in ends)


def _levels(levels: pd.Series) -> tuple[float, float]:
    return float((levels == "certain").sum()), float((levels.isin(["certain", "presumed", "possible"])).sum())
