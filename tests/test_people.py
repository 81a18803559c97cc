"""Ties and people: stocks, borders and unions of pairs; what large pairs lack; the figure and the claims."""

import itertools
import warnings

import matplotlib.colors
import numpy as np
import pandas as pd
import pytest
from cases import REAL, case
from matplotlib.backends.backend_agg import FigureCanvasAgg

from helpers import dyads
from helpers.claims import people
from helpers.dataset import TWELVE
from helpers.labels import LANGUAGES, localise
from helpers.outputs import house_style
from helpers.outputs.formats import png
from helpers.plots import fig11_people as people_figure
from helpers.tables import fig11_people, people_states, tab06_missing

ON = "2025-12-31"


def stock(*rows):
    """A dataset of migrant stocks: ``(origin, destination, year, value, revision)``."""
    table = pd.DataFrame(rows, columns=["origin", "destination", "year", "value", "revision"])
    table = table.assign(indicator="migrant_stock_bilateral", state="", unit="persons", flag="", source_id="")
    return REAL.with_tables(migrant_stock=table[REAL.migrant_stock.columns])


def member(*rows):
    """A dataset of memberships: ``(organisation, state, status, from, to)``."""
    table = pd.DataFrame(rows, columns=["organisation", "state", "status", "from", "to"]).assign(note="")
    return REAL.with_tables(memberships=table)


def test_both_directions_are_added_and_a_missing_one_makes_a_lower_bound():
    found = dyads.migrant_stock(
        stock(("KAZ", "UZB", 1990, 100, "2020"), ("UZB", "KAZ", 1990, 20, "2020"), ("ARM", "TJK", 1990, 7, "2020")),
        1990,
        "2020",
    )
    assert found.loc[("KAZ", "UZB")].tolist() == [2, 120, 120]
    assert found.at[("ARM", "TJK"), "printed"] == 7
    assert np.isnan(found.at[("ARM", "TJK"), "persons"])
    assert found.at[("ARM", "AZE"), "directions"] == 0
    assert np.isnan(found.at[("ARM", "AZE"), "printed"])


def test_revisions_years_and_other_states_are_not_mixed():
    table = stock(
        ("KAZ", "UZB", 1990, 100, "2020"),
        ("UZB", "KAZ", 1990, 20, "2019"),
        ("KAZ", "UZB", 2020, 5, "2020"),
        ("KAZ", "DEU", 1990, 900, "2020"),
    )
    assert dyads.migrant_stock(table, 1990, "2020").at[("KAZ", "UZB"), "printed"] == 100
    with pytest.raises(ValueError, match="revision '2019' has no stock of 2020; it has those of 1990"):
        dyads.migrant_stock(table, 2020, "2019")
    with pytest.raises(ValueError, match="no year"):
        dyads.migrant_stock(table, 2020, "1066")


def test_the_revisions_of_2019_and_2020_agree_on_1990():
    older, newer = (dyads.migrant_stock(REAL, 1990, revision) for revision in ("2019", "2020"))
    pd.testing.assert_frame_equal(older, newer)


def test_every_pair_is_there_once_and_a_border_is_one_of_them():
    border = dyads.shared_border(REAL)
    assert list(border.index) == list(itertools.combinations(TWELVE, 2))
    assert border.sum() == len(REAL.borders) > 0
    assert border["KAZ", "UZB"] == 1
    assert border["ARM", "KAZ"] == 0


def test_states_that_agreed_on_checkpoints_between_them_share_a_border():
    from helpers.coverage import dyads as pair_of

    of_checkpoints = pair_of(REAL)[lambda pair: pair.index.str.contains("checkpoints|border-regime|border-residents")]
    border = dyads.shared_border(REAL)
    assert len(of_checkpoints) > 10
    assert all(border[tuple(pair.split("-"))] for pair in of_checkpoints)


def test_a_border_is_listed_once_in_order_with_two_sources():
    pairs = REAL.borders[dyads.KEYS]
    assert (pairs["state_a"] < pairs["state_b"]).all()
    assert (REAL.borders["source_id"] != REAL.borders["second_source_id"]).all()


def years(table, pair=("KAZ", "UZB"), until="2020-01-01"):
    return dyads.union_years(table, until).loc[pair].round(2).tolist()


