"""What a person does in the editor, for the tests of it: buttons are pressed, fields are typed into."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from core.model.model import untrained
from core.model.presets import preset
from desktop.network_editor.draft import Entry
from desktop.network_editor.editor import NetworkEditor
from desktop.network_editor.fields import ChoiceOrWholeField, SizesField

PRESENT = untrained("First", preset("zhou").network, 1)


def start(qtbot: QtBot, editor: NetworkEditor, title: str) -> None:
    """Choose what to start from."""
    pick(qtbot, editor.head.origin, title)


def pick(qtbot: QtBot, combo: QComboBox, text: str) -> None:
    """Choose ``text`` in a list, with the arrow keys."""
    combo.setFocus()
    while combo.currentIndex() > 0:
        qtbot.keyClick(combo, Qt.Key.Key_Up)
    while combo.currentText() != text:
        before = combo.currentIndex()
        qtbot.keyClick(combo, Qt.Key.Key_Down)
        assert combo.currentIndex() > before, f"there is no {text}"


def type_in(qtbot: QtBot, field: QWidget, text: str) -> None:
    """Type ``text`` in the place of what stands in ``field``."""
    assert isinstance(field, QSpinBox | QLineEdit)
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def fill(qtbot: QtBot, editor: NetworkEditor, name: str, value: Any) -> None:
    """Give the chosen layer another ``value``."""
    field = editor.form.fields[name]
    if field.given() == value and type(field.given()) is type(value):
        return
    if isinstance(field, ChoiceOrWholeField):
        pick(qtbot, field.choice, value if isinstance(value, str) else field.NUMBER)
        if not isinstance(value, str):
            type_in(qtbot, field.number, str(value))
    elif isinstance(field, SizesField):
        for part, size in zip(field.sizes, value, strict=True):
            type_in(qtbot, part, str(size))
    elif isinstance(field, QComboBox):
        pick(qtbot, field, value)
    else:
        type_in(qtbot, field, str(value))


def add(qtbot: QtBot, editor: NetworkEditor, entry: Entry) -> None:
    """Add a layer with its button and set all of it."""
    qtbot.mouseClick(editor.palette_of_layers.buttons[entry["kind"]], Qt.MouseButton.LeftButton)
    for name, value in entry.items():
        if name != "kind":
            fill(qtbot, editor, name, value)


def kinds(editor: NetworkEditor) -> list[str]:
    return [entry["kind"] for entry in editor.draft.entries]


def choose_row(qtbot: QtBot, editor: NetworkEditor, row: int) -> None:
    """Click the layer at ``row``."""
    item = editor.list.topLevelItem(row)
    editor.list.scrollToItem(item)
    place = editor.list.visualItemRect(item).center()
    qtbot.mouseClick(editor.list.viewport(), Qt.MouseButton.LeftButton, pos=place)


def column(editor: NetworkEditor, number: int) -> list[str]:
    """What stands in it, from the first layer to the last."""
    return [editor.list.topLevelItem(row).text(number) for row in range(editor.list.topLevelItemCount())]
