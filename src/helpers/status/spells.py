"""Who was bound by what: a spell of each state under each instrument, with the rule that decided."""

from typing import Literal, get_args

import pandas as pd

from helpers.dataset import Dataset, derived
from helpers.status.families import amended, families
from helpers.status.force import delays, deposits, general
from helpers.status.pauses import absences, paused, pauses
from helpers.status.steps import CONSENT, choose, first, instruments, last, steps

Basis = Literal["signed", "consented", "in_force", "provisional"]
Reading = Literal["certain", "presumed", "possible"]
#: From the narrowest to the widest reading of the record.
READINGS: tuple[Reading, ...] = get_args(Reading)
#: What is certain but was last seen longer ago than this is counted aside.
STALE = pd.DateOffset(years=10)

#: Later than any day; stands for an unknown one where days are compared.
NEVER = pd.Timestamp("9999-12-31")

BOUNDS = ["start_lo", "start_hi", "end_lo", "end_hi"]


def check(name: str, value: str, allowed: tuple[str, ...]) -> None:
    """Refuse a word that is none of those allowed."""
    if value not in allowed:
        raise ValueError(f"{name} is one of {', '.join(allowed)}, not {value!r}")


def _later(one: dict, other: dict) -> tuple[pd.Series, pd.Series]:
    """The later of two uncertain days."""
    return tuple(last(pd.concat([one[side], other[side]], axis=1)) for side in ("lo", "hi"))


def _starts(dataset: Dataset, basis: Basis) -> pd.DataFrame:
    wide = steps(dataset)
    acts = instruments(dataset).loc[wide.index.get_level_values("instrument_id")].set_axis(wide.index)
    force = general(dataset).loc[wide.index.get_level_values("instrument_id")].set_axis(wide.index)
    bilateral = acts["scope"] == "bilateral"
    signature, own = (
        {side: wide[f"{event}_{side}"] for side in ("lo", "hi")} for event in ("signature", "entry_into_force")
    )
    consent = {side: first(wide[[f"{event}_{side}" for event in CONSENT]]) for side in ("lo", "hi")}
    never = pd.Series(pd.NaT, wide.index, dtype="datetime64[s]")
    always = pd.Series(True, wide.index)
    concluded = {side: acts[f"concluded_{side}"] for side in ("lo", "hi")}
    by_signature = acts["force_rule"] == "on_signature"
    later = consent["hi"].fillna(own["hi"]).fillna(wide["provisional_application_hi"]).fillna(wide["seen_lo"])

    if basis == "provisional":
        applied = {side: wide[f"provisional_application_{side}"] for side in ("lo", "hi")}
        return choose(wide.index, {"provisional_application": (applied["lo"].notna(), applied["lo"], applied["hi"])})
    if basis == "signed":
        joined = wide[["accession_lo", "succession_lo"]].notna().any(axis=1) | wide["not_signed_lo"].notna()
        return choose(
            wide.index,
            {
                "signature": (signature["lo"].notna(), signature["lo"], signature["hi"]),
                "adoption": (wide["adoption_lo"].notna(), wide["adoption_lo"], wide["adoption_hi"]),
                "joined_later": (joined & consent["lo"].notna(), consent["lo"], consent["hi"]),
                "bilateral_conclusion": (bilateral, concluded["lo"], concluded["hi"]),
                # A later step proves a signature or an accession of which the day was not seen.
                "later_step": (always, concluded["lo"], later),
            },
        )
    if basis == "consented":
        signed = {side: signature[side].fillna(concluded[side]) for side in ("lo", "hi")}
        bound_hi = own["hi"].fillna(force["hi"].where(bilateral)).fillna(wide["seen_lo"])
        return choose(
            wide.index,
            {
                "consent": (consent["lo"].notna(), consent["lo"], consent["hi"]),
                "on_signature": (by_signature, signed["lo"], signed["hi"]),
                # Force presupposes consent, so the day of force is the latest day for it.
                "force_proves_consent": (bound_hi.notna(), signed["lo"], bound_hi),
                "consent_not_seen": (always, signed["lo"], never),
            },
        )
    deposit = deposits(wide)
    delay = delays(acts)
    deposited = {side: deposit[side] + delay[side] for side in ("lo", "hi")}
    joined = {side: signature[side].fillna(deposit[side]) for side in ("lo", "hi")}
    earliest = pd.concat([force["lo"], signature["lo"], consent["lo"]], axis=1).max(axis=1)
    starts = choose(
        wide.index,
        {
            "own_date": (own["lo"].notna(), own["lo"], own["hi"]),
            "bilateral": (bilateral, force["lo"], force["hi"]),
            "on_signature": (by_signature & joined["lo"].notna(), *_later(joined, force)),
            "deposit": (deposit["lo"].notna(), *_later(deposited, force)),
            "amendment_only": (wide["amendment_only"], force["lo"], never),
            "no_deposit": (always, earliest, never),
        },
    )
    # A source that saw it not yet in force puts the start after its day, unless force is shown to have come before.
    after = wide["unseen"] + pd.Timedelta(days=1)
    late = (after > starts["lo"]) & ~(after > starts["hi"])
    return starts.assign(
        lo=starts["lo"].mask(late, after), rule=starts["rule"].where(starts["rule"] != "bilateral", force["rule"])
    )


