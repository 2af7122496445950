"""What values that come from outside are held against: from a file, a form or a caller."""

from math import isfinite
from sys import float_info
from typing import TypeGuard


def is_whole(value: object) -> TypeGuard[int]:
    """Whether ``value`` is a whole number as Python and JSON have it: no ``True``, no 3.0, none of NumPy's."""
    return type(value) is int


def is_number(value: object) -> TypeGuard[float]:
    """Whether ``value`` is a number that a float can hold, infinity and not-a-number among them; no ``True``."""
    return isinstance(value, float) or (is_whole(value) and abs(value) <= float_info.max)


def is_finite(value: object) -> TypeGuard[float]:
    """Whether ``value`` is a number that can be computed with."""
    return is_number(value) and isfinite(value)
