"""Each rule of status on a made-up case, where one change decides."""

import pandas as pd
import pytest
from cases import case

from helpers.coverage import readings
from helpers.status import between, families, pair_spells, participation, spells
from helpers.status.steps import events


def one(dataset, basis="in_force", state=None):
    """The only spell, or that of a state."""
    table = spells(dataset, basis)
    table = table if state is None else table[table["state"] == state]
    assert len(table) == 1
    return table.iloc[0]


def days(spell, *names):
    return [None if pd.isna(spell[name]) else f"{spell[name]:%Y-%m-%d}" for name in names]


def level(dataset, state, on, basis="in_force"):
    table = participation(dataset, on, basis, "possible")
    found = table.loc[table["state"] == state, "level"].tolist()
    return found[0] if found else "not"


SIGNED = [("a", "KAZ", "signature", "2000-01-01"), ("a", "UZB", "signature", "2000-01-01")]
TREATY = {"concluded": "2000-01-01", "entry_into_force": "2001-01-01"}
BILATERAL = {"scope": "bilateral", "framework": "bilateral", "concluded": "2000-01-01"}


def test_a_states_own_date_of_force_goes_before_every_other_rule():
    data = case(
        {"a": TREATY}, [*SIGNED, ("a", "KAZ", "deposit", "2002-01-01"), ("a", "KAZ", "entry_into_force", "2003-01-01")]
    )
    spell = one(data, state="KAZ")
    assert days(spell, "start_lo", "start_hi") == ["2003-01-01", "2003-01-01"] and spell["rule"] == "own_date"


def test_a_bilateral_treaty_binds_both_from_its_general_date():
    data = case({"a": BILATERAL | {"entry_into_force": "2001-06"}}, SIGNED)
    for state in ("KAZ", "UZB"):
        spell = one(data, state=state)
        assert days(spell, "start_lo", "start_hi") == ["2001-06-01", "2001-06-30"] and spell["rule"] == "general_date"


def test_the_date_shown_for_one_side_of_a_bilateral_treaty_is_the_date_for_both():
    data = case({"a": BILATERAL}, [*SIGNED, ("a", "KAZ", "entry_into_force", "2001-01-01")])
    assert one(data, state="UZB")["rule"] == "own_date" and level(data, "UZB", "2001-01-01") == "certain"


def test_a_treaty_in_force_on_signature_binds_each_from_its_signature():
    data = case(
        {"a": {"concluded": "2000-01-01", "force_rule": "on_signature"}},
        [SIGNED[0], ("a", "UZB", "signature", "2000-05-01")],
    )
    assert (
        days(one(data, state="UZB"), "start_hi") == ["2000-05-01"] and one(data, state="KAZ")["rule"] == "on_signature"
    )


def test_both_notifications_start_a_bilateral_treaty_after_its_delay():
    clause = {"force_rule": "last_notification", "force_delay_days": 30}
    steps = [*SIGNED, ("a", "KAZ", "notification", "2000-03-01"), ("a", "UZB", "notification", "2000-04-01")]
    assert days(one(case({"a": BILATERAL | clause}, steps), state="KAZ"), "start_lo", "start_hi") == ["2000-05-01"] * 2
    alone = case({"a": BILATERAL | clause}, steps[:-1])
    assert days(one(alone, state="KAZ"), "start_lo", "start_hi") == ["2000-03-01", None]


def test_a_late_deposit_counts_from_its_own_day_and_an_early_one_from_the_general_date():
    data = case(
        {"a": TREATY | {"force_delay_days": 30}},
        [*SIGNED, ("a", "KAZ", "deposit", "2000-06-01"), ("a", "UZB", "deposit", "2005-06-01")],
    )
    assert days(one(data, state="KAZ"), "start_lo", "start_hi") == ["2001-01-01"] * 2
    assert days(one(data, state="UZB"), "start_lo", "start_hi") == ["2005-07-01"] * 2


def test_a_delay_that_was_not_read_lies_between_none_and_half_a_year():
    data = case({"a": TREATY}, [*SIGNED, ("a", "UZB", "deposit", "2005-01-01")])
    assert days(one(data, state="UZB"), "start_lo", "start_hi") == ["2005-01-01", "2005-06-30"]


def test_an_accession_is_one_step_and_binds_without_a_signature():
    data = case({"a": TREATY | {"force_delay_days": 0}}, [*SIGNED, ("a", "KGZ", "accession", "2004-01-01")])
    assert (
        level(data, "KGZ", "2003-12-31", "signed") == "not" and level(data, "KGZ", "2004-01-01", "signed") == "certain"
    )
    assert level(data, "KGZ", "2004-01-01") == "certain" and one(data, "consented", "KGZ")["rule"] == "consent"


def test_ratification_without_a_deposit_is_consent_and_only_possibly_force():
    data = case({"a": TREATY}, [*SIGNED, ("a", "KAZ", "ratification", "2003-01-01")])
    assert level(data, "KAZ", "2002-12-31") == "not" and level(data, "KAZ", "2020-01-01") == "possible"
    assert level(data, "KAZ", "2003-01-01", "consented") == "certain" and one(data, state="KAZ")["rule"] == "no_deposit"


def test_the_nth_known_deposit_is_the_latest_day_of_a_general_force_that_was_not_seen():
    clause = {"concluded": "2000-01-01", "force_rule": "nth_deposit", "force_n": 2, "force_delay_days": 30}
    steps = [
        ("a", "KAZ", "deposit", "2001-01-01"),
        ("a", "UZB", "deposit", "2002-01-01"),
        ("a", "KGZ", "deposit", "2000-06-01"),
    ]
    spell = one(case({"a": clause}, steps), state="KGZ")
    assert days(spell, "start_lo", "start_hi") == ["2000-07-01", "2001-01-31"]
    too_few = case({"a": clause}, steps[:1])
    assert days(one(too_few), "start_hi") == [None]


