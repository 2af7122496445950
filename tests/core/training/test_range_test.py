from contextlib import closing
from dataclasses import replace
from itertools import islice

import numpy as np
import pytest

from core.data.datasets import Dataset, DataSplits
from core.nn.layers import BatchNorm, Conv2D, Dense, Dropout, Flatten, MaxPool2D, ReLU
from core.nn.network import Network
from core.nn.workers import end_all, hire
from core.training.config import TrainingConfig
from core.training.range_test import (
    LARGEST_LOSS,
    LARGEST_RATE,
    LEAST_RATE,
    SMOOTHING,
    STEPS,
    TOO_MUCH,
    Probed,
    has_grown_again,
    probe,
    rate_of,
    suggest,
)
from core.types import Array, UserError

LINEAR = Network((1, 28, 28), (Flatten(), Dense(10)))
SMALL = Network((1, 28, 28), (Conv2D(4, 5), BatchNorm(), ReLU(), MaxPool2D(4), Dropout(0.2), Flatten(), Dense(10)))
PLAIN = TrainingConfig("sgd", momentum=0.0, batch_size=50, seed=4)


def probed(
    network: Network, data: DataSplits, config: TrainingConfig, processes: int = 1, most: int | None = None
) -> list[Probed]:
    vector = network.initialise(np.random.default_rng(1))
    before = vector.copy()
    with closing(probe(network, vector, data.train, config, processes)) as probing:
        steps = list(islice((step for step in probing if step is not None), most))
    np.testing.assert_array_equal(vector, before)
    return steps


def by_hand(data: Dataset, config: TrainingConfig, count: int) -> list[float]:
    """The losses of softmax regression, step by step, in float64."""
    vector = LINEAR.initialise(np.random.default_rng(1)).astype(np.float64)
    weight, bias = vector[:7840].reshape(10, 784), vector[7840:]
    rng, losses = np.random.default_rng((config.seed, 2)), []
    for step in range(count):
        rows = rng.integers(len(data), size=config.batch_size)
        x = data.images[rows].reshape(len(rows), 784) / 255  # (N, 1, 28, 28) -> (N, 784)
        logits = x @ weight.T + bias
        shares = np.exp(logits - logits.max(axis=1, keepdims=True))
        shares /= shares.sum(axis=1, keepdims=True)
        losses.append(float(-np.log(shares[np.arange(len(rows)), data.labels[rows]]).mean()))
        shares[np.arange(len(rows)), data.labels[rows]] -= 1
        rate = LEAST_RATE * (LARGEST_RATE / LEAST_RATE) ** (step / (STEPS - 1))
        gradient = shares.T @ x / len(rows) + config.weight_decay * weight
        bias = bias - rate * shares.mean(axis=0)
        weight = weight - rate * gradient
    return losses


@pytest.mark.parametrize("decay", [0.0, 0.5])
def test_each_step_is_one_of_the_optimizer_with_a_larger_rate(small_mnist: DataSplits, decay: float) -> None:
    config = replace(PLAIN, weight_decay=decay)
    steps = probed(LINEAR, small_mnist, config)
    till = next(i for i, step in enumerate(steps) if step.rate > 0.3)  # beyond, what is rounded grows
    wanted = by_hand(small_mnist.train, config, till)
    assert [step.loss for step in steps[:till]] == pytest.approx(wanted, rel=1e-3)
    assert steps[till - 1].loss < 0.8 * steps[0].loss


def test_a_smoothed_loss_is_the_mean_of_those_before_it_weighed_down(small_mnist: DataSplits) -> None:
    steps = probed(LINEAR, small_mnist, PLAIN)
    for at in (0, 1, 30, len(steps) - 1):
        weights = SMOOTHING ** np.arange(at, -1, -1)
        losses = np.array([step.loss for step in steps[: at + 1]])
        assert steps[at].smoothed == pytest.approx((weights * losses).sum() / weights.sum())


@pytest.mark.parametrize("optimizer", ["sgd", "rmsprop", "adam", "adamw"])
def test_the_rate_grows_until_the_loss_is_beyond_all_bounds(small_mnist: DataSplits, optimizer: str) -> None:
    config = TrainingConfig(optimizer, batch_size=40, weight_decay=0.01, averaging=0.9, augment=True)
    steps = probed(SMALL, small_mnist, config)
    rates = np.array([step.rate for step in steps])
    assert rates[0] == LEAST_RATE
    np.testing.assert_allclose(rates[1:] / rates[:-1], (LARGEST_RATE / LEAST_RATE) ** (1 / (STEPS - 1)))
    assert [(step.done, step.count) for step in steps] == [(number, STEPS) for number in range(1, len(steps) + 1)]
    smoothed = np.array([step.smoothed for step in steps])
    assert (smoothed <= TOO_MUCH * np.minimum.accumulate(smoothed)).all()


def test_it_ends_where_numbers_end(small_mnist: DataSplits) -> None:
    steps = probed(LINEAR, small_mnist, replace(PLAIN, momentum=0.99))
    assert len(steps) < STEPS
    assert np.isfinite([step.loss for step in steps]).all()


def test_it_comes_out_the_same_with_any_number_of_threads(small_mnist: DataSplits) -> None:
    config = TrainingConfig(batch_size=200, augment=True, drawn=0.2, not_digits=0.1)
    some = STEPS // 2  # the rate is a thousandth by then: a bit that differs shows in the losses after it
    assert probed(SMALL, small_mnist, config, 1, some) == probed(SMALL, small_mnist, config, 3, some)


