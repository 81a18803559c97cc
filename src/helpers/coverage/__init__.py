"""How much of the record is known, on which pages it rests, and what nobody has found yet."""

from helpers.coverage.fill import fill, measured
from helpers.coverage.protocol import PAIRS, THEMES, cells, dyads
from helpers.coverage.recapture import SEED, draw, estimate
from helpers.coverage.record import events_dated, readings, support
from helpers.coverage.report import report
from helpers.coverage.sought import sought
from helpers.coverage.unknowns import unknowns

__all__ = [
    "PAIRS",
    "SEED",
    "THEMES",
    "cells",
    "draw",
    "dyads",
    "estimate",
    "events_dated",
    "fill",
    "measured",
    "readings",
    "report",
    "sought",
    "support",
    "unknowns",
]
