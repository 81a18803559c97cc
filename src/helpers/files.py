"""Writing one file whole or not at all, and the names of what stands in a folder of published files."""

import os
from pathlib import Path

#: In a staging folder, what is known of each published thing beside its files.
ENTRIES = "entries"
#: In a figures folder, what is made for print and not kept in git.
PRINT = "print"

#: Ends the name of a file that is being written; one that is left over is nobody's.
UNFINISHED = ".part"


def write(path: Path, content: bytes) -> None:
    """Put a file in its place in one step, so that a kill leaves the old file or the new one.

    Raises
    ------
    OSError
        If it cannot be put there: on Windows, where another program has the old one open.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.{os.getpid()}{UNFINISHED}")
    try:
        part.write_bytes(content)
        os.replace(part, path)
    except OSError as error:
        # Whoever reads the message knows the file, and not the unfinished one beside it.
        raise OSError(error.errno, error.strerror, str(path)) from error
    finally:
        part.unlink(missing_ok=True)