def test_a_step_without_a_day_lies_between_its_neighbours_in_law():
    data = case(
        {"a": TREATY},
        [
            ("a", "KAZ", "signature", "2000-03-01"),
            ("a", "KAZ", "ratification", ""),
            ("a", "KAZ", "deposit", "2002-03-01"),
        ],
    )
    assert days(one(data, "consented"), "start_lo", "start_hi") == ["2000-03-01", "2002-03-01"]
    undated = case({"a": TREATY}, [("a", "KAZ", "signature", "2000-03-01"), ("a", "KAZ", "deposit", "")])
    assert days(one(undated, "consented"), "start_lo", "start_hi") == ["2000-03-01", "2026-01-01"]


def test_a_step_of_an_open_date_may_never_have_come():
    data = case({"a": TREATY}, [*SIGNED, ("a", "KGZ", "accession", "[2004-01-01..]")])
    assert level(data, "KGZ", "2025-12-31") == "possible" and level(data, "KGZ", "2003-12-31") == "not"


def test_bound_on_the_first_day_and_no_more_on_the_last():
    data = case(
        {"a": BILATERAL | {"entry_into_force": "2001-01-01", "ended": "2005-01-01", "end_reason": "terminated"}}, SIGNED
    )
    assert [level(data, "KAZ", on) for on in ("2000-12-31", "2001-01-01", "2004-12-31", "2005-01-01")] == [
        "not",
        "certain",
        "certain",
        "not",
    ]
    assert one(data, state="KAZ")["end_rule"] == "terminated"


def test_a_national_act_of_exit_leaves_it_open_when_the_exit_took_effect():
    steps = [
        *SIGNED,
        *((("a", state, "deposit", "2000-06-01")) for state in ("KAZ", "UZB")),
        ("a", "KAZ", "denunciation", "2010-01-01"),
    ]
    data = case({"a": TREATY | {"force_delay_days": 0}}, steps)
    assert [level(data, "KAZ", on) for on in ("2009-12-31", "2010-01-01", "2025-12-31")] == [
        "certain",
        "possible",
        "possible",
    ]
    effective = case({"a": TREATY | {"force_delay_days": 0}}, [*steps, ("a", "KAZ", "withdrawal", "2010-07-01")])
    assert [level(effective, "KAZ", on) for on in ("2010-06-30", "2010-07-01")] == ["certain", "not"]
    assert level(effective, "UZB", "2010-07-01") == "certain"


def test_one_sides_exit_ends_a_bilateral_treaty_for_both():
    data = case(
        {"a": BILATERAL | {"entry_into_force": "2001-01-01"}}, [*SIGNED, ("a", "KAZ", "withdrawal", "2010-01-01")]
    )
    assert level(data, "UZB", "2010-01-01") == "not" and one(data, state="UZB")["end_rule"] == "exit_of_the_other"


def test_a_programme_is_over_on_the_day_after_its_last():
    data = case(
        {
            "a": TREATY
            | {
                "legal_form": "soft",
                "entry_into_force": "",
                "force_rule": "on_signature",
                "applies_until": "2005-12-31",
            }
        },
        SIGNED,
    )
    assert level(data, "KAZ", "2005-12-31") == "certain" and level(data, "KAZ", "2006-01-01") == "not"
    assert one(data, state="KAZ")["end_rule"] == "period_over"


def test_seen_in_force_makes_presumed_from_that_day_on_for_both_sides():
    data = case({"a": BILATERAL}, [*SIGNED, ("a", "UZB", "seen_in_force", "2010-05-05")])
    assert [level(data, "KAZ", on) for on in ("2010-05-04", "2010-05-05", "2025-12-31")] == [
        "possible",
        "presumed",
        "presumed",
    ]


def test_what_decides_a_presumed_tie_is_the_sighting():
    data = case({"a": BILATERAL}, [*SIGNED, ("a", "UZB", "seen_in_force", "2010-05-05")])
    assert between(data, "KAZ", "UZB", "2011-01-01").at[0, "decided"] == "seen_in_force"
    assert between(data, "KAZ", "UZB", "2009-01-01").at[0, "decided"] == "force_not_seen"
    assert participation(data, "2011-01-01", reading="presumed")["decided"].tolist() == ["seen_in_force"] * 2


def test_a_protocol_in_force_lets_its_root_be_presumed():
    acts = {"a": BILATERAL, "b": BILATERAL | {"entry_into_force": "2008-01-01"}}
    steps = [*SIGNED, *(("b", *row[1:]) for row in SIGNED)]
    assert level(case({"a": BILATERAL}, SIGNED), "KAZ", "2009-01-01") == "possible"
    table = participation(case(acts, steps, [("b", "protocol_to", "a")]), "2009-01-01", reading="possible")
    assert table.set_index(["instrument_id", "state"]).at[("a", "KAZ"), "level"] == "presumed"


def test_a_state_under_an_amendment_takes_part_in_what_it_amends():
    acts = {"a": TREATY, "b": TREATY | {"concluded": "2005-01-01", "entry_into_force": "2006-01-01"}}
    steps = [*SIGNED, ("b", "KGZ", "signature", "2005-01-01"), ("b", "TJK", "entry_into_force", "2006-01-01")]
    table = participation(case(acts, steps, [("b", "amends", "a")]), "2010-01-01", reading="possible")
    rows = table[table["instrument_id"] == "a"].set_index("state")
    assert rows["level"].to_dict() == {"KAZ": "possible", "KGZ": "possible", "TJK": "presumed", "UZB": "possible"}
    assert rows.at["KGZ", "rule"] == "amendment_only" and rows.at["TJK", "decided"] == "seen_in_force"
    apart = participation(case(acts, steps), "2010-01-01", reading="possible")
    assert set(apart[apart["instrument_id"] == "a"]["state"]) == {"KAZ", "UZB"}


