"""What is taken away from the record is gone with all that hangs on it, and nothing else is."""

import pandas as pd
import pytest
from cases import REAL, case

from helpers.network import tie_table
from helpers.scenarios import before_after, stayed, without
from helpers.status import between, participation

ON = "2010-01-01"
ALL = {"concluded": "2000-01-01", "force_rule": "on_signature"}
TWO = ALL | {"scope": "bilateral", "framework": "bilateral"}


def signed(act, *states, day="2000-01-01"):
    return [(act, state, "signature", day) for state in states]


def bound(dataset, state, act, on=ON):
    table = participation(dataset, on)
    return ((table["instrument_id"] == act) & (table["state"] == state)).any()


def left(*steps, acts=None, relations=()):
    return case(acts or {"all": ALL}, [*signed("all", "KAZ", "UZB", "KGZ"), *steps], relations)


@pytest.mark.parametrize("step", ["denunciation", "withdrawal_notice", "withdrawal", "suspension"])
def test_without_its_exit_a_state_stays_bound(step):
    record = left(("all", "KAZ", step, "2005-01-01"))
    assert not bound(record, "KAZ", "all")
    assert bound(without(record, exit=("all", "KAZ")), "KAZ", "all")


def test_the_exit_of_another_state_stays():
    record = left(("all", "KAZ", "withdrawal", "2005-01-01"), ("all", "UZB", "withdrawal", "2006-01-01"))
    changed = without(record, exit=("all", "KAZ"))
    assert bound(changed, "KAZ", "all") and not bound(changed, "UZB", "all")


def test_a_suspension_goes_with_its_resumption():
    steps = [("all", "KAZ", "suspension", "2005-01-01"), ("all", "KAZ", "resumption", "2012-01-01")]
    assert without(left(*steps), exit=("all", "KAZ")).events["event"].eq("signature").all()


def test_without_one_sides_exit_a_bilateral_treaty_binds_both_also_where_its_end_was_recorded_twice():
    acts = {"two": TWO | {"ended": "2005-06-01", "end_reason": "terminated"}}
    steps = [
        *signed("two", "KAZ", "UZB"),
        ("two", "KAZ", "denunciation", "2005-01-01"),
        ("two", "KAZ", "withdrawal", "2005-06-01"),
    ]
    record = case(acts, steps)
    assert not bound(record, "UZB", "two")
    assert bound(without(record, exit=("two", "KAZ")), "UZB", "two")


def test_where_both_sides_left_taking_one_exit_away_revives_nothing():
    acts = {"two": TWO | {"ended": "2005-06-01", "end_reason": "terminated"}}
    steps = [*signed("two", "KAZ", "UZB"), *(("two", state, "withdrawal", "2005-06-01") for state in ("KAZ", "UZB"))]
    changed = without(case(acts, steps), exit=("two", "KAZ"))
    assert not bound(changed, "KAZ", "two") and changed.instruments["ended"].tolist() == ["2005-06-01"]


@pytest.mark.parametrize("ended", ["2008-01-01", "2004-01-01"])
def test_an_end_that_the_exit_did_not_cause_stays(ended):
    acts = {"two": TWO | {"ended": ended, "end_reason": "expired"}}
    record = case(acts, [*signed("two", "KAZ", "UZB"), ("two", "KAZ", "withdrawal", "2005-01-01")])
    assert without(record, exit=("two", "KAZ")).instruments["ended"].tolist() == [ended]


@pytest.mark.parametrize(("day", "remains"), [("2005-01-01", False), ("2003-01-01", True)])
def test_an_exit_takes_along_that_from_a_protocol_unless_it_came_before(day, remains):
    acts = {"all": ALL, "protocol": ALL}
    steps = [
        *signed("all", "KAZ", "UZB"),
        *signed("protocol", "KAZ", "UZB"),
        ("all", "KAZ", "withdrawal", "2005-01-01"),
        ("protocol", "KAZ", "withdrawal", day),
    ]
    changed = without(case(acts, steps, [("protocol", "protocol_to", "all")]), exit=("all", "KAZ"))
    assert ("protocol" in set(changed.events.query("event == 'withdrawal'")["instrument_id"])) == remains


def test_an_exit_from_a_protocol_between_the_steps_of_that_from_its_root_goes_along():
    steps = [
        *signed("all", "KAZ", "UZB"),
        *signed("protocol", "KAZ", "UZB"),
        ("all", "KAZ", "denunciation", "2005-01-01"),
        ("protocol", "KAZ", "withdrawal", "2005-06-01"),
        ("all", "KAZ", "withdrawal", "2006-01-01"),
    ]
    record = case({"all": ALL, "protocol": ALL}, steps, [("protocol", "protocol_to", "all")])
    assert without(record, exit=("all", "KAZ")).events["event"].eq("signature").all()


