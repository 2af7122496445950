"""A column that is opened: its steps, its numbers, and how each of them is made."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.explain.flow import stages_of
from core.model.presets import PRESETS
from core.nn.layers import Conv2D, Dense, Flatten, MaxPool2D, ReLU
from core.nn.network import Network
from desktop.overview.layout import HEAD, Spot
from desktop.overview.question import Wish
from desktop.overview.view import OverviewView
from tests.desktop.overview.seeing import LENET, Asked, click


def test_a_head_opens_all_channels_step_by_step_and_closes_them(view: OverviewView, asked: Asked, qtbot: QtBot) -> None:
    click(qtbot, view, Spot(1, HEAD))
    step, grid = view.detail.step, view.detail.tiles.grid
    assert [step.itemText(index).split("  ")[0] for index in range(step.count())] == [
        "1. conv1",
        "2. relu1",
        "3. pool1",
    ]
    outputs = LENET.activations(asked.parameters, asked.picture[None, None])
    assert grid.pixel(15, 11, 11).value == float(outputs["pool1"][0, 15, 11, 11])
    step.setCurrentIndex(0)
    step.activated.emit(0)
    assert grid.pixel(15, 23, 23).value == float(outputs["conv1"][0, 15, 23, 23])
    click(qtbot, view, Spot(1, HEAD))
    assert not view.detail.isVisible()
    more = max(spot.row for spot in view.diagram._spots if spot.column == 2)
    click(qtbot, view, Spot(2, more))
    assert view.detail.isVisible()
    assert grid.pixel(31, 3, 3).value == float(outputs["pool2"][0, 31, 3, 3])
    qtbot.mouseClick(view.detail.close_button, Qt.MouseButton.LeftButton)
    assert not view.detail.isVisible()


def test_the_head_of_the_answer_closes_the_probabilities_too(view: OverviewView, asked: Asked, qtbot: QtBot) -> None:
    click(qtbot, view, Spot(4, HEAD))
    view.detail.step_chosen.emit(len(LENET.layers) + 1)
    assert view.detail.isVisible()
    click(qtbot, view, Spot(4, HEAD))
    assert not view.detail.isVisible()


def test_what_is_opened_is_not_pointed_at_or_chosen_before_it_is_seen(
    view: OverviewView, asked: Asked, qtbot: QtBot
) -> None:
    """The tiles are those of what was open before, which may have other numbers, until the engine has answered."""
    click(qtbot, view, Spot(0, HEAD))
    grid, detail = view.detail.tiles.grid, view.detail
    detail.number_chosen.emit((0, 20, 20))
    view.wanted.disconnect(asked.answer)
    click(qtbot, view, Spot(3, HEAD))
    wishes: list[Wish] = []
    view.wanted.connect(wishes.append)
    late = grid.pixel_rect(0, 27, 27).center().toPoint()
    qtbot.mouseMove(grid, late)
    assert detail.tiles.read_out.text().startswith("Point at a value")
    qtbot.mouseClick(grid, Qt.MouseButton.LeftButton, pos=late)
    qtbot.keyClick(grid, Qt.Key.Key_Up)
    qtbot.keyClick(grid, Qt.Key.Key_Space)
    detail.arithmetic.followed.emit(783)
    assert not wishes
    qtbot.keyClick(grid, Qt.Key.Key_Space)
    view.wanted.connect(asked.answer)
    view.diagram.resized.emit()
    qtbot.mouseMove(grid, grid.pixel_rect(0, 0, 1).center().toPoint())
    assert detail.tiles.read_out.text().startswith("relu3, unit 1: ")


def test_a_column_opens_at_the_greatest_number_of_what_is_followed(
    view: OverviewView, asked: Asked, qtbot: QtBot
) -> None:
    assert asked.seen is not None
    answer = asked.seen.followed[1]
    click(qtbot, view, Spot(4, HEAD))
    assert view.detail.arithmetic.title.text().startswith(f"dense2, {answer}: ")
    view.diagram.unit_chosen.emit(2, 9)
    click(qtbot, view, Spot(2, HEAD))
    outputs = LENET.activations(asked.parameters, asked.picture[None, None])["pool2"][0, 9]
    row, column = np.unravel_index(outputs.argmax(), outputs.shape)
    assert view.detail.arithmetic.title.text().startswith(f"pool2, channel 9, row {row}, column {column}: ")


def test_a_chain_leads_from_an_answer_to_the_ink_and_back(view: OverviewView, asked: Asked, qtbot: QtBot) -> None:
    """Every number of the way is explained with the network's own result."""
    panel = view.detail.arithmetic
    click(qtbot, view, Spot(4, HEAD))
    view.detail.number_chosen.emit((7,))
    assert asked.wish is not None
    places = []
    while asked.wish.opened:
        assert asked.seen is not None
        assert asked.seen.explained is not None
        assert asked.seen.opened is not None
        assert asked.wish.chosen is not None
        value = float(asked.seen.opened[asked.wish.chosen])
        assert asked.seen.explained.result == pytest.approx(value, abs=1e-3 * max(1, abs(value)))
        assert panel.title.text().startswith(f"{LENET.names[asked.wish.opened - 1]}, ")
        places.append(asked.wish.opened)
        if panel.sheet.isVisible():
            cell = panel.sheet.cell_rect((0, 0, 0)).center().toPoint()
            qtbot.mouseClick(panel.sheet, Qt.MouseButton.LeftButton, pos=cell)
        else:
            panel.steps.linkActivated.emit(panel.steps.text().split('href="')[1].split('"')[0])
    assert places == list(range(len(LENET.layers), 0, -1))
    assert panel.title.text().startswith("drawing, row ")
    for place in reversed(places):
        view.go_back()
        assert asked.wish.opened == place
    assert panel.title.text().startswith("dense2, 7: ")


