"""Who was bound by what, on which day, on which reading. Nothing else decides that."""

from helpers.status.families import families
from helpers.status.pairs import asked_day, at_least, between, deciding, levels, pair_spells, participation
from helpers.status.spells import READINGS, Basis, Reading, spells

__all__ = [
    "READINGS",
    "Basis",
    "Reading",
    "asked_day",
    "at_least",
    "between",
    "deciding",
    "families",
    "levels",
    "pair_spells",
    "participation",
    "spells",
]