def test_what_was_last_seen_over_ten_years_ago_is_counted_aside():
    data = case({"a": BILATERAL | {"entry_into_force": "2001-01-01"}}, SIGNED)
    assert participation(data, "2011-01-01")["stale"].tolist() == [False, False]
    assert participation(data, "2011-01-02")["stale"].tolist() == [True, True]


def test_provisional_application_is_a_spell_of_its_own_until_force():
    data = case(
        {"a": TREATY},
        [
            *SIGNED,
            ("a", "KAZ", "provisional_application", "2000-02-01"),
            ("a", "KAZ", "entry_into_force", "2002-01-01"),
        ],
    )
    assert days(one(data, "provisional"), "start_lo", "end_lo") == ["2000-02-01", "2002-01-01"]
    assert level(data, "KAZ", "2001-06-01") == "not"


def test_a_suspension_pauses_force_and_not_the_signature():
    steps = [*SIGNED, ("a", "KAZ", "suspension", "2010-01-01"), ("a", "KAZ", "resumption", "2012-01-01")]
    data = case({"a": BILATERAL | {"entry_into_force": "2001-01-01"}}, steps)
    assert [level(data, "UZB", on) for on in ("2009-12-31", "2010-01-01", "2012-01-01")] == [
        "certain",
        "not",
        "certain",
    ]
    assert level(data, "UZB", "2011-01-01", "signed") == "certain"


THREE = [
    ("a", state, step, date)
    for state in ("KAZ", "KGZ", "UZB")
    for step, date in (("signature", "2000-01-01"), ("deposit", "2000-06-01"))
]


def tied(dataset, a, b, on):
    return between(dataset, a, b, on)["level"].tolist()


def test_a_suspension_towards_one_state_leaves_the_others_tied():
    data = case({"a": TREATY | {"force_delay_days": 0}}, [*THREE, ("a", "KAZ", "suspension", "2010-01-01", "UZB")])
    assert tied(data, "KAZ", "UZB", "2010-01-01") == [""] and tied(data, "KAZ", "UZB", "2009-12-31") == ["certain"]
    assert tied(data, "KAZ", "KGZ", "2010-01-01") == ["certain"] and tied(data, "KGZ", "UZB", "2010-01-01") == [
        "certain"
    ]
    assert between(data, "UZB", "KAZ", "2010-01-01").at[0, "decided"] == "suspension"


def test_a_refused_accession_makes_no_tie_with_the_state_that_refused():
    data = case(
        {"a": TREATY | {"force_delay_days": 0}},
        [*THREE, ("a", "ARM", "accession", "2003-01-01"), ("a", "KAZ", "refusal", "2003-02-01", "ARM")],
    )
    assert tied(data, "ARM", "KAZ", "2010-01-01") == [""] and tied(data, "ARM", "KGZ", "2010-01-01") == ["certain"]
    assert between(data, "ARM", "KAZ", "2010-01-01").at[0, "decided"] == "refusal"


def test_a_later_treaty_displaces_an_earlier_one_only_between_states_bound_by_both():
    later = [
        ("b", state, step, date)
        for state in ("KAZ", "UZB")
        for step, date in (("signature", "2005-01-01"), ("deposit", "2005-06-01"))
    ]
    acts = {
        "a": TREATY | {"force_delay_days": 0},
        "b": TREATY | {"concluded": "2005-01-01", "entry_into_force": "2006-01-01", "force_delay_days": 0},
    }
    data = case(acts, [*THREE, *later], [("b", "supersedes", "a")])
    assert between(data, "KAZ", "UZB", "2006-01-01").set_index("instrument_id")["decided"].to_dict() == {
        "a": "displacement",
        "b": "deposit",
    }
    assert between(data, "KAZ", "UZB", "2005-12-31").set_index("instrument_id").at["a", "level"] == "certain"
    assert tied(data, "KAZ", "KGZ", "2010-01-01") == ["certain"]
    unsaid = case(acts, [*THREE, *later])
    assert between(unsaid, "KAZ", "UZB", "2010-01-01")["level"].tolist() == ["certain", "certain"]


def test_two_states_are_bound_to_each_other_only_once_both_are_bound():
    data = case(
        {"a": TREATY | {"force_delay_days": 0}},
        [*SIGNED, ("a", "KAZ", "deposit", "2000-06-01"), ("a", "UZB", "deposit", "2009-01-01")],
    )
    assert tied(data, "KAZ", "UZB", "2008-12-31") == [""] and tied(data, "KAZ", "UZB", "2009-01-01") == ["certain"]
    assert between(data, "KAZ", "UZB", "2008-12-31").at[0, "decided"] == "not_yet"


def test_a_draft_binds_nobody_on_any_basis():
    data = case({"a": TREATY | {"stage": "draft"}, "b": TREATY}, [*SIGNED, ("b", "KAZ", "signature", "2000-01-01")])
    for basis in ("signed", "consented", "in_force"):
        assert set(spells(data, basis)["instrument_id"]) == {"b"}


def test_not_signing_and_refusing_make_no_spell():
    data = case(
        {"a": TREATY}, [*SIGNED, ("a", "KGZ", "not_signed", "2000-01-01"), ("a", "ARM", "refusal", "2003-01-01", "KGZ")]
    )
    assert set(spells(data, "signed")["state"]) == {"KAZ", "UZB"}


def test_a_later_step_proves_a_signature_of_which_the_day_was_not_seen():
    data = case({"a": TREATY}, [("a", "KAZ", "ratification", "2003-01-01")])
    assert days(one(data, "signed"), "start_lo", "start_hi") == ["2000-01-01", "2003-01-01"]


def test_families_join_protocols_and_amendments_and_nothing_else():
    acts = {"a": BILATERAL, "b": BILATERAL, "c": BILATERAL, "d": BILATERAL, "e": TREATY}
    links = [("b", "protocol_to", "a"), ("c", "amends", "b"), ("d", "implements", "a"), ("e", "amends", "a")]
    assert families(case(acts, SIGNED, links)).to_dict() == {"a": "a", "b": "a", "c": "a", "d": "d", "e": "e"}


