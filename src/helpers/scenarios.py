"""What if a state had not left, or an instrument had never been made: the record with a part taken away.

A switch changes the tables and nothing else, so any measure can be asked of the result. It is arithmetic on the record,
not history: taking an instrument away does not say what the states would have done without it. They might have made
another one, or none of those that came later.
"""

from collections.abc import Callable, Iterable

import networkx as nx
import pandas as pd

from helpers.dataset import Dataset
from helpers.dates import day
from helpers.exits import EXIT, exits
from helpers.status.families import JOINS
from helpers.status.steps import events, instruments

#: Relations by which one act ends another.
ENDS = ("supersedes", "terminates")
#: Tables of which each row belongs to the instrument that it names.
_OWNED = ("instruments", "events", "topics", "relations", "cited_acts", "identifiers", "aliases", "remarks")


def without(
    dataset: Dataset,
    *,
    exit: tuple[str, str] | None = None,  # noqa: A002
    instrument: str | None = None,
    framework: str | None = None,
) -> Dataset:
    """The record without one exit, one instrument, or all instruments of one framework.

    Parameters
    ----------
    exit
        An instrument and a state, such as ``("cis-1992-10-09-visa-free", "RUS")``. Its denunciation, notice, withdrawal
        and suspension go, and with them its exits from protocols and amendments that began no earlier, because these
        end with what they supplement. Where the exit is what ended a bilateral instrument, that end goes too. An exit
        of another state stays.
    instrument
        An id. With it goes what hangs on it: protocols and amendments all of whose roots are gone (a family: they end
        with the root). What it superseded or ended comes back, unless another act or an exit ended that too (Vienna
        Convention, article 30: it is the later treaty that displaces). What implements it stays, being a treaty
        with a consent of its own, and so do national acts.
    framework
        A code such as ``"EurAsEC"``: all its instruments in the same way. Memberships stay: leaving an organisation
        is not taken to end treaties made in it.

    Returns
    -------
    Dataset
        All tables, without the rows that belong to what was taken away. Chain calls to take away more.

    Raises
    ------
    ValueError
        If not exactly one thing is named, an exit without its state, if the record does not hold it, or if it holds no
        such exit.

    Notes
    -----
    This does not say what states would have done. All else stays as it was recorded, also what was concluded because of
    the thing that is taken away.
    """
    if sum(choice is not None for choice in (exit, instrument, framework)) != 1:
        raise ValueError("name one thing to take away: exit=(instrument, state), instrument=... or framework=...")
    if exit is not None:
        if isinstance(exit, str) or len(exit) != 2:
            raise ValueError(f"exit is an instrument and a state, ('cis-1992-10-09-visa-free', 'RUS'), not {exit!r}")
        return _without_exit(dataset, *exit)
    if instrument is not None:
        return _without_instruments(dataset, {_known(dataset, instrument)})
    named = dataset.instruments["framework"] == framework
    if not named.any():
        known = ", ".join(sorted(set(dataset.instruments["framework"]) - {""}))
        raise ValueError(f"no instrument of the record has the framework {framework!r}; there are {known}")
    return _without_instruments(dataset, set(dataset.instruments.loc[named, "instrument_id"]))


def stayed(dataset: Dataset, state: str, since: str = "") -> Dataset:
    """The record without any exit of a state from a treaty that began on a day or later; blank: without any at all.

    Raises
    ------
    ValueError
        If the record holds no such exit.
    """
    changed = dataset
    while True:
        table = exits(changed)
        mine = table["state"] == state
        if since:
            mine &= table["begun_lo"] >= day(since)
        if not mine.any():
            break
        changed = without(changed, exit=(table.loc[mine, "instrument_id"].iloc[0], state))
    if changed is dataset:
        raise ValueError(f"the record holds no exit of {state}" + (f" since {since}" if since else ""))
    return changed


def before_after(
    dataset: Dataset, changed: Dataset, measure: Callable[[Dataset, str], pd.Series | float | tuple], on: str
) -> pd.DataFrame:
    """One measure of two records on one day.

    Parameters
    ----------
    dataset, changed
        The record, and the record after a switch such as :func:`without`.
    measure
        Takes a dataset and a day; gives a number, an interval ``(low, high)``, or a series of numbers.
    on
        A day not after the last day of the record.

    Returns
    -------
    pandas.DataFrame
        ``recorded``, ``changed`` and ``difference`` (changed less recorded, in the unit of the measure): a row for each
        entry of the series, ``low`` and ``high`` for an interval, one row ``value`` for a number. What only one of the
        two has is NaN in the other.
    """
    both = {name: _series(measure(data, on)) for name, data in (("recorded", dataset), ("changed", changed))}
    frame = pd.DataFrame(both)
    return frame.assign(difference=frame["changed"] - frame["recorded"])


def _series(result: pd.Series | float | tuple) -> pd.Series:
    if isinstance(result, pd.Series):
        return result
    if isinstance(result, tuple):
        return pd.Series(dict(zip(("low", "high"), result, strict=True)))
    return pd.Series({"value": result})


