"""The Train tab at work: a batch at a time, dials turned in the run, fresh weights, and what is found out before."""

import csv
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from core.model.presets import preset
from core.training.config import LARGEST_SEED, TrainingConfig
from core.training.events import Adjusted, BatchDone
from core.training.range_test import LEAST_RATE, STEPS, Probed, rate_of
from core.types import Array
from desktop.engine.messages import DocumentChanged, Reinitialise, TakeCheckpoint, WeightsUpdated
from desktop.engine.states import Phase
from desktop.session.asker import Asker
from desktop.shell.window import Window
from desktop.training.job import Train
from desktop.training.messages import CheckpointTaken, TrainingFinished, TrainingStarted
from desktop.training.monitor import RangeProgress
from desktop.training.panel import TrainPanel
from desktop.training.preview import ShowPairs
from desktop.training.preview_dialog import HINT, NEVER_CHANGED, PreviewDialog
from desktop.training.range_dialog import RangeDialog
from desktop.widgets.plot_data import write_csv
from tests.desktop.showing import activate
from tests.desktop.window.using import act, can, dialog, press, wait_for_phase


@pytest.fixture
def panel(window: Window, small_data: str, qtbot: QtBot) -> TrainPanel:
    """The Train tab, set to train a small network on few pictures."""
    activate(qtbot, window)
    result = window.pages.look_at("train")
    assert isinstance(result, TrainPanel)
    result.form.data.set_data(small_data)
    result.form.network.setCurrentIndex(result.form.network.findData("zhou"))
    result.form.fields["batch_size"].setValue(50)
    result.form.fields["epochs"].setValue(1000)
    return result


def done(panel: TrainPanel) -> int:
    """Batches that are drawn."""
    history = panel.charts._history
    return 0 if history is None else history.steps


def weights(window: Window) -> Array:
    assert window.session.document is not None
    return window.session.document.model.parameters


def initial(seed: int) -> Array:
    return preset("zhou").network.initialise(np.random.default_rng(seed))


def test_a_button_has_the_focus_again_when_it_can_be_pressed_again(
    qtbot: QtBot, window: Window, panel: TrainPanel
) -> None:
    button = next(button for button in panel.findChildren(QPushButton) if button.text() == "One batch")
    button.setFocus()
    for batches in (1, 2):
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Space)
        qtbot.waitUntil(lambda batches=batches: done(panel) == batches)
        wait_for_phase(qtbot, window, Phase.PAUSED)
        assert button.hasFocus()
    panel.controls.resume.trigger()
    wait_for_phase(qtbot, window, Phase.RUNNING)
    assert window.focusWidget() is button.parentWidget(), "no key does anything here"
    window.canvas.setFocus()
    panel.controls.stop.trigger()
    wait_for_phase(qtbot, window, Phase.IDLE)
    assert window.canvas.hasFocus(), "it is left where somebody puts it"


def test_pause_and_resume_have_the_focus_in_turns(qtbot: QtBot, window: Window, panel: TrainPanel) -> None:
    panel.controls.start.trigger()
    wait_for_phase(qtbot, window, Phase.RUNNING)
    button = next(button for button in panel.findChildren(QPushButton) if button.text() == "Pause")
    button.setFocus()
    for text, phase in (("Resume", Phase.PAUSED), ("Pause", Phase.RUNNING)):
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Space)
        wait_for_phase(qtbot, window, phase)
        assert button.hasFocus()
        assert button.text() == text


def test_a_dial_leaves_the_focus_to_nobody_when_the_run_ends(qtbot: QtBot, window: Window, panel: TrainPanel) -> None:
    panel.controls.start.trigger()
    wait_for_phase(qtbot, window, Phase.RUNNING)
    panel.dials.learning_rate.setFocus()
    panel.controls.stop.trigger()
    wait_for_phase(qtbot, window, Phase.IDLE)
    assert window.focusWidget() is panel.dials, "no key starts another run"


