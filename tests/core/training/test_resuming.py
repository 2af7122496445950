"""A run that was interrupted and goes on, and what a person may turn meanwhile."""

from dataclasses import replace

import numpy as np
import pytest

from core.data.datasets import DataSplits
from core.training.config import TrainingConfig
from core.training.dials import dials_of
from core.training.events import Adjusted, BatchDone, BestKept, EpochDone, Evaluating, Working
from core.training.loop import Run
from core.training.state import RunState
from core.types import Array
from tests.core.training.example import NORMALISED
from tests.evaluating import evaluate

CONFIG = TrainingConfig(
    learning_rate=0.01, batch_size=64, epochs=6, seed=5, schedule="one-cycle", weight_decay=0.01, averaging=0.9
)
WAYS = {
    "sgd": {"optimizer": "sgd", "momentum": 0.0, "learning_rate": 0.05},
    "momentum": {"optimizer": "sgd", "augment": True, "schedule": "step"},
    "nesterov": {"optimizer": "sgd", "nesterov": True, "averaging": 0.0, "patience": 2},
    "rmsprop": {"optimizer": "rmsprop", "averaging": 0.0},
    "adam": {"optimizer": "adam", "augment": True, "drawn": 0.1, "not_digits": 0.1, "settle": 0.4, "finish": 0.2},
    "adamw": {"optimizer": "adamw", "keep_best": False},
}


def start(data: DataSplits, config: TrainingConfig, state: RunState | None = None) -> tuple[Array, Run]:
    vector = NORMALISED.initialise(np.random.default_rng(0))
    return vector, Run(NORMALISED, vector, data, config, state=state)


def told(events: list[object]) -> list[object]:
    """What is said of the run itself, without the time it took."""
    return [
        replace(event, seconds=0, images_per_second=0) if isinstance(event, EpochDone) else replace(event, seconds=0)
        for event in events
        if isinstance(event, EpochDone | BatchDone)
    ]


@pytest.mark.parametrize("way", WAYS)
def test_a_run_that_is_interrupted_anywhere_ends_with_the_same_bytes(small_mnist: DataSplits, way: str) -> None:
    config = replace(CONFIG, **WAYS[way])  # type: ignore[arg-type]
    whole, run = start(small_mnist, config)
    events = list(run.events())
    rng = np.random.default_rng(len(way))
    moments = [len(events) - 1, *rng.integers(len(events), size=4)]
    for moment in moments:
        _, run = start(small_mnist, config)
        begun, before = run.events(), []
        for _ in range(moment + 1):
            before.append(next(begun))
        state = run.state()
        begun.close()
        vector, run = start(small_mnist, config, state)
        after = list(run.events())
        assert vector.tobytes() == whole.tobytes(), f"interrupted after {events[moment]}"
        assert told(before) + told(after) == told(events)
        assert run.state().past.losses.tolist() == pytest.approx([e.loss for e in events if isinstance(e, BatchDone)])


def test_a_state_does_not_move_with_its_run(small_mnist: DataSplits) -> None:
    _, run = start(small_mnist, CONFIG)
    events = run.events()
    next(events)
    state = run.state()
    kept = {name: value.copy() for name, value in state.optimizer.items()}
    parameters, average = state.parameters.copy(), np.array(state.average)
    for _ in range(5):
        next(events)
    events.close()
    assert state.parameters.tobytes() == parameters.tobytes()
    assert np.array(state.average).tobytes() == average.tobytes()
    assert all(value.tobytes() == kept[name].tobytes() for name, value in state.optimizer.items())


