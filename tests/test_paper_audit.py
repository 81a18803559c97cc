"""The paper beside the record: comparisons, the verdicts that follow, what is published of them, and the quantities."""

import re
import warnings

import nbformat
import pandas as pd
import pytest
from cases import REAL, case
from matplotlib.backends.backend_agg import FigureCanvasAgg

from helpers import audit, paths
from helpers.audit import ask, paper
from helpers.audit.checks import CHECKS, LEFT, verdict
from helpers.claims import paper as quantities
from helpers.labels import LANGUAGES, localise
from helpers.outputs import formats, house_style
from helpers.plots import fig07_audit as figure
from helpers.tables import fig07_audit, paper_audit


def changed(instrument: str, **cells: str):
    """The record with other cells of one instrument."""
    table = REAL.instruments.copy()
    table.loc[table["instrument_id"] == instrument, list(cells)] = list(cells.values())
    return REAL.with_tables(instruments=table)


def row(dataset, claim: str) -> pd.Series:
    return audit.audit(dataset).set_index("claim_id").loc[claim]


# --- one comparison --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "recorded", "answer"),
    [
        ("2020-05-22", "2020-05-22", True),
        ("2020-05-22", "2020-05-23", False),
        ("2020-05-22", "2020-05", None),  # the record knows the month: it may have been that day
        ("2020-05-22", "[2020-06-01..]", False),
        ("2020-05-22", "[2020-05-01..]", None),
        ("2020-05-22", "[..2020-05-21]", False),
        ("2020-05-22", "", None),
        ("2018", "2018-09-28", True),
        ("2018", "[2017-05-01..2018-03-14]", None),
        ("2018", "[2018-03-14..2019-05-01]", None),
    ],
)
def test_a_day_agrees_only_if_the_record_allows_no_other(said, recorded, answer):
    assert ask.same_day(said, recorded) is answer


def test_a_blank_cell_cannot_be_told():
    made = case({"a": {"concluded_place": "Astana"}, "b": {}}, [])
    assert ask.cell("a", "concluded_place")(made, "Astana") == ("Astana", True)
    assert ask.cell("a", "concluded_place")(made, "Almaty") == ("Astana", False)
    assert ask.cell("b", "concluded_place")(made, "Astana") == ("", None)


def test_a_step_that_is_not_on_record_cannot_be_told_and_that_of_another_state_does_not_count():
    made = case({"a": {}}, [("a", "RUS", "ratification", "2010-12-13"), ("a", "KAZ", "signature", "2010-11-19")])
    assert ask.step("a", "KAZ", "ratification")(made, "2010-12-13") == ("", None)
    assert ask.step("a", "RUS", "ratification")(made, "2010-12-13") == ("2010-12-13", True)


def test_an_instrument_that_left_the_record_is_named():
    with pytest.raises(LookupError, match="no kaz-none"):
        ask.dated("kaz-none")(REAL, "2020-01-01")


def test_the_code_of_the_law_portal_is_year_and_number():
    made = case({"a": {"title_en": "Law No. 306-VI ratifying it", "concluded": "2020-03-26"}}, [])
    assert ask.law_portal("a")(made, "Z2000000306") == ("Z2000000306", True)
    assert ask.law_portal("a")(made, "Z1900000306")[1] is False


def test_a_programme_is_in_its_period_on_its_first_and_last_day_and_not_after():
    made = case({"a": {"applies_from": "2007-01-01", "applies_until": "2015-12-31"}, "b": {}}, [])
    answers = [ask.in_period("a")(made, day)[1] for day in ("2006-12-31", "2007-01-01", "2015-12-31", "2016-01-01")]
    assert answers == [False, True, True, False]
    assert ask.in_period("b")(made, "2010-01-01")[1] is None


@pytest.mark.parametrize(
    ("answers", "follows"),
    [
        (["yes", "yes"], "confirmed"),
        (["no", "no"], "wrong"),
        (["yes", "no"], "imprecise"),
        (["yes", "unknown"], "not_checkable"),
        (["no", "unknown"], "not_checkable"),
    ],
)
def test_a_verdict_follows_from_all_comparisons_of_a_statement(answers, follows):
    assert verdict(pd.Series(answers)) == follows


