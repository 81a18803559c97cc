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
from helpers.durations.shares import bilateral, shares
from helpers.durations.waits import DYADS, KNOWN, SEEN, Step, ended_first, sides, waits

__all__ = [
    "DYADS",
    "KNOWN",
    "SEEN",
    "Step",
    "bilateral",
    "bounds",
    "days_until",
    "ended_first",
    "estimate",
    "resample",
    "share_by",
    "shares",
    "sides",
    "spread",
    "turnbull",
    "waits",
]
