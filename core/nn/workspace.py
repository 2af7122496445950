"""Scratch memory that is made once and used again for every batch."""

from collections.abc import Callable, Hashable
from math import prod
from typing import Any, TypeVar

import numpy as np
from numpy.typing import DTypeLike

from core.types import Array, Shape

T = TypeVar("T")


class Workspace:
    """Scratch arrays that are made once and used again for every batch; each belongs to its caller.

    One workspace serves one thread, and any number of networks one after the other. What :meth:`take` gives out is
    valid until the same key is asked for again, and whoever has it may give it away to be written to.

    Memory stays when the number of pictures changes: fresh pages take the system longer to hand out than a few pictures
    take to compute (four through the default network: 4.5 ms with them, 1.6 ms without).
    """

    def __init__(self) -> None:
        self._arrays: dict[str, Array] = {}
        self._memory: dict[str, Array] = {}
        self._zeros: dict[str, tuple[Array, Hashable]] = {}
        self._derived: dict[str, tuple[object, Array, Any]] = {}
        self._children: dict[str, Workspace] = {}

    def child(self, name: str) -> "Workspace":
        """The workspace of one layer."""
        return self._children.setdefault(name, Workspace())

    def take(self, key: str, shape: Shape, dtype: DTypeLike) -> Array:
        """An array of ``shape`` with arbitrary contents."""
        self._zeros.pop(key, None)
        return self._array(key, shape, dtype)

    def zeros(self, key: str, shape: Shape, dtype: DTypeLike, written: Hashable) -> Array:
        """An array that is zero wherever its caller does not write (padding): it stays so and is not zeroed again.

        ``written`` is whatever decides, beside ``shape``, where the caller writes; with another one all is zero
        again. Nobody else may write to the array: it is never given away.
        """
        array = self._array(key, shape, dtype)
        known = self._zeros.get(key)
        if known is None or known[0] is not array or known[1] != written:
            array[...] = 0
            self._zeros[key] = array, written
        return array

    def derived(self, key: str, source: Array, make: Callable[[Array], T]) -> T:
        """``make(source)``; where ``source`` cannot change, being read-only, it is made once and kept."""
        owner = source if source.base is None else source.base
        if not isinstance(owner, np.ndarray) or owner.flags.writeable:
            return make(source)
        place = source.ctypes.data, source.shape, source.strides, source.dtype
        known = self._derived.get(key)
        if known is None or known[0] != place:
            # The source is kept with it: as long as it lives, nothing else lies in its place.
            known = self._derived[key] = place, source, make(source)
        result: T = known[2]
        return result

    def _array(self, key: str, shape: Shape, dtype: DTypeLike) -> Array:
        array = self._arrays.get(key)
        if array is None or array.shape != shape or array.dtype != dtype:
            array = self._arrays[key] = self._make(key, shape, np.dtype(dtype))
        return array

    def _make(self, key: str, shape: Shape, dtype: np.dtype[Any]) -> Array:
        size = prod(shape) * dtype.itemsize
        memory = self._memory.get(key)
        if memory is None or memory.nbytes < size:
            memory = self._memory[key] = np.empty(size, np.uint8)
        # (bytes,) -> (numbers,) -> shape
        return memory[:size].view(dtype).reshape(shape)
