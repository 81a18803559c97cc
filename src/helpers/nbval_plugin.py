"""What nbval lacks, as a pytest plugin (``-p helpers.nbval_plugin``).

Pictures are compared, a slow cell is waited for, and each notebook publishes into a folder of its own. In every run,
the counts of passed and failed tests are left for the summary.
"""

import base64
import json
import os
import re
from collections.abc import Generator
from pathlib import Path

import pytest

from helpers.paths import STAGING_VARIABLE

#: Names the file that receives the counts.
COUNTS_VARIABLE = "CIS_TIES_COUNTS"

#: Seconds that nbval waits for one message of a kernel; its own five are too few for a cell that computes.
OUTPUT_TIMEOUT = 600

_staging = os.environ.get(STAGING_VARIABLE)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Give slow cells time."""
    for item in items:
        if hasattr(item, "output_timeout"):
            item.output_timeout = OUTPUT_TIMEOUT


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Point to the notebook's own folder; its kernel, started after this by nbval, inherits the variable."""
    if _staging and hasattr(item, "output_timeout"):
        folder = Path(_staging) / item.nodeid.partition("::")[0]
        folder.mkdir(parents=True, exist_ok=True)
        os.environ[STAGING_VARIABLE] = str(folder)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, object, object]:
    """Compare the pictures of a cell that has passed all else."""
    try:
        result = yield
    except Exception as error:
        if getattr(error, "inner_traceback", None) and item.config.option.color == "no":
            error.inner_traceback = re.sub(r"\x1b\[[0-9;]*m", "", error.inner_traceback)  # painted by the kernel
        raise
    if hasattr(item, "output_timeout") and item.cell.execution_count is not None:
        fresh, stored = _pictures(item.test_outputs), _pictures(item.cell.outputs)
        if len(fresh) != len(stored):
            item.raise_cell_error(f"{len(stored)} pictures are stored, the cell makes {len(fresh)}")
        for new, old in zip(fresh, stored, strict=True):
            if new != old:
                # Imported here: every worker loads this plugin, and few meet a difference.
                from helpers.compare import difference

                if found := difference("picture.png", new, old):
                    item.raise_cell_error(f"The stored picture {found}")
    return result


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Leave the counts."""
    if path := os.environ.get(COUNTS_VARIABLE):
        stats = terminalreporter.stats
        failed = len(stats.get("failed", [])) + len(stats.get("error", []))
        Path(path).write_text(json.dumps({"passed": len(stats.get("passed", [])), "failed": failed}), "utf-8")


def _pictures(outputs: list | None) -> list[bytes]:
    found = (output["data"]["image/png"] for output in outputs or () if "image/png" in output.get("data", {}))
    return [base64.b64decode(picture) for picture in found]
