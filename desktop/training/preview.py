"""What a run does to its pictures, shown on a few of them. No Qt."""

from collections.abc import Generator
from dataclasses import dataclass

import numpy as np

from core.training.config import TrainingConfig
from core.training.shown import FINISHING, LEARNING, SETTLING, Phase, Shown
from core.types import Array, Labels, UserError
from desktop.engine.background import Reader
from desktop.engine.datasets import open_dataset
from desktop.engine.live_model import Snapshot
from desktop.engine.questions import LongQuestion, Step
from desktop.language import tr

PHASES: dict[str, Phase] = {"learning": LEARNING, "settling": SETTLING, "finishing": FINISHING}
"""The parts of a run, in order."""

COUNT = 10


@dataclass(frozen=True, eq=False)
class Pairs:
    """Pictures ``(N, 28, 28)`` 0..1, as they are in the data and as the network would see them, and their labels.

    Unless ``varied`` the run shows all its pictures as they are.
    """

    before: Array
    after: Array
    labels: Labels
    varied: bool


@dataclass(frozen=True)
class ShowPairs(LongQuestion):
    """What a run with ``config`` does in the ``part`` of that name to pictures of ``data``; ``seed`` chooses them."""

    config: TrainingConfig
    data: str
    seed: int
    part: str = "learning"

    def work(self, model: Snapshot, reader: Reader) -> Generator[Step, None, Pairs]:  # noqa: ARG002 - no weights
        """Raises ``UserError`` where the data have no such pictures."""
        data = (yield from reader.read(lambda: open_dataset(self.data))).train
        if data.images.shape[1:] != (1, 28, 28):
            raise UserError(tr("Only pictures of 28 x 28 pixels in grey can be changed as hands change them."))
        rng = np.random.default_rng(self.seed)
        rows = rng.integers(len(data), size=COUNT)
        before = data.images[rows, 0] * np.float32(1 / 255)
        shown = Shown(data, self.config)
        after, labels = shown.pictures(rows, PHASES[self.part], rng)
        return Pairs(before, after, labels, shown.varied)
