"""Quoted figures on irregular migration below the agreements, on one axis of time: marks and written numbers, no lines.

The figures cover two months here and a year there, so no mark has a height: the number stands beside it.
"""

import textwrap
from datetime import date

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from helpers.dataset import Dataset
from helpers.labels import label, state_name, text
from helpers.outputs.style import GREY, INK, PALE, size
from helpers.plots.fig13_marks import LEFT, RADIUS, TYPE, WIDTH, draw_mark, lanes_of, width_of

#: All lengths are millimetres of the printed page: right of the axis, a row and what surrounds it, the legend.
RIGHT = 12
LANE, BETWEEN, HEADING, TOP, TICKS = 2.98, 0.5, 4.0, 1.0, 5.0
LEGEND, LEGEND_ROWS = 3.6, 6
GAP = "#EDEDED"
QUALIFIERS = {"about": "≈ ", "some": "≈ ", "over": "> ", "almost": "< "}
FLAGS = {"conflict": " ≠", "alternative": " ∨", "check": " ?"}
SAMPLES = (
    "bilateral",
    "multilateral",
    "between",
    "not_before",
    "ended",
    "gap",
    "over_period",
    "on_day",
    "qualifiers",
    "flagged",
    "conflict",
    "check",
)


def draw(frame: pd.DataFrame, *, lang: str, dataset: Dataset) -> Figure:
    """Draw a row for each theme of agreements and for each definition and origin of figures.

    Parameters
    ----------
    frame
        As :func:`helpers.tables.fig13_irregular.frame` gives it; rows stand in its order.
    """
    years = frame[["first_day", "last_day"]].stack().replace("", pd.NA).dropna().str[:4].astype(int)
    axis = _Axis(years.min(), years.max() + 1)
    agreed = [
        (
            _name(label(dataset, "theme", theme, lang)),
            lanes_of([_agreement(row, axis, lang, dataset) for row in rows.to_dict("records")]),
        )
        for theme, rows in _parts(frame, "agreement", ["theme"])
    ]
    counted = []
    for group, members in _parts(frame, "figure", ["group"]):
        counted.append((label(dataset, "group", group, lang), None))
        seen = set()
        for (indicator, origin), rows in _parts(members, "figure", ["indicator", "origin"]):
            counted.append(
                (
                    _definition(indicator, origin, indicator in seen, lang, dataset),
                    lanes_of([_figure(row, axis) for row in rows.to_dict("records")]),
                )
            )
            seen.add(indicator)
    parts = {"agreements": agreed, "figures": counted}
    heights = {name: sum(_height(*row) for row in rows) for name, rows in parts.items()}
    total = TOP + sum(heights.values()) + 2 * HEADING + TICKS + 1 + LEGEND * LEGEND_ROWS
    figure = Figure(figsize=size(2, total))
    # Every mark has its own place: the house's layout engine has nothing to arrange.
    figure.set_layout_engine("none")
    axes = figure.add_axes((0, 0, 1, 1), xlim=(0, WIDTH), ylim=(total, 0))
    axes.axis("off")

    y = _panel(axes, TOP, "agreements", agreed, axis, lang, dataset)
    for row in frame[frame["panel"] == "gap"].to_dict("records"):
        low, high = axis.place(row["first_day"]), axis.place(row["last_day"], end=True)
        axes.add_patch(Rectangle((low, y + HEADING), high - low, heights["figures"], facecolor=GAP, zorder=0))
    y = _panel(axes, y, "figures", counted, axis, lang, dataset)
    axis.ticks(axes, TOP + HEADING, y)
    _legend(axes, y + TICKS + 2.5, lang, dataset)
    return figure


