"""The Map tab on the real engine, and its view with maps made by hand."""

import sys
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel
from pytestqt.qtbot import QtBot

from core.data.datasets import DataSplits
from core.explain.projection import principal_components
from core.model.presets import preset
from core.types import Array
from desktop.engine.messages import Answering, DocumentChanged, Failed, NewNetwork, OpenModel
from desktop.engine.states import Phase
from desktop.map.cartographer import KEY, Cartographer, MapState
from desktop.map.question import NO_MAP, DigitMap
from desktop.map.tsne import available
from desktop.map.view import EMPTY, NOBODY, STALE, UNANSWERED, MapView
from desktop.session.reading import Reading
from desktop.session.session import Session
from desktop.training.job import Train
from desktop.training.messages import TrainingFinished
from tests.desktop.map.places import places
from tests.desktop.office import SHORT
from tests.desktop.reading.predictions import number
from tests.desktop.session.test_asker import Fails
from tests.desktop.showing import shown

PATIENCE = 60_000


@pytest.fixture(scope="module")
def digit_map(small_mnist: DataSplits) -> DigitMap:
    """A map of 100 digits, of which the first three are misread."""
    digits = small_mnist.validation
    network = preset("zhou").network
    features = digits.images.reshape(len(digits), -1) / np.float32(255)  # (N, 1, 28, 28) -> (N, 784)
    principal = principal_components(features, 50)
    answers = digits.labels.copy()
    answers[:3] = (answers[:3] + 1) % 10
    parameters = np.zeros(network.parameter_count, np.float32)
    return DigitMap(network, parameters, digits, answers, principal, principal.project(features))


@pytest.fixture
def view(qtbot: QtBot) -> MapView:
    return shown(qtbot, MapView(), 850, 600)


# The view ----------------------------------------------------------------------------------------------------------


def test_the_picture_keeps_clear_of_its_words_where_there_is_little_room(view: MapView) -> None:
    view.resize(view.minimumSizeHint())
    QApplication.processEvents()
    assert view.picture.geometry().bottom() < view.caption.y()


def test_before_there_is_a_map_it_says_what_to_do(view: MapView, digit_map: DigitMap) -> None:
    assert view.plot.is_empty
    view.show_state(MapState(work="map", fraction=0.25))
    assert (view.bar.value(), view.stop_button.isEnabled(), view.update_button.isEnabled()) == (250, True, False)
    view.show_state(MapState())
    assert view.plot.is_empty
    assert EMPTY in [label.text() for label in view.plot.findChildren(type(view.status))]
    view.show_state(MapState(digit_map=digit_map))
    assert not view.plot.is_empty
    assert not view.stop_button.isEnabled()
    assert "100 of MNIST's validation digits" in view.plot.subtitle.text()
    assert "3 read wrong" in view.plot.subtitle.text()


def test_where_there_can_be_no_map_it_says_why(view: MapView) -> None:
    view.show_state(MapState(unanswered=True))
    label = next(label for label in view.plot.findChildren(QLabel) if label.text() == UNANSWERED)
    assert label.isVisible()
    view.show_state(MapState(unanswered=False, work="map"))
    assert label.text() != UNANSWERED


def test_a_map_of_large_numbers_is_drawn_as_any(view: MapView, digit_map: DigitMap) -> None:
    digits = digit_map.digits
    features = digits.images.reshape(len(digits), -1) * np.float32(1e30)  # (N, 1, 28, 28) -> (N, 784)
    principal = principal_components(features, 50)
    view.show_state(
        MapState(digit_map=replace(digit_map, principal=principal, coordinates=principal.project(features)))
    )
    assert not view.plot.is_empty
    assert np.isfinite(places(view.plot)).all()
    assert not view.grab().isNull()


def test_a_network_with_other_pictures_is_told_plainly(view: MapView) -> None:
    view.show_state(MapState(suits=False))
    assert view.unsuitable.isVisible()
    assert view.unsuitable.text() == NO_MAP
    view.show_state(MapState())
    assert not view.unsuitable.isVisible()


