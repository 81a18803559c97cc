"""How the framework grew: treaties by year of conclusion, ties by year, what ended."""

import warnings

import pandas as pd
import pytest
from cases import REAL, case

from helpers.claims import growth
from helpers.conclusions import between_years, conclusions, dated, endings, spans, standing
from helpers.labels import LANGUAGES, localise
from helpers.outputs.formats import png
from helpers.outputs.style import house_style
from helpers.plots import fig01_timeline as timeline
from helpers.plots import fig02_stock as stock
from helpers.tables import fig01_timeline, fig02_stock

ON = "2025-12-31"
TWO = {"scope": "bilateral", "framework": "bilateral"}


def signed(act, *states, day=""):
    return [(act, state, "signature", day) for state in states]


def small(**acts):
    """Treaties by the day of conclusion: one by its sides, ``kaz_uzb``, another multilateral."""
    table, steps = {}, []
    for name, concluded in acts.items():
        sides = [part.upper() for part in name.split("_")[:2]]
        two = len(sides[0]) == len(sides[-1]) == 3 and sides[0] != "CIS"
        table[name] = (TWO if two else {}) | {"concluded": concluded}
        steps += signed(name, *(sides if two else ("KAZ", "RUS")))
    return case(table, steps)


# When treaties were concluded


def test_a_treaty_with_a_state_outside_the_twelve_is_left_out():
    assert list(conclusions(small(kaz_uzb="2000-01-01", kaz_nor="2000-01-01", cis_a="1992-01-01")).index) == [
        "cis_a",
        "kaz_uzb",
    ]


def test_a_treaty_without_a_day_can_be_of_any_year_until_its_first_step():
    treaties = conclusions(case({"a": TWO}, [*signed("a", "KAZ", "UZB"), ("a", "KAZ", "deposit", "1997-05-01")]))
    assert treaties.loc["a", ["first", "last"]].tolist() == [1991, 1997]
    assert dated(treaties).isna().all()


def test_what_is_not_dated_counts_as_possible_and_not_as_sure():
    treaties = conclusions(small(kaz_uzb="1995-01-01", kaz_rus="[1994..1996]", kaz_tjk="1996-01-01"))
    assert between_years(treaties, 1995, 1995) == (1, 2)
    assert between_years(treaties, 1994, 1996) == (3, 3)


def test_five_years_run_from_the_first_to_the_fifth():
    assert spans(pd.Series([1991, 1995, 1996], dtype="Int64")).tolist() == ["1991–1995", "1991–1995", "1996–2000"]


def test_founding_acts_and_other_topics_are_told_only_where_asked_for():
    core, every = conclusions(REAL), conclusions(REAL, "all")
    assert set(core.index) < set(every.index)
    role = REAL.instruments.set_index("instrument_id")["role"]
    assert set(role[core.index]) == {"substantive"} and "constitutive" in set(role[every.index])
    with pytest.raises(ValueError, match="'core' or 'all', not 'visa'"):
        conclusions(REAL, "visa")


# What ended, and how treaties stand


def test_the_first_step_out_counts_and_a_suspension_is_none():
    steps = [*signed("a", "KAZ", "RUS", "UZB", day="1992-01-01"), ("a", "RUS", "denunciation", "2000-08-30")]
    steps += [("a", "RUS", "withdrawal", "2001-01-01"), ("a", "UZB", "suspension", "1999-01-01")]
    table = endings(case({"a": {"concluded": "1992-01-01", "ended": "2010-05-05"}}, steps))
    assert table[["state", "first", "last"]].to_numpy().tolist() == [["", 2010, 2010], ["RUS", 2000, 2000]]


def test_a_refusal_is_no_step_out_of_a_treaty():
    steps = [*signed("a", "KAZ", "RUS", day="1992-01-01"), ("a", "UZB", "refusal", "1999-01-01")]
    assert endings(case({"a": {"concluded": "1992-01-01"}}, steps)).empty


def test_an_end_of_which_the_day_is_open_can_be_of_any_year_until_the_last_of_the_record():
    act = {"concluded": "1992-01-01", "ended": "[2014-11-21..]"}
    data = case({"a": act}, signed("a", "KAZ", "RUS"), as_of="2020-01-01")
    assert endings(data)[["first", "last"]].to_numpy().tolist() == [[2014, 2020]]


