"""The files as they are: encoding, header, the form of cells, the order of rows."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from helpers.validation.tables import Problem, Row, Table

#: A spreadsheet takes a cell that begins so for a formula.
FORMULA = ("=", "+", "-", "@", "\t")


def read(path: Path, file: str, resource: dict) -> tuple[Table | None, list[Problem]]:
    """Read a table, and say what is wrong with the file, its header and the form of its cells.

    Parameters
    ----------
    path, file
        Where it stands, and how a message calls it.
    resource
        Its entry in ``datapackage.json``.

    Returns
    -------
    tuple
        The table, None if it cannot be read at all, and the problems.
    """
    if not path.is_file():
        return None, [Problem(file, None, "", "no such file, though datapackage.json names it. Put it back.")]
    content = path.read_bytes()
    problems = list(_encoding(content, file))
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return None, problems
    reader = csv.reader(io.StringIO(content.decode("utf-8-sig", errors="replace"), newline=""), strict=True)
    records, lines, line = [], [], 1
    try:
        for record in reader:
            if any(record):
                records.append(record)
                lines.append(line)
            else:
                problems.append(Problem(file, line, "", "is blank. Take the line out."))
            line = reader.line_num + 1
    except csv.Error as error:
        message = f"is no CSV from here on ({error}). Look for a quotation mark without its pair."
        return None, [*problems, Problem(file, line, "", message)]
    if not records:
        return None, [*problems, Problem(file, None, "", "is empty; not even the header is left. Restore it.")]
    header = records[0]
    problems += _header(header, file, resource)
    rows = [
        Row(line, dict(zip(header, [*record, *[""] * (len(header) - len(record))], strict=False)))
        for line, record in zip(lines[1:], records[1:], strict=True)
    ]
    table = Table(resource["name"], file, resource["schema"], tuple(header), rows, records)
    return table, [*problems, *_cells(table), *_sorted(table)]


def _encoding(content: bytes, file: str) -> Iterator[Problem]:
    save = "Save the file as UTF-8 without a byte order mark, lines ended by LF."
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        yield Problem(file, 1, "", f"is UTF-16, not UTF-8. {save}")
        return
    if content.startswith(b"\xef\xbb\xbf"):
        yield Problem(file, 1, "", f"begins with a byte order mark. {save}")
    returns = content.count(b"\r")
    if returns:
        line = content[: content.index(b"\r")].count(b"\n") + 1
        yield Problem(file, line, "", f"ends with a carriage return (CR or CRLF), as {returns} lines do. {save}")


def _header(header: list[str], file: str, resource: dict) -> Iterator[Problem]:
    named = [column["name"] for column in resource["schema"]["fields"]]
    for column in named:
        if column not in header:
            yield Problem(file, 1, column, "is missing, though datapackage.json names it. Put the column back.")
    for place, column in enumerate(header):
        if column in header[:place]:
            yield Problem(file, 1, column, "stands twice in the header. Take one column out.")
        elif "\ufffd" in column:
            yield Problem(file, 1, column, "cannot be read as UTF-8. Restore the name and save the file as UTF-8.")
        elif column not in named:
            yield Problem(file, 1, column or "(blank)", "is not in datapackage.json. Describe it, or take it out.")
    if sorted(header) == sorted(named) and header != named:
        yield Problem(file, 1, "", f"columns stand in another order than in datapackage.json: {', '.join(named)}.")


def _cells(table: Table) -> Iterator[Problem]:
    numbers = {column["name"] for column in table.schema["fields"] if column.get("type") in ("integer", "number")}
    unread = []
    for row in table.rows:
        for column, cell in row.cells.items():
            if "\ufffd" in cell:
                unread.append((row, column))
            elif cell.startswith(FORMULA) and not (column in numbers and _is_number(cell)):
                message = f"{cell[:40]!r} is a formula to a spreadsheet. Begin the cell with another character."
                yield table.problem(row, column, message)
            elif cell != cell.strip():
                yield table.problem(row, column, f"{cell[:40]!r} begins or ends with a blank. Take it out.")
    for row, column in unread[:1]:
        more = f", nor can {len(unread) - 1} other cells" if unread[1:] else ""
        yield table.problem(row, column, f"cannot be read as UTF-8{more}. Restore the cell and save the file as UTF-8.")


def _is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True


def _sorted(table: Table) -> Iterator[Problem]:
    def order(row: Row) -> list[str]:
        cells = [row.cells.get(column, "") for column in table.names]
        # The states of the study come first, as they do in every figure and table.
        return [str(row.cells.get("of_the_twelve") != "yes"), *cells] if table.name == "states" else cells

    if not set(table.names) <= set(table.columns):
        return
    late = [row for before, row in zip(table.rows, table.rows[1:], strict=False) if order(row) < order(before)]
    for row in late[:1]:
        more = f" ({len(late) - 1} other rows too)" if late[1:] else ""
        message = f"comes before the row above it{more}. Sort by {', '.join(table.names)}."
        yield table.problem(row, table.names[0], message)
