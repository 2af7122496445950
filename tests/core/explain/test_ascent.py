"""The picture that a unit wants: uphill, by the right gradient, always the same for the same seed."""

import numpy as np
import pytest

from core.data.datasets import DataSplits
from core.explain.ascent import Unit, ascent_steps, unit_gradient
from core.explain.units import layers_with_units
from core.model.model import Model
from core.model.presets import PRESETS
from core.nn.network import Network
from core.steps import result_of
from core.types import UserError
from tests.core.explain.example import NETWORKS, parameters_of, pictures_for

ALL = {**NETWORKS, **{key: one.network for key, one in PRESETS.items()}}


@pytest.mark.parametrize("network", ALL.values(), ids=ALL)
def test_the_gradient_is_that_of_pytorch(network: Network) -> None:
    torch = pytest.importorskip("torch")
    from tests.twins import twin_network

    # In double precision: in single, what is rounded otherwise decides which unit a ReLU or a pooling lets through.
    vector, picture = parameters_of(network), pictures_for(network, 1)[0]
    other = twin_network(network).eval().double()
    state = {name: torch.from_numpy(view.copy()) for name, view in network.views(vector).items()}
    other.load_state_dict(state, strict=False)
    for index in layers_with_units(network):
        unit = Unit(index, network.shapes[index][0] - 1)
        answer, gradient = unit_gradient(network, vector, picture, unit)
        at, place = unit.heard(network)
        x = torch.from_numpy(picture[None].copy()).requires_grad_()
        y = other[: at + 1](x)[(0, *place)]
        y.backward()
        assert answer == pytest.approx(y.item(), rel=1e-9, abs=1e-9)
        np.testing.assert_allclose(gradient, x.grad[0].numpy(), rtol=1e-8, atol=1e-9)


@pytest.mark.parametrize("network", NETWORKS.values(), ids=NETWORKS)
def test_every_unit_gets_more_of_what_it_wants(network: Network) -> None:
    vector = parameters_of(network, np.float32)
    for index in layers_with_units(network):
        steps = list(ascent_steps(network, vector, Unit(index, 0), seed=1, steps=40))
        assert [ascent.step for ascent in steps] == list(range(1, 41))
        last = result_of(ascent_steps(network, vector, Unit(index, 0), seed=1, steps=40))
        first, slope = unit_gradient(network, vector, steps[0].picture, Unit(index, 0))
        if slope.any():
            assert last.answer > first
        assert last.picture.shape == network.input_shape
        assert last.picture.min() >= 0
        assert last.picture.max() <= 1


def test_the_same_seed_makes_the_same_picture_and_another_another() -> None:
    network = PRESETS["zhou"].network
    vector = parameters_of(network, np.float32)
    unit = Unit(layers_with_units(network)[-1], 3)
    one, again, other = (result_of(ascent_steps(network, vector, unit, seed, steps=15)) for seed in (5, 5, 6))
    np.testing.assert_array_equal(one.picture, again.picture)
    assert not np.array_equal(one.picture, other.picture)


def test_what_has_been_told_is_not_changed_afterwards() -> None:
    network = PRESETS["zhou"].network
    vector = parameters_of(network, np.float32)
    told = [(ascent.picture, ascent.picture.copy()) for ascent in ascent_steps(network, vector, Unit(1, 0), 0, 10)]
    assert len(told) == 10
    for picture, copy in told:
        np.testing.assert_array_equal(picture, copy)


def test_the_default_network_wants_what_it_would_read_as_that_digit(model: Model, mnist: DataSplits) -> None:
    network = model.network
    validation = mnist.validation.take(np.arange(200))
    usual = network.forward(model.parameters, validation.images * np.float32(1 / 255)).max(axis=1)
    for digit in (2, 7):
        unit = Unit(layers_with_units(network)[-1], digit)
        picture = result_of(ascent_steps(network, model.parameters, unit, seed=0)).picture
        logits = network.forward(model.parameters, picture[None])[0]
        assert logits.argmax() == digit
        assert logits[digit] > usual.max(), "more than any real one"


def test_a_unit_that_there_is_not_is_said() -> None:
    network = PRESETS["zhou"].network
    with pytest.raises(UserError, match="dense1 has 10 units, counted from 0: no 10"):
        result_of(
            ascent_steps(network, parameters_of(network, np.float32), Unit(layers_with_units(network)[-1], 10), 0)
        )
