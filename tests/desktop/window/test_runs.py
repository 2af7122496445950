"""Runs that the window trains are kept, and what a person does with them."""

from dataclasses import replace
from pathlib import Path

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from core.model.weights import load_model
from core.training.dials import Dials
from desktop.engine.messages import Adjust, DocumentChanged, Failed, OpenedKept, Saved
from desktop.engine.states import Phase
from desktop.runs.comparing import QUANTITIES
from desktop.runs.record import Run
from desktop.runs.store import CURVES
from desktop.runs.view import FEW, WIDEST
from desktop.shell.window import Window
from desktop.training.job import Train
from desktop.training.messages import TrainingFinished
from tests.desktop.showing import focus
from tests.desktop.window.keeping import TWO, keeper_of, parameters, renaming, text_of, trained, view_of
from tests.desktop.window.using import SHORT, Open, act, choose, in_front, press, wait_for_phase


def test_a_run_is_kept_with_the_weights_of_every_epoch(qtbot: QtBot, window: Window, small_data: str) -> None:
    before = parameters(window)
    run = trained(qtbot, window, small_data)
    keeper = keeper_of(window)
    assert keeper.store.read(run.id) == run
    assert (len(run.epochs), run.ended, run.data) == (2, True, small_data)
    assert run.settings == TWO
    assert keeper.store.epochs(run.id) == [0, 1, 2]
    np.testing.assert_array_equal(keeper.store.model(run.id, 0).parameters, before)
    ended = load_model(keeper.store.weights(run.id, None))
    np.testing.assert_array_equal(ended.parameters, parameters(window))
    assert ended.card.test_accuracy == run.test_accuracy is not None
    batches = keeper.store.curves(run.id)["loss.x"]
    assert batches[-1] == 2
    assert len(batches) == 2 * run.batches_per_epoch


def test_a_run_that_was_stopped_is_kept_as_it_was_then(qtbot: QtBot, window: Window, small_data: str) -> None:
    window.session.begin(Train(replace(SHORT, epochs=10_000), small_data))
    wait_for_phase(qtbot, window, Phase.RUNNING)
    keeper = keeper_of(window)
    qtbot.waitUntil(lambda: bool(keeper.runs and keeper.runs[0].epochs))
    act(window, "Network", "Stop training")
    wait_for_phase(qtbot, window, Phase.IDLE)
    keeper.wait()
    [run] = keeper.runs
    np.testing.assert_array_equal(keeper.store.model(run.id, None).parameters, parameters(window))
    assert run.test_accuracy is None
    assert run.outcome.startswith("Stopped in epoch")


def test_a_run_that_came_to_nothing_is_forgotten(qtbot: QtBot, window: Window, small_data: str) -> None:
    with qtbot.waitSignal(window.session.told(Failed, "training")):
        window.session.begin(Train(replace(SHORT, learning_rate=10.0), small_data))
    wait_for_phase(qtbot, window, Phase.IDLE)
    keeper = keeper_of(window)
    keeper.wait()
    assert keeper.runs == ()
    assert keeper.store.ids() == []
    QApplication.processEvents()
    assert not window.session.unsaved, "what is back needs no saving"


def test_a_window_that_closes_knows_that_the_run_is_kept(qtbot: QtBot, window: Window, small_data: str) -> None:
    def close(_event: TrainingFinished) -> None:  # at once, so that nothing else is heard between
        keeper_of(window).close()
        at_risk.append(window.session.at_risk)

    at_risk: list[bool] = []
    window.session.told(TrainingFinished).connect(close)
    trained(qtbot, window, small_data)
    assert at_risk == [False]


def test_after_a_kept_run_another_network_is_trained_without_a_question(
    qtbot: QtBot, window: Window, small_data: str
) -> None:
    trained(qtbot, window, small_data)
    assert window.session.modified
    qtbot.waitUntil(lambda: not window.session.at_risk)
    panel = window.pages.look_at("train")
    panel.form.data.set_data(small_data)
    panel.form.network.setCurrentIndex(panel.form.network.findData("zhou"))
    panel.form.fields["epochs"].setValue(1)
    with qtbot.waitSignal(window.session.told(TrainingFinished)):
        act(window, "Network", "Start training")
    assert not [box for box in window.findChildren(QMessageBox) if box.isVisible()]