def test_years_in_two_unions_at_once_count_once_and_gaps_do_not():
    table = member(
        *[
            (union, state, "member", first, last)
            for state in ("KAZ", "UZB")
            for union, first, last in (
                ("CAU", "2000-01-01", "2004-01-01"),
                ("EurAsEC", "2002-01-01", "2006-01-01"),
                ("EAEU", "2010-01-01", ""),
            )
        ]
    )
    assert years(table) == [16, 16]


def test_a_common_union_begins_with_the_later_and_ends_with_the_earlier():
    table = member(("EAEU", "KAZ", "member", "2000-01-01", "2010-01-01"), ("EAEU", "UZB", "member", "2005-01-01", ""))
    assert years(table) == [5, 5]


def test_an_uncertain_date_gives_an_interval():
    table = member(
        ("EAEU", "KAZ", "member", "2000-01-01", "[2005-01-01..2006-01-01]"), ("EAEU", "UZB", "member", "2000", "")
    )
    low, high = years(table)
    assert (low, high) == (pytest.approx(4, abs=0.02), pytest.approx(6, abs=0.02))


@pytest.mark.parametrize(
    ("first", "end", "least", "most"),
    [
        ("[..2015-01-02]", "", 5, 28.04),
        ("2010-01-01", "[..2015-01-01]", 0, 5),
        ("[2010-01-01..]", "", 0, 10),
        ("[..2015-01-02]", "[..2016-01-02]", 0, 24.05),
    ],
)
def test_a_membership_that_is_open_on_one_side_lasted_at_most_as_long_as_it_can_have(first, end, least, most):
    table = member(*[("EAEU", state, "member", first, end) for state in ("KAZ", "UZB")])
    low, high = years(table)
    assert (low, high) == (pytest.approx(least, abs=0.02), pytest.approx(most, abs=0.02))


def test_observers_suspended_members_and_other_organisations_are_in_no_common_union():
    both = [("KAZ", "2000-01-01", ""), ("UZB", "2000-01-01", "")]
    for organisation, status in (("EAEU", "observer"), ("EurAsEC", "suspended"), ("CIS", "member"), ("SCO", "member")):
        assert years(member(*[(organisation, state, status, *span) for state, *span in both])) == [0, 0]


def test_two_states_in_different_unions_share_no_years():
    table = member(("EAEU", "KAZ", "member", "2000-01-01", ""), ("UnionState", "UZB", "member", "2000-01-01", ""))
    assert years(table) == [0, 0]


def test_a_matrix_of_pairs_is_symmetric_and_knows_nothing_of_a_state_with_itself():
    found = dyads.matrix(dyads.shared_border(REAL))
    assert list(found.index) == list(found.columns) == list(TWELVE)
    assert found.at["KAZ", "UZB"] == found.at["UZB", "KAZ"] == 1
    assert np.isnan(np.diag(found)).all()
    assert found.isna().sum().sum() == 12


def test_the_predictors_are_those_fixed_beforehand():
    found = dyads.predictors(REAL, ON)
    assert list(found.columns) == ["log10_migrants_1990", "shared_border", "union_years"]
    stocks = dyads.migrant_stock(REAL, 1990, "2020")
    assert found["log10_migrants_1990"].isna().sum() == (stocks["directions"] < 2).sum()
    assert 10 ** found.at[("KAZ", "UZB"), "log10_migrants_1990"] == pytest.approx(stocks.at[("KAZ", "UZB"), "persons"])


def agreements(**given):
    """An agreement of Kazakhstan and Uzbekistan on readmission, and the searches for others."""
    usual = {"scope": "bilateral", "framework": "bilateral", "concluded": "2000-01-01"} | {
        "entry_into_force": "2001-01-01"
    }
    signed = [("kaz-uzb-2000", state, "signature", "2000-01-01") for state in ("KAZ", "UZB")]
    table = case({"kaz-uzb-2000": usual | given}, signed)
    topics = pd.DataFrame({"instrument_id": ["kaz-uzb-2000"], "topic": ["readmission"]})
    asked = pd.DataFrame(
        [
            {"dyad_or_framework": pair, "topic": "all", "route": route, "result": "empty"}
            for pair, routes in (("ARM-KAZ", "ab"), ("AZE-KAZ", "a"), ("KAZ-UZB", "ab"))
            for route in routes
        ]
    )
    return table.with_tables(topics=topics, searches=asked.reindex(columns=REAL.searches.columns, fill_value=""))


