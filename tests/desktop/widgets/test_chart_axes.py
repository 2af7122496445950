import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.widgets.chart_axes import Chart, Column, axis_of

numbers = st.lists(st.floats(1e-12, 1e12), min_size=1, max_size=20)


def chart(values: list[float]) -> Chart:
    return Chart("one", np.arange(len(values), dtype=float), np.array(values), values[-1])


@given(numbers, st.sampled_from(["log", "linear"]))
def test_all_numbers_have_room_and_their_order(values: list[float], scale: str) -> None:
    axis = axis_of(Column("some", scale), [chart(values)])
    assert (axis.low <= np.log10(min(values))) if axis.log else axis.low == 0
    most = np.log10(max(values)) if axis.log else max(values)
    assert axis.high >= most - 1e-12 * abs(most)
    parts = axis.parts(np.sort(values))
    assert ((parts >= 0) & (parts <= 1)).all()
    assert (np.diff(parts) >= 0).all()


def test_powers_of_ten_are_as_far_from_each_other() -> None:
    axis = axis_of(Column("some", "log", mark=1e-3), [chart([1e-5, 0.1])])
    np.testing.assert_allclose(axis.parts(np.array([1e-5, 1e-4, 1e-3, 1e-2, 1e-1])), [0, 0.25, 0.5, 0.75, 1])
    assert axis.words == "10⁻⁵ to 10⁻¹, log"
    assert axis.parts(np.array([0.0]))[0] == 0, "zero lies at the foot"
    assert axis.lines == (0, 0.25, 0.5, 0.75, 1)


def test_the_mark_has_room() -> None:
    axis = axis_of(Column("some", "log", mark=1e-3), [chart([2.0, 3.0])])
    assert (axis.low, axis.high) == (-3, 1)


@pytest.mark.parametrize("column", [Column("some", "log"), Column("some", "linear"), Column("some", "linear", top=100)])
def test_without_numbers_there_is_an_axis(column: Column) -> None:
    assert axis_of(column, []).high > axis_of(column, []).low
    assert axis_of(column, [chart([0.0])]).high > axis_of(column, [chart([0.0])]).low
