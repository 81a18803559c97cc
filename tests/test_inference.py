"""Association between matrices of pairs, where the answer is known beforehand."""

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from helpers.inference import CONSTANT, matrices, mrqap, qap

NODES = 12


def symmetric(generator: np.random.Generator, nodes: int = NODES) -> np.ndarray:
    half = np.triu(generator.normal(size=(nodes, nodes)), 1)
    return half + half.T


def of_nodes(generator: np.random.Generator) -> np.ndarray:
    """A matrix in which most of what a pair has comes from its two nodes."""
    value = generator.normal(size=NODES)
    return value[:, None] + value + symmetric(generator) / 2


@pytest.fixture
def three() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    generator = np.random.default_rng(3)
    x, z = symmetric(generator), symmetric(generator)
    return x, z, 2 * x + symmetric(generator)


def test_independent_matrices_are_rarely_called_associated_even_where_pairs_share_nodes():
    generator = np.random.default_rng(1)
    values = [
        qap(of_nodes(generator), of_nodes(generator), permutations=99, seed=number).p_value for number in range(200)
    ]
    assert np.mean(np.array(values) <= 0.05) < 0.10
    levels = [0.25, 0.5, 0.75]
    assert [np.mean(np.array(values) <= level) for level in levels] == pytest.approx(levels, abs=0.1)


def test_a_test_that_took_pairs_for_independent_would_call_them_associated_too_often():
    from scipy.stats import pearsonr

    generator = np.random.default_rng(1)
    above = np.triu_indices(NODES, 1)
    values = [pearsonr(of_nodes(generator)[above], of_nodes(generator)[above]).pvalue for _ in range(200)]
    assert np.mean(np.array(values) <= 0.05) > 0.15


def test_a_predictor_without_effect_beside_one_with_effect_is_rarely_called_associated():
    generator = np.random.default_rng(2)
    values = []
    for number in range(150):
        x, z = of_nodes(generator), of_nodes(generator)
        values.append(
            mrqap(x + of_nodes(generator), {"x": x, "z": z + x}, permutations=99, seed=number).terms.at["z", "p_value"]
        )
    assert np.mean(np.array(values) <= 0.05) < 0.10


def test_a_planted_association_is_found_with_its_size(three):
    x, z, y = three
    terms = mrqap(y, {"x": x, "z": z}, permutations=499).terms
    assert terms.at["x", "p_value"] == 1 / 500
    assert terms.at["z", "p_value"] > 0.05
    assert terms.at["x", "low"] < 2 < terms.at["x", "high"]
    assert terms.at["x", "low"] > 0 > terms.at["z", "low"]
    assert qap(x, y, permutations=499).p_value == 1 / 500


def test_less_where_there_is_more_is_an_association_too(three):
    x, z, y = three
    assert qap(-x, y, permutations=499).p_value == 1 / 500
    terms = mrqap(-y, {"x": x, "z": z}, permutations=499).terms
    assert terms.at["x", "coefficient"] < 0 and terms.at["x", "p_value"] == 1 / 500


def test_a_predictor_is_tested_by_what_the_others_do_not_explain(three):
    x, z, y = three
    first, second = (mrqap(y, {"x": x, "z": other}, permutations=499).terms for other in (z, z + 3 * x))
    assert first.at["z", "p_value"] == second.at["z", "p_value"]
    assert first.at["z", "coefficient"] == pytest.approx(second.at["z", "coefficient"])


def test_the_interval_holds_the_value_at_least_as_often_as_it_says():
    generator = np.random.default_rng(4)
    found = (qap(of_nodes(generator), of_nodes(generator), permutations=1) for _ in range(150))
    assert np.mean([one.low <= 0 <= one.high for one in found]) >= 0.93


def test_the_coefficients_are_those_of_least_squares(three):
    x, z, y = three
    above = np.triu_indices(NODES, 1)
    design = np.column_stack([x[above], z[above], np.ones(66)])
    model = mrqap(y, {"x": x, "z": z}, permutations=1)
    assert model.terms["coefficient"].tolist() == pytest.approx(np.linalg.lstsq(design, y[above])[0].tolist())
    assert model.terms.index.tolist() == ["x", "z", CONSTANT]
    assert qap(x, y, permutations=1).r == pytest.approx(np.corrcoef(x[above], y[above])[0, 1])


