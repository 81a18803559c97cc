"""What is known is counted as known, and nothing else."""

import subprocess
import sys

import pandas as pd
import pytest
from cases import case

from helpers import coverage
from helpers.coverage.report import MOST
from helpers.tables import status

ACTS = {
    "a": {"concluded": "2000-01-01", "entry_into_force": "2001-01-01"},
    "b": {"concluded": "2000", "force_rule": "on_signature"},
    "c": {"concluded": "", "framework": "bilateral", "scope": "bilateral"},
    "d": {"concluded": "2000-01-01", "stage": "draft"},
    "e": {"concluded": "2000-01-01", "legal_form": "soft"},
}
STEPS = [
    ("a", "KAZ", "signature", "2000-01-01"),
    ("a", "KAZ", "entry_into_force", "2001-01-01"),
    ("a", "UZB", "signature", "2000-01"),
    ("b", "KAZ", "signature", ""),
    ("c", "KAZ", "entry_into_force", "2003-01-01"),
    ("c", "UZB", "signature", "[2000..]"),
]


def test_a_date_is_known_where_it_is_one_day():
    table = coverage.fill(case(ACTS, STEPS), "framework").set_index("framework")
    dates = ["instruments", "concluded_known", "force_known", "force_rule_known"]
    assert table.loc["CIS", dates].tolist() == [2, 50, 50, 50]
    assert table.loc["bilateral", dates].tolist() == [1, 0, 100, 0]


def test_a_step_is_dated_bounded_or_undated():
    table = coverage.events_dated(case(ACTS, STEPS)).set_index("event")
    assert table.loc["signature"].to_dict() == {"events": 4, "dated": 1, "bounded": 2, "undated": 1}
    assert table["events"].tolist() == [4, 2]


def test_every_step_of_the_record_is_dated_bounded_or_undated(dataset):
    table = coverage.events_dated(dataset)
    assert (table["dated"] + table["bounded"] + table["undated"] == table["events"]).all()
    assert table["events"].sum() == len(dataset.events)


def test_bonds_are_counted_by_how_sure_they_are():
    table = coverage.readings(case(ACTS, STEPS), "2010-01-01", states=("KAZ",)).set_index("basis")
    assert table.loc["in_force", ["certain", "possible"]].tolist() == [2, 1]  # a and c; b, of which no day was seen
    assert table.loc["in_force", "stale"] == 0


def test_a_state_counts_once_for_an_instrument_though_two_of_its_spells_may_run():
    paused = [*STEPS, ("a", "KAZ", "suspension", "2005"), ("a", "KAZ", "resumption", "2005")]
    made = case(ACTS, paused)
    table = coverage.readings(made, "2005-06-15", instruments=["a"], states=("KAZ",)).set_index("basis")
    assert table.loc["in_force", ["certain", "presumed", "possible"]].sum() == 1


def test_of_two_spells_that_may_run_the_surer_counts():
    paused = [*STEPS, ("a", "KAZ", "suspension", "2005"), ("a", "KAZ", "resumption", "2005-03-01")]
    table = coverage.readings(case(ACTS, paused), "2005-06-15", instruments=["a"], states=("KAZ",)).set_index("basis")
    assert table.loc["in_force", ["certain", "presumed", "possible"]].tolist() == [1, 0, 0]


def test_readings_can_be_asked_of_some_instruments_only():
    table = coverage.readings(case(ACTS, STEPS), "2010-01-01", instruments=["a"], states=("KAZ",)).set_index("basis")
    assert table.loc["in_force", "certain"] == 1


def test_every_fact_has_one_best_tier(dataset):
    table = coverage.support(dataset)
    facts = dataset.evidence[dataset.evidence["table"].isin(["instruments", "events"])]
    assert table["facts"].sum() == len(facts.drop_duplicates(["table", "key", "field"]))
    assert (table["exact"] <= table["facts"]).all()


def test_a_fact_rests_on_the_nearest_of_its_pages_and_is_exact_if_one_of_them_is():
    seen = [("instruments", "a", "concluded", "s1", "exact"), ("instruments", "a", "concluded", "s2", "record")]
    table = coverage.support(full(*seen)).set_index("tier")
    assert table.loc["official"].tolist() == [1, 1]
    assert table["facts"].sum() == 1


def test_entry_into_force_is_known_for_fewer_than_half_of_the_treaties(dataset):
    """As the title of notebook 01_dataset says."""
    table = coverage.fill(dataset, "framework")
    share = lambda column: (table[column] * table["instruments"]).sum() / table["instruments"].sum()  # noqa: E731
    assert share("force_known") < 50 < 80 < share("concluded_known")
    assert share("force_rule_known") < 10


def test_the_flat_table_holds_every_basis_with_days_or_blanks(dataset):
    table = status.frame(dataset)
    assert list(table["basis"].unique()) == ["signed", "consented", "in_force", "provisional"]
    days = table[["start_lo", "start_hi", "end_lo", "end_hi", "first_seen", "last_seen"]]
    assert days.apply(lambda column: column.str.fullmatch(r"(\d{4}-\d{2}-\d{2})?").all()).all()
    assert not table["start_lo"].eq("").any()


