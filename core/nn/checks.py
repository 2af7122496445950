"""What a layer is described with, checked where the layer is made: files and scripts hand in anything."""

from collections.abc import Collection
from math import isfinite
from typing import TypeGuard

import numpy as np

from core.types import Shape, UserError, said


def is_integer(value: object) -> TypeGuard[int]:
    """Whether ``value`` is a whole number, NumPy's included; 3.0 and ``True`` are none."""
    return isinstance(value, int | np.integer) and not isinstance(value, bool)


def make_whole(layer: object, who: str, *names: str) -> None:
    """Of ``layer``, called ``who``, make the fields ``names`` plain ints from 1 on; ``UserError`` for anything else."""
    for name in names:
        value = getattr(layer, name)
        if not is_integer(value):
            raise UserError(
                "{who} needs a whole number for {name}, not {value!r}.", who=who, name=said(name), value=value
            )
        if value < 1:
            raise UserError("{who} needs at least 1 for {name}, not {value!r}.", who=who, name=said(name), value=value)
        object.__setattr__(layer, name, int(value))


def make_real(layer: object, who: str, *names: str) -> None:
    """Of ``layer``, called ``who``, make the fields ``names`` plain, finite floats; ``UserError`` for anything else."""
    for name in names:
        value = getattr(layer, name)
        try:
            sound = (is_integer(value) or isinstance(value, float | np.floating)) and isfinite(value)
        except OverflowError:  # an int beyond all floats
            sound = False
        if not sound:
            raise UserError("{who} needs a number for {name}, not {value!r}.", who=who, name=said(name), value=value)
        object.__setattr__(layer, name, float(value))


def shape_of(value: object, lengths: Collection[int]) -> Shape | None:
    """``value`` as a shape of plain ints from 1 on with one of the ``lengths``; ``None`` if it is no such shape."""
    if not isinstance(value, list | tuple) or len(value) not in lengths:
        return None
    return tuple(int(size) for size in value) if all(is_integer(size) and size >= 1 for size in value) else None
