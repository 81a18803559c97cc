"""The two-mode network of states and instruments, and its projection onto states."""

from collections.abc import Iterable, Sequence
from typing import Literal, get_args

import networkx as nx
import numpy as np
from scipy import sparse

from helpers.dataset import TWELVE, Dataset
from helpers.network.choice import check_states, chosen
from helpers.status import Basis, Reading, participation

Weight = Literal["count", "newman"]


def two_mode(
    dataset: Dataset,
    on: str,
    *,
    instruments: Iterable[str] | None = None,
    states: Sequence[str] = TWELVE,
    basis: Basis = "in_force",
    reading: Reading = "certain",
) -> nx.Graph:
    """The two-mode network of a day: states and the instruments that bind them.

    Parameters
    ----------
    on
        A day, ``"2020-01-01"``.
    instruments
        Ids, the default network where None.
    states
        ISO 3166 alpha-3 codes.
    basis, reading
        See :func:`helpers.status.participation`.

    Returns
    -------
    networkx.Graph
        n states (``bipartite=0``) and the instruments that bind at least one of them (``bipartite=1``, with
        ``framework`` and ``scope``), in alphabetical order; edges with ``level`` and ``rule``.

    Raises
    ------
    ValueError
        If the dataset does not know a state or an instrument.
    """
    check_states(dataset, states)
    ids = chosen(dataset, instruments)
    bound = participation(dataset, on, basis, reading)
    bound = bound[bound["state"].isin(states) & bound["instrument_id"].isin(ids)]
    bound = bound.drop_duplicates(["instrument_id", "state"]).sort_values(["instrument_id", "state"])
    acts = dataset.instruments.set_index("instrument_id")
    graph = nx.Graph()
    graph.add_nodes_from(sorted(states), bipartite=0)
    for name in sorted(bound["instrument_id"].unique()):
        graph.add_node(name, bipartite=1, framework=acts.at[name, "framework"], scope=acts.at[name, "scope"])
    graph.add_edges_from(
        (row.state, row.instrument_id, {"level": row.level, "rule": row.rule}) for row in bound.itertuples()
    )
    return graph


def project(graph: nx.Graph, *, weight: Weight = "count") -> nx.Graph:
    """Fold a two-mode network onto its states, at any size, by one sparse product.

    Parameters
    ----------
    graph
        n states (``bipartite=0``) and m instruments (``bipartite=1``), as of :func:`two_mode`.
    weight
        ``"count"``: instruments in common. ``"newman"``: an instrument of k parties among these states adds
        1 / (k - 1) to each of its pairs (Newman 2001, Phys. Rev. E 64, 016132, eq. 2).

    Returns
    -------
    networkx.Graph
        n nodes in alphabetical order, an edge with ``weight`` for each pair with an instrument in common. What
        holds between two states only (suspension, refusal, displacement) is not seen here: :func:`ties` sees it.

    Raises
    ------
    ValueError
        If ``weight`` is neither of the two, or the graph is not two-mode.
    """
    if weight not in get_args(Weight):
        raise ValueError(f"weight is 'count' or 'newman', not {weight!r}")
    sides = nx.get_node_attributes(graph, "bipartite")
    if len(sides) < len(graph):
        raise ValueError("a two-mode network marks every node with bipartite=0 (state) or 1 (instrument)")
    states = sorted(node for node, side in sides.items() if side == 0)
    acts = sorted(node for node, side in sides.items() if side == 1)
    folded = nx.Graph()
    folded.add_nodes_from(states)
    if not states or not acts:
        return folded
    incidence = nx.bipartite.biadjacency_matrix(graph, states, acts, weight=None, format="csr").astype(float)
    incidence.data[:] = 1
    parties = np.asarray(incidence.sum(axis=0)).ravel()
    share = np.divide(1.0, parties - 1, out=np.zeros_like(parties), where=parties > 1)
    scale = np.ones_like(parties) if weight == "count" else share
    common = sparse.triu(incidence @ sparse.diags_array(scale) @ incidence.T, k=1).tocoo()
    order = np.lexsort((common.col, common.row))
    number = int if weight == "count" else float
    folded.add_edges_from(
        (states[common.row[k]], states[common.col[k]], {"weight": number(common.data[k])}) for k in order
    )
    return folded


def lineage(dataset: Dataset, instruments: Iterable[str] | None = None) -> nx.DiGraph:
    """Which instrument amends, supplements, supersedes, implements or ends which.

    Parameters
    ----------
    instruments
        Ids; all where None. A link is kept where both its ends are among them.

    Returns
    -------
    networkx.DiGraph
        Instruments in alphabetical order with ``concluded``; edges from the later act to the earlier, with
        ``relation``.
    """
    acts = dataset.instruments.set_index("instrument_id")
    ids = sorted(acts.index if instruments is None else chosen(dataset, instruments))
    graph = nx.DiGraph()
    graph.add_nodes_from((name, {"concluded": acts.at[name, "concluded"]}) for name in ids)
    links = dataset.relations
    links = links[links["instrument_id"].isin(ids) & links["target_id"].isin(ids)]
    graph.add_edges_from((row.instrument_id, row.target_id, {"relation": row.relation}) for row in links.itertuples())
    return graph
