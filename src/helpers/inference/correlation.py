"""Correlation of two matrices of pairs, tested by the quadratic assignment procedure."""

from dataclasses import dataclass, field

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from helpers.inference.matrices import (
    PERMUTATIONS,
    SEED,
    aligned,
    check_enough,
    jackknife,
    leave_one_out,
    p_value,
    pairs,
    relabelled,
)


@dataclass(frozen=True)
class Association:
    """A correlation between two matrices of pairs.

    ``r`` (Pearson), ``p_value`` (two-sided, by permutation), ``low`` and ``high`` (jackknife by node), the numbers of
    ``dyads`` used and ``dropped``, and ``without``: r when one node is left out, by node.
    """

    r: float
    p_value: float
    low: float
    high: float
    dyads: int
    dropped: int
    permutations: int
    without: pd.Series = field(repr=False, compare=False)


def qap(
    x: ArrayLike | pd.DataFrame, y: ArrayLike | pd.DataFrame, *, permutations: int = PERMUTATIONS, seed: int = SEED
) -> Association:
    """Correlation of two symmetric matrices, tested by the quadratic assignment procedure.

    Parameters
    ----------
    x, y
        n x n, symmetric; the diagonal is not looked at, NaN is a pair that is not known. Two frames are brought into
        the same order by their labels.
    permutations
        How many times the nodes of ``x`` are relabelled. The p-value counts the matrix as it stands among them
        (Phipson and Smyth 2010), so that it is never zero.
    seed
        Seed of NumPy's generator.

    Returns
    -------
    Association
        Its interval is a delete-one-node jackknife on Fisher's z with Student's t for n - 1 degrees of freedom
        (Arvesen 1969, Ann. Math. Statist. 40, 2076-2100). Its variance tends to be too large where pairs are
        independent (Efron and Stein 1981), and rests on n values: at n = 12 it is a rough measure of how much the
        result hangs on single states, not a sharp bound. Where r is 1 or -1 it has no width.

    Raises
    ------
    ValueError
        If a matrix is not square or not symmetric, shapes or labels differ, there are fewer than four nodes, too few
        pairs are known, or a matrix has the same value for all pairs that are known in both.
    """
    (first, second), nodes = aligned({"x": x, "y": y})
    known = pairs(~np.isnan(first) & ~np.isnan(second))
    check_enough({"x": first, "y": second}, known)
    r = _correlation(first, second)
    drawn = relabelled(lambda rows: _correlations(rows, pairs(second)), first, permutations, seed)
    without = pd.Series(leave_one_out(lambda keep: _correlation(first[keep], second[keep]), len(nodes)), nodes)
    low, high = np.tanh(jackknife(np.arctanh(_inside(r)), np.arctanh(_inside(without.to_numpy()))))
    return Association(
        r=r,
        p_value=p_value(r, drawn),
        low=float(low),
        high=float(high),
        dyads=int(known.sum()),
        dropped=int((~known).sum()),
        permutations=permutations,
        without=without.rename("r"),
    )


def _correlation(first: np.ndarray, second: np.ndarray) -> float:
    return float(_correlations(pairs(first)[None], pairs(second))[0])


def _correlations(rows: np.ndarray, fixed: np.ndarray) -> np.ndarray:
    """Pearson's r of each row with the fixed pairs, over the pairs known in both; NaN where one does not vary."""
    known = ~np.isnan(rows) & ~np.isnan(fixed)
    number = known.sum(axis=1, keepdims=True)
    x, y = (np.where(known, values, 0.0) for values in (rows, np.broadcast_to(fixed, rows.shape)))
    with np.errstate(invalid="ignore", divide="ignore"):
        x, y = (np.where(known, values - values.sum(axis=1, keepdims=True) / number, 0.0) for values in (x, y))
        scale = np.sqrt((x * x).sum(axis=1) * (y * y).sum(axis=1))
        r = (x * y).sum(axis=1) / scale
    return np.where(scale > 1e-12 * np.maximum(1.0, number[:, 0]), np.clip(r, -1, 1), np.nan)


def _inside(r: float | np.ndarray) -> float | np.ndarray:
    """Fisher's z of a perfect correlation is infinite."""
    return np.clip(r, -1 + 1e-12, 1 - 1e-12)
