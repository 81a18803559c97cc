"""Bound, not bound, and bound again: pauses in any order, states that came back, and what an amendment shows."""

import pandas as pd
import pytest
from cases import case

from helpers import coverage, durations
from helpers.durations.stages import stages
from helpers.replacement import parties
from helpers.status import between, pair_spells, participation, spells
from helpers.tables import kazakhstan_multilateral

BILATERAL = {"a": {"scope": "bilateral", "framework": "bilateral", "concluded": "1998-01-01"}}
FORCE = {"entry_into_force": "1999-01-01"}
SIGNED = [("a", "KAZ", "signature", ""), ("a", "UZB", "signature", "")]
MANY = {"m": {"concluded": "1998-01-01"} | FORCE}
BOUND = [("m", state, "entry_into_force", "1999-01-01") for state in ("KAZ", "RUS", "UZB")]


def pause(act, state, begun, over, towards=""):
    return [(act, state, "suspension", begun, towards), (act, state, "resumption", over, towards)]


def decided(data, one, other, day):
    (row,) = between(data, one, other, day).itertuples()
    return row.level or row.decided


def held(data, day, state="UZB", basis="in_force"):
    table = participation(data, day, basis, "possible")
    return dict(zip(table["state"], table["level"], strict=True)).get(state, "not")


@pytest.mark.parametrize(("early", "late"), [("KAZ", "UZB"), ("UZB", "KAZ")])
def test_whichever_side_suspends_first_each_suspension_counts(early, late):
    steps = [*SIGNED, *pause("a", early, "2010-01-01", "2012-01-01"), *pause("a", late, "2015-01-01", "2016-01-01")]
    data = case({"a": BILATERAL["a"] | FORCE}, steps)
    days = ("2009-01-01", "2011-01-01", "2013-01-01", "2015-06-01", "2017-01-01")
    told = [decided(data, "KAZ", "UZB", day) for day in days]
    assert told == ["certain", "suspension", "certain", "suspension", "certain"]


@pytest.mark.parametrize(("early", "late"), [("KAZ", "RUS"), ("RUS", "KAZ")])
def test_two_states_that_suspend_towards_each_other_are_untied_in_both_times(early, late):
    steps = [
        *BOUND,
        *pause("m", early, "2010-01-01", "2012-01-01", late),
        *pause("m", late, "2015-01-01", "2016-01-01", early),
    ]
    data = case(MANY, steps)
    told = [decided(data, "KAZ", "RUS", day) for day in ("2011-01-01", "2013-01-01", "2015-06-01", "2017-01-01")]
    assert told == ["suspension", "certain", "suspension", "certain"]


def test_a_suspension_towards_one_state_does_not_hide_a_later_one_towards_all():
    steps = [
        *BOUND,
        *pause("m", "RUS", "2005-01-01", "2006-01-01", "KAZ"),
        *pause("m", "RUS", "2010-01-01", "2012-01-01"),
    ]
    data = case(MANY, steps)
    told = [decided(data, "KAZ", "RUS", day) for day in ("2005-06-01", "2008-01-01", "2011-01-01", "2013-01-01")]
    assert told == ["suspension", "certain", "suspension", "certain"]


LEFT = [*BOUND, ("m", "UZB", "withdrawal_notice", "2004-06-01"), ("m", "UZB", "withdrawal", "2005-01-01")]


def test_a_state_that_left_and_joined_anew_is_bound_again_from_the_force_that_was_seen():
    data = case(MANY, [*LEFT, ("m", "UZB", "accession", "2010-01-01"), ("m", "UZB", "entry_into_force", "2010-02-01")])
    days = ("2004-12-31", "2005-01-01", "2010-01-31", "2010-02-01", "2015-01-01")
    assert [held(data, day) for day in days] == ["certain", "not", "not", "certain", "certain"]
    assert spells(data).query("state == 'UZB'")[["end_rule", "rule"]].to_numpy().tolist() == [
        ["withdrawal", "own_date"],
        ["", "own_date"],
    ]


def test_without_such_a_day_it_is_bound_again_after_the_delay_of_the_treaty_and_on_paper_at_once():
    steps = [*LEFT, ("m", "UZB", "accession", "2010-01-01")]
    read = case({"m": MANY["m"] | {"force_delay_days": 30}}, steps)
    assert [held(read, day) for day in ("2010-01-30", "2010-01-31")] == ["not", "certain"]
    unread = case(MANY, steps)
    assert [held(unread, day) for day in ("2010-01-01", "2010-06-29", "2010-06-30")] == [
        "possible",
        "possible",
        "certain",
    ]
    signed = [("m", "UZB", "signature", "1998-01-01"), *steps]
    for basis in ("signed", "consented"):
        told = [held(case(MANY, signed), day, basis=basis) for day in ("2004-01-01", "2007-01-01", "2010-01-01")]
        assert told[1:] == ["not", "certain"] and told[0] != "not"
    rules = [
        spells(case(MANY, signed), basis).query("state == 'UZB'")["rule"].iloc[-1] for basis in ("signed", "consented")
    ]
    assert rules == ["joined_later", "consent"]


def test_a_state_that_left_a_second_time_is_not_bound_after_it():
    steps = [*LEFT, ("m", "UZB", "accession", "2010-01-01"), ("m", "UZB", "entry_into_force", "2010-02-01")]
    data = case(MANY, [*steps, ("m", "UZB", "withdrawal", "2020-01-01")])
    assert [held(data, day) for day in ("2007-01-01", "2015-01-01", "2021-01-01")] == ["not", "certain", "not"]