def test_a_step_out_without_a_day_counts_at_most_and_not_as_none():
    steps = [("a", "KAZ", "denunciation", ""), ("a", "KAZ", "withdrawal", "2007-01-01")]
    counted = growth.exits_of_states(case({"a": {"concluded": "1992-01-01"}}, steps[:1]), 1991, 2026)
    assert counted == (1, 1)
    data = case({"a": {"concluded": "1992-01-01"}}, steps)
    assert growth.exits_of_states(data, 2000, 2005) == (0, 1)
    assert growth.exits_of_states(data, 2008, 2026) == (0, 0)


@pytest.mark.parametrize("act", [{}, {"ended": "[..2010-01-01]"}])
def test_a_step_or_an_end_that_is_bound_on_one_side_only_counts_at_most(act):
    steps = [] if act else [("a", "KAZ", "denunciation", "[..2010-01-01]")]
    table = endings(case({"a": {"concluded": "1992-01-01"} | act}, [*signed("a", "KAZ", "RUS"), *steps]))
    assert between_years(table, 1991, 2012) == (1, 1)
    assert between_years(table, 2000, 2005) == (0, 1)


def status(act: dict, *steps, on="2010-01-01") -> str:
    return standing(case({"a": TWO | {"concluded": "2000-01-01"} | act}, [*signed("a", "KAZ", "UZB"), *steps]), on)["a"]


def test_a_treaty_stands_as_its_surest_pair():
    assert status({"entry_into_force": "2001-01-01"}) == "certain"
    assert status({}) == "possible"
    assert status({}, ("a", "KAZ", "seen_in_force", "2005-01-01")) == "presumed"
    assert status({"entry_into_force": "2015-01-01"}) == "not_yet"
    assert status({"entry_into_force": "2001-01-01", "ended": "2005-01-01"}) == "over"
    assert status({"entry_into_force": "2001-01-01", "ended": "2010-01-01"}) == "over"
    assert status({"entry_into_force": "2001-01-01", "ended": "2010-01-02"}) == "certain"


def test_a_treaty_that_one_of_three_has_left_still_holds_between_the_others():
    act = {"concluded": "1992-01-01", "force_rule": "on_signature"}
    steps = [*signed("a", "KAZ", "RUS", "UZB", day="1992-01-01"), ("a", "RUS", "withdrawal", "2000-01-01")]
    assert standing(case({"a": act}, steps), "2010-01-01")["a"] == "certain"


def test_a_treaty_that_is_over_between_two_and_begins_later_between_others_is_not_yet_in_force():
    begun = {"KAZ": "2001-01-01", "UZB": "2001-01-01", "RUS": "2012-01-01"}
    steps = [("a", state, "entry_into_force", day) for state, day in begun.items()]
    data = case({"a": {"concluded": "2000-01-01"}}, [*steps, ("a", "UZB", "withdrawal", "2005-01-01")])
    found = [standing(data, on)["a"] for on in ("2003-01-01", "2008-01-01", "2013-01-01")]
    assert found == ["certain", "not_yet", "certain"]


def test_a_treaty_of_which_no_two_states_are_known_is_unknown_and_none_before_its_day():
    data = case({"a": {"concluded": "1992-01-01"}, "b": {"concluded": "2015-01-01"}}, signed("a", "KAZ"))
    assert standing(data, "2010-01-01").to_dict() == {"a": "unknown"}


# Quantities of the ledger


def test_a_share_before_a_year_runs_from_what_is_sure_to_what_may_be():
    data = small(kaz_uzb="1995-01-01", kaz_rus="[1999..2001]", kaz_tjk="2000-01-01", arm_geo="2005-01-01")
    assert growth.share_concluded_before(data, "bilateral", 2000) == (0.25, 0.5)
    assert growth.concluded_treaties(data, "bilateral", 1999, 2001) == (2, 2)
    assert growth.median_conclusion(data, "bilateral") == (1999.5, 2000.5)


def test_the_share_of_a_state_is_widest_where_what_is_open_is_of_it_or_of_others():
    data = small(kaz_uzb="1995-01-01", kaz_rus="[1995..1999]", arm_geo="1995-01-01", arm_rus="[1995..1999]")
    assert growth.state_within(data, "KAZ", 1995, 1995) == (1 / 3, 2 / 3)
    assert growth.topic_within(data, "visa", 1995, 1995, "KAZ") == (1, 1)
    assert growth.topic_within(data, "readmission", 1995, 1995) == (0, 0)


