"""The weights that the engine's thread owns: changed in place by training, seen by others as copies only."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np

from core.model import Card, Model
from core.presets import preset
from core.types import Array
from desktop.messages import ModelChanged


@dataclass(frozen=True)
class Kept:
    """A state to come back to, and the words that say so to a person."""

    changed: ModelChanged
    words: str


class LiveModel:
    """A network, the one vector ``parameters (P,)`` that training moves, and the card and file that go with it."""

    def __init__(self, model: Model, path: Path | None = None, saved: bool = True) -> None:
        self.restore(ModelChanged(model, path, saved))

    def restore(self, state: ModelChanged) -> None:
        """Hold what ``state`` says."""
        self.network = state.model.network
        self.parameters: Array = np.array(state.model.parameters)
        self.card = state.model.card
        self.path, self.saved = state.path, state.saved

    def model(self) -> Model:
        """A copy of this moment."""
        return Model(self.network, self.parameters, self.card)

    def state(self) -> ModelChanged:
        """The event that tells others all about this moment."""
        return ModelChanged(self.model(), self.path, self.saved)

    def keep(self, words: str) -> Kept:
        """A state to come back to if what follows fails."""
        return Kept(self.state(), words)

    def note(self, **changes: Any) -> None:
        """Training has moved the weights: write on the card what is known of them now."""
        now = datetime.now(UTC).isoformat(timespec="seconds")
        self.card = replace(self.card, created=now, **changes)
        self.saved = False


def fresh(name: str, seed: int) -> Model:
    """The preset ``name`` with weights drawn from ``seed``; raises ``UserError`` if there is no such preset."""
    chosen = preset(name)
    parameters = chosen.network.initialise(np.random.default_rng(seed))
    return Model(chosen.network, parameters, Card(name=chosen.title, seed=seed))
