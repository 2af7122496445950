"""The lesson in words: sizes, padding, and the sum with its numbers. No Qt."""

from collections.abc import Callable

import numpy as np

from core.explain.lesson import Lesson
from core.types import Array
from desktop.convolution.numbers import cell_text
from desktop.widgets.tile_layout import number

MOST_TERMS = 9
"""Products that are spelled out: the rest is added up."""

MINUS, TIMES = "\N{MINUS SIGN}", "\N{MULTIPLICATION SIGN}"


def size(height: int, width: int) -> str:
    """``28 × 28``."""
    return f"{height} {TIMES} {width}"


def formula(length: int, lesson: Lesson, result: int) -> str:
    """``1 + floor((W - F + 2P) / S)`` with the numbers of one side filled in."""
    kernel, pad, stride = lesson.kernel, lesson.pad, lesson.stride
    return _unbroken(f"1 + ⌊({length} {MINUS} {kernel} + 2 {TIMES} {pad}) / {stride}⌋ = {result}")


def sizes(lesson: Lesson) -> str:
    """How large the output is and why, one line for each side."""
    _, height, width = lesson.picture.shape
    rows, columns = lesson.positions
    if (height, rows) == (width, columns):
        return f"height and width = {formula(height, lesson, rows)}"
    return f"height = {formula(height, lesson, rows)}\nwidth = {formula(width, lesson, columns)}"


def padding(lesson: Lesson) -> str:
    """What padding does here."""
    _, height, width = lesson.picture.shape
    before, after, pad = size(height, width), size(*lesson.positions), lesson.pad
    if pad == 0:
        text = "There is no padding: the kernel stays inside the picture. "
        if lesson.kernel == 1:
            return text + f"It is a single number and fits on every pixel: {before} becomes {after}."
        return text + f"Its middle never stands on the outermost pixels, so that {before} becomes {after}."
    frame = "one zero" if pad == 1 else f"{pad} zeros"
    text = (
        f"Padding puts {frame} on every side of the picture (hatched): {before} becomes "
        f"{size(height + 2 * pad, width + 2 * pad)}, and the kernel reaches into the frame. "
    )
    if (height, width) == lesson.positions:
        return text + f"So the output is as large as the picture: {after}."
    return text + f"The output is {after}."


def stride(lesson: Lesson) -> str:
    """What the stride does here."""
    if lesson.stride == 1:
        return "With stride 1 the kernel moves on by one pixel at a time."
    rows, columns = lesson.left_over()
    text = f"With stride {lesson.stride} the kernel moves on by {lesson.stride} pixels at a time: fewer outputs."
    if rows or columns:
        missed = [_last(rows, "row")] * bool(rows) + [_last(columns, "column")] * bool(columns)
        text += f" It never reaches {' and '.join(missed)}: that is what ⌊ ⌋, rounding down, says."
    return text


def _unbroken(text: str) -> str:
    """``text`` on one line."""
    return text.replace(" ", "\N{NO-BREAK SPACE}")


def _last(count: int, what: str) -> str:
    return f"the last {what}" if count == 1 else f"the last {count} {what}s"


def spelled(patch: Array, kernel: Array) -> str:
    """The sum over ``patch`` times ``kernel (K, K)``: ``50 × 30 + 20 × 30 = 2100``; what is 0 is left out."""
    pairs = [(a, b) for a, b in zip(patch.ravel(), kernel.ravel(), strict=True) if a * b != 0]
    total = cell_text(float(np.round((patch * kernel).sum(), 9)))
    if not pairs:
        return "Every product is 0, and so is their sum."
    terms = [f"{cell_text(float(a))} {TIMES} {_bracketed(float(b), cell_text)}" for a, b in pairs[:MOST_TERMS]]
    rest = float(sum(a * b for a, b in pairs[MOST_TERMS:]))
    if len(pairs) > MOST_TERMS:
        terms.append(f"{_bracketed(rest, cell_text)} ({len(pairs) - MOST_TERMS} more products)")
    others = "" if len(pairs) == patch.size else "  (all other products are 0)"
    return f"{' + '.join(_unbroken(term) for term in terms)} = {total}{others}"


def total(lesson: Lesson, number_of_kernel: int, row: int, column: int, channel: int) -> str:
    """How the sums of all channels and the bias become the output at ``(row, column)``."""
    sums = lesson.products(number_of_kernel, row, column).sum(axis=(1, 2))
    bias = float(lesson.bias[number_of_kernel])
    value = number(float(lesson.maps[number_of_kernel, row, column]))
    if len(sums) == 1:
        if bias == 0:
            return f"The bias is 0. Output ({row}, {column}) = {value}"
        return f"Output ({row}, {column}) = {_sum(sums)} + bias {_bracketed(bias)} = {value}"
    if len(sums) <= 4:
        depth = f"{_sum(sums)} (one sum for each channel)"
    else:
        others = _bracketed(float(np.delete(sums, channel).sum()))
        depth = f"{number(float(sums[channel]))} (channel {channel}) + {others} (the other {len(sums) - 1} channels)"
    return f"Output ({row}, {column}) = {depth} + bias {_bracketed(bias)} = {value}"


def _sum(terms: Array) -> str:
    first, *rest = [float(np.round(term, 9)) for term in terms]
    return " + ".join([number(first), *(_bracketed(term) for term in rest)])


def _bracketed(value: float, write: Callable[[float], str] = number) -> str:
    text = write(value)
    return f"({text})" if value < 0 else text


def pooled(lesson: Lesson) -> str:
    """How large the output is after pooling, with the formula's numbers."""
    pooling = lesson.pooling
    if pooling is None:
        return "Nothing is pooled."
    kind = "Max pooling keeps the greatest" if pooling.takes_maximum else "Average pooling takes the mean"
    before, after = lesson.maps.shape[1:], lesson.pooled.shape[1:]
    side, step = pooling.window, pooling.step
    sides = [
        _unbroken(f"1 + ⌊({old} {MINUS} {side}) / {step}⌋ = {new}") for old, new in zip(before, after, strict=True)
    ]
    text = f"{kind} of every {size(side, side)} window: {size(*before)} becomes {size(*after)}. "
    return text + (
        f"Height and width: {sides[0]}" if sides[0] == sides[1] else f"Height: {sides[0]}; width: {sides[1]}"
    )
