"""Collects what a run says, for the views that show it."""

from PySide6.QtCore import QObject, Signal

from core.training.loop import BatchDone, EpochDone, Evaluating, TrainingEvent
from desktop.session.session import Session
from desktop.training.history import History
from desktop.training.messages import TrainingStarted


class Monitor(QObject):
    """The history of the present run; :attr:`changed` tells it once a frame, however much has come."""

    changed = Signal(object)  # History

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.history = History()
        self._new = False
        session.told(TrainingStarted).connect(self._start)
        for kind in (BatchDone, Evaluating, EpochDone):
            session.told(kind).connect(self._add)
        session.frame.connect(self._tell)

    def _start(self, event: TrainingStarted) -> None:
        self.history = History()
        self.history.start(event)
        self._new = True
        self._tell()

    def _add(self, event: TrainingEvent) -> None:
        self.history.add(event)
        self._new = True

    def _tell(self) -> None:
        if self._new:
            self._new = False
            self.changed.emit(self.history)
