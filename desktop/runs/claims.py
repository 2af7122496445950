"""Which runs a window is at work on: of several that keep theirs in one folder, none takes away another one's."""

from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QLockFile

from desktop.session.folders import lock_at

LOCK = ".lock"
GLANCE = 20
"""Milliseconds: who only asks whether a window is at work on a run has its lock for a small part of them."""


class Claims:
    """What this window is at work on in ``folder``: it records a run, replays it, or may bring it back.

    A lock beside the run's folder says so to the others, and goes with the program, however that ends. Where it cannot
    be written nothing can be removed either, so that this window goes on without.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._held: dict[str, QLockFile] = {}

    def take(self, name: str, patience: int = GLANCE) -> bool:
        """Whether no other window is at work on ``name``, or ends within ``patience`` milliseconds: now this one is."""
        if name not in self._held:
            with suppress(OSError):
                self._folder.mkdir(parents=True, exist_ok=True)
            lock = self._lock(name)
            if not lock.tryLock(patience) and lock.error() is QLockFile.LockError.LockFailedError:
                return False
            self._held[name] = lock
        return True

    def release(self, name: str) -> None:
        """This window is no longer at work on ``name``."""
        lock = self._held.pop(name, None)
        if lock is not None:
            lock.unlock()

    def release_all(self) -> None:
        """The window closes."""
        for name in list(self._held):
            self.release(name)

    def clear_up(self) -> None:
        """Remove the locks of programs that were killed."""
        with suppress(OSError):
            for path in self._folder.glob(f"*{LOCK}"):
                _ = path.name.removesuffix(LOCK) in self  # whoever asks for a lock that nobody holds removes it

    def __contains__(self, name: object) -> bool:
        """Whether a window is at work on ``name``, this one or another."""
        if name in self._held:
            return True
        lock = self._lock(str(name))
        if not Path(lock.fileName()).exists():
            return False
        taken = not lock.tryLock(GLANCE) and lock.error() is QLockFile.LockError.LockFailedError
        lock.unlock()
        return taken

    def _lock(self, name: str) -> QLockFile:
        return lock_at(self._folder / f"{name}{LOCK}")
