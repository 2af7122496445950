"""The verdict: what was read in large type, ten bars, and the picture that the network sees and how it came about."""

import numpy as np
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from core.imaging.preprocessing import Prepared
from core.recognition.verdict import Prediction
from core.types import Array
from desktop.language import tr
from desktop.reading.bars import CLASSES, Bars
from desktop.reading.headline import Headline
from desktop.reading.seen_picture import SCALE, SIDE, SeenPicture
from desktop.reading.steps import StepsView
from desktop.reading.words import reason, words_of
from desktop.session.reading import OF_ALL, OF_ONE, TYPING
from desktop.widgets import theme
from desktop.widgets.boxes import in_column, in_row

EMPTY = tr("Draw a digit, or several, and they are read as you draw.")
HINT = tr("Wrong? Type what it says, or click the right digit's bar.")
PARTING = tr("Arrow keys move and tilt the line. Return: cut. Esc: never mind.")

HEAD = SIDE * SCALE + 2
"""The height of what was read, and of the picture beside it."""


class VerdictView(QWidget):
    """One answer of the network, or an invitation to draw. Nothing moves when one takes the place of the other.

    Of a number, the bars and the picture are those of the digit in focus; ``digit_chosen`` asks for another one,
    counted from 0. While ``steps_shown``, the steps to the picture take the place of the bars; ``steps_wanted`` asks
    for them. ``corrected`` says which digit it is that the bars are of, by a click on its bar.
    """

    corrected = Signal(int)
    digit_chosen = Signal(int)
    steps_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._headline, self._picture = Headline(HEAD), SeenPicture()
        self.bars, self._steps = Bars(), StepsView()
        self._prediction: Prediction | None = None
        self._nothing = EMPTY
        self._held = self._parting = False
        self._typed = ""
        self._hint = theme.label(HINT, "small")
        self._hint.setWordWrap(True)
        self._hint.setAccessibleName(tr("How to correct it"))
        room = self._hint.sizePolicy()
        room.setRetainSizeWhenHidden(True)  # or all else would move when the first answer comes
        self._hint.setSizePolicy(room)
        top = in_row((self._headline, 1), self._picture)
        self._lower = QStackedWidget()
        self._lower.addWidget(self.bars)
        self._lower.addWidget(self._steps)
        in_column(top, (self._lower, 1), self._hint, on=self)
        self.bars.clicked.connect(self.corrected)
        self.setAccessibleName(tr("Verdict"))
        self._headline.digit_chosen.connect(self.digit_chosen)
        self._picture.toggled.connect(self._show_lower)
        theme.notifier().changed.connect(self._dress)
        self.show_nothing()

    @property
    def steps_shown(self) -> bool:
        """Whether somebody looks at the steps."""
        return self._picture.isChecked()

    def hold(self) -> None:
        """The pen is down: half a digit is no reason to doubt, so show the best guess until :meth:`release`."""
        self._held = True

    def release(self) -> None:
        """The pen is up: say what is to be said of what was drawn."""
        self._held = False
        if self._prediction is not None:
            self.show_prediction(self._prediction)

    def show_typed(self, text: str, of_one: bool = False) -> None:
        """Show what the person types that the drawing says, "" when that is over; meanwhile answers have to wait.

        ``of_one``: it is said of the digit that was chosen alone.
        """
        before, self._typed = self._typed, text
        if text:
            about = OF_ONE if of_one else OF_ALL
            self._headline.show_typed(text, about)
            self._describe(f"{text} {about}. {TYPING}")
        elif before:
            self.show_prediction(self._prediction) if self._prediction is not None else self.show_nothing(self._nothing)
        self._show_hint()

    def show_parting(self, parting: bool) -> None:
        """Say which keys lay the line between two digits, as long as somebody is ``parting`` them."""
        self._parting = parting
        self._show_hint()

    def show_prediction(self, prediction: Prediction) -> None:
        """Show an answer; one that says "empty" is as good as none."""
        if prediction.verdict == "empty":
            self.show_nothing()
            return
        self._prediction = prediction
        if self._typed:
            return
        verdict = "digit" if self._held and prediction.verdict != "number" else prediction.verdict
        words = words_of(prediction, verdict)
        self._headline.show_text(words.text, words.sure, words.note, prediction.focus, reason(prediction))
        best = -1 if verdict == "not a digit" else prediction.digit
        self.bars.show_values(prediction.probabilities, best)
        self._picture.show_picture(prediction.picture)
        self._show_hint()
        self._describe(words.spoken)

    def show_steps(self, ink: Array, prepared: Prepared) -> None:
        """Show how the picture came out of the drawing ``ink (H, W)``."""
        self._steps.show_steps(ink, prepared)

    def show_nothing(self, why: str = EMPTY) -> None:
        """Nothing is read: say what to do, or ``why`` that is."""
        self._prediction, self._nothing = None, why
        self._headline.show_text("", "", why)
        self.bars.show_values(np.zeros(CLASSES, np.float32), None)
        self._picture.show_picture(np.zeros((SIDE, SIDE), np.float32))
        self._steps.show_nothing()
        self._show_hint()
        self._describe(why)

    def _show_hint(self) -> None:
        self._hint.setText(TYPING if self._typed else PARTING if self._parting else HINT)
        self._hint.setVisible(self._prediction is not None or bool(self._typed))

    def _show_lower(self, steps: bool) -> None:
        self._lower.setCurrentWidget(self._steps if steps else self.bars)
        if steps:
            self.steps_wanted.emit()

    def _describe(self, text: str) -> None:
        if text != self.accessibleDescription():
            self.setAccessibleDescription(text)

    def _dress(self) -> None:
        for view in (self._headline, self.bars, self._picture, self._steps):
            view.updateGeometry()
            view.update()
