"""A kept run is replayed: in every tab, by mouse and key, and back again."""

from dataclasses import replace
from itertools import product
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QMessageBox, QToolButton
from pytestqt.qtbot import QtBot

from desktop.engine.messages import DocumentChanged, Failed, NewNetwork, StateChanged, WeightsUpdated
from desktop.engine.states import Phase
from desktop.runs.claims import Claims
from desktop.runs.keeper import Keeper
from desktop.runs.replay import Shown
from desktop.runs.replay_bar import ReplayBar
from desktop.runs.replayer import Replayer
from desktop.session.session import Session
from desktop.shell.window import Window
from desktop.training.job import Train
from desktop.training.range_job import RangeTest
from desktop.widgets import theme
from tests.desktop.showing import focus
from tests.desktop.window.keeping import TWO, bar_of, keeper_of, parameters, shown_in, trained, view_of
from tests.desktop.window.using import SHORT, act, can, choose, draw, wait_for_phase, what_is_read


def test_who_closes_it_by_key_is_led_to_the_drawing(qtbot: QtBot, window: Window, small_data: str) -> None:
    trained(qtbot, window, small_data)
    view_of(qtbot, window, 1).replay.click()
    bar = bar_of(qtbot, window)
    focus(qtbot, bar.close_button)
    with qtbot.waitSignal(window.session.told(DocumentChanged)):
        qtbot.keyClick(bar.close_button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not bar.isVisible())
    assert window.canvas.hasFocus()


def test_a_run_is_replayed_in_every_tab_and_leaves_no_trace(qtbot: QtBot, window: Window, small_data: str) -> None:
    run = trained(qtbot, window, small_data)
    draw(qtbot, window)
    before = window.session.document
    view_of(qtbot, window, 1).replay.click()
    bar = bar_of(qtbot, window)
    assert bar.text.text().startswith("epoch 2 of 2 · ")
    assert " · in a replay · " in window.network_label.text(), "not as good as the first one shown"
    assert not can(window, "File", "Export"), "it might say that the weights have to be saved beside it"
    act(window, "View", "Filters")
    shown = keeper_of(window).store.model(run.id, 1)
    updated: list[WeightsUpdated] = []
    window.session.told(WeightsUpdated).connect(updated.append)
    focus(qtbot, window.pages.tabBar())
    with qtbot.waitSignals([window.session.told(Shown), window.reader.read]):
        qtbot.keyClick(window.pages.tabBar(), Qt.Key.Key_Comma)
    assert bar.text.text().startswith("epoch 1 of 2 · ")
    np.testing.assert_array_equal(updated[-1].parameters, shown.parameters)
    with qtbot.waitSignal(window.session.told(DocumentChanged)):
        bar.close_button.click()
    wait_for_phase(qtbot, window, Phase.IDLE)
    assert window.session.document.revision == before.revision
    np.testing.assert_array_equal(parameters(window), before.model.parameters)
    assert not bar.isVisible()
    assert "% on small.npz" in window.network_label.text()
    assert window.session.modified, "the run's weights still have no file"


def test_a_run_that_another_window_replays_too_is_held_on_to_when_that_lets_go(
    qtbot: QtBot, window: Window, small_data: str
) -> None:
    run = trained(qtbot, window, small_data)
    keeper = keeper_of(window)
    keeper.wait()
    other = Claims(keeper.store.folder)
    assert other.take(run.id)
    act(window, "Network", "Replay the last run")
    bar = bar_of(qtbot, window)
    other.release(run.id)
    with qtbot.waitSignal(window.session.told(Shown)):
        bar.step(-1)
    assert not other.take(run.id), "so that it cannot delete the run"
    bar.close_button.click()
    wait_for_phase(qtbot, window, Phase.IDLE)
    assert other.take(run.id)
    other.release_all()


def test_a_second_click_on_replay_asks_for_nothing_more(qtbot: QtBot, window: Window, small_data: str) -> None:
    trained(qtbot, window, small_data)
    button = view_of(qtbot, window, 1).replay
    for _ in range(2):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    bar = bar_of(qtbot, window)
    phases: list[Phase] = []
    window.session.told(StateChanged).connect(lambda event: phases.append(event.status.phase))
    bar.close_button.click()
    wait_for_phase(qtbot, window, Phase.IDLE)
    with qtbot.waitSignal(window.session.told(DocumentChanged)):
        window.session.post(NewNetwork("zhou", 3))
    assert phases == [Phase.IDLE]
    assert not bar.isVisible()


