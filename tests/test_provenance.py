"""Every line of an explanation has a rule and a source, and the surest source comes first."""

import pandas as pd
import pytest
from cases import case

from helpers import coverage, provenance
from helpers.tables.sources import source_ids

ON = "2020-01-01"
PAGES = {
    "press": ("https://news.kz/visas", "press"),
    "act": ("https://adilet.zan.kz/a", "register"),
    "other": ("https://lex.uz/a", "official"),
    "third": ("https://cbd.minjust.gov.kg/a", "register"),
    "port": ("https://adilet.zan.kz:8443/b.ru", "official"),
    "law": ("https://lex.uz/why-not.kz", "legal_database"),
}
EVIDENCE = [
    ("instruments", "a", "concluded", "press", "exact"),
    ("instruments", "a", "entry_into_force", "act", "coarse"),
    ("events", "a/KAZ/signature", "date", "act", "coarse"),
    ("events", "a/UZB/signature", "date", "law", "exact"),
    ("events", "a/UZB/signature", "date", "other", "exact"),
    ("events", "a/KGZ/signature", "date", "third", "exact"),
    ("instruments", "b", "concluded", "port", "exact"),
    ("instruments", "c", "concluded", "law", "exact"),
    ("topics", "c", "topic", "third", "exact"),
]


@pytest.fixture
def data():
    """A treaty of three states, one of two that is not known to be in force, and one that ended."""
    acts = {
        "a": {"title_en": "On visas", "concluded": "2000-01-01", "force_rule": "on_signature"},
        "b": {"title_en": "On labour", "concluded": "2001-01-01"},
        "c": {
            "title_en": "On borders",
            "concluded": "2002",
            "entry_into_force": "2003",
            "ended": "2010-01-01",
            "end_reason": "terminated",
            "scope": "bilateral",
            "framework": "bilateral",
        },
    }
    steps = [("a", state, "signature", "2000-01-01") for state in ("KAZ", "KGZ", "UZB")]
    steps += [(act, state, "signature", "") for act in ("b", "c") for state in ("KAZ", "UZB")]
    sources = pd.DataFrame(
        [(name, *page, "") for name, page in PAGES.items()], columns=["source_id", "url", "tier", "publisher"]
    )
    evidence = pd.DataFrame(EVIDENCE, columns=["table", "key", "field", "source_id", "grade"])
    return case(acts, steps).with_tables(sources=sources, evidence=evidence)


def addresses(*names):
    return [PAGES[name][0] for name in names]


def test_a_fact_rests_on_the_page_nearest_to_the_act_before_others(data):
    pages = provenance.instrument_sources(data).query("instrument_id == 'a' and state == 'UZB'")
    assert pages[["event", "field", "source_id"]].to_numpy().tolist() == [
        ["signature", "date", "other"],
        ["signature", "date", "law"],
    ]


def test_a_fact_of_the_instrument_is_of_no_state(data):
    pages = provenance.instrument_sources(data)
    assert set(pages.loc[pages["state"] == "", "field"]) == {"concluded", "entry_into_force"}
    assert set(pages.loc[pages["state"] == "", "event"]) == {""}


def test_pages_seen_beside_what_the_rule_rests_on_come_before_nearer_ones(data):
    pair = ("KAZ", "UZB")
    force = ("instruments", "b", "entry_into_force")
    more = pd.DataFrame([(*force, "press", "exact"), (*force, "act", "coarse")], columns=data.evidence.columns)
    data = data.with_tables(evidence=pd.concat([data.evidence, more]))

    def rank(rule):
        return list(provenance.deciding_sources(data, "b", pair, rule)["source_id"])

    assert rank("general_date") == ["press", "port", "act"]
    assert rank("") == rank("force_not_seen") == ["port", "press", "act"]


def test_every_rule_that_rests_on_something_is_one_of_the_vocabulary_and_rests_on_what_there_is(dataset):
    words = dataset.vocabulary.groupby("field")["code"].agg(set)
    assert set(provenance.RESTS_ON) <= words["rule"]
    columns = set(dataset.instruments.columns)
    assert {one for ones in provenance.RESTS_ON.values() for one in ones} <= words["event"] | columns


def test_a_page_beside_the_fact_goes_before_a_nearer_one_that_was_seen_from_afar_and_each_stands_once(data):
    pages = provenance.deciding_sources(data, "a", ("KAZ", "UZB"))
    assert pages["source_id"].tolist() == ["other", "law", "press", "act"]


def test_the_pages_of_other_states_do_not_decide(data):
    assert "third" not in set(provenance.deciding_sources(data, "a", ("KAZ", "UZB"))["source_id"])
    assert "third" in set(provenance.deciding_sources(data, "a", ("KAZ", "KGZ"))["source_id"])


def test_the_pages_of_a_figure_are_those_of_its_instruments_and_states_in_order(data):
    assert source_ids(data, ["a"], ["KAZ"]) == ["act", "press"]
    assert source_ids(data, ["a", "b"], ["KGZ"]) == ["act", "port", "press", "third"]


def test_an_instrument_is_known_only_from_a_states_pages_where_no_other_host_shows_it(data):
    assert provenance.known_only_from(data, ".kz").tolist() == ["b"]  # c: the ending is of the page, not of the host
    assert provenance.known_only_from(data, ".uz").tolist() == ["c"]
    assert provenance.known_only_from(data, "lex").tolist() == []


