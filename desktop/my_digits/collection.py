"""The collection "My digits": what a person has taught, kept in their data folder, every change undoable."""

import time
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal

from core.types import UserError
from desktop.my_digits.file import MOST_DIGITS, read_taught, write_digits
from desktop.my_digits.taught import Drawing, TaughtDigit

FILE = "my-digits.npz"
UNDO_STEPS = 100

Digits = tuple[TaughtDigit, ...]


def data_folder() -> Path:
    """Where this person's own things are kept."""
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppDataLocation))


class MyDigits(QObject):
    """The digits in the order they were taught.

    Every change is written at once; where it cannot be, ``UserError`` says why and nothing has changed. ``note`` is a
    sentence on what was amiss when they were read, or empty.
    """

    changed = Signal(object)  # MyDigits

    def __init__(self, folder: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.path = (data_folder() if folder is None else folder) / FILE
        self.digits: Digits = ()
        self.note = self._blocked = ""
        self._past: list[Digits] = []
        self._future: list[Digits] = []
        self._read()

    # What is done to them ---------------------------------------------------------------------------------------

    def teach(self, drawing: Drawing, label: int) -> TaughtDigit:
        """Add ``drawing`` as a ``label``."""
        digit = TaughtDigit(drawing, label, int(time.time()))
        self._change((*self.digits, digit))
        return digit

    def relabel(self, chosen: Sequence[TaughtDigit], label: int) -> list[TaughtDigit]:
        """Say that the ``chosen`` ones are another digit; returns what they are now."""
        fresh = {digit: digit.relabelled(label) for digit in chosen if digit.label != label}
        if fresh:
            self._change(tuple(fresh.get(digit, digit) for digit in self.digits))
        return [fresh.get(digit, digit) for digit in chosen]

    def delete(self, chosen: Sequence[TaughtDigit]) -> None:
        """Take the ``chosen`` ones out."""
        gone = set(chosen)
        self._change(tuple(digit for digit in self.digits if digit not in gone))

    def export(self, path: Path) -> None:
        """Write them to a file of their own, which is a data set too."""
        write_digits(path, self.digits)

    def add_from(self, path: Path) -> int:
        """Add those of the file ``path`` that are not here yet; returns how many there were."""
        known = {(digit.label, digit.drawing.picture.tobytes()) for digit in self.digits}
        fresh = []
        for digit in read_taught(path):
            key = digit.label, digit.drawing.picture.tobytes()
            if key not in known:
                known.add(key)
                fresh.append(digit)
        if fresh:
            self._change((*self.digits, *fresh))
        return len(fresh)

    # And taken back ---------------------------------------------------------------------------------------------

    @property
    def can_undo(self) -> bool:
        """Whether there is a change to take back."""
        return bool(self._past)

    @property
    def can_redo(self) -> bool:
        """Whether there is a change to do again."""
        return bool(self._future)

    def undo(self) -> None:
        """Take the last change back."""
        self._step(self._past, self._future)

    def redo(self) -> None:
        """Do again what was taken back."""
        self._step(self._future, self._past)

    # Inside -----------------------------------------------------------------------------------------------------

    def _change(self, digits: Digits) -> None:
        if len(digits) > MOST_DIGITS:
            raise UserError(f"My digits holds up to {MOST_DIGITS:,} drawings: delete some first.")
        before = self.digits
        self._write(digits)
        self._past = [*self._past, before][-UNDO_STEPS:]
        self._future = []
        self.changed.emit(self)

    def _step(self, source: list[Digits], target: list[Digits]) -> None:
        if source:
            before = self.digits
            self._write(source[-1])
            source.pop()
            target.append(before)
            self.changed.emit(self)

    def _write(self, digits: Digits) -> None:
        if self._blocked:
            raise UserError(self._blocked)
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UserError(f"{self.path.parent} cannot be made: {error.strerror or error}.") from error
        write_digits(self.path, digits)
        self.digits = digits

    def _read(self) -> None:
        """What is there; a file that cannot be read is put aside, so that nothing is ever written over it."""
        try:
            self.digits = tuple(read_taught(self.path)) if self.path.exists() else ()
        except UserError as error:
            aside = self._free_name()
            self.note = f"My digits could not be read. {error}"
            try:
                self.path.replace(aside)
                self.note += f" The file is kept as {aside.name}, and a new collection begins."
            except OSError:
                self._blocked = f"{self.path} cannot be read, so nothing is written over it: move it elsewhere first."
        except OSError as error:
            self.note = self._blocked = f"{self.path} cannot be read: {error.strerror or error}."

    def _free_name(self) -> Path:
        number = 1
        while (aside := self.path.with_name(f"my-digits-unread-{number}.npz")).exists():
            number += 1
        return aside
