from functools import partial

import numpy as np
import pytest

from core.explain.kernels import KERNELS
from core.explain.lesson import Lesson, fitted
from core.types import UserError
from desktop.convolution.held_kernels import BANK, CHOICES, OWN, HeldKernels, KernelCell
from desktop.convolution.numbers import as_table


def shown(kernels: HeldKernels, channels: int = 1) -> Lesson:
    return Lesson(np.ones((channels, 12, 12)), fitted(kernels.weight, channels), kernels.bias)


def test_every_kernel_of_the_list_can_be_held() -> None:
    kernels = HeldKernels()
    np.testing.assert_array_equal(kernels.weight[0, 0], KERNELS["Vertical Sobel"])
    for name in CHOICES[:-2]:
        kernels.choose(name)
        assert kernels.weight.shape[0] == len(kernels.bias) == (8 if name == BANK else 1)


def test_one_number_is_written_and_the_named_kernel_stays_as_it_is() -> None:
    kernels = HeldKernels()
    kernels.write(shown(kernels, 3), KernelCell(0, 2, 1, 1), np.array([[5.0]]))
    assert kernels.weight.shape == (1, 3, 3, 3)
    assert kernels.weight[0, :, 1, 1].tolist() == [0, 0, 5]
    assert KERNELS["Vertical Sobel"][1, 1] == 0


def test_a_kernel_that_was_cut_comes_back() -> None:
    kernels = HeldKernels()
    for side in (1, 5, 3):
        kernels.resize(side)
        assert kernels.weight.shape[2:] == (side, side)
    np.testing.assert_array_equal(kernels.weight[0, 0], KERNELS["Vertical Sobel"])


def test_of_the_eight_one_gets_a_bias() -> None:
    kernels = HeldKernels()
    kernels.choose(BANK)
    kernels.set_bias(3, -1.5)
    assert kernels.bias.tolist() == [0, 0, 0, -1.5, 0, 0, 0, 0]


def test_a_table_is_pasted_into_the_kernel_or_becomes_it() -> None:
    kernels, corner = HeldKernels(), KernelCell(0, 0, 0, 0)
    kernels.paste(shown(kernels), KernelCell(0, 0, 1, 1), "8\t9")
    assert kernels.weight[0, 0, 1].tolist() == [-2, 8, 9]
    table = "\n".join("\t".join(str(row * 5 + column) for column in range(5)) for row in range(5))
    kernels.paste(shown(kernels), corner, table)
    np.testing.assert_array_equal(kernels.weight[0, 0], np.arange(25).reshape(5, 5))
    before = kernels.weight
    with pytest.raises(UserError, match="A kernel is square, and 1 × 6 is not; nothing was pasted"):
        kernels.paste(shown(kernels), corner, "1\t2\t3\t4\t5\t6")
    with pytest.raises(UserError, match="10 × 1 numbers are too many, 9 × 9 fit"):
        kernels.paste(shown(kernels), corner, "1\n" * 10)
    assert kernels.weight is before


def test_the_kernel_that_is_seen_becomes_ones_own() -> None:
    kernels = HeldKernels()
    weight = np.random.default_rng(0).normal(size=(1, 1, 5, 5)).astype(np.float32)
    kernels.choose(OWN, Lesson(np.ones((1, 6, 6)), weight, np.ones(1, np.float32)))
    np.testing.assert_array_equal(kernels.weight, weight)
    kernels.choose(OWN)
    np.testing.assert_array_equal(kernels.weight, weight)


def test_changes_are_taken_back_and_made_again() -> None:
    kernels = HeldKernels()
    kernels.undo()
    kernels.redo()
    assert kernels.name == CHOICES[0], "nothing was changed"
    first = kernels.weight.copy()
    for side in (5, 7):
        kernels.make_own(partial(kernels.resize, side))
    seen = []
    for step in (kernels.undo, kernels.undo, kernels.undo, kernels.redo, kernels.redo, kernels.undo):
        step()
        seen.append((kernels.name, len(kernels.weight[0, 0])))
    assert seen == [(OWN, 5), (CHOICES[0], 3), (CHOICES[0], 3), (OWN, 5), (OWN, 7), (OWN, 5)]
    kernels.make_own(partial(kernels.set_bias, 0, 2.0))
    kernels.redo()
    assert kernels.bias.tolist() == [2], "what was taken back is forgotten with the next change"
    kernels.undo()
    kernels.undo()
    np.testing.assert_array_equal(kernels.weight, first)
    kernels.choose(OWN)
    assert kernels.weight.shape == (1, 1, 3, 3), "there was none yet"


@pytest.mark.parametrize("channels", [1, 3])
def test_the_numbers_that_are_there_already_are_no_step(channels: int) -> None:
    kernels = HeldKernels()
    kernels.make_own(partial(kernels.resize, 5))
    kernels.make_own(partial(kernels.resize, 3))
    lesson, corner = shown(kernels, channels), KernelCell(0, 0, 0, 0)
    kernels.make_own(partial(kernels.paste, lesson, corner, as_table(lesson.weight[0, 0])))
    kernels.make_own(partial(kernels.set_bias, 0, 0.0))
    kernels.undo()
    assert kernels.weight.shape[2:] == (5, 5)


def test_a_named_kernel_keeps_its_name_where_no_number_becomes_another() -> None:
    kernels = HeldKernels()
    kernels.make_own(partial(kernels.write, shown(kernels), KernelCell(0, 0, 0, 0), kernels.weight[0, 0]))
    assert kernels.name == CHOICES[0]


def test_what_cannot_be_done_is_no_step() -> None:
    kernels = HeldKernels()

    def fails() -> None:
        raise UserError("no")

    with pytest.raises(UserError):
        kernels.make_own(fails)
    assert kernels.name == CHOICES[0]
    kernels.undo()
    assert kernels.name == CHOICES[0]
