"""Publishing figures and tables: the only place that writes them."""

import base64
import json
import re
import sys
from collections.abc import Callable, Mapping, Sequence
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import pandas as pd

from helpers import paths
from helpers.files import ENTRIES, PRINT, write
from helpers.labels import LANGUAGES, localise, text
from helpers.outputs import formats
from helpers.outputs.style import WIDTHS_MM, house_style

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from helpers.dataset import Dataset

#: Values for captions and alt texts: the same in all languages, or asked for by language.
Values = Mapping[str, Any] | Callable[[str], Mapping[str, Any]] | None

#: On the screen a millimetre of the page is a little larger than on paper.
PIXELS_PER_MM = 5
#: Enough for a screen, and a quarter of the bytes in a notebook.
SCREEN_DPI = 150
#: The language of the notebooks.
SHOWN = "en"
SHOWN_ROWS = 80


def figure(
    name: str,
    draw: "Callable[..., Figure]",
    frame: pd.DataFrame,
    dataset: "Dataset",
    *,
    values: Values = None,
    sources: Sequence[str] = (),
    coded: Mapping[str, str] | None = None,
) -> None:
    """Publish a figure in three languages and show the English one.

    Parameters
    ----------
    name
        Such as ``fig03_matrix``; also the code of its ``caption`` and ``alt`` in the vocabulary.
    draw
        Called as ``draw(frame, lang=..., dataset=...)`` in the house style; returns a figure 85 or 175 mm wide.
    frame
        All that is drawn; published beside the figure as CSV, localised.
    values
        What caption and alt text put in their braces: a mapping, or a function of the language.
    sources
        Ids of ``sources.csv`` that the figure rests on.
    coded
        As in :func:`helpers.labels.localise`.

    Raises
    ------
    LookupError
        If a label is missing; nothing is written then.
    ValueError
        If the name is not plain, the figure of another width, or the name published twice in one run.
    """
    words = _words(("caption", "alt"), name, dataset, values)
    files = {}
    for lang in LANGUAGES:
        caption, alt = words["caption"][lang], words["alt"][lang]
        with house_style():
            drawn = draw(frame.copy(), lang=lang, dataset=dataset)
            width = _width_mm(name, drawn)
            files[f"{name}.{lang}.png"] = formats.png(drawn, caption=caption, alt=alt)
            if lang == SHOWN:
                picture = formats.png(drawn, caption=caption, alt=alt, dpi=SCREEN_DPI)
            files[f"{name}.{lang}.svg"] = formats.svg(drawn, caption=caption, alt=alt, lang=lang)
            files[f"{PRINT}/{name}.{lang}.pdf"] = formats.pdf(drawn, caption=caption, alt=alt)
        _close(drawn)
        files[f"{name}.{lang}.csv"] = formats.csv(localise(frame, lang, dataset, coded=coded))
    _publish(name, "figure", files, words, sources)

    # nbval compares the text, so the alternative text stands where IPython would put the name of a class.
    _show(
        {"image/png": base64.b64encode(picture).decode("ascii"), "text/plain": words["alt"][SHOWN]},
        {"image/png": {"width": round(width * PIXELS_PER_MM), "alt": words["alt"][SHOWN]}},
    )
    _show_caption(words["caption"][SHOWN])


def table(
    name: str,
    frame: pd.DataFrame | Callable[[str], pd.DataFrame],
    dataset: "Dataset",
    *,
    values: Values = None,
    sources: Sequence[str] = (),
    coded: Mapping[str, str] | None = None,
) -> None:
    """Publish a table in three languages and show the English one.

    Parameters are those of :func:`figure`; the vocabulary gives a table its ``caption`` only, and ``frame`` may be a
    function of the language where a table of words differs by it. Numbers stand as given: round them before.
    """
    words = _words(("caption",), name, dataset, values)
    files = {}
    frames = {lang: frame(lang) if callable(frame) else frame for lang in LANGUAGES}
    shown = {lang: localise(frames[lang], lang, dataset, coded=coded) for lang in LANGUAGES}
    for lang, localised in shown.items():
        caption = words["caption"][lang]
        files[f"{name}.{lang}.csv"] = formats.csv(localised)
        files[f"{PRINT}/{name}.{lang}.tex"] = formats.tex(localised, caption=caption, name=name, lang=lang)
        if paths.staging() or find_spec("docx"):  # an extra: a reader in a notebook can do without Word files
            from helpers.outputs.word import docx_bytes

            files[f"{PRINT}/{name}.{lang}.docx"] = docx_bytes(localised, caption=caption, lang=lang)
    _publish(name, "table", files, words, sources)

    _show_caption(words["caption"][SHOWN])
    _show_table(shown[SHOWN])


