"""The glossary as a reader of one language wants it."""

import pandas as pd

from helpers.dataset import Dataset
from helpers.labels import text, title

#: Bases that are named in the reader's language, with the articles or section that follow.
NAMED = ("VCLT", "VCST", "Codebook")


def frame(dataset: Dataset, lang: str) -> pd.DataFrame:
    """Terms and definitions in one language beside the English term, terms of law first.

    Parameters
    ----------
    lang
        One of :data:`helpers.labels.LANGUAGES`.

    Returns
    -------
    pandas.DataFrame
        A row for each term, in the order of the English ones in every language: ``term_kind`` (``legal``,
        ``network``), ``term``, ``definition``, ``term_en`` (not in English) and ``term_basis``, the convention with
        its article, the instrument or the publication from which the term or its meaning comes.
    """
    words = dataset.glossary.assign(alphabet=dataset.glossary["term_en"].str.lower())
    words = words.sort_values(["kind", "alphabet"], ignore_index=True)
    beside = {} if lang == "en" else {"term_en": words["term_en"]}
    return pd.DataFrame(
        {
            "term_kind": words["kind"],
            "term": words[f"term_{lang}"],
            "definition": words[f"definition_{lang}"],
            **beside,
            "term_basis": [_basis(dataset, basis, lang) for basis in words["basis"]],
        }
    )


def _basis(dataset: Dataset, basis: str, lang: str) -> str:
    what, _, place = basis.partition(" ")
    if what in NAMED:
        return text(dataset, "text", f"glossary.{what}", lang, place=place)
    if what in set(dataset.instruments["instrument_id"]):
        return ", ".join(filter(None, [title(dataset, what, lang), place]))
    return basis
