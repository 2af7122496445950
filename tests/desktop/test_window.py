from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QSettings, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from core.recognise import Prediction
from core.training import TrainingConfig
from core.weights import load_model
from desktop.messages import Train
from desktop.settings import Settings
from desktop.states import RunState
from desktop.widgets import theme
from desktop.widgets.seen_picture import SeenPicture
from desktop.widgets.steps import NOTHING, StepsView
from desktop.window import Window
from tests.handwritten import write

# The platform without a screen says this of every window that has a smallest size.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints", extend=True)

PATIENCE = 30_000
ENDLESS = TrainingConfig("sgd", 0.01, batch_size=16, epochs=10_000)
SHORT = TrainingConfig("sgd", 0.01, batch_size=32, epochs=1)

D = TypeVar("D", bound=QWidget)
Open = Callable[[], Window]


@pytest.fixture
def opened(qtbot: QtBot, qapp: QApplication, tmp_path: Path, first_weights: Path) -> Iterator[Open]:
    """Opens windows that share one file of settings."""
    windows: list[Window] = []
    theme.apply(qapp, "light")

    def make() -> Window:
        settings = Settings(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))
        window = Window(settings, first_weights)
        windows.append(window)
        with qtbot.waitSignal(window.session.model_changed, timeout=PATIENCE):
            window.show()
        qtbot.waitUntil(lambda: window.pages.view() is not None, timeout=PATIENCE)
        return window

    yield make
    for window in windows:
        window.session.close()
        window.close()
        window.deleteLater()
    theme.apply(qapp, "light")


@pytest.fixture
def window(opened: Open) -> Window:
    return opened()


def draw(qtbot: QtBot, window: Window) -> None:
    """A stroke down the middle of the canvas."""
    canvas = window.canvas
    middle = canvas.rect().center()
    top, foot = middle - QPoint(0, 80), middle + QPoint(0, 80)
    qtbot.mousePress(canvas, Qt.MouseButton.LeftButton, pos=top)
    qtbot.mouseMove(canvas, middle)
    qtbot.mouseMove(canvas, foot)
    qtbot.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=foot)


def dialog(qtbot: QtBot, window: Window, kind: type[D]) -> D:
    """The dialog of ``kind`` that is open."""

    def shown() -> list[D]:
        return [found for found in window.findChildren(kind) if found.isVisible()]

    qtbot.waitUntil(lambda: len(shown()) == 1, timeout=PATIENCE)
    return shown()[0]


def press(qtbot: QtBot, window: Window, button: QMessageBox.StandardButton) -> None:
    dialog(qtbot, window, QMessageBox).button(button).click()


def choose(qtbot: QtBot, window: Window, path: Path) -> None:
    """Choose ``path`` in the file dialog that is open."""
    chooser = dialog(qtbot, window, QFileDialog)
    chooser.selectFile(str(path))
    chooser.accept()


def act(window: Window, *path: str) -> None:
    """Choose a line of a menu, as by the mouse."""
    actions = window.menuBar().actions()
    for depth, text in enumerate(path):
        action = next(action for action in actions if action.text().replace("&", "").rstrip("…") == text)
        assert action.isEnabled(), f"{text} cannot be chosen"
        if depth == len(path) - 1:
            action.trigger()
        else:
            menu = action.menu()
            menu.aboutToShow.emit()
            actions = menu.actions()


def can(window: Window, *path: str) -> bool:
    menu = next(action for action in window.menuBar().actions() if action.text().replace("&", "") == path[0]).menu()
    return next(a for a in menu.actions() if a.text().replace("&", "").rstrip("…") == path[1]).isEnabled()


def in_front(window: Window) -> str:
    return window.pages.tabText(window.pages.currentIndex())


def wait_for_state(qtbot: QtBot, window: Window, state: RunState) -> None:
    qtbot.waitUntil(lambda: window.session.state is state, timeout=PATIENCE)


def train(qtbot: QtBot, window: Window, data: str) -> None:
    """Train the present network for an epoch."""
    with qtbot.waitSignal(window.session.training_finished, timeout=PATIENCE):
        window.session.train(Train(SHORT, data))
    wait_for_state(qtbot, window, RunState.IDLE)


def test_shows_which_network_it_is(window: Window) -> None:
    assert window.windowTitle() == "First[*] – Digitscope"
    assert window.network_label.text() == "First · untrained · 13,610 parameters"
    assert not window.isWindowModified()