def test_each_row_of_an_explanation_tells_level_rule_days_and_pages(data):
    table = provenance.explain(data, "KAZ", "UZB", ON).set_index("instrument_id")
    assert table["level"].to_dict() == {"a": "certain", "b": "possible", "c": ""}
    assert table["decided"].to_dict() == {"a": "on_signature", "b": "no_deposit", "c": "terminated"}
    assert table["begins"].to_dict() == {
        "a": "2000-01-01",
        "b": "not before 2001-01-01, if at all",
        "c": "between 2003-01-01 and 2003-12-31",
    }
    assert table["ends"].to_dict() == {"a": "", "b": "", "c": "2010-01-01"}
    assert table["sources"].to_dict() == {
        "a": addresses("other", "law", "press", "act"),
        "b": addresses("port"),
        "c": addresses("law"),
    }


def test_the_words_are_those_of_the_rule_that_decided(data):
    words = data.vocabulary[data.vocabulary["field"] == "rule"].set_index("code")["definition"]
    table = provenance.explain(data, "KAZ", "UZB", ON).set_index("instrument_id")
    assert table.at["c", "why"] == words["terminated"] != words["general_date"]


def test_a_rule_without_words_is_named(data):
    words = data.vocabulary[data.vocabulary["code"] != "terminated"]
    with pytest.raises(ValueError, match=r"vocabulary\.csv has no rule terminated$"):
        provenance.explain(data.with_tables(vocabulary=words), "KAZ", "UZB", ON)


def test_a_text_has_a_heading_for_every_level_with_its_number(data):
    lines = provenance.explain_text(data, "UZB", "KAZ", ON).splitlines()
    assert lines[0] == "UZB and KAZ on 2020-01-01, dataset 0"
    meaning = data.vocabulary[data.vocabulary["field"] == "level"].set_index("code")["definition"]
    assert [line for line in lines[1:] if line[:1].strip()] == [
        f"Certain: 1. {meaning['certain']}",
        f"Presumed: 0. {meaning['presumed']}",
        f"Possible: 1. {meaning['possible']}",
        f"Not on that day: 1. {meaning['none']}",
    ]


def test_what_is_no_treaty_says_so_in_its_line(data):
    soft = data.instruments.assign(legal_form="soft")
    label = data.vocabulary.set_index(["field", "code"]).at[("legal_form", "soft"), "label_en"]
    lines = provenance.explain_text(data.with_tables(instruments=soft), "KAZ", "UZB", ON).splitlines()
    assert f"  a [{label}]" in lines and "  a" in provenance.explain_text(data, "KAZ", "UZB", ON).splitlines()


def test_a_paragraph_tells_title_days_rule_and_no_more_addresses_than_asked_for(data):
    text = provenance.explain_text(data, "KAZ", "UZB", ON, most=3)
    words = data.vocabulary[data.vocabulary["field"] == "rule"].set_index("code")["definition"]
    assert text.split("\n\n")[2].splitlines() == [
        "  a",
        "    On visas",
        "    in force: 2000-01-01",
        f"    rule: on_signature: {words['on_signature']}",
        *(f"    source: {url}" for url in addresses("other", "law", "press")),
        "    and 1 more in evidence.csv",
    ]
    assert "more in evidence.csv" not in provenance.explain_text(data, "KAZ", "UZB", ON, most=4)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (("KAZ", "ZZZ", ON), "'ZZZ' is no state of the dataset: ARM, .*UZB"),
        (("kaz", "UZB", ON), "'kaz' is no state of the dataset"),
        (("KAZ", "KAZ", ON), "a tie needs two states, not KAZ twice"),
        (("KAZ", "UZB", "2020"), "'2020' is not one day: write it as 2020-06-01"),
        (("KAZ", "UZB", "2020-02-30"), "'2020-02-30' is no date: write"),
        (("KAZ", "UZB", "2026-01-02"), "the record ends on 2026-01-01: nothing can be said of 2026-01-02"),
    ],
)
def test_bad_input_is_refused_in_a_sentence(data, question, told):
    with pytest.raises(ValueError, match=told):
        provenance.explain_text(data, *question)


@pytest.mark.parametrize("pair", [("KAZ", "UZB"), ("RUS", "UKR"), ("GEO", "RUS"), ("KGZ", "TJK")])
@pytest.mark.parametrize("on", ["1994-01-01", "2020-06-01", "2025-12-31"])
def test_on_the_record_every_line_has_a_rule_with_words_and_a_page(dataset, pair, on):
    table = provenance.explain(dataset, *pair, on)
    assert len(table) and table["why"].str.len().gt(0).all()
    assert table["sources"].map(len).gt(0).all()
    assert table["sources"].explode().str.match("https?://").all()
    text = provenance.explain_text(dataset, *pair, on)
    assert text.count("    rule: ") == len(table) <= text.count("    source: ")


def test_a_fact_is_counted_once_at_its_best_tier_and_as_exact_if_any_of_its_pages_is(data):
    table = coverage.support(data).set_index("tier")
    assert table["facts"].to_dict() == {
        "register": 3,
        "official": 2,
        "legal_database": 1,
        "machine_translation": 0,
        "press": 1,
        "secondary": 0,
    }
    assert table["exact"].to_dict() == {
        "register": 1,
        "official": 2,
        "legal_database": 1,
        "machine_translation": 0,
        "press": 1,
        "secondary": 0,
    }
    press = data.evidence.iloc[1:2].assign(source_id="press", grade="exact")  # farther, yet beside the fact
    more = data.with_tables(evidence=pd.concat([data.evidence, press], ignore_index=True))
    assert coverage.support(more).set_index("tier").loc["register"].tolist() == [3, 2]
