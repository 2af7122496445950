"""The lesson: what a person chooses in the tab's view, and what is computed and shown then."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QSlider, QSpinBox
from pytestqt.qtbot import QtBot

from core.data.datasets import DataSplits
from core.explain.kernels import KERNELS
from core.explain.worked_examples import EXAMPLES, FOUR_BY_FOUR
from desktop.convolution.blackboard import AFTER, SIZES
from desktop.convolution.held_kernels import BANK, OWN
from desktop.convolution.pictures import Source
from desktop.convolution.view import NOT_READ, NOTHING_DRAWN, READING, ConvolutionView
from tests.desktop.convolution.using import choose, drawn, example, maps, shown_view, type_in


@pytest.fixture
def view(qtbot: QtBot) -> ConvolutionView:
    return shown_view(qtbot)


def test_before_a_drawing_a_sentence_says_what_to_do(view: ConvolutionView) -> None:
    assert view.empty.isVisible()
    assert view.empty.text() == NOTHING_DRAWN
    assert view.controls.side.value() == view.kernels.weight.shape[-1] == 3
    view.show_drawing(drawn())
    assert not view.empty.isVisible()
    np.testing.assert_array_equal(view.board.input.values, drawn())
    view.show_drawing(None)
    assert view.empty.isVisible()


def test_side_and_bias_can_be_changed_before_a_drawing(view: ConvolutionView) -> None:
    choose(view.controls.kernel, BANK)
    view.controls.filter.setValue(3)
    view.controls.side.setValue(5)
    view.controls.bias.setValue(2)
    assert view.controls.kernel.currentText() == OWN
    view.show_drawing(drawn())
    assert maps(view).shape == (8, 24, 24)
    assert view.lesson is not None
    assert view.lesson.bias.tolist() == [0, 0, 0, 2, 0, 0, 0, 0]


def test_the_first_example_is_one_click_and_reads_as_in_the_article(view: ConvolutionView) -> None:
    example(view, "4 × 4")
    np.testing.assert_array_equal(view.board.output.values, [[29, -192], [-35, -22]])
    assert view.blackboard.sum.total.text() == "The bias is 0. Output (0, 0) = 29"
    np.testing.assert_array_equal(view.blackboard.sum.tables[2].values, [[0, 0, 0], [0, 0, 62], [-33, 0, 0]])


def test_the_curve_answers_6600_and_the_ear_nothing(view: ConvolutionView) -> None:
    example(view, "Curve: 6600")
    assert maps(view).tolist() == [[[6600]]]
    assert (
        view.blackboard.sum.spelled.text()
        .replace("\N{NO-BREAK SPACE}", " ")
        .startswith("50 × 30 + 20 × 30 + 50 × 30 + 50 × 30 + 50 × 30 = 6600")
    )
    example(view, "Ear: 0")
    assert maps(view).tolist() == [[[0]]]


def test_examples_on_a_digit_wait_for_mnist(view: ConvolutionView, qtbot: QtBot, mnist: DataSplits) -> None:
    with qtbot.waitSignal(view.digits_wished):
        example(view, "Eight filters")
    assert view.empty.text() == READING
    view.show_digits(mnist.validation)
    assert view.lesson is not None
    assert (view.lesson.maps.shape, view.lesson.pooled.shape) == ((8, 26, 26), (8, 13, 13))
    assert view.blackboard.stages.isVisible()
    assert view.blackboard.stages.convolution.grid.pixel(7, 25, 25)
    assert view.blackboard.stages.pooling.title.text() == "Max pooling  8 × 13 × 13"
    view.blackboard.stages.convolution.grid.clicked.emit(1)
    np.testing.assert_array_equal(view.board.kernel.values, KERNELS["Horizontal Sobel"])
    example(view, "Sobel on a digit")
    assert maps(view).shape == (1, 26, 26)
    assert view.blackboard.sum.isVisible()


def test_digits_are_gone_through(view: ConvolutionView, mnist: DataSplits) -> None:
    view.show_digits(mnist.validation)
    choose(view.controls.source, Source.DIGIT.value)
    view.controls.label.setCurrentText("A 4")
    first = view.pictures.digit
    assert mnist.validation.labels[first] == 4
    view.controls.next.click()
    assert view.pictures.digit > first
    np.testing.assert_allclose(view.board.input.values, mnist.validation.images[view.pictures.digit, 0] / 255)
    view.controls.previous.click()
    assert view.pictures.digit == first


def test_mnist_that_cannot_be_read_is_asked_for_again(view: ConvolutionView, qtbot: QtBot) -> None:
    choose(view.controls.source, Source.DIGIT.value)
    view.show_no_digits("MNIST cannot be read.")
    assert view.controls.error.text() == "MNIST cannot be read."
    assert view.empty.text() == NOT_READ
    with qtbot.waitSignal(view.digits_wished):
        example(view, "Sobel on a digit")
    assert view.empty.text() == READING


def test_a_filter_that_cannot_be_had_says_nothing_of_mnist(view: ConvolutionView, qtbot: QtBot) -> None:
    choose(view.controls.source, Source.DIGIT.value)
    view.show_failure("There is not enough memory for this.")
    assert view.controls.error.text() == "There is not enough memory for this."
    assert view.empty.text() == READING
    with qtbot.assertNotEmitted(view.digits_wished):
        view.controls.stride.setValue(2)


def test_a_kernel_that_is_refused_can_be_made_to_fit(view: ConvolutionView) -> None:
    """The lesson that is kept may have more kernels than there are now."""
    choose(view.controls.source, Source.NUMBERS.value)
    choose(view.controls.kernel, BANK)
    view.controls.filter.setValue(5)
    choose(view.controls.kernel, "Curve detector")
    assert view.controls.error.text().endswith("The lesson before is kept.")
    view.controls.bias.setValue(2)
    assert not view.controls.error.text()
    assert view.controls.kernel.currentText() == OWN
    assert maps(view).shape == (1, 2, 2)
    np.testing.assert_array_equal(view.kernels.bias, [2])


def test_ones_own_kernel_is_there_again_after_others_were_looked_at(view: ConvolutionView, qtbot: QtBot) -> None:
    choose(view.controls.source, Source.NUMBERS.value)
    view.board.kernel.typed.emit(0, 0, 7.0)
    view.controls.bias.setValue(2)
    view.controls.side.setValue(1)
    own = maps(view)
    for others in (1, 3):
        for key in [Qt.Key.Key_Up] * others + [Qt.Key.Key_Down] * others:
            qtbot.keyClick(view.controls.kernel, key)
        assert view.controls.kernel.currentText() == OWN
        np.testing.assert_array_equal(maps(view), own)
    view.controls.side.setValue(3)
    assert view.board.kernel.values[0, 0] == 7, "it was cut, and comes back"


@pytest.mark.parametrize("title", [example.title for example in EXAMPLES if example.picture is not None])
def test_an_example_undoes_what_was_set_before(view: ConvolutionView, title: str) -> None:
    example(view, title)
    before = maps(view)
    controls = view.controls
    choose(controls.padding, "Same")
    choose(controls.activation, "ReLU")
    controls.stride.setValue(2)
    controls.bias.setValue(5)
    example(view, title)
    np.testing.assert_array_equal(maps(view), before)


def test_a_bias_is_typed_letter_by_letter_and_taken_back_whole(view: ConvolutionView, qtbot: QtBot) -> None:
    example(view, "4 × 4")
    bias, kernel = view.controls.bias, view.board.kernel
    for text in ("1.5", "0.25", "-2.75"):
        type_in(qtbot, bias, text)
        assert bias.text() == text
        assert view.kernels.bias.tolist() == [float(text)]
        qtbot.keyClick(bias, Qt.Key.Key_Return)
    kernel.setFocus()
    for text in ("0.2500", "1.5000", "0.0000", "0.0000"):
        qtbot.keyClick(kernel, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert bias.text() == text


def test_in_the_fields_of_the_kernel_undo_is_the_kernel_s(view: ConvolutionView, qtbot: QtBot) -> None:
    example(view, "4 × 4")
    bias, side = view.controls.bias, view.controls.side
    type_in(qtbot, bias, "0.5")
    qtbot.keyClick(bias, Qt.Key.Key_Return)
    qtbot.keyClick(side, Qt.Key.Key_Up)
    assert (bias.value(), side.value()) == (0.5, 4)
    control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    for field, held, after in (
        (side, control, (0.5, 3)),
        (bias, control, (0.0, 3)),
        (bias, control | shift, (0.5, 3)),
        (side, control | shift, (0.5, 4)),
    ):
        qtbot.keyClick(field, Qt.Key.Key_Z, held)
        assert (bias.value(), side.value()) == after


def test_what_cannot_be_says_why_and_keeps_the_lesson(view: ConvolutionView) -> None:
    example(view, "4 × 4")
    before = view.lesson
    view.controls.side.setValue(5)
    assert view.controls.error.text() == (
        "A 5x5 kernel does not fit into 4x4 pixels with a padding of 0. The lesson before is kept."
    )
    assert view.lesson is before
    choose(view.controls.padding, "By hand")
    view.controls.pad.setValue(1)
    assert view.controls.error.text() == ""
    assert maps(view).shape == (1, 2, 2)
    view.controls.side.setValue(4)
    choose(view.controls.padding, "Same")
    assert "take an odd side" in view.controls.error.text()


def test_padding_stride_and_what_follows_are_shown_with_their_sizes(view: ConvolutionView) -> None:
    example(view, "4 × 4")
    view.blackboard.tabs.setCurrentIndex(SIZES)
    choose(view.controls.padding, "Same")
    assert view.board.input.pad == 1
    assert view.controls.pad.value() == 1
    np.testing.assert_array_equal(view.board.input.values, np.pad(FOUR_BY_FOUR, 1))
    assert "4 × 4 becomes 6 × 6" in view.blackboard.sizes.padding.text()
    assert view.blackboard.sizes.formula.text().endswith("=\N{NO-BREAK SPACE}4")
    view.controls.stride.setValue(2)
    assert view.board.output.values.shape == (2, 2)
    choose(view.controls.activation, "ReLU")
    choose(view.controls.pooling, "Average pooling")
    view.blackboard.tabs.setCurrentIndex(AFTER)
    assert view.blackboard.stages.activation.title.text() == "ReLU  1 × 2 × 2"
    assert view.blackboard.stages.pooling.title.text() == "Average pooling  1 × 1 × 1"
    assert view.blackboard.stages.pooling.grid.pixel(0, 0, 0).value == pytest.approx(np.maximum(maps(view), 0).mean())
    read: list[str] = []
    view.blackboard.stages.read.connect(read.append)
    view.blackboard.stages.pooling.grid.pointed.emit(view.blackboard.stages.pooling.grid.pixel(0, 0, 0))
    assert "the mean of" in read[-1]
    assert view.blackboard.stages.pooling.grid.accessible_value() == read[-1]


def test_a_picture_has_the_size_one_gives_it(view: ConvolutionView) -> None:
    choose(view.controls.source, Source.NUMBERS.value)
    view.controls.rows.setValue(12)
    view.controls.columns.setValue(2)
    assert "does not fit into 12x2" in view.controls.error.text()
    view.controls.columns.setValue(3)
    assert maps(view).shape == (1, 10, 1)


def test_channels_are_added_up(view: ConvolutionView, qtbot: QtBot) -> None:
    choose(view.controls.source, Source.COLOUR.value)
    assert view.board.channels.isVisible()
    assert view.lesson is not None
    assert view.lesson.weight.shape == (1, 3, 3, 3)
    view.player.go(2, 3)
    sums = view.lesson.products(0, 2, 3).sum(axis=(1, 2))
    assert maps(view)[0, 2, 3] == pytest.approx(sums.sum())
    assert "(one sum for each channel)" in view.blackboard.sum.total.text()
    view.board.input.setFocus()
    qtbot.keyClick(view.board.input, Qt.Key.Key_PageDown)
    np.testing.assert_array_equal(view.board.input.values, view.lesson.picture[1])
    view.board.kernel.typed.emit(0, 0, 7.0)
    assert view.lesson.weight[0, :, 0, 0].tolist() == [-1, 7, -1], "each channel has a slice of its own"
    view.show_drawing(drawn())
    choose(view.controls.source, Source.TINTED.value)
    assert maps(view).shape == (1, 26, 26)


def test_the_eight_have_one_chosen_to_look_at(view: ConvolutionView) -> None:
    view.show_drawing(drawn())
    choose(view.controls.kernel, BANK)
    assert maps(view).shape == (8, 26, 26)
    view.controls.filter.setValue(4)
    np.testing.assert_array_equal(view.board.kernel.values, KERNELS["Outline"])
    np.testing.assert_array_equal(view.board.output.values, maps(view)[4])
    assert view.board.title("Kernel") == "Outline 3 × 3"
    kernel = view.board.kernel
    kernel.typed.emit(0, 0, kernel.values[0, 0])
    assert view.controls.kernel.currentText() == BANK, "it is the number that was there"
    kernel.typed.emit(0, 0, 7.0)
    assert view.controls.kernel.currentText() == OWN
    assert view.board.title("Kernel") == "Kernel 3 × 3"


def test_every_control_has_a_name_and_says_what_it_does(view: ConvolutionView) -> None:
    for kind in (QComboBox, QSpinBox, QAbstractButton, QSlider):
        for control in view.findChildren(kind):
            if control.objectName().startswith("qt_") or control.parent() in view.findChildren(
                type(view.blackboard.tabs)
            ):
                continue
            assert control.accessibleName() or (isinstance(control, QAbstractButton) and control.text()), control
            assert control.toolTip(), control.accessibleName() or control


def test_it_fits_the_room_it_has(view: ConvolutionView) -> None:
    hint = view.minimumSizeHint()
    assert hint.width() <= 840
    assert hint.height() <= 590


def test_the_keys_of_undo_take_back_what_was_typed_into_the_grid_that_has_them(
    view: ConvolutionView, qtbot: QtBot
) -> None:
    example(view, "4 × 4")
    name, board = view.controls.kernel.currentText(), view.board
    board.input.set_typing(True)
    before = [grid.values.copy() for grid in (board.input, board.kernel)]
    changed = []
    for grid in (board.input, board.kernel):
        grid.setFocus()
        for key in (Qt.Key.Key_5, Qt.Key.Key_Return):
            qtbot.keyClick(grid.field if grid.field.isVisible() else grid, key)
        changed.append(grid.values.copy())
    assert view.controls.kernel.currentText() == OWN
    control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    for grid, old, new in zip((board.input, board.kernel), before, changed, strict=True):
        assert not np.array_equal(old, new)
        for held, expected in ((control, old), (control, old), (control | shift, new), (control, old)):
            qtbot.keyClick(grid, Qt.Key.Key_Z, held)
            np.testing.assert_array_equal(grid.values, expected)
    assert view.controls.kernel.currentText() == name
