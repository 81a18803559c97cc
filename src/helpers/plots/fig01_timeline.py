"""Treaties by year, a lane for each framework: concluded above the line, ended or left below it; milestones named."""

from textwrap import wrap
from typing import TYPE_CHECKING

import pandas as pd
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from helpers.dates import day
from helpers.labels import SEPARATOR, label, text
from helpers.outputs.style import GREY, INK, PALE, TIES, size

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.text import Text

    from helpers.dataset import Dataset

#: Millimetres: the names on the left, a year, the gap before what has no known year, a treaty, the least of a lane.
LEFT, YEAR, GAP, TREATY, LANE = 33.0, 3.72, 2.6, 1.3, 6.8
#: Millimetres: a line of names of milestones, the air between two lanes, the years and the legend below.
LINE, AIR, BELOW = 3.7, 2.2, 20.0
#: Letters of a framework's name in one line, and fewer where the scale stands beside it.
LETTERS, BESIDE = 22, 18
#: Milestones of which the name ends with this are exits.
EXIT = "_leaves"
#: Frameworks of two states: the Union State is one of Russia and Belarus.
TWO_SIDED = ("bilateral", "UnionState")
OTHER = "#C9C9C9"


def draw(frame: pd.DataFrame, *, lang: str, dataset: "Dataset") -> Figure:
    """The lanes of :func:`helpers.tables.fig01_timeline.frame`."""
    known = frame.loc[frame["year"] != "", "year"].astype(int)
    first, last = known.min(), known.max()
    figure = Figure(figsize=size(2, 100))
    figure.set_layout_engine("none")
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_axis_off()
    axes.set(xlim=(0, 175), ylim=(0, 100))
    names = _names(axes, frame, first, lang, dataset)
    levels = place([extent for _, extent in names.values()], [x for x, _ in names.values()])
    above = LINE * (max(levels, default=0) + 1) + 2
    lanes = _lanes(frame, above)
    bottom = max(low for _, low in lanes.values()) + AIR
    height = bottom + BELOW
    # The height follows from the lines of names, which only the drawn words can tell.
    figure.set_size_inches(*size(2, height))
    axes.set_ylim(height, 0)
    for year in range(first - first % 5 + 5, last + 1, 5):
        x = LEFT + YEAR * (year - first + 0.5)
        axes.plot([x, x], [above, bottom], color="#EEEEEE", linewidth=0.6, zorder=0)
        axes.text(x, bottom + 1.2, str(year), ha="center", va="top", fontsize=7)
    if (frame["year"] == "").any():
        x = LEFT + YEAR * (last - first + 1) + GAP + YEAR / 2
        axes.text(173.5, bottom + 4.6, text(dataset, "text", "fig01.no_year", lang), ha="right", va="top", fontsize=7)
        axes.plot([x, x], [bottom - 0.8, bottom + 4.2], color=GREY, linewidth=0.6)
    for framework, (base, _) in lanes.items():
        _lane(axes, frame[frame["framework"] == framework], framework, base, first, last, lang, dataset)
    for (milestone, (x, _)), level in zip(names.items(), levels, strict=True):
        word = next(part for part in axes.texts if part.get_gid() == milestone)
        y = above - 2 - LINE * (level + 0.5)
        word.set_y(y)
        row = frame[[milestone in cell.split(SEPARATOR) for cell in frame["milestone"]]].iloc[0]
        base = lanes[row["framework"]][0]
        foot = base - TREATY * (row["treaties_core"] if not milestone.endswith(EXIT) else 0)
        axes.plot([x, x], [y + 1.5, foot], color=GREY, linewidth=0.6, zorder=0.5, gid="drop")
        axes.plot(
            x,
            foot,
            marker="X" if milestone.endswith(EXIT) else "o",
            markersize=4.4,
            color=INK,
            markeredgecolor="white",
            markeredgewidth=0.5,
            zorder=4,
        )
    _legend(axes, bottom + 11.5, lang, dataset)
    return figure


def place(extents: list[tuple[float, float]], feet: list[float]) -> list[int]:
    """A line for each name, so that no two meet and no stem of one crosses another.

    Parameters
    ----------
    extents
        Left and right end of each name.
    feet
        Where the stem of each goes down, within its extent.

    Returns
    -------
    list of int
        Line of each, 0 the lowest.
    """
    levels: dict[int, int] = {}

    def free(one: int, level: int) -> bool:
        left, right = extents[one]
        for other, taken in levels.items():
            begin, end = extents[other]
            meet = left < end and begin < right and level == taken
            under, over = left < feet[other] < right and level <= taken, begin < feet[one] < end and level >= taken
            if meet or under or over:
                return False
        return True

    def turn(one: int) -> tuple[bool, float]:
        left, right = extents[one]
        turned = right - feet[one] < feet[one] - left
        return not turned, feet[one] if turned else -feet[one]

    # A name reaches over the stems on its side and stands above their names. So those that stand to the left of their
    # stem come first, from left to right, then the others from right to left.
    for one in sorted(range(len(feet)), key=turn):
        top = max(levels.values(), default=-1) + 1
        levels[one] = next((level for level in range(top) if free(one, level)), top)
    return [levels[number] for number in range(len(feet))]


