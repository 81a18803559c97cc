"""Where states stand in the network, as intervals: certain ties below, possible ties above.

A tie is a legal relation, not an amount of cooperation.
"""

from collections.abc import Callable

import networkx as nx
import numpy as np
import pandas as pd

from helpers.dataset import TWELVE, Dataset
from helpers.network import tie_table

#: Completions drawn for measures that more ties can raise or lower.
DRAWS = 500
#: Of NumPy's generator.
SEED = 1991


def layer_graph(ties: pd.DataFrame, states: tuple[str, ...] = TWELVE) -> nx.Graph:
    """Ties as a simple graph: an edge for each tied pair, ``weight`` the number of families.

    Parameters
    ----------
    ties
        Rows of :func:`helpers.network.tie_table`.
    """
    graph = nx.Graph()
    graph.add_nodes_from(sorted(states))
    counts = ties.groupby(["state_a", "state_b"]).size()
    graph.add_edges_from((a, b, {"weight": int(number)}) for (a, b), number in counts.items())
    return graph


def degree(ties: pd.DataFrame, states: tuple[str, ...] = TWELVE) -> pd.Series:
    """Number of states with which each has at least one tie."""
    return pd.Series(dict(layer_graph(ties, states).degree()), dtype=int)


def strength(ties: pd.DataFrame, states: tuple[str, ...] = TWELVE) -> pd.Series:
    """Number of ties, that is of families, of each state."""
    return pd.Series(dict(layer_graph(ties, states).degree(weight="weight")), dtype=int)


def betweenness(ties: pd.DataFrame, states: tuple[str, ...] = TWELVE) -> pd.Series:
    """Share of shortest paths that pass through each state, unweighted (Freeman 1977, Sociometry 40, 35-41).

    networkx reads weights as distances, while more families are not a longer way: weights are left out.
    """
    return pd.Series(nx.betweenness_centrality(layer_graph(ties, states)), dtype=float)


def eigenvector(ties: pd.DataFrame, states: tuple[str, ...] = TWELVE) -> pd.Series:
    """Eigenvector centrality, unweighted (Bonacich 1972); NaN for all where the graph is not connected."""
    graph = layer_graph(ties, states)
    if not nx.is_connected(graph):
        return pd.Series(np.nan, graph.nodes)
    return pd.Series(nx.eigenvector_centrality_numpy(graph, weight=None), dtype=float)


#: More ties can only raise these, so the certain and the possible network bound them.
MONOTONE: dict[str, Callable] = {"degree": degree, "strength": strength}
#: More ties can raise or lower these: a range over completions is no bound, and is labelled so.
SAMPLED: dict[str, Callable] = {"betweenness": betweenness, "eigenvector": eigenvector}


def bounds(measure: str, possible: pd.DataFrame, states: tuple[str, ...] = TWELVE) -> pd.DataFrame:
    """Bounds of a monotone measure.

    Parameters
    ----------
    measure
        ``"degree"`` or ``"strength"``.
    possible
        All ties of a layer that are possible, with their ``level``.

    Returns
    -------
    pandas.DataFrame
        By state: ``low`` (certain ties), ``presumed`` (and presumed ones), ``high`` (all), in whole ties.

    Raises
    ------
    ValueError
        If the measure is not monotone in the ties.
    """
    if measure not in MONOTONE:
        raise ValueError(f"{measure!r} has no bounds, only {', '.join(MONOTONE)}; see completions()")
    of = MONOTONE[measure]
    level = possible["level"]
    return pd.DataFrame(
        {
            "low": of(possible[level == "certain"], states),
            "presumed": of(possible[level.isin(["certain", "presumed"])], states),
            "high": of(possible, states),
        }
    )


def completions(
    measure: str, possible: pd.DataFrame, states: tuple[str, ...] = TWELVE, *, draws: int = DRAWS
) -> pd.DataFrame:
    """Range of a measure over completions of what is unknown.

    Each tie that is not certain is there or not with even odds, independently; the networks of the certain and of all
    possible ties are always among the completions. The range is not a bound.

    Parameters
    ----------
    measure
        ``"betweenness"``, ``"eigenvector"``, or a monotone measure.
    possible
        All ties of a layer that are possible, with their ``level``.
    draws
        Number of completions.

    Returns
    -------
    pandas.DataFrame
        By state: ``low`` and ``high`` over the completions in which the measure is defined (NaN if in none) and
        ``defined``, the share of those.
    """
    of = (MONOTONE | SAMPLED)[measure]
    certain = (possible["level"] == "certain").to_numpy()
    generator = np.random.default_rng(SEED)
    keep = [certain, np.ones(len(possible), bool)]
    keep += [certain | chosen for chosen in generator.random((draws, len(possible))) < 0.5]
    table = pd.DataFrame({number: of(possible[chosen], states) for number, chosen in enumerate(keep)})
    return pd.DataFrame({"low": table.min(axis=1), "high": table.max(axis=1), "defined": table.notna().mean(axis=1)})


def ranks(intervals: pd.DataFrame) -> pd.DataFrame:
    """The rank that intervals allow.

    A rank counts the states that are above, so that equal ones share it.

    Parameters
    ----------
    intervals
        ``low`` and ``high`` by state; more is first.

    Returns
    -------
    pandas.DataFrame
        By state: ``best`` and ``worst`` rank possible, and ``rank``: the number where the interval overlaps no other,
        else NA, *not ranked*.
    """
    low, high = intervals["low"].to_numpy()[:, None], intervals["high"].to_numpy()[:, None]
    above, perhaps_above = (low.T > high).sum(axis=1), (high.T > low)
    np.fill_diagonal(perhaps_above, False)
    overlaps = ((low.T <= high) & (high.T >= low)).sum(axis=1) > 1
    table = pd.DataFrame({"best": above + 1, "worst": perhaps_above.sum(axis=1) + 1}, intervals.index)
    table["rank"] = table["best"].where(~overlaps).astype("Int64")
    return table.mask(intervals["low"].isna()).astype("Int64")


def standing(
    dataset: Dataset, on: str, *, instruments: pd.Index | None = None, states: tuple[str, ...] = TWELVE
) -> pd.DataFrame:
    """The states by every measure that their layer allows, on a day.

    On the multilateral layer nearly all pairs are tied, so only strength is told; betweenness and eigenvector
    centrality are of the bilateral layer.

    Returns
    -------
    pandas.DataFrame
        ``state, layer, measure, low, high, kind`` (bounds, or range over completions), ``best, worst, rank``.
    """
    possible = tie_table(dataset, on, instruments=instruments, states=states, reading="possible")
    told = {"bilateral": ("degree", "strength", "betweenness", "eigenvector"), "multilateral": ("strength",)}
    parts = []
    for layer, names in told.items():
        of_layer = possible[possible["layer"] == layer]
        for name in names:
            kind, span = (
                ("bounds", bounds(name, of_layer, states))
                if name in MONOTONE
                else ("range", completions(name, of_layer, states))
            )
            part = span[["low", "high"]].astype(float).round(4)
            parts.append(part.join(ranks(part)).assign(layer=layer, measure=name, kind=kind).rename_axis("state"))
    table = pd.concat(parts).reset_index()
    return table[["state", "layer", "measure", "low", "high", "kind", "best", "worst", "rank"]]
