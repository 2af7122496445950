import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.evaluation.calibration import Calibration
from core.explain.flow import Trace, stages_of
from core.model.model import Card
from core.model.presets import PRESETS, preset
from core.nn.network import Network
from core.nn.workspace import Workspace
from core.types import Array
from desktop.engine.live_model import Snapshot
from desktop.overview.question import Look, Seen, Wish, placed
from tests.core.explain.some_networks import networks, numbers

NETWORK = preset("lenet").network
PICTURE = np.random.default_rng(4).uniform(0, 1, (28, 28)).astype(np.float32)


def look(wish: Wish, picture: Array = PICTURE) -> Seen:
    card = Card(calibration=Calibration(2.0))
    seen = Look(picture, wish).answer(Snapshot(wish.network, numbers(wish.network, 1), card), Workspace())
    assert seen is not None
    return seen


def wish_for(network: Network, room: int = 6, **more: object) -> Wish:
    return Wish(network, (room,) * len(stages_of(network)), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize("key", PRESETS)
def test_the_strongest_channels_are_shown_with_their_own_maps_and_flows(key: str) -> None:
    network = PRESETS[key].network
    seen = look(wish_for(network))
    trace = Trace(network, numbers(network, 1), PICTURE[None])
    assert seen.followed == (len(trace.stages) - 1, int(trace.outputs[-1].argmax()))
    flow = trace.flow_to(*seen.followed)
    for number, column in enumerate(seen.columns[:-1]):
        strengths = np.abs(flow.strengths[number])
        assert len(column.channels) == min(6, len(strengths))
        assert strengths[list(column.channels)].min() >= np.sort(strengths)[-len(column.channels)]
        assert column.strengths is not None
        np.testing.assert_allclose(np.abs(column.strengths), strengths[list(column.channels)])
        maps = trace.maps(number) if number else PICTURE[None]
        np.testing.assert_array_equal(column.maps.ravel(), maps[list(column.channels)].ravel())
        assert (column.low, column.high) == (min(0, maps.min()), max(0, maps.max()))
        into, channels = seen.flows[number + 1], seen.columns[number + 1].channels
        np.testing.assert_allclose(into, flow.into(number + 1, channels, column.channels), rtol=1e-5)
    assert seen.columns[-1].channels == tuple(range(10))


@given(network=networks(channels=1), seed=st.integers(0, 99), data=st.data())
@settings(deadline=None, max_examples=40)
def test_any_unit_of_any_network_can_be_followed(network: Network, seed: int, data: st.DataObject) -> None:
    stages = stages_of(network)
    stage = data.draw(st.integers(0, len(stages) - 1))
    channel = data.draw(st.integers(0, stages[stage].shape[0] - 1))
    picture = np.random.default_rng(seed).uniform(0, 1, network.input_shape[1:]).astype(np.float32)
    place = data.draw(st.integers(0, len(network.layers) + 1))
    seen = look(wish_for(network, room=2, followed=(stage, channel), opened=place), picture)
    assert channel in seen.columns[stage].channels
    assert [flow is not None for flow in seen.flows] == [0 < number <= stage for number in range(len(stages))]
    output = Trace(network, numbers(network, 1), picture[None]).outputs
    peak = output[stages[stage].last][seen.peak]
    maps = output[stages[stage].last].reshape(stages[stage].shape)
    assert peak == maps[channel].max()
    assert seen.opened is not None
    assert seen.opened.shape == (network.input_shape, *network.shapes, network.shapes[-1])[place]


def test_the_arithmetic_of_the_chosen_number_comes_with_it() -> None:
    seen = look(wish_for(NETWORK, opened=5, chosen=(3, 1, 2)))
    assert seen.explained is not None
    assert seen.opened is not None
    assert seen.explained.result == pytest.approx(seen.opened[3, 1, 2], rel=1e-4)
    chances = look(wish_for(NETWORK, opened=12, chosen=(3,)))
    assert chances.explained is not None
    assert chances.explained.result == pytest.approx(chances.probabilities[3], rel=1e-4)


def test_another_network_is_not_answered_for() -> None:
    zhou = preset("zhou").network
    model = Snapshot(zhou, zhou.initialise(np.random.default_rng(0)), Card())
    assert Look(PICTURE, wish_for(NETWORK)).answer(model, Workspace()) is None


def test_what_is_shown_stays_in_its_place_and_only_newcomers_move_in() -> None:
    strengths = np.array([5.0, 1, 4, 0, 3, 2])
    assert placed(strengths, 3, ()) == (0, 2, 4)
    assert placed(strengths, 3, (4, 3, 0)) == (4, 2, 0)
    assert placed(strengths, 3, (1, 3), keep=True) == (1, 3, 0)
    assert placed(strengths, 2, (4, 2, 0)) == (0, 2)
    assert placed(strengths, 9, (4, 2)) == (4, 2, 0, 5, 1, 3)
    assert placed(strengths, 2, (77, 2), keep=True) == (0, 2)


def test_numbers_that_are_not_finite_are_shown_all_the_same() -> None:
    parameters = numbers(NETWORK, 1)
    parameters[:40] = np.nan
    seen = Look(PICTURE, wish_for(NETWORK)).answer(Snapshot(NETWORK, parameters, Card()), Workspace())
    assert seen is not None
    assert np.isfinite([seen.columns[1].low, seen.columns[1].high]).all()