def test_nothing_is_said_of_a_day_after_the_record():
    data = case({"a": TREATY}, SIGNED)
    with pytest.raises(ValueError, match="the record ends on 2026-01-01"):
        participation(data, "2026-01-02")


@pytest.mark.parametrize(
    ("choice", "message"),
    [
        ({"basis": "bound"}, "basis is one of"),
        ({"reading": "sure"}, "reading is one of"),
        ({"on": "2020"}, "is not one day"),
    ],
)
def test_a_word_that_is_none_is_refused_by_name(choice, message):
    with pytest.raises(ValueError, match=message):
        participation(case({"a": TREATY}, SIGNED), **{"on": "2020-01-01"} | choice)


def test_a_tie_needs_two_states_of_the_dataset():
    data = case({"a": TREATY}, SIGNED)
    with pytest.raises(ValueError, match="is no state"):
        between(data, "KAZ", "ZZZ", "2020-01-01")
    with pytest.raises(ValueError, match="needs two states"):
        between(data, "KAZ", "KAZ", "2020-01-01")


def test_a_later_treaty_that_may_never_have_come_casts_doubt_and_ends_nothing():
    acts = {"a": TREATY | {"force_delay_days": 0}, "b": {"concluded": "2005-01-01"}}
    later = [("b", "KAZ", "signature", "2005-01-01"), ("b", "UZB", "signature", "2005-01-01")]
    data = case(acts, [*THREE, *later], [("b", "supersedes", "a")])
    row = between(data, "KAZ", "UZB", "2010-01-01").set_index("instrument_id").loc["a"]
    assert row["level"] == "presumed" and row["decided"] == "seen_in_force"
    assert tied(data, "KAZ", "KGZ", "2010-01-01") == ["certain"]
    seen = [*THREE, *later, ("b", "KAZ", "seen_in_force", "2009-01-01"), ("b", "UZB", "seen_in_force", "2009-01-01")]
    data = case(acts, seen, [("b", "supersedes", "a")])
    levels = between(data, "KAZ", "UZB", "2010-01-01").set_index("instrument_id")["level"]
    assert levels.to_dict() == {"b": "presumed", "a": "possible"}


def test_an_exit_before_the_displacement_is_the_end_that_is_told():
    acts = {"a": TREATY | {"force_delay_days": 0}, "b": {"concluded": "2005-01-01"}}
    steps = [*THREE, ("a", "KAZ", "withdrawal", "2010-01-01"), ("b", "KAZ", "signature", "2005-01-01")]
    data = case(acts, [*steps, ("b", "UZB", "signature", "2005-01-01")], [("b", "supersedes", "a")])
    assert between(data, "KAZ", "UZB", "2011-01-01").set_index("instrument_id").at["a", "decided"] == "withdrawal"


def test_a_suspension_counts_even_where_an_end_was_possible_before():
    steps = [*THREE, ("a", "KAZ", "denunciation", "2005-01-01"), ("a", "KAZ", "suspension", "2010-01-01", "UZB")]
    data = case({"a": TREATY | {"force_delay_days": 0}}, steps)
    assert tied(data, "KAZ", "UZB", "2009-12-31") == ["possible"] and tied(data, "KAZ", "UZB", "2010-01-01") == [""]


def test_an_amendment_ends_with_its_root():
    acts = {name: BILATERAL | {"entry_into_force": "2001-01-01"} for name in ("a", "b")}
    steps = [*SIGNED, *(("b", *row[1:]) for row in SIGNED), ("a", "KAZ", "withdrawal", "2010-01-01")]
    rows = spells(case(acts, steps, [("b", "amends", "a")])).set_index(["instrument_id", "state"])
    assert rows.at[("b", "UZB"), "end_rule"] == "end_of_root" and days(rows.loc[("b", "UZB")], "end_hi") == [
        "2010-01-01"
    ]
    apart = spells(case(acts, steps)).set_index(["instrument_id", "state"])
    assert days(apart.loc[("b", "UZB")], "end_hi") == [None]


def test_the_less_sure_side_decides_a_tie():
    steps = [*SIGNED, ("a", "KAZ", "entry_into_force", "2009-01-01")]
    row = between(case({"a": TREATY}, steps), "KAZ", "UZB", "2010-01-01").iloc[0]
    assert row["level"] == "possible" and row["decided"] == "no_deposit"


def test_what_was_seen_before_a_suspension_says_nothing_of_the_time_after_it():
    steps = [*SIGNED, ("a", "KAZ", "suspension", "2010-01-01"), ("a", "KAZ", "resumption", "[2012-01-01..]")]
    data = case({"a": BILATERAL | {"entry_into_force": "2001-01-01"}}, steps)
    assert level(data, "UZB", "2013-01-01") == "possible"


def test_every_pair_stands_once_in_alphabetical_order():
    table = pair_spells(case({"a": TREATY | {"force_delay_days": 0}}, THREE))
    assert table[["state_a", "state_b"]].to_numpy().tolist() == [["KAZ", "KGZ"], ["KAZ", "UZB"], ["KGZ", "UZB"]]


def test_a_sighting_keeps_what_is_certain_from_being_counted_aside():
    seen = [*SIGNED, ("a", "KAZ", "seen_in_force", "2010-05-05")]
    data = case({"a": BILATERAL | {"entry_into_force": "2001-01-01"}}, seen)
    assert participation(data, "2012-01-01")["stale"].tolist() == [False, False]


def test_only_what_is_certain_is_counted_aside():
    data = case({"a": BILATERAL}, [*SIGNED, ("a", "KAZ", "seen_in_force", "2001-05-05")])
    table = participation(data, "2015-01-01", reading="presumed")
    assert table[["level", "stale"]].to_numpy().tolist() == [["presumed", False]] * 2


def test_the_last_day_of_the_record_can_be_asked_about():
    data = case({"a": BILATERAL | {"entry_into_force": "2001-01-01"}}, SIGNED)
    assert level(data, "KAZ", "2026-01-01") == "certain"


