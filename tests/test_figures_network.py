"""The frames of matrix, grid, layers and standing, and that the figures draw in every language."""

import warnings

import pandas as pd
import pytest
from cases import REAL, case
from matplotlib.backends.backend_agg import FigureCanvasAgg

from helpers.dataset import TWELVE
from helpers.labels import LANGUAGES, localise
from helpers.outputs import house_style
from helpers.outputs.formats import png
from helpers.plots import fig03_matrix as matrix_figure
from helpers.plots import fig04_grid as grid_figure
from helpers.plots import fig05_network as network_figure
from helpers.tables import fig03_matrix, fig04_grid, fig05_network, pairs, tab03_centrality

ON = "2020-12-31"
CIS, LATER, BILATERAL = "cis-1998", "cis-2022", "kaz-uzb-2000"
VISAS = {"concluded": "1998-03-06", "entry_into_force": "1999-01-01"}


def small():
    """A treaty of several states, a later one of which nothing is known, and a bilateral one with its protocol."""
    two = {"scope": "bilateral", "framework": "bilateral", "force_rule": "on_signature"}
    acts = {
        CIS: VISAS,
        "cis-2001": {"concluded": "2001-05-05"},
        LATER: {"concluded": "2022-01-01"},
        BILATERAL: two | {"concluded": "2000-01-01"},
        "kaz-uzb-2005": two | {"concluded": "2005-01-01"},
    }
    both = [(act, state, "signature", "") for act in (BILATERAL, "kaz-uzb-2005") for state in ("KAZ", "UZB")]
    steps = [
        (CIS, "ARM", "entry_into_force", "1999-01-01"),
        (CIS, "AZE", "signature", "1998-03-06"),
        (CIS, "AZE", "seen_in_force", "2010-01-01"),
        (CIS, "BLR", "signature", "1998-03-06"),
        (CIS, "BLR", "reservation", "1998-03-06"),
        (CIS, "GEO", "not_signed", "1998-03-06"),
        (CIS, "KAZ", "entry_into_force", "1999-01-01"),
        (CIS, "KAZ", "withdrawal", "2010-01-01"),
        (CIS, "KGZ", "entry_into_force", "1999-01-01"),
        (CIS, "KGZ", "denunciation", "2015-01-01"),
        (CIS, "MDA", "entry_into_force", "1999-01-01"),
        (CIS, "MDA", "denunciation", "2024-01-01"),
        (CIS, "RUS", "entry_into_force", "2023-01-01"),
        (CIS, "TJK", "withdrawal", "2011-01-01"),
        *both,
    ]
    return case(acts, steps, [("kaz-uzb-2005", "protocol_to", BILATERAL)])


@pytest.fixture(scope="module")
def matrix() -> pd.DataFrame:
    return fig03_matrix.frame(small(), ON).set_index("instrument_id")


@pytest.mark.parametrize(
    ("state", "cell"),
    {
        "ARM": "certain",
        "AZE": "presumed",
        "BLR": "possible; reservation",
        "GEO": "not_signed",
        "KAZ": "withdrawal",
        "KGZ": "possible; denunciation",
        "MDA": "certain",  # the act of exit is later than the day asked about
        "RUS": "not_yet",
        "TJK": "withdrawal",  # how it had become a party was not seen
        "TKM": "unknown",
    }.items(),
)
def test_a_cell_tells_how_a_state_stands_and_what_it_did_by_that_day(matrix, state, cell):
    assert matrix.at[CIS, state] == cell


def test_the_matrix_holds_the_multilateral_instruments_concluded_by_that_day_in_order(matrix):
    assert list(matrix.index) == [CIS, "cis-2001"]
    assert (matrix.loc["cis-2001", list(TWELVE)] == "unknown").all()


def test_every_pair_stands_on_both_layers_and_a_protocol_is_no_second_tie():
    table = pairs.counts(small(), ON)
    assert len(table) == 132
    tied = table[(table["layer"] == "bilateral") & (table["ties_possible"] > 0)]
    assert tied.values.tolist() == [["bilateral", "KAZ", "UZB", 1, 1, 1]]


