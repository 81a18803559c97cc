"""Quoted figures on irregular migration: nothing joined, nothing filled in, both sides of a conflict."""

import warnings

import pandas as pd
import pytest
from cases import case

from helpers.labels import LANGUAGES, localise, state_name
from helpers.outputs import formats, house_style
from helpers.plots import fig13_irregular as plot
from helpers.plots import fig13_marks as marks_of
from helpers.tables import fig13_irregular as table

ON = "2025-12-31"


def figures(dataset, *rows: dict):
    """A dataset with these quoted figures; what is not given is a number of foreigners expelled in 2020."""
    usual = dict.fromkeys(dataset.kaz_irregular.columns, "") | {
        "indicator": "foreigners_expelled",
        "destination": "KAZ",
        "year": 2020,
        "value": 10.0,
        "unit": "persons",
        "source_id": "adilet-zan-kz-012",
    }
    given = pd.DataFrame([usual | row for row in rows]).astype({"year": "Int64", "value": float})
    return dataset.with_tables(kaz_irregular=given)


def treaty(**given) -> dict:
    return {"scope": "bilateral", "framework": "bilateral", "concluded": "2010-01-01"} | given


def signed(*names: str) -> list[tuple]:
    return [(name, state, "signature", "2010-01-01") for name in names for state in ("KAZ", "UZB")]


def topics(made, **of: str):
    return made.with_tables(topics=pd.DataFrame(of.items(), columns=["instrument_id", "topic"]))


@pytest.fixture(scope="module")
def frame(dataset):
    return table.frame(dataset, ON)


def drawn(frame, dataset, lang="en"):
    with house_style():
        figure = plot.draw(frame, lang=lang, dataset=dataset)
        figure.canvas.draw()
    return figure


# --- the figures -----------------------------------------------------------------------------------------------------


def test_every_figure_carries_a_source_that_is_in_the_dataset(frame, dataset):
    shown = frame[frame["panel"] == "figure"]
    known = dict(zip(dataset.sources["source_id"], dataset.sources["url"], strict=True))
    assert len(shown) > 30
    assert [row.url for row in shown.itertuples()] == [known[row.source_id] for row in shown.itertuples()]
    assert shown["url"].str.startswith("http").all()


def test_every_agreement_carries_a_source_too(frame):
    assert frame.loc[frame["panel"] == "agreement", "url"].str.startswith("http").all()


def test_every_row_of_the_table_is_drawn_or_left_out_for_a_reason_that_has_a_name(frame, dataset):
    rows = dataset.kaz_irregular
    aside = rows["indicator"].isin(table.NOT_DRAWN) | rows["origin"].isin({"CHN", "GBR", "IND", "TUR"})
    assert (frame["panel"] == "figure").sum() == (~aside).sum()


def test_a_definition_that_belongs_to_no_group_is_refused(dataset):
    with pytest.raises(ValueError, match="entry_bans"):
        table.quoted(figures(dataset, {"indicator": "entry_bans"}))


def test_both_figures_of_a_conflict_are_shown_and_marked(dataset):
    made = figures(
        dataset,
        {"value": 10.0, "flag": "conflict"},
        {"value": 12.0, "flag": "conflict", "source_id": "adilet-zan-kz-028"},
    )
    shown = table.quoted(made)
    assert list(shown["value"]) == ["10", "12"] and set(shown["flag"]) == {"conflict"}


def test_the_conflict_of_2025_is_drawn_with_both_numbers_and_both_signs(frame, dataset):
    words = [text.get_text() for text in drawn(frame, dataset).axes[0].texts]
    assert sum(word.startswith(("10\u00a0630", "10\u00a0138")) and word.endswith("≠") for word in words) == 2


def test_a_month_of_a_period_lasts_to_its_end_and_a_stock_of_a_year_is_of_an_unknown_day_in_it(dataset):
    made = figures(
        dataset,
        {"year": pd.NA, "period": "2025-01/2025-02"},
        {"indicator": "labour_migrants", "year": 2017},
        {"indicator": "labour_migrants", "year": pd.NA, "as_of": "2021-08"},
    )
    columns = ["timing", "first_day", "last_day"]
    assert table.quoted(made)[columns].to_numpy().tolist() == [
        ["over_period", "2025-01-01", "2025-02-28"],
        ["on_day", "2017-01-01", "2017-12-31"],
        ["on_day", "2021-08-01", "2021-08-31"],
    ]