FULL = {
    "a": {"concluded": "2000-01-01", "entry_into_force": "2001-01-01", "title_ru": "А", "concluded_place": "Minsk"},
    "b": {"concluded": "2011", "signatories_complete": "yes"},
    "c": {"scope": "bilateral", "framework": "bilateral", "concluded": "2003-05-05"},
    "d": {"scope": "bilateral", "framework": "bilateral", "concluded": "2003-05-05"},
    "e": {"concluded": "2000-01-01", "legal_form": "soft"},
}
TAKEN = [
    ("a", "KAZ", "signature", "2000-01-01"),
    ("a", "KAZ", "ratification", "2000-05-01"),
    ("a", "UZB", "signature", "2000-01-01"),
    ("b", "KAZ", "signature", "2011"),
    ("c", "KAZ", "signature", "2003-05-05"),
    ("c", "UZB", "signature", "2003-05-05"),
    ("c", "UZB", "seen_not_in_force", "2010-01-01"),
    ("d", "ARM", "signature", "2003-05-05"),
    ("d", "GEO", "entry_into_force", "2004-01-01"),
]


def full(*evidence):
    made = case(FULL, TAKEN)
    pages = pd.DataFrame(evidence, columns=["table", "key", "field", "source_id", "grade"]).astype(str)
    sources = pd.DataFrame({"source_id": ["s1", "s2"], "tier": ["press", "official"]})
    return made.with_tables(evidence=pages, sources=sources)


def test_the_record_is_measured_as_a_whole():
    seen = [
        ("events", "a/KAZ/signature", "date", "s1", "exact"),
        ("events", "a/KAZ/signature", "date", "s2", "record"),
        ("instruments", "a", "concluded", "s2", "exact"),
        ("instruments", "b", "concluded", "s2", "record"),
    ]
    table = coverage.measured(full(*seen)).set_index("coverage")
    assert table.loc["cis_states", ["part", "whole"]].tolist() == [2 + 12, 24]  # b: a closed list settles all twelve
    assert table.loc["cis_force", ["part", "whole"]].tolist() == [1, 2]
    assert table.loc["kaz_force", ["part", "whole"]].tolist() == [0, 1]  # c was seen not in force, but long ago
    assert table.loc["other_force", ["part", "whole"]].tolist() == [1, 1]
    assert table.loc["kaz_titles", ["part", "whole"]].tolist() == [0, 3]  # a, b and c: Kazakhstan took a step
    assert table.loc["exact_dates", ["part", "whole"]].tolist() == [2, 9 + 6]  # steps; conclusions and an entry
    assert table.loc["near_dates", ["part", "whole"]].tolist() == [1, 2]  # the press page is the exact one
    assert table.loc["presumed_2020", ["part", "whole"]].tolist() == [1, 2]  # d is certain, c possible


def test_the_fill_of_a_group_is_in_per_cent_of_its_treaties():
    table = coverage.fill(full(("instruments", "a", "concluded", "s1", "exact")), "framework").set_index("framework")
    cis = table.loc["CIS"]
    assert cis[["instruments", "concluded_known", "force_known", "place_known", "title_ru_known"]].tolist() == [
        2,
        50,
        50,
        50,
        50,
    ]
    assert cis["consent_known"] == 33  # one of three pairs of a state and a treaty
    assert cis[["exact", "near"]].tolist() == [14, 0]  # of seven dates


def measured(acts, steps, **tables):
    made = case(FULL | acts, [*TAKEN, *steps])
    none = pd.DataFrame(columns=["table", "key", "field", "source_id", "grade"], dtype=str)
    sources = pd.DataFrame({"source_id": ["s1"], "tier": ["press"]})
    made = made.with_tables(**({"evidence": none, "sources": sources} | tables))
    return coverage.measured(made).set_index("coverage")


def test_a_treaty_without_kazakhstan_is_settled_too_where_it_was_seen_not_in_force():
    step = ("d", "GEO", "entry_into_force", "2004")  # a year is no day, so force is not known by it
    steps = [row for row in TAKEN if row[:3] != step[:3]]
    made = case(FULL, [*steps, step, ("d", "ARM", "seen_not_in_force", "2024-01-01")])
    table = coverage.measured(made.with_tables(evidence=full().evidence, sources=full().sources)).set_index("coverage")
    assert table.loc["other_force", ["part", "whole"]].tolist() == [1, 1]
    assert coverage.fill(made, "dyad").set_index("dyad").loc["ARM-GEO", "force_known"] == 0


def test_a_treaty_seen_not_in_force_over_two_years_before_the_record_ends_is_not_settled():
    steps = [row for row in TAKEN if row[2] != "seen_not_in_force"]
    for day, settled in (("2023-12-31", 0), ("2024-01-01", 1), ("[2023-12-31..]", 0), ("2024", 1)):
        made = case(FULL, [*steps, ("c", "UZB", "seen_not_in_force", day)])
        made = made.with_tables(evidence=full().evidence, sources=full().sources)
        table = coverage.measured(made).set_index("coverage")
        assert table.loc["kaz_force", ["part", "whole"]].tolist() == [settled, 1], day


