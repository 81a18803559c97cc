"""Which instruments make a network."""

from collections.abc import Iterable

import pandas as pd

from helpers.dataset import TWELVE, Dataset

#: Topics of the default network: the movement of people itself, not what surrounds it.
CORE = (
    "illegal_migration",
    "readmission",
    "labour_migration",
    "visa",
    "free_movement",
    "legal_status",
    "trafficking",
    "smuggling",
)
#: Frameworks of the region; UN, ILO, Council of Europe and the dialogue processes are layers that one asks for.
REGIONAL = (
    "bilateral",
    "CIS",
    "EAEU",
    "EurAsEC",
    "SES",
    "CU",
    "CAU",
    "CSTO",
    "SCO",
    "GUAM",
    "UnionState",
    "CentralAsia5",
)


def select(
    dataset: Dataset,
    *,
    topics: Iterable[str] | None = CORE,
    frameworks: Iterable[str] | None = REGIONAL,
    legal_forms: Iterable[str] | None = ("treaty",),
    roles: Iterable[str] | None = ("substantive",),
    scopes: Iterable[str] | None = None,
) -> pd.Index:
    """Ids of the instruments of a network; without arguments those of the default network.

    Parameters
    ----------
    topics, frameworks, legal_forms, roles, scopes
        Codes of the vocabulary; an instrument with any of the topics is in. None: all.

    Returns
    -------
    pandas.Index
        Instrument ids in alphabetical order. Drafts are never among them.

    Raises
    ------
    ValueError
        If a code is not in the vocabulary, or codes are given as one text.
    """
    table = dataset.instruments
    keep = table["stage"] == "adopted"
    wanted = {"framework": frameworks, "legal_form": legal_forms, "role": roles, "scope": scopes}
    for column, codes in wanted.items():
        if codes is not None:
            keep &= table[column].isin(_known(dataset, column, codes))
    if topics is not None:
        on_topic = dataset.topics["topic"].isin(_known(dataset, "topic", topics))
        keep &= table["instrument_id"].isin(dataset.topics.loc[on_topic, "instrument_id"])
    return pd.Index(table.loc[keep, "instrument_id"].sort_values(), name="instrument_id")


def chosen(dataset: Dataset, instruments: Iterable[str] | None) -> pd.Index:
    """Ids as somebody names them, those of the default network where None.

    Raises
    ------
    ValueError
        If the dataset has no such instrument.
    """
    if instruments is None:
        return select(dataset)
    ids = pd.Index(_listed("instruments", instruments), dtype=object)
    if unknown := sorted(set(ids) - set(dataset.instruments["instrument_id"])):
        raise ValueError(f"no instrument of the dataset: {', '.join(unknown)}; see dataset.instruments")
    return ids


def check_states(dataset: Dataset, states: Iterable[str]) -> None:
    """Refuse codes of states that the dataset does not know.

    Raises
    ------
    ValueError
        If there is one.
    """
    if unknown := sorted(set(_listed("states", states)) - {*TWELVE, *dataset.states["state"]}):
        raise ValueError(f"no state of the dataset: {', '.join(unknown)}; see dataset.states")


def _listed(name: str, codes: Iterable[str]) -> list[str]:
    if isinstance(codes, str):
        # Its letters would be taken for codes.
        raise ValueError(f"{name} takes several: give a list, [{codes!r}]")
    return list(codes)


def _known(dataset: Dataset, field: str, codes: Iterable[str]) -> list[str]:
    codes = _listed(f"{field}s", codes)
    known = set(dataset.vocabulary.loc[dataset.vocabulary["field"] == field, "code"])
    unknown = [code for code in codes if code not in known]
    if unknown:
        raise ValueError(f"no {field} {', '.join(map(repr, unknown))}; there are {', '.join(sorted(known))}")
    return codes
