"""The list of what is published: each figure and table with its files' digests, notebook, captions and sources."""

import hashlib
import json
from pathlib import Path

from helpers.collection.place import MANIFEST, InputError, Place
from helpers.files import ENTRIES, PRINT

#: What a figures folder holds; other files in it are none of ours.
PUBLISHED = frozenset({".csv", ".docx", ".pdf", ".png", ".svg", ".tex"})

#: By name of the figure or table.
Manifest = dict[str, dict]


def digest(content: bytes) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def made(staging: Path, notebook: str, version: str) -> Manifest:
    """What one notebook has published into its staging folder.

    Raises
    ------
    InputError
        If the folder holds a file that no call of ``outputs`` wrote.
    """
    entries = {}
    for sidecar in sorted((staging / ENTRIES).glob("*.json")):
        entry = json.loads(sidecar.read_text("utf-8"))
        entry["files"] = {path: digest((staging / path).read_bytes()) for path in entry["files"]}
        entries[sidecar.stem] = {**entry, "notebook": notebook, "dataset": version}
    listed = {path for entry in entries.values() for path in entry["files"]}
    for path in sorted(staging.rglob("*")):
        relative = path.relative_to(staging)
        if path.is_file() and relative.parts[0] != ENTRIES and relative.as_posix() not in listed:
            raise InputError(f"{notebook} wrote {relative.as_posix()} past helpers.outputs: publish it through there.")
    return entries


def joined(parts: list[Manifest]) -> Manifest:
    """One manifest of several.

    Raises
    ------
    InputError
        If two notebooks publish under one name.
    """
    whole: Manifest = {}
    for part in parts:
        for name, entry in part.items():
            if name in whole:
                other = whole[name]["notebook"]
                raise InputError(f"{other} and {entry['notebook']} both publish {name}: give one another name.")
            whole[name] = entry
    return whole


def read(place: Place) -> Manifest:
    """The manifest as it stands.

    Raises
    ------
    InputError
        If there is none, or it cannot be read.
    """
    try:
        return json.loads(place.manifest.read_text("utf-8"))
    except (OSError, ValueError) as error:
        reason = "there is none" if isinstance(error, FileNotFoundError) else str(error)
        raise InputError(f"figures/{MANIFEST}: {reason}. `python run.py reproduce` writes it.") from None


def stored(manifest: Manifest) -> bytes:
    """The bytes of the manifest."""
    return (json.dumps(manifest, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode("utf-8")


def files(manifest: Manifest) -> dict[str, str]:
    """Digest by path below the figures folder."""
    return {path: sha for entry in manifest.values() for path, sha in entry["files"].items()}


def present(place: Place) -> list[str]:
    """Published files that stand in the figures folder, listed or not."""
    found = (path for path in place.figures.rglob("*") if path.suffix in PUBLISHED and not path.name.startswith("."))
    return sorted(path.relative_to(place.figures).as_posix() for path in found)


def for_print(path: str) -> bool:
    """Whether a file is made for print and not kept in git."""
    return path.startswith(f"{PRINT}/")
