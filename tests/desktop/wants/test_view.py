from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core.explain.ascent import Ascent, Unit
from core.explain.strongest import field_of, strongest_steps
from core.explain.units import layers_with_units
from core.model.model import Card, Model
from core.model.presets import PRESETS
from core.nn.layers import Flatten, MaxPool2D, Reshape
from core.nn.network import Network
from core.steps import result_of
from desktop.wants.question import VALIDATION, Found, Source
from desktop.wants.view import NOT_FINITE, SILENT, WantsView
from desktop.widgets.words import a_digit
from tests.core.explain.example import NETWORKS, parameters_of
from tests.desktop.showing import shown

NETWORK = PRESETS["lenet"].network


def model(network: Network = NETWORK) -> Model:
    return Model(network, parameters_of(network, np.float32), Card())


def found(network: Network = NETWORK, count: int = 20) -> Found:
    images = np.random.default_rng(0).integers(0, 256, (count, *network.input_shape)).astype(np.uint8)
    strongest = result_of(strongest_steps(network, model(network).parameters, images))
    return Found(images, np.arange(count) % 10, strongest, count, count).alone()


@pytest.fixture
def view(qtbot: QtBot) -> WantsView:
    return shown(qtbot, WantsView(), 860, 580)


def test_it_begins_with_the_digits_and_says_which_unit_is_chosen(view: WantsView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.unit_chosen) as chosen:
        view.show_model(model())
    assert chosen.args == [Unit(len(NETWORK.layers) - 1, 0)]
    assert view.nine.title.text() == "What unit 0, the digit 0, answers the most"
    with qtbot.waitSignal(view.unit_chosen) as chosen:
        qtbot.keyClick(view.number, Qt.Key.Key_Up)
    assert chosen.args == [Unit(len(NETWORK.layers) - 1, 1)]
    with qtbot.waitSignal(view.unit_chosen) as chosen:
        view.layer.setCurrentText("conv2")
    assert chosen.args[0].index == NETWORK.names.index("conv2")
    assert view.nine.title.text() == "What conv2, filter 1, answers the most"


def test_the_nine_are_those_of_the_unit_with_their_patches(view: WantsView) -> None:
    view.show_model(model())
    there = found()
    view.show_found(there)
    for layer in ("conv1", "conv2", "dense1"):
        view.layer.setCurrentText(layer)
        view.number.setValue(3)
        strongest = there.strongest[layer]
        for place, picture in enumerate(view.nine.pictures):
            index = strongest.picture[3, place]
            np.testing.assert_array_equal(picture.pixels, there.images[index, 0])
            assert f"{a_digit(there.labels[index])}, answered with" in picture.accessibleName()
            assert picture.field == field_of(NETWORK, view.unit.index, 3, int(strongest.place[3, place]))
    assert view.nine.text.text() == "All 20 pictures looked through."


def test_a_click_puts_a_picture_on_the_canvas(view: WantsView, qtbot: QtBot) -> None:
    view.show_model(model())
    there = found()
    view.show_found(there)
    with qtbot.waitSignal(view.picture_chosen) as chosen:
        qtbot.mouseClick(view.nine.pictures[4], Qt.MouseButton.LeftButton)
    index = there.strongest["dense2"].picture[0, 4]
    np.testing.assert_allclose(chosen.args[0], there.images[index, 0] / 255, atol=1e-6)
    picture = np.random.default_rng(1).random((1, 28, 28), np.float32)
    view.show_made(Ascent(picture, 5.0, 160))
    view.made.picture.setFocus()
    with qtbot.waitSignal(view.picture_chosen) as chosen:
        qtbot.keyClick(view.made.picture, Qt.Key.Key_Space)
    np.testing.assert_allclose(chosen.args[0], picture[0], atol=0.003)