def test_what_supports_or_disputes_a_step_goes_with_it():
    step = "cis-1992-10-09-visa-free/RUS/withdrawal"
    changed = without(REAL, exit=("cis-1992-10-09-visa-free", "RUS"))
    for name in ("evidence", "disagreements"):
        assert step in set(REAL.tables[name]["key"]) and step not in set(changed.tables[name]["key"])
    assert len(REAL.events) - len(changed.events) == 3


def test_an_instrument_goes_with_its_protocols_and_amendments_and_leaves_what_implements_it():
    acts = dict.fromkeys(("root", "protocol", "amendment", "carries-out", "other"), ALL)
    links = [
        ("protocol", "protocol_to", "root"),
        ("amendment", "amends", "protocol"),
        ("carries-out", "implements", "root"),
    ]
    steps = [step for act in acts for step in signed(act, "KAZ", "UZB")]
    changed = without(case(acts, steps, links), instrument="root")
    assert set(changed.instruments["instrument_id"]) == {"carries-out", "other"}
    assert set(changed.events["instrument_id"]) == {"carries-out", "other"} and changed.relations.empty


def test_a_protocol_alone_can_be_taken_from_its_agreement():
    record = case({"root": ALL, "protocol": ALL}, signed("root", "KAZ"), [("protocol", "protocol_to", "root")])
    assert list(without(record, instrument="protocol").instruments["instrument_id"]) == ["root"]


def test_an_amendment_of_two_agreements_stays_while_one_of_them_does():
    links = [("amendment", "amends", "first"), ("amendment", "amends", "second")]
    record = case(dict.fromkeys(("first", "second", "amendment"), ALL), [], links)
    once = without(record, instrument="first")
    assert "amendment" in set(once.instruments["instrument_id"])
    assert without(once, instrument="second").instruments.empty


def test_a_bilateral_protocol_to_a_multilateral_agreement_stays():
    record = case({"all": ALL, "two": TWO}, [], [("two", "protocol_to", "all")])
    assert list(without(record, instrument="all").instruments["instrument_id"]) == ["two"]


def test_what_an_instrument_displaced_comes_back():
    acts = {"old": ALL, "new": ALL | {"concluded": "2005-01-01"}}
    steps = [*signed("old", "KAZ", "UZB"), *signed("new", "KAZ", "UZB", day="2005-01-01")]
    record = case(acts, steps, [("new", "supersedes", "old")])
    assert between(record, "KAZ", "UZB", ON).set_index("instrument_id").at["old", "decided"] == "displacement"
    assert between(without(record, instrument="new"), "KAZ", "UZB", ON)["level"].tolist() == ["certain"]


@pytest.mark.parametrize("relation", ["supersedes", "terminates"])
def test_what_an_instrument_ended_for_all_comes_back(relation):
    acts = {"old": ALL | {"ended": "2005-01-01", "end_reason": "replaced"}, "new": ALL}
    record = case(acts, signed("old", "KAZ"), [("new", relation, "old")])
    assert not bound(record, "KAZ", "old")
    changed = without(record, instrument="new")
    assert bound(changed, "KAZ", "old") and changed.instruments["end_reason"].tolist() == [""]


def test_what_another_act_or_an_exit_ended_too_does_not_come_back():
    ended = {"ended": "2005-01-01", "end_reason": "terminated"}
    acts = {"old": ALL | ended, "new": ALL, "newer": ALL, "two": TWO | ended}
    steps = [*signed("two", "KAZ", "UZB"), ("two", "KAZ", "withdrawal", "2005-01-01")]
    links = [("new", "supersedes", "old"), ("newer", "supersedes", "old"), ("new", "terminates", "two")]
    changed = without(case(acts, steps, links), instrument="new").instruments.set_index("instrument_id")["ended"]
    assert changed.to_dict() == {"old": "2005-01-01", "newer": "", "two": "2005-01-01"}


def test_a_framework_goes_whole_and_memberships_stay():
    changed = without(REAL, framework="EurAsEC")
    assert "EurAsEC" in set(REAL.instruments["framework"]) - set(changed.instruments["framework"])
    assert len(changed.memberships) == len(REAL.memberships)
    gone = set(REAL.instruments["instrument_id"]) - set(changed.instruments["instrument_id"])
    assert {"eurasec-2000-11-30-visa-free", "eurasec-2005-03-24-visa-free-protocol"} <= gone
    for name in ("events", "topics", "relations", "remarks", "identifiers"):
        assert not set(changed.tables[name]["instrument_id"]) & gone


