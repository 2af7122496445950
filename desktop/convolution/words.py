"""The lesson in words: sizes, padding, and the sum with its numbers. No Qt."""

from collections.abc import Callable

import numpy as np

from core.explain.lesson import Lesson
from core.types import Array
from desktop.convolution.numbers import cell_text
from desktop.language import counted, tr
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
        return tr("height and width = {side}", side=formula(height, lesson, rows))
    return tr(
        "height = {height}\nwidth = {width}",
        height=formula(height, lesson, rows),
        width=formula(width, lesson, columns),
    )


def padding(lesson: Lesson) -> str:
    """What padding does here."""
    _, height, width = lesson.picture.shape
    before, after, pad = size(height, width), size(*lesson.positions), lesson.pad
    if pad == 0:
        text = tr("There is no padding: the kernel stays inside the picture. ")
        if lesson.stride > 1:  # most of what is lost is lost by that
            return text + tr("{before} becomes {after}.", before=before, after=after)
        if lesson.kernel == 1:
            return text + tr(
                "It is a single number and fits on every pixel: {before} becomes {after}.", before=before, after=after
            )
        return text + tr("It cannot reach over the edge, so that {before} becomes {after}.", before=before, after=after)
    frame = counted("one zero", "{count} zeros", pad)
    text = tr(
        "Padding puts {frame} on every side of the picture (hatched): {before} becomes "
        "{padded}, and the kernel reaches into the frame. ",
        frame=frame,
        before=before,
        padded=size(height + 2 * pad, width + 2 * pad),
    )
    if (height, width) == lesson.positions:
        return text + tr("So the output is as large as the picture: {after}.", after=after)
    return text + tr("The output is {after}.", after=after)


def stride(lesson: Lesson) -> str:
    """What the stride does here."""
    if lesson.stride == 1:
        return tr("With stride 1 the kernel moves on by one pixel at a time.")
    left = lesson.left_over()
    rows, columns = (rest - lesson.pad for rest in left)
    text = tr(
        "With stride {stride} the kernel moves on by {stride} pixels at a time: fewer outputs.", stride=lesson.stride
    )
    if any(left):
        rows_left = counted("the last row", "the last {count} rows", rows)
        columns_left = counted("the last column", "the last {count} columns", columns)
        missed = tr(" and ").join([rows_left] * (rows > 0) + [columns_left] * (columns > 0))
        text += tr(
            " It never reaches {missed}: that is what ⌊ ⌋, rounding down, says.",
            missed=missed or tr("the end of the frame"),
        )
    return text


def _unbroken(text: str) -> str:
    """``text`` on one line."""
    return text.replace(" ", "\N{NO-BREAK SPACE}")


def spelled(patch: Array, kernel: Array) -> str:
    """The sum over ``patch`` times ``kernel (K, K)``: ``50 × 30 + 20 × 30 = 2100``; what is 0 is left out."""
    pairs = [(a, b) for a, b in zip(patch.ravel(), kernel.ravel(), strict=True) if a * b != 0]
    total = cell_text(float(np.round((patch * kernel).sum(), 9)))
    if not pairs:
        return tr("Every product is 0, and so is their sum.")
    terms = [
        f"{_bracketed(float(a), cell_text)} {TIMES} {_bracketed(float(b), cell_text)}" for a, b in pairs[:MOST_TERMS]
    ]
    rest = float(sum(a * b for a, b in pairs[MOST_TERMS:]))
    if len(pairs) > MOST_TERMS:
        terms.append(
            tr(
                "{rest} ({count} more products)",
                rest=_bracketed(rest, cell_text),
                count=len(pairs) - MOST_TERMS,
            )
        )
    others = "" if len(pairs) == patch.size else tr("  (all other products are 0)")
    return f"{' + '.join(_unbroken(term) for term in terms)} = {total}{others}"


def total(lesson: Lesson, number_of_kernel: int, row: int, column: int, channel: int) -> str:
    """How the sums of all channels and the bias become the output at ``(row, column)``."""
    sums = lesson.products(number_of_kernel, row, column).sum(axis=(1, 2))
    bias = float(lesson.bias[number_of_kernel])
    value = number(float(lesson.maps[number_of_kernel, row, column]))
    if len(sums) == 1:
        if bias == 0:
            return tr("The bias is 0. Output ({row}, {column}) = {value}", row=row, column=column, value=value)
        return tr(
            "Output ({row}, {column}) = {sum} + bias {bias} = {value}",
            row=row,
            column=column,
            sum=_sum(sums),
            bias=_bracketed(bias),
            value=value,
        )
    if len(sums) <= 4:
        depth = tr("{sums} (one sum for each channel)", sums=_sum(sums))
    else:
        others = _bracketed(float(np.delete(sums, channel).sum()))
        depth = tr(
            "{own} (channel {channel}) + {others} (the other {count} channels)",
            own=number(float(sums[channel])),
            channel=channel,
            others=others,
            count=len(sums) - 1,
        )
    return tr(
        "Output ({row}, {column}) = {depth} + bias {bias} = {value}",
        row=row,
        column=column,
        depth=depth,
        bias=_bracketed(bias),
        value=value,
    )


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
        return tr("Nothing is pooled.")
    kind = tr("Max pooling keeps the greatest") if pooling.takes_maximum else tr("Average pooling takes the mean")
    before, after = lesson.maps.shape[1:], lesson.pooled.shape[1:]
    side, step = pooling.window, pooling.step
    sides = [
        _unbroken(f"1 + ⌊({old} {MINUS} {side}) / {step}⌋ = {new}") for old, new in zip(before, after, strict=True)
    ]
    text = tr(
        "{kind} of every {side} window: {before} becomes {after}. ",
        kind=kind,
        side=size(side, side),
        before=size(*before),
        after=size(*after),
    )
    return text + (
        tr("Height and width: {side}", side=sides[0])
        if sides[0] == sides[1]
        else tr("Height: {height}; width: {width}", height=sides[0], width=sides[1])
    )
