"""How long from paper to force: waits, curves, and what the notebook says of them."""

import numpy as np
import pandas as pd
import pytest
from cases import case

from helpers import durations
from helpers.durations import (
    bounds,
    days_until,
    ended_first,
    estimate,
    resample,
    share_by,
    sides,
    spread,
    turnbull,
    waits,
)

SIGNED = "2010-01-01"


def agreement(**given) -> dict:
    return {"scope": "bilateral", "framework": "bilateral", "concluded": SIGNED} | given


def both(name: str, *states: str, event: str = "signature", date: str = SIGNED) -> list[tuple]:
    return [(name, state, event, date) for state in states or ("KAZ", "UZB")]


def wait_of(instruments: dict, events: list, relations: list = (), **asked) -> tuple:
    """``known, lo, hi`` of the first instrument."""
    table = waits(case(instruments, events, relations), **asked)
    return tuple(table.loc[table["instrument_id"] == next(iter(instruments)), ["known", "lo", "hi"]].iloc[0])


# --- waits -----------------------------------------------------------------------------------------------------------


def test_both_days_known_give_a_wait_in_days():
    assert wait_of({"a": agreement(entry_into_force="2010-03-01")}, both("a")) == ("day", 59, 59)


def test_a_treaty_in_force_on_signature_waited_for_nothing():
    assert wait_of({"a": agreement(force_rule="on_signature")}, both("a")) == ("day", 0, 0)


def test_force_seen_on_an_unknown_day_lies_between_the_last_consent_and_the_sighting():
    events = [*both("a"), ("a", "KAZ", "ratification", "2010-01-31"), ("a", "UZB", "seen_in_force", "2010-04-11")]
    assert wait_of({"a": agreement()}, events) == ("between", 30, 100)


def test_a_month_of_force_gives_the_wait_its_two_ends():
    assert wait_of({"a": agreement(entry_into_force="2010-02")}, both("a")) == ("between", 31, 58)


def test_an_unknown_day_of_conclusion_widens_the_wait_to_both_sides():
    instruments = {"a": agreement(concluded="2010-01", entry_into_force="2010-03-01")}
    assert wait_of(instruments, both("a", date="2010-01")) == ("between", 29, 59)


def test_force_before_the_last_day_of_an_unknown_month_of_conclusion_is_no_negative_wait():
    instruments = {"a": agreement(concluded="2010-01", entry_into_force="2010-01-15")}
    assert wait_of(instruments, both("a", date="2010-01")) == ("between", 0, 14)


def test_shown_not_in_force_on_a_day_is_a_wait_longer_than_until_that_day():
    events = [*both("a"), ("a", "UZB", "seen_not_in_force", "2010-04-11")]
    assert wait_of({"a": agreement()}, events) == ("not_yet", 101, np.inf)
    assert wait_of({"a": agreement()}, events, step="consent")[0] == "nothing"


def test_where_nothing_was_seen_the_wait_has_only_a_least_length():
    assert wait_of({"a": agreement()}, [*both("a"), ("a", "KAZ", "ratification", "2010-01-31")]) == (
        "nothing",
        30,
        np.inf,
    )


def test_a_treaty_that_ended_before_its_day_of_force_never_got_there():
    instruments = {"a": agreement(entry_into_force="2012-01-01", ended="2011-01-01", end_reason="replaced")}
    assert wait_of(instruments, both("a")) == ("ended_first", np.inf, np.inf)


def test_a_treaty_that_ended_with_nothing_seen_may_or_may_not_have_been_in_force():
    instruments = {
        "a": agreement(ended="2011-01-01", end_reason="terminated"),
        "b": agreement(),
        "c": agreement(entry_into_force="2010-03-01", ended="2011-01-01"),
    }
    table = waits(case(instruments, [*both("a"), *both("b"), *both("c")]))
    assert list(table["known"]) == ["nothing", "nothing", "day"] and list(table["ended"]) == [True, False, False]
    assert ended_first(table) == (0, 1)


def test_a_treaty_displaced_with_nothing_seen_of_its_force_may_never_have_been_in_force():
    instruments = {"a": agreement(), "b": agreement(concluded="2011-01-01", entry_into_force="2012-01-01")}
    made = case(instruments, [*both("a"), *both("b", date="2011-01-01")], [("b", "supersedes", "a")])
    assert list(waits(made)["ended"]) == [True, False]


def test_consent_is_each_sides_own_and_force_is_one_for_both():
    events = [*both("a"), ("a", "KAZ", "ratification", "2010-01-31"), ("a", "KAZ", "entry_into_force", "2010-03-02")]
    made = case({"a": agreement()}, events)
    consent = waits(made, "consent").set_index("state")
    assert tuple(consent.loc["KAZ", ["known", "lo", "hi"]]) == ("day", 30, 30)
    assert tuple(consent.loc["UZB", ["known", "lo", "hi"]]) == ("between", 0, 60)
    force = waits(made, "force")
    assert list(force["state"]) == [""] and tuple(force.loc[0, ["known", "lo", "hi"]]) == ("day", 60, 60)


