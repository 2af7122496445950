"""``export``: a weight file becomes something that other programs read."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from core.exchange.formats import FORMATS, export_model, format_called
from core.model.weights import load_model
from desktop.cli.arguments import check_output
from desktop.cli.output import say

HELP = "Write weights as an ONNX file, a NumPy archive or PyTorch code"


def describe(parser: ArgumentParser) -> None:
    """Its arguments."""
    parser.add_argument("file", metavar="FILE", help="a weight file")
    parser.add_argument("--to", required=True, metavar="FORMAT", help=", ".join(FORMATS))
    words = "the file to write; PyTorch code looks for the weight file beside itself"
    parser.add_argument("--output", required=True, metavar="TARGET", help=words)


def obey(options: Namespace) -> None:
    """Read the weight file, write the other one, and say so."""
    chosen, source = format_called(options.to), Path(options.file)
    check_output(options.output, source)
    model = load_model(source)
    export_model(model, options.to, Path(options.output), source.name)
    fields = {"file": options.file, "format": options.to, "output": options.output}
    say(options, fields, f"{model.card.name} is written to {options.output} ({chosen.title}).")