def _known(dataset: Dataset, instrument: str) -> str:
    if (dataset.instruments["instrument_id"] == instrument).any():
        return instrument
    now = dataset.aliases.loc[dataset.aliases["old_id"] == instrument, "instrument_id"]
    hint = f": it is now {now.iloc[0]}" if len(now) else ""
    raise ValueError(f"the record holds no instrument {instrument!r}{hint}")


def _without_exit(dataset: Dataset, instrument: str, state: str) -> Dataset:
    _known(dataset, instrument)
    if state not in set(dataset.states["state"]):
        raise ValueError(f"{state!r} is no state of the dataset: {', '.join(sorted(dataset.states['state']))}")
    table = events(dataset)
    left = table[table["event"].isin(EXIT) & (table["instrument_id"] == instrument)]
    mine = left[left["state"] == state]
    if mine.empty:
        others = ", ".join(sorted(set(left["state"])))
        hint = f"; it holds those of {others}" if others else ""
        raise ValueError(f"the record holds no exit of {state} from {instrument}{hint}")
    hanging = _hanging(dataset, {instrument}) - {instrument}
    with_it = table["instrument_id"].isin(hanging) & (table["lo"] >= mine["lo"].min())
    gone = table[(table["state"] == state) & table["event"].isin([*EXIT, "resumption"])]
    gone = gone[(gone["instrument_id"] == instrument) | with_it.loc[gone.index]]
    changed = _drop(dataset, "events", "event_id", set(gone["event_id"]))
    acts = set(gone["instrument_id"])
    caused = {act for act in acts if _ended_by_exit(dataset, act) and not _ended_by_exit(changed, act)}
    return _reopened(changed, caused)


def _ended_by_exit(dataset: Dataset, instrument: str) -> bool:
    """Whether a bilateral instrument has an end that may be the effect of a recorded exit."""
    act = instruments(dataset).loc[instrument]
    table = events(dataset)
    steps = table[(table["instrument_id"] == instrument) & table["event"].isin(EXIT)]
    if act["scope"] != "bilateral" or pd.isna(act["ended_lo"]) or steps.empty:
        return False
    effect = steps.loc[steps["event"] == "withdrawal", "hi"]
    too_late = len(effect) and act["ended_lo"] > effect.max()
    return not (too_late or act["ended_hi"] < steps["lo"].min())


def _without_instruments(dataset: Dataset, named: set[str]) -> Dataset:
    gone = _hanging(dataset, named)
    links = dataset.relations[dataset.relations["relation"].isin(ENDS)]
    by_gone = links["instrument_id"].isin(gone)
    ended = set(links.loc[by_gone, "target_id"]) - set(links.loc[~by_gone, "target_id"]) - gone
    binding = instruments(dataset).index
    ended = {act for act in ended if act not in binding or not _ended_by_exit(dataset, act)}
    tables = {}
    for name in _OWNED:
        table = dataset.tables[name]
        keep = ~table["instrument_id"].isin(gone)
        if "target_id" in table:
            keep &= ~table["target_id"].isin(gone)
        tables[name] = table[keep].reset_index(drop=True)
    acts = tables["events"]["act_id"]
    tables["events"] = tables["events"].assign(act_id=acts.mask(acts.isin(gone), ""))
    for name in ("evidence", "disagreements"):
        table = dataset.tables[name]
        owner = table["key"].str.split("/").str[0]
        tables[name] = table[~owner.isin(gone)].reset_index(drop=True)
    return _reopened(dataset.with_tables(**tables), ended)


def _hanging(dataset: Dataset, named: Iterable[str]) -> set[str]:
    """Instruments and their protocols and amendments: what would have nothing left to supplement."""
    scope = dataset.instruments.set_index("instrument_id")["scope"]
    links = dataset.relations[dataset.relations["relation"].isin(JOINS)]
    same = scope.reindex(links["instrument_id"]).to_numpy() == scope.reindex(links["target_id"]).to_numpy()
    graph = nx.DiGraph(list(links.loc[same, ["instrument_id", "target_id"]].itertuples(index=False)))
    gone, grown = set(named), True
    while grown:
        more = {later for later, _ in graph.in_edges(gone) if set(graph.successors(later)) <= gone} - gone
        gone, grown = gone | more, bool(more)
    return gone


def _reopened(dataset: Dataset, acts: set[str]) -> Dataset:
    """Instruments without their recorded end."""
    table = dataset.instruments.copy()
    table.loc[table["instrument_id"].isin(acts), ["ended", "end_reason"]] = ""
    return dataset.with_tables(instruments=table)


def _drop(dataset: Dataset, table: str, key: str, gone: set[str]) -> Dataset:
    """Rows of a table taken away, with what supports or disputes them."""
    tables = {table: dataset.tables[table]}
    tables[table] = tables[table][~tables[table][key].isin(gone)].reset_index(drop=True)
    for name in ("evidence", "disagreements"):
        notes = dataset.tables[name]
        tables[name] = notes[~((notes["table"] == table) & notes["key"].isin(gone))].reset_index(drop=True)
    return dataset.with_tables(**tables)
