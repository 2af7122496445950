"""A sheet of paper on a table, and what is none."""

import numpy as np
import pytest

from core.imaging.page import without_table
from core.types import Array


def photograph(table: float, light: float = 0.0, turn: float = 0.3) -> tuple[Array, Array]:
    """The grey ``(360, 480)`` of a note with a stroke on it, and a mask of its inside: ``light`` falls off so much."""
    y, x = np.mgrid[-180:180, -240:240].astype(np.float32)
    across, down = x * np.cos(turn) - y * np.sin(turn), x * np.sin(turn) + y * np.cos(turn)
    sheet = np.maximum(np.abs(across) - 130, np.abs(down) - 100)
    grey = np.where(sheet < 0, np.float32(0.8), np.float32(table))
    grey[(np.abs(across) < 8) & (np.abs(down) < 60)] = 0.2
    grey *= 1 - light * (x + 240) / 480
    grey += np.random.default_rng(0).normal(0, 0.01, grey.shape)
    return grey.astype(np.float32), sheet < -12


@pytest.mark.parametrize("table", [0.1, 0.3, 0.5])
@pytest.mark.parametrize("light", [0.0, 0.3])
@pytest.mark.parametrize("turn", [0.0, 0.3])
def test_the_sheet_goes_on_for_ever(table: float, light: float, turn: float) -> None:
    grey, inside = photograph(table, light, turn)
    clean, sheet = without_table(grey)
    assert sheet is not None
    assert sheet[inside].all()
    np.testing.assert_array_equal(clean[inside], grey[inside])
    assert clean[~inside].min() > 0.5


def test_a_table_in_the_light_as_bright_as_paper_in_the_shade() -> None:
    grey, inside = photograph(table=0.5, light=0.6)
    assert np.median(grey[:, :20]) > np.quantile(grey[inside & (grey > 0.25)], 0.1)
    clean, sheet = without_table(grey)
    assert sheet is not None
    assert sheet[inside].all()
    assert clean[~inside].min() > 0.25


def test_a_nought_that_fills_the_sheet() -> None:
    y, x = np.mgrid[-180:180, -240:240].astype(np.float32)
    grey = np.where((np.abs(x) < 190) & (np.abs(y) < 150), np.float32(0.8), np.float32(0.15))
    nought = np.abs(np.hypot(x / 1.2, y) - 115) < 10
    grey[nought] = 0.3
    clean, sheet = without_table(grey)
    assert sheet is not None
    np.testing.assert_array_equal((clean < 0.5), nought)


def test_a_sheet_that_reaches_over_three_edges() -> None:
    grey = np.full((300, 400), 0.8, np.float32)
    grey[:, :70] = 0.3
    clean, sheet = without_table(grey)
    assert clean.min() > 0.75
    assert sheet is not None
    assert not sheet[:, :70].any()


def untouched(grey: Array) -> bool:
    clean, sheet = without_table(grey)
    return clean is grey and sheet is None


def test_paper_alone() -> None:
    assert untouched(photograph(0.8)[0])
    assert untouched(np.full((300, 400), 0.5, np.float32))


def test_a_soft_shadow_is_no_table() -> None:
    grey = photograph(0.8)[0]
    assert untouched(grey * (1 - 0.5 / (1 + np.exp(np.arange(480, dtype=np.float32) / 12 - 20))))


def test_a_large_digit_on_a_board_is_no_sheet() -> None:
    y, x = np.mgrid[-1:1:300j, -1:1:300j].astype(np.float32)
    ring = np.abs(np.hypot(x, y) - 0.7) < 0.1
    assert untouched(np.where(ring, np.float32(0.9), np.float32(0.2)))


def test_a_stroke_over_the_edge_of_the_picture_is_no_table() -> None:
    grey = np.full((300, 400), 0.8, np.float32)
    grey[:, 180:220] = 0.1
    assert untouched(grey)


def test_the_paper_within_a_nought_is_no_sheet_where_the_light_falls_off() -> None:
    y, x = np.mgrid[-1:1:512j, -0.75:0.75:384j].astype(np.float32)
    light = np.float32(0.9) - np.float32(0.3) * (x**2 + y**2)
    assert untouched(np.where(np.abs(np.hypot(x, y) - 0.5) < 0.07, 0.3 * light, light))
