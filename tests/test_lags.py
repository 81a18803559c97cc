"""What the study says of waits: groups, the readmission agreements, the figure, the claims."""

import warnings

import numpy as np
import pandas as pd
import pytest
from cases import case
from matplotlib.backends.backend_agg import FigureCanvasAgg

from helpers.claims import lags
from helpers.dataset import load
from helpers.durations import bilateral, shares
from helpers.durations.stages import readmission, stages
from helpers.labels import LANGUAGES, localise
from helpers.outputs import formats, house_style
from helpers.plots import fig09_lag as lag_figure
from helpers.tables import fig09_lag, waits_by_group
from helpers.tables import readmission as readmission_table

REAL = load()
SIGNED = "2010-01-01"


def agreement(**given) -> dict:
    return {"scope": "bilateral", "framework": "bilateral", "concluded": SIGNED} | given


def signed(name: str, *states: str) -> list[tuple]:
    return [(name, state, "signature", SIGNED) for state in states]


@pytest.fixture
def three():
    """Readmission: with Russia in force, with two at once half ratified, with Uzbekistan only signed."""
    instruments = {
        "a-rus": agreement(entry_into_force="2010-06-30"),
        "b-benelux": agreement(concluded="2010-02-01"),
        "c-uzb": agreement(concluded="2010-03-01"),
        "d-protocol": agreement(kind="protocol"),
        "e-others": agreement(),
    }
    events = [*signed("a-rus", "KAZ", "RUS"), *signed("d-protocol", "KAZ", "RUS"), *signed("e-others", "UZB", "RUS")]
    events += [("b-benelux", state, "signature", "2010-02-01") for state in ("KAZ", "BEL", "NLD")]
    events += [("c-uzb", state, "signature", "2010-03-01") for state in ("KAZ", "UZB")]
    events += [("a-rus", "KAZ", "ratification", "2010-04-11"), ("b-benelux", "BEL", "ratification", "2010-05-01")]
    made = case(instruments, events, [("d-protocol", "protocol_to", "a-rus")])
    topics = pd.DataFrame([(name, "readmission") for name in instruments], columns=["instrument_id", "topic"])
    return made.with_tables(topics=topics)


# --- stages ----------------------------------------------------------------------------------------------------------


def test_the_readmission_agreements_are_those_of_the_state_without_their_protocols(three):
    assert list(readmission(three).index) == ["a-rus", "b-benelux", "c-uzb"]
    assert list(readmission(three, "UZB").index) == ["e-others", "c-uzb"]


def test_force_does_not_stand_for_a_consent_that_was_not_seen(three):
    row = readmission_table.frame(three).iloc[0]
    assert list(row[["own_consent", "other_consent", "in_force_from"]]) == ["2010-04-11", "", "2010-06-30"]
    assert list(row[["days_to_consent", "days_to_force"]]) == ["100", "80"]


def test_one_of_several_others_is_no_last_day_of_all(three):
    row = stages(three, ["b-benelux"]).iloc[0]
    assert row["partner"] == "BEL; NLD" and row["other_consent_lo"] == pd.Timestamp("2010-05-01")
    assert pd.isna(row["other_consent_hi"])
    assert readmission_table.frame(three).iloc[1]["other_consent"] == "[2010-05-01..]"


def test_days_between_two_stages_run_from_the_least_to_the_most_that_their_days_allow():
    made = case(
        {"a": agreement(concluded="2010-01")},
        [*(("a", state, "signature", "") for state in ("KAZ", "UZB")), ("a", "KAZ", "ratification", "2010-03")],
    )
    made = made.with_tables(topics=made.topics.assign(topic="readmission"))
    assert readmission_table.frame(made)["days_to_consent"].tolist() == ["29–89"]


def test_the_others_have_consented_when_the_last_of_them_has(three):
    more = three.events.query("event == 'ratification' and state == 'BEL'").assign(
        state="NLD", date="2010-07-01", event_id="b-benelux/NLD/ratification"
    )
    both = three.with_tables(events=pd.concat([three.events, more], ignore_index=True))
    row = stages(both, ["b-benelux"]).iloc[0]
    assert [row["other_consent_lo"], row["other_consent_hi"]] == [pd.Timestamp("2010-07-01")] * 2


@pytest.mark.parametrize(("force", "surely"), [("2010-06-30", 1), ("[2010-05-01..2011-01-01]", 0)])
def test_a_treaty_waited_mostly_to_be_ratified_only_if_so_on_every_day_of_force_that_it_can_have(three, force, surely):
    acts = three.instruments["entry_into_force"].mask(three.instruments["instrument_id"] == "a-rus", force)
    made = three.with_tables(instruments=three.instruments.assign(entry_into_force=acts))
    assert lags.waited_mostly_to_ratify(made) == surely


