"""``info``: what is in a weight file."""

import math
from argparse import ArgumentParser, Namespace
from dataclasses import asdict
from pathlib import Path
from typing import Any

from core.model.model import Model
from core.model.weights import load_model
from desktop.cli.output import say
from desktop.cli.text import model_text
from resources import DEFAULT_WEIGHTS

HELP = "Show the architecture, shapes, parameters and card of weights"


def describe(parser: ArgumentParser) -> None:
    """Its arguments."""
    parser.add_argument(
        "file", nargs="?", default=DEFAULT_WEIGHTS, metavar="FILE", help="a weight file; else those bundled"
    )


def obey(options: Namespace) -> None:
    """Architecture, shapes, parameters and card of a weight file."""
    model = load_model(Path(options.file))
    layers = _layers(model)
    fields = {
        "name": model.card.name,
        "input_shape": model.network.input_shape,
        "layers": layers,
        "parameters": model.network.parameter_count,
        "card": asdict(model.card),
    }
    say(options, fields, model_text(model, layers))


def _layers(model: Model) -> list[dict[str, Any]]:
    """Every layer with its name, kind, output shape, number of parameters and settings."""
    network = model.network
    counts = dict.fromkeys(network.names, 0)
    for key, shape in network.entries.items():
        counts[key.partition(".")[0]] += math.prod(shape)
    return [
        {"name": name, "kind": fields["kind"], "output_shape": shape, "parameters": counts[name], **fields}
        for name, shape, fields in zip(network.names, network.shapes, network.describe()["layers"], strict=True)
    ]
