"""Whatever goes wrong in the engine is told, ends no thread in silence, and does not keep the window from closing."""

import threading
from collections.abc import Callable, Generator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import ClassVar

import numpy as np
import pytest

from core.model.model import Card
from core.training.dials import dials_of
from core.training.events import Adjusted
from core.types import Array
from desktop.engine.jobs import Desk, Job
from desktop.engine.messages import Adjust, Answered, Ask, DocumentChanged, Failed, NewNetwork, Save, Saved, Start, Stop
from desktop.engine.states import Phase
from desktop.reading.question import DRAWING, Recognise
from desktop.training.job import Train
from desktop.training.messages import TrainingFinished
from tests.desktop.office import ENDLESS, Office, assert_same


def fault(*_: object) -> None:
    raise ZeroDivisionError


@dataclass(frozen=True)
class Odd:
    """A job with a fault where it is told to have one: ``fault`` is called in place of the method called ``where``."""

    where: str

    kind: ClassVar[str] = "odd"
    refusal: ClassVar[str] = "It cannot start"

    def begin(self, desk: Desk) -> Job:
        job = OddJob(desk)
        if self.where in ("stop", "close", "give_up"):
            setattr(job, self.where, fault)
        return job


class OddJob(Job):
    kind = "odd"

    def work(self) -> Generator[object, None, None]:
        self.desk.enter(Phase.RUNNING)
        self.desk.live.thaw()
        self.desk.live.parameters += 1
        self.desk.live.moved()
        yield "once"
        raise ArithmeticError("a step has failed")

    def stop(self) -> None:
        pass

    def give_up(self) -> str:
        self.desk.live.restore(self.desk.before)
        return "It is as it was."


def assert_lives(office: Office, stroke: Array) -> None:
    office.engine.post(Ask(DRAWING, 9, Recognise(stroke)))
    office.until(Answered)


def test_a_fault_in_giving_up_is_survived_with_the_weights_from_before(office: Office, stroke: Array) -> None:
    before = office.of(DocumentChanged)[-1]
    office.engine.post(Start(Odd("give_up")))
    failed = office.until(Failed)
    office.until_phase(Phase.IDLE)
    assert failed.key == "odd"
    assert failed.reason.endswith("The weights from before are back.")
    assert_same(office.of(DocumentChanged)[-1], before)
    assert_lives(office, stroke)


def test_a_fault_in_closing_a_run_is_told(office: Office, stroke: Array) -> None:
    office.engine.post(Start(Odd("close")))
    reasons = [office.until(Failed).reason, office.until(Failed).reason]
    assert reasons[0].endswith("It is as it was.")
    assert reasons[1].endswith("The run has ended, and the weights are as it left them.")
    assert_lives(office, stroke)


@pytest.mark.parametrize("where", ["close", "give_up"])
def test_a_fault_does_not_keep_the_engine_from_closing(first_weights: Path, where: str) -> None:
    office = Office(first_weights)
    office.engine.start()
    office.engine.post(Start(Odd(where)))
    closing = threading.Thread(target=office.engine.close, daemon=True)
    closing.start()
    closing.join(30)
    assert not closing.is_alive()