def test_where_force_was_not_seen_no_day_of_force_is_told(three):
    row = readmission_table.frame(three).iloc[2]
    assert list(row[["own_consent", "in_force_from", "days_to_consent", "days_to_force"]]) == [""] * 4


# --- groups ----------------------------------------------------------------------------------------------------------


def many(days: list[int], states: tuple[str, str] = ("KAZ", "UZB")):
    """A bilateral treaty for each wait; of a negative one nothing is known but the signature."""

    def force(wait: int) -> str:
        return f"{pd.Timestamp(SIGNED) + pd.Timedelta(days=wait):%Y-%m-%d}" if wait >= 0 else ""

    instruments = {f"t{place:02}": agreement(entry_into_force=force(wait)) for place, wait in enumerate(days)}
    return case(instruments, [event for name in instruments for event in signed(name, *states)])


def test_a_group_tells_what_was_seen_and_bounds_of_all():
    row = waits_by_group.frame(many([*range(100, 1000, 100), 1000, -1, -1]), "kind").iloc[0]
    assert list(row[["waits", "step_day", "step_seen", "step_unseen"]]) == [12, 10, 0, 2]
    # Seven of ten within 730 days; of twelve seven in the worst case, nine in the best.
    assert list(row[["median_days", "after_two_years", "all_after_two_years"]]) == ["500", "70", "58–75"]


def test_no_median_is_told_of_fewer_than_ten_known_days():
    assert waits_by_group.frame(many([100] * 9), "kind").iloc[0]["median_days"] == ""


def test_a_treaty_that_ended_before_its_day_of_force_stands_among_those_not_yet_in_force():
    ended = agreement(entry_into_force="2012-01-01", ended="2011-01-01", end_reason="replaced")
    row = waits_by_group.frame(case({"a": ended}, signed("a", "KAZ", "UZB")), "kind").iloc[0]
    assert list(row[["waits", "step_day", "step_seen", "step_not_yet", "step_unseen"]]) == [1, 0, 0, 1, 0]


def test_no_median_is_told_where_fewer_than_half_of_the_steps_seen_have_a_day():
    made = many([*[100] * 10, *[-1] * 11])
    seen = [(f"t{place}", "KAZ", "seen_in_force", "2015-01-01") for place in range(10, 21)]
    steps = pd.DataFrame(seen, columns=["instrument_id", "state", "event", "date"])
    steps["event_id"] = steps["instrument_id"] + "/KAZ/seen_in_force"
    events = pd.concat([made.events, steps], ignore_index=True).fillna("")
    for left_out, told in ((0, ""), (1, "100")):
        known = events.iloc[: len(events) - left_out]
        row = waits_by_group.frame(made.with_tables(events=known), "kind").iloc[0]
        assert (row["step_day"], row["step_seen"], row["median_days"]) == (10, 11 - left_out, told)


def test_a_treaty_stands_with_both_its_sides_and_a_third_state_is_no_group():
    assert list(waits_by_group.frame(many([1, 2]), "state")["state"]) == ["KAZ", "UZB"]
    assert list(waits_by_group.frame(many([1, 2], ("KAZ", "POL")), "state")["state"]) == ["KAZ"]
    consent = waits_by_group.frame(many([1, 2]), "state", step="consent")
    assert list(consent["waits"]) == [2, 2]


def test_a_decade_is_that_of_conclusion():
    assert set(waits_by_group.grouped(many([1]), "decade")["decade"]) == {"2010s"}


def test_waits_are_not_grouped_by_anything_else():
    with pytest.raises(ValueError, match="not by 'colour'"):
        waits_by_group.frame(many([1]), "colour")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_group_of_the_record_has_words(dataset, lang):
    for by in ("kind", "topic", "state", "dyad"):
        frame = waits_by_group.frame(dataset, by)
        assert localise(frame, lang, dataset, coded={"dyad": "lag_dyad"}).shape == frame.shape
    frame = readmission_table.frame(dataset)
    assert localise(frame, lang, dataset).shape == frame.shape


# --- shares and the figure -------------------------------------------------------------------------------------------


def test_shares_are_of_the_treaties_of_the_group():
    made = many([0, 0, 4000])
    assert shares(made, "kaz").loc[1.0, "in_force_lo"] == pytest.approx(2 / 3)
    assert list(bilateral(made, "kaz")["instrument_id"]) == ["t00", "t01", "t02"] and bilateral(made, "others").empty
    with pytest.raises(ValueError, match="all, kaz, others"):
        bilateral(made, "mine")


