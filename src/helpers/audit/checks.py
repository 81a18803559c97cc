"""Each statement of the paper that the tables can judge, taken apart, and the verdict that follows."""

from typing import NamedTuple

import pandas as pd

from helpers.audit import paper
from helpers.audit.ask import Ask, cell, dated, in_period, law_portal, numbered, step
from helpers.dataset import Dataset

REFUGEES, FOREIGNERS = "kaz-2009-12-04-refugees", "kaz-1995-06-19-legal-status-foreigners"
CONCEPT, THIRD_STATES = "kaz-nd-concept-2007-2015", "ses-2010-11-19-illegal-labour-migration-third-states"
UZBEK, TAJIK = "kaz-uzb-2019-04-15-illegal-migration", "kaz-tjk-2018-03-14-migration-cooperation"
UZBEK_LAW = "kaz-2020-03-26-ratification-kaz-uzb-illegal-migration"
TAJIK_LAW = "kaz-2019-01-25-ratification-kaz-tjk-migration"


class Check(NamedTuple):
    """One comparison: the claim, what is compared, what the paper says, and how the record is asked."""

    claim_id: str
    compared: str
    paper: str
    ask: Ask


#: The revision of 2020 is held for the twelve states alone, that of 2024 for the fifteen largest origins.
LARGEST = (paper.among_three(2020, "2020", complete=False), paper.among_three(2024, "2024", complete=True))

CHECKS = (
    Check("c06", "origins", "UZB; TJK; KGZ; CHN; AFG", paper.origins_told),
    Check("c11", "quota", "many states", paper.quotas),
    Check("c12", "concluded", "2011-07-22", dated(paper.LAW)),
    Check("c13", "concluded", "2009-12-04", dated(REFUGEES)),
    Check("c14", "further_law", "one more", paper.further_law),
    Check("c15", "ratification", "2010-12-13", step(THIRD_STATES, "KAZ", "ratification")),
    Check("c16", "concluded", "1995-06-19", dated(FOREIGNERS)),
    Check("c16", "number", "No. 2337", numbered(FOREIGNERS)),
    Check("c18", "in_period", paper.WRITTEN, in_period(CONCEPT)),
    Check("c20", "framework", "some", paper.framework),
    Check("c20", "all_signed", "12", paper.all_signed),
    Check("c21", "all_signed", "12", paper.all_signed),
    Check("c22", "concluded", "1998-03-06", dated(paper.CIS_1998)),
    Check("c22", "signed_by", "Council of Heads of Government of the CIS", paper.signed_by),
    Check("c24", "concluded", "2018", dated(paper.PROGRAMME)),
    Check("c24", "period", "2019/2023", paper.period),
    *(Check("c27", "among_three", origin, ask) for origin in ("KGZ", "UZB", "TJK") for ask in LARGEST),
    Check("c28", "kind", "draft law", paper.kind_of_kyrgyz_instrument),
    Check("c28", "ratifying_act", "one", paper.ratifying_act),
    Check("c29", "concluded", "2019-11-27", dated(paper.KYRGYZ)),
    Check("c29", "concluded_place", "Bishkek", cell(paper.KYRGYZ, "concluded_place")),
    Check("c31", "concluded", "2019-04-15", dated(UZBEK)),
    Check("c31", "concluded_place", "Tashkent", cell(UZBEK, "concluded_place")),
    Check("c32", "entry_into_force", "2020-05-22", dated(UZBEK, "entry_into_force")),
    Check("c34", "concluded", "2018-03-14", dated(TAJIK)),
    Check("c34", "concluded_place", "Astana", cell(TAJIK, "concluded_place")),
    Check("c35", "entry_into_force", "2019-02-22", dated(TAJIK, "entry_into_force")),
    Check("c36", "cost", "large sums", paper.unit_of_expulsions),
    Check("c38", "entries_a_day", "1000000", paper.entries_reach),
    Check("c39", "with_permits", "2021-08", paper.with_permits),
    Check("c48", "register_page", "1545", paper.register_page),
    Check("c49", "register_page", "5863", paper.register_page),
    Check("c51", "law_portal", "Z2000000306", law_portal(UZBEK_LAW)),
    Check("c52", "law_portal", "Z1900000220", law_portal(TAJIK_LAW)),
)

