"""What the window shows and remembers."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.engine.messages import Answered, DocumentChanged, Failed, Load, NewNetwork, Start
from desktop.engine.states import Phase
from desktop.reading.seen_picture import SeenPicture
from desktop.reading.steps import NOTHING, StepsView
from desktop.session.reading import UNANSWERED, Reading
from desktop.shell.window import Window
from desktop.training.job import Train
from desktop.training.messages import KIND
from desktop.widgets import theme
from desktop.widgets.room import FRAME
from tests.desktop.reading.predictions import number
from tests.desktop.showing import focus
from tests.desktop.window.using import (
    FILLED,
    SHORT,
    Open,
    act,
    can,
    dialog,
    draw,
    in_front,
    open_without_answers,
    train,
    wait_for_phase,
    what_is_read,
)
from tests.handwritten import write


def test_shows_which_network_it_is(qtbot: QtBot, window: Window) -> None:
    assert window.windowTitle() == "First[*] – Digitscope"
    assert window.network_label.text() == "First · 50.00 % on MNIST · 13,610 parameters"
    assert not window.isWindowModified()
    with qtbot.waitSignal(window.session.told(DocumentChanged)):
        window.session.post(NewNetwork("zhou"))
    assert window.network_label.text() == "Zhou · untrained · 13,610 parameters"


def test_a_drawing_is_read(qtbot: QtBot, window: Window) -> None:
    draw(qtbot, window)
    read = what_is_read(qtbot, window)
    assert read.prediction.text in window.verdict.accessibleDescription()
    with qtbot.waitSignal(window.reader.read, check_params_cb=lambda p: p is None):
        act(window, "Edit", "Clear drawing")
    act(window, "Edit", "Undo")
    what_is_read(qtbot, window)


def test_the_boxes_say_what_the_headline_says(qtbot: QtBot, window: Window) -> None:
    draw(qtbot, window)
    read = what_is_read(qtbot, window)
    for prediction, names in (
        (number("47"), "4, 7"),
        (replace(number("47"), verdict="not a digit", text=""), "?, ?"),
    ):
        window.reader.read.emit(replace(read, prediction=prediction))
        assert window.canvas_panel.boxes.accessibleDescription() == names
        assert window.column.text == names.replace(", ", "").replace("?", "")


def test_a_window_that_was_on_a_monitor_that_is_gone_is_seen(opened: Open) -> None:
    window = opened()
    window.move(window.screen().availableGeometry().topRight() + QPoint(3000, 200))
    window.close()
    again = opened()
    there = again.screen().availableGeometry() & again.frameGeometry()
    assert min(there.width(), there.height()) > 300


def test_what_is_read_can_be_copied(qtbot: QtBot, window: Window) -> None:
    QGuiApplication.clipboard().setText("before")
    act(window, "Edit", "Copy what is read")
    assert "nothing to copy" in window.messages.text.text()
    assert QGuiApplication.clipboard().text() == "before"
    window.canvas.set_ink(write("4", "7", "2", gap=0.5))
    read = what_is_read(qtbot, window)
    act(window, "Edit", "Copy what is read")
    assert len(read.prediction.text) == 3
    assert QGuiApplication.clipboard().text() == read.prediction.text


def test_the_digits_of_a_number_can_be_looked_at(qtbot: QtBot, window: Window) -> None:
    def answers(focus: int) -> Callable[[Reading | None], bool]:
        return lambda r: r is not None and len(r.prediction.digits) == 3 and r.prediction.focus == focus

    recognised = window.reader.read
    with qtbot.waitSignal(recognised, check_params_cb=answers(2)) as read:
        window.canvas.set_ink(write("4", "7", "2", gap=0.5))
    text = read.args[0].prediction.text
    assert len(window.canvas_panel.boxes.digits) == 3
    assert window.verdict.accessibleDescription().startswith(f"{text}. Digit 3, a {text[2]}")
    with qtbot.waitSignal(recognised, check_params_cb=answers(0)):
        act(window, "Edit", "Next digit")
    assert window.verdict.accessibleDescription().startswith(f"{text}. Digit 1, a {text[0]}")
    with qtbot.waitSignal(recognised, check_params_cb=lambda p: p is None):
        act(window, "Edit", "Clear drawing")
    assert window.canvas_panel.boxes.digits == ()


def test_the_steps_follow_the_drawing(qtbot: QtBot, window: Window) -> None:
    [steps] = window.verdict.findChildren(StepsView)
    [button] = window.verdict.findChildren(SeenPicture)
    button.click()
    assert steps.accessibleDescription() == NOTHING
    draw(qtbot, window)
    what_is_read(qtbot, window)
    assert "The box is" in steps.accessibleDescription()
    with qtbot.waitSignal(window.reader.read, check_params_cb=lambda p: p is None):
        act(window, "Edit", "Clear drawing")
    assert steps.accessibleDescription() == NOTHING


def test_the_activations_follow_the_drawing(qtbot: QtBot, window: Window) -> None:
    answers: list[Answered] = []
    window.session.told(Answered, "activations").connect(answers.append)
    draw(qtbot, window)
    what_is_read(qtbot, window)
    assert not answers, "nobody looks"
    with qtbot.waitSignal(window.session.told(Answered, "activations")):
        act(window, "View", "Activations")
    assert list(answers[-1].answer) == list(window.session.document.model.network.names)
    with qtbot.waitSignal(window.session.told(Answered, "activations")):
        draw(qtbot, window)
    act(window, "View", "Filters")
    window.canvas.set_ink(write("4"))
    what_is_read(qtbot, window)  # what was asked before has been answered then
    looked = len(answers)
    for digit in "71":
        window.canvas.set_ink(write(digit))
        what_is_read(qtbot, window)
    assert len(answers) == looked, "nobody looks any more"


def test_escape_goes_back_to_all_layers_but_not_from_the_canvas(qtbot: QtBot, window: Window) -> None:
    draw(qtbot, window)
    view = window.pages.look_at("activations")
    qtbot.waitUntil(view.strips[1].grid.isVisible)
    qtbot.mouseClick(view.strips[1].grid, Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
    assert view.large.isVisible()
    rests = window.focusWidget()
    focus(qtbot, window.canvas)
    qtbot.keyClick(window.canvas, Qt.Key.Key_Escape)
    assert view.large.isVisible()
    focus(qtbot, rests)
    qtbot.keyClick(rests, Qt.Key.Key_Escape)
    assert not view.large.isVisible()


def test_training_from_the_menu(qtbot: QtBot, window: Window, small_data: str) -> None:
    assert not can(window, "Network", "Stop training")
    panel = window.pages.look_at("train")
    panel.form.data.set_data(small_data)
    panel.form.fields["epochs"].setValue(10_000)
    act(window, "View", "Filters")
    act(window, "Network", "Start training")
    assert in_front(window) == "train"
    wait_for_phase(qtbot, window, Phase.RUNNING)
    assert window.progress.isVisible()
    assert "in training" in window.network_label.text()
    assert not can(window, "File", "Open weights")
    act(window, "Network", "Pause training")
    wait_for_phase(qtbot, window, Phase.PAUSED)
    act(window, "Network", "Resume training")
    wait_for_phase(qtbot, window, Phase.RUNNING)
    act(window, "Network", "Stop training")
    wait_for_phase(qtbot, window, Phase.IDLE)
    assert window.progress.isHidden()
    assert window.isWindowModified()
    name, quality, _ = window.network_label.text().split(" · ")
    # It may have been stopped between two batches, or just when an epoch was validated.
    assert name == "First"
    assert quality == "trained on small.npz, not tested" or quality.endswith(" % in validation on small.npz")


def test_the_data_note_is_shown(qtbot: QtBot, window: Window, small_data: str) -> None:
    train(qtbot, window, small_data)
    assert window.messages.isVisible()
    assert "set aside for that" in window.messages.text.text()
    assert "% on small.npz" in window.network_label.text()


def test_a_fault_of_ours_is_told_with_details(window: Window) -> None:
    window.show_fault(ValueError("an odd value"))
    assert "ValueError" in window.messages.text.text()
    assert "an odd value" in window.messages.details.toPlainText()


def test_memory_that_runs_short_is_no_fault_of_ours(window: Window) -> None:
    window.show_fault(MemoryError())
    assert window.messages.text.text() == "There is not enough memory for this. Your drawing and the weights are kept."
    assert window.messages.details_button.isHidden()


def test_the_window_remembers_itself(opened: Open, tmp_path: Path) -> None:
    first = opened()
    first.resize(790, 650)  # the platform without a screen has one of 800 x 800
    act(first, "View", "Filters")
    act(first, "View", "Theme", "Dark")
    assert theme.current() is theme.DARK
    first.close()
    second = opened()
    assert second.size() == first.size()
    assert in_front(second) == "filters"
    assert second.settings.theme == "dark"


def test_words_are_shown(qtbot: QtBot, window: Window) -> None:
    act(window, "Help", "Keyboard shortcuts")
    keys = dialog(qtbot, window, QDialog)
    labels = {label.text(): label for label in keys.findChildren(QLabel)}
    assert {"F5", "Ctrl+1", "F1"} <= set(labels)
    heading = labels["Edit"]
    above = max(label.geometry().bottom() for label in labels.values() if label.y() < heading.y())
    assert heading.y() + heading.contentsRect().top() - above > heading.fontMetrics().height()
    keys.close()
    qtbot.waitUntil(lambda: not window.findChildren(QDialog))
    act(window, "Help", "About Digitscope")
    about = dialog(qtbot, window, QDialog)
    [text] = [label for label in about.findChildren(QLabel) if label.text()]
    assert all(name in text.text() for name in ("MNIST", "UNIPEN", "Alpaydin", "Qt"))
    about.resize(500, 200)  # as on a small screen
    [ok] = about.findChildren(QPushButton)
    qtbot.waitUntil(lambda: text.height() > about.height())
    assert about.rect().contains(ok.geometry().translated(ok.parentWidget().pos()))
    ok.click()
    qtbot.waitUntil(lambda: not window.findChildren(QDialog))


def test_keys_go_from_tab_to_tab_wherever_the_focus_is(qtbot: QtBot, window: Window) -> None:
    focus(qtbot, window.canvas)
    control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    names = [tab.name for tab in window.tabs]
    for key, name in zip((*range(Qt.Key.Key_1, Qt.Key.Key_9 + 1), Qt.Key.Key_0), names, strict=False):
        qtbot.keyClick(window.canvas, Qt.Key(key), control)
        assert in_front(window) == name
    qtbot.keyClick(window.canvas, Qt.Key.Key_Tab, control)
    tenth = min(len(names), 10) - 1
    assert in_front(window) == names[(tenth + 1) % len(names)]
    qtbot.keyClick(window.canvas, Qt.Key.Key_Backtab, control | shift)
    assert in_front(window) == names[tenth]
    act(window, "View", "Previous tab")
    assert in_front(window) == names[tenth - 1]


def test_no_two_actions_share_a_key(window: Window) -> None:
    for tab in window.tabs:
        window.pages.look_at(tab.name)
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
    for tab in window.tabs:
        window.pages.look_at(tab.name)
        QApplication.processEvents()
        assert window.minimumSizeHint().width() <= 1280
        assert window.minimumSizeHint().height() <= 720 - FRAME.height()


def test_a_run_that_fails_is_told_in_full(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    panel = window.pages.look_at("train")
    with qtbot.waitSignal(window.session.told(Failed)):
        window.session.begin(Train(SHORT, str(tmp_path / "nothing")))
    assert window.messages.text.text().startswith("There is no data set at ")
    assert window.messages.text.text().endswith(" Nothing has changed.")
    wait_for_phase(qtbot, window, Phase.IDLE)
    assert panel.controls.status.text() == "The run could not begin."
    assert not window.session.modified


def test_a_run_that_failed_while_nobody_looked_is_told_later_whatever_failed_since(
    qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    assert window.pages.look_at("train").controls.status.text() == "Ready to train."
    window.pages.look_at("filters")
    for command, key in (
        (Start(Train(SHORT, str(tmp_path / "nothing"))), KIND),
        (Load(tmp_path / "nothing.safetensors"), "open weights"),
    ):
        with qtbot.waitSignal(window.session.told(Failed, key)):
            window.session.post(command)
    assert window.pages.look_at("train").controls.status.text() == "The run has ended early."


def test_a_language_that_is_chosen_is_that_of_the_next_start(window: Window) -> None:
    act(window, "View", "Language", "Deutsch")
    assert window.settings.language == "de"
    assert "next start" in window.messages.text.text()
    assert window.pages.tabText(0) == "Train"


def test_with_a_drawing_on_the_canvas_no_tab_asks_for_one(qtbot: QtBot, window: Window) -> None:
    """Where the network has no answer to it they say that, and kernels slide over it all the same."""
    draw(qtbot, window)
    picture = what_is_read(qtbot, window).prediction.picture
    views = {name: window.pages.look_at(name) for name in FILLED}
    open_without_answers(qtbot, window)
    for name in ("overview", "activations", "why"):
        window.pages.look_at(name)
        assert views[name].empty.isVisible()
        assert views[name].empty.text() == UNANSWERED
    window.pages.look_at("convolution")
    assert views["convolution"].board.input.isVisible()
    np.testing.assert_allclose(views["convolution"].board.input.values, picture, atol=1e-6)
    act(window, "Edit", "Clear drawing")
    for name in FILLED:
        window.pages.look_at(name)
        assert views[name].empty.isVisible()
        assert views[name].empty.text().startswith("Draw a digit")
