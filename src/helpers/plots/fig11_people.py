"""Ties of each pair against the people who had moved between the two: a dot a pair, a band a number of ties."""

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from matplotlib.figure import Figure

from helpers.labels import state_name, text
from helpers.outputs.style import GREY, INK, PALE, READINGS, size

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from helpers.dataset import Dataset

#: Millimetres: the page and what stands around the bands.
WIDTH, HEIGHT, LEFT, RIGHT, BELOW, ABOVE = 175.0, 106.0, 38.0, 2.0, 17.0, 2.0
#: Millimetres: a dot with its margin, the arrow behind it, and what a band keeps free above and below its dots.
DOT, ARROW, MARGIN = 2.5, 2.6, 1.5
#: Powers of ten of persons: the axis and, wider, the place for names beside the dots.
TICKS, SPAN = range(2, 8), (1.15, 8.35)
#: Millimetres that a name may take on the left of a dot, and between the two.
NAME, GAP = 40.0, 1.8
LETTERS = {"va": "center_baseline", "fontsize": 7}
#: A band of at least so many dots names its smallest pair too.
CROWD = 7

#: A shape and a colour for the surest tie: told apart in grey, too.
MARKS = {
    "certain": {"marker": "o", "s": 19, "facecolor": READINGS["certain"], "edgecolor": READINGS["certain"]},
    "presumed": {"marker": "s", "s": 17, "facecolor": READINGS["presumed"], "edgecolor": INK},
    "possible": {"marker": "D", "s": 14, "facecolor": READINGS["possible"], "edgecolor": INK},
    "none": {"marker": "o", "s": 19, "facecolor": "white", "edgecolor": INK},
}


def draw(frame: pd.DataFrame, *, lang: str, dataset: "Dataset") -> Figure:
    """The frame of :func:`helpers.tables.fig11_people.frame`; pairs without a printed stock have no dot."""
    known = frame[frame["migrants"].notna()]
    dots = known.assign(x=np.log10(known["migrants"].astype(float)), band=_band(known))
    figure = Figure(figsize=size(2, HEIGHT))
    figure.set_layout_engine("none")
    area = (LEFT / WIDTH, BELOW / HEIGHT, 1 - (LEFT + RIGHT) / WIDTH, 1 - (BELOW + ABOVE) / HEIGHT)
    axes = figure.add_axes(area)
    wide, high = WIDTH - LEFT - RIGHT, HEIGHT - BELOW - ABOVE
    dots["mm"] = (dots["x"] - SPAN[0]) / (SPAN[1] - SPAN[0]) * wide
    dots["past"] = dots["mm"].where(dots["directions"] == 2, dots["mm"] + ARROW)
    dots["rise"] = pd.concat([_dodge(of_band) for _, of_band in dots.groupby("band")])
    bands = [*range(int(frame["ties_certain"].max()), 0, -1), "presumed", "possible", "none"]
    reach = dots.groupby("band")["rise"].agg(lambda rise: np.abs(rise).max() + DOT / 2).reindex(bands, fill_value=DOT)
    middle = _middles(reach + MARGIN, high)
    axes.set(xlim=(0, wide), ylim=(high, 0))
    for upper, lower, above, below in zip(middle, middle[1:], reach, reach[1:], strict=False):
        axes.axhline((upper + above + lower - below) / 2, color=PALE, linewidth=0.5)
    for row in dots.itertuples():
        y = middle[row.band] + row.rise
        axes.scatter(row.mm, y, linewidth=0.6, zorder=3, **MARKS[row.level])
        if row.directions == 1:
            _arrow(axes, row.mm, y)
    _names(axes, dots, middle, lang, dataset)
    _axis(axes, middle, wide, lang, dataset)
    _key(figure, lang, dataset)
    return figure


def _band(frame: pd.DataFrame) -> pd.Series:
    """The number of certain ties, or the level of the surest tie where none is certain."""
    return frame["ties_certain"].astype(object).where(frame["ties_certain"] > 0, frame["level"])


