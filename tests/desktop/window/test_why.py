"""The Why tab in the window: asked about the drawing, with the real network."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QEventLoop, QPoint, QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.explain.attribution import grad_cam, gradient_x_input
from core.explain.methods import METHODS
from core.model.model import Card, Model
from core.model.presets import preset
from core.model.weights import save_model
from core.nn.layers import Dense, Flatten
from core.nn.network import Network
from core.types import Array
from desktop.engine.messages import Answering, DocumentChanged, Load, NewNetwork, OpenModel
from desktop.shell.window import Window
from desktop.why.inquirer import NAME, Inquirer
from desktop.why.view import EMPTY, NO_ANSWER, NO_MAPS, STOPPED, WhyView
from tests.desktop.showing import focus
from tests.desktop.window.using import draw, in_front, open_without_answers, train, what_is_read


@pytest.fixture
def view(window: Window) -> WhyView:
    found = window.pages.look_at("why")
    assert isinstance(found, WhyView)
    return found


def choose(view: WhyView, method: str) -> None:
    view.method.setCurrentIndex(view.method.findData(method))


def answered(qtbot: QtBot, view: WhyView, method: str) -> None:
    """Wait until there is an answer of ``method`` about the drawing as it is."""
    titles = ("Why the network", "What speaks", "With this", "It is a", "No change")
    window = view.window()
    assert isinstance(window, Window)

    def there() -> bool:
        if view._answer is None or view.maps.isHidden():
            return False
        case = view._answer.case
        return case.method == method and case.digit.revision == window.canvas.revision

    qtbot.waitUntil(there)
    assert view.result.text().startswith(titles)


def explained(qtbot: QtBot, window: Window, view: WhyView, method: str) -> None:
    """Choose ``method``, draw, and wait until there is an answer."""
    choose(view, method)
    draw(qtbot, window)
    answered(qtbot, view, method)


def shown_map(view: WhyView) -> Array:
    """The numbers of the first tile, read as a person reads them."""
    return np.array([[view.maps.grid.pixel(0, row, column).value for column in range(28)] for row in range(28)])


def picture(window: Window) -> Array:
    assert window.column.reading is not None
    return window.column.reading.prediction.picture[None, None]


def test_before_a_drawing_a_sentence_says_what_to_do(view: WhyView) -> None:
    assert view.empty.isVisible()
    assert view.empty.text() == EMPTY


def test_the_map_is_of_the_drawing_and_the_answer_and_lies_over_it(qtbot: QtBot, window: Window, view: WhyView) -> None:
    explained(qtbot, window, view, "gradient-x-input")
    model = window.session.document.model
    best = int(window.column.reading.prediction.probabilities.argmax())
    expected = gradient_x_input(model.network, model.parameters, picture(window), np.array([best]))[0, 0]
    np.testing.assert_allclose(shown_map(view), expected, atol=1e-6)
    assert view.result.text() == f"Why the network answers {best}"
    assert view.wanted.itemText(0) == f"its answer, {best}"
    overlay = window.canvas.overlay.shown
    assert overlay is not None
    assert overlay.place == window.column.reading.prediction.digits[0].prepared.place
    qtbot.mouseClick(view.over, Qt.MouseButton.LeftButton, pos=QPoint(8, view.over.height() // 2))
    assert window.canvas.overlay.shown is None
    view.over.toggle()
    assert window.canvas.overlay.shown is not None


def test_another_class_can_be_asked_about(qtbot: QtBot, window: Window, view: WhyView) -> None:
    explained(qtbot, window, view, "gradient-x-input")
    best = int(window.column.reading.prediction.probabilities.argmax())
    other = (best + 3) % 10
    view.wanted.setFocus()
    override = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_0, Qt.KeyboardModifier.NoModifier, "0")
    QApplication.sendEvent(view.wanted, override)
    assert override.isAccepted(), "here a digit's key does not teach"
    qtbot.keyClicks(view.wanted, str(other))
    qtbot.waitUntil(lambda: view.result.text().startswith(f"What speaks for {other}"))
    model = window.session.document.model
    expected = gradient_x_input(model.network, model.parameters, picture(window), np.array([other]))[0, 0]
    np.testing.assert_allclose(shown_map(view), expected, atol=1e-6)


def test_with_ctrl_a_digit_is_that_of_a_tab(qtbot: QtBot, window: Window, view: WhyView) -> None:
    focus(qtbot, view.wanted)
    qtbot.keyClick(view.wanted, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert in_front(window) == "train"
    assert view.wanted.currentIndex() == 0


def test_all_methods_answer_one_after_the_other_by_the_keyboard(qtbot: QtBot, window: Window, view: WhyView) -> None:
    draw(qtbot, window)
    view.method.setCurrentIndex(0)
    view.method.setFocus()
    for name, method in METHODS.items():
        answered(qtbot, view, name)
        assert method.shows in view.words.text()
        assert method.source in view.words.text()
        assert view.layer.isVisible() == method.takes_layer
        qtbot.keyClick(view.method, Qt.Key.Key_Down)


def test_over_the_drawing_nothing_lies_once_it_changes_or_nobody_looks(
    qtbot: QtBot, window: Window, view: WhyView
) -> None:
    explained(qtbot, window, view, "saliency")
    before = window.canvas.overlay.shown
    assert before is not None
    window.canvas.clear()
    assert window.canvas.overlay.shown is None
    qtbot.waitUntil(view.empty.isVisible)
    assert view.empty.text() == EMPTY
    draw(qtbot, window)
    qtbot.waitUntil(lambda: window.canvas.overlay.shown is not None)
    window.pages.look_at("filters")
    assert window.canvas.overlay.shown is None
    window.pages.look_at("why")
    qtbot.waitUntil(lambda: window.canvas.overlay.shown is not None)


def test_the_answer_is_only_named_while_there_is_one(qtbot: QtBot, window: Window, view: WhyView) -> None:
    explained(qtbot, window, view, "saliency")
    assert view.wanted.itemText(0).startswith("its answer, ")
    choose(view, "counterfactual")
    assert view.wanted.itemText(0).startswith("the runner-up, ")
    window.canvas.clear()
    qtbot.waitUntil(lambda: view.wanted.itemText(0) == "the runner-up")
    explained(qtbot, window, view, "saliency")
    open_without_answers(qtbot, window)
    qtbot.waitUntil(lambda: view.wanted.itemText(0) == "its answer")


def test_while_hidden_nothing_is_asked(qtbot: QtBot, window: Window, view: WhyView) -> None:
    window.pages.look_at("filters")
    newest = window.session.newest_question
    draw(qtbot, window)
    what_is_read(qtbot, window)
    QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)
    asked = window.session.newest_question - newest
    assert asked > 0, "the reader asks"
    choose(view, "occlusion")
    assert window.session.newest_question - newest == asked


def stop_at_once(qtbot: QtBot, window: Window, view: WhyView, begin: Callable[[], None]) -> None:
    """Stop what ``begin`` sets off in the moment in which it is asked: the answer may come before anything else."""
    progressed = window.session.findChild(Inquirer).progressed
    stop = progressed.connect(lambda done: None if done is None else view.stop_requested.emit())
    begin()
    qtbot.waitUntil(lambda: view.stop.text() == "&Start again")
    progressed.disconnect(stop)


def test_how_far_an_answer_was_that_is_not_wanted_any_more_is_not_shown(
    qtbot: QtBot, window: Window, view: WhyView
) -> None:
    session, inquirer = window.session, window.session.findChild(Inquirer)
    shown: list[float | None] = []
    shown_after: list[float | None] = []
    inquirer.progressed.connect(shown.append)
    once = Qt.ConnectionType.SingleShotConnection
    session.told(Answering).connect(lambda _: choose(view, "integrated-gradients"), once)
    session.told(Answering, NAME).connect(lambda _: shown_after.append(shown[-1]))
    choose(view, "counterfactual")
    draw(qtbot, window)
    answered(qtbot, view, "integrated-gradients")
    assert shown_after[0] == 0.0


def test_long_work_can_be_stopped_and_started_again(qtbot: QtBot, window: Window, view: WhyView) -> None:
    draw(qtbot, window)
    stop_at_once(qtbot, window, view, lambda: choose(view, "counterfactual"))
    assert view.stop.isVisible()
    assert view.bar.isHidden()
    assert view.empty.text() == STOPPED
    qtbot.mouseClick(view.stop, Qt.MouseButton.LeftButton)
    answered(qtbot, view, "counterfactual")
    assert view.stop.isHidden()


def test_without_an_answer_it_says_so_and_goes_on_with_other_weights(
    qtbot: QtBot, window: Window, view: WhyView
) -> None:
    """The numbers on the way may be too large though the answer's own are not."""
    network = Network((1, 28, 28), (Flatten(), Dense(16), Dense(16), Dense(10)))

    def open_with(*factors: float) -> None:
        parameters = network.initialise(np.random.default_rng(0))
        for number, factor in enumerate(factors, start=1):
            network.views(parameters)[f"dense{number}.weight"] *= np.float32(factor)
        with qtbot.waitSignal(window.session.told(DocumentChanged)):
            window.session.post(OpenModel(Model(network, parameters, Card())))

    choose(view, "integrated-gradients")
    open_with(1e-30, 1e30, 1e30)
    draw(qtbot, window)
    qtbot.waitUntil(lambda: view.empty.text() == NO_ANSWER)
    assert view.empty.isVisible()
    assert view.bar.isHidden()
    open_with(1, 1, 1)
    answered(qtbot, view, "integrated-gradients")


