"""That what is missing was searched for by itself."""

import pandas as pd
from cases import case

from helpers import coverage

STEPS = [
    ("b", "KAZ", "signature", ""),
    *((act, side, "signature", "2000-01-01") for act in "ac" for side in ("KAZ", "UZB")),
]
GAPS = {
    "a": {"scope": "bilateral", "framework": "bilateral", "entry_into_force": "2001-01-01"},
    "c": {"scope": "bilateral", "framework": "bilateral", "title_kk": "А"},
    "b": {"framework": "CIS", "entry_into_force": "2001-01-01"},
}


def sought(*rows):
    made = case(GAPS, STEPS)
    columns = ["instrument_id", "sought", "result"]
    asked = pd.DataFrame([(*row, "empty")[:3] for row in rows], columns=columns)
    asked = asked.reindex(columns=made.searches.columns, fill_value="")
    return coverage.sought(made.with_tables(searches=asked.astype(str))).set_index("coverage")


def test_a_gap_is_searched_for_where_this_very_thing_was_sought():
    table = sought(("c", "force, steps"), ("a", "steps"), ("b", "title"), ("", ""))
    assert table["missing"].to_dict() == {
        "cis_states": 1, "cis_force": 0, "kaz_force": 1, "other_force": 0, "kaz_titles": 2,
    }  # fmt: skip
    assert table["searched"].tolist() == [0, 0, 1, 0, 1]
    assert table["unsought"].tolist() == ["b", "", "", "", "a"]


def test_a_treaty_is_a_gap_once_however_many_states_are_unknown():
    assert sought(("b", "steps")).loc["cis_states", ["missing", "searched"]].tolist() == [1, 1]


def test_a_gap_of_which_every_search_stayed_open_is_counted_aside():
    stayed, other = ("c", "force", "open"), ("c", "force", "empty")
    told = [sought(*rows).loc["kaz_force", "only_open"] for rows in ((stayed, stayed), (stayed, other), (other,))]
    assert told == [1, 0, 0]
    assert sought(("c", "title", "open"), other).loc["kaz_force", "only_open"] == 0


def test_every_treaty_with_a_gap_of_these_five_kinds_was_searched_for_it(dataset):
    table = coverage.sought(dataset)
    assert table["missing"].gt(0).all()
    assert table.loc[table["unsought"] != "", ["coverage", "unsought"]].to_numpy().tolist() == []


def test_a_search_says_what_was_sought_where_it_names_the_instrument(dataset):
    searches = dataset.searches
    assert ((searches["instrument_id"] == "") == (searches["sought"] == "")).all()
