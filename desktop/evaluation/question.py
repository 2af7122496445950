"""How good the live weights are on pictures with labels, and beside those of a file. No Qt."""

from collections.abc import Generator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Literal

import numpy as np

from core.data.datasets import Dataset, DataSplits
from core.evaluation.calibration import Calibration
from core.evaluation.comparison import Comparison, compare
from core.evaluation.evaluation import Evaluation, check_fit, evaluation_of, logits_steps
from core.model.model import Card
from core.model.weights import load_model
from core.nn.network import Network
from core.steps import mapped
from core.types import Array, Labels, UserError
from desktop.engine.background import Reader, Waiting
from desktop.engine.datasets import BUNDLED, open_dataset
from desktop.engine.live_model import Snapshot
from desktop.engine.questions import LongQuestion
from desktop.language import tr

Split = Literal["validation", "train", "test", "all"]
WORDS: dict[Split, str] = {
    "validation": tr("validation pictures"),
    "train": tr("training pictures"),
    "test": tr("test pictures"),
    "all": tr("pictures"),
}

Steps = Generator[float | Waiting, None, "Evaluated"]


@dataclass(frozen=True)
class Pictures:
    """The ``split`` of the data set ``source``: "mnist", "strokes", "mnist+strokes", or the path of any other."""

    source: str = "mnist"
    split: Split = "validation"

    @property
    def lasting(self) -> bool:
        """Whether they are the same every time: they come with the program."""
        return self.source in BUNDLED


@dataclass(frozen=True, eq=False)
class Shown:
    """``digits``, which are those ``pictures``, of the data set called ``name``; ``note`` is what was decided."""

    pictures: Pictures
    name: str
    note: str
    digits: Dataset

    @property
    def in_words(self) -> str:
        """Which pictures they are."""
        return tr(
            "{count:,} {pictures} of {name}",
            count=len(self.digits),
            pictures=WORDS[self.pictures.split],
            name=self.name,
        )


@dataclass(frozen=True, eq=False)
class Evaluated:
    """What ``network`` with ``parameters`` made of the pictures that were ``shown`` to it."""

    network: Network
    parameters: Array
    card: Card
    shown: Shown
    evaluation: Evaluation

    @cached_property
    def chances(self) -> Array:
        """The probabilities ``(N, L)`` as a person is shown them."""
        return self.card.calibration.probabilities(self.evaluation.logits)

    @cached_property
    def answers(self) -> Labels:
        """What each picture is read as, ``(N,)``."""
        answers: Labels = self.evaluation.logits.argmax(axis=1)
        return answers

    @cached_property
    def sure(self) -> Array:
        """How sure it is of its answers, ``(N,)``, 0..1."""
        sure: Array = self.chances.max(axis=1)
        return sure

    @property
    def misread(self) -> Array:
        """Which pictures are read as something else: ``(N,)`` bool."""
        wrong: Array = self.answers != self.shown.digits.labels
        return wrong

    def is_of(self, network: Network, parameters: Array, calibration: Calibration | None) -> bool:
        """Whether it is of these very numbers and their ``calibration``, which is ``None`` while nobody knows it."""
        calibrated = calibration in (None, self.card.calibration)
        return calibrated and network == self.network and np.array_equal(parameters, self.parameters)


@dataclass(frozen=True, eq=False)
class Compared:
    """The live weights, ``ours``, beside ``theirs``, those of the file called ``name``."""

    ours: Evaluated
    theirs: Evaluated
    name: str
    comparison: Comparison


@dataclass(frozen=True, eq=False)
class Evaluate(LongQuestion):
    """Evaluate the live weights on ``pictures``; they need not be read again if they are ``known``."""

    pictures: Pictures = Pictures()
    known: Shown | None = None

    def work(self, model: Snapshot, reader: Reader) -> Steps:
        """The answer is :class:`Evaluated`; ``UserError`` where the pictures do not suit the network."""
        shown = self.known or (yield from reader.read(lambda: _read(self.pictures)))
        return (yield from _evaluated(model, shown, reader, 0.0, 1.0))


@dataclass(frozen=True, eq=False)
class CompareWith(LongQuestion):
    """Compare the live weights with those in the file ``path`` on ``pictures``.

    ``known`` is what was found on the same ones: they are not read again, nor by the live weights if it is of these.
    """

    path: Path
    pictures: Pictures = Pictures()
    known: Evaluated | None = None

    def work(self, model: Snapshot, reader: Reader) -> Generator[float | Waiting, None, Compared]:
        """The answer is :class:`Compared`; ``UserError`` where the file or the pictures do not suit."""
        other = yield from reader.read(lambda: load_model(self.path))
        shown = self.known.shown if self.known else (yield from reader.read(lambda: _read(self.pictures)))
        start, ours = 0.0, self.known
        if ours is None or not ours.is_of(model.network, model.parameters, model.card.calibration):
            start = 0.5
            ours = yield from _evaluated(model, shown, reader, 0.0, start)
        beside = Snapshot(other.network, other.parameters, other.card)
        theirs = yield from _evaluated(beside, shown, reader, start, 1.0, self.path.name)
        found = compare(ours.answers, theirs.answers, shown.digits.labels)
        return Compared(ours, theirs, self.path.name, found)


def _read(pictures: Pictures) -> Shown:
    data = open_dataset(pictures.source)
    return Shown(pictures, data.name, data.note, _split(data, pictures.split))


def _split(data: DataSplits, split: Split) -> Dataset:
    if split != "all":
        digits: Dataset = getattr(data, split)
        return digits
    parts = (data.train, data.validation, data.test)
    images, labels = (np.concatenate([getattr(part, name) for part in parts]) for name in ("images", "labels"))
    return Dataset(images, labels)


def _evaluated(model: Snapshot, shown: Shown, reader: Reader, start: float, end: float, file: str = "") -> Steps:
    """Evaluate ``model``, the live one or that of ``file``: that is the work from ``start`` to ``end``, 0..1."""
    digits = shown.digits
    check_fit(model.network, digits.images, digits.labels)
    steps = logits_steps(model.network, model.parameters, digits.images)
    logits = yield from mapped(lambda done: start + (end - start) * done / len(digits), steps)
    if file and not np.isfinite(logits).all():
        raise UserError(tr("The network in {file} gives numbers that are not finite.", file=file))
    return (yield from reader.read(lambda: _summed_up(model, shown, logits)))  # of 60,000 pictures it takes a moment


def _summed_up(model: Snapshot, shown: Shown, logits: Array) -> Evaluated:
    evaluation = evaluation_of(logits, shown.digits.labels, model.card.calibration)
    found = Evaluated(model.network, model.parameters, model.card, shown, evaluation)
    found.answers, found.sure  # noqa: B018 - found here, they are there when the window wants them
    return found