def _dodge(of_band: pd.DataFrame) -> pd.Series:
    """Millimetres up or down by which no two dots of a band touch, their arrows included; the least that does."""
    placed: list[tuple[float, float, float]] = []
    steps = sorted(np.arange(-40, 41) * DOT / 4, key=lambda step: (abs(step), step))
    of_band = of_band.sort_values("mm")
    for row in of_band.itertuples():
        free = (
            step
            for step in steps
            if all(np.hypot(max(row.mm - past, 0), step - rise) >= DOT for _, past, rise in placed)
        )
        placed.append((row.mm, row.past, next(free)))
    return pd.Series([rise for *_, rise in placed], of_band.index)


def _middles(reach: pd.Series, high: float) -> pd.Series:
    """Where each band lies: as wide as its dots need, and what is left over shared out."""
    share = reach + (high - 2 * reach.sum()) / (2 * len(reach))
    return 2 * share.cumsum() - share


def _names(axes: "Axes", dots: pd.DataFrame, middle: pd.Series, lang: str, dataset: "Dataset") -> None:
    """The largest pair of each band, and the smallest of bands with certain ties and many dots."""
    for band, of_band in dots.groupby("band", sort=False):
        largest, smallest = of_band.loc[of_band["mm"].idxmax()], of_band.loc[of_band["mm"].idxmin()]
        y = middle[band] + largest["rise"]
        axes.text(largest["past"] + GAP, y, _name(largest, lang, dataset), ha="left", **LETTERS)
        if band in range(1, 10) and len(of_band) >= CROWD:
            y, name = middle[band] + smallest["rise"], _name(smallest, lang, dataset)
            if smallest["mm"] > NAME:
                axes.text(smallest["mm"] - GAP, y, name, ha="right", **LETTERS)
            else:
                axes.text(smallest["mm"], y - 1.3 * DOT, name, ha="center", **LETTERS)


def _name(row: pd.Series, lang: str, dataset: "Dataset") -> str:
    return " – ".join(state_name(dataset, state, lang) for state in (row["state_a"], row["state_b"]))


def _arrow(axes: "Axes", x: float, y: float) -> None:
    """At least so many: the other direction is not printed."""
    axes.annotate(
        "",
        (x + ARROW + 0.5, y),
        (x + 0.8, y),
        arrowprops={
            "arrowstyle": "-|>,head_width=0.07,head_length=0.14",
            "color": INK,
            "linewidth": 0.6,
            "shrinkA": 0,
            "shrinkB": 0,
        },
    )


def _axis(axes: "Axes", middle: pd.Series, wide: float, lang: str, dataset: "Dataset") -> None:
    axes.spines["left"].set_visible(False)
    place = [(power - SPAN[0]) / (SPAN[1] - SPAN[0]) * wide for power in TICKS]
    axes.spines["bottom"].set_bounds(place[0], place[-1])
    axes.set_xticks(place, [f"{10**power:,}".replace(",", "\u202f") for power in TICKS])
    axes.set_xlabel(text(dataset, "text", "fig11.axis", lang), x=(place[0] + place[-1]) / 2 / wide, fontsize=7)
    words = [
        text(dataset, "text", "fig11.certain", lang, ties=band)
        if isinstance(band, int)
        else text(dataset, "text", f"fig11.{band}", lang)
        for band in middle.index
    ]
    axes.set_yticks(middle.to_numpy(), words)
    axes.tick_params(axis="y", length=0)


def _key(figure: Figure, lang: str, dataset: "Dataset") -> None:
    """What the arrow means."""
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set(xlim=(0, WIDTH), ylim=(HEIGHT, 0))
    axes.set_axis_off()
    x, y = LEFT, HEIGHT - 2.5
    axes.scatter(x, y, linewidth=0.6, marker="o", s=19, facecolor=GREY, edgecolor=GREY)
    _arrow(axes, x, y)
    axes.text(x + ARROW + 1.8, y, text(dataset, "text", "fig11.lower", lang), **LETTERS)
