"""Questions: who asks, what is answered first, how far it is, and how it is taken back."""

import threading
from collections.abc import Generator
from dataclasses import dataclass, field
from typing import ClassVar

import numpy as np

from core.nn.workspace import Workspace
from core.types import Array, UserError
from desktop.engine.background import Reader, Waiting
from desktop.engine.jobs import Desk, Job
from desktop.engine.live_model import Snapshot
from desktop.engine.messages import (
    Answered,
    Answering,
    Ask,
    DocumentChanged,
    Failed,
    Start,
    StateChanged,
    Stop,
    Withdraw,
)
from desktop.engine.questions import LongQuestion, Question, SoFar
from desktop.engine.states import Phase
from desktop.training.job import Train
from tests.desktop.office import ENDLESS, Office, paused


@dataclass(frozen=True)
class Name(Question):
    """What the network is called."""

    def answer(self, model: Snapshot, scratch: Workspace) -> str:
        return model.card.name


@dataclass(frozen=True)
class Pen(Name):
    comes_first: ClassVar[bool] = True


@dataclass(frozen=True)
class Nothing(Question):
    def answer(self, model: Snapshot, scratch: Workspace) -> None:
        return None


@dataclass(frozen=True)
class Count(LongQuestion):
    """Counts to ``steps``, one a step, and answers with the sum of the weights at the end and at the beginning."""

    steps: int
    closed: threading.Event = field(default_factory=threading.Event, compare=False)

    def work(self, model: Snapshot, reader: Reader) -> Generator[float | Waiting, None, tuple[float, float]]:
        try:
            before = float(model.parameters.sum())
            for step in range(self.steps):
                yield (step + 1) / self.steps
            return before, float(model.parameters.sum())
        finally:
            self.closed.set()


@dataclass(frozen=True)
class Spell(LongQuestion):
    """Spells ``word``, and shows how far it is."""

    word: str

    def work(self, model: Snapshot, reader: Reader) -> Generator[float | SoFar, None, str]:
        for end in range(len(self.word)):
            yield SoFar(end / len(self.word), self.word[:end])
        return self.word


@dataclass(frozen=True)
class Fails(LongQuestion):
    def work(self, model: Snapshot, reader: Reader) -> Generator[float | Waiting, None, None]:
        yield 0.5
        raise UserError("It cannot be known.")


@dataclass(frozen=True)
class Clings(LongQuestion):
    """Has a fault when it is taken back."""

    def work(self, model: Snapshot, reader: Reader) -> Generator[float | Waiting, None, None]:
        try:
            while True:
                yield 0.5
        finally:
            raise ArithmeticError("it does not let go")


@dataclass(frozen=True)
class Silent(LongQuestion):
    def work(self, model: Snapshot, reader: Reader) -> Generator[float | Waiting, None, None]:
        yield 0.5


@dataclass(frozen=True)
class Reads(LongQuestion):
    """Answers with what it has read, once ``gate`` is open."""

    gate: threading.Event

    def work(self, model: Snapshot, reader: Reader) -> Generator[float | Waiting, None, Array]:
        def read() -> Array:
            assert self.gate.wait(30)
            return np.arange(3)

        return (yield from reader.read(read))


def test_the_newest_question_of_each_asker_is_answered(office: Office) -> None:
    office.engine.post(Ask("one", 1, Count(10**9)))
    for number in (2, 3):
        office.engine.post(Ask("one", number, Count(3)))
        office.engine.post(Ask("two", number, Count(3)))
    wanted = {("one", 3), ("two", 3)}
    while wanted:
        answer = office.until(Answered)
        wanted.discard((answer.key, answer.id))
    assert all(answer.id == 3 for answer in office.of(Answered) if answer.key == "one")


def test_a_long_question_says_how_far_it_is(office: Office) -> None:
    office.engine.post(Ask("counting", 1, Count(10**9)))
    first = office.until(Answering)
    second = office.until(Answering)
    assert (first.key, first.id) == ("counting", 1)
    assert 0 < first.fraction < second.fraction


def test_a_long_question_can_show_its_answer_growing(office: Office) -> None:
    word = "convolution" * 1000
    office.engine.post(Ask("spelling", 1, Spell(word)))
    first = office.until(Answering)
    assert isinstance(first.answer, str)
    assert first.fraction == len(first.answer) / len(word)
    assert word.startswith(first.answer)
    assert office.until(Answered).answer == word
    assert max(event.fraction for event in office.of(Answering)) < 1


