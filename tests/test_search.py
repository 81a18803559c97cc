"""What was searched, what is missing, and how much there may be beyond it."""

import pandas as pd
import pytest
from cases import case

from helpers import coverage
from helpers.coverage.recapture import DRAWN, strata
from helpers.dataset import TWELVE
from helpers.network import CORE, REGIONAL

ACTS = {"a": {"scope": "bilateral", "framework": "bilateral"}, "b": {"framework": "CIS"}}
STEPS = [
    ("a", "UZB", "signature", "2000-01-01"), ("a", "KAZ", "signature", "2000-01-01"), ("b", "KAZ", "signature", ""),
]  # fmt: skip


def searched(*rows, topics=(("a", "readmission"), ("b", "visa")), acts=ACTS):
    columns = ["dyad_or_framework", "topic", "route", "result", "instrument_id"]
    searches = pd.DataFrame(rows, columns=columns[: max(map(len, rows), default=4)]).reindex(
        columns=columns, fill_value=""
    )
    topics = pd.DataFrame(topics, columns=["instrument_id", "topic"])
    table = coverage.cells(case(acts, STEPS).with_tables(searches=searches, topics=topics))
    return table.set_index(["dyad_or_framework", "search_theme"])


def test_a_cell_with_an_adopted_instrument_is_found():
    assert searched().loc[("KAZ-UZB", "readmission"), "search_result"] == "found"
    assert searched().loc[("CIS", "visa_and_stay"), "search_result"] == "found"


def test_an_instrument_is_found_under_its_own_theme_only():
    assert searched().loc[("KAZ-UZB", "labour"), "search_result"] == "open"


@pytest.mark.parametrize("spoilt", [{"stage": "draft"}, {"legal_form": "national_act"}])
@pytest.mark.parametrize(("act", "cell"), [("a", ("KAZ-UZB", "readmission")), ("b", ("CIS", "visa_and_stay"))])
def test_a_draft_or_a_national_act_fills_no_cell(act, cell, spoilt):
    acts = ACTS | {act: ACTS[act] | spoilt}
    assert searched(acts=acts).loc[cell, "search_result"] == "open"


def test_an_instrument_of_two_topics_of_one_theme_counts_once():
    table = searched(topics=[("b", "visa"), ("b", "free_movement")])
    assert table.loc[("CIS", "visa_and_stay"), "instruments"] == 1


def test_what_is_in_the_record_is_found_whatever_was_asked_in_vain():
    vain = [("KAZ-UZB", "readmission", route, "empty") for route in ("registers", "press")]
    assert searched(*vain).loc[("KAZ-UZB", "readmission"), ["routes", "search_result"]].tolist() == [2, "found"]


def test_a_pair_is_two_of_the_twelve_in_alphabetical_order():
    german = [("c", state, "signature", "2000-01-01") for state in ("KAZ", "DEU")]
    three = [("d", state, "signature", "2000-01-01") for state in ("KAZ", "KGZ", "UZB")]
    acts = {name: ACTS["a"] for name in ("a", "c", "d")}
    assert coverage.dyads(case(acts, [*STEPS[:2], *german, *three])).to_dict() == {"a": "KAZ-UZB"}


def test_one_route_leaves_a_cell_open_and_two_show_it_empty():
    one = ("KAZ-UZB", "labour", "registers", "empty")
    assert searched(one).loc[("KAZ-UZB", "labour"), "search_result"] == "open"
    assert searched(one, one).loc[("KAZ-UZB", "labour"), "search_result"] == "open"
    two = searched(one, ("KAZ-UZB", "labour", "press", "empty"))
    assert two.loc[("KAZ-UZB", "labour"), ["routes", "search_result"]].tolist() == [2, "empty"]


def test_a_search_of_which_the_pages_could_not_be_read_shows_nothing():
    unread = ("KAZ-UZB", "labour", "press", "open")
    table = searched(("KAZ-UZB", "labour", "registers", "empty"), unread)
    assert table.loc[("KAZ-UZB", "labour"), "search_result"] == "open"


def test_a_search_for_one_thing_of_a_known_instrument_says_nothing_of_others():
    two = [("KAZ-UZB", "labour", route, "empty", "a") for route in ("registers", "press")]
    assert searched(*two).loc[("KAZ-UZB", "labour"), ["routes", "search_result"]].tolist() == [0, "open"]


def test_a_hint_of_what_is_not_in_the_record_keeps_a_cell_open():
    two = [("KAZ-UZB", "labour", route, "empty") for route in ("registers", "press")]
    table = searched(*two, ("KAZ-UZB", "labour", "an overview", "found"))
    assert table.loc[("KAZ-UZB", "labour"), "search_result"] == "open"