@pytest.mark.parametrize("optimizer", ["sgd", "rmsprop", "adam", "adamw"])
def test_a_rate_of_nothing_holds_everything_and_set_back_the_run_goes_on(
    small_mnist: DataSplits, optimizer: str
) -> None:
    config = replace(CONFIG, optimizer=optimizer, epochs=2)
    vector, run = start(small_mnist, config)
    held: list[bytes] = []
    turns = []
    for event in run.events():
        if isinstance(event, Adjusted):
            turns.append((event.epoch, event.batch, event.step, event.dials.learning_rate))
        if not isinstance(event, BatchDone) or event.epoch > 1:
            continue
        if event.batch == 2:
            run.dials = replace(run.dials, learning_rate=0)
        if 2 <= event.batch <= 5:
            state = run.state()
            assert state.average is not None
            held.append(
                vector.tobytes() + state.average.tobytes() + b"".join(v.tobytes() for v in state.optimizer.values())
            )
        if event.batch == 5:
            run.dials = dials_of(config)
        if event.batch == 6:
            assert vector.tobytes() not in held[0]
    assert len(held) == 4
    assert len(set(held)) == 1
    assert turns == [(1, 3, 2, 0), (1, 6, 5, config.learning_rate)]


def test_turned_dials_are_remembered_by_who_goes_on(small_mnist: DataSplits) -> None:
    config = replace(CONFIG, optimizer="sgd", epochs=2, averaging=0.0)

    def turn(run: Run, event: object) -> None:
        if isinstance(event, BatchDone) and (event.epoch, event.batch) == (1, 2):
            run.dials = replace(run.dials, momentum=0.5, learning_rate=0.03)

    whole, run = start(small_mnist, config)
    for event in run.events():
        turn(run, event)
    plain, other = start(small_mnist, config)
    list(other.events())
    assert plain.tobytes() != whole.tobytes()
    for moment in (2, 3, 6):  # before they hold, at the first batch with them, and later
        _, run = start(small_mnist, config)
        for event in run.events():
            turn(run, event)
            if isinstance(event, BatchDone) and event.batch == moment:
                break
        vector, run = start(small_mnist, config, run.state())
        list(run.events())
        assert vector.tobytes() == whole.tobytes()
        assert len(run.state().past.adjusted) == 1


def test_a_run_ends_with_the_weights_of_its_best_epoch(small_mnist: DataSplits) -> None:
    # A rate that is too high from the third epoch on spoils what was learnt.
    config = replace(CONFIG, schedule="constant", averaging=0.0, epochs=5)
    vector, run = start(small_mnist, config)
    epochs, events = [], []
    for event in run.events():
        events.append(event)
        if isinstance(event, EpochDone):
            epochs.append(event)
            if event.epoch == 2:
                run.dials = replace(run.dials, learning_rate=5)
    best = max(epochs, key=lambda epoch: epoch.validation_accuracy)
    assert best.epoch <= 2
    assert events[-1] == BestKept(best)
    found = evaluate(NORMALISED, vector, small_mnist.validation.images, small_mnist.validation.labels)
    assert (best.validation_accuracy, best.validation_loss) == pytest.approx((found.accuracy, found.loss))


def test_a_run_without_progress_ends_early(small_mnist: DataSplits) -> None:
    _, run = start(small_mnist, replace(CONFIG, epochs=9, patience=2, averaging=0.0))
    epochs = []
    for event in run.events():
        if isinstance(event, EpochDone):
            epochs.append(event)
            if event.epoch == 3:
                run.dials = replace(run.dials, learning_rate=0)
    assert [event.epoch for event in epochs] == [1, 2, 3, 4, 5], "the last two were no better than the third"


def test_the_moments_of_interruption_are_of_every_kind(small_mnist: DataSplits) -> None:
    data = replace(small_mnist, train=small_mnist.train.take(np.arange(1200) % 400))
    config = replace(CONFIG, batch_size=600, epochs=2)
    whole, run = start(data, config)
    kinds = [type(event) for event in run.events()]
    assert {Working, BatchDone, Evaluating, EpochDone} <= set(kinds)
    for kind in (Working, Evaluating):
        _, run = start(data, config)
        begun = run.events()
        for _ in range(len(kinds) - 1 - kinds[::-1].index(kind) + 1):  # the last of its kind
            next(begun)
        state = run.state()
        begun.close()
        vector, run = start(data, config, state)
        list(run.events())
        assert vector.tobytes() == whole.tobytes()
