"""Ties between two states: families of instruments that bind both, on a day or through the years."""

from collections.abc import Iterable, Sequence

import networkx as nx
import numpy as np
import pandas as pd
from scipy import sparse

from helpers.dataset import TWELVE, Dataset
from helpers.network.choice import check_states, chosen
from helpers.status import READINGS, Basis, Reading, asked_day, at_least, levels, pair_spells

#: More states than these make more pairs than can be looked at one by one.
MOST_STATES = 60
LAYERS = ("bilateral", "multilateral")


def tie_spells(
    dataset: Dataset,
    *,
    instruments: Iterable[str] | None = None,
    states: Sequence[str] = TWELVE,
    basis: Basis = "in_force",
) -> pd.DataFrame:
    """The spells of :func:`helpers.status.pair_spells` within a network, with the ``layer`` of each.

    Parameters
    ----------
    instruments
        Ids, the default network where None.
    states
        ISO 3166 alpha-3 codes, at most 60.
    basis
        See :func:`helpers.status.spells`.

    Raises
    ------
    ValueError
        If there are more states than can be looked at pair by pair, or a state or an instrument that the dataset does
        not know.
    """
    if len(states) > MOST_STATES:
        raise ValueError(
            f"{len(states)} states make {len(states) * (len(states) - 1) // 2:,} pairs to look at one by one: "
            "use project(two_mode(...)), which takes any number"
        )
    check_states(dataset, states)
    acts = chosen(dataset, instruments)
    frame = pair_spells(dataset, basis)
    frame = frame[frame["instrument_id"].isin(acts) & frame["state_a"].isin(states) & frame["state_b"].isin(states)]
    scope = dataset.instruments.set_index("instrument_id")["scope"]
    return frame.assign(layer=scope.reindex(frame["instrument_id"]).to_numpy()).reset_index(drop=True)


def tie_table(
    dataset: Dataset,
    on: str,
    *,
    instruments: Iterable[str] | None = None,
    states: Sequence[str] = TWELVE,
    basis: Basis = "in_force",
    reading: Reading = "certain",
) -> pd.DataFrame:
    """The ties of a day: one row for each pair and family.

    Parameters
    ----------
    on
        A day, ``"2020-01-01"``, not after the last day of the record.
    instruments, states, basis
        As for :func:`tie_spells`.
    reading
        ``"certain"``, ``"presumed"`` (and certain) or ``"possible"`` (and both).

    Returns
    -------
    pandas.DataFrame
        ``state_a, state_b, layer`` (bilateral or multilateral), ``family`` and ``level``, the surest of its
        instruments.
    """
    frame = tie_spells(dataset, instruments=instruments, states=states, basis=basis)
    level = levels(frame, asked_day(dataset, on))
    frame = frame.assign(level=level, rank=level.map({word: place for place, word in enumerate(READINGS)}))
    keys = ["state_a", "state_b", "layer", "family"]
    frame = frame[at_least(level, reading)].sort_values([*keys, "rank"])
    return frame[[*keys, "level"]].drop_duplicates(keys, ignore_index=True)


def ties(dataset: Dataset, on: str, *, states: Sequence[str] = TWELVE, **choice) -> nx.MultiGraph:
    """The network of ties of a day: an edge for each pair of states and family of instruments between them.

    Parameters
    ----------
    on, states, choice
        As for :func:`tie_table`.

    Returns
    -------
    networkx.MultiGraph
        The states in alphabetical order; edges keyed by family, with ``tie`` (bilateral or multilateral) and ``level``.
    """
    graph = nx.MultiGraph()
    graph.add_nodes_from(sorted(states))
    for row in tie_table(dataset, on, states=states, **choice).itertuples():
        graph.add_edge(row.state_a, row.state_b, key=row.family, tie=row.layer, level=row.level)
    return graph


def snapshots(dataset: Dataset, dates: Iterable[str], *, reading: Reading = "certain", **choice) -> pd.DataFrame:
    """Ties on many days at once, by two sparse products: spells to families, families to pairs.

    Parameters
    ----------
    dates
        Days; the study takes 31 December of each year. One that is asked for twice has two columns.
    reading, choice
        As for :func:`tie_table`.

    Returns
    -------
    pandas.DataFrame
        Number of families, by ``state_a, state_b, layer`` (rows, only pairs tied on one of the days) and day (columns).
    """
    frame = tie_spells(dataset, **choice)
    days = [asked_day(dataset, on) for on in dates]
    holds = np.zeros((len(frame), len(days)), dtype=int)
    for place, on in enumerate(days):
        holds[:, place] = at_least(levels(frame, on), reading)
    pair = ["state_a", "state_b", "layer"]
    tie_of = frame.groupby([*pair, "family"]).ngroup().to_numpy()
    tie_list = frame[[*pair, "family"]].drop_duplicates().sort_values([*pair, "family"], ignore_index=True)
    pair_of = tie_list.groupby(pair).ngroup().to_numpy()
    per_family = (_membership(tie_of, len(tie_list)) @ sparse.csr_array(holds)).minimum(1)
    counts = (_membership(pair_of, len(tie_list.drop_duplicates(pair))) @ per_family).toarray()
    index = pd.MultiIndex.from_frame(tie_list[pair].drop_duplicates())
    table = pd.DataFrame(counts, index, pd.DatetimeIndex(days, name="day"))
    return table[(table > 0).any(axis=1)]


def _membership(group: pd.Series, size: int) -> sparse.csr_array:
    """Groups by members: 1 where the member is of the group."""
    return sparse.csr_array(([1] * len(group), (group, range(len(group)))), shape=(size, len(group)))