class _Axis:
    """From days to millimetres."""

    def __init__(self, first: int, last: int):
        self.first, self.last = first, last
        self.scale = (WIDTH - LEFT - RIGHT) / (last - first)

    def place(self, day: str, *, end: bool = False) -> float:
        when = date.fromisoformat(day)
        gone = (when.timetuple().tm_yday - (not end)) / date(when.year, 12, 31).timetuple().tm_yday
        return LEFT + (when.year - self.first + gone) * self.scale

    def ticks(self, axes: Axes, top: float, bottom: float) -> None:
        for year in range(-(-self.first // 5) * 5, self.last + 1, 5):
            x = self.place(f"{year}-01-01")
            axes.plot([x, x], [top, bottom + 1], color=PALE, linewidth=0.5, zorder=0.5)
            axes.text(x, bottom + 1.4, f"{year}", ha="center", va="top", fontsize=TYPE)


def _parts(frame: pd.DataFrame, panel: str, keys: list[str]):
    """Groups of the rows of a panel, in the order of the frame."""
    return frame[frame["panel"] == panel].groupby(keys if len(keys) > 1 else keys[0], sort=False)


def _agreement(row: dict, axis: _Axis, lang: str, dataset: Dataset) -> dict:
    """A mark with the partner's or the framework's name behind it."""
    name = (
        state_name(dataset, row["partner"], lang)
        if row["partner"]
        else label(dataset, "framework", row["framework"], lang)
    )
    name += f" (–{row['ended']})" if row["ended"] else ""
    low = axis.place(row["first_day"])
    high = axis.place(row["last_day"], end=True) if row["timing"] == "between" else low
    kind = "bilateral" if row["partner"] else "multilateral"
    return {"low": low, "high": high, "text": name, "timing": row["timing"], "kind": kind}


def _figure(row: dict, axis: _Axis) -> dict:
    number = f"{int(row['value']):,}".replace(",", "\N{NO-BREAK SPACE}")
    words = QUALIFIERS.get(row["qualifier"], "") + number + FLAGS.get(row["flag"], "")
    low, high = axis.place(row["first_day"]), axis.place(row["last_day"], end=True)
    return {"low": low, "high": high, "text": words, "timing": row["timing"], "kind": row["flag"]}


def _name(words: str) -> str:
    """As many lines as fit before the axis."""
    lines = -(-width_of(words) // (LEFT - 2))
    return textwrap.fill(words, int(len(words) / lines) + 6, break_on_hyphens=False) if lines > 1 else words


def _definition(indicator: str, origin: str, again: bool, lang: str, dataset: Dataset) -> str:
    """What a row counts; citizens of one state stand below all foreigners, or for themselves."""
    words = label(dataset, "indicator", indicator, lang)
    if not origin:
        return _name(words)
    citizens = state_name(dataset, origin, lang)
    return _name(f"– {citizens}" if again else f"{words} ({citizens})")


def _height(name: str, lanes: list | None) -> float:
    return HEADING if lanes is None else max(len(lanes), name.count("\n") + 1) * LANE + BETWEEN


def _panel(axes: Axes, y: float, name: str, rows: list, axis: _Axis, lang: str, dataset: Dataset) -> float:
    """Heading, then the rows; where the panel ends."""
    axes.text(1, y + HEADING / 2, text(dataset, "text", f"fig13.{name}", lang), va="center", fontsize=8, weight="bold")
    y += HEADING
    for words, lanes in rows:
        high = _height(words, lanes)
        axes.plot([1, WIDTH - 1], [y, y], color=PALE, linewidth=0.5, zorder=0.6)
        if lanes is None:
            axes.text(1, y + high / 2, words, va="center", fontsize=TYPE, color=GREY, style="italic")
        else:
            for number, line in enumerate(words.split("\n")):
                axes.text(1, y + BETWEEN / 2 + LANE * (number + 0.5), line, va="center", fontsize=TYPE)
            for number, lane in enumerate(lanes):
                for mark in lane:
                    draw_mark(axes, mark, y + BETWEEN / 2 + LANE * (number + 0.5))
        y += high
    axes.plot([1, WIDTH - 1], [y, y], color=INK, linewidth=0.6, zorder=0.6)
    return y


def _legend(axes: Axes, y: float, lang: str, dataset: Dataset) -> None:
    """Samples in two columns, agreements on the left and figures on the right, drawn as the rows are."""
    marks = {
        "bilateral": ("day", "bilateral", 0),
        "multilateral": ("day", "multilateral", 0),
        "between": ("between", "bilateral", 4.5),
        "not_before": ("not_before", "bilateral", 0),
        "over_period": ("over_period", "", 2.8),
        "on_day": ("on_day", "", 0),
        "flagged": ("over_period", "check", 2.8),
    }
    for number, code in enumerate(SAMPLES):
        x, line = (3 if number < LEGEND_ROWS else 88), y + LEGEND * (number % LEGEND_ROWS)
        if code in marks:
            timing, kind, wide = marks[code]
            start = x if timing == "over_period" else x + RADIUS
            draw_mark(axes, {"low": start, "high": start + wide, "timing": timing, "kind": kind, "text": ""}, line)
        elif code == "gap":
            axes.add_patch(Rectangle((x, line - 1.4), 5.5, 2.8, facecolor=GAP))
        elif code == "ended":
            axes.text(x - 1, line, "(–2015)", va="center", fontsize=TYPE)
        else:
            axes.text(
                x, line, {"qualifiers": "≈ > <", "conflict": "≠  ∨", "check": "?"}[code], va="center", fontsize=TYPE
            )
        axes.text(x + 11, line, text(dataset, "text", f"fig13.{code}", lang), va="center", fontsize=TYPE)