def test_the_runs_of_yesterday_are_there_today(qtbot: QtBot, opened: Open, small_data: str) -> None:
    run = trained(qtbot, opened(), small_data)
    view = view_of(qtbot, opened(), 1)
    assert [kept.id for kept in view.table.chosen()] == [run.id]
    assert view.plot.lines[0].y.tolist() == [100 * epoch.validation_accuracy for epoch in run.epochs]


def test_room_that_another_window_gives_is_shown_at_the_next_look(qtbot: QtBot, opened: Open) -> None:
    window, other = opened(), opened()
    view = view_of(qtbot, window, 0)
    other.settings.runs_budget = 500
    act(window, "View", "Train")
    act(window, "View", "Runs")
    qtbot.waitUntil(lambda: view.budget.currentData() == 500)


def test_two_runs_are_compared(qtbot: QtBot, window: Window, small_data: str) -> None:
    first = trained(qtbot, window, small_data, "zhou")
    second = trained(qtbot, window, small_data, "zhou", replace(TWO, learning_rate=0.05, epochs=1))
    view = view_of(qtbot, window, 2)
    view.table.selectAll()
    assert [line.name for line in view.plot.lines] == [second.name, first.name]
    names = [view.settings.verticalHeaderItem(row).text() for row in range(view.settings.rowCount())]
    assert names == ["Learning rate", "Epochs"]
    assert [view.settings.item(0, column).text() for column in (0, 1)] == ["0.05", "0.01"]
    view.quantity.setCurrentText("Training loss by batch")
    assert [len(line.x) for line in view.plot.lines] == [first.batches_per_epoch, 2 * first.batches_per_epoch]


def test_where_no_setting_differs_that_is_said(qtbot: QtBot, window: Window, small_data: str) -> None:
    for _ in range(2):
        trained(qtbot, window, small_data, "zhou")
    view = view_of(qtbot, window, 2)
    view.table.selectAll()
    assert (view.settings_title.text(), view.settings.rowCount()) == ("No setting differs", 0)


def test_of_many_runs_each_has_a_column_as_wide_as_it_needs(qtbot: QtBot, window: Window, small_data: str) -> None:
    keeper, run = keeper_of(window), trained(qtbot, window, small_data)
    names = ["long " * 100, *("Short", "A name of some length", "B", "C")]
    for number, name in enumerate(names):
        settings = run.config | {"learning_rate": 10.0**-number, "weight_decay": 0.012345 * number}
        keeper.store.record(replace(run, id=f"{run.id}{number}", name=name, config=settings))
    view = view_of(qtbot, window, len(names) + 1)
    header = view.settings.horizontalHeader()
    for several in (names[1:], names[3:], names[1:], names):  # two fill the table
        view.table.choose([kept.id for kept in keeper.runs if kept.name in several])
        if len(several) <= FEW:
            continue
        for column in range(header.count()):
            needed = max(view.settings.sizeHintForColumn(column), header.sectionSizeHint(column))
            assert header.sectionSize(column) == min(needed, WIDEST)
    assert max(map(header.sectionSize, range(header.count()))) == WIDEST


def test_a_run_is_renamed_by_key_and_marked(qtbot: QtBot, window: Window, small_data: str) -> None:
    run = trained(qtbot, window, small_data)
    view = view_of(qtbot, window, 1)
    editor = renaming(qtbot, view)
    editor.selectAll()
    qtbot.keyClicks(editor, "Mine")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: view.table.chosen()[0].name == "Mine")
    view.keep.click()
    keeper = keeper_of(window)
    keeper.wait()
    kept = keeper.store.read(run.id)
    assert isinstance(kept, Run)
    assert (kept.name, kept.keep) == ("Mine", True)
    assert view.keep.isChecked()


def test_a_name_that_is_too_long_is_cut(qtbot: QtBot, window: Window, small_data: str) -> None:
    trained(qtbot, window, small_data)
    view = view_of(qtbot, window, 1)
    editor = renaming(qtbot, view)
    editor.setText("x" * 1_200)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: view.table.chosen()[0].name == "x" * 1_000)