def test_what_is_made_says_that_it_is_not_read_as_it_is(view: WantsView) -> None:
    view.show_model(model())
    view.show_found(found())
    view.show_made(Ascent(np.zeros((1, 28, 28), np.float32), 5.0, 160))
    assert "there it is made smaller" in view.made.picture.toolTip()
    assert view.nine.pictures[0].toolTip().endswith("\nClick to put it on the canvas")


def test_without_pictures_there_is_nothing_to_click(view: WantsView) -> None:
    view.show_model(model())
    assert not any(picture.isEnabled() for picture in (*view.nine.pictures, view.made.picture))
    view.show_found(found(count=4))
    assert [picture.isEnabled() for picture in view.nine.pictures] == [True] * 4 + [False] * 5


def test_the_search_says_how_far_it_is_and_can_be_stopped(view: WantsView, qtbot: QtBot) -> None:
    view.show_model(model())
    view.show_working(True)
    assert view.nine.text.text() == "Reading the pictures…"
    there = found()
    view.show_found(Found(there.images, there.labels, there.strongest, 1500, 6000))
    assert view.nine.text.text() == "1,500 of 6,000 pictures so far"
    assert view.nine.bar.value() == 250
    with qtbot.waitSignal(view.stop_requested):
        view.work.click()
    view.show_working(False)
    assert view.nine.text.text() == "Stopped after 1,500 of 6,000 pictures."
    with qtbot.waitSignal(view.again_requested):
        view.work.click()


def test_what_is_known_stays_until_it_is_known_anew(view: WantsView) -> None:
    view.show_model(model())
    first = found()
    view.show_found(first)
    before = view.nine.pictures[0].pixels
    other = Found(255 - first.images, first.labels, first.strongest, 20, 20)
    view.show_working(True)
    view.show_found(Found(other.images, other.labels, other.strongest, 5, 20))
    assert view.nine.pictures[0].pixels is before
    assert view.nine.text.text() == "5 of 20 pictures so far"
    view.show_found(other)
    assert before is not None
    np.testing.assert_array_equal(view.nine.pictures[0].pixels, 255 - before)


def test_after_a_stop_what_an_earlier_search_has_found_is_not_said_to_be_of_this_one(view: WantsView) -> None:
    view.show_model(model())
    first = found()
    view.show_found(first)
    view.show_made(Ascent(np.zeros((1, 28, 28), np.float32), 5.0, 160))
    assert "the best picture that was found" in view.made.text.text()
    view.show_working(True)
    view.show_found(Found(first.images, first.labels, first.strongest, 5, 20))
    assert "the best picture that was found" in view.made.text.text(), "it does not come and go while a network learns"
    view.show_working(False)
    assert view.nine.text.text() == "Stopped after 5 of 20 pictures: these were found by the search before."
    assert view.made.text.text() == "It is answered with 5."
    view.show_found(first)
    assert "the best picture that was found" in view.made.text.text()
    view.source.setCurrentIndex(1)
    view.source.activated.emit(1)
    assert view.made.text.text() == "It is answered with 5.", "of other pictures nothing is known yet"


@pytest.mark.parametrize("answer", [np.nan, -np.inf])
def test_an_answer_that_is_not_finite_is_said_to_be_so(view: WantsView, answer: float) -> None:
    view.show_model(model())
    view.show_made(Ascent(np.zeros((1, 28, 28), np.float32), answer, 7))
    assert view.made.text.text() == "It is answered with a number that is not finite."
    assert "nan" not in view.made.picture.accessibleName()


def test_a_filter_that_its_activation_silences_says_so(view: WantsView) -> None:
    vector = model().parameters.copy()
    NETWORK.views(vector)["conv1.bias"][2] = -1000
    images = np.random.default_rng(0).integers(0, 256, (9, 1, 28, 28)).astype(np.uint8)
    strongest = result_of(strongest_steps(NETWORK, vector, images))
    view.show_model(Model(NETWORK, vector, Card()))
    view.show_found(Found(images, np.zeros(9, np.int64), strongest, 9, 9))
    view.layer.setCurrentText("conv1")
    view.number.setValue(2)
    assert SILENT in view.nine.text.text()
    view.number.setValue(0)
    assert SILENT not in view.nine.text.text()


