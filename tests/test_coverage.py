"""What is known is counted as known, and nothing else."""

from cases import case

from helpers import coverage
from helpers.tables import status

ACTS = {
    "a": {"concluded": "2000-01-01", "entry_into_force": "2001-01-01"},
    "b": {"concluded": "2000", "force_rule": "on_signature"},
    "c": {"concluded": "", "framework": "bilateral", "scope": "bilateral"},
    "d": {"concluded": "2000-01-01", "stage": "draft"},
    "e": {"concluded": "2000-01-01", "legal_form": "soft"},
}
STEPS = [
    ("a", "KAZ", "signature", "2000-01-01"), ("a", "KAZ", "entry_into_force", "2001-01-01"),
    ("a", "UZB", "signature", "2000-01"), ("b", "KAZ", "signature", ""), ("c", "KAZ", "entry_into_force", "2003-01-01"),
    ("c", "UZB", "signature", "[2000..]"),
]


def test_a_date_is_known_where_it_is_one_day():
    table = coverage.dates_known(case(ACTS, STEPS)).set_index("framework")
    assert table.loc["CIS"].to_dict() == {
        "instruments": 2, "concluded_known": 50, "force_known": 50, "force_rule_known": 50}
    assert table.loc["bilateral"].to_dict() == {
        "instruments": 1, "concluded_known": 0, "force_known": 100, "force_rule_known": 0}


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


def test_readings_can_be_asked_of_some_instruments_only():
    table = coverage.readings(case(ACTS, STEPS), "2010-01-01", instruments=["a"], states=("KAZ",)).set_index("basis")
    assert table.loc["in_force", "certain"] == 1


def test_every_fact_has_one_best_tier(dataset):
    table = coverage.support(dataset)
    facts = dataset.evidence[dataset.evidence["table"].isin(["instruments", "events"])]
    assert table["facts"].sum() == len(facts.drop_duplicates(["table", "key", "field"]))
    assert (table["exact"] <= table["facts"]).all()


def test_entry_into_force_is_known_for_fewer_than_half_of_the_treaties(dataset):
    """As the title of notebook 01_dataset says."""
    table = coverage.dates_known(dataset)
    share = lambda column: (table[column] * table["instruments"]).sum() / table["instruments"].sum()  # noqa: E731
    assert share("force_known") < 50 < 80 < share("concluded_known")
    assert share("force_rule_known") < 10


def test_the_flat_table_holds_every_basis_with_days_or_blanks(dataset):
    table = status.frame(dataset)
    assert list(table["basis"].unique()) == ["signed", "consented", "in_force", "provisional"]
    days = table[["start_lo", "start_hi", "end_lo", "end_hi", "first_seen", "last_seen"]]
    assert days.apply(lambda column: column.str.fullmatch(r"(\d{4}-\d{2}-\d{2})?").all()).all()
    assert not table["start_lo"].eq("").any()
