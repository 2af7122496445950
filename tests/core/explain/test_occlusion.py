import numpy as np
import pytest

from core.explain.occlusion import GREY, PAPER, occlusion
from core.model.presets import preset
from core.steps import result_of
from core.types import Array
from tests.core.explain import reference
from tests.core.explain.example import NETWORKS, parameters_of, pictures_for


@pytest.fixture
def drawn() -> Array:
    """A stroke in the middle of blank paper."""
    picture = np.zeros((1, 28, 28))
    picture[0, 8:20, 13:15] = 0.9
    return picture


@pytest.mark.parametrize("fill", [PAPER, GREY])
@pytest.mark.parametrize("side", [1, 5])
def test_each_pixel_is_the_mean_of_all_patches_over_it(drawn: Array, side: int, fill: float) -> None:
    network = preset("zhou").network
    vector = parameters_of(network)
    before = drawn.copy()
    found = result_of(occlusion(network, vector, drawn, 3, side, fill))
    np.testing.assert_array_equal(drawn, before)
    np.testing.assert_allclose(found, reference.occlusion(network, vector, drawn, 3, side, fill), atol=1e-9)


def test_several_channels_are_covered_together() -> None:
    network = NETWORKS["5x5 kernels, three channels"]
    vector, [picture] = parameters_of(network), pictures_for(network, 1)
    found = result_of(occlusion(network, vector, picture, 1, 3))
    np.testing.assert_allclose(found, reference.occlusion(network, vector, picture, 1, 3, PAPER), atol=1e-9)


def test_paper_on_paper_is_not_computed_and_a_blank_picture_has_nothing_to_lose(drawn: Array) -> None:
    network = preset("zhou").network
    vector = parameters_of(network)
    steps = list(occlusion(network, vector, drawn, 3))
    assert steps == sorted(steps)
    assert steps[-1] == 1
    assert len(steps) == -(-(16 * 6) // 8)  # the places at which a patch of five touches a stroke of 12 by 2
    np.testing.assert_array_equal(result_of(occlusion(network, vector, np.zeros((1, 28, 28)), 3)), 0)
