"""Datasets of a few rows: a rule of law, and nothing else."""

from pathlib import Path

import pandas as pd

from helpers.dataset import TWELVE, Dataset, load

REAL = load()


def case(
    instruments: dict[str, dict], events: list[tuple], relations: list[tuple] = (), as_of: str = "2026-01-01"
) -> Dataset:
    """A dataset of made-up instruments.

    Parameters
    ----------
    instruments
        Columns of ``instruments.csv`` by id; what is not given is a treaty of the CIS, adopted, multilateral, unknown
        in all else.
    events
        ``(instrument_id, state, event, date)`` and perhaps ``towards``.
    relations
        ``(later, relation, earlier)``.
    """
    usual = dict.fromkeys(REAL.instruments.columns, "") | {
        "kind": "agreement",
        "legal_form": "treaty",
        "role": "substantive",
        "stage": "adopted",
        "scope": "multilateral",
        "framework": "CIS",
        "force_rule": "unknown",
        "force_n": None,
        "force_delay_days": None,
        "confidence": "high",
    }
    acts = pd.DataFrame([usual | {"instrument_id": name} | given for name, given in instruments.items()])
    acts = acts.astype({"force_n": "Int64", "force_delay_days": "Int64"})
    steps = [(*row, "")[:5] for row in events]
    table = pd.DataFrame(steps, columns=["instrument_id", "state", "event", "date", "towards"]).astype(str)
    table["event_id"] = table["instrument_id"] + "/" + table["state"] + "/" + table["event"]
    table[["act_id", "note"]] = ""
    links = pd.DataFrame(list(relations), columns=["instrument_id", "relation", "target_id"]).astype(str)
    topics = pd.DataFrame({"instrument_id": list(instruments), "topic": "visa"})
    states = REAL.states[REAL.states["state"].isin(TWELVE)]
    tables = REAL.tables | {
        "instruments": acts,
        "events": table,
        "relations": links,
        "topics": topics,
        "states": states,
    }
    return Dataset(Path("case"), "0", pd.Timestamp(as_of), tables)
