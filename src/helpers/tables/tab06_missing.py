"""Pairs with many migrants and the agreements that they lack."""

import pandas as pd

from helpers.coverage import THEMES, cells
from helpers.dataset import Dataset
from helpers.dyads import KEYS, migrant_stock, pairs
from helpers.labels import SEPARATOR
from helpers.network import select, tie_table
from helpers.status import READINGS

#: What people who live in another state need most: to be let stay and work, to be insured, and rules for return.
SUBJECTS = ("visa_and_stay", "labour", "social_security", "readmission")
#: The latest stock of each revision that prints both directions of most pairs.
STOCKS = {"migrants_2020": (2020, "2020"), "migrants_2024": (2024, "2024")}
#: Persons in either revision, from which a pair counts as large.
LARGE = 100_000
#: What stands in a cell where no bilateral treaty may be in force.
LACKING = ("none_found", "not_searched", "not_in_force")
#: The vocabulary field of the cells.
CODED = dict.fromkeys(SUBJECTS, "cover")


def cover(dataset: Dataset, on: str) -> pd.DataFrame:
    """How each subject is covered between the two states of each pair on a day.

    Returns
    -------
    pandas.DataFrame
        By pair of the twelve, a column a subject. The surest bilateral treaty: ``certain``, ``presumed``, ``possible``.
        Where none may be in force: ``none_found`` (searched and found empty), ``not_searched`` (not enough to tell), or
        ``not_in_force`` (the record holds an agreement, which is none in law, ended, or never came into force). Then
        ``multilateral_certain`` or ``multilateral_presumed``, where such a treaty joins the two.
    """
    results = cells(dataset)
    states = results["dyad_or_framework"].str.split("-", expand=True)
    results = results.assign(state_a=states[0], state_b=states[1]).set_index([*KEYS, "search_theme"])["search_result"]
    words = {"empty": "none_found", "open": "not_searched", "found": "not_in_force"}
    table = {}
    for subject in SUBJECTS:
        own = _surest(dataset, on, subject, "bilateral").reindex(pairs())
        shared = _surest(dataset, on, subject, "multilateral").reindex(pairs())
        own = own.fillna(results.xs(subject, level="search_theme").reindex(pairs()).map(words))
        beside = SEPARATOR + "multilateral_" + shared
        table[subject] = own + beside.where(shared.isin(["certain", "presumed"]), "")
    return pd.DataFrame(table)


def frame(dataset: Dataset, on: str) -> pd.DataFrame:
    """Large pairs between which at least one subject has no bilateral treaty that may be in force.

    Returns
    -------
    pandas.DataFrame
        ``state_a, state_b``; persons of each revision's latest stock in thousands, NaN where not both directions are
        printed; the subjects as :func:`cover` gives them. Most people by the older revision first.
    """
    table = large(dataset).join(cover(dataset, on))
    lacks = pd.concat([table[subject].str.split(SEPARATOR).str[0].isin(LACKING) for subject in SUBJECTS], axis=1)
    table = table[lacks.any(axis=1)].reset_index()
    return table.assign(**{name: (table[name] / 1000).round().astype("Int64") for name in STOCKS})


def topics(subject: str) -> tuple[str, ...]:
    """The topics of ``topics.csv`` that answer to a subject."""
    return THEMES[subject]


def large(dataset: Dataset) -> pd.DataFrame:
    """The stocks of the pairs that are large in either revision, by pair, most people first."""
    stocks = pd.DataFrame({name: migrant_stock(dataset, *stock)["persons"] for name, stock in STOCKS.items()})
    stocks = stocks[(stocks >= LARGE).any(axis=1)]
    return stocks.sort_values(list(STOCKS), ascending=False, kind="stable")


def _surest(dataset: Dataset, on: str, subject: str, scope: str) -> pd.Series:
    chosen = select(dataset, topics=topics(subject), scopes=[scope])
    ties = tie_table(dataset, on, instruments=chosen, reading="possible")
    rank = ties["level"].map(READINGS.index)
    return rank.groupby([ties[key] for key in KEYS]).min().map(dict(enumerate(READINGS)))
