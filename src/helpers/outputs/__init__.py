"""Published figures and tables: their look, their files, their place."""

from helpers.outputs.publish import figure, flat, show, table
from helpers.outputs.style import GREY, INK, PALE, PALETTE, READINGS, SEQUENTIAL, TIES, house_style, size

__all__ = [
    "GREY",
    "INK",
    "PALE",
    "PALETTE",
    "READINGS",
    "SEQUENTIAL",
    "TIES",
    "figure",
    "flat",
    "house_style",
    "show",
    "size",
    "table",
]
