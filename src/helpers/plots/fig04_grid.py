"""Twelve by twelve: bilateral ties above the diagonal, shared multilateral ones below."""

from typing import TYPE_CHECKING

import pandas as pd
from matplotlib.colors import LinearSegmentedColormap, to_rgb
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from helpers.labels import state_name, text
from helpers.outputs.style import INK, PALE, TIES, size

if TYPE_CHECKING:
    from helpers.dataset import Dataset

#: Millimetres: a row, the names on the left and above, the legend below.
ROW, LEFT, ABOVE, BELOW = 7.2, 26.0, 22.0, 16.0


def draw(frame: pd.DataFrame, *, lang: str, dataset: "Dataset") -> Figure:
    """The grid of :func:`helpers.tables.fig04_grid.frame`: a cell prints certain to possible, its colour certain."""
    states = sorted({*frame["state_a"], *frame["state_b"]})
    place = {state: number for number, state in enumerate(states)}
    height = ROW * len(states)
    total = height + ABOVE + BELOW
    figure = Figure(figsize=size(2, total))
    # Every axes has its own place: the house's layout engine has nothing to arrange.
    figure.set_layout_engine("none")
    axes = figure.add_axes((LEFT / 175, BELOW / total, 1 - (LEFT + 2) / 175, height / total))
    axes.set(xlim=(0, len(states)), ylim=(len(states), 0))
    axes.set_axis_off()
    most = frame.groupby("layer")["ties_certain"].max().to_dict()
    top = max(most.values())
    scales = {layer: LinearSegmentedColormap.from_list(layer, ["#FFFFFF", colour]) for layer, colour in TIES.items()}
    for row in frame.itertuples():
        line, column = place[row.state_a], place[row.state_b]
        if row.layer == "multilateral":
            line, column = column, line
        share = _share(row.ties_certain, top)
        cell = {"facecolor": scales[row.layer](share)} if row.ties_possible else {"facecolor": "none", "hatch": "////"}
        axes.add_patch(Rectangle((column + 0.03, line + 0.04), 0.94, 0.92, edgecolor=PALE, linewidth=0.5, **cell))
        if row.ties_possible:
            both = sorted({row.ties_certain, row.ties_possible})
            axes.text(
                column + 0.5,
                line + 0.52,
                "–".join(map(str, both)),
                ha="center",
                va="center",
                fontsize=7.5,
                color=_ink(cell["facecolor"]),
            )
    for state, number in place.items():
        name = state_name(dataset, state, lang)
        axes.text(-0.12, number + 0.5, name, ha="right", va="center", fontsize=7)
        axes.text(number + 0.5, -0.15, name, ha="center", va="bottom", rotation=90, fontsize=7)
    axes.plot([0, len(states)], [0, len(states)], color=PALE, linewidth=0.6, zorder=0)
    _legend(figure, total, most, scales, lang, dataset)
    return figure


def _share(number: int, most: int) -> float:
    """Place on the scale: the first certain tie is a visible step away from none."""
    return 0.0 if number == 0 else 0.15 + 0.85 * number / most


def _legend(
    figure: Figure,
    total: float,
    most: dict[str, int],
    scales: dict[str, LinearSegmentedColormap],
    lang: str,
    dataset: "Dataset",
) -> None:
    axes = figure.add_axes((0, 0, 1, BELOW / total))
    axes.set(xlim=(0, 175), ylim=(BELOW, 0))
    axes.set_axis_off()
    top = max(most.values())
    for number, (layer, scale) in enumerate(scales.items()):
        own = most[layer]
        numbers = range(own + 1) if own < 8 else sorted({round(own * part / 7) for part in range(8)})
        x = LEFT + 52 * number
        axes.text(x, 5.0, text(dataset, "text", f"fig04.{layer}", lang), va="center", fontsize=7)
        for step, ties in enumerate(numbers):
            colour = scale(_share(ties, top))
            axes.add_patch(Rectangle((x + 6.3 * step, 8), 5.9, 5, facecolor=colour, edgecolor=PALE, linewidth=0.5))
            axes.text(x + 6.3 * step + 2.95, 10.6, str(ties), ha="center", va="center", fontsize=7, color=_ink(colour))
    x = LEFT + 108
    axes.add_patch(Rectangle((x, 2.4), 8, 4.8, facecolor="none", edgecolor=PALE, hatch="////", linewidth=0.5))
    axes.text(x + 9.2, 5.0, text(dataset, "text", "fig04.none", lang), va="center", fontsize=7)
    axes.text(x + 4, 10.6, "0–2", ha="center", va="center", fontsize=7)
    axes.text(x + 9.2, 10.6, text(dataset, "text", "fig04.interval", lang), va="center", fontsize=7)


def _ink(colour: tuple[float, float, float, float]) -> str:
    """White or dark, whichever stands out more (contrast of WCAG 2.2)."""
    light = _luminance(colour)
    return "white" if 1.05 / (light + 0.05) > (light + 0.05) / (_luminance(to_rgb(INK)) + 0.05) else INK


def _luminance(colour: tuple[float, ...]) -> float:
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour[:3]]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