def test_the_t_value_is_that_of_least_squares(three):
    x, z, y = three
    above = np.triu_indices(NODES, 1)
    design = np.column_stack([x[above], z[above], np.ones(66)])
    fit = np.linalg.lstsq(design, y[above])[0]
    variance = ((y[above] - design @ fit) ** 2).sum() / 63 * np.linalg.inv(design.T @ design)
    t = mrqap(y, {"x": x, "z": z}, permutations=1).terms["t"]
    assert t[["x", "z"]].tolist() == pytest.approx((fit / np.sqrt(np.diag(variance)))[:2].tolist())


def test_with_one_predictor_double_semi_partialling_is_plain_qap(three):
    _, z, y = three
    one, model = qap(z, y, permutations=499), mrqap(y, {"z": z}, permutations=499)
    assert 0.01 < one.p_value < 1
    assert model.terms.at["z", "p_value"] == one.p_value
    assert model.r_squared == pytest.approx(one.r**2)


def test_relabelling_both_matrices_alike_changes_no_statistic(three):
    x, z, y = three
    order = np.random.default_rng(5).permutation(NODES)
    swap = np.ix_(order, order)
    whole, turned = qap(x, y, permutations=1), qap(x[swap], y[swap], permutations=1)
    assert (turned.r, turned.low, turned.high) == pytest.approx((whole.r, whole.low, whole.high))
    first, second = (
        mrqap(one, {"x": two, "z": three}, permutations=1).terms.drop(columns="p_value")
        for one, two, three in ((y, x, z), (y[swap], x[swap], z[swap]))
    )
    pd.testing.assert_frame_equal(first, second)


def test_frames_in_another_order_are_matched_by_their_labels(three):
    x, _, y = three
    names = list("ABCDEFGHIJKL")
    frame = pd.DataFrame(y, names, names)
    turned = frame.loc[names[::-1], names[::-1]]
    found = qap(pd.DataFrame(x, names, names), turned, permutations=1)
    assert found.r == pytest.approx(qap(x, y, permutations=1).r)
    assert found.without.index.tolist() == names


def test_without_a_node_the_correlation_is_that_of_the_others(three):
    x, _, y = three
    without = qap(x, y, permutations=1).without
    assert without[0] == pytest.approx(qap(x[1:, 1:], y[1:, 1:], permutations=1).r)


def test_a_pair_that_is_not_known_is_dropped_and_told_and_never_zero(three):
    x, z, y = (matrix.copy() for matrix in three)
    whole = mrqap(y, {"x": x, "z": z}, permutations=99)
    assert (whole.dyads, whole.dropped) == (66, 0)
    x[0, 1] = x[1, 0] = np.nan
    z[2, 3] = z[3, 2] = np.nan
    model = mrqap(y, {"x": x, "z": z}, permutations=99)
    assert (model.dyads, model.dropped) == (64, 2)
    one = qap(x, y, permutations=99)
    assert (one.dyads, one.dropped) == (65, 1)
    above = np.triu_indices(NODES, 1)
    known = ~np.isnan(x[above])
    assert one.r == pytest.approx(np.corrcoef(x[above][known], y[above][known])[0, 1])
    assert one.r != pytest.approx(np.corrcoef(np.nan_to_num(x[above]), y[above])[0, 1])


def test_the_diagonal_says_nothing(three):
    x, _, y = three
    marked = x.copy()
    for nothing in (np.nan, -np.inf, 9):
        np.fill_diagonal(marked, nothing)
        assert qap(marked, y, permutations=49) == qap(x, y, permutations=49)


def test_the_same_seed_gives_the_same_values_and_another_seed_others(three):
    _, z, y = three
    first, again, other = (qap(z, y, permutations=199, seed=seed).p_value for seed in (7, 7, 8))
    assert first == again
    assert first != other


def test_a_large_matrix_in_batches_gives_the_same_values(three, monkeypatch):
    _, z, y = three
    whole = qap(z, y, permutations=199)
    monkeypatch.setattr(matrices, "BATCH", 1000)
    assert qap(z, y, permutations=199) == whole


