import numpy as np

from desktop.widgets.colour_maps import DIVERGING_LIGHT, SEQUENTIAL
from desktop.widgets.marks import CELL, overlay_pixels

INK, PAPER = (1, 2, 3), (250, 251, 252)


def parts(pixels: np.ndarray, row: int, column: int, down: int = 0, right: int = 0) -> tuple[int, int, int, int]:
    """Alpha, red, green and blue of one pixel of the cell of a value."""
    value = int(pixels[row * CELL + down, column * CELL + right])
    return value >> 24, value >> 16 & 255, value >> 8 & 255, value & 255


def test_zero_lets_the_drawing_through_and_the_strongest_hides_it_most() -> None:
    values = np.array([[0, 0.5, 1], [0, -0.5, -1]])
    pixels = overlay_pixels(values, "signed", DIVERGING_LIGHT, INK, PAPER)
    assert pixels.shape == (2 * CELL, 3 * CELL)
    assert pixels.dtype == np.uint32
    assert parts(pixels, 0, 0) == (0, 0, 0, 0)
    for row, stronger, weaker in ((0, 1, 3), (1, 3, 1)):  # red above zero, blue below
        half, whole = parts(pixels, row, 1), parts(pixels, row, 2)
        assert whole[0] > half[0] > 0
        assert whole[stronger] > 2 * whole[weaker]
        assert all(part <= whole[0] for part in whole), "premultiplied by its alpha"


def test_a_map_without_sign_has_the_colours_of_its_scale() -> None:
    pixels = overlay_pixels(np.array([[0, 2.0]]), "positive", SEQUENTIAL, INK, PAPER)
    alpha, *colour = parts(pixels, 0, 1)
    np.testing.assert_allclose(colour, SEQUENTIAL[255, :3] * (alpha / 255), atol=1)
    np.testing.assert_array_equal(overlay_pixels(np.zeros((2, 2)), "positive", SEQUENTIAL, INK, PAPER), 0)


def test_ink_to_add_has_a_plus_and_ink_to_remove_a_minus() -> None:
    pixels = overlay_pixels(np.array([[1, -1, 0.01]]), "change", DIVERGING_LIGHT, INK, PAPER)
    middle = CELL // 2
    assert parts(pixels, 0, 0, middle, 2) == parts(pixels, 0, 0, 2, middle) == (255, *INK)
    assert parts(pixels, 0, 1, middle, 2) == (255, *PAPER)
    assert parts(pixels, 0, 1, 2, middle) != (255, *PAPER)
    assert parts(pixels, 0, 2, middle, 2)[0] < 30, "what cannot be seen has no mark"