def test_a_batch_and_an_epoch_at_a_time(qtbot: QtBot, window: Window, panel: TrainPanel) -> None:
    started: list[TrainingStarted] = []
    window.session.told(TrainingStarted).connect(started.append)
    qtbot.keyClick(window.canvas, Qt.Key.Key_F9)
    wait_for_phase(qtbot, window, Phase.PAUSED)
    qtbot.waitUntil(lambda: done(panel) == 1)
    qtbot.mouseClick(panel.controls.findChildren(QPushButton)[3], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: done(panel) == 2)
    wait_for_phase(qtbot, window, Phase.PAUSED)
    act(window, "Network", "Train one batch")
    qtbot.waitUntil(lambda: done(panel) == 3)
    wait_for_phase(qtbot, window, Phase.PAUSED)
    qtbot.keyClick(window.canvas, Qt.Key.Key_F9, Qt.KeyboardModifier.ShiftModifier)
    batches = started[0].batches_per_epoch
    qtbot.waitUntil(lambda: done(panel) == batches)
    wait_for_phase(qtbot, window, Phase.PAUSED)
    act(window, "Network", "Train one epoch")
    qtbot.waitUntil(lambda: done(panel) == 2 * batches)
    wait_for_phase(qtbot, window, Phase.PAUSED)
    assert len(started) == 1, "it is one run"
    assert not can(window, "Network", "Rewind"), "there would be a run without its weights"
    act(window, "Network", "Stop training")
    wait_for_phase(qtbot, window, Phase.IDLE)


def test_the_rate_is_turned_to_nothing_and_back_in_the_run(
    qtbot: QtBot, window: Window, panel: TrainPanel, tmp_path: Path
) -> None:
    moved: list[WeightsUpdated] = []
    window.session.told(WeightsUpdated).connect(moved.append)
    assert not panel.dials.learning_rate.isEnabled()
    panel.form.as_published.click()  # at a constant rate
    panel.controls.start.trigger()
    wait_for_phase(qtbot, window, Phase.RUNNING)
    qtbot.waitUntil(lambda: panel.dials.learning_rate.isEnabled() and done(panel) > 0)
    field = panel.dials.learning_rate
    article = preset("zhou").article
    assert article is not None
    assert field.text() == f"{article.learning_rate:g}"

    def turn(text: str) -> Adjusted:
        field.selectAll()
        qtbot.keyClicks(field, text)
        with qtbot.waitSignal(window.session.told(Adjusted)) as told:
            qtbot.keyClick(field, Qt.Key.Key_Return)
        event = told.args[0]
        assert isinstance(event, Adjusted)
        return event

    first = turn("0")
    assert (first.before.learning_rate, first.dials.learning_rate) == (0.005, 0)
    with qtbot.waitSignal(window.session.told(WeightsUpdated)):
        pass  # of a moment after the change
    still, at = moved[-1].parameters, done(panel)
    qtbot.waitUntil(lambda: done(panel) > at + 10)
    with qtbot.waitSignal(window.session.told(WeightsUpdated)):
        pass
    np.testing.assert_array_equal(moved[-1].parameters, still)
    second = turn("0,01")
    assert second.step > first.step
    qtbot.waitUntil(lambda: not np.array_equal(moved[-1].parameters, still))
    words = ["rate 0.005 to 0", "rate 0 to 0.01"]
    qtbot.waitUntil(lambda: len(panel.charts.loss._events.shown) == 2)
    assert [mark.words for mark in panel.charts.accuracy._events.shown] == words
    write_csv(tmp_path / "loss.csv", *panel.charts.loss.table())
    with (tmp_path / "loss.csv").open(newline="") as file:
        rows = {row[0]: float(row[1]) for row in csv.reader(file) if row[0].startswith("rate")}
    batches = panel.charts._history.started.batches_per_epoch
    assert rows == {words[0]: first.step / batches, words[1]: second.step / batches}
    panel.charts.look_at(1)
    x, y = panel.charts.rate._data["rate"]
    assert y[np.searchsorted(x, (first.step + 0.5) / batches)] == 0
    assert y[-1] == 0.01
    panel.controls.stop.trigger()
    wait_for_phase(qtbot, window, Phase.IDLE)


def test_a_dial_that_makes_no_sense_changes_nothing(qtbot: QtBot, window: Window, panel: TrainPanel) -> None:
    panel.controls.one_batch.trigger()
    wait_for_phase(qtbot, window, Phase.PAUSED)
    turned: list[object] = []
    panel.dials_turned.connect(turned.append)
    for field, text, sentence in (
        (panel.dials.learning_rate, "fast", "The learning rate has to be a number, such as 0.001."),
        (panel.dials.momentum, "1", "Momentum lies from 0 to below 1; 1 does not."),
        (panel.dials.weight_decay, "-1", "Weight decay lies from 0 to below 1; -1 does not."),
    ):
        before = field.text()
        field.setText(text)
        panel.dials.apply.click()
        assert panel.dials.error.text() == sentence
        assert field.property("invalid") is True
        field.setText(before)
    panel.dials.apply.click()
    assert panel.dials.error.isHidden()
    assert turned == []
    panel.controls.stop.trigger()
    wait_for_phase(qtbot, window, Phase.IDLE)


