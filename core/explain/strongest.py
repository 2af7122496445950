"""The pictures of a data set that every unit of a network answers the most, and what in them it answers to."""

from collections.abc import Generator
from typing import NamedTuple

import numpy as np

from core.explain.receptive import receptive_fields
from core.explain.units import WORK, heard_at, layers_with_units
from core.nn.network import Network
from core.nn.workspace import Workspace
from core.types import Array, Pixels

COUNT = 9


class Strongest(NamedTuple):
    """For each of the F units of a layer, the strongest first: which ``picture (F, n)``, the answer to it before the
    activation, ``value (F, n)``, and where in the map that is, counted row by row, ``place (F, n)``.

    A unit with fewer answers than another one has values of minus infinity in their place, which are of no picture.
    """

    picture: Array
    value: Array
    place: Array


def strongest_steps(
    network: Network, parameters: Array, images: Pixels, count: int = COUNT
) -> Generator[tuple[int, dict[str, Strongest]], None, dict[str, Strongest]]:
    """The ``count`` strongest of ``images (N, C, H, W)`` for every unit, by the name of its layer, and where in them.

    Yields how many pictures are done and what is known of them every few milliseconds; nobody writes to that again. Of
    equals the earlier picture, and in it the earlier place, is kept; an answer that is not finite is left out.
    """
    scratch, step = Workspace(), network.pictures_at_once(WORK)
    heard = {network.names[index]: network.names[heard_at(network, index)[0]] for index in layers_with_units(network)}
    best: dict[str, Strongest] = {}
    for start in range(0, len(images), step):
        some = images[start : start + step] * np.float32(1 / 255)
        outputs = network.activations(parameters, some, scratch)
        best = {name: _merged(best.get(name), outputs[at], start, count) for name, at in heard.items()}
        yield min(start + step, len(images)), best
    return best


def field_of(network: Network, index: int, unit: int, place: int) -> tuple[range, range] | None:
    """The rows and columns of the picture that the answer of ``unit`` of layer ``index`` at ``place`` depends on.

    ``place`` counts its map row by row. ``None`` where the network sees no picture.
    """
    at = heard_at(network, index)[0]
    shape = network.shapes[at]
    position = (unit, *divmod(place, shape[2])) if len(shape) == 3 else (unit,)
    box = receptive_fields(network, at + 1, position)[0].box
    return (box[1], box[2]) if len(box) == 3 else None


def _merged(known: Strongest | None, output: Array, start: int, count: int) -> Strongest:
    """The best of those that are ``known`` and of ``output (n, F, H, W)`` or ``(n, F)``, pictures from ``start`` on."""
    flat = output.reshape(len(output), output.shape[1], -1)  # (n, F, H, W) or (n, F) -> (n, F, places)
    flat = np.where(np.isfinite(flat), flat, -np.inf)
    place = flat.argmax(axis=2).T  # (n, F) -> (F, n)
    value = np.take_along_axis(flat.transpose(1, 0, 2), place[:, :, None], axis=2)[:, :, 0]  # (F, n, places) -> (F, n)
    picture = np.broadcast_to(np.arange(start, start + len(output)), place.shape)
    if known is not None:
        picture, value, place = (
            np.concatenate(pair, axis=1) for pair in zip(known, (picture, value, place), strict=True)
        )
    order = np.argsort(-value, axis=1, kind="stable")[:, :count]
    order = order[:, : int(np.isfinite(value).sum(axis=1).max(initial=0))]
    return Strongest(*(np.take_along_axis(array, order, axis=1) for array in (picture, value, place)))
