"""Types, constraints and keys, by frictionless: what ``datapackage.json`` says of each column."""

from collections.abc import Iterator
from pathlib import Path

from frictionless import FrictionlessException, Package, Schema, errors
from frictionless.resources import TableResource

from helpers.dataset import DatasetError, package
from helpers.dates import day
from helpers.validation.tables import Problem, Record, Row, Table, listed

FILE = "datapackage.json"

#: A study of other agreements has no paper to check.
OPTIONAL = {"paper_claims"}

#: Frictionless raises these too; files.py reads the header and says it in the words of the dataset.
HEADER = (errors.HeaderError, errors.LabelError)


def describe(folder: Path, needed: list[dict[str, str]]) -> tuple[dict, list[Problem]]:
    """Read ``datapackage.json`` and judge it.

    Parameters
    ----------
    folder
        Where it stands.
    needed
        What the rules read, each ``{table: "column column"}``.

    Returns
    -------
    tuple
        The description with only those resources that can be read, and the problems.
    """
    file = f"{folder.name}/{FILE}"
    try:
        description = package(folder)
    except DatasetError as error:
        return {"resources": []}, [Problem(file, None, "", f"cannot be read: {str(error).partition(': ')[2]}.")]
    if not isinstance(description, dict):
        return {"resources": []}, [Problem(file, None, "", "is no description of a data package: it holds no object.")]
    problems = [Problem(file, None, "", f"{note}. See specs.frictionlessdata.io.") for note in _notes(description)]
    if not description.get("version"):
        problems.append(Problem(file, None, "version", "is missing. Give the version of the dataset, such as 0.1.0."))
    try:
        description["as_of"] = day(str(description.get("as_of"))).date()
    except ValueError:
        message = "the last day of the record is missing or no day. Write it as 2026-11-22."
        problems.append(Problem(file, None, "as_of", message))
        description["as_of"] = None
    resources = description.get("resources")
    resources = resources if isinstance(resources, list) else []
    for number, resource in enumerate(resources, 1):
        if not _is_table(resource):
            message = f"number {number} needs a name, a path, and a schema of named fields and keys. Describe it."
            problems.append(Problem(file, None, "resources", message))
    description["resources"] = [resource for resource in resources if _is_table(resource)]
    columns: dict[str, set[str]] = {}
    for needs in needed:
        for table, names in needs.items():
            columns.setdefault(table, set()).update(names.split())
    return description, [*problems, *_missing(description, columns, file), *_keys(description, columns, file)]


def check(record: Record) -> Iterator[Problem]:
    """What frictionless finds in the rows of each table, each cell once, in the words of the dataset."""
    for table in record.tables.values():
        fields = {column["name"]: column for column in table.schema["fields"]}
        # The header has been judged: what is missing or unknown must not keep frictionless from the other columns.
        schema = {
            "fields": [fields.get(name, {"name": name, "type": "any"}) for name in table.columns],
            "missingValues": table.schema.get("missingValues", [""]),
            "primaryKey": list(table.key) if set(table.key) <= set(table.columns) else [],
        }
        if len(set(table.columns)) < len(table.columns):
            continue  # frictionless cannot tell two columns of one name apart
        try:
            # A function, because frictionless copies data that it holds.
            resource = TableResource(
                name=table.name, data=lambda table=table: table.records, schema=Schema.from_descriptor(schema)
            )
            report = resource.validate(limit_errors=0)
        except FrictionlessException as error:
            message = f"cannot be judged by its schema ({_reasons(error)[0]}). Mend the schema in {FILE}."
            yield Problem(table.file, None, "", message)
            continue
        found = [_translate(error, table) for error in report.task.errors if not isinstance(error, HEADER)]
        yield from {problem[:3]: problem for problem in found}.values()


def _notes(description: dict) -> list[str]:
    try:
        Package.from_descriptor(description)
    except FrictionlessException as error:
        return _reasons(error)
    return []


def _reasons(error: FrictionlessException) -> list[str]:
    return sorted({reason.note for reason in error.reasons or [error.error]})


