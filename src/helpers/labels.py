"""Words for codes, in the three languages of the study."""

import re
import weakref
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import pandas as pd

if TYPE_CHECKING:
    from helpers.dataset import Dataset

LANGUAGES = ("en", "ru", "kk")

#: Columns of derived tables that hold a state under another name.
STATE_COLUMNS = frozenset(
    {"state", "party", "partner", "towards", "origin", "destination", "a", "b", "state_a", "state_b"}
)

#: Separates the codes in a cell that holds several.
SEPARATOR = "; "

Index = dict[tuple[str, str], dict[str, str]]
_indexes: dict[tuple[int, str], tuple[weakref.ref, Index]] = {}


def label(dataset: "Dataset", field: str, code: str, lang: str) -> str:
    """The word for a code of the vocabulary.

    Parameters
    ----------
    dataset
        Its ``vocabulary`` has the columns ``field``, ``code``, ``label_en``, ``label_ru``, ``label_kk``.
    field, code
        What the word stands for, such as ``"topic"`` and ``"readmission"``.
    lang
        One of `LANGUAGES`.

    Raises
    ------
    ValueError
        If the language is none of the three.
    LookupError
        If the vocabulary has no such label; the message names field, code and language.
    """
    words = _vocabulary(dataset).get((field, str(code)), {})
    if not words.get(_language(lang)):
        raise LookupError(f"vocabulary.csv has no {lang} label for field '{field}', code '{code}': add it there.")
    return words[lang]


def text(dataset: "Dataset", field: str, code: str, lang: str, **values: Any) -> str:
    """A label with values filled in: captions, alt texts, words on axes.

    Parameters
    ----------
    values
        What ``str.format`` puts in the label's braces.

    Raises
    ------
    LookupError
        If there is no such label, or it asks for a value that is not given.
    """
    template = label(dataset, field, code, lang)
    try:
        return template.format(**values)
    except (KeyError, IndexError) as missing:
        raise LookupError(
            f"the {lang} label for field '{field}', code '{code}' asks for the value {missing}, which is not given."
        ) from None


def state_name(dataset: "Dataset", state: str, lang: str) -> str:
    """The name of a state, from its ISO 3166 alpha-3 code."""
    name = _states(dataset).get(("state", state), {}).get(_language(lang))
    if not name:
        raise LookupError(f"states.csv has no {lang} name for field 'state', code '{state}': add it there.")
    return name


def title(dataset: "Dataset", instrument_id: str, lang: str) -> str:
    """The title of an instrument; where that language has none, another's, marked: ``"Title [en]"``."""
    titles = _titles(dataset).get(("title", instrument_id), {})
    if titles.get(_language(lang)):
        return titles[lang]
    for other in LANGUAGES:
        if titles.get(other):
            return f"{titles[other]} [{other}]"
    raise LookupError(f"instruments.csv has no title for field 'title', code '{instrument_id}', language {lang}.")


def short_title(dataset: "Dataset", instrument_id: str, lang: str) -> str:
    """The study's short name of an instrument, which is no official title; where it has none, its title."""
    words = _vocabulary(dataset).get(("short_title", instrument_id), {})
    return words.get(_language(lang)) or title(dataset, instrument_id, lang)


def localise(
    frame: pd.DataFrame, lang: str, dataset: "Dataset", *, coded: Mapping[str, str] | None = None
) -> pd.DataFrame:
    """A table as a reader of one language sees it.

    Parameters
    ----------
    frame
        n rows with codes; a named index counts as columns, an unnamed one is left out.
    coded
        Vocabulary field by column, for columns that are not named as their field;
        ``"state"`` for states, ``"title"`` for instruments, ``"short_title"`` for their short names.

    Returns
    -------
    pd.DataFrame
        The n rows, with headings from the vocabulary field ``column`` (years stay, a state's code becomes its
        name) and labels for codes. A cell of several codes separated by ``"; "`` keeps its order. Blank stays blank.

    Raises
    ------
    LookupError
        If a heading or a code has no label in the language.
    """
    if any(name is not None for name in frame.index.names):
        frame = frame.reset_index()
    fields = {field for field, _ in _vocabulary(dataset)}
    columns = {}
    for column in frame.columns:
        field = (coded or {}).get(column) or _field(column, fields)
        cells = frame[column]
        if field:
            words = {cell: _cell(cell, field, lang, dataset) for cell in cells.dropna().unique()}
            cells = cells.astype(object).map(words)
            cells = cells.where(cells.notna(), "")
        heading = _heading(column, lang, dataset)
        if heading in columns:
            raise ValueError(f"two columns are both headed '{heading}' in {lang}: give them different labels.")
        columns[heading] = cells.reset_index(drop=True)
    return pd.DataFrame(columns)


def _field(column: Any, fields: set[str]) -> str | None:
    if column in STATE_COLUMNS:
        return "state"
    if column == "instrument":
        return "title"
    return column if column in fields else None


def _cell(cell: Any, field: str, lang: str, dataset: "Dataset") -> str:
    def word(code: str) -> str:
        if field == "state":
            return state_name(dataset, code, lang)
        if field == "title":
            return title(dataset, code, lang)
        if field == "short_title":
            return short_title(dataset, code, lang)
        return label(dataset, field, code, lang)

    return SEPARATOR.join(word(code) for code in str(cell).split(SEPARATOR)) if cell != "" else ""


def _heading(column: Any, lang: str, dataset: "Dataset") -> str:
    if re.fullmatch(r"\d+", str(column)):
        return str(column)
    if ("state", column) in _states(dataset):
        return state_name(dataset, column, lang)
    return label(dataset, "column", column, lang)


def _language(lang: str) -> str:
    if lang not in LANGUAGES:
        raise ValueError(f"language '{lang}' is none of {', '.join(LANGUAGES)}.")
    return lang


def _vocabulary(dataset: "Dataset") -> Index:
    return _index(
        dataset.vocabulary, "label", lambda table: zip(table["field"], table["code"].astype(str), strict=True)
    )


def _states(dataset: "Dataset") -> Index:
    return _index(dataset.states, "name", lambda table: (("state", code) for code in table["state"]))


def _titles(dataset: "Dataset") -> Index:
    return _index(dataset.instruments, "title", lambda table: (("title", code) for code in table["instrument_id"]))


def _index(table: pd.DataFrame, prefix: str, keys: Any) -> Index:
    # A figure asks for hundreds of words: one pass over the table, kept as long as the table lives.
    place = (id(table), prefix)
    if place in _indexes:
        return _indexes[place][1]
    words = [table[f"{prefix}_{lang}"].fillna("").astype(str) for lang in LANGUAGES]
    index = {key: dict(zip(LANGUAGES, row, strict=True)) for key, *row in zip(keys(table), *words, strict=True)}
    _indexes[place] = (weakref.ref(table, lambda _: _indexes.pop(place, None)), index)
    return index
