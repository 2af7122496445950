"""One asker: what it asks in turn, whatever has come of the question before."""

from collections.abc import Generator
from dataclasses import dataclass, field
from threading import Event
from time import monotonic

import pytest
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from core.nn.workspace import Workspace
from core.types import UserError
from desktop.engine.background import Reader
from desktop.engine.live_model import Snapshot
from desktop.engine.messages import NewNetwork
from desktop.engine.questions import LongQuestion, Question, SoFar
from desktop.session.asker import Asker
from desktop.session.session import Session
from tests.desktop.office import PATIENCE
from tests.desktop.showing import shown


@dataclass(frozen=True)
class Says(Question):
    """``answer``, or nothing."""

    given: str | None

    def answer(self, model: Snapshot, scratch: Workspace) -> str | None:
        return self.given


@dataclass(frozen=True)
class Fails(Question):
    """There can be no answer; says when it ``begins`` to look for one."""

    begins: Event = field(default_factory=Event)

    def answer(self, model: Snapshot, scratch: Workspace) -> object:
        self.begins.set()
        raise UserError("That cannot be answered.")


@pytest.mark.parametrize("before", ["first", None])
def test_the_newest_in_turn_is_asked_though_nothing_was_answered(
    qtbot: QtBot, session: Session, before: str | None
) -> None:
    asker = Asker(session, "one")
    answers: list[object] = []
    asker.answered.connect(answers.append)
    asker.ask(Says(before))
    for given in ("second", "third"):
        asker.ask_in_turn(Says(given))
    qtbot.waitUntil(lambda: "third" in answers)
    assert answers == ([before, "third"] if before else ["third"])


def test_questions_in_turn_may_be_kept_apart(qtbot: QtBot, session: Session) -> None:
    """The newest is not forgotten: it is asked when the time has come."""
    asker = Asker(session, "one", apart=200)
    answers: list[object] = []
    asker.answered.connect(answers.append)
    began = monotonic()
    asker.ask(Says("first"))
    qtbot.waitUntil(lambda: answers == ["first"])
    assert not asker.pending
    for given in ("second", "third"):
        asker.ask_in_turn(Says(given))
    assert asker.pending
    qtbot.waitUntil(lambda: answers == ["first", "third"])
    assert monotonic() - began >= 0.19, "a timer of Qt may be a twentieth early"


@pytest.mark.parametrize("given", ["something", None])
def test_it_says_when_there_is_no_question_any_more(qtbot: QtBot, session: Session, given: str | None) -> None:
    asker = Asker(session, "one")
    for question in (Says(given), Fails()):
        with qtbot.waitSignal(asker.rested):
            asker.ask(question)
            assert asker.pending
        assert not asker.pending
    asker.ask(Says(given))
    with qtbot.waitSignal(asker.rested):
        asker.withdraw()
    assert not asker.pending


def test_it_says_when_there_is_no_answer_to_what_is_still_wanted(qtbot: QtBot, session: Session) -> None:
    asker = Asker(session, "one")
    told: list[str] = []
    asker.answered.connect(lambda answer: told.append("answer" if answer else "withdrawn"))
    asker.unanswered.connect(lambda: told.append("none"))
    asker.failed.connect(lambda: told.append("failure"))
    for question in (Says(None), Fails(), Says("something")):
        with qtbot.waitSignal(asker.rested):
            asker.ask(question)
    assert told == ["none", "failure", "answer"]
    told.clear()
    for without in (Says(None), Fails()):
        asker.ask(without)
        asker.withdraw()
        asker.ask(without)
        asker.ask(Says("something else"))
        qtbot.waitUntil(lambda: not asker.pending)
    assert told == ["withdrawn", "answer"] * 2


def test_in_turn_is_when_everything_has_been_painted(qtbot: QtBot, session: Session) -> None:
    """Also the first time: what is drawn shows before it is read."""
    asker = Asker(session, "one")
    asked_before: list[int] = []

    class Painted(QWidget):
        def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
            asked_before.append(session.newest_question)

    widget = shown(qtbot, Painted())
    for given in ("first", "second"):
        asked_before.clear()
        asked = session.newest_question
        with qtbot.waitSignal(asker.answered):
            asker.ask_in_turn(Says(given))
            widget.update()
        assert asked_before == [asked]


@dataclass(frozen=True)
class Works(LongQuestion):
    """So far "half", and at last "whole", before anybody has looked."""

    def work(self, model: Snapshot, reader: Reader) -> Generator[SoFar, None, str]:
        yield SoFar(0.5, "half")
        return "whole"


def test_how_far_a_question_is_is_not_told_after_its_answer(qtbot: QtBot, session: Session) -> None:
    asker = Asker(session, "one")
    told: list[object] = []
    asker.answered.connect(told.append)
    asker.progressed.connect(lambda event: told.append(event.answer))
    with qtbot.waitSignals([asker.answered, session.frame]):
        asker.ask(Works())
    with qtbot.waitSignal(session.frame):
        session.post(NewNetwork("zhou"))
    assert told[-1] == "whole"


@dataclass(frozen=True)
class WorksOn(LongQuestion):
    """It is half done for as long as nobody has ``heard`` of that."""

    heard: Event = field(default_factory=Event)

    def work(self, model: Snapshot, reader: Reader) -> Generator[float, None, str]:
        while not self.heard.is_set():
            yield 0.5
        return "whole"


def test_the_late_failure_of_an_older_question_does_not_end_the_newer(qtbot: QtBot, session: Session) -> None:
    asker = Asker(session, "one")
    rested: list[bool] = []
    asker.rested.connect(lambda: rested.append(True))
    older, newer = Fails(), WorksOn()
    asker.progressed.connect(lambda _event: newer.heard.set())
    asker.ask(older)
    assert older.begins.wait(PATIENCE)
    with qtbot.assertNotEmitted(asker.failed), qtbot.waitSignal(asker.answered):
        asker.ask(newer)
    assert newer.heard.is_set(), "its progress is told"
    assert rested == [True]
