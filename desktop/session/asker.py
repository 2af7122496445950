"""One asker of questions: it has a key of its own, and wants only the newest answer to what it has not taken back."""

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.engine.messages import Answered, Answering, Failed, Unanswered
from desktop.engine.questions import AnyQuestion
from desktop.session.session import Session


class Asker(QObject):
    """Asks for ``key``; :attr:`answered` tells every answer, or ``None`` where there is no question any more.

    :attr:`progressed` tells how far a long question is.
    """

    answered = Signal(object)
    progressed = Signal(object)  # Answering

    def __init__(self, session: Session, key: str, parent: QObject | None = None) -> None:
        super().__init__(parent or session)
        self._session, self._key = session, key
        self._oldest_wanted = self._newest = 0
        self._held: AnyQuestion | None = None
        self._waiting = False
        session.told(Answered, key).connect(self._hear)
        session.told(Unanswered, key).connect(self._pass_over)
        session.told(Failed, key).connect(self._go_on)
        session.told(Answering, key).connect(self._watch)

    def ask(self, question: AnyQuestion) -> None:
        """Ask ``question``; one that is still to be answered is forgotten."""
        self._held = None
        self._waiting = True
        self._newest = self._session.ask(self._key, question)

    def ask_in_turn(self, question: AnyQuestion) -> None:
        """Ask ``question`` when the answer to the one before has been shown; of several only the newest is asked.

        So an answer is not painted while the next one is computed, which would make both late.
        """
        if self._waiting:
            self._held = question
        else:
            self.ask(question)

    def withdraw(self) -> None:
        """Want no answer any more, not even one that is under way."""
        self._held = None
        self._waiting = False
        self._oldest_wanted = self._session.newest_question + 1
        self._session.withdraw(self._key)
        self.answered.emit(None)

    def _hear(self, event: Answered) -> None:
        if event.id >= self._oldest_wanted:
            self.answered.emit(event.answer)
        self._pass_over(event)

    def _pass_over(self, event: Answered | Unanswered) -> None:
        if event.id == self._newest:
            self._go_on()

    def _go_on(self) -> None:
        self._waiting = False
        QTimer.singleShot(0, self._ask_held)  # when what has just been shown is painted

    def _ask_held(self) -> None:
        if self._held is not None and not self._waiting:
            self.ask(self._held)

    def _watch(self, event: Answering) -> None:
        if event.id == self._newest >= self._oldest_wanted:
            self.progressed.emit(event)
