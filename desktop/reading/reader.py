"""Reads the drawing as it changes, and again whenever the weights do."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from core.recognition.pieces import Division
from core.recognition.strings import Strokes
from core.types import Array
from desktop.engine.messages import DocumentChanged, Unanswered, WeightsUpdated
from desktop.engine.states import Phase
from desktop.reading.question import DRAWING, Recognise
from desktop.session.asker import Asker
from desktop.session.reading import Reading
from desktop.session.session import Session

NEWEST = -1
"""Of a number, the last digit is the one that is being drawn."""


class Reader(QObject):
    """Asks the engine what the drawing says.

    ``read`` tells the newest :class:`~desktop.session.reading.Reading`, or ``None`` where nothing is drawn or the
    network has no answer.
    """

    read = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._asker = session, Asker(session, DRAWING, self)
        self._ink: Array | None = None
        self._strokes: Strokes = None
        self._reading: Reading | None = None
        self._revision = 0
        self._chosen: int | None = None
        self.division: Division = ()
        self._asker.answered.connect(self._hear)
        session.told(Unanswered, DRAWING).connect(self._pass_over)
        for kind in (DocumentChanged, WeightsUpdated):
            session.told(kind).connect(lambda _event: self._ask(at_once=True))

    def recognise(self, ink: Array, revision: int, strokes: Strokes = None) -> None:
        """Read the drawing ``ink (H, W)``, made by ``strokes`` if they are known, now and when the weights change."""
        self._ink, self._revision, self._chosen, self._strokes = ink, revision, None, strokes
        self._session.give_way()
        self._ask()

    @property
    def chosen(self) -> int | None:
        """Which digit of the number the person has chosen; ``None``: the newest is told of."""
        return self._chosen

    def focus(self, digit: int) -> None:
        """Tell of ``digit`` of the number, counted from 0, until the drawing changes."""
        self._chosen = digit
        if self._reading is not None:
            self._hear(self._reading)

    def divide(self, division: Division, focus: int | None) -> None:
        """From now on the drawing is divided so, as long as its ink is the same; tell of the digit ``focus`` of it."""
        self.division = division
        self._chosen = focus
        self._ask()

    def forget(self) -> None:
        """There is no drawing any more."""
        self._ink = None
        self._asker.withdraw()

    def _hear(self, reading: Reading | None) -> None:
        if reading is not None:  # whichever digit was looked at when it was asked for
            focus = NEWEST if self._chosen is None else self._chosen
            reading = replace(reading, prediction=reading.prediction.looking_at(focus))
        self._reading = reading
        self.read.emit(reading)

    def _pass_over(self, _event: Unanswered) -> None:
        if self._session.status.phase is not Phase.RUNNING:  # there the next batch may have an answer
            self._hear(None)

    def _ask(self, at_once: bool = False) -> None:
        if self._ink is None:
            return
        question = Recognise(self._ink, self._revision, self._strokes, self.division)
        if at_once or self._session.status.phase is not Phase.IDLE:  # a run answers between batches: the newest only
            self._asker.ask(question)
        else:
            self._asker.ask_in_turn(question)
