"""The sub-commands' arguments, and what leaves the program when something goes wrong. No Qt."""

import io
import os
import re
import sys
from argparse import ArgumentParser, ArgumentTypeError, RawDescriptionHelpFormatter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn

import numpy as np

from core.model.presets import PRESETS
from core.optim.optimizers import OPTIMIZERS
from core.types import UserError
from desktop.cli import commands
from resources import DEFAULT_WEIGHTS

BAD_INPUT = 2
INTERRUPTED = 130  # 128 + SIGINT, as shells have it

_DESCRIPTION = """\
Draw a digit, watch a convolutional network recognise it, train it and look inside.
Without a command a window opens; the commands work without a screen."""

_EPILOGUE = """\
"COMMAND --help" describes each. With --json every result is one JSON object on a line of its own.
Bad input ends with one sentence on standard error and the exit status 2, and nothing is written."""

_DATASET = 'the data: "mnist" (bundled), a folder of IDX files, or an .npz with images and labels'


def run(arguments: Sequence[str]) -> int:
    """Obey a command line; returns the exit status."""
    return report(lambda: _obey(arguments))


def report(work: Callable[[], int]) -> int:
    """Do ``work`` and return its status; of a failure a person sees one sentence on standard error.

    2 is the status for bad input (``UserError``) and for output that cannot be written, 130 that for Ctrl-C.
    """
    try:
        status = work()
        sys.stdout.flush()
    except UserError as error:
        return _fail(str(error), BAD_INPUT)
    except KeyboardInterrupt as error:
        return _fail(str(error) or "Stopped.", INTERRUPTED)
    except OSError as error:  # files are dealt with where they are opened: this is the output
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or the same happens again on leaving
        if isinstance(error, BrokenPipeError):  # "| head" has seen enough
            return BAD_INPUT
        return _fail(f"The output cannot be written: {error.strerror or error}.", BAD_INPUT)
    return status


def _fail(sentence: str, status: int) -> int:
    print(sentence, file=sys.stderr)
    return status


def _obey(arguments: Sequence[str]) -> int:
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a file's name may hold what the terminal cannot show
            stream.reconfigure(errors="backslashreplace")
    options = _parser().parse_args(arguments)
    with np.errstate(all="ignore"):  # numbers out of range show in the loss, which is looked at
        options.obey(options)
    return 0


class _Parser(ArgumentParser):
    """Complains in one sentence, as the rest of the program does."""

    def error(self, message: str) -> NoReturn:
        sentence = re.sub(r"^argument COMMAND: invalid choice: ('.*') \(.*\)$", r"there is no command \1", message)
        sentence = re.sub(r"^argument ([^:]+): ", r"\1: ", sentence)
        raise UserError(f"{sentence[0].upper()}{sentence[1:]}; see {self.prog} --help.")


def _whole(text: str) -> int:
    try:
        return int(text)
    except ValueError:
        raise ArgumentTypeError(f"a whole number is needed, not {text!r}") from None


def _real(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        raise ArgumentTypeError(f"a number is needed, not {text!r}") from None


def _parser() -> ArgumentParser:
    program = Path(sys.argv[0]).name
    parser = _Parser(
        f"python {program}" if program.endswith(".py") else program,
        description=_DESCRIPTION,
        epilog=_EPILOGUE,
        formatter_class=RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    adding = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)

    def command(name: str, obey: Callable[..., None], words: str) -> ArgumentParser:
        added = adding.add_parser(name, help=words, description=f"{words}.", allow_abbrev=False)
        added.set_defaults(obey=obey)
        added.add_argument("--json", action="store_true", help="print JSON, one object a line")
        return added

    _describe_train(command("train", commands.train, "Train a network and write its weights"))

    added = command("evaluate", commands.evaluate, "Measure accuracy, loss, recall and confusion on the test part")
    _add_weights(added)
    added.add_argument("--dataset", default="mnist", metavar="DATA", help=_DATASET)

    added = command("recognise", commands.recognise, "Read digits from pictures, dark on light or light on dark")
    added.add_argument("pictures", nargs="+", metavar="PICTURE", help="PNG, JPEG, BMP, GIF, WebP and more")
    _add_weights(added)

    added = command("info", commands.info, "Show the architecture, shapes, parameters and card of weights")
    added.add_argument(
        "file", nargs="?", default=DEFAULT_WEIGHTS, metavar="FILE", help="a weight file; else those bundled"
    )
    return parser


def _add_weights(parser: ArgumentParser) -> None:
    parser.add_argument("--weights", default=DEFAULT_WEIGHTS, metavar="FILE", help="a weight file; else those bundled")


def _describe_train(parser: ArgumentParser) -> None:
    parser.add_argument("--preset", required=True, metavar="NAME", help=f"the network: {', '.join(PRESETS)}")
    parser.add_argument(
        "--output", required=True, metavar="FILE.safetensors", help="where the weights go, at the end of training"
    )
    parser.add_argument("--dataset", default="mnist", metavar="DATA", help=_DATASET)
    parser.add_argument("--epochs", type=_whole, metavar="N", help="passes over the training pictures")
    parser.add_argument("--batch-size", type=_whole, metavar="N", help="pictures in a step")
    parser.add_argument("--optimizer", metavar="NAME", help=" or ".join(OPTIMIZERS))
    parser.add_argument("--learning-rate", type=_real, metavar="R", help="the size of a step")
    parser.add_argument("--seed", type=_whole, metavar="N", help="the same seed gives the same weights")
    parser.add_argument("--threads", type=_whole, metavar="N", help="threads to compute with; else all")
    parser.epilog = "What is not given is as the preset has it."
