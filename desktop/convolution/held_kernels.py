"""The kernels that the lesson is about, and how a person changes them. No Qt."""

from collections.abc import Callable
from typing import Final, NamedTuple

import numpy as np

from core.explain.kernels import EIGHT, KERNELS, bank
from core.explain.lesson import Lesson, fitted, resized
from core.types import Array, UserError
from desktop.convolution.numbers import parse_table
from desktop.language import tr
from desktop.widgets.past import Past

BANK: Final = tr("All eight of these")
NETWORK: Final = tr("Filter of the network")
OWN: Final = tr("Own kernel")
NAMED = {tr(name): kernel for name, kernel in KERNELS.items()}
CHOICES = (*map(tr, EIGHT), BANK, *(tr(name) for name in KERNELS if name not in EIGHT), NETWORK, OWN)
"""As they are called in the list of them."""

LARGEST_KERNEL = 9


class KernelCell(NamedTuple):
    """One number of one slice of one kernel, counted from 0."""

    number: int
    channel: int
    row: int
    column: int


class _Held(NamedTuple):
    """All that is held at one moment, as :class:`HeldKernels` has it."""

    name: str
    weight: Array
    bias: Array
    whole: Array
    own: tuple[Array, Array, Array] | None


class HeldKernels:
    """``weight (F, C, K, K)`` and ``bias (F,)``; what is changed is changed in the kernels that a lesson shows."""

    def __init__(self) -> None:
        self.name: str
        """Which of them they are, as the list of them says."""
        self.weight: Array
        self.bias: Array
        self._whole: Array
        """As they were before they were cut."""
        self._own: tuple[Array, Array, Array] | None = None
        """These three, of what the person has made."""
        self._begin(CHOICES[0])
        self._past = Past(self._now())

    def choose(self, name: str, lesson: Lesson | None = None, channel: int | None = None) -> None:
        """Hold the kernel of this name, the eight, or the person's own.

        That begins as those of ``lesson``, if there is one: with all slices, or the one for ``channel``.
        """
        self._begin(name, lesson, channel)
        self._past.adjust(self._now())

    def _begin(self, name: str, lesson: Lesson | None = None, channel: int | None = None) -> None:
        self.name = name
        if name == BANK:
            self._hold(bank(), np.zeros(len(EIGHT)))
        elif name != OWN:
            self._hold(NAMED[name][None, None], np.zeros(1))
        elif self._own is not None:
            self.weight, self.bias, self._whole = self._own
        elif lesson is not None:
            weight = lesson.weight if channel is None else lesson.weight[:, channel : channel + 1]
            self._hold(weight, lesson.bias)

    def make_own(self, change: Callable[[], None], key: str = "") -> None:
        """Do ``change`` to what is held: it is the person's own then, and there again whenever that is chosen.

        Changes in a row that have the same ``key`` are taken back together. Where no number becomes another there is
        nothing to take back.
        """
        before = self._now()
        change()
        weight = fitted(before.weight, self.weight.shape[1])  # a lesson has a slice for each channel of its picture
        if np.array_equal(weight, self.weight) and np.array_equal(before.bias, self.bias):
            self._bring_back(before)
            return
        self.name, self._own = OWN, (self.weight, self.bias, self._whole)
        self._past.record(self._now(), key)

    def seal(self) -> None:
        """What comes is taken back for itself, whatever its key."""
        self._past.seal()

    def undo(self) -> None:
        """Take back the last change."""
        self._bring_back(self._past.undo())

    def redo(self) -> None:
        """Make it again."""
        self._bring_back(self._past.redo())

    def _now(self) -> _Held:
        return _Held(self.name, self.weight, self.bias, self._whole, self._own)

    def _bring_back(self, held: _Held) -> None:
        self.name, self.weight, self.bias, self._whole, self._own = held

    def _hold(self, weight: Array, bias: Array) -> None:
        self.weight, self.bias = weight.astype(np.float64), bias.astype(np.float64)
        self._whole = self.weight

    def write(self, lesson: Lesson, at: KernelCell, values: Array) -> None:
        """Write ``values (h, w)`` from a cell on."""
        self._hold(lesson.weight, lesson.bias)
        height, width = values.shape
        self.weight[at.number, at.channel, at.row : at.row + height, at.column : at.column + width] = values

    def paste(self, lesson: Lesson, at: KernelCell, text: str) -> None:
        """Write a table of numbers from a cell on; a larger one becomes the slice, if it is square.

        Raises ``UserError`` for what is no table, or not square.
        """
        values = parse_table(text, LARGEST_KERNEL)
        height, width = values.shape
        if at.row + height <= lesson.kernel and at.column + width <= lesson.kernel:
            self.write(lesson, at, values)
            return
        if height != width:
            raise UserError(
                tr("A kernel is square, and {height} × {width} is not; nothing was pasted.", height=height, width=width)
            )
        self._hold(resized(lesson.weight, (height, width), centred=True), lesson.bias)
        self.weight[at.number, at.channel] = values

    def resize(self, side: int) -> None:
        """Cut or fill all kernels around their middle."""
        self.weight = resized(self._whole, (side, side), centred=True)

    def set_bias(self, number: int, bias: float) -> None:
        """Give kernel ``number`` this bias."""
        self.bias = self.bias.copy()
        self.bias[number] = bias
