"""The statements of the paper: verdict, how it was reached, and the pages behind it."""

import pandas as pd

from helpers.audit import audit, comparisons
from helpers.dataset import Dataset
from helpers.labels import SEPARATOR, label
from helpers.provenance import TIERS, deciding_sources

#: Vocabulary fields of columns that are not named as their field.
CODED = {"kind": "claim_kind"}
#: From what holds to what nothing settles.
VERDICTS = ("confirmed", "imprecise", "wrong", "not_checkable")
#: So many pages of an instrument stand for a statement that has none of its own.
MOST = 3


def frame(dataset: Dataset) -> pd.DataFrame:
    """Every statement in codes, for readers of three languages.

    Returns
    -------
    pandas.DataFrame
        ``claim_id, section, kind, verdict, audit_basis`` (how the verdict was reached) and ``instrument``, the one that
        the statement is about (blank: none).
    """
    table = audit(dataset)
    about = table["instrument_id"].str.split().str[0].fillna("")
    return table[["claim_id", "section", "kind", "verdict", "audit_basis"]].assign(instrument=about)


def texts(dataset: Dataset) -> pd.DataFrame:
    """Every statement in English words.

    Returns
    -------
    pandas.DataFrame
        ``claim_id, statement, verdict, computed`` (the verdict of the tables, blank where they have none),
        ``audit_basis, finding, left`` (what was left to a reader), ``suggestion`` (how it could be put, or what it
        would need) and ``sources``, addresses.
    """
    table = audit(dataset)
    addresses = pages(dataset).groupby("claim_id")["url"].agg(SEPARATOR.join)
    columns = ["claim_id", "statement", "verdict", "computed", "audit_basis", "finding", "left", "suggestion"]
    return table[columns].assign(sources=table["claim_id"].map(addresses).fillna(""))


def compared(dataset: Dataset, section: str) -> pd.DataFrame:
    """The comparisons of one section: :func:`helpers.audit.comparisons`."""
    mine = dataset.paper_claims.loc[dataset.paper_claims["section"] == section, "claim_id"]
    table = comparisons(dataset)
    return table[table["claim_id"].isin(mine)].reset_index(drop=True)


def pages(dataset: Dataset) -> pd.DataFrame:
    """The pages behind each verdict, best tier first.

    Returns
    -------
    pandas.DataFrame
        ``claim_id, source_id, url, publisher``: the pages that were read for a statement; for one without any, at most
        three of the instrument that it is about.
    """
    own = dataset.evidence[dataset.evidence["table"] == "paper_claims"].rename(columns={"key": "claim_id"})
    found = own[["claim_id", "source_id"]].merge(dataset.sources, on="source_id")
    rank = found["tier"].map({tier: place for place, tier in enumerate(TIERS)})
    parts = [found.assign(rank=rank).sort_values(["claim_id", "rank", "source_id"])]
    bare = dataset.paper_claims[~dataset.paper_claims["claim_id"].isin(own["claim_id"])]
    for row in bare[bare["instrument_id"] != ""].itertuples():
        lent = deciding_sources(dataset, row.instrument_id.split()[0], ()).head(MOST)
        parts.append(lent.assign(claim_id=row.claim_id))
    columns = ["claim_id", "source_id", "url", "publisher"]
    return pd.concat(parts)[columns].sort_values("claim_id", kind="stable", ignore_index=True)


def told(dataset: Dataset, section: str, *verdicts: str) -> str:
    """The statements of a section as a list in Markdown: what is said, what was found, how it could be put.

    Parameters
    ----------
    verdicts
        Those of :data:`VERDICTS` that are told, in this order; none: all.
    """
    table = texts(dataset)[(dataset.paper_claims["section"] == section).to_numpy()]
    links = pages(dataset)
    links = (" [" + links["publisher"] + "](" + links["url"] + ")").groupby(links["claim_id"]).agg(";".join)
    lines = []
    for verdict in verdicts or VERDICTS:
        for row in table[table["verdict"] == verdict].itertuples():
            outcome = label(dataset, "verdict", verdict, "en").capitalize()
            reached = label(dataset, "audit_basis", row.audit_basis, "en")
            lines.append(f"- **{row.claim_id}** {row.statement} **{outcome}** ({reached}). {row.finding}")
            lines += [f"  *Left to the reader:* {row.left}"] * bool(row.left)
            advice = "How it could be put" if verdict in ("imprecise", "wrong") else "What it would need"
            lines += [f"  *{advice}:* {row.suggestion}"] * bool(row.suggestion)
            lines += [f"  *Pages:*{links.get(row.claim_id)}."] * (row.claim_id in links)
    return "\n".join(lines)
