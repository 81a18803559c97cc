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


def test_an_instrument_that_is_tied_twice_to_a_state_counts_once():
    graph = nx.MultiGraph([("A", "act"), ("A", "act"), ("B", "act")])
    nx.set_node_attributes(graph, {"A": 0, "B": 0, "act": 1}, "bipartite")
    for weight in ("count", "newman"):
        assert list(network.project(graph, weight=weight).edges(data="weight")) == [("A", "B", 1)]


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


def test_a_state_that_is_none_is_refused(small):
    with pytest.raises(ValueError, match="no state of the dataset: ZZZ"):
        network.ties(small, "2020-01-01", states=["KAZ", "ZZZ"])


@pytest.mark.parametrize(
    ("choice", "why"),
    [
        ({"states": ["KAZ", "ZZZ"]}, "no state of the dataset: ZZZ; see dataset.states"),
        ({"states": "KAZ"}, r"states takes several: give a list, \['KAZ'\]"),
        ({"instruments": ["multi", "many"]}, "no instrument of the dataset: many; see dataset.instruments"),
        ({"instruments": "multi"}, r"instruments takes several: give a list, \['multi'\]"),
    ],
)
def test_a_state_or_an_instrument_that_is_none_or_no_list_is_refused(small, choice, why):
    for network_of in (network.ties, network.two_mode):
        with pytest.raises(ValueError, match=why):
            network_of(small, "2020-01-01", **choice)


@pytest.mark.parametrize("field", ["topic", "framework", "legal_form", "role", "scope"])
def test_one_text_is_no_list_of_codes(dataset, field):
    with pytest.raises(ValueError, match=rf"{field}s takes several: give a list, \['visa'\]"):
        network.select(dataset, **{f"{field}s": "visa"})


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


def test_a_day_asked_for_twice_has_two_columns_of_snapshots_and_no_day_has_none(small):
    once, twice = (network.snapshots(small, ["2020-01-01"] * times) for times in (1, 2))
    assert twice.to_numpy().tolist() == [[row, row] for (row,) in once.to_numpy().tolist()]
    assert network.snapshots(small, []).shape == (0, 0)


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


def test_the_two_mode_network_of_a_basis_or_a_reading_tells_level_and_rule(small):
    assert network.two_mode(small, "2020-01-01").edges["KAZ", "multi"] == {"level": "certain", "rule": "on_signature"}
    possible = network.two_mode(small, "2020-01-01", reading="possible").edges["KAZ", "unsure"]
    assert possible == {"level": "possible", "rule": "force_not_seen"}
    assert network.two_mode(small, "2020-01-01", basis="signed").edges["KAZ", "unsure"]["rule"] == "signature"


def test_states_that_nothing_binds_are_projected_without_an_edge(small):
    graph = network.project(network.two_mode(small, "2020-01-01", instruments=[]))
    assert len(graph) == 12 and not graph.edges
    assert len(network.project(nx.Graph())) == 0


def test_ties_of_some_states_are_only_those_among_them(small):
    table = network.tie_table(small, "2020-01-01", states=("KAZ", "KGZ"))
    assert table[["state_a", "state_b", "family"]].to_numpy().tolist() == [["KAZ", "KGZ", "multi"]]


def test_sixty_states_are_looked_at_pair_by_pair_and_one_more_is_not(small):
    names = [f"S{number}" for number in range(61)]
    states = pd.DataFrame({"state": names}).reindex(columns=small.states.columns, fill_value="")
    large = small.with_tables(states=states)
    assert network.tie_table(large, "2020-01-01", states=names[:60]).empty
    with pytest.raises(ValueError, match="61 states make 1,830 pairs"):
        network.tie_table(large, "2020-01-01", states=names)


def test_no_tie_is_told_of_a_day_after_the_record(small):
    with pytest.raises(ValueError, match="the record ends on 2026-01-01"):
        network.tie_table(small, "2026-01-02")
    with pytest.raises(ValueError, match="the record ends on 2026-01-01"):
        network.snapshots(small, ["2020-01-01", "2026-01-02"])


def test_snapshots_count_families_of_the_reading_and_leave_out_pairs_that_were_never_tied(small):
    rows = {
        reading: network.snapshots(small, ["1999-12-31", "2020-01-01"], reading=reading).reset_index()
        for reading in ("certain", "possible")
    }
    multilateral = [
        ["KAZ", "KGZ", "multilateral", 0, 1],
        ["KAZ", "UZB", "multilateral", 0, 1],
        ["KGZ", "UZB", "multilateral", 0, 1],
    ]
    pair, unsure = ["KAZ", "UZB", "bilateral", 0, 1], ["KAZ", "KGZ", "bilateral", 0, 1]
    assert rows["certain"].to_numpy().tolist() == sorted([*multilateral, pair])
    assert rows["possible"].to_numpy().tolist() == sorted([*multilateral, pair, unsure])


def test_the_lineage_of_some_instruments_has_only_links_among_them(small):
    graph = network.lineage(small, ["pair-protocol", "multi"])
    assert list(graph) == ["multi", "pair-protocol"] and not graph.edges
    assert list(network.lineage(small).edges) == [("pair-protocol", "pair")]


def test_a_choice_narrows_the_network_by_each_of_its_codes():
    acts = {
        "treaty": TREATY,
        "soft": TREATY | {"legal_form": "soft"},
        "means": TREATY | {"role": "constitutive"},
        "two": BOTH,
        "world": TREATY | {"framework": "UN"},
        "draft": TREATY | {"stage": "draft"},
    }
    data = case(acts, signed("treaty", "KAZ", "UZB"))
    data = data.with_tables(topics=data.topics.replace({"topic": {"visa": "trafficking"}}))
    assert list(network.select(data)) == ["treaty", "two"]
    assert list(network.select(data, scopes=["multilateral"])) == ["treaty"]
    assert list(network.select(data, legal_forms=["soft"])) == ["soft"]
    assert list(network.select(data, roles=["constitutive"])) == ["means"]
    assert list(network.select(data, frameworks=["UN"])) == ["world"]
    assert list(network.select(data, topics=["visa"])) == []
    assert list(network.select(data, frameworks=None, legal_forms=None, roles=None, topics=None)) == sorted(
        set(acts) - {"draft"}
    )


def test_only_the_world_europe_and_the_dialogues_are_layers_that_one_asks_for(dataset):
    frameworks = set(dataset.vocabulary.loc[dataset.vocabulary["field"] == "framework", "code"])
    asked_for = {"UN", "ILO", "CouncilOfEurope", "AlmatyProcess", "BudapestProcess", "PragueProcess", "national"}
    assert frameworks - set(network.REGIONAL) == asked_for
