"""Where a collection of notebooks stands, and what its dataset and version are."""

import hashlib
import json
import os
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from helpers import paths

MANIFEST = "MANIFEST.json"


class InputError(ValueError):
    """What was asked for cannot be; the message is a sentence for the person who asked."""


@dataclass(frozen=True)
class Place:
    """The folders of a collection.

    Notebooks are named by their path from the root with ``/``, such as ``notebooks/04_network.ipynb``.
    """

    root: Path = paths.ROOT

    @property
    def data(self) -> Path:
        """The dataset."""
        return self.root / "data"

    @property
    def figures(self) -> Path:
        """What is published."""
        return self.root / "figures"

    @property
    def build(self) -> Path:
        """What a run of the notebooks needs for itself; removed by the next."""
        return self.root / ".build" / "reproduce"

    @property
    def manifest(self) -> Path:
        """What is published, listed."""
        return self.figures / MANIFEST

    def notebooks(self, names: Iterable[str | Path] | None = None) -> list[str]:
        """The notebooks of the study, or those named, sorted.

        Raises
        ------
        InputError
            If there is none, or a name is no notebook below the root.
        """
        if names is None:
            found = sorted(path.relative_to(self.root).as_posix() for path in self.root.glob("notebooks/*.ipynb"))
            if not found:
                raise InputError(f"There is no notebook in {self.root / 'notebooks'}.")
            return found
        return sorted({self._notebook(Path(name)) for name in names})

    def _notebook(self, name: Path) -> str:
        for path in (Path.cwd() / name, self.root / name, self.root / "notebooks" / f"{name}.ipynb"):
            path = Path(os.path.normpath(path))
            if path.suffix == ".ipynb" and path.is_file() and path.is_relative_to(self.root):
                return path.relative_to(self.root).as_posix()
        known = ", ".join(sorted(path.name for path in self.root.glob("notebooks/*.ipynb"))) or "none"
        raise InputError(f"{name} is no notebook of this study. In notebooks/ there are: {known}.")

    def dataset_version(self) -> str:
        """Version of the dataset, from ``datapackage.json``."""
        package = self.data / "datapackage.json"
        try:
            return json.loads(package.read_text("utf-8"))["version"]
        except (OSError, ValueError, KeyError) as error:
            raise InputError(f"{package} does not tell the version of the dataset ({error!r}).") from None

    def study(self) -> dict[str, str]:
        """What a notebook records of its inputs: version of the study, of the dataset, digest of the tables."""
        project = tomllib.loads((self.root / "pyproject.toml").read_text("utf-8"))["project"]
        return {"version": project["version"], "dataset": self.dataset_version(), "tables": self._tables_digest()}

    def _tables_digest(self) -> str:
        digest = hashlib.sha256()
        for path in sorted(self.data.rglob("*.csv"), key=lambda path: path.relative_to(self.data).as_posix()):
            table = path.read_bytes()
            digest.update(f"{path.relative_to(self.data).as_posix()} {len(table)}\n".encode())
            digest.update(table)
        return digest.hexdigest()


def cores() -> int:
    """Processor cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def environment(staging: Path, ipython: Path) -> dict[str, str]:
    """Variables for a kernel: where to publish, and nothing of what its user set up for other work."""
    # Builds the cache of fonts if there is none: a kernel that did would tell so, with a path, in a cell's output.
    import matplotlib.font_manager  # noqa: F401

    # Kernels that run side by side would wait for one file of history, and one of them would say so in a cell's output.
    settings = ipython / "profile_default" / "ipython_config.py"
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text("c.HistoryManager.enabled = False\n", encoding="ascii")
    return {
        **os.environ,
        paths.STAGING_VARIABLE: str(staging),
        "IPYTHONDIR": str(ipython),
        "MPLBACKEND": "module://matplotlib_inline.backend_inline",
    }