def test_small_batches_are_more(small_mnist: DataSplits) -> None:
    steps = probe(LINEAR, LINEAR.initialise(np.random.default_rng(0)), small_mnist.train, replace(PLAIN, batch_size=2))
    first = next(step for step in steps if step is not None)
    assert first.count == 2000
    steps.close()


def test_pictures_that_cannot_be_trained_with_are_refused(small_mnist: DataSplits) -> None:
    wrong = Dataset(small_mnist.train.images, np.full(len(small_mnist.train), 11))
    with pytest.raises(UserError, match="label"):
        next(probe(LINEAR, LINEAR.initialise(np.random.default_rng(0)), wrong, PLAIN))


@pytest.mark.parametrize("weight", [np.nan, 1e30])
def test_weights_that_no_rate_can_help_are_refused(small_mnist: DataSplits, weight: float) -> None:
    vector = np.zeros(LINEAR.parameter_count, np.float32)
    vector[:3000] = weight
    with pytest.raises(UserError, match="beyond all bounds before the first step"):
        next(probe(LINEAR, vector, small_mnist.train, PLAIN))


@pytest.mark.parametrize("loss", [0.9 * LARGEST_LOSS, 1.1 * LARGEST_LOSS])
def test_the_largest_loss_to_begin_with(small_mnist: DataSplits, loss: float) -> None:
    wrong = small_mnist.train.take(np.flatnonzero(small_mnist.train.labels))
    vector = np.zeros(LINEAR.parameter_count, np.float32)
    LINEAR.views(vector)["dense1.bias"][0] = loss  # so sure of a 0, and there is none
    probing = probe(LINEAR, vector, wrong, PLAIN, 1)
    if loss > LARGEST_LOSS:
        with pytest.raises(UserError, match="beyond all bounds before the first step"):
            next(probing)
    else:
        assert next(step for step in probing if step is not None).loss == pytest.approx(loss, rel=1e-3)
    probing.close()


def test_no_process_is_started_for_a_small_network(small_mnist: DataSplits) -> None:
    end_all()
    probed(LINEAR, small_mnist, PLAIN, processes=2, most=1)
    assert hire(1, 0, start=False) == []


def test_every_step_sees_pictures_as_a_run_begins_with(small_mnist: DataSplits) -> None:
    begun = TrainingConfig(batch_size=40, augment=True, epochs=1)
    later = replace(begun, settle=0.9, finish=0.5)
    assert probed(LINEAR, small_mnist, later) == probed(LINEAR, small_mnist, begun)


RATES = np.array([rate_of(step, STEPS) for step in range(STEPS)])


def steps_of(losses: Array, smoothed: Array) -> list[Probed]:
    pairs = enumerate(zip(losses.tolist(), smoothed.tolist(), strict=True))
    return [Probed(rate_of(i, STEPS), loss, mean, i + 1, STEPS) for i, (loss, mean) in pairs]


def smooth(losses: Array) -> Array:
    weights = SMOOTHING ** np.arange(STEPS)
    result: Array = np.array([(weights[i::-1] * losses[: i + 1]).sum() / weights[: i + 1].sum() for i in range(STEPS)])
    return result


def falling(at: float) -> Array:
    """A loss that falls to a tenth, by the largest share at ``at``."""
    result: Array = 10 ** (1 / (1 + (RATES / at) ** 2) - 0.5)
    return result


@pytest.mark.parametrize("at", [1e-4, 3e-3, 0.2])
def test_the_rate_at_which_the_loss_falls_the_fastest_is_suggested(at: float) -> None:
    after = 20 * at < RATES
    losses = falling(at) + np.where(after, RATES / at, 0)
    assert suggest(steps_of(losses, losses)) == pytest.approx(at, rel=0.1)


@pytest.mark.parametrize("losses", [np.full(STEPS, 0.2), 0.2 + RATES, 2.0 - 0.01 * RATES])
def test_nothing_is_suggested_where_the_loss_does_not_fall(losses: Array) -> None:
    steps = steps_of(losses, losses)
    assert suggest(steps) is None
    assert suggest(steps[:2]) is None
    assert suggest([]) is None


@pytest.mark.parametrize("seed", range(10))
def test_chance_suggests_nothing_and_hides_no_fall(seed: int) -> None:
    chance = np.random.default_rng(seed).normal(1, 1 / 3, STEPS)
    assert suggest(steps_of(chance, smooth(chance))) is None
    losses = chance * falling(3e-3)
    suggestion = suggest(steps_of(losses, smooth(losses)))
    assert suggestion is not None
    assert 1e-3 < suggestion < 1e-1


@pytest.mark.parametrize("seed", range(10))
def test_a_loss_has_grown_again_where_it_is_clearly_above_its_least(seed: int) -> None:
    chance = np.random.default_rng(seed).normal(1, 1 / 3, STEPS)
    losses = chance * (falling(3e-3) + np.where(RATES > 0.1, 3 * RATES, 0))
    steps = steps_of(losses, smooth(losses))
    grown = [has_grown_again(steps[: end + 1]) for end in range(40, STEPS)]
    assert not any(grown[: int((RATES < 0.1).sum()) - 40]), "it falls, or stays where it is"
    assert grown[-1]