def test_what_is_presumed_to_bind_two_states_counts_and_what_has_ended_does_not():
    acts = {"f": FULL["c"], "g": FULL["c"] | {"ended": "2019-12-31", "end_reason": "terminated"}}
    both = [(act, state, "signature", "2003-05-05") for act in acts for state in ("ARM", "AZE")]
    table = measured(acts, [*both, ("f", "ARM", "seen_in_force", "2010-01-01")])
    assert table.loc["presumed_2020", ["part", "whole"]].tolist() == [2, 3]  # d and f; c is possible, g is over


def test_bonds_are_asked_about_on_the_first_day_of_2020():
    acts = {"f": FULL["c"] | {"entry_into_force": "2020-01-01"}, "g": FULL["c"] | {"entry_into_force": "2020-01-02"}}
    both = [(act, state, "signature", "2003-05-05") for act in acts for state in ("ARM", "AZE")]
    assert measured(acts, both).loc["presumed_2020", ["part", "whole"]].tolist() == [2, 3]


def test_a_cell_of_a_pair_is_closed_where_something_or_nothing_was_found():
    vain = {"dyad_or_framework": "ARM-GEO", "topic": "all", "instrument_id": "", "route": ["one", "two"]}
    vain = pd.DataFrame(vain | {"result": "empty"})
    topics = pd.DataFrame({"instrument_id": ["c"], "topic": ["visa"]})
    table = measured({}, [], searches=vain, topics=topics)
    assert table.loc["closed_cells", ["part", "whole"]].tolist() == [7 + 1, 462]


def test_a_share_of_nothing_is_none():
    assert measured({}, []).loc["near_dates", ["part", "whole", "share"]].tolist() == [0, 0, 0]


def test_the_end_of_an_instrument_is_a_date_and_an_undated_step_is_none():
    acts = {"b": FULL["b"] | {"ended": "2015-01-01"}}
    one, other = (measured(acts, steps) for steps in ([], [("b", "UZB", "signature", "")]))
    assert one.loc["exact_dates", "whole"] == other.loc["exact_dates", "whole"] == 9 + 6 + 1


def test_a_state_that_ratified_and_deposited_has_consented_once():
    steps = [("a", "KAZ", "deposit", "2000-06-01")]
    table = coverage.fill(full().with_tables(events=case(FULL, [*TAKEN, *steps]).events), "framework")
    assert table.set_index("framework").loc["CIS", "consent_known"] == 33


def test_frameworks_stand_in_the_order_of_their_treaties():
    one, other = ({"framework": "EAEU"}, {"framework": "bilateral", "scope": "bilateral"})
    made = case({"a": one, "b": other, "c": other, "d": {"framework": "CIS"}}, [("a", "KAZ", "signature", "2000")])
    made = made.with_tables(evidence=full().evidence, sources=full().sources)
    assert coverage.fill(made, "framework")["framework"].tolist() == ["bilateral", "CIS", "EAEU"]


def test_the_fill_can_be_asked_by_decade_and_by_pair():
    by_decade, by_pair = (coverage.fill(full(), by).set_index(by)["instruments"] for by in ("decade", "dyad"))
    assert by_decade.to_dict() == {"2000s": 3, "2010s": 1}
    assert by_pair.to_dict() == {"ARM-GEO": 1, "KAZ-UZB": 1}
    with pytest.raises(ValueError, match="framework, decade, dyad, not 'topic'"):
        coverage.fill(full(), "topic")


def test_the_report_tells_every_measure_and_what_can_be_closed(dataset):
    text = coverage.report(dataset)
    for row in coverage.measured(dataset).itertuples():
        assert f"{row.part:>5} of {row.whole:<5}" in text
    for row in coverage.sought(dataset).itertuples():
        assert f"{row.searched:>5} of {row.missing:<5}" in text
    table = coverage.unknowns(dataset, f"{dataset.as_of:%Y-%m-%d}").head(MOST)
    assert table["instrument"].map(lambda name: f"  {name}\n" in text).all()
    assert table["source"].map(lambda url: f"begin at {url}" in text).all()
    assert text.count("begin at") == MOST == 12
    for by in ("framework", "decade", "dyad"):
        assert f"Adopted treaties by {by}," in text
    (cells,) = (line for line in text.splitlines() if line.split()[:1] == ["all"] and line.endswith(" 462"))
    assert sum(map(int, cells.split()[1:4])) == 462


def test_a_reader_who_has_seen_enough_ends_the_report_quietly():
    told = [sys.executable, "-m", "helpers", "coverage"]
    command = subprocess.Popen(told, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    command.stdout.close()
    assert (command.stderr.read(), command.wait()) == (b"", 0)
    command.stderr.close()
