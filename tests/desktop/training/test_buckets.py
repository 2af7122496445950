import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.types import Array
from desktop.training.buckets import Buckets

values = st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=200)
capacities = st.sampled_from((2, 4, 8, 64, 256))


def filled(values: list[float], capacity: int) -> Buckets:
    buckets = Buckets(capacity)
    for number, value in enumerate(values):
        buckets.append(float(number), value, value / 2)
    return buckets


@given(values, capacities)
def test_there_are_never_more_buckets_than_their_capacity(values: list[float], capacity: int) -> None:
    buckets = Buckets(capacity)
    for number, value in enumerate(values):
        buckets.append(float(number), value, value)
        assert len(buckets.smoothed().x) <= capacity
        assert len(buckets.raw().x) <= 2 * capacity


@given(values, capacities)
def test_every_stretch_keeps_its_extremes_and_its_last(values: list[float], capacity: int) -> None:
    buckets = filled(values, capacity)
    raw, smoothed = buckets.raw(), buckets.smoothed()
    ends = smoothed.x.astype(int)
    stretches = np.split(np.array(values), ends[:-1] + 1)
    assert smoothed.y.tolist() == [values[end] / 2 for end in ends]
    if len(values) <= capacity:
        assert raw.y.tolist() == values
        assert raw.x.tolist() == ends.tolist()
    else:
        assert raw.x.tolist() == np.repeat(ends, 2).tolist()
        assert raw.y[::2].tolist() == [stretch.min() for stretch in stretches]
        assert raw.y[1::2].tolist() == [stretch.max() for stretch in stretches]


@given(values, capacities)
def test_all_stretches_but_the_newest_are_of_one_length(values: list[float], capacity: int) -> None:
    ends = filled(values, capacity).smoothed().x
    lengths = np.diff(ends, prepend=-1)
    assert ends[-1] == len(values) - 1, "the newest is never hidden"
    assert len(set(lengths[:-1])) <= 1
    assert lengths[-1] <= lengths[0]
    assert len(lengths) > capacity // 2 or len(values) <= capacity, "no more is merged than has to be"


def test_without_a_batch_there_are_no_points() -> None:
    assert len(Buckets(4).raw().x) == len(Buckets(4).smoothed().y) == 0


@pytest.mark.parametrize("count", [3, 9])
def test_curves_stay_as_they_were_when_buckets_are_merged(count: int) -> None:
    buckets = filled([float(number) for number in range(count)], capacity=4)

    def points() -> tuple[Array, ...]:
        raw, smoothed = buckets.raw(), buckets.smoothed()
        return raw.x, raw.y, smoothed.x, smoothed.y

    handed_out = points()
    before = [array.copy() for array in handed_out]
    for number in range(count, 40):
        buckets.append(float(number), -1.0, -1.0)
    for array, was in zip(handed_out, before, strict=True):
        np.testing.assert_array_equal(array, was)
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 7
