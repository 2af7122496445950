"""Slow twins of the layers: loops that say what is meant, one picture and one number at a time."""

import numpy as np

from core.layers import AveragePool2D, Conv2D, MaxPool2D
from core.types import Array


def convolve(layer: Conv2D, weight: Array, bias: Array, picture: Array) -> Array:
    """``picture (C, H, W) -> (F, OH, OW)``."""
    kernel, step = layer.kernel, layer.stride
    padded = np.pad(picture, ((0, 0), (layer.pad, layer.pad), (layer.pad, layer.pad)))
    out = np.zeros(layer.output_shape(picture.shape))
    for f, row, column in np.ndindex(out.shape):
        window = padded[:, row * step : row * step + kernel, column * step : column * step + kernel]
        out[f, row, column] = (window * weight[f]).sum() + bias[f]
    return out


def pool(layer: MaxPool2D | AveragePool2D, picture: Array) -> Array:
    """``picture (C, H, W) -> (C, OH, OW)``."""
    out = np.zeros(layer.output_shape(picture.shape))
    for c, row, column in np.ndindex(out.shape):
        top, left = row * layer.step, column * layer.step
        window = picture[c, top : top + layer.window, left : left + layer.window]
        out[c, row, column] = window.max() if isinstance(layer, MaxPool2D) else window.mean()
    return out
