"""The ledger of claims: every sentence with its verdict, where it is said and all together."""

import importlib
import pkgutil
from collections.abc import Callable
from inspect import isfunction
from pathlib import PurePath

import pandas as pd

from helpers.claims.language import CheckError, Verdict, judge
from helpers.dataset import Dataset

#: Modules of this package that hold no quantities.
OWN = ("language", "ledger", "words")


def quantities() -> dict[str, Callable]:
    """Every quantity by its name: the public functions of the modules beside this one.

    Raises
    ------
    CheckError
        If two modules have a quantity of one name.
    """
    package = importlib.import_module("helpers.claims")
    found: dict[str, Callable] = {}
    for part in pkgutil.iter_modules(package.__path__):
        if part.name in OWN:
            continue
        module = importlib.import_module(f"helpers.claims.{part.name}")
        for name, thing in vars(module).items():
            if isfunction(thing) and thing.__module__ == module.__name__ and not name.startswith("_"):
                if name in found:
                    raise CheckError(f"two quantities are called {name!r}: rename that of {module.__name__}")
                found[name] = thing
    return found


def judged(dataset: Dataset, *, notebook: str | None = None) -> pd.DataFrame:
    """The claims of the study, or of one notebook, with what the data say today.

    Returns
    -------
    pandas.DataFrame
        Rows of ``study_claims.csv`` with ``found`` (holds, undecided, fails) and ``values``, the comparison in numbers.

    Raises
    ------
    CheckError
        If a check cannot be read or run, or names a quantity that no module has, or the notebook has no claims.
    """
    table = dataset.study_claims
    if notebook is not None:
        table = table[table["notebook"] == PurePath(notebook).name.removesuffix(".ipynb")]
        if table.empty:
            known = ", ".join(sorted(dataset.study_claims["notebook"].unique()))
            raise CheckError(f"{notebook} has no claims. Those that have: {known}.")
    verdicts = [_verdict(dataset, row.claim_id, row.check) for row in table.itertuples()]
    found = pd.DataFrame(verdicts, table.index, columns=["found", "values"])
    return pd.concat([table, found], axis=1).reset_index(drop=True)


def say(dataset: Dataset, *claims: str) -> None:
    """Show claims where they are said: each sentence, its verdict, and the numbers behind it.

    Raises
    ------
    CheckError
        If the ledger has no such claim, or its check cannot be run.
    """
    from IPython.display import Markdown, display

    table = dataset.study_claims.set_index("claim_id")
    lines = []
    for claim in claims:
        if claim not in table.index:
            raise CheckError(f"study_claims.csv has no claim {claim!r}")
        verdict = _verdict(dataset, claim, table.at[claim, "check"])
        lines.append(f"- {table.at[claim, 'sentence']} *({verdict.verdict}: {verdict.values})*")
    display(Markdown("\n".join(lines)))


def report(dataset: Dataset, *, notebook: str | None = None) -> tuple[str, bool]:
    """All claims to read in a terminal, the worst last, and whether each gives the verdict that is printed."""
    table = judged(dataset, notebook=notebook)
    moved = table["found"] != table["verdict"]
    lines = []
    for found in ("holds", "undecided", "fails"):
        for row in table[table["found"] == found].itertuples():
            mark = f", and not {row.verdict} as printed" if row.found != row.verdict else ""
            lines += [f"{found}{mark}: {row.claim_id} ({row.notebook})", f"    {row.sentence}", f"    {row.values}"]
    counts = table["found"].value_counts()
    told = ", ".join(f"{counts.get(found, 0)} {word}" for found, word in
                     (("holds", "hold"), ("undecided", "undecided"), ("fails", "fail")))  # fmt: skip
    return "\n".join([*lines, f"{len(table)} claims: {told}; {int(moved.sum())} moved"]), not moved.any()


def _verdict(dataset: Dataset, claim: str, check: str) -> Verdict:
    known = quantities()
    # A quantity may take seconds: asked once for a dataset, however many sentences rest on it.
    kept = dataset.__dict__.setdefault("_quantities", {})

    def quantity(name: str, *arguments: str | int | float) -> float | tuple[float, float] | None:
        if name not in known:
            raise CheckError(f"no quantity {name!r}; there are {', '.join(sorted(known))}")
        key = (name, arguments)
        try:
            if key not in kept:
                kept[key] = known[name](dataset, *arguments)
        except (ArithmeticError, LookupError, TypeError, ValueError) as error:
            # A state, column or number of arguments that is wrong is a mistake of whoever wrote the check.
            asked = f"{name}({', '.join(map(repr, arguments))})"
            reason = f"there is no {error}" if isinstance(error, KeyError) else error
            raise CheckError(f"{asked} gives no number: {reason}") from error
        return kept[key]

    try:
        return judge(check, quantity)
    except CheckError as error:
        raise CheckError(f"study_claims.csv, {claim}: {error}") from error.__cause__
