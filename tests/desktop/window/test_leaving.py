"""The end of the desktop's session, and leaving without a question."""

import pytest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from desktop.shell.stopping import end_with_session
from desktop.shell.window import Window
from tests.desktop.window.using import Open, act, digits, draw, press, train


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
