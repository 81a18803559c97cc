"""What the rules read, and what they find.

Everything stays text, and every row knows its line: what is read here is judged, not computed with.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

#: What names a row where the primary key holds more than a name needs; keys of evidence are built from it.
NAMES = {"memberships": ("organisation", "state", "from")}

#: What tells a reader which row is meant, where the key is long.
ABOUT = {"events": ("instrument_id", "state"), "evidence": ("table", "key"), "disagreements": ("table", "key")}


class Problem(NamedTuple):
    """One thing that is wrong, and where.

    ``row`` is the line of the file as an editor counts, the header being 1; None is the file as a whole. ``column`` is
    blank where no single column is at fault. ``about`` names the row by its key.
    """

    file: str
    row: int | None
    column: str
    message: str
    about: str = ""

    def __str__(self) -> str:
        """The problem as one line for a reader."""
        row = f", row {self.row}" if self.row else ""
        about = f" ({self.about})" if self.about else ""
        column = f", column {self.column}" if self.column else ""
        return f"{self.file}{row}{about}{column}: {self.message}"


class Row(NamedTuple):
    """The line on which a row begins, and its cells by column."""

    line: int
    cells: dict[str, str]


@dataclass(frozen=True, eq=False)
class Table:
    """A file of the dataset: ``schema`` is its Table Schema, ``records`` the cells of each row as they stand."""

    name: str
    file: str
    schema: dict = field(repr=False)
    columns: tuple[str, ...]
    rows: list[Row] = field(repr=False)
    records: list[list[str]] = field(repr=False)

    @property
    def key(self) -> tuple[str, ...]:
        """The columns of the primary key."""
        return listed(self.schema.get("primaryKey", ()))

    @property
    def names(self) -> tuple[str, ...]:
        """The columns that name a row."""
        return NAMES.get(self.name, self.key)

    def name_of(self, cells: dict[str, str]) -> str:
        """The key by which evidence and disagreements name a row."""
        return "/".join(cells.get(column, "") for column in self.names)

    def problem(self, row: Row, column: str, message: str) -> Problem:
        """A problem of one cell."""
        about = ", ".join(filter(None, (row.cells.get(name, "") for name in ABOUT.get(self.name, self.names))))
        return Problem(self.file, row.line, column, message, about)


@dataclass(frozen=True, eq=False)
class Record:
    """What the rules read: the tables that could be read, the columns that each should have, the record's last day."""

    tables: dict[str, Table]
    described: dict[str, tuple[str, ...]]
    as_of: date | None

    def rows(self, table: str) -> list[Row]:
        """Rows of a table; none if it could not be read."""
        return self.tables[table].rows if table in self.tables else []

    def has(self, needs: dict[str, str]) -> bool:
        """Whether all these columns could be read; ``needs`` is ``{table: "column column"}``."""
        return all(
            name in self.tables and set(columns.split()) <= set(self.tables[name].columns)
            for name, columns in needs.items()
        )


def listed(columns: str | list[str]) -> tuple[str, ...]:
    """Columns of a key, of which Table Schema writes a single one as a text."""
    return (columns,) if isinstance(columns, str) else tuple(columns)


Rule = Callable[[Record], Iterator[Problem]]


def needs(**columns: str) -> Callable[[Rule], Rule]:
    """Say which columns a rule reads, so that it is passed over where one is missing."""

    def mark(rule: Rule) -> Rule:
        rule.needs = columns
        return rule

    return mark


def apply(rules: Iterable[Rule], record: Record) -> Iterator[Problem]:
    """The problems that those rules find whose tables and columns could be read."""
    for rule in rules:
        if record.has(rule.needs):
            yield from rule(record)
