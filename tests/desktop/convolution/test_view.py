"""The tab's view: what a person does there, and what is seen then."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QComboBox, QSlider, QSpinBox
from pytestqt.qtbot import QtBot

from core.data.datasets import DataSplits
from core.explain.kernels import KERNELS
from core.explain.worked_examples import EXAMPLES, FOUR_BY_FOUR
from core.model.model import Card, Model
from core.model.presets import preset
from core.nn.layers import Conv2D, Dense, Flatten
from core.nn.network import Network
from core.nn.workspace import Workspace
from core.recognition.verdict import recognise
from core.types import Array
from desktop.convolution.blackboard import AFTER, SIZES, SUM
from desktop.convolution.held_kernels import BANK, NETWORK, OWN
from desktop.convolution.pictures import Source
from desktop.convolution.question import AskFilter
from desktop.convolution.view import NO_CONVOLUTION, NOTHING_DRAWN, READING, ConvolutionView
from desktop.engine.live_model import Snapshot
from desktop.session.reading import Reading
from tests.handwritten import write

# The offscreen screen says so of every window: it is no fault of ours.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints", extend=True)

NETWORK_SEEN = preset("lenet").network
PARAMETERS = NETWORK_SEEN.initialise(np.random.default_rng(0))
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def view(qtbot: QtBot) -> ConvolutionView:
    result = ConvolutionView()
    qtbot.addWidget(result)
    result.resize(890, 610)
    with qtbot.waitActive(result):
        result.show()
        result.activateWindow()
    result.show_model(Model(NETWORK_SEEN, PARAMETERS, Card()))
    return result


def reading(digit: str = "7") -> Reading:
    ink = write(digit)
    return Reading(recognise(NETWORK_SEEN, PARAMETERS, ink), ink, 1)


def example(view: ConvolutionView, title: str) -> None:
    next(button for button in view.examples.buttons if button.text() == title).click()


def choose(combo: QComboBox, text: str) -> None:
    assert combo.findText(text) >= 0
    combo.setCurrentText(text)


def answer(view: ConvolutionView, question: AskFilter, parameters: Array = PARAMETERS) -> None:
    view.show_filter(question.answer(Snapshot(NETWORK_SEEN, parameters, Card()), Workspace()))


def maps(view: ConvolutionView) -> Array:
    assert view.lesson is not None
    return view.lesson.maps


def test_before_a_drawing_a_sentence_says_what_to_do(view: ConvolutionView) -> None:
    assert view.empty.isVisible()
    assert view.empty.text() == NOTHING_DRAWN
    assert view.controls.side.value() == view.kernels.weight.shape[-1] == 3
    view.show_reading(reading())
    assert not view.empty.isVisible()
    np.testing.assert_array_equal(view.board.input.values, reading().prediction.picture)
    view.show_reading(None)
    assert view.empty.isVisible()


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
    view.show_failure("MNIST cannot be read.")
    assert view.controls.error.text() == "MNIST cannot be read."
    with qtbot.waitSignal(view.digits_wished):
        example(view, "Sobel on a digit")


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


def test_tables_are_pasted_into_picture_and_kernel(view: ConvolutionView) -> None:
    example(view, "4 × 4")
    view.board.input.pasted.emit(3, 3, "1\t2\n3\t4")
    assert view.controls.rows.value() == view.controls.columns.value() == 5
    view.board.kernel.pasted.emit(0, 0, "1\t0\t0\t0\t0\n" * 5)
    assert maps(view).tolist() == [[[0 + 0 + 33 + 0 + 0]]]
    view.board.kernel.pasted.emit(0, 0, "one")
    assert "“one” is not a number; nothing was pasted." in view.controls.error.text()


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
    view.show_reading(reading())
    choose(view.controls.source, Source.TINTED.value)
    assert maps(view).shape == (1, 26, 26)


def test_a_filter_of_the_network_is_seen_on_what_enters_its_layer(view: ConvolutionView, qtbot: QtBot) -> None:
    view.show_reading(reading())
    with qtbot.waitSignal(view.asked):
        choose(view.controls.kernel, NETWORK)
    with qtbot.waitSignal(view.asked) as asked:
        choose(view.controls.layer, "conv2")
    answer(view, asked.args[0])
    with qtbot.waitSignal(view.asked) as asked:
        view.controls.filter.setValue(5)
    answer(view, asked.args[0])
    outputs = NETWORK_SEEN.activations(PARAMETERS, reading().prediction.picture[None, None])
    np.testing.assert_allclose(maps(view)[0], outputs["conv2"][0, 5], rtol=1e-4, atol=1e-5)
    assert view.board.channel.maximum() == 15
    assert view.board.title("Input") == "Into conv2 12 × 12"
    moved = PARAMETERS * 2
    with qtbot.waitSignal(view.asked) as asked:
        view.show_weights()
    before = maps(view)
    answer(view, asked.args[0], moved)
    assert not np.allclose(maps(view), before), "training has moved the weights"
    assert not view.board.kernel.can_type, "the filter is the network's"
    view.board.channel.setValue(9)
    seen = view.board.kernel.values
    choose(view.controls.kernel, OWN)
    assert view.board.kernel.can_type
    assert maps(view).shape == (1, 24, 24), "a copy, on the drawing again"
    np.testing.assert_array_equal(view.board.kernel.values, seen)


def test_a_filter_slides_over_typed_numbers_if_their_channels_are_alike(view: ConvolutionView, qtbot: QtBot) -> None:
    example(view, "Curve: 6600")
    with qtbot.waitSignal(view.asked) as asked:
        choose(view.controls.kernel, NETWORK)
    assert asked.args[0].picture is None
    answer(view, asked.args[0])
    assert maps(view).shape == (1, 3, 3)
    with qtbot.waitSignal(view.asked) as asked:
        choose(view.controls.layer, "conv2")
    before = view.lesson
    answer(view, asked.args[0])
    assert "16 deep, as what the network puts into conv2 is" in view.controls.error.text()
    assert view.lesson is before


def test_another_network_has_other_filters(view: ConvolutionView, qtbot: QtBot) -> None:
    view.show_reading(reading())
    with qtbot.waitSignal(view.asked) as asked:
        choose(view.controls.kernel, NETWORK)
    answer(view, asked.args[0])
    zhou = preset("zhou").network
    with qtbot.waitSignal(view.asked) as asked:
        view.show_model(Model(zhou, zhou.initialise(np.random.default_rng(0)), Card()))
    assert asked.args[0].name == "conv1"
    assert view.controls.filter.maximum() == 7
    dense = Network((1, 28, 28), (Flatten(), Dense(10)))
    view.show_model(Model(dense, dense.initialise(np.random.default_rng(0)), Card()))
    assert view.controls.error.text() == NO_CONVOLUTION
    assert view.controls.kernel.currentText() == OWN
    choose(view.controls.kernel, NETWORK)
    assert view.controls.error.text() == NO_CONVOLUTION


@pytest.mark.parametrize(
    ("layer", "padding"),
    [
        (Conv2D(2, 3, stride=2), "Valid"),
        (Conv2D(2, 5, padding="same"), "Same"),
        (Conv2D(2, 5, padding=2), "Same"),
        (Conv2D(2, 4, stride=3, padding=2), "By hand"),
        (Conv2D(2, 1), "Valid"),
        (Conv2D(2, 12, stride=11, padding=13), "By hand"),
    ],
)
def test_the_layers_own_stride_and_padding_are_taken_over(view: ConvolutionView, layer: Conv2D, padding: str) -> None:
    network = Network((1, 28, 28), (layer, Flatten(), Dense(10)))
    view.show_model(Model(network, network.initialise(np.random.default_rng(0)), Card()))
    view.show_reading(reading())
    view.controls.stride.setValue(5)
    choose(view.controls.kernel, NETWORK)
    assert view.controls.stride.value() == layer.stride
    assert view.controls.padding.currentText() == padding
    if padding == "By hand":
        assert view.controls.chosen_padding == layer.pad


def test_a_large_filter_of_the_network_becomes_ones_own(view: ConvolutionView, qtbot: QtBot) -> None:
    network = Network((1, 28, 28), (Conv2D(2, 12, stride=11, padding=13), Flatten(), Dense(10)))
    parameters = network.initialise(np.random.default_rng(0))
    view.show_model(Model(network, parameters, Card()))
    view.show_reading(reading())
    with qtbot.waitSignal(view.asked) as asked:
        choose(view.controls.kernel, NETWORK)
    view.show_filter(asked.args[0].answer(Snapshot(network, parameters, Card()), Workspace()))
    before = maps(view)
    choose(view.controls.kernel, OWN)
    np.testing.assert_array_equal(maps(view), before)
    assert view.controls.side.value() == 12


def test_the_eight_have_one_chosen_to_look_at(view: ConvolutionView) -> None:
    view.show_reading(reading())
    choose(view.controls.kernel, BANK)
    assert maps(view).shape == (8, 26, 26)
    view.controls.filter.setValue(4)
    np.testing.assert_array_equal(view.board.kernel.values, KERNELS["Outline"])
    np.testing.assert_array_equal(view.board.output.values, maps(view)[4])
    assert view.board.title("Kernel") == "Outline 3 × 3"


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
