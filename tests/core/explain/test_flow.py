import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.explain.flow import Trace, stages_of
from core.model.presets import PRESETS, preset
from core.nn.layers import BatchNorm, Conv2D, Dense, Flatten, MaxPool2D, ReLU, Reshape
from core.nn.network import Network
from core.types import Array
from tests.core.explain.some_networks import networks, numbers


def picture_for(network: Network, seed: int) -> Array:
    return np.random.default_rng(seed).uniform(0, 1, network.input_shape)


def traced(network: Network, seed: int) -> Trace:
    """In double precision."""
    return Trace(network, numbers(network, seed).astype(np.float64), picture_for(network, seed))


@given(network=networks(), seed=st.integers(0, 99), data=st.data())
@settings(deadline=None, max_examples=60)
def test_a_stage_shows_every_number_it_hands_on_and_channels_that_do_not_mix(
    network: Network, seed: int, data: st.DataObject
) -> None:
    trace = traced(network, seed)
    places = [place for stage in trace.stages for place in range(stage.first, stage.last + 1)]
    assert places == list(range(len(network.layers) + 1))
    for number, stage in enumerate(trace.stages):
        np.testing.assert_array_equal(trace.maps(number).ravel(), trace.outputs[stage.last].ravel())
    expected = network.activations(numbers(network, seed).astype(np.float64), picture_for(network, seed)[None])
    for output, wanted in zip(trace.outputs[1:], expected.values(), strict=True):
        np.testing.assert_allclose(output, wanted[0], atol=1e-9)


@given(network=networks(), seed=st.integers(0, 99), data=st.data())
@settings(deadline=None, max_examples=60)
def test_all_that_leaves_a_channel_is_its_strength(network: Network, seed: int, data: st.DataObject) -> None:
    trace = traced(network, seed)
    stage = data.draw(st.integers(0, len(trace.stages) - 1))
    channel = data.draw(st.integers(0, trace.stages[stage].shape[0] - 1))
    flow = trace.flow_to(stage, channel)
    assert len(flow.strengths) == stage
    for number in range(1, stage + 1):
        here, before = trace.stages[number].shape[0], trace.stages[number - 1].shape[0]
        full = flow.into(number, range(here), range(before))
        np.testing.assert_allclose(full.sum(axis=0), flow.strengths[number - 1], atol=1e-8 * (1 + np.abs(full).sum()))
        some, few = data.draw(st.permutations(range(here))), data.draw(st.permutations(range(before)))
        part = flow.into(number, some[:2], few[:2])
        np.testing.assert_allclose(part, full[np.ix_(some[:2], few[:2])], atol=1e-8 * (1 + np.abs(full).max()))


@pytest.mark.parametrize("key", ["digitscope", "lenet-5", "aniemeka", "rathi-average"])
def test_a_flow_is_how_the_unit_changes_when_a_connection_is_made_stronger(key: str) -> None:
    network, rng = PRESETS[key].network, np.random.default_rng(5)
    parameters = numbers(network, 5).astype(np.float64)
    picture = picture_for(network, 5)
    trace = Trace(network, parameters, picture)
    unit = 4
    flow = trace.flow_to(len(trace.stages) - 1, unit)
    for number, stage in enumerate(trace.stages[1:], start=1):
        weight = f"{network.names[stage.first - 1]}.weight"
        if weight not in network.entries:  # a Reshape has nothing to make stronger
            continue
        into, out_of = rng.integers(stage.shape[0]), rng.integers(trace.stages[number - 1].shape[0])
        values = []
        for change in (1e-6, -1e-6):
            moved = parameters.copy()
            view = network.views(moved)[weight]
            # (F, C, K, K) or (units, C*H*W) -> (F, C, numbers)
            view.reshape(len(view), trace.stages[number - 1].shape[0], -1)[into, out_of] *= 1 + change
            values.append(network.forward(moved, picture[None])[0, unit])
        slope = (values[0] - values[1]) / 2e-6
        assert flow.into(number, [into], [out_of])[0, 0] == pytest.approx(slope, rel=1e-4, abs=1e-4)


def test_to_an_output_it_is_activation_times_weight() -> None:
    network = preset("lenet").network
    parameters = network.initialise(np.random.default_rng(0))
    trace = Trace(network, parameters, np.random.default_rng(1).uniform(0, 1, (1, 28, 28)).astype(np.float32))
    last = len(trace.stages) - 1
    expected = trace.maps(last - 1) * network.views(parameters)["dense2.weight"][7]
    np.testing.assert_allclose(trace.flow_to(last, 7).strengths[-1], expected, atol=1e-6)
    np.testing.assert_allclose(trace.flow_to(last, 7).into(last, [7], range(128))[0], expected, atol=1e-6)
    assert not trace.flow_to(last, 7).into(last, [3], range(128)).any()


def test_without_biases_the_strengths_of_any_stage_make_up_the_unit() -> None:
    layers = (Conv2D(4, 3), MaxPool2D(2), BatchNorm(), ReLU(), Conv2D(5, 3), ReLU(), Flatten(), Dense(12))
    network = Network((1, 12, 12), (*layers, Reshape((3, 2, 2)), Conv2D(2, 1), Flatten(), Dense(3)))
    parameters = numbers(network, 2).astype(np.float64)
    for name, view in network.views(parameters).items():
        if name.endswith(("bias", "mean")):
            view[...] = 0
    trace = Trace(network, parameters, picture_for(network, 2))
    strengths = trace.flow_to(len(trace.stages) - 1, 1).strengths
    assert len(strengths) == 6
    for strength in strengths:
        assert strength.sum() == pytest.approx(trace.outputs[-1][1])


def test_stages_follow_what_mixes_and_the_rest_is_folded_into_them() -> None:
    network = preset("digitscope").network
    stages = stages_of(network)
    names = ("input", *network.names)
    assert [names[stage.first] for stage in stages] == [
        "input", "conv1", "conv2", "conv3", "conv4", "conv5", "conv6", "dense1",
    ]  # fmt: skip
    assert [stage.shape for stage in stages][-3:] == [(160, 4, 4), (160, 2, 2), (10,)]
    assert names[stages[2].last] == "relu2"
    arranged = stages_of(preset("aniemeka").network)
    assert [stage.shape for stage in arranged][3:] == [(64,), (4, 4, 4), (16, 2, 2), (10,)]


def test_each_answer_has_a_flow_where_the_channels_before_are_others() -> None:
    network = Network((1, 28, 28), (Reshape((1, 7, 112)), MaxPool2D(7, 11), Flatten()))
    trace = Trace(network, np.empty(0), picture_for(network, 1))
    assert [stage.shape for stage in trace.stages] == [(1, 28, 28), (1, 1, 10), (10,)]
    for unit in range(10):
        for strength in trace.flow_to(2, unit).strengths:
            assert strength.sum() == pytest.approx(trace.outputs[-1][unit])
