"""Families: an agreement with its protocols and amendments is one tie, not several."""

import networkx as nx
import pandas as pd

from helpers.dataset import Dataset, derived

#: Relations that join; an act that implements or supersedes another stands on its own.
JOINS = ("protocol_to", "amends")


def _links(dataset: Dataset) -> nx.DiGraph:
    """Every instrument, with an edge to each that it amends or supplements; none crosses bilateral and multilateral."""
    scope = dataset.instruments.set_index("instrument_id")["scope"]
    links = dataset.relations[dataset.relations["relation"].isin(JOINS)]
    graph = nx.DiGraph()
    graph.add_nodes_from(scope.index)
    graph.add_edges_from(
        (later, earlier)
        for later, earlier in zip(links["instrument_id"], links["target_id"], strict=True)
        if scope[later] == scope[earlier]
    )
    return graph


@derived
def amended(dataset: Dataset) -> pd.DataFrame:
    """What each instrument amends or supplements, directly or through another.

    Returns
    -------
    pandas.DataFrame
        ``instrument_id`` (the later) and ``target_id``, a row a pair.
    """
    graph = _links(dataset)
    pairs = [(later, earlier) for later in graph for earlier in sorted(nx.descendants(graph, later) - {later})]
    return pd.DataFrame(pairs, columns=["instrument_id", "target_id"], dtype=object)


@derived
def families(dataset: Dataset) -> pd.Series:
    """The root of each instrument.

    A root is the instrument that the others of its family amend or supplement, the earliest by name where there are
    several. A family does not cross bilateral and multilateral.

    Returns
    -------
    pandas.Series
        Root id by instrument id, for every instrument.
    """
    graph, roots = _links(dataset), {}
    for members in nx.weakly_connected_components(graph):
        root = min(members, key=lambda member: (graph.out_degree(member), member))
        roots.update(dict.fromkeys(members, root))
    return pd.Series(roots, name="family").reindex(dataset.instruments["instrument_id"])
