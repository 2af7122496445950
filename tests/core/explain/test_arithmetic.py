import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.evaluation.calibration import Calibration
from core.explain.arithmetic import Given, Softmax, arithmetic, position_of, shapes_of
from core.explain.receptive import receptive_fields
from core.model.presets import PRESETS, preset
from core.nn.layers.arithmetic import OUTSIDE, Greatest, Steps, WeightedSum
from core.nn.network import Network
from core.types import Array, UserError
from tests.core.explain.some_networks import networks, numbers


def outputs_of(network: Network, parameters: Array, picture: Array) -> list[Array]:
    return [picture, *(output[0] for output in network.activations(parameters, picture[None]).values())]


def check(network: Network, parameters: Array, outputs: list[Array], place: int, position: tuple[int, ...]) -> None:
    """The parts are the network's own numbers, where they say that they stand, and give its own result."""
    explained = arithmetic(network, parameters, outputs, place, position)
    true, size = float(outputs[place][position]), 1.0
    if isinstance(explained, WeightedSum | Greatest):
        inside = explained.places != OUTSIDE
        np.testing.assert_array_equal(explained.inputs[inside], outputs[place - 1].ravel()[explained.places[inside]])
        assert not explained.inputs[~inside].any()
        read = set(explained.places[inside].tolist())
    elif isinstance(explained, Steps):
        assert explained.input == outputs[place - 1].ravel()[explained.place]
        read = {explained.place}
        size = max(abs(step.result) for step in explained.steps) if explained.steps else 1.0
    else:
        assert place == 0
        read = set()
    if place:
        assert read == set(np.flatnonzero(receptive_fields(network, place, position)[place - 1].mask).tolist())
    if isinstance(explained, WeightedSum):
        size = float(np.abs(explained.products).sum())
    assert explained.result == pytest.approx(true, abs=1e-5 * max(1.0, size))


@given(network=networks(), seed=st.integers(0, 99), data=st.data())
@settings(deadline=None, max_examples=100)
def test_what_is_written_out_is_what_the_network_has(network: Network, seed: int, data: st.DataObject) -> None:
    parameters = numbers(network, seed)
    picture = np.random.default_rng(seed).uniform(0, 1, network.input_shape).astype(np.float32)
    outputs = outputs_of(network, parameters, picture)
    for place, output in enumerate(outputs):
        position = tuple(data.draw(st.integers(0, size - 1)) for size in output.shape)
        check(network, parameters, outputs, place, position)


@pytest.mark.parametrize("key", PRESETS)
def test_it_holds_for_every_layer_of_the_presets(key: str) -> None:
    network, rng = PRESETS[key].network, np.random.default_rng(3)
    parameters = numbers(network, 3)
    outputs = outputs_of(network, parameters, rng.uniform(0, 1, (1, 28, 28)).astype(np.float32))
    for place, output in enumerate(outputs):
        for _ in range(3):
            check(network, parameters, outputs, place, tuple(int(rng.integers(size)) for size in output.shape))


def test_the_probabilities_are_those_of_the_calibration() -> None:
    network = preset("zhou").network
    parameters = 40 * network.initialise(np.random.default_rng(0))
    outputs = outputs_of(network, parameters, np.random.default_rng(1).uniform(0, 1, (1, 28, 28)).astype(np.float32))
    expected = Calibration(2.5).probabilities(outputs[-1][None])[0]
    last = len(network.layers) + 1
    found = [arithmetic(network, parameters, outputs, last, (digit,), 2.5).result for digit in range(10)]
    np.testing.assert_allclose(found, expected, rtol=1e-5)
    assert Softmax(np.array([1e4, 0.0]), 0, 0.05).result == 1


def test_a_pixel_of_the_drawing_is_made_of_nothing() -> None:
    network = preset("zhou").network
    picture = np.full((1, 28, 28), 0.25, np.float32)
    assert arithmetic(network, network.initialise(np.random.default_rng(0)), [picture], 0, (0, 3, 4)) == Given(0.25)


def test_what_is_written_out_stays_when_training_moves_the_weights() -> None:
    network = preset("lenet").network
    parameters = network.initialise(np.random.default_rng(0))
    outputs = outputs_of(network, parameters, np.random.default_rng(1).uniform(0, 1, (1, 28, 28)).astype(np.float32))
    parts = [arithmetic(network, parameters, outputs, place, at) for place, at in ((2, (1, 2, 3)), (9, (5,)))]
    before = [part.result for part in parts]
    parameters += 1
    assert [part.result for part in parts] == before


def test_numbers_of_a_patch_are_found_in_the_layer_before() -> None:
    network = preset("lenet").network
    assert shapes_of(network)[2] == (16, 24, 24)
    assert position_of(network, 2, 24 * 24 + 24 + 5) == (1, 1, 5)
    assert position_of(network, 2, OUTSIDE) is None


def test_a_number_that_is_not_there_is_refused() -> None:
    network = preset("zhou").network
    with pytest.raises(UserError, match=r"There is no number \(10,\) among 10\."):
        arithmetic(network, network.initialise(np.random.default_rng(0)), [], 6, (10,))
