"""Two layers side by side, the states at the same places."""

from math import cos, radians, sin
from typing import TYPE_CHECKING

import pandas as pd
from matplotlib.figure import Figure

from helpers.labels import state_name, text
from helpers.outputs.style import GREY, INK, TIES, size

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from helpers.dataset import Dataset

#: Places by hand, in degrees from the east, north above. On an oval no edge runs through a third state.
PLACES = {
    "RUS": 76,
    "KAZ": 42,
    "KGZ": 12,
    "TJK": -18,
    "UZB": -50,
    "TKM": -80,
    "AZE": -110,
    "ARM": -140,
    "GEO": -168,
    "MDA": 165,
    "UKR": 138,
    "BLR": 110,
}
#: Half the width of the oval in its height.
NARROW = 0.9
#: Points of width for each certain tie.
WIDTH = 0.75
#: Line and width of a pair without a certain tie.
UNSURE = {"presumed": ((0, (4, 2)), 0.7), "possible": ((0, (1, 2.2)), 0.6)}
#: A name stands outside the oval, and above or below it where the oval is flat.
FLAT = 0.85


def draw(frame: pd.DataFrame, *, lang: str, dataset: "Dataset") -> Figure:
    """The layers of :func:`helpers.tables.fig05_network.frame`.

    Raises
    ------
    ValueError
        If a state has no place.
    """
    figure = Figure(figsize=size(2, 84))
    # Every axes has its own place: the house's layout engine has nothing to arrange.
    figure.set_layout_engine("none")
    for number, layer in enumerate(TIES):
        axes = figure.add_axes((number * 0.5, 0.12, 0.5, 0.88))
        axes.set(xlim=(-1.50, 1.62), ylim=(-1.26, 1.32), aspect="equal", anchor="S")
        axes.set_axis_off()
        axes.text(-1.44, 1.3, text(dataset, "text", f"fig05.{layer}", lang), fontsize=8, weight="bold", va="top")
        _layer(axes, frame[frame["layer"] == layer], TIES[layer], lang, dataset)
    _legend(figure, max(1, frame["ties_certain"].max()), lang, dataset)
    return figure


def _layer(axes: "Axes", edges: pd.DataFrame, colour: str, lang: str, dataset: "Dataset") -> None:
    if lost := sorted({*edges["state_a"], *edges["state_b"]} - set(PLACES)):
        raise ValueError(f"no place for {', '.join(lost)}: add them to PLACES")
    places = {state: (NARROW * cos(radians(angle)), sin(radians(angle))) for state, angle in PLACES.items()}
    # Sure ties lie on unsure ones.
    for row in edges.sort_values(["ties_certain", "ties_presumed", "state_a", "state_b"]).itertuples():
        (x, y), (u, v) = places[row.state_a], places[row.state_b]
        if row.ties_certain:
            axes.plot([x, u], [y, v], color=colour, linewidth=WIDTH * row.ties_certain, solid_capstyle="round")
        else:
            line, width = UNSURE["presumed" if row.ties_presumed else "possible"]
            axes.plot([x, u], [y, v], color=GREY, linewidth=width, linestyle=line)
    for state, (x, y) in places.items():
        axes.plot(x, y, "o", markersize=6, markerfacecolor="white", markeredgecolor=INK, markeredgewidth=1.0, zorder=5)
        shift, anchor = ((0, 6 if y > 0 else -6), "bottom" if y > 0 else "top") if abs(y) > FLAT else ((6, 0), "center")
        shift = (shift[0] if x > 0 else -shift[0], shift[1])
        axes.annotate(
            state_name(dataset, state, lang),
            (x, y),
            shift,
            textcoords="offset points",
            fontsize=7,
            ha="left" if x > 0 else "right",
            va=anchor,
            zorder=6,
        )


def _legend(figure: Figure, most: int, lang: str, dataset: "Dataset") -> None:
    axes = figure.add_axes((0, 0, 1, 0.12))
    axes.set(xlim=(0, 175), ylim=(0, 11))
    axes.set_axis_off()
    axes.text(4, 5.5, text(dataset, "text", "fig05.certain", lang), va="center", fontsize=7)
    for step, ties in enumerate(sorted({1, (most + 1) // 2, most})):
        x = 37 + 13 * step
        axes.plot([x, x + 7], [5.5, 5.5], color=INK, linewidth=WIDTH * ties, solid_capstyle="butt")
        axes.text(x + 8.2, 5.5, str(ties), va="center", fontsize=7)
    for x, level in ((82, "presumed"), (134, "possible")):
        line, width = UNSURE[level]
        axes.plot([x, x + 8], [5.5, 5.5], color=GREY, linewidth=width, linestyle=line)
        axes.text(x + 9.5, 5.5, text(dataset, "text", f"fig05.{level}", lang), va="center", fontsize=7)