def test_a_drawing_is_read(qtbot: QtBot, window: Window) -> None:
    with qtbot.waitSignal(window.session.recognised, timeout=PATIENCE, check_params_cb=lambda p: p is not None) as read:
        draw(qtbot, window)
    assert read.args[0].text in window.verdict.accessibleDescription()
    with qtbot.waitSignal(window.session.recognised, timeout=PATIENCE, check_params_cb=lambda p: p is None):
        act(window, "Edit", "Clear drawing")
    with qtbot.waitSignal(window.session.recognised, timeout=PATIENCE, check_params_cb=lambda p: p is not None):
        act(window, "Edit", "Undo")


def test_the_digits_of_a_number_can_be_looked_at(qtbot: QtBot, window: Window) -> None:
    def answers(focus: int) -> Callable[[Prediction | None], bool]:
        return lambda p: p is not None and len(p.parts) == 3 and p.focus == focus

    recognised = window.session.recognised
    with qtbot.waitSignal(recognised, timeout=PATIENCE, check_params_cb=answers(2)) as read:
        window.canvas.set_ink(write("4", "7", "2", gap=0.5))
    text = read.args[0].text
    assert len(window.canvas_panel.boxes.parts) == 3
    assert window.verdict.accessibleDescription().startswith(f"{text}. Digit 3, a {text[2]}")
    with qtbot.waitSignal(recognised, timeout=PATIENCE, check_params_cb=answers(0)):
        act(window, "Edit", "Next digit")
    assert window.verdict.accessibleDescription().startswith(f"{text}. Digit 1, a {text[0]}")
    with qtbot.waitSignal(recognised, timeout=PATIENCE, check_params_cb=lambda p: p is None):
        act(window, "Edit", "Clear drawing")
    assert window.canvas_panel.boxes.parts == ()


def test_the_steps_follow_the_drawing(qtbot: QtBot, window: Window) -> None:
    [steps] = window.verdict.findChildren(StepsView)
    [button] = window.verdict.findChildren(SeenPicture)
    button.click()
    assert steps.accessibleDescription() == NOTHING
    with qtbot.waitSignal(window.session.recognised, timeout=PATIENCE, check_params_cb=lambda p: p is not None):
        draw(qtbot, window)
    assert "The box is" in steps.accessibleDescription()
    with qtbot.waitSignal(window.session.recognised, timeout=PATIENCE, check_params_cb=lambda p: p is None):
        act(window, "Edit", "Clear drawing")
    assert steps.accessibleDescription() == NOTHING


def test_the_activations_follow_the_drawing(qtbot: QtBot, window: Window) -> None:
    draw(qtbot, window)
    with qtbot.waitSignal(window.session.recognised, timeout=PATIENCE, check_params_cb=lambda p: p and p.activations):
        act(window, "View", "Activations")
    act(window, "View", "Filters")
    with qtbot.waitSignal(window.session.recognised, timeout=PATIENCE) as blind:
        draw(qtbot, window)
    assert not blind.args[0].activations


def test_training_from_the_menu(qtbot: QtBot, window: Window, small_data: str) -> None:
    assert not can(window, "Network", "Stop training")
    panel = window.pages.look_at("Train")
    panel.set_data(small_data)
    panel.form.epochs.setValue(10_000)
    act(window, "View", "Filters")
    act(window, "Network", "Start training")
    assert in_front(window) == "Train"
    wait_for_state(qtbot, window, RunState.TRAINING)
    assert window.progress.isVisible()
    assert "in training" in window.network_label.text()
    assert not can(window, "File", "Open weights")
    act(window, "Network", "Pause training")
    wait_for_state(qtbot, window, RunState.PAUSED)
    act(window, "Network", "Resume training")
    wait_for_state(qtbot, window, RunState.TRAINING)
    act(window, "Network", "Stop training")
    wait_for_state(qtbot, window, RunState.IDLE)
    assert window.progress.isHidden()
    assert window.isWindowModified()
    assert window.network_label.text().startswith("First · trained on small.npz, not tested")


def test_the_data_note_is_shown(qtbot: QtBot, window: Window, small_data: str) -> None:
    train(qtbot, window, small_data)
    assert window.messages.isVisible()
    assert "set aside for testing" in window.messages.text.text()
    assert "% on small.npz" in window.network_label.text()