def test_under_a_multilateral_treaty_the_clock_of_each_state_starts_with_its_own_signature():
    instruments = {"a": {"concluded": SIGNED, "entry_into_force": "2010-03-01"}}
    events = [
        ("a", "KAZ", "signature", SIGNED),
        ("a", "KAZ", "entry_into_force", "2010-03-01"),
        ("a", "UZB", "signature", "2010-02-01"),
        ("a", "UZB", "entry_into_force", "2010-03-01"),
        ("a", "GEO", "accession", "2011-01-01"),
        ("a", "GEO", "entry_into_force", "2011-01-01"),
    ]
    table = waits(case(instruments, events), "force", "multilateral").set_index("state")
    assert dict(table["lo"]) == {"KAZ": 59, "UZB": 28}


def test_soft_texts_and_drafts_and_the_other_scope_make_no_wait():
    instruments = {"a": agreement(legal_form="soft"), "b": agreement(stage="draft"), "c": {"concluded": SIGNED}}
    made = case(instruments, [*both("a"), *both("b"), *both("c")])
    assert waits(made).empty and set(waits(made, "force", "multilateral")["instrument_id"]) == {"c"}


def test_the_sides_tell_kazakhstan_from_others_and_the_twelve_from_third_states():
    instruments = {name: agreement() for name in "abcd"}
    events = [*both("a"), *both("b", "KAZ", "POL"), *both("c", "UZB", "KGZ"), *both("d", "GEO")]
    table = sides(case(instruments, events))
    assert list(table["dyad"]) == ["kaz_twelve", "kaz_third", "others_twelve", "others_third"]
    assert table.at["c", "states"] == "KGZ; UZB"


def test_an_unknown_word_is_refused():
    made = case({"a": agreement()}, both("a"))
    with pytest.raises(ValueError, match="step is one of consent, force"):
        waits(made, "signature")
    with pytest.raises(ValueError, match="scope is one of bilateral, multilateral"):
        waits(made, "force", "national")


# --- curves ----------------------------------------------------------------------------------------------------------


def told(curve: pd.DataFrame, day: float) -> tuple[float, float]:
    return tuple(round(float(side[0]), 3) for side in share_by(curve, [day]))


def test_exact_waits_give_the_empirical_share():
    curve = turnbull([10, 20, 30, 40], [10, 20, 30, 40])
    assert [told(curve, day) for day in (9, 10, 19, 25, 40, 99)] == [
        (0, 0),
        (0.25, 0.25),
        (0.25, 0.25),
        (0.5, 0.5),
        (1, 1),
        (1, 1),
    ]


def test_a_right_censored_wait_gives_the_kaplan_meier_estimate():
    # At risk on day 10: four, on day 20: two (one is not seen after day 15). 1 - 3/4 * 1/2 = 5/8.
    curve = turnbull([10, 20, 30, 16], [10, 20, 30, np.inf])
    assert told(curve, 10) == (0.25, 0.25) and told(curve, 20) == (0.625, 0.625) and told(curve, 30) == (1, 1)


def test_an_interval_is_shared_out_as_the_known_days_lie():
    # Twice day 1, once day 2, once either: p = (2 + p) / 4, so p = 2/3 (Turnbull's self-consistency by hand).
    curve = turnbull([1, 1, 2, 1], [1, 1, 2, 2])
    assert told(curve, 1) == (0.667, 0.667) and told(curve, 2) == (1, 1)
    assert told(turnbull([1, 2, 1], [1, 2, 2], weights=[2, 1, 1]), 1) == (0.667, 0.667)


def test_within_the_days_that_two_intervals_share_the_share_is_not_told():
    curve = turnbull([0, 5], [10, 15])
    assert told(curve, 4) == (0, 0) and told(curve, 7) == (0, 1) and told(curve, 10) == (1, 1)
    assert days_until(curve, 0.5) == (5, 10)


def test_after_the_last_day_on_which_something_was_seen_the_rest_is_not_told():
    curve = turnbull([10, 16], [10, np.inf])
    assert told(curve, 12) == (0.5, 0.5) and told(curve, 500) == (0.5, 1)
    assert days_until(curve, 0.9) == (16, np.inf)


def test_what_ended_first_stays_in_the_whole_and_never_counts_as_in_force():
    curve = turnbull([10, 20, np.inf], [10, 20, np.inf])
    assert told(curve, 20) == (0.667, 0.667) and told(curve, 10_000) == (0.667, 0.667)
    assert days_until(curve, 0.9) == (np.inf, np.inf)


