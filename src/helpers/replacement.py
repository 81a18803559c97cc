"""What took the place of a cover that ended: counted, and set against other states that might have left.

A pair of states that signed or joined loses its cover, if the treaty bound both, when the first of the two leaves. It
is *replaced* where the two concluded a bilateral treaty on the same subject within 24 months before or after that day.
Counting says what came at the same time, not why.
"""

from itertools import combinations, permutations

import numpy as np
import pandas as pd

from helpers.dataset import TWELVE, Dataset, derived
from helpers.network import select
from helpers.status import families, spells
from helpers.status.steps import instruments

#: The agreement of Bishkek on visa-free movement.
BISHKEK = "cis-1992-10-09-visa-free"
TOPICS = ("visa", "free_movement")
#: Before or after the exit.
WINDOW = pd.DateOffset(months=24)
#: So many unknown facts are filled in every way there is; of more, as many ways as that are drawn.
MOST_UNKNOWN = 12


@derived
def parties(dataset: Dataset, instrument: str = BISHKEK) -> pd.DataFrame:
    """The states of the twelve that signed or joined a treaty, and when each left; one that came back is a party.

    Whether and since when the treaty bound them is another question, which :func:`helpers.status.spells` answers.

    Returns
    -------
    pandas.DataFrame
        By state: ``left_lo, left_hi``, the day on which its exit took effect, NaT where it stayed; ``open``: an exit
        was begun and its effect was not seen, so whether it left cannot be told.

    Raises
    ------
    ValueError
        If no state of the twelve is known as a party.
    """
    table = spells(dataset)
    table = table[(table["instrument_id"] == instrument) & table["state"].isin(TWELVE)]
    table = table.drop_duplicates("state", keep="last").set_index("state")
    if table.empty:
        raise ValueError(f"no state is known as a party to {instrument!r}")
    left = table["end_hi"].notna() & (table["end_rule"] == "withdrawal")
    begun = table["end_lo"].notna() & table["end_hi"].isna()
    days = table[["end_lo", "end_hi"]].set_axis(["left_lo", "left_hi"], axis=1)
    return days.where(left).assign(open=begun).sort_index()


def pair_exits(states: pd.DataFrame) -> pd.DataFrame:
    """When each pair of parties lost its cover, if it had it: the earlier exit of the two.

    Parameters
    ----------
    states
        As :func:`parties` gives them.

    Returns
    -------
    pandas.DataFrame
        By ``state_a, state_b``: ``lost``, and ``lo, hi``, the day; NaT where neither left.
    """
    pairs = list(combinations(states.index, 2))
    day = {side: [states.loc[list(pair), f"left_{side}"].min() for pair in pairs] for side in ("lo", "hi")}
    frame = pd.DataFrame(day, pd.MultiIndex.from_tuples(pairs, names=["state_a", "state_b"]))
    return frame.assign(lost=frame["hi"].notna())[["lost", "lo", "hi"]]


def bilateral_acts(dataset: Dataset, topics: tuple[str, ...] = TOPICS) -> pd.DataFrame:
    """Bilateral treaties on any of some topics, protocols and amendments left out: they replace nothing.

    Returns
    -------
    pandas.DataFrame
        ``instrument_id, state_a, state_b`` and ``lo, hi``, the day of conclusion.
    """
    root = families(dataset)
    chosen = [act for act in select(dataset, topics=topics, scopes=["bilateral"]) if root[act] == act]
    table = spells(dataset, "signed")
    table = table[table["instrument_id"].isin(chosen) & table["state"].isin(TWELVE)]
    sides = table.groupby("instrument_id")["state"].agg(lambda states: sorted(set(states)))
    sides = sides[sides.str.len() == 2]
    days = instruments(dataset).loc[sides.index, ["concluded_lo", "concluded_hi"]].set_axis(["lo", "hi"], axis=1)
    return days.assign(state_a=sides.str[0], state_b=sides.str[1]).reset_index()


def within(acts: pd.DataFrame, lo: pd.Timestamp, hi: pd.Timestamp) -> pd.Series:
    """Whether each act was concluded within the window around one unknown day between two bounds.

    Returns
    -------
    pandas.Series
        ``"certain"`` (on every day that the two can have), ``"possible"`` (on some) or ``""``.
    """
    certain = (acts["lo"] >= hi - WINDOW) & (acts["hi"] <= lo + WINDOW)
    possible = (acts["hi"] >= lo - WINDOW) & (acts["lo"] <= hi + WINDOW)
    return pd.Series(np.select([certain, possible], ["certain", "possible"], ""), acts.index)


@derived
def replaced(dataset: Dataset, instrument: str = BISHKEK, topics: tuple[str, ...] = TOPICS) -> pd.DataFrame:
    """Each pair of parties, whether it lost its cover, and which bilateral treaties came with the loss.

    Returns
    -------
    pandas.DataFrame
        ``state_a, state_b, lost, lo, hi``; ``replaced``: ``"certain"``, ``"possible"`` or ``""``; ``acts``, the ids of
        the treaties in the window. For a pair that kept its cover ``replaced`` is of the window around *any* exit.
    """
    states, acts = parties(dataset, instrument), bilateral_acts(dataset, topics)
    left = states.dropna(subset="left_hi").drop_duplicates(["left_lo", "left_hi"])
    rows = []
    for (a, b), pair in pair_exits(states).iterrows():
        own = acts[(acts["state_a"] == a) & (acts["state_b"] == b)]
        days = [(pair["lo"], pair["hi"])] if pair["lost"] else list(left.itertuples(index=False))
        hits = [hit for lo, hi, *_ in days for hit in within(own, lo, hi).items() if hit[1]]
        found = {level for _, level in hits}
        names = sorted({own.at[row, "instrument_id"] for row, _ in hits})
        surest = next((level for level in ("certain", "possible") if level in found), "")
        rows.append({"state_a": a, "state_b": b, **pair, "replaced": surest, "acts": "; ".join(names)})
    return pd.DataFrame(rows)