def test_a_run_that_goes_on_another_day_continues_its_curves(qtbot: QtBot, window: Window, panel: TrainPanel) -> None:
    panel.controls.one_epoch.trigger()
    wait_for_phase(qtbot, window, Phase.PAUSED)
    panel.dials.weight_decay.setText("0.01")
    panel.dials.apply.click()
    panel.controls.one_batch.trigger()
    qtbot.waitUntil(lambda: len(panel.charts.loss._events.shown) == 1)
    wait_for_phase(qtbot, window, Phase.PAUSED)
    with qtbot.waitSignal(window.session.told(CheckpointTaken)) as taken:
        window.session.post(TakeCheckpoint())
    qtbot.waitUntil(lambda: len(panel.charts.loss._data["batch"][0]) == 11)
    x, y = (points.copy() for points in panel.charts.loss._data["batch"])
    panel.controls.stop.trigger()
    wait_for_phase(qtbot, window, Phase.IDLE)
    panel.form.network.setCurrentIndex(panel.form.network.findData(""))
    panel.controls.one_batch.trigger()  # of another run
    qtbot.waitUntil(lambda: done(panel) == 1)
    panel.controls.stop.trigger()
    wait_for_phase(qtbot, window, Phase.IDLE)
    assert panel.dials.weight_decay.text() == "0"
    window.session.begin(replace(Train.going_on(taken.args[0].checkpoint), pause_after=1))
    qtbot.waitUntil(lambda: len(panel.charts.loss._data["batch"][0]) == len(x) + 1)
    wait_for_phase(qtbot, window, Phase.PAUSED)
    again_x, again_y = panel.charts.loss._data["batch"]
    np.testing.assert_array_equal(again_x[:-1], x)
    np.testing.assert_allclose(again_y[:-1], y, rtol=1e-6)
    assert [mark.words for mark in panel.charts.loss._events.shown] == ["decay 0 to 0.01"]
    assert panel.dials.weight_decay.text() == "0.01"
    assert panel.controls.status.text().startswith("Epoch 2 of 1000 · batch 2 of ")
    panel.controls.stop.trigger()
    wait_for_phase(qtbot, window, Phase.IDLE)


def test_the_weights_are_put_back_or_drawn_anew(qtbot: QtBot, window: Window, panel: TrainPanel) -> None:
    panel.form.fields["epochs"].setValue(1)
    panel.form.fields["seed"].setValue(4)
    with qtbot.waitSignal(window.session.told(TrainingFinished)):
        panel.controls.start.trigger()
    wait_for_phase(qtbot, window, Phase.IDLE)
    trained = weights(window)
    assert panel.controls.status.text().startswith("Trained for 1 epoch: ")
    panel.form.fields["seed"].setValue(7)  # of what comes next, not of what was
    panel.controls.rewind.trigger()
    for answer in (QMessageBox.StandardButton.Cancel, QMessageBox.StandardButton.Discard):
        np.testing.assert_array_equal(weights(window), trained)
        press(qtbot, window, answer)
        if answer is QMessageBox.StandardButton.Cancel:
            panel.controls.new_seed.trigger()
            press(qtbot, window, answer)
            assert panel.form.fields["seed"].value() == 7, "nor is the next seed taken"
            qtbot.keyClick(window.canvas, Qt.Key.Key_F12)
    qtbot.waitUntil(lambda: np.array_equal(weights(window), initial(4)))
    qtbot.waitUntil(lambda: panel.controls.status.text() == "Ready to train.")  # what is said of a run goes with it
    assert not window.isWindowModified()
    activate(qtbot, window)  # and no longer the question
    qtbot.keyClick(window.canvas, Qt.Key.Key_F12, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: np.array_equal(weights(window), initial(8)))
    assert panel.form.fields["seed"].value() == 8
    with qtbot.waitSignal(window.session.told(DocumentChanged)):
        act(window, "Network", "Rewind")
    np.testing.assert_array_equal(weights(window), initial(8))


