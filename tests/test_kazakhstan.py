"""Kazakhstan's treaties: the cartogram, the two tables, its standing."""

import warnings

import pandas as pd
import pytest
from cases import case

from helpers.labels import LANGUAGES, localise
from helpers.outputs import formats, house_style
from helpers.plots import fig06_kazakhstan as cartogram
from helpers.tables import (
    fig06_kazakhstan,
    kazakhstan_multilateral,
    kazakhstan_standing,
    tab01_paper,
    tab02_kazakhstan,
)
from helpers.tables._words import edtf, interval

ON = "2025-12-31"


def between_two(**given) -> dict:
    return {"scope": "bilateral", "framework": "bilateral", "concluded": "2010-01-01"} | given


def signed(name: str, *states: str) -> list[tuple]:
    return [(name, state, "signature", "2010-01-01") for state in states]


@pytest.fixture
def made_up():
    """A visa agreement with Uzbekistan and its protocol, one ended, one never seen in force, a draft."""
    instruments = {
        "a-visa": between_two(entry_into_force="2011-01-01"),
        "b-protocol": between_two(concluded="2012-01-01"),
        "c-ended": between_two(entry_into_force="2011-01-01", ended="2015-01-01", end_reason="terminated"),
        "d-unseen": between_two(),
        "e-draft": between_two(stage="draft"),
    }
    events = [*signed("a-visa", "KAZ", "UZB"), *signed("b-protocol", "KAZ", "UZB"), *signed("c-ended", "KAZ", "RUS")]
    events += [*signed("d-unseen", "KAZ", "KGZ"), *signed("e-draft", "KAZ", "KGZ")]
    events += [("a-visa", "KAZ", "approval", "2010-03-01"), ("a-visa", "KAZ", "ratification", "2010-05-01")]
    made = case(instruments, events, [("b-protocol", "protocol_to", "a-visa")])
    topics = [("a-visa", "visa"), ("a-visa", "free_movement"), ("a-visa", "education"), ("b-protocol", "visa")]
    topics += [("c-ended", "readmission"), ("d-unseen", "labour_migration"), ("e-draft", "visa")]
    return made.with_tables(topics=pd.DataFrame(topics, columns=["instrument_id", "topic"]))


# --- the cartogram ---------------------------------------------------------------------------------------------------


def mark(frame: pd.DataFrame, partner: str, theme: str) -> tuple[str, str]:
    return tuple(frame.set_index(["partner", "theme"]).loc[(partner, theme), ["level", "agreements"]])


def test_an_agreement_with_its_protocol_fills_one_mark_and_counts_once(made_up):
    frame = fig06_kazakhstan.frame(made_up, ON)
    assert mark(frame, "UZB", "visa_free_movement") == ("certain", "1")
    assert (frame.loc[frame["partner"] == "UZB", "level"] != "none").sum() == 1


def test_a_treaty_that_was_not_seen_in_force_is_possible_and_may_be_none(made_up):
    assert mark(fig06_kazakhstan.frame(made_up, ON), "KGZ", "labour_migration") == ("possible", "0–1")


def test_where_the_only_treaty_has_ended_the_mark_is_empty_and_its_number_blank(made_up):
    assert mark(fig06_kazakhstan.frame(made_up, ON), "RUS", "readmission") == ("none", "")
    assert mark(fig06_kazakhstan.frame(made_up, "2014-12-31"), "RUS", "readmission") == ("certain", "1")


def test_every_core_topic_has_its_mark_and_every_partner_every_mark(dataset):
    from helpers.network import CORE

    assert {topic for topics in fig06_kazakhstan.THEMES.values() for topic in topics} == set(CORE)
    frame = fig06_kazakhstan.frame(dataset, ON)
    assert "KAZ" not in set(frame["partner"]) and len(frame) == 11 * len(fig06_kazakhstan.THEMES)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_cartogram_draws_in_every_language_and_format_without_a_warning(dataset, lang):
    frame = fig06_kazakhstan.frame(dataset, ON)
    with warnings.catch_warnings(), house_style():
        warnings.simplefilter("error")
        drawn = cartogram.draw(frame, lang=lang, dataset=dataset)
        pictures = [formats.png(drawn, caption="", alt=""), formats.svg(drawn, caption="", alt="", lang=lang)]
    assert drawn.get_figwidth() * 25.4 == pytest.approx(175)
    assert all(len(picture) > 1000 for picture in pictures)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_name_in_the_cartogram_leaves_the_page_or_meets_another(dataset, lang):
    with house_style():
        drawn = cartogram.draw(fig06_kazakhstan.frame(dataset, ON), lang=lang, dataset=dataset)
        drawn.canvas.draw()
    boxes = [text.get_window_extent() for text in drawn.axes[0].texts]
    page = drawn.bbox
    assert all(page.x0 <= box.x0 and box.x1 <= page.x1 and page.y0 <= box.y0 and box.y1 <= page.y1 for box in boxes)
    assert not [1 for place, box in enumerate(boxes) for other in boxes[:place] if box.overlaps(other)]


# --- its treaties ----------------------------------------------------------------------------------------------------


def test_a_treaty_that_has_ended_is_listed_with_the_reason_and_a_draft_is_not(made_up):
    table = tab02_kazakhstan.frame(made_up, ON).set_index("instrument")
    assert list(table.loc["c-ended", ["partner", "level", "decided"]]) == ["RUS", "none", "terminated"]
    assert "e-draft" not in table.index


def test_a_ratification_is_told_rather_than_the_approval_before_it(made_up):
    table = tab02_kazakhstan.frame(made_up, ON).set_index("instrument")
    assert list(table.loc["a-visa", ["approval", "approved"]]) == ["ratification", "2010-05-01"]
    assert list(table.loc["d-unseen", ["approval", "approved", "bound_from"]]) == ["", "", "[2010-01-01..]"]


