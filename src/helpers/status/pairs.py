"""What ties two states: both bound, and neither a suspension, a refusal nor a later treaty between them."""

import numpy as np
import pandas as pd

from helpers.dataset import Dataset, derived
from helpers.dates import day
from helpers.status.families import families
from helpers.status.pauses import paused, pauses
from helpers.status.spells import (
    BOUNDS,
    NEVER,
    READINGS,
    STALE,
    Basis,
    Reading,
    check,
    first_end,
    spells,
)
from helpers.status.steps import events, first, last


def levels(table: pd.DataFrame, on: pd.Timestamp) -> pd.Series:
    """How sure each spell is on a day: certain, presumed, possible, or ``""`` for not.

    Presumed is what was seen in force by that day and of which no end had begun: a treaty continues.
    """
    running = table["end_lo"].isna() & table["end_hi"].isna() | (on < table["end_lo"])
    possible = (table["start_lo"] <= on) & ~(table["end_hi"] <= on)
    certain = (table["start_hi"] <= on) & running
    presumed = possible & (table["first_seen"] <= on) & running
    if "doubted" in table:
        certain &= ~(table["doubted"] <= on)
        presumed &= ~(table["supplanted"] <= on)
    return pd.Series(np.select([certain, presumed, possible], READINGS, ""), table.index, name="level")


def at_least(level: pd.Series, reading: Reading) -> pd.Series:
    """Whether a level holds on a reading; the wider readings include the narrower."""
    check("reading", reading, READINGS)
    return level.isin(READINGS[: READINGS.index(reading) + 1])


def deciding(table: pd.DataFrame, level: pd.Series) -> pd.Series:
    """The rule that makes a spell hold: that of its start, or the sighting where only that lets it be presumed."""
    return table["rule"].where(level != "presumed", "seen_in_force")


def asked_day(dataset: Dataset, on: str) -> pd.Timestamp:
    """A day that somebody asks about.

    Raises
    ------
    ValueError
        If it is not one day, or lies after the last day of the record.
    """
    asked = day(on)
    if asked > dataset.as_of:
        raise ValueError(f"the record ends on {dataset.as_of:%Y-%m-%d}: nothing can be said of {asked:%Y-%m-%d}")
    return asked


def participation(dataset: Dataset, on: str, basis: Basis = "in_force", reading: Reading = "certain") -> pd.DataFrame:
    """Who was bound by what on a day.

    Parameters
    ----------
    on
        A day, ``"2020-01-01"``, not after the last day of the record.
    basis, reading
        See :func:`spells`; ``"presumed"`` includes certain, ``"possible"`` includes both.

    Returns
    -------
    pandas.DataFrame
        The spells that hold on that day, with ``level``, ``decided`` (the rule that makes it hold) and ``stale``
        (certain, but last seen over ten years before).

    Raises
    ------
    ValueError
        If the day is no day or after the record, or if a word is unknown.
    """
    asked = asked_day(dataset, on)
    table = spells(dataset, basis)
    level = levels(table, asked)
    stale = (level == "certain") & (table["last_seen"] < asked - STALE)
    table = table.assign(level=level, decided=deciding(table, level), stale=stale)
    return table[at_least(level, reading)].reset_index(drop=True)


def _crossed(table: pd.DataFrame) -> pd.DataFrame:
    """Spells of two states under one instrument, laid over each other."""
    both = table.merge(table, on="instrument_id", suffixes=("_a", "_b"))
    both = both[both["state_a"] < both["state_b"]].reset_index(drop=True)
    side = lambda name: both[[f"{name}_a", f"{name}_b"]]  # noqa: E731
    end = first_end(*(side(name).set_axis(["a", "b"], axis=1) for name in ("end_lo", "end_hi")))
    end["end_rule"] = both["end_rule_a"].where(end["end_rule"] != "b", both["end_rule_b"])
    # The side that is bound later, or less surely, decides from when both are.
    begins = [both[f"start_hi_{name}"].fillna(NEVER) for name in ("a", "b")]
    later = (begins[0] > begins[1]) | ((begins[0] == begins[1]) & (both["start_lo_a"] >= both["start_lo_b"]))
    # Both were seen in force only when the second of them was.
    frame = both[["instrument_id", "state_a", "state_b"]].assign(
        start_lo=last(side("start_lo")),
        start_hi=last(side("start_hi")),
        **end,
        first_seen=last(side("first_seen")),
        last_seen=first(side("last_seen")),
        rule=both["rule_a"].where(later, both["rule_b"]),
    )
    return frame[~(frame["end_hi"] <= frame["start_lo"])].reset_index(drop=True)


def _displaced(frame: pd.DataFrame, later: pd.DataFrame, dataset: Dataset) -> pd.DataFrame:
    """End a pair's earlier treaty where the later one that supersedes it binds both, doubt it where it may."""
    links = dataset.relations[dataset.relations["relation"] == "supersedes"]
    links = links.rename(columns={"instrument_id": "later_id", "target_id": "instrument_id"})
    names = {"instrument_id": "later_id", "start_lo": "new_lo", "start_hi": "new_hi", "first_seen": "new_seen"}
    new = later[["state_a", "state_b", *names]].rename(columns=names)
    hit = frame.reset_index().merge(links, on="instrument_id").merge(new, on=["later_id", "state_a", "state_b"])
    doubt = hit[hit["new_hi"].isna()].groupby("index")
    frame = frame.assign(doubted=doubt["new_lo"].min(), supplanted=doubt["new_seen"].min())
    hit = hit[hit["new_hi"] < hit["end_hi"].fillna(NEVER)]
    hit = hit.sort_values("new_hi").drop_duplicates("index").set_index("index")
    frame.loc[hit.index, "end_lo"] = first(hit[["end_lo", "new_lo"]])
    frame.loc[hit.index, "end_hi"] = hit["new_hi"]
    frame.loc[hit.index, "end_rule"] = "displacement"
    return frame