def test_none_is_said_to_be_found_only_where_the_search_was_made_and_was_empty():
    found = tab06_missing.cover(agreements(), ON)["readmission"]
    assert found["ARM", "KAZ"] == "none_found"
    assert found["AZE", "KAZ"] == found["RUS", "UKR"] == "not_searched"


@pytest.mark.parametrize(
    ("given", "cell"),
    [
        ({}, "certain"),
        ({"entry_into_force": ""}, "possible"),
        ({"ended": "2010-01-01"}, "not_in_force"),
        ({"legal_form": "soft"}, "not_in_force"),
        ({"legal_form": "interagency"}, "not_in_force"),
    ],
)
def test_a_cell_tells_the_surest_treaty_or_that_none_is_in_force(given, cell):
    table = tab06_missing.cover(agreements(**given), ON)
    assert table.at[("KAZ", "UZB"), "readmission"] == cell
    assert table.at[("KAZ", "UZB"), "labour"] == "none_found"


def test_of_several_treaties_the_surest_counts():
    two = {"scope": "bilateral", "framework": "bilateral", "concluded": "2000-01-01"}
    acts = {"kaz-uzb-a": two, "kaz-uzb-b": two | {"entry_into_force": "2001-01-01"}, "kaz-uzb-c": two}
    table = case(acts, [(act, state, "signature", "2000-01-01") for act in acts for state in ("KAZ", "UZB")])
    table = table.with_tables(topics=pd.DataFrame({"instrument_id": list(acts), "topic": "readmission"}))
    assert tab06_missing.cover(table, ON).at[("KAZ", "UZB"), "readmission"] == "certain"


def test_a_multilateral_treaty_is_named_beside_and_fills_no_gap():
    shared = agreements(scope="multilateral", framework="CIS", entry_into_force="", force_rule="on_signature")
    assert tab06_missing.cover(shared, ON).at[("KAZ", "UZB"), "readmission"] == "none_found; multilateral_certain"


def test_the_table_holds_large_pairs_of_either_revision_with_a_gap_and_no_others():
    table = tab06_missing.frame(REAL, ON).set_index(dyads.KEYS)
    stocks = [dyads.migrant_stock(REAL, *which)["persons"] for which in tab06_missing.STOCKS.values()]
    large = pd.concat(stocks, axis=1).max(axis=1) >= tab06_missing.LARGE
    first = table[list(tab06_missing.SUBJECTS)].apply(lambda column: column.str.split("; ").str[0])
    assert set(table.index) <= set(large[large].index)
    assert first.isin(tab06_missing.LACKING).any(axis=1).all()
    full = tab06_missing.cover(REAL, ON).loc[large[large].index.difference(table.index)]
    assert not full.apply(lambda column: column.str.split("; ").str[0].isin(tab06_missing.LACKING)).any(axis=None)


def test_a_large_pair_with_one_printed_direction_is_not_taken_for_a_small_one():
    table = stock(
        ("KAZ", "UZB", 2020, 300_000, "2020"), ("UZB", "KAZ", 2020, 1, "2020"), ("KAZ", "UZB", 2024, 1, "2024")
    )
    assert list(tab06_missing.large(table).index) == [("KAZ", "UZB")]
    assert tab06_missing.large(table)["migrants_2024"].isna().all()


def test_what_is_flagged_as_doubtful_or_not_printed_describes_no_state():
    found = people_states.frame(REAL, 2020)
    assert list(found.index) == list(TWELVE)
    assert np.isnan(found.at["TKM", "remittances"])
    doubtful = REAL.remittances.assign(flag=REAL.remittances["flag"].where(REAL.remittances["state"] != "KGZ", "check"))
    assert np.isnan(people_states.frame(REAL.with_tables(remittances=doubtful), 2020).at["KGZ", "remittances"])


@pytest.fixture(scope="module")
def frame() -> pd.DataFrame:
    return fig11_people.frame(REAL, ON)


