"""Writes files in a thread beside, the newest for each name. No Qt."""

import os
from collections.abc import Callable
from pathlib import Path
from threading import Condition, Thread
from typing import NamedTuple

from core.checks import in_words
from core.types import UserError
from desktop.language import tr


class Written(NamedTuple):
    """What became of a file; ``reason`` is a sentence where it could not be written, else empty."""

    path: Path
    reason: str


class Writer:
    """Every method may be called in any thread, and returns at once but for :meth:`wait`.

    There is a thread for as long as there is something to do. It calls ``tell`` with what became of each file.
    """

    def __init__(self, tell: Callable[[Written], None]) -> None:
        self._tell = tell
        self._due: dict[Path, Callable[[], object]] = {}
        self._writing = False
        self._turn = Condition()

    def do(self, path: Path, work: Callable[[], object]) -> None:
        """Do ``work`` on ``path``; what still waits to be done on that is forgotten."""
        with self._turn:
            self._due[path] = work
            if not self._writing:
                Thread(target=self._work, name="writer of checkpoints").start()
                self._writing = True  # not before: where no thread is to be had, nobody may wait for it

    def wait(self) -> None:
        """Return when there is nothing left to do."""
        with self._turn:
            self._turn.wait_for(lambda: not self._writing)

    def _work(self) -> None:
        while (task := self._next()) is not None:
            path, work = task
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

    def _next(self) -> tuple[Path, Callable[[], object]] | None:
        with self._turn:
            if not self._due:
                self._writing = False
                self._turn.notify_all()
                return None
            path = next(iter(self._due))
            return path, self._due.pop(path)


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