def test_years_between_two_figures_are_a_gap_and_no_figure_is_made_up_for_them(dataset):
    shown = table.quoted(figures(dataset, {"year": 2010}, {"year": 2014}))
    assert len(shown) == 2
    gaps = table.gaps(shown, 2009, 2014)
    assert list(zip(gaps["first_day"], gaps["last_day"], strict=True)) == [
        ("2009-01-01", "2009-12-31"),
        ("2011-01-01", "2013-12-31"),
    ]


def test_no_year_with_a_figure_lies_in_a_gap(frame):
    shown = frame[frame["panel"] == "figure"]
    for gap in frame[frame["panel"] == "gap"].itertuples():
        assert not ((shown["first_day"] <= gap.last_day) & (shown["last_day"] >= gap.first_day)).any()


# --- the drawing -----------------------------------------------------------------------------------------------------


def places(figure, words: set[str]) -> dict[float, set[str]]:
    """Which of some words stand at which height."""
    heights: dict[float, set[str]] = {}
    for text in figure.axes[0].texts:
        if text.get_text() in words:
            heights.setdefault(round(text.get_position()[1], 3), set()).add(text.get_text())
    return heights


def test_no_two_definitions_and_no_two_groups_of_citizens_share_a_line(dataset):
    made = table.quoted(
        figures(
            dataset,
            {"year": 2009, "value": 11.0},
            {"year": 2012, "value": 12.0, "origin": "UZB"},
            {"year": 2015, "value": 13.0, "origin": "KGZ"},
            {"year": 2018, "value": 14.0, "indicator": "foreigners_fined"},
        )
    )
    figure = drawn(made.reindex(columns=table.COLUMNS, fill_value=""), dataset)
    heights = places(figure, {"11", "12", "13", "14"})
    assert len(heights) == 4 and all(len(words) == 1 for words in heights.values())


def test_nothing_joins_two_figures(frame, dataset):
    """A line among the figures is a rule of the table, a tick of the axis, or lies within one mark."""
    shown = frame[frame["panel"] != "agreement"]
    axes = drawn(shown, dataset).axes[0]
    widest = marks_of.WIDTH - 2
    year = (marks_of.WIDTH - marks_of.LEFT - plot.RIGHT) / 25
    for line in axes.lines:
        (low, high), (top, bottom) = line.get_xdata(), line.get_ydata()
        assert high - low in (0, widest) or (high - low <= year + 1 and top == bottom)


def test_a_figure_that_is_to_be_used_with_care_is_not_filled(dataset):
    made = table.quoted(figures(dataset, {"year": 2010}, {"year": 2012, "flag": "check"}))
    axes = drawn(made.reindex(columns=table.COLUMNS, fill_value=""), dataset).axes[0]
    bars = [patch for patch in axes.patches if abs(patch.get_height() - 2 * marks_of.HALF) < 1e-9][:2]
    assert [bar.get_facecolor()[:3] == (1, 1, 1) for bar in bars] == [False, True]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_it_draws_in_every_language_without_a_warning_and_nothing_leaves_the_page_or_meets(frame, dataset, lang):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        figure = drawn(frame, dataset, lang)
        boxes = [text.get_window_extent() for text in figure.axes[0].texts if text.get_text()]
        page = figure.bbox.frozen()
        with house_style():
            assert len(formats.png(figure, caption="", alt="")) > 1000
    assert figure.get_figwidth() * 25.4 == pytest.approx(175)
    assert figure.get_figheight() * 25.4 <= 210  # a page has 247 mm, and the caption stands below
    assert all(page.x0 <= box.x0 and box.x1 <= page.x1 and page.y0 <= box.y0 and box.y1 <= page.y1 for box in boxes)
    assert not [1 for place, box in enumerate(boxes) for other in boxes[:place] if box.overlaps(other)]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_code_of_it_has_a_word(frame, dataset, lang):
    words = localise(frame, lang, dataset)
    assert words.shape == frame.shape
    assert state_name(dataset, "UZB", lang) in set(words.iloc[:, table.COLUMNS.index("partner")])


