"""One figure or table as the bytes of one file. The same input gives the same bytes: no dates, no tool versions."""

import io
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from pandas.api import types

if TYPE_CHECKING:
    from matplotlib.figure import Figure

#: So many letters stand in a line of a printed page.
LINE = 95
#: In a table that is wider, a column of more letters than this wraps, and one of more than `WRAP` gets no more room.
NARROW, WRAP = 12, 40
#: A table of more rows than this runs over several pages in print.
PAGE_ROWS = 40

_TEX = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "&": r"\&",
    "%": r"\%",
    "$": r"\$",
    "#": r"\#",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "[": "{[}",
    "]": "{]}",
}


def png(figure: "Figure", *, caption: str, alt: str, dpi: int = 300) -> bytes:
    """A picture of so many dots an inch, 300 for print."""
    return _save(figure, "png", {"Title": caption, "Description": alt, "Software": None}, dpi=dpi)


def svg(figure: "Figure", *, caption: str, alt: str, lang: str) -> bytes:
    """A drawing with its letters as outlines, so that it looks alike on every machine."""
    metadata = {"Title": caption, "Description": alt, "Language": lang, "Date": None, "Creator": None}
    return _save(figure, "svg", metadata)


def pdf(figure: "Figure", *, caption: str, alt: str) -> bytes:
    """A page for print with its fonts inside."""
    metadata = {"Title": caption, "Subject": alt, "Creator": None, "Producer": None, "CreationDate": None}
    return _save(figure, "pdf", metadata)


def csv(frame: pd.DataFrame) -> bytes:
    """Values as they are given, in UTF-8 with line feeds."""
    return frame.to_csv(index=False, lineterminator="\n").encode("utf-8")


def cells(frame: pd.DataFrame, lang: str) -> pd.DataFrame:
    """Every cell as text for a reader: equal decimals down a column, a comma for them in Russian and Kazakh."""
    return pd.DataFrame({column: _column(frame[column], lang) for column in frame.columns}, dtype=object)


def tex(frame: pd.DataFrame, *, caption: str, name: str, lang: str) -> bytes:
    """A LaTeX table for the packages booktabs and, over `PAGE_ROWS` rows, longtable."""
    rows = [" & ".join(map(_escape, row)) + r" \\" for row in cells(frame, lang).itertuples(index=False)]
    heading = " & ".join(_escape(str(column)) for column in frame.columns) + r" \\"
    columns = _tex_columns(frame, lang)
    titles = [rf"\caption{{{_escape(caption)}}}", rf"\label{{tab:{name}}}"]
    if len(frame) > PAGE_ROWS:
        lines = [rf"\begin{{longtable}}{{{columns}}}", *titles[:1], titles[1] + r" \\", r"\toprule", heading]
        lines += [r"\midrule", r"\endhead", *rows, r"\bottomrule", r"\end{longtable}"]
    else:
        lines = [r"\begin{table}", r"\centering", *titles, rf"\begin{{tabular}}{{{columns}}}", r"\toprule", heading]
        lines += [r"\midrule", *rows, r"\bottomrule", r"\end{tabular}", r"\end{table}"]
    return ("\n".join(lines) + "\n").encode("utf-8")


def _save(figure: "Figure", kind: str, metadata: dict[str, str | None], dpi: int = 300) -> bytes:
    buffer = io.BytesIO()
    figure.savefig(buffer, format=kind, metadata=metadata, dpi=dpi)
    return buffer.getvalue()


def _column(column: pd.Series, lang: str) -> list[str]:
    if not types.is_float_dtype(column):
        return ["" if pd.isna(cell) else str(cell) for cell in column]
    decimals = max((len(_plain(cell).partition(".")[2]) for cell in column.dropna()), default=0)
    point = "." if lang == "en" else ","
    return ["" if pd.isna(cell) else f"{cell:.{decimals}f}".replace(".", point) for cell in column]


def _plain(number: float) -> str:
    # The shortest digits that give the number back, without an exponent.
    return np.format_float_positional(number, trim="-")


def _tex_columns(frame: pd.DataFrame, lang: str) -> str:
    printed = cells(frame, lang)
    width = {column: max(len(str(column)), *map(len, printed[column]), 1) for column in frame.columns}
    # Wider than a page: what is not narrow wraps, in the room that the narrow columns leave.
    wide = [column for column, letters in width.items() if letters > NARROW] if sum(width.values()) > LINE else []
    room = max(0.95 - sum(width[column] for column in frame.columns if column not in wide) / LINE, 0.4)
    share = {column: min(width[column], WRAP) for column in wide}
    return "".join(
        rf"p{{{room * share[column] / sum(share.values()):.2f}\linewidth}}"
        if column in share
        else "r"
        if is_number(frame[column])
        else "l"
        for column in frame.columns
    )


def is_number(column: pd.Series) -> bool:
    """Whether a column is set flush right."""
    return types.is_numeric_dtype(column) and not types.is_bool_dtype(column)


def _escape(text: str) -> str:
    return "".join(_TEX.get(letter, letter) for letter in text).replace("\n", " ")
