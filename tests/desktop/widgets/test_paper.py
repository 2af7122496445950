"""Scans and photographs as the benchmarks make them, all the way from the file."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from numpy.random import Generator

from core.imaging.painter import Stroke, render
from core.imaging.preprocessing import prepare
from core.types import Array
from desktop.reading.pictures import read_picture
from tests.benchmarks.optics import photograph, scan
from tests.benchmarks.pictures import bitmap, transparent, written

TWO = Stroke(((0.3, 0.3, 0.06), (0.5, 0.2, 0.06), (0.65, 0.35, 0.06), (0.3, 0.8, 0.06), (0.7, 0.8, 0.06)))


@pytest.mark.parametrize(
    ("maker", "most"),
    [
        (bitmap(16, True), 0.09),
        (bitmap(32, False), 0.04),
        (scan, 0.03),
        (photograph, 0.1),  # seen from aside, the digit itself is another one
        (lambda ink, rng: photograph(ink, rng, dark=True), 0.1),
        (lambda ink, rng: photograph(ink, rng, table=True), 0.1),
        (transparent((0.1, 0.1, 0.4)), 0.01),
        (transparent((1, 1, 1)), 0.01),
    ],
)
def test_the_digit_is_found(tmp_path: Path, maker: Callable[[Array, Generator], Array], most: float) -> None:
    ink, rng = render([TWO]), np.random.default_rng(3)
    found, drawn = prepare(read_picture(written(maker(ink, rng), tmp_path, rng))), prepare(ink)
    assert found is not None
    assert drawn is not None
    assert np.abs(found - drawn).mean() < most
