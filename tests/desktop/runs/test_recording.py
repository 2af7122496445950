from dataclasses import replace

import numpy as np

from core.data.datasets import Sizes
from core.model.model import Card, Model
from core.model.presets import preset
from core.training.config import TrainingConfig
from core.training.dials import Dials
from core.training.events import Adjusted, BatchDone, EpochDone
from core.training.state import Past
from desktop.runs.record import MOST_LETTERS, Epoch, Run
from desktop.runs.recording import Recording, goes_beyond
from desktop.training.messages import TrainingFinished, TrainingStarted

CONFIG = TrainingConfig("sgd", 0.1, batch_size=10, epochs=2)
BEFORE, AFTER = Dials(0.1, 0.9, 0.0), Dials(0.0, 0.9, 0.0)
BATCHES = 4


def started(**changes: object) -> TrainingStarted:
    return replace(TrainingStarted(CONFIG, "mnist", Sizes(40, 10, 10), BATCHES, run="20260101"), **changes)


def model(name: str = "Zhou") -> Model:
    network = preset("zhou").network
    return Model(network, np.zeros(network.parameter_count, np.float32), Card(name=name))


def epoch(number: int) -> EpochDone:
    return EpochDone(number, 2, 1.0, 40.0, 1.0 / number, 0.5, 1.0 / number, 0.5 + 0.1 * number)


def record(recording: Recording, epochs: range) -> None:
    for number in epochs:
        for batch in range(1, BATCHES + 1):
            recording.add_batch(BatchDone(number, 2, batch, BATCHES, 10 * number + batch, 0.5, 10, 0.1))
        if number == 1:
            recording.add_change(Adjusted(1, 3, 2, AFTER, BEFORE))
        recording.add_epoch(epoch(number))


def timeless(run: Run) -> Run:
    return replace(run, seconds=0.0, started="", name="")


def test_a_run_that_was_broken_off_goes_on_as_if_it_had_not_been() -> None:
    whole = Recording(started(), model())
    record(whole, range(1, 3))
    half = Recording(started(), model())
    record(half, range(1, 2))
    past = Past(np.array([11.0, 12.0, 13.0, 14.0]), np.full(4, 0.5), (epoch(1),), (Adjusted(1, 3, 2, AFTER, BEFORE),))
    rest = Recording(started(resumed=BATCHES, past=past), model(), half.run)
    record(rest, range(2, 3))
    assert timeless(rest.run) == timeless(whole.run)
    assert (rest.run.name, rest.run.started) == (half.run.name, half.run.started)
    assert rest.run.changes[0].place == 0.5
    for name, column in whole.curves().items():
        np.testing.assert_array_equal(rest.curves()[name], column)


def test_how_it_ended_is_part_of_it() -> None:
    recording = Recording(started(), model())
    assert not recording.has_moved
    record(recording, range(1, 2))
    assert recording.has_moved
    recording.end(TrainingFinished(None, "Stopped."))
    assert (recording.run.ended, recording.run.outcome, recording.run.test_accuracy) == (True, "Stopped.", None)


def test_what_holds_no_more_than_its_checkpoint_is_gone_on_with() -> None:
    past = Past(np.full(BATCHES, 11.0), np.full(BATCHES, 0.5), (epoch(1),))
    begun = started(resumed=BATCHES, past=past)
    half = Recording(started(), model())
    record(half, range(1, 2))
    assert not goes_beyond(half.run, begun)
    half.add_batch(BatchDone(2, 2, 1, BATCHES, 11.0, 0.5, 10, 0.1))
    assert not goes_beyond(half.run, begun), "it was killed, and comes to where it was again"
    half.end(TrainingFinished(None, "Stopped."))
    assert goes_beyond(half.run, begun)
    assert goes_beyond(replace(half.run, epochs=(Epoch(1, 0.0, 0.0, 0.0, 0.0, 1.0),), steps=0), begun)
    assert goes_beyond(replace(half.run, test_pictures=10, steps=BATCHES), begun)


def test_texts_that_are_too_long_for_a_run_are_cut() -> None:
    recording = Recording(started(data="/data" * MOST_LETTERS), model("Z" * MOST_LETTERS))
    recording.break_off("It failed. " * MOST_LETTERS)
    run = recording.run
    assert {len(text) for text in (run.name, run.network, run.data, run.outcome)} == {MOST_LETTERS}
