from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.types import UserError
from desktop.widgets.plot_data import nearest, thin, write_csv


def test_few_points_stay_as_they_are() -> None:
    x = np.arange(100.0)
    assert thin(x, x, most=100)[0] is x


@given(st.integers(1, 5000), st.integers(0, 2**32 - 1))
def test_thinning_keeps_the_extremes_and_the_newest(count: int, seed: int) -> None:
    y = np.random.default_rng(seed).normal(size=count)
    x = np.arange(count) / 7
    few_x, few_y = thin(x, y, most=100)
    assert len(few_x) == len(few_y) <= 210
    assert (np.diff(few_x) >= 0).all()
    assert few_x[-1] == x[-1]
    assert few_y[-1] == y[-1]
    assert few_y.min() == y.min()
    assert few_y.max() == y.max()


@pytest.mark.parametrize(("at", "index"), [(-5.0, 0), (0.4, 0), (0.6, 1), (9.0, 2), (np.inf, 2), (np.nan, 2)])
def test_nearest(at: float, index: int) -> None:
    assert nearest(np.array([0.0, 1.0, 2.0]), at) == index


def test_nearest_of_nothing() -> None:
    assert nearest(np.empty(0), 1.0) is None


def test_numbers_are_written_with_their_heads(tmp_path: Path) -> None:
    write_csv(tmp_path / "curve.csv", ("curve", "epoch"), [("training, smoothed", "1.5")])
    assert (tmp_path / "curve.csv").read_text().splitlines() == ["curve,epoch", '"training, smoothed",1.5']


def test_a_folder_that_is_not_there_is_said_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"curve\.csv cannot be written: No such file or directory\.$"):
        write_csv(tmp_path / "missing" / "curve.csv", ("a",), [])