def test_a_fault_in_what_mends_faults_ends_the_thread_with_a_word(
    first_weights: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = Office(first_weights)
    monkeypatch.setattr("desktop.engine.engine.LiveModel", fault)
    office.engine.start()
    failed = office.until(Failed)
    office.until_phase(Phase.CLOSED)
    office.engine.close()
    assert failed.key == "engine"
    assert "ZeroDivisionError" in failed.reason
    assert "Traceback" in failed.details


def test_weights_that_bring_a_fault_to_light_are_no_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    office = Office(tmp_path / "any.safetensors")
    monkeypatch.setattr("desktop.engine.engine.load_model", fault)
    office.engine.start()
    failed = office.until(Failed)
    document = office.until(DocumentChanged).document
    office.engine.close()
    assert failed.key == "start"
    assert "Traceback" in failed.details
    assert document.model.card == Card("Digitscope", seed=0)


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Data are read when it is set, and not before."""
    from desktop.training import job

    gate, read = threading.Event(), job.open_dataset

    def wait_and_read(source: str) -> object:
        assert gate.wait(30)
        return read(source)

    monkeypatch.setattr(job, "open_dataset", wait_and_read)
    return gate


def test_while_data_are_read_the_pen_is_answered(
    office: Office, small_data: str, stroke: Array, gate: threading.Event
) -> None:
    office.engine.post(Start(Train(ENDLESS, small_data)))
    office.until_phase(Phase.PREPARING)
    assert_lives(office, stroke)
    gate.set()
    office.until_phase(Phase.RUNNING)


def test_while_data_are_read_dials_can_be_turned(
    office: Office, small_data: str, stroke: Array, gate: threading.Event
) -> None:
    office.engine.post(Start(Train(ENDLESS, small_data, pause_after=1)))
    office.until_phase(Phase.PREPARING)
    dials = replace(dials_of(ENDLESS), learning_rate=0.02)
    office.engine.post(Adjust(dials))
    assert_lives(office, stroke)
    gate.set()
    office.until_phase(Phase.PAUSED)
    [adjusted] = office.of(Adjusted)
    assert (adjusted.epoch, adjusted.batch, adjusted.dials) == (1, 1, dials)


def test_while_data_are_read_stop_is_obeyed(office: Office, small_data: str, gate: threading.Event) -> None:
    before = office.of(DocumentChanged)[-1]
    office.engine.post(Start(Train(ENDLESS, small_data, preset="lenet")))
    office.until_phase(Phase.PREPARING)
    office.engine.post(Stop())
    finished = office.until(TrainingFinished)
    office.until_phase(Phase.IDLE)
    assert finished == TrainingFinished(None, "Stopped before the first batch: nothing has changed.")
    assert_same(office.of(DocumentChanged)[-1], before)
    gate.set()


def save(office: Office, path: Path) -> None:
    office.engine.post(Save(path))
    office.until(Saved)


def diverging(office: Office, meanwhile: Callable[[], None], data: str, preset: str | None = None) -> None:
    """A run that diverges; before that, ``meanwhile`` is done."""
    office.engine.post(Start(Train(ENDLESS, data, preset=preset)))
    office.until_phase(Phase.RUNNING)
    meanwhile()
    office.engine.post(Ask("poison", 1, Poison()))
    office.until(Failed)
    office.until_phase(Phase.IDLE)


class Poison(Recognise):
    """Makes the live weights useless, as a run that diverges does."""

    def __init__(self) -> None:
        super().__init__(np.zeros((8, 8), np.float32))

    def answer(self, model, scratch):  # type: ignore[no-untyped-def]
        model.parameters[...] = np.nan


def test_weights_saved_elsewhere_before_a_run_diverges_are_not_forgotten_there(
    office: Office, small_data: str, tmp_path: Path
) -> None:
    save(office, tmp_path / "a.safetensors")
    diverging(office, lambda: save(office, tmp_path / "b.safetensors"), small_data)
    document = office.of(DocumentChanged)[-1].document
    assert document.path == tmp_path / "b.safetensors", "the next save must not write over a"
    assert document.modified, "b holds what is not here any more"


def test_what_was_open_before_another_network_was_trained_comes_back_with_its_file(
    office: Office, small_data: str, tmp_path: Path
) -> None:
    save(office, tmp_path / "a.safetensors")
    diverging(office, lambda: save(office, tmp_path / "b.safetensors"), small_data, preset="lenet")
    document = office.of(DocumentChanged)[-1].document
    assert document.path == tmp_path / "a.safetensors"
    assert not document.modified


def test_a_network_that_is_opened_has_nothing_to_save(office: Office) -> None:
    office.engine.post(NewNetwork("lenet"))
    assert not office.until(DocumentChanged).document.modified
