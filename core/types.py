"""The types and the letters that the whole of ``core`` shares.

Shapes in docstrings: ``N`` images, ``C`` channels, ``H W`` height and width, ``F`` filters, ``K`` kernel side,
``D`` features, ``L`` classes, ``P`` parameters.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Shape: TypeAlias = tuple[int, ...]
"""The shape of one example, without the batch: ``(C, H, W)`` or ``(D,)``."""

Array: TypeAlias = NDArray[Any]
"""Real numbers: float32 in use, float64 in gradient checks."""

Pixels: TypeAlias = NDArray[np.uint8]
"""Pictures as stored, ``(N, 1, 28, 28)``, ink = 255."""

Labels: TypeAlias = NDArray[np.int64]
"""Classes 0..L-1, ``(N,)``."""

Block: TypeAlias = Mapping[str, Array]
"""The named parameters (or gradients) of one layer, each a view of the flat vector."""


MOST_LETTERS = 1_000
"""Of a sentence that is shown to a person."""


def _in_english(text: str, /, **values: object) -> str:
    return text.format(**values) if values else text


_say: Callable[..., str] = _in_english


def speak(say: Callable[..., str] = _in_english) -> None:
    """From now on :func:`said` is what ``say`` makes of a text and its values; without it, English again."""
    global _say
    _say = say


def said(text: str, /, **values: object) -> str:
    """``text`` for a person, ``{name:,}`` filled in from ``values``: in English, unless the window speaks another."""
    return _say(text, **values)


def in_sides(shape: Iterable[int]) -> str:
    """A ``shape`` for a person: "8 × 12 × 12"."""
    return " × ".join(map(str, shape))


class UserError(Exception):
    """Something a person can put right; its text is one sentence made to be shown as it is.

    Raised for bad input of every kind: nothing has been changed when it arrives. The ``sentence`` is :func:`said` with
    its ``values``. What the input brings into it, such as the name of a file, is shown on one line and not at any
    length.
    """

    def __init__(self, sentence: str = "", /, **values: object) -> None:
        super().__init__(_shown(said(sentence, **values)))


class NoMemoryError(UserError):
    """There is not enough memory for it. A file may be as good as ever, so nothing is done to it."""


def _shown(sentence: str) -> str:
    """``sentence`` as it may be shown, its middle left out where it is very long."""
    if len(sentence) > MOST_LETTERS:
        sentence = f"{sentence[: MOST_LETTERS // 2]} … {sentence[-MOST_LETTERS // 2 :]}"
    return printable(sentence)


def printable(text: str) -> str:
    """``text`` on one line, without letters that no one sees, that change what stands beside them or are but half."""
    if text.isprintable():
        return text
    return "".join(letter if letter.isprintable() else " " if letter.isspace() else "\ufffd" for letter in text)
