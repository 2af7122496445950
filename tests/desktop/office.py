"""An engine at work without a window, for the tests of it."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import numpy as np

from core.training.config import TrainingConfig
from core.training.loop import BatchDone
from desktop.engine.engine import Engine
from desktop.engine.messages import Event, ModelChanged, Pause, StateChanged, Train
from desktop.engine.states import RunState

E = TypeVar("E")
PATIENCE = 30.0
"""Seconds until an event that does not come is a failure."""

ENDLESS = TrainingConfig("sgd", 0.01, batch_size=16, epochs=10_000)
SHORT = TrainingConfig("adam", 0.005, batch_size=32, epochs=2)


class Office:
    """An engine at work and everything it has said."""

    def __init__(self, weights: Path) -> None:
        self.engine = Engine(weights=weights)
        self.heard: list[Event] = []

    def until(self, kind: type[E], wanted: Callable[[E], bool] = lambda _: True) -> E:
        """The next event of ``kind`` that is ``wanted``."""
        while True:
            event = self.engine.events.take(PATIENCE)
            assert event is not None, f"no {kind.__name__} came after {self.heard[-5:]}"
            self.heard.append(event)
            if isinstance(event, kind) and wanted(event):
                return event

    def until_state(self, state: RunState) -> None:
        self.until(StateChanged, lambda event: event.state is state)

    def of(self, kind: type[E]) -> list[E]:
        return [event for event in self.heard if isinstance(event, kind)]


def paused(office: Office, data: str) -> None:
    """Bring a run into the middle of its first epochs and hold it there."""
    office.engine.post(Train(ENDLESS, data))
    office.until(BatchDone)
    office.engine.post(Pause())
    office.until_state(RunState.PAUSED)


def assert_same(one: ModelChanged, other: ModelChanged) -> None:
    assert (one.path, one.saved, one.model.card) == (other.path, other.saved, other.model.card)
    assert one.model.network == other.model.network
    np.testing.assert_array_equal(one.model.parameters, other.model.parameters)
