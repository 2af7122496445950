"""One asker of questions: it has a key of its own, and wants only the newest answer to what it has not taken back."""

from PySide6.QtCore import QObject, Signal

from desktop.engine.messages import Answered, Answering
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
        session.told(Answered, key).connect(self._hear)
        session.told(Answering, key).connect(self._watch)

    def ask(self, question: AnyQuestion) -> None:
        """Ask ``question``; one that is still to be answered is forgotten."""
        self._newest = self._session.ask(self._key, question)

    def withdraw(self) -> None:
        """Want no answer any more, not even one that is under way."""
        self._oldest_wanted = self._session.newest_question + 1
        self._session.withdraw(self._key)
        self.answered.emit(None)

    def _hear(self, event: Answered) -> None:
        if event.id >= self._oldest_wanted:
            self.answered.emit(event.answer)

    def _watch(self, event: Answering) -> None:
        if event.id == self._newest >= self._oldest_wanted:
            self.progressed.emit(event)
