"""Arrays out of a pickle, through an unpickler that can make nothing but arrays and plain numbers.

A pickle is a program: what it names is imported and called. Here it is read twice. First its instructions alone: those
that do more than put numbers, texts and lists together are refused, and so are positions and sizes that the file cannot
fill. Only then is it run, and whatever it names is looked up in a table of ours: in the place of NumPy's functions
stand functions that only note what they are given, so that not even NumPy is reached before sizes have been compared.
"""

import io
import pickle
import pickletools
from math import prod
from typing import Any, ClassVar, NoReturn

import numpy as np

from core.checks import is_whole
from core.types import Array, Shape, said

MOST_BYTES = 1 << 26
"""Of a pickle: 64 MB are 80 times NumPy-CNN's parameters."""

MOST_STEPS = 1 << 20
"""Instructions: 40 times those of its usual history of costs. What a pickle remembers for later has numbers up to this
at most, for the unpickler makes room up to the highest."""

MOST_DIMENSIONS = 4

_FRAME_BYTES = 9
"""Of the instruction and its number."""

_NAMES = {
    # Marks, lists and tuples; no sets and no dictionaries, for what lies in them is hashed.
    *("PROTO", "FRAME", "STOP", "MARK", "EMPTY_LIST", "LIST", "APPEND", "APPENDS"),
    *("EMPTY_TUPLE", "TUPLE", "TUPLE1", "TUPLE2", "TUPLE3"),
    # Plain numbers and texts.
    *("NONE", "NEWTRUE", "NEWFALSE", "INT", "BININT", "BININT1", "BININT2", "LONG", "LONG1", "FLOAT", "BINFLOAT"),
    *("STRING", "BINSTRING", "SHORT_BINSTRING", "UNICODE", "BINUNICODE", "SHORT_BINUNICODE"),
    *("BINBYTES", "SHORT_BINBYTES", "BINBYTES8", "BYTEARRAY8"),
    # What was there before, by its number.
    *("PUT", "BINPUT", "LONG_BINPUT", "MEMOIZE", "GET", "BINGET", "LONG_BINGET"),
    # What an array is made by: a function of the table below, and what it is told afterwards.
    *("GLOBAL", "STACK_GLOBAL", "REDUCE", "BUILD"),
}
_PLACES = {"PUT", "BINPUT", "LONG_BINPUT", "GET", "BINGET", "LONG_BINGET"}

# What the unpickler and the reader of instructions raise on what is damaged.
_FAULTS = (
    *(pickle.UnpicklingError, ValueError, TypeError, AttributeError, IndexError, KeyError),
    *(EOFError, ArithmeticError, RecursionError),
)


class RefusedError(Exception):
    """The pickle holds, or does, something else; the text completes "it …"."""


def unpickled(data: bytes) -> Any:
    """What ``data`` holds: lists and tuples of numbers, texts and :class:`Pickled` arrays.

    Raises :class:`RefusedError` for anything else, and has neither run it nor allocated more than the size of ``data``.
    """
    if len(data) > MOST_BYTES:
        raise RefusedError(said("is too large"))
    try:
        return _Unpickler(io.BytesIO(_checked(data)), encoding="latin1").load()
    except _FAULTS as error:
        raise RefusedError(said("is damaged or has been cut short")) from error


def _checked(data: bytes) -> bytes:
    """``data``; :class:`RefusedError` unless every instruction is harmless and the file really holds what it reads.

    The frames are left out, which say no more than how much to read at once: Python's reader does not bear one that
    ends in the middle of an array.
    """
    pieces, start = [], 0
    for step, (instruction, argument, place) in enumerate(pickletools.genops(data)):
        if instruction.name not in _NAMES:
            raise RefusedError(said("holds more than arrays and numbers"))
        if instruction.name == "FRAME" and place is not None:
            pieces.append(data[start:place])
            start = place + _FRAME_BYTES
        if step > MOST_STEPS or (instruction.name in _PLACES and int(argument or 0) > MOST_STEPS):
            raise RefusedError(said("is too long"))
    return b"".join([*pieces, data[start:]])


