"""What the person teaches: from the drawing into "My digits", and in and out of files."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, SignalInstance
from PySide6.QtWidgets import QWidget

from core.imaging.painter import Stroke
from core.recognition.verdict import Prediction
from core.types import Array, UserError
from desktop.my_digits.collection import MyDigits
from desktop.my_digits.taught import Drawing, TaughtDigit, drawing_of_digit
from desktop.widgets import dialogs


class Tell(Protocol):
    """Says something worth knowing, with a button that does something about it."""

    def __call__(self, text: str, action: str = "", call: Callable[[], object] = ...) -> None:
        """Show ``text``; a button called ``action`` does ``call``."""


class Sheet(Protocol):
    """What is drawn on."""

    @property
    def changed(self) -> SignalInstance:
        """Emitted after every change of the ink."""

    @property
    def revision(self) -> int:
        """Higher after every change of the ink."""

    def pen_up(self) -> None:
        """End the stroke that is under way."""

    def is_empty(self) -> bool:
        """Whether there is no ink."""

    def ink(self) -> Array:
        """The drawing ``(H, W)`` float32, 0 paper to 1 ink."""

    def strokes(self) -> tuple[Stroke, ...] | None:
        """The strokes that made it, ``None`` where it began with a picture."""


class Folder(Protocol):
    """Knows where files were opened or saved last."""

    @property
    def folder(self) -> str:
        """Its path."""


class Teacher(QObject):
    """Teaches what is on ``sheet`` and changes ``digits`` as the view wishes.

    ``tell`` and ``complain`` say how it went. The same drawing is taught once: another digit pressed for it corrects
    the first. Of a number, the digit is taught that is looked at; so a label waits until the drawing as it is now has
    been read, and is dropped when it is drawn on before.
    """

    def __init__(
        self,
        window: QWidget,
        sheet: Sheet,
        digits: MyDigits,
        settings: Folder,
        tell: Tell,
        complain: Callable[[str], None],
    ) -> None:
        super().__init__(window)
        self._window, self._sheet, self._digits, self._settings = window, sheet, digits, settings
        self._tell, self._complain = tell, complain
        self._taught: dict[int, bytes] = {}  # identities from the drawing as it is now, by the place in a number
        self._prediction: Prediction | None = None
        self._waiting: int | None = None
        sheet.changed.connect(self._forget)
        digits.failed.connect(complain)

    @property
    def waiting(self) -> int | None:
        """The label that waits for the drawing to be read."""
        return self._waiting

    def attend(self, prediction: Prediction | None, revision: int | None = None) -> None:
        """This is how the drawing of ``revision`` is read, ``None`` for the present one; others are of no use."""
        if revision in (None, self._sheet.revision):
            self._prediction = prediction
            label, self._waiting = self._waiting, None
            if label is not None and prediction is not None:
                self._teach(label, prediction)

    def teach(self, label: int) -> None:
        """The drawing, or the digit of it that is looked at, is a ``label``."""
        self._sheet.pen_up()
        if self._sheet.is_empty():
            self._tell("There is nothing to teach yet: draw a digit, then press which one it is.")
        elif self._prediction is None:
            self._waiting = label
        else:
            self._teach(label, self._prediction)

    def relabel(self, chosen: Sequence[TaughtDigit], label: int) -> None:
        """The ``chosen`` ones are another digit."""
        self._do(lambda: self._digits.relabel(chosen, label))

    def delete(self, chosen: Sequence[TaughtDigit]) -> None:
        """Take the ``chosen`` ones out."""
        self._do(lambda: self._digits.delete(chosen), f"Deleted {_counted(len(chosen))}.")

    def undo(self) -> None:
        """Take the last change to the collection back."""
        self._do(self._digits.undo)

    def redo(self) -> None:
        """Do again what was taken back."""
        self._do(self._digits.redo)

    def take_in(self) -> None:
        """Ask for an .npz file and add its digits."""
        dialogs.choose_file(
            self._window, "Import digits", dialogs.DIGIT_FILES, self._settings.folder, self.take_in_from
        )

    def take_in_from(self, path: Path) -> None:
        """Add the digits of ``path``."""
        try:
            count = self._digits.add_from(path)
        except UserError as error:
            self._complain(f"{error} My digits has not changed.")
            return
        if count:
            self._offer_undo(f"Added {_counted(count)} from {path.name}.")
        else:
            self._tell(f"All digits of {path.name} are here already.")

    def give_out(self) -> None:
        """Ask for a file and write the collection to it."""
        start = Path(self._settings.folder, "my-digits.npz")
        dialogs.choose_target(self._window, "Export digits", start, dialogs.DIGIT_FILES, self.give_out_to)

    def give_out_to(self, path: Path) -> None:
        """Write the collection to ``path``."""
        try:
            self._digits.export(path)
        except UserError as error:
            self._complain(str(error))
        else:
            self._tell(f"{_counted(len(self._digits.digits))} written to {path}: a data set that can be trained on.")

    # Inside -----------------------------------------------------------------------------------------------------

    def _teach(self, label: int, prediction: Prediction) -> None:
        before = self._digits.find(self._taught.get(prediction.focus, b""))
        if before is None:
            self._do(lambda: self._add(label, prediction), f"Added to My digits as a {label}.")
        elif before.label == label:
            self._tell(f"This drawing is among My digits as a {label} already.")
        else:
            self._do(lambda: self._digits.relabel([before], label), f"Corrected: it is a {label} now.")

    def _add(self, label: int, prediction: Prediction) -> None:
        strokes, ink = self._sheet.strokes(), self._sheet.ink()
        if prediction.verdict == "number":
            drawing = drawing_of_digit(prediction.digits[prediction.focus], strokes)
        elif strokes is None:
            drawing = Drawing.of_ink(ink)
        else:
            drawing = Drawing.of_strokes(strokes, ink)
        self._taught[prediction.focus] = self._digits.teach(drawing, label).identity

    def _do(self, change: Callable[[], object], said: str = "") -> None:
        try:
            change()
        except UserError as error:
            self._complain(f"{error} My digits has not changed.")
        else:
            if said:
                self._offer_undo(said)

    def _offer_undo(self, said: str) -> None:
        now = self._digits.last_change

        def take_back() -> None:
            if (
                self._digits.last_change is now
            ):  # else something else has been done since, and that is not what is meant
                self.undo()

        self._tell(said, "Undo", take_back)

    def _forget(self) -> None:
        self._taught, self._prediction, self._waiting = {}, None, None


def _counted(count: int) -> str:
    return f"{count:,} digit{'' if count == 1 else 's'}"
