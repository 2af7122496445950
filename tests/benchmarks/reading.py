"""Drawings read as the program reads them, a few at a time: the ink of each takes a megabyte."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

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
