"""What the Wants tab asks, and when: with a real session and its engine."""

from dataclasses import replace

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from core.explain.ascent import STEPS, Ascent, Unit, ascent_steps
from core.explain.strongest import strongest_steps
from core.model.model import untrained
from core.model.presets import preset
from core.steps import result_of
from desktop.engine.background import Reader
from desktop.engine.live_model import Snapshot
from desktop.engine.messages import Answering, DocumentChanged, Failed, NewNetwork, Show, WeightsUpdated
from desktop.runs.replay import Replay
from desktop.session.session import Session
from desktop.wants.question import Found, MakePicture, Source
from desktop.wants.tab import FINDING, Wanter

PATIENCE = 60_000
UNIT = Unit(2, 1)


@pytest.fixture
def wanter(session: Session, small_data: str, monkeypatch: pytest.MonkeyPatch) -> Wanter:
    monkeypatch.setattr("desktop.wants.tab.APART", 100)
    wanter = Wanter(session)
    assert session.document is not None
    wanter._open(DocumentChanged(session.document))  # as if it had been there from the beginning
    wanter.choose_source(Source("Small", small_data, ("train", "validation")))
    return wanter


def test_nothing_is_asked_while_nobody_looks(qtbot: QtBot, session: Session, wanter: Wanter) -> None:
    wanter.choose_unit(UNIT)
    wanter.make_another()
    assert session.newest_question == 0
    with qtbot.waitSignals([wanter.finder.answered, wanter.maker.answered], timeout=PATIENCE):
        wanter.watch(True)
    asked = session.newest_question
    wanter.watch(False)
    wanter.watch(True)
    assert session.newest_question == asked, "it is known"


def test_what_is_found_and_made_is_right(qtbot: QtBot, session: Session, wanter: Wanter) -> None:
    wanter.choose_unit(UNIT)
    answers: list[object] = []
    for asker in (wanter.finder, wanter.maker):
        asker.answered.connect(answers.append)
    with qtbot.waitSignals([wanter.finder.answered, wanter.maker.answered], timeout=PATIENCE):
        wanter.watch(True)
    found = next(answer for answer in answers if isinstance(answer, Found))
    ascent = next(answer for answer in answers if isinstance(answer, Ascent))
    assert session.document is not None
    model = session.document.model
    data = Source("", wanter._source.data, ("train", "validation")).pictures()
    expected = result_of(strongest_steps(model.network, model.parameters, data.images))
    assert found.looked == found.count == len(data)
    for name, one in expected.items():
        np.testing.assert_array_equal(found.strongest[name].value, one.value)
        np.testing.assert_array_equal(found.images[found.strongest[name].picture], data.images[one.picture])
        np.testing.assert_array_equal(found.labels[found.strongest[name].picture], data.labels[one.picture])
    made = result_of(ascent_steps(model.network, model.parameters, UNIT, seed=0))
    np.testing.assert_array_equal(ascent.picture, made.picture)


def test_the_picture_is_seen_growing_and_another_is_another(qtbot: QtBot, wanter: Wanter) -> None:
    seen: list[Answering] = []
    wanter.maker.progressed.connect(seen.append)
    wanter.choose_unit(UNIT)
    with qtbot.waitSignal(wanter.maker.answered, timeout=PATIENCE, check_params_cb=lambda made: made) as first:
        wanter.watch(True)
    steps = [event.answer.step for event in seen]  # type: ignore[attr-defined]
    assert steps == sorted(steps)
    assert 0 < steps[0] <= STEPS
    with qtbot.waitSignal(wanter.maker.answered, timeout=PATIENCE, check_params_cb=lambda made: made) as second:
        wanter.make_another()
    assert not np.array_equal(first.args[0].picture, second.args[0].picture)


def test_it_can_be_stopped_and_taken_up_again(qtbot: QtBot, wanter: Wanter) -> None:
    wanter.choose_source(Source("Much", "mnist", ("train",)))
    wanter.choose_unit(UNIT)
    with qtbot.waitSignal(wanter.finder.progressed, timeout=PATIENCE):
        wanter.watch(True)
    with qtbot.waitSignal(wanter.working, timeout=PATIENCE, check_params_cb=lambda working: not working):
        wanter.stop()
    later: list[object] = []
    wanter.finder.progressed.connect(later.append)
    with qtbot.waitSignal(wanter.maker.answered, timeout=PATIENCE, check_params_cb=lambda made: made):
        wanter.make_another()
        assert wanter.finder.pending, "what was stopped is wanted again with it"
    wanter.stop()


