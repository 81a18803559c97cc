"""From waits to curves: the share of treaties that have taken the step so many days after signature."""

from collections.abc import Callable

import numpy as np
import pandas as pd

from helpers.durations.waits import SEEN

#: How near to its mark a share counts as having reached it: the estimator stops where steps grow this small.
NEAR = 1e-4


def turnbull(lo: np.ndarray, hi: np.ndarray, weights: np.ndarray | None = None) -> pd.DataFrame:
    """The share that has taken the step by each day, from waits known as intervals.

    Parameters
    ----------
    lo, hi
        n least and greatest waits in days, both ends possible; ``hi`` infinite: not seen before ``lo``; both
        infinite: never.
    weights
        How often each counts; once where not given.

    Returns
    -------
    pandas.DataFrame
        By ``day``, in order: ``lower`` and ``upper`` bound of the share from that day until the next; apart where the
        data do not say on which of several days it rises. Before the first day nothing has happened.

    Raises
    ------
    ValueError
        If there is nothing to estimate from.

    Notes
    -----
    Turnbull (1976), Journal of the Royal Statistical Society B 38, 290-295: the nonparametric maximum likelihood
    estimate for interval-censored data, by :mod:`lifelines`. It presumes that a day is unknown for reasons that have
    nothing to do with the wait.
    """
    lo, hi = (np.asarray(side, dtype=float) for side in (lo, hi))
    weights = np.ones(len(lo)) if weights is None else np.asarray(weights, dtype=float)
    used = weights > 0
    if not used.any():
        raise ValueError("no wait is known well enough: there is nothing to estimate from")
    # Lifelines takes no infinite least wait, and needs none: a day after all others stands for never.
    never = 1 + max(side[np.isfinite(side)].max(initial=0) for side in (lo, hi))
    lo, hi, weights = np.minimum(lo, never)[used], np.where(np.isinf(lo), never, hi)[used], weights[used]
    from lifelines import KaplanMeierFitter  # takes seconds to import, and only an estimate needs it

    # A share of one or of none has no finite log-odds; the estimator goes on from where it was.
    with np.errstate(all="ignore"):
        fit = KaplanMeierFitter().fit_interval_censoring(lo, hi, weights=weights)
    # Lifelines gives what is left just before each of its days: the share from a day on stands beside the next one.
    left = fit.survival_function_
    share = 1 - left.shift(-1).fillna(0.0).set_axis(["lower", "upper"], axis=1).rename_axis("day")
    share = share[share.index < never]
    return share.clip(0.0, 1.0)


def share_by(curve: pd.DataFrame, days: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Lower and upper bound of the share that has taken the step by each of some days after signature."""
    place = np.searchsorted(curve.index.to_numpy(), np.asarray(days, dtype=float), side="right")
    return tuple(np.concatenate(([0.0], curve[side].to_numpy()))[place] for side in ("lower", "upper"))


def days_until(curve: pd.DataFrame, share: float) -> tuple[float, float]:
    """Between how many days after signature a share is reached: the median for 0.5; infinite where it is not."""
    reached = [curve.index[curve[side] >= share - NEAR] for side in ("upper", "lower")]
    return tuple(float(days[0]) if len(days) else np.inf for days in reached)


def bounds(table: pd.DataFrame, days: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Worst and best case of the share that has taken the step by each of some days, of all waits.

    In the worst case each step came on the last day that it can have, or never where it was not seen; in the best case
    on the first. Nothing is presumed of what was not seen (Manski 1989, Journal of Human Resources 24, 343-360).

    Parameters
    ----------
    table
        As :func:`helpers.durations.waits` returns it.
    """
    days = np.asarray(days, dtype=float)[:, None]
    return tuple((table[side].to_numpy() <= days).mean(axis=1) for side in ("hi", "lo"))


def estimate(table: pd.DataFrame, weights: np.ndarray | None = None) -> pd.DataFrame:
    """:func:`turnbull` of those waits of which anything was seen."""
    seen = table["known"].isin(SEEN).to_numpy()
    return turnbull(table.loc[seen, "lo"], table.loc[seen, "hi"], None if weights is None else weights[seen])


def resample(table: pd.DataFrame, draws: int, seed: int = 1998) -> list[pd.DataFrame]:
    """Curves of samples with replacement, a family drawn as a whole: its members were ratified together.

    Returns
    -------
    list of pandas.DataFrame
        A curve of :func:`estimate` for each draw, the same for the same seed.
    """
    seen = table[table["known"].isin(SEEN)]
    _, family = np.unique(seen["family"].to_numpy(dtype=str), return_inverse=True)
    number = family.max() + 1
    chance = np.random.default_rng(seed)
    times = [np.bincount(chance.integers(number, size=number), minlength=number)[family] for _ in range(draws)]
    return [estimate(seen, weights) for weights in times]


def spread(curves: list[pd.DataFrame], measure: Callable, coverage: float = 0.95) -> tuple[np.ndarray, np.ndarray]:
    """Where a measure lies in most resampled curves: percentiles of its lower and of its upper bounds.

    Parameters
    ----------
    measure
        Takes a curve and returns a lower and an upper bound, numbers or arrays.
    """
    lower, upper = (np.array(side) for side in zip(*map(measure, curves), strict=True))
    out = (1 - coverage) / 2
    # No mean of two draws: one of them may be infinite.
    return (np.quantile(lower, out, axis=0, method="lower"), np.quantile(upper, 1 - out, axis=0, method="higher"))
