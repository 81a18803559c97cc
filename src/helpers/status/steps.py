"""From dated events to one row for each state and instrument: what it did, between which days."""

import numpy as np
import pandas as pd

from helpers.dataset import Dataset, derived
from helpers.dates import columns
from helpers.status.families import amended

#: In the law of treaties a step presupposes the ones of lower rank. That a source saw it *not* in force is no step of a
#: state and stands outside the order.
RANK = {
    "signature": 0,
    "not_signed": 0,
    "adoption": 0,
    "special_opinion": 0,
    "provisional_application": 1,
    "ratification": 1,
    "approval": 1,
    "acceptance": 1,
    "accession": 1,
    "succession": 1,
    "reservation": 1,
    "notification": 2,
    "deposit": 3,
    "entry_into_force": 4,
    "seen_in_force": 5,
    "suspension": 5,
    "resumption": 6,
    "denunciation": 7,
    "withdrawal_notice": 8,
    "withdrawal": 9,
    "refusal": 9,
}
#: Consent to be bound, in any of its forms (Vienna Convention on the Law of Treaties, articles 11 to 16).
CONSENT = ("ratification", "approval", "acceptance", "accession", "succession", "notification", "deposit")
#: What reaches the depositary or the other side; an accession "(a)" is one step, not two.
DEPOSIT = ("accession", "succession", "notification", "deposit")
#: Any of these shows that a state takes part.
PARTY = ("signature", "adoption", *CONSENT, "provisional_application", "entry_into_force", "seen_in_force")
#: By which a state that did not sign joins, or one that has left joins anew.
JOINING = ("accession", "succession")
#: Steps by which a state leaves for good, from the first that a page can show.
LEAVING = ("denunciation", "withdrawal_notice", "withdrawal")


def first(frame: pd.DataFrame) -> pd.Series:
    """The earliest day of each row, unknown ones passed over."""
    return frame.min(axis=1)


def last(frame: pd.DataFrame) -> pd.Series:
    """The latest day of each row, unknown if any of them is."""
    return frame.max(axis=1, skipna=False)


def choose(index: pd.Index, rules: dict[str, tuple[pd.Series, pd.Series, pd.Series]]) -> pd.DataFrame:
    """For each row the first rule whose condition holds.

    Parameters
    ----------
    rules
        Condition, earliest and latest day of each rule, in the order in which they apply.

    Returns
    -------
    pandas.DataFrame
        ``lo, hi, rule`` by ``index``; rows under no rule are left out.
    """
    conditions = [condition.to_numpy(bool) for condition, _, _ in rules.values()]
    frame = pd.DataFrame(index=index)
    for side, name in enumerate(("lo", "hi"), start=1):
        values = [value[side].to_numpy("datetime64[s]") for value in rules.values()]
        frame[name] = np.select(conditions, values, np.datetime64("NaT", "s"))
    frame["rule"] = np.select(conditions, list(rules), "")
    return frame[frame["rule"] != ""]


@derived
def instruments(dataset: Dataset) -> pd.DataFrame:
    """Instruments that can bind, by id, with the days of their dates.

    Drafts bind nobody and national acts bind no other state: both are left out.

    Returns
    -------
    pandas.DataFrame
        Columns of ``instruments.csv`` and ``concluded_lo``, ``concluded_hi``, ``force_lo``, ``force_hi``, ``ended_lo``,
        ``ended_hi``, ``until`` (the first day on which a period is over). A day of conclusion that no source shows
        lies between the independence of the youngest of the twelve states and the first step known.
    """
    table = dataset.instruments.set_index("instrument_id", drop=False)
    table = table[(table["stage"] == "adopted") & (table["legal_form"] != "national_act")].copy()
    for name, column in (("concluded", "concluded"), ("force", "entry_into_force"), ("ended", "ended")):
        table[[f"{name}_lo", f"{name}_hi"]] = columns(table[column]).to_numpy()
    table["until"] = columns(table["applies_until"])["hi"] + pd.Timedelta(days=1)
    dated = columns(dataset.events["date"])["hi"].groupby(dataset.events["instrument_id"]).min()
    table["concluded_lo"] = table["concluded_lo"].fillna(columns(dataset.states["since"])["lo"].max())
    table["concluded_hi"] = table["concluded_hi"].fillna(
        first(pd.DataFrame({"step": dated.reindex(table.index), "force": table["force_hi"], "record": dataset.as_of}))
    )
    return table


@derived
def events(dataset: Dataset) -> pd.DataFrame:
    """The steps of states with their days: an undated one lies between its neighbours in legal order.

    Returns
    -------
    pandas.DataFrame
        Columns of ``events.csv`` and ``lo``, ``hi``. An undated step is not before the last step known before it (at
        least the day of conclusion), and not after the first step known after it (at most the last day of the record).
        A step of an open date, ``[2022-05-22..]``, keeps ``hi`` NaT: whether it ever came was not seen. An undated
        signature under a bilateral instrument is of the day on which it was concluded.
    """
    acts = instruments(dataset)
    table = dataset.events[dataset.events["instrument_id"].isin(acts.index)].reset_index(drop=True)
    table[["lo", "hi"]] = columns(table["date"]).to_numpy()
    rank = table["event"].map(RANK)
    act = acts.loc[table["instrument_id"]].reset_index(drop=True)
    bilateral = (act["scope"] == "bilateral") & (table["event"] == "signature") & (table["date"] == "")
    table.loc[bilateral, "lo"], table.loc[bilateral, "hi"] = act["concluded_lo"], act["concluded_hi"]
    dated = table[["lo", "hi"]].copy()
    groups = table.groupby(["instrument_id", "state"]).indices
    for row in table.index[table["lo"].isna() | (table["hi"].isna() & (table["date"] == ""))]:
        others = groups[table.at[row, "instrument_id"], table.at[row, "state"]]
        before, after = others[rank[others] < rank[row]], others[rank[others] > rank[row]]
        low = max([act.at[row, "concluded_lo"], *dated.loc[before, "lo"].dropna()])
        high = min([dataset.as_of, *dated.loc[after, "hi"].dropna()])
        if pd.isna(table.at[row, "lo"]):
            table.loc[row, "lo"] = low
        if table.at[row, "date"] == "" and pd.isna(table.at[row, "hi"]):
            table.loc[row, "hi"] = max(high, table.at[row, "lo"])
    return table


