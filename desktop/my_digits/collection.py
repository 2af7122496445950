"""The collection "My digits": what a person has taught, kept in their data folder, every change undoable."""

import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication

from core.types import UserError
from desktop.language import tr
from desktop.my_digits.file import read_taught, write_digits
from desktop.my_digits.keeper import Keeper
from desktop.my_digits.merging import Change, Digits, merged
from desktop.my_digits.shared_file import SharedFile
from desktop.my_digits.taught import TaughtDigit

FILE = "my-digits.npz"


class MyDigits(QObject):
    """The digits in the order they were taught, in the thread of the window.

    A change shows at once, and is written in the background; another window's digits come with the next writing, and
    when the program comes to the front. What cannot be written is taken back, and ``failed`` says why. ``note`` is a
    sentence on what was amiss when they were read, or empty.
    """

    changed = Signal(object)  # MyDigits
    failed = Signal(str)
    _told = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.path = folder / FILE
        self._told.connect(self._hear, Qt.ConnectionType.QueuedConnection)
        self._keeper = Keeper(SharedFile(self.path), self._told.emit)
        self._shown = self._keeper.state
        self.note = " ".join(self._keeper.sentences())
        self._application = QGuiApplication.instance()
        if isinstance(self._application, QGuiApplication):
            self._application.applicationStateChanged.connect(self._look)

    @property
    def digits(self) -> Digits:
        """All of them, as they are shown."""
        return self._keeper.state.digits

    def find(self, identity: bytes) -> TaughtDigit | None:
        """The digit with this ``identity`` as it is now, if it is still there."""
        return next((digit for digit in self.digits if digit.identity == identity), None)

    # What is done to them ---------------------------------------------------------------------------------------

    def teach_all(self, taught: Sequence[TaughtDigit], labels: Mapping[bytes, int] | None = None) -> Change | None:
        """Add ``taught``, and say by ``labels`` what known ones are, by identity: one change."""
        # Another window may have taught the same ink meanwhile.
        return self._change(lambda digits: merged((), tuple(taught), _relabelled(digits, labels or {})))

    def relabel(self, chosen: Sequence[TaughtDigit], label: int) -> None:
        """Say that the ``chosen`` ones are another digit."""
        labels = {digit.identity: label for digit in chosen}
        self._change(lambda digits: _relabelled(digits, labels))

    def delete(self, chosen: Sequence[TaughtDigit]) -> Change | None:
        """Take the ``chosen`` ones out."""
        gone = {digit.identity for digit in chosen}
        return self._change(lambda digits: tuple(digit for digit in digits if digit.identity not in gone))

    def export(self, path: Path) -> None:
        """Write them to a file of their own, which is a data set too."""
        if os.path.realpath(path) == os.path.realpath(self.path):
            raise UserError(tr("{path} is where My digits itself is kept: choose another name.", path=path))
        write_digits(path, self.digits)

    def add_from(self, path: Path) -> Change | None:
        """Add those of the file ``path`` that are not here yet; ``None`` where all are.

        Raises ``UserError`` where it holds none.
        """
        taught = read_taught(path)
        if not taught:
            raise UserError(tr("There is no digit in {name}.", name=path.name))
        known = {(digit.label, digit.drawing.picture.tobytes()) for digit in self.digits}
        fresh = []
        for digit in taught:
            key = digit.label, digit.drawing.picture.tobytes()
            if key not in known:
                known.add(key)
                fresh.append(digit.copied())
        return self._change(lambda digits: (*digits, *fresh))

    # And taken back ---------------------------------------------------------------------------------------------

    @property
    def last_change(self) -> Change | None:
        """What :meth:`undo` would take back."""
        past = self._keeper.state.past
        return past[-1] if past else None

    @property
    def can_undo(self) -> bool:
        """Whether there is a change to take back."""
        return bool(self._keeper.state.past)

    @property
    def can_redo(self) -> bool:
        """Whether there is a change to do again."""
        return bool(self._keeper.state.future)

    def take_back(self, change: Change) -> None:
        """Undo ``change``, whatever has come since."""
        self._change(lambda digits: merged(change.after, change.before, digits))

    def repeat(self, change: Change) -> None:
        """Do ``change`` again."""
        self._change(lambda digits: merged(change.before, change.after, digits))

    def undo(self) -> None:
        """Take the last change of this window back."""
        self._keeper.change(lambda state: state.undone())
        self._show()

    def redo(self) -> None:
        """Do again what was taken back."""
        self._keeper.change(lambda state: state.redone())
        self._show()

    # And kept ---------------------------------------------------------------------------------------------------

    def flush(self) -> bool:
        """Return when all is written; ``False`` after telling that something could not be."""
        self._keeper.wait()
        return self._hear()

    def close(self) -> bool:
        """The same, and look no more for other windows' digits; on ``False`` the window stays, for what it tells."""
        done = self.flush()
        if done and isinstance(self._application, QGuiApplication):
            self._application.applicationStateChanged.disconnect(self._look)
            self._application = None
        return done

    # Inside -----------------------------------------------------------------------------------------------------

    def _change(self, make: Callable[[Digits], Digits]) -> Change | None:
        change = self._keeper.change(lambda state: state.changed(make(state.digits)))
        self._show()
        return change

    def _show(self) -> None:
        if self._shown is not self._keeper.state:
            self._shown = self._keeper.state
            self.changed.emit(self)

    def _hear(self) -> bool:
        """Show what the keeper has to tell; whether there was nothing amiss."""
        self._show()
        sentences = self._keeper.sentences()
        for sentence in sentences:
            self.failed.emit(sentence)
        return not sentences

    def _look(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationActive:
            self._keeper.look()


def _relabelled(digits: Digits, labels: Mapping[bytes, int]) -> Digits:
    """``digits``, those whose identity is in ``labels`` under the label there."""

    def said(digit: TaughtDigit) -> TaughtDigit:
        label = labels.get(digit.identity, digit.label)
        return digit if label == digit.label else digit.relabelled(label)

    return tuple(said(digit) for digit in digits)
