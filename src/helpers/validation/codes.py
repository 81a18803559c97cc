"""Codes of the vocabulary, dates, and what one table says of another."""

import difflib
from collections.abc import Iterator

from helpers.dates import bounds
from helpers.validation.tables import Problem, Record, listed, needs

#: Which field of ``vocabulary.csv`` holds the codes of a column.
CODED = {
    ("instruments", "kind"): "kind",
    ("instruments", "legal_form"): "legal_form",
    ("instruments", "role"): "role",
    ("instruments", "stage"): "stage",
    ("instruments", "scope"): "scope",
    ("instruments", "framework"): "framework",
    ("instruments", "force_rule"): "force_rule",
    ("instruments", "end_reason"): "end_reason",
    ("instruments", "signatories_complete"): "signatories_complete",
    ("instruments", "confidence"): "confidence",
    ("events", "event"): "event",
    ("topics", "topic"): "topic",
    ("relations", "relation"): "relation",
    ("cited_acts", "relation"): "relation",
    ("identifiers", "scheme"): "scheme",
    ("sources", "tier"): "tier",
    ("evidence", "grade"): "grade",
    ("memberships", "organisation"): "organisation",
    ("memberships", "status"): "membership_status",
    ("paper_claims", "section"): "section",
    ("paper_claims", "kind"): "claim_kind",
    ("paper_claims", "verdict"): "verdict",
}

#: Columns of dates as helpers.dates reads them.
DATES = {
    "instruments": "concluded entry_into_force applies_from applies_until ended",
    "events": "date",
    "cited_acts": "date",
    "memberships": "from to",
}

#: Columns that hold an id of instruments.csv but are no foreign key, since one cell may hold several.
LISTS = {"paper_claims": "instrument_id"}


@needs(vocabulary="field code")
def codes(record: Record) -> Iterator[Problem]:
    """Every code stands in the vocabulary."""
    known: dict[str, set[str]] = {}
    for row in record.rows("vocabulary"):
        known.setdefault(row.cells["field"], set()).add(row.cells["code"])
    for (name, column), words in CODED.items():
        for row in record.rows(name):
            code = row.cells.get(column, "")
            if code and code not in known.get(words, ()):
                near = difflib.get_close_matches(code, sorted(known.get(words, ())), n=1)
                hint = f"Did you mean {near[0]!r}? If not, add" if near else "Correct it, or add"
                message = f"{code!r} is no {words} of vocabulary.csv. {hint} it there with its three labels."
                yield record.tables[name].problem(row, column, message)


@needs()
def dates(record: Record) -> Iterator[Problem]:
    """Every date can be read."""
    for name, columns in DATES.items():
        for row in record.rows(name):
            for column in columns.split():
                try:
                    bounds(row.cells.get(column, ""))
                except ValueError as error:
                    yield record.tables[name].problem(row, column, f"{error}.")


@needs()
def foreign_keys(record: Record) -> Iterator[Problem]:
    """Every reference that the schema declares is to a row that exists.

    Not left to frictionless, which reads the other table again for each reference and cannot tell a former id.
    """
    former = {row.cells.get("old_id"): row.cells.get("instrument_id") for row in record.rows("aliases")}
    for table in record.tables.values():
        for key in table.schema.get("foreignKeys", ()):
            columns, targets = listed(key["fields"]), listed(key["reference"]["fields"])
            other = record.tables.get(key["reference"]["resource"] or table.name)
            if not other or not set(targets) <= set(other.columns) or not set(columns) <= set(table.columns):
                continue
            known = {tuple(row.cells[target] for target in targets) for row in other.rows}
            for row in table.rows:
                cells = tuple(row.cells[column] for column in columns)
                if any(cells) and cells not in known:
                    now = former.get(cells[0]) if other.name == "instruments" else None
                    message = f"{', '.join(cells)!r} stands in no row of {other.file}. "
                    message += f"It is a former id: write {now!r}." if now else "Correct it, or add that row."
                    yield table.problem(row, columns[0], message)


@needs(instruments="instrument_id")
def lists(record: Record) -> Iterator[Problem]:
    """Every id in a list of ids exists."""
    ids = {row.cells["instrument_id"] for row in record.rows("instruments")}
    for name, column in LISTS.items():
        for row in record.rows(name):
            gone = [one for one in row.cells.get(column, "").split() if one not in ids]
            if gone:
                message = f"{', '.join(gone)} stands in no row of instruments.csv. Correct it, with blanks between ids."
                yield record.tables[name].problem(row, column, message)


@needs(instruments="instrument_id", aliases="old_id")
def aliases(record: Record) -> Iterator[Problem]:
    """A former id is nobody's id now."""
    ids = {row.cells["instrument_id"] for row in record.rows("instruments")}
    for row in record.rows("aliases"):
        if row.cells["old_id"] in ids:
            message = f"{row.cells['old_id']!r} is the id of an instrument, so it is no former id. Take the alias out."
            yield record.tables["aliases"].problem(row, "old_id", message)


@needs(evidence="table key field", disagreements="table key field")
def facts(record: Record) -> Iterator[Problem]:
    """Evidence and disagreements name a table, a row and a column that exist."""
    names = {
        table.name: {table.name_of(row.cells) for row in table.rows}
        for table in record.tables.values()
        if set(table.names) <= set(table.columns)
    }
    for name in ("evidence", "disagreements"):
        table = record.tables[name]
        for row in table.rows:
            other, key, column = (row.cells[part] for part in ("table", "key", "field"))
            if other and other not in record.described:
                yield table.problem(row, "table", f"{other!r} is no table of datapackage.json. Write its name there.")
            elif other in names:
                if key and key not in names[other]:
                    columns = "/".join(record.tables[other].names)
                    message = f"{key!r} stands in no row of {record.tables[other].file}. Write its {columns}."
                    yield table.problem(row, "key", message)
                if column and column not in record.described[other]:
                    message = f"{column!r} is no column of {record.tables[other].file}. Correct it."
                    yield table.problem(row, "field", message)


@needs(sources="url")
def addresses(record: Record) -> Iterator[Problem]:
    """A page stands once among the sources, however its address is written."""
    seen: dict[str, tuple[int, str]] = {}
    for row in record.rows("sources"):
        url = row.cells["url"]
        plain = url.partition("://")[2].removeprefix("www.").rstrip("/")
        line, before = seen.setdefault(plain, (row.line, url))
        if line != row.line and plain:
            message = f"{url!r} is the page of row {line}" + ("" if before == url else f", {before!r}")
            yield record.tables["sources"].problem(row, "url", f"{message}. Merge the two sources.")


RULES = (codes, dates, foreign_keys, lists, aliases, facts, addresses)
