import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.widgets.colour_maps import DIVERGING_LIGHT, SEQUENTIAL, ZERO
from desktop.widgets.tile_layout import BLANK, Limits, Scale, arrange, as_tiles, fold, number, short_number
from desktop.widgets.tile_picture import CLEAR, compose, lead


def test_a_sequential_scale_holds_zero() -> None:
    assert Scale.sequential(np.array([0.5, 2.0])) == Scale(0.0, 2.0)
    assert Scale.sequential(np.array([-1.0, 2.0])) == Scale(-1.0, 2.0)
    assert Scale.sequential(np.array([np.nan, np.inf])) == Scale(0.0, 0.0)


def test_a_symmetric_scale_has_zero_in_the_middle() -> None:
    scale = Scale.symmetric(np.array([-3.0, 1.0]))
    assert scale == Scale(-3.0, 3.0, diverging=True)
    assert scale.indices(np.array([-3.0, 0.0, 3.0])).tolist() == [1, ZERO, 255]


def test_indices_clip_what_lies_outside_and_leave_out_what_is_no_number() -> None:
    scale = Scale(0.0, 1.0)
    assert scale.indices(np.array([0.0, 1.0, 7.0, -7.0, np.inf, np.nan])).tolist() == [0, 255, 255, 0, 255, BLANK]


@pytest.mark.parametrize("most", [3e-37, 3e38])
def test_indices_of_the_smallest_and_the_largest_numbers_there_are(most: float) -> None:
    values = np.array([-most, 0, most], np.float32)
    assert Scale.symmetric(values).indices(values).tolist() == [1, ZERO, 255]


def test_a_range_of_nothing_is_one_colour() -> None:
    assert Scale(0.0, 0.0).indices(np.zeros(2)).tolist() == [0, 0]
    assert Scale.symmetric(np.zeros(2)).indices(np.zeros(2)).tolist() == [ZERO, ZERO]


def test_few_tiles_are_large_and_many_small() -> None:
    few = arrange(8, (3, 3), (600, 400), Limits())
    many = arrange(64, (24, 24), (600, 400), Limits())
    assert few.zoom == 47
    assert few.columns * few.rows >= 8
    assert many.zoom == 1, "all 64 are seen at once"
    assert many.size[1] <= 400


def test_too_many_tiles_become_higher_than_the_room_but_never_wider() -> None:
    place = arrange(1000, (28, 28), (300, 200), Limits())
    assert place.zoom == 1
    assert place.size[0] <= 300
    assert place.size[1] > 200


def test_a_cell_is_wide_enough_for_its_name() -> None:
    place = arrange(10, (28, 28), (400, 400), Limits(least=56, most=56, label=16, cell=80))
    assert (place.zoom, place.cell, place.columns) == (2, (80, 80), 5)


def test_a_matrix_keeps_its_columns_and_uses_the_width() -> None:
    limits = Limits(least=9, gap=4, label=0, columns=32, margin=(32, 20))
    place = arrange(64 * 32, (3, 3), (616, 400), limits)
    assert (place.columns, place.rows, place.zoom) == (32, 64, 4)
    assert place.origin == (34, 22)


@given(
    count=st.integers(1, 500),
    tile=st.tuples(st.integers(1, 64), st.integers(1, 64)),
    area=st.tuples(st.integers(1, 2000), st.integers(1, 2000)),
)
def test_every_tile_has_a_cell_and_whole_pixels(count: int, tile: tuple[int, int], area: tuple[int, int]) -> None:
    place = arrange(count, tile, area, Limits())
    assert place.zoom >= 1
    assert place.columns * (place.rows - 1) < count <= place.columns * place.rows
    assert place.size[0] <= area[0] or place.columns == 1


@pytest.mark.parametrize(
    ("size", "shape"), [(10, (1, 10)), (128, (8, 16)), (784, (16, 49)), (127, (8, 16)), (84, (6, 14))]
)
def test_a_vector_becomes_a_rectangle(size: int, shape: tuple[int, int]) -> None:
    tile = fold(np.arange(size, dtype=np.float32))
    assert tile.shape == (1, *shape)
    assert tile.ravel()[:size].tolist() == list(range(size))
    assert np.isnan(tile.ravel()[size:]).all()


def test_numbers_have_a_true_minus_and_few_digits() -> None:
    assert number(-0.123456) == "−0.1235"
    assert number(0.0) == number(-0.0) == "0"
    assert short_number(-12345.0) == "−1.23e+04"
    assert short_number(6600.0) == "6600"
    assert [short_number(value) for value in (999.4, 999.6, 9999.6)] == ["999", "1000", "1e+04"]
    assert [number(value) for value in (9999.4, -9999.6, float("inf"))] == ["9999", "−10000", "inf"]
    assert number(-12345.0) == "−12345"
    assert number(1234567.0) == "1.235e+06"


def test_the_picture_has_each_value_in_its_place() -> None:
    values = np.array([[[0.0, 1.0], [0.5, 0.25]], [[1.0, 1.0], [1.0, np.nan]], [[0.0, 0.0], [0.0, 0.0]]])
    indices = Scale(0.0, 1.0).indices(values)
    place = arrange(3, (2, 2), (100, 100), Limits(least=4, most=8, columns=2))
    assert (place.zoom, place.rows) == (4, 2)
    border = 0xFF010203
    picture = compose(indices, place, range(2), SEQUENTIAL, border)
    assert picture.shape == (place.rows * place.cell[1], 2 * place.cell[0])
    left, top = lead(place, (2, 2))

    def colour(tile: int, row: int, column: int) -> int:
        y = (tile // 2) * place.cell[1] + top + row * place.zoom
        x = (tile % 2) * place.cell[0] + left + column * place.zoom
        block = picture[y : y + place.zoom, x : x + place.zoom]
        assert (block == block[0, 0]).all(), "pixel-sharp"
        return int(block[0, 0])

    def expected(index: int) -> int:
        red, green, blue, _ = (int(part) for part in SEQUENTIAL[index])
        return 0xFF000000 | red << 16 | green << 8 | blue

    assert colour(0, 0, 1) == expected(255)
    assert colour(0, 1, 1) == expected(64)
    assert colour(1, 1, 1) == CLEAR
    assert picture[top - 1, left] == border
    assert (picture[place.cell[1] :, place.cell[0] :] == CLEAR).all(), "the fourth cell stays empty"


def test_the_rows_in_sight_are_the_same_picture() -> None:
    values = np.random.default_rng(0).normal(size=(10, 3, 3))
    indices = Scale.symmetric(values).indices(values)
    place = arrange(10, (3, 3), (200, 60), Limits(columns=3))
    whole = compose(indices, place, range(place.rows), DIVERGING_LIGHT, 0)
    part = compose(indices, place, range(1, 3), DIVERGING_LIGHT, 0)
    assert (whole[place.cell[1] : 3 * place.cell[1]] == part).all()


def test_what_a_layer_gives_are_tiles_with_names() -> None:
    maps, one, vector = np.ones((2, 3, 4)), np.ones((1, 3, 4)), np.array([0.5, -1.0])
    for output, last, shape, names in (
        (maps, False, (2, 3, 4), ["0", "1"]),
        (one, False, (1, 3, 4), []),
        (vector, False, (1, 1, 2), []),
        (vector, True, (2, 1, 1), ["0: 0.5", "1: −1"]),
    ):
        tiles, called = as_tiles(output, last)
        assert (tiles.shape, called) == (shape, names)
        np.testing.assert_array_equal(tiles.ravel(), output.ravel())
