"""Quantities of how long treaties waited from signature to force."""

from helpers.dataset import Dataset
from helpers.dates import DAYS_A_YEAR
from helpers.durations import bilateral, bounds, days_until, ended_first, estimate, shares, waits
from helpers.durations.stages import readmission


def median_wait(dataset: Dataset, scope: str) -> tuple[float, float]:
    """Days until half of those seen were in force."""
    return days_until(estimate(waits(dataset, "force", scope)), 0.5)


def waits_unseen(dataset: Dataset, scope: str) -> float:
    """Share of waits for force of which nothing was seen."""
    return (waits(dataset, "force", scope)["known"] == "nothing").mean()


def seen_in_force(dataset: Dataset, group: str, years: int) -> tuple[float, float]:
    """Share in force so many years after signature, of the bilateral treaties seen: 95 per cent of resampled curves."""
    told = shares(dataset, group).loc[years]
    return told["in_force_low"], told["in_force_high"]


def in_force_at_least(dataset: Dataset, group: str, years: float) -> float:
    """Share in force so many years after signature, of all bilateral treaties: the worst case."""
    return float(bounds(bilateral(dataset, group), [years * DAYS_A_YEAR])[0][0])


def in_force_at_most(dataset: Dataset, group: str, years: float) -> float:
    """Share in force so many years after signature, of all bilateral treaties: the best case."""
    return float(bounds(bilateral(dataset, group), [years * DAYS_A_YEAR])[1][0])


def ended_before_force(dataset: Dataset, how: str) -> int:
    """Bilateral treaties that ended before they came into force: ``shown``, or ``possible``, those included."""
    return dict(zip(("shown", "possible"), ended_first(waits(dataset)), strict=True))[how]


def wait_for_force(dataset: Dataset, instrument: str) -> tuple[float, float]:
    """Days from the conclusion of a bilateral treaty to its force; no end where force was not seen."""
    row = waits(dataset).set_index("instrument_id").loc[instrument]
    return row["lo"], row["hi"]


def readmission_agreements(dataset: Dataset, stage: str) -> int:
    """Kazakhstan's readmission agreements of which a stage of :data:`helpers.durations.stages.STAGES` was seen."""
    return int(readmission(dataset)[f"{stage}_hi"].notna().sum())


def waited_mostly_to_ratify(dataset: Dataset) -> int:
    """Kazakhstan's readmission agreements that surely waited longer for its ratification than from there to force."""
    table = readmission(dataset)
    before = table["own_consent_lo"] - table["signed_hi"]
    return int((before > table["in_force_hi"] - table["own_consent_lo"]).sum())


def readmission_ratified(dataset: Dataset, first: str, last: str) -> int:
    """Readmission agreements that Kazakhstan surely ratified between two days, both included."""
    table = readmission(dataset)
    return int(((table["own_consent_lo"] >= first) & (table["own_consent_hi"] <= last)).sum())


def from_ratification(dataset: Dataset, instrument: str) -> tuple[float, float]:
    """Days from Kazakhstan's ratification of a readmission agreement to its force."""
    row = readmission(dataset).loc[instrument]
    return (row["in_force_lo"] - row["own_consent_hi"]).days, (row["in_force_hi"] - row["own_consent_lo"]).days


def longest_from_ratification(dataset: Dataset, beside: str) -> tuple[float, float]:
    """The same of the agreement for which it is most, one agreement and those not seen in force left out."""
    seen = readmission(dataset).drop(index=beside).dropna(subset=["own_consent_lo", "own_consent_hi", "in_force_hi"])
    low, high = zip(*(from_ratification(dataset, name) for name in seen.index), strict=True)
    return float(max(low)), float(max(high))
