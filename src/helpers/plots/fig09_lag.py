"""From paper to force: the share in force by years after signature, and Kazakhstan's readmission agreements."""

from typing import TYPE_CHECKING

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from helpers.labels import label, state_name, text
from helpers.outputs.style import GREY, INK, PALETTE, size

if TYPE_CHECKING:
    from helpers.dataset import Dataset

#: Millimetres: the page, the column of the curves on the left, and what stands around the axes.
HEIGHT, CURVES, LEFT, GAP, ABOVE, BELOW = 116.5, 58.0, 12.0, 44.0, 6.0, 31.5
#: Three steps of grey apart: all treaties, the resampled ones (and the wait for a ratification), the rest.
BAND, LIGHT, DARK = "#ECECEC", "#9DBFDA", PALETTE[0]


def draw(frame: pd.DataFrame, *, lang: str, dataset: "Dataset") -> Figure:
    """Two panels of curves above each other, and the case beside them, of :func:`helpers.tables.fig09_lag.frame`."""
    figure = Figure(figsize=size(2, HEIGHT))
    # Said afterwards: a figure that never had an engine is given the default one when it is saved.
    figure.set_layout_engine("none")
    years = frame.loc[frame["panel"] != "readmission", "years_lo"].max()
    low, tall = BELOW, (HEIGHT - BELOW - 2 * ABOVE - 3) / 2
    for place, panel in enumerate(("without", "with_kazakhstan")):
        axes = _axes(figure, LEFT, low + place * (tall + ABOVE + 3), CURVES, tall)
        _curves(axes, frame[frame["panel"] == panel])
        axes.set_title(label(dataset, "lag_panel", panel, lang), loc="left", fontsize=8, pad=4)
        axes.set_ylabel(text(dataset, "text", "fig09.share", lang), fontsize=7, labelpad=1.5)
        axes.tick_params(labelbottom=place == 0)
        if place == 0:
            axes.set_xlabel(text(dataset, "text", "fig09.years", lang), fontsize=7)
    left = LEFT + CURVES + GAP
    case = _axes(figure, left, low, 175 - left - 4, HEIGHT - BELOW - ABOVE)
    _case(case, frame[frame["panel"] == "readmission"], years, lang, dataset)
    case.set_title(label(dataset, "lag_panel", "readmission", lang), loc="right", fontsize=8, pad=4)
    case.set_xlabel(text(dataset, "text", "fig09.years", lang), fontsize=7)
    _legends(figure, left, lang, dataset)
    return figure


def _axes(figure: Figure, left: float, low: float, wide: float, tall: float) -> Axes:
    return figure.add_axes((left / 175, low / HEIGHT, wide / 175, tall / HEIGHT))


def _curves(axes: Axes, curve: pd.DataFrame) -> None:
    years = curve["years_lo"]
    axes.fill_between(years, 100 * curve["in_force_worst"], 100 * curve["in_force_best"], step="post", color=BAND, lw=0)
    axes.fill_between(years, 100 * curve["in_force_low"], 100 * curve["in_force_high"], step="post", color=LIGHT, lw=0)
    for side in ("in_force_lo", "in_force_hi"):
        axes.step(years, 100 * curve[side], where="post", color=DARK, linewidth=1.3)
    for side in ("in_force_worst", "in_force_best"):
        axes.step(years, 100 * curve[side], where="post", color=GREY, linewidth=0.6, linestyle=(0, (4, 2)))
    axes.set(xlim=(0, years.max()), ylim=(0, 101), yticks=range(0, 101, 25))


def _case(axes: Axes, case: pd.DataFrame, years: float, lang: str, dataset: "Dataset") -> None:
    rows = case.groupby(["concluded", "partner"], sort=False)
    names = []
    for place, ((concluded, partner), stages) in enumerate(rows):
        names.append(f"{_partner(dataset, partner, lang)}, {concluded[:4]}")
        seen = stages.set_index("stage")
        own, other, force = (seen.loc[stage] for stage in ("own_consent", "other_consent", "in_force"))
        if pd.notna(own["years_hi"]):
            axes.barh(place, own["years_lo"], height=0.34, color=LIGHT, edgecolor=DARK, linewidth=0.4)
            if own["years_hi"] > own["years_lo"]:
                axes.plot([own["years_lo"], own["years_hi"]], [place, place], color=DARK, linewidth=1.2)
        if pd.notna(force["years_hi"]):
            axes.barh(place, force["years_hi"] - own["years_hi"], left=own["years_hi"], height=0.34, color=DARK)
            axes.plot(force["years_hi"], place, "o", color=DARK, markersize=4.6)
        else:
            end = min(years, seen.at["unseen_until", "years_lo"])
            axes.plot([own["years_hi"], end], [place, place], color=GREY, linewidth=0.9, linestyle=(0, (1, 2)))
        # Where one of several others is still to be seen, the first of them is no day of all.
        if pd.notna(other["years_hi"]):
            axes.plot(
                other["years_hi"],
                place,
                "D",
                markersize=4.2,
                markerfacecolor="white",
                markeredgecolor=INK,
                markeredgewidth=0.8,
                zorder=5,
            )
    axes.set(xlim=(0, years), ylim=(len(names) - 0.4, -0.6))
    axes.set_yticks(range(len(names)), names, fontsize=7)
    axes.tick_params(axis="y", length=0)
    axes.spines["left"].set_visible(False)
    axes.axvline(0, color=INK, linewidth=0.8)


def _partner(dataset: "Dataset", codes: str, lang: str) -> str:
    if "; " in codes:
        return text(dataset, "text", f"fig09.{codes.replace('; ', '_').lower()}", lang)
    return state_name(dataset, codes, lang)


def _legends(figure: Figure, left: float, lang: str, dataset: "Dataset") -> None:
    """Below the panels: what bands and marks mean."""

    def word(code: str) -> str:
        return text(dataset, "text", f"fig09.{code}", lang)

    curves = [
        (Line2D([], [], color=DARK, linewidth=1.3), word("estimate")),
        (Patch(facecolor=LIGHT), word("resampled")),
        (Patch(facecolor=BAND, edgecolor=GREY, linewidth=0.6, linestyle=(0, (4, 2))), word("bounds")),
    ]
    marks = [
        (Patch(facecolor=LIGHT, edgecolor=DARK, linewidth=0.4), word("to_consent")),
        (Line2D([], [], color=DARK, linewidth=1.2), word("own_bounds")),
        (Line2D([], [], color=DARK, linewidth=3, marker="o", markersize=4.6, markevery=[1]), word("to_force")),
        (
            Line2D([], [], color=INK, linestyle="none", marker="D", markersize=4.2, markerfacecolor="white"),
            word("other_consent"),
        ),
        (Line2D([], [], color=GREY, linewidth=0.9, linestyle=(0, (1, 2))), word("unseen")),
    ]
    for place, entries in ((2.0, curves), (left - GAP + 10, marks)):
        handles, words = zip(*entries, strict=True)
        corner = (place / 175, (BELOW - 11.5) / HEIGHT)
        figure.legend(
            handles,
            words,
            loc="upper left",
            bbox_to_anchor=corner,
            fontsize=7,
            handlelength=1.9,
            borderaxespad=0,
            borderpad=0,
            labelspacing=0.45,
        )
