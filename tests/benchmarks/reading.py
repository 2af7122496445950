"""Drawings read as the program reads them, a few at a time: the ink of each takes a megabyte."""

from collections.abc import Iterable, Iterator
from itertools import islice

from core.model.model import Model
from core.recognition.verdict import Prediction, recognise_many
from core.types import Array

CHUNK = 32


def read(model: Model, inks: Iterable[Array]) -> Iterator[Prediction]:
    """What ``model`` makes of each of ``inks (H, W)``."""
    waiting = iter(inks)
    while some := list(islice(waiting, CHUNK)):
        yield from recognise_many(model.network, model.parameters, some, model.card.calibration)
