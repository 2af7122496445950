import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from core.model.model import Card, Model
from core.nn.layers import Conv2D, Dense, Flatten, MaxPool2D, ReLU
from core.nn.network import Network
from desktop.filters.showing import MATRIX, ONE_CHANNEL, ONE_FILTER
from desktop.filters.view import FiltersView
from desktop.widgets.tile_layout import Pixel

# The offscreen screen says so of every window: it is no fault of ours.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints", extend=True)

NETWORK = Network((1, 12, 12), (Conv2D(4, 3), ReLU(), MaxPool2D(2), Conv2D(6, 2), Flatten(), Dense(10)))


def model(network: Network = NETWORK, seed: int = 0) -> Model:
    parameters = network.initialise(np.random.default_rng(seed))
    network.views(parameters).get("conv1.bias", parameters)[:1] = 0.25
    return Model(network, parameters, Card())


@pytest.fixture
def view(qtbot: QtBot) -> FiltersView:
    result = FiltersView()
    qtbot.addWidget(result)
    result.resize(800, 500)
    with qtbot.waitSignal(result.shown):
        result.show()
    return result


def point(view: FiltersView, tile: int, row: int, column: int) -> str:
    view.tiles.grid.pointed.emit(view.tiles.grid.pixel(tile, row, column))
    return view.tiles.read_out.text()


def test_the_first_layer_has_a_tile_for_each_filter(view: FiltersView) -> None:
    shown = model()
    view.show_model(shown)
    assert view.layer.currentText() == "conv1"
    assert not view.mode.isVisible()
    assert view.caption.text() == "conv1: 4 filters of 3 × 3"
    weight = NETWORK.views(shown.parameters)["conv1.weight"]
    assert view.tiles.grid.pixel(3, 2, 1) == Pixel(3, 2, 1, float(weight[3, 0, 2, 1]))
    assert point(view, 0, 0, 0).startswith("filter 0  ·  (row 0, column 0)  ·  ")
    assert point(view, 0, 0, 0).endswith("·  bias 0.25")


def test_a_deeper_layer_is_seen_in_three_ways(view: FiltersView) -> None:
    shown = model()
    weight = NETWORK.views(shown.parameters)["conv2.weight"]
    view.show_model(shown)
    view.layer.setCurrentText("conv2")
    assert view.mode.isVisible()
    assert view.mode.currentText() == MATRIX
    assert view.caption.text() == "conv2: 6 filters of 4 × 2 × 2. A row is a filter, a column an input channel."
    assert view.tiles.grid.pixel(5 * 4 + 3, 1, 0).value == float(weight[5, 3, 1, 0])
    assert point(view, 5 * 4 + 3, 1, 0).startswith("filter 5  ·  input channel 3  ·  (row 1, column 0)")

    view.mode.setCurrentText(ONE_FILTER)
    view.index.setValue(99)
    assert view.caption.text() == "conv2: filter 5 on each of its 4 input channels"
    assert view.tiles.grid.pixel(2, 0, 1).value == float(weight[5, 2, 0, 1])
    assert point(view, 2, 0, 1).startswith("filter 5  ·  input channel 2")

    view.mode.setCurrentText(ONE_CHANNEL)
    assert view.caption.text() == "conv2: input channel 3 in each of the 6 filters"
    assert view.tiles.grid.pixel(4, 0, 1).value == float(weight[4, 3, 0, 1])
    assert point(view, 4, 0, 1).startswith("filter 4  ·  input channel 3")


def test_training_moves_the_tiles_and_keeps_what_is_looked_at(view: FiltersView) -> None:
    view.show_model(model())
    view.layer.setCurrentText("conv2")
    later = model(seed=1).parameters
    view.show_parameters(later)
    assert view.tiles.grid.pixel(0, 0, 0).value == float(NETWORK.views(later)["conv2.weight"][0, 0, 0, 0])
    view.show_model(model(seed=2))
    assert view.layer.currentText() == "conv2"
    view.show_parameters(later[:-1])
    assert view.tiles.grid.pixel(0, 0, 0).value != float(NETWORK.views(later)["conv2.weight"][0, 0, 0, 0])


def test_the_scale_is_symmetric_over_the_whole_layer(view: FiltersView) -> None:
    shown = model()
    view.show_model(shown)
    most = np.abs(NETWORK.views(shown.parameters)["conv1.weight"]).max()
    assert f"{most:.3g}" in view.tiles.bar.accessibleDescription()


def test_without_weights_a_sentence_says_so(view: FiltersView) -> None:
    assert view.empty.isVisible()
    view.show_model(model(Network((1, 4, 4), (ReLU(), MaxPool2D(2), Flatten()))))
    assert view.empty.isVisible()
    assert view.empty.text().startswith("This network has no layer with weights")
    view.show_model(model())
    assert not view.empty.isVisible()