def test_the_fullest_five_years_run_from_the_sure_to_the_possible():
    data = small(kaz_uzb="1995-01-01", kaz_rus="[1995..1996]", kaz_tjk="1996-01-01", arm_geo="2000-01-01")
    assert growth.fullest_span(data, "bilateral") == (0.5, 0.75)


def test_families_leave_out_protocols():
    acts = {"a": TWO | {"concluded": "1992-01-01"}} | {f"p{n}": TWO | {"concluded": "1998-01-01"} for n in range(9)}
    steps = [step for act in acts for step in signed(act, "KAZ", "UZB")]
    data = case(acts, steps, [(act, "protocol_to", "a") for act in acts if act != "a"])
    assert growth.steady_rate(data, "bilateral", 2001) < 0.1
    assert growth.steady_rate(data, "bilateral", 2001, "", "families") > 0.2


def test_equal_counts_look_steady_and_a_single_burst_does_not():
    days = [f"{year}-01-01" for year in range(1992, 2021)]
    acts = {f"a-{number}": TWO | {"concluded": day} for number, day in enumerate(days)}
    steps = [step for act in acts for step in signed(act, "KAZ", "UZB")]
    assert growth.steady_rate(case(acts, steps), "bilateral", 2020) == pytest.approx(1)
    burst = {act: TWO | {"concluded": "2001-01-01"} for act in acts}
    assert growth.steady_rate(case(burst, steps), "bilateral", 2020) < 0.001


def test_exits_of_states_count_each_state_and_multilateral_treaties_only():
    steps = [*signed("a", "KAZ", "RUS", "UZB"), *signed("b", "KAZ", "RUS")]
    steps += [(act, "RUS", "denunciation", "2000-08-30") for act in "ab"] + [("a", "KAZ", "withdrawal", "2001-01-01")]
    acts = {"a": {"concluded": "1992-01-01", "ended": "2001-05-01"}, "b": TWO | {"concluded": "1992-01-01"}}
    data = case(acts, steps)
    assert growth.exits_of_states(data, 2000, 2001) == (2, 2)


def test_shares_in_force_run_from_what_is_shown_to_what_is_not_ruled_out():
    acts = {"a": {"entry_into_force": "2001-01-01"}, "b": {}, "c": {"ended": "2005-01-01"}, "d": {}}
    acts = {name: TWO | {"concluded": "2000-01-01"} | act for name, act in acts.items()}
    data = case(acts, [step for act in acts for step in signed(act, "KAZ", "UZB")])
    assert growth.share_in_force(data, "bilateral", "2010-01-01") == (0.25, 0.75)
    assert growth.share_over(data, "any", "2010-01-01") == 0.25


def test_ties_of_the_ledger_are_those_of_the_figure():
    frame = fig02_stock.frame(REAL, 1995, 1995).set_index(["layer", "basis"])
    for layer, basis in frame.index:
        row = frame.loc[(layer, basis)]
        assert growth.ties_at_end_of(REAL, layer, basis, 1995) == (row["ties_certain"], row["ties_possible"])


# The frames


def test_a_treaty_without_a_year_stands_in_a_row_of_its_own_at_the_end_of_its_lane():
    data = small(kaz_uzb="1995-01-01", kaz_rus="[1995..1999]", cis_a="1992-01-01")
    frame = fig01_timeline.frame(data, ON).query("milestone == ''")
    assert frame[["framework", "year", "treaties_core"]].to_numpy().tolist() == [
        ["CIS", "1992", 1],
        ["bilateral", "1995", 1],
        ["bilateral", "", 1],
    ]


def test_two_states_that_leave_one_treaty_in_one_year_are_one_treaty_left():
    steps = [("a", "KAZ", "withdrawal", "2001-03-01"), ("a", "UZB", "withdrawal", "2001")]
    data = case({"a": {"concluded": "1992-01-01"}}, [*signed("a", "KAZ", "RUS", "UZB"), *steps])
    frame = fig01_timeline.frame(data, ON).query("milestone == ''")
    assert frame.set_index("year")["treaties_left"].to_dict() == {"1992": 0, "2001": 1}


