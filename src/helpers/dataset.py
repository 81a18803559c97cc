"""The tables of the study, as they stand in a folder.

A dataset is a Frictionless tabular data package: ``datapackage.json`` names the tables and their columns, the CSV
files hold them. Blank is unknown. This module reads; :mod:`helpers.validation` judges.
"""

import csv
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import wraps
from inspect import signature
from pathlib import Path

import pandas as pd

from helpers.dates import day
from helpers.paths import DATA

#: The states of the study, in the order of every figure and table.
TWELVE = ("ARM", "AZE", "BLR", "GEO", "KAZ", "KGZ", "MDA", "RUS", "TJK", "TKM", "UKR", "UZB")

NUMERIC = {"integer": "Int64", "number": "float64"}


class DatasetError(ValueError):
    """The folder is no dataset of these tables; the message names file and column."""


@dataclass(frozen=True, eq=False)
class Dataset:
    """Tables by name, also as attributes: ``dataset.events``.

    Compared by identity, so that what is derived from a dataset can be kept beside it.
    """

    folder: Path
    version: str
    as_of: pd.Timestamp
    tables: dict[str, pd.DataFrame] = field(repr=False)

    def __getattr__(self, name: str) -> pd.DataFrame:
        try:
            return self.__dict__["tables"][name]
        except KeyError:
            raise AttributeError(f"the dataset has no table {name!r}") from None

    def with_tables(self, **tables: pd.DataFrame) -> "Dataset":
        """The same dataset with some tables replaced: the way to ask *what if*."""
        return Dataset(self.folder, self.version, self.as_of, self.tables | tables)


def derived(function: Callable) -> Callable:
    """Keep what a function derives from a dataset beside it, as long as the dataset lives, and hand out copies.

    The function takes the dataset first and returns a pandas object. A copy costs nothing until it is written to.
    """
    form = signature(function)

    @wraps(function)
    def kept(dataset: Dataset, *args: str, **choice: str) -> pd.DataFrame | pd.Series:
        asked = form.bind(dataset, *args, **choice)
        asked.apply_defaults()
        beside = dataset.__dict__.setdefault("_derived", {})
        key = (function, *asked.args[1:])
        if key not in beside:
            beside[key] = function(*asked.args)
        return beside[key].copy(deep=False)

    return kept


def package(folder: Path | str = DATA) -> dict:
    """``datapackage.json`` of a folder.

    Raises
    ------
    DatasetError
        If there is none, or if it cannot be read or is no JSON.
    """
    path = Path(folder) / "datapackage.json"
    try:
        return json.loads(path.read_text("utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        raise DatasetError(f"{path}: no such file, so the folder holds no dataset") from None
    except OSError as error:
        raise DatasetError(f"{path}: {error.strerror}") from None
    except ValueError as error:
        raise DatasetError(f"{path}: {error}") from None


def load(folder: Path | str = DATA) -> Dataset:
    """Read every table of a folder.

    Parameters
    ----------
    folder
        Holds ``datapackage.json`` and the CSV files that it names.

    Returns
    -------
    Dataset
        Texts stay texts with ``""`` for unknown; integers are ``Int64``, numbers ``float64``.

    Raises
    ------
    DatasetError
        If a file, table or column is missing or cannot be read, or a row has more or fewer cells than the header.
    """
    description = package(folder)
    try:
        version, as_of = description["version"], day(description["as_of"])
        resources = [(part["name"], part["path"], _kinds(part)) for part in description["resources"]]
    except (KeyError, TypeError, ValueError) as error:
        reason = f"no {error}" if isinstance(error, KeyError) else error
        raise DatasetError(f"{Path(folder) / 'datapackage.json'}: {reason}") from None
    tables = {name: _read(Path(folder) / path, kinds) for name, path, kinds in resources}
    return Dataset(Path(folder), version, as_of, tables)


def _kinds(resource: dict) -> dict[str, str]:
    return {column["name"]: column["type"] for column in resource["schema"]["fields"]}


def _read(path: Path, kinds: dict[str, str]) -> pd.DataFrame:
    try:
        _refuse_uneven(path)
        frame = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8")
        missing = [name for name in kinds if name not in frame.columns]
        if missing:
            raise ValueError(f"no column {', '.join(missing)}")
        for name in kinds:
            if kinds[name] in NUMERIC:
                frame[name] = _numbers(frame[name], NUMERIC[kinds[name]])
    except (OSError, ValueError, csv.Error) as error:
        known = {FileNotFoundError: "no such file", IsADirectoryError: "is a folder and no file"}
        reason = known.get(type(error), error.strerror if isinstance(error, OSError) else error)
        raise DatasetError(f"{path}: {reason}; `python run.py validate` names all that is wrong") from None
    return frame[list(kinds)]


def _refuse_uneven(path: Path) -> None:
    """Refuse rows of more or fewer cells than the header: pandas shifts the columns where every row has one more."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.reader(file)
        header = next(reader, [])
        for record in reader:
            if record and len(record) != len(header):
                raise ValueError(f"line {reader.line_num} has {len(record)} cells and the header {len(header)}")


def _numbers(cells: pd.Series, kind: str) -> pd.Series:
    try:
        return pd.to_numeric(cells.where(cells != "")).astype(kind)
    except (TypeError, ValueError) as error:
        # pandas tells a broken number by its place, and a fraction among whole numbers by a TypeError without one.
        raise ValueError(f"column {cells.name}: {error}") from None
