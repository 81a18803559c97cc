"""The words that a quantity is asked with. One that is misspelt matches nothing, and nothing must not pass for none."""

from helpers.dataset import TWELVE, Dataset
from helpers.network.ties import LAYERS
from helpers.status.spells import check

SCOPES = ("any", *LAYERS)


def states(*codes: str) -> None:
    """Refuse what is no code of one of the twelve states.

    Raises
    ------
    ValueError
        If one is none of them; so do the functions below, each for its own words.
    """
    for code in codes:
        check("state", code, TWELVE)


def layer(word: str) -> None:
    """Refuse what is neither the bilateral nor the multilateral layer."""
    check("layer", word, LAYERS)


def scope(word: str) -> None:
    """Refuse what is no scope of treaties."""
    check("scope", word, SCOPES)


def code(dataset: Dataset, field: str, word: str) -> None:
    """Refuse what is no code of a field of the vocabulary."""
    known = dataset.vocabulary.loc[dataset.vocabulary["field"] == field, "code"]
    check(field, word, tuple(known))


def instrument(dataset: Dataset, name: str) -> None:
    """Refuse what is no id of an instrument."""
    if name not in set(dataset.instruments["instrument_id"]):
        raise ValueError(f"the record holds no instrument {name!r}")


def ending(dataset: Dataset, word: str) -> None:
    """Refuse an ending that no host of a page has."""
    host = dataset.sources["url"].str.extract(r"^https?://([^/:]+)")[0]
    if not (word and host.str.endswith(word, na=False).any()):
        raise ValueError(f"no page of the record is on a host that ends with {word!r}")
