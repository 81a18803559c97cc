"""What comparing the outputs of cells leaves open: stored outputs, and the published files with their manifest."""

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from helpers.collection import manifest as listing
from helpers.collection import notebook as form
from helpers.collection.place import MANIFEST, InputError, Place
from helpers.compare import EXACT, difference


@dataclass(frozen=True)
class Check:
    """One thing that was looked at, and what is wrong with it, if anything."""

    subject: str
    problem: str = ""


def gate(place: Place, names: list[str], fresh: Path, *, everything: bool, exact: bool = EXACT) -> list[Check]:
    """Check notebooks and what they have published.

    Parameters
    ----------
    names
        The notebooks to check.
    fresh
        Folder into which they have just published anew, each in the folder of its name.
    everything
        Whether these are all notebooks, so that nothing may be published besides.
    exact
        As in :func:`helpers.compare.difference`.
    """
    study = place.study()
    checks = [check for name in names for check in _notebook(place, name, study)]
    try:
        manifest = listing.read(place)
    except InputError as error:
        return [*checks, Check(f"figures/{MANIFEST}", str(error))]
    for name in names:
        checks += _published(place, name, fresh / name, manifest, study["dataset"], exact=exact)
    if everything:
        checks += _strays(place, names, manifest)
    return checks


def _notebook(place: Place, name: str, study: dict[str, str]) -> Iterator[Check]:
    path = place.root / name
    try:
        notebook = form.read(path)
    except (ValueError, AttributeError) as error:
        yield Check(name, f"is no notebook: {error}")
        return
    # The last is where a kernel says that its cells stand: a number of the process is in it.
    private = (f"{place.root}{os.sep}", f"{sys.prefix}{os.sep}", "ipykernel_")
    problems = form.problems(notebook, study, private)
    if not problems and form.stored(notebook, path.stem, study) != path.read_bytes():
        problems = ["is not in the stored form (ids, metadata): `python run.py reproduce` writes it"]
    yield from [Check(name, problem) for problem in problems] or [Check(name)]


def _published(
    place: Place, notebook: str, fresh: Path, manifest: listing.Manifest, version: str, *, exact: bool
) -> Iterator[Check]:
    try:
        made = listing.made(fresh, notebook, version)
    except InputError as error:
        yield Check(notebook, str(error))
        return
    listed = {name: entry for name, entry in manifest.items() if entry["notebook"] == notebook}
    for name in sorted(made.keys() | listed.keys()):
        if name not in made:
            yield Check(f"figures/{MANIFEST}", f"lists {name}, which {notebook} no longer makes")
        elif name not in listed:
            yield Check(f"figures/{MANIFEST}", f"does not list {name}, which {notebook} makes")
        else:
            yield _entry(name, made[name], listed[name])
            for path in sorted(made[name]["files"].keys() | listed[name]["files"].keys()):
                yield _file(place, path, fresh, made[name], listed[name], exact=exact)


def _entry(name: str, made: dict, listed: dict) -> Check:
    keys = sorted(key for key in made.keys() | listed.keys() if key != "files" and made.get(key) != listed.get(key))
    problem = f"has another {' and '.join(keys)} for {name} than its notebook makes" if keys else ""
    return Check(f"figures/{MANIFEST}", problem)


def _file(place: Place, path: str, fresh: Path, made: dict, listed: dict, *, exact: bool) -> Check:
    subject = f"figures/{path}"
    if path not in made["files"]:
        return Check(subject, "is in the manifest, and its notebook no longer makes it")
    if path not in listed["files"]:
        return Check(subject, "is not in the manifest, and its notebook makes it")
    if listing.for_print(path):
        # Not kept in git: a fresh clone has only its digest, and an older copy may lie in the folder after a pull.
        same = made["files"][path] == listed["files"][path] or not exact
        return Check(subject, "" if same else "is made otherwise than the manifest says")
    if not (place.figures / path).exists():
        return Check(subject, "is in the manifest and not in the folder")
    published = (place.figures / path).read_bytes()
    if found := difference(path, (fresh / path).read_bytes(), published, exact=exact):
        return Check(subject, found)
    same = listing.digest(published) == listed["files"][path]
    return Check(subject, "" if same else "does not have the digest that the manifest gives")


def _strays(place: Place, names: list[str], manifest: listing.Manifest) -> Iterator[Check]:
    strays = set(listing.present(place)) - set(listing.files(manifest))
    for path in sorted(path for path in strays if not listing.for_print(path)):
        yield Check(f"figures/{path}", "is in the folder and not in the manifest")
    for name, entry in sorted(manifest.items()):
        if entry["notebook"] not in names:
            yield Check(f"figures/{MANIFEST}", f"lists {name} of {entry['notebook']}, which does not exist")
