import numpy as np
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core.nn.layers.arithmetic import OUTSIDE
from desktop.overview.sheet import Blocks, Sheet, short
from tests.desktop.showing import shown

INPUTS = np.arange(18, dtype=np.float32).reshape(2, 3, 3)
PLACES = np.arange(18).reshape(2, 3, 3) + 100
BLOCKS = Blocks(INPUTS, np.where(INPUTS == 9, OUTSIDE, PLACES), INPUTS - 4, ("channel 0", "channel 1"), (1, 0))


@pytest.fixture
def sheet(qtbot: QtBot) -> Sheet:
    result = Sheet()
    result.show_blocks(BLOCKS)
    shown(qtbot, result, in_front=True)
    result.setFocus()
    return result


def test_a_click_on_a_number_says_which_it_is_in_the_order_of_the_blocks(sheet: Sheet, qtbot: QtBot) -> None:
    with qtbot.waitSignal(sheet.followed) as heard:
        qtbot.mouseClick(sheet, Qt.MouseButton.LeftButton, pos=sheet.cell_rect((0, 1, 2)).center().toPoint())
    assert heard.args == [int(PLACES[1, 1, 2])]
    with qtbot.waitSignal(sheet.followed) as heard:
        qtbot.mouseClick(sheet, Qt.MouseButton.LeftButton, pos=sheet.cell_rect((1, 2, 0)).center().toPoint())
    assert heard.args == [int(PLACES[0, 2, 0])]


def test_the_edge_and_the_products_lead_nowhere(sheet: Sheet, qtbot: QtBot) -> None:
    heard: list[int] = []
    sheet.followed.connect(heard.append)
    qtbot.mouseClick(sheet, Qt.MouseButton.LeftButton, pos=sheet.cell_rect((0, 0, 0)).center().toPoint())
    qtbot.mouseClick(sheet, Qt.MouseButton.LeftButton, pos=sheet.rect().topRight() + sheet.rect().bottomLeft() / 4)
    qtbot.keyClick(sheet, Qt.Key.Key_Return)  # the keys begin at the edge
    assert not heard


def test_the_keys_walk_from_block_to_block(sheet: Sheet, qtbot: QtBot) -> None:
    for key in [Qt.Key.Key_Down] * 4 + [Qt.Key.Key_Right] * 5 + [Qt.Key.Key_Left]:
        qtbot.keyClick(sheet, key)
    assert sheet.accessibleDescription() == "channel 0: 4"
    with qtbot.waitSignal(sheet.followed) as heard:
        qtbot.keyClick(sheet, Qt.Key.Key_Return)
    assert heard.args == [int(PLACES[0, 1, 1])]


def test_numbers_and_their_signs_are_painted_where_they_belong(sheet: Sheet) -> None:
    """The weights are shown about zero: what is negative and what is positive differ in colour from zero."""
    image = sheet.grab().toImage()

    def colour(column: int) -> tuple[int, ...]:
        rect = sheet.cell_rect((1, 1, column)).translated(3 * 42 + 20, 0)  # weights -1, 0, 1
        return image.pixelColor(rect.topLeft().toPoint()).getRgb()

    negative, zero, positive = (colour(column) for column in range(3))
    assert negative[2] > negative[0], "blue"
    assert positive[0] > positive[2], "red"
    assert max(zero[:3]) - min(zero[:3]) < 12, "neither"


def test_other_blocks_keep_the_keys_where_they_can_stay(sheet: Sheet, qtbot: QtBot) -> None:
    qtbot.keyClick(sheet, Qt.Key.Key_Right)
    sheet.show_blocks(Blocks(INPUTS[:1], PLACES[:1], None, ("one",), (0,), greatest=True))
    qtbot.keyClick(sheet, Qt.Key.Key_Right)
    assert sheet.accessibleDescription() == "one: 2"
    sheet.show_blocks(Blocks(INPUTS[:1, :1, :1], PLACES[:1, :1, :1], None, ("small",), (0,)))
    with qtbot.waitSignal(sheet.followed) as heard:
        qtbot.keyClick(sheet, Qt.Key.Key_Return)
    assert heard.args == [100]


def test_who_comes_by_the_tab_key_is_led_to_where_the_keys_are(sheet: Sheet, qtbot: QtBot) -> None:
    for _ in range(4):
        qtbot.keyClick(sheet, Qt.Key.Key_Down)
    for reason in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
        sheet.clearFocus()
        with qtbot.waitSignal(sheet.moved) as heard:
            sheet.setFocus(reason)
        assert heard.args == [sheet.cell_rect((1, 1, 0))]
    sheet.clearFocus()
    with qtbot.assertNotEmitted(sheet.moved):
        sheet.setFocus(Qt.FocusReason.MouseFocusReason)  # what is clicked stays under the pointer


def test_what_is_told_is_the_number_that_the_keys_are_at(sheet: Sheet, qtbot: QtBot) -> None:
    assert sheet.accessible_value() == "channel 1: edge", "as it is painted"
    sheet.show_blocks(Blocks(INPUTS + 0.5, PLACES, INPUTS, ("channel 0", "channel 1"), (1, 0)))
    assert sheet.accessible_value() == "channel 1: 9.5"
    qtbot.mouseClick(sheet, Qt.MouseButton.LeftButton, pos=sheet.cell_rect((1, 1, 1)).center().toPoint())
    assert sheet.accessible_value() == "channel 0: 4.5"


@pytest.mark.parametrize(
    ("value", "text"),
    [(0, "0"), (0.1234, "0.123"), (-0.1234, "−0.123"), (1e-5, "~0"), (1.5, "1.50"), (-23.45, "−23.4"),
     (123.4, "123"), (12345, "1e4"), (-0.9999, "−1.000")],
)  # fmt: skip
def test_numbers_in_cells_are_short(value: float, text: str) -> None:
    assert short(value) == text
