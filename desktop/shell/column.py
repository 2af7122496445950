"""The left of the window: the drawing above, what is read of it beneath, and who reads it and puts it right."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop.canvas.canvas import LEAST
from desktop.canvas.panel import CanvasPanel
from desktop.reading.corrector import Corrector
from desktop.reading.reader import Reader
from desktop.reading.typist import Typist
from desktop.reading.verdict import EMPTY, HEAD, VerdictView
from desktop.session.reading import UNANSWERED, Reading
from desktop.session.session import Session
from desktop.widgets.boxes import in_column
from desktop.widgets.room import Scrolled
from desktop.widgets.theme import UNIT

COMFORTABLE = 20 * UNIT
"""As small as the drawing gets where all there is can be seen at once."""

PATIENCE = 2.0
"""Seconds that what was typed last is waited for."""

_UNBOUNDED = 16_777_215
"""Qt's own word for it."""


class DrawingColumn(Scrolled):
    """Where not all has room the bars are scrolled to; the drawing and its digit are seen beside each other.

    Digits are typed anywhere in ``window``: ``typed`` tells what there is so far, "" at the end, and whether it is said
    of one digit of several.
    """

    typed = Signal(str, bool)

    def __init__(self, session: Session, window: QWidget) -> None:
        self.panel, self.verdict = CanvasPanel(), VerdictView()
        content = QWidget()
        in_column(self.panel, (self.verdict, 1), on=content, margins=(2 * UNIT, UNIT, UNIT, UNIT))
        super().__init__(content, sideways=False)
        self._session = session
        self.canvas = canvas = self.panel.canvas
        self.reader = Reader(session, self)
        self.corrector = Corrector(session, canvas, canvas.undo_stack, self.reader)
        self.typist = Typist(window)
        self.reading: Reading | None = None
        """What was read last; ``None`` where nothing is drawn or the network has no answer."""
        self._wire()

    def _wire(self) -> None:
        canvas, panel, verdict = self.canvas, self.panel, self.verdict
        reader, corrector, typist = self.reader, self.corrector, self.typist
        canvas.changed.connect(self._ask)
        canvas.changed.connect(typist.cancel)
        verdict.corrected.connect(typist.cancel)  # what is put right otherwise is the newer word
        panel.join_wanted.connect(typist.cancel)
        panel.split_wanted.connect(typist.cancel)
        panel.cross_out_wanted.connect(typist.cancel)
        canvas.pen_lowered.connect(verdict.hold)
        canvas.pen_lifted.connect(verdict.release)
        reader.read.connect(self._show_reading)
        reader.read.connect(lambda _reading: self._show_typed(typist.text))  # another digit may have been chosen
        verdict.steps_wanted.connect(self._show_steps)
        panel.digit_chosen.connect(reader.focus)
        verdict.digit_chosen.connect(reader.focus)
        verdict.corrected.connect(corrector.say_of_focus)
        panel.join_wanted.connect(corrector.join)
        panel.split_wanted.connect(corrector.split)
        panel.cross_out_wanted.connect(corrector.cross_out)
        panel.parting.connect(verdict.show_parting)
        typist.typed.connect(self._show_typed)
        self.typed.connect(verdict.show_typed)
        typist.said.connect(corrector.say)

    @property
    def text(self) -> str:
        """What has been read, "" if nothing."""
        return self.reading.prediction.text if self.reading is not None else ""

    def type(self, digit: str) -> None:
        """The person types what the drawing says, if there is something."""
        if self.corrector.has_something():
            self.typist.type(digit)

    def settle(self) -> None:
        """What is typed is all of it; returns when it is done, or takes too long."""
        self.typist.finish()
        self._session.wait_until(lambda: not self.corrector.under_way, PATIENCE)

    def _ask(self) -> None:
        if self.canvas.is_empty():
            self.reader.forget()
        else:
            self.reader.recognise(self.canvas.ink(), self.canvas.revision, self.canvas.strokes())

    def _show_reading(self, reading: Reading | None) -> None:
        self.reading = reading
        if reading is None:
            self.verdict.show_nothing(EMPTY if self.canvas.is_empty() else UNANSWERED)
            self.panel.show_boxes((), 0)
            return
        prediction = reading.prediction
        self.verdict.show_prediction(prediction)
        crossed_out = [piece.box for piece in reading.division if not piece.digit]
        refused = prediction.verdict == "not a digit"
        self.panel.show_boxes(prediction.digits, prediction.focus, bool(reading.division), crossed_out, refused)
        if self.verdict.steps_shown:
            self._show_steps()

    def _show_typed(self, text: str) -> None:
        self.typed.emit(text, self.corrector.is_of_one(text))

    def _show_steps(self) -> None:
        reading = self.reading
        if reading is not None and reading.prediction.digits:
            digit = reading.prediction.digits[reading.prediction.focus]
            self.verdict.show_steps(reading.ink, digit.prepared)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The drawing gives way before the digit does."""
        super().resizeEvent(event)
        tools = self.panel.minimumSizeHint().height() - self.canvas.minimumHeight()
        room = self.viewport().height() - 3 * UNIT - tools
        if room >= COMFORTABLE + self.verdict.minimumSizeHint().height():
            self.canvas.setMinimumHeight(COMFORTABLE)
            self.canvas.setMaximumHeight(_UNBOUNDED)
        else:
            self.canvas.setFixedHeight(min(max(room - HEAD, LEAST), COMFORTABLE))