def _ends(dataset: Dataset, index: pd.MultiIndex) -> pd.DataFrame:
    """Earliest end of each row and the rule that gives it; NaT where no end was seen."""
    wide = steps(dataset).loc[index]
    acts = instruments(dataset).loc[index.get_level_values("instrument_id")].set_axis(index)
    never = pd.Series(pd.NaT, index, dtype="datetime64[s]")
    own = choose(
        index,
        {
            "withdrawal": (wide["withdrawal_lo"].notna(), wide["withdrawal_lo"], wide["withdrawal_hi"]),
            "withdrawal_notice": (wide["withdrawal_notice_lo"].notna(), wide["withdrawal_notice_lo"], never),
            "denunciation": (wide["denunciation_lo"].notna(), wide["denunciation_lo"], never),
        },
    ).reindex(index)
    other = own.groupby(level="instrument_id")[["lo", "hi"]].transform("min")
    bilateral = acts["scope"] == "bilateral"
    candidates = {
        "exit": (own["lo"], own["hi"]),
        # One side's exit ends a bilateral treaty for both.
        "exit_of_the_other": (other["lo"].where(bilateral), other["hi"].where(bilateral)),
        "ended": (acts["ended_lo"], acts["ended_hi"]),
        "period_over": (acts["until"], acts["until"]),
    }
    lo = pd.DataFrame({rule: days[0] for rule, days in candidates.items()}, index)
    hi = pd.DataFrame({rule: days[1] for rule, days in candidates.items()}, index)
    end = first_end(lo, hi)
    # What amends or supplements an instrument ends with it.
    root = families(dataset).reindex(index.get_level_values("instrument_id")).to_numpy()
    of_root = end.reindex(pd.MultiIndex.from_arrays([root, index.get_level_values("state")])).set_axis(index)
    lo["end_of_root"], hi["end_of_root"] = of_root["end_lo"], of_root["end_hi"]
    end = first_end(lo, hi)
    rule = end["end_rule"]
    rule = rule.where(rule != "exit", own["rule"]).where(rule != "ended", acts["end_reason"].replace("", "ended"))
    return end.assign(end_rule=rule)


def first_end(lo: pd.DataFrame, hi: pd.DataFrame) -> pd.DataFrame:
    """The earliest end of each row; its rule is the one that surely ends it, else the one that may."""
    sure = hi.notna().any(axis=1)
    days = hi.where(sure, lo).fillna(NEVER)
    rule = pd.Series(days.columns.to_numpy()[days.to_numpy().argmin(axis=1)], days.index)
    rule = rule.where(lo.notna().any(axis=1), "")
    return pd.DataFrame({"end_lo": first(lo), "end_hi": first(hi), "end_rule": rule})