def show(frame: pd.DataFrame) -> None:
    """Show a table in the notebook and publish nothing: words to the left, a named index as columns."""
    named = any(name is not None for name in frame.index.names)
    _show_table((frame.reset_index() if named else frame).rename_axis(columns=None))


def flat(name: str, frame: pd.DataFrame, *, sources: Sequence[str] = ()) -> None:
    """Publish a table of codes for programs, in no language: ``NAME.csv``."""
    _publish(name, "flat", {f"{_plain(name)}.csv": formats.csv(frame)}, {}, sources)


def _words(fields: Sequence[str], name: str, dataset: "Dataset", values: Values) -> dict[str, dict[str, str]]:
    _plain(name)

    def filled(lang: str) -> Mapping[str, Any]:
        return (values(lang) if callable(values) else values) or {}

    return {field: {lang: text(dataset, field, name, lang, **filled(lang)) for lang in LANGUAGES} for field in fields}


def _plain(name: str) -> str:
    if not re.fullmatch(r"[a-z0-9_]+", name):
        raise ValueError(f"'{name}' cannot name a published file: use small letters, digits and underscores.")
    return name


def _width_mm(name: str, drawn: "Figure") -> float:
    width = drawn.get_figwidth() * 25.4
    if not any(abs(width - fitting) < 0.5 for fitting in WIDTHS_MM.values()):
        raise ValueError(f"{name} is {width:.0f} mm wide: make it 85 or 175 mm, with outputs.size(columns, height_mm).")
    return width


def _close(drawn: "Figure") -> None:
    # A figure of pyplot would be shown a second time by the notebook when the cell ends.
    if pyplot := sys.modules.get("matplotlib.pyplot"):
        pyplot.close(drawn)


def _publish(
    name: str, kind: str, files: Mapping[str, bytes], words: Mapping[str, Mapping[str, str]], sources: Sequence[str]
) -> None:
    staging = paths.staging()
    folder = staging or paths.FIGURES
    sidecar = folder / ENTRIES / f"{name}.json"
    if staging and sidecar.exists():
        raise ValueError(f"{name} is published twice in this notebook: give the second another name.")
    for path, content in files.items():
        write(folder / path, content)
    if staging:
        entry = {"kind": kind, **words, "sources": sorted(set(sources)), "files": sorted(files)}
        write(sidecar, json.dumps(entry, ensure_ascii=False).encode("utf-8"))


def _show(bundle: dict[str, str], metadata: dict | None = None) -> None:
    from IPython import get_ipython
    from IPython.display import display

    if get_ipython():  # a script has nowhere to show a picture
        display(bundle, raw=True, metadata=metadata or {})


def _show_table(frame: pd.DataFrame) -> None:
    cells = formats.cells(frame, SHOWN)
    with pd.option_context("display.max_colwidth", None, "display.width", 120):
        html = _readable(cells.to_html(index=False, border=0, max_rows=SHOWN_ROWS))
        plain = cells.to_string(index=False, max_rows=SHOWN_ROWS)
    _show({"text/html": html, "text/plain": plain})


def _readable(html: str) -> str:
    """Words to the left, and no break within a date: notebooks set cells to the right and break at hyphens."""
    html = re.sub(r"<td>([\d.\[\]–-]+)</td>", r'<td style="text-align: left; white-space: nowrap">\1</td>', html)
    return html.replace("<td>", '<td style="text-align: left">').replace("<th>", '<th style="text-align: left">')


def _show_caption(caption: str) -> None:
    _show({"text/markdown": f"*{caption}*", "text/plain": caption})
