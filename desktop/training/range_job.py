"""The learning-rate range test as a job: it computes as hard as a run does, and leaves the weights alone."""

from collections.abc import Generator
from dataclasses import dataclass
from typing import ClassVar

from core.nn.network import Network
from core.training.config import TrainingConfig
from core.training.range_test import Probed, probe
from core.types import Array
from desktop.engine.datasets import open_dataset
from desktop.engine.jobs import Desk, Job
from desktop.engine.live_model import fresh
from desktop.engine.messages import Progress
from desktop.language import tr

RANGE_KIND = "range test"


@dataclass(frozen=True)
class RangeTest:
    """Try rates with ``config`` on ``data``, from fresh weights of ``preset`` or, ``None``, from the present ones.

    Each step is told as a :class:`~core.training.range_test.Probed`.
    """

    config: TrainingConfig
    data: str = "mnist"
    preset: str | None = None
    threads: int | None = None

    kind: ClassVar[str] = RANGE_KIND
    refusal: ClassVar[str] = tr("Rates cannot be tried")

    def begin(self, desk: Desk) -> "RangeJob":
        """The test."""
        return RangeJob(self, desk)


@dataclass(frozen=True)
class RangeStopped:
    """The person ended the test: larger rates were not tried."""


class RangeJob(Job):
    """Trains a copy of the weights: a question could not have the threads, nor a batch's time, that this takes."""

    kind = RANGE_KIND

    def __init__(self, request: RangeTest, desk: Desk) -> None:
        super().__init__(desk)
        self._request = request

    @property
    def busy(self) -> str:
        """The sentence for those who have to wait."""
        return tr("Learning rates are being tried.")

    @property
    def meanwhile(self) -> str:
        """The end of a sentence."""
        return tr("while learning rates are being tried: stop that first.")

    def stop(self) -> None:
        """End it; there is nothing to keep."""
        self.close()
        self.desk.post(RangeStopped())

    def give_up(self) -> str:
        """Nothing has changed."""
        self.close()
        return tr("The weights are as they were.")

    def work(self) -> Generator[object, None, None]:
        """Read the data and try one rate after the other."""
        request, post = self._request, self.desk.post
        post(Progress(RANGE_KIND, tr("reading the data…"), 0.0))
        data = yield from self.desk.reader.read(lambda: open_dataset(request.data))
        network, parameters = self._start()
        for step in probe(network, parameters, data.train, request.config, request.threads):
            if isinstance(step, Probed):
                post(step)
                post(Progress(RANGE_KIND, tr("trying {rate:.2g}", rate=step.rate), step.done / step.count))
            yield step or True  # in the middle of a batch there is more to do as well

    def _start(self) -> tuple[Network, Array]:
        """The weights to begin with, which stay as they are."""
        if self._request.preset is not None:
            model = fresh(self._request.preset, self._request.config.seed)
            return model.network, model.parameters
        return self.desk.live.network, self.desk.live.parameters