#: Why the verdict stays with a reader although part of the statement is compared.
LEFT = {
    "c06": "The record has no breakdown of irregular workers by origin.",
    "c11": "The record has quotas of Kazakhstan alone.",
    "c14": "That no further law is on record does not show that there is none.",
    "c20": "How strong a framework is, is a judgement.",
    "c21": "How comprehensive a framework is, is a judgement.",
    "c24": "Year and period agree; that it is a general programme against crime was read.",
    "c27": "The record has stocks of residents; the paper speaks of visits.",
    "c36": "Persons are counted, not what their expulsion cost.",
    "c39": "Workers with permits are counted, not jobs lost.",
}


def comparisons(dataset: Dataset) -> pd.DataFrame:
    """Every comparison of the paper with the record.

    Returns
    -------
    pandas.DataFrame
        ``claim_id, compared, paper`` (what the paper says), ``recorded`` (what the record says today) and ``agrees``:
        ``yes``, ``no``, or ``unknown`` where the record cannot tell.
    """
    words = {True: "yes", False: "no", None: "unknown"}
    rows = [(*check[:3], *check.ask(dataset, check.paper)) for check in CHECKS]
    table = pd.DataFrame(rows, columns=["claim_id", "compared", "paper", "recorded", "agrees"])
    return table.assign(agrees=[words[None if answer is None else bool(answer)] for answer in table["agrees"]])


def verdict(agrees: pd.Series) -> str:
    """What follows from the comparisons of one statement: all agree, none does, some do, or one cannot be told."""
    if (agrees == "unknown").any():
        return "not_checkable"
    return {1.0: "confirmed", 0.0: "wrong"}.get((agrees == "yes").mean(), "imprecise")


def audit(dataset: Dataset) -> pd.DataFrame:
    """The statements of the paper with the verdict of a reader and, where it can be had, that of the record.

    Returns
    -------
    pandas.DataFrame
        ``paper_claims.csv`` with ``computed`` (a verdict, or blank), ``audit_basis`` (``computed``; ``partly``: some of
        it is compared, a reader judged; ``read``: a page stands beside it; ``unseen``: no page that bears on it was
        found) and ``left``, what was left to the reader.
    """
    table = comparisons(dataset)
    followed = table.groupby("claim_id")["agrees"].agg(verdict)
    claims = dataset.paper_claims
    evidence = dataset.evidence.loc[dataset.evidence["table"] == "paper_claims", "key"]
    basis = claims["claim_id"].isin(evidence).map({True: "read", False: "unseen"})
    basis = basis.mask(claims["claim_id"].isin(followed.index), "computed")
    basis = basis.mask(claims["claim_id"].isin(LEFT), "partly")
    return claims.assign(
        computed=claims["claim_id"].map(followed).where(basis == "computed", "").fillna(""),
        audit_basis=basis,
        left=claims["claim_id"].map(LEFT).fillna(""),
    )


def contradictions(dataset: Dataset) -> list[str]:
    """Ids of the statements whose verdict the record speaks against.

    A computed verdict must be the reader's. Where only part is compared, nothing that was confirmed may fail, and
    something of what is wrong must.
    """
    table, agrees = audit(dataset), comparisons(dataset).groupby("claim_id")["agrees"]
    fails = table["claim_id"].map(agrees.agg(lambda answers: (answers == "no").any())).fillna(False).astype(bool)
    whole, partly = table["audit_basis"] == "computed", table["audit_basis"] == "partly"
    against = whole & (table["computed"] != table["verdict"])
    against |= partly & (fails & (table["verdict"] == "confirmed") | ~fails & (table["verdict"] == "wrong"))
    return sorted(table.loc[against, "claim_id"])
