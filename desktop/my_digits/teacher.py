"""What the person teaches: from the drawing into "My digits", and in and out of files."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from core.recognition.verdict import Prediction
from core.types import UserError
from desktop.my_digits.collection import MyDigits
from desktop.my_digits.taught import Drawing, TaughtDigit, drawing_of_digit
from desktop.session.reading import Reading
from desktop.session.settings import Settings
from desktop.session.tab import Drawing as Canvas
from desktop.session.tab import Messages
from desktop.widgets import dialogs


class Teacher(QObject):
    """Teaches what is on the ``canvas``, changes ``digits`` as the view wishes, and says how it went.

    The same drawing is taught once: another digit pressed for it corrects the first. Of a number, the digit is taught
    that is looked at; so a label waits until the drawing as it is now has been read, and is dropped when it is drawn on
    before.
    """

    def __init__(
        self, window: QWidget, canvas: Canvas, digits: MyDigits, settings: Settings, messages: Messages
    ) -> None:
        super().__init__(window)
        self._window, self._canvas, self._digits, self._settings = window, canvas, digits, settings
        self._tell, self._complain = messages.show_note, messages.show_error
        self._taught: dict[int, bytes] = {}  # identities from the drawing as it is now, by the place in a number
        self._prediction: Prediction | None = None
        self._waiting: int | None = None
        canvas.changed.connect(self._forget)
        digits.failed.connect(lambda reason: messages.show_error(reason))

    @property
    def waiting(self) -> int | None:
        """The label that waits for the drawing to be read."""
        return self._waiting

    def attend(self, reading: Reading | None) -> None:
        """This is read in the drawing, ``None``: nothing is drawn; what was read in an older one is of no use."""
        if reading is None or reading.revision != self._canvas.revision:
            return
        self._prediction = reading.prediction
        label, self._waiting = self._waiting, None
        if label is not None:
            self._teach(label, reading.prediction)

    def teach(self, label: int) -> None:
        """The drawing, or the digit of it that is looked at, is a ``label``."""
        self._canvas.pen_up()
        if self._canvas.is_empty():
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
        strokes, ink = self._canvas.strokes(), self._canvas.ink()
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
            # Where something else has been done since, that is not what is meant.
            if self._digits.last_change is now:
                self.undo()

        self._tell(said, "Undo", take_back)

    def _forget(self) -> None:
        self._taught, self._prediction, self._waiting = {}, None, None


def _counted(count: int) -> str:
    return f"{count:,} digit{'' if count == 1 else 's'}"
