"""Exits before and after, what replaced them, and the exact test by relabelling."""

import ast
import warnings
from itertools import combinations
from pathlib import Path

import nbformat
import pandas as pd
import pytest
from cases import REAL, case
from matplotlib.backends.backend_agg import FigureCanvasAgg

from helpers import claims, replacement
from helpers.claims import exits as quantities
from helpers.exits import covered, exits, span, tied
from helpers.labels import LANGUAGES, localise
from helpers.outputs import house_style
from helpers.outputs.formats import png
from helpers.paths import ROOT
from helpers.plots import fig08_exits as panels
from helpers.replacement import BISHKEK, pair_exits, parties, relabelling, replaced, within
from helpers.status.steps import LEAVING
from helpers.tables import fig08_exits, pairs, tab05_exits

ON = "2010-01-01"
ALL = {"concluded": "1992-10-09", "force_rule": "on_signature"}
SIX = ("ARM", "BLR", "GEO", "KAZ", "KGZ", "UZB")


def two(day):
    return {"scope": "bilateral", "framework": "bilateral", "concluded": day, "force_rule": "on_signature"}


def signed(act, *states, day=""):
    return [(act, state, "signature", day) for state in states]


def bishkek(left, acts=(), *, states=SIX, extra=()):
    """A visa-free treaty, the days on which states left it, and bilateral treaties as ``(a, b, day)``."""
    made = {BISHKEK: ALL} | {f"{a}-{b}-{day[:4]}".lower(): two(day) for a, b, day in acts}
    steps = [*signed(BISHKEK, *states, day="1992-10-09"), *extra]
    steps += [(BISHKEK, state, "withdrawal", day) for state, day in left.items()]
    steps += [step for a, b, day in acts for step in signed(f"{a}-{b}-{day[:4]}".lower(), a, b)]
    return case(made, steps)


def test_an_exit_is_one_row_from_its_first_step_to_its_effect():
    steps = [
        ("all", "KAZ", "denunciation", "2000-01-01"),
        ("all", "KAZ", "withdrawal_notice", "2000-02-01"),
        ("all", "KAZ", "withdrawal", "2000-08"),
        ("all", "UZB", "denunciation", "2001-01-01"),
        ("all", "KGZ", "suspension", "2002-01-01", "UZB"),
        ("all", "KGZ", "suspension", "2002-01-01", "RUS"),
    ]
    table = exits(case({"all": ALL}, steps)).set_index("state")
    assert table["steps"].to_dict() == {
        "KAZ": "denunciation; withdrawal_notice; withdrawal",
        "UZB": "denunciation",
        "KGZ": "suspension",
    }
    assert [f"{day:%Y-%m-%d}" for day in table.loc["KAZ", ["begun_lo", "effect_lo", "effect_hi"]]] == [
        "2000-01-01",
        "2000-08-01",
        "2000-08-31",
    ]
    assert table["effect_hi"].isna().to_dict() == {"KAZ": False, "UZB": True, "KGZ": False}
    assert table["towards"].to_dict() == {"KAZ": "", "UZB": "", "KGZ": "RUS; UZB"}


def test_the_effect_of_several_withdrawals_or_suspensions_is_the_last_and_open_where_one_is():
    def effect(event, *days):
        table = exits(case({"all": ALL}, [("all", "KAZ", event, day, state) for day, state in days]))
        assert len(table) == 1
        return [None if pd.isna(day) else f"{day:%Y-%m-%d}" for day in table.loc[0, ["effect_lo", "effect_hi"]]]

    for event in ("withdrawal", "suspension"):
        twice = [("2000-01-01", "UZB"), ("[2001-01-01..2002-01-01]", "RUS")]
        assert effect(event, *twice) == ["2001-01-01", "2002-01-01"]
        assert effect(event, *twice, ("[1999-01-01..]", "KGZ")) == ["2001-01-01", None]


def test_the_steps_of_leaving_are_listed_in_one_module_beside_the_rules_of_validation():
    listed = []
    for path in Path(ROOT, "src").rglob("*.py"):
        lists = (
            node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Tuple | ast.List)
        )
        words = [{part.value for part in node.elts if isinstance(part, ast.Constant)} for node in lists]
        listed += [path.name] * any(set(LEAVING) <= found for found in words)
    assert listed == ["steps.py"]


