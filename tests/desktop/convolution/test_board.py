"""The board: the kernel goes over the picture, numbers are typed and pasted, and values are read under the pointer."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from core.explain.worked_examples import FOUR_BY_FOUR
from desktop.convolution.blackboard import AFTER, SUM
from desktop.convolution.held_kernels import OWN
from desktop.convolution.view import ConvolutionView
from tests.desktop.convolution.using import choose, example, maps, shown_view

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def view(qtbot: QtBot) -> ConvolutionView:
    return shown_view(qtbot)


def test_the_kernel_goes_where_the_keys_and_the_pointer_say(view: ConvolutionView, qtbot: QtBot) -> None:
    example(view, "4 × 4")
    board = view.board
    board.output.setFocus()
    qtbot.keyClick(board.output, Qt.Key.Key_Right)
    assert (view.player.row, view.player.column) == (0, 1)
    frame = board.input.frame
    assert frame is not None
    assert (frame.row, frame.column, frame.height, frame.width) == (0, 1, 3, 3)
    assert "= −192" in view.blackboard.sum.total.text()
    qtbot.mouseClick(board.output, LEFT, pos=board.output.cell_rect(1, 0).center().toPoint())
    assert "= −35" in view.blackboard.sum.total.text()
    qtbot.mouseClick(board.input, LEFT, pos=board.input.cell_rect(2, 2).center().toPoint())
    assert "= −22" in view.blackboard.sum.total.text()
    qtbot.keyClick(board.input, Qt.Key.Key_Home)
    assert "= 29" in view.blackboard.sum.total.text()


def test_titles_pictures_and_scales_stand_below_each_other(view: ConvolutionView) -> None:
    example(view, "4 × 4")
    board = view.board
    for name, matrix in (("Input", board.input), ("Kernel", board.kernel), ("Output", board.output)):
        image = board.bars[name].grab().toImage()
        y = image.height() // 2
        coloured = [x for x in range(image.width()) if image.pixelColor(x, y).saturation() > 60]
        assert (coloured[0] + coloured[-1]) / 2 == pytest.approx(matrix.width() / 2, abs=2), name
        [title] = [label for label in board.findChildren(QLabel) if label.text() == board.title(name)]
        assert title.alignment() & Qt.AlignmentFlag.AlignHCenter


def test_in_a_narrow_view_no_title_is_cut_off(view: ConvolutionView) -> None:
    example(view, "4 × 4")
    choose(view.controls.padding, "Same")
    view.resize(570, 500)
    QGuiApplication.processEvents()
    titles = {view.board.title(name) for name in ("Input", "Kernel", "Output")}
    for label in view.board.findChildren(QLabel):
        if label.text() in titles:
            room = label.contentsRect()
            how = Qt.TextFlag.TextWordWrap if label.wordWrap() else Qt.TextFlag.TextSingleLine
            words = label.fontMetrics().boundingRect(room, how, label.text())
            assert room.width() >= words.width(), label.text()
            assert room.height() >= words.height(), label.text()


def test_played_the_output_grows(view: ConvolutionView, qtbot: QtBot) -> None:
    example(view, "4 × 4")
    view.board.input.setFocus()
    view.blackboard.bar.speed.setValue(view.blackboard.bar.speed.maximum())
    with qtbot.waitSignal(view.player.playing_changed, check_params_cb=lambda playing: not playing):
        qtbot.keyClick(view.board.input, Qt.Key.Key_Space)
        assert not view.blackboard.bar.show_all.isChecked()
        assert np.isfinite(view.board.output.values).sum() == 1
    assert np.isfinite(view.board.output.values).all()
    view.blackboard.bar.restart.click()
    view.blackboard.tabs.setCurrentIndex(AFTER)
    assert np.isfinite(view.board.output.values).sum() == 1
    view.blackboard.bar.show_all.click()
    assert np.isfinite(view.board.output.values).all()


def test_nobody_looks_and_it_stands_still(view: ConvolutionView) -> None:
    example(view, "4 × 4")
    view.blackboard.bar.speed.setValue(0)
    view.blackboard.bar.play.click()
    assert view.player.playing
    view.hide()
    assert not view.player.playing


def test_numbers_are_typed_into_picture_and_kernel(view: ConvolutionView, qtbot: QtBot) -> None:
    example(view, "4 × 4")
    view.board.typing.click()
    qtbot.keyClicks(view.board.input, "1")
    qtbot.keyClick(view.board.input.field, Qt.Key.Key_Return)
    assert maps(view)[0].tolist() == [[28, -192], [-35, -22]]
    view.board.kernel.setFocus()
    qtbot.keyClicks(view.board.kernel, "2")
    qtbot.keyClick(view.board.kernel.field, Qt.Key.Key_Return)
    assert maps(view)[0].tolist() == [[31, -42], [-35, 218]]
    assert view.controls.kernel.currentText() == OWN
    qtbot.keyClick(view.board.input, Qt.Key.Key_Escape)
    assert not view.board.input.typing


def test_who_types_is_told_of_the_number_and_else_of_the_kernel(view: ConvolutionView, qtbot: QtBot) -> None:
    example(view, "4 × 4")
    board = view.board
    assert board.input.accessible_value() == "The kernel lies on row 0, column 0"
    board.typing.click()
    qtbot.keyClicks(board.input, "1")
    qtbot.keyClick(board.input.field, Qt.Key.Key_Return)
    qtbot.keyClick(board.input, Qt.Key.Key_Up)
    assert board.input.accessible_value() == "Row 0, column 0: 1"
    board.typing.click()
    assert board.input.accessible_value() == "The kernel lies on row 0, column 0"
    board.kernel.choose(1, 0)
    assert board.kernel.accessible_value() == "Row 1, column 0: −2"


def test_tables_are_pasted_into_picture_and_kernel(view: ConvolutionView) -> None:
    example(view, "4 × 4")
    view.board.input.pasted.emit(3, 3, "1\t2\n3\t4")
    assert view.controls.rows.value() == view.controls.columns.value() == 5
    view.board.kernel.pasted.emit(0, 0, "1\t0\t0\t0\t0\n" * 5)
    assert maps(view).tolist() == [[[0 + 0 + 33 + 0 + 0]]]
    view.board.kernel.pasted.emit(0, 0, "one")
    assert "“one” is not a number; nothing was pasted." in view.controls.error.text()


def test_values_are_read_under_the_pointer(view: ConvolutionView) -> None:
    example(view, "4 × 4")
    choose(view.controls.padding, "Same")
    view.board.input.pointed.emit((1, 2))
    assert view.blackboard.read_out.text() == "Input (row 0, column 1)  ·  50"
    view.board.input.pointed.emit((0, 0))
    assert view.blackboard.read_out.text() == "Padding: a zero outside"
    view.board.kernel.pointed.emit((1, 0))
    assert view.blackboard.read_out.text() == "Kernel (row 1, column 0)  ·  −2"
    view.blackboard.sum.tables[2].pointed.emit((2, 2))
    assert view.blackboard.read_out.text() == "Products (row 2, column 2)  ·  80"
    view.blackboard.bar.restart.click()
    view.board.output.pointed.emit((1, 1))
    assert view.blackboard.read_out.text() == "Output (row 1, column 1)  ·  not computed yet"


def test_the_clipboard_is_read_only_when_asked(view: ConvolutionView, qtbot: QtBot) -> None:
    example(view, "4 × 4")
    QGuiApplication.clipboard().setText("9\t9\n9\t9")
    view.board.input.setFocus()
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(view.board.input, Qt.Key.Key_V, control)
    np.testing.assert_array_equal(view.board.input.values, FOUR_BY_FOUR)
    view.board.typing.click()
    qtbot.keyClick(view.board.input, Qt.Key.Key_V, control)
    assert view.board.input.values[:2, :2].tolist() == [[9, 9], [9, 9]]
    assert view.blackboard.tabs.currentIndex() == SUM