@pytest.mark.parametrize(("shown", "drawn_from"), [(0, 1), (LARGEST_SEED - 1, LARGEST_SEED), (LARGEST_SEED, 0)])
def test_a_new_seed_gives_other_weights(
    qtbot: QtBot, window: Window, panel: TrainPanel, shown: int, drawn_from: int
) -> None:
    with qtbot.waitSignal(window.session.told(DocumentChanged)):
        window.session.post(Reinitialise(drawn_from))
    panel.form.fields["seed"].setValue(shown)
    before = weights(window)
    for _ in range(2):
        with qtbot.waitSignal(window.session.told(DocumentChanged)):
            panel.controls.new_seed.trigger()
        assert not np.array_equal(weights(window), before)
        before = weights(window)
        assert window.session.document is not None
        assert panel.form.fields["seed"].value() == window.session.document.model.card.seed


def test_weights_that_nobody_knows_are_not_made_up(qtbot: QtBot, window: Window, panel: TrainPanel) -> None:
    before = weights(window)
    panel.controls.rewind.trigger()
    qtbot.waitUntil(lambda: "First" in window.messages.text.text())
    assert window.messages.text.text().endswith("Nothing has changed.")
    np.testing.assert_array_equal(weights(window), before)


def test_a_rate_is_found_and_used(qtbot: QtBot, window: Window, panel: TrainPanel) -> None:
    before = weights(window)
    batches: list[BatchDone] = []
    window.session.told(BatchDone).connect(batches.append)
    qtbot.mouseClick(panel.form.find_rate, Qt.MouseButton.LeftButton)
    found = dialog(qtbot, window, RangeDialog)
    qtbot.waitUntil(lambda: not found.plot.is_empty)
    assert not panel.controls.start.isEnabled()
    qtbot.waitUntil(found.again.isEnabled)
    assert found.suggestion is not None
    assert found.plot._events.shown[0].x == found.suggestion
    assert f"{found.suggestion:.2g}" in found.words.text()
    assert 1e-5 < found.suggestion < 1
    assert found.plot._plot.viewRange()[0][0] < np.log10(LEAST_RATE) - 0.2, "its number has room beside the loss's"
    qtbot.keyClick(found.use, Qt.Key.Key_Space)
    assert not found.isVisible()
    assert panel.form.fields["learning_rate"].value() == float(f"{found.suggestion:.2g}")
    np.testing.assert_array_equal(weights(window), before)
    assert not window.isWindowModified()
    assert not batches
    panel.form.fields["batch_size"].setValue(1)  # takes its time
    act(window, "Network", "Find a learning rate")
    qtbot.waitUntil(lambda: not found.plot.is_empty)
    qtbot.keyClick(found.stop, Qt.Key.Key_Space)
    wait_for_phase(qtbot, window, Phase.IDLE)
    qtbot.waitUntil(found.again.isEnabled)
    found.again.click()
    qtbot.waitUntil(lambda: not found.plot.is_empty)
    found.close()
    wait_for_phase(qtbot, window, Phase.IDLE)


def test_a_test_that_cannot_begin_says_why(qtbot: QtBot, window: Window, panel: TrainPanel, tmp_path: Path) -> None:
    panel.form.data.set_data(str(tmp_path / "nothing"))
    panel.find_rate()
    found = dialog(qtbot, window, RangeDialog)
    qtbot.waitUntil(found.again.isEnabled)
    assert found.words.text().startswith("There is no data set at ")
    assert found.words.text().endswith("The weights are as they were.")
    assert not found.use.isEnabled()
    panel.form.fields["learning_rate"].setText("fast")
    found.again.click()
    assert found.words.text() == "The learning rate has to be a number, such as 0.001."
    found.close()


def test_a_test_that_is_over_leaves_a_run_alone(qtbot: QtBot, window: Window, panel: TrainPanel) -> None:
    panel.find_rate()
    found = dialog(qtbot, window, RangeDialog)
    qtbot.waitUntil(found.again.isEnabled)
    assert found.focusWidget() is found.use
    panel.controls.one_batch.trigger()
    wait_for_phase(qtbot, window, Phase.PAUSED)
    assert not found.again.isEnabled()
    assert not found.stop.isEnabled()
    assert found.focusWidget() is found.use
    panel.find_rate()
    assert f"{found.suggestion:.2g}" in found.words.text(), "what was found stays"
    found.close()
    panel.controls.resume.trigger()
    at = done(panel)
    qtbot.waitUntil(lambda: done(panel) > at)
    assert window.session.status.phase is Phase.RUNNING
    panel.controls.stop.trigger()
    wait_for_phase(qtbot, window, Phase.IDLE)
    assert found.again.isEnabled()


