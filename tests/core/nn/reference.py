"""Slow twins of the layers: loops that say what is meant, one picture and one number at a time.

They are written as the articles write them (Escontrela's and Zhou's: loops over filters and positions, a picture after
the other), so their time is also what the benchmark of the loops measures the program against.
"""

import numpy as np

from core.nn.layers import AveragePool2D, Conv2D, Dense, Flatten, MaxPool2D, ReLU, Standardise
from core.nn.losses import probabilities
from core.nn.network import Network
from core.types import Array, Block

Pooling = MaxPool2D | AveragePool2D


def convolve(layer: Conv2D, weight: Array, bias: Array, picture: Array) -> Array:
    """``picture (C, H, W) -> (F, OH, OW)``."""
    kernel, step = layer.kernel, layer.stride
    padded = _padded(layer, picture)
    out = np.zeros(layer.output_shape(picture.shape))
    for f, row, column in np.ndindex(out.shape):
        window = padded[:, row * step : row * step + kernel, column * step : column * step + kernel]
        out[f, row, column] = (window * weight[f]).sum() + bias[f]
    return out


def convolve_backward(layer: Conv2D, weight: Array, picture: Array, dy: Array) -> tuple[Array, Array, Array]:
    """The gradients of weight, bias and ``picture`` for that of the output, ``dy (F, OH, OW)``."""
    kernel, step = layer.kernel, layer.stride
    padded = _padded(layer, picture)
    dweight, dbias, dpadded = np.zeros(weight.shape), np.zeros(len(weight)), np.zeros(padded.shape)
    for f, row, column in np.ndindex(dy.shape):
        rows, columns = slice(row * step, row * step + kernel), slice(column * step, column * step + kernel)
        dweight[f] += dy[f, row, column] * padded[:, rows, columns]
        dbias[f] += dy[f, row, column]
        dpadded[:, rows, columns] += dy[f, row, column] * weight[f]
    inside = slice(layer.pad, -layer.pad or None)
    return dweight, dbias, dpadded[:, inside, inside]


def _padded(layer: Conv2D, picture: Array) -> Array:
    return np.pad(picture, ((0, 0), (layer.pad, layer.pad), (layer.pad, layer.pad)))


def pool(layer: Pooling, picture: Array) -> Array:
    """``picture (C, H, W) -> (C, OH, OW)``."""
    out = np.zeros(layer.output_shape(picture.shape))
    for c, row, column in np.ndindex(out.shape):
        top, left = row * layer.step, column * layer.step
        window = picture[c, top : top + layer.window, left : left + layer.window]
        out[c, row, column] = window.max() if isinstance(layer, MaxPool2D) else window.mean()
    return out


def pool_backward(layer: Pooling, picture: Array, dy: Array) -> Array:
    """The gradient of ``picture`` for that of the output, ``dy (C, OH, OW)``."""
    dx = np.zeros(picture.shape)
    for c, row, column in np.ndindex(dy.shape):
        top, left = row * layer.step, column * layer.step
        window = picture[c, top : top + layer.window, left : left + layer.window]
        if isinstance(layer, MaxPool2D):
            i, j = np.unravel_index(window.argmax(), window.shape)
            dx[c, top + i, left + j] += dy[c, row, column]
        else:
            dx[c, top : top + layer.window, left : left + layer.window] += dy[c, row, column] / window.size
    return dx


def loss_and_gradient(network: Network, parameters: Array, picture: Array, label: int) -> tuple[float, Array]:
    """The cross-entropy of one ``picture (C, H, W)`` and its gradient ``(P,)``, layer by layer."""
    gradient = np.zeros_like(parameters)
    blocks, gradients = network.blocks(parameters), network.blocks(gradient)
    inputs, x = [], picture
    for layer, block in zip(network.layers, blocks, strict=True):
        inputs.append(x)
        x = _forward(layer, block, x)
    chances = probabilities(x)
    dy = chances.copy()
    dy[label] -= 1
    for layer, block, into, x in reversed(list(zip(network.layers, blocks, gradients, inputs, strict=True))):
        dy = _backward(layer, block, into, x, dy)
    return -float(np.log(chances[label])), gradient


def _forward(layer: object, block: Block, x: Array) -> Array:
    match layer:
        case Conv2D():
            return convolve(layer, block["weight"], block["bias"], x)
        case MaxPool2D() | AveragePool2D():
            return pool(layer, x)
        case Dense():
            return block["weight"] @ x + block["bias"]
        case ReLU():
            return np.maximum(x, 0)
        case Flatten():
            return x.ravel()
        case Standardise():
            return (x - layer.mean) / layer.std
    raise NotImplementedError(layer)


def _backward(layer: object, block: Block, gradients: Block, x: Array, dy: Array) -> Array:
    match layer:
        case Conv2D():
            gradients["weight"][...], gradients["bias"][...], dx = convolve_backward(layer, block["weight"], x, dy)
            return dx
        case MaxPool2D() | AveragePool2D():
            return pool_backward(layer, x, dy)
        case Dense():
            gradients["weight"][...], gradients["bias"][...] = np.outer(dy, x), dy
            return block["weight"].T @ dy
        case ReLU():
            return dy * (x > 0)
        case Flatten():
            return dy.reshape(x.shape)
        case Standardise():
            return dy / layer.std
    raise NotImplementedError(layer)
