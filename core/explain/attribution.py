"""What in a picture an answer depends on, read off gradients: one small function a method.

All of them ask about the score of a class, its logit: a softmax also rises where the others fall, and is flat where the
network is sure. They take ``pictures (N, C, H, W)``, 0 paper to 1 ink, and the class ``(N,)`` to ask about for each,
and give a map of the same shape, but for Grad-CAM. Nothing here knows which layers a network has.
"""

from collections.abc import Generator

import numpy as np

from core.explain.gradients import GradientAt, Rule, gradient_at, index_of
from core.imaging.resampling import enlarged
from core.nn.network import Network
from core.nn.workspace import Workspace
from core.types import Array, Labels, UserError

STEPS = 32
"""Points on the way from blank paper to the picture: the map then adds up to within a percent or so."""

AT_ONCE = 4
"""Points computed together: a few milliseconds for the default network."""

FINEST = 5
"""Feature maps smaller than this a side say next to nothing about where."""


def saliency(
    network: Network, parameters: Array, pictures: Array, classes: Labels, scratch: Workspace | None = None
) -> Array:
    """``|gradient|``: how much the class's score would change with each pixel.

    Simonyan, Vedaldi and Zisserman, "Deep inside convolutional networks", 2014, section 3.
    """
    return np.abs(_to_pictures(network, parameters, pictures, classes, "gradient", scratch).gradient)


def gradient_x_input(
    network: Network, parameters: Array, pictures: Array, classes: Labels, scratch: Workspace | None = None
) -> Array:
    """``gradient * picture``: what each pixel's ink adds to the class's score, or takes from it, if all were linear.

    Shrikumar et al., "Not just a black box: learning important features through propagating activation differences",
    2016, section 2.3.
    """
    result: Array = pictures * _to_pictures(network, parameters, pictures, classes, "gradient", scratch).gradient
    return result


def integrated_gradients(
    network: Network,
    parameters: Array,
    pictures: Array,
    classes: Labels,
    steps: int = STEPS,
    scratch: Workspace | None = None,
) -> Generator[float, None, Array]:
    """``picture * mean gradient`` on the straight way from blank paper to the picture.

    The map adds up to the class's score less that of blank paper ("completeness"), as exactly as ``steps`` points of
    Gauss and Legendre's rule have it. Yields how much is done, 0..1. Sundararajan, Taly and Yan, "Axiomatic attribution
    for deep networks", 2017, equation 1.
    """
    nodes, weights = np.polynomial.legendre.leggauss(steps)
    total = np.zeros_like(pictures)
    for start in range(0, steps, AT_ONCE):
        places = ((nodes[start : start + AT_ONCE] + 1) / 2).astype(pictures.dtype)
        shares = (weights[start : start + AT_ONCE] / 2).astype(pictures.dtype)
        # (N, …) -> (points * N, …), the pictures of one point after those of the other
        some = np.concatenate([pictures * place for place in places])
        found = _to_pictures(network, parameters, some, np.tile(classes, len(places)), "gradient", scratch).gradient
        # (points * N, …) -> (points, N, …)
        total += np.tensordot(shares, found.reshape(len(places), *pictures.shape), 1)
        yield min(1.0, (start + AT_ONCE) / steps)
    total *= pictures
    return total


def guided_backpropagation(
    network: Network, parameters: Array, pictures: Array, classes: Labels, scratch: Workspace | None = None
) -> Array:
    """The gradient, but through each ReLU only what is positive and was let through.

    Springenberg et al., "Striving for simplicity: the all convolutional net", 2015, section 3.4.
    """
    return _to_pictures(network, parameters, pictures, classes, "guided", scratch).gradient


def deconvolution(
    network: Network, parameters: Array, pictures: Array, classes: Labels, scratch: Workspace | None = None
) -> Array:
    """The way back of Zeiler and Fergus' deconvnet: through each ReLU what is positive, whatever was let through.

    Zeiler and Fergus, "Visualizing and understanding convolutional networks", 2014, section 2.1.
    """
    return _to_pictures(network, parameters, pictures, classes, "deconvolution", scratch).gradient