def test_a_unit_whose_answers_are_not_finite_says_so_when_that_is_known(view: WantsView) -> None:
    vector = model().parameters.copy()
    NETWORK.views(vector)["conv1.bias"][2] = np.inf
    images = np.random.default_rng(0).integers(0, 256, (20, 1, 28, 28)).astype(np.uint8)
    with np.errstate(invalid="ignore"):  # all that follows conv1 is not finite either
        there = Found(
            images, np.zeros(20, np.int64), result_of(strongest_steps(NETWORK, vector, images)), 20, 20
        ).alone()
    view.show_model(Model(NETWORK, vector, Card()))
    view.show_working(True)
    view.show_found(replace(there, looked=5))
    assert NOT_FINITE not in view.nine.text.text(), "there may still be some"
    view.show_working(False)
    assert view.nine.text.text() == f"Stopped after 5 of 20 pictures. {NOT_FINITE}"
    view.show_found(there)
    assert view.nine.text.text() == f"All 20 pictures looked through. {NOT_FINITE}"
    view.layer.setCurrentText("conv1")
    for unit in (0, 1, 3):
        view.number.setValue(unit)
        assert all(picture.isEnabled() for picture in view.nine.pictures)
        assert NOT_FINITE not in view.nine.text.text()
    view.number.setValue(2)
    assert not any(picture.isEnabled() for picture in view.nine.pictures)
    assert NOT_FINITE in view.nine.text.text()


def test_other_sources_come_and_go(view: WantsView, qtbot: QtBot) -> None:
    view.show_model(model())
    before = view.source.count()
    mine = Source("My digits", "/home/me/digits.npz", ("train",))
    view.show_source(mine, 12)
    view.show_source(mine, 13)
    assert [view.source.itemText(i) for i in range(view.source.count())][before:] == ["My digits"]
    with qtbot.waitSignal(view.source_chosen) as chosen:
        view.source.setCurrentIndex(before)
        view.source.activated.emit(before)
    assert chosen.args == [mine]
    with qtbot.waitSignal(view.source_chosen) as chosen:
        view.show_source(mine, 0)
    assert chosen.args == [VALIDATION]
    assert view.source.currentText() == VALIDATION.name
    assert view.source.count() == before
    view.show_source(mine, 12)
    with qtbot.assertNotEmitted(view.source_chosen):
        view.show_source(mine, 0)


def test_a_network_without_units_may_be_shown_twice(view: WantsView) -> None:
    """As at the end of a run, and of nothing at all."""
    network = Network((1, 28, 28), (Reshape((1, 98, 8)), MaxPool2D(8, 10), Flatten()))
    for _ in range(2):
        view.show_model(Model(network, network.initialise(np.random.default_rng(0)), Card()))
    assert view.empty.isVisible()


@pytest.mark.parametrize("name", [*NETWORKS, *PRESETS])
def test_every_unit_of_every_network_has_its_place(view: WantsView, name: str) -> None:
    network = NETWORKS[name] if name in NETWORKS else PRESETS[name].network
    if len(network.input_shape) != 3:
        return
    view.show_model(model(network))
    view.show_found(found(network, 10))
    for place, index in enumerate(layers_with_units(network)):
        view.layer.setCurrentIndex(place)
        assert view.number.maximum() == network.shapes[index][0] - 1
        view.number.setValue(view.number.maximum())
        assert view.unit == Unit(index, network.shapes[index][0] - 1)
        assert view.nine.pictures[0].isEnabled()
        view.show_growing(Ascent(np.zeros(network.input_shape, np.float32), 1.0, 3))
        assert view.made.text.text().startswith("It is answered with 1; the best picture")
