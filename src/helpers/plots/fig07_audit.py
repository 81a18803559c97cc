"""The statements of the paper by section and verdict: one mark each, with its number."""

from typing import TYPE_CHECKING

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Circle, Rectangle

from helpers.labels import label, text
from helpers.outputs.style import GREY, INK, PALE, READINGS, size

if TYPE_CHECKING:
    from helpers.dataset import Dataset

#: All lengths are millimetres of the printed page.
WIDTH, LEFT, ABOVE, BELOW, ROW, MARK = 175, 42, 9, 13, 7.6, 5.2
#: Between two columns, and above the list of references.
GAP, BREAK = 4.0, 3.5
#: Where the marks of the legend stand, so that the longest words of the three languages fit.
SLOTS = (0, 22.5, 66.5, 106)
VERDICTS = ("confirmed", "imprecise", "wrong", "not_checkable")
#: The list of references stands apart: its entries are no statements.
REFERENCES = "references"
#: Squares are compared with the tables, circles are not; the darker, the more of the verdict is computed.
LOOKS = {
    "computed": {"facecolor": READINGS["certain"], "edgecolor": READINGS["certain"]},
    "partly": {"facecolor": READINGS["possible"], "edgecolor": READINGS["certain"]},
    "read": {"facecolor": "white", "edgecolor": INK},
    "unseen": {"facecolor": "white", "edgecolor": GREY, "linestyle": (0, (1, 1.6))},
}


def draw(frame: pd.DataFrame, *, lang: str, dataset: "Dataset") -> Figure:
    """Draw the rows of :func:`helpers.tables.fig07_audit.frame`; sections stand in their order."""
    sections = list(frame["section"].unique())
    tops = {name: ABOVE + ROW * place + BREAK * (name == REFERENCES) for place, name in enumerate(sections)}
    height = max(tops.values()) + ROW + BELOW
    figure = Figure(figsize=size(2, height))
    # Said afterwards: a figure that never had an engine is given the default one when it is saved.
    figure.set_layout_engine("none")
    axes = figure.add_axes((0, 0, 1, 1), xlim=(0, WIDTH), ylim=(height, 0))
    axes.axis("off")
    cells = frame.groupby(["verdict", "section"]).size()
    room = {verdict: cells.get(verdict, pd.Series([1])).max() for verdict in VERDICTS}
    pitch = (WIDTH - LEFT - GAP * len(VERDICTS)) / sum(room.values())
    left = LEFT
    stated = frame[frame["section"] != REFERENCES]
    for verdict in VERDICTS:
        number = (stated["verdict"] == verdict).sum()
        axes.text(left, ABOVE - 3.2, f"{label(dataset, 'verdict', verdict, lang)}: {number}", va="center", fontsize=7.5)
        for section, top in tops.items():
            marks = frame[(frame["verdict"] == verdict) & (frame["section"] == section)]
            for place, row in enumerate(marks.itertuples()):
                _mark(axes, left + pitch * place + MARK / 2, top + ROW / 2, row.audit_basis, row.claim_id.lstrip("c0"))
        left += pitch * room[verdict] + GAP
    for section, top in tops.items():
        axes.plot([0, WIDTH], [top, top], color=INK if section == REFERENCES else PALE, linewidth=0.6)
        name = label(dataset, "section", section, lang)
        axes.text(LEFT - 2.5, top + ROW / 2, name, ha="right", va="center", fontsize=7.3)
    _legend(axes, height - BELOW / 2 + 1.5, lang, dataset)
    return figure


def _mark(axes: Axes, x: float, y: float, basis: str, number: str) -> None:
    look = {"linewidth": 0.8} | LOOKS[basis]
    if basis in ("computed", "partly"):
        axes.add_patch(Rectangle((x - MARK / 2, y - MARK / 2), MARK, MARK, **look))
    else:
        axes.add_patch(Circle((x, y), MARK / 2, **look))
    colour = "white" if basis == "computed" else INK
    axes.text(x, y + 0.1, number, ha="center", va="center", fontsize=7, color=colour)


def _legend(axes: Axes, y: float, lang: str, dataset: "Dataset") -> None:
    axes.text(LEFT - 2.5, y, text(dataset, "text", "fig07.reached", lang), ha="right", va="center", fontsize=7)
    for basis, x in zip(LOOKS, SLOTS, strict=True):
        _mark(axes, LEFT + x + MARK / 2, y, basis, "")
        axes.text(LEFT + x + MARK + 1.3, y, text(dataset, "text", f"fig07.{basis}", lang), va="center", fontsize=7)
