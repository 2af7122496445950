"""A model as one readable file of PyTorch code, which loads the weight file and checks itself on a picture.

The numbers stay in the weight file, whose names are PyTorch's already; the code holds the architecture, a picture as
text, and the logits that the core gives for it.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np

from core.model.model import Model
from core.nn.layers import (
    AveragePool2D,
    BatchNorm,
    Conv2D,
    Dense,
    Dropout,
    Flatten,
    Layer,
    MaxPool2D,
    ReLU,
    Reshape,
    Sigmoid,
    Standardise,
    Tanh,
)
from core.synthesis.drawing import draw_digits
from core.types import Array, Shape, UserError, printable

DIGIT = 7
"""Drawn for the check."""

GREYS = 9
"""The picture's pixels are written as 0 (a dot) to 9, in ninths."""


class Lines(NamedTuple):
    """What a layer is in PyTorch: a ``module``, which takes ``x``, or a ``step`` that needs none."""

    module: str
    step: str = ""


def _convolution(layer: Conv2D, shape: Shape) -> Lines:
    more = [f"stride={layer.stride}"] * (layer.stride > 1) + [f"padding={layer.pad}"] * (layer.pad > 0)
    return Lines(f"nn.Conv2d({', '.join([str(shape[0]), str(layer.filters), str(layer.kernel), *more])})")


def _pool(kind: str) -> Callable[[Any, Shape], Lines]:
    return lambda layer, _: Lines(f"nn.{kind}({layer.window}{f', stride={layer.step}' * (layer.step != layer.window)})")


def _batch_norm(layer: BatchNorm, shape: Shape) -> Lines:
    return Lines(f"nn.BatchNorm{2 if len(shape) == 3 else 1}d({shape[0]}, eps={layer.epsilon!r})")


_LINES: dict[type[Layer], Callable[[Any, Shape], Lines]] = {
    Conv2D: _convolution,
    MaxPool2D: _pool("MaxPool2d"),
    AveragePool2D: _pool("AvgPool2d"),
    ReLU: lambda _layer, _: Lines("", "torch.relu(x)"),
    Tanh: lambda _layer, _: Lines("", "torch.tanh(x)"),
    Sigmoid: lambda _layer, _: Lines("", "torch.sigmoid(x)"),
    Dense: lambda layer, shape: Lines(f"nn.Linear({shape[0]}, {layer.units})"),
    BatchNorm: _batch_norm,
    Standardise: lambda layer, _: Lines("", f"(x - {layer.mean!r}) / {layer.std!r}"),
    Flatten: lambda _layer, _: Lines("", "x.flatten(1)"),
    Reshape: lambda layer, _: Lines("", f"x.reshape(len(x), {', '.join(map(str, layer.shape))})"),
    Dropout: lambda layer, _: Lines(f"nn.Dropout({layer.rate!r})"),
}


def as_pytorch(model: Model, weights: str) -> str:
    """The code for ``model``, which takes its numbers from the file called ``weights`` beside it unless told otherwise.

    Raises ``UserError`` where a layer has no form in PyTorch, or the logits are not finite.
    """
    network = model.network
    inputs = network.place_shapes[:-1]
    layers = [_layer(*layer) for layer in zip(network.names, network.layers, inputs, strict=True)]
    rows, picture = sample(network.input_shape)
    answer = network.forward(model.parameters, picture)[0]
    if not np.isfinite(answer).all():
        raise UserError("The model cannot be exported: it gives logits that are not finite numbers.")
    logits = [f"{value:.7g}" for value in answer.tolist()]
    return _FILE.format(
        title=_plain(model.card.name),
        weights=ascii(weights),
        input=", ".join(map(str, ("N", *network.input_shape))),
        classes=network.classes,
        modules="".join(f"\n        self.{name} = {module}" for name, (module, _) in layers if module),
        steps="\n".join(f"        x = {step}" for _, (_, step) in layers),
        rows="\n".join(rows),
        greys=GREYS,
        shape=", ".join(map(str, network.input_shape)),
        logits="\n".join(f"    {', '.join(logits[start : start + 5])}," for start in range(0, len(logits), 5)),
    )


def _layer(name: str, layer: Layer, shape: Shape) -> tuple[str, Lines]:
    if type(layer) not in _LINES:
        raise UserError("The layer {name} has no form in PyTorch yet.", name=name)
    lines = _LINES[type(layer)](layer, shape)
    return name, Lines(lines.module, lines.step or f"self.{name}(x)")


def sample(shape: Shape) -> tuple[list[str], Array]:
    """A digit as rows of text, and as the picture ``(1, *shape)`` that they stand for, the same in every channel.

    Where there is more room than 28x28 it is repeated, where there is less it is cut.
    """
    digit = np.rint(GREYS * draw_digits(np.array([DIGIT]), np.random.default_rng(0))[0]).astype(np.int64)
    if len(shape) == 1:
        greys = np.resize(digit, (1, *shape))  # (28, 28) -> (1, D)
    else:
        greys = digit[np.arange(shape[1])[:, None] % len(digit), np.arange(shape[2]) % len(digit)]
    rows = ["".join(str(grey or ".") for grey in row) for row in greys.tolist()]
    return rows, np.array(np.broadcast_to(greys.astype(np.float32) / GREYS, (1, *shape)))


def _plain(text: str) -> str:
    """``text`` as it may stand in a docstring of a file in UTF-8."""
    return " ".join(printable(text).replace("\\", "/").replace('"', "'").split()) or "A network"


_FILE = '''"""{title}, a network of Digitscope's, in PyTorch. Needs torch and safetensors.

Run it, with the name of the weight file if that lies elsewhere, and it compares itself with Digitscope's answer.
"""

import sys
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import nn

WEIGHTS = Path(__file__).with_name({weights})


class Network(nn.Module):
    """Pictures ({input}), 0 is paper and 1 is ink, become {classes} logits each; softmax makes them probabilities."""

    def __init__(self):
        super().__init__(){modules}

    def forward(self, x):
{steps}
        return x


def load(path=WEIGHTS):
    """The network with the numbers of a weight file, ready to read pictures."""
    network = Network()
    # A checkpoint holds the state of its run as well.
    numbers = {{name: value for name, value in load_file(path).items() if not name.startswith("checkpoint.")}}
    network.load_state_dict(numbers)
    return network.eval()


# A digit, from . (paper) to {greys} (ink), and the logits that Digitscope computes for it.
PICTURE = """
{rows}
"""
LOGITS = [
{logits}
]


def check(network):
    """The logits for PICTURE, and how far they are from LOGITS at most."""
    rows = [[int(pixel) / {greys} for pixel in row.replace(".", "0")] for row in PICTURE.split()]
    with torch.no_grad():
        logits = network(torch.tensor(rows).expand(1, {shape}))[0]
    return logits, (logits - torch.tensor(LOGITS)).abs().max().item()


if __name__ == "__main__":
    logits, difference = check(load(*sys.argv[1:2]))
    print(f"The picture is read as class {{logits.argmax().item()}}; Digitscope's logits differ by {{difference:.1e}}.")
    if difference > 1e-4 * max(1, max(map(abs, LOGITS))):
        sys.exit("That is too much: this weight file holds other numbers than those that were exported.")
'''
