"""The wheel over a number scrolls what it stands in, and changes nothing in passing."""

from PySide6.QtWidgets import QAbstractSpinBox, QApplication
from pytestqt.qtbot import QtBot

from desktop.network_editor.editor import NetworkEditor
from desktop.shell.window import Window
from tests.desktop.showing import focus
from tests.desktop.wheel import turn
from tests.desktop.window.using import act, dialog, draw, what_is_read


def turned(field: QAbstractSpinBox) -> bool:
    """Whether the wheel changes it, up or down."""
    before = field.text()
    for by in (120, -240):
        turn(field, by)
        if field.text() != before:
            return True
    return False


def test_the_wheel_changes_no_number_in_passing(qtbot: QtBot, window: Window) -> None:
    draw(qtbot, window)
    what_is_read(qtbot, window)
    found = {}
    for tab in window.tabs:
        window.pages.look_at(tab.name)
        QApplication.processEvents()
        window.canvas.setFocus()
        for field in window.findChildren(QAbstractSpinBox):
            if field.isVisible() and field.isEnabled():
                found[tab.name, field.accessibleName()] = turned(field)
    assert {name for name, _ in found} >= {"train", "wants", "convolution"}
    assert not any(found.values()), found


def test_nor_of_a_layer(qtbot: QtBot, window: Window) -> None:
    act(window, "Network", "Build a network")
    editor = dialog(qtbot, window, NetworkEditor)
    editor.list.setCurrentItem(editor.list.topLevelItem(0))
    editor.list.setFocus()
    fields = [field for field in editor.findChildren(QAbstractSpinBox) if field.isVisible()]
    assert len(fields) > 3
    assert not any(map(turned, fields))
    focus(qtbot, fields[0])
    assert turned(fields[0])
