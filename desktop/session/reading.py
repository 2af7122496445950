"""What is read in the drawing, as all features know it. No Qt."""

from collections.abc import Callable
from dataclasses import dataclass

from core.recognition.corrections import Lesson
from core.recognition.pieces import Division
from core.recognition.verdict import Prediction
from core.types import Array
from desktop.language import tr

UNANSWERED = tr("This network has no answer: what it computes is not finite.")
"""In place of what there would be to see of a reading."""

OF_ALL, OF_ONE = tr("is what all of it says"), tr("is the digit in the box")
"""Of what is being typed: what is said of all of the drawing, or of the digit that was chosen alone."""

TYPING = tr("Return: that is what it says. Esc: never mind.")


@dataclass(frozen=True, eq=False)
class Reading:
    """What the network makes of ``ink (H, W)``, 0 paper to 1 ink: the drawing as it was at its ``revision``.

    ``division`` is how the person divided it, as far as that still holds.
    """

    prediction: Prediction
    ink: Array
    revision: int
    division: Division = ()


@dataclass(eq=False)
class Correction:
    """What the person said of the drawing: every digit that was said, misread or not.

    ``whole``: one digit is all of the drawing. ``take_back`` undoes all of it, unless something has been drawn since.
    ``taught`` is set by who has learnt something of it.
    """

    lessons: tuple[Lesson, ...]
    whole: bool
    take_back: Callable[[], None]
    taught: bool = False
