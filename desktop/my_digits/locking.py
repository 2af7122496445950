"""A lock between programs: of those that write one file, one at a time."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from core.checks import in_words
from core.types import UserError
from desktop.language import tr

PATIENCE = 10.0
"""Seconds to wait for another program, which needs a second or two for the largest file."""

_AGAIN = 0.005
"""Seconds between two attempts."""

if sys.platform == "win32":
    import msvcrt

    def _take(file: int) -> None:
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _take(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def locked(path: Path, patience: float = PATIENCE) -> Iterator[None]:
    """Hold the lock file ``path``, which is made and stays; the system frees it when its holder ends, however it ends.

    ``UserError`` where it cannot be had within ``patience`` seconds.
    """
    deadline = time.monotonic() + patience
    try:
        file = path.open("wb")
    except OSError as error:
        raise UserError(tr("{path} cannot be written: {reason}.", path=path, reason=in_words(error))) from error
    with file:  # closing it sets it free
        while True:
            try:
                _take(file.fileno())
                break
            except (BlockingIOError, PermissionError):  # somebody holds it
                if time.monotonic() > deadline:
                    raise UserError(
                        tr("Another window of Digitscope is holding {folder}: try again.", folder=path.parent)
                    ) from None
                time.sleep(_AGAIN)
            except OSError as error:
                raise UserError(tr("{path} cannot be locked: {reason}.", path=path, reason=in_words(error))) from error
        yield
