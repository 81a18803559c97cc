"""The facts of the real record as a whole: on which pages they rest, and how far they reach.

A fact is a sentence and the address of a page that supports it. ``test_facts_direct`` says what pages show,
``test_facts_bound`` and ``test_facts_ties`` what follows from it by the rules of status.
"""

from itertools import combinations
from urllib.parse import urlsplit

import pandas as pd
import pytest
from facts import MINSK_NOTICE, sentences
from questions import known
from test_facts_bound import BOUND
from test_facts_direct import DATED, STEPS
from test_facts_ties import FAMILIES, TIED, TIES

from helpers.coverage.record import NEAR
from helpers.dataset import TWELVE

DIRECT = [*DATED, *STEPS]
DERIVED = [*BOUND, *TIED, *TIES, *FAMILIES]
FACTS = [*DIRECT, *DERIVED]

#: Press, copies and translations made by machine. A fact rests on one of them only where no page nearer to the act was
#: seen beside the same step; a new fact takes a register, an official site or a legal database.
FAR = {
    "asiaplustj.info", "cis-legislation.com", "github.com", "glavcom.ua", "jamestown.org", "kun.uz", "racurs.ua",
    "soc-in.com", "studylib.ru", "timpul.md", "today.az", "topnews.mediamall.am", "wikimili.com", "www.oreanda.ru",
    "www.zakonpravo.kz", "www.zdg.md", "zakonpravo.kz",
}  # fmt: skip
#: Official pages that tell how things stand and show no single date.
UNDATED = {
    MINSK_NOTICE,
    "https://en.mvd.ru/news/item/21994569/",
    "https://www.coe.int/en/web/anti-human-trafficking/anti-trafficking-convention",
}
DATES = ["date", "concluded", "entry_into_force", "ended", "applies_until"]


def is_far(fact):
    """Whether the page of a fact is press, a copy or a translation made by machine."""
    return urlsplit(fact.source).hostname in FAR


def pages(dataset, fact):
    """Evidence that the page of a fact gives for its instrument and the steps of states with it."""
    instrument = known(dataset, fact.instrument)
    steps = dataset.events.loc[dataset.events["instrument_id"] == instrument, "event_id"]
    table = dataset.evidence[dataset.evidence["table"].isin(["instruments", "events"])]
    table = table[table["key"].isin([instrument, *steps])]
    source = table["source_id"].map(dataset.sources.set_index("source_id")["url"])
    return table[source == fact.source]


def pair(dataset, fact):
    """The two states of the twelve that a fact is about: those it names, or the sides of its bilateral instrument."""
    if fact in [*TIED, *TIES]:
        return (fact.a, fact.b)
    scope = dataset.instruments.set_index("instrument_id").at[fact.instrument, "scope"]
    sides = dataset.events.loc[dataset.events["instrument_id"] == fact.instrument, "state"]
    sides = sorted(set(sides) & set(TWELVE))
    return tuple(sides) if scope == "bilateral" and len(sides) == 2 else ()


def step_id(dataset, fact):
    """The only such step of a state."""
    table = dataset.events.set_index(["instrument_id", "state", "event", "towards"])
    return table.loc[[(fact.instrument, fact.state, fact.step, fact.towards)], "event_id"].item()


@pytest.mark.parametrize("fact", sentences(FACTS))
def test_the_address_is_a_source_of_the_instrument(dataset, fact):
    assert len(pages(dataset, fact))


@pytest.mark.parametrize("fact", sentences([fact for fact in FACTS if not is_far(fact)]))
def test_the_page_is_near_the_act_and_was_seen_beside_a_date(dataset, fact):
    assert dataset.sources.set_index("url").at[fact.source, "tier"] in NEAR
    table = pages(dataset, fact)
    assert fact.source in UNDATED or (table["field"].isin(DATES) & (table["grade"] == "exact")).any()


@pytest.mark.parametrize("fact", sentences(DIRECT))
def test_a_page_far_from_the_act_stands_only_where_none_nearer_shows_the_same_date(dataset, fact):
    tier = dataset.sources.set_index("source_id")["tier"]
    key, column = (fact.instrument, fact.column) if fact in DATED else (step_id(dataset, fact), "date")
    table = dataset.evidence[(dataset.evidence["key"] == key) & (dataset.evidence["field"] == column)]
    near = table[(table["grade"] == "exact") & table["source_id"].map(tier).isin(NEAR)]
    assert near.empty or not is_far(fact)


def test_more_than_four_facts_in_five_rest_on_a_page_near_the_act():
    far = [fact for fact in FACTS if is_far(fact)]
    assert 0 < len(far) < len(FACTS) / 5


def test_230_facts_or_more_of_which_two_thirds_are_derived():
    told = [fact.sentence for fact in FACTS]
    assert len(set(told)) == len(told) >= 230
    assert len(DERIVED) >= 2 * len(FACTS) / 3


def test_the_facts_reach_50_of_the_66_pairs_and_every_state(dataset):
    pairs = {pair(dataset, fact) for fact in FACTS} - {()}
    assert pairs <= {tuple(sorted(two)) for two in combinations(TWELVE, 2)}
    assert len(pairs) >= 50
    states = {state for two in pairs for state in two}
    assert states == set(TWELVE)
    assert {fact.state for fact in [*STEPS, *BOUND]} == set(TWELVE)


def test_the_facts_reach_every_decade_and_the_frameworks_of_the_record(dataset):
    acts = dataset.instruments.set_index("instrument_id").loc[[fact.instrument for fact in FACTS]]
    assert {"195", "199", "200", "201", "202"} <= set(acts["concluded"].str[:3])
    assert acts["framework"].nunique() >= 12


def test_four_of_five_questions_are_put_of_two_days_in_a_row():
    """Of the day before as well, so that a start or an end a day too early is seen."""
    asked = [pd.to_datetime(sorted(fact.levels)) for fact in [*BOUND, *TIED]]
    in_a_row = [(days[1:] - days[:-1] == pd.Timedelta(days=1)).any() for days in asked]
    assert sum(in_a_row) / len(in_a_row) >= 0.8