def test_it_says_when_the_weights_have_moved(view: MapView, digit_map: DigitMap) -> None:
    wishes: list[str] = []
    view.update_requested.connect(lambda: wishes.append("update"))
    view.stop_requested.connect(lambda: wishes.append("stop"))
    view.show_state(MapState(digit_map=digit_map, stale=True))
    assert view.status.text() == STALE
    view.update_button.click()
    view.show_state(MapState(digit_map=digit_map, stale=True, work="map"))
    assert view.status.text() != STALE
    view.stop_button.click()
    assert wishes == ["update", "stop"]


def test_a_chosen_digit_is_seen_large_and_can_be_drawn(qtbot: QtBot, view: MapView, digit_map: DigitMap) -> None:
    opened: list[Array] = []
    view.picture_opened.connect(opened.append)
    view.show_state(MapState(digit_map=digit_map))
    assert view.caption.text() == NOBODY
    assert not view.open_button.isEnabled()
    paper = view.picture.grab().toImage()
    view.plot.choose(1)
    label = digit_map.digits.labels[1]
    assert view.caption.text() == f"A {label}, read as {(label + 1) % 10}.\nNumber 2 of 100."
    assert view.picture.grab().toImage() != paper
    view.open_button.click()
    view.plot.choose(7)
    assert "read right" in view.caption.text()
    qtbot.keyClick(view.plot, Qt.Key.Key_Return)
    for picture, index in zip(opened, (1, 7), strict=True):
        np.testing.assert_allclose(picture, digit_map.digits.images[index, 0] / 255, rtol=1e-6)
    view.show_state(MapState())
    assert view.caption.text() == NOBODY


def test_the_axes_say_how_much_of_the_variance_they_show(view: MapView, digit_map: DigitMap) -> None:
    view.show_state(MapState(digit_map=digit_map))
    first, second = 100 * digit_map.principal.shares[:2]
    assert f"{first:.1f} %" in view.plot._axes[0]
    assert f"{second:.1f} %" in view.plot._axes[1]


def test_neighbours_take_the_place_of_components_when_they_are_found(view: MapView, digit_map: DigitMap) -> None:
    view.show_state(MapState(digit_map=digit_map, method="t-SNE", work="neighbours"))
    np.testing.assert_allclose(places(view.plot), digit_map.coordinates[:, :2])
    assert "PCA until t-SNE is ready" in view.plot.subtitle.text()
    found = np.random.default_rng(0).normal(size=(100, 2))
    view.show_state(MapState(digit_map=digit_map, method="t-SNE", places=found))
    np.testing.assert_allclose(places(view.plot), found)
    assert "t-SNE" in view.plot._axes[0]
    view.show_state(MapState(digit_map=digit_map, places=found))
    np.testing.assert_allclose(places(view.plot), digit_map.coordinates[:, :2])


def test_progress_does_not_move_what_one_looks_at(view: MapView, digit_map: DigitMap) -> None:
    state = MapState(digit_map=digit_map)
    view.show_state(state)
    view.plot.zoom(3)
    seen = view.plot._plot.getViewBox().viewRect()
    view.show_state(replace(state, work="map", fraction=0.5))
    assert view.plot._plot.getViewBox().viewRect() == seen


def test_without_the_library_it_says_how_to_get_it(view: MapView) -> None:
    row = view.method.findText("t-SNE")
    assert view.method.model().item(row).isEnabled() == available()
    hints = [label.text() for label in view.findChildren(type(view.status)) if "pip install" in label.text()]
    assert len(hints) == (0 if available() else 1)