def test_what_would_make_it_another_is_put_on_the_canvas_and_can_be_undone(
    qtbot: QtBot, window: Window, view: WhyView
) -> None:
    draw(qtbot, window)
    choose(view, "counterfactual")
    answered(qtbot, view, "counterfactual")
    _, second = view._answer.case.digit.rivals
    assert view._answer.case.wanted == second
    assert view.result.text().startswith(f"With this change the network answers {second}, with ")
    added, removed = (view.maps.grid.pixel(tile, 14, 14).value for tile in (0, 1))
    assert min(added, removed) == 0
    before, steps = window.canvas.ink(), window.canvas.undo_stack.count()
    assert view.put.isVisible()
    qtbot.mouseClick(view.put, Qt.MouseButton.LeftButton)
    assert window.canvas.undo_stack.count() == steps + 1
    assert np.abs(window.canvas.ink() - before).max() > 0.05
    window.canvas.undo_stack.undo()
    np.testing.assert_allclose(window.canvas.ink(), before, atol=1 / 255)


def test_a_change_is_offered_for_the_drawing_that_it_was_found_for_only(
    qtbot: QtBot, window: Window, view: WhyView
) -> None:
    explained(qtbot, window, view, "counterfactual")
    assert view.put.isVisible()
    view.put.setFocus()
    stop_at_once(qtbot, window, view, lambda: qtbot.keyClick(view.put, Qt.Key.Key_Space))
    assert view.maps.isVisible(), "what was found stays"
    assert view.put.isHidden()
    assert window.focusWidget() is view.put.parentWidget(), "no key does anything here"
    view.start_requested.emit()
    answered(qtbot, view, "counterfactual")
    assert view.put.isVisible()
    assert window.focusWidget() is view.put


