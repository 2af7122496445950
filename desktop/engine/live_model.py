"""The weights that the engine's thread owns: moved in place while a run goes on, seen by others as copies only."""

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np

from core.model.model import Card, Model
from core.model.presets import preset
from core.types import Array
from desktop.engine.messages import Event, ModelChanged, WeightsUpdated

SECONDS_BETWEEN_GLIMPSES = 0.1
"""The views see the weights of a run some ten times a second: more would be work that no eye sees."""


class LiveModel:
    """A network, its one vector ``parameters (P,)``, and the card and file that go with it.

    The vector is read-only but between :meth:`thaw` and :meth:`freeze`.
    """

    def __init__(self, model: Model, path: Path | None = None, saved: bool = True) -> None:
        self.restore(ModelChanged(model, path, saved))

    def restore(self, state: ModelChanged) -> None:
        """Hold what ``state`` says."""
        self.network = state.model.network
        self.parameters: Array = state.model.parameters
        self.card = state.model.card
        self.path, self.saved = state.path, state.saved

    def thaw(self) -> None:
        """A run begins: from now on the numbers move, and those that were read-only are left to who has them."""
        self.parameters = np.array(self.parameters)

    def freeze(self) -> None:
        """The run is over: the numbers are read-only, and what is made of them need not be made anew."""
        self.parameters.flags.writeable = False

    def model(self) -> Model:
        """A copy of this moment."""
        return Model(self.network, self.parameters, self.card)

    def state(self) -> ModelChanged:
        """The event that tells others all about this moment."""
        return ModelChanged(self.model(), self.path, self.saved)

    def note(self, **changes: Any) -> None:
        """Training has moved the weights: write on the card what is known of them now."""
        now = datetime.now(UTC).isoformat(timespec="seconds")
        self.card = replace(self.card, created=now, **changes)
        self.saved = False


class Glimpses:
    """Copies of the weights for those who watch a run, posted as they move."""

    def __init__(self, live: LiveModel, post: Callable[[Event], None]) -> None:
        self._live, self._post, self._last = live, post, 0.0

    def show(self) -> None:
        """Post the weights of this moment."""
        self._last = time.monotonic()
        weights = self._live.parameters.copy()
        weights.flags.writeable = False
        self._post(WeightsUpdated(weights))

    def show_if_due(self) -> None:
        """The same, unless it was only just done."""
        if time.monotonic() - self._last >= SECONDS_BETWEEN_GLIMPSES:
            self.show()


def fresh(name: str, seed: int) -> Model:
    """The preset ``name`` with weights drawn from ``seed``; raises ``UserError`` if there is no such preset."""
    chosen = preset(name)
    parameters = chosen.network.initialise(np.random.default_rng(seed))
    return Model(chosen.network, parameters, Card(name=chosen.title, seed=seed))
