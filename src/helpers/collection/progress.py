"""How far the notebooks are: a bar on a terminal, plain lines in a log."""

import shutil
import sys
import time
from pathlib import PurePosixPath
from types import TracebackType
from typing import Self

from tqdm import tqdm


class Progress:
    """Counts cells, and names the notebooks at work."""

    def __init__(self, cells: int, notebooks: int) -> None:
        self.started = time.perf_counter()
        self.notebooks, self.finished = notebooks, 0
        self.running: list[str] = []
        self.interactive = sys.stderr.isatty()
        size = shutil.get_terminal_size()
        self.bar = tqdm(
            total=cells,
            unit="cell",
            disable=not self.interactive,
            # Left to itself, tqdm shows nothing on a terminal that does not tell its size.
            ncols=size.columns - 1,
            nrows=size.lines,
            leave=False,
            bar_format="{percentage:3.0f}% |{bar:24}| {n_fmt}/{total_fmt} cells, {elapsed}  {desc}",
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type | None, error: BaseException | None, where: TracebackType | None) -> None:
        self.bar.close()

    def cell(self) -> None:
        """One cell more has run."""
        self.bar.update()

    def starts(self, name: str) -> None:
        """A notebook's kernel starts."""
        self.running.append(PurePosixPath(name).stem)
        self._tell(f"runs      {name}")

    def ends(self, name: str, *, failed: bool) -> None:
        """A notebook is through, or stopped at an error."""
        self.running.remove(PurePosixPath(name).stem)
        self.finished += 1
        self._tell(f"{'FAILED' if failed else 'done':8}  {name} ({self.finished} of {self.notebooks})")

    def _tell(self, line: str) -> None:
        self.bar.set_description_str(", ".join(self.running))
        if not self.interactive:
            print(f"{time.perf_counter() - self.started:6.1f} s  {line}", file=sys.stderr, flush=True)
