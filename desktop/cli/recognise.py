"""``recognise``: read digits from pictures."""

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Any

from core.model.weights import load_model
from core.recognition.strings import ReadDigit
from core.recognition.verdict import Prediction, recognise_many
from desktop.cli.arguments import add_weights
from desktop.cli.output import in_pixels, say
from desktop.cli.progress_bar import ProgressBar
from desktop.cli.text import prediction_line

HELP = "Read digits from pictures, dark on light or light on dark"

CHUNK = 32
"""Pictures read and recognised at a time: the ink of each takes up to 4 MB."""


def describe(parser: ArgumentParser) -> None:
    """Its arguments."""
    parser.add_argument("pictures", nargs="+", metavar="PICTURE", help="PNG, JPEG, BMP, GIF, WebP and more")
    add_weights(parser)


def obey(options: Namespace) -> None:
    """Read pictures; where one cannot be read, that is the answer, and nothing is printed of the others.

    ``verdict`` is "digit", "unsure" (a second one is nearly as probable), "number", "not a digit" (``text`` is empty
    then) or "empty". What falls into several digits has ``parts``, one for each; ``digit`` and ``probabilities`` are
    those of the least certain one: a number is as sure as that.
    """
    from desktop.reading.pictures import read_to_scale  # decodes with Qt, which no other sub-command needs

    model = load_model(Path(options.weights))
    files: list[str] = options.pictures
    predictions: list[Prediction] = []
    scales: list[float] = []
    with ProgressBar(sys.stderr, not options.json) as progress:
        for start in range(0, len(files), CHUNK):
            progress.show(start / len(files), f"{start:,} of {len(files):,} pictures")
            pictures = [read_to_scale(file) for file in files[start : start + CHUNK]]
            inks = [ink for ink, _ in pictures]
            predictions += recognise_many(model.network, model.parameters, inks, model.card.calibration)
            scales += [scale for _, scale in pictures]
    for file, prediction, scale in zip(files, predictions, scales, strict=True):
        fields: dict[str, Any] = {
            "file": file,
            "text": prediction.text,
            "digit": prediction.digit,
            "probabilities": prediction.probabilities.tolist(),
            "verdict": prediction.verdict,
        }
        if len(prediction.digits) > 1:
            fields["parts"] = [_digit(digit, scale) for digit in prediction.digits]
        say(options, fields, prediction_line(file, prediction))


def _digit(digit: ReadDigit, scale: float) -> dict[str, Any]:
    """One digit: ``box`` is left, top, width and height in the picture's pixels, ``scale`` to one of the ink."""
    return {
        "digit": digit.digit,
        "probabilities": digit.probabilities.tolist(),
        "box": in_pixels(digit.box, scale),
    }