def test_possible_ties_include_presumed_and_certain_ones():
    table = pairs.counts(REAL, "2025-12-31")
    assert (table["ties_certain"] <= table["ties_presumed"]).all()
    assert (table["ties_presumed"] <= table["ties_possible"]).all()


def test_a_pair_without_a_possible_tie_is_in_the_grid_and_not_in_the_drawing():
    assert (fig04_grid.frame(small(), ON)["ties_possible"] == 0).any()
    assert (fig05_network.frame(small(), ON)["ties_possible"] > 0).all()


def test_a_state_is_ranked_only_where_its_interval_overlaps_no_other():
    acts = {
        f"kaz-{number}": {
            "scope": "bilateral",
            "framework": "bilateral",
            "concluded": "2000-01-01",
            "entry_into_force": "2000-01-01",
        }
        for number in range(3)
    }
    partners = ("UZB", "RUS", "TJK")
    steps = [
        (act, state, "signature", "") for act, partner in zip(acts, partners, strict=True) for state in ("KAZ", partner)
    ]
    table = tab03_centrality.frame(case(acts, steps), ON).set_index("state")
    assert table.at["KAZ", "bilateral_degree"] == "3 (1)"
    assert "bilateral_degree" in table.at["KAZ", "ranked_by"].split("; ")
    assert table.at["UZB", "bilateral_degree"] == "1 (2)"
    assert table.at["UZB", "ranked_by"] == "not_ranked"


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    ("figure", "table"), [(matrix_figure, fig03_matrix), (grid_figure, fig04_grid), (network_figure, fig05_network)]
)
def test_the_figures_draw_in_three_languages_without_a_warning(figure, table, lang):
    frame = table.frame(REAL, "2025-12-31")
    with warnings.catch_warnings(), house_style():
        warnings.simplefilter("error")
        drawn = figure.draw(frame.copy(), lang=lang, dataset=REAL)
        assert png(drawn, caption="", alt="").startswith(b"\x89PNG")
    assert len(localise(frame, lang, REAL, coded=getattr(table, "CODED", None))) == len(frame)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_word_of_the_legend_of_the_matrix_meets_a_sample(lang):
    with house_style():
        figure = matrix_figure.draw(fig03_matrix.frame(REAL, "2025-12-31"), lang=lang, dataset=REAL)
        FigureCanvasAgg(figure).draw()
        _, legend, *samples = figure.axes
        words = [text.get_window_extent() for text in legend.texts]
        places = [sample.get_window_extent() for sample in samples]
    assert len(words) == len(places) >= 9
    assert all(word.x1 <= figure.bbox.x1 and not any(word.overlaps(place) for place in places) for word in words)


def test_a_matrix_of_more_rows_than_a_page_holds_leaves_out_those_of_which_nothing_is_known():
    frame = fig03_matrix.frame(REAL, "2025-12-31")
    known = frame[(frame[list(TWELVE)] == "certain").any(axis=1)].head(3)
    blank = known.head(1).assign(**dict.fromkeys(TWELVE, "unknown"))
    crowd = pd.concat([known] + [blank] * 60, ignore_index=True)
    with house_style():
        height = matrix_figure.draw(crowd, lang="en", dataset=REAL).get_figheight() * 25.4
    assert height == pytest.approx(3 * matrix_figure.ROW + matrix_figure.ABOVE + matrix_figure.BELOW)


def test_the_matrix_of_the_study_fits_a_page():
    with house_style():
        drawn = matrix_figure.draw(fig03_matrix.frame(REAL, "2025-12-31"), lang="en", dataset=REAL)
    assert drawn.get_figheight() * 25.4 <= 200.5


