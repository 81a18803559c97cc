"""How full the record of treaties is: shares of what is known, by group and as a whole."""

import pandas as pd

from helpers.coverage.protocol import PAIRS, cells, dyads
from helpers.coverage.record import dated_facts, one_day
from helpers.dataset import TWELVE, Dataset
from helpers.dates import columns
from helpers.status import READINGS, levels, pair_spells
from helpers.status.steps import CONSENT

#: The day on which the bonds between two states are asked about here.
STUDY_DAY = "2020-01-01"
#: That a treaty had not come into force says something of today only where it was seen not longer ago than this.
RECENT = pd.DateOffset(years=2)


def treaties(dataset: Dataset) -> pd.DataFrame:
    """Adopted treaties by id, with ``dyad`` (blank unless between two of the twelve) and ``decade`` of conclusion."""
    acts = dataset.instruments.set_index("instrument_id")
    acts = acts[(acts["legal_form"] == "treaty") & (acts["stage"] == "adopted")]
    decade = acts["concluded"].str.extract(r"(\d{3})")[0].str.cat(["0s"] * len(acts)).fillna("")
    return acts.assign(dyad=dyads(dataset).reindex(acts.index, fill_value=""), decade=decade)


def known(dataset: Dataset) -> pd.DataFrame:
    """What is known of each adopted treaty.

    Returns
    -------
    pandas.DataFrame
        By id: whether a page shows ``concluded_known``, ``place_known``, ``force_known`` (one day, in general or for a
        state), ``force_settled`` (that, or it was seen not in force within the last two years of the record),
        ``force_rule_known``, ``title_ru_known``, ``title_kk_known``; ``parties`` with any step, and how many of them
        have a ``consent``.
    """
    acts, steps = treaties(dataset), dataset.events
    own = steps.loc[(steps["event"] == "entry_into_force") & one_day(steps["date"]), "instrument_id"]
    seen = columns(steps["date"])["lo"]
    not_come = steps.loc[(steps["event"] == "seen_not_in_force") & (seen >= dataset.as_of - RECENT), "instrument_id"]
    pairs = steps[["instrument_id", "state"]].drop_duplicates()["instrument_id"].value_counts()
    consent = steps[steps["event"].isin(CONSENT)][["instrument_id", "state"]].drop_duplicates()
    in_force = one_day(acts["entry_into_force"]) | acts.index.isin(own)
    return pd.DataFrame(
        {
            "concluded_known": one_day(acts["concluded"]),
            "place_known": acts["concluded_place"] != "",
            "force_known": in_force,
            "force_settled": in_force | acts.index.isin(not_come),
            "force_rule_known": acts["force_rule"] != "unknown",
            "title_ru_known": acts["title_ru"] != "",
            "title_kk_known": acts["title_kk"] != "",
            "parties": pairs.reindex(acts.index, fill_value=0),
            "consent": consent["instrument_id"].value_counts().reindex(acts.index, fill_value=0),
        }
    )


def fill(dataset: Dataset, by: str) -> pd.DataFrame:
    """How full the record of adopted treaties is, by group.

    Parameters
    ----------
    by
        ``"framework"``, ``"decade"`` or ``"dyad"`` (bilateral treaties between two of the twelve).

    Returns
    -------
    pandas.DataFrame
        By group: ``instruments``; then in whole per cent, of the treaties: ``concluded_known``, ``place_known``,
        ``force_known``, ``force_rule_known``, ``title_ru_known``, ``title_kk_known``; of the pairs of a state and a
        treaty on record: ``consent_known``; of the dates: ``exact`` (a page was seen beside the very date) and
        ``near`` (such a page in a register, an official site or a legal database).

    Raises
    ------
    ValueError
        If ``by`` is none of the three.
    """
    if by not in ("framework", "decade", "dyad"):
        raise ValueError(f"by is one of framework, decade, dyad, not {by!r}")
    acts = treaties(dataset)
    acts = acts[acts[by] != ""]
    table = known(dataset).loc[acts.index]
    group = acts[by]
    shares = table.filter(like="_known").groupby(group).mean()
    sums = table[["parties", "consent"]].groupby(group).sum()
    facts = dated_facts(dataset)
    grades = facts[["exact", "near"]].groupby(facts["instrument_id"].map(group)).mean()
    shares["consent_known"] = sums["consent"] / sums["parties"].clip(lower=1)
    shares = shares.join(grades).fillna(0).mul(100).round().astype(int)
    shares.insert(0, "instruments", table.groupby(group).size())
    order = ["instruments", by] if by == "framework" else [by]
    ascending = [False, True] if by == "framework" else [True]
    return shares.reset_index().sort_values(order, ascending=ascending, ignore_index=True)


