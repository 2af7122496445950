"""The sub-commands' arguments, and what leaves the program when something goes wrong. No Qt."""

import io
import os
import re
import sys
from argparse import Action, ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Callable, Sequence
from importlib import import_module
from keyword import iskeyword
from pathlib import Path
from typing import NoReturn

import numpy as np

from core.checks import is_there
from core.types import UserError
from desktop.version import own_version

COMMANDS = ("train", "evaluate", "compare", "recognise", "explain", "import", "export", "info", "register")
"""Modules beside this one, a sub-command each, with ``HELP``, ``describe(parser)`` and ``obey(options)``.

One that is called as a word of Python's own has an underscore behind it.
"""

BAD_INPUT = 2
INTERRUPTED = 130  # 128 + SIGINT, as shells have it

_DESCRIPTION = """\
Draw a digit, watch a convolutional network recognise it, train it and look inside.
Without a command a window opens, with the files that are named; the commands work without a screen."""

_EPILOGUE = """\
"COMMAND --help" describes each. With --json every result is one JSON object on a line of its own.
Bad input ends with one sentence on standard error and the exit status 2, and nothing is written."""


def are_files(arguments: Sequence[str]) -> bool:
    """Whether ``arguments`` are files for the window, none of them included, and no command line for :func:`run`."""
    return not arguments or (arguments[0] not in COMMANDS and is_there(Path(arguments[0])))


def run(arguments: Sequence[str]) -> int:
    """Obey a command line; returns the exit status."""
    return report(lambda: _obey(arguments))


def report(work: Callable[[], int]) -> int:
    """Do ``work`` and return its status; of a failure a person sees one sentence on standard error.

    2 is the status for bad input (``UserError``) and for output that cannot be written, 130 that for Ctrl-C.
    """
    try:
        status = work()
        if sys.stdout is not None:  # closed, or on Windows there is no terminal
            sys.stdout.flush()
    except UserError as error:
        return _fail(str(error), BAD_INPUT)
    except MemoryError:
        return _fail("There is not enough memory for this.", BAD_INPUT)
    except KeyboardInterrupt as error:
        return _fail(str(error) or "Stopped.", INTERRUPTED)
    except OSError as error:  # files are dealt with where they are opened: this is the output
        if sys.stdout is not None:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or the same happens again on leaving
        if isinstance(error, BrokenPipeError):  # "| head" has seen enough
            return BAD_INPUT
        return _fail(f"The output cannot be written: {error.strerror or error}.", BAD_INPUT)
    return status


def _fail(sentence: str, status: int) -> int:
    if sys.stderr is not None:  # print would take standard output for one that is closed
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
        sentence = re.sub(
            r"^argument COMMAND: invalid choice: ('.*') \(.*\)$", r"there is no command and no file \1", message
        )
        sentence = re.sub(r"^argument ([^:]+): ", r"\1: ", sentence)
        raise UserError(f"{sentence[0].upper()}{sentence[1:]}; see {self.prog} --help.")


class _Version(Action):
    """Prints the program's version and ends, as ``--help`` does."""

    def __call__(self, parser: ArgumentParser, *_: object) -> None:
        print("Digitscope", own_version())
        parser.exit()


def _parser() -> ArgumentParser:
    program = Path(sys.argv[0]).name
    parser = _Parser(
        f"python {program}" if program.endswith(".py") else program,
        description=_DESCRIPTION,
        epilog=_EPILOGUE,
        formatter_class=RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="print the version and end")
    adding = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for name in COMMANDS:
        command = import_module(f"desktop.cli.{name}{'_' * iskeyword(name)}")
        added = adding.add_parser(name, help=command.HELP, description=f"{command.HELP}.", allow_abbrev=False)
        added.add_argument("--json", action="store_true", help="print JSON, one object a line")
        command.describe(added)
        added.set_defaults(obey=command.obey)
    return parser
