"""Drawings read as the program reads them, a few at a time: the ink of each takes a megabyte.

And how far a share of them may be off.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

import numpy as np

from core.evaluation.intervals import wilson
from core.imaging.painter import Stroke, render
from core.model.model import Model
from core.recognition.verdict import Prediction, recognise_many
from core.types import Array

CHUNK = 32


def read(model: Model, inks: Iterable[Array]) -> Iterator[Prediction]:
    """What ``model`` makes of each of ``inks (H, W)``, of which nothing else is known."""
    waiting = iter(inks)
    while some := list(islice(waiting, CHUNK)):
        yield from recognise_many(model.network, model.parameters, some, model.card.calibration)


def read_strokes(model: Model, drawings: Iterable[Sequence[Stroke]]) -> Iterator[Prediction]:
    """What ``model`` makes of each drawing on the canvas."""
    waiting = iter(drawings)
    while some := list(islice(waiting, CHUNK)):
        inks = [render(strokes) for strokes in some]
        yield from recognise_many(model.network, model.parameters, inks, model.card.calibration, some)


def interval(share: float, count: int) -> str:
    """Between which shares the one of endlessly many lies, at 95 %, where ``count`` had this ``share``."""
    low, high = wilson(np.array([share * count]), np.array([count]))
    return f"{low[0]:.1%} to {high[0]:.1%}"
