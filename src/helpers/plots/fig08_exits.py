"""The network before and after exits, the states at the places of the two-layer figure."""

from math import cos, hypot, radians, sin
from typing import TYPE_CHECKING

import pandas as pd
from matplotlib.figure import Figure

from helpers.labels import state_name, text
from helpers.outputs.style import GREY, INK, PALE, TIES, size
from helpers.plots.fig05_network import PLACES

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from helpers.dataset import Dataset

#: Millimetres: the figure, the headings above, a panel, the legend below.
ABOVE, PANEL, BELOW = 10.0, 49.0, 24.0
#: Width of a certain tie: in grey the layers are told apart by it.
WIDTHS = {"multilateral": 0.9, "bilateral": 1.9}
#: Line of a tie that is not certain, and its width, which tells the layers apart in grey here too.
UNSURE = {"presumed": (0, (3.5, 1.6)), "possible": (0, (1, 2))}
THIN = {"multilateral": 0.6, "bilateral": 1.1}
#: Two ties of one pair lie beside each other, so far from the middle.
APART = 0.022
#: A name stands outside the circle, above or below where the circle is steep.
OUT, FLAT, STEEP = 1.12, 0.3, 0.55
#: Half the width of the oval in its height.
NARROW = 0.86
#: Millimetres of the key of states: a column.
KEY = 28.4


def draw(frame: pd.DataFrame, *, lang: str, dataset: "Dataset") -> Figure:
    """The panels of :func:`helpers.tables.fig08_exits.frame`: a column for each case, before above after.

    Raises
    ------
    ValueError
        If a state has no place.
    """
    cases, moments = list(dict.fromkeys(frame["case"])), list(dict.fromkeys(frame["moment"]))
    total = ABOVE + PANEL * len(moments) + BELOW
    figure = Figure(figsize=size(2, total))
    # Every axes has its own place: the house's layout engine has nothing to arrange.
    figure.set_layout_engine("none")
    wide = 1 / len(cases)
    for column, case in enumerate(cases):
        figure.text(
            (column + 0.5) * wide,
            1 - 8.0 / total,
            text(dataset, "text", f"fig08.{case}", lang),
            fontsize=8,
            weight="bold",
            ha="center",
            va="baseline",
            linespacing=1.15,
        )
        for row, moment in enumerate(moments):
            low = (BELOW + PANEL * (len(moments) - 1 - row)) / total
            axes = figure.add_axes((column * wide, low, wide, PANEL / total))
            axes.set(xlim=(-1.4, 1.4), ylim=(-1.26, 1.876), aspect="equal")
            axes.set_axis_off()
            _panel(axes, frame[(frame["case"] == case) & (frame["moment"] == moment)], lang, dataset)
    _legend(figure, total, lang, dataset)
    return figure


def _panel(axes: "Axes", edges: pd.DataFrame, lang: str, dataset: "Dataset") -> None:
    if lost := sorted({*edges["state_a"], *edges["state_b"]} - set(PLACES)):
        raise ValueError(f"no place for {', '.join(lost)}: add them to PLACES")
    told = edges.iloc[0]
    axes.text(
        0,
        1.80,
        text(
            dataset, "text", f"fig08.{told.moment}", lang, day=told.day, pairs=told.pairs_tied, ties=told.ties_counted
        ),
        fontsize=7,
        ha="center",
        va="top",
        linespacing=1.2,
    )
    places = {state: (NARROW * cos(radians(angle)), sin(radians(angle))) for state, angle in PLACES.items()}
    double = edges.duplicated(["state_a", "state_b"], keep=False)
    # Sure ties lie on unsure ones.
    order = edges["level"].map({"possible": 0, "presumed": 1, "certain": 2})
    for row in edges.assign(double=double, order=order).sort_values(["order", "layer", "state_a"]).itertuples():
        (x, y), (u, v) = places[row.state_a], places[row.state_b]
        away = 0.0 if not row.double else APART if row.layer == "bilateral" else -APART
        across = hypot(u - x, v - y)
        dx, dy = away * (y - v) / across, away * (u - x) / across
        line, width = ("-", WIDTHS) if row.level == "certain" else (UNSURE[row.level], THIN)
        axes.plot(
            [x + dx, u + dx],
            [y + dy, v + dy],
            color=TIES[row.layer],
            linewidth=width[row.layer],
            linestyle=line,
            solid_capstyle="butt",
            zorder=1 + row.order,
        )
    gone = told.left.split("; ")
    for state, (x, y) in places.items():
        _mark(axes, x, y, left=state in gone)
        axes.text(
            x * OUT,
            y * OUT,
            state,
            fontsize=7,
            weight="bold" if state in gone else "normal",
            zorder=6,
            ha="left" if x > FLAT else "right" if x < -FLAT else "center",
            va="bottom" if y > STEEP else "top" if y < -STEEP else "center",
        )


def _mark(axes: "Axes", x: float, y: float, *, left: bool) -> None:
    """A state: full where it left, or began to."""
    axes.plot(
        x,
        y,
        "o",
        markersize=4.6,
        markerfacecolor=INK if left else "white",
        markeredgecolor=INK,
        markeredgewidth=0.9,
        zorder=5,
    )


def _legend(figure: Figure, total: float, lang: str, dataset: "Dataset") -> None:
    axes = figure.add_axes((0, 0, 1, BELOW / total))
    axes.set(xlim=(0, 175), ylim=(0, BELOW))
    axes.set_axis_off()
    y = BELOW - 3.5
    for x, layer in ((3, "bilateral"), (49, "multilateral")):
        axes.plot([x, x + 5], [y, y], color=TIES[layer], linewidth=WIDTHS[layer], solid_capstyle="butt")
        axes.text(x + 6.2, y, text(dataset, "text", f"fig08.{layer}", lang), va="center", fontsize=7)
    for x, level in ((3, "presumed"), (49, "possible")):
        axes.plot([x, x + 5], [y - 4.2] * 2, color=INK, linewidth=0.8, linestyle=UNSURE[level])
        axes.text(x + 6.2, y - 4.2, text(dataset, "text", f"fig08.{level}", lang), va="center", fontsize=7)
    _mark(axes, 101, y, left=True)
    axes.text(103.4, y, text(dataset, "text", "fig08.left", lang), va="center", fontsize=7)
    axes.plot([3, 172], [BELOW - 11.8] * 2, color=PALE, linewidth=0.6)
    for number, state in enumerate(sorted(PLACES)):
        at, line = 3 + KEY * (number % 6), BELOW - 15.2 - 4.6 * (number // 6)
        axes.text(at, line, state, fontsize=7, va="center", color=GREY)
        axes.text(at + 7.2, line, state_name(dataset, state, lang), fontsize=7, va="center")
