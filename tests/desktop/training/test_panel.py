import csv
from dataclasses import asdict, replace
from itertools import permutations
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGraphicsView
from pytestqt.qtbot import QtBot

from core.data.datasets import DataSplits, Sizes
from core.model.model import Card, Model, untrained
from core.model.presets import preset
from core.training.config import TrainingConfig
from core.training.events import BatchDone, EpochDone
from core.training.loop import fit
from desktop.engine.document import Document
from desktop.engine.messages import Failed
from desktop.engine.states import Action, Phase, Status
from desktop.training.history import History
from desktop.training.job import Train
from desktop.training.messages import KIND, TrainingFinished, TrainingStarted
from desktop.training.panel import TrainPanel
from desktop.widgets.plot_data import write_csv
from desktop.widgets.words import LONGEST_LINE
from tests.desktop.showing import shown
from tests.evaluating import evaluate


@pytest.fixture
def panel(qtbot: QtBot) -> TrainPanel:
    return shown(qtbot, TrainPanel(), 850, 560)


def wished(panel: TrainPanel) -> list[Train]:
    wishes: list[Train] = []
    panel.start_requested.connect(wishes.append)
    panel.controls.start.trigger()
    return wishes


def test_start_asks_for_a_run_of_the_present_network(panel: TrainPanel) -> None:
    assert wished(panel) == [Train(TrainingConfig(), "mnist", None)]


def test_a_preset_brings_its_own_settings(panel: TrainPanel) -> None:
    escontrela = preset("escontrela")
    panel.form.network.setCurrentText(escontrela.title)
    assert panel.form.fields["learning_rate"].text() == f"{escontrela.config.learning_rate:g}"
    assert panel.form.fields["beta1"].text() == f"{escontrela.config.betas[0]:g}"
    assert panel.form.fields["schedule"].currentData() == escontrela.config.schedule
    assert panel.form.summary.text() == escontrela.summary
    panel.form.fields["epochs"].setValue(7)
    [command] = wished(panel)
    assert command.preset == "escontrela"
    assert command.config == replace(escontrela.config, epochs=7)


def test_the_fields_are_what_is_trained_with(panel: TrainPanel) -> None:
    form = panel.form
    form.fields["optimizer"].setCurrentText("SGD")
    form.fields["learning_rate"].setText("0,05")
    form.fields["batch_size"].setValue(16)
    form.fields["seed"].setValue(3)
    form.fields["loss"].setCurrentIndex(1)
    config = TrainingConfig("sgd", 0.05, batch_size=16, seed=3, loss="mean squared error")
    assert wished(panel) == [Train(config)]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("-1", "learning rate"),
        ("1e9", "learning rate"),
        ("nan", "learning rate"),
        ("fast", "The learning rate has to be a number, such as 0.001."),
        ("", "The learning rate has to be a number, such as 0.001."),
    ],
)
def test_a_bad_learning_rate_is_said_in_a_sentence_and_nothing_starts(
    panel: TrainPanel, text: str, sentence: str
) -> None:
    panel.form.fields["learning_rate"].setText(text)
    assert wished(panel) == []
    assert sentence in panel.form.error.text()
    assert panel.form.error.text().endswith(".")
    assert panel.form.fields["learning_rate"].property("invalid") is True
    panel.form.fields["learning_rate"].setText("0.1")
    panel.form.fields["learning_rate"].textEdited.emit("0.1")
    assert panel.form.error.text() == ""
    assert panel.form.fields["learning_rate"].property("invalid") is False
    assert len(wished(panel)) == 1


RUNNING, PAUSED = Status(Phase.RUNNING, KIND), Status(Phase.PAUSED, KIND)