def test_another_run_takes_the_place_of_one_that_is_on_its_way(qtbot: QtBot, window: Window, small_data: str) -> None:
    first, second = (trained(qtbot, window, small_data) for _ in range(2))
    view = view_of(qtbot, window, 2)
    for run in (second, first):
        view.table.choose([run.id])
        qtbot.mouseClick(view.replay, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: shown_in(window) == first.name)
    wait_for_phase(qtbot, window, Phase.REPLAYING)


def test_what_was_read_of_a_run_is_not_shown_as_another_one(qtbot: QtBot, window: Window, small_data: str) -> None:
    first, second = (trained(qtbot, window, small_data, "zhou", replace(TWO, epochs=1, seed=seed)) for seed in (1, 2))
    keeper, replayer = keeper_of(window), window.findChild(Replayer)
    replayer.begin(first.id)
    before = keeper.store.model(first.id, 1).parameters  # meanwhile the replay reads them too, which is not heard yet
    replayer.begin(second.id)
    bar_of(qtbot, window)
    np.testing.assert_array_equal(parameters(window), keeper.store.model(second.id, 1).parameters)
    assert not np.array_equal(parameters(window), before)


def test_an_epoch_that_cannot_be_read_stops_the_film_and_what_is_shown_stays(
    qtbot: QtBot, window: Window, small_data: str
) -> None:
    run = trained(qtbot, window, small_data)
    keeper_of(window).store.weights(run.id, 1).write_bytes(b"no weights")
    act(window, "Network", "Replay the last run")
    bar = bar_of(qtbot, window)
    for way in (lambda: bar.step(-1), bar.back.click):
        way()
        qtbot.waitUntil(lambda: "epoch-00001" in window.messages.text.text())
        assert bar.text.text().startswith("epoch 2 of 2")
        assert not bar.back.isChecked()
        window.messages.dismiss()


def test_both_ways_to_play_are_of_the_themes_colour(qtbot: QtBot) -> None:
    bar = ReplayBar()
    qtbot.addWidget(bar)
    for button in (bar.play, bar.back):
        picture = button.icon().pixmap(QSize(64, 64)).toImage()
        colours = [picture.pixelColor(x, y) for x, y in product(range(64), range(64))]
        assert {colour.name() for colour in colours if colour.alpha() == 255} == {theme.current().text}


def test_the_film_runs_to_its_end_forwards_and_backwards(qtbot: QtBot, window: Window, small_data: str) -> None:
    trained(qtbot, window, small_data)
    act(window, "Network", "Replay the last run")
    bar = bar_of(qtbot, window)
    bar.speed.setCurrentIndex(bar.speed.count() - 1)
    seen: list[int] = []
    window.session.told(Shown).connect(lambda event: seen.append(event.epoch))
    bar.back.click()
    qtbot.waitUntil(lambda: not bar.back.isChecked())
    assert seen == [1, 0]
    assert bar.text.text() == "before the first epoch"
    focus(qtbot, bar.slider)
    qtbot.keyClick(bar.slider, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not bar.play.isChecked())
    assert seen == [1, 0, 1, 2]


def test_an_epoch_becomes_the_present_network(qtbot: QtBot, window: Window, small_data: str) -> None:
    run = trained(qtbot, window, small_data)
    act(window, "Network", "Replay the last run")
    bar = bar_of(qtbot, window)
    with qtbot.waitSignal(window.session.told(Shown)):
        bar.step(-1)
    bar.use.click()
    shown = keeper_of(window).store.model(run.id, 1)
    qtbot.waitUntil(lambda: np.array_equal(parameters(window), shown.parameters))
    wait_for_phase(qtbot, window, Phase.IDLE)
    assert "epoch 1" in window.messages.text.text()


def replay_button(qtbot: QtBot, window: Window) -> QToolButton:
    """The button in the status bar, once it is there."""

    def shown() -> list[QToolButton]:
        buttons = window.statusBar().findChildren(QToolButton)
        return [button for button in buttons if button.text() == "Replay the run" and button.isVisible()]

    qtbot.waitUntil(lambda: len(shown()) == 1)
    return shown()[0]


def test_a_button_replays_the_run_that_has_ended(qtbot: QtBot, window: Window, small_data: str) -> None:
    trained(qtbot, window, small_data)
    button = replay_button(qtbot, window)
    button.click()
    bar_of(qtbot, window)
    assert not button.isVisible()


@pytest.mark.parametrize("job", [Train, RangeTest])
def test_no_button_replays_a_run_that_was_written_when_other_work_had_begun(
    qtbot: QtBot, window: Window, small_data: str, job: type[Train | RangeTest]
) -> None:
    run = trained(qtbot, window, small_data)
    button = replay_button(qtbot, window)
    window.session.begin(job(replace(SHORT, epochs=10_000), small_data))
    qtbot.waitUntil(button.isHidden)
    keeper = keeper_of(window)
    qtbot.waitUntil(lambda: bool(keeper.present) == (job is Train))
    keeper.ended.emit(run)
    assert button.isHidden()


