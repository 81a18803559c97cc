"""Is the dataset what it says it is? Everything that is wrong, at once, and nothing written."""

import sys
from collections.abc import Iterator
from pathlib import Path

from helpers.paths import DATA
from helpers.validation import codes, facts, files, order, schema, tables
from helpers.validation.tables import Problem, Record

__all__ = ["Problem", "main", "validate"]


def validate(folder: Path | str = DATA) -> list[Problem]:
    """Everything that is wrong with the dataset of a folder.

    After a missing table or column, all is checked that does not need it.

    Parameters
    ----------
    folder
        Holds ``datapackage.json`` and the CSV files that it names.

    Returns
    -------
    list of Problem
        Sorted by file and row; empty if nothing is wrong.
    """
    return _judge(Path(folder))[0]


def main(folder: Path | str = DATA) -> int:
    """Print everything that is wrong with the dataset of a folder.

    Returns
    -------
    int
        The exit status: 0 if nothing is wrong, 1 otherwise.
    """
    problems, record = _judge(Path(folder))
    for problem in problems:
        # What a console has no letter for must not end the report.
        print(str(problem).encode(sys.stdout.encoding, "backslashreplace").decode(sys.stdout.encoding))
    read = len(record.tables)
    if problems:
        places = len({problem.file for problem in problems})
        found = f"{_count(len(problems), 'problem')} in {_count(places, 'file')}"
        print(f"{found}; {_count(read, 'table')} read, nothing written")
        return 1
    rows = sum(len(table.rows) for table in record.tables.values())
    print(f"{_count(read, 'table')}, {_count(rows, 'row')}: nothing wrong")
    return 0


def _judge(folder: Path) -> tuple[list[Problem], Record]:
    folder = folder.resolve()
    needed = [rule.needs for rule in (*codes.RULES, *order.RULES, *facts.RULES)]
    needed += [{table: column} for table, column in codes.CODED]
    needed += [codes.DATES, codes.LISTS]
    description, problems = schema.describe(folder, needed)
    record = Record({}, {table: () for columns in needed for table in columns}, description.get("as_of"))
    for resource in description["resources"]:
        file = f"{folder.name}/{resource['path']}"
        table, wrong = files.read(folder / resource["path"], file, resource)
        problems += wrong
        record.described[resource["name"]] = tuple(column["name"] for column in resource["schema"]["fields"])
        if table:
            record.tables[table.name] = table
    problems += _strangers(folder, description)
    # A cell whose form is wrong has one problem, named by whoever says most of it; rules come last.
    rules = (*order.RULES, *facts.RULES)
    for layer in (tables.apply(codes.RULES, record), schema.check(record), tables.apply(rules, record)):
        taken = {problem[:3] for problem in problems}
        problems += [problem for problem in layer if problem[:3] not in taken]
    return sorted(set(problems), key=lambda one: (one.file, one.row or 0, one.column, one.message)), record


def _strangers(folder: Path, description: dict) -> Iterator[Problem]:
    named = {(folder / resource["path"]).resolve() for resource in description["resources"]}
    for path in sorted(folder.rglob("*.csv")) if named else ():
        if path not in named:
            file = f"{folder.name}/{path.relative_to(folder).as_posix()}"
            yield Problem(file, None, "", "is no table of datapackage.json. Describe it there, or take it out.")


def _count(number: int, thing: str) -> str:
    return f"{number:,} {thing}" + ("" if number == 1 else "s")
