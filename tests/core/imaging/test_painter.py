"""Strokes and their painter."""

import math
from itertools import pairwise

import numpy as np
import pytest

from core.imaging.painter import DETAIL, FIELD, NOWHERE, Point, Region, Sheet, Stroke, Trace, fit, render, way
from core.imaging.preprocessing import prepare
from core.types import Array


def line(*points: Point, erase: bool = False) -> Stroke:
    return Stroke(points, erase)


def ring(count: int) -> tuple[Point, ...]:
    """``count`` steps around a circle of radius 0.3, and a first one that gives the direction."""
    angles = [2 * math.pi * k / count for k in range(-1, count + 1)]
    return tuple((0.5 + 0.3 * math.cos(a), 0.5 + 0.3 * math.sin(a), 0.07) for a in angles)


def test_nothing_is_an_empty_field() -> None:
    ink = render([])
    assert ink.shape == (FIELD, FIELD)
    assert ink.dtype == np.float32
    assert not ink.any()


def test_a_point_is_a_round_dot() -> None:
    ink = render([line((0.25, 0.75, 0.1))], size=200)
    rows, columns = np.nonzero(ink)
    assert ink.sum() == pytest.approx(math.pi * 10**2, rel=0.01)
    assert rows.mean() + 0.5 == pytest.approx(150, abs=0.1)
    assert columns.mean() + 0.5 == pytest.approx(50, abs=0.1)


def test_a_line_has_its_width_and_round_ends() -> None:
    ink = render([line((0.2, 0.5, 0.1), (0.8, 0.5, 0.1))], size=200)
    assert ink[:, 100].sum() == pytest.approx(20, abs=0.05)
    assert ink.sum() == pytest.approx(20 * 120 + math.pi * 10**2, rel=0.005)


def test_pressure_changes_the_width_along_the_line() -> None:
    ink = render([line((0.2, 0.5, 0.02), (0.8, 0.5, 0.2))], size=200)
    widths = ink[:, [50, 100, 150]].sum(axis=0)
    np.testing.assert_allclose(widths, [7, 22, 37], atol=1)


def test_points_close_together_leave_no_seams() -> None:
    few = render([line((0.1, 0.4, 0.07), (0.9, 0.6, 0.07))], size=128)
    many = render([line(*((0.1 + 0.8 * t, 0.4 + 0.2 * t, 0.07) for t in np.linspace(0, 1, 300)))], size=128)
    np.testing.assert_allclose(many, few, atol=0.02)


def test_points_far_apart_become_a_curve() -> None:
    sparse = render([Stroke(ring(8))], size=256)
    dense = render([Stroke(ring(200))], size=256)
    ideal = math.pi * ((0.335 * 256) ** 2 - (0.265 * 256) ** 2)
    assert dense.sum() == pytest.approx(ideal, rel=0.01)
    assert np.abs(sparse - dense).sum() < 0.05 * ideal


def test_a_corner_stays_a_corner() -> None:
    seven = line((0.2, 0.2, 0.06), (0.8, 0.2, 0.06), (0.4, 0.9, 0.06))
    pieces = [line(*seven.points[:2]), line(*seven.points[1:])]
    np.testing.assert_array_equal(render([seven]), render(pieces))


def test_a_pen_that_rests_draws_nothing_new() -> None:
    trace = Trace(Sheet(64))
    assert trace.advance((0.5, 0.5, 0.1))
    assert trace.advance((0.5, 0.5, 0.1)) == NOWHERE


def test_drawing_step_by_step_is_drawing_at_once() -> None:
    stroke = Stroke(ring(30))
    sheet = Sheet(128)
    trace = Trace(sheet)
    for point in stroke.points:
        before = sheet.fine.copy()
        region = trace.advance(point)
        sheet.refresh(region)
        before[region.slices] = sheet.fine[region.slices]
        assert np.array_equal(before, sheet.fine), "something changed outside the region"
    np.testing.assert_array_equal(sheet.ink(), render([stroke], size=128))


def test_the_pixels_are_the_mean_of_the_fine_ones() -> None:
    sheet = Sheet(64)
    sheet.paint(Stroke(ring(12)))
    means = sheet.fine.reshape(64, DETAIL, 64, DETAIL).mean(axis=(1, 3))
    np.testing.assert_allclose(sheet.pixels, means, atol=0.5)


def test_the_eraser_takes_away() -> None:
    drawn = line((0.1, 0.5, 0.1), (0.9, 0.5, 0.1))
    ink = render([drawn, line((0.5, 0.5, 0.2), erase=True)], size=100)
    assert ink[50, 50] == 0
    assert ink[50, 20] == 1
    wiped = Sheet(100)
    wiped.paint(drawn)
    assert not wiped.is_blank()
    wiped.paint(line((0, 0.5, 0.12), (1, 0.5, 0.12), erase=True))
    assert wiped.is_blank()


