"""Reading a drawing: the question of the pen, which is answered before all others."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from core.nn.workspace import Workspace
from core.recognition.strings import Strokes
from core.recognition.verdict import recognise
from core.types import Array
from desktop.engine.live_model import Snapshot
from desktop.engine.questions import Question
from desktop.session.reading import Reading

DRAWING = "drawing"
"""The asker."""


@dataclass(frozen=True)
class Recognise(Question):
    """Read the drawing ``ink (H, W)`` of ``revision``.

    ``strokes`` are those that made it, if they are known. ``focus`` is the digit of a number to tell more of, counted
    from 0 or from the end as -1.
    """

    ink: Array
    revision: int = 0
    focus: int | None = None
    strokes: Strokes = None

    comes_first: ClassVar[bool] = True

    def answer(self, model: Snapshot, scratch: Workspace) -> Reading | None:
        """A :class:`Reading`; ``None`` in the batch before a run is found to diverge, where there may be none."""
        calibration = model.card.calibration
        prediction = recognise(
            model.network, model.parameters, self.ink, calibration, self.focus, scratch, self.strokes
        )
        if not np.isfinite(prediction.probabilities).all():
            return None
        return Reading(prediction, self.ink, self.revision)