def test_the_timeline_holds_every_treaty_of_the_region_once():
    frame = fig01_timeline.frame(REAL, ON)
    core, every = (conclusions(REAL, topics) for topics in ("core", "all"))
    late = (every["first"] > 2025).sum()
    assert frame["treaties_core"].sum() + frame["treaties_other"].sum() == len(every) - late
    assert frame["treaties_core"].sum() == len(core) - (core["first"] > 2025).sum()


def test_what_lies_after_the_last_day_is_not_in_the_timeline():
    frame = fig01_timeline.frame(REAL, "1999-12-31")
    assert frame.loc[frame["year"] != "", "year"].max() == "1999"
    assert "eurasec" not in "; ".join(frame["milestone"])


def test_every_milestone_of_the_study_has_its_row_in_the_dataset():
    assert set(fig01_timeline.milestones(REAL)["milestone"]) == set(fig01_timeline.MILESTONES)


def test_a_tie_is_on_paper_from_the_signature_and_in_force_from_its_day():
    acts = {"a": TWO | {"concluded": "1995-06-01", "entry_into_force": "1997-06-01"}}
    frame = fig02_stock.frame(case(acts, signed("a", "KAZ", "UZB")), 1994, 1997).query("layer == 'bilateral'")
    ties = frame.set_index(["basis", "year"])["ties_certain"]
    assert ties["signed"].tolist() == [0, 1, 1, 1] and ties["in_force"].tolist() == [0, 0, 0, 1]


def test_the_surer_ties_are_among_the_less_sure_in_every_year():
    frame = fig02_stock.frame(REAL, 1991, 2025)
    assert (frame["ties_certain"] <= frame["ties_presumed"]).all()
    assert (frame["ties_presumed"] <= frame["ties_possible"]).all()


# The figures


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_figures_draw_in_three_languages_without_a_warning(lang):
    pairs = ((timeline, fig01_timeline.frame(REAL, ON)), (stock, fig02_stock.frame(REAL, 1991, 2025)))
    for plot, frame in pairs:
        with warnings.catch_warnings(), house_style():
            warnings.simplefilter("error")
            drawn = plot.draw(frame.copy(), lang=lang, dataset=REAL)
            assert png(drawn, caption="", alt="").startswith(b"\x89PNG")
        assert len(localise(frame, lang, REAL)) == len(frame)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_word_of_the_timeline_meets_another_or_a_stem_or_leaves_the_page(lang):
    with house_style():
        drawn = timeline.draw(fig01_timeline.frame(REAL, ON), lang=lang, dataset=REAL)
        boxes = [word.get_window_extent() for word in drawn.axes[0].texts]
    page = drawn.bbox
    assert all(page.x0 <= box.x0 and box.x1 <= page.x1 and page.y0 <= box.y0 and box.y1 <= page.y1 for box in boxes)
    assert not [(one, other) for number, one in enumerate(boxes) for other in boxes[:number] if one.overlaps(other)]
    lines = [line for line in drawn.axes[0].lines if line.get_gid() == "drop"]
    stems = [line.get_transform().transform(line.get_xydata()) for line in lines]
    assert len(stems) == len(fig01_timeline.MILESTONES)
    for stem in stems:
        low, high = sorted(stem[:, 1])
        assert not [box for box in boxes if box.x0 < stem[0, 0] < box.x1 and low < box.y1 and box.y0 < high]


def test_a_name_over_another_stem_stands_above_that_name():
    assert timeline.place([(0, 10), (4, 14), (20, 30)], [0, 4, 20]) == [1, 0, 0]


def test_a_name_to_the_left_of_its_stem_stands_above_the_one_that_it_covers():
    assert timeline.place([(0, 10), (5, 15)], [10, 15]) == [0, 1]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_numbers_beside_the_bands_stay_on_the_page_and_apart(lang):
    with house_style():
        drawn = stock.draw(fig02_stock.frame(REAL, 1991, 2025), lang=lang, dataset=REAL)
        drawn.canvas.draw()
        for axes in drawn.axes:
            boxes = [word.get_window_extent() for word in axes.texts]
            assert len(boxes) == 4 and all(box.x1 <= drawn.bbox.x1 for box in boxes)
            assert not [(a, b) for number, a in enumerate(boxes) for b in boxes[:number] if a.overlaps(b)]
