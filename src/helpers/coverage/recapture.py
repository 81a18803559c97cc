"""How many instruments are missing: a second, blind search of some pairs, and what both searches found.

The estimate is that of two captures (Chapman's form of the Lincoln-Petersen index). It supposes that each instrument is
as likely to be found by one search as by the other and that the two do not depend on each other. Instruments that are
easy to find are easy for both, so the estimate is too low: a lower bound.
"""

import random

import pandas as pd

from helpers.coverage.protocol import PAIRS
from helpers.dataset import Dataset

#: What fixes the draw of pairs that were searched a second time.
SEED = 20261122
#: Pairs drawn from each stratum.
DRAWN = 5
#: Below this many instruments found by both, an estimate says nothing; only counts are given.
FEWEST = 7


def strata() -> dict[str, list[str]]:
    """The 66 pairs by what the record is expected to know of them."""
    kazakhstan = [pair for pair in PAIRS if "KAZ" in pair]
    russia = [pair for pair in PAIRS if "RUS" in pair and pair not in kazakhstan]
    others = [pair for pair in PAIRS if pair not in kazakhstan and pair not in russia]
    return {"with_kazakhstan": kazakhstan, "with_russia": russia, "others": others}


def draw() -> dict[str, list[str]]:
    """The pairs that were searched again: five of each stratum, by the stored seed."""
    chance = random.Random(SEED)
    return {stratum: sorted(chance.sample(pairs, DRAWN)) for stratum, pairs in strata().items()}


def estimate(dataset: Dataset) -> pd.DataFrame:
    """What two searches found of the pairs drawn, and how many instruments they let one expect.

    Parameters
    ----------
    dataset
        Its ``recapture`` table: an instrument a row with ``dyad``, ``first`` (it stood in the record before the second
        search: yes, no) and ``second`` (the second search found it).

    Returns
    -------
    pandas.DataFrame
        A row for each stratum and for all: ``stratum, dyads, first, second, both``; ``estimate``, the number there are
        at least; ``low, high``, two standard errors to either side, not below what was seen; ``found_share``, of the
        estimate what either search has found, per cent. Blank (NA) where fewer than seven were found by both.
    """
    table = dataset.recapture
    rows = []
    for stratum, pairs in [*draw().items(), ("all", sum(draw().values(), []))]:
        mine = table[table["dyad"].isin(pairs)]
        one, two = (mine[column] == "yes" for column in ("first", "second"))
        counts = {"first": int(one.sum()), "second": int(two.sum()), "both": int((one & two).sum())}
        expected = _chapman(seen=int((one | two).sum()), **counts)
        rows.append({"stratum": stratum, "dyads": len(pairs), **counts, **expected})
    return pd.DataFrame(rows).astype(dict.fromkeys(["estimate", "low", "high", "found_share"], "Int64"))


def _chapman(*, first: int, second: int, both: int, seen: int) -> dict[str, int | None]:
    """Chapman (1951) with the variance of Seber (1970)."""
    if both < FEWEST:
        return dict.fromkeys(["estimate", "low", "high", "found_share"])
    total = (first + 1) * (second + 1) / (both + 1) - 1
    variance = (first + 1) * (second + 1) * (first - both) * (second - both) / ((both + 1) ** 2 * (both + 2))
    reach = 2 * variance**0.5
    return {
        "estimate": round(total),
        "low": round(max(total - reach, seen)),
        "high": round(total + reach),
        "found_share": round(100 * seen / total),
    }
