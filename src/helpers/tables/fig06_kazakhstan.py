"""Kazakhstan's bilateral ties by topic: the frame behind the cartogram."""

import pandas as pd

from helpers.dataset import TWELVE, Dataset
from helpers.network import select, tie_spells
from helpers.status import READINGS, asked_day, levels
from helpers.tables._words import interval

#: The marks of the cartogram, in the order in which they stand: core topics, merged where treaties hardly part them. A
#: treaty on travel without visas is one on free movement; trafficking and smuggling are offences by a third person
#: against or through the migrant, and share most treaties.
THEMES = {
    "illegal_migration": ("illegal_migration",),
    "readmission": ("readmission",),
    "labour_migration": ("labour_migration",),
    "visa_free_movement": ("visa", "free_movement"),
    "legal_status": ("legal_status",),
    "trafficking_smuggling": ("trafficking", "smuggling"),
}


def frame(dataset: Dataset, on: str, state: str = "KAZ") -> pd.DataFrame:
    """How sure it is that a state has a bilateral treaty on each topic with each of the others.

    Parameters
    ----------
    on
        A day, ``"2025-12-31"``.
    state
        One of the twelve states.

    Returns
    -------
    pandas.DataFrame
        A row for each of the eleven partners and six themes: ``partner, theme, level`` (of the surest treaty; ``none``
        where no treaty in force is known) and ``agreements``, certain to possible families, such as ``"1–2"``.
    """
    spells = tie_spells(dataset, instruments=select(dataset, scopes=["bilateral"]))
    spells = spells[(spells["state_a"] == state) | (spells["state_b"] == state)]
    partner = spells["state_a"].where(spells["state_a"] != state, spells["state_b"])
    spells = spells.assign(partner=partner, level=levels(spells, asked_day(dataset, on)))
    theme = {topic: name for name, topics in THEMES.items() for topic in topics}
    themes = dataset.topics.assign(theme=dataset.topics["topic"].map(theme)).dropna()
    held = spells[spells["level"] != ""].merge(themes, on="instrument_id")
    rank = held["level"].map(READINGS.index)
    families = held.assign(rank=rank).sort_values("rank").drop_duplicates(["partner", "theme", "family"])

    partners = [other for other in TWELVE if other != state]
    cells = pd.MultiIndex.from_product([partners, THEMES], names=["partner", "theme"])
    by_cell = families.groupby(["partner", "theme"])
    possible = by_cell.size().reindex(cells, fill_value=0)
    certain = (families["level"] == "certain").groupby([families["partner"], families["theme"]]).sum()
    certain = certain.reindex(cells, fill_value=0)
    return pd.DataFrame(
        {
            "level": by_cell["level"].first().reindex(cells, fill_value="none"),
            "agreements": [interval(low, high) if high else "" for low, high in zip(certain, possible, strict=True)],
        }
    ).reset_index()
