"""Quantities of the network and of Kazakhstan: certain below, possible above."""

import pandas as pd
import pytest
from cases import case

from helpers.claims import kazakhstan, networks

FORCE = {"scope": "bilateral", "framework": "bilateral", "concluded": "2010-01-01"}


def signed(name: str, *states: str) -> list[tuple]:
    return [(name, state, "signature", "2010-01-01") for state in states]


@pytest.fixture(scope="module")
def made_up():
    """Kazakhstan surely tied to Uzbekistan twice, perhaps to Russia; Georgia surely to Armenia; one treaty of three."""
    instruments = {name: FORCE | {"entry_into_force": "2011-01-01"} for name in ("a", "b", "d")} | {
        "c": FORCE,
        "e": {"concluded": "2010-01-01"},
    }
    events = [
        *signed("a", "KAZ", "UZB"),
        *signed("b", "KAZ", "UZB"),
        *signed("c", "KAZ", "RUS"),
        *signed("d", "ARM", "GEO"),
        *signed("e", "KAZ", "UZB", "TJK"),
    ]
    made = case(instruments, events)
    topics = [("a", "visa"), ("b", "readmission"), ("c", "visa"), ("d", "visa"), ("e", "visa")]
    return made.with_tables(topics=pd.DataFrame(topics, columns=["instrument_id", "topic"]))


def test_partners_and_ties_run_from_certain_to_possible(made_up):
    assert networks.partners(made_up, "KAZ", "bilateral") == (1, 2)
    assert networks.partners(made_up, "KAZ", "multilateral") == (0, 2)
    assert networks.ties_between(made_up, "UZB", "KAZ", "bilateral") == (2, 2)
    assert networks.most_ties_elsewhere(made_up, "KAZ", "UZB", "bilateral") == (1, 1)


def test_pairs_with_a_tie_and_pairs_for_which_none_was_found(made_up):
    assert networks.pairs_tied(made_up, "bilateral") == (2, 3)
    assert networks.pairs_without(made_up, "bilateral") == 63
    assert networks.pairs_tied(made_up, "multilateral") == (0, 3)
    assert networks.certain_ties(made_up, "bilateral", "2025-12-31") == 3
    assert networks.share_certain(made_up, "bilateral") == 3 / 4


def test_of_what_may_bind_a_pair_the_share_that_surely_does(made_up):
    assert networks.share_certain_between(made_up, "KAZ", "UZB") == 2 / 3
    acts = made_up.instruments
    sure = (
        networks.between(made_up, "KAZ", "UZB", networks.STUDY_DAY).query("level == 'certain'")["instrument_id"].iloc[0]
    )
    soft = acts.assign(legal_form=acts["legal_form"].where(acts["instrument_id"] != sure, "soft"))
    # A text that binds nobody counts neither as what surely binds nor as what may.
    assert networks.share_certain_between(made_up.with_tables(instruments=soft), "KAZ", "UZB") == 1 / 2


def test_a_place_is_what_the_intervals_allow(made_up):
    assert networks.place(made_up, "KAZ", "bilateral", "degree") == (1, 1)
    assert networks.place(made_up, "UZB", "bilateral", "degree") == (1, 2)
    assert networks.place(made_up, "RUS", "bilateral", "degree") == (1, 5)
    assert networks.ranks_of_its_own(made_up, "UZB") == 0


def test_partners_on_a_theme_and_the_share_surely_in_force(made_up):
    assert kazakhstan.partners_on(made_up, "KAZ", "visa_free_movement") == (1, 2)
    assert kazakhstan.partners_on(made_up, "KAZ", "labour_migration") == (0, 0)
    assert kazakhstan.share_bilateral_in_force(made_up, "KAZ") == 2 / 3
    assert kazakhstan.share_multilateral_in_force(made_up, "KAZ") == 0


def test_years_of_a_figure_and_the_longest_run_are_of_one_definition_and_one_group_of_citizens(dataset):
    usual = dict.fromkeys(dataset.kaz_irregular.columns, "") | {
        "indicator": "foreigners_expelled",
        "value": 1.0,
        "source_id": "adilet-zan-kz-012",
    }
    rows = [
        {"year": 2010},
        {"year": 2012},
        {"year": 2013},
        {"year": 2011, "origin": "UZB"},
        {"year": 2014, "indicator": "foreigners_fined"},
    ]
    table = pd.DataFrame([usual | row for row in rows]).astype({"year": "Int64", "value": float})
    made = dataset.with_tables(kaz_irregular=table)
    assert kazakhstan.years_quoted(made, "offences") == 3
    assert kazakhstan.longest_run(made, "offences") == 2


def test_without_its_own_pages_kazakhstan_has_no_more_partners(dataset):
    low, high = kazakhstan.partners_seen_elsewhere(dataset, "KAZ", ".kz")
    assert low <= networks.partners(dataset, "KAZ", "bilateral")[0]
    assert high <= networks.partners(dataset, "KAZ", "bilateral")[1]


def test_the_titles_of_the_notebooks_say_what_the_ledger_holds(dataset):
    import nbformat

    from helpers.paths import ROOT

    sentences = dataset.study_claims.set_index("claim_id")["sentence"]
    titles = {
        "00_start": ["start-unsure"],
        "04_network": ["net-bilateral", "net-unranked"],
        "05_kazakhstan": ["kaz-partners", "kaz-standing"],
    }
    for name, answers in titles.items():
        title = nbformat.read(ROOT / "notebooks" / f"{name}.ipynb", 4).cells[0].source
        assert [claim for claim in answers if sentences[claim] not in title] == []