def test_a_denunciation_is_not_over_with_a_suspension():
    steps = [("all", "KAZ", "denunciation", "2000-01-01"), ("all", "KAZ", "suspension", "2000-02-01", "UZB")]
    assert exits(case({"all": ALL}, steps))["effect_hi"].isna().all()


def test_exits_from_acts_that_are_no_treaties_are_left_out():
    steps = [("soft", "KAZ", "signature", "2000-01-01"), ("soft", "KAZ", "withdrawal", "2001-01-01")]
    assert exits(case({"soft": ALL | {"legal_form": "decision"}}, steps)).empty


def test_pairs_are_counted_from_certain_to_possible_and_towards_the_states_concerned():
    acts = {"all": ALL | {"force_rule": "unknown"}}
    steps = [*(("all", state, "entry_into_force", "1995-01-01") for state in ("KAZ", "UZB")), *signed("all", "RUS")]
    record = case(acts, steps)
    assert span(tied(record, "all", "KAZ", ON)) == (1, 2)
    assert span(tied(record, "all", "KAZ", ON, "RUS")) == (0, 1)
    assert span(tied(record, "all", "KAZ", "1991-01-01")) == (0, 0)


def test_cover_is_another_bilateral_treaty_on_the_subject():
    record = bishkek({}, [("KAZ", "UZB", "2000-01-01"), ("ARM", "KAZ", "2011-01-01")])
    of_kazakhstan = tied(record, BISHKEK, "KAZ", ON)
    assert covered(record, of_kazakhstan, BISHKEK, ON) == (1, 1)
    other = record.with_tables(
        topics=record.topics.assign(
            topic=record.topics["topic"].where(record.topics["instrument_id"] == BISHKEK, "readmission")
        )
    )
    assert covered(other, of_kazakhstan, BISHKEK, ON) == (0, 0)
    movement = record.with_tables(topics=other.topics.replace("readmission", "free_movement"))
    assert covered(movement, of_kazakhstan, BISHKEK, ON) == (1, 1)
    own = case({"kaz-uzb": two("2000-01-01")}, signed("kaz-uzb", "KAZ", "UZB"))
    assert covered(own, tied(own, "kaz-uzb", "KAZ", ON), "kaz-uzb", ON) == (0, 0)


def test_the_table_tells_the_eve_the_day_of_effect_and_the_state_that_stayed():
    record = bishkek({"KAZ": "2000-06-01"}, extra=[(BISHKEK, "UZB", "denunciation", "2001-01-01")])
    table = tab05_exits.frame(record).set_index("state")
    counted = ["pairs_before", "pairs_stayed", "pairs_after"]
    assert table.loc["KAZ", counted].tolist() == ["5", "5", "0"]
    assert table.loc["UZB", counted].tolist() == ["4", "4", "0–4"]
    assert table["effect"].to_dict() == {"KAZ": "2000-06-01", "UZB": ""}


def test_an_eve_that_lies_before_the_treaty_is_left_blank():
    record = case(
        {"kaz-uzb": two("2000-01-01")},
        [*signed("kaz-uzb", "KAZ", "UZB"), ("kaz-uzb", "KAZ", "denunciation", "[..2005-01-01]")],
    )
    assert tab05_exits.frame(record)[["pairs_before", "pairs_stayed"]].to_numpy().tolist() == [["", "1"]]


def test_a_party_is_counted_as_gone_only_where_an_effect_was_seen():
    record = bishkek(
        {"KAZ": "2001"},
        extra=[(BISHKEK, "UZB", "denunciation", "2005-01-01"), (BISHKEK, "RUS", "not_signed", "1992-10-09")],
    )
    table = parties(record)
    assert list(table.index) == list(SIX)
    assert table["left_hi"].dropna().to_dict() == {"KAZ": pd.Timestamp("2001-12-31")}
    assert table.index[table["open"]].tolist() == ["UZB"]
    with pytest.raises(ValueError, match="no state is known as a party to 'nothing'"):
        parties(record, "nothing")


