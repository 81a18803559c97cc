"""Running all notebooks, and replacing what is published only when every one has succeeded."""

import shutil
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from helpers import paths
from helpers.collection import manifest as listing
from helpers.collection import notebook as form
from helpers.collection.alone import alone
from helpers.collection.execution import Run, run_all
from helpers.collection.place import MANIFEST, InputError, Place
from helpers.files import UNFINISHED, write


@dataclass
class Written:
    """What one notebook's run has put in place."""

    files: int = 0
    new: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)

    def told(self) -> str:
        """How many of the files are new, changed and as before."""
        same = self.files - len(self.new) - len(self.changed)
        return f"{len(self.new)} new, {len(self.changed)} changed, {same} as before"


def reproduce(notebooks: Iterable[str | Path] | None = None, *, root: Path = paths.ROOT) -> int:
    """Run the notebooks and publish what they make.

    Parameters
    ----------
    notebooks
        Those to run; all in ``notebooks/`` by default. What the others have published stays.
    root
        Folder of the study.

    Returns
    -------
    int
        0; 1 if a notebook failed, two publish under one name, or something was edited meanwhile, and then nothing is
        published; 1 too if a file could not be replaced, and then those before it are; 130 if a person interrupted.

    Raises
    ------
    InputError
        If a notebook does not exist, or another run is publishing here.
    """
    place = Place(root)
    names, study = place.notebooks(notebooks), place.study()
    # A second run would sweep away what the first has made and not yet published.
    with alone(place.build.with_suffix(".lock")):
        return _publish(names, study, place, everything=notebooks is None)


def _publish(names: list[str], study: dict[str, str], place: Place, *, everything: bool) -> int:
    started = time.perf_counter()
    _sweep(place)
    staging = place.build / "staging"
    staging.mkdir(parents=True)
    try:
        runs = run_all(names, place, staging)
        failed = [run for run in runs if run.failure]
        for run in failed:
            print(f"{run.name}, {run.failure}")
        if failed:
            print(f"Nothing was published: {len(failed)} of {len(runs)} notebooks failed.")
            return 1
        _refuse_edits(runs, place, study)
        new = listing.joined([listing.made(run.staging, run.name, study["dataset"]) for run in runs])
        kept = {} if everything else _of_others(place, names)
        whole = listing.joined([kept, new])
        written: dict[str, Written] = {run.name: Written() for run in runs}
        removed: list[str] = []
        try:
            for run in runs:
                _put(run, written[run.name], new, place, study)
            _remove(place, whole, removed, everything=everything)
            write(place.manifest, listing.stored(whole))
        except OSError as error:
            raise InputError(_stopped(error, written, removed)) from None
    except InputError as error:
        print(error)
        return 1
    except KeyboardInterrupt:
        print("Interrupted. Every published file is whole; run it again to finish.")
        return 130
    finally:
        shutil.rmtree(place.build, ignore_errors=True)
    _summarise(runs, written, removed, time.perf_counter() - started)
    return 0


def _sweep(place: Place) -> None:
    """Remove what a killed run has left."""
    shutil.rmtree(place.build, ignore_errors=True)
    for folder in (place.figures, place.root / "notebooks"):
        for path in folder.rglob(f".*{UNFINISHED}"):
            path.unlink(missing_ok=True)


def _refuse_edits(runs: list[Run], place: Place, study: dict[str, str]) -> None:
    if place.study() != study:
        raise InputError("The tables changed while the notebooks ran, so nothing was published: run it again.")
    for run in runs:
        if (place.root / run.name).read_bytes() != run.original:
            raise InputError(f"{run.name} was edited while it ran, so nothing was published: run it again.")


def _of_others(place: Place, names: list[str]) -> listing.Manifest:
    if not place.manifest.exists():
        return {}
    existing = set(place.notebooks()) - set(names)
    return {name: entry for name, entry in listing.read(place).items() if entry["notebook"] in existing}


def _put(run: Run, written: Written, new: listing.Manifest, place: Place, study: dict[str, str]) -> None:
    """Put what a run has made in place, and note each file that is."""
    mine = {name: entry for name, entry in new.items() if entry["notebook"] == run.name}
    contents = {place.figures / path: (run.staging / path).read_bytes() for path in listing.files(mine)}
    contents[place.root / run.name] = form.stored(run.notebook, Path(run.name).stem, study)
    written.files = len(contents)
    for path, content in contents.items():
        before = path.read_bytes() if path.exists() else None
        if before != content:
            write(path, content)
            (written.new if before is None else written.changed).append(path.relative_to(place.root).as_posix())


def _remove(place: Place, whole: listing.Manifest, removed: list[str], *, everything: bool) -> None:
    """Remove files that no notebook makes any more, and note each that is."""
    if everything:
        candidates = listing.present(place)
    else:
        candidates = list(listing.files(listing.read(place))) if place.manifest.exists() else []
    for path in sorted(set(candidates) - set(listing.files(whole))):
        (place.figures / path).unlink(missing_ok=True)
        removed.append(path)


def _stopped(error: OSError, written: dict[str, Written], removed: list[str]) -> str:
    """What could not be replaced or removed, and what stands on the disk by then."""
    placed = sum(len(done.new) + len(done.changed) for done in written.values())
    return (
        f"{error.filename} could not be replaced or removed ({error.strerror}). Close it in every other program and "
        f"run it again. By now {placed} files are new or changed and {len(removed)} removed; the others, and "
        f"{MANIFEST}, are as before. Every file is whole."
    )


def _summarise(runs: list[Run], written: dict[str, Written], removed: list[str], seconds: float) -> None:
    width = max(len(run.name) for run in runs)
    for run in runs:
        done = written[run.name]
        print(f"{run.name:{width}}  {done.files:4d} files: {done.told()}  ({run.seconds:.1f} s)")
    whole = Written()
    for done in written.values():
        whole.files += done.files
        whole.new += done.new
        whole.changed += done.changed
    for path in sorted(whole.changed):
        print(f"  changed  {path}")
    for path in removed:
        print(f"  removed  figures/{path}")
    print(f"{whole.files} files: {whole.told()}, {len(removed)} removed, in {seconds:.1f} s.")
