"""Questions that only this paper raises: a framework, a further law, where migrants come from, how many cross."""

import pandas as pd

from helpers.audit.ask import Answer, Ask, row, signatories, steps
from helpers.dataset import TWELVE, Dataset
from helpers.dates import columns
from helpers.labels import SEPARATOR

#: About when the paper was written: the youngest page that it cites is of April 2021.
WRITTEN = "2021-05-01"

LAW = "kaz-2011-07-22-migration-law"
CIS_1998, PROGRAMME = "cis-1998-03-06-illegal-migration", "cis-2018-09-28-crime-programme-2019-2023"
KYRGYZ = "kaz-kgz-2019-11-27-migration-cooperation"


def period(dataset: Dataset, paper: str) -> Answer:
    """The years of the programme against crime are those that the paper gives."""
    begins, ends = row(dataset, PROGRAMME)[["applies_from", "applies_until"]]
    return f"{begins[:4]}/{ends[:4]}", f"{begins[:4]}/{ends[:4]}" == paper


def signed_by(dataset: Dataset, paper: str) -> Answer:
    """The agreement of 1998 was adopted by an organ; where none is on record, it was signed by states."""
    organ = row(dataset, CIS_1998)["adopted_by"]
    return organ or f"{len(signatories(dataset, CIS_1998))} states", organ == paper


def all_signed(dataset: Dataset, paper: str) -> Answer:
    """All of the twelve signed the agreement of 1998; no, only if some are shown not to have signed."""
    signed, refused = len(signatories(dataset, CIS_1998)), len(steps(dataset, CIS_1998, "not_signed"))
    return f"{signed} of {paper}", True if signed == len(TWELVE) else False if refused else None


def framework(dataset: Dataset, _: str) -> Answer:
    """The CIS had acts on illegal migration when the paper was written; how many, by legal form."""
    about = dataset.topics.loc[dataset.topics["topic"] == "illegal_migration", "instrument_id"]
    acts = dataset.instruments.query("framework == 'CIS' and stage == 'adopted'")
    acts = acts[acts["instrument_id"].isin(about) & (columns(acts["concluded"])["hi"] <= WRITTEN)]
    forms = acts["legal_form"].value_counts().sort_index()
    return SEPARATOR.join(f"{form}: {number}" for form, number in forms.items()), len(acts) > 0


def further_law(dataset: Dataset, _: str) -> Answer:
    """Kazakhstan has a law on migration beside that of 2011: not replaced, and more than a law on another act."""
    acts, links = dataset.instruments, dataset.relations
    on_another = links.loc[links["relation"].isin(["amends", "ratifies", "terminates"]), "instrument_id"]
    replaced = links.loc[links["relation"] == "supersedes", "target_id"]
    adopted = dataset.events.query("event == 'adoption' and state == 'KAZ'")["instrument_id"]
    laws = acts[acts["instrument_id"].isin(adopted) & (acts["kind"] == "national_law") & (acts["ended"] == "")]
    laws = laws[laws["title_ru"].str.contains("миграци") & ~laws["instrument_id"].isin({*on_another, *replaced, LAW})]
    return SEPARATOR.join(laws["instrument_id"]) or "none", len(laws) > 0


def kind_of_kyrgyz_instrument(dataset: Dataset, paper: str) -> Answer:
    """The instrument with Kyrgyzstan is what the paper calls it."""
    kind = row(dataset, KYRGYZ)["kind"]
    return kind, kind == paper


def ratifying_act(dataset: Dataset, _: str) -> Answer:
    """A national act that ratifies the agreement with Kyrgyzstan is on record."""
    links = dataset.relations
    acts = links.loc[(links["relation"] == "ratifies") & (links["target_id"] == KYRGYZ), "instrument_id"]
    return SEPARATOR.join(acts), True if len(acts) else None


def register_page(dataset: Dataset, paper: str) -> Answer:
    """The page of the register of the CIS with this number was read; until then nothing can be told."""
    pages = dataset.sources[dataset.sources["url"].str.contains(rf"reestr/.*doc={paper}\b")]
    return SEPARATOR.join(pages["source_id"]) or "page not read", True if len(pages) else None


def entries_a_day(dataset: Dataset) -> float:
    """Entries of foreigners into Kazakhstan a day, in the count on record in which they are most."""
    table = dataset.kaz_irregular.query("indicator == 'entries_of_foreigners'")
    spans = table["period"].where(table["period"] != "", table["year"].astype(str)).str.split("/")
    first, last = columns(spans.str[0])["lo"], columns(spans.str[-1])["hi"]
    return float((table["value"] / ((last - first).dt.days + 1)).max())


def entries_reach(dataset: Dataset, paper: str) -> Answer:
    """Entries a day come up to a number."""
    most = entries_a_day(dataset)
    return f"{most:.0f}", most >= float(paper)


def origins(dataset: Dataset, year: int, revision: str) -> pd.Series:
    """Migrant stock in Kazakhstan by origin (persons), the largest first, as one revision has it."""
    table = dataset.migrant_stock.query("indicator == 'migrant_stock_bilateral' and destination == 'KAZ'")
    table = table[(table["year"] == year) & (table["revision"] == revision)]
    return table.set_index("origin")["value"].sort_values(ascending=False)


def among_three(year: int, revision: str, *, complete: bool) -> Ask:
    """An origin is one of the three largest; in an incomplete list its true place may be lower than the one seen."""

    def ask(dataset: Dataset, paper: str) -> Answer:
        stock = origins(dataset, year, revision)
        if paper not in stock:
            return "", None
        place = int(stock.index.get_loc(paper)) + 1
        return f"place {place} of {len(stock)}, {year}", False if place > 3 else True if complete else None

    return ask


def origins_told(dataset: Dataset, _: str) -> Answer:
    """The states of origin of which irregular entries or expulsions are on record: too few to say where most are."""
    table = dataset.kaz_irregular.query("indicator in ['irregular_entries', 'foreigners_expelled']")
    return SEPARATOR.join(sorted(set(table["origin"]) - {""})), None


def quotas(dataset: Dataset, _: str) -> Answer:
    """The states of which a quota of foreign labour is on record: too few to speak of many."""
    table = dataset.kaz_irregular[dataset.kaz_irregular["indicator"].str.startswith("quota_foreign_labour")]
    return SEPARATOR.join(sorted(set(table["state"]))), None


def unit_of_expulsions(dataset: Dataset, _: str) -> Answer:
    """What the figures on expulsion count: no cost follows from them."""
    table = dataset.kaz_irregular.query("indicator == 'foreigners_expelled'")
    return SEPARATOR.join(sorted(set(table["unit"]))), None


def with_permits(dataset: Dataset, paper: str) -> Answer:
    """Foreign workers with permits in a month: that says nothing of jobs lost."""
    table = dataset.kaz_irregular.query("indicator == 'foreign_workers_with_local_permits' and origin == ''")
    return SEPARATOR.join(f"{value:.0f}" for value in table.loc[table["as_of"] == paper, "value"]), None
