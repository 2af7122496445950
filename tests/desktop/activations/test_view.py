import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from core.model.model import Card, Model
from core.model.presets import preset
from core.nn.network import Network
from core.recognition.verdict import recognise
from core.types import Array
from desktop.activations.layer_strip import layer_views
from desktop.activations.view import EMPTY, HINT, ActivationsView
from tests.desktop.showing import shown

NETWORK = preset("lenet").network
PARAMETERS = NETWORK.initialise(np.random.default_rng(0))


def drawn(column: int = 14) -> dict[str, Array]:
    ink = np.zeros((64, 64), np.float32)
    ink[10:50, column : column + 4] = 1
    picture = recognise(NETWORK, PARAMETERS, ink).picture
    return {name: y[0] for name, y in NETWORK.activations(PARAMETERS, picture[None, None]).items()}


@pytest.fixture
def view(qtbot: QtBot) -> ActivationsView:
    result = shown(qtbot, ActivationsView(), 800, 500)
    result.show_model(Model(NETWORK, PARAMETERS, Card()))
    return result


def test_before_a_drawing_a_sentence_says_what_to_do(view: ActivationsView) -> None:
    assert view.empty.isVisible()
    assert view.empty.text() == EMPTY
    view.show_activations(drawn())
    assert not view.empty.isVisible()
    view.show_empty()
    assert view.empty.isVisible()


def test_every_layer_has_its_strip_with_the_values(view: ActivationsView) -> None:
    outputs = drawn()
    view.show_activations(outputs)
    assert [strip.view.name for strip in view.strips] == list(NETWORK.names)
    for strip in view.strips:
        output = outputs[strip.view.name]
        value = strip.grid.pixel(0, 0, 0).value
        assert value == float(output.ravel()[0])
        assert strip.grid.width() <= strip.width()


def test_values_are_read_by_channel_or_unit_or_class(view: ActivationsView) -> None:
    outputs = drawn()
    view.show_activations(outputs)
    strips = {strip.view.name: strip for strip in view.strips}

    def read(name: str, tile: int, row: int, column: int) -> str:
        grid = strips[name].grid
        grid.pointed.emit(grid.pixel(tile, row, column))
        return view.read_out.text()

    value = f"{outputs['conv1'][3, 5, 7]:.4g}".replace("-", "−")
    assert read("conv1", 3, 5, 7) == f"conv1  ·  channel 3  ·  (row 5, column 7)  ·  {value}"
    assert read("dense1", 0, 1, 2).startswith("dense1  ·  unit 18  ·  ")
    assert read("dense2", 7, 0, 0).startswith("dense2  ·  class 7  ·  ")
    assert strips["dense2"].grid.accessible_value() == view.read_out.text()
    strips["conv1"].grid.pointed.emit(None)
    assert view.read_out.text() == HINT


def test_a_click_opens_a_layer_large_and_escape_goes_back(view: ActivationsView, qtbot: QtBot) -> None:
    view.show_activations(drawn())
    strip = view.strips[1]
    spot = strip.grid.pixel_rect(2, 3, 4).center().toPoint()
    qtbot.mouseClick(strip.grid, Qt.MouseButton.LeftButton, pos=spot)
    assert view.layer.currentText() == "conv1  ·  16 × 24 × 24"
    assert view.large.isVisible()
    later = drawn(column=40)
    view.show_activations(later)
    assert view.large.grid.pixel(2, 3, 4).value == float(later["conv1"][2, 3, 4])
    view.show_all()
    assert not view.large.isVisible()
    assert strip.isVisible()


def test_the_view_scrolls_to_the_number_that_the_keys_choose(view: ActivationsView) -> None:
    view.show_activations(drawn())
    last = view.strips[-1]
    assert last.visibleRegion().isEmpty()
    last.grid.choose(0, 0, 0)
    assert not last.visibleRegion().isEmpty()


def test_every_part_of_the_view_has_a_place_in_it(qtbot: QtBot, qapp: QApplication) -> None:
    before = set(qapp.topLevelWidgets())
    view = ActivationsView()
    qtbot.addWidget(view)
    assert not [widget for widget in qapp.topLevelWidgets() if widget not in before and type(widget) is QWidget]


def test_the_same_network_keeps_the_layer_and_another_starts_anew(view: ActivationsView) -> None:
    view.show_activations(drawn())
    view.layer.setCurrentIndex(2)
    view.show_model(Model(NETWORK, PARAMETERS * 2, Card()))
    assert view.layer.currentIndex() == 2
    other = preset("zhou").network
    view.show_model(Model(other, other.initialise(np.random.default_rng(0)), Card()))
    assert view.layer.currentIndex() == 0
    assert view.layer.count() == 1 + len(other.names)
    assert view.empty.isVisible()


def test_outputs_of_another_network_are_not_shown(view: ActivationsView) -> None:
    other = preset("zhou").network
    image = np.zeros((1, 1, 28, 28), np.float32)
    outputs = other.activations(other.initialise(np.random.default_rng(0)), image)
    view.show_activations({name: output[0] for name, output in outputs.items()})
    assert view.empty.isVisible()


def test_layers_are_named_with_their_shapes() -> None:
    small = Network((1, 28, 28), NETWORK.layers)
    titles = [layer.title for layer in layer_views(small)]
    assert titles[1] == "conv1  ·  16 × 24 × 24"
    assert titles[-1] == "dense2  ·  10"
