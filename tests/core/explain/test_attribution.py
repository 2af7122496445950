"""The methods that read an answer off gradients: against their papers, PyTorch's autograd and Captum."""

from typing import Any

import numpy as np
import pytest

from core.explain import attribution
from core.explain.attribution import (
    coarse_grad_cam,
    deconvolution,
    grad_cam,
    gradient_x_input,
    guided_backpropagation,
    integrated_gradients,
    layers_with_maps,
    saliency,
)
from core.explain.occlusion import occlusion
from core.model.presets import PRESETS, preset
from core.nn.layers import AveragePool2D, Conv2D, Dense, Flatten, MaxPool2D, ReLU, Reshape
from core.nn.network import Network
from core.steps import result_of
from core.types import Array, UserError
from tests.core.explain import reference
from tests.core.explain.example import NETWORKS, parameters_of, pictures_for

ALL = {**NETWORKS, **{key: one.network for key, one in PRESETS.items()}}
PICTURES = {key: network for key, network in ALL.items() if len(network.input_shape) == 3}
PLAIN = {key: ALL[key] for key in ("1x1 kernels", "a ReLU before the pooling", "escontrela")}
"""Of layers that the slow references know."""
CLOSE = {"rtol": 1e-4, "atol": 1e-8}


def asked(network: Network) -> tuple[Array, Array, Array]:
    """Parameters, pictures, and a class for each."""
    return parameters_of(network), pictures_for(network, 2), np.array([1, network.classes - 1])


# What the papers say ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("network", PLAIN.values(), ids=PLAIN)
def test_the_ways_back_are_those_of_their_papers(network: Network) -> None:
    vector, pictures, classes = asked(network)
    vector = np.abs(vector) ** 0.5 * np.sign(vector) / 4  # numbers of both signs reach every ReLU
    methods = {"guided": guided_backpropagation, "deconvolution": deconvolution, "gradient": saliency}
    for rule, method in methods.items():
        found = method(network, vector, pictures, classes)
        for picture, wanted, one in zip(pictures, classes, found, strict=True):
            expected = reference.back(network, vector, picture, wanted, rule)[0]  # type: ignore[arg-type]
            np.testing.assert_allclose(one, np.abs(expected) if rule == "gradient" else expected, **CLOSE)


@pytest.mark.parametrize("network", PLAIN.values(), ids=PLAIN)
def test_grad_cam_weighs_each_feature_map_with_the_mean_of_its_gradient(network: Network) -> None:
    vector, pictures, classes = asked(network)
    for name in layers_with_maps(network):
        found = coarse_grad_cam(network, vector, pictures, classes, name)
        place = network.names.index(name) + 1
        for picture, wanted, one in zip(pictures, classes, found, strict=True):
            gradient = reference.back(network, vector, picture, wanted, "gradient")[place]
            maps = network.activations(vector, picture[None])[name][0]
            expected = sum(float(slope.mean()) * values for slope, values in zip(gradient, maps, strict=True))
            np.testing.assert_allclose(one, np.maximum(expected, 0), **CLOSE)


def test_the_maps_stay_the_same_when_pooling_comes_before_the_relu() -> None:
    """The two orders are one function, but only in the order it was described in is a ReLU where the rules say."""
    one = NETWORKS["a ReLU before the pooling"]
    vector, pictures, classes = asked(one)
    expected = gradient_x_input(one, vector, pictures, classes)
    other = Network(one.input_shape, tuple(one.layers[i] for i in (0, 2, 1, 3, 5, 4, 6, 7, 8)))
    np.testing.assert_allclose(gradient_x_input(other, vector, pictures, classes), expected, rtol=1e-9)


@pytest.mark.parametrize("network", ALL.values(), ids=ALL)
def test_integrated_gradients_add_up_to_what_blank_paper_lacks(network: Network) -> None:
    vector, pictures, classes = asked(network)
    picture, wanted = pictures[:1], classes[1:]
    found = result_of(integrated_gradients(network, vector, picture, wanted, steps=80))
    scores = network.forward(vector, picture) - network.forward(vector, np.zeros_like(picture))
    assert found.sum() == pytest.approx(scores[0, wanted[0]], abs=0.05 * np.abs(scores).max())