def test_a_single_known_wait_and_waits_all_alike_are_estimated_without_a_warning():
    assert told(turnbull([5], [5]), 5) == (1, 1) and told(turnbull([0, 0, 0], [0, 0, 0]), 0) == (1, 1)


def test_from_nothing_nothing_is_estimated():
    with pytest.raises(ValueError, match="nothing to estimate from"):
        turnbull([], [])


@pytest.fixture
def four():
    """One known day, one interval, one not seen, one that ended first."""
    return pd.DataFrame(
        {
            "family": list("abcd"),
            "known": ["day", "between", "nothing", "ended_first"],
            "lo": [10.0, 5, 20, np.inf],
            "hi": [10.0, 40, np.inf, np.inf],
            "ended": False,
        }
    )


def test_the_worst_case_takes_the_last_day_and_never_and_the_best_the_first(four):
    worst, best = bounds(four, [4, 5, 10, 20, 40, 9999])
    assert list(worst) == [0, 0, 0.25, 0.25, 0.5, 0.5] and list(best) == [0, 0.25, 0.5, 0.75, 0.75, 0.75]


def test_what_nobody_saw_stays_out_of_the_estimate(four):
    assert told(estimate(four), 40) == (0.667, 0.667)
    assert told(estimate(four.assign(known="day", hi=four["lo"])), 40) == (0.75, 0.75)


def test_a_family_is_drawn_as_a_whole(four):
    alike = four.assign(family="a", known="day", hi=four["lo"])
    assert all(curve.equals(estimate(alike)) for curve in resample(alike, draws=5))
    apart = alike.assign(family=list("abcd"))
    assert any(not curve.equals(estimate(apart)) for curve in resample(apart, draws=5))


def test_the_same_seed_draws_the_same_curves_and_another_does_not(four):
    table = four.assign(known="day", lo=[1.0, 2, 3, 4], hi=[1.0, 2, 3, 4])
    one, same, other = (pd.concat(resample(table, draws=8, seed=seed)) for seed in (1, 1, 2))
    assert one.equals(same) and not one.equals(other)


def test_the_spread_runs_from_low_draws_to_high_ones_and_takes_never_for_an_answer():
    curves = [turnbull([day], [day]) for day in range(1, 100)] + [turnbull([np.inf], [np.inf])]
    low, high = spread(curves, lambda curve: days_until(curve, 0.5))
    assert 2 <= low <= 4 and 97 <= high <= 99
    assert spread(curves, lambda curve: days_until(curve, 0.5), coverage=1.0) == (1, np.inf)


# --- the record ------------------------------------------------------------------------------------------------------


def test_every_wait_of_the_record_has_bounds_that_fit_what_is_known(dataset):
    for step in ("consent", "force"):
        for scope in ("bilateral", "multilateral"):
            table = waits(dataset, step, scope)
            assert (
                (table["lo"] <= table["hi"]).all()
                and (table["lo"] >= 0).all()
                and set(table["known"]) <= set(durations.KNOWN)
            )
            assert (np.isfinite(table["hi"]) == table["known"].isin(["day", "between"])).all()
            day = table["known"] == "day"
            assert (table.loc[day, "lo"] == table.loc[day, "hi"]).all() and not table.loc[~day, "lo"].isna().any()


def test_no_bilateral_treaty_of_which_a_side_is_known_is_missing(dataset):
    acts = dataset.instruments
    treaties = acts[(acts["scope"] == "bilateral") & (acts["legal_form"] == "treaty") & (acts["stage"] == "adopted")]
    stepped = set(treaties["instrument_id"]) & set(dataset.events["instrument_id"])
    assert set(waits(dataset)["instrument_id"]) == stepped


def test_the_readmission_agreement_with_russia_waited_three_years_and_a_quarter(dataset):
    # Signed 7 June 2012, in force 25 September 2015: https://zakonpravo.kz/en/zakony/zakon-o-ratifikatsii-soglasheniya-mezhdu-pravitelstvom-respubliki-kazahstan-i-pravitelstvom-rossiyskoy-federatsii-o-readmissii-i-ispolnitelnogo-protokola-o-poryadke-realizatsii-soglasheniya-mezhdu-pravitelstvom-respubliki-kazahstan-i-pravitelstvom-rossiyskoy-federatsii-o-readmissii
    table = waits(dataset).set_index("instrument_id")
    assert tuple(table.loc["kaz-rus-2012-06-07-readmission", ["known", "lo"]]) == ("day", 1205)


def test_of_the_readmission_agreement_with_uzbekistan_consent_was_seen_and_force_was_not(dataset):
    name = "kaz-uzb-2012-09-07-readmission"
    assert waits(dataset).set_index("instrument_id").at[name, "known"] == "nothing"
    consent = waits(dataset, "consent").set_index(["instrument_id", "state"])
    assert consent.at[(name, "KAZ"), "known"] == "day" and consent.at[(name, "UZB"), "known"] == "nothing"