def test_the_bias_has_as_many_digits_as_the_sum(view: OverviewView, asked: Asked, qtbot: QtBot) -> None:
    LENET.views(asked.parameters)["dense2.bias"][7] = 1.4412
    click(qtbot, view, Spot(4, HEAD))
    view.detail.number_chosen.emit((7,))
    assert ", with the bias + 1.441: <b>" in view.detail.arithmetic.result.text()
    LENET.views(asked.parameters)["dense2.bias"][6] = -0.25126
    view.detail.number_chosen.emit((6,))
    assert ", with the bias − 0.2513: <b>" in view.detail.arithmetic.result.text()


@pytest.mark.parametrize("key", PRESETS)
def test_every_step_of_every_column_of_the_presets_is_explained(key: str, view: OverviewView) -> None:
    network = PRESETS[key].network
    asked = Asked(view, network)
    panel = view.detail.arithmetic
    for number, stage in enumerate(stages_of(network)):
        view.diagram.head_chosen.emit(number)
        assert asked.wish is not None
        assert stage.first <= (asked.wish.opened or 0) <= stage.last
        for index in range(view.detail.step.count()):
            view.detail.step_chosen.emit(view.detail.step.itemData(index))
            output = asked.seen.opened if asked.seen else None
            assert output is not None
            last = tuple(size - 1 for size in output.shape)
            view.detail.number_chosen.emit(last)
            assert float(output[last]) == pytest.approx(asked.seen.explained.result, rel=1e-3, abs=1e-3)
            assert panel.title.text() != "How is a number made?"
            assert view.detail.tiles.grid.chosen is not None
            assert view.detail.tiles.grid.chosen.value == float(output[last])


def test_the_field_of_what_is_pointed_at_is_outlined_on_the_drawing(
    view: OverviewView, asked: Asked, qtbot: QtBot
) -> None:
    click(qtbot, view, Spot(1, HEAD))
    grid = view.detail.tiles.grid
    qtbot.mouseMove(grid, grid.pixel_rect(0, 0, 0).center().toPoint())  # pool1 sees rows and columns 0 to 5
    qtbot.waitUntil(lambda: view.detail.tiles.read_out.text().startswith("pool1, channel 0, row 0, column 0:"))
    outlined = view.diagram.grab().toImage()
    view.diagram.show_fields(())
    plain = view.diagram.grab().toImage()
    picture = view.diagram._layout().picture(Spot(0, 0))
    ratio = view.diagram.devicePixelRatioF()
    changed = [
        (x, y)
        for x in range(int(picture.left() * ratio) - 3, int(picture.right() * ratio) + 4)
        for y in range(int(picture.top() * ratio) - 3, int(picture.bottom() * ratio) + 4)
        if plain.pixel(x, y) != outlined.pixel(x, y)
    ]
    assert changed
    right, bottom = max(x for x, _ in changed) / ratio, max(y for _, y in changed) / ratio
    zoom = picture.width() / 28
    assert abs(right - (picture.left() + 6 * zoom)) <= 3
    assert abs(bottom - (picture.top() + 6 * zoom)) <= 3


