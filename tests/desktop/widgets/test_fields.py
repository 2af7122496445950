import pytest
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.widgets import theme
from desktop.widgets.fields import DropDown, RealBox, WholeBox
from desktop.widgets.theme import Choice


@pytest.mark.parametrize("lines", [3, 40])
def test_the_list_of_a_narrow_field_is_as_wide_as_its_longest_line(
    qapp: QApplication, qtbot: QtBot, lines: int
) -> None:
    theme.apply(qapp, "light")
    field = DropDown()
    field.addItems(["a line that is far longer than the field has room for", *("short" for _ in range(lines - 1))])
    field.setFixedWidth(80)
    qtbot.addWidget(field)
    field.show()
    field.showPopup()
    shown = field.view()
    qtbot.waitUntil(shown.isVisible)
    assert shown.sizeHintForColumn(0) > field.width()
    assert shown.viewport().width() >= shown.sizeHintForColumn(0)
    assert shown.verticalScrollBar().isVisible() == (lines > field.maxVisibleItems())
    field.hidePopup()


@pytest.mark.parametrize("name", ["light", "dark"])
def test_a_line_that_cannot_be_chosen_looks_so(qapp: QApplication, qtbot: QtBot, name: Choice) -> None:
    theme.apply(qapp, name)
    field = DropDown()
    field.addItems(["chosen", "not to be chosen"])
    qtbot.addWidget(field)
    field.show()
    model = field.model()
    assert isinstance(model, QStandardItemModel)

    def colours() -> set[str]:
        field.showPopup()
        lines = field.view()
        qtbot.waitUntil(lines.isVisible)
        picture = lines.viewport().grab(lines.visualRect(model.index(1, 0))).toImage()
        field.hidePopup()
        return {picture.pixelColor(x, y).name() for x in range(picture.width()) for y in range(picture.height())}

    possible = colours()
    model.item(1).setEnabled(False)
    assert theme.current().text in possible
    assert theme.current().text not in colours()


def test_numbers_stand_clear_of_the_edge_of_their_field(qtbot: QtBot) -> None:
    for box in (WholeBox(), RealBox()):
        qtbot.addWidget(box)
        assert box.lineEdit().textMargins().left() > 0