def grad_cam(
    network: Network,
    parameters: Array,
    pictures: Array,
    classes: Labels,
    layer: str | None = None,
    scratch: Workspace | None = None,
) -> Array:
    """Where the feature maps of ``layer`` that speak for the class are strong: ``(N, H, W)``, as large as the pictures.

    Every pixel takes the value of the place in the feature maps that looks at it, or a mean of those around. Raises
    ``UserError`` where the layer has no feature maps. Selvaraju et al., "Grad-CAM: visual explanations from deep
    networks via gradient-based localization", 2017, equations 1 and 2.
    """
    layer = chosen_layer(network, layer)
    maps = coarse_grad_cam(network, parameters, pictures, classes, layer, scratch)
    height, width = pictures.shape[2:]
    place = _place(network, index_of(network, layer))
    if place is None:
        return np.stack([enlarged(one, (height, width)) for one in maps])
    rows, columns = (_between(side, size, *place) for side, size in zip((height, width), maps.shape[1:], strict=True))
    # (H, OH) @ (N, OH, OW) @ (OW, W) -> (N, H, W)
    result: Array = (rows @ maps @ columns.T).astype(pictures.dtype)
    return result


def coarse_grad_cam(
    network: Network, parameters: Array, pictures: Array, classes: Labels, layer: str, scratch: Workspace | None = None
) -> Array:
    """The map of :func:`grad_cam` as large as the feature maps of ``layer`` are, ``(N, OH, OW)``: never below zero."""
    seed = _one_hot(network, classes, parameters)
    found = gradient_at(network, parameters, pictures, None, seed, down_to=layer, scratch=scratch)
    importance = found.gradient.mean(axis=(2, 3), keepdims=True)
    result: Array = np.maximum((importance * found.below).sum(axis=1), 0)
    return result


def layers_with_maps(network: Network) -> list[str]:
    """The layers that Grad-CAM can be asked of, the first one first: the first one with kernels, and what follows."""
    kernels = [len(network.entries.get(f"{name}.weight", ())) == 4 for name in network.names]
    if len(network.input_shape) != 3 or not any(kernels):
        return []
    there = zip(network.names[kernels.index(True) :], network.shapes[kernels.index(True) :], strict=True)
    return [name for name, shape in there if len(shape) == 3]


def chosen_layer(network: Network, layer: str | None) -> str:
    """``layer``, or the last one whose feature maps are not too coarse; raises ``UserError`` where there are none.

    The last one of a block: a ReLU after a normalisation leaves what spoke, and a convolution before one does not.
    """
    there = layers_with_maps(network)
    if not there:
        raise UserError("This network has no convolution, so there are no feature maps for Grad-CAM to look at.")
    if layer is None:
        fine = [name for name in there if min(network.shapes[index_of(network, name)][1:]) >= FINEST]
        return (fine or there)[-1]
    if layer not in there:
        raise UserError(
            "Grad-CAM looks at feature maps, and {layer!r} has none; {there} have some.",
            layer=layer,
            there=", ".join(there),
        )
    return layer


def _to_pictures(
    network: Network, parameters: Array, pictures: Array, classes: Labels, rule: Rule, scratch: Workspace | None
) -> GradientAt:
    seed = _one_hot(network, classes, parameters)
    return gradient_at(network, parameters, pictures, None, seed, rule=rule, scratch=scratch)


def _one_hot(network: Network, classes: Labels, parameters: Array) -> Array:
    """The seed ``(N, L)`` that asks about the logit of each picture's class."""
    return np.eye(network.classes, dtype=parameters.dtype)[classes]


def _place(network: Network, last: int) -> tuple[float, float] | None:
    """Where in the picture the feature maps of layer ``last`` look: the first pixel, and how far the next one is.

    ``None`` where the numbers were rearranged on the way and have no place any more.
    """
    first, step = 0.0, 1.0
    for index in range(last, -1, -1):
        middle = network.layers[index].middle
        if middle is None or len(network.shapes[index]) != 3:
            return None
        first, step = middle[0] + middle[1] * first, step * middle[1]
    return first, step


def _between(pixels: int, size: int, first: float, step: float) -> Array:
    """Weights ``(pixels, size)``: straight lines between ``size`` values, ``step`` apart from ``first`` on."""
    places = np.clip((np.arange(pixels) - first) / step, 0, size - 1)
    weights: Array = np.maximum(0, 1 - np.abs(places[:, None] - np.arange(size)))
    return weights