def held(dataset: Dataset) -> dict[str, pd.Series]:
    """Whether each thing that the coverage counts is known.

    Returns
    -------
    dict of pandas.Series
        By code of the vocabulary (``coverage``), a truth value for each treaty, pair of a treaty and a state, bond,
        date or cell of the search protocol; of treaties and bonds the index holds the id, for ``cis_states``
        also the state.
    """
    acts, table = treaties(dataset), known(dataset)
    facts, level = dated_facts(dataset), _bonds(dataset, acts.index[acts["dyad"] != ""])
    protocol = cells(dataset)
    closed = protocol.loc[protocol["dyad_or_framework"].isin(PAIRS), "search_result"] != "open"
    cis, with_kazakhstan = acts["framework"] == "CIS", acts["dyad"].str.contains("KAZ")
    others = (acts["dyad"] != "") & ~with_kazakhstan
    steps = dataset.events
    kazakh = acts.index.isin(steps.loc[steps["state"] == "KAZ", "instrument_id"])
    return {
        "cis_states": _settled(dataset, acts[cis]),
        "cis_force": table.loc[cis, "force_known"],
        "kaz_force": table.loc[with_kazakhstan, "force_settled"],
        "other_force": table.loc[others, "force_settled"],
        "kaz_titles": table.loc[kazakh, "title_kk_known"],
        "presumed_2020": level.isin(["certain", "presumed"]),
        "exact_dates": facts["exact"],
        "near_dates": facts.loc[facts["exact"], "near"],
        "closed_cells": closed,
    }


def measured(dataset: Dataset) -> pd.DataFrame:
    """The record as a whole in a few shares.

    Returns
    -------
    pandas.DataFrame
        ``coverage`` (a code of the vocabulary), ``part``, ``whole``, ``share``: a part of 1.
    """
    counts = [(name, int(each.sum()), len(each)) for name, each in held(dataset).items()]
    frame = pd.DataFrame(counts, columns=["coverage", "part", "whole"])
    return frame.assign(share=(frame["part"] / frame["whole"].clip(lower=1)).round(3))


def _settled(dataset: Dataset, acts: pd.DataFrame) -> pd.Series:
    """Of each treaty and state, whether a step is known, or the state stands outside a closed list of signatories."""
    each = pd.MultiIndex.from_product([acts.index, TWELVE])
    taken = pd.MultiIndex.from_frame(dataset.events[["instrument_id", "state"]])
    closed = acts.index[acts["signatories_complete"] == "yes"]
    return pd.Series(each.isin(taken) | each.get_level_values(0).isin(closed), each)


def _bonds(dataset: Dataset, instruments: pd.Index) -> pd.Series:
    """Levels of the bilateral treaties that may be in force on :data:`STUDY_DAY`."""
    table = pair_spells(dataset)
    table = table[table["instrument_id"].isin(instruments)]
    table = table.assign(level=levels(table, pd.Timestamp(STUDY_DAY)))
    table = table[table["level"] != ""]
    # Of several spells that may run, before and after a pause, the surest counts.
    table = table.iloc[table["level"].map(READINGS.index).argsort(kind="stable")]
    return table.drop_duplicates("instrument_id").set_index("instrument_id")["level"].sort_index()