@pytest.mark.parametrize("phase", list(Phase))
def test_the_status_drives_every_button(panel: TrainPanel, phase: Phase) -> None:
    status = Status(phase, "" if phase is Phase.IDLE else KIND)
    panel.show_status(status)
    controls = panel.controls
    assert controls.start.isEnabled() == status.allows(Action.START)
    assert controls.pause.isEnabled() == status.allows(Action.PAUSE)
    assert controls.resume.isEnabled() == status.allows(Action.RESUME)
    assert controls.stop.isEnabled() == status.allows(Action.STOP)
    assert panel.form.network.isEnabled() == status.allows(Action.START)
    assert panel.form.sections["Data"].head.isEnabled(), "what is set can be looked at"
    for step in (controls.one_batch, controls.one_epoch):
        assert step.isEnabled() == (status.allows(Action.START) or status.allows(Action.RESUME))
    for weights in (controls.rewind, controls.new_seed):
        assert weights.isEnabled() == status.allows(Action.NEW)
    assert panel.dials.learning_rate.isEnabled() == (phase in (Phase.RUNNING, Phase.PAUSED))


def test_pause_resume_and_stop_are_wishes(panel: TrainPanel, qtbot: QtBot) -> None:
    panel.show_status(RUNNING)
    with qtbot.waitSignals([panel.pause_requested, panel.stop_requested]):
        panel.controls.pause.trigger()
        panel.controls.stop.trigger()
    panel.show_status(PAUSED)
    with qtbot.waitSignal(panel.resume_requested):
        panel.controls.resume.trigger()


@pytest.mark.parametrize(("created", "seed"), [("", 5), ("2026-01-01T00:00:00+00:00", 4)])
def test_a_seed_is_passed_over_only_where_it_would_give_the_weights_that_there_are(
    qtbot: QtBot, panel: TrainPanel, created: str, seed: int
) -> None:
    fresh = untrained("Zhou", preset("zhou").network, 4)
    panel.show_document(Document(replace(fresh, card=replace(fresh.card, created=created)), None, 0, 0, 0))
    panel.show_status(Status())
    panel.form.fields["seed"].setValue(3)
    with qtbot.waitSignal(panel.weights_requested) as asked:
        panel.controls.new_seed.trigger()
    assert asked.args == [seed]


def test_data_of_other_places_stay_in_the_list(panel: TrainPanel, tmp_path: Path) -> None:
    archive = str(tmp_path / "digits.npz")
    panel.form.data.set_data(archive)
    panel.form.data.set_data(str(tmp_path))
    panel.form.data.set_data(archive)
    [command] = wished(panel)
    assert command.data == archive
    assert panel.form.data.currentText() == "digits.npz"
    assert panel.form.data.count() == 7


def test_a_preset_brings_the_data_it_is_made_for(qtbot: QtBot, panel: TrainPanel, tmp_path: Path) -> None:
    form = panel.form

    def data_for(key: str) -> str:
        form.network.setCurrentIndex(form.network.findData(key))
        [command] = wished(panel)
        return command.data

    assert data_for("digitscope") == "mnist+strokes"
    assert data_for("lenet") == "mnist"
    for chosen in (str(tmp_path / "own.npz"), "strokes"):
        panel.form.data.set_data(chosen)
        assert data_for("digitscope") == data_for("lenet") == chosen, "what the person chose stays"
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Up):
        qtbot.keyClick(form.data, key)
    assert form.data.source == "mnist"
    assert data_for("digitscope") == "mnist+strokes", "as long as it is not what is suggested"


