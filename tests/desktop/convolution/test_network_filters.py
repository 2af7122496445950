"""The network's own filters, on what enters their layer or on numbers that were typed."""

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from core.model.model import Card, Model
from core.model.presets import preset
from core.nn.layers import Conv2D, Dense, Flatten
from core.nn.network import Network
from core.nn.workspace import Workspace
from core.types import Array
from desktop.convolution.held_kernels import CHOICES, NETWORK, OWN
from desktop.convolution.pictures import Source
from desktop.convolution.question import AskFilter
from desktop.convolution.view import NO_CONVOLUTION, ConvolutionView
from desktop.engine.live_model import Snapshot
from tests.desktop.convolution.using import (
    NETWORK_SEEN,
    PARAMETERS,
    choose,
    drawn,
    example,
    maps,
    shown_view,
    type_in,
)

DENSE = Network((1, 28, 28), (Flatten(), Dense(10)))
WITHOUT = Model(DENSE, DENSE.initialise(np.random.default_rng(0)), Card())
"""A network without convolutions."""


@pytest.fixture
def view(qtbot: QtBot) -> ConvolutionView:
    return shown_view(qtbot)


def answer(view: ConvolutionView, question: AskFilter, parameters: Array = PARAMETERS) -> None:
    view.show_filter(question.answer(Snapshot(NETWORK_SEEN, parameters, Card()), Workspace()))


def test_numbers_that_are_not_finite_are_painted_all_the_same(view: ConvolutionView, qtbot: QtBot) -> None:
    """Weights that are almost too large are opened like any others, and what they give is too large."""
    view.show_drawing(drawn())
    parameters = PARAMETERS.copy()
    NETWORK_SEEN.views(parameters)["conv1.weight"][:8] = 3e38
    choose(view.controls.kernel, NETWORK)
    with qtbot.waitSignal(view.asked) as asked:
        choose(view.controls.layer, "conv2")
    before = view.grab().toImage()
    with np.errstate(all="ignore"):
        answer(view, asked.args[0], parameters)
    assert view.lesson is not None
    assert np.isinf(view.lesson.picture).any()
    assert view.grab().toImage() != before


def test_a_filter_of_the_network_is_seen_on_what_enters_its_layer(view: ConvolutionView, qtbot: QtBot) -> None:
    view.show_drawing(drawn())
    with qtbot.waitSignal(view.asked):
        choose(view.controls.kernel, NETWORK)
    with qtbot.waitSignal(view.asked) as asked:
        choose(view.controls.layer, "conv2")
    answer(view, asked.args[0])
    with qtbot.waitSignal(view.asked) as asked:
        view.controls.filter.setValue(5)
    answer(view, asked.args[0])
    outputs = NETWORK_SEEN.activations(PARAMETERS, drawn()[None, None])
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


def test_a_copy_keeps_its_bias_to_the_last_digit_whatever_its_side(view: ConvolutionView, qtbot: QtBot) -> None:
    view.show_drawing(drawn())
    parameters = PARAMETERS.copy()
    NETWORK_SEEN.views(parameters)["conv1.bias"][0] = -0.00512
    with qtbot.waitSignal(view.asked) as asked:
        choose(view.controls.kernel, NETWORK)
    answer(view, asked.args[0], parameters)
    choose(view.controls.kernel, OWN)
    assert view.controls.bias.text() == "-0.0051"
    view.controls.side.setValue(3)
    assert view.lesson is not None
    assert view.lesson.bias[0] == np.float32(-0.00512)
    view.controls.bias.setValue(0.25)
    assert view.lesson.bias[0] == 0.25
    assert view.lesson.kernel == 3


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


def test_a_size_can_be_typed_while_training_moves_the_filter(view: ConvolutionView, qtbot: QtBot) -> None:
    example(view, "Curve: 6600")
    with qtbot.waitSignal(view.asked) as asked:
        choose(view.controls.kernel, NETWORK)
    type_in(qtbot, view.controls.rows, "1")
    answer(view, asked.args[0], PARAMETERS * 2)
    qtbot.keyClicks(view.controls.rows, "2")
    assert view.controls.rows.text() == "12"