# --- the agreements --------------------------------------------------------------------------------------------------


def test_a_day_that_is_known_bounds_and_a_day_that_was_not_seen_are_told_apart():
    made = case(
        {"a": treaty(entry_into_force="2011-02-03"), "b": treaty(entry_into_force="2011"), "c": treaty()},
        signed("a", "b", "c"),
    )
    made = topics(made, a="readmission", b="readmission", c="readmission")
    shown = table.agreements(made, ON).set_index("instrument")[["timing", "first_day", "last_day"]]
    assert list(shown.loc["a"]) == ["day", "2011-02-03", "2011-02-03"]
    assert list(shown.loc["b"]) == ["between", "2011-01-01", "2011-12-31"]
    assert list(shown.loc["c"]) == ["not_before", "2010-01-01", ""]


def test_what_was_seen_in_force_later_began_between_the_two_days():
    seen = [("a", state, "seen_in_force", "2015-06-01") for state in ("KAZ", "UZB")]
    made = topics(case({"a": treaty()}, signed("a") + seen), a="visa")
    row = table.agreements(made, ON).iloc[0]
    assert list(row[["timing", "first_day", "last_day"]]) == ["between", "2010-01-01", "2015-06-01"]


def test_a_protocol_stands_with_its_agreement_and_an_agreement_stands_once():
    made = case(
        {"a": treaty(entry_into_force="2011-02-03"), "b": treaty(entry_into_force="2012-02-03")},
        signed("a", "b"),
        [("b", "protocol_to", "a")],
    )
    made = made.with_tables(
        topics=pd.DataFrame(
            [("a", "visa"), ("a", "illegal_migration"), ("b", "readmission")], columns=["instrument_id", "topic"]
        )
    )
    shown = table.agreements(made, ON)
    assert list(shown["instrument"]) == ["a"] and list(shown["theme"]) == ["illegal_migration"]


def test_an_agreement_that_ended_says_so_and_one_that_is_yet_to_begin_is_not_there():
    made = case(
        {
            "a": treaty(entry_into_force="2011-01-01", ended="2015-03-01", end_reason="terminated"),
            "b": treaty(entry_into_force="2024-01-01"),
        },
        signed("a", "b"),
    )
    made = topics(made, a="visa", b="visa")
    assert table.agreements(made, "2020-12-31").set_index("instrument")["ended"].to_dict() == {"a": "2015"}


def test_the_agreement_with_russia_on_readmission_entered_into_force_in_september_2015(frame):
    row = frame.set_index("instrument").loc["kaz-rus-2012-06-07-readmission"]
    assert list(row[["theme", "timing", "first_day"]]) == ["readmission", "day", "2015-09-25"]


def test_a_label_on_either_side_stands_nearer_to_its_own_mark_than_to_the_next():
    names = ("Uzbekistan", "Belarus", "Russia", "Moldova", "Kyrgyzstan", "Tajikistan")
    marks = [
        {"low": 120 + 4 * place, "high": 120 + 4 * place, "text": name, "timing": "day", "kind": "bilateral"}
        for place, name in enumerate(names)
    ]
    lanes = marks_of.lanes_of(marks)
    assert sorted(mark["text"] for lane in lanes for mark in lane) == sorted(names)
    assert len(lanes) < len(names) and {mark["side"] for lane in lanes for mark in lane} == {"left", "right"}
    for lane in lanes:
        for one, after in zip(lane, lane[1:], strict=False):
            assert marks_of.reach(after)[0] - marks_of.reach(one)[1] > 2 * marks_of.OWN


def test_no_label_leaves_the_page_or_reaches_into_the_names_of_rows():
    edge = marks_of.WIDTH - plot.RIGHT
    marks = [
        {"low": place, "high": place, "text": "Turkmenistan", "timing": "day", "kind": "bilateral"}
        for place in (marks_of.LEFT + 2, marks_of.LEFT + 4, edge - 2, edge)
    ]
    for mark in (mark for lane in marks_of.lanes_of(marks) for mark in lane):
        low, high = marks_of.reach(mark)
        assert marks_of.LEFT < low and high < marks_of.WIDTH
