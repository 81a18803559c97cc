"""Which cells of the search protocol, a pair of states or a framework by a theme, are found, empty or open."""

import pandas as pd

from helpers.dataset import TWELVE, Dataset
from helpers.dyads import pairs
from helpers.network import REGIONAL

#: The themes that were searched, and the topics of ``topics.csv`` that answer to each.
THEMES = {
    "readmission": ("readmission",),
    "visa_and_stay": ("visa", "free_movement"),
    "labour": ("labour_migration",),
    "citizenship_and_residence": ("citizenship", "legal_status"),
    "social_security": ("social_security",),
    "illegal_migration_and_border": ("illegal_migration", "border", "trafficking", "smuggling"),
    "refugees_and_resettlement": ("refugees", "repatriation"),
}
#: The 66 pairs of the twelve, each in alphabetical order.
PAIRS = tuple("-".join(pair) for pair in pairs())
#: A cell counts as empty where this many routes found nothing.
ROUTES = 2


def dyads(dataset: Dataset) -> pd.Series:
    """The pair of each adopted bilateral instrument between two of the twelve: ``"KAZ-UZB"`` by instrument id."""
    acts = dataset.instruments
    acts = acts[(acts["scope"] == "bilateral") & (acts["stage"] == "adopted") & (acts["legal_form"] != "national_act")]
    steps = dataset.events[dataset.events["instrument_id"].isin(acts["instrument_id"])]
    steps = steps[steps["state"].isin(TWELVE)]
    sides = steps.groupby("instrument_id")["state"].unique()
    return sides[sides.str.len() == 2].map(lambda pair: "-".join(sorted(pair))).rename("dyad")


def cells(dataset: Dataset) -> pd.DataFrame:
    """What the search has shown for each pair or regional framework, and theme.

    Returns
    -------
    pandas.DataFrame
        A row a cell: ``dyad_or_framework``, ``search_theme``, ``instruments`` (adopted ones of the cell in the record),
        ``routes`` (kinds of pages that were asked in vain) and ``search_result``: ``found``; ``empty`` where two routes
        or more showed nothing, and none a hint of what is not in the record; else ``open``: nobody can tell yet.
    """
    acts = dataset.instruments.set_index("instrument_id")
    acts = acts[(acts["stage"] == "adopted") & (acts["legal_form"] != "national_act")]
    frameworks = [name for name in REGIONAL if name != "bilateral"]
    place = pd.concat([dyads(dataset), acts.loc[acts["framework"].isin(frameworks), "framework"]])
    place = place.rename("dyad_or_framework").rename_axis("instrument_id").reset_index()
    theme = {topic: name for name, topics in THEMES.items() for topic in topics}
    topics = dataset.topics.assign(search_theme=dataset.topics["topic"].map(theme)).dropna(subset="search_theme")
    held = place.merge(topics).groupby(["dyad_or_framework", "search_theme"])["instrument_id"].nunique()

    # A search for one thing of an instrument that is known says nothing of others.
    asked = dataset.searches[dataset.searches["instrument_id"] == ""]
    themes = asked["topic"].map(lambda name: list(THEMES) if name == "all" else [name])
    asked = asked.assign(search_theme=themes).explode("search_theme")
    routes = asked.groupby(["result", "dyad_or_framework", "search_theme"])["route"].nunique()
    in_vain, hinted = (routes.xs(result) if result in routes.index else None for result in ("empty", "found"))

    index = pd.MultiIndex.from_product([[*PAIRS, *frameworks], THEMES], names=["dyad_or_framework", "search_theme"])
    counts = {"instruments": held, "routes": in_vain, "hinted": hinted}
    table = pd.DataFrame(counts, index, dtype="float64").fillna(0).astype(int)
    empty = (table["routes"] >= ROUTES) & (table["hinted"] == 0)
    result = pd.Series("open", index).mask(empty, "empty").mask(table["instruments"] > 0, "found")
    return table.drop(columns="hinted").assign(search_result=result).reset_index()
