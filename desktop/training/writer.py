"""Writes files in a thread beside, the newest for each name. No Qt."""

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from core.checks import in_words
from core.types import UserError
from desktop.language import tr
from desktop.session.work_thread import WorkThread


class Written(NamedTuple):
    """What became of a file; ``reason`` is a sentence where it could not be written, else empty."""

    path: Path
    reason: str


class Writer:
    """Calls ``tell``, in the thread that works, with what became of each file. No method waits but :meth:`wait`."""

    def __init__(self, tell: Callable[[Written], None]) -> None:
        self._tell = tell
        self._thread = WorkThread(lambda _reason: None)  # what goes wrong is told with the file

    def do(self, path: Path, work: Callable[[], object]) -> None:
        """Do ``work`` on ``path``; what still waits to be done on that is forgotten."""
        self._thread.do(partial(self._do, path, work), instead_of=path)

    def wait(self) -> None:
        """Return when there is nothing left to do."""
        self._thread.wait()

    def _do(self, path: Path, work: Callable[[], object]) -> None:
        reason = ""
        try:
            work()
        except UserError as error:
            reason = str(error)
        except MemoryError:
            reason = tr("There is not enough memory to write {name}.", name=path.name)
        except OSError as error:
            reason = tr("{path} cannot be written: {reason}.", path=path, reason=in_words(error))
        self._tell(Written(path, reason))


def beside(path: Path) -> Path:
    """What :func:`write_beside` writes to first: always the same, so that a killed program leaves one at most."""
    return path.with_name(f".{path.name}.part")


def write_beside(path: Path, content: bytes) -> None:
    """Write ``content`` to ``path``, whole or not at all; raises ``OSError``."""
    part = beside(path)
    try:
        with part.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError:
        part.unlink(missing_ok=True)
        raise