def test_no_button_replays_a_run_that_was_deleted(qtbot: QtBot, window: Window, small_data: str) -> None:
    trained(qtbot, window, small_data)
    button = replay_button(qtbot, window)
    view_of(qtbot, window, 1).delete.click()
    assert not button.isVisible()


def test_a_film_is_saved_of_the_drawing(qtbot: QtBot, window: Window, small_data: str, tmp_path: Path) -> None:
    trained(qtbot, window, small_data)
    draw(qtbot, window)
    what_is_read(qtbot, window)
    act(window, "Network", "Replay the last run")
    bar = bar_of(qtbot, window)
    assert [action.text() for action in bar.film.menu().actions()][:2] == [
        "Answer and filters…",
        "With the activations of standardise1…",
    ]
    bar.film.menu().actions()[1].trigger()
    choose(qtbot, window, tmp_path / "film.gif")
    qtbot.waitUntil(lambda: "is saved as" in window.messages.text.text())
    with Image.open(tmp_path / "film.gif") as film:
        assert film.n_frames == 3
        assert film.width > 700, "the answer, the filters and the activations"


def test_what_a_film_would_not_hold_is_not_offered(
    qtbot: QtBot, window: Window, small_data: str, tmp_path: Path
) -> None:
    trained(qtbot, window, small_data)
    act(window, "Network", "Replay the last run")
    bar = bar_of(qtbot, window)

    def films() -> list[str]:
        return [action.text() for action in bar.film.menu().actions()]

    assert films() == ["Filters…"]
    bar.film.menu().actions()[0].trigger()
    choose(qtbot, window, tmp_path / "film.gif")
    qtbot.waitUntil(lambda: "is saved as" in window.messages.text.text())
    draw(qtbot, window)
    qtbot.waitUntil(lambda: films()[0] == "Answer and filters…")
    assert len(films()) > 3
    window.canvas.clear()
    qtbot.waitUntil(lambda: films() == ["Filters…"])


def test_another_window_makes_no_room_in_a_run_that_is_replayed(qtbot: QtBot, window: Window, small_data: str) -> None:
    run = trained(qtbot, window, small_data)
    act(window, "Network", "Replay the last run")
    bar = bar_of(qtbot, window)
    store, other = keeper_of(window).store, Keeper(Session(), keeper_of(window).store.folder, lambda: 0)
    other.make_room()
    other.wait()
    assert store.epochs(run.id) == [0, 1, 2]
    view = view_of(qtbot, window, 1)
    view.delete.click()
    assert "is replayed" in window.messages.text.text()
    bar.close_button.click()
    wait_for_phase(qtbot, window, Phase.IDLE)
    other.make_room()
    other.wait()
    assert store.ids() == []


def test_nothing_is_trained_while_a_run_is_replayed(qtbot: QtBot, window: Window, small_data: str) -> None:
    trained(qtbot, window, small_data)
    act(window, "Network", "Replay the last run")
    bar_of(qtbot, window)
    with qtbot.waitSignal(window.session.told(Failed)) as failed:
        window.session.begin(Train(SHORT, small_data))
    assert "close the bar at the foot" in failed.args[0].reason
    assert window.session.status.phase is Phase.REPLAYING


def test_closing_the_window_ends_the_replay_first(qtbot: QtBot, window: Window, small_data: str) -> None:
    trained(qtbot, window, small_data)
    act(window, "Network", "Replay the last run")
    bar_of(qtbot, window)
    window.close()
    qtbot.waitUntil(lambda: any(box.isVisible() for box in window.findChildren(QMessageBox)))
    assert window.session.status.phase is Phase.IDLE, "what is asked about is the person's own weights"


def test_space_plays_the_film_on_the_slider_alone(qtbot: QtBot, window: Window, small_data: str) -> None:
    trained(qtbot, window, small_data)
    act(window, "Network", "Replay the last run")
    bar = bar_of(qtbot, window)
    focus(qtbot, window.canvas)
    for key in (Qt.Key.Key_Space, *[Qt.Key.Key_Down] * 12, Qt.Key.Key_Space):
        qtbot.keyClick(window.canvas, key)
    assert not window.canvas.is_empty()
    assert not bar.play.isChecked()
    focus(qtbot, bar.slider)
    qtbot.keyClick(bar.slider, Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    assert bar.back.isChecked()
    focus(qtbot, bar.close_button)
    qtbot.keyClick(bar.close_button, Qt.Key.Key_Space)
    wait_for_phase(qtbot, window, Phase.IDLE)