def test_a_state_that_left_and_came_back_twice_is_bound_after_either_return():
    twice = [("2010-01-01", "2012-01-01"), ("2014-01-01", "")]
    steps = [
        ("m", "UZB", kind, day) for back, left in twice for kind, day in (("accession", back), ("withdrawal", left))
    ]
    data = case({"m": MANY["m"] | {"force_delay_days": 0}}, [*LEFT, *[step for step in steps if step[3]]])
    assert [held(data, f"{year}-06-01") for year in (2007, 2011, 2013, 2015)] == ["not", "certain", "not", "certain"]


def test_a_state_of_which_only_the_exit_and_the_return_are_known_is_bound_again():
    steps = [*BOUND[:2], ("m", "UZB", "withdrawal", "2005-01-01"), ("m", "UZB", "accession", "2010-01-01")]
    data = case({"m": MANY["m"] | {"force_delay_days": 0}}, steps)
    assert [held(data, day) for day in ("2009-01-01", "2010-01-01")] == ["not", "certain"]


def test_an_accession_that_may_have_come_before_the_exit_brings_nobody_back():
    steps = [
        *LEFT[:-1],
        ("m", "UZB", "withdrawal", "[2005-01-01..2011-12-31]"),
        ("m", "UZB", "accession", "2010-01-01"),
    ]
    assert [held(case(MANY, steps), day) for day in ("2009-01-01", "2015-01-01")] == ["possible", "not"]


def test_one_that_came_back_is_a_party_and_one_that_left_is_not():
    back = [("m", "UZB", "accession", "2010-01-01"), ("m", "UZB", "entry_into_force", "2010-02-01")]
    assert parties(case(MANY, [*LEFT, *back]), "m").loc["UZB", ["left_lo", "left_hi"]].isna().all()
    assert parties(case(MANY, LEFT), "m").loc["UZB", "left_hi"] == pd.Timestamp("2005-01-01")


def test_an_accession_before_the_exit_brings_nobody_back():
    data = case(MANY, [("m", "UZB", "accession", "1999-01-01"), ("m", "UZB", "withdrawal", "2005-01-01"), *BOUND[:2]])
    assert held(data, "2006-01-01") == "not"


def test_the_wait_for_force_ends_before_a_suspension_and_not_with_the_resumption():
    data = case(BILATERAL, [*SIGNED, *pause("a", "KAZ", "2015-01-01", "2016-01-01")])
    (wait,) = durations.waits(data).itertuples()
    assert (wait.known, wait.lo) == ("between", 0)
    assert stages(data, ["a"])["in_force_lo"].tolist() == [pd.Timestamp("1998-01-01")]


UNSURE = [
    ("m", "KAZ", "suspension", "[2019-01-01..2021-01-01]"),
    ("m", "KAZ", "resumption", "[2019-06-01..2021-06-01]"),
]


def test_what_may_hold_before_and_after_a_pause_is_told_and_counted_once():
    unsure = [("a", *step[1:]) for step in UNSURE]
    data = case({"a": BILATERAL["a"] | FORCE}, [*SIGNED, *unsure])
    assert len(pair_spells(data)) > 1
    table = coverage.measured(data).set_index("coverage")
    assert table.loc["presumed_2020", "whole"] == 1
    shown = kazakhstan_multilateral.frame(case(MANY, [*BOUND, *UNSURE]), "2020-03-01")
    assert shown["instrument"].tolist() == ["m"]


ROOTS = {"m1": {"concluded": "2000-01-01"}, "m2": {"concluded": "2000-01-01"}}
UNDER = [(act, state, "signature", "2000-01-01") for act in ROOTS for state in ("KAZ", "RUS")]
LATER = {"p": {"concluded": "2005-01-01"}, "q": {"concluded": "2008-01-01"}}


def level(data, act, day="2015-01-01"):
    table = participation(data, day, reading="possible").set_index(["instrument_id", "state"])["level"]
    return table[act, "KAZ"]


def test_an_amendment_in_force_shows_everything_that_it_amends_in_force():
    steps = [*UNDER, *(("p", state, "entry_into_force", "2006-01-01") for state in ("KAZ", "RUS"))]
    data = case(ROOTS | {"p": LATER["p"]}, steps, [("p", "amends", "m1"), ("p", "amends", "m2")])
    assert [level(data, act) for act in ("m1", "m2")] == ["presumed", "presumed"]


def test_an_amendment_of_an_amendment_shows_the_first_treaty_in_force():
    steps = [*UNDER[:2], *(("q", state, "entry_into_force", "2009-01-01") for state in ("KAZ", "RUS"))]
    data = case({"m1": ROOTS["m1"], **LATER}, steps, [("p", "amends", "m1"), ("q", "amends", "p")])
    assert level(data, "m1") == "presumed"


def test_a_protocol_between_two_shows_no_treaty_of_many_in_force():
    two = {"b": {"concluded": "2005-01-01", "scope": "bilateral", "framework": "bilateral"} | FORCE}
    steps = [*UNDER[:2], *(("b", state, "signature", "2005-01-01") for state in ("KAZ", "RUS"))]
    assert level(case({"m1": ROOTS["m1"]} | two, steps, [("b", "protocol_to", "m1")]), "m1") == "possible"
