"""From status to graphs: states, the instruments that bind them, and the ties between them."""

from helpers.network.choice import CORE, REGIONAL, select
from helpers.network.graphs import lineage, project, two_mode
from helpers.network.ties import LAYERS, snapshots, tie_spells, tie_table, ties

__all__ = [
    "CORE",
    "LAYERS",
    "REGIONAL",
    "lineage",
    "project",
    "select",
    "snapshots",
    "tie_spells",
    "tie_table",
    "ties",
    "two_mode",
]