def _cells(states: pd.DataFrame, acts: pd.DataFrame) -> tuple[np.ndarray, list[tuple]]:
    """Pairs by exit days: 1 a treaty in the window, 0.5 possibly, 0 none."""
    left = states.dropna(subset="left_hi").sort_values(["left_hi", "left_lo"])
    days = list(dict.fromkeys(left[["left_lo", "left_hi"]].itertuples(index=False, name=None)))
    score = {"certain": 1.0, "possible": 0.5, "": 0.0}
    cells = np.zeros((len(states) * (len(states) - 1) // 2, len(days)))
    for row, (a, b) in enumerate(combinations(states.index, 2)):
        own = acts[(acts["state_a"] == a) & (acts["state_b"] == b)]
        cells[row] = [within(own, *day).map(score).max() if len(own) else 0.0 for day in days]
    return cells, days


def _weights(order: list[int | None]) -> np.ndarray:
    """How much each cell adds to the difference, if the states had left in this order (None: stayed)."""
    number = max(place for place in order if place is not None) + 1
    pairs = [[place for place in pair if place is not None] for pair in combinations(order, 2)]
    when = np.array([min(pair) if pair else -1 for pair in pairs])
    lost = when[:, None] == np.arange(number)
    mix = lost.sum(axis=0) / lost.sum()
    return lost / lost.sum() - np.outer(when < 0, mix) / max(1, (when < 0).sum())


@derived
def relabelling(dataset: Dataset, instrument: str = BISHKEK, topics: tuple[str, ...] = TOPICS) -> pd.Series:
    """An exact test of the share replaced among pairs that lost their cover, by relabelling which states left.

    Each set of parties as large as that of the leavers is taken to have left, with the days of the true exits given to
    its members in each way that differs. The difference is the share of lost pairs with a treaty in the window of their
    own day, less the share of kept pairs with one in the window of a day, the days in the same mix as among the lost.

    Returns
    -------
    pandas.Series
        ``lost`` and ``kept``, pairs; ``lost_low, lost_high, kept_low, kept_high``, the shares with a treaty;
        ``difference_low, difference_high``; ``relabellings``, their number, the true one among them; ``p_low, p_high``,
        the least and greatest share of relabellings with a difference at least as large, over the ways in which what is
        unknown may have been (``unknown`` cells of pair and day, ``completions`` of them).

    Raises
    ------
    ValueError
        If no state left, or all but one did: nothing can be compared then.

    Notes
    -----
    A permutation test under the null hypothesis that leavers are any of the parties (Fisher 1935; Good 2005,
    *Permutation, Parametric and Bootstrap Tests of Hypotheses*, chapter 3). One-sided; the smallest p is one in the
    number of relabellings. States differ in how well they were searched, which the test does not know.
    """
    states, acts = parties(dataset, instrument), bilateral_acts(dataset, topics)
    gone = states["left_hi"].notna()
    if not gone.any() or (~gone).sum() < 2:
        raise ValueError(f"{gone.sum()} of {len(states)} parties left {instrument!r}: no pairs to compare")
    cells, days = _cells(states, acts)
    place = {day: number for number, day in enumerate(days)}
    true = [place.get(tuple(row)) for row in states[["left_lo", "left_hi"]].itertuples(index=False, name=None)]
    leavers = sorted(number for number in true if number is not None)
    orders = sorted(set(permutations(leavers)))
    labels = [true]
    for chosen in combinations(range(len(states)), len(leavers)):
        for given in orders:
            label: list[int | None] = [None] * len(states)
            for state, number in zip(chosen, given, strict=True):
                label[state] = number
            if label != true:
                labels.append(label)
    weights = np.stack([_weights(label).ravel() for label in labels])
    filled = _completions(cells.ravel())
    difference = weights @ filled.T
    share = (difference >= difference[0] - 1e-9).mean(axis=0)
    own = weights[0]
    lost, kept = (np.clip(side * own, 0, None) @ filled.T for side in (1, -1))
    pairs = pair_exits(states)["lost"]
    return pd.Series(
        {
            "lost": int(pairs.sum()),
            "kept": int((~pairs).sum()),
            "lost_low": lost.min(),
            "lost_high": lost.max(),
            "kept_low": kept.min(),
            "kept_high": kept.max(),
            "difference_low": difference[0].min(),
            "difference_high": difference[0].max(),
            "relabellings": len(labels),
            "p_low": share.min(),
            "p_high": share.max(),
            "unknown": int((cells == 0.5).sum()),
            "completions": len(filled),
        }
    )


def _completions(cells: np.ndarray, seed: int = 1992) -> np.ndarray:
    """The cells with every unknown one 0 or 1, a row a way; none and all of the unknown are always among the ways."""
    unknown = np.flatnonzero(cells == 0.5)
    if len(unknown) <= MOST_UNKNOWN:
        ways = (np.arange(2 ** len(unknown))[:, None] >> np.arange(len(unknown))) & 1
    else:
        drawn = np.random.default_rng(seed).integers(0, 2, (2**MOST_UNKNOWN - 2, len(unknown)))
        ways = np.vstack([np.zeros(len(unknown), int), np.ones(len(unknown), int), drawn])
    filled = np.repeat(np.floor(cells)[None, :], len(ways), axis=0)
    filled[:, unknown] = ways
    return filled
