"""The weights that the engine's thread owns: moved in place while a job goes on, seen by others as copies only."""

import itertools
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from core.model.model import Card, Model, untrained
from core.model.presets import preset
from core.nn.network import Network
from core.types import Array, UserError
from desktop.engine.document import Document
from desktop.language import tr


class Snapshot(NamedTuple):
    """A network with its numbers and its card at one moment: what a question is answered from.

    ``gradient (P,)`` is that of the last batch of the last run, ``None`` where other numbers have come since; questions
    that take long are not given it.
    """

    network: Network
    parameters: Array
    card: Card
    gradient: Array | None = None


class LiveModel:
    """A network, its one vector ``parameters (P,)``, and the card and file that go with it.

    The vector is read-only but between :meth:`thaw` and :meth:`freeze`. ``gradient (P,)`` is that of the last batch, as
    a job leaves it here, ``None`` where there is none.
    """

    def __init__(self, model: Model) -> None:
        self._revisions, self._identities = itertools.count(), itertools.count()
        self.open(model)

    def open(self, model: Model, path: Path | None = None) -> None:
        """Hold another model: the one in the file ``path``, or a new one."""
        self.network, self.parameters, self.card = model.network, model.parameters, model.card
        self.gradient: Array | None = None
        self.path = path
        self.revision = self.saved_revision = next(self._revisions)
        self.identity = next(self._identities)

    def swap(self, model: Model) -> None:
        """Hold the numbers and the card of ``model``, which has the same network."""
        self.parameters, self.card, self.gradient = model.parameters, model.card, None
        self.moved()

    def restore(self, document: Document) -> None:
        """Hold the numbers of ``document`` again. Where they went, if they were saved meanwhile, is not forgotten."""
        model = document.model
        self.network, self.parameters, self.card = model.network, model.parameters, model.card
        self.gradient = None
        self.revision = document.revision
        if document.identity != self.identity:
            self.path, self.saved_revision, self.identity = document.path, document.saved_revision, document.identity

    def thaw(self) -> None:
        """A job begins: from now on the numbers move, and those that were read-only are left to who has them."""
        self.parameters = np.array(self.parameters)
        self.gradient = None

    def freeze(self) -> None:
        """The job is over: the numbers are read-only, and what is made of them need not be made anew."""
        self.parameters.flags.writeable = False

    def moved(self) -> None:
        """The numbers are others now."""
        self.revision = next(self._revisions)

    def note(self, **changes: Any) -> None:
        """The numbers have moved: write on the card what is known of them now."""
        now = datetime.now(UTC).isoformat(timespec="seconds")
        self.card = replace(self.card, created=now, **changes)
        self.moved()

    def saved(self, path: Path) -> None:
        """The file ``path`` holds what is here."""
        self.path, self.saved_revision = path, self.revision

    def overwritten(self) -> None:
        """Its file holds a checkpoint of this moment from now on, and no longer what may come back."""
        if self.revision != self.saved_revision:
            self.saved_revision = next(self._revisions)

    def model(self) -> Model:
        """A copy of this moment."""
        return Model(self.network, self.parameters, self.card)

    def as_new(self, seed: int | None) -> Model:
        """The same network with fresh weights drawn from ``seed``; ``None``: those that it began with.

        Raises ``UserError`` where nobody knows which those were.
        """
        if seed is None:
            seed = self.card.seed
        if seed is None:
            raise UserError(
                tr("Nobody wrote down which weights {name} began with: take new ones.", name=self.card.name)
            )
        return untrained(self.card.name, self.network, seed)

    def document(self) -> Document:
        """All about this moment, the numbers copied."""
        return Document(self.model(), self.path, self.revision, self.saved_revision, self.identity)

    def snapshot(self) -> Snapshot:
        """The numbers of this moment, copied only where they may move."""
        parameters = self.parameters
        if parameters.flags.writeable:
            parameters = parameters.copy()
            parameters.flags.writeable = False
        return Snapshot(self.network, parameters, self.card)


def fresh(name: str, seed: int) -> Model:
    """The preset ``name`` with weights drawn from ``seed``; raises ``UserError`` if there is no such preset."""
    chosen = preset(name)
    return untrained(chosen.title, chosen.network, seed)
