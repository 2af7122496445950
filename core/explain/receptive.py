"""Receptive fields: which numbers, in every layer before and in the picture, one number can depend on.

Araujo et al., "Computing receptive fields of convolutional neural networks", 2019, give formulas for chains of
convolutions. Here every layer says which numbers of its input it reads, so that it holds for any network: padding is
clipped, strides may leave gaps, and a Reshape may scatter what was a box.

**Places.** Here and in the modules beside, 0 is the picture and ``i`` what the i-th layer, counted from 1, makes of it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from core.nn.network import Network
from core.types import Array, Shape, UserError, in_sides


@dataclass(frozen=True, eq=False)
class Field:
    """What is read at one place: ``mask (C, H, W)`` or ``(D,)``, bool."""

    mask: Array

    @cached_property
    def box(self) -> tuple[range, ...]:
        """The smallest box about it, a range for each axis; of an empty field all are empty."""
        axes = range(self.mask.ndim)
        read = [np.flatnonzero(self.mask.any(axis=tuple(other for other in axes if other != axis))) for axis in axes]
        return tuple(range(int(found[0]), int(found[-1]) + 1) if len(found) else range(0) for found in read)

    @cached_property
    def exact(self) -> bool:
        """Whether every number in the box is read; else there are gaps, from a stride or a Reshape."""
        return int(self.mask.sum()) == int(np.prod([len(side) for side in self.box]))


def receptive_fields(network: Network, place: int, position: Sequence[int]) -> tuple[Field, ...]:
    """The fields at all places from the picture (0) up to ``place``, where it is the number at ``position`` itself.

    They say what the number is computed from; that a ReLU or a pooling may ignore it today does not count. Raises
    ``UserError`` if there is no such number.
    """
    shapes = network.place_shapes
    wanted = np.zeros(checked(shapes, place, position), np.bool_)
    wanted[tuple(position)] = True
    fields = [wanted]
    for i in range(place - 1, -1, -1):
        fields.append(network.layers[i].reads(fields[-1], shapes[i]))
    return tuple(Field(mask) for mask in reversed(fields))


def checked(shapes: Sequence[Shape], place: int, position: Sequence[int]) -> Shape:
    """The shape at ``place``; raises ``UserError`` if there is no such place, or no such ``position`` there."""
    if not 0 <= place < len(shapes):
        raise UserError(
            "The network has {count} layers: there is nothing at place {place}.", count=len(shapes) - 1, place=place
        )
    shape = shapes[place]
    fits = len(position) == len(shape) and all(0 <= at < size for at, size in zip(position, shape, strict=True))
    if not fits:
        raise UserError("There is no number {position} among {shape}.", position=tuple(position), shape=in_sides(shape))
    return shape