def test_the_window_walks_over_the_picture_by_keys_and_by_itself(
    view: OverviewView, asked: Asked, qtbot: QtBot
) -> None:
    click(qtbot, view, Spot(1, HEAD))
    grid, detail = view.detail.tiles.grid, view.detail
    grid.setFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down):
        qtbot.keyClick(grid, key)
    assert asked.wish is not None
    assert asked.wish.chosen == (0, 1, 1)
    detail.speed.setCurrentIndex(2)
    qtbot.keyClick(grid, Qt.Key.Key_Space)
    assert detail.play.isChecked()
    qtbot.waitUntil(lambda: asked.wish.chosen == (0, 1, 5))
    qtbot.keyClick(grid, Qt.Key.Key_Space)
    assert not detail.play.isChecked()
    assert not detail._timer.isActive()
    detail.number_chosen.emit((0, 11, 11))
    detail.play.click()
    assert asked.wish.chosen == (0, 0, 0), "from the last one back to the first"
    view.close_detail()
    assert not detail._timer.isActive()


def test_stepping_leaves_one_way_back_and_not_a_hundred(view: OverviewView, asked: Asked, qtbot: QtBot) -> None:
    click(qtbot, view, Spot(1, HEAD))
    for column in range(5):
        view.detail.number_chosen.emit((0, 0, column))
    view.go_back()
    assert not view.detail.isVisible()
    assert not view.back.isEnabled()


def test_what_is_looked_at_stays_while_the_drawing_and_the_weights_move(
    view: OverviewView, asked: Asked, qtbot: QtBot
) -> None:
    """The numbers follow; where they stand does not change, so that nothing jumps under the pen."""
    click(qtbot, view, Spot(2, HEAD))
    view.detail.step_chosen.emit(5)
    view.detail.number_chosen.emit((3, 1, 1))
    panel = view.detail.arithmetic
    before, order = panel.title.text(), panel.sheet._blocks.order if panel.sheet._blocks else ()
    assert len(order) == 16
    asked.picture = asked.picture[::-1].copy()
    assert asked.wish is not None
    asked.answer(asked.wish)
    assert panel.title.text().split(":")[0] == before.split(":")[0]
    assert panel.title.text() != before
    assert panel.sheet._blocks is not None
    assert panel.sheet._blocks.order == order
    sums = np.abs((panel.sheet._blocks.inputs * panel.sheet._blocks.weights).sum(axis=(1, 2)))
    assert (np.diff(sums[list(order)]) > 0).any(), "the strongest are others by now"
    view.detail.number_chosen.emit((3, 1, 2))
    sums = np.abs((panel.sheet._blocks.inputs * panel.sheet._blocks.weights).sum(axis=(1, 2)))
    assert (np.diff(sums[list(panel.sheet._blocks.order)]) <= 1e-5).all(), "of another number the strongest come first"


def test_a_drawing_that_is_pooled_first_is_opened_as_it_was_drawn(view: OverviewView, qtbot: QtBot) -> None:
    pooled_first = Network((1, 28, 28), (MaxPool2D(2), Conv2D(4, 3), ReLU(), Flatten(), Dense(10)))
    asked = Asked(view, pooled_first)
    QApplication.processEvents()
    assert view.diagram.words.size(0) == "1×28×28"
    click(qtbot, view, Spot(0, HEAD))
    assert view.detail.step.currentText() == "1. drawing  ·  1 × 28 × 28"
    assert asked.wish is not None
    assert asked.wish.opened == 0


def test_numbers_that_are_not_finite_are_shown_as_such(view: OverviewView, asked: Asked, qtbot: QtBot) -> None:
    """While training goes wrong there may be some."""
    asked.parameters = asked.parameters.copy()
    asked.parameters[:100] = np.nan
    click(qtbot, view, Spot(1, HEAD))
    painted = [view.grab().toImage()]
    for place in (2, 3, 4):
        view.detail.step_chosen.emit(place)
        view.detail.number_chosen.emit((0, 1, 1))
        assert view.detail.arithmetic.title.text().endswith(": nan")
        painted.append(view.grab().toImage())
        assert painted[-1] not in painted[:-1]
    view.diagram.head_chosen.emit(4)
    view.detail.step_chosen.emit(len(LENET.layers) + 1)
    view.detail.number_chosen.emit((3,))
    assert view.grab().toImage() not in painted
