"""Every folder of the study, in one place."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "data"
NOTEBOOKS = ROOT / "notebooks"
FIGURES = ROOT / "figures"

#: Names the folder that receives published files while notebooks are re-run or tested.
STAGING_VARIABLE = "CIS_TIES_STAGING"


def staging() -> Path | None:
    """The folder that a re-run collects its files in; None when a person works in a notebook."""
    folder = os.environ.get(STAGING_VARIABLE)
    return Path(folder) if folder else None
