"""Matrices of pairs: what is wrong with them, their relabelling, and what one node does to a result."""

from collections.abc import Callable, Mapping

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike
from scipy import stats

#: Permutations; with more the p-value grows finer, not the evidence.
PERMUTATIONS = 4999
#: Seed of NumPy's generator.
SEED = 1991
#: Share of intervals that should hold the value.
LEVEL = 0.95
#: Pairs held at once while relabelling: a large matrix takes more time, not more memory.
BATCH = 1_000_000


def aligned(given: Mapping[str, ArrayLike | pd.DataFrame]) -> tuple[list[np.ndarray], pd.Index]:
    """Square and symmetric matrices of the same nodes, in the same order."""
    frames = {name: matrix for name, matrix in given.items() if isinstance(matrix, pd.DataFrame)}
    first = next(iter(frames.values()), None)
    nodes = None if first is None else first.index
    for name, frame in frames.items():
        if not frame.index.is_unique or set(frame.index) != set(frame.columns) or set(frame.index) != set(nodes):
            raise ValueError(f"{name}: rows and columns are not labelled with the same nodes, once each")
    arrays = {
        name: np.asarray(matrix.loc[nodes, nodes] if name in frames else matrix, dtype=float)
        for name, matrix in given.items()
    }
    size = next(iter(arrays.values())).shape
    for name, array in arrays.items():
        if array.ndim != 2 or array.shape[0] != array.shape[1]:
            raise ValueError(f"{name}: a matrix of pairs is square, this one is {' x '.join(map(str, array.shape))}")
        if array.shape != size:
            raise ValueError(f"{name}: {array.shape[0]} nodes, where the first matrix has {size[0]}")
        if np.isinf(array[~np.eye(len(array), dtype=bool)]).any():
            raise ValueError(f"{name}: holds an infinite value; the logarithm of zero is not known, write NaN")
        if not np.allclose(array, array.T, equal_nan=True):
            raise ValueError(f"{name}: is not symmetric; add both directions, or keep one, before asking")
    if size[0] < 4:
        raise ValueError(f"{size[0]} nodes are too few to permute: give four or more")
    return list(arrays.values()), pd.RangeIndex(size[0]) if nodes is None else nodes


def check_enough(given: Mapping[str, np.ndarray], known: np.ndarray, spare: int = 2) -> None:
    """Enough pairs are known, and each matrix varies over them."""
    if known.sum() <= spare:
        raise ValueError(f"only {known.sum()} pairs are known in all matrices: too few for {spare} numbers")
    for name, matrix in given.items():
        if np.ptp(pairs(matrix)[known]) == 0:
            raise ValueError(f"{name}: has the same value for all {known.sum()} known pairs, so nothing can go with it")


def pairs(matrix: np.ndarray) -> np.ndarray:
    """The n (n - 1) / 2 pairs above the diagonal; of a stack of matrices, a row each."""
    return matrix[..., *np.triu_indices(matrix.shape[-1], 1)]


def square(values: np.ndarray, nodes: int) -> np.ndarray:
    """The symmetric matrix of the pairs above the diagonal."""
    matrix = np.full((nodes, nodes), np.nan)
    matrix[np.triu_indices(nodes, 1)] = values
    return np.where(np.isnan(matrix), matrix.T, matrix)


def relabelled(
    statistic: Callable[[np.ndarray], np.ndarray], matrix: np.ndarray, permutations: int, seed: int
) -> np.ndarray:
    """The statistic under random relabellings of the nodes.

    Parameters
    ----------
    statistic
        Takes relabellings x pairs, the pairs above the diagonal, and gives a number for each row.
    """
    if permutations < 1:
        raise ValueError(f"{permutations} permutations: give one or more")
    generator = np.random.default_rng(seed)
    rows, columns = np.triu_indices(len(matrix), 1)
    found = []
    for start in range(0, permutations, at_once := max(1, BATCH // len(rows))):
        order = np.tile(np.arange(len(matrix)), (min(at_once, permutations - start), 1))
        labels = generator.permuted(order, axis=1)
        found.append(statistic(matrix[labels[:, rows], labels[:, columns]]))
    return np.concatenate(found)


def p_value(found: float, drawn: np.ndarray) -> float:
    """Two-sided; a relabelling under which the statistic is not defined counts as one that is as large."""
    as_large = ~(np.abs(drawn) < abs(found) * (1 - 1e-9))
    return float((1 + as_large.sum()) / (1 + len(drawn)))


def leave_one_out(statistic: Callable[[tuple], float | np.ndarray], nodes: int) -> np.ndarray:
    """The statistic without each node, a row a node."""
    stays = (np.delete(np.arange(nodes), node) for node in range(nodes))
    return np.array([statistic(np.ix_(keep, keep)) for keep in stays])


def jackknife(whole: float | np.ndarray, left: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The interval around the whole that the values without each node give."""
    nodes = len(left)
    error = np.sqrt((nodes - 1) / nodes * ((left - left.mean(axis=0)) ** 2).sum(axis=0))
    reach = stats.t.ppf((1 + LEVEL) / 2, nodes - 1) * error
    return whole - reach, whole + reach
