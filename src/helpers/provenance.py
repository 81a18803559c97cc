"""Which page supports which fact, and why two states count as tied on a day."""

import pandas as pd

from helpers.dataset import Dataset, derived
from helpers.labels import label
from helpers.status import READINGS, between

#: From the source nearest to the act to the farthest.
TIERS = ("register", "official", "legal_database", "machine_translation", "press", "secondary")
#: Which steps, and which dates of the instrument, a rule of status rests on.
RESTS_ON = {
    "own_date": ("entry_into_force",),
    "own_date_of_one": ("entry_into_force",),
    "general_date": ("entry_into_force",),
    "on_signature": ("signature", "concluded"),
    "last_notification": ("notification",),
    "nth_deposit": ("deposit", "accession", "succession", "notification"),
    "deposit": ("deposit", "accession", "succession", "notification", "entry_into_force"),
    "seen_in_force": ("seen_in_force",),
    "suspension": ("suspension",),
    "refusal": ("refusal",),
    "withdrawal": ("withdrawal",),
    "exit_of_the_other": ("withdrawal", "ended"),
    **dict.fromkeys(("terminated", "replaced", "merged", "ended"), ("ended",)),
}


@derived
def instrument_sources(dataset: Dataset) -> pd.DataFrame:
    """Every page behind every instrument.

    Returns
    -------
    pandas.DataFrame
        A row for each fact and source: ``instrument_id, state, event`` (the last two ``""`` where the fact is of the
        instrument), ``field, grade, source_id, url, tier, publisher``, best tier first.
    """
    facts = dataset.evidence[dataset.evidence["table"].isin(["instruments", "events"])]
    steps = dataset.events.set_index("event_id")[["instrument_id", "state", "event"]]
    own = steps.reindex(facts["key"]).set_axis(facts.index)
    own["instrument_id"] = own["instrument_id"].fillna(facts["key"])
    frame = pd.concat([own.fillna(""), facts[["field", "grade", "source_id"]]], axis=1)
    frame = frame.merge(dataset.sources[["source_id", "url", "tier", "publisher"]], on="source_id")
    rank = frame["tier"].map({tier: place for place, tier in enumerate(TIERS)})
    return (
        frame.assign(rank=rank)
        .sort_values(["instrument_id", "state", "event", "field", "rank", "source_id"], ignore_index=True)
        .drop(columns="rank")
    )


def known_only_from(dataset: Dataset, ending: str) -> pd.Index:
    """Ids of the instruments of which every page stands on a host of this ending, such as ``".kz"``.

    Who was searched hardest looks best connected; what is known from one state's pages alone can be taken out.
    """
    host = dataset.sources["url"].str.extract(r"^https?://([^/:]+)")[0].set_axis(dataset.sources["source_id"])
    pages = instrument_sources(dataset)[["instrument_id", "source_id"]].drop_duplicates()
    alone = pages["source_id"].map(host.str.endswith(ending)).groupby(pages["instrument_id"]).all()
    return alone.index[alone]


def deciding_sources(dataset: Dataset, instrument_id: str, states: tuple[str, ...], decided: str = "") -> pd.DataFrame:
    """The pages behind the steps of some states and the dates of the instrument, each once.

    Parameters
    ----------
    decided
        A rule of status: pages seen beside what it rests on stand first, then those of the best tier.
    """
    pages = instrument_sources(dataset)
    mine = pages[(pages["instrument_id"] == instrument_id) & pages["state"].isin([*states, ""])]
    rank = mine["tier"].map({tier: place for place, tier in enumerate(TIERS)})
    beside = mine["event"].where(mine["event"] != "", mine["field"]).isin(RESTS_ON.get(decided, ()))
    mine = mine.assign(rank=rank, coarse=mine["grade"] != "exact", other=~beside | (mine["grade"] != "exact"))
    mine = mine.sort_values(["other", "coarse", "rank", "source_id"])
    return mine.drop_duplicates("source_id")[["source_id", "url", "tier", "grade", "publisher"]].reset_index(drop=True)


def _span(low: pd.Timestamp, high: pd.Timestamp) -> str:
    if pd.isna(low):
        return ""
    if pd.isna(high):
        return f"not before {low:%Y-%m-%d}, if at all"
    return f"{low:%Y-%m-%d}" if low == high else f"between {low:%Y-%m-%d} and {high:%Y-%m-%d}"


def explain(dataset: Dataset, a: str, b: str, on: str) -> pd.DataFrame:
    """What is between two states on a day, with rule and sources.

    Returns
    -------
    pandas.DataFrame
        :func:`helpers.status.between` with ``begins`` and ``ends`` in words, the words of the rule (``why``) and
        ``sources``, a list of addresses: those seen beside what the rule rests on, then the surest.

    Raises
    ------
    ValueError
        If a state or the day is unknown.
    """
    frame = between(dataset, a, b, on)
    words = dataset.vocabulary[dataset.vocabulary["field"] == "rule"].set_index("code")["definition"]
    unknown = sorted(set(frame["decided"]) - set(words.index))
    if unknown:
        raise ValueError(f"vocabulary.csv has no rule {', '.join(unknown)}")
    deciding = zip(frame["instrument_id"], frame["decided"], strict=True)
    pages = [list(deciding_sources(dataset, name, (a, b), rule)["url"]) for name, rule in deciding]
    return frame.assign(
        begins=[_span(row.start_lo, row.start_hi) for row in frame.itertuples()],
        ends=[_span(row.end_lo, row.end_hi) for row in frame.itertuples()],
        why=frame["decided"].map(words),
        sources=pages,
    )


def explain_text(dataset: Dataset, a: str, b: str, on: str, most: int = 3) -> str:
    """The same to read in a terminal: a paragraph for each instrument, at most ``most`` addresses each.

    Raises
    ------
    LookupError
        If the vocabulary does not say what a level means, or has no label for a legal form.
    """
    frame = explain(dataset, a, b, on)
    acts = dataset.instruments.set_index("instrument_id")
    levels = dataset.vocabulary.query("field == 'level'").set_index("code")["definition"]
    lines = [f"{a} and {b} on {on}, dataset {dataset.version}"]
    headings = dict(zip((*READINGS, ""), ("Certain", "Presumed", "Possible", "Not on that day"), strict=True))
    for level, heading in headings.items():
        part = frame[frame["level"] == level]
        if not levels.get(level or "none"):
            raise LookupError(f"vocabulary.csv does not define the level {level or 'none'!r}: add it there.")
        lines += ["", f"{heading}: {len(part)}. {levels[level or 'none']}"]
        for row in part.itertuples():
            form = acts.at[row.instrument_id, "legal_form"]
            # What is no treaty binds nobody in law, however sure it is that two states adopted it.
            said = "" if form == "treaty" else f" [{label(dataset, 'legal_form', form, 'en')}]"
            lines += ["", f"  {row.instrument_id}{said}", f"    {acts.at[row.instrument_id, 'title_en']}"]
            lines += [f"    in force: {row.begins}"] * bool(row.begins) + [f"    ended: {row.ends}"] * bool(row.ends)
            lines += [f"    rule: {row.decided}: {row.why}"]
            lines += [f"    source: {url}" for url in row.sources[:most]]
            more = len(row.sources) - most
            lines += [f"    and {more} more in evidence.csv"] * (more > 0)
    return "\n".join(lines)
