"""Legal order: no step certainly before what it presupposes, and none that cannot be.

An uncertain date is a set of days, and a second reading in disagreements.csv adds the days of its own. A rule is broken
only if every day of one set comes before every day of the other.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache

from helpers.dates import bounds
from helpers.status.steps import CONSENT, RANK
from helpers.validation.tables import Problem, Record, Row, needs

#: Steps that presuppose those of a lower rank. Accession and succession presuppose none: they need no signature.
CHAIN = {"signature", *CONSENT, "entry_into_force", "denunciation", "withdrawal_notice", "withdrawal"}
FREE = {"accession", "succession"}

#: Rules of force under which a signature is enough: a state approves later, if at all.
BY_SIGNATURE = {"on_signature", "signature_or_notification"}

#: A state may authorise a signature by its own act before the instrument is concluded.
AUTHORISING = {"adoption"}

CHECK = "Check the source, or record the second reading in disagreements.csv."
STEP = "event_id instrument_id state event date towards"
SECOND = "table key field value"


@cache
def span(text: str) -> tuple[date, date]:
    """Earliest and latest day of a date, all days if it is open, unknown or unreadable."""
    try:
        low, high = bounds(text)
    except ValueError:
        low = high = None
    return low or date.min, high or date.max


def before(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether one date certainly comes before another, on every reading of both."""
    return max(span(text)[1] for text in one) < min(span(text)[0] for text in other)


def readings(record: Record, name: str, column: str) -> Callable[[Row], tuple[str, ...]]:
    """How to read a date of a row: the cell, and what disagreements.csv has beside it."""
    second = defaultdict(list)
    for row in record.rows("disagreements"):
        if (row.cells["table"], row.cells["field"]) == (name, column):
            second[row.cells["key"]].append(row.cells["value"])
    table = record.tables.get(name)
    return lambda row: (row.cells.get(column, ""), *second.get(table.name_of(row.cells), ()))