def test_whoever_looks_away_stops_it(qtbot: QtBot, session: Session, wanter: Wanter) -> None:
    wanter.choose_source(Source("Much", "mnist", ("train",)))
    wanter.choose_unit(UNIT)
    with qtbot.waitSignal(wanter.finder.progressed, timeout=PATIENCE):
        wanter.watch(True)
    asked = session.newest_question
    with qtbot.waitSignal(wanter.working, timeout=PATIENCE, check_params_cb=lambda working: not working):
        wanter.watch(False)
    wanter.watch(True)
    assert session.newest_question > asked
    wanter.watch(False)


def test_another_network_waits_for_a_unit_of_its_own(qtbot: QtBot, session: Session, wanter: Wanter) -> None:
    wanter.choose_unit(UNIT)
    with qtbot.waitSignals([wanter.finder.answered, wanter.maker.answered], timeout=PATIENCE):
        wanter.watch(True)
    asked = session.newest_question
    with qtbot.waitSignal(session.told(DocumentChanged), timeout=PATIENCE):
        session.post(NewNetwork("lenet"))
    assert session.newest_question == asked
    with qtbot.waitSignals([wanter.finder.answered, wanter.maker.answered], timeout=PATIENCE):
        wanter.choose_unit(Unit(1, 15))


def test_of_epochs_that_are_shown_quickly_the_last_is_looked_at(qtbot: QtBot, session: Session, wanter: Wanter) -> None:
    """A replay stands still then: no more weights come that would bring the question back."""
    found: list[Found] = []
    made: list[Ascent] = []
    wanter.finder.answered.connect(lambda answer: found.append(answer) if answer is not None else None)
    wanter.maker.answered.connect(lambda answer: made.append(answer) if answer is not None else None)
    wanter.choose_unit(UNIT)
    wanter.watch(True)
    network = preset("zhou").network
    with qtbot.waitSignal(session.told(DocumentChanged), timeout=PATIENCE):
        session.begin(Replay(2, untrained("Second", network, 2)))
    wanter.choose_unit(UNIT)
    shown = untrained("First", network, 1)
    with qtbot.waitSignal(session.told(WeightsUpdated), timeout=PATIENCE):
        session.post(Show(1, shown))
    qtbot.waitUntil(lambda: bool(found) and not wanter.finder.pending, timeout=PATIENCE)
    data = Source("", wanter._source.data, ("train", "validation")).pictures()
    expected = result_of(strongest_steps(shown.network, shown.parameters, data.images))
    for name, one in expected.items():
        np.testing.assert_array_equal(found[-1].strongest[name].value, one.value)
    qtbot.waitUntil(lambda: bool(made) and not wanter.maker.pending, timeout=PATIENCE)
    grown = result_of(ascent_steps(network, shown.parameters, UNIT, seed=0))
    np.testing.assert_array_equal(made[-1].picture, grown.picture)


def test_a_click_that_comes_before_the_window_knows_of_another_network_has_no_answer(session: Session) -> None:
    assert session.document is not None
    model, before = session.document.model, preset("deep").network
    steps = MakePicture(before, Unit(len(before.layers) - 1, 3), 0).work(
        Snapshot(model.network, model.parameters, model.card), Reader(lambda: None)
    )
    assert result_of(steps) is None


def test_pictures_that_cannot_be_read_are_said(qtbot: QtBot, session: Session, wanter: Wanter) -> None:
    wanter.choose_source(replace(wanter._source, data="/nowhere.npz"))
    wanter.choose_unit(UNIT)
    with qtbot.waitSignal(session.told(Failed, FINDING), timeout=PATIENCE) as failed:
        wanter.watch(True)
    assert failed.args[0].reason.startswith("There is no data set at /nowhere.npz")
    qtbot.waitUntil(lambda: not wanter.finder.pending)
    wanter.watch(False)