class _Type:
    """Stands for ``numpy.dtype``: numbers of up to eight bytes, and which of their bytes comes first."""

    known: ClassVar[tuple[str, ...]] = ("f8", "f4", "f2", "i8", "i4")

    def __init__(self, code: object, *_: object) -> None:
        if code not in self.known:
            raise RefusedError(said("holds an array that is not of numbers"))
        self._code, self._order = str(code), "<"

    def __setstate__(self, state: tuple[Any, ...]) -> None:
        if state[1] not in ("<", ">", "=", "|"):
            raise RefusedError(said("holds numbers in an order of bytes that there is not"))
        self._order = str(state[1])

    @property
    def dtype(self) -> np.dtype[Any]:
        """NumPy's own."""
        return np.dtype(self._order + self._code)


class Pickled:
    """Stands for an array until its bytes have been held against its shape."""

    def __init__(self) -> None:
        self._shape: Shape = ()
        self._type: _Type | None = None
        self._bytes = b""
        self._fortran = False

    def __setstate__(self, state: tuple[Any, ...]) -> None:
        _, shape, kind, fortran, data = state
        self._hold(shape, kind, data, fortran)

    def _hold(self, shape: object, kind: object, data: object, fortran: object) -> None:
        """Keep what is said of an array, if it fits together."""
        content = data.encode("latin1") if isinstance(data, str) else data  # Python 2's text is bytes
        if not (isinstance(shape, tuple) and len(shape) <= MOST_DIMENSIONS and isinstance(content, bytes | bytearray)):
            raise RefusedError(said("holds an array that cannot be put together"))
        if not isinstance(kind, _Type) or not all(is_whole(size) and size >= 1 for size in shape):
            raise RefusedError(said("holds an array that cannot be put together"))
        if prod(shape) * kind.dtype.itemsize != len(content):
            raise RefusedError(said("holds an array whose size is not that of its numbers"))
        self._shape, self._type, self._bytes, self._fortran = shape, kind, bytes(content), bool(fortran)

    @property
    def shape(self) -> Shape:
        """What it says its shape is, as many numbers as there are."""
        return self._shape

    @property
    def array(self) -> Array:
        """The numbers, of :attr:`shape`; raises :class:`RefusedError` where there are none."""
        if self._type is None:
            raise RefusedError(said("holds an array without numbers"))
        flat = np.frombuffer(self._bytes, self._type.dtype)
        return flat.reshape(self._shape, order="F" if self._fortran else "C")  # (numbers,) -> shape


def _reconstruct(*_: object) -> Pickled:
    """An array that learns its shape later; the shape that stands here would be allocated, and is not looked at."""
    return Pickled()


def _from_buffer(data: object, kind: object, shape: object, order: object) -> Pickled:
    array = Pickled()
    array._hold(shape, kind, data, order == "F")
    return array


def _scalar(kind: object, data: object) -> float:
    array = Pickled()
    array._hold((), kind, data, False)
    return float(array.array)


def _encode(text: object, coding: object) -> bytes:
    """How Python 3 writes bytes for Python 2."""
    if not (isinstance(text, str) and coding == "latin1"):
        raise RefusedError(said("holds more than arrays and numbers"))
    return text.encode("latin1")


def _none(*_: object) -> NoReturn:
    """The class ``numpy.ndarray``, which is named and never called."""
    raise RefusedError(said("holds more than arrays and numbers"))


_TABLE = {
    ("numpy", "dtype"): _Type,
    ("numpy", "ndarray"): _none,
    ("_codecs", "encode"): _encode,
    **{
        (f"numpy.{package}.{module}", name): function
        for package in ("core", "_core")  # NumPy 1 and 2
        for module, name, function in (
            ("multiarray", "_reconstruct", _reconstruct),
            ("multiarray", "scalar", _scalar),
            ("numeric", "_frombuffer", _from_buffer),
        )
    },
}
"""All that a pickle may name."""


class _Unpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        """Ours, in place of what is named; nothing is imported."""
        try:
            return _TABLE[module, name]
        except KeyError:
            raise RefusedError(said("holds more than arrays and numbers")) from None