def test_a_signature_that_is_not_on_record_is_no_refusal():
    states = ["KAZ", "UZB"]
    signed = [(paper.CIS_1998, state, "signature", "1998-03-06") for state in states]
    made = case({paper.CIS_1998: {}}, signed)
    assert paper.all_signed(made, "12") == ("2 of 12", None)
    made = case({paper.CIS_1998: {}}, [*signed, (paper.CIS_1998, "GEO", "not_signed", "1998-03-06")])
    assert paper.all_signed(made, "12")[1] is False


def test_a_law_that_replaces_or_amends_is_no_further_law():
    law = {"kind": "national_law", "title_ru": "О миграции"}
    names = (paper.LAW, "kaz-former", "kaz-amending", "kaz-ended", "kaz-other")
    acts = {name: dict(law) for name in names}
    acts["kaz-ended"]["ended"] = "2000-01-01"
    steps = [(name, "KAZ", "adoption", "2011-07-22") for name in names]
    links = [(paper.LAW, "supersedes", "kaz-former"), ("kaz-amending", "amends", paper.LAW)]
    assert paper.further_law(case(acts, steps, links), "") == ("kaz-other", True)


def test_entries_a_day_divide_by_the_days_of_the_period():
    table = REAL.kaz_irregular.head(2).assign(indicator="entries_of_foreigners", value=[3650.0, 1810.0])
    table = table.assign(year=pd.array([2019, None], "Int64"), period=["", "2025-01/2025-06"])
    one, other = (paper.entries_a_day(REAL.with_tables(kaz_irregular=table.iloc[[place]])) for place in (0, 1))
    assert (one, other) == (10, 10)


def test_in_an_incomplete_list_an_origin_may_be_too_low_and_is_never_among_the_first_for_sure():
    whole, part = (paper.among_three(2020, "2020", complete=complete) for complete in (True, False))
    assert whole(REAL, "RUS")[1] is True
    assert part(REAL, "RUS")[1] is None
    assert part(REAL, "TJK")[1] is False


def test_the_third_origin_is_among_three_and_the_fourth_is_not():
    stock = REAL.migrant_stock.head(4).assign(
        indicator="migrant_stock_bilateral",
        destination="KAZ",
        origin=["RUS", "UZB", "KGZ", "TJK"],
        year=2024,
        revision="2024",
        value=[40.0, 30.0, 20.0, 10.0],
    )
    record, ask_of = REAL.with_tables(migrant_stock=stock), paper.among_three(2024, "2024", complete=True)
    assert ask_of(record, "KGZ") == ("place 3 of 4, 2024", True)
    assert ask_of(record, "TJK") == ("place 4 of 4, 2024", False)


def test_an_act_that_came_after_the_paper_or_may_have_is_no_part_of_the_framework_that_it_saw():
    days = {"before": paper.WRITTEN, "after": "2021-05-02", "perhaps": "2021"}
    record = case({act: {"concluded": day} for act, day in days.items()}, [])
    record = record.with_tables(topics=record.topics.assign(topic="illegal_migration"))
    assert paper.framework(record, "some") == ("treaty: 1", True)


# --- the statements --------------------------------------------------------------------------------------------------


def test_no_verdict_of_a_reader_is_one_that_the_tables_speak_against(dataset):
    assert audit.contradictions(dataset) == []


@pytest.mark.parametrize(
    ("claim", "instrument", "cells"),
    [
        ("c12", paper.LAW, {"concluded": "2011-07-23"}),
        ("c29", paper.KYRGYZ, {"concluded_place": "Osh"}),
        ("c32", "kaz-uzb-2019-04-15-illegal-migration", {"entry_into_force": ""}),
        ("c18", "kaz-nd-concept-2007-2015", {"applies_until": "2025-12-31"}),
        ("c22", paper.CIS_1998, {"adopted_by": "Council of Heads of Government of the CIS"}),
    ],
)
def test_a_changed_record_names_the_statement_whose_verdict_no_longer_holds(claim, instrument, cells):
    assert claim in audit.contradictions(changed(instrument, **cells))


