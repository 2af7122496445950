"""The same training step in other libraries: each yields the seconds of one step after another.

All take the same pictures of MNIST as stored, in batches chosen by chance, and do forward, backward and the optimizer's
step on the same network from the same starting values.
"""

from collections.abc import Callable, Iterator
from importlib.util import find_spec
from time import perf_counter
from typing import Any

import numpy as np

from core.data.datasets import load_mnist
from core.model.presets import Preset
from core.nn.layers import AveragePool2D, BatchNorm, Conv2D, Dense, Dropout, Flatten, MaxPool2D, Reshape, Standardise
from core.nn.layers.layer import Layer
from core.training.config import TrainingConfig
from core.types import Array
from resources import MNIST

Steps = Iterator[float]


def torch_steps(one: Preset, batch: int, threads: int, channels_last: bool = False, compiled: bool = False) -> Steps:
    """PyTorch, as people write it (NCHW), with its memory laid out as is often faster, or compiled."""
    import torch

    from tests.twins import twin_network

    torch.set_num_threads(threads)
    layout = torch.channels_last if channels_last else torch.contiguous_format
    module = twin_network(one.network).to(memory_format=layout)
    start = one.network.views(one.network.initialise(np.random.default_rng(0)))
    module.load_state_dict({name: torch.from_numpy(value) for name, value in start.items()}, strict=False)
    data = load_mnist(MNIST).train
    images, labels = torch.from_numpy(data.images.astype(np.float32) / 255), torch.from_numpy(data.labels.copy())
    optimizer = torch_optimizer(one.config, module)

    def loss_of(pictures: Any, right: Any) -> Any:
        return torch.nn.functional.cross_entropy(module(pictures), right)

    step = torch.compile(loss_of) if compiled else loss_of
    while True:
        for chosen in torch.randperm(len(labels)).split(batch):
            if len(chosen) < batch:
                continue
            begun = perf_counter()
            optimizer.zero_grad()
            loss = step(images[chosen].to(memory_format=layout), labels[chosen])
            loss.backward()
            optimizer.step()
            loss.item()
            yield perf_counter() - begun


def torch_optimizer(config: TrainingConfig, module: Any) -> Any:
    """PyTorch's own of what ``config`` names."""
    import torch

    values = list(module.parameters())
    if config.optimizer == "sgd":
        return torch.optim.SGD(values, config.learning_rate, config.momentum)
    kind = torch.optim.AdamW if config.optimizer == "adamw" else torch.optim.Adam
    return kind(values, config.learning_rate, config.betas, weight_decay=config.weight_decay)


def jax_steps(one: Preset, batch: int) -> Steps:
    """JAX, compiled, NHWC; it takes as many threads as there are processors."""
    import jax
    import jax.numpy as jnp

    data = load_mnist(MNIST).train
    images, labels = data.images.transpose(0, 2, 3, 1), data.labels.astype(np.int32)  # (N, C, H, W) -> (N, H, W, C)
    config, forward = one.config, jax_forward(one)
    start = one.network.views(one.network.initialise(np.random.default_rng(0)))
    parameters = {name: jnp.asarray(value) for name, value in start.items() if name not in one.network.buffers}
    zeros = {name: jnp.zeros_like(value) for name, value in parameters.items()}
    tree, (beta1, beta2) = jax.tree_util.tree_map, config.betas

    def loss_of(parameters: Any, pictures: Any, right: Any, key: Any) -> Any:
        logits = forward(parameters, pictures.astype(jnp.float32) / 255, key)
        return -jnp.take_along_axis(jax.nn.log_softmax(logits), right[:, None], 1).mean()

    def step(parameters: Any, state: Any, pictures: Any, right: Any, key: Any, count: Any) -> Any:
        loss, slopes = jax.value_and_grad(loss_of)(parameters, pictures, right, key)
        first, second = state
        if config.optimizer == "sgd":
            first = tree(lambda v, g: config.momentum * v + g, first, slopes)
            moved = tree(lambda p, v: p - config.learning_rate * v, parameters, first)
            return loss, moved, (first, second)
        first = tree(lambda m, g: beta1 * m + (1 - beta1) * g, first, slopes)
        second = tree(lambda s, g: beta2 * s + (1 - beta2) * g * g, second, slopes)
        rate = config.learning_rate * jnp.sqrt(1 - beta2**count) / (1 - beta1**count)
        moved = tree(lambda p, m, s: p - rate * m / (jnp.sqrt(s) + 1e-8), parameters, first, second)
        return loss, moved, (first, second)

    compiled = jax.jit(step, donate_argnums=(0, 1))
    state, rng, key, count = (zeros, tree(jnp.copy, zeros)), np.random.default_rng(0), jax.random.key(0), 0
    while True:
        order = rng.permutation(len(labels))
        for place in range(0, len(order) - batch + 1, batch):
            chosen, count = order[place : place + batch], count + 1
            begun = perf_counter()
            key, now = jax.random.split(key)
            loss, parameters, state = compiled(
                parameters, state, images[chosen], labels[chosen], now, np.float32(count)
            )
            float(loss)
            yield perf_counter() - begun