def test_integrated_gradients_are_exact_where_the_network_is_smooth() -> None:
    network = preset("lenet-5").network
    vector, pictures, classes = asked(network)
    progress = list(integrated_gradients(network, vector, pictures, classes, steps=10))
    assert progress == [0.4, 0.8, 1.0]
    found = result_of(integrated_gradients(network, vector, pictures, classes))
    scores = network.forward(vector, pictures) - network.forward(vector, np.zeros_like(pictures))
    np.testing.assert_allclose(found.sum(axis=(1, 2, 3)), scores[[0, 1], classes], rtol=1e-6)


# Where a map lies ---------------------------------------------------------------------------------------------------

GEOMETRIES = {
    "valid": [Conv2D(1, 5), ReLU(), MaxPool2D(2), Conv2D(1, 3)],
    "same": [Conv2D(1, 5, padding="same"), ReLU(), AveragePool2D(2), Conv2D(1, 3, padding="same")],
    "strides": [Conv2D(1, 7, stride=2, padding=1), ReLU(), Conv2D(1, 3, padding=2)],
    "no padding, deep": [Conv2D(1, 7), Conv2D(1, 7), ReLU(), Conv2D(1, 7)],
}


@pytest.mark.parametrize("layers", GEOMETRIES.values(), ids=GEOMETRIES)
@pytest.mark.parametrize("place", [(12, 13), (14, 16), (16, 12)])
def test_grad_cam_is_strong_where_a_dot_of_ink_is(layers: list[Any], place: tuple[int, int]) -> None:
    """Each kernel lets its middle pixel through: a dot in the picture is a dot in every feature map."""
    network = Network((1, 28, 28), (*layers, Flatten(), Dense(2)))
    vector = np.zeros(network.parameter_count)
    for name, view in network.views(vector).items():
        if view.ndim == 4:
            view[0, 0, view.shape[2] // 2, view.shape[3] // 2] = 1
        elif name == "dense1.weight":
            view[...] = 1
    picture = np.zeros((1, 1, 28, 28))
    picture[0, 0, place[0] - 1 : place[0] + 2, place[1] - 1 : place[1] + 2] = 1
    name = layers_with_maps(network)[-1]
    found = grad_cam(network, vector, picture, np.array([1]), name)[0]
    assert found.max() > 0
    middle = [float((found.sum(axis=axis) * np.arange(28)).sum() / found.sum()) for axis in (1, 0)]
    assert np.abs(np.subtract(middle, place)).max() <= 1  # half a step of two pixels


def test_grad_cam_after_the_numbers_were_rearranged_is_stretched() -> None:
    network = preset("aniemeka").network
    vector, pictures, classes = asked(network)
    found = grad_cam(network, vector, pictures, classes, "conv3")
    assert found.shape == (2, 28, 28)
    coarse = coarse_grad_cam(network, vector, pictures, classes, "conv3")
    np.testing.assert_allclose(found[:, 0, 0], coarse[:, 0, 0], rtol=1e-6)


def test_grad_cam_needs_feature_maps() -> None:
    dense = Network((1, 28, 28), (Flatten(), Dense(10)))
    vector, pictures, classes = asked(dense)
    assert layers_with_maps(dense) == []
    with pytest.raises(UserError, match="no convolution"):
        grad_cam(dense, vector, pictures, classes)
    folded = Network((12,), (Reshape((1, 3, 4)), Conv2D(2, 2), Flatten(), Dense(2)))
    assert layers_with_maps(folded) == []
    lenet = preset("lenet").network
    vector, pictures, classes = asked(lenet)
    with pytest.raises(UserError, match="'dense1' has none; conv1, relu1, pool1"):
        grad_cam(lenet, vector, pictures, classes, "dense1")


def test_grad_cam_chooses_the_last_layer_that_is_not_too_coarse() -> None:
    chosen = {key: attribution.chosen_layer(one.network, None) for key, one in PRESETS.items()}
    assert chosen["digitscope"] == "relu4"
    assert chosen["lenet"] == "relu2"
    assert chosen["zhou"] == "pool1"
    tiny = Network((1, 6, 6), (Conv2D(2, 3), ReLU(), MaxPool2D(2), Flatten(), Dense(2)))
    assert attribution.chosen_layer(tiny, None) == "pool1"


# Other programs -----------------------------------------------------------------------------------------------------


def their_network(network: Network, vector: Array) -> Any:
    torch = pytest.importorskip("torch")
    from tests.twins import twin_network

    module = twin_network(network).double().eval()
    values = {name: torch.from_numpy(view.copy()) for name, view in network.views(vector).items()}
    module.load_state_dict(values, strict=False)  # a batch normalisation of theirs counts its batches too
    return module


@pytest.mark.parametrize("network", ALL.values(), ids=ALL)
def test_pytorch_has_the_same_gradients(network: Network) -> None:
    torch = pytest.importorskip("torch")
    vector, pictures, classes = asked(network)
    module, rows = their_network(network, vector), torch.arange(2)

    def slope(at: Array) -> Array:
        x = torch.from_numpy(at.copy()).requires_grad_()
        module(x)[rows, torch.from_numpy(classes)].sum().backward()
        result: Array = x.grad.numpy()
        return result

    gradient = slope(pictures)
    np.testing.assert_allclose(saliency(network, vector, pictures, classes), np.abs(gradient), **CLOSE)
    np.testing.assert_allclose(gradient_x_input(network, vector, pictures, classes), pictures * gradient, **CLOSE)
    nodes, weights = np.polynomial.legendre.leggauss(6)
    mean = sum(w / 2 * slope(pictures * (node + 1) / 2) for node, w in zip(nodes, weights, strict=True))
    found = result_of(integrated_gradients(network, vector, pictures, classes, steps=6))
    np.testing.assert_allclose(found, pictures * mean, **CLOSE)


@pytest.mark.parametrize("one", PRESETS.values(), ids=PRESETS)
def test_pytorch_has_the_same_gradients_in_float32(one: Any) -> None:
    """What the program computes in; close in proportion to the largest, as sums of thousands of products are.

    What is rounded otherwise decides whether a unit close to zero is let through: what it sees may differ.
    """
    torch = pytest.importorskip("torch")
    network = one.network
    vector, pictures = parameters_of(network, np.float32), pictures_for(network, 2, np.float32)
    module = their_network(network, vector).float()
    x = torch.from_numpy(pictures.copy()).requires_grad_()
    module(x)[:, 3].sum().backward()
    expected = np.abs(x.grad.numpy())
    found = saliency(network, vector, pictures, np.array([3, 3]))
    apart = np.abs(found - expected) / expected.max()
    assert np.quantile(apart, 0.8) <= 1e-4
    assert apart.max() <= 0.05


@pytest.mark.filterwarnings("ignore")  # theirs: of hooks that are about to be set
@pytest.mark.parametrize("network", PICTURES.values(), ids=PICTURES)
def test_captum_has_the_same_maps(network: Network) -> None:
    torch = pytest.importorskip("torch")
    captum = pytest.importorskip("captum.attr")
    vector, pictures, classes = asked(network)
    module = their_network(network, vector)
    x, target = torch.from_numpy(pictures.copy()), torch.from_numpy(classes)

    def theirs(by: Any, **options: Any) -> Array:
        result: Array = by.attribute(x.clone().requires_grad_(), target=target, **options).detach().numpy()
        return result

    ours = {
        captum.Saliency: saliency,
        captum.InputXGradient: gradient_x_input,
        captum.GuidedBackprop: guided_backpropagation,
        captum.Deconvolution: deconvolution,
    }
    for method, function in ours.items():
        np.testing.assert_allclose(function(network, vector, pictures, classes), theirs(method(module)), **CLOSE)
    found = result_of(integrated_gradients(network, vector, pictures, classes))
    method = captum.IntegratedGradients(module)
    np.testing.assert_allclose(found, theirs(method, n_steps=attribution.STEPS, method="gausslegendre"), **CLOSE)
    for name in layers_with_maps(network)[::3]:
        method = captum.LayerGradCam(module, getattr(module, name))
        expected = theirs(method, relu_attributions=True)[:, 0]
        np.testing.assert_allclose(coarse_grad_cam(network, vector, pictures, classes, name), expected, **CLOSE)


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("key", ["zhou", "rathi-average", "5x5 kernels, three channels"])
@pytest.mark.parametrize("fill", [0.0, 0.5])
def test_captum_has_the_same_occlusion(key: str, fill: float) -> None:
    torch = pytest.importorskip("torch")
    captum = pytest.importorskip("captum.attr")
    network = ALL[key]
    vector, pictures, _ = asked(network)
    method = captum.Occlusion(their_network(network, vector))
    channels = network.input_shape[0]
    x = torch.from_numpy(pictures[:1].copy())
    theirs = method.attribute(
        x, target=2, sliding_window_shapes=(channels, 4, 4), baselines=fill, perturbations_per_eval=64
    )
    found = result_of(occlusion(network, vector, pictures[0], 2, patch=4, fill=fill))
    np.testing.assert_allclose(found, theirs.numpy()[0, 0], **CLOSE)
