"""Standing is told as intervals, and a rank only where they do not overlap."""

import networkx as nx
import numpy as np
import pandas as pd
import pytest
from cases import case

from helpers import measures

STATES = ("A", "B", "C", "D")


def ties(*rows):
    return pd.DataFrame(rows, columns=["state_a", "state_b", "family", "level"])


TIES = ties(
    ("A", "B", "f", "certain"), ("A", "B", "g", "certain"), ("A", "C", "h", "presumed"), ("C", "D", "i", "possible")
)


def test_degree_counts_states_and_strength_counts_families():
    assert measures.degree(TIES, STATES).to_dict() == {"A": 2, "B": 1, "C": 2, "D": 1}
    assert measures.strength(TIES, STATES).to_dict() == {"A": 3, "B": 2, "C": 2, "D": 1}


def test_bounds_run_from_the_certain_to_the_possible_network():
    assert measures.bounds("strength", TIES, STATES).loc["A"].tolist() == [2, 3, 3]
    assert measures.bounds("degree", TIES, STATES).loc["D"].tolist() == [0, 0, 1]


def test_a_measure_that_is_not_monotone_has_no_bounds():
    with pytest.raises(ValueError, match="has no bounds, only degree, strength"):
        measures.bounds("betweenness", TIES, STATES)


def test_betweenness_leaves_weights_out():
    heavy = ties(*(("A", "B", f"f{n}", "certain") for n in range(9)), ("B", "C", "g", "certain"))
    assert measures.betweenness(heavy, ("A", "B", "C")).to_dict() == {"A": 0.0, "B": 1.0, "C": 0.0}


def test_eigenvector_centrality_is_told_only_of_a_connected_network():
    assert measures.eigenvector(TIES.iloc[:2], STATES).isna().all()
    whole = measures.eigenvector(TIES, STATES)
    expected = nx.eigenvector_centrality_numpy(nx.Graph([("A", "B"), ("A", "C"), ("C", "D")]))
    assert whole.to_dict() == pytest.approx(expected)


def test_completions_hold_the_certain_and_the_possible_network():
    span = measures.completions("betweenness", TIES, STATES, draws=20)
    for network in (TIES[TIES["level"] == "certain"], TIES):
        value = measures.betweenness(network, STATES)
        assert ((span["low"] <= value) & (value <= span["high"])).all()


def test_completions_are_the_same_for_the_same_seed():
    first, second = (measures.completions("eigenvector", TIES, STATES, draws=50) for _ in range(2))
    pd.testing.assert_frame_equal(first, second)
    assert 0 < first["defined"].iloc[0] < 1


def test_a_rank_is_given_only_where_no_interval_overlaps():
    table = measures.ranks(pd.DataFrame({"low": [9, 3, 4, 1], "high": [9, 5, 6, 2]}, STATES))
    assert table["rank"].fillna(0).tolist() == [1, 0, 0, 4]
    assert table[["best", "worst"]].to_numpy().tolist() == [[1, 1], [2, 3], [2, 3], [4, 4]]


def test_equal_values_share_a_place_and_have_no_rank():
    table = measures.ranks(pd.DataFrame({"low": [3, 3], "high": [3, 3]}, ["A", "B"]))
    assert table["rank"].isna().all() and table["worst"].tolist() == [1, 1]


def test_what_is_not_defined_is_not_ranked():
    assert measures.ranks(pd.DataFrame({"low": [np.nan, 1.0], "high": [np.nan, 1.0]}, ["A", "B"])).loc["A"].isna().all()


def test_the_standing_of_the_twelve_tells_only_what_a_layer_allows(dataset):
    table = measures.standing(dataset, "2020-01-01")
    told = table.groupby("layer")["measure"].unique().map(set).to_dict()
    assert told == {"bilateral": {"degree", "strength", "betweenness", "eigenvector"}, "multilateral": {"strength"}}
    assert table.groupby(["layer", "measure"]).size().eq(12).all()
    assert (table["low"] <= table["high"]).all()
    assert set(table.loc[table["measure"].isin(["betweenness", "eigenvector"]), "kind"]) == {"range"}


def test_every_completion_has_the_certain_ties_and_no_others_than_the_possible():
    span = measures.completions("strength", TIES, STATES, draws=50)
    pd.testing.assert_frame_equal(
        span[["low", "high"]], measures.bounds("strength", TIES, STATES)[["low", "high"]], check_dtype=False
    )


def test_a_completion_can_lie_outside_the_certain_and_the_possible_network():
    open_triangle = ties(("A", "B", "f", "certain"), ("B", "C", "g", "possible"), ("A", "C", "h", "possible"))
    three = ("A", "B", "C")
    assert measures.betweenness(open_triangle, three)["B"] == measures.betweenness(open_triangle[:1], three)["B"] == 0
    assert measures.completions("betweenness", open_triangle, three, draws=50).at["B", "high"] == 1


def test_a_measure_that_is_always_defined_is_so_in_every_completion():
    assert (measures.completions("betweenness", TIES, STATES, draws=20)["defined"] == 1).all()
    alone = measures.completions("eigenvector", TIES[:2], STATES, draws=20)
    assert (alone["defined"] == 0).all() and alone[["low", "high"]].isna().all(axis=None)


def test_a_standing_runs_from_the_certain_to_the_possible_ties_of_its_layer():
    two = {"scope": "bilateral", "framework": "bilateral", "concluded": "2000-01-01"}
    acts = {
        "sure": two | {"force_rule": "on_signature"},
        "unsure": two,
        "all": {"concluded": "2000-01-01", "force_rule": "on_signature"},
    }
    parties = {"sure": ("KAZ", "UZB"), "unsure": ("KAZ", "KGZ"), "all": ("KAZ", "KGZ", "UZB")}
    steps = [(act, state, "signature", "2000-01-01") for act, states in parties.items() for state in states]
    table = measures.standing(case(acts, steps), "2020-01-01").set_index(["state", "layer", "measure"])
    columns = ["low", "high", "kind", "best", "worst"]
    assert table.loc[("KAZ", "bilateral", "degree"), columns].tolist() == [1, 2, "bounds", 1, 1]
    assert table.loc[("KGZ", "bilateral", "degree"), columns].tolist() == [0, 1, "bounds", 1, 3]
    assert table.loc[("KAZ", "multilateral", "strength"), columns].tolist() == [2, 2, "bounds", 1, 1]


def test_without_any_draw_the_range_runs_from_the_certain_to_the_possible_network():
    span = measures.completions("degree", TIES, STATES, draws=0)
    assert span.loc["C", ["low", "high"]].tolist() == [0, 2] and span.loc["A", ["low", "high"]].tolist() == [1, 2]