def test_a_treaty_that_ended_for_all_or_rests_was_left_by_nobody():
    record = bishkek({}, extra=[(BISHKEK, "KAZ", "suspension", "1999-01-01")])
    assert parties(record)["left_hi"].isna().all()
    ended = record.with_tables(instruments=record.instruments.assign(ended="2003-01-01", end_reason="terminated"))
    assert parties(ended)["left_hi"].isna().all()


def test_a_party_that_paused_and_then_left_is_gone_since_it_left():
    record = bishkek(
        {"KAZ": "2001-06-01"},
        extra=[(BISHKEK, "KAZ", "suspension", "1995-01-01"), (BISHKEK, "KAZ", "resumption", "1996-01-01")],
    )
    assert parties(record)["left_hi"].dropna().to_dict() == {"KAZ": pd.Timestamp("2001-06-01")}


def test_a_pair_loses_its_cover_when_the_first_of_the_two_leaves():
    lost = pair_exits(parties(bishkek({"KAZ": "2001", "UZB": "1999-05-01"})))
    assert lost["lost"].sum() == 9 and len(lost) == 15
    assert lost.loc[("KAZ", "UZB"), "hi"] == pd.Timestamp("1999-05-01")
    assert lost.loc[("ARM", "KAZ"), ["lo", "hi"]].tolist() == [pd.Timestamp("2001-01-01"), pd.Timestamp("2001-12-31")]


@pytest.mark.parametrize(
    ("concluded", "level"),
    [(("1999-12-31", "1999-12-31"), "certain"), (("1999-12-30", "1999-12-30"), "possible"),
     (("1999-01-01", "1999-01-01"), "possible"), (("1998-12-31", "1998-12-31"), ""),
     (("2003-01-01", "2003-01-01"), "certain"), (("2003-01-02", "2003-01-02"), "possible"),
     (("2003-12-31", "2003-12-31"), "possible"), (("2004-01-01", "2004-01-01"), ""),
     (("1991-01-01", "2016-01-01"), "possible")],
)  # fmt: skip
def test_a_treaty_is_in_the_window_on_every_day_that_both_can_have_or_on_some(concluded, level):
    acts = pd.DataFrame([concluded], columns=["lo", "hi"]).apply(pd.to_datetime)
    assert within(acts, pd.Timestamp("2001-01-01"), pd.Timestamp("2001-12-31")).tolist() == [level]


def test_a_protocol_replaces_nothing_and_a_treaty_of_another_subject_neither():
    record = bishkek({"KAZ": "2001-06-01"}, [("KAZ", "UZB", "1993-01-01"), ("ARM", "KAZ", "2001-01-01")])
    acts = pd.concat(
        [record.instruments, record.instruments.tail(1).assign(instrument_id="protocol", concluded="2001-01-01")],
        ignore_index=True,
    )
    links = pd.DataFrame([("protocol", "amends", "kaz-uzb-1993")], columns=record.relations.columns)
    steps = pd.concat([record.events, record.events.tail(2).assign(instrument_id="protocol", state=["KAZ", "UZB"])])
    topics = pd.concat([record.topics, pd.DataFrame([("protocol", "visa")], columns=record.topics.columns)])
    more = record.with_tables(instruments=acts, relations=links, events=steps.reset_index(drop=True), topics=topics)
    assert replaced(more)["acts"].loc[lambda name: name != ""].tolist() == ["arm-kaz-2001"]
    other = record.with_tables(topics=record.topics.replace("visa", "readmission"))
    assert (replaced(other)["replaced"] == "").all()


def test_shares_and_difference_of_a_small_case():
    left = {"KAZ": "2000-01-01", "UZB": "2006-01-01"}
    acts = [("KAZ", "UZB", "2000-06-01"), ("ARM", "UZB", "2006-06-01"), ("ARM", "BLR", "2000-06-01")]
    test = relabelling(bishkek(left, acts))
    # Five pairs lost it in 2000, four in 2006; ARM-BLR fits the first day only, one of six kept pairs.
    assert test["lost_low"] == pytest.approx(2 / 9) and test["kept_low"] == pytest.approx(5 / 9 / 6)
    assert test["difference_low"] == pytest.approx(2 / 9 - 5 / 54)
    assert (test["lost"], test["kept"], test["relabellings"], test["unknown"]) == (9, 6, 15 * 2, 0)