def test_the_figure_holds_every_pair_with_its_surest_tie(frame):
    assert len(frame) == 66
    for row in frame.itertuples():
        ties = [row.ties_certain, row.ties_presumed, row.ties_possible]
        levels = ["certain", "presumed", "possible"]
        assert row.level == next((level for level, number in zip(levels, ties, strict=True) if number), "none")
    assert frame["migrants"].isna().sum() == (frame["directions"] == 0).sum() > 0
    assert frame["migrants"].dropna().is_monotonic_decreasing


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_figure_has_a_dot_a_pair_and_no_letters_over_dots_or_letters(frame, lang):
    with warnings.catch_warnings(), house_style():
        warnings.simplefilter("error")
        drawn = people_figure.draw(frame.copy(), lang=lang, dataset=REAL)
        FigureCanvasAgg(drawn).draw()
        axes, key = drawn.axes
        boxes = [words.get_window_extent() for words in axes.texts if words.get_text()]
        page = drawn.get_window_extent()
        dots = [axes.transData.transform(dot.get_offsets()[0]) for dot in axes.collections]
        labels = [words.get_window_extent() for words in (*axes.get_yticklabels(), axes.xaxis.label, key.texts[-1])]
        assert png(drawn, caption="", alt="").startswith(b"\x89PNG")
    assert len(dots) == frame["migrants"].notna().sum()
    assert not any(box.contains(*dot) for box in boxes for dot in dots)
    assert not any(one.overlaps(other) for one, other in itertools.combinations([*boxes, *labels], 2))
    assert all(page.x0 <= box.x0 and box.x1 <= page.x1 and page.y0 <= box.y0 for box in [*boxes, *labels])
    assert len(localise(frame, lang, REAL)) == 66


def test_no_two_dots_touch(frame):
    with house_style():
        drawn = people_figure.draw(frame.copy(), lang="en", dataset=REAL)
    places = np.array([dot.get_offsets()[0] for dot in drawn.axes[0].collections])
    apart = np.hypot(*(places[:, None] - places[None]).transpose(2, 0, 1)) + np.eye(len(places)) * 99
    assert apart.min() >= people_figure.DOT - 1e-9


def test_levels_are_told_apart_in_grey():
    marks = people_figure.MARKS
    grey = {
        level: np.dot(matplotlib.colors.to_rgb(mark["facecolor"]), (0.299, 0.587, 0.114))
        for level, mark in marks.items()
    }
    assert all(
        abs(grey[one] - grey[other]) > 0.15 or marks[one]["marker"] != marks[other]["marker"]
        for one, other in itertools.combinations(marks, 2)
    )


def test_quantities_run_from_the_sure_to_the_possible():
    assert people.pairs_share_tied(REAL)[0] < people.pairs_share_tied(REAL)[1] < 1
    low, high = people.stock_share_tied(REAL, 1990, "2020")
    assert 0 < low < high <= 1
    low, high = people.largest_untied(REAL, 66, 1990, "2020")
    pairs = fig11_people.frame(REAL, ON).query("migrants.notna()")
    assert (low, high) == ((pairs["level"] == "none").sum(), (pairs["ties_certain"] == 0).sum())


def test_a_large_pair_lacks_surely_where_none_was_found_and_perhaps_where_none_is_certain():
    cells = tab06_missing.cover(REAL, ON).loc[tab06_missing.large(REAL).index]
    for subject in tab06_missing.SUBJECTS:
        own = cells[subject].str.split("; ").str[0]
        low, high = people.large_without(REAL, subject)
        assert low == own.isin(["none_found", "not_in_force"]).sum()
        assert high == (own != "certain").sum() > low


def test_the_whole_stock_lies_in_tied_pairs_where_only_they_have_people():
    table = stock(("KAZ", "RUS", 1990, 100, "2020"), ("RUS", "KAZ", 1990, 100, "2020"))
    assert people.stock_share_tied(table, 1990, "2020") == (1, 1)


def test_what_the_notebook_says_of_the_association_can_be_computed_again():
    low, high = people.people_r(REAL, 1990, "2020", "certain")
    assert -1 <= low < high <= 1
    assert 0 < people.people_p(REAL, 1990, "2020", "certain") < 1
    low, high = people.model_effect(REAL, "shared_border", "certain")
    assert low < high
