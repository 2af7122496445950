"""What a job is told by the engine, and a job that is done to its end in one thread."""

import threading
from collections.abc import Generator
from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar

import numpy as np
import pytest

from core.model.model import Card, Model
from core.model.presets import preset
from core.training.dials import Dials
from core.types import Array, UserError
from desktop.engine.jobs import Desk, Job, run_to_end
from desktop.engine.live_model import LiveModel
from desktop.engine.messages import (
    Adjust,
    Answered,
    Ask,
    Command,
    EndReplay,
    Failed,
    Keep,
    Pause,
    Show,
    Start,
    StateChanged,
    StepOnce,
    Stop,
    TakeCheckpoint,
    Undo,
)
from desktop.engine.states import Phase
from desktop.reading.question import DRAWING, Recognise
from tests.desktop.office import Office

DIALS = Dials(0.1, 0.9, 0.0)
NETWORK = preset("zhou").network
MODEL = Model(NETWORK, np.ones(NETWORK.parameter_count, np.float32), Card("Ones"))


@dataclass(frozen=True)
class Listen:
    """A job that stays in ``phase``, changes nothing, and writes down what it is ``told``."""

    phase: Phase
    told: list[object] = field(default_factory=list)

    kind: ClassVar[str] = "listening"
    refusal: ClassVar[str] = "Listening cannot start"

    def begin(self, desk: Desk) -> Job:
        if self.phase is Phase.CLOSED:
            raise UserError("Nobody can listen there.")
        return Listener(desk, self)


class Listener(Job):
    kind = "listening"

    def __init__(self, desk: Desk, request: Listen) -> None:
        super().__init__(desk)
        self.first_phase = request.phase  # type: ignore[misc]
        self._told = request.told

    def work(self) -> Generator[object, None, None]:
        while True:
            yield "a step"

    def hold(self) -> None:
        self._told.append("hold")

    def step_once(self, batches: int) -> None:
        self._told.append(batches)

    def adjust(self, dials: Dials) -> None:
        self._told.append(dials)

    def take_checkpoint(self, path: Path | None) -> None:
        self._told.append(path)

    def show(self, epoch: int, model: Model) -> None:
        self._told.append((epoch, model))

    def decide(self, keep: bool) -> None:
        self._told.append("keep" if keep else "undo")

    def stop(self) -> None:
        self._told.append("stop")

    def give_up(self) -> str:
        return ""


@pytest.mark.parametrize(
    ("phase", "commands", "told", "phases"),
    [
        (
            Phase.PAUSED,
            (StepOnce(3), Pause(), Adjust(DIALS), TakeCheckpoint(Path("here")), Stop()),
            [3, "hold", DIALS, Path("here"), "stop"],
            [Phase.RUNNING, Phase.PAUSED, Phase.IDLE],
        ),
        (Phase.REPLAYING, (Show(2, MODEL), EndReplay()), [(2, MODEL), "stop"], [Phase.IDLE]),
        (Phase.PROPOSED, (Keep(),), ["keep"], [Phase.IDLE]),
        (Phase.PROPOSED, (Undo(),), ["undo"], [Phase.IDLE]),
    ],
)
def test_a_job_is_told_what_was_asked_for(
    office: Office, phase: Phase, commands: tuple[Command, ...], told: list[object], phases: list[Phase]
) -> None:
    request = Listen(phase)
    office.engine.post(Start(request))
    office.until_phase(phase)
    office.heard.clear()
    for command in commands:
        office.engine.post(command)
    office.until_phase(Phase.IDLE)
    assert request.told == told
    assert [event.status.phase for event in office.of(StateChanged)] == phases


def test_a_job_that_cannot_begin_is_told_to_who_wanted_it(office: Office) -> None:
    office.engine.post(Start(Listen(Phase.CLOSED)))
    assert office.until(Failed) == Failed("listening", "Nobody can listen there. Nothing has changed.")
    assert not office.of(StateChanged)


def test_dials_that_are_turned_after_the_end_of_a_job_turn_nothing(office: Office, stroke: Array) -> None:
    office.engine.post(Adjust(DIALS))
    office.engine.post(Ask(DRAWING, 1, Recognise(stroke)))
    office.until(Answered)
    assert not office.of(Failed)


@dataclass(frozen=True)
class Copy:
    """Writes numbers, which are read beside it as soon as ``gate`` is open, into the weights one after another."""

    numbers: tuple[float, ...]
    gate: threading.Event

    kind: ClassVar[str] = "copying"
    refusal: ClassVar[str] = "Copying cannot start"

    def begin(self, desk: Desk) -> "Copying":
        return Copying(desk, self)


class Copying(Job):
    kind = "copying"

    def __init__(self, desk: Desk, request: Copy) -> None:
        super().__init__(desk)
        self._request = request

    def work(self) -> Generator[object, None, None]:
        def read() -> list[float]:
            assert self._request.gate.wait(30)
            return list(self._request.numbers)

        numbers = yield from self.desk.reader.read(read)
        self.desk.live.thaw()
        try:
            for place, number in enumerate(numbers):
                self.desk.live.parameters[place] = number
                self.desk.post(number)
                yield "a number"
        finally:
            self.desk.post("closed")

    def stop(self) -> None:
        pass

    def give_up(self) -> str:
        return ""


def test_a_job_is_done_to_its_end_without_an_engine() -> None:
    live, heard, gate = LiveModel(MODEL), [], threading.Event()
    threads = threading.active_count()
    moments = []

    def look(job: Job) -> None:
        assert isinstance(job, Copying)
        moments.append(list(heard))
        gate.set()

    run_to_end(Copy((5.0, 6.0), gate), live, heard.append, look)
    assert live.parameters[:3].tolist() == [5, 6, 1]
    assert heard == [5, 6, "closed"]
    assert moments[0] == [], "while it waits there is a moment, too"
    assert moments[-2:] == [[5], [5, 6]]
    assert threading.active_count() == threads


def test_what_interrupts_a_job_is_raised_and_the_job_closed() -> None:
    live, heard, gate = LiveModel(MODEL), [], threading.Event()
    threads = threading.active_count()

    def interrupt(_job: Job) -> None:
        gate.set()
        if heard:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run_to_end(Copy((5.0, 6.0), gate), live, heard.append, interrupt)
    assert heard == [5, "closed"]
    assert threading.active_count() == threads
