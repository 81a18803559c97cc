"""A dataset and a collection of notebooks that are small enough for a test."""

import json
from pathlib import Path

import nbformat

VOCABULARY = """field,code,definition,label_en,label_ru,label_kk
topic,readmission,,readmission,реадмиссия,реадмиссия
topic,visa,,visas,визы,визалар
column,state,,State,Государство,Мемлекет
column,partner,,Partner,Партнёр,Серіктес
column,topic,,Topic,Тема,Тақырып
column,ties,,Ties,Связи,Байланыстар
column,share,,Share,Доля,Үлес
column,instrument,,Instrument,Документ,Құжат
axis,ties,,Number of ties,Число связей,Байланыстар саны
caption,fig_ties,,"Ties of {n} states, 2020_21","Связи {n} государств, 2020_21","{n} мемлекеттің байланыстары, 2020_21"
alt,fig_ties,,Bars: {n} states.,Столбцы: {n} государства.,Бағандар: {n} мемлекет.
caption,tab_ties,,Ties & shares,Связи и доли,Байланыстар мен үлестер
topic,untranslated,,only English,,
"""

STATES = """state,name_en,name_ru,name_kk
KAZ,Kazakhstan,Казахстан,Қазақстан
UZB,Uzbekistan,Узбекистан,Өзбекстан
"""

INSTRUMENTS = """instrument_id,title_en,title_ru,title_kk
kaz-uzb-1998,Agreement on visas,Соглашение о визах,Визалар туралы келісім
kaz-uzb-2001,,Протокол,
kaz-uzb-2002,Memorandum,,
kaz-uzb-2003,,,
"""

TABLES = {"instruments": INSTRUMENTS, "states": STATES, "vocabulary": VOCABULARY}

#: Publishes one figure and one table.
PUBLISHING = """\
import pandas as pd
from matplotlib.figure import Figure
from helpers import outputs
from helpers.dataset import load
from helpers.labels import text

dataset = load("../data")
ties = pd.DataFrame({"state": ["KAZ", "UZB"], "ties": [3, 4], "share": [0.25, 0.5]})
# ---
def draw(frame, *, lang, dataset):
    figure = Figure(figsize=outputs.size(1, 40))
    axes = figure.subplots()
    axes.bar(frame["state"], frame["ties"])
    axes.set_ylabel(text(dataset, "axis", "ties", lang))
    return figure

outputs.figure("fig_ties", draw, ties, dataset, values={"n": len(ties)}, sources=["S2", "S1"])
# ---
outputs.table("tab_ties", ties, dataset)
outputs.flat("status", ties)
"""


def write_dataset(folder: Path) -> None:
    """The tables in a folder."""
    folder.mkdir(parents=True)
    resources = []
    for name, table in TABLES.items():
        (folder / f"{name}.csv").write_text(table, "utf-8", newline="\n")
        fields = [{"name": column, "type": "string"} for column in table.partition("\n")[0].split(",")]
        resources.append({"name": name, "path": f"{name}.csv", "schema": {"fields": fields}})
    package = {"name": "small", "version": "1.2.0", "as_of": "2026-01-01", "resources": resources}
    (folder / "datapackage.json").write_text(json.dumps(package), "utf-8")


def write_collection(root: Path, notebooks: dict[str, str]) -> Path:
    """A study with these notebooks; ``# ---`` parts their cells."""
    write_dataset(root / "data")
    (root / "pyproject.toml").write_text('[project]\nname = "small"\nversion = "0.1.0"\n', "utf-8")
    (root / "notebooks").mkdir()
    for name, source in notebooks.items():
        write_notebook(root / "notebooks" / f"{name}.ipynb", source)
    return root


def write_notebook(path: Path, source: str) -> None:
    """A notebook that never ran."""
    cells = [nbformat.v4.new_markdown_cell(f"# {path.stem}")]
    cells += [nbformat.v4.new_code_cell(part.strip()) for part in source.split("# ---\n")]
    nbformat.write(nbformat.v4.new_notebook(cells=cells), path)


def contents(root: Path) -> dict[str, bytes]:
    """Every file of a study that its notebooks make."""
    found = [*root.glob("figures/**/*"), *root.glob("notebooks/*")]
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(found) if path.is_file()}
