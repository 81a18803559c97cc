"""The coverage of the record, to read in a terminal."""

import pandas as pd

from helpers.coverage.fill import fill, measured
from helpers.coverage.protocol import PAIRS, cells
from helpers.coverage.recapture import estimate
from helpers.coverage.record import readings, support
from helpers.coverage.sought import sought
from helpers.coverage.unknowns import unknowns
from helpers.dataset import Dataset
from helpers.labels import label

#: So many of the known unknowns fit a screen; ``figures/unknowns.csv`` has all.
MOST = 12


def report(dataset: Dataset) -> str:
    """Shares of the record, its fill by framework, decade and pair, the search, and what a reader can help to close."""
    day = f"{dataset.as_of:%Y-%m-%d}"
    whole = measured(dataset)
    lines = [f"Coverage of dataset {dataset.version}, record of {day}", ""]
    for row in whole.itertuples():
        words = label(dataset, "coverage", row.coverage, "en")
        lines.append(f"  {row.share:5.1%}  {row.part:>5} of {row.whole:<5} {words}")
    for by in ("framework", "decade", "dyad"):
        lines += ["", f"Adopted treaties by {by}, per cent", "", _table(fill(dataset, by))]
    lines += ["", "Facts by the best source that shows them", "", _table(support(dataset))]
    lines += ["", f"How surely the twelve are bound on {day}: pairs of a state and an instrument", ""]
    lines += [_table(readings(dataset, day))]
    lines += ["", "The search: cells by theme", "", _table(_by_theme(cells(dataset)))]
    lines += ["", "Of the treaties with such a gap, how many were searched for it by themselves", ""]
    for row in sought(dataset).itertuples():
        words = label(dataset, "coverage", row.coverage, "en")
        lines.append(f"  {row.searched:>5} of {row.missing:<5} {words}; in vain, with no page to read: {row.only_open}")
        lines += [f"    not yet: {row.unsought}"] * bool(row.unsought)
    lines += ["", "A second, blind search of 15 pairs: how many instruments there are at least", ""]
    lines += [_table(estimate(dataset))]
    open_ones = unknowns(dataset, day)
    lines += ["", f"Not known, of the default network on {day}: {len(open_ones)}; the first {MOST}"]
    lines += ["(those of the study's last day all stand in figures/unknowns.csv)", ""]
    for row in open_ones.head(MOST).itertuples():
        why = label(dataset, "rule", row.decided, "en")
        lines += [
            f"  {row.instrument}",
            f"    {why}: {row.unsettled}; pairs that hang on it: {row.pairs}; searches: {row.searches}",
        ]
        lines += [f"    begin at {row.source}"] * bool(row.source)
    return "\n".join(lines)


def _by_theme(table: pd.DataFrame) -> pd.DataFrame:
    pairs = table[table["dyad_or_framework"].isin(PAIRS)]
    counts = pd.crosstab(pairs["search_theme"], pairs["search_result"], margins=True, margins_name="all")
    return counts.rename_axis(None, axis=1).reset_index()


def _table(frame: pd.DataFrame) -> str:
    text = frame.to_string(index=False, na_rep="")
    return "\n".join(f"  {line}" for line in text.splitlines())