@derived
def returns(dataset: Dataset) -> pd.DataFrame:
    """Exits from multilateral instruments after which the state joined anew.

    Returns
    -------
    pandas.DataFrame
        A row a withdrawal: ``instrument_id, state``; ``lo, hi``, its days; ``back_lo, back_hi``, those of the first
        accession or succession that certainly follows it; ``force_lo, force_hi``, those of the first entry into force
        that certainly follows this, NaT where none was seen.
    """
    keys, acts = ["instrument_id", "state"], instruments(dataset)
    table = events(dataset)
    table = table[(table["towards"] == "") & table["instrument_id"].isin(acts.index[acts["scope"] == "multilateral"])]
    left, back, force = (
        table.loc[table["event"].isin(kinds), [*keys, "lo", "hi"]]
        for kinds in (("withdrawal",), JOINING, ("entry_into_force",))
    )
    anew = left.merge(back.rename(columns={"lo": "back_lo", "hi": "back_hi"}), on=keys)
    anew = anew[anew["back_lo"] >= anew["hi"]].sort_values([*keys, "lo", "back_lo"]).drop_duplicates([*keys, "lo"])
    bound = anew.merge(force.rename(columns={"lo": "force_lo", "hi": "force_hi"}), on=keys)
    bound = bound[bound["force_lo"] >= bound["back_lo"]].sort_values("force_lo").drop_duplicates([*keys, "lo"])
    return anew.merge(bound[[*keys, "lo", "force_lo", "force_hi"]], on=[*keys, "lo"], how="left")


@derived
def steps(dataset: Dataset) -> pd.DataFrame:
    """What each state did with each instrument.

    Returns
    -------
    pandas.DataFrame
        One row for each instrument and state with a step that binds or leads to being bound, indexed by both;
        ``<event>_lo``, ``<event>_hi`` for the first event of each kind, NaT where there is none (an exit after which
        the state joined anew, and how it did, stand in :func:`returns` instead); ``seen_lo``,
        ``seen_hi``: first and last day on which a source says that it is in force; ``unseen``: the last day on which
        one says that it is not yet (of either side, where bilateral); ``amendment_only``: no step of its
        own, but one under an amendment or protocol, from which the study infers that the state takes part in the
        instrument (it is parties who amend: Vienna Convention, articles 39 and 40).
    """
    table = _before_returns(events(dataset), returns(dataset))
    every = table[table["towards"] == ""].groupby(["instrument_id", "state", "event"])
    wide = pd.concat(
        [every["lo"].min().unstack().add_suffix("_lo"), every["hi"].min().unstack().add_suffix("_hi")], axis=1
    )
    for event in RANK:
        for side in ("lo", "hi"):
            wide[f"{event}_{side}"] = wide.get(f"{event}_{side}", pd.Series(pd.NaT, wide.index)).astype("datetime64[s]")
    seen = table[table["event"] == "seen_in_force"].groupby(["instrument_id", "state"])["hi"].agg(["min", "max"])
    wide["seen_lo"], wide["seen_hi"] = seen["min"].reindex(wide.index), seen["max"].reindex(wide.index)
    unseen = table[table["event"] == "seen_not_in_force"].groupby(["instrument_id", "state"])["lo"].max()
    bilateral = (instruments(dataset)["scope"] == "bilateral").reindex(wide.index, level="instrument_id")
    wide["unseen"] = unseen.reindex(wide.index).astype("datetime64[s]")
    of_both = wide.groupby(level="instrument_id")["unseen"].transform("max")
    wide["unseen"] = wide["unseen"].where(~bilateral, of_both)
    wide = wide[wide[[f"{event}_lo" for event in PARTY]].notna().any(axis=1)]
    implied = _implied(dataset, wide.index)
    return (
        wide.reindex(wide.index.append(implied))
        .assign(amendment_only=[False] * len(wide) + [True] * len(implied))
        .sort_index()
    )


def _before_returns(table: pd.DataFrame, anew: pd.DataFrame) -> pd.DataFrame:
    """Leave out exits after which a state joined anew, and by which steps it did, if it was a party before."""
    keys = ["instrument_id", "state"]
    each = pd.MultiIndex.from_frame(table[keys])
    back = anew.groupby(keys)["back_lo"].agg(["min", "max"]).reindex(each).set_axis(table.index)
    undone = table["event"].isin(LEAVING) & (table["lo"] < back["max"])
    party = each.isin(each[table["event"].isin(PARTY) & (table["lo"] < back["min"])])
    again = table["event"].isin([*CONSENT, "entry_into_force"]) & (table["lo"] >= back["min"]) & party
    return table[~(undone | again)]


def _implied(dataset: Dataset, known: pd.MultiIndex) -> pd.MultiIndex:
    """Multilateral instruments and states of which only a step under an amendment or protocol is known."""
    acts = instruments(dataset)
    links = amended(dataset)
    links = links[links["target_id"].isin(acts.index[acts["scope"] == "multilateral"])]
    under = known.to_frame(index=False).merge(links, on="instrument_id")
    found = set(zip(under["target_id"], under["state"], strict=True))
    return pd.MultiIndex.from_tuples(sorted(found - set(known)), names=known.names)
