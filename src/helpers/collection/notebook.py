"""The one form in which a notebook is stored: nothing in it depends on the day, the machine or the interpreter."""

import re
import warnings
from pathlib import Path

import nbformat
from nbformat import NotebookNode

#: What programs write into a cell's metadata for themselves.
PASSING_METADATA = frozenset({"collapsed", "execution", "ExecuteTime", "papermill", "pycharm", "scrolled", "vscode"})

KERNELSPEC = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}

#: What would except a cell from comparison.
EXEMPTIONS = re.compile(r"nbval[-_](skip|ignore[-_]output)|pytest[-_]validate[-_]ignore[-_]output", re.IGNORECASE)


def read(path: Path) -> NotebookNode:
    """A notebook of format 4."""
    with warnings.catch_warnings():
        # Ids are given when a notebook is stored: one that lacks them is no matter here.
        warnings.simplefilter("ignore", nbformat.warnings.MissingIDFieldWarning)
        return nbformat.reads(path.read_text("utf-8"), as_version=4)


def stored(notebook: NotebookNode, stem: str, study: dict[str, str]) -> bytes:
    """The bytes of a notebook in the stored form.

    Parameters
    ----------
    notebook
        With its outputs; changed in place.
    stem
        Name of the notebook, from which the ids of its cells are made.
    study
        What :meth:`Place.study` tells.
    """
    for number, cell in enumerate(notebook.cells, start=1):
        cell["id"] = f"{re.sub(r'[^A-Za-z0-9_-]', '-', stem)[:56]}-{number:03d}"
        cell["metadata"] = {key: value for key, value in cell.metadata.items() if key not in PASSING_METADATA}
    notebook["metadata"] = {"kernelspec": KERNELSPEC, "language_info": {"name": "python"}, "study": study}
    notebook["nbformat"], notebook["nbformat_minor"] = 4, 5
    return (nbformat.writes(nbformat.from_dict(notebook), version=4).rstrip("\n") + "\n").encode("utf-8")


def code_cells(notebook: NotebookNode) -> list[NotebookNode]:
    """The cells that are run: code that is not blank."""
    return [cell for cell in notebook.cells if cell.cell_type == "code" and cell.source.strip()]


def problems(notebook: NotebookNode, study: dict[str, str], private: tuple[str, ...]) -> list[str]:
    """What is wrong in a stored notebook that comparing its outputs does not show.

    Parameters
    ----------
    private
        Paths of this machine, which no output may tell.
    """
    cells = code_cells(notebook)
    found = []
    never = [number for number, cell in enumerate(cells, start=1) if cell.execution_count is None]
    counts = [cell.execution_count for cell in cells]
    if never:
        found.append(f"code cell {_listed(never)} never ran: its outputs are not stored")
    elif counts != list(range(1, len(cells) + 1)):
        found.append(f"cells did not run once each from top to bottom (execution counts {_listed(counts)})")
    for number, cell in enumerate(cells, start=1):
        for output in cell.outputs:
            if output.output_type == "error":
                found.append(f"code cell {number} stores an error: {output.ename}: {output.evalue}")
            # The texts themselves: as Python writes a mapping of them, each backslash of a Windows path is doubled.
            texts = "\n".join(map(str, [output.get("text", ""), *output.get("data", {}).values()]))
            told = [path for path in private if path in texts]
            found += [f"code cell {number} tells a path of this machine: {path}" for path in told]
        if EXEMPTIONS.search(cell.source + " ".join(map(str, cell.metadata.get("tags", [])))):
            found.append(f"code cell {number} asks not to be compared")
    recorded = dict(notebook.metadata.get("study", {}))
    stale = sorted(key for key in study if recorded.get(key) != study[key])
    if stale:
        found.append(f"it was made with another {' and '.join(stale)} than the current one")
    return found


def _listed(numbers: list) -> str:
    return ", ".join(map(str, numbers[:8])) + (", ..." if len(numbers) > 8 else "")