def test_where_only_part_is_compared_it_must_not_speak_against_the_reader():
    claims = REAL.paper_claims.copy()
    claims.loc[claims["claim_id"] == "c20", "verdict"] = "confirmed"  # three states are shown not to have signed
    claims.loc[claims["claim_id"] == "c24", "verdict"] = "wrong"  # year and period agree
    assert audit.contradictions(REAL.with_tables(paper_claims=claims)) == ["c20", "c24"]


def test_a_register_page_that_is_read_opens_the_verdict_again():
    page = REAL.sources.head(1).assign(url="http://www.cis.minsk.by/reestr/ru/index.html#reestr/view/text?doc=1545")
    read = REAL.with_tables(sources=pd.concat([REAL.sources, page]))
    assert audit.contradictions(read) == ["c48"]


def test_every_statement_with_a_query_is_compared_and_no_other(dataset):
    asked = set(dataset.paper_claims.loc[dataset.paper_claims["check"] != "", "claim_id"])
    assert {check.claim_id for check in CHECKS} == asked
    assert set(LEFT) <= asked


def test_what_is_computed_and_what_a_reader_judged_are_told_apart(dataset):
    table = audit.audit(dataset).set_index("claim_id")
    assert table.loc[["c15", "c20", "c30", "c07"], "audit_basis"].tolist() == ["computed", "partly", "read", "unseen"]
    assert ((table["computed"] != "") == (table["audit_basis"] == "computed")).all()
    assert ((table["left"] != "") == (table["audit_basis"] == "partly")).all()


def test_a_statement_without_a_page_is_never_confirmed(dataset):
    table = audit.audit(dataset)
    assert set(table.loc[table["audit_basis"] == "unseen", "verdict"]) == {"not_checkable"}


def test_what_holds_needs_no_other_words_and_everything_else_has_some(dataset):
    claims = dataset.paper_claims
    assert ((claims["suggestion"] == "") == (claims["verdict"] == "confirmed")).all()


def test_every_day_that_a_suggestion_names_is_a_day_of_the_record(dataset):
    columns = [*dataset.instruments[["concluded", "entry_into_force"]].to_numpy().ravel(), *dataset.events["date"]]
    named = dataset.paper_claims["suggestion"].str.findall(r"\d{1,2} [A-Z][a-z]+ (?:19|20)\d\d").explode().dropna()
    days = pd.to_datetime(named, format="%d %B %Y").dt.strftime("%Y-%m-%d")
    assert len(days) >= 10
    assert sorted(set(days) - set(columns)) == []


# --- what is published -----------------------------------------------------------------------------------------------


def test_the_figure_draws_one_numbered_mark_for_each_statement(dataset):
    frame = fig07_audit.frame(dataset)
    with house_style():
        drawn = figure.draw(frame, lang="en", dataset=dataset)
    numbers = [words.get_text() for words in drawn.axes[0].texts if re.fullmatch(r"\d+", words.get_text())]
    assert sorted(map(int, numbers)) == list(range(1, len(dataset.paper_claims) + 1))


def test_the_totals_of_the_figure_leave_the_references_out(dataset):
    with house_style():
        drawn = figure.draw(fig07_audit.frame(dataset), lang="en", dataset=dataset)
    totals = [words.get_text() for words in drawn.axes[0].texts if re.search(r": \d", words.get_text())]
    assert sum(int(words.split(": ")[1]) for words in totals) == quantities.paper_statements(dataset)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_figure_fits_its_page_in_three_languages(dataset, lang):
    with warnings.catch_warnings(), house_style():
        warnings.simplefilter("error")
        drawn = figure.draw(fig07_audit.frame(dataset), lang=lang, dataset=dataset)
        assert formats.png(drawn, caption="", alt="").startswith(b"\x89PNG")
    page, renderer = drawn.bbox, FigureCanvasAgg(drawn).get_renderer()
    boxes = [words.get_window_extent(renderer) for words in drawn.axes[0].texts if words.get_text()]
    assert all(page.x0 <= box.x0 and box.x1 <= page.x1 for box in boxes)
    assert not any(one.overlaps(other) for place, one in enumerate(boxes) for other in boxes[place + 1 :])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_table_of_statements_speaks_three_languages(dataset, lang):
    table = localise(paper_audit.frame(dataset), lang, dataset, coded=paper_audit.CODED)
    assert len(table) == len(dataset.paper_claims)


