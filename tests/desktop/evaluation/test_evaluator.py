"""What is asked and when it is still true, with the real engine."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from core.evaluation.calibration import Calibration
from desktop.engine.messages import DocumentChanged, Failed, NewNetwork, OpenModel
from desktop.evaluation.evaluator import KEY, Evaluator
from desktop.evaluation.question import Pictures
from desktop.session.data_offers import DataOffer, DataOffers
from desktop.session.session import Session


@pytest.fixture
def evaluator(session: Session) -> Evaluator:
    evaluator = Evaluator(session, DataOffers(session))
    evaluator.watch(True)
    return evaluator


def done(evaluator: Evaluator) -> Callable[[], bool]:
    return lambda: not evaluator.state.work


def test_what_cannot_be_written_is_not_evaluated(session: Session) -> None:
    offers = DataOffers(session)
    offers.offer(DataOffer("mine.npz", "My digits", "", 3, lambda: False))
    evaluator = Evaluator(session, offers)
    evaluator.evaluate(Pictures("mine.npz"))
    assert not evaluator.state.work
    assert session.newest_question == 0


def test_another_network_makes_the_result_one_of_earlier_weights(
    qtbot: QtBot, session: Session, evaluator: Evaluator, small_data: str
) -> None:
    evaluator.evaluate(Pictures(small_data))
    qtbot.waitUntil(done(evaluator))
    result = evaluator.state.result
    assert not evaluator.state.stale
    with qtbot.waitSignal(session.told(DocumentChanged)):
        session.post(NewNetwork("lenet"))
    assert evaluator.state.stale
    assert evaluator.state.result is result
    with qtbot.waitSignal(session.told(DocumentChanged)):
        session.post(NewNetwork("zhou", seed=1))
    assert not evaluator.state.stale, "the very same numbers again"


def test_a_persons_own_pictures_are_read_every_time_and_the_programs_once(
    qtbot: QtBot, evaluator: Evaluator, small_data: str
) -> None:
    shown = []
    for source in (small_data, small_data, "mnist", "mnist"):
        evaluator.evaluate(Pictures(source, "validation"))
        qtbot.waitUntil(done(evaluator))
        shown.append(evaluator.state.result.shown)
    assert shown[0] is not shown[1]
    assert shown[2] is shown[3]
    assert len(shown[3].digits) == 5000


def test_stopped_it_keeps_what_was_found(qtbot: QtBot, evaluator: Evaluator, small_data: str) -> None:
    evaluator.evaluate(Pictures(small_data))
    qtbot.waitUntil(done(evaluator))
    result = evaluator.state.result
    evaluator.evaluate(Pictures("mnist", "train"))
    assert evaluator.state.work == "evaluate"
    evaluator.stop()
    assert done(evaluator)()
    assert evaluator.state.result is result


def test_a_fault_ends_the_work(qtbot: QtBot, evaluator: Evaluator, small_data: str) -> None:
    evaluator.evaluate(Pictures("nowhere.npz"))
    qtbot.waitUntil(done(evaluator))
    assert evaluator.state.result is None


def test_the_fault_of_earlier_work_does_not_end_what_is_going_on(
    qtbot: QtBot, session: Session, evaluator: Evaluator, small_data: str
) -> None:
    going_on: list[str] = []
    session.told(Failed).connect(lambda _: evaluator.evaluate(Pictures(small_data)))
    session.told(Failed, KEY).connect(lambda _: going_on.append(evaluator.state.work))
    evaluator.evaluate(Pictures("nowhere.npz"))
    qtbot.waitUntil(lambda: evaluator.state.result is not None)
    assert going_on == ["evaluate"]


def test_what_is_known_of_the_live_weights_is_compared_as_it_is(
    qtbot: QtBot, session: Session, evaluator: Evaluator, first_weights: Path
) -> None:
    for seed, known in ((1, True), (2, False)):
        evaluator.evaluate(Pictures())
        qtbot.waitUntil(done(evaluator))
        before = evaluator.state.result
        if not known:
            with qtbot.waitSignal(session.told(DocumentChanged)):
                session.post(NewNetwork("zhou", seed))
        evaluator.compare(Pictures(), first_weights)
        qtbot.waitUntil(done(evaluator))
        compared = evaluator.state.compared
        assert compared.ours is evaluator.state.result
        assert (compared.ours is before) == known
        assert compared.ours.shown is compared.theirs.shown is before.shown
        assert bool(compared.comparison.only_first) != known, "first_weights are those of the seed 1"


def test_a_result_with_an_earlier_calibration_is_out_of_date_and_not_compared_as_it_is(
    qtbot: QtBot, session: Session, evaluator: Evaluator, first_weights: Path
) -> None:
    evaluator.evaluate(Pictures())
    qtbot.waitUntil(done(evaluator))
    assert session.document is not None
    model = session.document.model
    sure = Calibration(temperature=0.5)
    with qtbot.waitSignal(session.told(DocumentChanged)):
        session.post(OpenModel(replace(model, card=replace(model.card, calibration=sure))))
    assert evaluator.state.stale
    evaluator.compare(Pictures(), first_weights)
    qtbot.waitUntil(done(evaluator))
    assert not evaluator.state.stale
    assert evaluator.state.compared.ours.card.calibration == sure
