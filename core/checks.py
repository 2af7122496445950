"""What values that come from outside are held against: from a file, a form or a caller."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from math import isfinite
from pathlib import Path
from sys import float_info
from typing import TypeGuard

from core.types import NoMemoryError, UserError, said


def is_whole(value: object) -> TypeGuard[int]:
    """Whether ``value`` is a whole number as Python and JSON have it: no ``True``, no 3.0, none of NumPy's."""
    return type(value) is int


def is_number(value: object) -> TypeGuard[float]:
    """Whether ``value`` is a number that a float can hold, infinity and not-a-number among them; no ``True``."""
    return isinstance(value, float) or (is_whole(value) and abs(value) <= float_info.max)


def is_finite(value: object) -> TypeGuard[float]:
    """Whether ``value`` is a number that can be computed with."""
    return is_number(value) and isfinite(value)


def is_there(path: Path) -> bool:
    """Whether there is something at ``path`` that can be looked at; never at a name that no file can have."""
    return _facts(path) is not None


def is_folder(path: Path) -> bool:
    """Whether a folder is at ``path``; the same of names."""
    facts = _facts(path)
    return facts is not None and stat.S_ISDIR(facts.st_mode)


def _facts(path: Path) -> os.stat_result | None:
    try:
        return path.stat()
    except (OSError, ValueError):
        return None


def file_size(path: Path) -> int:
    """The bytes in the file at ``path``; ``UserError`` for a folder, and for pipes and devices, which may never end."""
    try:
        facts = path.stat()
    except ValueError as error:  # a zero in its name, or half a letter
        raise UserError("{path} cannot be the name of a file.", path=path) from error
    if not stat.S_ISREG(facts.st_mode):
        raise UserError("{path} is not a file.", path=path)
    return facts.st_size


@contextmanager
def memory_to_read(path: Path) -> Iterator[None]:
    """Make a :class:`NoMemoryError` of what is said where there is not enough memory for the file at ``path``."""
    try:
        yield
    except MemoryError as error:
        raise NoMemoryError("There is not enough memory to read {name}.", name=path.name) from error


def newer(name: str) -> UserError:
    """What to raise for the file called ``name`` where its version is one that is not known yet."""
    return UserError("{name} was written by a newer version of Digitscope: update the program to open it.", name=name)


def in_words(error: OSError) -> str:
    """Why the system did not do it, as the end of a sentence."""
    return said(error.strerror or str(error))