def test_the_worst_case_never_passes_the_best_nor_falls_with_time(dataset):
    for group in ("kaz", "others"):
        told = shares(dataset, group)
        assert (told["in_force_worst"] <= told["in_force_best"]).all()
        assert (told.diff().dropna() >= -1e-9).all().all()
        assert (told["in_force_low"] <= told["in_force_lo"]).all()
        assert (told["in_force_hi"] <= told["in_force_high"]).all()


@pytest.fixture(scope="module")
def drawn_from(dataset):
    return fig09_lag.frame(dataset)


def test_where_force_was_not_seen_the_figure_tells_until_when(drawn_from, dataset):
    rows = drawn_from[drawn_from["panel"] == "readmission"].set_index(["partner", "stage"])
    assert ("UZB", "unseen_until") in rows.index and ("RUS", "unseen_until") not in rows.index
    until = (dataset.as_of - pd.Timestamp("2012-09-07")).days / 365.25
    assert rows.loc[("UZB", "unseen_until"), "years_lo"] == pytest.approx(until, abs=1e-4)
    assert np.isnan(rows.loc[("UZB", "in_force"), "years_lo"])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_figure_draws_in_every_language_with_all_words_on_the_page_and_none_over_another(dataset, drawn_from, lang):
    assert localise(drawn_from, lang, dataset, coded=fig09_lag.CODED).shape == drawn_from.shape
    with warnings.catch_warnings(), house_style():
        warnings.simplefilter("error")
        figure = lag_figure.draw(drawn_from, lang=lang, dataset=dataset)
        assert len(formats.png(figure, caption="", alt="")) > 1000
        FigureCanvasAgg(figure).draw()  # a legend has no place before it is drawn
    words = [text for legend in figure.legends for text in legend.get_texts()]
    for axes in figure.axes:
        words += [*axes.get_xticklabels(), *axes.get_yticklabels(), axes.xaxis.label, axes.yaxis.label]
        words += [axes.title, axes._left_title, axes._right_title]
    boxes = [word.get_window_extent() for word in words if word.get_visible() and word.get_text()]
    page = figure.bbox
    assert figure.get_figwidth() * 25.4 == pytest.approx(175)
    assert all(page.x0 <= box.x0 and box.x1 <= page.x1 and page.y0 <= box.y0 and box.y1 <= page.y1 for box in boxes)
    # A legend is its words and its samples.
    for met in (boxes, [legend.get_window_extent() for legend in figure.legends]):
        assert not [1 for place, box in enumerate(met) for other in met[:place] if box.overlaps(other)]


# --- claims ----------------------------------------------------------------------------------------------------------


def test_a_wait_for_a_ratification_counts_only_where_it_was_surely_the_longer(three):
    assert lags.waited_mostly_to_ratify(three) == 1
    assert lags.readmission_agreements(three, "signed") == 3 and lags.readmission_agreements(three, "in_force") == 1
    assert lags.readmission_ratified(three, "2010-04-11", "2010-04-11") == 1
    assert lags.readmission_ratified(three, "2010-04-12", "2010-12-31") == 0


def test_quantities_of_waits_follow_from_the_days():
    made = many([100, 200, 300, -1])
    assert lags.median_wait(made, "bilateral") == (200, 200) and lags.waits_unseen(made, "bilateral") == 0.25
    assert lags.in_force_at_least(made, "all", 1) == 0.75 and lags.in_force_at_most(made, "all", 1) == 1
    assert lags.wait_for_force(made, "t01") == (200, 200) and lags.wait_for_force(made, "t03") == (0, np.inf)
    assert lags.seen_in_force(made, "kaz", 1) == (1, 1)


def test_what_ended_with_nothing_seen_is_possible_and_not_shown():
    made = case({"a": agreement(ended="2011-01-01")}, signed("a", "KAZ", "UZB"))
    assert [lags.ended_before_force(made, how) for how in ("shown", "possible")] == [0, 1]


def test_the_two_sentences_of_the_title_stand_in_the_ledger_word_for_word(dataset):
    from helpers.collection.notebook import read
    from helpers.paths import NOTEBOOKS

    title = read(NOTEBOOKS / "07_paper_to_force.ipynb").cells[0].source
    sentences = dataset.study_claims.set_index("claim_id")["sentence"]
    assert f"{sentences['lag-bilateral']} {sentences['lag-kazakhstan']}" in title


def test_a_day_that_may_be_that_of_the_amended_text_bounds_the_wait():
    card = (pd.Timestamp("2018-01-12") - pd.Timestamp("2000-09-25")).days
    assert lags.wait_for_force(REAL, "arm-rus-2000-09-25-visa-free") == (0, card)
