"""Data sets by the name a person gives: those that come with the program, and any other by its path."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from core.checks import is_there
from core.data.datasets import DataSplits, load_dataset, load_mnist, stratified
from core.synthesis.pen_pictures import beside, pen_pictures
from desktop.language import counted, tr
from resources import MNIST, STROKES


class Bundled(NamedTuple):
    """A data set that comes with the program: what a person calls it, and how it is read."""

    name: str
    read: Callable[[], DataSplits]


BUNDLED = {
    "mnist": Bundled("MNIST", lambda: load_mnist(MNIST)),
    "strokes": Bundled(tr("Pen strokes"), lambda: pen_pictures(STROKES)),
    "mnist+strokes": Bundled(tr("MNIST and pen strokes"), lambda: beside(load_mnist(MNIST), pen_pictures(STROKES))),
}


def few(name: str, pictures: int) -> str:
    """The name of a bundled data set of which only so many training pictures are used, every class in proportion."""
    return f"{name}:{pictures}"


def data_in_words(source: str) -> str:
    """What a person calls ``source``: the name of a bundled data set, or of a file without its folders."""
    name, pictures = _parts(source)
    if name not in BUNDLED:
        return Path(source).name or source
    part = f" ({counted('{count:,} picture', '{count:,} pictures', pictures)})" if pictures else ""
    return BUNDLED[name].name + part


def lasting_name(source: str) -> str:
    """A name by which ``source`` is found on another day, whatever the folder the program is started in."""
    return source if _parts(source)[0] in BUNDLED else str(Path(source).absolute())


def is_gone(source: str) -> bool:
    """Whether ``source`` is a path at which there is nothing."""
    return _parts(source)[0] not in BUNDLED and not is_there(Path(source))


def open_dataset(source: str) -> DataSplits:
    """The data set called ``source``, or the one at that path; raises ``UserError`` as ``core.data.datasets`` does."""
    name, pictures = _parts(source)
    if name not in BUNDLED:
        return load_dataset(source)
    data = BUNDLED[name].read()
    if not 0 < pictures < len(data.train):
        return data
    train = data.train.take(stratified(data.train.labels, pictures))
    return replace(data, name=f"{data.name} ({pictures:,} pictures)", train=train)


def _parts(source: str) -> tuple[str, int]:
    """A bundled data set's name, and how many training pictures of it, 0 for all; else what ``source`` says."""
    name, _, pictures = source.lower().partition(":")
    counted = pictures.isascii() and pictures.isdecimal() and len(pictures) < 8
    return (name, int(pictures)) if counted else (source.lower(), 0)
