"""What holds of every method."""

import numpy as np
import pytest
from hypothesis import given, settings

from core.explain.attribution import layers_with_maps
from core.explain.methods import METHODS, Method, method
from core.model.presets import PRESETS, preset
from core.nn.network import Network
from core.nn.workspace import Workspace
from core.steps import result_of
from core.types import UserError
from tests.core.explain.example import NETWORKS, parameters_of, pictures_for
from tests.core.nn.small_networks import related_networks

PICTURES = {key: network for key, network in NETWORKS.items() if len(network.input_shape) == 3}
NAMES = (
    "gradient-x-input saliency integrated-gradients guided-backpropagation deconvolution grad-cam occlusion "
    "counterfactual"
)


def test_their_names_are_a_promise() -> None:
    assert set(METHODS) == set(NAMES.split())
    assert all(name == one.name for name, one in METHODS.items())


@pytest.mark.parametrize("one", METHODS.values(), ids=METHODS)
def test_each_says_what_it_shows_and_what_not(one: Method) -> None:
    assert one.shows.endswith(".")
    assert one.hides.endswith(".")
    assert any(year in one.source for year in ("2014", "2015", "2016", "2017", "2018"))


@pytest.mark.parametrize("one", METHODS.values(), ids=METHODS)
@pytest.mark.parametrize("network", PICTURES.values(), ids=PICTURES)
def test_each_gives_a_map_as_large_as_the_picture(one: Method, network: Network) -> None:
    vector, [picture] = parameters_of(network, np.float32), pictures_for(network, 1, np.float32)
    steps = one.explain(network, vector, picture, 1)
    done = [next(steps)]
    found = result_of(steps)
    assert 0 < done[0] <= 1
    assert found.method == one.name
    assert found.wanted == 1
    assert found.map.shape == picture.shape[1:]
    assert np.isfinite(found.map).all()
    assert not found.map.flags.writeable
    if one.kind == "positive":
        assert found.map.min() >= 0
    assert (found.changed is not None) == (one.kind == "change")
    assert (found.layer is not None) == one.takes_layer


@settings(max_examples=25)
@given(networks=related_networks())
def test_none_assumes_an_architecture(networks: list[Network]) -> None:
    scratch = Workspace()
    for network in networks:
        vector, [picture] = parameters_of(network, np.float32), pictures_for(network, 1, np.float32)
        for one in METHODS.values():
            steps = one.explain(network, vector, picture, 2, scratch=scratch)
            if one.takes_layer and not layers_with_maps(network):
                with pytest.raises(UserError, match="no convolution"):
                    next(steps)
            else:
                assert 0 < next(steps) <= 1


@pytest.mark.parametrize("one", METHODS.values(), ids=METHODS)
@pytest.mark.parametrize("key", PRESETS)
def test_blank_paper_has_an_answer_too(one: Method, key: str) -> None:
    network = preset(key).network
    vector = network.initialise(np.random.default_rng(0))
    if one.name != "counterfactual":
        found = result_of(one.explain(network, vector, np.zeros((1, 28, 28), np.float32), 0))
        assert np.isfinite(found.map).all()


def test_what_is_not_there_is_said() -> None:
    with pytest.raises(UserError, match="no method called 'magic'; there are gradient-x-input"):
        method("magic")
    network = preset("zhou").network
    with pytest.raises(UserError, match="no class 10: the network's classes are 0 to 9"):
        next(method("saliency").explain(network, parameters_of(network), np.zeros((1, 28, 28)), 10))
