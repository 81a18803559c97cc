"""Quantities of ties and people: who lives in the other state of a pair, and what joins the two."""

import numpy as np
import pandas as pd

from helpers import dyads
from helpers.claims.networks import STUDY_DAY
from helpers.dataset import Dataset, derived
from helpers.inference import mrqap, qap
from helpers.labels import SEPARATOR
from helpers.scenarios import without
from helpers.status import at_least
from helpers.tables import tab06_missing
from helpers.tables.pairs import counts


@derived
def _ties(dataset: Dataset, reading: str, lacking: str = "") -> pd.Series:
    record = without(dataset, framework=lacking) if lacking else dataset
    return counts(record, STUDY_DAY).query("layer == 'bilateral'").set_index(dyads.KEYS)[f"ties_{reading}"]


@derived
def _association(dataset: Dataset, year: int, revision: str, reading: str, lacking: str = "") -> pd.Series:
    people = np.log10(dyads.migrant_stock(dataset, year, revision)["persons"])
    found = qap(dyads.matrix(people), dyads.matrix(_ties(dataset, reading, lacking)))
    return pd.Series({"p_value": found.p_value, "low": found.low, "high": found.high})


@derived
def _terms(dataset: Dataset, reading: str) -> pd.DataFrame:
    matrices = {name: dyads.matrix(values) for name, values in dyads.predictors(dataset, STUDY_DAY).items()}
    return mrqap(dyads.matrix(_ties(dataset, reading)), matrices).terms


def stock_share_tied(dataset: Dataset, year: int, revision: str) -> tuple[float, float]:
    """Share of the printed migrant stock that lies in pairs with a core bilateral tie, by certain and possible ties."""
    people = dyads.migrant_stock(dataset, year, revision)["printed"]
    low, high = (people[_ties(dataset, reading) > 0].sum() / people.sum() for reading in ("certain", "possible"))
    return low, high


def pairs_share_tied(dataset: Dataset) -> tuple[float, float]:
    """Share of the 66 pairs with a core bilateral tie, by certain and possible ties."""
    low, high = ((_ties(dataset, reading) > 0).mean() for reading in ("certain", "possible"))
    return low, high


def largest_untied(dataset: Dataset, number: int, year: int, revision: str) -> tuple[int, int]:
    """How many of the pairs with most migrants have no core bilateral tie, by possible and certain ties."""
    people = dyads.migrant_stock(dataset, year, revision)["printed"].dropna().nlargest(number).index
    low, high = (int((_ties(dataset, reading)[people] == 0).sum()) for reading in ("possible", "certain"))
    return low, high


def people_p(dataset: Dataset, year: int, revision: str, reading: str, lacking: str = "") -> float:
    """p-value of the correlation of log migrant stock and core bilateral ties, by permutation.

    Parameters
    ----------
    lacking
        A framework of which the instruments are left out of the ties; blank: none.
    """
    return _association(dataset, year, revision, reading, lacking)["p_value"]


def people_r(dataset: Dataset, year: int, revision: str, reading: str) -> tuple[float, float]:
    """Jackknife interval of the same correlation."""
    found = _association(dataset, year, revision, reading)
    return found["low"], found["high"]


def model_effect(dataset: Dataset, term: str, reading: str) -> tuple[float, float]:
    """Jackknife interval of a coefficient of the model fixed beforehand, in ties."""
    terms = _terms(dataset, reading)
    return terms.at[term, "low"], terms.at[term, "high"]


def large_pairs(dataset: Dataset) -> int:
    """Pairs with many migrants in the latest stock of either revision."""
    return len(tab06_missing.large(dataset))


def large_without(dataset: Dataset, subject: str) -> tuple[int, int]:
    """Large pairs without a bilateral treaty in force on a subject.

    At least those searched and found empty, or whose treaties are not in force; at most all but those with a certain
    treaty.
    """
    cells = tab06_missing.cover(dataset, STUDY_DAY).loc[tab06_missing.large(dataset).index, subject]
    cells = cells.str.split(SEPARATOR).str[0]
    return int(cells.isin(["none_found", "not_in_force"]).sum()), int((~at_least(cells, "certain")).sum())
