"""The pages behind a frame, for the manifest of what is published."""

from collections.abc import Iterable

from helpers.dataset import TWELVE, Dataset
from helpers.provenance import instrument_sources


def source_ids(dataset: Dataset, instruments: Iterable[str], states: Iterable[str] = TWELVE) -> list[str]:
    """Ids of the pages on which some instruments and the steps of some states rest, in alphabetical order."""
    pages = instrument_sources(dataset)
    mine = pages["instrument_id"].isin(list(instruments)) & pages["state"].isin([*states, ""])
    return sorted(pages.loc[mine, "source_id"].unique())
