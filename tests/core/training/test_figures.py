"""What is told of layers in training, against slow ways to find the same."""

import numpy as np
import pytest

from core.model.presets import PRESETS, Preset
from core.nn.layers import ReLU
from core.nn.workspace import Workspace
from core.training.figures import dead_units, layer_figures
from core.types import Array


@pytest.mark.parametrize("one", PRESETS.values(), ids=lambda one: one.key)
def test_norms_of_every_layer(one: Preset) -> None:
    network, rng = one.network, np.random.default_rng(0)
    before, after, gradient = (rng.normal(size=network.parameter_count).astype(np.float32) for _ in range(3))
    figures = {figure.name: figure for figure in layer_figures(network, before, after, gradient)}
    assert list(figures) == list(dict.fromkeys(key.partition(".")[0] for key in network.entries))

    def together(vector: Array, layer: str) -> Array:
        keys = [key for key in network.entries if key.startswith(f"{layer}.") and key not in network.buffers]
        return np.concatenate([network.views(vector.astype(np.float64))[key].ravel() for key in keys])

    for name, figure in figures.items():
        old, new, slope = (together(vector, name) for vector in (before, after, gradient))
        assert figure.weight_norm == pytest.approx(np.linalg.norm(new), rel=1e-4)
        assert figure.gradient_norm == pytest.approx(np.linalg.norm(slope), rel=1e-4)
        assert figure.update_ratio == pytest.approx(np.linalg.norm(new - old) / np.linalg.norm(old), rel=1e-4)


def test_layers_without_weights_do_not_divide_by_nothing() -> None:
    network = PRESETS["zhou"].network
    nothing = np.zeros(network.parameter_count, np.float32)
    assert all(figure.update_ratio == 0 for figure in layer_figures(network, nothing, nothing, nothing))


@pytest.mark.parametrize("one", PRESETS.values(), ids=lambda one: one.key)
def test_units_that_are_dead(one: Preset) -> None:
    network, rng = one.network, np.random.default_rng(0)
    vector = network.initialise(rng)
    for name, view in network.views(vector).items():
        if name.endswith("bias"):
            view[::3] = -100  # every third unit says nothing before it is normalised
    images = rng.random((4, 1, 28, 28), dtype=np.float32)
    found = {unit.name: unit.dead for unit in dead_units(network, vector, images, Workspace())}
    outputs = network.activations(vector, images)
    relus = [name for name, layer in zip(network.names, network.layers, strict=True) if isinstance(layer, ReLU)]
    assert list(found) == relus
    for name in relus:
        units = outputs[name].shape[1]
        dead = sum(not outputs[name][:, unit].any() for unit in range(units))
        assert found[name] == pytest.approx(dead / units)
        assert found[name] > 0
