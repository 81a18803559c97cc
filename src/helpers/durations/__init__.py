"""How long from paper to force: what is known of each wait, and what may be concluded from waits half known."""

from helpers.durations.curves import (
    bounds,
    days_until,
    estimate,
    resample,
    share_by,
    spread,
    turnbull,
)
from helpers.durations.shares import YEAR, bilateral, shares
from helpers.durations.waits import DYADS, KNOWN, SEEN, Step, dyads, ended_first, waits

__all__ = [
    "DYADS",
    "KNOWN",
    "SEEN",
    "YEAR",
    "Step",
    "bilateral",
    "bounds",
    "days_until",
    "dyads",
    "ended_first",
    "estimate",
    "resample",
    "share_by",
    "shares",
    "spread",
    "turnbull",
    "waits",
]
