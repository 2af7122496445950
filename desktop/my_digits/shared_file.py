"""The file of My digits as several windows share it: read, merged and written whole, one window at a time. No Qt."""

from contextlib import suppress
from pathlib import Path

from core.checks import in_words
from core.types import NoMemoryError, UserError
from desktop.language import tr
from desktop.my_digits.file import read_taught, write_digits
from desktop.my_digits.locking import PATIENCE, locked
from desktop.my_digits.merging import Digits, merged


class SharedFile:
    """The file at ``path``; ``held`` is what it held when it was last looked at. Used by one thread at a time.

    Nothing is ever written over a file that cannot be read: it is put aside, and ``notes`` says so. ``patience`` is how
    many seconds to wait while another window writes.
    """

    def __init__(self, path: Path, patience: float = PATIENCE) -> None:
        self.path = path
        self.held: Digits = ()
        self.notes: list[str] = []
        self._patience, self._lock = patience, path.with_suffix(".lock")
        self._seen: object = None
        try:
            self._read()
        except UserError:
            self._begin_anew()

    def look(self) -> Digits:
        """What it holds, read again if another window has written since."""
        with suppress(UserError):  # what cannot be read is put aside when it is written next
            self._read()
        return self.held

    def exchange(self, base: Digits, ours: Digits) -> Digits:
        """Do to the file what made ``ours`` of ``base``, an earlier :attr:`held`; returns what it holds now.

        ``UserError`` where that is not possible, and the file is as it was.
        """
        folder = self.path.parent
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UserError(tr("{folder} cannot be made: {reason}.", folder=folder, reason=in_words(error))) from error
        with locked(self._lock, self._patience):
            self._read_or_put_aside()
            result = merged(base, ours, self.held)
            write_digits(self.path, result)
            self.held, self._seen = result, self._signature()
        return result

    def _begin_anew(self) -> None:
        try:
            with locked(self._lock, self._patience):
                self._read_or_put_aside()
        except UserError as error:
            self.notes.append(str(error))

    def _read(self) -> None:
        """Take in what others wrote; a file that is gone takes nothing with it."""
        signature = self._signature()  # first: what is written from here on is found the next time
        if signature is not None and signature != self._seen:
            self.held, self._seen = tuple(read_taught(self.path)), signature

    def _read_or_put_aside(self) -> None:
        try:
            self._read()
            return
        except NoMemoryError:  # the file is as good as ever
            raise
        except UserError as error:
            note = tr("My digits could not be read. {error}", error=error)
        aside = self._free_name()
        try:
            self.path.replace(aside)
        except OSError as error:
            reason = tr(
                "{path} cannot be read, so nothing is written over it: move it elsewhere first.", path=self.path
            )
            raise UserError(reason) from error
        going_on = tr("what is shown here is written anew") if self.held else tr("a new collection begins")
        self.notes.append(
            tr("{note} The file is kept as {name}, and {going_on}.", note=note, name=aside.name, going_on=going_on)
        )

    def _signature(self) -> object:
        """Another one after every writing, which makes a new file; ``None`` where there is none."""
        try:
            status = self.path.stat()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise UserError(tr("{path} cannot be read: {reason}.", path=self.path, reason=in_words(error))) from error
        return status.st_ino, status.st_mtime_ns, status.st_size

    def _free_name(self) -> Path:
        number = 1
        while (aside := self.path.with_name(f"{self.path.stem}-unread-{number}.npz")).exists():
            number += 1
        return aside
