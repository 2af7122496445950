"""Reading a drawing: the question of the pen, which is answered before all others. And putting right what was read."""

from collections.abc import Generator
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

import numpy as np

from core.nn.workspace import Workspace
from core.recognition.corrections import Corrected, Wish, correct
from core.recognition.pieces import Division, holding
from core.recognition.strings import Strokes
from core.recognition.verdict import recognise, recognise_divided
from core.types import Array
from desktop.engine.background import Reader, Waiting
from desktop.engine.live_model import Snapshot
from desktop.engine.questions import LongQuestion, Question
from desktop.session.reading import Reading

DRAWING = "drawing"
CORRECTION = "correction"
"""The askers."""


@dataclass(frozen=True, eq=False)
class Recognise(Question):
    """Read the drawing ``ink (H, W)`` of ``revision``.

    ``strokes`` are those that made it, if they are known.
    ``division`` is how the person divided the drawing; what no longer holds of it does not count.
    """

    ink: Array
    revision: int = 0
    strokes: Strokes = None
    division: Division = ()

    comes_first: ClassVar[bool] = True

    def answer(self, model: Snapshot, scratch: Workspace) -> Reading | None:
        """A :class:`Reading`; ``None`` in the batch before a run is found to diverge, where there may be none."""
        calibration = model.card.calibration
        division = holding(self.division, self.ink)
        if division:
            prediction = recognise_divided(model.network, model.parameters, self.ink, division, calibration, scratch)
        else:
            prediction = recognise(model.network, model.parameters, self.ink, calibration, scratch, self.strokes)
        if not np.isfinite(prediction.probabilities).all():
            return None
        return Reading(prediction, self.ink, self.revision, division)


@dataclass(frozen=True, eq=False)
class Correct(LongQuestion):
    """What comes of ``wish`` for the drawing ``ink (H, W)``, divided by ``division`` so far and made by ``strokes``."""

    ink: Array
    division: Division
    wish: Wish
    strokes: Strokes = None

    def work(self, model: Snapshot, _reader: Reader) -> Generator[float | Waiting, None, "Outcome"]:
        """``UserError`` where it cannot be done."""

        def classify(pictures: Array) -> Array:
            return model.network.forward(model.parameters, pictures)

        steps = correct(classify, model.card.calibration, self.ink, self.division, self.wish, self.strokes)
        return Outcome(self, (yield from steps))


class Outcome(NamedTuple):
    """What came of ``question``."""

    question: Correct
    corrected: Corrected
