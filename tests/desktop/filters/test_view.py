import csv
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QColor, QImage
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from core.explain.silence import Answers
from core.model.model import Card, Model
from core.model.presets import PRESETS
from core.nn.layers import Conv2D, Dense, Flatten, MaxPool2D, ReLU
from core.nn.network import Network
from core.types import Array
from desktop.filters.order_box import ALIKE, BY_DIRECTION, BY_NUMBER, BY_SIZE
from desktop.filters.showing import MATRIX, ONE_CHANNEL, ONE_FILTER
from desktop.filters.start import OF_NETWORK, OF_REPLAY, OF_RUN, Start
from desktop.filters.view import FiltersView
from desktop.filters.words import CHANGE, GRADIENT, NO_GRADIENT, SIGNS, WEIGHTS
from desktop.widgets import choosing, theme
from desktop.widgets.tile_layout import Pixel, Scale
from tests.core.explain.example import NETWORKS, parameters_of
from tests.desktop.showing import shown

NETWORK = Network((1, 12, 12), (Conv2D(4, 3), ReLU(), MaxPool2D(2), Conv2D(6, 2), Flatten(), Dense(10)))


def model(network: Network = NETWORK, seed: int = 0) -> Model:
    parameters = network.initialise(np.random.default_rng(seed))
    network.views(parameters).get("conv1.bias", parameters)[:1] = 0.25
    return Model(network, parameters, Card())


@pytest.fixture
def view(qtbot: QtBot) -> FiltersView:
    return shown(qtbot, FiltersView(), 800, 500)


def point(view: FiltersView, tile: int, row: int, column: int) -> str:
    view.tiles.grid.pointed.emit(view.tiles.grid.pixel(tile, row, column))
    return view.tiles.read_out.text()


def test_the_first_layer_has_a_tile_for_each_filter(view: FiltersView) -> None:
    shown = model()
    view.show_model(shown)
    assert view.layer.currentText() == "conv1"
    assert not view.mode.isVisible()
    assert view.caption.text() == "conv1: 4 filters of 3 × 3" + SIGNS
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


DENSE = Network((1, 6, 6), (Conv2D(3, 3), Flatten(), Dense(4), ReLU(), Dense(10)))


def vector_of(network: Network, seed: int = 0) -> Array:
    return network.initialise(np.random.default_rng(seed))


def choose(view: FiltersView, **choices: str) -> None:
    for name, text in choices.items():
        assert choosing.choose(getattr(view, name), text)


def test_a_dense_layer_is_shown_as_what_it_sees(view: FiltersView) -> None:
    shown = Model(DENSE, vector_of(DENSE), Card())
    weight = DENSE.views(shown.parameters)["dense1.weight"]
    view.show_model(shown)
    choose(view, layer="dense1")
    assert view.caption.text() == "dense1: 4 units of 3 × 4 × 4. A row is a unit, a column a map."
    assert view.tiles.grid.pixel(2 * 3 + 1, 3, 2).value == float(weight[2, 1 * 16 + 3 * 4 + 2])
    assert point(view, 2 * 3 + 1, 3, 2).startswith("unit 2  ·  map 1  ·  (row 3, column 2)  ·  ")
    choose(view, layer="dense2")
    weight = DENSE.views(shown.parameters)["dense2.weight"]
    assert view.tiles.grid.pixel(7, 0, 3).value == float(weight[7, 3])
    assert point(view, 7, 0, 3).startswith("unit 7  ·  input 3  ·  ")


def test_many_inputs_are_folded_and_counted(view: FiltersView) -> None:
    network = Network((1, 6, 6), (Flatten(), Dense(200), ReLU(), Dense(10)))
    shown = Model(network, vector_of(network), Card())
    view.show_model(shown)
    choose(view, layer="dense2")
    _, width = view.tiles.grid._values.shape[1:]
    weight = network.views(shown.parameters)["dense2.weight"]
    assert view.tiles.grid.pixel(4, 3, 5).value == float(weight[4, 3 * width + 5])
    assert f"input {3 * width + 5}  ·  " in point(view, 4, 3, 5)


