"""How good a network is on pictures it was not trained with."""

from collections.abc import Generator
from dataclasses import dataclass, field

import numpy as np

from core.evaluation.calibration import UNCALIBRATED, Calibration, reliability
from core.nn.layout import pixels_to_hcwn
from core.nn.losses import check_labels, log_softmax
from core.nn.network import Network
from core.nn.parallel import Pool
from core.nn.workers import Work
from core.nn.workspace import Workspace
from core.types import Array, Labels, Pixels, UserError, said

STEP = 2_500_000
"""Numbers that the layers may write between two steps, in each process: the default network takes about 6 ms."""


class NotFiniteError(UserError):
    """The network's answers are no numbers that could be compared."""


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


@dataclass(frozen=True)
class Logits:
    """The task of an evaluation: the logits ``(N, L)`` of pictures ``(N, C, H, W)`` uint8."""

    network: Network

    def bind(self, parameters: Array, rows: Array) -> Work:  # noqa: ARG002
        """On the pictures of a micro-batch; no row is written."""
        network, blocks = self.network, self.network.blocks(parameters)

        def work(images: Pixels, _place: int, scratch: Workspace) -> Array:
            # (L, N) -> (N, L)
            return network.logits(blocks, pixels_to_hcwn(images, scratch), scratch).T.copy()

        return work


def check_fit(network: Network, images: Pixels, labels: Labels) -> None:
    """``UserError`` for no pictures, for such as ``network`` is not given, and for labels that are none of its classes.

    ``images (N, C, H, W)``, ``labels (N,)``.
    """
    check_labels(labels, network.classes, said("evaluate"))
    if images.shape[1:] != network.input_shape:
        takes, given = (" × ".join(map(str, shape)) for shape in (network.input_shape, images.shape[1:]))
        raise UserError(
            "The network takes {takes} numbers, and the pictures to evaluate are {given}.", takes=takes, given=given
        )


def evaluate_steps(
    network: Network,
    parameters: Array,
    images: Pixels,
    labels: Labels,
    pool: Pool,
    calibration: Calibration = UNCALIBRATED,
) -> Generator[int, None, Evaluation]:
    """Evaluate in turns of :data:`STEP` numbers for each process, a micro-batch at least; returns the result.

    Yields how many pictures are done. A turn takes about as long on a large machine as on a small one, and nobody who
    wants to stop waits for long. ``calibration`` is the one that the network has. Raises ``UserError`` as
    :func:`check_fit` and :func:`evaluation_of` do.
    """
    check_fit(network, images, labels)
    every = np.empty((len(labels), network.classes), parameters.dtype)
    team = pool.team(Logits(network), parameters, 0, network.multiplications * len(labels))
    micro_batches = network.micro_batches(len(labels))
    many = pool.processes * max(1, STEP // (network.numbers * network.micro_batch))
    for first in range(0, len(micro_batches), many):
        turn = micro_batches[first : first + many]
        for some, (logits, _) in zip(turn, team.map([images[some] for some in turn]), strict=True):
            every[some] = logits
        yield turn[-1].stop
    return evaluation_of(every, labels, calibration)


def logits_steps(network: Network, parameters: Array, images: Pixels) -> Generator[int, None, Array]:
    """The logits ``(N, L)`` of ``images (N, C, H, W)`` uint8, in one thread and a few milliseconds at a time.

    Yields how many pictures are done.
    """
    step, scratch = network.pictures_at_once(STEP), Workspace()
    blocks = network.blocks(parameters)
    every = np.empty((len(images), network.classes), parameters.dtype)
    for start in range(0, len(images), step):
        some = slice(start, start + step)
        with np.errstate(all="ignore"):  # numbers out of range show in the logits, which are looked at
            every[some] = network.logits(blocks, pixels_to_hcwn(images[some], scratch), scratch).T  # (L, N) -> (N, L)
        yield min(start + step, len(images))
    return every


def evaluation_of(logits: Array, labels: Labels, calibration: Calibration = UNCALIBRATED) -> Evaluation:
    """What ``logits (N, L)`` for pictures of ``labels (N,)`` come to; the logits are read-only from now on.

    Raises :class:`NotFiniteError` where some are no numbers: weights may be finite and what they give too large.
    """
    if not np.isfinite(logits).all():
        raise NotFiniteError(
            said(
                "The network gives numbers that are not finite, so there is nothing to evaluate: "
                "open other weights or start anew."
            )
        )
    logits.flags.writeable = False
    count, classes = logits.shape
    confusion = np.zeros((classes, classes), np.int64)
    np.add.at(confusion, (labels, logits.argmax(axis=1)), 1)
    with np.errstate(all="ignore"):
        losses = -log_softmax(logits)[np.arange(count), labels]
    right, of_class = np.diag(confusion), confusion.sum(axis=1)
    return Evaluation(
        accuracy=float(right.sum() / count),
        loss=float(losses.sum(dtype=np.float64) / count),
        recall=tuple(float(r / max(n, 1)) for r, n in zip(right, of_class, strict=True)),
        confusion=tuple(tuple(int(n) for n in row) for row in confusion),
        count=count,
        calibration_error=reliability(calibration.probabilities(logits), labels).error,
        logits=logits,
    )
