"""Instruments by states: who is bound, how surely, and who left."""

import re
from typing import TYPE_CHECKING

import pandas as pd
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from helpers.labels import SEPARATOR, label, state_name, text, title
from helpers.outputs.style import GREY, INK, PALE, READINGS, size
from helpers.status.steps import LEAVING

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from helpers.dataset import Dataset

#: Millimetres: what a page leaves beside the caption, the tallest and the lowest row, the titles, above and below rows.
PAGE, ROW, LOW_ROW, TITLES, ABOVE, BELOW = 200.0, 5.0, 3.5, 80.0, 21.0, 24.0
#: A title longer than this is cut; a table beside the figure has it whole.
LETTERS = 51

#: Signs on a cell: marker and place in the cell.
SIGNS = {"reservation": ("o", 0.24), "special_opinion": ("D", 0.24)}
#: How a state stands that is not bound: one marker for each way of leaving or not joining.
OUT = dict.fromkeys(LEAVING, "x") | {"not_signed": "_", "not_yet": "^", "suspension": "|"}
LEGEND = (
    "certain",
    "presumed",
    "possible",
    "begun",
    "withdrawal",
    "ended",
    "not_signed",
    "unknown",
    "reservation",
    "special_opinion",
    "not_yet",
    "suspension",
)
#: Told in the legend only where they occur.
RARE = ("not_yet", "suspension")


def draw(frame: pd.DataFrame, *, lang: str, dataset: "Dataset") -> Figure:
    """The matrix of :func:`helpers.tables.fig03_matrix.frame`, rows by day of conclusion.

    If there are more rows than a page holds, those of which no state's step is known are left out.
    """
    states = list(frame.columns[frame.columns.get_loc("concluded") + 1 :])
    rows = frame
    room = PAGE - ABOVE - BELOW
    if len(frame) * LOW_ROW > room:
        rows = frame[(frame[states] != "unknown").any(axis=1)].reset_index(drop=True)
    height = len(rows) * min(ROW, max(LOW_ROW, room / len(rows)))
    total = height + ABOVE + BELOW
    figure = Figure(figsize=size(2, total))
    # Every axes has its own place: the house's layout engine has nothing to arrange.
    figure.set_layout_engine("none")
    axes = figure.add_axes((TITLES / 175, BELOW / total, 1 - (TITLES + 1) / 175, height / total))
    axes.set(xlim=(0, len(states)), ylim=(len(rows), 0))
    axes.set_axis_off()
    for place, row in enumerate(rows.to_dict("records")):
        for column, state in enumerate(states):
            _cell(axes, column, place, row[state].split(SEPARATOR))
        # A line every five rows leads the eye from a title to its cells.
        if place and place % 5 == 0:
            axes.plot([-TITLES, len(states)], [place, place], color=PALE, linewidth=0.5, clip_on=False, zorder=0)
        year, name = row["concluded"].strip("[]")[:4], _short(row["instrument"], lang, dataset)
        for words, left, colour in ((year, 77, GREY), (name, 69, INK)):
            axes.annotate(
                words,
                (0, place + 0.5),
                (-left * 72 / 25.4, 0),
                textcoords="offset points",
                va="center",
                fontsize=7,
                color=colour,
                annotation_clip=False,
            )
    for column, state in enumerate(states):
        name = state_name(dataset, state, lang)
        axes.text(column + 0.5, -0.25, name, rotation=90, ha="center", va="bottom", fontsize=7)
    _legend(
        figure,
        total,
        {code for state in states for cell in rows[state] for code in cell.split(SEPARATOR)},
        lang,
        dataset,
    )
    return figure


def _cell(axes: "Axes", column: float, place: float, codes: list[str]) -> None:
    level, *more = codes
    width, height = 0.84, 0.76
    corner = column + (1 - width) / 2, place + (1 - height) / 2
    middle, line = column + 0.5, place + 0.5
    if level in READINGS:
        axes.add_patch(Rectangle(corner, width, height, facecolor=READINGS[level], edgecolor="none"))
    elif level == "unknown":
        axes.add_patch(Rectangle(corner, width, height, facecolor="none", edgecolor=PALE, hatch="////", linewidth=0))
    else:
        axes.add_patch(Rectangle(corner, width, height, facecolor="white", edgecolor=GREY, linewidth=0.5))
        axes.plot(
            middle,
            line,
            OUT.get(level, "o"),
            markersize=4,
            markerfacecolor="none",
            markeredgecolor=INK,
            markeredgewidth=0.9,
        )
    if any(code in LEAVING for code in more):
        # Half crossed out: the end has begun, its effect was not seen.
        axes.plot(
            [corner[0], corner[0] + width],
            [corner[1] + height, corner[1]],
            color=INK,
            linewidth=0.8,
            solid_capstyle="butt",
        )
    for sign, (marker, shift) in SIGNS.items():
        if sign in more:
            axes.plot(
                middle + shift,
                line,
                marker,
                markersize=3.4,
                markerfacecolor="white",
                markeredgecolor=INK,
                markeredgewidth=0.7,
            )


def _legend(figure: Figure, total: float, seen: set[str], lang: str, dataset: "Dataset") -> None:
    """Four rows of samples below the matrix, each drawn as the cells are."""
    shown = [code for code in LEGEND if code not in RARE or code in seen]
    columns, step = 3, 58.0
    axes = figure.add_axes((0, 0, 1, BELOW / total))
    axes.set(xlim=(0, 175), ylim=(BELOW, 0))
    axes.set_axis_off()
    rows = -(-len(shown) // columns)
    for number, code in enumerate(shown):
        x, y = 3 + step * (number // rows), 4.5 + 5.0 * (number % rows)
        sample = {
            "begun": ["possible", "denunciation"],
            "reservation": ["possible", code],
            "special_opinion": ["possible", code],
        }.get(code, [code])
        part = figure.add_axes((x / 175, 1 - (total - BELOW + y + ROW / 2) / total, 7.4 / 175, ROW / total))
        part.set(xlim=(0, 1), ylim=(1, 0))
        part.set_axis_off()
        _cell(part, 0, 0, sample)
        axes.text(x + 8.4, y, text(dataset, "text", f"fig03.{code}", lang), va="center", fontsize=7)


def _short(instrument: str, lang: str, dataset: "Dataset") -> str:
    """The study's short name of an instrument; where it has none, the beginning of its title, as far as it fits."""
    try:
        return label(dataset, "short_title", instrument, lang)
    except LookupError:
        whole, mark = re.fullmatch(r"(.*?)( \[\w\w\])?", title(dataset, instrument, lang)).groups("")
    most = LETTERS - len(mark)
    return (whole if len(whole) <= most else f"{whole[: most - 1].rstrip()}…") + mark