def test_two_states_were_last_seen_bound_to_each_other_when_the_first_of_them_was():
    sightings = [("a", "KAZ", "seen_in_force", "2010-05-05"), ("a", "UZB", "seen_in_force", "2005-05-05")]
    pair = pair_spells(case({"a": TREATY}, [*SIGNED, *sightings])).iloc[0]
    assert days(pair, "first_seen", "last_seen") == ["2010-05-05", "2005-05-05"]


@pytest.mark.parametrize("leaver", ["KAZ", "UZB"])
def test_the_exit_of_either_side_is_the_end_of_a_tie(leaver):
    data = case({"a": TREATY | {"force_delay_days": 0}}, [*THREE, ("a", leaver, "withdrawal", "2010-01-01")])
    assert between(data, "KAZ", "UZB", "2010-01-01").at[0, "decided"] == "withdrawal"


def test_states_of_which_one_left_before_the_other_joined_were_never_tied():
    steps = [("a", "KAZ", "deposit", "2000-06-01"), ("a", "KAZ", "withdrawal", "2003-01-01")]
    acts = {"a": TREATY | {"force_delay_days": 0}}
    left = [*SIGNED, *steps, ("a", "UZB", "deposit", "2003-01-01")]
    assert pair_spells(case(acts, left)).empty
    assert len(pair_spells(case(acts, [*left[:-1], ("a", "UZB", "deposit", "2002-12-31")]))) == 1


def superseding(**dates):
    """A treaty of three states, and later ones of two of them that supersede it, with their dates of force."""
    acts = {"a": TREATY | {"force_delay_days": 0}}
    acts |= {name: {"concluded": f"{date:.4}-01-01", "entry_into_force": date} for name, date in dates.items()}
    later = [(name, state, "signature", acts[name]["concluded"]) for name in dates for state in ("KAZ", "UZB")]
    later += [(name, state, "entry_into_force", dates[name]) for name, state, *_ in later]
    return case(acts, [*THREE, *later], [(name, "supersedes", "a") for name in dates])


def test_while_a_later_treaty_may_have_begun_the_earlier_one_is_no_more_certain():
    data = superseding(b="2005-06")
    levels = [
        between(data, "KAZ", "UZB", on).set_index("instrument_id").at["a", "level"]
        for on in ("2005-05-31", "2005-06-01", "2005-06-29", "2005-06-30")
    ]
    assert levels == ["certain", "possible", "possible", ""]


def test_of_two_later_treaties_the_first_in_force_displaces():
    ended = pair_spells(superseding(b="2008-01-01", c="2006-01-01")).set_index("instrument_id").loc["a"]
    assert days(ended[ended["end_rule"] == "displacement"].iloc[0], "end_lo", "end_hi") == ["2006-01-01"] * 2


def test_of_two_later_treaties_that_may_have_come_the_first_casts_doubt():
    later = [
        (name, state, "signature", f"{year}-01-01")
        for name, year in (("b", 2005), ("c", 2008))
        for state in ("KAZ", "UZB")
    ]
    acts = {"a": TREATY | {"force_delay_days": 0}, "b": {"concluded": "2005-01-01"}, "c": {"concluded": "2008-01-01"}}
    data = case(acts, [*THREE, *later], [("c", "supersedes", "a"), ("b", "supersedes", "a")])
    row = between(data, "KAZ", "UZB", "2006-01-01").set_index("instrument_id").loc["a"]
    assert row["level"] == "presumed"


def test_a_signature_is_displaced_by_force_and_not_by_another_signature():
    table = pair_spells(superseding(b="2006-06-01"), "signed").set_index("instrument_id")
    displaced = table[table["end_rule"] == "displacement"].loc[["a"]].iloc[0]
    assert days(displaced, "end_lo", "end_hi") == ["2006-06-01"] * 2


def test_a_suspension_towards_one_state_leaves_the_signatures_tied():
    data = case({"a": TREATY}, [*SIGNED, ("a", "KAZ", "suspension", "2010-01-01", "UZB")])
    assert between(data, "KAZ", "UZB", "2011-01-01", "signed")["level"].tolist() == ["certain"]


def test_between_two_states_a_suspension_speaks_until_the_resumption_does():
    steps = [*SIGNED, ("a", "KAZ", "suspension", "2010-01-01"), ("a", "KAZ", "resumption", "2012-01-01")]
    data = case({"a": BILATERAL | {"entry_into_force": "2001-01-01"}}, steps)
    told = [
        between(data, "KAZ", "UZB", on)[["level", "decided"]].to_numpy().tolist()
        for on in ("2000-06-01", "2009-01-01", "2011-01-01", "2013-01-01")
    ]
    assert told == [[["", "not_yet"]], [["certain", "general_date"]], [["", "suspension"]], [["certain", "resumption"]]]


def test_an_adoption_counts_as_a_signature():
    data = case({"a": TREATY}, [("a", "KAZ", "adoption", "2000-05-01")])
    spell = one(data, "signed")
    assert days(spell, "start_lo", "start_hi") == ["2000-05-01"] * 2 and spell["rule"] == "adoption"


def test_a_state_that_did_not_sign_is_on_paper_only_from_its_consent():
    steps = [*SIGNED, ("a", "KGZ", "not_signed", "2000-01-01"), ("a", "KGZ", "ratification", "2005-01-01")]
    spell = one(case({"a": TREATY}, steps), "signed", "KGZ")
    assert days(spell, "start_lo") == ["2005-01-01"] and spell["rule"] == "joined_later"


def test_a_signature_is_consent_where_the_treaty_says_so():
    data = case({"a": {"concluded": "2000-01-01", "force_rule": "on_signature"}}, SIGNED)
    spell = one(data, "consented", "KAZ")
    assert days(spell, "start_lo", "start_hi") == ["2000-01-01"] * 2 and spell["rule"] == "on_signature"


