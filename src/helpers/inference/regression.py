"""Regression on matrices of pairs, tested by double semi-partialling."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial

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
    square,
)

#: The column of the constant in results of :func:`mrqap`.
CONSTANT = "constant"


@dataclass(frozen=True)
class Regression:
    """A linear model of a matrix of pairs.

    ``terms`` has a row a predictor: ``coefficient``, ``low``, ``high`` (jackknife by node), ``t`` and ``p_value``
    (two-sided, by permutation). The row of the constant has no p-value, since permuting says nothing of it.
    ``without``: the coefficients when one node is left out, a row a node.
    """

    terms: pd.DataFrame
    r_squared: float
    dyads: int
    dropped: int
    permutations: int
    without: pd.DataFrame = field(repr=False, compare=False)


def mrqap(
    outcome: ArrayLike | pd.DataFrame,
    predictors: Mapping[str, ArrayLike | pd.DataFrame],
    *,
    permutations: int = PERMUTATIONS,
    seed: int = SEED,
) -> Regression:
    """Least squares on symmetric matrices, each predictor tested by double semi-partialling.

    What a predictor has that the others do not explain is relabelled, put back beside the others, and its t-value
    compared with the one found (Dekker, Krackhardt and Snijders 2007, Psychometrika 72, 563-581). With one predictor
    this is :func:`qap`.

    Parameters
    ----------
    outcome
        n x n, symmetric; the diagonal is not looked at, NaN is a pair that is not known.
    predictors
        Matrices of the same form by name. A pair that is NaN in any of them is dropped.
    permutations, seed
        As for :func:`qap`; every predictor is tested with the same relabellings.

    Returns
    -------
    Regression
        Coefficients in units of the outcome per unit of the predictor. Intervals as for :func:`qap`, without Fisher's
        z; the caution there holds here too.

    Raises
    ------
    ValueError
        As for :func:`qap`; also if there is no predictor, or one follows from the others.
    """
    if not predictors:
        raise ValueError("there is no predictor: give at least one matrix by name")
    if CONSTANT in predictors or "outcome" in predictors:
        raise ValueError(f"a predictor cannot be named 'outcome' or '{CONSTANT}'")
    arrays, nodes = aligned({"outcome": outcome, **predictors})
    stack = np.array(arrays)
    known = pairs(~np.isnan(stack).any(axis=0))
    check_enough(dict(zip(["outcome", *predictors], stack, strict=True)), known, spare=len(predictors) + 1)
    names = [*predictors, CONSTANT]
    y, columns = _design(stack)
    fit = _least_squares(y, columns)
    if np.isnan(fit).any():
        raise ValueError(f"the predictors {', '.join(predictors)} are not independent of each other: leave one out")

    whole = np.full((len(known), 1 + len(names)), np.nan)
    whole[known] = np.column_stack([y, columns])
    rows = {}
    for place, name in enumerate(predictors):
        others = np.delete(np.arange(len(names)), place)
        rest = np.full(len(known), np.nan)
        rest[known] = columns[:, place] - columns[:, others] @ _least_squares(columns[:, place], columns[:, others])
        t_value = partial(_t_of_last, whole[:, 0], whole[:, 1:][:, others])
        t = t_value(rest[None])[0]
        rows[name] = {"t": t, "p_value": p_value(t, relabelled(t_value, square(rest, len(nodes)), permutations, seed))}

    left = leave_one_out(lambda keep: _least_squares(*_design(np.array([m[keep] for m in stack]))), len(nodes))
    low, high = jackknife(fit, left)
    terms = pd.DataFrame({"coefficient": fit, "low": low, "high": high}, pd.Index(names, name="term"))
    error = y - columns @ fit
    return Regression(
        terms=terms.join(pd.DataFrame.from_dict(rows, orient="index")),
        r_squared=float(1 - error @ error / ((y - y.mean()) @ (y - y.mean()))),
        dyads=int(known.sum()),
        dropped=int((~known).sum()),
        permutations=permutations,
        without=pd.DataFrame(left, nodes, names),
    )


def _design(stack: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Outcome and columns (predictors, then the constant) over the pairs known in all."""
    table = pairs(stack).T
    table = table[~np.isnan(table).any(axis=1)]
    return table[:, 0], np.column_stack([table[:, 1:], np.ones(len(table))])


def _least_squares(y: np.ndarray, columns: np.ndarray) -> np.ndarray:
    """The coefficients; NaN where the columns are not independent of each other."""
    scale = np.abs(columns).max(axis=0)
    fit, _, rank, _ = np.linalg.lstsq(columns / np.where(scale > 0, scale, 1.0), y, rcond=1e-10)
    return fit / scale if rank == columns.shape[1] else np.full(columns.shape[1], np.nan)


def _t_of_last(y: np.ndarray, others: np.ndarray, last: np.ndarray) -> np.ndarray:
    """t-value of each row of ``last`` as a column beside the others; pairs not known in all are left out of that fit.

    By a QR decomposition with the tested column at the end, its coefficient and error need the last row alone.
    """
    known = ~np.isnan(last) & ~np.isnan(y) & ~np.isnan(others).any(axis=1)
    design = np.concatenate([np.broadcast_to(others, (len(last), *others.shape)), last[:, :, None]], axis=2)
    design, outcome = np.where(known[:, :, None], design, 0.0), np.where(known, y, 0.0)
    scale = np.abs(design).max(axis=1, keepdims=True)
    q, r = np.linalg.qr(design / np.where(scale > 0, scale, 1.0))
    shares = np.einsum("pdk,pd->pk", q, outcome)
    spare = known.sum(axis=1) - design.shape[2]
    with np.errstate(invalid="ignore", divide="ignore"):
        left = np.maximum((outcome * outcome).sum(axis=1) - (shares * shares).sum(axis=1), 0.0)
        t = shares[:, -1] * np.sign(r[:, -1, -1]) / np.sqrt(left / spare)
    return np.where((np.abs(r[:, -1, -1]) > 1e-10) & (spare > 0), t, np.nan)
