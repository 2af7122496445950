"""The Evaluate tab in the window, on the live weights."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core.data.datasets import load_dataset
from core.model.weights import load_model
from desktop.evaluation.view import STALE, EvaluationView
from desktop.shell.window import Window
from tests.desktop.window.using import act, choose, draw, train, what_is_read


@pytest.fixture
def view(qtbot: QtBot, window: Window, small_data: str) -> EvaluationView:
    """The view of the tab in front, its pictures read."""
    act(window, "View", "Evaluate")
    view = window.pages.currentWidget().view
    assert isinstance(view, EvaluationView)
    view.controls.data.set_data(small_data)
    qtbot.mouseClick(view.controls.evaluate, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(view.summary.text()))
    return view


def walk_to_the_first_picture(view: EvaluationView) -> None:
    """With the keys, which in a window that is not in front do not choose anything by themselves."""
    view.gallery.grid.setFocus()
    view.gallery.grid.choose(0, 0, 0)
    assert view.window().focusWidget() is view.gallery.grid


def test_evaluate_keeps_the_focus(qtbot: QtBot, window: Window, view: EvaluationView) -> None:
    button, found = view.controls.evaluate, view.summary.text()
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert window.focusWidget() is button.parentWidget(), "no key does anything here"
    qtbot.waitUntil(button.isEnabled)
    assert window.focusWidget() is button
    assert view.summary.text() == found


def test_a_misread_picture_goes_to_the_canvas_and_is_misread_there(
    qtbot: QtBot, window: Window, view: EvaluationView, small_data: str, first_weights: Path
) -> None:
    model, digits = load_model(first_weights), load_dataset(small_data).validation
    answers = model.network.forward(model.parameters, digits.images / np.float32(255)).argmax(axis=1)
    wrong = np.flatnonzero(answers != digits.labels)
    assert view.summary.text().startswith(f"{100 * (1 - len(wrong) / 60):.2f} % right · {len(wrong)} misread")
    true, answer = int(digits.labels[wrong[0]]), int(answers[wrong[0]])
    view.confusion.grid.choose((true, answer))
    qtbot.keyClick(view.confusion.grid, Qt.Key.Key_Return)
    assert window.focusWidget() is view.gallery.grid
    walk_to_the_first_picture(view)
    qtbot.keyClick(view.gallery.grid, Qt.Key.Key_Return)
    read = what_is_read(qtbot, window)
    digit = read.prediction.digits[0]
    index = int(view.gallery.choice.indices[0])
    assert len(read.prediction.digits) == 1
    assert digit.digit == answer
    np.testing.assert_allclose(digit.picture, digits.images[index, 0] / np.float32(255), atol=0.1)
    act(window, "Edit", "Undo")
    assert window.canvas.is_empty(), "one step back, and the drawing is there again"


def test_when_the_weights_move_the_result_is_of_earlier_ones(
    qtbot: QtBot, window: Window, view: EvaluationView, small_data: str
) -> None:
    assert view.stale.text() == ""
    train(qtbot, window, small_data)
    qtbot.waitUntil(lambda: view.stale.text() == STALE)
    before = view.summary.text()
    qtbot.mouseClick(view.controls.evaluate, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not view.controls.stop.isEnabled())
    assert view.stale.text() == ""
    assert view.summary.text() != before


def test_it_is_stopped_and_what_was_found_stays(qtbot: QtBot, window: Window, view: EvaluationView) -> None:
    before = view.summary.text()
    view.controls.data.set_data("mnist")
    view.controls.split.setCurrentIndex(view.controls.split.findData("train"))
    qtbot.mouseClick(view.controls.evaluate, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(view.controls.stop.isEnabled)
    qtbot.waitUntil(lambda: view.controls.bar.value() > 0)
    view.controls.stop.setFocus()
    qtbot.keyClick(view.controls.stop, Qt.Key.Key_Space)
    assert not view.controls.stop.isEnabled()
    assert window.focusWidget() is view.controls.evaluate
    draw(qtbot, window)  # the engine goes on answering
    what_is_read(qtbot, window)
    assert view.summary.text() == before


def test_a_file_is_compared_with(qtbot: QtBot, window: Window, view: EvaluationView, first_weights: Path) -> None:
    qtbot.mouseClick(view.controls.with_file, Qt.MouseButton.LeftButton)
    choose(qtbot, window, first_weights)
    qtbot.waitUntil(lambda: bool(view.comparison.sentence.text()))
    assert view.comparison.isVisible()
    assert view.comparison.sentence.text() == (
        "A and B read the very same pictures right, so neither is seen to be better."
    )
    qtbot.mouseClick(view.comparison.cells["neither"], Qt.MouseButton.LeftButton)
    walk_to_the_first_picture(view)
    qtbot.keyClick(view.gallery.grid, Qt.Key.Key_Return)
    what_is_read(qtbot, window)


def test_a_file_that_cannot_be_read_is_told_and_the_rest_stays(
    qtbot: QtBot, window: Window, view: EvaluationView, tmp_path: Path
) -> None:
    before = view.summary.text()
    view.compare_with(tmp_path / "nowhere.safetensors")
    qtbot.waitUntil(window.messages.isVisible)
    assert not view.controls.stop.isEnabled()
    assert view.summary.text() == before


def test_hidden_it_does_not_look_at_the_weights(
    qtbot: QtBot, window: Window, view: EvaluationView, small_data: str
) -> None:
    act(window, "View", "Filters")
    train(qtbot, window, small_data)
    assert view.stale.text() == ""
    act(window, "View", "Evaluate")
    assert view.stale.text() == STALE