def test_the_list_holds_the_agreement_with_uzbekistan_as_ratified_and_in_force(dataset):
    table = tab02_kazakhstan.frame(dataset, ON).set_index("instrument")
    columns = ["partner", "concluded", "approval", "approved", "bound_from", "level"]
    # https://adilet.zan.kz/rus/docs/Z2000000306
    assert list(table.loc["kaz-uzb-2019-04-15-illegal-migration", columns]) == [
        "UZB",
        "2019-04-15",
        "ratification",
        "2020-03-26",
        "2020-05-22",
        "certain",
    ]


def test_every_treaty_of_the_cartogram_is_in_the_list(dataset):
    listed = tab02_kazakhstan.frame(dataset, ON)
    sure = fig06_kazakhstan.frame(dataset, ON).query("level == 'certain'")
    assert set(sure["partner"]) == set(listed.loc[listed["level"] == "certain", "partner"])


# --- the paper's agreements ------------------------------------------------------------------------------------------


def test_a_claim_is_about_the_first_instrument_that_it_names_and_a_law_of_one_state_is_none(made_up):
    claims = pd.DataFrame(
        [("c1", "wrong", "a-visa c-ended"), ("c2", "confirmed", "a-visa"), ("c3", "wrong", "law"), ("c4", "wrong", "")],
        columns=["claim_id", "verdict", "instrument_id"],
    )
    law = made_up.instruments.iloc[:1].assign(instrument_id="law", scope="national", legal_form="national_act")
    instruments = pd.concat([made_up.instruments, law], ignore_index=True)
    table = tab01_paper.frame(made_up.with_tables(paper_claims=claims, instruments=instruments), ON)
    assert list(table["instrument"]) == ["a-visa"]
    assert list(table.loc[0, ["claims_confirmed", "claims_wrong", "claims_imprecise"]]) == ["c2", "c1", ""]


def test_an_agreement_that_came_into_force_after_the_paper_did_not_bind_when_it_was_written():
    made = case({"a": between_two(entry_into_force="2022-01-01")}, signed("a", "KAZ", "UZB"))
    claims = pd.DataFrame([("c1", "confirmed", "a")], columns=["claim_id", "verdict", "instrument_id"])
    made = made.with_tables(paper_claims=claims)
    assert list(tab01_paper.frame(made, ON).loc[0, ["level_written", "level_study"]]) == ["none", "certain"]
    assert tab01_paper.frame(made, "2021-12-31").loc[0, "decided"] == "not_yet"


def test_the_programme_against_crime_is_over_and_the_agreement_with_tajikistan_is_not(dataset):
    table = tab01_paper.frame(dataset, ON).set_index("instrument")
    assert table.loc["cis-2018-09-28-crime-programme-2019-2023", "level_study"] == "none"
    columns = ["bound_from", "level_written", "level_study"]
    told = list(table.loc["kaz-tjk-2018-03-14-migration-cooperation", columns])
    assert told == ["2019-02-22", "certain", "certain"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_both_tables_have_words_for_all_their_codes(dataset, lang):
    for module in (tab01_paper, tab02_kazakhstan):
        frame = module.frame(dataset, ON)
        assert localise(frame, lang, dataset, coded=module.CODED).shape == frame.shape


# --- standing --------------------------------------------------------------------------------------------------------


def test_the_multilateral_treaties_come_surest_first_and_drafts_and_others_treaties_do_not():
    made = case(
        {
            "a": {"concluded": "2010-01-01"},
            "b": {"concluded": "2011-01-01", "force_rule": "on_signature"},
            "c": {"concluded": "2011-01-01"},
        },
        [
            ("a", "KAZ", "signature", "2010-01-01"),
            ("b", "KAZ", "signature", "2011-01-01"),
            ("c", "UZB", "signature", "2011-01-01"),
        ],
    )
    frame = kazakhstan_multilateral.frame(made, ON)
    assert list(frame["instrument"]) == ["b", "a"] and list(frame["level"]) == ["certain", "possible"]


@pytest.fixture(scope="module")
def standing(dataset):
    return kazakhstan_standing.frame(dataset, ON)


def test_no_measure_gives_kazakhstan_a_rank_of_its_own_as_its_notebook_says(standing):
    assert set(standing["rank"]) == {""}


def test_treaties_of_the_cis_make_no_bilateral_layer_to_stand_in(standing):
    assert set(standing.loc[standing["record"] == "cis", "layer"]) == {"multilateral"}


def test_without_what_only_its_own_pages_show_kazakhstan_does_not_gain(standing):
    degree = standing[(standing["layer"] == "bilateral") & (standing["measure"] == "degree")].set_index("record")
    most = degree["interval"].str.split("–").str[-1].astype(int)
    assert most["not_only_own_pages"] <= most["all"] <= 11


# --- words -----------------------------------------------------------------------------------------------------------


def test_an_interval_of_one_number_is_that_number_and_an_unknown_one_blank():
    assert [interval(3, 7), interval(3, 3), interval(float("nan"), 3)] == ["3–7", "3", ""]
    assert [interval(1.6, 3.4), interval(2.6, 3.4)] == ["2–3", "3"]


def test_a_set_of_days_is_written_as_in_the_tables():
    first, last = pd.Timestamp("2019-03-01"), pd.Timestamp("2020-06-01")
    written = [edtf(first, first), edtf(first, last), edtf(first, pd.NaT), edtf(pd.NaT, pd.NaT)]
    assert written == ["2019-03-01", "[2019-03-01..2020-06-01]", "[2019-03-01..]", ""]