def test_a_question_can_be_withdrawn(office: Office) -> None:
    question = Count(10**9)
    office.engine.post(Ask("counting", 1, question))
    office.until(Answering)
    office.engine.post(Withdraw("counting"))
    assert question.closed.wait(30)
    office.engine.post(Ask("name", 2, Name()))
    assert office.until(Answered).key == "name"


def test_the_pen_is_answered_beside_a_long_question_and_a_run(office: Office, small_data: str) -> None:
    office.engine.post(Start(Train(ENDLESS, small_data)))
    office.engine.post(Ask("counting", 1, Count(10**9)))
    office.until(Answering)
    office.engine.post(Ask("pen", 2, Pen()))
    assert office.until(Answered).key == "pen"
    office.until(Answering)


def test_the_pen_comes_before_all_that_was_asked_with_it(first_weights: object) -> None:
    office = Office(first_weights)  # type: ignore[arg-type]
    for number, key in enumerate("abc"):
        office.engine.post(Ask(key, number, Name()))
    office.engine.post(Ask("pen", 9, Pen()))
    office.engine.start()
    assert office.until(Answered).key == "pen"
    office.engine.close()


def test_a_long_question_is_answered_from_weights_that_stand_still(office: Office, small_data: str) -> None:
    office.engine.post(Start(Train(ENDLESS, small_data)))
    office.until(StateChanged, lambda event: event.status.phase is Phase.RUNNING)
    office.engine.post(Ask("counting", 1, Count(20)))
    before, after = office.until(Answered).answer
    assert before == after


def test_a_question_that_fails_tells_its_asker_and_the_engine_lives_on(office: Office) -> None:
    office.engine.post(Ask("asker", 1, Fails()))
    failed = office.until(Failed)
    assert failed == Failed("asker", "It cannot be known. Nothing has changed.", id=1)
    office.engine.post(Ask("asker", 2, Name()))
    assert office.until(Answered).answer == "First"


def test_a_fault_in_taking_a_question_back_is_told_and_the_engine_lives_on(office: Office) -> None:
    for way in (Ask("asker", 2, Name()), Withdraw("asker")):
        office.engine.post(Ask("asker", 1, Clings()))
        office.until(Answering)
        office.engine.post(way)
        failed = office.until(Failed)
        assert (failed.key, failed.id) == (("asker", 2) if isinstance(way, Ask) else ("engine", None))
        assert "ArithmeticError" in failed.reason
    office.engine.post(Ask("asker", 3, Name()))
    assert office.until(Answered).id == 3


def test_no_answer_is_no_event(office: Office) -> None:
    office.engine.post(Ask("one", 1, Nothing()))
    office.engine.post(Ask("long", 1, Silent()))
    office.until(Answering)
    office.engine.post(Ask("counting", 2, Count(3)))
    assert office.until(Answered).key == "counting"
    assert not office.of(Failed)


def test_what_a_question_reads_keeps_nobody_waiting(office: Office) -> None:
    gate = threading.Event()
    office.engine.post(Ask("reading", 1, Reads(gate)))
    office.engine.post(Ask("pen", 2, Pen()))
    assert office.until(Answered).key == "pen"
    gate.set()
    answer = office.until(Answered)
    assert answer.key == "reading"
    np.testing.assert_array_equal(answer.answer, np.arange(3))


def test_questions_are_answered_while_a_run_is_held(office: Office, small_data: str) -> None:
    paused(office, small_data)
    office.engine.post(Ask("counting", 1, Count(3)))
    office.until(Answered)
    assert len(office.of(DocumentChanged)) == 1


@dataclass(frozen=True)
class Toil:
    """A job of a hundred long steps, which changes nothing."""

    kind: ClassVar[str] = "toil"
    refusal: ClassVar[str] = "It cannot start"

    def begin(self, desk: Desk) -> Job:
        return ToilJob(desk)


class ToilJob(Job):
    kind = "toil"
    done = 0

    def work(self) -> Generator[object, None, None]:
        numbers = np.ones((300, 300), np.float32)
        self.desk.enter(Phase.RUNNING)
        for ToilJob.done in range(100):
            for _ in range(20):
                numbers @ numbers
            yield "a step"

    def stop(self) -> None:
        pass

    def give_up(self) -> str:
        return ""


def test_beside_a_job_of_long_steps_a_question_of_short_ones_takes_several_in_turn(office: Office) -> None:
    office.engine.post(Start(Toil()))
    office.until_phase(Phase.RUNNING)
    office.engine.post(Ask("count", 1, Count(2_000)))
    assert office.until(Answered).key == "count"
    assert ToilJob.done < 100, "taking turns it would take twenty such jobs"
    office.engine.post(Stop())
    office.until_phase(Phase.IDLE)