def test_a_name_that_is_being_typed_stays_when_an_epoch_ends(qtbot: QtBot, window: Window, small_data: str) -> None:
    window.session.begin(Train(replace(SHORT, epochs=10_000), small_data))
    keeper = keeper_of(window)
    qtbot.waitUntil(lambda: bool(keeper.runs and keeper.runs[0].epochs))
    view = view_of(qtbot, window, 1)
    editor = renaming(qtbot, view)
    editor.selectAll()
    qtbot.keyClicks(editor, "Mine")
    epochs = len(keeper.runs[0].epochs)
    qtbot.waitUntil(lambda: len(keeper.runs[0].epochs) > epochs + 1)
    assert editor.text() == "Mine"
    assert view.table.model().index(0, 3).data() == f"{len(keeper.runs[0].epochs)}"
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    window.session.stop()
    wait_for_phase(qtbot, window, Phase.IDLE)
    keeper.wait()


def test_a_name_that_is_being_typed_is_kept_when_the_window_closes(qtbot: QtBot, opened: Open, small_data: str) -> None:
    window = opened()
    run = trained(qtbot, window, small_data)
    editor = renaming(qtbot, view_of(qtbot, window, 1))
    editor.selectAll()
    qtbot.keyClicks(editor, "Mine")
    store = keeper_of(window).store
    window.leave()
    qtbot.waitUntil(lambda: store.read(run.id).name == "Mine")


def test_deleted_runs_come_back_by_undo(qtbot: QtBot, window: Window, small_data: str) -> None:
    run = trained(qtbot, window, small_data)
    view = view_of(qtbot, window, 1)
    focus(qtbot, view.table)
    qtbot.keyClick(view.table, Qt.Key.Key_Delete)
    keeper = keeper_of(window)
    keeper.wait()
    assert keeper.store.ids() == []
    assert view.title.text() == "0 runs"
    window.messages.action_button.click()
    qtbot.waitUntil(lambda: view.title.text() == "1 run")
    assert keeper.store.read(run.id) == run


def test_weights_whose_run_was_deleted_are_asked_about(qtbot: QtBot, window: Window, small_data: str) -> None:
    first, second = (trained(qtbot, window, small_data) for _ in range(2))
    view = view_of(qtbot, window, 2)
    qtbot.waitUntil(lambda: not window.session.at_risk)
    mine = parameters(window)
    view.table.choose([second.id])
    view.delete.click()
    keeper_of(window).wait()
    view.table.choose([first.id])
    view.open_best.trigger()
    press(qtbot, window, QMessageBox.StandardButton.Cancel)
    np.testing.assert_array_equal(parameters(window), mine)
    window.messages.action_button.click()
    keeper_of(window).wait()
    assert not window.session.at_risk, "it was brought back"


def test_an_epoch_whose_run_was_deleted_is_asked_about_though_it_was_only_opened(
    qtbot: QtBot, window: Window, small_data: str, tmp_path: Path
) -> None:
    trained(qtbot, window, small_data)
    view, keeper = view_of(qtbot, window, 1), keeper_of(window)
    with qtbot.waitSignal(window.session.told(OpenedKept)):
        view.open_best.trigger()
    assert not window.session.unsaved
    view.delete.click()
    keeper.wait()
    assert window.session.at_risk
    window.close()
    press(qtbot, window, QMessageBox.StandardButton.Cancel)
    assert window.isVisible()
    window.messages.action_button.click()
    keeper.wait()
    assert not window.session.unsaved, "it was brought back"
    view.delete.click()
    act(window, "File", "Save weights")
    with qtbot.waitSignal(window.session.told(Saved)):
        choose(qtbot, window, tmp_path / "mine.safetensors")
    keeper.wait()
    assert not window.session.unsaved, "a file holds it"


