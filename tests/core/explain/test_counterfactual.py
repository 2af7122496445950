import numpy as np
import pytest

from core.data.datasets import DataSplits
from core.explain.counterfactual import FAINT, counterfactual, softened
from core.model.model import Model
from core.nn.layers import Conv2D, Dense, Flatten, ReLU
from core.nn.network import Network
from core.steps import result_of
from core.types import Array
from tests.core.explain.example import NETWORKS, parameters_of, pictures_for


def picture_of(mnist: DataSplits, digit: int) -> Array:
    data = mnist.validation
    picture: Array = data.images[np.flatnonzero(data.labels == digit)[4]].astype(np.float32) / 255
    return picture


@pytest.mark.parametrize(("digit", "wanted"), [(4, 9), (0, 6), (2, 3)])
def test_the_changed_picture_is_answered_with_the_class_and_is_near(
    model: Model, mnist: DataSplits, digit: int, wanted: int
) -> None:
    picture = picture_of(mnist, digit)
    network, vector = model.network, model.parameters
    assert network.forward(vector, picture[None]).argmax() == digit
    found = result_of(counterfactual(network, vector, picture, wanted))
    assert found.found
    logits = network.forward(vector, found.picture[None])[0]
    assert logits.argmax() == wanted
    assert found.probability == pytest.approx(float(np.exp(logits)[wanted] / np.exp(logits).sum()), rel=1e-4)
    assert found.picture.min() >= 0
    assert found.picture.max() <= 1
    np.testing.assert_allclose(found.picture, picture + found.change, atol=1e-6)
    # Less than a third of the ink that another person's digit of that class differs by.
    assert np.abs(found.change).sum() < np.abs(picture_of(mnist, wanted) - picture).sum() / 3
    assert np.abs(found.change[found.change != 0]).min() >= FAINT


def test_what_is_that_class_already_needs_no_change(model: Model, mnist: DataSplits) -> None:
    found = result_of(counterfactual(model.network, model.parameters, picture_of(mnist, 7), 7, steps=3))
    assert found.found
    np.testing.assert_array_equal(found.change, 0)


def test_where_there_is_none_it_says_so() -> None:
    """The second class has nothing but a bias, and the first a larger one."""
    network = Network((1, 9, 9), (Conv2D(2, 3), ReLU(), Flatten(), Dense(2)))
    vector = parameters_of(network)
    views = network.views(vector)
    views["dense1.weight"][...] = 0
    views["dense1.bias"][...] = [3, 0]
    [picture] = pictures_for(network, 1)
    found = result_of(counterfactual(network, vector, picture, 1, steps=20))
    assert not found.found
    assert found.probability == pytest.approx(1 / (1 + np.exp(3)), rel=1e-6)


def test_the_search_is_the_same_every_time_and_tells_how_far_it_is() -> None:
    network = NETWORKS["5x5 kernels, three channels"]
    vector, [picture] = parameters_of(network), pictures_for(network, 1)
    before = picture.copy()
    one, other = (result_of(counterfactual(network, vector, picture, 2, steps=30)) for _ in range(2))
    np.testing.assert_array_equal(one.picture, other.picture)
    np.testing.assert_array_equal(picture, before)
    assert list(counterfactual(network, vector, picture, 2, steps=4)) == [0.25, 0.5, 0.75, 1]


def test_a_soft_brush_spreads_a_dot_and_loses_nothing() -> None:
    dot = np.zeros((1, 5, 6))
    dot[0, 2, 3] = 16
    expected = np.zeros((5, 6))
    expected[1:4, 2:5] = [[1, 2, 1], [2, 4, 2], [1, 2, 1]]
    np.testing.assert_array_equal(softened(dot)[0], expected)
    assert softened(np.ones((2, 4, 4)))[1, 0].tolist() == [0.5625, 0.75, 0.75, 0.5625]