def jax_forward(one: Preset) -> Callable[[Any, Any, Any], Array]:
    """``forward(parameters, pictures (N, H, W, C), key)``, in training; parameters as in our files."""

    def forward(parameters: Any, x: Any, key: Any) -> Any:
        for layer, name in zip(one.network.layers, one.network.names, strict=True):
            block = {entry.partition(".")[2]: v for entry, v in parameters.items() if entry.startswith(f"{name}.")}
            x = _jax_layer(layer, block, x, key)
        return x

    return forward


def _jax_layer(layer: Layer, block: dict[str, Any], x: Any, key: Any) -> Any:
    import jax
    import jax.numpy as jnp

    match layer:
        case Conv2D():
            kernel = block["weight"].transpose(2, 3, 1, 0)  # (F, C, K, K) -> (K, K, C, F)
            pads = ((layer.pad, layer.pad),) * 2
            sums = jax.lax.conv_general_dilated(
                x, kernel, (layer.stride,) * 2, pads, dimension_numbers=("NHWC", "HWIO", "NHWC")
            )
            return sums + block["bias"]
        case Dense():
            return x @ block["weight"].T + block["bias"]  # (units, D) -> (D, units)
        case MaxPool2D() | AveragePool2D():
            window, steps = (1, layer.window, layer.window, 1), (1, layer.step, layer.step, 1)
            if isinstance(layer, MaxPool2D):
                return jax.lax.reduce_window(x, -jnp.inf, jax.lax.max, window, steps, "VALID")
            return jax.lax.reduce_window(x, 0.0, jax.lax.add, window, steps, "VALID") / layer.window**2
        case BatchNorm():
            axes = tuple(range(x.ndim - 1))
            scaled = (x - x.mean(axes)) / jnp.sqrt(x.var(axes) + layer.epsilon)
            return scaled * block["weight"] + block["bias"]
        case Dropout():
            keep = jax.random.bernoulli(key, 1 - layer.rate, x.shape)
            return jnp.where(keep, x / (1 - layer.rate), 0)
        case Standardise():
            return (x - layer.mean) / layer.std
        case Flatten():  # in the order of ours: (N, H, W, C) -> (N, C, H, W) -> (N, D)
            return x.transpose(0, 3, 1, 2).reshape(len(x), -1) if x.ndim == 4 else x
        case Reshape():  # (N, D) -> (N, C, H, W) -> (N, H, W, C)
            return x.reshape(len(x), *layer.shape).transpose(0, 2, 3, 1)
    return {"relu": jax.nn.relu, "tanh": jnp.tanh, "sigmoid": jax.nn.sigmoid}[layer.kind](x)


def peers(compiled: bool) -> dict[str, Callable[[Preset, int, int], Steps]]:
    """By name, those that are here; PyTorch's compiled mode and JAX only where something may be ``compiled``."""
    found: dict[str, Callable[[Preset, int, int], Steps]] = {
        "NCHW": lambda one, batch, threads: torch_steps(one, batch, threads),
        "channels_last": lambda one, batch, threads: torch_steps(one, batch, threads, channels_last=True),
    }
    if compiled:
        if _has_compiler():
            found["compiled"] = lambda one, batch, threads: torch_steps(one, batch, threads, compiled=True)
        if find_spec("jax") is not None:
            found["JAX"] = lambda one, batch, threads: jax_steps(one, batch)  # noqa: ARG005
    return found


def _has_compiler() -> bool:
    """Whether PyTorch would find a C++ compiler."""
    import os
    import shutil

    return any(shutil.which(name) for name in (os.environ.get("CXX", "g++"), "clang++"))