def test_the_epoch_that_a_run_which_fails_goes_back_to_is_kept(qtbot: QtBot, window: Window, small_data: str) -> None:
    window.session.begin(Train(replace(SHORT, epochs=2), small_data, pause_after=0))
    wait_for_phase(qtbot, window, Phase.PAUSED)
    window.session.post(Adjust(Dials(900.0, 0.0, 0.0)))
    with qtbot.waitSignal(window.session.told(Failed)):
        window.session.resume()
    wait_for_phase(qtbot, window, Phase.IDLE)
    assert window.session.modified
    keeper_of(window).wait()
    qtbot.waitUntil(lambda: not window.session.at_risk)
    kept = keeper_of(window).store.model(keeper_of(window).store.ids()[0], 1)
    np.testing.assert_array_equal(kept.parameters, parameters(window))


def test_a_damaged_run_is_listed_and_can_be_deleted(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    folder = tmp_path / "data" / "runs" / "broken"
    folder.mkdir(parents=True)
    view = view_of(qtbot, window, 1)
    assert "(damaged)" in view.table.model().index(0, 0).data()
    assert not view.open.isEnabled()
    words = [text_of(label) for label in view.plot.findChildren(QWidget)]
    assert "This run is damaged: Its description is missing. Delete removes it." in words
    view.delete.click()
    keeper_of(window).wait()
    assert not folder.exists()


def test_a_run_is_opened_again_with_its_best_epoch(qtbot: QtBot, window: Window, small_data: str) -> None:
    run = trained(qtbot, window, small_data)
    trained(qtbot, window, small_data, "zhou")
    view = view_of(qtbot, window, 2)
    view.table.choose([run.id])
    focus(qtbot, view.table)
    with qtbot.waitSignal(window.session.told(DocumentChanged)):
        qtbot.keyClick(view.table, Qt.Key.Key_Return)
    best = keeper_of(window).store.model(run.id, run.best.number)
    np.testing.assert_array_equal(parameters(window), best.parameters)
    assert not window.session.modified
    with qtbot.waitSignal(window.session.told(DocumentChanged)):
        view.open_end.trigger()
    np.testing.assert_array_equal(parameters(window), keeper_of(window).store.model(run.id, None).parameters)


def test_its_settings_come_to_the_form(qtbot: QtBot, window: Window, small_data: str) -> None:
    run = trained(qtbot, window, small_data, config=replace(TWO, learning_rate=0.02, batch_size=48))
    view = view_of(qtbot, window, 1)
    qtbot.waitUntil(lambda: bool(view.table.chosen()))
    with qtbot.waitSignal(window.session.told(DocumentChanged)):
        view.open_best.trigger()
    form = window.pages.look_at("train").form
    assert (form.fields["learning_rate"].text(), form.fields["batch_size"].value()) == ("0.02", 48)
    assert form.command().data == small_data
    assert run.settings == form.command().config
    assert "its settings were put in the tab Train" in window.messages.text.text()


def test_settings_of_another_version_stay_away_from_the_form(
    qtbot: QtBot, window: Window, small_data: str, tmp_path: Path
) -> None:
    run = trained(qtbot, window, small_data)
    keeper = keeper_of(window)
    keeper.store.record(replace(run, config=run.config | {"optimizer": "of tomorrow"}))
    keeper.look()
    qtbot.waitUntil(lambda: keeper.run(run.id).settings is None)
    view = view_of(qtbot, window, 1)
    qtbot.waitUntil(lambda: bool(view.table.chosen()))
    with qtbot.waitSignal(window.session.told(DocumentChanged)):
        view.open_best.trigger()
    assert "without its settings" in window.messages.text.text()


def test_a_run_is_exported_into_a_folder(qtbot: QtBot, window: Window, small_data: str, tmp_path: Path) -> None:
    trained(qtbot, window, small_data)
    target = tmp_path / "exports"
    target.mkdir()
    view_of(qtbot, window, 1).export.click()
    choose(qtbot, window, target)
    assert "is being exported" in window.messages.text.text(), "and the window goes on"
    qtbot.waitUntil(lambda: "is written to" in window.messages.text.text())
    [folder] = target.iterdir()
    assert exported(folder) >= EXPORTED


EXPORTED = {"settings.json", "epochs.csv", "batches.csv", "changes.csv", "weights"} | {
    f"{quantity.replace(' ', '-')}.png" for quantity in QUANTITIES
}


def exported(folder: Path) -> set[str]:
    return {each.name for each in folder.iterdir()}


def test_an_export_is_whole_though_the_window_closes(
    qtbot: QtBot, opened: Open, small_data: str, tmp_path: Path
) -> None:
    window = opened()
    trained(qtbot, window, small_data)
    target = tmp_path / "exports"
    target.mkdir()
    view_of(qtbot, window, 1).export.click()
    choose(qtbot, window, target)
    window.leave()
    [folder] = target.iterdir()
    assert exported(folder) >= EXPORTED


def test_an_export_that_fails_says_why(qtbot: QtBot, window: Window, small_data: str, tmp_path: Path) -> None:
    run = trained(qtbot, window, small_data)
    (keeper_of(window).store.folder / run.id / CURVES).write_text("?")
    view_of(qtbot, window, 1).export.click()
    choose(qtbot, window, tmp_path)
    qtbot.waitUntil(lambda: "are damaged" in window.messages.text.text())
    assert window.messages.text.text().startswith("The curves of the run in ")


def test_a_run_that_is_deleted_while_it_is_exported_is_written_whole(
    qtbot: QtBot, window: Window, small_data: str, tmp_path: Path
) -> None:
    run = trained(qtbot, window, small_data)
    target = tmp_path / "exports"
    target.mkdir()
    view, store = view_of(qtbot, window, 1), keeper_of(window).store
    weights = {path.name for path in (store.folder / run.id).glob("*[0-9d].safetensors")}
    view.export.click()
    choose(qtbot, window, target)
    view.delete.click()
    qtbot.waitUntil(lambda: "is written to" in window.messages.text.text())
    [folder] = target.iterdir()
    assert exported(folder / "weights") == weights
    assert exported(folder) >= EXPORTED


def test_an_empty_tab_says_what_to_do(qtbot: QtBot, window: Window) -> None:
    view = view_of(qtbot, window, 0)
    [words] = [label for label in view.findChildren(QWidget) if "Press Start" in text_of(label)]
    qtbot.waitUntil(words.isVisible)
    assert in_front(window) == "runs"


def test_all_tabs_fit_without_arrows_and_ten_have_keys(window: Window) -> None:
    window.resize(1280, 720)
    pages = window.pages
    bar = pages.tabBar()
    assert bar.tabRect(pages.count() - 1).right() <= pages.width()
    keys = [pages.tabToolTip(index).rpartition("(")[2].rstrip(")") for index in range(pages.count())]
    assert keys[:10] == [f"Ctrl+{number}" for number in (1, 2, 3, 4, 5, 6, 7, 8, 9, 0)]
    assert "(" not in "".join(pages.tabToolTip(index) for index in range(10, pages.count()))


def test_the_tenth_tab_comes_to_the_front_by_its_key(qtbot: QtBot, window: Window) -> None:
    focus(qtbot, window.pages.tabBar())
    qtbot.keyClick(window.pages.tabBar(), Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert window.pages.currentIndex() == 9


def test_the_name_of_a_run_is_there_to_be_read_however_narrow_the_table(
    qtbot: QtBot, window: Window, small_data: str
) -> None:
    trained(qtbot, window, small_data)
    table = view_of(qtbot, window, 1).table
    for width in (300, 640, 1200):
        table.resize(width, 300)
        assert table.columnWidth(0) >= 140
    assert table.columnWidth(0) > 140, "what the others leave"
    assert table.columnWidth(1) < table.columnWidth(0)
    assert table.columnWidth(1) > table.fontMetrics().horizontalAdvance("Rathi (average pooling)")


def test_figures_stand_at_the_right_below_what_they_are_called(qtbot: QtBot, window: Window, small_data: str) -> None:
    trained(qtbot, window, small_data)
    model, role = view_of(qtbot, window, 1).table.model(), Qt.ItemDataRole.TextAlignmentRole
    sides = {}
    for column in range(model.columnCount()):
        side = model.index(0, column).data(role)
        assert model.headerData(column, Qt.Orientation.Horizontal, role) == side
        sides[model.headerData(column, Qt.Orientation.Horizontal)] = side
    right = {name for name, side in sides.items() if side & Qt.AlignmentFlag.AlignRight}
    assert right == {"Epochs", "Best val.", "Test", "When", "Took"}