def _steps(record: Record) -> dict[tuple[str, str], dict[str, list[Row]]]:
    """Rows of events by instrument and state, then by event."""
    steps: dict[tuple[str, str], dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for row in record.rows("events"):
        steps[row.cells["instrument_id"], row.cells["state"]][row.cells["event"]].append(row)
    return steps


def acts(record: Record) -> dict[str, Row]:
    """Instruments by id."""
    return {row.cells["instrument_id"]: row for row in record.rows("instruments")}


def code(row: Row | None, column: str) -> str:
    """A cell, blank if there is no such row."""
    return row.cells[column] if row else ""


def words(code: str) -> str:
    """A code as a sentence has it."""
    return code.replace("_", " ")


@needs(events=STEP, instruments="instrument_id force_rule", disagreements=SECOND)
def chain(record: Record) -> Iterator[Problem]:
    """A step does not come before those that it presupposes, the first of each, before the state joined anew."""
    table, instruments, days = record.tables["events"], acts(record), readings(record, "events", "date")
    for (instrument, _), events in _steps(record).items():
        anew = _anew(events, days)
        by_signature = code(instruments.get(instrument), "force_rule") in BY_SIGNATURE
        for later in (CHAIN & events.keys()) - FREE:
            presupposed = {event for event in CHAIN & events.keys() if RANK[event] < RANK[later]}
            if "signature" in events:
                presupposed -= FREE  # joining() judges an accession beside a signature
            if later == "entry_into_force" and by_signature:
                presupposed &= {"signature"}
            for row in events[later]:
                found = []
                for event in presupposed:
                    first = [one for one in events[event] if _same_side(one, row) and not _follows(one, anew, days)]
                    if first and all(before(days(row), days(one)) for one in first):
                        found.append((RANK[event], event, min(one.cells["date"] for one in first)))
                if found:
                    _, event, day = max(found)
                    message = f"{words(later)} {row.cells['date']} comes before {words(event)} {day}. {CHECK}"
                    yield table.problem(row, "date", message)


def _anew(events: dict[str, list[Row]], days: Callable) -> list[Row]:
    """Accessions of a state that certainly follow its withdrawal: it came back, its old signature notwithstanding."""
    return [
        row
        for event in FREE & events.keys()
        for row in events[event]
        if any(before(days(one), days(row)) for one in events.get("withdrawal", []))
    ]


def _follows(row: Row, anew: list[Row], days: Callable) -> bool:
    return any(row is one or before(days(one), days(row)) for one in anew)


def _same_side(one: Row, other: Row) -> bool:
    return one.cells["towards"] in ("", other.cells["towards"]) or not other.cells["towards"]


@needs(events=STEP, instruments="instrument_id scope concluded entry_into_force", disagreements=SECOND)
def conclusion(record: Record) -> Iterator[Problem]:
    """No step before the instrument is concluded, no state bound before it is in force, none unbound after."""
    table, instruments, days = record.tables["events"], acts(record), readings(record, "events", "date")
    concluded, general = (readings(record, "instruments", column) for column in ("concluded", "entry_into_force"))
    for row in table.rows:
        event, instrument = row.cells["event"], instruments.get(row.cells["instrument_id"])
        if not instrument:
            continue
        step = f"{words(event)} {row.cells['date']} comes before"
        if event not in AUTHORISING and before(days(row), concluded(instrument)):
            day = instrument.cells["concluded"]
            yield table.problem(row, "date", f"{step} the conclusion of the instrument {day}. {CHECK}")
        elif event == "entry_into_force" and before(days(row), general(instrument)):
            day = instrument.cells["entry_into_force"]
            yield table.problem(row, "date", f"{step} the general entry into force {day}. {CHECK}")
        elif (
            event == "seen_not_in_force"
            and instrument.cells["scope"] == "bilateral"
            and before(general(instrument), days(row))
        ):
            day = instrument.cells["entry_into_force"]
            message = f"seen not in force {row.cells['date']} comes after the entry into force {day}. {CHECK}"
            yield table.problem(row, "date", message)


@needs(disagreements=SECOND)
def periods(record: Record) -> Iterator[Problem]:
    """What begins does so before it ends."""
    for name, first, last in (
        ("instruments", "concluded", "entry_into_force"),
        ("instruments", "concluded", "ended"),
        ("instruments", "applies_from", "applies_until"),
        ("memberships", "from", "to"),
    ):
        begins, ends = readings(record, name, first), readings(record, name, last)
        for row in record.rows(name):
            if before(ends(row), begins(row)):
                message = f"{words(last)} {row.cells[last]} comes before {words(first)} {row.cells[first]}. {CHECK}"
                yield record.tables[name].problem(row, last, message)


@needs(events=STEP, instruments="instrument_id concluded", disagreements=SECOND)
def joining(record: Record) -> Iterator[Problem]:
    """A state joins an instrument in one way, and does not leave a blank line where it signed."""
    table, instruments, days = record.tables["events"], acts(record), readings(record, "events", "date")
    concluded = readings(record, "instruments", "concluded")
    for (instrument, _), events in _steps(record).items():
        signed = events.get("signature", [])
        for row in events.get("accession", []) if signed else []:
            if row not in _anew(events, days):
                message = f"accession beside a signature (row {signed[0].line}): who has signed ratifies. {CHECK}"
                yield table.problem(row, "event", message)
        for row in events.get("not_signed", []) if signed else []:
            day = days(row)
            if day == ("",) and instrument in instruments:
                day = concluded(instruments[instrument])
            # What was open for signature may have been signed on a later day.
            if not any(before(day, days(one)) for one in signed):
                message = f"not signed beside a signature (row {signed[0].line}). {CHECK}"
                yield table.problem(row, "event", message)
        for row in events.get("resumption", []):
            stopped = [one for one in events.get("suspension", []) if _same_side(one, row)]
            if all(before(days(row), days(one)) for one in stopped):
                message = f"resumption {row.cells['date']} without a suspension before it. {CHECK}"
                yield table.problem(row, "event", message)


@needs(events=STEP, instruments="instrument_id scope", states="state since of_the_twelve", disagreements=SECOND)
def states(record: Record) -> Iterator[Problem]:
    """A state acts once it can, and a bilateral instrument has two sides."""
    known = {row.cells["state"]: row.cells for row in record.rows("states")}
    table, instruments, days = record.tables["events"], acts(record), readings(record, "events", "date")
    sides: dict[str, set[str]] = defaultdict(set)
    for row in table.rows:
        cells, state = row.cells, known.get(row.cells["state"])
        if not state:
            continue
        if before(days(row), (state["since"],)):
            step = f"{words(cells['event'])} {cells['date']}"
            message = f"{step} comes before {cells['state']} could act ({state['since']}). {CHECK}"
            yield table.problem(row, "date", message)
        if code(instruments.get(cells["instrument_id"]), "scope") != "bilateral":
            continue
        # Third states may act as one side, such as Benelux.
        side, one = sides[cells["instrument_id"]], cells["state"] if state["of_the_twelve"] == "yes" else "third states"
        if len(side) == 2 and one not in side:
            message = f"is a third side of a bilateral instrument, beside {', '.join(sorted(side))}."
            yield table.problem(row, "state", f"{message} Correct the state, or the scope of the instrument.")
        else:
            side.add(one)


@needs(events=STEP, instruments="instrument_id scope entry_into_force", disagreements=SECOND)
def force_of_both(record: Record) -> Iterator[Problem]:
    """A bilateral instrument enters into force for both sides on one day, the general one."""
    table, instruments, days = record.tables["events"], acts(record), readings(record, "events", "date")
    general, first = readings(record, "instruments", "entry_into_force"), {}
    for row in table.rows:
        instrument = instruments.get(row.cells["instrument_id"])
        if row.cells["event"] != "entry_into_force" or code(instrument, "scope") != "bilateral":
            continue
        known = first.setdefault(row.cells["instrument_id"], days(row))
        both = general(instrument) if instrument.cells["entry_into_force"] else known
        # What comes before the general day conclusion() has named.
        if before(both, days(row)) or (both is known and before(days(row), both)):
            told = f"entry into force {row.cells['date']} is not that of both sides, {both[0]}"
            yield table.problem(row, "date", f"{told}. {CHECK}")


RULES = (chain, conclusion, periods, joining, states, force_of_both)
