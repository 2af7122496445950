"""Data sets by the name a person gives: those that come with the program, and any other by its path."""

from collections.abc import Callable
from pathlib import Path

from core.data.datasets import DataSplits, load_dataset, load_mnist
from core.synthesis.pen_pictures import beside, pen_pictures
from resources import MNIST, STROKES

BUNDLED: dict[str, Callable[[], DataSplits]] = {
    "mnist": lambda: load_mnist(MNIST),
    "strokes": lambda: pen_pictures(STROKES),
    "mnist+strokes": lambda: beside(load_mnist(MNIST), pen_pictures(STROKES)),
}


def lasting_name(source: str) -> str:
    """A name by which ``source`` is found on another day, whatever the folder the program is started in."""
    return source if source.lower() in BUNDLED else str(Path(source).absolute())


def open_dataset(source: str) -> DataSplits:
    """The data set called ``source``, or the one at that path; raises ``UserError`` as ``core.data.datasets`` does."""
    bundled = BUNDLED.get(source.lower())
    return load_dataset(source) if bundled is None else bundled()
