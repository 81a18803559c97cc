"""What every test may use."""

import pytest
from cases import REAL

from helpers.dataset import Dataset


@pytest.fixture(scope="session")
def dataset() -> Dataset:
    """The dataset of the study."""
    return REAL
