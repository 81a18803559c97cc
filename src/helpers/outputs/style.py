"""The look of every figure: sizes for the printed page, type, and colours that survive a grey printer."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal

import matplotlib.style

#: Widths of one and of two columns of a journal page, in millimetres.
WIDTHS_MM = {1: 85.0, 2: 175.0}

#: Five colours in the order of use, from dark to light (Okabe and Ito's hues; lightness L* 23, 44, 58, 71, 89).
#: The last is for areas only: as a line on white it is too pale.
PALETTE = ("#003A5D", "#AF4500", "#009E73", "#E69F00", "#F2E25C")

#: The two layers of the network.
TIES = {"bilateral": PALETTE[1], "multilateral": PALETTE[0]}

#: The three readings of the record, the surer the darker.
READINGS = {"certain": "#003A5D", "presumed": "#5C8DB4", "possible": "#C3D8E8"}

INK = "#1F1F1F"
GREY = "#767676"
PALE = "#DDDDDD"

#: A colour map that grows steadily lighter, for amounts.
SEQUENTIAL = "cividis_r"

HOUSE = {
    "font.family": "DejaVu Sans",
    "font.size": 8,
    "axes.titlesize": 8,
    "axes.labelsize": 8,
    "xtick.labelsize": 7,
    "ytick.labelsize": 7,
    "legend.fontsize": 7,
    "legend.title_fontsize": 7,
    "legend.frameon": False,
    "figure.titlesize": 9,
    "figure.constrained_layout.use": True,
    "figure.figsize": (WIDTHS_MM[1] / 25.4, 60 / 25.4),
    "axes.prop_cycle": matplotlib.cycler(color=PALETTE[:4]),
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.linewidth": 0.6,
    "axes.edgecolor": INK,
    "axes.labelcolor": INK,
    "text.color": INK,
    "xtick.color": INK,
    "ytick.color": INK,
    "xtick.major.width": 0.6,
    "ytick.major.width": 0.6,
    "lines.linewidth": 1.2,
    "patch.linewidth": 0.6,
    "hatch.linewidth": 0.6,
    "image.cmap": SEQUENTIAL,
    "savefig.dpi": 300,
    "svg.hashsalt": "cis-migration-ties",
    "svg.fonttype": "path",
    "pdf.fonttype": 42,
    # Python's own zlib packs a PDF, and differs from one build of Python to the next.
    "pdf.compression": 0,
}


def size(columns: Literal[1, 2] = 1, height_mm: float = 60.0) -> tuple[float, float]:
    """Width and height in inches of a figure of one (85 mm) or two columns (175 mm)."""
    if columns not in WIDTHS_MM:
        raise ValueError(f"a figure is 1 or 2 columns wide, not {columns}.")
    return WIDTHS_MM[columns] / 25.4, height_mm / 25.4


@contextmanager
def house_style() -> Iterator[None]:
    """Draw in the house style, whatever a user's own Matplotlib settings say."""
    with matplotlib.style.context(["default", HOUSE]):
        yield