def test_save_as_then_save_then_open(qtbot: QtBot, window: Window, small_data: str, tmp_path: Path) -> None:
    path = tmp_path / "mine.safetensors"
    train(qtbot, window, small_data)
    act(window, "File", "Save weights")
    with qtbot.waitSignal(window.session.saved, timeout=PATIENCE):
        choose(qtbot, window, path)
    assert window.windowTitle() == "mine.safetensors[*] – Digitscope"
    assert not window.isWindowModified()
    train(qtbot, window, small_data)
    assert window.isWindowModified()
    with qtbot.waitSignal(window.session.saved, timeout=PATIENCE):
        act(window, "File", "Save weights")
    assert load_model(path).card.epochs == 2
    with qtbot.waitSignal(window.session.model_changed, timeout=PATIENCE):
        act(window, "Network", "New network from a preset", "LeNet")
    assert window.windowTitle() == "LeNet[*] – Digitscope"
    act(window, "File", "Open weights")
    with qtbot.waitSignal(window.session.model_changed, timeout=PATIENCE):
        choose(qtbot, window, path)
    assert window.windowTitle() == "mine.safetensors[*] – Digitscope"
    with qtbot.waitSignal(window.session.model_changed, timeout=PATIENCE):
        act(window, "File", "Recent files", "mine.safetensors")


@pytest.mark.parametrize("lose", ["new", "open", "train", "close"])
def test_trained_weights_are_not_lost_unasked(
    qtbot: QtBot, window: Window, small_data: str, first_weights: Path, lose: str
) -> None:
    train(qtbot, window, small_data)
    ways: dict[str, Callable[[], object]] = {
        "new": lambda: act(window, "Network", "New network from a preset", "LeNet"),
        "open": lambda: window.files.open(first_weights),
        "train": lambda: window.pages.look_at("Train").start_requested.emit(Train(SHORT, small_data, "lenet")),
        "close": window.close,
    }
    ways[lose]()
    press(qtbot, window, QMessageBox.StandardButton.Cancel)
    assert window.isVisible()
    assert window.session.modified
    ways[lose]()
    if lose == "close":
        press(qtbot, window, QMessageBox.StandardButton.Discard)
        assert not window.isVisible()
    else:
        with qtbot.waitSignal(window.session.model_changed, timeout=PATIENCE):
            press(qtbot, window, QMessageBox.StandardButton.Discard)


def test_closing_can_save_first(qtbot: QtBot, window: Window, small_data: str, tmp_path: Path) -> None:
    train(qtbot, window, small_data)
    window.close()
    press(qtbot, window, QMessageBox.StandardButton.Save)
    choose(qtbot, window, tmp_path / "last.safetensors")
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=PATIENCE)
    assert load_model(tmp_path / "last.safetensors").card.epochs == 1


def test_a_window_that_could_not_save_stays(qtbot: QtBot, window: Window, small_data: str, tmp_path: Path) -> None:
    folder = tmp_path / "mine.safetensors"
    with qtbot.waitSignal(window.session.saved, timeout=PATIENCE):
        window.session.save(folder)
    folder.unlink()
    folder.mkdir()  # now nothing can be written there
    train(qtbot, window, small_data)
    window.close()
    with qtbot.waitSignal(window.session.failed, timeout=PATIENCE):
        press(qtbot, window, QMessageBox.StandardButton.Save)
    assert window.isVisible()
    assert "cannot be written" in window.messages.text.text()


def test_closing_in_the_middle_of_a_run(qtbot: QtBot, window: Window, small_data: str) -> None:
    window.session.train(Train(ENDLESS, small_data))
    qtbot.waitUntil(lambda: window.session.modified, timeout=PATIENCE)
    window.close()
    press(qtbot, window, QMessageBox.StandardButton.Discard)
    assert not window.isVisible()


