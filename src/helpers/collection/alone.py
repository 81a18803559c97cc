"""One run at a time in a folder: a lock that the system lets go when its holder dies."""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from helpers.collection.place import InputError

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None
    import msvcrt


@contextlib.contextmanager
def alone(path: Path) -> Iterator[None]:
    """Hold the lock of a file while the block runs.

    Raises
    ------
    InputError
        If another process holds it.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(path, os.O_RDWR | os.O_CREAT)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB) if fcntl else msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except (BlockingIOError, PermissionError):
            raise InputError("Another run is publishing in this folder. Wait until it has ended.") from None
        except OSError:
            pass  # where the file system knows no locks, go on without
        yield
    finally:
        os.close(handle)
