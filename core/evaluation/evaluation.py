"""How good a network is on pictures it was not trained with."""

from collections.abc import Generator
from dataclasses import dataclass, field

import numpy as np

from core.evaluation.calibration import UNCALIBRATED, Calibration, expected_calibration_error
from core.nn.layout import pixels_to_hcwn
from core.nn.losses import check_labels, cross_entropy
from core.nn.network import Network
from core.nn.parallel import Pool
from core.nn.workspace import Workspace
from core.steps import result_of
from core.types import Array, Labels, Pixels


@dataclass(frozen=True)
class Evaluation:
    """``accuracy`` and ``recall`` (by digit) 0..1, mean cross-entropy ``loss``, ``confusion[true][answer]``.

    ``calibration_error`` is the expected one, 0..1, of the probabilities as a person is shown them; ``logits (N, L)``
    are read-only.
    """

    accuracy: float
    loss: float
    recall: tuple[float, ...]
    confusion: tuple[tuple[int, ...], ...]
    count: int
    calibration_error: float
    logits: Array = field(compare=False, repr=False)


def evaluate_steps(
    network: Network,
    parameters: Array,
    images: Pixels,
    labels: Labels,
    pool: Pool,
    calibration: Calibration = UNCALIBRATED,
) -> Generator[int, None, Evaluation]:
    """Evaluate in turns of a micro-batch for each thread, yielding how many pictures are done; returns the result.

    So a turn takes about as long on a large machine as on a small one, and nobody who wants to stop waits for long.
    ``calibration`` is the one that the network has. Raises ``UserError`` for no pictures and for labels that are none
    of the network's classes.
    """
    check_labels(labels, network.classes, "evaluate")
    blocks = network.blocks(parameters)
    classes = network.classes
    confusion = np.zeros((classes, classes), np.int64)
    every = np.empty((len(labels), classes), parameters.dtype)
    loss = 0.0

    def work(some: slice, scratch: Workspace) -> tuple[float, Labels]:
        logits = network.logits(blocks, pixels_to_hcwn(images[some], scratch), scratch)
        every[some] = logits.T  # (L, N) -> (N, L)
        unused = scratch.take("gradient", logits.shape, logits.dtype)
        return cross_entropy(logits, labels[some], 1, unused)[0], logits.argmax(axis=0)

    micro_batches = network.micro_batches(len(labels))
    for first in range(0, len(micro_batches), pool.threads):
        turn = micro_batches[first : first + pool.threads]
        for some, (its_loss, answers) in zip(turn, pool.map(work, turn), strict=True):
            loss += its_loss
            np.add.at(confusion, (labels[some], answers), 1)
        yield turn[-1].stop
    every.flags.writeable = False
    right, of_class = np.diag(confusion), confusion.sum(axis=1)
    return Evaluation(
        accuracy=float(right.sum() / len(labels)),
        loss=loss / len(labels),
        recall=tuple(float(r / max(n, 1)) for r, n in zip(right, of_class, strict=True)),
        confusion=tuple(tuple(int(n) for n in row) for row in confusion),
        count=len(labels),
        calibration_error=expected_calibration_error(calibration.probabilities(every), labels),
        logits=every,
    )


def evaluate(
    network: Network,
    parameters: Array,
    images: Pixels,
    labels: Labels,
    threads: int | None = None,
    calibration: Calibration = UNCALIBRATED,
) -> Evaluation:
    """Evaluate ``images (N, C, H, W)`` uint8 against ``labels (N,)`` in one go; raises as :func:`evaluate_steps`."""
    with Pool(threads) as pool:
        return result_of(evaluate_steps(network, parameters, images, labels, pool, calibration))