def test_a_run_is_drawn_and_its_result_shown(panel: TrainPanel, small_mnist: DataSplits, qtbot: QtBot) -> None:
    chosen = preset("zhou")
    config = TrainingConfig(epochs=2, batch_size=50)
    parameters = chosen.network.initialise(np.random.default_rng(0))
    trained = Card(name="Small", created="2026-01-01", recipe=asdict(replace(config, augment=True)))
    panel.form.show_document(Document(Model(chosen.network, parameters, trained), None, 0, 0, 0))
    lines = panel.form.summary.toolTip().splitlines()
    assert max(map(len, lines)) <= LONGEST_LINE
    words = " ".join(lines)
    assert words.startswith(
        "Trained last with Adam with betas 0.9 and 0.999, rate 0.001, cross-entropy; batches of 50; "
    )
    assert words.endswith("2 epochs, constant rate; varied; the best epoch's weights.")
    assert panel.form.summary.text().startswith("Small, 13,610 parameters")
    assert panel.charts.loss.is_empty
    history = History()
    history.start(TrainingStarted(config, "mnist", small_mnist.sizes, 8))
    panel.show_status(Status(Phase.PREPARING, KIND))
    panel.show_status(RUNNING)
    panel.show_history(history)
    assert panel.charts.loss.is_empty
    for event in fit(chosen.network, parameters, small_mnist, config, processes=1):
        history.add(event)
        panel.show_history(history)
        if isinstance(event, EpochDone) and event.epoch == 1:
            qtbot.waitUntil(lambda: "validation" in panel.charts.loss.legend.accessibleDescription())
    assert not panel.charts.loss.is_empty
    evaluation = evaluate(chosen.network, parameters, small_mnist.test.images, small_mnist.test.labels, processes=1)
    panel.show_finished(TrainingFinished(evaluation, "Trained for 2 epochs."))
    panel.show_status(Status())
    assert panel.controls.status.text() == "Trained for 2 epochs."
    assert not panel.charts.recall.is_empty
    assert panel.charts.recall.subtitle.text().startswith(f"Test accuracy {100 * evaluation.accuracy:.2f} %")
    loss, accuracy = history.validation("loss").y[-1], history.validation("accuracy").y[-1]
    assert f"validation {loss:.4f}" in panel.charts.loss.legend.accessibleDescription()
    assert f"validation {100 * accuracy:.2f} %" in panel.charts.accuracy.legend.accessibleDescription()

    again = History()
    again.start(TrainingStarted(config, "mnist", small_mnist.sizes, 8))
    panel.show_history(again)
    assert panel.charts.recall.is_empty, "the result of the run before is gone"


def test_another_run_is_seen_whole_whatever_page_was_in_front(panel: TrainPanel) -> None:
    for epochs in (9, 2):
        history = History()
        history.start(TrainingStarted(TrainingConfig(epochs=epochs), "mnist", Sizes(400, 10, 10), 4))
        history.add(BatchDone(1, epochs, 1, 4, 1.0, 0.5, 100, 0.1))
        panel.show_history(history)
        panel.charts.look_at(0)
        for plot in (panel.charts.loss, panel.charts.accuracy):
            assert not plot.is_empty
            assert not plot.zoomed
            plot.zoom(0.2)
        panel.charts.look_at(1)


def test_a_digit_without_pictures_has_no_recall(panel: TrainPanel, small_mnist: DataSplits, tmp_path: Path) -> None:
    network, digits = preset("zhou").network, small_mnist.test
    some = digits.take(np.flatnonzero(np.isin(digits.labels, (3, 7))))
    parameters = network.initialise(np.random.default_rng(0))
    evaluation = evaluate(network, parameters, some.images, some.labels, processes=1)
    panel.show_finished(TrainingFinished(evaluation, "Trained for 2 epochs."))
    write_csv(tmp_path / "recall.csv", *panel.charts.recall.table())
    with (tmp_path / "recall.csv").open() as file:
        _, *bars = csv.reader(file)
    assert [name for name, _ in bars] == ["3", "7"]


def test_every_batch_of_a_run_is_saved(panel: TrainPanel, tmp_path: Path) -> None:
    history, batches = History(), 10_000
    history.start(TrainingStarted(TrainingConfig(epochs=2), "mnist", Sizes(batches, 10, 10), batches))
    for number in range(batches):
        history.add(BatchDone(1, 2, 1 + number, batches, 1 / (1 + number), 0.5, 1, 0.1))
    panel.show_history(history)
    write_csv(tmp_path / "loss.csv", *panel.charts.loss.table())
    with (tmp_path / "loss.csv").open(newline="") as file:
        rows = [row for row in csv.reader(file) if row[0] == "batch"]
    assert [float(loss) for _, _, loss in rows] == pytest.approx([1 / (1 + number) for number in range(batches)])