def test_force_proves_consent_for_the_state_itself_and_for_both_sides_of_a_bilateral_treaty():
    own = case({"a": TREATY}, [*SIGNED, ("a", "KAZ", "entry_into_force", "2003-01-01")])
    spell = one(own, "consented", "KAZ")
    assert days(spell, "start_lo", "start_hi") == ["2000-01-01", "2003-01-01"]
    assert spell["rule"] == "force_proves_consent"
    assert one(own, "consented", "UZB")["rule"] == "consent_not_seen"  # the general force of others proves nothing
    two = case({"a": BILATERAL | {"entry_into_force": "2001-01-01"}}, SIGNED)
    assert days(one(two, "consented", "UZB"), "start_hi") == ["2001-01-01"]


def test_a_notice_of_withdrawal_leaves_it_open_when_the_withdrawal_took_effect():
    data = case({"a": TREATY | {"force_delay_days": 0}}, [*THREE, ("a", "KAZ", "withdrawal_notice", "2010-01-01")])
    assert [level(data, "KAZ", on) for on in ("2009-12-31", "2010-01-01")] == ["certain", "possible"]
    assert one(data, state="KAZ")["end_rule"] == "withdrawal_notice"


def test_the_end_that_is_sure_is_told_rather_than_an_exit_that_was_only_begun():
    acts = {"a": TREATY | {"force_delay_days": 0, "ended": "2010-01-01", "end_reason": "terminated"}}
    spell = one(case(acts, [*THREE, ("a", "KAZ", "denunciation", "2005-01-01")]), state="KAZ")
    assert days(spell, "end_lo", "end_hi") == ["2005-01-01", "2010-01-01"] and spell["end_rule"] == "terminated"


def test_an_act_that_only_implements_a_treaty_lets_nothing_be_presumed():
    acts = {"a": BILATERAL, "b": BILATERAL | {"entry_into_force": "2008-01-01"}}
    steps = [*SIGNED, *(("b", *row[1:]) for row in SIGNED)]
    table = participation(case(acts, steps, [("b", "implements", "a")]), "2009-01-01", reading="possible")
    assert table.set_index(["instrument_id", "state"]).at[("a", "KAZ"), "level"] == "possible"


def test_a_treaty_of_several_states_seen_in_force_for_one_is_not_presumed_for_another():
    data = case({"a": TREATY}, [*SIGNED, ("a", "UZB", "seen_in_force", "2010-05-05")])
    assert (level(data, "UZB", "2011-01-01"), level(data, "KAZ", "2011-01-01")) == ("presumed", "possible")


def test_provisional_application_that_ended_before_force_stays_ended():
    steps = [("a", "KAZ", "provisional_application", "2000-02-01"), ("a", "KAZ", "entry_into_force", "2004-01-01")]
    data = case({"a": TREATY | {"ended": "2002-01-01", "end_reason": "terminated"}}, steps)
    spell = one(data, "provisional")
    assert days(spell, "end_lo", "end_hi") == ["2002-01-01"] * 2 and spell["end_rule"] == "terminated"


def test_what_is_only_applied_provisionally_is_a_spell_and_may_be_in_force():
    data = case({"a": TREATY}, [("a", "KAZ", "provisional_application", "2000-02-01")])
    assert days(one(data, "provisional"), "start_lo", "end_lo") == ["2000-02-01", None]
    assert level(data, "KAZ", "2010-01-01") == "possible"


def test_what_ended_before_it_could_begin_is_no_spell():
    data = case({"a": BILATERAL | {"entry_into_force": "2005-01-01", "ended": "2005-01-01"}}, SIGNED)
    assert spells(data).empty and len(spells(data, "signed")) == 2


def test_a_national_act_binds_nobody_to_another():
    data = case(
        {"a": TREATY | {"legal_form": "national_act", "scope": "national"}, "b": TREATY},
        [*SIGNED, ("b", "KAZ", "signature", "2000-01-01")],
    )
    for basis in ("signed", "consented", "in_force"):
        assert set(spells(data, basis)["instrument_id"]) == {"b"}


def test_an_unknown_day_of_conclusion_lies_between_the_youngest_state_and_the_first_step_known():
    undated = [("a", state, "signature", "") for state in ("KAZ", "UZB")]
    act = {"a": BILATERAL | {"concluded": ""}}
    alone, ratified = case(act, undated), case(act, [*undated, ("a", "KAZ", "ratification", "2003-05-05")])
    youngest = alone.states["since"].max()
    assert days(one(alone, "signed", "UZB"), "start_lo", "start_hi") == [youngest, "2026-01-01"]
    assert days(one(ratified, "signed", "UZB"), "start_lo", "start_hi") == [youngest, "2003-05-05"]
    dated = case({"a": act["a"] | {"entry_into_force": "2002-02-02"}}, undated)
    assert days(one(dated, "signed", "UZB"), "start_lo", "start_hi") == [youngest, "2002-02-02"]


def steps_of(dataset):
    return events(dataset).set_index("event")


def test_a_step_without_a_day_does_not_end_before_it_begins_though_its_neighbours_are_in_disorder():
    dated = [("a", "KAZ", "signature", "2005-01-01"), ("a", "KAZ", "deposit", "2003-01-01")]
    table = steps_of(case({"a": TREATY}, [*dated, ("a", "KAZ", "approval", "")]))
    assert days(table.loc["approval"], "lo", "hi") == ["2005-01-01"] * 2


def test_steps_of_one_rank_do_not_bound_each_other():
    steps = [
        ("a", "KAZ", "signature", "2000-01-01"),
        ("a", "KAZ", "ratification", "2003-01-01"),
        ("a", "KAZ", "approval", ""),
        ("a", "KAZ", "deposit", "2005-01-01"),
    ]
    table = steps_of(case({"a": TREATY}, steps))
    assert days(table.loc["approval"], "lo", "hi") == ["2000-01-01", "2005-01-01"]


