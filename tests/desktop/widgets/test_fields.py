import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.widgets import theme
from desktop.widgets.fields import DropDown

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


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
