"""Replaying a run is a job: it shows the weights of one epoch after the other, and nothing of it stays. No Qt."""

from collections.abc import Generator
from dataclasses import dataclass
from typing import ClassVar

from core.model.model import Model
from core.model.weights import check_for_digits
from desktop.engine.jobs import Desk, Job
from desktop.engine.mailbox import Urgent
from desktop.engine.messages import DocumentChanged, WeightsUpdated
from desktop.engine.states import Phase
from desktop.language import tr

KIND = "replay"


@dataclass(frozen=True)
class Shown(Urgent):
    """The weights of ``epoch`` are what everything shows now."""

    epoch: int


@dataclass(frozen=True)
class Replay:
    """Show ``model``, as it was after ``epoch`` of an earlier run, and then whatever :class:`Show` asks for."""

    epoch: int
    model: Model

    kind: ClassVar[str] = KIND
    refusal: ClassVar[str] = tr("A run cannot be replayed")

    def begin(self, desk: Desk) -> "ReplayJob":
        """The job; ``UserError`` where the canvas cannot feed the network."""
        return ReplayJob(self, desk)


class ReplayJob(Job):
    """Holds the weights of an epoch in the place of the present ones, which come back, bit for bit, at its end.

    As long as the network is the same only its numbers are swapped, so that nothing has to be built anew.
    """

    kind = KIND
    first_phase = Phase.REPLAYING

    def __init__(self, request: Replay, desk: Desk) -> None:
        super().__init__(desk)
        self._open(request.epoch, request.model)

    @property
    def busy(self) -> str:
        """Where to look."""
        return tr("An epoch of an earlier run is shown: close the bar at the foot of the window to train.")

    @property
    def meanwhile(self) -> str:
        """Until that is closed."""
        return tr("while a run is replayed: close the bar at the foot of the window first.")

    def show(self, epoch: int, model: Model) -> None:
        """Show another epoch."""
        live = self.desk.live
        if model.network != live.network:
            self._open(epoch, model)
            return
        live.swap(model)
        self.desk.post(WeightsUpdated(model.parameters, live.revision))
        self.desk.post(Shown(epoch))  # urgent: the weights before it are shown before it

    def stop(self) -> None:
        """Back to the present weights."""
        self.give_up()

    def give_up(self) -> str:
        """The same."""
        self.close()
        self.put_back()
        self.desk.post(DocumentChanged(self.desk.live.document()))
        return tr("The weights are as they were.")

    def work(self) -> Generator[object, None, None]:
        """It is held all the time: what it does it is asked for."""
        yield tr("an epoch, which is looked at")

    def _open(self, epoch: int, model: Model) -> None:
        check_for_digits(tr("This run has"), model.network)
        self.desk.live.open(model)
        self.desk.post(DocumentChanged(self.desk.live.document()))
        self.desk.post(Shown(epoch))
