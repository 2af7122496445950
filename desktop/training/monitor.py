"""Collects what a run or a range test says, for the views that show it."""

from dataclasses import dataclass, field

from PySide6.QtCore import QObject, Signal

from core.training.events import Adjusted, BatchDone, EpochDone, Evaluating
from core.training.range_test import Probed
from desktop.engine.messages import Failed, StateChanged
from desktop.session.session import Session
from desktop.training.history import History, RunEvent
from desktop.training.messages import LayerFigures, TrainingStarted
from desktop.training.range_job import RANGE_KIND, RangeStopped


class Monitor(QObject):
    """The history of the present run; :attr:`changed` tells it once a frame, however much has come."""

    changed = Signal(object)  # History

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.history = History()
        self._new = False
        session.told(TrainingStarted).connect(self._start)
        for kind in (BatchDone, Evaluating, EpochDone, Adjusted, LayerFigures):
            session.told(kind).connect(self._add)
        session.frame.connect(self._tell)

    def _start(self, event: TrainingStarted) -> None:
        self.history = History()
        self.history.start(event)
        self._new = True
        self._tell()

    def _add(self, event: RunEvent) -> None:
        self.history.add(event)
        self._new = True

    def _tell(self) -> None:
        if self._new:
            self._new = False
            self.changed.emit(self.history)


@dataclass
class RangeProgress:
    """The steps of a learning-rate range test so far, and whether it is ``over``; ``reason`` says what went wrong.

    One that was ``stopped`` has not tried all the rates that it would have.
    """

    steps: list[Probed] = field(default_factory=list)
    over: bool = False
    stopped: bool = False
    reason: str = ""


class RangeMonitor(QObject):
    """Collects what a range test says; :attr:`changed` tells it once a frame, and at its end."""

    changed = Signal(object)  # RangeProgress

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._test = RangeProgress()
        self._going = self._new = False
        session.told(StateChanged).connect(self._enter)
        session.told(Probed).connect(self._add)
        session.told(RangeStopped).connect(self._stop)
        session.told(Failed, RANGE_KIND).connect(self._fail)
        session.frame.connect(self._tell)

    def _enter(self, event: StateChanged) -> None:
        going = event.status.job == RANGE_KIND
        if going and not self._going:
            self._test = RangeProgress()
        elif self._going and not going:
            self._test.over = self._new = True
        self._going = going
        self._tell()

    def _add(self, event: Probed) -> None:
        self._test.steps.append(event)
        self._new = True

    def _stop(self, _event: RangeStopped) -> None:
        self._test.stopped = True  # it is told with the test's end

    def _fail(self, event: Failed) -> None:
        if not self._going:  # it could not even begin
            self._test = RangeProgress(over=True)
        self._test.reason, self._new = event.reason, True
        self._tell()

    def _tell(self) -> None:
        if self._new:
            self._new = False
            self.changed.emit(self._test)
