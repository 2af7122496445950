"""``explain``: why a digit in a picture is, or is not, read as it is."""

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

import numpy as np

from core.atomic import check_target, write_whole
from core.explain.methods import METHODS, Explanation, Method, method
from core.model.weights import load_model
from core.recognition.strings import ReadDigit
from core.recognition.verdict import recognise
from core.steps import mapped, result_of
from core.types import Array, UserError
from desktop.cli.arguments import add_weights, check_output, whole
from desktop.cli.output import in_pixels, say
from desktop.cli.progress_bar import ProgressBar
from desktop.cli.text import percent
from desktop.widgets.colour_maps import DIVERGING_LIGHT, SEQUENTIAL
from desktop.widgets.tile_layout import Scale

HELP = "Show why a digit in a picture is read as it is, as a map of its pixels"

ZOOM = 10
"""Pixels of the PNG for one of the map, a side."""


def describe(parser: ArgumentParser) -> None:
    """Its arguments."""
    parser.add_argument("picture", metavar="PICTURE", help="PNG, JPEG, BMP, GIF, WebP and more")
    parser.add_argument("--method", required=True, metavar="METHOD", help=", ".join(METHODS))
    words = "the class to ask about; else the answer, or what is second to it where the answer is to change"
    parser.add_argument("--class", dest="wanted", type=whole, metavar="CLASS", help=words)
    parser.add_argument("--layer", metavar="NAME", help='whose feature maps Grad-CAM looks at; "info" lists the layers')
    add_weights(parser)
    words = "the PNG to write: the network's picture, and the map beside it"
    parser.add_argument("--output", required=True, metavar="FILE", help=words)


def obey(options: Namespace) -> None:
    """Explain the least certain digit of the picture, write the PNG, and say what it is of.

    ``map`` has the rows of 28 numbers; ``place`` is where in the picture they lie, left, top and side, and ``box`` is
    around the digit's ink, left, top, width and height, all in the picture's pixels. Of a counterfactual,
    ``changed`` is the new picture, and ``found`` says whether it is answered with the class.
    """
    from desktop.reading.pictures import read_to_scale  # decodes with Qt

    asked, output = method(options.method), Path(options.output)
    if options.layer is not None and not asked.takes_layer:
        raise UserError(f"{asked.title} looks at no layer: leave --layer out.")
    check_output(options.output, options.picture, options.weights)
    model = load_model(Path(options.weights))
    ink, scale = read_to_scale(options.picture)
    prediction = recognise(model.network, model.parameters, ink, model.card.calibration)
    if not prediction.digits:
        raise UserError(f"Nothing is drawn on {options.picture}, so there is nothing to explain.")
    check_target(output)
    digit = prediction.digits[prediction.focus]
    wanted = prediction.rivals[asked.kind == "change"] if options.wanted is None else options.wanted
    with ProgressBar(sys.stderr, not options.json) as progress:
        steps = asked.explain(model.network, model.parameters, digit.picture[None], wanted, options.layer)
        found = result_of(mapped(lambda done: progress.show(done, asked.title), steps))
    if not (np.isfinite(digit.probabilities).all() and np.isfinite(found.map).all()):
        raise UserError("The network gives numbers that are not finite, so there is nothing to explain.")
    write_whole(output, _png(asked, digit.picture, found))
    say(options, _fields(options, digit, scale, found), _words(asked, digit, found, output))


def _fields(options: Namespace, digit: ReadDigit, scale: float, found: Explanation) -> dict[str, object]:
    fields: dict[str, object] = {
        "file": options.picture,
        "output": options.output,
        "method": found.method,
        "class": found.wanted,
        "digit": digit.digit,
        "box": in_pixels(digit.box, scale),
        "place": [scale * side for side in digit.prepared.place],
        "map": found.map.tolist(),
    }
    if found.layer is not None:
        fields["layer"] = found.layer
    if found.changed is not None:
        fields |= {"found": found.found, "changed": found.changed.tolist()}
    return fields


def _words(asked: Method, digit: ReadDigit, found: Explanation, output: Path) -> str:
    question = f"{asked.name}, asked about {found.wanted}; the answer is {digit.digit} ({percent(digit.probability)})."
    if found.changed is not None and not found.found:
        question += " No change was found that makes it that; the nearest is shown."
    return f"{question}\n{asked.shows}\nWhat it does not show: {asked.hides}\nWritten to {output}."


def _png(asked: Method, picture: Array, found: Explanation) -> bytes:
    """The picture as dark ink, or the changed one, and the map in colours: red is above zero, blue below."""
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice
    from PySide6.QtGui import QImage, QImageWriter

    shown = picture if found.changed is None else found.changed
    grey = np.rint(255 * (1 - shown)).astype(np.uint8)[..., None].repeat(4, axis=2)
    positive = asked.kind == "positive"
    scale = Scale.sequential(found.map) if positive else Scale.symmetric(found.map)
    colours = (SEQUENTIAL if positive else DIVERGING_LIGHT)[scale.indices(found.map)]
    gap = np.full((len(grey), 1, 4), 255, np.uint8)
    pixels = np.concatenate([grey, gap, colours], axis=1).repeat(ZOOM, axis=0).repeat(ZOOM, axis=1)
    pixels[..., 3] = 255
    height, width, _ = pixels.shape
    image = QImage(pixels.data, width, height, 4 * width, QImage.Format.Format_RGBA8888)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())