def test_it_follows_the_weights(qtbot: QtBot, window: Window, view: WhyView, small_data: str) -> None:
    explained(qtbot, window, view, "gradient-x-input")
    before = shown_map(view)
    train(qtbot, window, small_data)

    def follows() -> None:
        model = window.session.document.model
        wanted = np.array([view._answer.case.wanted])
        expected = gradient_x_input(model.network, model.parameters, picture(window), wanted)[0, 0]
        np.testing.assert_allclose(shown_map(view), expected, atol=1e-6)

    qtbot.waitUntil(follows)
    assert np.abs(shown_map(view) - before).max() > 0


def test_the_layers_are_those_of_the_network(qtbot: QtBot, window: Window, view: WhyView, tmp_path: Path) -> None:
    explained(qtbot, window, view, "grad-cam")
    assert [view.layer.itemData(place) for place in range(view.layer.count())] == [None, "conv1", "pool1"]
    with qtbot.waitSignal(window.session.told(DocumentChanged)):
        window.session.post(NewNetwork("lenet"))
    names = [None, "conv1", "relu1", "pool1", "conv2", "relu2", "pool2"]
    assert [view.layer.itemData(place) for place in range(view.layer.count())] == names
    view.layer.setCurrentIndex(names.index("conv2"))
    qtbot.waitUntil(lambda: view.result.text().endswith(", in conv2") and view.maps.isVisible())
    model, wanted = window.session.document.model, np.array([view._answer.case.wanted])
    expected = grad_cam(model.network, model.parameters, picture(window), wanted, "conv2")[0]
    np.testing.assert_allclose(shown_map(view), expected, atol=1e-6)

    dense = Network((1, 28, 28), (Flatten(), Dense(10)))
    path = tmp_path / "dense.safetensors"
    save_model(path, Model(dense, dense.initialise(np.random.default_rng(0)), Card(name="Dense")))
    with qtbot.waitSignal(window.session.told(DocumentChanged)):
        window.session.post(Load(path))
    assert view.empty.text() == NO_MAPS
    assert view.empty.isVisible()
    assert window.canvas.overlay.shown is None
    choose(view, "saliency")
    answered(qtbot, view, "saliency")
    assert preset("lenet").network != dense