def test_a_stroke_may_leave_the_field() -> None:
    sheet = Sheet(64)
    assert sheet.paint(line((1.5, 1.5, 0.1), (2, 2, 0.1))) == NOWHERE
    assert sheet.is_blank()
    region = sheet.paint(line((-0.2, 0.5, 0.1), (1.2, 0.5, 0.1)))
    assert (region.left, region.right) == (0, 128)
    assert sheet.ink()[32].min() == 1


def test_the_ink_is_a_copy() -> None:
    sheet = Sheet(32)
    sheet.ink()[:] = 1
    assert sheet.is_blank()


def test_a_region_put_back_is_as_it_was() -> None:
    sheet = Sheet(64)
    sheet.paint(Stroke(ring(12)))
    before = sheet.ink()
    region = Region(3, 5, 50, 70)
    kept = sheet.fine[region.slices].copy()
    sheet.put(region, np.zeros_like(kept))
    assert not np.array_equal(sheet.ink(), before)
    sheet.put(region, kept)
    np.testing.assert_array_equal(sheet.ink(), before)


def test_the_inked_part_is_no_larger_than_the_ink() -> None:
    sheet = Sheet()
    assert not sheet.inked()
    touched = sheet.paint(line((0.3, 0.4, 0.05), (0.5, 0.45, 0.05)))
    inked = sheet.inked()
    assert touched.union(inked) == touched
    outside = sheet.fine.copy()
    outside[inked.slices] = 0
    assert not outside.any()
    for rows_or_columns in (sheet.fine[inked.slices], sheet.fine[inked.slices].T):
        assert rows_or_columns[0].any()
        assert rows_or_columns[-1].any()


def test_regions_join() -> None:
    assert Region(1, 2, 3, 4).union(NOWHERE) == Region(1, 2, 3, 4)
    assert NOWHERE.union(Region(1, 2, 3, 4)) == Region(1, 2, 3, 4)
    assert Region(1, 2, 3, 4).union(Region(0, 3, 2, 9)) == Region(0, 2, 3, 9)


@pytest.mark.parametrize("shape", [(100, 60), (60, 100), (7, 7), (1, 3)])
def test_a_picture_is_fitted_in_the_middle(shape: tuple[int, int]) -> None:
    field = fit(np.ones(shape, np.float32), 64)
    scale = 64 / max(shape)
    assert field.shape == (64, 64)
    assert field.sum() == pytest.approx(shape[0] * shape[1] * scale**2, rel=1e-3)
    rows, columns = np.nonzero(field)
    assert rows.mean() == pytest.approx(31.5, abs=scale)
    assert columns.mean() == pytest.approx(31.5, abs=scale)


def test_real_strokes_come_out_right_side_up(strokes: dict[str, Array]) -> None:
    """Sevens have most of their ink above the middle, sixes below, and ones are narrow: drawn as they were written."""
    heights: dict[int, list[float]] = {6: [], 7: []}
    for sample in range(200):
        label = int(strokes["labels"][sample])
        if label in heights:
            picture = prepare(render(_pen_digit(strokes, sample), size=128))
            heights[label].append(_box_centroid(picture))
    assert np.mean(heights[7]) < 0.47
    assert np.mean(heights[6]) > 0.53


def _pen_digit(strokes: dict[str, Array], sample: int) -> list[Stroke]:
    first, after = strokes["sample_start"][sample : sample + 2]
    bounds = strokes["stroke_start"][first : after + 1]
    lines = [strokes["points"][a:b] / 500 for a, b in pairwise(bounds)]
    return [Stroke(tuple((float(x), float(y), 0.05) for x, y in points)) for points in lines]


def _box_centroid(picture: Array) -> float:
    """How far down in its own box the ink is on average, 0 top to 1 bottom."""
    rows = picture.sum(axis=1)
    inside = np.flatnonzero(rows)
    return float((rows @ np.arange(28) / rows.sum() - inside[0]) / (inside[-1] - inside[0]))


def test_the_way_of_a_stroke_is_what_is_painted() -> None:
    """Through few points of a ring and a corner: its lines, painted one by one, are the curve."""
    stroke = Stroke((*ring(8), (0.5, 0.5, 0.05), (0.505, 0.5, 0.05), (0.505, 0.5, 0.05), (0.7, 0.6, 0.07)))
    pieces = [Stroke((tuple(a), tuple(b))) for a, b in pairwise(way(stroke).tolist())]
    np.testing.assert_allclose(render(pieces), render([stroke]), atol=0.3)
    assert way(Stroke(((0.2, 0.3, 0.1),))).tolist() == [[0.2, 0.3, 0.1]]