def test_the_order_moves_the_tiles_and_their_names(view: FiltersView) -> None:
    vector = vector_of(NETWORK)
    weight = NETWORK.views(vector)["conv1.weight"]
    weight[2] = [[-1, 3, -1]] * 3
    weight[3] *= 9
    view.show_model(Model(NETWORK, vector, Card()))
    choose(view, order=BY_DIRECTION)
    assert view.tiles.grid.pixel(0, 1, 1).value == 3
    assert point(view, 0, 1, 1).startswith("filter 2  ·  ")
    assert view.tiles.grid._names[0] == "2 |"
    assert view.details.strokes.text() == "Looks for vertical strokes |"
    norms = np.linalg.norm(weight.reshape(4, -1), axis=1)
    choose(view, order=BY_SIZE)
    assert point(view, 0, 0, 0).startswith(f"filter {norms.argmax()}  ·  ")
    choose(view, layer="conv2", order=ALIKE, mode=MATRIX)
    first = int(np.linalg.norm(NETWORK.views(vector)["conv2.weight"].reshape(6, -1), axis=1).argmax())
    assert point(view, 1, 0, 0).startswith(f"filter {first}  ·  input channel 1  ·  ")
    assert view.tiles.grid._rows[0] == str(first)


def test_a_chosen_order_is_sorted_once(view: FiltersView, qtbot: QtBot) -> None:
    view.show_model(model())
    shown: list[Pixel | None] = []
    view.tiles.grid.pointed.connect(shown.append)
    view.show_parameters(model(seed=1).parameters)
    once = len(shown)
    assert once
    qtbot.keyClick(view.order, Qt.Key.Key_Down)
    assert view.order.currentText() == BY_SIZE
    assert len(shown) == 2 * once


def test_the_tiles_keep_their_places_while_the_network_learns(view: FiltersView) -> None:
    view.show_model(model())
    choose(view, order=BY_SIZE)
    before = point(view, 0, 0, 0).split("  ·  ")[0]
    moved = model().parameters.copy()
    last = int(point(view, 3, 0, 0).split("  ·  ")[0].removeprefix("filter "))
    NETWORK.views(moved)["conv1.weight"][last] *= 100
    view.show_parameters(moved)
    assert point(view, 0, 0, 0).startswith(before)
    view.order.activated.emit(view.order.currentIndex())
    assert point(view, 0, 0, 0).startswith(f"filter {last}  ·  ")


def test_a_gradient_is_shown_where_there_is_one(view: FiltersView, qtbot: QtBot) -> None:
    view.show_model(model())
    with qtbot.waitSignal(view.gradient_wanted, check_params_cb=lambda wanted: wanted):
        choose(view, numbers=GRADIENT)
    assert view.nothing.text() == NO_GRADIENT
    assert view.nothing.isVisible()
    view.show_gradient(np.empty(0, np.float32))
    assert view.nothing.isVisible()
    gradient = vector_of(NETWORK, 7)
    view.show_gradient(gradient)
    assert not view.nothing.isVisible()
    assert view.tiles.grid.pixel(1, 2, 0).value == float(NETWORK.views(gradient)["conv1.weight"][1, 0, 2, 0])
    assert "gradient of the last batch" in view.caption.text()
    with qtbot.waitSignal(view.gradient_wanted, check_params_cb=lambda wanted: not wanted):
        choose(view, numbers=WEIGHTS)
    choose(view, numbers=GRADIENT)
    view.show_model(Model(DENSE, vector_of(DENSE), Card()))
    assert view.nothing.isVisible(), "it was another network's"


@pytest.mark.parametrize("since", [OF_RUN, OF_NETWORK, OF_REPLAY])
def test_the_change_is_counted_from_a_start_that_is_named(view: FiltersView, since: str) -> None:
    start = model().parameters
    view.show_start(Start(start, since))
    view.show_model(model())
    choose(view, numbers=CHANGE)
    assert view.nothing.text().startswith(f"Nothing has changed {since}.")
    later = model(seed=1).parameters
    view.show_parameters(later)
    change = NETWORK.views(later - start)["conv1.weight"]
    assert view.tiles.grid.pixel(3, 1, 2).value == float(change[3, 0, 1, 2])
    assert f"change {since}" in view.caption.text()