def _names(
    axes: "Axes", frame: pd.DataFrame, first: int, lang: str, dataset: "Dataset"
) -> dict[str, tuple[float, tuple[float, float]]]:
    """Write the milestones: by code their place and the extent of their names, in millimetres."""
    found = {}
    for cell, dates in frame.loc[frame["milestone"] != "", ["milestone", "milestone_date"]].to_numpy():
        for milestone, date in zip(cell.split(SEPARATOR), dates.split(SEPARATOR), strict=True):
            found[milestone] = day(date)
    names, turned = {}, 175.0
    for milestone, date in sorted(found.items(), key=lambda item: item[1], reverse=True):
        x = LEFT + YEAR * (date.year - first + (date.day_of_year - 1) / 366)
        name = label(dataset, "milestone", milestone, lang)
        word = axes.text(x - 0.5, 0, name, fontsize=7, va="center", gid=milestone)
        left, right = _extent(word)
        # A name that would leave the page stands to the left of its stem, and so does one that would meet that stem.
        if right > min(turned, 174):
            word.set(ha="right", x=x + 0.5)
            left, right = _extent(word)
            turned = x
        names[milestone] = (x, (left - 0.8, right + 0.8))
    return names


def _extent(word: "Text") -> tuple[float, float]:
    box = word.get_window_extent()
    mm = 25.4 / word.figure.dpi
    return box.x0 * mm, box.x1 * mm


def _lanes(frame: pd.DataFrame, above: float) -> dict[str, tuple[float, float]]:
    """The line of each framework and the foot of its lane, in millimetres from the top."""
    lanes, y = {}, above
    for framework, rows in frame.groupby("framework", sort=False):
        up = TREATY * (rows["treaties_core"] + rows["treaties_other"]).max()
        down = TREATY * rows["treaties_left"].max()
        spare = max(0.0, LANE - AIR - up - down)
        y += AIR + up + spare
        lanes[framework] = (y, y + down)
        y += down
    return lanes


def _lane(
    axes: "Axes", rows: pd.DataFrame, framework: str, base: float, first: int, last: int, lang: str, dataset: "Dataset"
) -> None:
    colour = TIES["bilateral" if framework in TWO_SIDED else "multilateral"]
    end = LEFT + YEAR * (last - first + 1)
    most = int((rows["treaties_core"] + rows["treaties_other"]).max())
    own, letters = framework == "bilateral", BESIDE if most > 4 else LETTERS
    name = text(dataset, "text", "fig01.bilateral", lang) if own else label(dataset, "framework", framework, lang)
    name = "\n".join(line for part in name.replace(" (", "\n(").split("\n") for line in wrap(part, letters))
    middle = base - (TREATY * most / 2 if most > 4 else LANE / 4)
    axes.text(LEFT - (6 if most > 4 else 2), middle, name, ha="right", va="center", fontsize=7, linespacing=1.05)
    for step in range(5, most + 1, 5):
        y = base - TREATY * step
        axes.plot([LEFT, end], [y, y], color=PALE, linewidth=0.5, zorder=0)
        axes.text(LEFT - 1, y, str(step), ha="right", va="center", fontsize=7, color=GREY)
    axes.plot([LEFT, end], [base, base], color=INK, linewidth=0.6, zorder=3)
    for row in rows.itertuples():
        x = end + GAP if row.year == "" else LEFT + YEAR * (int(row.year) - first)
        if row.year == "":
            axes.plot([x, x + YEAR], [base, base], color=INK, linewidth=0.6, zorder=3)
        y = base
        for number, style in ((row.treaties_core, {"facecolor": colour}), (row.treaties_other, {"facecolor": OTHER})):
            axes.add_patch(Rectangle((x + 0.4, y - TREATY * number), YEAR - 0.8, TREATY * number, linewidth=0, **style))
            y -= TREATY * number
        if row.treaties_left:
            axes.add_patch(_left(x + 0.4, base, YEAR - 0.8, TREATY * row.treaties_left))


def _left(x: float, y: float, width: float, height: float) -> Rectangle:
    return Rectangle((x, y), width, height, facecolor="white", edgecolor=INK, linewidth=0.5, hatch="//////")


def _legend(axes: "Axes", y: float, lang: str, dataset: "Dataset") -> None:
    word = lambda code, x, y: axes.text(x, y, text(dataset, "text", f"fig01.{code}", lang), va="center", fontsize=7)  # noqa: E731
    for number, layer in enumerate(("multilateral", "bilateral")):
        axes.add_patch(Rectangle((4 + 3.2 * number, y - 1.4), 3.2, 2.8, facecolor=TIES[layer], linewidth=0))
    word("core", 12, y)
    axes.add_patch(Rectangle((97, y - 1.4), 3.2, 2.8, facecolor=OTHER, linewidth=0))
    word("other", 101.8, y)
    axes.add_patch(_left(7.2, y + 3.6, 3.2, 2.8))
    word("left", 12, y + 5)
    axes.plot(98.6, y + 5, marker="o", markersize=3.8, color=INK)
    word("concluded", 101.8, y + 5)
    axes.plot(141, y + 5, marker="X", markersize=4.2, color=INK, markeredgewidth=0)
    word("exit", 144.2, y + 5)
