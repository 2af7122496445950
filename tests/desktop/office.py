"""An engine at work without a window, for the tests of it."""

from collections import deque
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import numpy as np

from core.training.config import TrainingConfig
from core.training.events import BatchDone
from core.types import Array
from desktop.engine.engine import Engine
from desktop.engine.messages import Answered, Ask, DocumentChanged, Pause, Start, StateChanged
from desktop.engine.states import Phase
from desktop.filters.question import LastGradient
from desktop.training.job import Train

E = TypeVar("E")
PATIENCE = 30.0
"""Seconds until an event that does not come is a failure."""

ENDLESS = TrainingConfig("sgd", 0.01, batch_size=16, epochs=10_000)
SHORT = TrainingConfig("adam", 0.005, batch_size=32, epochs=2)


class Office:
    """An engine at work and everything it has said."""

    def __init__(self, weights: Path) -> None:
        self.engine = Engine(weights=weights)
        self.heard: list[object] = []
        self._waiting: deque[object] = deque()

    def until(self, kind: type[E], wanted: Callable[[E], bool] = lambda _: True) -> E:
        """The next event of ``kind`` that is ``wanted``."""
        while True:
            if not self._waiting:
                self._waiting.extend(self.engine.events.drain(PATIENCE))
            assert self._waiting, f"no {kind.__name__} came after {self.heard[-5:]}"
            event = self._waiting.popleft()
            self.heard.append(event)
            if isinstance(event, kind) and wanted(event):
                return event

    def until_phase(self, phase: Phase) -> None:
        self.until(StateChanged, lambda event: event.status.phase is phase)

    def of(self, kind: type[E]) -> list[E]:
        return [event for event in self.heard if isinstance(event, kind)]


def paused(office: Office, data: str) -> None:
    """Bring a run into the middle of its first epochs and hold it there."""
    office.engine.post(Start(Train(ENDLESS, data)))
    office.until(BatchDone)
    office.engine.post(Pause())
    office.until_phase(Phase.PAUSED)


def assert_gradient_comes_back(office: Office, data: str, job: Callable[[], None]) -> None:
    """That of a run's last batch is the same after a ``job`` that gives the weights back."""
    office.engine.post(Start(Train(SHORT, data)))
    office.until_phase(Phase.IDLE)
    before = _last_gradient(office, 1)
    job()
    assert len(before)
    np.testing.assert_array_equal(_last_gradient(office, 2), before)


def _last_gradient(office: Office, number: int) -> Array:
    office.engine.post(Ask("gradient", number, LastGradient()))
    gradient: Array = office.until(Answered).answer
    return gradient


def assert_same(one: DocumentChanged, other: DocumentChanged) -> None:
    ours, theirs = one.document, other.document
    assert (ours.path, ours.modified, ours.model.card) == (theirs.path, theirs.modified, theirs.model.card)
    assert ours.model.network == theirs.model.network
    np.testing.assert_array_equal(ours.model.parameters, theirs.model.parameters)
