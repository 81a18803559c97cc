"""The statements of the paper by section and verdict: the frame behind the figure."""

import pandas as pd

from helpers.dataset import Dataset
from helpers.tables import paper_audit


def frame(dataset: Dataset) -> pd.DataFrame:
    """A row for each statement, in the order of the paper: ``claim_id, section, verdict, audit_basis``."""
    return paper_audit.frame(dataset)[["claim_id", "section", "verdict", "audit_basis"]]