def test_p_is_the_share_of_all_relabellings_counted_by_hand():
    acts = [("KAZ", "UZB", "2000-06-01"), ("KAZ", "KGZ", "2000-06-01")]
    test = relabelling(bishkek({"KAZ": "2000-01-01"}, acts))
    tied_pairs = [{"KAZ", "UZB"}, {"KAZ", "KGZ"}]
    by_leaver = {}
    for leaver in SIX:
        lost = [set(pair) for pair in combinations(SIX, 2) if leaver in pair]
        kept = [set(pair) for pair in combinations(SIX, 2) if leaver not in pair]
        by_leaver[leaver] = sum(p in tied_pairs for p in lost) / 5 - sum(p in tied_pairs for p in kept) / 10
    expected = sum(value >= by_leaver["KAZ"] for value in by_leaver.values()) / 6
    assert test["p_low"] == test["p_high"] == pytest.approx(expected) == pytest.approx(1 / 6)


def test_of_two_treaties_of_a_pair_the_one_in_the_window_counts():
    late = [("KAZ", "UZB", "2001-06-01")]
    early = [("KAZ", "UZB", "1994-01-01"), *late]
    for acts in (late, early, early[::-1]):
        assert relabelling(bishkek({"KAZ": "2001-01-01"}, acts))["lost_low"] == pytest.approx(1 / 5)


def test_equal_days_are_not_told_apart():
    assert relabelling(bishkek({"KAZ": "2001", "UZB": "2001"}))["relabellings"] == 15
    assert relabelling(bishkek({"KAZ": "2001", "UZB": "2002"}))["relabellings"] == 30


def test_where_no_pair_has_a_treaty_nothing_is_rare():
    assert relabelling(bishkek({"KAZ": "2001"}))["p_low"] == 1


def test_what_is_unknown_gives_an_interval_that_holds_both_ends():
    left, sure = {"KAZ": "2001"}, ("KAZ", "UZB", "2001-06-01")
    test = relabelling(bishkek(left, [sure, ("KAZ", "KGZ", "1999-06-01")]))
    assert (test["unknown"], test["completions"]) == (1, 2)
    without, within_window = (
        relabelling(bishkek(left, acts)) for acts in ([sure], [sure, ("KAZ", "KGZ", "2001-06-01")])
    )
    assert (test["lost_low"], test["lost_high"]) == (without["lost_low"], within_window["lost_low"])
    assert [test["p_low"], test["p_high"]] == sorted([without["p_low"], within_window["p_low"]])


def test_many_unknown_facts_are_drawn_and_the_ends_are_kept(monkeypatch):
    left = {"KAZ": "2001"}
    acts = [("KAZ", state, "1999-06-01") for state in SIX if state != "KAZ"]
    whole = relabelling(bishkek(left, acts))
    monkeypatch.setattr(replacement, "MOST_UNKNOWN", 3)
    drawn = relabelling(bishkek(left, acts))
    assert (whole["completions"], drawn["completions"]) == (32, 8)
    assert (drawn["lost_low"], drawn["lost_high"]) == (whole["lost_low"], whole["lost_high"]) == (0, 1)


@pytest.mark.parametrize("left", [{}, dict.fromkeys(SIX[:5], "2001")])
def test_nothing_is_compared_where_all_left_or_none(left):
    with pytest.raises(ValueError, match=f"{len(left)} of 6 parties left"):
        relabelling(bishkek(left))


def test_of_the_real_parties_the_leavers_are_those_with_an_effect_seen():
    members = parties(REAL)
    assert set(members.index[members["left_hi"].notna()]) == {"KAZ", "RUS", "TKM", "UZB"}
    assert members.index[members["open"]].tolist() == ["MDA"] and not {"AZE", "UKR"} & set(members.index)


def test_every_treaty_counted_as_a_replacement_is_bilateral_and_of_that_pair():
    acts = REAL.instruments.set_index("instrument_id")["scope"]
    sides = REAL.events.groupby("instrument_id")["state"].agg(set)
    for row in replaced(REAL).query("acts != ''").itertuples():
        for act in row.acts.split("; "):
            assert acts[act] == "bilateral" and {row.state_a, row.state_b} == sides[act]