def test_the_bundle_asks_for_no_library(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    view = MapView()
    qtbot.addWidget(view)
    assert not [label for label in view.findChildren(QLabel) if "pip install" in label.text()]


def test_every_control_says_what_it_is(view: MapView) -> None:
    for control in view.findChildren(QAbstractButton):
        if control.isVisible():
            assert control.accessibleName() or control.text(), control
            assert control.toolTip(), control


# On the engine -----------------------------------------------------------------------------------------------------


@pytest.fixture
def cartographer(session: Session) -> Cartographer:
    return Cartographer(session)


def until(qtbot: QtBot, cartographer: Cartographer, wanted: Callable[[MapState], bool]) -> MapState:
    qtbot.waitUntil(lambda: wanted(cartographer.state), timeout=PATIENCE)
    return cartographer.state


def rests(state: MapState) -> bool:
    return state.digit_map is not None and not state.work and not state.stale


def reading() -> Reading:
    return Reading(number("7"), np.zeros((28, 28), np.float32), 1)


def test_nobody_looks_and_nothing_is_computed(qtbot: QtBot, cartographer: Cartographer, session: Session) -> None:
    asked = session.newest_question
    cartographer.attend(reading())
    with qtbot.waitSignal(session.told(DocumentChanged), timeout=PATIENCE):
        session.post(NewNetwork("lenet"))
    assert cartographer.state.digit_map is None
    cartographer.watch(True)
    cartographer.watch(False)
    withdrawn = session.newest_question
    with qtbot.waitSignal(session.told(DocumentChanged), timeout=PATIENCE):
        session.post(NewNetwork("zhou"))
    assert (asked, session.newest_question) == (0, withdrawn)
    assert not cartographer.state.work


def test_the_drawing_has_its_place_on_the_map(qtbot: QtBot, cartographer: Cartographer) -> None:
    places: list[Array | None] = []
    cartographer.placed.connect(places.append)
    cartographer.attend(reading())
    assert not places
    cartographer.watch(True)
    until(qtbot, cartographer, rests)
    qtbot.waitUntil(lambda: bool(places), timeout=PATIENCE)
    assert places[-1].shape == (2,)
    cartographer.attend(None)
    assert places[-1] is None


def test_another_network_has_another_map(qtbot: QtBot, cartographer: Cartographer, session: Session) -> None:
    cartographer.watch(True)
    first = until(qtbot, cartographer, rests).digit_map
    session.post(NewNetwork("lenet"))
    second = until(qtbot, cartographer, lambda state: rests(state) and state.digit_map is not first).digit_map
    assert second.network == preset("lenet").network
    assert second.digits is first.digits, "they are not read anew"
    session.post(NewNetwork("lenet", seed=5))
    third = until(qtbot, cartographer, lambda state: rests(state) and state.digit_map is not second).digit_map
    assert not np.array_equal(third.parameters, second.parameters)


def test_a_run_with_another_network_takes_the_map_away(
    qtbot: QtBot, cartographer: Cartographer, session: Session, small_data: str
) -> None:
    """Until its first epoch is over there is none of it."""
    cartographer.watch(True)
    until(qtbot, cartographer, rests)
    told: list[MapState] = []
    cartographer.changed.connect(told.append)
    with qtbot.waitSignal(session.told(DocumentChanged)):
        session.begin(Train(SHORT, small_data, preset="lenet"))
    assert [state.digit_map for state in told] == [None]
    with qtbot.waitSignal(session.told(TrainingFinished)):
        session.stop()


def test_a_run_is_followed(qtbot: QtBot, cartographer: Cartographer, session: Session, small_data: str) -> None:
    cartographer.watch(True)
    before = until(qtbot, cartographer, rests).digit_map
    stale: list[bool] = []
    cartographer.changed.connect(lambda state: stale.append(state.stale))
    with qtbot.waitSignal(session.told(TrainingFinished), timeout=PATIENCE):
        session.begin(Train(SHORT, small_data))
    after = until(qtbot, cartographer, lambda state: rests(state) and state.digit_map is not before).digit_map
    qtbot.waitUntil(lambda: session.status.phase is Phase.IDLE, timeout=PATIENCE)
    after = until(qtbot, cartographer, rests).digit_map
    assert True in stale
    assert after.is_of(session.document.model.network, session.document.model.parameters)


def test_it_can_be_stopped_and_begun_again(qtbot: QtBot, cartographer: Cartographer) -> None:
    cartographer.watch(True)
    assert cartographer.state.work == "map"
    cartographer.stop()
    assert not cartographer.state.work
    assert cartographer.state.digit_map is None
    cartographer.update()
    until(qtbot, cartographer, rests)


def test_the_fault_of_an_earlier_question_does_not_end_the_map_that_is_being_made(
    qtbot: QtBot, cartographer: Cartographer, session: Session
) -> None:
    going_on: list[str] = []
    session.told(Failed).connect(lambda _: cartographer.update())
    session.told(Failed, KEY).connect(lambda _: going_on.append(cartographer.state.work))
    session.ask(KEY, Fails())
    qtbot.waitUntil(lambda: going_on == ["map"])
    until(qtbot, cartographer, rests)


def test_how_far_a_map_was_that_is_begun_anew_is_not_shown(
    qtbot: QtBot, cartographer: Cartographer, session: Session
) -> None:
    shown_after: list[float] = []
    session.told(Answering).connect(lambda _: cartographer.update(), Qt.ConnectionType.SingleShotConnection)
    session.told(Answering, KEY).connect(lambda _: shown_after.append(cartographer.state.fraction))
    cartographer.watch(True)
    until(qtbot, cartographer, rests)
    assert shown_after[0] == 0.0


def test_of_numbers_that_are_not_finite_there_is_no_map_until_the_weights_are_others(
    qtbot: QtBot, cartographer: Cartographer, session: Session
) -> None:
    cartographer.attend(reading())
    cartographer.watch(True)
    until(qtbot, cartographer, rests)
    assert session.document is not None
    model = session.document.model
    beyond = replace(model, parameters=model.parameters * np.float32(1e30))
    failed: list[Failed] = []
    session.told(Failed).connect(failed.append)
    with qtbot.waitSignal(session.told(DocumentChanged)):
        session.post(OpenModel(beyond))
    state = until(qtbot, cartographer, lambda state: state.unanswered)
    assert (state.digit_map, state.work, state.stale) == (None, "", False)
    cartographer.watch(False)
    cartographer.watch(True)
    until(qtbot, cartographer, lambda state: not state.unanswered)
    until(qtbot, cartographer, lambda state: state.unanswered)
    session.post(OpenModel(model))
    until(qtbot, cartographer, rests)
    assert not cartographer.state.unanswered
    assert not failed, "the view says it itself"


def test_weights_that_moved_while_nobody_looked_are_noticed(
    qtbot: QtBot, cartographer: Cartographer, session: Session
) -> None:
    cartographer.watch(True)
    first = until(qtbot, cartographer, rests).digit_map
    cartographer.watch(False)
    with qtbot.waitSignal(session.told(DocumentChanged), timeout=PATIENCE):
        session.post(NewNetwork("zhou", seed=9))
    assert cartographer.state.digit_map is first
    cartographer.watch(True)
    until(qtbot, cartographer, lambda state: rests(state) and state.digit_map is not first)


def test_neighbours_are_found_when_they_are_wanted(qtbot: QtBot, cartographer: Cartographer) -> None:
    pytest.importorskip("openTSNE")
    cartographer.watch(True)
    until(qtbot, cartographer, rests)
    cartographer.choose("t-SNE")
    assert cartographer.state.work == "neighbours"
    cartographer.choose("PCA")
    assert not cartographer.state.work
    cartographer.choose("t-SNE")
    until(qtbot, cartographer, lambda state: state.places is not None)
    cartographer.choose("PCA")
    cartographer.choose("t-SNE")
    assert not cartographer.state.work, "they are known"
