"""The waits of the record: from signature to consent and to force, each as a set of days."""

from typing import Literal, get_args

import numpy as np
import pandas as pd

from helpers.dataset import TWELVE, Dataset, derived
from helpers.labels import SEPARATOR
from helpers.status import families, pair_spells, spells
from helpers.status.spells import check
from helpers.status.steps import instruments, steps

Step = Literal["consent", "force"]
Scope = Literal["bilateral", "multilateral"]

#: What is known of a wait, from the most to the least: the day of the step; days between which it came; that it had not
#: come by some day; that the treaty ended before the step could come; nothing.
KNOWN = ("day", "between", "not_yet", "ended_first", "nothing")
#: What an estimate may use. Of the others nobody saw whether the step came: an unknown day is not a late one.
SEEN = KNOWN[:-1]

#: Who stands on the two sides of a bilateral treaty.
DYADS = ("kaz_twelve", "kaz_third", "others_twelve", "others_third")


@derived
def waits(dataset: Dataset, step: Step = "force", scope: Scope = "bilateral") -> pd.DataFrame:
    """Days from signature to consent or to entry into force, as far as the record bounds them.

    The clock of a bilateral treaty starts when it was concluded (both had signed), that of a multilateral one for each
    state with its own signature: who acceded later waited for nothing. A bilateral treaty has one day of force; consent
    is each state's own.

    Parameters
    ----------
    step
        ``"consent"``: ratified, approved, accepted or notified; ``"force"``: bound.
    scope
        ``"bilateral"`` or ``"multilateral"`` treaties.

    Returns
    -------
    pandas.DataFrame
        A row a treaty (bilateral, force; ``state`` blank) or a row a treaty and state, sorted by both:
        ``instrument_id, state, family, kind, framework, known`` (one of `KNOWN`); ``lo``, ``hi``, least and greatest
        wait in days, both ends possible, ``hi`` infinite where the step was not seen, both infinite where the treaty
        ended first; ``ended``: whether nothing is known of the step and the treaty ended, so that it may never
        have come.

    Raises
    ------
    ValueError
        If a word is unknown.

    Notes
    -----
    The days of a step are those of :func:`helpers.status.spells`; a step that was seen taken, its day unknown, came not
    later than it was seen. A conclusion of which the day is unknown widens the wait to both sides.
    """
    check("step", step, get_args(Step))
    check("scope", scope, get_args(Scope))
    acts = instruments(dataset)
    acts = acts[(acts["legal_form"] == "treaty") & (acts["scope"] == scope)]
    keys = ["instrument_id"] if (scope, step) == ("bilateral", "force") else ["instrument_id", "state"]
    clock = _first(dataset, "signed", acts, keys)
    if scope == "multilateral":
        clock = clock[clock["rule"] == "signature"]
        begun = clock[["start_lo", "start_hi"]]
    else:
        begun = acts.loc[clock.index.get_level_values("instrument_id"), ["concluded_lo", "concluded_hi"]]
    begun = begun.set_axis(["lo", "hi"], axis=1).set_axis(clock.index)

    start = _first(dataset, "consented" if step == "consent" else "in_force", acts, keys).reindex(clock.index)
    first, last = start["start_lo"], start["start_hi"]
    # A sighting before the first day on which it can have begun is at odds with it; the day is nearer to the act.
    last = start["first_seen"].where(start["first_seen"] >= first, last)
    unseen = steps(dataset)["unseen"].groupby(level=keys).max().reindex(clock.index)
    gone = first.isna()
    known = np.select(
        [
            gone,
            last.notna() & (last == first) & (begun["lo"] == begun["hi"]),
            last.notna(),
            unseen.notna() & (step == "force"),
        ],
        ["ended_first", "day", "between", "not_yet"],
        "nothing",
    )
    lo = (first - begun["hi"]).dt.days.clip(lower=0).where(~gone, np.inf)
    hi = (last - begun["lo"]).dt.days.clip(lower=0).fillna(np.inf)
    ended = _ended(dataset, clock.index, scope) & (known == "nothing")
    table = pd.DataFrame(
        {"known": known, "lo": lo.astype(float), "hi": hi.astype(float), "ended": ended}, clock.index
    ).reset_index()
    if "state" not in table:
        table.insert(1, "state", "")
    named = acts.loc[table["instrument_id"]]
    table.insert(2, "family", families(dataset).reindex(table["instrument_id"]).to_numpy())
    table.insert(3, "kind", named["kind"].to_numpy())
    table.insert(4, "framework", named["framework"].to_numpy())
    return table.sort_values(["instrument_id", "state"], ignore_index=True)


def _first(dataset: Dataset, basis: str, acts: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    """The first spell of each treaty, or of each treaty and state: of two sides the one whose days are better known."""
    table = spells(dataset, basis)
    table = table[table["instrument_id"].isin(acts.index)].sort_values("start_lo")
    # What was seen after a pause was in force before it too.
    seen = table.groupby(keys)["first_seen"].min()
    table = table.drop_duplicates(["instrument_id", "state"]).sort_values(["start_hi", "start_lo", "state"])
    table = table.drop_duplicates(keys).set_index(keys).sort_index()
    return table.assign(first_seen=seen)


def _ended(dataset: Dataset, rows: pd.Index, scope: Scope) -> np.ndarray:
    """Whether each treaty was seen to end (multilateral: for the state) or to be displaced; a pause is no end."""
    table = spells(dataset, "in_force")
    if scope == "bilateral":
        table, keys = pd.concat([table, pair_spells(dataset, "in_force")]), ["instrument_id"]
        rows = rows.get_level_values("instrument_id")
    else:
        keys = ["instrument_id", "state"]
    ends = table["end_lo"].notna() & (table["end_rule"] != "suspension")
    found = ends.groupby([table[key] for key in keys]).any()
    return rows.isin(found.index[found])


def ended_first(table: pd.DataFrame) -> tuple[int, int]:
    """How many waits ended with the treaty, not with the step: those shown, and with them those that may have."""
    shown = int((table["known"] == "ended_first").sum())
    return shown, shown + int(table["ended"].sum())


def sides(dataset: Dataset, state: str = "KAZ") -> pd.DataFrame:
    """The sides of each bilateral treaty.

    Returns
    -------
    pandas.DataFrame
        By instrument id: ``states``, codes in alphabetical order joined by ``"; "`` (a side that is no state has none),
        and ``dyad``, one of `DYADS`: with or without Kazakhstan, between two of the twelve or with a third side.
    """
    acts = instruments(dataset)
    table = spells(dataset, "signed")
    table = table[table["instrument_id"].isin(acts.index[acts["scope"] == "bilateral"])]
    names = table.groupby("instrument_id")["state"].unique()
    own = names.map(lambda both: "kaz" if state in both else "others")
    inner = names.map(lambda both: "_twelve" if sum(name in TWELVE for name in both) == 2 else "_third")
    return pd.DataFrame({"states": names.map(lambda both: SEPARATOR.join(sorted(both))), "dyad": own + inner})
