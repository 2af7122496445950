import numpy as np
import pytest

from desktop.runs.batches import CAPACITY, Batches


@pytest.mark.parametrize("count", [0, 1, 5, CAPACITY, 2 * CAPACITY - 1, 2 * CAPACITY, 50_001, 200_003])
def test_buckets_hold_the_lowest_the_highest_and_the_mean(count: int) -> None:
    values = np.random.default_rng(count).normal(size=count)
    batches = Batches()
    for value in values.tolist():
        batches.append(value)
    columns = batches.columns(batches_per_epoch=100)
    buckets = len(columns["x"])
    assert buckets < 2 * CAPACITY
    stride = round(100 * columns["x"][0]) if buckets else 1
    whole = count // stride * stride
    assert buckets == whole // stride
    grouped = values[:whole].reshape(-1, stride)
    np.testing.assert_allclose(columns["x"], np.arange(stride, whole + 1, stride) / 100)
    np.testing.assert_allclose(columns["low"], grouped.min(axis=1, initial=np.inf), rtol=1e-6)
    np.testing.assert_allclose(columns["high"], grouped.max(axis=1, initial=-np.inf), rtol=1e-6)
    if count:
        np.testing.assert_allclose(columns["mean"], grouped.mean(axis=1), atol=1e-6)


def test_looking_in_between_changes_nothing() -> None:
    values = np.random.default_rng(0).normal(size=40_000).tolist()
    looked, unseen = Batches(), Batches()
    for number, value in enumerate(values):
        looked.append(value)
        unseen.append(value)
        if number % 777 == 0:
            looked.columns(1)
    ours, theirs = looked.columns(1), unseen.columns(1)
    for name in ("x", "low", "high"):
        np.testing.assert_array_equal(ours[name], theirs[name])
    np.testing.assert_allclose(ours["mean"], theirs["mean"], atol=1e-6)


def test_a_value_that_is_not_finite_counts_as_the_one_before() -> None:
    batches = Batches()
    for value in (float("nan"), 1.0, float("inf"), 2.0):
        batches.append(value)
    assert batches.columns(1)["mean"].tolist() == [0.0, 1.0, 1.0, 2.0]
    batches.append(float("nan"))
    assert batches.columns(1)["mean"][-1] == 2.0
