"""Learning a few new drawings without forgetting the rest: fine-tuning with old ones replayed beside them.

What a network has learnt goes when only the new is shown ("catastrophic forgetting"); the plain remedy is rehearsal
(Robins, "Catastrophic forgetting, rehearsal and pseudorehearsal", 1995): every batch mixes the new drawings with
pictures of the old kind.
"""

from collections.abc import Generator
from dataclasses import dataclass, replace

import numpy as np

from core.data.datasets import Dataset, DataSplits
from core.evaluation.calibration import UNCALIBRATED, Calibration
from core.evaluation.evaluation import evaluate_steps
from core.nn.network import Network
from core.nn.parallel import Pool
from core.steps import mapped
from core.training.config import TrainingConfig
from core.training.events import BatchDone, EpochDone, Evaluating, Working
from core.training.loop import fit
from core.types import Array

CONFIG = TrainingConfig(
    "adam", 3e-4, batch_size=128, epochs=1, schedule="one-cycle", label_smoothing=0.05, not_digits=0.05
)
"""Chosen on MNIST's validation split and on drawings made by rule (``tests.benchmarks.teaching``)."""

VARIATIONS = 300
"""Versions of the taught drawings, all together, that a run shows; each has its share, within the two below."""

FEWEST, MOST = 8, 60

REPLAYED = 24_000
"""Pictures of the old kind, of their training split, that are shown beside them."""

EVALUATION_COST = 1 / 3
"""Of a training step, by picture: a backward pass costs about two forward passes, an evaluation has none."""


@dataclass(frozen=True)
class Effect:
    """How many ``right`` of ``count`` taught drawings, and the accuracy 0..1 on the validation split."""

    right: int
    count: int
    validation: float


@dataclass(frozen=True)
class Lesson:
    """What learning did: where the network stood ``before`` and ``after`` it, and what was shown ``beside``.

    ``calibration`` is what its logits are worth now.
    """

    before: Effect
    after: Effect
    beside: str
    calibration: Calibration = UNCALIBRATED


def variations_each(count: int) -> int:
    """How many versions of each of ``count`` taught drawings to make."""
    return int(np.clip(VARIATIONS // max(count, 1), FEWEST, MOST))


def lesson_data(variations: Dataset, data: DataSplits, seed: int) -> DataSplits:
    """The ``variations`` among pictures of ``data.train`` chosen by ``seed``; validation stays as it is."""
    chosen = np.random.default_rng((seed, 2)).permutation(len(data.train))[:REPLAYED]
    replayed = data.train.take(np.sort(chosen))
    train = Dataset(
        np.concatenate([variations.images, replayed.images]),
        np.concatenate([variations.labels, replayed.labels]),
        replayed.hands,
        None if replayed.line is None else np.append(np.full(len(variations), -1), replayed.line),
    )
    return replace(data, train=train)


def learn(
    network: Network,
    parameters: Array,
    taught: Dataset,
    variations: Dataset,
    data: DataSplits,
    config: TrainingConfig = CONFIG,
    processes: int | None = None,
) -> Generator[float, None, Lesson]:
    """Fine-tune ``parameters (P,)`` in place; yields the part that is done, 0..1, and returns what it did.

    ``taught`` are the drawings as they are, ``variations`` their versions; ``data`` is what else is shown, and what
    is validated with. Between two values there is a batch at most. Raises ``DivergedError`` as ``fit`` does.
    """
    lesson = lesson_data(variations, data, config.seed)
    count = len(lesson.validation)
    whole = 2 * EVALUATION_COST * count + config.epochs * len(lesson.train)
    look = EVALUATION_COST / whole  # the share of one picture that is only looked at
    with Pool(processes) as pool:
        steps = evaluate_steps(network, parameters, lesson.validation.images, lesson.validation.labels, pool)
        evaluation = yield from mapped(lambda done: look * done, steps)
    before = Effect(_right(network, parameters, taught), len(taught), evaluation.accuracy)
    done, validation, calibration = look * count, 0.0, UNCALIBRATED
    for event in fit(network, parameters, lesson, config, processes):
        match event:
            case BatchDone():
                done += event.images / whole
                yield done
            case Working():
                yield done
            case Evaluating():
                yield done + look * event.done
            case EpochDone():
                validation, calibration = event.validation_accuracy, event.calibration
    after = Effect(_right(network, parameters, taught), len(taught), validation)
    return Lesson(before, after, data.name, calibration)


def _right(network: Network, parameters: Array, data: Dataset) -> int:
    """How many of ``data`` are read right."""
    logits = network.forward(parameters, data.images * np.float32(1 / 255))
    return int((logits.argmax(axis=1) == data.labels).sum())
