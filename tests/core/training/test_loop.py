from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from threadpoolctl import threadpool_limits

from core.data.datasets import Dataset, DataSplits
from core.model.presets import preset
from core.nn.layers import BatchNorm, Conv2D, Dense, Flatten
from core.nn.losses import LOSSES, probabilities
from core.nn.network import Network
from core.nn.parallel import Pool
from core.nn.workers import end_all, give_back, hire
from core.nn.workspace import Workspace
from core.optim.optimizers import OPTIMIZERS
from core.steps import result_of
from core.synthesis.pen_pictures import beside, pen_pictures
from core.training import gradients
from core.training.config import TrainingConfig
from core.training.events import BatchDone, EpochDone, Evaluating, Working
from core.training.loop import Run, fit
from core.types import Array
from resources import STROKES
from tests.core.at_work import blas_threads, have_workers
from tests.core.training.example import NETWORK, NORMALISED, QUICK, train
from tests.evaluating import evaluate


def test_events_tell_the_whole_run(small_mnist: DataSplits) -> None:
    _, events = train(small_mnist, QUICK)
    count = len(small_mnist.train.labels)
    batches = -(-count // 50)
    steps = [event for event in events if isinstance(event, BatchDone)]
    assert [(step.epoch, step.batch) for step in steps] == [(e, b) for e in (1, 2) for b in range(1, batches + 1)]
    assert sum(step.images for step in steps) == 2 * count
    epochs = [event for event in events if isinstance(event, EpochDone)]
    assert [epoch.epoch for epoch in epochs] == [1, 2]
    assert epochs[1].train_loss < epochs[0].train_loss
    assert epochs[0].seconds == pytest.approx(sum(step.seconds for step in steps[:batches]))
    looked = [event for event in events if isinstance(event, Evaluating)]
    assert looked[-1].done == looked[-1].count == len(small_mnist.validation.labels)


def test_a_large_batch_can_be_held_in_its_middle(small_mnist: DataSplits) -> None:
    data = replace(small_mnist, train=small_mnist.train.take(np.arange(1200) % 400))
    vector = NETWORK.initialise(np.random.default_rng(0))
    events = list(fit(NETWORK, vector, data, replace(QUICK, batch_size=1200, epochs=1)))
    middle = [event for event in events if isinstance(event, Working)]
    assert [event.done for event in middle] == [252, 505, 757, 1010]
    assert {event.count for event in middle} == {1200}
    steps = [event for event in events if isinstance(event, BatchDone)]
    assert len(steps) == 1
    assert steps[0].images == 1200


def test_where_micro_batches_are_heavy_it_can_be_held_more_often_and_learns_the_same(
    small_mnist: DataSplits, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = replace(small_mnist, train=small_mnist.train.take(np.arange(1200) % 400))

    def run(processes: int) -> tuple[bytes, int]:
        vector = NETWORK.initialise(np.random.default_rng(0))
        events = list(fit(NETWORK, vector, data, replace(QUICK, batch_size=1200, epochs=1), processes))
        return vector.tobytes(), sum(isinstance(event, Working) for event in events)

    light, moments = run(1)
    assert moments == 4
    monkeypatch.setattr(gradients, "HEAVY", 0)
    assert run(1) == (light, 18)
    assert run(2) == (light, 9)


def test_the_validation_figures_are_those_of_the_weights(small_mnist: DataSplits) -> None:
    vector, events = train(small_mnist, QUICK)
    last = events[-1]
    assert isinstance(last, EpochDone)
    result = evaluate(NETWORK, vector, small_mnist.validation.images, small_mnist.validation.labels)
    assert (last.validation_accuracy, last.validation_loss) == pytest.approx((result.accuracy, result.loss))


@pytest.mark.parametrize("loss", [{"loss": "mean squared error"}, {"label_smoothing": 0.2}])
def test_the_validation_loss_is_what_the_run_makes_small(small_mnist: DataSplits, loss: dict[str, Any]) -> None:
    """So it can be held against the training loss: another formula would look like learning by heart."""
    vector, events = train(small_mnist, replace(QUICK, **loss))
    split = small_mnist.validation
    p = probabilities(evaluate(NETWORK, vector, split.images, split.labels).logits)
    target = np.eye(10)[split.labels]
    if "loss" in loss:
        expected = ((p - target) ** 2).sum(axis=1).mean() / 2
    else:
        expected = -((0.8 * target + 0.02) * np.log(p)).sum(axis=1).mean()
    last = events[-1]
    assert isinstance(last, EpochDone)
    assert last.validation_loss == pytest.approx(expected, rel=1e-5)


@pytest.mark.parametrize("averaging", [0.0, 0.9])
def test_whoever_keeps_the_weights_when_an_epoch_is_done_has_those_it_speaks_of(
    small_mnist: DataSplits, averaging: float
) -> None:
    vector = NETWORK.initialise(np.random.default_rng(3))
    seen, validation = 0, small_mnist.validation
    for event in fit(NETWORK, vector, small_mnist, replace(QUICK, averaging=averaging, epochs=3)):
        if isinstance(event, EpochDone):
            result = evaluate(NETWORK, vector, validation.images, validation.labels)
            assert (event.validation_accuracy, event.validation_loss) == pytest.approx((result.accuracy, result.loss))
            seen += 1
    assert seen == 3


def test_a_run_that_is_stopped_when_an_epoch_is_done_leaves_the_weights_it_speaks_of(small_mnist: DataSplits) -> None:
    vector = NETWORK.initialise(np.random.default_rng(3))
    run = fit(NETWORK, vector, small_mnist, replace(QUICK, averaging=0.9, epochs=3))
    event = next(event for event in run if isinstance(event, EpochDone))
    run.close()
    result = evaluate(NETWORK, vector, small_mnist.validation.images, small_mnist.validation.labels)
    assert (event.validation_accuracy, event.validation_loss) == pytest.approx((result.accuracy, result.loss))


def test_a_run_goes_on_from_the_weights_that_are_not_averaged(small_mnist: DataSplits) -> None:
    losses = []
    for averaging in (0.0, 0.9):
        _, events = train(small_mnist, replace(QUICK, averaging=averaging, epochs=3))
        losses.append([event.loss for event in events if isinstance(event, BatchDone)])
    assert losses[0] == losses[1]


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
@pytest.mark.parametrize("loss", LOSSES)
def test_every_optimizer_learns_with_every_loss(small_mnist: DataSplits, optimizer: str, loss: str) -> None:
    rate = 0.05 if optimizer == "sgd" else 0.01
    config = replace(QUICK, optimizer=optimizer, loss=loss, epochs=8, learning_rate=rate)
    _, events = train(small_mnist, config)
    epochs = [event for event in events if isinstance(event, EpochDone)]
    assert epochs[-1].train_loss < 0.9 * epochs[0].train_loss
    assert epochs[-1].train_accuracy > epochs[0].train_accuracy


def test_same_seed_same_bytes_whatever_the_threads(small_mnist: DataSplits) -> None:
    first, _ = train(small_mnist, QUICK, processes=1)
    again, _ = train(small_mnist, QUICK, processes=1)
    two, _ = train(small_mnist, QUICK, processes=2)
    three, _ = train(small_mnist, QUICK, processes=3)
    other, _ = train(small_mnist, replace(QUICK, seed=4), processes=2)
    assert first.tobytes() == again.tobytes() == two.tobytes() == three.tobytes()
    assert first.tobytes() != other.tobytes()


RICH = replace(
    QUICK,
    schedule="one-cycle",
    weight_decay=0.05,
    label_smoothing=0.05,
    averaging=0.9,
    augment=True,
    drawn=0.2,
    not_digits=0.1,
    settle=0.5,
    finish=0.2,
)


def test_the_whole_recipe_gives_the_same_bytes_whatever_the_threads(small_mnist: DataSplits) -> None:
    have_workers(2, NORMALISED)
    results = []
    for processes in (1, 2, 3):
        vector = NORMALISED.initialise(np.random.default_rng(0))
        list(fit(NORMALISED, vector, small_mnist, replace(RICH, batch_size=150), processes))
        results.append(vector.tobytes())
    assert results[0] == results[1] == results[2]


def test_strokes_beside_mnist_give_the_same_bytes_whatever_the_threads(small_mnist: DataSplits) -> None:
    strokes = pen_pictures(STROKES)
    parts = (strokes.train, strokes.validation, strokes.test)
    few = DataSplits("few", *(part.take(np.arange(0, len(part), len(part) // 150)) for part in parts))
    have_workers(2, NORMALISED)
    results = []
    for processes in (1, 2, 3):
        vector = NORMALISED.initialise(np.random.default_rng(0))
        list(fit(NORMALISED, vector, beside(small_mnist, few), replace(RICH, batch_size=150), processes))
        results.append(vector.tobytes())
    assert results[0] == results[1] == results[2]


def test_strokes_are_drawn_anew_and_letters_are_no_digit(small_mnist: DataSplits) -> None:
    """Of a data set with strokes no two batches see the same pictures, and its own letters are shown as none."""
    strokes, network = pen_pictures(STROKES), preset("zhou").network
    vector, chosen = network.initialise(np.random.default_rng(0)), np.arange(64)

    def pictures(config: TrainingConfig, step: int) -> tuple[Array, Array]:
        with Pool(1) as pool:
            batches = gradients.Batches(network, vector, strokes.train, config, 10, pool)
            rng = np.random.default_rng((config.seed, step))
            x, labels = batches.task.pictures(batches.part(step, 0, len(chosen), chosen), rng, Workspace())
            return x.copy(), labels

    plain, varied = pictures(QUICK, 0), [pictures(replace(QUICK, augment=True), step) for step in (0, 1)]
    np.testing.assert_array_equal(plain[1], varied[0][1])
    assert np.abs(varied[0][0] - varied[1][0]).mean() > 0.02
    _, labels = pictures(replace(QUICK, augment=True, not_digits=0.5), 0)
    assert 16 < (labels == 10).sum() < 48
    assert (labels[labels < 10] == strokes.train.labels[chosen][labels < 10]).all()


def test_a_run_is_finished_with_pictures_as_they_are(small_mnist: DataSplits, monkeypatch: pytest.MonkeyPatch) -> None:
    network = preset("zhou").network
    vector = network.initialise(np.random.default_rng(0))
    plain = replace(QUICK, batch_size=64, epochs=4)
    steps = plain.epochs * -(-len(small_mnist.train) // plain.batch_size)

    def gradient(config: TrainingConfig, step: int) -> Array:
        with Pool(1) as pool:
            batches = gradients.Batches(network, vector, small_mnist.train, config, steps, pool)
            return result_of(batches.steps(np.arange(64), step))[2].copy()

    changed = replace(plain, augment=True, settle=0.5, finish=0.2)
    assert not np.allclose(gradient(changed, steps - 1), gradient(plain, steps - 1), atol=1e-4), "some are coarse"
    monkeypatch.setattr(gradients, "FINISHING", gradients.FINISHING._replace(coarse=0.0))
    np.testing.assert_array_equal(gradient(changed, steps - 1), gradient(plain, steps - 1))
    for step in (0, steps // 2):
        assert not np.allclose(gradient(changed, step), gradient(plain, step), atol=1e-4)
    drawn = replace(changed, drawn=0.5)
    assert not np.allclose(gradient(drawn, steps - 1), gradient(plain, steps - 1), atol=1e-4), "some are still drawn"


def test_the_whole_recipe_learns(small_mnist: DataSplits) -> None:
    vector = NORMALISED.initialise(np.random.default_rng(0))
    events = list(fit(NORMALISED, vector, small_mnist, replace(RICH, epochs=12)))
    epochs = [event for event in events if isinstance(event, EpochDone)]
    assert epochs[-1].validation_accuracy > 0.6
    assert epochs[-1].train_loss < epochs[0].train_loss


def test_running_statistics_move_towards_those_of_the_batches(small_mnist: DataSplits) -> None:
    network = Network((1, 28, 28), (BatchNorm(), Flatten(), Dense(10)))
    vector = network.initialise(np.random.default_rng(0))
    list(fit(network, vector, small_mnist, replace(QUICK, epochs=12, keep_best=False)))
    views = network.views(vector)
    pixels = small_mnist.train.images / 255
    assert views["batchnorm1.running_mean"][0] == pytest.approx(pixels.mean(), rel=0.05)
    assert views["batchnorm1.running_var"][0] == pytest.approx(pixels.var(), rel=0.05)


def test_decay_takes_from_weights_alone(small_mnist: DataSplits) -> None:
    start = NORMALISED.initialise(np.random.default_rng(0))
    start[NORMALISED.mask(lambda name: name.endswith("bias"))] = 0.5
    steps = []
    for decay in (0.0, 0.5):
        vector = start.copy()
        config = replace(QUICK, optimizer="adamw", batch_size=400, epochs=1, weight_decay=decay)
        list(fit(NORMALISED, vector, small_mnist, config))
        steps.append(NORMALISED.views(vector))
    for name, free in steps[0].items():
        lost = 0.01 * 0.5 * NORMALISED.views(start)[name] if name in ("conv1.weight", "dense1.weight") else 0
        np.testing.assert_allclose(free - steps[1][name], lost, atol=1e-6)


def test_a_label_of_no_class_is_learnt_from(small_mnist: DataSplits) -> None:
    labels = np.full_like(small_mnist.train.labels, 10)
    data = replace(small_mnist, train=Dataset(small_mnist.train.images, labels))
    _, events = train(data, replace(QUICK, epochs=8))
    losses = [event.train_loss for event in events if isinstance(event, EpochDone)]
    assert losses[-1] == pytest.approx(np.log(10), rel=0.01)


def test_a_closed_generator_sets_its_processes_free_and_gives_blas_its_threads_back(small_mnist: DataSplits) -> None:
    end_all()
    have_workers(1, NETWORK)
    vector = NETWORK.initialise(np.random.default_rng(0))
    run = fit(NETWORK, vector, small_mnist, QUICK, processes=2)
    with threadpool_limits(2, user_api="blas"):  # where there is one processor it would have one anyway
        before = blas_threads()
        next(run)
        assert set(blas_threads()) == {1}
        assert hire(1, 0, start=False) == []
        run.close()
        assert blas_threads() == before
    [worker] = hire(1, 0, start=False)
    give_back([worker])


OF_VECTORS = Network((1, 28, 28), (Flatten(), Dense(4), BatchNorm(), Dense(10)))
OF_PIXELS = Network((1, 28, 28), (Conv2D(4, 28), BatchNorm(), Flatten(), Dense(10)))
"""Each of its maps is a single pixel."""


@pytest.mark.parametrize(
    ("network", "size", "sizes"),
    [
        (OF_VECTORS, 32, [32, 32, 33]),
        (OF_PIXELS, 96, [97]),
        (OF_VECTORS, 19, [19, 19, 19, 19, 19, 2]),
        (OF_VECTORS, 97, [97]),
        (NETWORK, 32, [32, 32, 32, 1]),
    ],
)
def test_no_picture_is_normalised_alone(small_mnist: DataSplits, network: Network, size: int, sizes: list[int]) -> None:
    data = replace(small_mnist, train=small_mnist.train.take(np.arange(97)))
    run = Run(network, network.initialise(np.random.default_rng(0)), data, replace(QUICK, batch_size=size))
    done = [event for event in run.events() if isinstance(event, BatchDone)]
    assert [event.images for event in done] == 2 * sizes
    assert {event.batches for event in done} == {run.batches} == {len(sizes)}


@pytest.mark.parametrize("optimizer", ["sgd", "adam"])
def test_the_gradient_of_the_last_batch_can_be_kept_and_changes_nothing(
    small_mnist: DataSplits, optimizer: str
) -> None:
    config = replace(QUICK, optimizer=optimizer, momentum=0.0, epochs=1, learning_rate=0.01)
    plain, _ = train(small_mnist, config)
    vector = NETWORK.initialise(np.random.default_rng(config.seed))
    kept, before, batches = np.zeros_like(vector), vector.copy(), 0
    for event in Run(NETWORK, vector, small_mnist, config, last_gradient=kept).events():
        if isinstance(event, BatchDone):
            if optimizer == "sgd":
                np.testing.assert_allclose(before - vector, 0.01 * kept, rtol=1e-3, atol=1e-7)
            elif event.batch == 1:  # Adam's first step goes by the sign
                moved = np.abs(kept) > 1e-6
                np.testing.assert_array_equal(np.sign(before - vector)[moved], np.sign(kept)[moved])
            before, batches = vector.copy(), batches + 1
    assert batches == 8
    assert kept.any()
    np.testing.assert_array_equal(vector, plain)
