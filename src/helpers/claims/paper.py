"""Quantities of the audit: what of the paper holds, and what the record has beside it."""

import math

from helpers.audit import audit, comparisons, contradictions, entries_a_day, origins, signatories
from helpers.claims import words
from helpers.dataset import TWELVE, Dataset
from helpers.dates import bounds
from helpers.status import Reading, participation
from helpers.status.spells import check

#: Comparisons that are of a day or a place.
DAYS_AND_PLACES = ("concluded", "concluded_place", "entry_into_force")
#: The revision of 2020 is held for the twelve states alone: other origins may come before one of them.
INCOMPLETE = ("2020",)


def paper_statements(dataset: Dataset, verdict: str = "", section: str = "") -> int:
    """Statements of the paper outside its list of references, or those of one verdict and section."""
    if verdict:
        words.code(dataset, "verdict", verdict)
    if section:
        words.code(dataset, "section", section)
    claims = dataset.paper_claims
    chosen = claims["kind"] != "reference"
    chosen &= (claims["verdict"] == verdict) | (verdict == "")
    return int((chosen & ((claims["section"] == section) | (section == ""))).sum())


def paper_references(dataset: Dataset, verdict: str = "") -> int:
    """Entries of the paper's list of references, or those of one verdict."""
    if verdict:
        words.code(dataset, "verdict", verdict)
    claims = dataset.paper_claims.query("kind == 'reference'")
    return int(((claims["verdict"] == verdict) | (verdict == "")).sum())


def paper_verdicts_on(dataset: Dataset, basis: str) -> int:
    """Verdicts that were reached in one way: computed, partly, read or unseen; references included."""
    words.code(dataset, "audit_basis", basis)
    return int((audit(dataset)["audit_basis"] == basis).sum())


def paper_contradictions(dataset: Dataset) -> int:
    """Verdicts that the tables speak against."""
    return len(contradictions(dataset))


def paper_days_right(dataset: Dataset, section: str) -> tuple[float, float]:
    """Share of the days and places of a section with which the record agrees; what cannot be told may be either."""
    words.code(dataset, "section", section)
    table = comparisons(dataset).merge(dataset.paper_claims[["claim_id", "section"]])
    answers = table.loc[(table["section"] == section) & table["compared"].isin(DAYS_AND_PLACES), "agrees"]
    return (answers == "yes").mean(), (answers != "no").mean()


def paper_days_early(dataset: Dataset, claim: str) -> tuple[float, float]:
    """Days by which the paper's one date of a statement comes before the record's."""
    row = comparisons(dataset).set_index("claim_id").loc[claim]
    (said, _), (first, last) = bounds(row["paper"]), bounds(row["recorded"])
    return (first - said).days if first else -math.inf, (last - said).days if last else math.inf


def paper_signed(dataset: Dataset, instrument: str) -> int:
    """Those of the twelve states that signed an instrument."""
    words.instrument(dataset, instrument)
    return len(signatories(dataset, instrument))


def paper_not_signed(dataset: Dataset, instrument: str) -> int:
    """Those of the twelve states that are shown not to have signed an instrument."""
    words.instrument(dataset, instrument)
    steps = dataset.events
    shown = steps[(steps["instrument_id"] == instrument) & (steps["event"] == "not_signed")]
    return int(shown["state"].isin(TWELVE).sum())


def paper_bound(dataset: Dataset, state: str, instrument: str, on: str, reading: Reading) -> int:
    """1 where an instrument bound a state on a day on a reading, else 0."""
    words.states(state)
    words.instrument(dataset, instrument)
    table = participation(dataset, on, reading=reading)
    return int(((table["state"] == state) & (table["instrument_id"] == instrument)).any())


def paper_origin_place(dataset: Dataset, origin: str, year: int, revision: str) -> tuple[float, float]:
    """The place of an origin by migrant stock in Kazakhstan: 1 is the largest."""
    stock = origins(dataset, year, revision)
    if stock.empty:
        raise ValueError(f"the record has no stock of {year} in revision {revision!r}")
    check("origin", origin, tuple(dataset.states["state"]))
    if origin not in stock:
        return len(stock) + 1 if revision not in INCOMPLETE else 1, math.inf
    place = int((stock > stock[origin]).sum()) + 1
    return place, math.inf if revision in INCOMPLETE else place


def paper_entries_a_day(dataset: Dataset) -> float:
    """Entries of foreigners into Kazakhstan a day, in the count on record in which they are most."""
    return entries_a_day(dataset)
