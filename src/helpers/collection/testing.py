"""The tests of the study: its helpers, its notebooks against their stored outputs, its published files."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from helpers import paths
from helpers.collection.gate import gate
from helpers.collection.place import Place, cores, environment
from helpers.nbval_plugin import COUNTS_VARIABLE

PLUGIN = "helpers.nbval_plugin"

#: Passed and failed.
Counts = tuple[int, int]


def tests(*, root: Path = paths.ROOT) -> int:
    """Test helpers and facts, every notebook, and all that is published.

    Returns
    -------
    int
        0 if all passed, else 1. No tracked file is changed.
    """
    place = Place(root)
    names = place.notebooks()
    print("Tests of the helpers and the facts", flush=True)
    files = len(list(root.glob("tests/test_*.py")))
    helpers = _pytest(["-n", str(min(cores(), max(files, 1))), "--dist", "loadfile", "-p", "no:nbval", "tests"], place)
    return _summary({"tests": helpers, **_notebooks(place, names, everything=True)})


def verify(notebooks: Iterable[str | Path], *, root: Path = paths.ROOT) -> int:
    """Run the notebooks named against their stored outputs, and check what they publish.

    Returns
    -------
    int
        0 if all passed, else 1. No tracked file is changed.

    Raises
    ------
    InputError
        If a notebook does not exist.
    """
    place = Place(root)
    return _summary(_notebooks(place, place.notebooks(notebooks), everything=False))


def _notebooks(place: Place, names: list[str], *, everything: bool) -> dict[str, Counts]:
    print("Notebooks against their stored outputs", flush=True)
    with tempfile.TemporaryDirectory(prefix="cis-ties-") as folder:
        fresh = Path(folder) / "staging"
        kernels = environment(fresh, Path(folder) / "ipython")
        workers = ["-n", str(min(cores(), len(names))), "--dist", "loadscope"]
        # The project's own settings turn every warning into an error: those of Jupyter's libraries are not ours.
        settings = ["-o", "addopts=", "-o", "filterwarnings=", "-p", "no:cacheprovider"]
        settings += ["--assert=plain", "-p", "no:hypothesispytest"]  # of no use to cells, and seconds in each worker
        cells = _pytest(["--nbval", "--nbval-current-env", *workers, *settings, *names], place, kernels)
        print("Published files and stored outputs", flush=True)
        checks = gate(place, names, fresh, everything=everything)
    wrong = [check for check in checks if check.problem]
    for check in wrong:
        print(f"  {check.subject}: {check.problem}")
    return {"cells": cells, "files and stored outputs": (len(checks) - len(wrong), len(wrong))}


def _pytest(arguments: list[str], place: Place, environment: dict[str, str] | None = None) -> Counts:
    # A run within a test must not take itself for a part of the run around it.
    inherited = {key: value for key, value in (environment or os.environ).items() if not key.startswith("PYTEST_")}
    with tempfile.TemporaryDirectory(prefix="cis-ties-") as folder:
        counts = Path(folder) / "counts.json"
        settings = ["-q", "--rootdir", str(place.root), "-p", PLUGIN]
        settings += ["--color", "yes" if sys.stdout.isatty() else "no"]  # nbval paints a log, too, unless told not to
        command = [sys.executable, "-m", "pytest", *settings, *arguments]
        status = subprocess.run(command, cwd=place.root, env={**inherited, COUNTS_VARIABLE: str(counts)}).returncode
        told = json.loads(counts.read_text("utf-8")) if counts.exists() else {"passed": 0, "failed": 0}
    # A run that broke off, or found nothing to run, has failed though no test has.
    failed = max(told["failed"], 1) if status else told["failed"]
    return told["passed"], failed


def _summary(parts: dict[str, Counts]) -> int:
    print()
    for part, (passed, failed) in parts.items():
        print(f"{part}: {passed} passed, {failed} failed")
    passed = sum(passed for passed, _ in parts.values())
    failed = sum(failed for _, failed in parts.values())
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0