def test_a_test_that_is_stopped_before_its_first_batch_says_so(qtbot: QtBot, window: Window) -> None:
    found = RangeDialog(window)
    qtbot.addWidget(found)
    found.begin()
    found.show_test(RangeProgress(over=True))
    assert found.words.text() == "Stopped before the first batch: nothing has changed."


def test_a_test_that_is_stopped_says_so_and_how_far_it_came(qtbot: QtBot, window: Window, panel: TrainPanel) -> None:
    panel.form.fields["batch_size"].setValue(1)  # takes its time
    panel.find_rate()
    found = dialog(qtbot, window, RangeDialog)
    qtbot.waitUntil(lambda: not found.plot.is_empty)
    qtbot.keyClick(found.stop, Qt.Key.Key_Space)
    qtbot.waitUntil(found.again.isEnabled)
    assert found.words.text().startswith("Stopped at a rate of ")
    assert not found.use.isEnabled()
    found.close()


FALLING, GROWING = np.geomspace(2.0, 0.5, 60), np.geomspace(0.5, 1.5, 40)


@pytest.mark.parametrize(
    ("losses", "stopped", "words", "role"),
    [
        (np.full(60, 2.0), True, "had not fallen clearly yet", ""),
        (np.full(60, 2.0), False, "At none of these rates", "primary"),
        (FALLING, True, "where it was stopped", ""),
        (FALLING, False, "a good one to train with", "primary"),
        (np.concatenate([FALLING, GROWING]), True, "a good one to train with", "primary"),
    ],
)
def test_a_test_that_is_stopped_is_judged_by_what_it_saw(
    qtbot: QtBot, window: Window, losses: Array, stopped: bool, words: str, role: str
) -> None:
    steps = [Probed(rate_of(at, STEPS), loss, loss, at + 1, STEPS) for at, loss in enumerate(losses.tolist())]
    found = RangeDialog(window)
    qtbot.addWidget(found)
    found.begin()
    found.show_test(RangeProgress(steps, over=True, stopped=stopped))
    assert words in found.words.text()
    assert found.use.isEnabled() == (losses[-1] < 2.0), "what was found can be used"
    assert found.use.property("role") == role


def test_what_a_run_does_to_its_pictures_is_shown(
    qtbot: QtBot, window: Window, panel: TrainPanel, tmp_path: Path
) -> None:
    panel.form.sections["Pictures"].unfold()
    qtbot.mouseClick(panel.form.preview, Qt.MouseButton.LeftButton)
    shown = dialog(qtbot, window, PreviewDialog)
    qtbot.waitUntil(lambda: shown.words.text() == NEVER_CHANGED)
    plain = shown.pairs.shown
    assert plain is not None
    np.testing.assert_array_equal(plain.before, plain.after)
    panel.form.fields["augment"].setChecked(True)
    panel.form.fields["not_digits"].setText("50 %")
    qtbot.keyClick(shown.pairs, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: shown.pairs.shown is not plain)
    varied = shown.pairs.shown
    assert varied is not None
    assert shown.words.text() == HINT
    assert not np.array_equal(varied.before, plain.before), "others"
    assert (varied.before != varied.after).any(axis=(1, 2)).all()
    assert 10 in varied.labels
    assert "no digit" in shown.pairs.accessibleDescription()
    shown.others.click()
    panel.form.fields["not_digits"].setText("half")
    shown.others.click()
    other = Asker(window.session, "another")
    with qtbot.waitSignal(other.answered):  # and so would the pictures be there that were asked for before
        other.ask(ShowPairs(TrainingConfig(), panel.form.data.source, 1))
    assert shown.words.text() == "The share of what is no digit has to be a number, such as 20 %."
    assert shown.pairs.shown is None
    shown.close()
    panel.form.preview.click()
    assert shown.words.text() == panel.form.error.text() != ""
    panel.form.fields["not_digits"].setText("50 %")
    panel.form.data.set_data(str(tmp_path / "nothing"))
    shown.others.click()
    qtbot.waitUntil(lambda: shown.words.text().startswith("There is no data set at "))
    shown.close()
