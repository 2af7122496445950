"""An answer as tiles with their names, as a sentence, and pixel by pixel."""

import numpy as np

from core.explain.methods import METHODS, Method
from core.types import Array
from desktop.language import tr
from desktop.why.question import Answer
from desktop.widgets.tile_layout import Pixel, Scale, number
from desktop.widgets.words import a_digit, percent


def tiles(method: Method, values: Array, wanted: int) -> tuple[Array, list[str], Scale]:
    """The map as tiles ``(T, H, W)`` with their names and the scale of their colours."""
    if method.kind == "change":
        names = [tr("+ ink to add"), tr("\N{MINUS SIGN} ink to remove")]
        return np.stack([np.maximum(values, 0), np.maximum(-values, 0)]), names, Scale(0.0, 1.0)
    tiles = values[None]
    if method.kind == "signed":
        return tiles, [tr("Red speaks for {wanted}, blue against it", wanted=wanted)], Scale.symmetric(tiles)
    return tiles, [tr("Bright matters for {wanted}", wanted=wanted)], Scale.sequential(tiles)


def of_method(method: Method) -> str:
    """What it shows and what not, and where it comes from."""
    return tr(
        "{shows}\nWhat it does not show: {hides}\n{source}",
        shows=tr(method.shows),
        hides=tr(method.hides),
        source=method.source,
    )


def result(answer: Answer) -> str:
    """What has come of it, in one sentence."""
    case, found = answer.case, answer.explanation
    best, wanted = case.digit.rivals[0], case.wanted
    if found.changed is None:
        where = tr(", in {layer}", layer=found.layer) if found.layer is not None else ""
        if wanted == best:
            return tr("Why the network answers {best}{where}", best=best, where=where)
        return tr(
            "What speaks for {wanted}, though the network answers {best}{where}", wanted=wanted, best=best, where=where
        )
    chance = percent(answer.probability or 0)
    if found.found and not found.map.any():
        return tr("It is {digit} already, with {chance}: nothing has to change.", digit=a_digit(wanted), chance=chance)
    if found.found:
        return tr("With this change the network answers {wanted}, with {chance}.", wanted=wanted, chance=chance)
    return tr(
        "No change was found that makes it {digit}: the nearest gives it {chance}.",
        digit=a_digit(wanted),
        chance=chance,
    )


def of_pixel(answer: Answer, pixel: Pixel) -> str:
    """What the ``pixel`` of one of its tiles says."""
    ink = float(answer.case.digit.picture[pixel.row, pixel.column])
    if METHODS[answer.case.method].kind == "change":
        what = (tr("added"), tr("removed"))[pixel.tile]
    else:
        what = tr("for {wanted}", wanted=answer.case.wanted)
    value, there = number(round(pixel.value, 5)), number(round(ink, 3))
    return tr(
        "(row {row}, column {column})  ·  {what} {value}  ·  ink {there}",
        row=pixel.row,
        column=pixel.column,
        what=what,
        value=value,
        there=there,
    )
