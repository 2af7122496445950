from dataclasses import replace

import numpy as np
import pytest

from core.data.datasets import Sizes
from core.training.config import TrainingConfig
from core.training.dials import Dials
from core.training.events import Adjusted, BatchDone, EpochDone, Evaluating
from core.training.state import Past
from desktop.training.history import History
from desktop.training.messages import TrainingStarted
from tests.benchmarks.history import array_bytes

SIZES = Sizes(train=400, validation=90, test=60)


def begun(epochs: int = 2, batches: int = 4) -> History:
    history = History()
    config = TrainingConfig(epochs=epochs, batch_size=max(1, SIZES.train // batches))
    history.start(TrainingStarted(config, "mnist", SIZES, batches))
    return history


def batch(epoch: int, number: int, loss: float = 1.0, accuracy: float = 0.5, batches: int = 4) -> BatchDone:
    return BatchDone(epoch, 2, number, batches, loss, accuracy, images=max(1, SIZES.train // batches), seconds=0.1)


def epoch_done(epoch: int) -> EpochDone:
    return EpochDone(epoch, 2, 0.4, 1000.0, 0.9, 0.6, 0.8 / epoch, 0.7)


def test_before_a_run_there_is_nothing() -> None:
    history = History()
    assert history.pace is None
    begins = begun().pace
    assert begins.fraction == 0
    assert begins.seconds_left is None
    assert begins.images_per_second is None
    assert len(history.batches("loss").x) == 0
    assert len(history.validation("accuracy").x) == 0


def test_batches_stand_at_fractions_of_epochs() -> None:
    history = begun()
    for number in range(1, 5):
        history.add(batch(1, number, loss=float(number)))
    history.add(batch(2, 1, loss=9.0))
    curve = history.batches("loss")
    assert curve.x.tolist() == [0.25, 0.5, 0.75, 1.0, 1.25]
    assert curve.y.tolist() == [1.0, 2.0, 3.0, 4.0, 9.0]


def test_epochs_give_validation() -> None:
    history = begun()
    history.add(epoch_done(1))
    history.add(epoch_done(2))
    assert history.validation("loss").x.tolist() == [1.0, 2.0]
    assert history.validation("loss").y.tolist() == [0.8, 0.4]
    assert history.validation("accuracy").y.tolist() == [0.7, 0.7]


def test_smoothing_reaches_the_newest_point_and_starts_from_the_first() -> None:
    history = begun(batches=400)
    for number in range(1, 201):
        history.add(batch(1, number, loss=2.0, batches=400))
    assert np.allclose(history.smoothed("loss").y, 2.0)
    history.add(batch(1, 201, loss=20.0, batches=400))
    smooth = history.smoothed("loss")
    assert len(smooth.y) == len(history.batches("loss").y) == 201
    assert 2.5 < smooth.y[-1] < 5.0, "the newest counts at once"


def test_a_small_last_batch_counts_for_its_size_also_where_an_epoch_has_few_batches() -> None:
    history = begun(batches=4)
    for number in range(1, 8):
        history.add(batch(1 + (number - 1) // 4, (number - 1) % 4 + 1, loss=1.0, batches=4))
    before = history.smoothed("loss").y[-1]
    history.add(replace(batch(2, 4, loss=9.0, batches=4), images=1))
    assert before < history.smoothed("loss").y[-1] < 1.1


def test_smoothing_does_not_lag_behind_a_steep_start() -> None:
    history = begun(batches=400)
    for number in range(1, 31):
        history.add(batch(1, number, loss=2.3 if number < 10 else 0.5, batches=400))
    assert history.smoothed("loss").y[-1] == pytest.approx(0.5, abs=0.1)


def test_progress_counts_pictures_of_batches() -> None:
    history = begun()
    history.add(batch(1, 1))
    assert history.pace.fraction == pytest.approx(1 / 8)
    assert history.pace.images_per_second == pytest.approx(1000.0)
    # 700 pictures to train with, two validations and a test at a third of the cost
    assert history.pace.seconds_left == pytest.approx((700 + (90 + 90 + 60) / 3) / 1000)


def test_an_evaluation_is_part_of_the_time_left() -> None:
    history = begun(epochs=1)
    for number in range(1, 5):
        history.add(batch(1, number))
    before = history.pace.seconds_left
    history.add(Evaluating(1, 45, 90))
    assert history.evaluating == Evaluating(1, 45, 90)
    assert before is not None
    assert history.pace.seconds_left == pytest.approx(before - 45 / 3 / 1000)
    history.add(epoch_done(1))
    assert history.evaluating is None
    assert history.pace.fraction == 1.0
    assert history.pace.seconds_left == pytest.approx(60 / 3 / 1000), "the test set is still to come"


def test_a_new_run_forgets_the_old() -> None:
    history = begun()
    history.add(batch(1, 1))
    history.add(epoch_done(1))
    assert history.started is not None
    history.start(history.started)
    assert history.pace.fraction == 0
    assert len(history.validation("loss").x) == 0
    assert len(history.smoothed("accuracy").x) == 0


def test_curves_cannot_be_written_to_and_old_ones_stay_as_they_were() -> None:
    history = begun(batches=400)
    for number in range(1, 251):
        history.add(batch(1, number, batches=400))
    curve = history.batches("loss")
    with pytest.raises(ValueError, match="read-only"):
        curve.y[0] = 7
    for number in range(251, 401):
        history.add(batch(1, number, loss=3.0, batches=400))
    assert (curve.y == 1.0).all()
    assert len(curve.y) == 250
    assert len(history.batches("loss").y) == 400


def test_a_short_run_is_kept_and_drawn_to_the_last_bit() -> None:
    history = begun(batches=3_000)
    losses = np.random.default_rng(0).random(6_000)
    for number, loss in enumerate(losses):
        history.add(batch(1 + number // 3_000, 1 + number % 3_000, loss=float(loss), batches=3_000))
    x = [number // 3_000 + (1 + number % 3_000) / 3_000 for number in range(6_000)]
    raw, smoothed = history.outline("loss")
    for curve in (raw, history.batches("loss")):
        assert curve.x.tolist() == x
        assert curve.y.tolist() == losses.tolist()
    assert smoothed.x.tolist() == x
    assert smoothed.y.tolist() == history.smoothed("loss").y.tolist()


def test_a_long_run_takes_no_more_memory_than_a_short_one() -> None:
    history = begun(epochs=10_000, batches=55_000)
    for epoch in range(1, 10_001):
        history.add(epoch_done(epoch))
    history.add(batch(1, 1))
    at_first = array_bytes(history)
    assert at_first < 2**26
    for number in range(300_000):
        history.add(batch(1 + number // 55_000, 1 + number % 55_000, loss=number, batches=55_000))
    assert array_bytes(history) == at_first
    raw, smoothed = history.outline("loss")
    assert len(raw.x) < 20_000
    assert raw.x[-1] == smoothed.x[-1] == history.batches("loss").x[-1] == 5 + 25_000 / 55_000
    assert raw.y[-1] == history.batches("loss").y[-1] == 299_999
    assert smoothed.y[-1] == history.smoothed("loss").y[-1]
    assert len(history.validation("accuracy").x) == 10_000


def test_the_axes_hold_the_late_part_of_the_curves() -> None:
    history = begun(batches=400)
    assert history.limits("loss") == history.limits("accuracy") == (0.0, 1.0)
    for number in range(1, 401):
        history.add(batch(1, number, loss=2.3 if number < 20 else 0.21, accuracy=0.97, batches=400))
    assert history.limits("loss") == (0.0, pytest.approx(0.3))
    assert history.limits("accuracy") == (0.95, 1.0)
    history.add(EpochDone(1, 2, 0.4, 1000.0, 0.9, 0.6, validation_loss=4.0, validation_accuracy=0.3))
    assert history.limits("loss") == (0.0, pytest.approx(5.0))
    assert history.limits("accuracy") == (0.0, 1.0)


def test_a_loss_of_nothing_has_an_axis_too() -> None:
    history = begun()
    history.add(batch(1, 1, loss=0.0))
    low, high = history.limits("loss")
    assert low == 0 < high


def test_the_axis_of_the_epochs_grows_with_the_run() -> None:
    history = begun(epochs=2, batches=400)
    assert history.reach == 0.05
    ends = []
    for number in range(1, 401):
        history.add(batch(1, number, batches=400))
        ends.append(history.reach)
        assert ends[-1] >= history.batches("loss").x[-1]
    assert ends == sorted(ends)
    assert ends[-1] == 1.0
    for number in range(1, 401):
        history.add(batch(2, number, batches=400))
    assert history.reach == 2.0, "no further than the run"


def turned(step: int, rate: float, before: float) -> Adjusted:
    return Adjusted(1 + step // 4, 1 + step % 4, step, Dials(rate, 0.9, 0.0), Dials(before, 0.9, 0.0))


@pytest.mark.parametrize("schedule", ["constant", "step", "cosine", "one-cycle"])
def test_the_rate_is_that_of_every_batch(schedule: str) -> None:
    config = TrainingConfig(epochs=2, batch_size=100, schedule=schedule, step_epochs=1, learning_rate=0.1)
    history = History()
    history.start(TrainingStarted(config, "mnist", SIZES, 4))
    assert len(history.rates().x) == 0
    for step in range(6):
        if step == 3:
            history.add(turned(3, 0.0, 0.1))
        if step == 5:
            history.add(turned(5, 0.5, 0.0))
        history.add(batch(1 + step // 4, 1 + step % 4))
    rates = [0.1, 0.1, 0.1, 0.0, 0.0, 0.5]
    curve = history.rates()
    assert curve.x.tolist() == [0.25, 0.5, 0.75, 1.0, 1.25, 1.5]
    assert curve.y.tolist() == [rate * config.rate_factor(step, 4) for step, rate in enumerate(rates)]


def test_the_rate_of_a_long_run_takes_no_longer_to_draw_and_shows_every_change() -> None:
    history = begun(epochs=10, batches=55_000)
    history.add(turned(5_001, 0.0, 0.001))
    history.add(turned(5_002, 0.001, 0.0))
    history.add(batch(5, 55_000, batches=55_000))
    curve = history.rates()
    assert len(curve.x) < 3_000
    assert curve.y.min() == 0.0
    assert curve.x[-1] == 5.0


def test_a_run_that_goes_on_shows_what_it_has_shown_before() -> None:
    whole, resumed = begun(epochs=3), History()
    for step in range(6):
        whole.add(batch(1 + step // 4, 1 + step % 4, loss=float(step), accuracy=step / 10))
        if step == 3:
            whole.add(epoch_done(1))
    whole.add(turned(2, 0.5, 0.001))
    past = Past(
        np.arange(6, dtype=np.float32),
        np.arange(6, dtype=np.float32) / 10,
        (epoch_done(1),),
        (turned(2, 0.5, 0.001),),
    )
    assert whole.started is not None
    resumed.start(TrainingStarted(whole.started.config, "mnist", SIZES, 4, resumed=6, past=past))
    for one in (whole, resumed):
        one.add(batch(2, 3, loss=0.5, accuracy=0.75))
    assert resumed.steps == whole.steps == 7
    assert resumed.reach == whole.reach
    for quantity in ("loss", "accuracy"):
        for ours, theirs in (
            (resumed.batches(quantity), whole.batches(quantity)),
            (resumed.smoothed(quantity), whole.smoothed(quantity)),
            (resumed.validation(quantity), whole.validation(quantity)),
        ):
            assert ours.x.tolist() == theirs.x.tolist()
            assert ours.y.tolist() == pytest.approx(theirs.y.tolist())
    assert resumed.rates().y.tolist() == whole.rates().y.tolist()
    assert resumed.adjusted == whole.adjusted