def _is_table(resource: dict) -> bool:
    try:
        schema = resource["schema"]
        names = [resource["name"], resource["path"], *(column["name"] for column in schema["fields"])]
        names += listed(schema.get("primaryKey", []))
        for key in schema.get("foreignKeys", []):
            names += [*listed(key["fields"]), *listed(key["reference"]["fields"]), key["reference"]["resource"]]
    except (AttributeError, KeyError, TypeError):
        return False
    return all(isinstance(name, str) for name in names)


def _columns(description: dict) -> dict[str, set[str]]:
    return {
        resource["name"]: {column["name"] for column in resource["schema"]["fields"]}
        for resource in description["resources"]
    }


def _missing(description: dict, needed: dict[str, set[str]], file: str) -> Iterator[Problem]:
    named = _columns(description)
    for table in sorted(needed.keys() - OPTIONAL - named.keys()):
        yield Problem(file, None, "", f"names no table {table!r} with a path and a schema. Describe it.")
    for table in sorted(needed.keys() & named.keys()):
        for column in sorted(needed[table] - named[table]):
            yield Problem(file, None, "", f"table {table!r} has no column {column!r}. Describe it.")


def _keys(description: dict, needed: dict[str, set[str]], file: str) -> Iterator[Problem]:
    named = needed | _columns(description)
    for resource in description["resources"]:
        name, schema = resource["name"], resource["schema"]
        for column in schema["fields"]:
            # Frictionless takes it for any type; what reads the tables for the study asks for one.
            if "type" not in column:
                yield Problem(file, None, "", f"column {column['name']!r} of {name!r} has no type. Give it one.")
        if not schema.get("primaryKey"):
            yield Problem(
                file, None, "", f"table {name!r} has no primary key. Name the columns that tell its rows apart."
            )
        for key in schema.get("foreignKeys", ()):
            target, columns = key["reference"]["resource"] or name, listed(key["reference"]["fields"])
            if not set(columns) <= named.get(target, set()):
                message = (
                    f"table {name!r} refers to {', '.join(columns)} of {target!r}, which is not described. Correct it."
                )
                yield Problem(file, None, "", message)


def _translate(error: errors.RowError, table: Table) -> Problem:
    number = getattr(error, "row_number", None)
    if number is None:
        return Problem(table.file, None, "", error.message)
    # Frictionless counts records with the header as the first.
    row = table.rows[number - 2]
    column = getattr(error, "field_name", None) or ""
    cell = row.cells.get(column, "")
    match error:
        case errors.UniqueError():
            message = (
                f"{cell!r} stands in row {_earlier(table, row, (column,))} already. Merge the two, or correct one."
            )
        case errors.PrimaryKeyError():
            column = table.key[0]
            if not any(row.cells[name] for name in table.key):
                message = "the key is blank. Fill it in."
            else:
                key = ", ".join(row.cells[name] for name in table.key)
                line = _earlier(table, row, table.key)
                message = f"the key {key} stands in row {line} already. Merge the two, or correct one."
        case errors.TypeError():
            kind = next(field["type"] for field in table.schema["fields"] if field["name"] == column)
            message = f"{cell!r} is no {kind}. Correct it."
        case errors.ConstraintError() if "required" in error.note:
            message = "is blank, and must not be. Fill it in."
        case errors.ConstraintError():
            message = f"{cell!r} is not allowed: {error.note.replace(chr(34), '')}. Correct it."
        case errors.ExtraCellError():
            column, message = "", f"has more cells than the header ({len(table.columns)}). Look at its commas."
        case errors.MissingCellError():
            message = f"is missing: the row has fewer cells than the header ({len(table.columns)}). Look at its commas."
        case _:
            message = f"{error.message}."
    return table.problem(row, column, message)


def _earlier(table: Table, row: Row, columns: tuple[str, ...]) -> int:
    key = [row.cells[column] for column in columns]
    return next(other.line for other in table.rows if [other.cells[column] for column in columns] == key)