def test_a_search_of_all_themes_counts_for_each():
    table = searched(("KAZ-UZB", "all", "registers", "empty"), ("KAZ-UZB", "labour", "press", "empty"))
    assert table.loc["KAZ-UZB", "routes"].to_dict() == {theme: 1 + (theme == "labour") for theme in coverage.THEMES}


def test_the_protocol_has_66_pairs_and_seven_themes(dataset):
    table = coverage.cells(dataset)
    pairs = table[table["dyad_or_framework"].isin(coverage.PAIRS)]
    assert (pairs["dyad_or_framework"].nunique(), len(pairs)) == (66, 462)
    assert set(table["dyad_or_framework"]) - set(coverage.PAIRS) == set(REGIONAL) - {"bilateral"}


def test_every_topic_of_the_default_network_has_a_theme():
    assert set(CORE) <= {topic for topics in coverage.THEMES.values() for topic in topics}


def test_of_the_pairs_fewer_than_one_cell_in_ten_is_open(dataset):
    table = coverage.cells(dataset)
    pairs = table[table["dyad_or_framework"].isin(coverage.PAIRS)]
    assert (pairs["search_result"] == "open").mean() < 0.1


def test_every_pair_was_searched(dataset):
    named = set(dataset.searches["dyad_or_framework"]) & set(coverage.PAIRS)
    assert named == set(coverage.PAIRS)


def recaptured(*counts):
    """``counts``: (pair, found by the first only, by both, by the second only)."""
    captures = [("yes", "no"), ("yes", "yes"), ("no", "yes")]
    rows = [
        {"dyad": pair, "instrument": f"{pair}-{kind}-{number}", "first": first, "second": second}
        for pair, *numbers in counts
        for (first, second), kind, many in zip(captures, "fbs", numbers, strict=True)
        for number in range(many)
    ]
    return coverage.estimate(case(ACTS, STEPS).with_tables(recapture=pd.DataFrame(rows))).set_index("stratum")


def test_the_estimate_is_that_of_two_captures():
    pair = coverage.draw()["with_russia"][0]
    row = recaptured((pair, 4, 10, 5)).loc["with_russia"]
    assert row[["first", "second", "both"]].tolist() == [14, 15, 10]
    assert row["estimate"] == round(15 * 16 / 11 - 1)  # Chapman: (n1 + 1)(n2 + 1) / (m + 1) - 1
    reach = 2 * (15 * 16 * 4 * 5 / (11**2 * 12)) ** 0.5  # Seber's variance
    assert row[["low", "high"]].tolist() == [19, round(15 * 16 / 11 - 1 + reach)]  # not below the 19 seen
    assert row["found_share"] == round(100 * 19 / (15 * 16 / 11 - 1))


def test_the_interval_is_two_standard_errors_to_either_side():
    pair = coverage.draw()["with_russia"][0]
    total, variance = 601 * 601 / 301 - 1, 601 * 601 * 300 * 300 / (301**2 * 302)
    low, high = recaptured((pair, 300, 300, 300)).loc["with_russia", ["low", "high"]]
    assert (low, high) == (round(total - 2 * variance**0.5), round(total + 2 * variance**0.5))


def test_an_instrument_counts_for_the_stratum_of_its_pair_and_for_all():
    russia, others = coverage.draw()["with_russia"][0], coverage.draw()["others"][0]
    table = recaptured((russia, 1, 2, 0), (others, 0, 0, 3))
    assert table["first"].to_dict() == {"with_kazakhstan": 0, "with_russia": 3, "others": 0, "all": 3}
    assert table["second"].to_dict() == {"with_kazakhstan": 0, "with_russia": 2, "others": 3, "all": 5}


def test_below_seven_matches_there_are_counts_and_no_estimate():
    pair = coverage.draw()["others"][0]
    few, enough = (recaptured((pair, 3, both, 2)).loc["others"] for both in (6, 7))
    assert few[["first", "second", "both"]].tolist() == [9, 8, 6]
    assert few[["estimate", "low", "high", "found_share"]].isna().all()
    assert enough[["estimate", "low", "high", "found_share"]].notna().all()


def test_the_draw_is_the_same_every_time_and_takes_as_many_pairs_of_each_stratum(dataset):
    drawn = coverage.draw()
    assert drawn == coverage.draw()
    assert {stratum: len(set(pairs)) for stratum, pairs in drawn.items()} == dict.fromkeys(strata(), DRAWN)
    assert all(set(pairs) <= set(strata()[stratum]) for stratum, pairs in drawn.items())
    assert set(dataset.recapture["dyad"]) <= {pair for pairs in drawn.values() for pair in pairs}


