"""Every layer, and whole networks, against PyTorch in float32. Skipped where PyTorch is not installed."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from core.data.datasets import DataSplits
from core.model.model import Card, Model
from core.model.presets import PRESETS, Preset
from core.model.weights import save_model
from core.nn.layers import AveragePool2D, BatchNorm, Conv2D, Dense, Flatten, Layer, MaxPool2D, ReLU, Sigmoid, Tanh
from core.nn.layers.layer import INFERENCE, Mode
from core.nn.layout import hcwn_to_nchw, nchw_to_hcwn
from core.nn.losses import FUNCTIONS
from core.nn.workspace import Workspace
from core.optim.decay import penalise, shrink
from core.training.config import TrainingConfig
from core.training.loop import make_optimizer
from core.types import Array, Shape

torch = pytest.importorskip("torch")

from tests.twins import twin, twin_network  # noqa: E402

CLOSE = {"rtol": 1e-5, "atol": 1e-5}


LAYERS = [
    (Conv2D(8, 3), (1, 28, 28)),
    (Conv2D(6, 5), (4, 13, 11)),
    (Conv2D(6, 3, stride=2, padding=1), (3, 12, 13)),
    (Conv2D(4, 4, stride=3, padding=2), (3, 12, 13)),
    (Conv2D(4, 3, padding="same"), (5, 9, 9)),
    (Conv2D(4, 1), (5, 9, 9)),
    (Conv2D(32, 3), (32, 26, 26)),
    (Conv2D(64, 3, padding="same"), (32, 12, 12)),
    (Conv2D(64, 5), (24, 12, 12)),
    (MaxPool2D(2), (3, 9, 8)),
    (MaxPool2D(3, 2), (3, 9, 8)),
    (AveragePool2D(2), (3, 9, 8)),
    (AveragePool2D(3, 1), (3, 9, 8)),
    (ReLU(), (3, 5, 5)),
    (Tanh(), (3, 5, 5)),
    (Sigmoid(), (3, 5, 5)),
    (Flatten(), (3, 5, 5)),
    (Dense(7), (30,)),
]


@pytest.mark.parametrize(("layer", "shape"), LAYERS, ids=str)
@pytest.mark.usefixtures("way")
def test_layer_forward_and_backward(layer: Layer, shape: Shape) -> None:
    torch.manual_seed(0)
    module = twin(layer, shape)
    x = torch.randn(5, *shape, requires_grad=True)
    y = module(x)
    dy = torch.randn_like(y)
    y.backward(dy)
    block = {name: value.detach().numpy() for name, value in module.named_parameters()}
    gradients = {name: np.zeros_like(value) for name, value in block.items()}
    scratch = Workspace()
    ours, cache = layer.forward(block, nchw_to_hcwn(x.detach().numpy()), INFERENCE, scratch)
    np.testing.assert_allclose(hcwn_to_nchw(ours), y.detach().numpy(), **CLOSE)
    dx = layer.backward(block, cache, nchw_to_hcwn(dy.numpy()), gradients, scratch, needs_dx=True)
    assert dx is not None
    np.testing.assert_allclose(hcwn_to_nchw(dx), x.grad.numpy(), **CLOSE)
    for name, value in module.named_parameters():
        size = float(value.grad.abs().max())  # sums of hundreds of products: close in proportion to their size
        np.testing.assert_allclose(gradients[name] / size, value.grad.numpy() / size, **CLOSE)


@pytest.mark.parametrize("training", [True, False])
@pytest.mark.parametrize("shape", [(3, 6, 5), (7,)])
def test_batch_normalisation(shape: Shape, training: bool) -> None:
    torch.manual_seed(0)
    layer = BatchNorm()
    module = twin(layer, shape).train(training)
    for value in module.state_dict().values():
        if value.dtype.is_floating_point:
            torch.nn.init.uniform_(value, 0.5, 2)
    block = {name: module.state_dict()[name].numpy().copy() for name in layer.parameter_shapes(shape)}
    x = (3 + 2 * torch.randn(8, *shape)).requires_grad_()
    y = module(x)
    dy = torch.randn_like(y)
    y.backward(dy)
    gradients = {name: np.zeros_like(value) for name, value in block.items()}
    scratch = Workspace()
    ours, cache = layer.forward(block, nchw_to_hcwn(x.detach().numpy()), Mode(training), scratch)
    np.testing.assert_allclose(hcwn_to_nchw(ours), y.detach().numpy(), **CLOSE)
    dx = layer.backward(block, cache, nchw_to_hcwn(dy.numpy()), gradients, scratch, needs_dx=True)
    assert dx is not None
    np.testing.assert_allclose(hcwn_to_nchw(dx), x.grad.numpy(), **CLOSE)
    for name, value in module.named_parameters():
        np.testing.assert_allclose(gradients[name], value.grad.numpy(), rtol=1e-4, atol=1e-4)
    if training:
        for name in ("running_mean", "running_var"):
            np.testing.assert_allclose(gradients[name], module.state_dict()[name].numpy(), **CLOSE)


@pytest.mark.parametrize("one", PRESETS.values(), ids=lambda one: one.key)
def test_whole_network_and_its_gradient(one: Preset, small_mnist: DataSplits) -> None:
    network = one.network
    vector = network.initialise(np.random.default_rng(0))
    module = twin_network(network).eval()
    module.load_state_dict({name: torch.from_numpy(view.copy()) for name, view in network.views(vector).items()})
    images = small_mnist.train.images[:16].astype(np.float32) / 255
    labels = small_mnist.train.labels[:16].copy()
    logits = module(torch.from_numpy(images))
    torch.nn.functional.cross_entropy(logits, torch.from_numpy(labels)).backward()
    np.testing.assert_allclose(network.forward(vector, images), logits.detach().numpy(), rtol=1e-4, atol=1e-4)
    gradient = np.zeros_like(vector)
    network.loss_and_gradients(
        network.blocks(vector),
        nchw_to_hcwn(images),
        labels,
        FUNCTIONS["cross-entropy"],
        16,
        network.blocks(gradient),
        INFERENCE,
        Workspace(),
    )
    for name, value in module.named_parameters():
        theirs = value.grad.numpy()
        np.testing.assert_allclose(network.views(gradient)[name], theirs, rtol=1e-3, atol=1e-4 * np.abs(theirs).max())


OPTIMIZERS: dict[str, tuple[TrainingConfig, Any, dict[str, Any]]] = {
    "sgd": (TrainingConfig("sgd", momentum=0), torch.optim.SGD, {}),
    "momentum": (TrainingConfig("sgd", momentum=0.9), torch.optim.SGD, {"momentum": 0.9}),
    "nesterov": (
        TrainingConfig("sgd", momentum=0.9, nesterov=True),
        torch.optim.SGD,
        {"momentum": 0.9, "nesterov": True},
    ),
    "rmsprop": (TrainingConfig("rmsprop", rms_decay=0.95), torch.optim.RMSprop, {"alpha": 0.95}),
    "adam": (TrainingConfig("adam", betas=(0.9, 0.99)), torch.optim.Adam, {"betas": (0.9, 0.99)}),
    "adamw": (TrainingConfig("adamw", betas=(0.9, 0.99)), torch.optim.AdamW, {"betas": (0.9, 0.99)}),
}


@pytest.mark.parametrize("decay", [0.0, 0.1])
@pytest.mark.parametrize("name", OPTIMIZERS)
def test_optimizers(name: str, decay: float) -> None:
    config, kind, settings = OPTIMIZERS[name]
    rng, rate = np.random.default_rng(0), 0.001
    ours: Array = rng.normal(size=50)  # float64: the formulas are compared, not the roundings
    theirs = torch.nn.Parameter(torch.from_numpy(ours.copy()))
    optimizer, other = make_optimizer(config, ours), kind([theirs], rate, weight_decay=decay, **settings)
    for _ in range(100):
        gradient: Array = rng.normal(size=50)
        theirs.grad = torch.from_numpy(gradient.copy())
        other.step()
        if name == "adamw":
            shrink([ours], rate, decay)
        else:
            penalise([ours], [gradient], decay, [np.empty_like(ours)])
        optimizer.step(ours, gradient, rate)
    np.testing.assert_allclose(ours, theirs.detach().numpy(), rtol=0, atol=1e-6)


@pytest.mark.parametrize("one", PRESETS.values(), ids=lambda one: one.key)
def test_a_weight_file_opens_in_pytorch(one: Preset, small_mnist: DataSplits, tmp_path: Path) -> None:
    from safetensors.torch import load_file

    vector = one.network.initialise(np.random.default_rng(1))
    path = tmp_path / "w.safetensors"
    save_model(path, Model(one.network, vector, Card(name="test")))
    module = twin_network(one.network).eval()
    module.load_state_dict(load_file(path))
    images = small_mnist.test.images[:50].astype(np.float32) / 255
    with torch.no_grad():
        theirs = module(torch.from_numpy(images)).numpy()
    np.testing.assert_allclose(one.network.forward(vector, images), theirs, rtol=0, atol=1e-4)
