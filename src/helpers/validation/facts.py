"""What stands behind a fact, and what two facts cannot both be."""

from collections.abc import Iterator
from datetime import date

import networkx as nx

from helpers.status.steps import RANK
from helpers.validation.codes import DATES
from helpers.validation.order import SECOND, acts, before, code, readings, span, words
from helpers.validation.tables import Problem, Record, needs

#: Columns of instruments.csv that need a source of their own where they are filled.
SOURCED = ("concluded", "entry_into_force", "ended")

#: Programmes are adopted for years to come.
AHEAD = {"applies_from", "applies_until"}

#: What only an instrument that was adopted can see.
OF_FORCE = {event for event, rank in RANK.items() if rank > 0} - {"reservation", "refusal"}

#: An instrument that changes or replaces another cannot, through others, be changed or replaced by it.
LINEAGE = {"supersedes", "amends", "protocol_to"}


@needs(
    evidence="table key field",
    events="event_id",
    instruments=f"instrument_id {' '.join(SOURCED)}",
    memberships="organisation state from",
)
def evidence(record: Record) -> Iterator[Problem]:
    """Every step, every date of an instrument and every membership has a source."""
    shown = {(row.cells["table"], row.cells["key"], row.cells["field"]) for row in record.rows("evidence")}
    rows_shown = {fact[:2] for fact in shown}
    for name, column in (("events", "date"), ("memberships", "from")):
        table = record.tables[name]
        for row in table.rows:
            key = table.name_of(row.cells)
            if (name, key) not in rows_shown:
                yield table.problem(row, column, f"no row of evidence.csv supports {key!r}. Add its source.")
    for row in record.rows("instruments"):
        for column in SOURCED:
            if row.cells[column] and ("instruments", row.cells["instrument_id"], column) not in shown:
                message = f"no row of evidence.csv supports {column} {row.cells[column]}. Add its source."
                yield record.tables["instruments"].problem(row, column, message)


@needs()
def record_day(record: Record) -> Iterator[Problem]:
    """No date after the last day of the record."""
    last = record.as_of or date.max
    for name, columns in {**DATES, "sources": "accessed"}.items():
        for row in record.rows(name):
            for column in columns.split():
                cell = row.cells.get(column, "")
                if column not in AHEAD and span(cell)[0] > last:
                    message = f"{cell} comes after the last day of the record, {last} (as_of). Correct one of the two."
                    yield record.tables[name].problem(row, column, message)


@needs(events="instrument_id event act_id", instruments="instrument_id legal_form stage entry_into_force")
def kinds(record: Record) -> Iterator[Problem]:
    """A step fits the kind of its instrument: drafts bind nobody, national acts are only adopted."""
    table, instruments = record.tables["events"], acts(record)
    for row in table.rows:
        event, instrument = row.cells["event"], instruments.get(row.cells["instrument_id"])
        form = code(instruments.get(row.cells["act_id"]), "legal_form")
        if form not in ("", "national_act"):
            message = f"{row.cells['act_id']!r} is no national act ({words(form)}). Name the act, or leave it blank."
            yield table.problem(row, "act_id", message)
        if code(instrument, "legal_form") == "national_act" and event != "adoption":
            message = f"{words(event)} of a national act, which is only adopted. Give it to the instrument meant."
            yield table.problem(row, "event", message)
        elif code(instrument, "stage") == "draft" and event in OF_FORCE:
            message = f"{words(event)} of a draft, which binds nobody. Correct the step, or the instrument's stage."
            yield table.problem(row, "event", message)
    for row in record.rows("instruments"):
        day = row.cells["entry_into_force"]
        if row.cells["stage"] == "draft" and day:
            message = f"entry into force {day} of a draft, which binds nobody. Correct one of them."
            yield record.tables["instruments"].problem(row, "entry_into_force", message)


@needs(instruments="instrument_id force_rule force_n")
def force(record: Record) -> Iterator[Problem]:
    """The number of deposits stands where the rule of force counts them."""
    for row in record.rows("instruments"):
        rule, number = row.cells["force_rule"], row.cells["force_n"]
        if rule == "nth_deposit" and not number:
            message = "is blank under nth_deposit. Give the number of deposits, or write unknown as the rule."
        elif number and rule not in ("nth_deposit", "signature_or_notification"):
            message = f"{number} deposits under the rule {rule}, which counts none. Correct one of them."
        else:
            continue
        yield record.tables["instruments"].problem(row, "force_n", message)


@needs(relations="instrument_id relation target_id", instruments="instrument_id scope concluded", disagreements=SECOND)
def relations(record: Record) -> Iterator[Problem]:
    """A link goes from the later act to another, earlier one, and never round in a circle."""
    table, instruments = record.tables["relations"], acts(record)
    concluded = readings(record, "instruments", "concluded")
    lineage, rows = nx.DiGraph(), {}
    for row in table.rows:
        one, relation, other = (row.cells[column] for column in ("instrument_id", "relation", "target_id"))
        if one == other:
            yield table.problem(row, "target_id", f"{one!r} {words(relation)} itself. Name the other act.")
        elif one in instruments and other in instruments:
            if before(concluded(instruments[one]), concluded(instruments[other])):
                days = " is later than ".join(instruments[act].cells["concluded"] for act in (other, one))
                message = f"{days}: the later act has the link. Turn it, or correct a date."
                yield table.problem(row, "target_id", message)
            # A bilateral protocol may carry out a multilateral agreement; a family does not cross the two.
            if relation in LINEAGE and (
                relation == "supersedes" or instruments[one].cells["scope"] == instruments[other].cells["scope"]
            ):
                lineage.add_edge(one, other)
                rows.setdefault((one, other), row)
    for circle in sorted(sorted(part) for part in nx.strongly_connected_components(lineage) if len(part) > 1):
        edges = nx.find_cycle(nx.DiGraph(sorted(lineage.subgraph(circle).edges)))
        row = max((rows[edge] for edge in edges), key=lambda row: row.line)
        way = " -> ".join([*(edge[0] for edge in edges), edges[0][0]])
        yield table.problem(row, "target_id", f"closes a circle: {way}. One of these links is wrong.")


RULES = (evidence, record_day, kinds, force, relations)