def test_ties_that_an_exit_ended_run_from_the_sure_to_all_that_it_touches():
    record = bishkek({"KAZ": "2001-01-01"}, extra=[(BISHKEK, "UZB", "denunciation", "2002-01-01")])
    # Uzbekistan had begun to leave: that pair would be possible, no more.
    assert quantities.ties_ended(record, "KAZ", "2000-01-01") == (4, 5)
    assert quantities.ties_ended(record, "UZB", "2000-01-01") == (0, 4)
    assert quantities.pairs_lost(record) == (5, 9) and quantities.parties_left(record) == (1, 2)
    assert quantities.pairs_ended(record, "multilateral") == (5, 9)
    assert quantities.pairs_ended_unsettled(record) == pytest.approx(4 / 9)
    assert quantities.pairs_tied_on_eve(record, "KAZ") == (5, 5)


def test_georgia_left_the_commonwealth_and_kept_the_visa_free_agreement():
    left = exits(REAL).query("state == 'GEO'")["instrument_id"]
    assert "cis-1993-01-22-charter" in set(left) and BISHKEK not in set(left)


def test_each_case_has_a_day_before_its_exits_and_a_later_one():
    days = fig08_exits.days(REAL)
    assert list(days.index) == list(fig08_exits.CASES)
    assert (days["before"] < days["after"]).all()
    assert days.at["bishkek", "left"] == "KAZ; RUS; TKM; UZB"
    first = exits(REAL).query("instrument_id == @BISHKEK")["begun_lo"].min()
    assert pd.Timestamp(days.at["bishkek", "before"]) == first - pd.Timedelta(days=1)


@pytest.fixture(scope="module")
def edges():
    return fig08_exits.frame(REAL)


def test_the_panels_of_a_state_hold_its_ties_alone_and_count_what_they_draw(edges):
    for (case_name, _), panel in edges.groupby(["case", "moment"]):
        if case_name != "bishkek":
            assert ((panel["state_a"] == case_name) | (panel["state_b"] == case_name)).all()
        drawn = panel[["state_a", "state_b"]].drop_duplicates()
        sure = panel.loc[panel["level"] == "certain", ["state_a", "state_b"]].drop_duplicates()
        ends = list(dict.fromkeys((len(sure), len(drawn))))
        assert panel["pairs_tied"].unique().tolist() == ["–".join(map(str, ends))]
    assert not edges.duplicated(["case", "moment", "layer", "state_a", "state_b"]).any()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_panels_draw_without_a_warning_at_print_size(edges, lang):
    with warnings.catch_warnings(), house_style():
        warnings.simplefilter("error")
        drawn = panels.draw(edges.copy(), lang=lang, dataset=REAL)
        assert png(drawn, caption="", alt="").startswith(b"\x89PNG")
        lines = [text for axes in drawn.axes for text in axes.texts]
        box, renderer = drawn.bbox, FigureCanvasAgg(drawn).get_renderer()
        for text in [*lines, *drawn.texts]:
            extent = text.get_window_extent(renderer)
            assert box.x0 <= extent.x0 and extent.x1 <= box.x1, text.get_text()
            assert text.get_fontsize() >= 7
    assert len(localise(edges, lang, REAL, coded=fig08_exits.CODED)) == len(edges)


def test_a_state_without_a_place_cannot_be_drawn(edges):
    with house_style(), pytest.raises(ValueError, match="no place for AAA"):
        panels.draw(edges.head(1).assign(state_a="AAA"), lang="en", dataset=REAL)


def test_ties_by_layer_widen_with_the_reading():
    told = pairs.by_layer(REAL, ON).unstack()
    assert (told["certain"] <= told["presumed"]).all() and (told["presumed"] <= told["possible"]).all()
    assert pairs.by_layer(bishkek({}), ON)["multilateral", "certain"] == 15


def test_the_answer_of_the_notebook_is_word_for_word_two_claims():
    title = nbformat.read(ROOT / "notebooks" / "06_exits.ipynb", 4).cells[0].source
    sentences = REAL.study_claims.set_index("claim_id")["sentence"]
    answer = f"{sentences['exits-answer-visa']} {sentences['exits-answer-states']}"
    assert answer in title


def test_the_claims_of_the_exits_are_as_printed():
    table = claims.judged(REAL, notebook="06_exits")
    assert (table["found"] == table["verdict"]).all()
