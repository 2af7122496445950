"""One asker of questions: it has a key of its own, and wants only the newest answer to what it has not taken back."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal

from desktop.engine.messages import Answered, Answering, Failed, Unanswered
from desktop.engine.questions import AnyQuestion
from desktop.session.session import Session

_PAINTED = QEvent.Type(QEvent.registerEventType())
_LAST = Qt.EventPriority.LowEventPriority.value - 1  # widgets are painted with the low priority


class Asker(QObject):
    """Asks for ``key``; :attr:`answered` tells every answer, or ``None`` where there is no question any more.

    :attr:`unanswered` tells that there is none to give to the newest question, :attr:`failed` that it could not be
    answered, :attr:`progressed` how far a long one is, :attr:`rested` that it is over, whatever has come of it.
    Questions in turn are asked so many milliseconds ``apart`` at least.
    """

    answered = Signal(object)
    unanswered = Signal()
    failed = Signal()  # the window says why
    progressed = Signal(object)  # Answering
    rested = Signal()

    def __init__(self, session: Session, key: str, parent: QObject | None = None, apart: int = 0) -> None:
        super().__init__(parent or session)
        self._session, self._key = session, key
        self._oldest_wanted = self._newest = 0
        self._held: AnyQuestion | None = None
        self._waiting = False
        self._pause = QTimer(self, interval=apart, singleShot=True)
        self._pause.timeout.connect(self._ask_when_painted)
        session.told(Answered, key).connect(self._hear)
        session.told(Unanswered, key).connect(self._hear_nothing)
        session.told(Failed, key).connect(self._hear_failure)
        session.told(Answering, key).connect(self._watch)

    @property
    def pending(self) -> bool:
        """Whether there is a question that has not been answered, or not even been asked."""
        return self._waiting or self._held is not None

    def ask(self, question: AnyQuestion) -> None:
        """Ask ``question``; one that is still to be answered is forgotten."""
        self._held = None
        self._waiting = True
        self._newest = self._session.ask(self._key, question)
        if self._pause.interval():
            self._pause.start()

    def ask_in_turn(self, question: AnyQuestion) -> None:
        """Ask ``question`` when the answer to the one before has been shown; of several only the newest is asked.

        So nothing is painted while an answer is computed, which would make both late: Python's interpreter does one
        thing at a time, and after a pause the two threads are often woken on one processor.
        """
        self._held = question
        if not self._waiting:
            self._ask_when_painted()

    def withdraw(self) -> None:
        """Want no answer any more, not even one that is under way."""
        self._held = None
        self._waiting = False
        self._oldest_wanted = self._session.newest_question + 1
        self._session.withdraw(self._key)
        self.answered.emit(None)
        self.rested.emit()

    def _hear(self, event: Answered) -> None:
        if event.id >= self._oldest_wanted:
            self.answered.emit(event.answer)
        self._pass_over(event)

    def _hear_nothing(self, event: Unanswered) -> None:
        if event.id == self._newest and event.id >= self._oldest_wanted:
            self.unanswered.emit()
        self._pass_over(event)

    def _hear_failure(self, event: Failed) -> None:
        if event.id == self._newest and event.id >= self._oldest_wanted:
            self.failed.emit()
        self._pass_over(event)

    def _pass_over(self, event: Answered | Unanswered | Failed) -> None:
        if event.id == self._newest:
            self._go_on()

    def _go_on(self) -> None:
        self._waiting = False
        self.rested.emit()
        self._ask_when_painted()

    def _ask_when_painted(self) -> None:
        QCoreApplication.postEvent(self, QEvent(_PAINTED), _LAST)

    def customEvent(self, event: QEvent) -> None:
        """All that was to be painted has been: ask what is held."""
        free = not self._waiting and not self._pause.isActive()
        if event.type() == _PAINTED and self._held is not None and free:
            self.ask(self._held)

    def _watch(self, event: Answering) -> None:
        if self._waiting and event.id == self._newest:  # else it was told late: the answer has been
            self.progressed.emit(event)