def test_a_title_without_a_short_name_is_cut_and_keeps_its_mark():
    whole = REAL.instruments[(REAL.instruments["title_kk"] == "") & (REAL.instruments["title_en"].str.len() > 100)]
    name = whole[~whole["instrument_id"].isin(REAL.vocabulary["code"])]["instrument_id"].iloc[0]
    short = matrix_figure._short(name, "kk", REAL)
    assert short.endswith("… [en]") and len(short) <= matrix_figure.LETTERS


def test_a_state_without_a_place_cannot_be_drawn():
    edges = pd.DataFrame(
        [["bilateral", "AAA", "KAZ", 1, 1, 1]],
        columns=["layer", "state_a", "state_b", "ties_certain", "ties_presumed", "ties_possible"],
    )
    with house_style(), pytest.raises(ValueError, match="no place for AAA"):
        network_figure.draw(edges, lang="en", dataset=REAL)


def standing_matrix(events, *, instruments=None, on="2010-01-01"):
    acts = instruments or {"cis-a": {"concluded": "2000-01-01", "force_rule": "on_signature"}}
    return fig03_matrix.frame(case(acts, events), on).set_index("instrument_id")


def signed(state, day="2000-01-01", act="cis-a"):
    return act, state, "signature", day


def test_the_matrix_runs_by_day_of_conclusion():
    acts = {"cis-a": {"concluded": "2005-01-01"}, "cis-b": {"concluded": "1995-01-01"}}
    table = standing_matrix([signed("KAZ", "2005-01-01"), signed("KAZ", "1995-01-01", "cis-b")], instruments=acts)
    assert list(table.index) == ["cis-b", "cis-a"]


def test_an_exit_is_marked_once_it_has_begun_and_not_before():
    events = [signed("KAZ"), ("cis-a", "KAZ", "denunciation", "2005-01-01")]
    assert standing_matrix(events, on="2004-12-31").at["cis-a", "KAZ"] == "certain"
    assert standing_matrix(events).at["cis-a", "KAZ"] == "possible; denunciation"


def test_the_last_step_of_an_exit_is_the_one_that_is_marked():
    events = [signed("KAZ"), ("cis-a", "KAZ", "denunciation", "2005-01-01")]
    events.append(("cis-a", "KAZ", "withdrawal_notice", "2005-02-01"))
    assert standing_matrix(events).at["cis-a", "KAZ"] == "possible; withdrawal_notice"


def test_a_special_opinion_and_a_reservation_are_marked_beside_the_standing():
    events = [signed("KAZ"), ("cis-a", "KAZ", "special_opinion", "2000-01-01"), signed("UZB")]
    table = standing_matrix([*events, ("cis-a", "UZB", "reservation", "2000-01-01")])
    assert table.loc["cis-a", ["KAZ", "UZB"]].tolist() == ["certain; special_opinion", "certain; reservation"]


def test_what_was_done_after_the_day_is_not_marked_on_it():
    events = [
        signed("KAZ"),
        ("cis-a", "KAZ", "reservation", "2010-01-02"),
        ("cis-a", "RUS", "not_signed", "2010-01-02"),
    ]
    events.append(("cis-a", "UZB", "denunciation", "2010-01-02"))
    on_the_eve, on_the_day = (standing_matrix(events, on=on).loc["cis-a"] for on in ("2010-01-01", "2010-01-02"))
    assert on_the_eve[["KAZ", "RUS", "UZB"]].tolist() == ["certain", "unknown", "unknown"]
    assert on_the_day[["KAZ", "RUS", "UZB"]].tolist() == ["certain; reservation", "not_signed", "denunciation"]


def test_of_several_spells_the_one_that_holds_is_shown_else_the_latest():
    events = [signed("KAZ"), ("cis-a", "KAZ", "suspension", "2002-01-01"), ("cis-a", "KAZ", "resumption", "2004-01-01")]
    assert standing_matrix(events).at["cis-a", "KAZ"] == "certain"
    assert standing_matrix([*events, ("cis-a", "KAZ", "withdrawal", "2006-01-01")]).at["cis-a", "KAZ"] == "withdrawal"
