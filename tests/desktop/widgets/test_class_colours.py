from itertools import combinations

import numpy as np
import pytest

from core.types import Array
from desktop.widgets import class_colours
from desktop.widgets.theme import DARK, LIGHT
from tests.desktop.widgets.test_theme import contrast


def lab(colour: str) -> Array:
    """CIELAB of an sRGB colour under D65."""
    parts = np.array(list(bytes.fromhex(colour[1:]))) / 255
    linear = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
    matrix = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
    ratio = matrix @ linear / np.array([0.9505, 1.0, 1.089])
    x, y, z = np.where(ratio > 0.008856, np.cbrt(ratio), 7.787 * ratio + 16 / 116)
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


@pytest.mark.parametrize(("colours", "ground"), [(class_colours.LIGHT, LIGHT), (class_colours.DARK, DARK)])
def test_ten_colours_are_told_apart_and_from_the_ground(colours: tuple[str, ...], ground: object) -> None:
    assert len(colours) == 10
    for one, other in combinations(colours, 2):
        assert np.linalg.norm(lab(one) - lab(other)) >= 20, (one, other)
    for colour in colours:
        assert contrast(colour, ground.panel) >= 4.5, colour