def test_two_notifications_start_nothing_where_the_clause_was_not_read():
    steps = [*SIGNED, ("a", "KAZ", "notification", "2000-03-01"), ("a", "UZB", "notification", "2000-04-01")]
    spell = one(case({"a": BILATERAL}, steps), state="KAZ")
    assert days(spell, "start_lo", "start_hi") == ["2000-04-01", None] and spell["rule"] == "force_not_seen"


def test_a_bilateral_treaty_is_not_in_force_before_the_last_consent_known():
    data = case({"a": BILATERAL}, [*SIGNED, ("a", "KAZ", "ratification", "2003-01-01")])
    assert (level(data, "UZB", "2002-12-31"), level(data, "UZB", "2003-01-01")) == ("not", "possible")


def test_two_deposits_of_one_day_are_two():
    clause = {"concluded": "2000-01-01", "force_rule": "nth_deposit", "force_n": 2, "force_delay_days": 30}
    steps = [("a", "KAZ", "deposit", "2001-01-01"), ("a", "UZB", "deposit", "2001-01-01")]
    assert days(one(case({"a": clause}, steps), state="KAZ"), "start_hi") == ["2001-01-31"]


def test_a_general_force_is_not_later_than_the_first_states_own():
    clause = {"concluded": "2000-01-01", "force_rule": "nth_deposit", "force_n": 2, "force_delay_days": 30}
    first_own = [("a", "KGZ", "entry_into_force", "2001-06-01"), ("a", "KAZ", "deposit", "2000-06-01")]
    assert days(one(case({"a": clause}, first_own), state="KAZ"), "start_hi") == ["2001-06-01"]
    second = [*first_own, ("a", "UZB", "deposit", "2002-01-01")]
    assert days(one(case({"a": clause}, second), state="KAZ"), "start_hi") == ["2001-06-01"]


def test_a_general_date_without_a_first_day_is_not_before_the_conclusion():
    data = case({"a": BILATERAL | {"entry_into_force": "[..2004-03]"}}, SIGNED)
    assert days(one(data, state="KAZ"), "start_lo", "start_hi") == ["2000-01-01", "2004-03-31"]


def test_a_general_date_that_was_seen_goes_before_the_clause_on_signature():
    data = case({"a": BILATERAL | {"entry_into_force": "2001-01-01", "force_rule": "on_signature"}}, SIGNED)
    spell = one(data, state="KAZ")
    assert days(spell, "start_lo") == ["2001-01-01"] and spell["rule"] == "general_date"


def test_the_root_of_a_family_is_what_the_others_amend_and_the_first_by_name_of_several():
    two = case(dict.fromkeys("ab", BILATERAL), SIGNED, [("a", "amends", "b")])
    assert families(two).to_dict() == {"a": "b", "b": "b"}
    # Several families, as a set of two names can come in the right order by chance.
    acts = {f"{number}-{name}": BILATERAL for number in range(8) for name in ("protocol", "z", "y")}
    links = [(f"{number}-protocol", "protocol_to", f"{number}-{root}") for number in range(8) for root in ("z", "y")]
    roots = families(case(acts, [("0-y", "KAZ", "signature", "")], links))
    assert roots.to_dict() == {name: f"{name[0]}-y" for name in acts}


def test_what_ties_two_states_comes_surest_first_and_a_refusal_last():
    acts = {"a": TREATY, "b": TREATY | {"force_delay_days": 0}, "c": TREATY, "d": TREATY | {"force_delay_days": 0}}
    steps = [
        (name, state, step, "2000-06-01")
        for name, step in zip("abcd", ("signature", "deposit") * 2, strict=True)
        for state in ("KAZ", "UZB")
    ]
    data = case(acts, [*steps, ("b", "KAZ", "refusal", "2003-02-01", "UZB")])
    table = between(data, "KAZ", "UZB", "2010-01-01")
    assert table[["instrument_id", "level"]].to_numpy().tolist() == [
        ["d", "certain"],
        ["a", "possible"],
        ["c", "possible"],
        ["b", ""],
    ]


def test_a_signature_binds_not_before_the_treaty_itself_is_in_force():
    data = case({"a": TREATY | {"force_rule": "on_signature"}}, SIGNED)
    spell = one(data, state="KAZ")
    assert days(spell, "start_lo", "start_hi") == ["2001-01-01"] * 2 and spell["rule"] == "on_signature"


def test_of_two_steps_of_one_kind_the_first_counts():
    steps = [*SIGNED, ("a", "KAZ", "ratification", "2004-01-01"), ("a", "KAZ", "ratification", "2003-01-01")]
    assert days(one(case({"a": TREATY}, steps), "consented", "KAZ"), "start_lo", "start_hi") == ["2003-01-01"] * 2


def test_bonds_are_counted_on_each_basis_and_what_was_last_seen_long_ago_aside():
    data = case(
        {"a": BILATERAL | {"entry_into_force": "2001-01-01"}, "b": BILATERAL},
        [*SIGNED, ("b", "KAZ", "signature", "2000-01-01")],
    )
    table = readings(data, "2015-01-01").set_index("basis")
    counts = table[["certain", "presumed", "possible", "stale"]].to_numpy().tolist()
    assert dict(zip(table.index, counts, strict=True)) == {  # force proves consent
        "signed": [3, 0, 0, 3],
        "consented": [2, 0, 1, 2],
        "in_force": [2, 0, 1, 2],
        "provisional": [0, 0, 0, 0],
    }


def test_of_two_spells_that_may_run_on_one_day_the_surer_is_counted():
    steps = [*SIGNED, ("a", "KAZ", "suspension", "[2005-01-01..2005-12-31]"), ("a", "KAZ", "resumption", "2005-06-01")]
    data = case({"a": BILATERAL | {"entry_into_force": "2001-01-01"}}, steps)
    in_force = readings(data, "2005-06-15", states=("KAZ",)).set_index("basis").loc["in_force"]
    assert in_force[["certain", "presumed", "possible"]].tolist() == [1, 0, 0]


