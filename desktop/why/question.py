"""Why a digit of the drawing is, or is not, read as a class: the quick methods at once, the others step by step."""

from collections.abc import Generator
from dataclasses import dataclass

import numpy as np

from core.explain.methods import Explanation, method
from core.imaging.preprocessing import Place
from core.nn.workspace import Workspace
from core.steps import result_of
from core.types import Array
from desktop.engine.background import Reader, Waiting
from desktop.engine.live_model import Snapshot
from desktop.engine.questions import LongQuestion, Question


@dataclass(frozen=True, eq=False)
class Digit:
    """One digit of the drawing of ``revision``: the network's ``picture (28, 28)``, and where in the drawing it is.

    ``probabilities (L,)`` are what was read in it.
    """

    picture: Array
    place: Place
    revision: int
    probabilities: Array

    @property
    def rivals(self) -> tuple[int, int]:
        """The two most probable classes, the best first."""
        first, second = np.argsort(-self.probabilities, kind="stable")[:2]
        return int(first), int(second)


@dataclass(frozen=True)
class Case:
    """What is asked: why ``digit`` is, or is not, ``wanted``, by ``method``, in ``layer`` where it looks at one."""

    digit: Digit
    method: str
    wanted: int
    layer: str | None = None

    def same_as(self, other: "Case | None") -> bool:
        """Whether it is the same question about the same picture, whatever the weights are now."""
        return (
            other is not None
            and (self.method, self.wanted, self.layer) == (other.method, other.wanted, other.layer)
            and np.array_equal(self.digit.picture, other.digit.picture)
        )


@dataclass(frozen=True)
class Answer:
    """The explanation of ``case``. ``probability`` is the calibrated one of the wanted class in a changed picture."""

    case: Case
    explanation: Explanation
    probability: float | None = None

    def change_of(self, revision: int) -> Array | None:
        """The changed picture ``(28, 28)``, if one was found: for the drawing of ``revision``, and for no other."""
        found = self.explanation
        changes = found.found and found.map.any() and self.case.digit.revision == revision
        return found.changed if changes else None


@dataclass(frozen=True)
class Why(Question):
    """For the methods that take a few milliseconds."""

    case: Case

    def answer(self, model: Snapshot, scratch: Workspace) -> Answer | None:
        """``None`` while the numbers are none, in the batch before a run is found to diverge."""
        return result_of(_steps(self.case, model, scratch))


@dataclass(frozen=True)
class WhyStepByStep(LongQuestion):
    """For those that take longer."""

    case: Case

    def work(self, model: Snapshot, _reader: Reader) -> Generator[float | Waiting, None, Answer | None]:
        """As :meth:`Why.answer`."""
        return (yield from _steps(self.case, model, Workspace()))


def _steps(case: Case, model: Snapshot, scratch: Workspace) -> Generator[float, None, Answer | None]:
    network, parameters = model.network, model.parameters
    explanation = yield from method(case.method).explain(
        network, parameters, case.digit.picture[None], case.wanted, case.layer, scratch
    )
    if not np.isfinite(explanation.map).all():
        return None
    if explanation.changed is None:
        return Answer(case, explanation)
    logits = network.forward(parameters, explanation.changed[None, None], scratch)
    return Answer(case, explanation, float(model.card.calibration.probabilities(logits)[0, case.wanted]))
