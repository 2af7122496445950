"""``import``: weights of another program become a weight file."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from core.atomic import check_target
from core.exchange.formats import import_model
from core.model.weights import save_model
from desktop.cli.arguments import check_output
from desktop.cli.output import say

HELP = "Make a weight file of a NumPy archive (.npz) or of a parameter file of NumPy-CNN"


def describe(parser: ArgumentParser) -> None:
    """Its arguments."""
    parser.add_argument(
        "file", metavar="FILE", help="an .npz with an array for each parameter, or NumPy-CNN's params.pkl"
    )
    parser.add_argument("--output", required=True, metavar="FILE", help="the weight file to write, .safetensors")


def obey(options: Namespace) -> None:
    """Read the file, write the weights, and say which network they are of."""
    output = Path(options.output)
    check_output(options.output, options.file)
    check_target(output)
    model = import_model(Path(options.file))
    save_model(output, model)
    fields = {
        "file": options.file,
        "output": options.output,
        "name": model.card.name,
        "parameters": model.network.parameter_count,
    }
    say(options, fields, f"{model.card.name}, {model.network.parameter_count:,} parameters, is in {output}.")