def test_a_switch_leaves_the_record_as_it_was():
    before = {name: table.copy() for name, table in REAL.tables.items()}
    without(REAL, framework="CIS")
    without(REAL, exit=("rus-ukr-1997-01-16-visa-free", "UKR"))
    for name, table in before.items():
        pd.testing.assert_frame_equal(table, REAL.tables[name])


@pytest.mark.parametrize(
    ("choice", "why"),
    [
        ({}, "name one thing to take away"),
        ({"instrument": "all", "framework": "CIS"}, "name one thing to take away"),
        ({"instrument": "nothing"}, "holds no instrument 'nothing'"),
        ({"framework": "NATO"}, "no instrument of the record has the framework 'NATO'; there are CIS"),
        ({"exit": "all"}, "exit is an instrument and a state, .*, not 'all'"),
        ({"exit": ("all",)}, "exit is an instrument and a state"),
        ({"exit": ("nothing", "KAZ")}, "holds no instrument 'nothing'"),
        ({"exit": ("all", "XYZ")}, "'XYZ' is no state of the dataset: ARM, AZE"),
        ({"exit": ("all", "UZB")}, "holds no exit of UZB from all; it holds those of KAZ$"),
        ({"exit": ("quiet", "UZB")}, "holds no exit of UZB from quiet$"),
    ],
)
def test_what_the_record_does_not_hold_cannot_be_taken_away(choice, why):
    record = left(("all", "KAZ", "withdrawal", "2005-01-01"), acts={"all": ALL, "quiet": ALL})
    with pytest.raises(ValueError, match=why):
        without(record, **choice)


def test_a_step_of_another_treaty_stays_without_the_act_that_was_taken_away():
    record = case({"all": ALL, "law": ALL, "other": ALL}, signed("all", "KAZ", "UZB"))
    record = record.with_tables(events=record.events.assign(act_id=["law", "other"]))
    assert without(record, instrument="law").events["act_id"].tolist() == ["", "other"]


def test_a_former_id_is_told_the_present_one():
    old = REAL.aliases.iloc[0]
    with pytest.raises(ValueError, match=f"{old['old_id']}'.*: it is now {old['instrument_id']}"):
        without(REAL, instrument=old["old_id"])


def test_all_exits_of_a_state_since_a_day_can_be_taken_away_at_once():
    record = case(
        {"a": ALL, "b": ALL},
        [
            *signed("a", "KAZ"),
            *signed("b", "KAZ"),
            ("a", "KAZ", "withdrawal", "2002-01-01"),
            ("b", "KAZ", "withdrawal", "2005-01-01"),
        ],
    )
    assert list(stayed(record, "KAZ", "2003-01-01").events.query("event == 'withdrawal'")["instrument_id"]) == ["a"]
    on_the_day = stayed(record, "KAZ", "2005-01-01").events
    assert list(on_the_day.query("event == 'withdrawal'")["instrument_id"]) == ["a"]
    assert not stayed(record, "KAZ").events["event"].eq("withdrawal").any()
    with pytest.raises(ValueError, match="no exit of KAZ since 2006-01-01"):
        stayed(record, "KAZ", "2006-01-01")


def test_before_and_after_are_told_for_a_series_an_interval_and_a_number():
    record = left(("all", "KAZ", "withdrawal", "2005-01-01"))
    changed = without(record, exit=("all", "KAZ"))

    def number(data, on):
        return len(tie_table(data, on))

    assert before_after(record, changed, number, ON).loc["value"].tolist() == [1, 3, 2]
    span = before_after(record, changed, lambda data, on: (number(data, on), 5), ON)
    assert span["difference"].to_dict() == {"low": 2, "high": 0}
    by_state = before_after(record, changed, lambda data, on: tie_table(data, on).groupby("state_a").size(), ON)
    assert by_state.loc["KAZ", "changed"] == 2 and pd.isna(by_state.loc["KAZ", "recorded"])


def test_without_ukraines_exit_the_visa_free_agreement_with_russia_would_bind_both():
    pair = ("RUS", "UKR", "2025-01-01")
    act = "rus-ukr-1997-01-16-visa-free"
    changed = without(REAL, exit=(act, "UKR"))
    assert between(REAL, *pair).set_index("instrument_id").at[act, "level"] == ""
    assert between(changed, *pair).set_index("instrument_id").at[act, "level"] == "certain"