def test_one_filter_in_detail_by_pointer_and_by_keys(view: FiltersView, qtbot: QtBot) -> None:
    shown = model()
    view.show_model(shown)
    weight = NETWORK.views(shown.parameters)["conv1.weight"]
    view.tiles.grid.setFocus()
    qtbot.waitUntil(view.tiles.grid.hasFocus)
    qtbot.keyClick(view.tiles.grid, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert view.details.title.text() == "Filter 1"
    texts = {name: value.text().replace("\N{MINUS SIGN}", "-") for name, value in view.details.values.items()}
    assert texts["Numbers"] == "9"
    assert float(texts["Mean"]) == pytest.approx(weight[1].mean(), rel=1e-3)
    assert float(texts["Deviation"]) == pytest.approx(weight[1].std(), rel=1e-3)
    assert float(texts["Norm"]) == pytest.approx(np.linalg.norm(weight[1]), rel=1e-3)
    assert view.details.histogram.counts.sum() == 9
    spot = view.tiles.grid.pixel_rect(3, 1, 1).center().toPoint()
    qtbot.mouseClick(view.tiles.grid, Qt.MouseButton.LeftButton, pos=spot)
    assert view.details.title.text() == "Filter 3"


def test_the_words_for_a_filters_numbers_hold_whatever_they_are(view: FiltersView) -> None:
    view.show_model(model())
    choose(view, numbers=GRADIENT)
    view.show_gradient(vector_of(NETWORK, 7))
    tips = {name: value.toolTip() for name, value in view.details.values.items()}
    assert tips["Deviation"].startswith("The standard deviation")
    assert tips["Bias"] == "The number of the bias, which is added to every answer"


def test_dead_filters_are_named_and_explained(view: FiltersView) -> None:
    view.show_model(model())
    answers = Answers(np.zeros(4), np.array([0.5, 0.0, 2.0, 1.0]), 300)
    view.show_answers({"conv1": answers})
    assert view.tiles.grid._names[1].endswith("dead")
    assert not view.tiles.grid._names[0].endswith("dead")
    view.show_answers({"conv1": Answers(np.zeros(9), np.zeros(9), 300)})  # of another network: it comes too late
    view.tiles.grid.pointed.emit(view.tiles.grid.pixel(1, 0, 0))
    assert view.details.answers.text().startswith("Dead: it answers 0 to every one of 300 pictures")
    view.tiles.grid.pointed.emit(view.tiles.grid.pixel(2, 0, 0))
    alive = "Alive: to 300 pictures of digits it answers from 0 to 2, behind its activation if it has one."
    assert view.details.answers.text() == alive


@pytest.mark.parametrize("beyond", [np.nan, np.inf])
def test_answers_that_are_not_finite_are_said_to_be_so(view: FiltersView, beyond: float) -> None:
    view.show_model(model())
    view.show_answers({"conv1": Answers(np.zeros(4), np.full(4, beyond), 300)})
    view.tiles.grid.pointed.emit(view.tiles.grid.pixel(1, 0, 0))
    assert view.details.answers.text() == "To 300 pictures of digits its answers are not all finite."


def ask_to_save(view: FiltersView, text: str) -> Callable[[Path], None]:
    """Choose a line of the menu; what is returned chooses the file in the dialog that it opens."""
    next(action for action in view.saving.button.menu().findChildren(QAction) if action.text() == text).trigger()
    [dialog] = (dialog for dialog in view.findChildren(QFileDialog) if dialog.isVisible())

    def choose_file(path: Path) -> None:
        dialog.selectFile(str(path))
        dialog.accept()

    return choose_file


def test_what_is_saved_is_what_was_seen_when_it_was_asked_for(view: FiltersView, tmp_path: Path) -> None:
    view.show_model(model())
    choose(view, numbers=GRADIENT)
    view.show_gradient(model(seed=1).parameters)
    choose_file = ask_to_save(view, "Save &numbers as CSV…")
    view.show_gradient(np.empty(0, np.float32))  # another run has begun meanwhile
    assert not view.saving.button.isEnabled()
    path = tmp_path / "gradient.csv"
    choose_file(path)
    weight = NETWORK.views(model(seed=1).parameters)["conv1.weight"]
    with path.open(newline="") as file:
        assert float(next(csv.DictReader(file))["value"]) == pytest.approx(float(weight[0, 0, 0, 0]))


def test_the_tiles_are_saved_as_a_picture_with_their_colours(view: FiltersView, tmp_path: Path) -> None:
    shown = model()
    view.show_model(shown)
    weight = NETWORK.views(shown.parameters)["conv1.weight"]
    path = tmp_path / "filters.png"
    ask_to_save(view, "10 pixels a weight…")(path)
    picture = QImage(str(path))
    assert picture.width() >= 4 * 3 * 10
    indices = Scale.symmetric(weight).indices(weight)
    colours = {picture.pixel(x, y) for x in range(picture.width()) for y in range(picture.height())}
    for index in np.unique(indices):
        red, green, blue, alpha = (int(part) for part in theme.diverging()[index])
        assert QColor(red, green, blue, alpha).rgba() in colours


@pytest.mark.parametrize("numbers", [WEIGHTS, CHANGE])
def test_the_numbers_are_saved_with_names_and_shapes(view: FiltersView, tmp_path: Path, numbers: str) -> None:
    network = DENSE
    first, later = vector_of(network), vector_of(network, 1)
    view.show_start(Start(first, OF_RUN))
    view.show_model(Model(network, later, Card()))
    shown = network.views(later if numbers == WEIGHTS else later - first)
    before = "" if numbers == WEIGHTS else "change of "
    choose(view, numbers=numbers)
    for layer, shape in (("conv1", "(3, 1, 3, 3)"), ("dense1", "(4, 48)"), ("dense2", "(10, 4)")):
        choose(view, layer=layer)
        path = tmp_path / f"{layer}.csv"
        ask_to_save(view, "Save &numbers as CSV…")(path)
        with path.open(newline="") as file:
            rows = list(csv.DictReader(file))
        weights = [row for row in rows if row["parameter"] == f"{before}{layer}.weight"]
        assert {row["shape"] for row in weights} == {shape}
        values = np.array([float(row["value"]) for row in weights], np.float32)
        np.testing.assert_array_equal(values, shown[f"{layer}.weight"].ravel())
        biases = [float(row["value"]) for row in rows if row["parameter"] == f"{before}{layer}.bias"]
        np.testing.assert_array_equal(np.array(biases, np.float32), shown[f"{layer}.bias"])


@pytest.mark.parametrize("name", [*NETWORKS, *PRESETS])
def test_every_layer_of_every_network_is_shown_in_every_way(view: FiltersView, name: str) -> None:
    network = NETWORKS[name] if name in NETWORKS else PRESETS[name].network
    view.show_model(Model(network, parameters_of(network, np.float32), Card()))
    for place in range(view.layer.count()):
        view.layer.setCurrentIndex(place)
        for order in range(view.order.count()):
            choose(view, order=view.order.itemText(order))
        for mode in range(view.mode.count()):
            view.mode.setCurrentIndex(mode)
            assert view.layer.currentText() in view.caption.text()
            assert point(view, 0, 0, 0).split()[0] in ("filter", "unit")


def test_only_layers_that_see_the_picture_are_sorted_by_stroke(view: FiltersView) -> None:
    view.show_model(model())
    choose(view, order=BY_DIRECTION, layer="conv2")
    assert view.order.currentText() == BY_NUMBER
    place = view.order.findText(BY_DIRECTION)
    assert not view.order.model().flags(view.order.model().index(place, 0)) & Qt.ItemFlag.ItemIsEnabled
    choose(view, layer="conv1")
    assert view.order.model().flags(view.order.model().index(place, 0)) & Qt.ItemFlag.ItemIsEnabled


def test_a_layer_with_fewer_filters_may_be_chosen_while_the_last_one_of_another_is_seen(view: FiltersView) -> None:
    view.show_model(model(PRESETS["digitscope"].network))
    choose(view, layer="conv3", mode=ONE_FILTER)
    view.index.setValue(30)
    choose(view, layer="conv1", order=BY_DIRECTION)
    choose(view, layer="dense1")
    assert view.order.currentText() == BY_NUMBER
    assert view.index.value() == view.index.maximum() < 30
    assert "dense1" in view.caption.text()
