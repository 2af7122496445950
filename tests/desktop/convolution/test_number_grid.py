import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from core.types import Array
from desktop.convolution.number_grid import NumberGrid
from desktop.widgets.tile_layout import Scale
from tests.desktop.showing import shown

Key = Qt.Key


class Sheet:
    """Takes what is typed, as the view does."""

    def __init__(self, grid: NumberGrid) -> None:
        self.grid, self.values = grid, np.arange(6.0).reshape(2, 3)
        self.refused: list[str] = []
        self.pasted: list[tuple[int, int, str]] = []
        grid.typed.connect(self.take)
        grid.refused.connect(self.refused.append)
        grid.pasted.connect(lambda *paste: self.pasted.append(paste))
        self.show()

    def take(self, row: int, column: int, value: float) -> None:
        self.values[row, column] = value
        self.show()

    def show(self) -> None:
        framed: Array = np.pad(self.values, 1)
        self.grid.show_values(framed, Scale.sequential(framed), pad=1)


@pytest.fixture
def sheet(qtbot: QtBot) -> Sheet:
    grid = shown(qtbot, NumberGrid("Input"), 300, 250, in_front=True)
    grid.setFocus()
    grid.set_can_type(True)
    return Sheet(grid)


def type_keys(qtbot: QtBot, sheet: Sheet, *keys: str | Key) -> None:
    for key in keys:
        target = sheet.grid.field if sheet.grid.field.isVisible() else sheet.grid
        if isinstance(key, str):
            qtbot.keyClicks(target, key)
        else:
            qtbot.keyClick(target, key)


def test_until_there_is_typing_the_arrows_move_the_kernel(sheet: Sheet, qtbot: QtBot) -> None:
    with qtbot.waitSignal(sheet.grid.stepped):
        type_keys(qtbot, sheet, Key.Key_Right)
    type_keys(qtbot, sheet, "7")
    assert sheet.grid.field.isHidden()


def test_numbers_are_typed_as_in_a_spreadsheet(sheet: Sheet, qtbot: QtBot) -> None:
    sheet.grid.set_typing(True)
    type_keys(qtbot, sheet, "9", Key.Key_Tab, "8", Key.Key_Return, "-", "1,5", Key.Key_Return)
    np.testing.assert_array_equal(sheet.values, [[9, 8, 2], [3, -1.5, 5]])
    assert sheet.grid.cursor_cell == (1, 1), "below the last row is none"
    type_keys(qtbot, sheet, Key.Key_Up, Key.Key_Right, Key.Key_Delete)
    assert sheet.values[0, 2] == 0
    type_keys(qtbot, sheet, Key.Key_Return)
    assert sheet.grid.field.text() == "0"
    type_keys(qtbot, sheet, "4", Key.Key_Backtab)
    assert sheet.values[0, 2] == 4
    assert sheet.grid.cursor_cell == (0, 1)


def test_tab_at_the_end_of_a_row_goes_to_the_next(sheet: Sheet, qtbot: QtBot) -> None:
    sheet.grid.set_typing(True)
    sheet.grid.choose(0, 2)
    type_keys(qtbot, sheet, "6", Key.Key_Tab)
    assert sheet.grid.cursor_cell == (1, 0)


def test_escape_leaves_the_number_and_then_the_typing_is_up_to_the_view(sheet: Sheet, qtbot: QtBot) -> None:
    sheet.grid.set_typing(True)
    type_keys(qtbot, sheet, "9", Key.Key_Escape)
    assert sheet.values[0, 0] == 0
    assert sheet.grid.field.isHidden()
    assert sheet.grid.hasFocus()
    assert sheet.grid.typing


def test_what_is_no_number_is_refused_and_changes_nothing(sheet: Sheet, qtbot: QtBot) -> None:
    sheet.grid.set_typing(True)
    type_keys(qtbot, sheet, "-", Key.Key_Return)
    assert len(sheet.refused) == 1
    assert "is not a number" in sheet.refused[0]
    np.testing.assert_array_equal(sheet.values, np.arange(6).reshape(2, 3))


def test_what_was_typed_is_taken_when_something_else_is_clicked(sheet: Sheet, qtbot: QtBot) -> None:
    sheet.grid.set_typing(True)
    type_keys(qtbot, sheet, "9")
    spot = sheet.grid.cell_rect(2, 3).center().toPoint()
    qtbot.mouseClick(sheet.grid, Qt.MouseButton.LeftButton, pos=spot)
    assert sheet.values[0, 0] == 9
    assert sheet.grid.cursor_cell == (1, 2)


def test_a_double_click_or_f2_begins(sheet: Sheet, qtbot: QtBot) -> None:
    spot = sheet.grid.cell_rect(1, 2).center().toPoint()
    qtbot.mouseDClick(sheet.grid, Qt.MouseButton.LeftButton, pos=spot)
    qtbot.mouseRelease(sheet.grid, Qt.MouseButton.LeftButton, pos=spot)  # which a double click of Qt's tests leaves out
    assert sheet.grid.typing
    assert (sheet.grid.cursor_cell, sheet.grid.field.text()) == ((0, 1), "1")
    type_keys(qtbot, sheet, Key.Key_Escape)
    sheet.grid.set_typing(False)
    type_keys(qtbot, sheet, Key.Key_F2)
    assert sheet.grid.typing
    sheet.grid.set_can_type(False)
    assert not sheet.grid.typing
    type_keys(qtbot, sheet, Key.Key_F2)
    assert not sheet.grid.typing


def test_tables_are_copied_and_pasted(sheet: Sheet, qtbot: QtBot) -> None:
    sheet.grid.set_typing(True)
    qtbot.keyClick(sheet.grid, Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "0\t1\t2\n3\t4\t5"
    sheet.grid.choose(1, 0)
    qtbot.keyClick(sheet.grid, Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert sheet.pasted == [(1, 0, "0\t1\t2\n3\t4\t5")]


def test_what_is_told_is_the_number_that_the_keys_are_at(sheet: Sheet, qtbot: QtBot) -> None:
    sheet.grid.set_typing(True)
    assert sheet.grid.accessible_value() == "Row 0, column 0: 0"
    type_keys(qtbot, sheet, Key.Key_Right, Key.Key_Down)
    assert sheet.grid.accessible_value() == "Row 1, column 1: 4"
    sheet.take(1, 1, -2.5)
    assert sheet.grid.accessible_value() == "Row 1, column 1: −2.5"
    sheet.grid.set_typing(False)
    assert sheet.grid.accessible_value() == "4 by 5 numbers"


def test_another_number_in_its_cell_is_told_to_who_is_there(sheet: Sheet, qtbot: QtBot) -> None:
    told: list[tuple[int, int]] = []
    type_keys(qtbot, sheet, Key.Key_F2, Key.Key_Escape, Key.Key_Right)
    sheet.grid.pointed.connect(told.append)
    type_keys(qtbot, sheet, Key.Key_Delete)
    assert sheet.values[0, 1] == 0
    assert told == [(1, 2)]
    sheet.grid.clearFocus()
    sheet.show()
    assert told == [(1, 2)], "the keys are elsewhere"


def test_in_a_smaller_table_the_cell_is_the_nearest_there_is(sheet: Sheet, qtbot: QtBot) -> None:
    sheet.grid.set_typing(True)
    sheet.grid.choose(1, 2)
    sheet.values = np.ones((2, 2))
    sheet.show()
    type_keys(qtbot, sheet, Key.Key_Delete)
    np.testing.assert_array_equal(sheet.values, [[1, 1], [1, 0]])