@derived
def _seen(dataset: Dataset) -> pd.DataFrame:
    """First and last day on which each state-instrument is seen in force.

    A source of that day says so; or a protocol or amendment to it, or to one of these, is in force for the state. What
    is seen in force for one side of a bilateral instrument is so for both.
    """
    wide = steps(dataset)
    sightings = [wide[["seen_lo", "seen_hi"]].dropna()]
    later = _starts(dataset, "in_force").dropna(subset="hi").reset_index().merge(amended(dataset), on="instrument_id")
    later = later.set_index(["target_id", "state"]).rename_axis(wide.index.names)["hi"]
    sightings.append(pd.DataFrame({"seen_lo": later, "seen_hi": later}))
    seen = pd.concat(sightings).groupby(level=["instrument_id", "state"]).agg({"seen_lo": "min", "seen_hi": "max"})
    seen = seen.reindex(wide.index)
    bilateral = instruments(dataset)["scope"].reindex(wide.index, level="instrument_id") == "bilateral"
    both = seen.groupby(level="instrument_id")
    shared = pd.DataFrame({"seen_lo": both["seen_lo"].transform("min"), "seen_hi": both["seen_hi"].transform("max")})
    return seen.where(~bilateral, shared)


@derived
def spells(dataset: Dataset, basis: Basis = "in_force") -> pd.DataFrame:
    """Every spell of a state under an instrument, derived once.

    Parameters
    ----------
    dataset
        Instruments, events and relations.
    basis
        ``"signed"`` on paper; ``"consented"`` ratified, approved or acceded; ``"in_force"``; ``"provisional"``
        applied provisionally, until force comes or the instrument ends.

    Returns
    -------
    pandas.DataFrame
        A row a spell, sorted by instrument and state: ``instrument_id, state, start_lo, start_hi, end_lo, end_hi,
        first_seen, last_seen, rule, end_rule``. The state is bound from some day of ``[start_lo, start_hi]`` to some
        day of ``[end_lo, end_hi]``, the last day excluded. ``start_hi`` NaT: may never have begun. ``end_lo`` NaT: no
        end was seen; only ``end_hi`` NaT: an end was begun whose effect was not seen.

    Raises
    ------
    ValueError
        If ``basis`` is none of the four.

    Notes
    -----
    The rules follow the Vienna Convention on the Law of Treaties, articles 11 to 18, 24 and 54 to 57.
    """
    check("basis", basis, get_args(Basis))
    start = _starts(dataset, basis)
    frame = pd.concat([start.rename(columns={"lo": "start_lo", "hi": "start_hi"}), _ends(dataset, start.index)], axis=1)
    if basis == "provisional":
        force = _starts(dataset, "in_force").reindex(frame.index)
        sooner = force["hi"].notna() & ~(frame["end_hi"] < force["hi"])
        frame.loc[sooner, ["end_lo", "end_hi"]] = force.loc[sooner, ["lo", "hi"]].to_numpy()
        frame.loc[sooner, "end_rule"] = "entry_into_force"
    seen = _seen(dataset).reindex(frame.index)
    frame["first_seen"] = first(pd.concat([frame["start_hi"], seen["seen_lo"]], axis=1))
    frame["last_seen"] = pd.concat([frame["start_hi"], seen["seen_hi"]], axis=1).max(axis=1)
    # Bound on the first day and not on the last: what ended before it could begin is no spell.
    frame = frame[~(frame["end_hi"] <= frame["start_lo"])].reset_index()
    if basis != "provisional":
        frame = paused(frame, absences(dataset, basis), ["instrument_id", "state"])
    if basis == "in_force":
        pause = pauses(dataset)
        whole = pause[pause["towards"] == ""]
        bilateral = instruments(dataset)["scope"].reindex(whole["instrument_id"]).to_numpy() == "bilateral"
        frame = paused(frame, whole[~bilateral].drop(columns="towards"), ["instrument_id", "state"])
        frame = paused(frame, whole[bilateral].drop(columns=["towards", "state"]), ["instrument_id"])
    order = ["instrument_id", "state", *BOUNDS, "first_seen", "last_seen", "rule", "end_rule"]
    return frame[order].sort_values(["instrument_id", "state", "start_lo"], ignore_index=True)
