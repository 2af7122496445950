"""Puts right what was read: every correction is a step of the drawing's own undo stack."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from core.imaging.preprocessing import Box
from core.recognition.corrections import Corrected, CrossOut, Join, Line, Say, Split, Wish
from core.recognition.pieces import Division
from desktop.language import tr
from desktop.reading.question import CORRECTION, Correct, Outcome
from desktop.reading.reader import Reader
from desktop.session.asker import Asker
from desktop.session.reading import Correction, Reading
from desktop.session.session import Session
from desktop.session.tab import Drawing

NOTHING = tr("There is nothing to teach yet: draw a digit, then type what it says.")


class Corrector(QObject):
    """Asks the engine what comes of a wish, and does it when the drawing is still the same.

    What is wished meanwhile is done next, unless somebody draws on or undoes something before.
    ``corrected`` tells of a :class:`~desktop.session.reading.Correction` that was made, or made again, ``retracted``
    of one that was undone; ``noted`` says what there is to say in a sentence.
    """

    corrected = Signal(object)
    retracted = Signal(object)
    noted = Signal(str)

    def __init__(self, session: Session, drawing: Drawing, undo_stack: QUndoStack, reader: Reader) -> None:
        super().__init__(reader)
        self._drawing, self._stack, self._reader = drawing, undo_stack, reader
        self._asker = Asker(session, CORRECTION, self)
        self._asker.answered.connect(self._hear)
        self._asker.failed.connect(lambda: self._go_on(self._waiting))
        self._reading: Reading | None = None
        self._question: Correct | None = None
        self._waiting: list[Wish] = []
        reader.read.connect(self._attend)
        drawing.changed.connect(self._forget)

    @property
    def under_way(self) -> bool:
        """Whether a wish waits for its answer."""
        return self._question is not None

    def is_of_one(self, text: str) -> bool:
        """Whether ``text`` would be said of one digit of several: it is a single one, and a box was chosen."""
        return len(text) == 1 and self._reader.chosen is not None and self._looked_at() is not None

    def say(self, text: str) -> None:
        """The drawing says ``text``; a single digit is that of the box that was chosen, if one was."""
        self._ask(Say(text, self._looked_at() if self.is_of_one(text) else None))

    def say_of_focus(self, label: int) -> None:
        """The digit that is looked at is a ``label``."""
        self._ask(Say(str(label), self._looked_at()))

    def join(self, one: Box, other: Box) -> None:
        """The digits in two boxes are one."""
        self._ask(Join(one, other))

    def split(self, box: Box, line: Line) -> None:
        """The digit in ``box`` is two, one on each side of ``line``."""
        self._ask(Split(box, line))

    def cross_out(self, box: Box) -> None:
        """What is in ``box`` is no digit."""
        self._ask(CrossOut(box))

    def has_something(self) -> bool:
        """Whether something is drawn that can be put right; says so if not."""
        self._drawing.pen_up()
        if self._drawing.is_empty():
            self.noted.emit(NOTHING)
            return False
        return True

    # Inside -------------------------------------------------------------------------------------------------------

    def _ask(self, wish: Wish) -> None:
        if self.has_something():
            self._waiting.append(wish)
            if not self.under_way:
                self._go_on(self._waiting)

    def _looked_at(self) -> Box | None:
        """The box of the digit that is told of, where there are others."""
        if self._reading is None or len(self._reading.prediction.digits) < 2:
            return None
        prediction = self._reading.prediction
        return prediction.digits[prediction.focus].box

    def _hear(self, outcome: Outcome | None) -> None:
        if outcome is None or outcome.question is not self._question:
            return  # the drawing is another by now
        question, corrected = outcome
        whole = len(corrected.division) == 1
        step = _Step(question.division, self._reader.chosen, corrected, self._put)
        correction = Correction(corrected.lessons, whole, lambda: self._take_back(correction))
        step.correction = correction
        waiting = self._waiting
        self._put(corrected.division, corrected.focus, correction, undone=False)  # which forgets them, as every step
        if corrected.division != question.division or correction.taught:  # else there is nothing to take back
            self._stack.push(step)
        self._go_on(waiting)

    def _put(self, division: Division, focus: int | None, correction: Correction, undone: bool) -> None:
        self._forget()  # what was wished meanwhile was wished of another division
        self._reader.divide(division, focus)
        (self.retracted if undone else self.corrected).emit(correction)

    def _take_back(self, correction: Correction) -> None:
        last = self._stack.command(self._stack.index() - 1) if self._stack.index() else None
        if isinstance(last, _Step) and last.correction is correction:
            self._stack.undo()

    def _attend(self, reading: Reading | None) -> None:
        self._reading = reading

    def _go_on(self, wishes: list[Wish]) -> None:
        """Ask about the first of the ``wishes``; the others wait."""
        self._forget()
        if wishes:
            wish, *self._waiting = wishes
            self._question = Correct(self._drawing.ink(), self._reader.division, wish, self._drawing.strokes())
            self._asker.ask(self._question)

    def _forget(self) -> None:
        if self.under_way:
            self._asker.withdraw()  # nor is it told why it could not be done
        self._question, self._waiting = None, []


class _Step(QUndoCommand):
    """One correction that can be taken back. It was made before it comes to the stack, which would make it at once."""

    correction: Correction

    def __init__(
        self,
        before: Division,
        chosen: int | None,
        corrected: Corrected,
        put: Callable[[Division, int | None, Correction, bool], None],
    ) -> None:
        super().__init__()
        self._before, self._chosen, self._corrected, self._put = before, chosen, corrected, put
        self._made = True

    def undo(self) -> None:
        """The drawing is divided as it was before, and the digit that was chosen then is told of."""
        self._made = False
        self._put(self._before, self._chosen, self.correction, True)

    def redo(self) -> None:
        """It is divided as the person says."""
        if not self._made:
            self._made = True
            self._put(self._corrected.division, self._corrected.focus, self.correction, False)