def test_curves_are_drawn_once_in_a_while_and_only_when_there_is_something_new(panel: TrainPanel) -> None:
    history = History()
    history.start(TrainingStarted(TrainingConfig(), "mnist", Sizes(400, 10, 10), 4))

    def train(number: int) -> None:
        history.add(BatchDone(1, 5, number, 4, 1.0, 0.5, 100, 0.1))
        panel.show_history(history)

    def let_time_pass() -> None:
        assert panel._pace.isActive()
        panel._pace.stop()
        panel._pace.timeout.emit()

    def drawn() -> int:
        return len(panel.charts.loss._data["batch"][0])

    train(1)
    assert drawn() == 1, "at once"
    train(2)
    train(3)
    assert drawn() == 1
    let_time_pass()
    assert drawn() == 3
    train(4)
    assert drawn() == 3, "the last drawing is not old enough"
    let_time_pass()
    assert drawn() == 4
    history.add(BatchDone(2, 5, 1, 4, 1.0, 0.5, 100, 0.1))
    let_time_pass()
    assert drawn() == 4, "nobody told of anything new"
    assert not panel._pace.isActive()
    panel.show_history(history)
    assert drawn() == 5, "at once"


def test_the_last_points_of_a_run_are_drawn_at_once(panel: TrainPanel) -> None:
    history = History()
    history.start(TrainingStarted(TrainingConfig(), "mnist", Sizes(400, 10, 10), 4))
    for number in (1, 2, 3):
        history.add(BatchDone(1, 5, number, 4, 1.0, 0.5, 100, 0.1))
        panel.show_history(history)
    panel.show_finished(TrainingFinished(None, "Stopped."))
    assert len(panel.charts.loss._data["batch"][0]) == 3


def test_the_plots_are_there_before_a_run_needs_them(panel: TrainPanel, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: len(panel.findChildren(QGraphicsView)) == 3)
    assert panel.charts.loss.is_empty, "words stand in their place until there is something to show"


@pytest.mark.parametrize("order", list(permutations(("history", "idle", "failure"))))
def test_a_run_that_is_over_shows_no_progress_in_whatever_order_that_is_told(
    panel: TrainPanel, small_mnist: DataSplits, order: tuple[str, ...]
) -> None:
    history = History()
    history.start(TrainingStarted(TrainingConfig(epochs=5), "mnist", small_mnist.sizes, 8))
    history.add(BatchDone(3, 5, 1, 8, 1.0, 0.5, 50, 0.1))
    panel.show_status(RUNNING)
    panel.show_history(history)
    assert panel.controls.status.text().startswith("Epoch 3 of 5")
    tell = {
        "history": lambda: panel.show_history(history),
        "idle": lambda: panel.show_status(Status()),
        "failure": lambda: panel.show_failure(Failed(KIND, "There is not enough memory for this.")),
    }
    for fact in order:
        tell[fact]()
    assert panel.controls.status.text() == "The run has ended early."
    panel.show_status(RUNNING)
    assert panel.controls.status.text() != "The run has ended early.", "another one has begun"


def test_it_fits_into_the_smallest_window(panel: TrainPanel) -> None:
    least = panel.minimumSizeHint()
    assert least.width() <= 850
    assert least.height() <= 560


def test_waits_while_what_was_learnt_is_undecided(panel: TrainPanel) -> None:
    busy = Status(Phase.PROPOSED, "learning", busy="What was learnt waits: see the tab My digits.")
    panel.show_status(busy)
    assert panel.controls.status.text() == busy.busy
    assert not panel.controls.start.isEnabled()
    panel.show_status(Status())
    assert panel.controls.status.text() == "Ready to train."
