"""The pictures that excite a unit, against looking at all of them."""

import numpy as np
import pytest

from core.explain.strongest import field_of, strongest_steps
from core.explain.units import WORK, heard_at, layers_with_units
from core.model.presets import PRESETS
from core.nn.layers import Dense, Flatten
from core.nn.network import Network
from core.steps import result_of
from core.types import Pixels
from tests.core.explain.example import NETWORKS, parameters_of

ALL = {**NETWORKS, **{key: PRESETS[key].network for key in ("digitscope", "zhou", "lenet-5")}}


def some_images(network: Network, count: int) -> Pixels:
    return np.random.default_rng(4).integers(0, 256, (count, *network.input_shape)).astype(np.uint8)


@pytest.mark.parametrize("network", ALL.values(), ids=ALL)
def test_the_strongest_are_those_that_looking_at_all_finds(network: Network) -> None:
    vector, images = parameters_of(network, np.float32), some_images(network, 70)
    steps = list(strongest_steps(network, vector, images, 5))
    found = steps[-1][1]
    assert steps[-1][0] == 70
    assert [done for done, _ in steps] == sorted({done for done, _ in steps})
    outputs = network.activations(vector, images * np.float32(1 / 255))
    for index in layers_with_units(network):
        output = outputs[network.names[heard_at(network, index)[0]]]
        answers = output.reshape(70, output.shape[1], -1)  # (N, F, H, W) -> (N, F, places)
        strongest = found[network.names[index]]
        assert strongest.picture.shape == (output.shape[1], 5)
        for unit in range(output.shape[1]):
            best = np.sort(answers[:, unit].max(axis=1))[::-1][:5]
            np.testing.assert_allclose(strongest.value[unit], best, rtol=1e-4, atol=1e-3)
            there = answers[strongest.picture[unit], unit, strongest.place[unit]]
            np.testing.assert_allclose(there, best, rtol=1e-4, atol=1e-3)
            assert len(set(strongest.picture[unit].tolist())) == 5


@pytest.mark.parametrize("name", [name for name, network in ALL.items() if len(network.input_shape) == 3])
def test_only_the_patch_matters(name: str) -> None:
    network = ALL[name]
    vector, images = parameters_of(network), some_images(network, 6)
    found = result_of(strongest_steps(network, vector, images, 1))
    rng = np.random.default_rng(0)
    for index in layers_with_units(network):
        best = found[network.names[index]]
        picture, place = images[best.picture[0, 0]] / 255, int(best.place[0, 0])
        field = field_of(network, index, 0, place)
        assert field is not None
        rows, columns = (slice(side.start, side.stop) for side in field)
        elsewhere = rng.random(picture.shape)
        elsewhere[:, rows, columns] = picture[:, rows, columns]
        outputs = network.activations(vector, np.array([picture, elsewhere]))
        output = outputs[network.names[heard_at(network, index)[0]]]
        there = output.reshape(2, output.shape[1], -1)[:, 0, place]  # (N, F, H, W) -> (N, F, places)
        assert there[0] == pytest.approx(there[1], rel=1e-9, abs=1e-12)


def test_fewer_pictures_than_wanted_and_answers_that_are_no_numbers() -> None:
    network = NETWORKS["1x1 kernels"]
    vector, images = parameters_of(network, np.float32), some_images(network, 4)
    assert result_of(strongest_steps(network, vector, images, 9))["conv1"].picture.shape == (4, 4)
    vector[:] = np.nan
    assert result_of(strongest_steps(network, vector, images, 9))["conv1"].picture.shape == (4, 0)


def test_an_answer_beyond_all_bounds_takes_no_place_from_one_that_is_a_number() -> None:
    network = Network((1, 1, 1), (Flatten(), Dense(1)))
    images = np.arange(256, dtype=np.uint8).reshape(-1, 1, 1, 1)
    with np.errstate(over="ignore"):
        answers = images[:, 0, 0, 0] * np.float32(1 / 255) * np.float32(3e38) + np.float32(2e38)
        found = result_of(strongest_steps(network, np.array([3e38, 2e38], np.float32), images, 3))["dense1"]
    finite = int(np.isfinite(answers).sum())
    assert finite < 256
    assert found.picture.tolist() == [[finite - 1, finite - 2, finite - 3]]


def test_a_unit_whose_answers_are_no_numbers_takes_nothing_from_the_others() -> None:
    network = Network((1, 1, 1), (Flatten(), Dense(3)))
    vector = np.array([1, np.nan, 2, 0, 0, 0], np.float32)
    images = np.arange(12, dtype=np.uint8).reshape(-1, 1, 1, 1)
    found = result_of(strongest_steps(network, vector, images, 3))["dense1"]
    assert found.picture[[0, 2]].tolist() == [[11, 10, 9]] * 2
    assert np.isfinite(found.value).tolist() == [[True] * 3, [False] * 3, [True] * 3]


def test_of_equals_the_first_is_kept() -> None:
    network = NETWORKS["1x1 kernels"]
    vector = parameters_of(network, np.float32)
    images = np.repeat(some_images(network, 1), 4 * network.pictures_at_once(WORK), axis=0)
    found = result_of(strongest_steps(network, vector, images, 3))
    assert found["dense1"].picture.tolist() == [[0, 1, 2]] * 10