def test_no_p_value_is_zero(three):
    x, _, _ = three
    assert qap(x, x, permutations=9).p_value == pytest.approx(0.1)


def test_a_result_that_hangs_on_one_node_has_a_wide_interval():
    generator = np.random.default_rng(6)
    x, y = symmetric(generator), symmetric(generator)
    x[0, 1:] += 6
    x[1:, 0] += 6
    y[0, 1:] += 6
    y[1:, 0] += 6
    hub = qap(x, y, permutations=1)
    assert hub.r > 0.7
    assert hub.without.idxmin() == 0
    assert hub.low < 0.3


@pytest.mark.parametrize(
    ("x", "message"),
    {
        "not square": (np.ones((12, 11)), "x: .*square"),
        "another size": (np.ones((11, 11)), "x: 11 nodes, where"),
        "a row": (np.ones(12), "square"),
        "asymmetric": (np.arange(144).reshape(12, 12), "x: is not symmetric"),
        "constant": (np.ones((12, 12)), "x: has the same value for all 66"),
        "infinite": (np.full((12, 12), -np.inf), "write NaN"),
        "unknown": (np.full((12, 12), np.nan), "only 0 pairs"),
    }.values(),
)
def test_what_is_no_matrix_of_pairs_is_refused_with_its_name(three, x, message):
    _, _, y = three
    with pytest.raises(ValueError, match=message):
        mrqap(y, {"x": x}, permutations=9)


def test_frames_of_other_nodes_are_refused(three):
    x, _, y = three
    names = list("ABCDEFGHIJKL")
    with pytest.raises(ValueError, match="same nodes"):
        qap(pd.DataFrame(x, names, names), pd.DataFrame(y, names[::-1], [*names[1:], "Z"]))


def test_an_unknown_direction_beside_a_known_one_is_no_symmetric_matrix(three):
    x, _, y = (matrix.copy() for matrix in three)
    x[0, 1] = np.nan
    with pytest.raises(ValueError, match="not symmetric"):
        qap(x, y, permutations=9)


def test_predictors_that_follow_from_each_other_no_predictor_and_no_permutation_are_refused(three):
    x, z, y = three
    with pytest.raises(ValueError, match="not independent"):
        mrqap(y, {"x": x, "z": z, "both": x + z}, permutations=9)
    with pytest.raises(ValueError, match="no predictor"):
        mrqap(y, {})
    with pytest.raises(ValueError, match="cannot be named"):
        mrqap(y, {"outcome": x})
    with pytest.raises(ValueError, match="one or more"):
        qap(x, y, permutations=0)
    with pytest.raises(ValueError, match="too few to permute"):
        qap(x[:3, :3], y[:3, :3])


def test_a_relabelling_that_gives_the_same_value_or_none_counts_as_one_that_is_as_large():
    assert matrices.p_value(-0.5, np.array([0.5, -0.5 + 1e-12, 0.4, np.nan])) == 4 / 5


def test_the_interval_of_a_correlation_is_a_jackknife_of_fishers_z_told_as_a_correlation(three):
    x, y, _ = three
    nodes = len(x)
    stays = [np.delete(np.arange(nodes), node) for node in range(nodes)]

    def z(keep):
        above = np.triu_indices(len(keep), 1)
        return np.arctanh(np.corrcoef(x[np.ix_(keep, keep)][above], y[np.ix_(keep, keep)][above])[0, 1])

    left = np.array([z(keep) for keep in stays])
    reach = stats.t.ppf(0.975, nodes - 1) * np.sqrt((nodes - 1) * left.var())
    found = qap(x, y, permutations=1)
    whole = z(np.arange(nodes))
    assert (found.low, found.high) == pytest.approx((np.tanh(whole - reach), np.tanh(whole + reach)))


def test_a_pair_that_is_not_known_in_the_second_matrix_alone_is_counted_as_dropped(three):
    x, y, _ = (matrix.copy() for matrix in three)
    y[0, 1] = y[1, 0] = np.nan
    found = qap(x, y, permutations=1)
    assert (found.dyads, found.dropped) == (NODES * (NODES - 1) // 2 - 1, 1)