def test_the_strata_share_the_66_pairs():
    every = [pair for pairs in strata().values() for pair in pairs]
    assert sorted(every) == sorted(coverage.PAIRS)
    assert all("KAZ" in pair for pair in strata()["with_kazakhstan"])
    assert all("RUS" in pair for pair in strata()["with_russia"])


def test_what_both_searches_found_stands_in_the_record(dataset):
    known = set(dataset.instruments["instrument_id"]) | set(dataset.aliases["old_id"])
    first = dataset.recapture[dataset.recapture["first"] == "yes"]
    assert set(first["instrument"]) <= known
    assert not dataset.recapture.duplicated(["dyad", "instrument"]).any()
    assert (dataset.recapture["url"] != "").eq(dataset.recapture["second"] == "yes").all()


OPEN = {
    "a": {"scope": "bilateral", "framework": "bilateral", "concluded": "2000-01-01"},
    "b": {"entry_into_force": "2001-01-01"},
    "c": {"scope": "bilateral", "framework": "bilateral", "entry_into_force": "2001-01-01"},
}
OPEN_STEPS = [
    *STEPS[:2],
    *(("c", state, "signature", "2000-01-01") for state in ("KAZ", "UZB")),
    *(("b", state, "signature", "2000-01-01") for state in ("ARM", "KAZ", "UZB")),
    ("b", "ARM", "deposit", "2000-05-05"),
    ("b", "KAZ", "deposit", "2000-05-05"),
    ("b", "KAZ", "denunciation", "2010-01-01"),
]


def test_what_is_not_known_names_the_reason_the_states_and_how_many_pairs_hang_on_it():
    table = coverage.unknowns(case(OPEN, OPEN_STEPS), "2020-01-01")
    assert table[["instrument", "decided", "unsettled", "pairs"]].to_numpy().tolist() == [
        ["b", "denunciation", "KAZ", 3],
        ["b", "no_deposit", "UZB", 3],
        ["a", "force_not_seen", "KAZ; UZB", 1],
    ]


def test_what_is_not_known_says_how_often_it_was_searched_for():
    asked = pd.DataFrame({"instrument_id": ["a", "a", "c", ""]})
    table = coverage.unknowns(case(OPEN, OPEN_STEPS).with_tables(searches=asked), "2020-01-01")
    assert table.set_index("instrument")["searches"].groupby(level=0).max().to_dict() == {"a": 2, "b": 0}


def test_what_is_certain_is_not_among_the_unknowns():
    assert "c" not in set(coverage.unknowns(case(OPEN, OPEN_STEPS), "2020-01-01")["instrument"])
    before = coverage.unknowns(case(OPEN, OPEN_STEPS), "2005-01-01")
    assert before["decided"].tolist() == ["no_deposit", "force_not_seen"]  # the exit had not begun


def test_on_the_day_of_an_act_of_exit_the_exit_is_what_is_not_known():
    table = coverage.unknowns(case(OPEN, OPEN_STEPS), "2010-01-01").set_index("instrument")
    assert "KAZ" in table.loc[table["decided"] == "denunciation", "unsettled"].tolist()


def test_states_outside_the_study_are_neither_unsettled_nor_in_pairs():
    steps = [*OPEN_STEPS, ("b", "CHN", "signature", "2000-01-01")]
    one, other = (coverage.unknowns(case(OPEN, rows), "2020-01-01") for rows in (OPEN_STEPS, steps))
    assert other.equals(one)
    assert "CHN; UZB" in coverage.unknowns(case(OPEN, steps), "2020-01-01", states=("CHN", "UZB"))["unsettled"].tolist()


def test_a_pair_hangs_once_on_an_instrument_that_was_paused():
    paused = [("b", "ARM", "suspension", "2005"), ("b", "ARM", "resumption", "2005")]
    table = coverage.unknowns(case(OPEN, [*OPEN_STEPS, *paused]), "2005-06-15")
    assert table.loc[table["instrument"] == "b", "pairs"].max() == 3  # ARM with KAZ and UZB, KAZ with UZB


def test_what_is_outside_the_default_network_is_not_among_the_unknowns():
    founding = OPEN | {"a": OPEN["a"] | {"role": "constitutive"}}
    assert "a" not in set(coverage.unknowns(case(founding, OPEN_STEPS), "2020-01-01")["instrument"])


def test_every_unknown_of_the_record_has_a_page_to_begin_with(dataset):
    table = coverage.unknowns(dataset, "2025-12-31")
    assert table["source"].str.startswith("http").all()
    assert table["pairs"].is_monotonic_decreasing


def test_the_states_of_the_protocol_are_the_twelve():
    assert {state for pair in coverage.PAIRS for state in pair.split("-")} == set(TWELVE)
