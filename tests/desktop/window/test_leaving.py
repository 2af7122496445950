"""The end of the desktop's session, and leaving without a question."""

from collections.abc import Generator
from dataclasses import dataclass
from typing import ClassVar

import pytest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from core.types import UserError
from desktop.engine.jobs import Desk, Job
from desktop.engine.messages import EndReplay, Failed
from desktop.engine.states import Phase
from desktop.shell.stopping import end_with_session
from desktop.shell.window import Window
from tests.desktop.window.using import Open, act, digits, draw, press, train, wait_for_phase


class Manager:
    """Stands for the desktop's session manager, which Qt alone can make."""

    def __init__(self, lets_ask: bool) -> None:
        self.lets_ask = lets_ask
        self.heard: list[str] = []

    def allowsInteraction(self) -> bool:  # noqa: N802
        return self.lets_ask

    def cancel(self) -> None:
        self.heard.append("cancel")

    def release(self) -> None:
        self.heard.append("release")


@pytest.mark.parametrize("lets_ask", [True, False])
def test_the_window_closes_in_order_with_the_session(opened: Open, lets_ask: bool) -> None:
    window = opened()
    act(window, "View", "Filters")
    manager = Manager(lets_ask)
    end_with_session(window, manager)
    assert not window.isVisible()
    assert window.settings.tab == "filters"
    assert manager.heard == (["release"] if lets_ask else [])


def test_unsaved_weights_hold_the_session_up_until_it_is_answered(
    qtbot: QtBot, window: Window, small_data: str
) -> None:
    train(qtbot, window, small_data)
    manager = Manager(lets_ask=True)
    end_with_session(window, manager)
    assert window.isVisible()
    assert manager.heard == ["cancel"]
    press(qtbot, window, QMessageBox.StandardButton.Discard)
    assert not window.isVisible()


def test_where_nothing_can_be_asked_it_leaves_at_once(qtbot: QtBot, window: Window, small_data: str) -> None:
    train(qtbot, window, small_data)
    manager = Manager(lets_ask=False)
    end_with_session(window, manager)
    assert not window.isVisible()
    assert manager.heard == []


def test_what_was_typed_a_moment_ago_is_kept(qtbot: QtBot, opened: Open) -> None:
    window = opened()
    draw(qtbot, window)
    act(window, "Edit", "Teach which digit it is", "This is a 7")
    assert window.close()
    assert [digit.label for digit in digits(opened()).digits] == [7]


@dataclass(frozen=True)
class Cling:
    """A job that ends only when it is told to for the second time."""

    kind: ClassVar[str] = "clinging"
    refusal: ClassVar[str] = "Clinging cannot start"

    def begin(self, desk: Desk) -> Job:
        return Clinging(desk)


class Clinging(Job):
    kind = "clinging"
    first_phase = Phase.REPLAYING
    _told = False

    def work(self) -> Generator[object, None, None]:
        yield "a step"

    def stop(self) -> None:
        self._told, before = True, self._told
        if not before:
            raise UserError("Not yet.")

    def give_up(self) -> str:
        return ""


def test_a_job_that_could_not_be_ended_does_not_close_the_window_later(qtbot: QtBot, window: Window) -> None:
    window.session.begin(Cling())
    wait_for_phase(qtbot, window, Phase.REPLAYING)
    with qtbot.waitSignal(window.session.told(Failed)):
        window.close()
    assert window.messages.text.text().startswith("Not yet.")
    window.session.post(EndReplay())  # with the button, some time later
    wait_for_phase(qtbot, window, Phase.IDLE)
    assert window.isVisible()


def test_a_job_that_could_not_be_ended_at_once_can_be_on_closing_again(qtbot: QtBot, window: Window) -> None:
    window.session.begin(Cling())
    wait_for_phase(qtbot, window, Phase.REPLAYING)
    with qtbot.waitSignal(window.session.told(Failed)):
        window.close()
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible())
