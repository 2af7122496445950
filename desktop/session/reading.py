"""What is read in the drawing, as all features know it. No Qt."""

from dataclasses import dataclass

from core.recognition.verdict import Prediction
from core.types import Array


@dataclass(frozen=True)
class Reading:
    """What the network makes of ``ink (H, W)``, 0 paper to 1 ink: the drawing as it was at its ``revision``."""

    prediction: Prediction
    ink: Array
    revision: int