def test_every_comparison_has_words(dataset):
    localise(audit.comparisons(dataset), "kk", dataset)
    known = set(dataset.vocabulary.query("field == 'compared'")["code"])
    assert {check.compared for check in CHECKS} == known


def test_a_statement_stands_beside_its_own_pages_or_those_of_its_instrument(dataset):
    pages = paper_audit.pages(dataset).groupby("claim_id")["source_id"].agg(list)
    assert pages["c32"] == ["zakonpravo-kz-029", "kabar-kg-001"]  # the nearer tier first
    assert len(pages["c48"]) == paper_audit.MOST
    assert "c07" not in pages


def test_a_section_is_told_with_what_holds_first(dataset):
    told = paper_audit.told(dataset, "bilateral")
    numbers = re.findall(r"^- \*\*(c\d\d)\*\*", told, re.MULTILINE)
    assert numbers == ["c29", "c30", "c31", "c32", "c34", "c35", "c27", "c28", "c33"]
    assert re.findall(r"\*\*(c\d\d)\*\*", paper_audit.told(dataset, "bilateral", "wrong")) == []
    assert "How it could be put:* The parties find" in told


def test_a_statement_without_a_page_is_told_too(dataset):
    told = paper_audit.told(dataset, "problem", "not_checkable")
    bare, other = (next(part for part in told.split("\n- ") if claim in part) for claim in ("**c07**", "**c08**"))
    assert "*Pages:*" in other and "*Pages:*" not in bare


# --- quantities ------------------------------------------------------------------------------------------------------


def test_statements_are_counted_without_references(dataset):
    whole, references = quantities.paper_statements(dataset), quantities.paper_references(dataset)
    assert whole + references == len(dataset.paper_claims)
    verdicts = [quantities.paper_statements(dataset, verdict) for verdict in paper_audit.VERDICTS]
    assert sum(verdicts) == whole
    assert quantities.paper_statements(dataset, "wrong", "references") == 0


def test_a_day_that_cannot_be_told_may_be_right_or_wrong():
    unknown = changed("kaz-uzb-2019-04-15-illegal-migration", entry_into_force="")
    low, high = quantities.paper_days_right(unknown, "bilateral")
    assert low < high == 1


def test_days_by_which_the_paper_is_early_are_an_interval_where_the_record_is():
    assert quantities.paper_days_early(REAL, "c15") == (197, 197)
    events = REAL.events.copy()
    mine = events["event_id"] == "ses-2010-11-19-illegal-labour-migration-third-states/KAZ/ratification"
    events.loc[mine, "date"] = "2011-06"
    assert quantities.paper_days_early(REAL.with_tables(events=events), "c15") == (170, 199)


def test_the_place_of_an_origin_is_open_downwards_where_the_list_is_incomplete():
    low, high = quantities.paper_origin_place(REAL, "TJK", 2020, "2020")
    assert low > 3 and high == float("inf")
    assert quantities.paper_origin_place(REAL, "UZB", 2024, "2024") == (1, 1)
    assert quantities.paper_origin_place(REAL, "FRA", 2020, "2020")[0] == 1


def test_the_answer_in_the_title_is_two_registered_claims_word_for_word(dataset):
    title = nbformat.read(paths.ROOT / "notebooks/02_paper_audit.ipynb", 4).cells[0].source
    sentences = dataset.study_claims.set_index("claim_id")["sentence"]
    assert " ".join(sentences[["audit-verdicts", "audit-where"]]) in title
