"""What is put right in a drawing that is still the same when the answer comes."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from core.recognition.corrections import Say
from desktop.canvas.canvas import Canvas
from desktop.engine.messages import Failed
from desktop.reading.corrector import Corrector
from desktop.reading.question import CORRECTION, Correct
from desktop.reading.reader import Reader
from desktop.session.asker import Asker
from desktop.session.session import Session
from tests.handwritten import write


def test_a_drawing_that_is_gone_is_not_complained_of(qtbot: QtBot, first_weights: Path) -> None:
    session = Session(weights=first_weights)
    canvas = Canvas()
    qtbot.addWidget(canvas)
    corrector = Corrector(session, canvas, canvas.undo_stack, Reader(session))
    too_wide = write("4", "7", "2", gap=0.6)
    complaints: list[str] = []
    session.told(Failed).connect(lambda event: complaints.append(event.key))
    canvas.set_ink(too_wide)
    corrector.say("4")
    canvas.clear()
    Asker(session, "later").ask(Correct(too_wide, (), Say("4")))
    session.start()
    qtbot.waitUntil(lambda: "later" in complaints)
    session.close()
    assert complaints == ["later"]


def test_the_failure_of_an_earlier_wish_does_not_end_the_next(qtbot: QtBot, session: Session) -> None:
    canvas = Canvas()
    qtbot.addWidget(canvas)
    corrector = Corrector(session, canvas, canvas.undo_stack, Reader(session))
    under_way: list[bool] = []

    def draw_on(_event: Failed) -> None:
        canvas.set_ink(write("4"))
        corrector.say("4")

    session.told(Failed).connect(draw_on)
    session.told(Failed, CORRECTION).connect(lambda _event: under_way.append(corrector.under_way))
    canvas.set_ink(write("4", "7", "2", gap=0.6))
    with qtbot.waitSignal(corrector.corrected):
        corrector.say("4")
    assert under_way == [True]