@derived
def pair_spells(dataset: Dataset, basis: Basis = "in_force") -> pd.DataFrame:
    """Every spell during which two states are bound to each other by an instrument.

    Parameters
    ----------
    basis
        See :func:`spells`.

    Returns
    -------
    pandas.DataFrame
        ``instrument_id, state_a, state_b`` (in alphabetical order), the bounds of :func:`spells`, ``first_seen``,
        ``last_seen``, ``rule``, ``end_rule``, ``family``; and where a later treaty that supersedes this one was never
        shown to be in force: ``doubted``, the day from which it may be (no more certain), and ``supplanted``, the day
        from which it is presumed to be (no more presumed).

    Notes
    -----
    Suspension towards one state, refusal of another's accession, and displacement hold between two states only. A later
    treaty displaces an earlier one between the states bound by both, from the day on which it is in force between them,
    and only where a source says so (relation ``supersedes``; Vienna Convention, article 30).
    """
    frame = _crossed(spells(dataset, basis))
    later = frame if basis == "in_force" else _crossed(spells(dataset, "in_force"))
    frame = _displaced(frame, later, dataset)
    table = events(dataset)
    refused = table.loc[table["event"] == "refusal", ["instrument_id", "state", "towards"]].drop_duplicates()
    keys = ["instrument_id", "state_a", "state_b"]
    between_two = pd.MultiIndex.from_frame(_sorted(refused)[keys])
    frame = frame[~pd.MultiIndex.from_frame(frame[keys]).isin(between_two)].reset_index(drop=True)
    if basis == "in_force":
        pause = pauses(dataset)
        pause = _sorted(pause[pause["towards"] != ""]).drop(columns=["state", "towards"])
        frame = paused(frame, pause, keys)
    frame["family"] = families(dataset).reindex(frame["instrument_id"]).to_numpy()
    return frame.sort_values([*keys, "start_lo"], ignore_index=True)


def _sorted(table: pd.DataFrame) -> pd.DataFrame:
    """``state`` and ``towards`` as ``state_a`` and ``state_b`` in alphabetical order."""
    pair = table[["state", "towards"]]
    return table.assign(state_a=pair.min(axis=1), state_b=pair.max(axis=1))


def between(dataset: Dataset, a: str, b: str, on: str, basis: Basis = "in_force") -> pd.DataFrame:
    """Everything that is known to tie two states, or did, or was to, on a day.

    Parameters
    ----------
    a, b
        ISO 3166 alpha-3 codes of two different states of the dataset.
    on
        A day not after the last day of the record.

    Returns
    -------
    pandas.DataFrame
        A row for each instrument under which both states took a step, by level and id: the columns of
        :func:`pair_spells`, ``level`` (certain, presumed, possible, or ``""``: no tie on that day) and ``decided``:
        the rule that makes the tie hold; where there is none ``not_yet``, ``refusal``, or the rule of the end.

    Raises
    ------
    ValueError
        If a state or the day is unknown.
    """
    asked = asked_day(dataset, on)
    known = set(dataset.states["state"])
    for state in (a, b):
        if state not in known:
            raise ValueError(f"{state!r} is no state of the dataset: {', '.join(sorted(known))}")
    if a == b:
        raise ValueError(f"a tie needs two states, not {a} twice")
    a, b = sorted((a, b))
    frame = pair_spells(dataset, basis)
    frame = frame[(frame["state_a"] == a) & (frame["state_b"] == b)]
    level = levels(frame, asked)
    future = frame["start_lo"] > asked
    over = frame["end_rule"].where(~future, "not_yet")
    frame = frame.assign(level=level, decided=deciding(frame, level).where(level != "", over))
    # Of several spells under one instrument the one that holds on the day speaks, else the latest begun, else the next.
    rank = {word: place for place, word in enumerate((*READINGS, ""))}
    away = (frame["start_lo"] - asked).abs()
    frame = frame.assign(rank=level.map(rank), late=future, away=away)
    frame = frame.sort_values(["instrument_id", "rank", "late", "away"])
    frame = frame.drop_duplicates("instrument_id", keep="first")
    table = events(dataset)
    refused = _sorted(table[table["event"] == "refusal"])
    refused = refused[(refused["state_a"] == a) & (refused["state_b"] == b)]
    refused = refused.assign(level="", decided="refusal", rank=len(rank), rule="", end_rule="")
    refused["family"] = families(dataset).reindex(refused["instrument_id"]).to_numpy()
    columns = ["instrument_id", "state_a", "state_b", *BOUNDS, "first_seen", "last_seen", "rule", "end_rule", "family"]
    frame = pd.concat([frame, refused.drop_duplicates("instrument_id")])
    return frame.sort_values(["rank", "instrument_id"], ignore_index=True).reindex(
        columns=[*columns, "level", "decided"]
    )