def test_another_network_has_other_filters(view: ConvolutionView, qtbot: QtBot) -> None:
    view.show_drawing(drawn())
    with qtbot.waitSignal(view.asked) as asked:
        choose(view.controls.kernel, NETWORK)
    answer(view, asked.args[0])
    zhou = preset("zhou").network
    with qtbot.waitSignal(view.asked) as asked:
        view.show_model(Model(zhou, zhou.initialise(np.random.default_rng(0)), Card()))
    assert asked.args[0].name == "conv1"
    assert view.controls.filter.maximum() == 7
    view.show_model(WITHOUT)
    assert view.controls.error.text() == NO_CONVOLUTION
    assert view.controls.kernel.currentText() == OWN
    view.controls.bias.setValue(2)
    before = maps(view)
    choose(view.controls.kernel, "Vertical Sobel")
    choose(view.controls.kernel, NETWORK)
    assert view.controls.error.text() == NO_CONVOLUTION
    np.testing.assert_array_equal(maps(view), before, "one's own is there again, as the list says")


def test_a_network_without_filters_leaves_ones_own_kernel_alone(view: ConvolutionView, qtbot: QtBot) -> None:
    view.show_drawing(drawn())
    view.board.kernel.typed.emit(0, 0, 7.0)
    own = view.board.kernel.values
    with qtbot.waitSignal(view.asked) as asked:
        choose(view.controls.kernel, NETWORK)
    answer(view, asked.args[0])
    view.show_model(WITHOUT)
    view.controls.bias.setValue(1)
    np.testing.assert_array_equal(view.board.kernel.values, own)


def test_that_there_are_no_filters_is_said_until_there_are_or_another_kernel_is_chosen(view: ConvolutionView) -> None:
    view.show_drawing(drawn())
    choose(view.controls.kernel, NETWORK)
    view.show_model(WITHOUT)
    view.show_drawing(drawn("4"))
    assert view.controls.error.text() == NO_CONVOLUTION, "the next answer does not wipe it away"
    choose(view.controls.kernel, CHOICES[0])
    assert view.controls.error.text() == ""
    choose(view.controls.kernel, NETWORK)
    choose(view.controls.source, Source.NUMBERS.value)
    assert view.controls.error.text() == NO_CONVOLUTION
    view.show_model(Model(NETWORK_SEEN, PARAMETERS, Card()))
    assert view.controls.error.text() == ""


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
    view.show_drawing(drawn())
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
    view.show_drawing(drawn())
    with qtbot.waitSignal(view.asked) as asked:
        choose(view.controls.kernel, NETWORK)
    view.show_filter(asked.args[0].answer(Snapshot(network, parameters, Card()), Workspace()))
    before = maps(view)
    choose(view.controls.kernel, OWN)
    np.testing.assert_array_equal(maps(view), before)
    assert view.controls.side.value() == 12


def test_how_a_filter_moves_is_kept_while_its_layer_is_the_same(view: ConvolutionView) -> None:
    """At the end of a run there is a new document, of the same network."""
    view.show_drawing(drawn())
    choose(view.controls.kernel, NETWORK)
    view.controls.stride.setValue(3)
    choose(view.controls.padding, "Same")
    view.show_model(Model(NETWORK_SEEN, PARAMETERS * 2, Card()))
    assert (view.controls.stride.value(), view.controls.padding.currentText()) == (3, "Same")


def test_an_answer_about_a_drawing_that_is_gone_is_not_shown(view: ConvolutionView, qtbot: QtBot) -> None:
    view.show_drawing(drawn())
    with qtbot.waitSignal(view.asked) as asked:
        choose(view.controls.kernel, NETWORK)
    view.show_drawing(None)
    answer(view, asked.args[0])
    assert view.empty.isVisible()
