"""Running notebooks, each in a kernel of its own, side by side on the cores there are."""

import asyncio
import re
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError
from nbformat import NotebookNode
from nbval.kernel import CURRENT_ENV_KERNEL_NAME, NbvalKernelspecManager

from helpers.collection import notebook as form
from helpers.collection.place import Place, cores, environment
from helpers.collection.progress import Progress


@dataclass(frozen=True)
class Run:
    """One notebook after its run."""

    name: str
    notebook: NotebookNode
    original: bytes
    staging: Path
    seconds: float
    failure: str = ""


def run_all(names: list[str], place: Place, staging: Path) -> list[Run]:
    """Run notebooks in parallel; each collects what it publishes in a folder of its own below ``staging``."""
    loaded = {name: form.read(place.root / name) for name in names}
    cells = sum(len(form.code_cells(notebook)) for notebook in loaded.values())
    # A kernel's sockets need the selector loop, which is not the default on Windows.
    factory = asyncio.SelectorEventLoop if sys.platform == "win32" else None
    with Progress(cells, len(names)) as progress, asyncio.Runner(loop_factory=factory) as runner:
        return runner.run(_run_all(loaded, place, staging, progress))


async def _run_all(loaded: dict[str, NotebookNode], place: Place, staging: Path, progress: Progress) -> list[Run]:
    free = asyncio.Semaphore(cores())

    async def one(name: str, notebook: NotebookNode) -> Run:
        async with free:
            progress.starts(name)
            run = await _run(name, notebook, place, staging, progress)
            if asyncio.current_task().cancelling():
                # A person interrupted, and nbclient has told it as a kernel that died: the notebook did not fail.
                raise asyncio.CancelledError
            progress.ends(name, failed=bool(run.failure))
            return run

    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(one(name, notebook)) for name, notebook in loaded.items()]
    return [task.result() for task in tasks]


async def _run(name: str, notebook: NotebookNode, place: Place, staging: Path, progress: Progress) -> Run:
    started = time.perf_counter()
    path, folder = place.root / name, staging / name
    folder.mkdir(parents=True)
    original = path.read_bytes()
    manager = AsyncKernelManager(kernel_name=CURRENT_ENV_KERNEL_NAME, kernel_spec_manager=NbvalKernelspecManager())
    # NotebookClient.execute would take over Ctrl-C, and of several clients only the last would hear it.
    client = NotebookClient(notebook, km=manager, timeout=None, store_widget_state=False, coalesce_streams=True)
    failure = ""
    try:
        await client.async_start_new_kernel(
            cwd=str(path.parent),
            env=environment(folder, place.build / "ipython"),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        await client.async_start_new_kernel_client()
        client.reset_execution_trackers()
        for index, cell in enumerate(notebook.cells):
            if cell.cell_type == "code":
                cell["outputs"], cell["execution_count"] = [], None
                await client.async_execute_cell(cell, index, execution_count=client.code_cells_executed + 1)
                if cell.source.strip():
                    progress.cell()
    except CellExecutionError as error:
        failure = _told(error, client.code_cells_executed)
    except RuntimeError as error:
        # The kernel did not start, or died at a cell.
        failure = f"code cell {client.code_cells_executed}: {' '.join(str(error).split())}"
    finally:
        if client.kc is not None:
            client.kc.stop_channels()
        if manager.has_kernel:
            await manager.shutdown_kernel(now=True)
    return Run(name, notebook, original, folder, time.perf_counter() - started, failure)


def _told(error: CellExecutionError, number: int) -> str:
    """The cell, the line in it, and the error: what a library did below that line is left out."""
    traceback = re.sub(r"\x1b\[[0-9;]*m", "", error.traceback)
    line = re.search(rf"Cell In\[{number}\], line (\d+)", traceback)
    message = " ".join(str(error.evalue).split())
    message = message if len(message) <= 300 else message[:299] + "…"
    return f"code cell {number}{f', line {line[1]}' if line else ''}: {error.ename}: {message}"
