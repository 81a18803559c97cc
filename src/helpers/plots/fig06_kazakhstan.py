"""Kazakhstan's bilateral ties by topic, as a cartogram of tiles: one square a state, no borders."""

import textwrap

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Circle, FancyBboxPatch

from helpers.dataset import Dataset
from helpers.labels import label, state_name, text
from helpers.outputs.style import GREY, INK, READINGS, size

#: All lengths are millimetres of the printed page.
HEIGHT = 111
SIDE, PITCH, MARGIN = 25.5, 27.2, 2
RADIUS = 2.35
#: Two columns of marks, so that each has a free side for its name in the square that serves as the legend; the first
#: three stand on the right, where the page leaves less room, and the later, with longer names, on the left.
MARKS = [(x, y) for x in (5.2, -5.2) for y in (-3.6, 2.2, 8.0)]
#: Characters in a line of the legend.
WRAP = 34
TILE = "#F1F1F1"


def draw(frame: pd.DataFrame, *, lang: str, dataset: Dataset, state: str = "KAZ") -> Figure:
    """Draw a mark for each theme in each partner's square; the square of the state itself names the marks.

    Parameters
    ----------
    frame
        ``partner, theme, level`` of :func:`helpers.tables.fig06_kazakhstan.frame`; marks stand in its order.
    """
    figure = Figure(figsize=size(2, HEIGHT))
    # Said afterwards: a figure that never had an engine is given the default one when it is saved.
    figure.set_layout_engine("none")
    axes = figure.add_axes((0, 0, 1, 1), xlim=(0, figure.get_figwidth() * 25.4), ylim=(HEIGHT, 0), aspect="equal")
    axes.axis("off")
    places = dict(zip(frame["theme"].unique(), MARKS, strict=True))
    tiles = dataset.states.set_index("state")[["tile_row", "tile_column"]].dropna().astype(int)
    centres = {
        name: tuple(MARGIN + SIDE / 2 + PITCH * (place - 1) for place in (column, row))
        for name, row, column in tiles.itertuples()
    }
    for partner, marks in frame.groupby("partner"):
        _tile(axes, centres[partner], state_name(dataset, partner, lang), facecolor=TILE, edgecolor="none")
        for theme, level in zip(marks["theme"], marks["level"], strict=True):
            _mark(axes, _at(centres[partner], places[theme]), level)
    _tile(axes, centres[state], state_name(dataset, state, lang), facecolor="white", edgecolor=INK, linewidth=1.2)
    for theme, place in places.items():
        _named(axes, centres[state], place, label(dataset, "theme", theme, lang))
    _levels(axes, lang, dataset)
    return figure


def _at(centre: tuple[float, float], place: tuple[float, float]) -> tuple[float, float]:
    return centre[0] + place[0], centre[1] + place[1]


def _tile(axes: Axes, centre: tuple[float, float], name: str, **look) -> None:
    corner = centre[0] - SIDE / 2, centre[1] - SIDE / 2
    axes.add_patch(FancyBboxPatch(corner, SIDE, SIDE, boxstyle="round,pad=0,rounding_size=1.2", **look))
    axes.text(centre[0], centre[1] - 9.2, name, ha="center", va="center", fontsize=8)


def _mark(axes: Axes, at: tuple[float, float], level: str) -> None:
    if level in READINGS:
        axes.add_patch(Circle(at, RADIUS, facecolor=READINGS[level], edgecolor=INK, linewidth=0.5))
    else:
        # Dots, not a line: that nothing is known does not show that there is nothing.
        axes.add_patch(Circle(at, RADIUS, facecolor="none", edgecolor=GREY, linewidth=0.7, linestyle=(0, (1, 1.6))))


def _named(axes: Axes, centre: tuple[float, float], place: tuple[float, float], name: str) -> None:
    side = 1 if place[0] > 0 else -1
    x, y = _at(centre, place)
    edge = centre[0] + side * (SIDE / 2 + 3.2)
    axes.plot([x + side * RADIUS, edge], [y, y], color=INK, linewidth=0.6, solid_capstyle="butt")
    axes.add_patch(Circle((x, y), RADIUS, facecolor="white", edgecolor=INK, linewidth=0.8))
    name = textwrap.fill(name, WRAP, break_on_hyphens=False)
    axes.text(edge + side * 0.8, y, name, ha="left" if side > 0 else "right", va="center", fontsize=7, linespacing=1.05)


def _levels(axes: Axes, lang: str, dataset: Dataset) -> None:
    """What the fillings mean, in the empty squares below on the left."""
    x, y = MARGIN + RADIUS, MARGIN + 3 * PITCH + RADIUS + 0.8
    for level in (*READINGS, "none"):
        _mark(axes, (x, y), level)
        axes.text(
            x + RADIUS + 1.4,
            y,
            text(dataset, "text", f"fig06.{level}", lang),
            ha="left",
            va="center",
            fontsize=7,
            linespacing=1.05,
        )
        y += 6.7
