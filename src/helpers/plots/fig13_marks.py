"""The marks of the figure of quoted figures: their words beside them, their lanes, how they are drawn."""

from functools import cache

from matplotlib.axes import Axes
from matplotlib.patches import Circle, Rectangle
from matplotlib.textpath import TextPath

from helpers.outputs.style import PALETTE

#: All lengths are millimetres of the printed page: its width, and where the axis begins.
WIDTH, LEFT = 175, 58
#: From a mark to its own words, and from one mark with its words to the next: wide enough to tell whose words they are.
OWN, APART = 0.7, 2.2
RADIUS, HALF, TYPE = 0.95, 0.85, 7
AGREED, COUNTED = PALETTE[0], PALETTE[1]


def lanes_of(marks: list[dict]) -> list[list[dict]]:
    """Marks in as few lanes as leave every label free, a label before its mark if that helps."""
    placed = [{**mark, "side": "right"} for mark in sorted(marks, key=lambda mark: (mark["low"], mark["high"]))]
    for mark in placed:
        mark["side"] = "left" if reach(mark)[1] > WIDTH - 1 else "right"
    better = True
    while better:
        better = False
        for mark in placed:
            crowd, before = _crowd(placed), mark["side"]
            mark["side"] = "left" if before == "right" else "right"
            turned = reach(mark)[0] > LEFT and reach(mark)[1] <= WIDTH - 1 and _crowd(placed) < crowd
            better, mark["side"] = better or turned, mark["side"] if turned else before
    lanes: list[list[dict]] = []
    for mark in sorted(placed, key=reach):
        free = (lane for lane in lanes if reach(lane[-1])[1] + APART < reach(mark)[0])
        if (lane := next(free, None)) is None:
            lanes.append(lane := [])
        lane.append(mark)
    return lanes


def _crowd(marks: list[dict]) -> list[int]:
    """At the beginning of each mark with its label, how many lie there, the most first: so many lanes."""
    extents = [reach(mark) for mark in marks]
    return sorted((sum(low <= start <= high + APART for low, high in extents) for start, _ in extents), reverse=True)


def reach(mark: dict) -> tuple[float, float]:
    """Where a mark begins and ends, its label included."""
    (low, high), words = _edges(mark), OWN + width_of(mark["text"])
    return (low - words, high) if mark["side"] == "left" else (low, high + words)


def _edges(mark: dict) -> tuple[float, float]:
    """Where a mark without its label begins and ends."""
    before = 0 if mark["timing"] == "over_period" else RADIUS
    return mark["low"] - before, mark["high"] + {"not_before": 2 * RADIUS + 1.4}.get(mark["timing"], before)


@cache
def width_of(words: str) -> float:
    """How wide words are, in millimetres."""
    return TextPath((0, 0), words, size=TYPE).get_extents().width / 72 * 25.4 if words.strip() else 0


def draw_mark(axes: Axes, mark: dict, y: float) -> None:
    """Draw one mark of a lane with its words, at a height."""
    low, high, timing, kind = mark["low"], mark["high"], mark["timing"], mark["kind"]
    if timing == "over_period":
        axes.add_patch(
            Rectangle(
                (low, y - HALF),
                max(high - low, 0.4),
                2 * HALF,
                edgecolor=COUNTED,
                facecolor="white" if kind else COUNTED,
                linewidth=0.7,
            )
        )
    elif timing == "on_day":
        if high - low > 1:
            axes.plot([low, high], [y, y], color=COUNTED, linewidth=0.8, solid_capstyle="butt")
        axes.add_patch(
            Circle(
                ((low + high) / 2, y),
                RADIUS,
                facecolor=COUNTED if not kind else "white",
                edgecolor=COUNTED,
                linewidth=0.7,
            )
        )
    else:
        if timing == "between":
            axes.plot([low, high], [y, y], color=AGREED, linewidth=0.9, solid_capstyle="butt")
            _point(axes, high, y, kind, "white")
        _point(axes, low, y, kind, AGREED if timing == "day" else "white")
        if timing == "not_before":
            axes.annotate(
                "",
                (low + 2 * RADIUS + 1.4, y),
                (low + RADIUS, y),
                annotation_clip=False,
                arrowprops={
                    "arrowstyle": "->,head_width=0.1,head_length=0.12",
                    "color": AGREED,
                    "linewidth": 0.7,
                    "shrinkA": 0,
                    "shrinkB": 0,
                },
            )
    first, last = _edges(mark)
    x, side = (first - OWN, "right") if mark.get("side") == "left" else (last + OWN, "left")
    axes.text(x, y, mark["text"], ha=side, va="center_baseline", fontsize=TYPE)


def _point(axes: Axes, x: float, y: float, kind: str, face: str) -> None:
    look = {"facecolor": face, "edgecolor": AGREED, "linewidth": 0.8, "zorder": 3}
    side = 1.75 * RADIUS
    axes.add_patch(
        Circle((x, y), RADIUS, **look)
        if kind == "bilateral"
        else Rectangle((x - side / 2, y - side / 2), side, side, **look)
    )