def test_the_view_is_understood_without_eyes(view: WhyView) -> None:
    for control in (view.method, view.wanted, view.layer, view.maps.grid, view.words, view.bar):
        assert control.accessibleName()
    for control in (view.method, view.wanted, view.layer, view.over, view.put):
        assert control.toolTip()


def test_a_pixel_is_read_by_pointing_at_it(qtbot: QtBot, window: Window, view: WhyView) -> None:
    explained(qtbot, window, view, "occlusion")
    grid = view.maps.grid
    grid.pointed.emit(grid.pixel(0, 14, 13))
    ink = view._answer.case.digit.picture[14, 13]
    assert view.maps.read_out.text().startswith("(row 14, column 13)  ·  for ")
    assert view.maps.read_out.text().endswith(f"ink {round(float(ink), 3):.4g}")


def test_before_there_is_a_map_the_drawing_takes_no_more_than_its_share(view: WhyView) -> None:
    view.maps.grid.fit(400, 400)  # as when the page is laid out first: its one value would be 168 pixels wide
    QApplication.sendEvent(view.maps.grid, QResizeEvent(view.maps.grid.size(), QSize(1, 1)))
    assert view.ink.sizeHint().width() <= view.width() // 2


def test_a_digit_in_focus_of_a_number_is_explained(qtbot: QtBot, window: Window, view: WhyView) -> None:
    choose(view, "saliency")
    ink = np.zeros((512, 512), np.float32)
    ink[150:230, 100:120] = ink[150:230, 380:400] = 1  # far apart: no network takes them for one
    window.canvas.set_ink(ink)
    qtbot.waitUntil(lambda: window.column.reading is not None)
    digits = window.column.reading.prediction.digits
    for index, digit in enumerate(digits):
        window.canvas_panel.digit_chosen.emit(index)

        def shown(digit: object = digit) -> bool:
            overlay = window.canvas.overlay.shown
            return overlay is not None and overlay.place == digit.prepared.place

        qtbot.waitUntil(shown)
        np.testing.assert_array_equal(view._answer.case.digit.picture, digit.picture)
    assert len(digits) == 2