def picture(tmp_path: Path) -> Path:
    """A seven on white paper."""
    image = QImage(60, 60, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    for i in range(40):
        for thick in range(4):
            image.setPixelColor(10 + i, 10 + thick, Qt.GlobalColor.black)
            image.setPixelColor(50 - i // 2 - thick, 10 + i, Qt.GlobalColor.black)
    path = tmp_path / "seven.png"
    assert image.save(str(path))
    return path


def drop(window: Window, data: QMimeData) -> None:
    where = QPointF(window.rect().center())
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(where.toPoint(), Qt.DropAction.CopyAction, data, buttons, keys)
    QApplication.sendEvent(window, enter)
    if enter.isAccepted():
        QApplication.sendEvent(window, QDropEvent(where, Qt.DropAction.CopyAction, data, buttons, keys))


def urls(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def test_a_picture_is_opened_dropped_and_pasted(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    path = picture(tmp_path)
    act(window, "File", "Open image")
    choose(qtbot, window, path)
    assert not window.canvas.is_empty()
    assert window.settings.recent == [path]
    opened = window.canvas.ink()
    window.canvas.clear()
    drop(window, urls(path))
    np.testing.assert_array_equal(window.canvas.ink(), opened)
    window.canvas.clear()
    QGuiApplication.clipboard().setImage(QImage(str(path)))
    act(window, "File", "Paste picture")
    assert not window.canvas.is_empty()


def test_weights_and_data_can_be_dropped(
    qtbot: QtBot, window: Window, first_weights: Path, small_data: str, tmp_path: Path
) -> None:
    with qtbot.waitSignal(window.session.model_changed, timeout=PATIENCE) as changed:
        drop(window, urls(first_weights))
    assert changed.args[0].path == first_weights
    drop(window, urls(Path(small_data)))
    assert in_front(window) == "Train"


def test_what_cannot_be_opened_is_told_and_changes_nothing(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    window.canvas.set_ink(np.ones((4, 4), np.float32))
    before = window.canvas.ink()
    path = tmp_path / "notes.png"
    path.write_text("not a picture")
    drop(window, urls(path))
    assert window.messages.isVisible()
    assert "notes.png" in window.messages.text.text()
    np.testing.assert_array_equal(window.canvas.ink(), before)
    QGuiApplication.clipboard().clear()
    act(window, "File", "Paste picture")
    assert window.messages.text.text() == "The clipboard holds no picture: copy one first."


def test_a_fault_of_ours_is_told_with_details(window: Window) -> None:
    window.show_fault(ValueError("an odd value"))
    assert "ValueError" in window.messages.text.text()
    assert "an odd value" in window.messages.details.toPlainText()


def test_the_window_remembers_itself(opened: Open, tmp_path: Path) -> None:
    first = opened()
    first.resize(790, 650)  # the platform without a screen has one of 800 x 800
    act(first, "View", "Filters")
    act(first, "View", "Theme", "Dark")
    assert theme.current() is theme.DARK
    first.close()
    second = opened()
    assert second.size() == first.size()
    assert in_front(second) == "Filters"
    assert second.settings.theme == "dark"


def test_words_are_shown(qtbot: QtBot, window: Window) -> None:
    act(window, "Help", "Keyboard shortcuts")
    keys = dialog(qtbot, window, QDialog)
    assert {"F5", "Ctrl+1", "F1"} <= {label.text() for label in keys.findChildren(QWidget) if hasattr(label, "text")}
    keys.close()
    qtbot.waitUntil(lambda: not window.findChildren(QDialog), timeout=PATIENCE)
    act(window, "Help", "About Digitscope")
    about = dialog(qtbot, window, QMessageBox)
    assert "MNIST" in about.text()
    about.close()


def test_no_two_actions_share_a_key(window: Window) -> None:
    for title in window.pages.titles():
        window.pages.look_at(title)
    keys = [
        key.toString()
        for action in {
            id(action): action for widget in window.findChildren(QWidget) for action in widget.actions()
        }.values()
        for key in action.shortcuts()
    ]
    assert len(keys) == len(set(keys))


def test_fits_a_small_screen(window: Window) -> None:
    window.messages.show_error("It did not work, and this is why: " * 5, "Traceback\n" * 20)
    window.messages.details_button.click()
    for title in window.pages.titles():
        window.pages.look_at(title)
        QApplication.processEvents()
        assert window.minimumSizeHint().width() <= 1280
        assert window.minimumSizeHint().height() <= 720


def test_a_run_that_fails_is_told_in_full(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    with qtbot.waitSignal(window.session.failed, timeout=PATIENCE):
        window.session.train(Train(SHORT, str(tmp_path / "nothing")))
    assert window.messages.text.text().startswith("There is no data set at ")
    assert window.messages.text.text().endswith("The weights from before the run are back.")
    wait_for_state(qtbot, window, RunState.IDLE)
    assert not window.session.modified
