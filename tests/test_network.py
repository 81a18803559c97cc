"""Graphs hold what status says, no more, in an order that nothing can change."""

import os
import subprocess
import sys

import networkx as nx
import pandas as pd
import pytest
from cases import case

from helpers import network
from helpers.status import participation

TREATY = {"concluded": "2000-01-01", "force_rule": "on_signature"}
BOTH = TREATY | {"scope": "bilateral", "framework": "bilateral"}


def signed(name, *states):
    return [(name, state, "signature", "2000-01-01") for state in states]


@pytest.fixture
def small():
    """Three states under one treaty; two of them under a bilateral one with its protocol."""
    acts = {"multi": TREATY, "pair": BOTH, "pair-protocol": BOTH, "unsure": BOTH | {"force_rule": "unknown"}}
    steps = [
        *signed("multi", "KAZ", "KGZ", "UZB"),
        *signed("pair", "KAZ", "UZB"),
        *signed("pair-protocol", "KAZ", "UZB"),
        *signed("unsure", "KAZ", "KGZ"),
    ]
    return case(acts, steps, [("pair-protocol", "protocol_to", "pair")])


def test_the_two_mode_network_joins_states_to_what_binds_them(small):
    graph = network.two_mode(small, "2020-01-01")
    assert nx.is_bipartite(graph)
    assert sorted(graph["KAZ"]) == ["multi", "pair", "pair-protocol"] and sorted(graph["KGZ"]) == ["multi"]
    assert graph.nodes["KAZ"]["bipartite"] == 0 and graph.nodes["multi"]["bipartite"] == 1
    assert "unsure" in network.two_mode(small, "2020-01-01", reading="possible")


def test_a_family_is_one_tie_and_keeps_its_layer(small):
    graph = network.ties(small, "2020-01-01")
    assert dict(graph["KAZ"]["UZB"]) == {
        "multi": {"tie": "multilateral", "level": "certain"},
        "pair": {"tie": "bilateral", "level": "certain"},
    }
    assert isinstance(graph, nx.MultiGraph) and list(graph.nodes) == sorted(graph.nodes) and len(graph) == 12


def test_a_tie_is_as_sure_as_the_surest_of_its_family():
    acts = {"pair": BOTH | {"force_rule": "unknown"}, "pair-protocol": BOTH}
    steps = [*signed("pair", "KAZ", "UZB"), *signed("pair-protocol", "KAZ", "UZB")]
    table = network.tie_table(
        case(acts, steps, [("pair-protocol", "amends", "pair")]), "2020-01-01", reading="possible"
    )
    assert table[["family", "level"]].to_numpy().tolist() == [["pair", "certain"]]


def test_the_projection_counts_instruments_and_newman_shares_them_out(small):
    graph = network.two_mode(small, "2020-01-01")
    count, newman = network.project(graph), network.project(graph, weight="newman")
    assert count["KAZ"]["UZB"]["weight"] == 3 and count["KAZ"]["KGZ"]["weight"] == 1
    assert newman["KAZ"]["UZB"]["weight"] == pytest.approx(1 / 2 + 1 + 1) and newman["KAZ"]["KGZ"]["weight"] == 0.5


def test_the_projection_agrees_with_networkx_on_the_real_record(dataset):
    graph = network.two_mode(dataset, "2020-01-01", reading="possible")
    states = [node for node, side in graph.nodes(data="bipartite") if side == 0]
    ours = network.project(graph)
    theirs = nx.bipartite.weighted_projected_graph(graph, states)
    assert {frozenset(edge): w for *edge, w in ours.edges(data="weight")} == {
        frozenset(edge): w for *edge, w in theirs.edges(data="weight")
    }
    newman = nx.bipartite.collaboration_weighted_projected_graph(graph, states)
    for a, b, weight in network.project(graph, weight="newman").edges(data="weight"):
        assert weight == pytest.approx(newman[a][b]["weight"])


def test_a_weight_that_is_none_is_refused(small):
    with pytest.raises(ValueError, match="'count' or 'newman'"):
        network.project(network.two_mode(small, "2020-01-01"), weight="sum")


def test_an_unmarked_node_is_refused():
    with pytest.raises(ValueError, match="marks every node"):
        network.project(nx.path_graph(3))


def test_the_default_network_is_of_regional_treaties_on_core_topics(dataset):
    chosen = network.select(dataset)
    acts = dataset.instruments.set_index("instrument_id").loc[chosen]
    assert set(acts["legal_form"]) == {"treaty"} and set(acts["role"]) == {"substantive"}
    assert set(acts["stage"]) == {"adopted"} and not set(acts["framework"]) - set(network.REGIONAL)
    wider = network.select(dataset, frameworks=None, legal_forms=None, roles=None, topics=None)
    assert len(wider) > len(chosen) and set(chosen) <= set(wider)


def test_a_code_that_is_none_is_refused_with_those_that_are(dataset):
    with pytest.raises(ValueError, match="no topic 'fishing'; there are .*readmission"):
        network.select(dataset, topics=["fishing"])


def test_snapshots_are_the_ties_of_each_day(dataset):
    days = ["1995-12-31", "2008-12-31", "2020-12-31"]
    table = network.snapshots(dataset, days, reading="possible")
    for on in days:
        ties = network.tie_table(dataset, on, reading="possible")
        counts = ties.groupby(["state_a", "state_b", "layer"]).size()
        column = table[pd.Timestamp(on)]
        pd.testing.assert_series_equal(column[column > 0], counts, check_names=False, check_dtype=False)


def test_a_wider_reading_never_loses_a_tie(dataset):
    for on in ("1994-01-01", "2005-01-01", "2020-01-01"):
        certain, presumed, possible = (
            set(map(tuple, network.tie_table(dataset, on, reading=reading).iloc[:, :4].to_numpy()))
            for reading in ("certain", "presumed", "possible")
        )
        assert certain <= presumed <= possible and certain < possible


def test_world_size_is_refused_with_advice(dataset):
    with pytest.raises(ValueError, match=r"use project\(two_mode"):
        network.tie_table(dataset, "2020-01-01", states=[f"S{number}" for number in range(198)])


def test_lineage_runs_from_the_later_act_to_the_earlier(dataset):
    graph = network.lineage(dataset)
    assert (
        graph.edges["cis-2005-11-25-labour-migration-protocol", "cis-1994-04-15-labour-migration"]["relation"]
        == "amends"
    )
    assert nx.is_directed_acyclic_graph(graph)


def test_participation_of_the_record_is_what_the_two_mode_network_shows(dataset):
    on, chosen = "2020-01-01", network.select(dataset)
    table = participation(dataset, on)
    table = table[table["instrument_id"].isin(chosen) & table["state"].isin(network.ties(dataset, on).nodes)]
    assert set(network.two_mode(dataset, on).edges) == set(zip(table["state"], table["instrument_id"], strict=True))


@pytest.mark.parametrize("seed", ["1", "2"])
def test_edges_come_in_one_order_on_any_hash_seed(seed):
    program = (
        "from helpers.dataset import load; from helpers import network as n; d = load();"
        "g = n.two_mode(d, '2020-01-01');"
        "print(list(g.edges), list(n.project(g).edges), list(n.ties(d, '2020-01-01').edges(keys=True)))"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", program], env=os.environ | {"PYTHONHASHSEED": value}, capture_output=True, check=True
        ).stdout
        for value in ("0", seed)
    }
    assert len(outputs) == 1
