"""The commands of the study: ``python -m helpers reproduce``, and so on; ``--help`` names them all."""

import argparse
import os
import sys
from datetime import date

#: Exit status for a request that cannot be met.
BAD_INPUT = 2


def main(arguments: list[str] | None = None) -> int:
    """Run one command; its exit status."""
    for stream in (sys.stdout, sys.stderr):
        # A console of another alphabet shows a question mark rather than break off.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    options = _parser().parse_args(arguments)
    try:
        status = options.command(options)
        sys.stdout.flush()
        return status
    except ValueError as error:
        # What cannot be, in the request or in the data, is told in a sentence.
        print(error, file=sys.stderr)
        return BAD_INPUT
    except LookupError as error:
        # A label that the vocabulary lacks is told like that; a key or an index that fails is a fault of the program.
        if isinstance(error, KeyError | IndexError):
            raise
        print(error, file=sys.stderr)
        return BAD_INPUT
    except KeyboardInterrupt:
        print("Interrupted.", file=sys.stderr)
        return 130
    except BrokenPipeError:
        # The reader of a pipe, such as `head`, has seen enough; nothing is left for Python to flush at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python run.py", description="Agreements on migration among the CIS states.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    command = commands.add_parser("reproduce", help="run the notebooks and publish figures and tables")
    command.add_argument("notebooks", nargs="*", metavar="NOTEBOOK", help="all, unless some are named")
    command.set_defaults(command=_reproduce)

    command = commands.add_parser("tests", help="test helpers, facts, notebooks and published files")
    command.set_defaults(command=_tests)

    command = commands.add_parser("verify", help="test the notebooks named and what they publish")
    command.add_argument("notebooks", nargs="+", metavar="NOTEBOOK")
    command.set_defaults(command=_verify)

    command = commands.add_parser("validate", help="check the dataset")
    command.add_argument("folder", nargs="?", help="of a dataset of the same tables; data/ by default")
    command.set_defaults(command=_validate)

    command = commands.add_parser("coverage", help="how much of the record is known, and what is missing")
    command.set_defaults(command=_coverage)

    command = commands.add_parser("claims", help="every sentence with a number, and whether it holds")
    command.add_argument("notebook", nargs="?", metavar="NOTEBOOK", help="such as 04_network; all, unless one is named")
    command.set_defaults(command=_claims)

    command = commands.add_parser("explain", help="what binds two states on a day, by which rule and source")
    command.add_argument("states", nargs=2, metavar="STATE", type=str.upper, help="ISO 3166 code, such as KAZ")
    command.add_argument("--on", required=True, metavar="DATE", type=_day, help="such as 2020-06-01")
    command.set_defaults(command=_explain)
    return parser


def _day(text: str) -> str:
    try:
        # Python reads 20200601 and 2020-W23-1 too: forms that no table of the study has.
        if date.fromisoformat(text).isoformat() != text:
            raise ValueError
        return text
    except ValueError:
        raise argparse.ArgumentTypeError(f"'{text}' is no day of the calendar written as YYYY-MM-DD") from None


def _reproduce(options: argparse.Namespace) -> int:
    from helpers.collection import reproduce

    return reproduce(options.notebooks or None)


def _tests(options: argparse.Namespace) -> int:
    from helpers.collection import tests

    return tests()


def _verify(options: argparse.Namespace) -> int:
    from helpers.collection import verify

    return verify(options.notebooks)


def _validate(options: argparse.Namespace) -> int:
    from helpers.paths import DATA
    from helpers.validation import main as validate

    return validate(options.folder or DATA)


def _coverage(options: argparse.Namespace) -> int:
    from helpers.coverage import report
    from helpers.dataset import load

    print(report(load()))
    return 0


def _claims(options: argparse.Namespace) -> int:
    from helpers.claims import report
    from helpers.dataset import load

    text, sound = report(load(), notebook=options.notebook)
    print(text)
    return 0 if sound else 1


def _explain(options: argparse.Namespace) -> int:
    from helpers.dataset import TWELVE, load
    from helpers.labels import state_name
    from helpers.provenance import explain_text

    dataset = load()
    for state in options.states:
        if state not in set(dataset.states["state"]):
            twelve = ", ".join(f"{code} {state_name(dataset, code, 'en')}" for code in TWELVE)
            raise ValueError(
                f"{state!r} is no state of the dataset. The twelve are {twelve}; states.csv has the others."
            )
    print(explain_text(dataset, *options.states, on=options.on))
    return 0


if __name__ == "__main__":
    sys.exit(main())