def test_while_a_suspension_may_have_begun_force_is_possible():
    data = case({"a": BILATERAL | {"entry_into_force": "2001-01-01"}}, [*SIGNED, ("a", "KAZ", "suspension", "2005")])
    levels = [level(data, "UZB", on) for on in ("2004-12-31", "2005-01-01", "2005-12-30", "2005-12-31")]
    assert levels == ["certain", "possible", "possible", "not"]


def test_what_was_signed_on_an_unknown_day_was_signed_by_the_last_day_of_the_record():
    undated = case({"a": {"force_rule": "on_signature"}}, [("a", "KAZ", "signature", "")])
    assert days(one(undated), "start_hi") == ["2026-01-01"]
    assert (level(undated, "KAZ", "2025-12-31"), level(undated, "KAZ", "2026-01-01")) == ("possible", "certain")


def test_what_ended_by_a_day_and_nobody_knows_how_long_before_is_possible_until_then():
    data = case({"a": BILATERAL | {"entry_into_force": "2001-01-01", "ended": "[..2010-12-31]"}}, SIGNED)
    assert [level(data, "KAZ", on) for on in ("2001-01-01", "2010-12-30", "2010-12-31")] == ["possible"] * 2 + ["not"]


WITHIN = BILATERAL | {"entry_into_force": "2001-01-01"}


def test_of_several_past_spells_the_latest_speaks():
    steps = [*SIGNED, ("a", "KAZ", "suspension", "2005-01-01"), ("a", "KAZ", "resumption", "2006-01-01")]
    data = case({"a": WITHIN}, [*steps, ("a", "KAZ", "withdrawal", "2010-01-01")])
    assert between(data, "KAZ", "UZB", "2011-01-01").at[0, "decided"] == "withdrawal"


def test_a_treaty_can_be_suspended_twice():
    twice = [("2005-01-01", "2006-01-01"), ("2010-01-01", "2012-01-01")]
    steps = [
        ("a", "KAZ", step, day) for pair in twice for step, day in zip(("suspension", "resumption"), pair, strict=True)
    ]
    data = case({"a": WITHIN}, [*SIGNED, *steps])
    days_asked = ("2004-12-31", "2005-06-01", "2008-01-01", "2011-01-01", "2013-01-01")
    assert [level(data, "UZB", on) for on in days_asked] == ["certain", "not", "certain", "not", "certain"]


def test_a_suspension_is_not_ended_by_an_earlier_resumption():
    steps = [("suspension", "2005-01-01"), ("resumption", "2006-01-01"), ("suspension", "2010-01-01")]
    data = case({"a": WITHIN}, [*SIGNED, *(("a", "KAZ", step, day) for step, day in steps)])
    assert [level(data, "UZB", on) for on in ("2009-01-01", "2011-01-01", "2020-01-01")] == ["certain", "not", "not"]


def test_a_resumption_is_a_sighting():
    steps = [*SIGNED, ("a", "KAZ", "suspension", "2005-01-01"), ("a", "KAZ", "resumption", "2015-01-01")]
    assert participation(case({"a": WITHIN}, steps), "2016-01-01")["stale"].tolist() == [False, False]


UNSEEN = ("a", "KAZ", "seen_not_in_force", "2010-06-30")


def test_what_a_source_saw_not_in_force_began_later_if_at_all():
    data = case({"a": BILATERAL}, [*SIGNED, UNSEEN])
    assert days(one(data, state="UZB"), "start_lo", "start_hi") == ["2010-07-01", None]
    assert [level(data, state, "2010-06-30") for state in ("KAZ", "UZB")] == ["not", "not"]
    assert level(data, "KAZ", "2010-07-01") == "possible"


def test_what_was_seen_not_in_force_for_one_party_may_bind_another_of_many():
    data = case({"a": TREATY | {"entry_into_force": ""}}, [*SIGNED, UNSEEN])
    assert [level(data, state, "2005-01-01") for state in ("KAZ", "UZB")] == ["not", "possible"]


def test_the_last_of_several_sightings_of_no_force_counts():
    for state in ("KAZ", "UZB"):
        data = case({"a": BILATERAL}, [*SIGNED, ("a", state, "seen_not_in_force", "2005-01-01"), UNSEEN])
        assert days(one(data, state="KAZ"), "start_lo") == ["2010-07-01"]


def test_a_sighting_of_no_force_in_a_month_is_sure_of_its_first_day_only():
    data = case({"a": BILATERAL}, [*SIGNED, ("a", "KAZ", "seen_not_in_force", "2010-06")])
    assert days(one(data, state="KAZ"), "start_lo") == ["2010-06-02"]


def test_a_span_of_force_is_cut_by_a_sighting_of_no_force():
    data = case({"a": BILATERAL | {"entry_into_force": "2010"}}, [*SIGNED, UNSEEN])
    assert days(one(data, state="UZB"), "start_lo", "start_hi") == ["2010-07-01", "2010-12-31"]


def test_force_may_have_come_on_the_very_next_day():
    data = case({"a": BILATERAL | {"entry_into_force": "[2010-01-01..2010-07-01]"}}, [*SIGNED, UNSEEN])
    assert days(one(data, state="UZB"), "start_lo", "start_hi") == ["2010-07-01", "2010-07-01"]


def test_a_day_of_force_that_a_page_shows_stands_against_a_later_sighting_of_no_force():
    data = case({"a": BILATERAL | {"entry_into_force": "2001-01-01"}}, [*SIGNED, UNSEEN])
    assert days(one(data, state="UZB"), "start_lo", "start_hi") == ["2001-01-01", "2001-01-01"]


def test_to_be_seen_not_in_force_makes_no_party():
    data = case({"a": BILATERAL}, [*SIGNED[:1], ("a", "UZB", "seen_not_in_force", "2005")])
    assert spells(data)["state"].tolist() == ["KAZ"]
