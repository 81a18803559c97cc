"""Ties through the years: on paper and in force, as bands from certain to possible."""

from typing import TYPE_CHECKING

import pandas as pd
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from helpers.labels import text
from helpers.outputs.style import PALETTE, READINGS, TIES, size

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from helpers.dataset import Dataset

#: On paper: a hatched band between two lines, told from the full one of force in grey too.
PAPER = PALETTE[1]
#: Numbers at the right stand at least so far apart, as a part of the panel's height.
CLOSEST = 0.07


def draw(frame: pd.DataFrame, *, lang: str, dataset: "Dataset") -> Figure:
    """The bands of :func:`helpers.tables.fig02_stock.frame`, a panel for each layer with a scale of its own."""
    figure = Figure(figsize=size(2, 84))
    panels = figure.subplots(1, 2)
    for axes, layer in zip(panels, TIES, strict=True):
        rows = frame[frame["layer"] == layer]
        _force(axes, rows[rows["basis"] == "in_force"])
        _paper(axes, rows[rows["basis"] == "signed"])
        first, last = rows["year"].min(), rows["year"].max()
        axes.set(xlim=(first, last), ylim=(0, 1.1 * max(1, rows["ties_possible"].max())))
        _numbers(axes, rows)
        axes.set_xticks(range(first - first % 5 + 5, last + 1, 5))
        axes.tick_params(axis="x", labelsize=7)
        axes.set_title(text(dataset, "text", f"fig02.{layer}", lang), loc="left", fontsize=8, weight="bold")
    panels[0].set_ylabel(text(dataset, "text", "fig02.ties", lang))
    word = lambda code: text(dataset, "text", f"fig02.{code}", lang)  # noqa: E731
    handles = [
        Patch(facecolor="none", edgecolor=PAPER, hatch="/////", linewidth=0.9, label=word("paper")),
        Patch(facecolor=READINGS["possible"], edgecolor="none", label=word("band")),
        Line2D([], [], color=READINGS["certain"], linewidth=1.8, label=word("certain")),
        Line2D([], [], color=READINGS["certain"], linewidth=1.0, linestyle=(0, (4, 2)), label=word("presumed")),
    ]
    figure.legend(handles=handles, loc="outside lower center", ncols=2, handlelength=2.6, columnspacing=3.0)
    return figure


def _force(axes: "Axes", rows: pd.DataFrame) -> None:
    axes.fill_between(
        rows["year"], rows["ties_certain"], rows["ties_possible"], color=READINGS["possible"], linewidth=0, zorder=1
    )
    axes.plot(rows["year"], rows["ties_presumed"], color=READINGS["certain"], linewidth=1.0, linestyle=(0, (4, 2)))
    axes.plot(rows["year"], rows["ties_certain"], color=READINGS["certain"], linewidth=1.8)


def _paper(axes: "Axes", rows: pd.DataFrame) -> None:
    axes.fill_between(
        rows["year"],
        rows["ties_certain"],
        rows["ties_possible"],
        facecolor="none",
        edgecolor=PAPER,
        hatch="/////",
        linewidth=0.9,
        zorder=2,
    )


def _numbers(axes: "Axes", rows: pd.DataFrame) -> None:
    """The last year's numbers beside the ends of the bands, moved apart where they would meet."""
    last = rows[rows["year"] == rows["year"].max()].set_index("basis")
    force, paper = last.loc["in_force"], last.loc["signed"]
    words = [(force[f"ties_{reading}"], str(force[f"ties_{reading}"]), READINGS["certain"]) for reading in READINGS]
    both = sorted({paper["ties_certain"], paper["ties_possible"]})
    words.append((sum(both) / len(both), "–".join(map(str, both)), PAPER))
    step, floor = axes.get_ylim()[1] * CLOSEST, float("-inf")
    for height, word, colour in sorted(words, key=lambda entry: entry[0]):
        floor = max(height, floor + step)
        axes.text(rows["year"].max() + 0.7, floor, word, color=colour, va="center", fontsize=7, weight="bold")
